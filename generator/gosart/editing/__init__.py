"""Plans written by the tool: new ones, one value, one assessment; nobody has to know the file a key stands in."""
