"""Files in, plain data out: text, lists and mappings with the line and column of every key and value."""
