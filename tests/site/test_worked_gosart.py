"""GOSART as a class works it out on a slide: the sheet says the same, and then what is missing.

The slide has goal, objective and strategy. A plan has actions with owner and day, resources, and a
test that could fail besides.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.briefing.running import gosart
from tests.site.building import made_pages
from tests.site.markup import Element
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """\
name: Calder Instruments
owner: mara
team:
  mara: {name: Mara Quist}
  otis: {name: Otis Bell}
goal:
  customer: Lead the industry in customer service
  team: Become a trusted adviser to Calder Instruments
people:
  iris: {name: Iris Calder, title: Head of service, role: decision-maker,
    influence: inner-circle, status: supporter, coverage: in-depth}
  noor: {name: Noor Aziz, title: Finance, role: approver, influence: inner-circle,
    status: neutral, coverage: brief}
opportunities:
  service:
    name: Service worldwide
    amount: 5_000_000
    currency: USD
    close_date: 2027-03-31
    owner: mara
    objective:
      customer:
        - {text: Calls answered, measure: minutes on average, baseline: 6, now: 5, target: 2,
            by: 2027-12-31}
        - {text: Cases closed, measure: hours on average, baseline: 11, target: 4, by: 2027-12-31}
        - {text: "Customers lost, per cent a year", measure: per cent a year, baseline: "3.2",
            target: "1.5", by: 2028-06-30}
        - Technology spend of USD 5M paid back within 18 months
      team: {text: Sign the USD 5M order by 2027-03-31, by: 2027-03-31}
    strategy:
      type: flanking
      customer: One customer-management system, working alike worldwide by 15 October 2027
      team: Be the adviser who brings service and finance to one measure
    milestones:
      - {name: Finance checks the payback, date: 2026-12-10, people: [noor]}
      - {name: Countries agree on one process, date: 2027-01-20, people: [iris]}
    actions:
      - {id: A1, type: prove, what: Pilot in two countries, owner: otis, due: 2026-12-18}
      - {id: A2, type: retrieve, what: Ask finance what it counts as payback, owner: mara,
          due: 2026-12-01}
      - {id: A3, type: prove, what: Lend us call records, who: [iris], owner: mara,
          due: 2026-12-04, side: customer}
    resources:
      - {name: Service architect, kind: person, quantity: 30 days, actions: [A1], approved: true}
      - {name: Process owner, kind: person, quantity: one a country, side: customer}
    value:
      confirmed: {by: iris, date: 2026-11-18}
    test:
      customer: Their telephone system reports 2 minutes to the first answer by 31 December 2027
      team: The countries keep their own systems, and finance counts only the headquarters
      reviews:
        - date: 2026-11-20
          kind: test-and-improve
          decision: continue
          vulnerabilities:
            - {text: Nobody speaks for Asia, severity: medium}
            - {text: Payback hangs on one country, severity: high, action: A2}
"""


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], list[str]]]:
    """What the sheet says for each letter: the customer's lines, and ours."""
    root = write_tree(
        tmp_path_factory.mktemp("course"), {"accounts/calder.yml": PLAN, "mkdocs.yml": CONFIG}
    )
    (table,) = made_pages(root).page("accounts/calder/service/").with_class("gs-gosart")
    read = {}
    for row in table.all("tr"):
        if row.get("class"):
            customer, team = row.all("td")
            read[next(row.all("a")).text[0]] = (_lines(customer), _lines(team))
    return read


def _lines(cell: Element) -> list[str]:
    return [
        " ".join(line.text.split()) for line in cell.all("li", "p") if line.get("class") != "gs-bar"
    ]


def test_goal_objective_and_strategy_are_those_of_the_slide(
    letters: dict[str, tuple[list[str], list[str]]],
) -> None:
    assert letters["G"] == (
        ["Lead the industry in customer service"],
        ["Become a trusted adviser to Calder Instruments"],
    )
    assert letters["O"] == (
        [
            "1 Calls answered minutes on average 6 25 2 now 5, by 31 Dec 2027",
            "2 Cases closed hours on average 11 0 4 by 31 Dec 2027",
            "3 Customers lost, per cent a year 3.2 0 1.5 by 30 Jun 2028",
            "1 more",
        ],
        ["5 Sign the USD 5M order by 2027-03-31"],
    )
    assert letters["S"] == (
        ["One customer-management system, working alike worldwide by 15 October 2027"],
        ["Flanking.", "Be the adviser who brings service and finance to one measure"],
    )


def test_actions_are_the_next_ones_of_each_side_with_owner_and_day(
    letters: dict[str, tuple[list[str], list[str]]],
) -> None:
    assert letters["A"] == (
        [
            "Lend us call records Iris Calder 4 Dec 2026",
            "Finance checks the payback Noor Aziz 10 Dec 2026",
            "Countries agree on one process Iris Calder 20 Jan 2027",
        ],
        [
            "Ask finance what it counts as payback Mara Quist 1 Dec 2026",
            "Pilot in two countries Otis Bell 18 Dec 2026",
        ],
    )
    assert letters["R"] == (
        ["Process owner, one a country"],
        ["Service architect, 30 days agreed"],
    )


def test_the_test_is_how_they_judge_success_and_what_could_prove_us_wrong(
    letters: dict[str, tuple[list[str], list[str]]],
) -> None:
    assert letters["T"] == (
        [
            "Their telephone system reports 2 minutes to the first answer by 31 December 2027",
            "Confirmed by Iris Calder, 18 Nov 2026",
        ],
        [
            "The countries keep their own systems, and finance counts only the headquarters",
            (
                "Open risk Payback hangs on one country"
                " Answer: Ask finance what it counts as payback, Mara Quist"
            ),
            "Review of 20 Nov 2026 Continue",
        ],
    )


def test_the_brief_and_its_json_have_the_same_letters(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"accounts/calder.yml": PLAN})
    run = ("brief", "calder", "--today", "2026-11-24", "--format")
    text = gosart(root, *run, "text").stdout
    data = json.loads(gosart(root, *run, "json").stdout)
    assert "Test: they will judge by Their telephone system reports 2 minutes" in text
    letters = data["gosart"]
    assert letters["objective"]["customer"][0] == {
        "text": "Calls answered",
        "measure": "minutes on average",
        "from": "6",
        "now": "5",
        "to": "2",
        "by": "2027-12-31",
    }
    assert [action["id"] for action in letters["actions"]["team"]] == ["A2", "A1"]
    assert letters["actions"]["customer"][1] == {
        "id": None,
        "text": "Finance checks the payback",
        "who": "Noor Aziz",
        "due": "2026-12-10",
    }
    assert letters["test"]["customer"]["confirmed"] == {"by": "Iris Calder", "date": "2026-11-18"}
    assert letters["test"]["team"]["risk"]["action"] == "A2"
    assert letters["test"]["team"]["review"] == {"date": "2026-11-20", "decision": "continue"}
