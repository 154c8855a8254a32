"""Plans with people, as text: `read_people(folder, people, opportunity)` analyses one."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from gosart.analysis.opportunity import AccountAnalysis
from tests.analysis.loading import analyse_opportunity, findings_of

__all__ = ["messages_of", "read_people"]

HEAD = """\
name: Acme
owner: ann
team:
  ann: {name: Ann Berg}
  bob: {name: Bob Falk}
people:
"""


def read_people(folder: Path, people: str, opportunity: str = "") -> AccountAnalysis:
    """Analyse an account with these people and one open opportunity, which continues as given.

    A person is a line of YAML: `boss: {…}` or `boss: …`.
    """
    return analyse_opportunity(
        folder,
        indent(opportunity, "    "),
        HEAD + indent(people, "  ") + "opportunities:\n  deal:\n    name: Deal\n",
    )


def messages_of(code: str, analysis: AccountAnalysis) -> list[str]:
    """Return what the rule finds in the account's only opportunity, in words."""
    return [str(finding.message) for finding in findings_of(analysis) if finding.code == code]
