"""What templates are given, made ready."""
