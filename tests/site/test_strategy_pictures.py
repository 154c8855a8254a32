"""The pictures of a strategy: the choice, head to head, moves and points, each by a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis
from gosart.analysis.preconditions import advised_of
from gosart.config.model import options_from
from gosart.rules.evaluate import thresholds_of
from gosart.rules.selection import choose
from gosart.site.account_names import AccountNames
from gosart.site.site_context import site_of
from gosart.site.template_context import View
from gosart.site.views.rival_points import rival_points_view
from gosart.site.views.strategy_pictures import (
    choice_view,
    counter_moves_view,
    head_to_head_view,
)
from gosart.urls import account_page
from tests.analysis.loading import TODAY, analyse_opportunity, method
from tests.site.building import Built

HEAD = """\
name: Acme
owner: ann
team: {ann: {name: Ann Berg}}
competitors:
  rival:
    name: Rival
    threat: very-high
    strengths: [{text: Close to the board, answer: deal/A1}, Cheap]
    weaknesses: [{text: No trace, answer: deal/A2}]
  other: {name: Other, threat: low}
people:
  boss: {name: Bo, title: Chief, role: approver, influence: inner-circle, status: supporter,
      coverage: in-depth, evidence: [{date: 2026-11-02, text: Said so}]}
opportunities:
  deal:
    name: Deal
    close_date: 2027-06-30
    amount: 100_000
    cost_of_sale: 5_000
    actions:
      - {id: A1, type: prove, what: Show *it*, owner: ann, due: 2026-11-20}
      - {id: A2, type: prove, what: Trace it, owner: ann, due: 2026-12-20}
      - {id: A3, type: prove, what: Drop it, owner: ann, due: 2026-12-20, status: cancelled}
"""
CRITERIA = """\
    decision_criteria:
      - {name: Trace, mandatory: true, weight: 5, people: [boss],
         us: better, rival: worse, other: same}
      - {name: Price, formal: true, weight: 3, us: worse, rival: better}
      - {name: Ease, formal: false, us: same, rival: same}
      - {name: Fame, rival: better}
"""
CHOSEN = "    strategy: {type: %s, rationale: Because, target: rival%s}\n"


def analysed(folder: Path, opportunity: str) -> AccountAnalysis:
    return analyse_opportunity(folder, opportunity, HEAD)


@pytest.fixture
def view(tmp_path: Path) -> View:
    options = options_from({"today": TODAY.isoformat()}, tmp_path, {})
    rules = choose(options.rules, thresholds_of(options), ())
    site = site_of(options, method(), rules, AccountNames())
    return View(site, account_page("acme", "value"))


def test_each_way_is_held_against_the_plan_and_the_first_that_is_ready_advised(
    tmp_path: Path, view: View
) -> None:
    analysis = analysed(tmp_path, CHOSEN % ("frontal", "") + CRITERIA).opportunities[0]
    choice = choice_view(view, analysis)
    assert choice is not None
    assert [(option.name, option.tags, option.count) for option in choice.options] == [
        ("Frontal", ("Chosen",), "0 of 2 met"),
        ("Flanking", (), "0 of 2 met"),
        ("Fragment", (), "1 of 2 met"),
        ("Defend", (), "0 of 2 met"),
        ("Develop", ("Advised",), "3 of 3 met"),
    ]
    assert choice.title == (
        "Frontal is chosen with 0 of its 2 preconditions met; all are met for: Develop"
    )
    advised = advised_of(analysis.strategies)
    assert advised is not None
    assert advised.type == "develop"
    unknown = next(option for option in choice.options if option.name == "Flanking").needs
    assert {need.state for need in unknown} == {"Unknown"}


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        (CHOSEN % ("develop", ""), "Develop is the only strategy whose preconditions are all met"),
        ("", "No strategy is chosen; all preconditions are met for: Develop"),
    ],
)
def test_the_title_says_whether_what_is_chosen_has_what_it_needs(
    tmp_path: Path, view: View, chosen: str, title: str
) -> None:
    choice = choice_view(view, analysed(tmp_path, chosen).opportunities[0])
    assert choice is not None
    assert choice.title == title


def test_a_decided_deal_has_no_choice_left(tmp_path: Path, view: View) -> None:
    ended = "    status: lost\n    closed: 2026-11-01\n    outcome: Price\n"
    assert choice_view(view, analysed(tmp_path, ended).opportunities[0]) is None


def test_an_order_whose_day_has_passed_is_not_planned(sample_site: Built) -> None:
    page = sample_site.page("accounts/dunmore-aggregates/kiln-optimiser/value/").content.text
    assert "The order was planned for 30 Oct 2026, which has passed" in page


def test_head_to_head_counts_criteria_known_for_both_and_adds_nothing_up(
    tmp_path: Path, view: View
) -> None:
    opportunity = analysed(tmp_path, CHOSEN % ("frontal", "") + CRITERIA).opportunities[0]
    head = head_to_head_view(view, "acme", opportunity.opportunity)
    assert head is not None
    assert head.title == ("Ahead of Rival on 1, behind on 1; short on a mandatory criterion: Rival")
    assert head.columns == ("Us against Rival", "Us against Other")
    assert head.sums == ("1 ahead, 1 behind, 1 level", "1 ahead, 0 behind, 0 level")
    rows = {
        (group.label, row.name): (
            row.weight,
            [[sign.name for sign in level.signs] for level in row.levels],
            [(own.label, own.steps) for own in row.against],
        )
        for group in head.groups
        for row in group.rows
    }
    us = view.method.us
    assert rows == {
        ("Mandatory: falling short rules a vendor out", "Trace"): (
            "5 of 5",
            [["Rival"], ["Other"], [us]],
            [("ahead", 2), ("ahead", 1)],
        ),
        ("Formal: written down", "Price"): (
            "3 of 5",
            [[us], [], ["Rival"]],
            [("behind", -2), ("unknown", 0)],
        ),
        ("Informal: said, not written", "Ease"): (
            "unknown",
            [[], [us, "Rival"], []],
            [("level", 0), ("unknown", 0)],
        ),
        ("Others", "Fame"): (
            "unknown",
            [[], [], ["Rival"]],
            [("unknown", 0), ("unknown", 0)],
        ),
    }


def test_what_is_not_known_of_us_is_no_lead(tmp_path: Path, view: View) -> None:
    known = "    decision_criteria: [{name: Price, rival: worse}]\n"
    opportunity = analysed(tmp_path, known).opportunities[0].opportunity
    head = head_to_head_view(view, "acme", opportunity)
    assert head is not None
    assert head.title == "How we stand on what they decide by is not known yet"


def test_each_move_says_whether_its_answer_is_in_time(tmp_path: Path, view: View) -> None:
    counters = (
        ", counters: [{competitor: rival, move: Free upgrade, state: expected, answer: A1},"
        " {competitor: rival, move: Low price, state: made, answer: A2},"
        " {competitor: other, move: Bundle, state: expected, answer: A3},"
        " {competitor: other, move: Wait, state: expected}]"
    )
    analysis = analysed(tmp_path, CHOSEN % ("frontal", counters))
    moves = counter_moves_view(view, analysis.account, analysis.opportunities[0].opportunity)
    assert moves is not None
    assert moves.title == (
        "4 moves of competitors: 1 answered in time, 1 with an answer that is overdue or blocked, "
        "2 without an answer"
    )
    assert [(row.rival, row.tone, str(row.answer), row.lateness) for row in moves.rows] == [
        ("Rival", "late", "Show <em>it</em>", "4 days overdue"),
        ("Rival", "time", "Trace it", ""),
        ("Other", "none", "", ""),
        ("Other", "none", "", ""),
    ]


def test_a_blocked_answer_is_not_in_time(tmp_path: Path, view: View) -> None:
    head = HEAD.replace("due: 2026-12-20}\n", "due: 2026-12-20, status: blocked}\n", 1)
    counters = ", counters: [{competitor: rival, move: Low price, state: made, answer: A2}]"
    analysis = analyse_opportunity(tmp_path, CHOSEN % ("frontal", counters), head)
    moves = counter_moves_view(view, analysis.account, analysis.opportunities[0].opportunity)
    assert moves is not None
    assert moves.title == "1 move of a competitor: 1 with an answer that is overdue or blocked"
    assert [(row.tone, row.answered, row.lateness) for row in moves.rows] == [
        ("late", "Blocked", "20 Dec 2026, blocked")
    ]
    first, _ = rival_points_view(view, analysis.account, lambda _: Markup(""))
    assert [(own.answer, own.tone) for own in first.weaknesses] == [
        ("Trace it, 20 Dec 2026, blocked", "late")
    ]


def test_where_an_answer_may_be_hidden_nothing_is_said_to_have_none(
    tmp_path: Path, view: View
) -> None:
    head = HEAD.replace("due: 2026-11-20}", "due: 2026-11-20, audience: account-team}")
    counters = (
        ", counters: [{competitor: rival, move: Free upgrade, state: expected, answer: A1},"
        " {competitor: other, move: Bundle, state: expected, answer: A3}]"
    )
    analysis = analyse_opportunity(tmp_path, CHOSEN % ("frontal", counters), head)
    moves = counter_moves_view(view, analysis.account, analysis.opportunities[0].opportunity)
    assert moves is not None
    assert moves.title == (
        "2 moves of competitors: 1 without an answer, 1 without an answer on this page"
    )
    assert [(row.tone, row.answered, str(row.answer)) for row in moves.rows] == [
        ("hidden", "Not shown", ""),
        ("none", "No answer yet", ""),
    ]
    first, _ = rival_points_view(view, analysis.account, lambda _: Markup(""))
    assert [(str(own.text), own.answer, own.tone) for own in first.strengths] == [
        ("Close to the board", "Not shown", "hidden"),
        ("Cheap", "Not shown", "hidden"),
    ]


def test_a_strength_without_an_answer_says_so(tmp_path: Path, view: View) -> None:
    account = analysed(tmp_path, "").account
    first, second = rival_points_view(view, account, lambda _: Markup(""))
    assert (first.name, second.name) == ("Rival", "Other")
    assert [(str(own.text), own.answer, own.tone) for own in first.strengths] == [
        ("Close to the board", "Show it, 4 days overdue", "late"),
        ("Cheap", "No answer yet", "none"),
    ]
    assert [(str(own.text), own.answer, own.tone) for own in first.weaknesses] == [
        ("No trace", "Trace it", "time")
    ]
    assert second.strengths == ()
