"""Files in, plain data out: where the plans are read from, and what the files of each are."""
