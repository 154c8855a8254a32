"""What matters and which action answers it, in cases worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.action_coverage import Answer, Coverage, GapKind, cover
from gosart.analysis.opportunity import analyse_account
from gosart.config.model import options_from
from gosart.plan.model.account import Account
from gosart.site.builder import SiteBuilder
from tests.analysis.loading import TODAY, method
from tests.writing import write_tree

HEAD = """\
name: Acme
owner: ann
team:
  ann: {name: Ann Berg}
competitors:
  rival:
    name: Rival
    strengths:
      - {text: Cheap, answer: deal/A1}
      - {text: Quick, answer: deal/A2}
      - {text: Loud, answer: deal/A4}
      - {text: Round, answer: deal/A5}
      - Known
  bystander: {name: Bystander, strengths: [Never met here]}
opportunities:
  deal:
    name: Deal
"""
ACTIONS = """\
    actions:
      - {id: A1, type: prove, what: One, owner: ann, due: 2026-12-01}
      - {id: A2, type: prove, what: Two, owner: ann, due: 2026-11-01}
      - {id: A3, type: prove, what: Three, owner: ann, due: 2026-12-05, status: blocked}
      - {id: A4, type: prove, what: Four, owner: ann, due: 2026-11-01, status: done}
      - {id: A5, type: prove, what: Five, owner: ann, due: 2026-11-01, status: cancelled}
"""


def coverage(folder: Path, opportunity: str, audience: str = "") -> Coverage:
    write_tree(folder, {"accounts/acme.yml": HEAD + opportunity})
    given = {"today": TODAY.isoformat()} | ({"audience": audience} if audience else {})
    portfolio = SiteBuilder().load(options_from(given, folder, {}))
    assert [str(problem.message) for problem in portfolio.problems] == []
    (account,) = portfolio.accounts
    assert isinstance(account, Account)
    (analysis,) = analyse_account(account, method(), TODAY).opportunities
    return cover(account, analysis, TODAY)


def answers(found: Coverage, kind: GapKind) -> list[tuple[str, str, str]]:
    return [
        (
            gap.criterion.key if gap.criterion else gap.text,
            gap.answer.value,
            gap.action.id if gap.action else "",
        )
        for gap in found.of_kind(kind)
    ]


def test_a_strength_of_a_competitor_is_answered_by_the_action_that_it_names(
    tmp_path: Path,
) -> None:
    found = coverage(tmp_path, "    strategy: {type: frontal, target: rival}\n" + ACTIONS)
    assert answers(found, GapKind.COMPETITOR) == [
        ("Cheap", "in-time", "A1"),
        ("Quick", "late", "A2"),
        ("Loud", "in-time", "A4"),
        ("Round", "none", ""),
        ("Known", "none", ""),
    ]
    assert [found.count(answer) for answer in Answer] == [2, 1, 2, 0]


def test_an_unknown_and_a_weakness_are_answered_by_open_actions_that_name_the_criterion(
    tmp_path: Path,
) -> None:
    found = coverage(
        tmp_path,
        """\
    assessments:
      - {date: 2026-11-01, for: us, by: ann, ratings: "?-?+? +++++ +++++ +++++"}
      - {date: 2026-11-01, for: rival, by: ann, ratings: "++--- ----- ----- -----"}
    actions:
      - {id: A1, type: prove, what: One, owner: ann, due: 2026-12-01, criteria: [customer_project]}
      - {id: A2, type: prove, what: Two, owner: ann, due: 2026-11-01, status: done,
         criteria: [customer_financial_condition]}
      - {id: A3, type: prove, what: Three, owner: ann, due: 2026-12-05, status: blocked,
         criteria: [customer_business_profile]}
      - {id: A4, type: prove, what: Four, owner: ann, due: 2026-11-30,
         criteria: [compelling_event]}
      - {id: A5, type: prove, what: Five, owner: ann, due: 2026-11-23,
         criteria: [compelling_event]}
""",
    )
    assert answers(found, GapKind.UNKNOWN) == [
        ("customer_project", "in-time", "A1"),
        ("customer_financial_condition", "none", ""),
        ("compelling_event", "late", "A5"),
    ]
    assert answers(found, GapKind.WEAKNESS) == [("customer_business_profile", "late", "A3")]
    ahead = [[rival.id for rival in gap.ahead] for gap in found.gaps if gap.criterion]
    assert ahead == [["rival"], [], [], ["rival"]]


@pytest.mark.parametrize(("due", "answer"), [("2026-11-23", "late"), ("2026-11-24", "in-time")])
def test_an_answer_is_late_from_the_day_after_it_was_due(
    tmp_path: Path, due: str, answer: str
) -> None:
    found = coverage(
        tmp_path,
        f"""\
    strategy:
      type: frontal
      counters:
        - {{move: They halve the price, state: expected, answer: A1}}
        - {{competitor: rival, move: They call the board, state: expected}}
        - {{competitor: rival, move: They sent a letter, state: made}}
    actions:
      - {{id: A1, type: prove, what: One, owner: ann, due: {due}}}
      - {{id: A2, type: prove, what: Two, owner: ann, due: 2026-12-01}}
      - {{id: A4, type: prove, what: Four, owner: ann, due: 2026-12-01}}
      - {{id: A5, type: prove, what: Five, owner: ann, due: 2026-12-01}}
""",
    )
    moves = [item for item in answers(found, GapKind.COMPETITOR) if item[0].startswith("They")]
    assert moves == [
        ("They halve the price", answer, "A1"),
        ("They call the board", "none", ""),
    ]


def test_open_risks_are_gaps_until_their_action_is_done(tmp_path: Path) -> None:
    found = coverage(
        tmp_path,
        ACTIONS
        + """\
    test:
      reviews:
        - date: 2026-10-01
          vulnerabilities: [{text: Old, action: A4}, {text: Twice, action: A1}]
        - date: 2026-11-01
          vulnerabilities: [{text: Twice, action: A2}, {text: Open}]
        - {date: 2026-12-24, vulnerabilities: [{text: To come}]}
""",
    )
    assert answers(found, GapKind.WEAKNESS) == [("Twice", "late", "A2"), ("Open", "none", "")]


def test_where_actions_are_hidden_nothing_is_said_to_have_no_answer(tmp_path: Path) -> None:
    plan = """\
    strategy: {type: frontal, target: rival}
    actions:
      - {id: A1, type: prove, what: One, owner: ann, due: 2026-12-01, audience: account-team}
      - {id: A2, type: prove, what: Two, owner: ann, due: 2026-12-01}
      - {id: A4, type: prove, what: Four, owner: ann, due: 2026-12-01}
      - {id: A5, type: prove, what: Five, owner: ann, due: 2026-12-01}
"""
    found = coverage(tmp_path, plan)
    assert answers(found, GapKind.COMPETITOR)[0] == ("Cheap", "not-shown", "")
    assert found.count(Answer.NONE) == 0
    found = coverage(tmp_path, plan, "account-team")
    assert answers(found, GapKind.COMPETITOR)[0] == ("Cheap", "in-time", "A1")


def test_a_decided_deal_has_no_gaps(tmp_path: Path) -> None:
    assert (
        coverage(tmp_path, "    status: won\n    strategy: {target: rival}\n" + ACTIONS).gaps == ()
    )
