"""Words of a page in the reader's language: message catalogues, and numbers, dates and money as that language writes them."""
