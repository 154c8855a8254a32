"""What git knows of the plans."""
