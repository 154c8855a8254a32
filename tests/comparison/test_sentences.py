"""Each change of a plan is a sentence in the field's words, with its old and new value, direction,
part, file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.comparison.model import AccountChange
from tests.comparison.repositories import (
    PLAN,
    changed,
    compare,
    repository,
    sentences,
    sentences_in,
    the_account,
)
from tests.writing import write_tree


def edited(folder: Path, *pairs: tuple[str, str], base: str = PLAN) -> AccountChange:
    """Commit a plan, replace texts in it, and give what is told of it."""
    root = repository(folder, {"accounts/mill.yml": base})
    write_tree(root, {"accounts/mill.yml": changed(base, *pairs)})
    return the_account(compare(root))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "2027-03-01",
            "2027-04-30",
            "worse New stones: close date slipped by 60 days, from 1 Mar 2027 to 30 Apr 2027.",
        ),
        (
            "2027-03-01",
            "2027-02-15",
            (
                "better New stones: close date moved 14 days earlier, from 1 Mar 2027 "
                "to "
                "15 Feb 2027."
            ),
        ),
        ("90_000", "70_000", "worse New stones: amount fell from €90,000 to €70,000."),
        ("90_000", "95_000", "better New stones: amount rose from €90,000 to €95,000."),
        (
            "probability: 60",
            "probability: 45",
            "worse New stones: probability fell from 60% to 45%.",
        ),
        (
            "stage: proposal",
            "stage: negotiation",
            "better New stones: stage changed from proposal to negotiation.",
        ),
        (
            "    stage: proposal\n",
            "    stage: proposal\n    status: lost\n",
            "worse New stones: status changed from open to lost.",
        ),
        (
            "status: neutral",
            "status: non-supporter",
            "worse Fern Yew (CFO) moved from neutral to non-supporter.",
        ),
        (
            "coverage: brief",
            "coverage: in-depth",
            "better Fern Yew (CFO): coverage changed from brief contact to in depth.",
        ),
        (
            "threat: medium",
            "threat: very-high",
            "worse Quern Co: threat changed from medium to very high.",
        ),
        (
            "influence: political-structure, ",
            "",
            "neutral Emil Ash (Miller): influence was removed; it was Political structure.",
        ),
        (
            "title: CFO, reports_to: dana",
            "title: CFO, reports_to: emil",
            "neutral Fern Yew (CFO): reports to changed from Dana Oak to Emil Ash.",
        ),
        (
            "due: 2026-12-05",
            "due: 2026-12-15",
            (
                "worse M2 Ask for the budget: due date moved 10 days later, from 5 Dec "
                "2026 to 15 Dec 2026."
            ),
        ),
        (
            "due: 2026-12-01, status: open",
            "due: 2026-12-01, status: blocked",
            "worse M1 Grind a sack: status changed from open to blocked.",
        ),
        (
            "due: 2026-12-01, status: open",
            "due: 2026-12-01, status: done, done: 2026-11-19, outcome: More flour",
            "better Done on 19 Nov 2026: M1 Grind a sack. Outcome: More flour",
        ),
        (
            "date: 2027-02-10}",
            "date: 2027-02-24}",
            ("worse Board meets: date moved 14 days later, from 10 Feb 2027 to 24 Feb 2027."),
        ),
        (
            "who: [fern]",
            "who: [fern, dana]",
            "neutral M2 Ask for the budget: whom it concerns: now also Dana Oak.",
        ),
        (
            "status: neutral",
            "status: neutral, left: 2026-11-20",
            "neutral Fern Yew (CFO) left on 20 Nov 2026.",
        ),
        (
            "status: mentor",
            "status: mentor, left: 2026-11-20",
            "worse Emil Ash (Miller) left on 20 Nov 2026.",
        ),
        (
            "name: Quern Co",
            "name: Quern Group",
            "neutral Quern Group: name changed from Quern Co to Quern Group.",
        ),
    ],
)
def test_a_changed_field_is_one_sentence_with_its_direction(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert sentence in sentences(edited(tmp_path, (old, new)))


def test_a_mark_that_fell_names_its_criterion_and_a_mark_that_rose_its_evidence(
    tmp_path: Path,
) -> None:
    before = changed(
        PLAN,
        (
            '"+?-?. ?-+?+ ?-+?+ ++?++"',
            '{political_alignment: "+", access_to_funds: "?", solution_fit: "-"}',
        ),
    )
    funds = 'access_to_funds: {rating: "+", evidence: Budget letter}'
    texts = sentences(
        edited(
            tmp_path,
            ('political_alignment: "+"', 'political_alignment: "-"'),
            ('access_to_funds: "?"', funds),
            ('solution_fit: "-"', 'solution_fit: "+"'),
            base=before,
        )
    )
    assert "worse 15 Political alignment changed from + to −." in texts
    assert "better 4 Access to funds changed from ? to +. Evidence: Budget letter" in texts
    assert "better 7 Solution fit changed from − to +. No evidence is cited." in texts


def test_what_is_good_for_a_rival_is_worse_for_us(tmp_path: Path) -> None:
    told = sentences(edited(tmp_path, ('"++++- -++-+ +-+-?"', '"+++++ -++-+ +-+-?"')))
    assert "worse Quern Co: 5 Compelling event changed from − to +." in told


def test_an_entry_that_is_new_or_gone_is_told_with_what_matters_of_it(tmp_path: Path) -> None:
    action = (
        "      - {id: M2, type: retrieve, what: Ask for the budget, who: [fern], owner: ben, due: "
        "2026-12-05, status: open}\n"
    )
    other = "      - {id: M3, type: prove, what: Bake a loaf, owner: ben, due: 2026-12-20}\n"
    account = edited(tmp_path, (action, other))
    assert sentences(account) == [
        "neutral New action: M3 Bake a loaf (Ben Moss, 20 Dec 2026).",
        "neutral Action removed from the plan: M2 Ask for the budget (Ben Moss, 5 Dec 2026).",
    ]


def test_a_change_says_its_part_file_and_line_and_what_is_gone_the_line_of_the_base(
    tmp_path: Path,
) -> None:
    step = "      - {name: Board meets, date: 2027-02-10}\n"
    account = edited(tmp_path, ("status: neutral", "status: enemy"), (step, ""))
    moved = next(change for change in account.changes if change.field == "status")
    lines = PLAN.splitlines()
    assert (moved.part, moved.location.path, moved.location.line) == (
        "relationships",
        "accounts/mill.yml",
        15,
    )
    assert "fern" in lines[14]
    gone = next(change for change in account.changes if change.kind == "removed")
    assert (gone.part, gone.in_base, lines[gone.location.line - 1].strip()) == (
        "actions",
        True,
        step.strip(),
    )


def test_a_new_assessment_of_some_marks_changes_those_alone(tmp_path: Path) -> None:
    more = (
        '      - {date: 2026-11-20, for: us, by: ada, ratings: {customer_project: "+", '
        'political_alignment: "-"}}\n    milestones:'
    )
    told = sentences(edited(tmp_path, ("    milestones:", more)))
    assert "worse 15 Political alignment changed from + to −." in told
    assert "neutral Our assessment of 20 Nov 2026 is new." in told
    assert not any("leaves out" in sentence for sentence in told)


def test_a_rating_that_goes_is_told_though_an_older_set_says_the_same(tmp_path: Path) -> None:
    ratings = '{customer_project: "+", political_alignment: "+"}'
    later = f"      - {{date: 2026-11-20, for: us, by: ada, ratings: {ratings}}}\n    milestones:"
    base = PLAN.replace("    milestones:", later)
    fewer = (ratings, '{customer_project: "+"}')
    assert sentences(edited(tmp_path, fewer, base=base)) == [
        "neutral Our assessment of 20 Nov 2026: ratings: no longer Political alignment."
    ]


def test_a_rating_that_goes_and_is_another_in_the_older_set_is_told_once(tmp_path: Path) -> None:
    ratings = '{customer_project: "+", political_alignment: "-"}'
    later = f"      - {{date: 2026-11-20, for: us, by: ada, ratings: {ratings}}}\n    milestones:"
    base = PLAN.replace("    milestones:", later)
    told = sentences(edited(tmp_path, (ratings, '{customer_project: "+"}'), base=base))
    assert [sentence for sentence in told if "Political alignment" in sentence] == [
        "better 15 Political alignment changed from \u2212 to +. No evidence is cited."
    ]


def test_a_person_who_changes_in_the_account_is_told_once_not_for_each_opportunity(
    tmp_path: Path,
) -> None:
    two = PLAN + "  bran:\n    name: Bran press\n    stage: identified\n"
    texts = sentences(edited(tmp_path, ("status: neutral", "status: enemy"), base=two))
    assert [sentence for sentence in texts if "Fern" in sentence] == [
        "worse Fern Yew (CFO) moved from neutral to enemy."
    ]


def test_what_differs_in_one_opportunity_is_told_from_what_held_there(tmp_path: Path) -> None:
    account = edited(
        tmp_path, ("    objective:", "    people:\n      fern: {status: enemy}\n    objective:")
    )
    assert sentences(account) == [
        "worse The verdict on New stones turns from “Develop” to “Change strategy”.",
        "worse The vote on New stones is out of reach: 1 of 2 needed (before: 1 of 2 needed).",
        "worse Fern Yew (CFO) moved from neutral to enemy.",
    ]
    assert account.changes[0].opportunity == "stones"


def test_sentences_are_in_the_site_s_language(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("status: neutral", "status: enemy"))})
    (change,) = the_account(compare(root)).changes
    assert sentences_in("zh").of(change) == "Fern Yew (CFO)由中立者变为反对者。"


COSTED = changed(
    PLAN,
    (
        "    stage: proposal\n",
        (
            "    stage: proposal\n    cost_of_sale: 20_000\n    resources: [{name: Trial, amount: "
            "9_000}]\n"
            "    test:\n      reviews: [{date: 2026-11-01, kind: team-meeting, control_signals: "
            "[delays]}]\n"
        ),
    ),
)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "cost_of_sale: 20_000",
            "cost_of_sale: 25_000",
            "worse New stones: expected cost of sale rose from €20,000 to €25,000.",
        ),
        ("amount: 9_000", "amount: 7_000", "better Trial: amount fell from €9,000 to €7,000."),
        (
            "[delays]",
            "[delays, players-change]",
            ("worse Review of 1 Nov 2026: warning signs: now also Players change."),
        ),
        (
            "[delays]",
            "[delays, players-change]",
            "worse Warning signs up from 1 to 2.",
        ),
        (
            "control_signals: [delays]}]",
            (
                "control_signals: [delays]}, {date: 2026-11-20, kind: team-meeting, "
                "control_signals: "
                "[]}]"
            ),
            "better Warning signs down from 1 to 0.",
        ),
    ],
)
def test_signs_of_lost_control_and_what_selling_costs_have_a_direction(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert sentence in sentences(edited(tmp_path, (old, new), base=COSTED))
