"""Two states of the plans are compared: what changed, and what it means, as data and as text.

Renderers write the same comparison for a terminal, a forge's comment or a machine; the site has a
page of it.
"""
