"""Who speaks for us: the leading ratings, what they keep, and who differs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gosart.analysis.assessment import OpportunityAssessment
from tests.analysis.assessed import BEFORE_REVIEW, TEAM, assessed, counts, differing, moved

OWN_OWNER = TEAM.replace("    name: Leak dispatch\n", "    name: Leak dispatch\n    owner: ned\n")


def signs(assessment: OpportunityAssessment) -> str:
    assert assessment.us is not None
    return "".join(rating.value if rating else "." for rating in assessment.us.ratings)


def test_the_account_owners_set_leads_though_a_colleagues_is_later(tmp_path: Path) -> None:
    assessment = assessed(tmp_path, BEFORE_REVIEW)
    assert assessment.us is not None
    assert str(assessment.us.current.date) == "2026-11-20"
    assert signs(assessment) == "+++?+++-?+++?-+++++?"


def test_all_other_sets_are_dissent_by_criterion_with_who_and_which_rating(tmp_path: Path) -> None:
    assert differing(assessed(tmp_path, BEFORE_REVIEW)) == [
        ("us", "solution_fit", "+", "ned", "-"),
        ("us", "political_alignment", "+", "ned", "?"),
    ]


def test_the_opportunitys_owner_leads_before_the_accounts(tmp_path: Path) -> None:
    assessment = assessed(tmp_path, BEFORE_REVIEW, OWN_OWNER)
    assert signs(assessment) == "+++?++--?+++?-?++++?"
    assert ("us", "solution_fit", "-", "uma", "+") in differing(assessment)


def test_where_neither_owner_has_rated_the_first_rater_leads(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-10-01, for: us, by: bea, ratings: {solution_fit: "+"}}
      - {date: 2026-11-01, for: us, by: ned, ratings: {solution_fit: "-"}}
"""
    assessment = assessed(tmp_path, plan)
    assert differing(assessment) == [("us", "solution_fit", "+", "ned", "-")]


def test_an_agreed_set_leads_whoever_wrote_it_down(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-10-01, for: us, by: uma, ratings: {solution_fit: "+", inside_support: "+"}}
      - {date: 2026-11-01, for: us, by: ned, agreed: true, ratings: {solution_fit: "-"}}
"""
    assessment = assessed(tmp_path, plan)
    assert assessment.us is not None
    ratings = {rating.criterion.key: rating.rating for rating in assessment.us.leading}
    assert (ratings["solution_fit"], ratings["inside_support"]) == ("-", "+")
    assert assessment.dissent == ()


def test_the_owners_later_set_leads_over_what_was_agreed_before(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-10-01, for: us, by: ned, agreed: true, ratings: {solution_fit: "-"}}
      - {date: 2026-11-01, for: us, by: uma, ratings: {solution_fit: "+"}}
"""
    assert signs(assessed(tmp_path, plan))[6] == "+"


def test_a_set_that_names_nobody_is_the_owners(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-10-01, for: us, ratings: {solution_fit: "+"}}
      - {date: 2026-11-01, for: us, by: ned, ratings: {solution_fit: "-"}}
"""
    assert differing(assessed(tmp_path, plan)) == [("us", "solution_fit", "+", "ned", "-")]


def test_a_colleagues_one_line_set_of_the_day_after_changes_nothing_but_the_dissent(
    tmp_path: Path,
) -> None:
    alone = BEFORE_REVIEW.replace(
        '      - {date: 2026-11-21, for: us, by: ned, ratings: "+++?+ +--?+ ++?-? ++++?"}\n', ""
    )
    line = '      - {date: 2026-11-21, for: us, by: bea, ratings: {inside_support: "-"}}\n'
    before, after = assessed(tmp_path / "before", alone), assessed(tmp_path / "after", alone + line)
    assert before.us is not None
    assert after.us is not None
    assert signs(after) == signs(before)
    assert after.us.current.date == before.us.current.date
    assert counts(after) == counts(before)
    assert moved(after) == moved(before)
    assert [item.criterion.key for item in after.unproven] == [
        item.criterion.key for item in before.unproven
    ]
    assert differing(before) == []
    assert differing(after) == [("us", "inside_support", "+", "bea", "-")]


def test_a_set_that_rates_some_criteria_changes_those_alone(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-09-10, for: us, by: uma, ratings: "+++-? +?-?? ?+?-? ++++?"}
      - {date: 2026-11-20, for: us, by: uma, ratings: {compelling_event: "+", solution_fit: "-"}}
"""
    assert signs(assessed(tmp_path, plan)) == "+++-++--???+?-?++++?"


def test_a_rating_keeps_its_evidence_while_it_stays_and_its_age_counts_from_there(
    tmp_path: Path,
) -> None:
    plan = """\
    assessments:
      - date: 2026-09-10
        for: us
        by: uma
        ratings:
          compelling_event: {rating: "+", evidence: The decree, confidence: high}
          solution_fit: {rating: "+", evidence: The trial}
      - {date: 2026-11-20, for: us, by: uma, ratings: {compelling_event: "+", solution_fit: "-"}}
"""
    assessment = assessed(tmp_path, plan)
    assert assessment.us is not None
    ratings = {rating.criterion.key: rating for rating in assessment.us.leading}
    event, fit = ratings["compelling_event"], ratings["solution_fit"]
    assert (event.evidence, str(event.evidence_on), str(event.rated_on), event.confidence) == (
        "The decree",
        "2026-09-10",
        "2026-11-20",
        "high",
    )
    assert event.age(date(2026, 11, 27)) == 78
    assert (fit.evidence, fit.evidence_on) == ("", None)
    assert assessment.unproven == ()


def test_evidence_does_not_come_back_after_the_rating_was_another(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-09-01, for: us, by: uma, ratings: {solution_fit: {rating: "+",
          evidence: Trial}}}
      - {date: 2026-10-01, for: us, by: uma, ratings: {solution_fit: "?"}}
      - {date: 2026-11-01, for: us, by: uma, ratings: {solution_fit: "+"}}
"""
    assert [item.criterion.key for item in assessed(tmp_path, plan).unproven] == ["solution_fit"]


def test_competitors_have_leading_ratings_and_dissent_by_the_same_rule(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-11-20, for: us, by: uma, ratings: {solution_fit: "+"}}
      - {date: 2026-11-20, for: keld, by: uma, ratings: {solution_fit: "-"}}
      - {date: 2026-11-21, for: keld, by: ned, ratings: {solution_fit: "+"}}
"""
    assessment = assessed(tmp_path, plan)
    assert counts(assessment) == {"keld": (1, 0, 0, 1, 14)}
    assert differing(assessment) == [("keld", "solution_fit", "-", "ned", "+")]


def test_dissent_older_than_the_leading_set_is_dissent_too(tmp_path: Path) -> None:
    plan = """\
    assessments:
      - {date: 2026-09-01, for: us, by: ned, ratings: {solution_fit: "-"}}
      - {date: 2026-11-01, for: us, by: uma, ratings: {solution_fit: "+"}}
"""
    assert differing(assessed(tmp_path, plan)) == [("us", "solution_fit", "+", "ned", "-")]
