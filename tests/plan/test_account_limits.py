"""An account holds far more than anybody plans, and not more than can be looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gosart.config.model import SiteOptions
from gosart.lint import check_plans
from gosart.plan.validate.limits import MOST_IN_ALL, MOST_OPEN, MOST_OPPORTUNITIES
from tests.writing import MINIMAL_ACCOUNT, write_tree


def plan(opportunities: int, people: int, more: str = "") -> bytes:
    return (
        MINIMAL_ACCOUNT
        + "people:\n"
        + "".join(f"  p{n}: {{name: P, title: T}}\n" for n in range(people))
        + "opportunities:\n"
        + "".join(
            f"  o{n}: {{name: O, owner: ada, stage: qualified, close_date: 2027-01-01,"
            f" amount: 5{more}}}\n"
            for n in range(opportunities)
        )
    ).encode()


def problems(root: Path, content: bytes) -> list[str]:
    write_tree(root, {"accounts/mill.yml": content})
    options = SiteOptions(root=root, today=date(2026, 11, 27))
    return [f"{item.code} {item.message}" for item in check_plans(options).problems]


WON = ", status: won, closed: 2026-01-01"


@pytest.mark.parametrize(
    ("opportunities", "people", "more", "sentence"),
    [
        (
            MOST_OPPORTUNITIES,
            1,
            "",
            "The account has 501 opportunities; at most 500 are read.",
        ),
        (
            100,
            MOST_OPEN // 100,
            "",
            "101 opportunities with the people of each are 10100 people; at most 10000 are read.",
        ),
        (
            100,
            MOST_IN_ALL // 100,
            WON,
            "101 opportunities with the people of each are 50500 people; at most 50000 are read.",
        ),
        (
            100,
            MOST_OPEN // 100 - 1,
            WON + ", people: {boss: {name: Boss, title: Boss}}",
            "101 opportunities with the people of each are 10100 people; at most 10000 are read.",
        ),
    ],
)
def test_an_account_holds_so_much_and_not_one_more(
    tmp_path: Path, opportunities: int, people: int, more: str, sentence: str
) -> None:
    assert problems(tmp_path, plan(opportunities, people, more)) == []
    assert problems(tmp_path, plan(opportunities + 1, people, more)) == [f"P058 {sentence}"]
