"""White space as a grid: sums worked by hand, roll-up, currencies, and what readers may not see."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from gosart.charts.space_bar import draw_space_bar
from gosart.site.views.growth_space import white_space_view
from tests.site.growing import account_of, page_view

PLAN = """\
name: Acme
owner: ann
currency: EUR
team: {ann: {name: Ann Berg}}
competitors: {rival: {name: Rival}}
units:
  north: {name: North, spend: 900_000}
  desk: {name: Desk, parent: north}
  south: South
offerings: {care: Care, line: Line, lab: Lab}
whitespace:
  north:
    line: {status: open, amount: 400_000, opportunity: deal}
    care: {status: won, amount: 100_000}
  desk:
    line: {status: potential, amount: 50_000}
    lab: {status: none}
  south:
    line: {status: rival, amount: 250_000, holder: rival}
    care: {status: potential, amount: 200_000, owner: ann, next: 2026-11-02}
    lab: {status: potential}
opportunities:
  deal: {name: The deal, close_date: 2027-03-25}
"""


def test_a_grid_adds_up_what_there_is_to_win_and_what_competitors_hold(tmp_path: Path) -> None:
    space = white_space_view(page_view(tmp_path), account_of(tmp_path, PLAN))
    assert space.title == (
        "€650.0K to win, €400.0K of it in progress; competitors hold €250.0K; we hold €100.0K"
    ).replace(".0K", "K")
    # 1,000,000 in all: 100 won, 400 open, 250 potential, 250 held
    assert [(share.amount, share.share) for share in space.shares] == [
        ("€100K", "10%"),
        ("€400K", "40%"),
        ("€250K", "25%"),
        ("€250K", "25%"),
    ]
    # Line has 700, Care 300, Lab nothing
    assert [(line.name, line.totals.to_win, line.totals.rivals) for line in space.offerings] == [
        ("Line", "€450K", "€250K"),
        ("Care", "€200K", ""),
        ("Lab", "–", ""),
    ]
    assert [
        (row.name, row.level, row.totals.to_win, row.totals.with_parts, row.totals.mapped)
        for row in space.units
    ] == [
        ("North", 0, "€400K", "€450K", "€500K"),
        ("Desk", 1, "€50K", "", "€50K"),
        ("South", 0, "€200K", "", "€450K"),
    ]
    assert space.units[0].note == "spends €900K a year"
    assert (space.totals.to_win, space.totals.rivals, space.totals.mapped) == (
        "€650K",
        "€250K",
        "€1M",
    )
    # nine places, seven are spoken of; South's lab has an owner no more than Desk's line
    assert space.notes == (
        "2 of 9 places not looked at yet.",
        "€50K of potential has no owner; the largest is Line in Desk (€50K).",
        "1 place has no amount: it is in no total.",
    )


def test_a_cell_says_its_deal_its_holder_or_who_goes_for_it(tmp_path: Path) -> None:
    space = white_space_view(page_view(tmp_path), account_of(tmp_path, PLAN))
    cells = [
        (cell.status, cell.label, cell.opportunity, cell.note)
        for row in space.units
        for cell in row.cells
    ]
    assert cells == [
        ("open", "In progress", "The deal", "closes 25 Mar 2027"),
        ("won", "Installed", "", ""),
        ("empty", "not looked at", "", ""),
        ("potential", "Potential", "", "no owner yet"),
        ("empty", "not looked at", "", ""),
        ("none", "No need", "", ""),
        ("rival", "Rival", "", "competitor"),
        ("potential", "Potential", "", "Ann Berg, overdue since 2 Nov 2026"),
        ("potential", "Potential", "", "no owner yet"),
    ]
    assert space.units[0].cells[0].href == "../deal/"


def test_bars_have_one_scale_and_never_overlap() -> None:
    drawn = draw_space_bar(
        [Decimal(100), Decimal(300), Decimal(0), Decimal(100)], Decimal(1000), 100
    )
    bars = [
        (kind, float(x), float(width))
        for kind, x, width in re.findall(r'class="(\w+)" d="M([\d.]+),0.5h([\d.]+)v7', drawn)
    ]
    # a tenth of 100 pixels is 10 wide, its outline lies half a pixel within
    assert bars == [("won", 0.5, 9.0), ("open", 10.5, 29.0), ("rival", 40.5, 9.0)]
    assert draw_space_bar([Decimal(0)] * 4, Decimal(1000), 100) == ""


def test_small_offerings_and_many_units_are_put_together(tmp_path: Path) -> None:
    offerings = "".join(f"  o{n}: Offer {n}\n" for n in range(10))
    units = "".join(f"  u{n}: {{name: Unit {n}, parent: {'u0' if n else ''}}}\n" for n in range(14))
    cells = "".join(f"    o{n}: {{status: open, amount: {n + 1}0_000}}\n" for n in range(10))
    plan = (
        "name: Acme\nowner: ann\nteam: {ann: {name: Ann}}\n"
        f"units:\n{units}offerings:\n{offerings}whitespace:\n  u3:\n{cells}".replace(
            ", parent: }", "}"
        )
    )
    space = white_space_view(page_view(tmp_path), account_of(tmp_path, plan))
    # 100 to 40 thousand by themselves; 30, 20 and 10 thousand together
    assert [line.name for line in space.offerings] == [
        *(f"Offer {n}" for n in range(9, 2, -1)),
        "3 others",
    ]
    assert space.offerings[-1].note == "Offer 2, Offer 1, Offer 0"
    assert space.offerings[-1].totals.to_win == "€60K"
    (row,) = space.units
    assert (row.name, row.note.split(", ")[:2]) == ("Unit 0", ["Unit 1", "Unit 2"])
    assert (row.cells[-1].label, row.cells[-1].amount) == ("3 In progress", "€60K")


@pytest.mark.parametrize(
    ("narrow", "title", "label"),
    [
        (
            "line: {status: rival, amount: 250_000, holder: rival, audience: sales}",
            "Of what is shown: €650K to win, €400K of it in progress; we hold €100K",
            "not shown or not looked at",
        ),
        (
            "line: {status: rival, amount: 250_000, holder: rival, audiences: {amount: sales}}",
            "Of what is shown: €650K to win, €400K of it in progress; we hold €100K",
            "Rival",
        ),
    ],
)
def test_what_readers_may_not_see_is_said_and_in_no_sum(
    tmp_path: Path, narrow: str, title: str, label: str
) -> None:
    plan = PLAN.replace("line: {status: rival, amount: 250_000, holder: rival}", narrow)
    space = white_space_view(page_view(tmp_path), account_of(tmp_path, plan, audience="everyone"))
    assert space.title == title
    assert space.units[2].cells[0].label == label
    assert space.shares[3].amount == "–"
    assert space.units[2].cells[0].amount in ("", "not shown")
    assert space.units[2].totals.rivals == ""
    assert space.notes[0].startswith("Some of it is not shown for this audience")


def test_white_space_without_amounts_or_cells_has_titles_of_its_own(tmp_path: Path) -> None:
    bare = "name: Acme\nowner: ann\nteam: {ann: {name: Ann}}\nunits: {north: North}\n"
    silent = bare + "offerings: {line: Line}\nwhitespace: {north: {line: {status: open}}}\n"
    view = page_view(tmp_path)
    assert white_space_view(view, account_of(tmp_path / "a", silent)).title == (
        "The white space has no amounts yet"
    )
    empty = bare + "offerings: {line: Line}\n"
    assert white_space_view(view, account_of(tmp_path / "b", empty)).title == (
        "No one has looked at any of it yet"
    )
    assert not white_space_view(view, account_of(tmp_path / "c", bare)).is_drawn
