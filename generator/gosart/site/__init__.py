"""Results in, finished pages out: the only room that knows templates."""
