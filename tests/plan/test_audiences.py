"""What is narrower than the build's audience is not in the portfolio; the rest holds together."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.method.enums import Rating
from gosart.plan.model.account import Portfolio
from tests.plan.planned import HEAD, PATH, account_of, planned


def everything(portfolio: Portfolio) -> str:
    """All that a page could be made of."""
    return repr((portfolio.accounts, portfolio.broken, portfolio.team))


PLAN = """\
tags: [dairy]
profile:
  products: [Milk, {text: Zebra one, audience: sales}]
  financials: [{measure: Zebra two, audience: account-team}, {measure: Revenue}]
units: {north: North, zebra-three: {name: Zebra, audience: sales}}
offerings: {desk: Desk}
whitespace: {north: {desk: {amount: 1, holder: zebra-four, opportunity: zebra-five}},
    zebra-three: {desk: {status: won}}}
insights:
  open: {text: Known, owner: zebra-six, leads_to: [zebra-seven]}
  zebra-seven: {text: Zebra, audience: sales}
competitors: {zebra-four: {name: Zebra, audience: sales}, quantrel: {name: Quantrel}}
partners: {fjord: {works_with: [zebra-four, quantrel]}}
people:
  dana: {name: Dana, title: Chief, reports_to: zebra-six,
      evidence: [{text: Zebra eight, audience: sales}, {text: Seen}]}
  zebra-six: {name: Zebra, title: Zebra, audience: sales,
      influences: [{person: dana, note: Zebra nine}], ignore: {rule: T1, reason: Zebra}}
opportunities:
  zebra-five: {name: Zebra, audience: sales}
  a:
    name: A
    assessments:
      - {date: 2026-01-01, for: zebra-four, ratings: {solution_fit: "+"}}
      - {date: 2026-02-01, for: us, note: Zebra ten, ratings: {solution_fit: "-"},
          audience: account-team}
      - date: 2026-03-01
        for: us
        ratings: {solution_fit: {rating: "?", evidence: Zebra eleven, source: zebra-six,
            confidence: low, audience: sales}}
    decision_criteria:
      - {name: Price, people: [dana, zebra-six], us: same, zebra-four: better, quantrel: worse}
      - {name: Zebra twelve, audience: sales}
    people: {zebra-six: {status: enemy, personal_agenda: Zebra},
        dana: {status: enemy, title: Zebra thirteen, audience: sales}}
    actions:
      - {id: Z1, type: prove, what: Zebra, owner: ada, due: 2026-01-01, audience: sales}
      - {id: A1, type: prove, what: Ask, who: [zebra-six, dana], owner: ada, due: 2026-01-01, \
ignore: {rule: T2, reason: Known}}
    resources: [{name: R, actions: [Z1, A1]}]
    strategy: {type: frontal, target: zebra-four}
    value: {confirmed: {by: zebra-six, date: 2026-01-01}}
    test:
      reviews:
        - {date: 2026-01-01, questions: Zebra, audience: sales}
        - {date: 2026-02-01, vulnerabilities: [{text: V, action: Z1},
            {text: Zebra, audience: sales}]}
"""


def test_nothing_of_what_is_narrower_is_left(tmp_path: Path) -> None:
    portfolio = planned(tmp_path, {PATH: HEAD + PLAN})
    assert portfolio.problems == ()
    assert len(portfolio.accounts) == 1
    assert "zebra" not in everything(portfolio).lower()


def test_what_is_narrower_is_there_for_its_audience(tmp_path: Path) -> None:
    shown = everything(planned(tmp_path, {PATH: HEAD + PLAN}, "sales")).lower()
    assert "zebra one" in shown
    assert "zebra eleven" in shown
    assert "zebra two" not in shown
    assert "zebra ten" not in shown
    assert (
        "zebra ten"
        in everything(planned(tmp_path / "team", {PATH: HEAD + PLAN}, "account-team")).lower()
    )


def test_references_to_what_is_left_out_are_left_out(tmp_path: Path) -> None:
    account = account_of(tmp_path, PLAN)
    opportunity = account.opportunities[0]
    assert [(cell.unit, cell.holder, cell.opportunity) for cell in account.whitespace] == [
        ("north", None, "")
    ]
    assert [(insight.id, insight.owner, insight.leads_to) for insight in account.insights] == [
        ("open", None, ())
    ]
    assert [[rival.id for rival in partner.works_with] for partner in account.partners] == [
        ["quantrel"]
    ]
    assert [
        [person.id for person in criterion.people] for criterion in opportunity.decision_criteria
    ] == [["dana"]]
    assert [rival and rival.id for rival, _ in opportunity.decision_criteria[0].standings] == [
        None,
        "quantrel",
    ]
    assert [
        (action.id, [person.id for person in action.who]) for action in opportunity.actions
    ] == [("A1", ["dana"])]
    assert [action.id for action in opportunity.resources[0].actions] == ["A1"]
    assert (
        opportunity.strategy.target,
        opportunity.value.confirmed_by,
        str(opportunity.value.confirmed_on),
    ) == (None, None, "2026-01-01")
    assert [
        (point.text, point.action)
        for review in opportunity.test.reviews
        for point in review.vulnerabilities
    ] == [("V", None)]
    assert [str(assessment.date) for assessment in opportunity.assessments] == ["2026-03-01"]


def test_a_mark_counts_without_what_stands_behind_it(tmp_path: Path) -> None:
    (rating,) = (
        rating
        for rating in account_of(tmp_path, PLAN).opportunities[0].assessments[0].ratings
        if rating.rating
    )
    assert (
        rating.criterion.key,
        rating.rating,
        rating.evidence,
        rating.source,
        rating.confidence,
    ) == (
        "solution_fit",
        Rating.UNKNOWN,
        "",
        None,
        None,
    )


def test_places_are_those_of_the_file_though_items_before_are_left_out(tmp_path: Path) -> None:
    (opportunity,) = account_of(tmp_path, PLAN).opportunities
    lines = (tmp_path / PATH).read_text("utf-8").splitlines()
    assert "id: A1" in lines[opportunity.actions[0].location.line - 1]
    assert "2026-03-01" in lines[opportunity.assessments[0].location.line - 1]
    assert [
        (found.rule, lines[found.location.line - 1].count("A1")) for found in opportunity.ignores
    ] == [("T2", 1)]


def test_a_person_left_out_is_an_unnamed_node_with_their_lines(tmp_path: Path) -> None:
    account = account_of(tmp_path, PLAN)
    dana, unnamed = account.organisation.people
    assert (unnamed.id, unnamed.name, unnamed.title, unnamed.hidden) == ("hidden-1", "", "", True)
    assert account.organisation.manager == {dana: unnamed}
    assert [
        (line.source, line.target, line.note)
        for line in account.organisation.lines
        if line.kind == "influence"
    ] == [(unnamed, dana, "")]
    assert {person.id for person in account.opportunities[0].organisation.people} == {
        "dana",
        "hidden-1",
    }


def test_a_narrower_view_of_a_opportunity_falls_back_to_the_account(tmp_path: Path) -> None:
    dana = account_of(tmp_path, PLAN).opportunities[0].organisation.by_id["dana"]
    assert (dana.status, dana.title) == (None, "Chief")


def test_the_unnamed_are_kept_only_beside_somebody_who_is_named(tmp_path: Path) -> None:
    text = """\
people:
  hidden-1: {name: Bob, title: B, reports_to: secret-c}
  secret-a: {name: A, title: A, reports_to: secret-b, audience: sales}
  secret-b: {name: B, title: B, reports_to: secret-c, audience: sales}
  secret-c: {name: C, title: C, audience: sales}
  secret-d: {name: D, title: D, reports_to: hidden-1, audience: sales}
  secret-e: {name: E, title: E, audience: sales}
  secret-f: {name: F, title: F, reports_to: secret-d, conflicts_with: [hidden-1], audience: sales}
"""
    organisation = account_of(tmp_path, text).organisation
    assert [(person.id, person.hidden) for person in organisation.people] == [
        ("hidden-1", False), ("hidden-2", True), ("hidden-3", True), ("hidden-4", True),
    ]  # fmt: skip
    assert {(line.kind.value, line.source.id, line.target.id) for line in organisation.lines} == {
        ("formal", "hidden-2", "hidden-1"), ("formal", "hidden-1", "hidden-3"),
        ("formal", "hidden-3", "hidden-4"),
        ("conflict", "hidden-4", "hidden-1"),
    }  # fmt: skip


def test_an_account_for_others_is_not_there_and_its_problems_still_fail_the_build(
    tmp_path: Path,
) -> None:
    files = {"accounts/a.yml": HEAD, "accounts/zebra.yml": HEAD + "audience: sales\ntier: kye\n"}
    portfolio = planned(tmp_path, files)
    assert ([account.id for account in portfolio.accounts], portfolio.broken) == (["a"], ())
    assert [(problem.code, problem.account) for problem in portfolio.problems] == [
        ("P003", "zebra")
    ]
    assert "zebra" not in everything(portfolio)


def test_what_is_left_out_is_checked_in_every_build(tmp_path: Path) -> None:
    text = (
        "people: {dana: {name: Dana, title: Chief, audience: sales, status: freind, "
        "reports_to: eve}}\n"
    )
    for audience in ("everyone", "account-team"):
        portfolio = planned(tmp_path / audience, {PATH: HEAD + text}, audience)
        assert [problem.code for problem in portfolio.problems] == ["P003", "P020"]


def test_of_a_shared_and_an_own_audience_the_narrower_holds(tmp_path: Path) -> None:
    files = {
        "accounts/_shared/competitors.yml": (
            "zebra: {name: Zebra, audience: sales}\nowl: {name: Owl}\n"
        ),
        "accounts/_shared/team.yml": (
            "ada: {name: Ada}\nzebra-two: {name: Zebra, audience: sales}\n"
        ),
        "accounts/_shared/offerings.yml": "zebra-three: {name: Zebra, audience: sales}\n",
        PATH: """\
name: Northwind
owner: zebra-two
competitors: {zebra: {audience: everyone, position: Zebra}, owl: {audience: sales, position: Zebra}}
opportunities: {a: {name: A, strategy: {target: owl},
    test: {reviews: [{date: 2026-01-01, attendees: [ada, zebra-two]}]}}}
""",
    }
    portfolio = planned(tmp_path, files)
    assert portfolio.problems == ()
    assert "zebra" not in everything(portfolio).lower()
    (account,) = portfolio.accounts
    assert ([rival.id for rival in account.competitors], account.owner) == (["no-decision"], None)
    assert [member.id for member in account.opportunities[0].test.reviews[0].attendees] == ["ada"]


@pytest.mark.parametrize("entry", ["{name: Z, audience: nobody}", "{name: Z, audience: }"])
def test_a_shared_entry_whose_audience_is_wrong_is_shown_to_nobody(
    tmp_path: Path, entry: str
) -> None:
    files = {
        "accounts/_shared/competitors.yml": f"zebra: {entry}\n",
        PATH: HEAD + "opportunities: {a: {name: A, strategy: {target: zebra}}}\n",
    }
    portfolio = planned(tmp_path, files)
    assert [problem.code for problem in portfolio.problems] == ["P018"]
    assert "zebra" not in everything(portfolio)


def test_a_text_about_shared_entries_stands_only_with_a_competitor_or_partner_that_is_shown(
    tmp_path: Path,
) -> None:
    files = {
        "accounts/_shared/team/ada.md": "---\nname: Ada\n---\nZebra of the team.\n",
        "accounts/_shared/competitors/quantrel.md": "---\nname: Quantrel\n---\nAbout Quantrel.\n",
        "accounts/_shared/competitors/owl.md": (
            "---\nname: Owl\naudience: sales\n---\nZebra of the owl.\n"
        ),
        PATH: "name: Northwind\nowner: ada\ncompetitors: {quantrel: , owl: }\n",
    }
    portfolio = planned(tmp_path, files)
    assert portfolio.problems == ()
    (account,) = portfolio.accounts
    assert (account.narrative, account.competitors[0].narrative) == ("", "About Quantrel.")
    assert "Zebra" not in everything(portfolio)
