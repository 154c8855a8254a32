"""Plans with people, as text: `read_people(folder, people, deal)` reads an account whose only deal continues with `deal`."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from gosart.analysis.opportunity import AccountAnalysis
from tests.analysis.loading import analyse_opportunity, findings_of

__all__ = ["read_people", "said_by"]

HEAD = """\
name: Acme
owner: ann
team:
  ann: {name: Ann Berg}
  bob: {name: Bob Falk}
people:
"""


def read_people(folder: Path, people: str, opportunity: str = "") -> AccountAnalysis:
    """Read an account with these people, one a line (`boss: {…}` or `boss: …` as YAML), and one open deal."""
    return analyse_opportunity(
        folder,
        indent(opportunity, "    "),
        HEAD + indent(people, "  ") + "opportunities:\n  deal:\n    name: Deal\n",
    )


def said_by(code: str, reading: AccountAnalysis) -> list[str]:
    """Give what the rule finds in the account's only deal, in words."""
    return [str(found.message) for found in findings_of(reading) if found.code == code]
