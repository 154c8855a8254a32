"""From checked entries to the frozen objects."""
