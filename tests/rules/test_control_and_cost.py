"""Signs of lost control by review, the expected cost of sale, and owners who have left.

What the rules say of them, and what the pages show.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest

from gosart.config.model import options_from
from gosart.site.builder import SiteResult, build
from tests.site.markup import quoted
from tests.writing import write_tree

HEAD = """\
name: Alder Mills
owner: ann
team:
  ann: {name: Ann Berg}
  bo: {name: Bo Reed, left: 2026-10-31}
  cy: {name: Cy Dean, left: 2026-12-01}
opportunities:
  pumps:
    name: Pumps
"""


def site_of(root: Path, opportunity: str, **given: object) -> SiteResult:
    write_tree(root, {"accounts/alder.yml": HEAD + indent(opportunity, "    ")})
    result = build(options_from({"today": "2026-11-24", **given}, root, {}))
    assert [str(problem.message) for problem in result.problems] == []
    return result


def messages(result: SiteResult, code: str) -> list[str]:
    return [
        f"{finding.location.line} {finding.message}"
        for finding in result.findings
        if finding.code == code
    ]


def page(result: SiteResult, part: str) -> str:
    (content,) = [
        str(file.content) for file in result.files if file.uri == f"accounts/alder/{part}/index.md"
    ]
    return content


def reviews(*counts: str, now: str | None = None) -> str:
    """Give a test with a review a month and the list of now.

    Each review has its `control_signals`, "-" for none typed.
    """
    lines = ["test:", "  reviews:"]
    for number, signals in enumerate(counts):
        typed = "" if signals == "-" else f", control_signals: [{signals}]"
        lines.append(f"    - {{date: 2026-{6 + number:02}-15, kind: opportunity-review{typed}}}")
    return "\n".join(lines + ([f"  control_signals: [{now}]"] if now is not None else [])) + "\n"


RISE = "Warning signs up from"


@pytest.mark.parametrize(
    ("opportunity", "expected"),
    [
        (reviews("delays", "delays, players-change"), [
            f"13 {RISE} 1 to 2 since the last review; new: Players change"
        ]),
        (reviews("", "delays"), [f"13 {RISE} 0 to 1 since the last review; new: Delays"]),
        (reviews("delays", now="players-change, meetings-delegated"), [
            f"13 {RISE} 1 to 2 since the last review; new: Players change; Meetings are delegated"
        ]),
        (reviews("delays", "-", "delays, players-change"), [
            f"14 {RISE} 1 to 2 since the last review; new: Players change"
        ]),
        # The list of now repeats what the latest review saw: that review still has more than the
        # one before it.
        (reviews("delays", "delays, players-change", now="delays, players-change"), [
            f"13 {RISE} 1 to 2 since the last review; new: Players change"
        ]),
        (reviews("delays", "delays, players-change", now="delays"), []),
        (reviews("delays, players-change", "delays"), []),
        (reviews("delays", "players-change"), []),
        (reviews("delays, players-change"), []),
        (reviews("-", "-", now="delays, players-change"), []),
        (reviews("-", "-"), []),
        ("status: lost\n" + reviews("delays", "delays, players-change"), []),
    ],
)  # fmt: skip
def test_more_signs_than_at_the_review_before_are_found(
    tmp_path: Path, opportunity: str, expected: list[str]
) -> None:
    assert messages(site_of(tmp_path, opportunity), "T010") == expected


def test_reviews_are_counted_by_their_dates_not_by_their_order_in_the_plan(tmp_path: Path) -> None:
    opportunity = """
test:
  reviews:
    - {date: 2026-11-01, control_signals: [delays, players-change]}
    - {date: 2026-09-01, control_signals: [delays]}
"""
    assert messages(site_of(tmp_path, opportunity), "T010") == [
        f"13 {RISE} 1 to 2 since the last review; new: Players change"
    ]


def test_the_signs_of_the_latest_review_count_where_the_plan_has_no_list_of_now(
    tmp_path: Path,
) -> None:
    three = "delays, players-change, meetings-delegated"
    assert messages(site_of(tmp_path, reviews("delays", three)), "T002") == [
        "13 3 warning signs that we are not in control"
    ]
    assert messages(site_of(tmp_path, reviews("delays", three, now="")), "T002") == []
    contradicted = 'assessments: [{date: 2026-11-01, for: us, ratings: {compelling_event: "+"}}]\n'
    assert len(messages(site_of(tmp_path, contradicted + reviews("delays")), "A013")) == 1


def test_the_review_page_shows_the_count_by_review_with_its_trend_in_words(tmp_path: Path) -> None:
    content = quoted(
        page(
            site_of(
                tmp_path, reviews("delays", "delays, players-change", "players-change", now="")
            ),
            "review",
        )
    )
    section = content[content.index("## Warning signs") :]
    assert "Down from 1 to 0 since the last review." in section
    rows = [
        re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row)).strip()
        for row in re.findall(r'(?s)<tr>\s*<th scope="row">.*?</tr>', section)
    ]
    assert rows == [
        "Now 0 ▼ 1 fewer Players change",
        "15 Aug 2026 1 ▮ ▼ 1 fewer Players change Delays",
        "15 Jul 2026 2 ▮▮ ▲ 1 more Delays ; Players change new",
        "15 Jun 2026 1 ▮ baseline Delays",
    ]  # fmt: skip


def test_a_review_that_is_not_shown_counts_for_nothing(tmp_path: Path) -> None:
    opportunity = """
test:
  reviews:
    - {date: 2026-09-01, control_signals: [delays]}
    - {date: 2026-11-01, control_signals: [delays, players-change], audience: account-team}
"""
    assert messages(site_of(tmp_path, opportunity), "T010") == []
    content = page(site_of(tmp_path, opportunity), "review")
    assert "Players change" not in content
    assert "1 sign was recorded" in content
    assert len(messages(site_of(tmp_path, opportunity, audience="account-team"), "T010")) == 1


COSTS = """\
amount: 1_000_000
currency: EUR
{cost}resources:
  - {{name: Trial, amount: 22_000}}
  - {{name: Engineer, amount: {amount}}}
  - {{name: Flight, amount: 3_000, currency: USD}}
  - {{name: Their planner, amount: 900_000, side: customer}}
"""
OTHERS = "plus USD 3,000, not counted"
SUMS = "€31,000 · $3,000 (other currencies are not converted)"


@pytest.mark.parametrize(
    ("cost", "amount", "expected", "row"),
    [
        ("cost_of_sale: 25_000\n", "9_000", [
            (f"12 The resources cost EUR 31,000 ({OTHERS}), but the expected cost of sale is "
             "EUR 25,000"),
        ], f"Our resources, total {SUMS} Expected cost of sale €25,000 · €6,000 over"),
        ("cost_of_sale: 31_000\n", "9_000", [],
            "Expected cost of sale €31,000 · €0 not yet allocated"),
        ("", "9_000", [],
            "Expected cost of sale not recorded; add cost_of_sale to the opportunity"),
    ],
)  # fmt: skip
def test_resources_over_the_expected_cost_of_sale_are_found_and_shown(
    tmp_path: Path, cost: str, amount: str, expected: list[str], row: str
) -> None:
    result = site_of(tmp_path, COSTS.format(cost=cost, amount=amount))
    assert messages(result, "R006") == expected
    content = page(result, "actions")
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", content[content.index("## Resources") :]))
    assert row in text


def test_the_share_of_the_order_is_asked_only_where_no_cost_is_expected(tmp_path: Path) -> None:
    assert len(messages(site_of(tmp_path, COSTS.format(cost="", amount="90_000")), "R003")) == 1
    result = site_of(tmp_path, COSTS.format(cost="cost_of_sale: 200_000\n", amount="90_000"))
    assert messages(result, "R003") + messages(result, "R006") == []


def test_an_open_action_of_somebody_who_left_has_no_owner(tmp_path: Path) -> None:
    opportunity = """
actions:
  - {id: A1, type: prove, what: Trial, owner: bo, due: 2026-11-30}
  - {id: A2, type: prove, what: Show, owner: cy, due: 2026-12-04}
  - {id: A3, type: prove, what: Ask, owner: cy, due: 2026-11-30}
  - {id: A4, type: prove, what: Call, owner: bo, due: 2026-09-30, status: done, done: 2026-09-29}
"""
    assert messages(site_of(tmp_path, opportunity), "N013") == [
        "12 “Trial” (A1) has no owner: Bo Reed has left the company",
        "13 Cy Dean leaves before “Show” (A2) is due",
    ]


def test_a_hint_names_everything_that_is_missing_at_once(tmp_path: Path) -> None:
    people = "people: {dana: {name: Dana, title: Chief, influence: inner-circle}}\n"
    write_tree(
        tmp_path, {"accounts/alder.yml": HEAD.replace("opportunities:", people + "opportunities:")}
    )
    hints = {
        finding.code: str(finding.hint)
        for finding in build(options_from({"today": "2026-11-24"}, tmp_path, {})).findings
    }
    assert hints["L001"] == "Find out, and record `business_agenda` and `personal_agenda`."
    assert (
        hints["L002"] == "Agree how to approach them and who does it, and record both: "
        "`approach: {verb: …, owner: …}`."
    )
