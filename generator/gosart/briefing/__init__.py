"""The one-page brief of an opportunity or account: where we stand, what moved, what is open.

It ends with what each reviewer asks.
"""
