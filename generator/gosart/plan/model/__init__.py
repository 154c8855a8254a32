"""The plan as frozen objects."""
