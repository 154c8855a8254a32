"""What every test may count on: nothing of the machine's own settings, and no notice of the theme's among the lines a test reads."""

from __future__ import annotations

import os

# Before anything imports the theme, which prints a page about MkDocs 2 otherwise.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

# A day or a choice of accounts from outside would change what the tests build.
for name in ("SOURCE_DATE_EPOCH", "GOSART_ONLY"):
    os.environ.pop(name, None)
