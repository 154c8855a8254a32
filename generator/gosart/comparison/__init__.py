"""Two states of the plans become the story of what changed: told to a terminal, a forge's comment, a machine, or on a page."""
