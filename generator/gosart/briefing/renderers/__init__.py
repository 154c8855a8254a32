"""The formats of a brief: a terminal, Markdown and JSON."""
