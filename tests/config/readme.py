"""The README's tables that are made from the model of the options.

`python -m tests.config.readme` (or `make tables`) writes them; a test fails when they are behind.
"""

from __future__ import annotations

import re
from pathlib import Path

from gosart.config.reference import options_table, sources_table

__all__ = ["README", "with_tables"]

README = Path(__file__).parents[2] / "README.md"
TABLES = {"options": options_table, "sources": sources_table}


def with_tables(text: str) -> str:
    """Return the README with its tables as the model makes them today."""
    for name, table in TABLES.items():
        begin, end = f"<!-- {name}: made by `make tables` -->", f"<!-- /{name} -->"
        pattern = f"{re.escape(begin)}.*?{re.escape(end)}"
        made = f"{begin}\n\n{table()}\n{end}"
        text, count = re.subn(pattern, lambda _: made, text, flags=re.DOTALL)  # noqa: B023
        assert count == 1, f"the README has {count} tables between {begin} and {end}"
    return text


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text("utf-8")), "utf-8")
