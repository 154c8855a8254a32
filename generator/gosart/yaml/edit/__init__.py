"""Changes of single values in the text of a YAML file; every other byte stays."""
