"""Where readers may not see who is for us, no rule and no line of a brief takes that for nobody."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.editing.conftest import Gosart, gosart
from tests.site.building import Pages, made_pages
from tests.writing import write_tree

__all__ = ["gosart"]

CONFIG = """\
site_name: Plans
docs_dir: accounts
theme: {name: material, font: false}
plugins:
  - search
  - gosart:
      today: 2026-11-23
      audience_defaults: {people.status: account-team}
"""
PLAN = """\
name: Mill
owner: ada
team: {ada: {name: Ada}}
people:
  dana: {name: Dana Oak, title: Chief, role: approver, influence: inner-circle, status: supporter,
    coverage: in-depth, influences: [fern]}
  fern: {name: Fern Yew, title: CFO, role: decision-maker, influence: inner-circle,
    status: non-supporter, coverage: none}
  emil: {name: Emil Ash, title: Miller, influence: political-structure, status: mentor,
    coverage: in-depth, influences: [dana, fern], audiences: {status: sales}}
opportunities:
  stones:
    name: Stones
    assessments:
    - {date: 2026-11-20, for: us, by: ada, ratings: {inside_support: "+", political_alignment: "+"}}
"""
ABOUT_STATUS = ("A003", "A004", "K001", "K004", "K008", "K010", "K104", "K105")


def brief(gosart: Gosart, audience: str, style: str = "markdown") -> str:
    return gosart("brief", "mill/stones", "--audience", audience, "--format", style).out


def found(gosart: Gosart, audience: str) -> list[str]:
    """Return which of the rules about status find something, each once."""
    findings = json.loads(brief(gosart, audience, "json"))["findings"]
    return sorted({item["code"] for item in findings} & set(ABOUT_STATUS))


def words_of(pages: Pages) -> str:
    """Return the page of the relationships, without the switch that names what it hides."""
    page = pages.text("accounts/mill/relationships/index.html")
    return re.sub(r"<button[^>]*g-projector.*?</button>", "", page)


@pytest.mark.parametrize("audience", ["everyone", "sales"])
def test_a_status_that_is_hidden_is_not_one_that_is_missing(
    tmp_path: Path, gosart: Gosart, audience: str
) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})
    whole, narrow = brief(gosart, "account-team"), brief(gosart, audience)
    assert "1 of 2 needed" in whole
    assert "Inner circle: 1 for us, 0 undecided, 1 against" in whole
    assert found(gosart, audience) == []
    assert "Where people stand is not shown for this audience." in narrow
    assert "not shown for this audience" in narrow[narrow.index("Votes") :].splitlines()[0]
    assert "undecided" not in narrow


def test_the_same_rules_hold_for_readers_who_see_everything(tmp_path: Path, gosart: Gosart) -> None:
    unknown = re.sub(r" status: [a-z-]+,", "", PLAN)
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": unknown})
    assert found(gosart, "account-team") == ["A003", "A004", "K001", "K004", "K010", "K104"]


def test_no_page_counts_who_is_for_us_where_that_is_hidden(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})
    for audience, says in (("account-team", False), ("everyone", True)):
        pages = made_pages(tmp_path, {"audience": audience})
        page = words_of(pages)
        assert ("Where people stand is not shown for this audience." in page) is says
        assert ("Key players with us" in page) is not says
        assert ("1 for us, 0 undecided, 1 against us" in page) is not says


def test_a_call_that_hangs_on_where_people_stand_is_not_made_from_less(
    tmp_path: Path, gosart: Gosart
) -> None:
    rated = '{inside_support: "+", political_alignment: "+"}'
    plan = PLAN.replace(rated, '"+++++ +++++ +++++ +++++"')
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan})
    whole, narrow = (
        json.loads(brief(gosart, audience, "json")) for audience in ("account-team", "sales")
    )
    assert whole["verdict"]["call"] == "change-strategy"
    assert whole["verdict"]["not_shown"] is None
    assert narrow["verdict"]["call"] is None
    assert narrow["verdict"]["not_shown"] == "where people stand is not shown for this audience"
    assert narrow["verdict"]["sentence"].endswith(
        "but where people stand is not shown for this audience, and the call depends on it"
    )
    assert (narrow["vote"], narrow["lights"]["people"]["state"]) == (None, "unknown")
    assert "**Verdict**: Not shown." in brief(gosart, "sales")


def test_grid_map_and_table_say_not_shown_where_a_status_is_hidden_and_not_known_where_it_is_not(
    tmp_path: Path,
) -> None:
    plan = PLAN.replace(
        "  emil:", "  gil: {name: Gil Fox, title: Clerk, influence: outside}\n  emil:"
    )
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan})
    pages = {
        audience: words_of(
            made_pages(
                tmp_path,
                {"audience": audience, "audience_defaults": {"people.status": "account-team"}},
            )
        )
        for audience in ("account-team", "sales")
    }
    assert "Unknown" in pages["account-team"]
    assert "ot shown" not in pages["account-team"]
    for words in (">Not shown<", "</svg>not shown here<", "Status not shown here"):
        assert words in pages["sales"], words
    assert "Unknown" not in pages["sales"]
    assert "Status unknown" not in pages["sales"]
