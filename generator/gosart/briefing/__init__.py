"""The one-page brief of a deal or an account for a meeting: where we stand, what moved, what is open, and what each reviewer asks."""
