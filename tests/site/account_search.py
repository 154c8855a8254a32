"""A site of four accounts whose search is that of many, for the tests of its index and its box."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import gosart.mkdocs_plugin.site_search
from tests.site.building import Built, build_site
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

__all__ = ["CONFIG_OF_MANY", "PLANS", "many_accounts"]

CONFIG_OF_MANY = CONFIG.replace("[search, gosart]", "[search, gosart: {search: names}]")

ACME = """
    name: Acme Evidence
    owner: ada
    team: {ada: {name: Ada Brook}}
    industry: Contracts
    goal: {customer: Their first choice for presses}
    people:
      siobhan: {name: Siobhán Ó Néill, title: Buyer, influence: inner-circle}
      lukasz: {name: Łukasz Wrona, title: Chief of presses}
    competitors: {robots: {name: Rival Robots}}
    opportunities:
      presses:
        name: Two new presses
        stage: proposal
        amount: 90_000
        close_date: 2027-03-01
        decision_criteria: [{name: Uptime above all, formal: true}]
"""
NORTH = """
    name: 北方机械
    owner: ada
    team: {ada: {name: Ada Brook}}
    people: {wang: {name: 王小明, title: 采购经理}, li: {name: 李明小, title: 经理}}
"""
CROWD = """
    name: Crowd
    owner: ada
    team: {ada: {name: Ada Brook}}
    people:
""" + "".join(
    f"      p{number}: {{name: Person Number{number}, title: Clerk}}\n" for number in range(30)
)
PLANS = {
    "accounts/acme.yml": ACME,
    "accounts/crowd.yml": CROWD,
    "accounts/mill.yml": MILL,
    "accounts/north.yml": NORTH,
}


def many_accounts(folder: Path, language: str = "en") -> Built:
    """Build the four as if they were many."""
    theme = f"font: false, language: {language}, features: [search.highlight]"
    config = CONFIG_OF_MANY.replace("names}", f"names, language: {language}}}")
    config = config.replace("font: false", theme)
    root = write_tree(folder, {"mkdocs.yml": config, **PLANS})
    with patch.object(gosart.mkdocs_plugin.site_search, "MANY_ACCOUNTS", len(PLANS)):
        return build_site(root, folder / "site")
