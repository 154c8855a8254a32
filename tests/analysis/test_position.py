"""Position against a competitor: ahead, behind, level over what is known for both, and no sums."""

from __future__ import annotations

from pathlib import Path

from tests.analysis.assessed import BEFORE_REVIEW, assessed, counts


def test_it_counts_what_is_known_for_both_and_says_how_much_does_not_compare(
    tmp_path: Path,
) -> None:
    assert counts(assessed(tmp_path, BEFORE_REVIEW)) == {"keld": (3, 2, 5, 10, 5)}


def test_it_names_the_criteria(tmp_path: Path) -> None:
    (position,) = assessed(tmp_path, BEFORE_REVIEW).positions
    assert [criterion.key for criterion in position.now.ahead] == [
        "formal_decision_criteria",
        "unique_business_value",
        "inside_support",
    ]
    assert [criterion.key for criterion in position.now.behind] == [
        "sales_resource_requirements",
        "informal_decision_criteria",
    ]


def test_what_is_unknown_or_not_rated_on_a_side_is_nobodys_lead(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-11-20, for: us, by: uma, ratings: {
          solution_fit: "+", current_relationship: "+", inside_support: "?",
          political_alignment: "+"}}
      - {date: 2026-11-20, for: keld, by: uma, ratings: {
          solution_fit: "?", inside_support: "+", political_alignment: "+"}}
"""
    assert counts(assessed(tmp_path, plan)) == {"keld": (0, 0, 1, 1, 14)}


def test_criteria_that_do_not_apply_to_competitors_count_for_neither_side(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-11-20, for: us, by: uma, ratings: "+.... ..... ..... +++++"}
      - {date: 2026-11-20, for: keld, by: uma, ratings: "-.... ..... ..... ....."}
"""
    assert counts(assessed(tmp_path, plan)) == {"keld": (1, 0, 0, 1, 14)}


def test_a_competitors_plus_that_becomes_unknown_puts_us_ahead_of_nothing(tmp_path: Path) -> None:
    known = """\
    assessments:
      - {date: 2026-11-20, for: us, by: uma, ratings: {executive_credibility: "-",
          solution_fit: "+"}}
      - {date: 2026-11-20, for: keld, by: uma, ratings: {executive_credibility: "+",
          solution_fit: "+"}}
"""
    unknown = known.replace(
        'for: keld, by: uma, ratings: {executive_credibility: "+"', "{}"
    ).replace("{}", 'for: keld, by: uma, ratings: {executive_credibility: "?"')
    assert counts(assessed(tmp_path / "known", known)) == {"keld": (0, 1, 1, 2, 13)}
    assert counts(assessed(tmp_path / "unknown", unknown)) == {"keld": (0, 0, 1, 1, 14)}


def test_the_worst_position_comes_first_and_what_does_not_compare_last(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-11-20, for: us, by: uma, ratings: "+++++ ----- ..... ....."}
      - {date: 2026-11-20, for: keld, by: uma, ratings: "????? ????? +++++ ....."}
      - {date: 2026-11-20, for: pavo, by: uma, ratings: "----- ----- ..... ....."}
"""
    assert [position.rival.id for position in assessed(tmp_path, plan).positions] == [
        "pavo",
        "keld",
    ]


def test_the_best_position_sorts_first_then_the_better_known_then_what_does_not_compare(
    tmp_path: Path,
) -> None:
    us = '      - {date: 2026-11-20, for: us, by: uma, ratings: "+++++ ----- ..... ....."}\n'

    def order(name: str, theirs: str) -> tuple[bool, int, int]:
        plan = f"    assessments:\n{us}      - {{date: 2026-11-20, for: keld, ratings: {theirs}}}\n"
        return assessed(tmp_path / name, plan).positions[0].now.order

    ahead = order("ahead", '"-++++ ----- ..... ....."')
    level = order("level", '"+++++ ----- ..... ....."')
    level_of_less = order("less", '"++??? ?---- ..... ....."')
    behind = order("behind", '"+++++ ++--- ..... ....."')
    nothing = order("nothing", '"????? ????? +++++ ....."')
    assert sorted([nothing, behind, level_of_less, ahead, level]) == [
        ahead,
        level,
        level_of_less,
        behind,
        nothing,
    ]


def test_the_position_before_is_of_the_latest_earlier_day_by_which_both_were_rated(
    tmp_path: Path,
) -> None:
    (position,) = assessed(tmp_path, BEFORE_REVIEW).positions
    before = position.before
    assert before is not None
    assert (str(position.since), len(before.ahead), len(before.behind), before.known) == (
        "2026-09-10",
        0,
        2,
        7,
    )


def test_without_ratings_of_us_there_is_no_position(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-11-20, for: keld, by: uma, ratings: "+++++ +++++ +++++ ....."}
"""
    assert assessed(tmp_path, plan).positions == ()
