"""What a plan has to hold beyond the form of each key: references, consistency and links."""
