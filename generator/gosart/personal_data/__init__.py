"""What the plans and their history say about one human: to answer who asks, and to take it out."""
