"""Ways to show a brief."""
