"""Cases to learn the method on: a briefing, a plan to begin with, and what a right plan says."""
