"""Revenue by year against target, and contracts by what comes next, worked by hand."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from gosart.charts.revenue_bar import draw_revenue_bar
from gosart.site.views.growth_model import RevenueView
from gosart.site.views.growth_money import revenue_view
from tests.site.growing import account_of, page_view

HEAD = """\
name: Acme
owner: ann
currency: EUR
team: {ann: {name: Ann Berg}}
units: {north: North}
offerings: {care: Care}
"""
REVENUE = """\
revenue:
  - {year: 2026, target: 240_000}
  - {year: 2025, target: 200_000, actual: 150_000}
  - {year: 2024, target: 100_000}
"""
# today is 24 November 2026
CONTRACTS = """\
contracts:
  - {name: Old, to: 2026-11-14}
  - {name: Open}
  - {name: Far, to: 2027-12-31, notice: 2027-09-30}
  - {name: Late, to: 2027-03-04, notice: 2026-11-01, amount: 12_000, per: year}
  - {name: Near, offering: care, unit: north, from: 2024-03-01, to: 2027-02-28, notice: 2026-12-31}
  - {name: Silent, to: 2027-02-22}
"""


def revenue(folder: Path, plan: str, **options: object) -> RevenueView:
    return revenue_view(page_view(folder), account_of(folder, plan, **options))


def test_years_are_held_against_their_targets(tmp_path: Path) -> None:
    view = revenue(tmp_path, HEAD + REVENUE)
    assert view.title == "2025: €150K sold, 75% of the target; 2026: €240K is the target"
    assert [
        (year.year, year.actual, year.target, year.note, year.is_short) for year in view.years
    ] == [
        ("2024", "–", "€100K", "no result recorded", True),
        ("2025", "€150K", "€200K", "75%", True),
        ("2026", "–", "€240K", "open", False),
    ]


def test_a_bar_is_as_long_as_its_amount_and_the_target_frames_it() -> None:
    drawn = draw_revenue_bar(Decimal(200), Decimal(150), Decimal(400), 260)
    # 150 of 400 on 260 pixels; the frame of 200 lies half a pixel within
    assert re.findall(r'class="(\w+)".*?width="([\d.]+)"', drawn.removeprefix("<svg class")) == [
        ("won", "97.5"),
        ("target", "129"),
    ]
    assert draw_revenue_bar(None, None, Decimal(400), 260) == ""


def test_years_of_several_currencies_have_a_scale_each(tmp_path: Path) -> None:
    yen = "  - {year: 2023, actual: 9_000_000, currency: JPY}\n"
    view = revenue(tmp_path, HEAD + REVENUE + yen)
    assert "class=won y=3 width=190 " in view.years[0].bar
    # 240 thousand is the most of the euros
    assert "width=189 " in view.years[3].bar
    assert view.years[0].actual == "¥9M"


def test_contracts_stand_by_what_comes_next_and_warn_before_notice_ends(tmp_path: Path) -> None:
    view = revenue(tmp_path, HEAD + CONTRACTS)
    assert view.title == "Notice for Near ends in 37 days"
    assert [(contract.name, contract.left, contract.is_soon) for contract in view.contracts] == [
        ("Near", "notice ends in 37 days", True),
        ("Silent", "ends or renews in 90 days; no notice day", True),
        ("Late", "ends or renews in 100 days; notice has passed", False),
        ("Far", "notice ends in 310 days", False),
        ("Open", "no end recorded", False),
        ("Old", "ended 10 days ago", False),
    ]
    near = view.contracts[0]
    assert (near.what, near.starts, near.notice) == ("Care · North", "1 Mar 2024", "31 Dec 2026")
    assert view.contracts[2].amount == "€12K a year"


def test_what_readers_may_not_see_of_them_is_said(tmp_path: Path) -> None:
    hidden = REVENUE.replace("actual: 150_000}", "actual: 150_000, audiences: {actual: sales}}")
    view = revenue(tmp_path, HEAD + hidden, audience="everyone")
    assert view.title == "2026: €240K is the target"
    assert (view.years[1].actual, view.years[1].note) == ("not shown", "")
    assert view.note == "Some of it is not shown for this audience."
    assert revenue(tmp_path / "none", HEAD).is_empty
