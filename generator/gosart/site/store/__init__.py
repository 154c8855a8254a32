"""What was worked out of each account: a small record in memory, the rest on the disk."""
