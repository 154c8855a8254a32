"""Ways to show a comparison."""
