"""Pages on paper: PDF files of a site, made by the reader's own browser."""
