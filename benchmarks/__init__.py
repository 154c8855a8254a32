"""How long, how large: a portfolio of any number of plans, and what a site of it costs."""
