"""Money that contradicts itself inside a plan: each pair is found, where both are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.method.loader import load_method
from gosart.plan.model.account import Account
from gosart.rules.evaluate import Examiner
from gosart.site.builder import SiteBuilder
from tests.writing import write_tree

HEAD = """\
name: Mill
owner: ada
currency: EUR
team: {ada: {name: Ada}}
offerings: {stones: Stones, care: Care}
units: {mill: {name: Mill, spend: 900_000}, bakery: {name: Bakery, spend: 300_000, parent: mill}}
"""
ORDER = "opportunities:\n  main:\n    name: Main\n    amount: 400_000\n"
RATED = (
    "    assessments:\n    - {date: 2026-11-20, for: us, by: ada, ratings: {HERE: "
    '{rating: "+", evidence: WORDS}}}\n'
)


def rated(criterion: str, evidence: str) -> str:
    return RATED.replace("HERE", criterion).replace("WORDS", evidence)


def found(folder: Path, plan: str, audience: str = "account-team") -> list[tuple[str, str]]:
    """Return the findings about money, by code."""
    write_tree(folder, {"accounts/mill.yml": HEAD + plan})
    options = options_from({"today": "2026-11-23", "audience": audience}, folder, {})
    portfolio = SiteBuilder().load(options)
    assert [str(problem.message) for problem in portfolio.problems] == []
    (account,) = portfolio.accounts
    assert isinstance(account, Account)
    findings = Examiner(load_method("en"), options).examine(account).findings
    codes = ("G014", "G017", "G018", "G019", "V014", "R006")
    return [(item.code, str(item.message)) for item in findings if item.code in codes]


CELLS = "whitespace: {mill: {stones: {status: open, opportunity: main, amount: HERE}}}\n"
SEVERAL = (
    "whitespace: {mill: {stones: {opportunity: main, amount: 300_000}}, "
    "bakery: {care: {opportunity: main, amount: HERE}}}\n"
)
WON = (
    "whitespace: {mill: {care: {status: won, amount: 95_000}}}\n"
    "contracts: [{name: Care, unit: mill, offering: care, from: 2024-01-01, to: TO, "
    "amount: HERE}]\n"
)
VALUE = (
    "    value:\n      unique_business_value: WORDS\n      benefits:\n"
    "      - {item: Stops, amount: 220_000, per: year}\n"
    "      - {item: Scrap, amount: 80_000, per: year}\n"
)


@pytest.mark.parametrize(
    ("agrees", "differs", "code", "sentence"),
    [
        (
            CELLS.replace("HERE", "400_000") + ORDER,
            CELLS.replace("HERE", "350_000") + ORDER,
            "G017",
            "The white space has EUR 350,000 for this opportunity, but its amount is EUR 400,000",
        ),
        (
            SEVERAL.replace("HERE", "100_000") + ORDER,
            SEVERAL.replace("HERE", "400_000") + ORDER,
            "G017",
            "The white space has EUR 700,000 for this opportunity, but its amount is EUR 400,000",
        ),
        (
            ORDER + "    objective: {team: Sign the EUR 400k order}\n",
            ORDER + "    objective: {team: Sign the EUR 0.5M order}\n",
            "G017",
            "Our objective says EUR 500,000, but the amount is EUR 400,000",
        ),
        (
            ORDER + "    objective: {team: {text: Sign the order, target: EUR 390k}}\n",
            ORDER + "    objective: {team: {text: Sign the order, target: EUR 350k}}\n",
            "G017",
            "Our objective says EUR 350,000, but the amount is EUR 400,000",
        ),
        (
            ORDER + rated("short_term_revenue", "0.4M in Q1"),
            ORDER + rated("short_term_revenue", "0.6M in Q1"),
            "G017",
            "The evidence for “Short-term revenue” says EUR 600,000, but the amount is EUR 400,000",
        ),
        (
            ORDER + "    budget: {amount: 500_000}\n" + rated("access_to_funds", "EUR 500k"),
            ORDER + "    budget: {amount: 500_000}\n" + rated("access_to_funds", "EUR 900k"),
            "G018",
            "The evidence for “Access to funds” says EUR 900,000, but the budget is EUR 500,000",
        ),
        (
            ORDER + "    budget: {amount: 400_000}\n",
            ORDER + "    budget: {amount: 390_000}\n",
            "G014",
            "The customer's budget of EUR 390,000 is below the order of EUR 400,000",
        ),
        (
            WON.replace("HERE", "95_000").replace("TO", "2027-12-31"),
            WON.replace("HERE", "45_000").replace("TO", "2027-12-31"),
            "G019",
            "The white space has EUR 95,000 won for Care in Mill, but the contract says EUR 45,000",
        ),
        (
            "whitespace: {mill: {care: {spend: 500_000}, stones: {spend: 400_000}}}\n",
            "whitespace: {mill: {care: {spend: 500_000}, stones: {spend: 600_000}}}\n",
            "G019",
            "The white space of Mill has EUR 1,100,000 spent, more than its EUR 900,000",
        ),
        (
            ORDER + VALUE.replace("WORDS", "Fewer stops, worth EUR 300k a year"),
            ORDER + VALUE.replace("WORDS", "Fewer stops, worth EUR 700k a year"),
            "V014",
            (
                "The unique business value says EUR 700,000, which matches none of the "
                "figures behind it"
            ),
        ),
        (
            ORDER + VALUE.replace("WORDS", "EUR 220k a year"),
            ORDER + VALUE.replace("WORDS", "EUR 600k a year"),
            "V014",
            (
                "The unique business value says EUR 600,000, which matches none of the "
                "figures behind it"
            ),
        ),
    ],
)
def test_each_pair_is_found_where_it_differs(
    tmp_path: Path, agrees: str, differs: str, code: str, sentence: str
) -> None:
    assert found(tmp_path / "agrees", agrees) == []
    assert found(tmp_path / "differs", differs) == [(code, sentence)]


@pytest.mark.parametrize(
    "plan",
    [
        CELLS.replace("HERE", "350_000") + ORDER + "    status: won\n",
        CELLS.replace("HERE", "350_000") + ORDER.replace("400_000", "400_000\n    currency: USD"),
        CELLS.replace(", amount: HERE", "") + ORDER,
        SEVERAL.replace(", amount: HERE", "") + ORDER,
        ORDER + "    objective: {team: Sign the USD 0.5M order}\n",
        ORDER + "    objective: {team: Sign EUR 400k of the EUR 2M programme}\n",
        ORDER + "    objective: {team: Sign 500 stones by March}\n",
        ORDER + rated("access_to_funds", "EUR 900k"),
        WON.replace("HERE", "45_000").replace("TO", "2026-10-31"),
        ORDER + "    value: {unique_business_value: Worth EUR 900k a year}\n",
    ],
)
def test_what_is_not_given_on_both_sides_is_no_contradiction(tmp_path: Path, plan: str) -> None:
    assert found(tmp_path, plan) == []


def test_a_part_of_the_white_space_that_readers_may_not_see_makes_no_contradiction(
    tmp_path: Path,
) -> None:
    cells = SEVERAL.replace("HERE", "100_000, audience: account-team")
    assert found(tmp_path, cells + ORDER) == []
    assert found(tmp_path, cells + ORDER, audience="everyone") == []
