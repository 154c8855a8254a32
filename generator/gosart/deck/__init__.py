"""Decks: the review of an opportunity or an account as PowerPoint files, with native tables.

load ── what is asked for, read and analysed
opportunity_deck, account_deck ── what the slides say: a Deck of the model, without a program
drawing/ ── a Deck as a file, in our own design or in a company's template
"""
