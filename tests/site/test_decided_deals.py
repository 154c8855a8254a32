"""A decided deal stands behind the open ones, and no page asks for more work on it."""

from __future__ import annotations

import pytest

from tests.site.building import Built, build_site
from tests.site.repositories import CONFIG
from tests.writing import MINIMAL_ACCOUNT, write_tree

PLAN = (
    MINIMAL_ACCOUNT
    + """\
opportunities:
  barges: {name: Barges, status: won, outcome: The trial decided it.}
  hoists:
    name: Hoists
    status: lost
    outcome: Too dear.
    assessments: [{date: 2026-05-01, for: us, ratings: "++++? ???-- +++++ +++++"}]
  pumps: {name: Pumps}
"""
)
REQUESTS = ("is not written yet", "No action is planned", "No one has been assessed yet")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("decided")
    write_tree(root, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})
    return build_site(root, root / "site")


def test_open_deals_come_first_on_the_summary(site: Built) -> None:
    titles = [
        item["id"]
        for item in site.page("accounts/mill/").all("article", "li")
        if item.get("id").startswith("deal-")
    ]
    assert titles == ["deal-pumps", "deal-barges", "deal-hoists"]


def test_only_the_open_deal_is_asked_for_what_it_lacks(site: Built) -> None:
    summary = site.page("accounts/mill/").text
    assert [summary.count(request) for request in REQUESTS] == [0, 0, 0]
    assert site.page("accounts/mill/pumps/").with_class("gs-starters")
    assert not site.page("accounts/mill/barges/").with_class("gs-starters")
    for part in ("assessment", "actions"):
        for deal, count in (("pumps", 1), ("barges", 0), ("hoists", 0)):
            text = site.page(f"accounts/mill/{deal}/{part}/").text
            assert sum(text.count(request) for request in REQUESTS) == count, (deal, part)


def test_what_was_not_known_of_a_decided_deal_is_not_to_be_found_out(site: Built) -> None:
    assert "To find out" not in site.page("accounts/mill/hoists/assessment/").text
    brief = site.page("accounts/mill/hoists/brief/").text
    assert "No open deals, so nothing to find out." in brief
    assert "No unknowns." not in brief
