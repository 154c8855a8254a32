"""The page of value draws the case: the title reads it, and a phone has it as a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.judged import JUDGED
from tests.site.building import made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PAGE = "accounts/mill/stones/value/"
RIVALS = JUDGED.replace(
    "- {item: Stones, amount: 90_000}",
    """- {item: Stones, amount: 90_000}
        - {item: Quern's price, amount: 70_000, for: quern}
        - {item: Scrap, amount: 1_000, per: month, for: no-decision}""",
)


def title_of(folder: Path, plan: str) -> str:
    """Give what the waterfall says of the plan."""
    write_tree(folder, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan})
    page = made_pages(folder).page(PAGE)
    figure = page.with_class("gw-figure")[0]
    return next(figure.all("h3")).text


@pytest.mark.parametrize(
    ("limit", "title"),
    [
        ("8 months", "It pays back in month 8 on confirmed figures alone, inside the 8 they allow"),
        (
            "7 months",
            "On confirmed figures alone it pays back in month 8, later than the 7 they allow",
        ),
    ],
)
def test_the_title_says_when_confirmed_figures_alone_pay_it_back(
    tmp_path: Path, limit: str, title: str
) -> None:
    assert title_of(tmp_path, JUDGED.replace("20 months", limit)) == title


def test_what_nobody_confirmed_is_called_so_before_its_payback(tmp_path: Path) -> None:
    plan = JUDGED.replace(", confirmed: {by: dana, date: 2026-11-10}", "")
    assert plan != JUDGED
    title = title_of(tmp_path, plan)
    assert title == "Nothing is confirmed yet: on our own figures it pays back in month 6"


def test_a_phone_has_every_bar_of_the_waterfall_in_a_list_and_both_have_a_table(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": JUDGED})
    page = made_pages(tmp_path).page(PAGE)
    (waterfall,) = page.with_class("gw-wide")
    drawn = {node.text.partition(":")[0] for node in waterfall.all("title")} - {""}
    listed = [next(item.all("span")).text for item in page.with_class("gw-phone")[0].all("li")]
    assert [name for name in listed if not any(name.startswith(bar) for bar in drawn)] == []
    assert len(listed) == 4
    (table,) = page.with_class("gw-table")
    assert len(list(table.all("tr"))) > len(listed) - 1


def test_each_choice_of_theirs_has_a_drawing_and_what_is_not_known_is_said(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": RIVALS})
    page = made_pages(tmp_path).page(PAGE)
    heads = [head.text for head in page.with_class("gw-panels")[0].with_class("gw-head")]
    assert [head.partition(" Quern's")[0] for head in heads] == [
        "Us: +€342K paid back in month 8",
        "Quern Co: −€70K, saving not known",
        "Doing nothing: −€36K Scrap",
    ]
    title = next(page.with_class("gw-figure")[1].all("h3")).text
    assert title.endswith("what Quern Co brings them is not known")


def test_readers_who_do_not_see_every_figure_have_no_picture_made_of_the_rest(
    tmp_path: Path,
) -> None:
    hidden = RIVALS.replace("per: month}", "per: month, audiences: {amount: account-team}}", 1)
    assert hidden != RIVALS
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": hidden})
    drawn = {
        audience: list(
            made_pages(tmp_path, {"audience": audience, "today": "2026-11-23"})
            .page(PAGE)
            .with_class("gosart-value")
        )
        for audience in ("account-team", "everyone")
    }
    assert drawn["account-team"]
    assert drawn["everyone"] == []
