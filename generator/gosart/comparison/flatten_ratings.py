"""A company's ratings in an opportunity as records: those that lead, and each set of its day."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.assessment import Standing
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.comparison.records import RATED, PlanRecord, Ref, Value
from gosart.diagnostics import Location, msg
from gosart.plan.model.account import Assessment, CriterionRating
from gosart.plan.model.location import Find, Locator
from gosart.plan.model.people import Person
from gosart.plan.schema.field import Part
from gosart.yaml.document import Key

__all__ = ["OPINION_OF", "RATINGS", "STANDINGS", "rating_records"]

STANDINGS = ("standing", msg("Assessment"))
"""Kind and title of the records that live on from assessment to assessment."""
OPINION_OF = ", by "
"""What stands in a set's name before whoever gave a second opinion."""


RATINGS = "ratings"
"""Which criteria a set rates: where one of them goes, an older set may say the same of it."""


def rating_records(analysis: OpportunityAnalysis, find: Find | None) -> Iterator[PlanRecord]:
    """Yield each company's leading ratings as one record, and each set as one of its day.

    Args:
        analysis: The opportunity.
        find: Finds locations of the account's entries.

    Yields:
        Records of the kinds `standing` (ids: opportunity, company) and `assessment` (ids:
        opportunity, day, company, who rated). The ratings in force are fields of the former only.
    """
    opportunity = analysis.opportunity
    key: Key = ("opportunities", opportunity.id, "assessments")
    in_force: dict[str, Standing] = {}
    for standing in analysis.assessment.standings:
        current = standing.current
        company = standing.rival.id if standing.rival else "us"
        in_force[company] = standing
        fields: dict[str, Value] = {}
        locations = {"": current.location}
        for rating in current.ratings:
            for name, value in _rating_fields(rating).items():
                fields[name] = value
                locations[name] = rating.location or current.location
        yield PlanRecord(
            STANDINGS[0],
            (opportunity.id, company),
            standing.rival.name if standing.rival else "",
            Part.ASSESSMENT,
            fields,
            Locator(find, (key,)),
            opportunity.id,
            locations,
        )
    for index, assessment in enumerate(opportunity.assessments):
        company = assessment.rival.id if assessment.rival else "us"
        held = _in_force(assessment, in_force[company])
        name = _name(assessment, in_force[company])
        yield _assessment(assessment, opportunity.id, name, (*key, index), find, held)


def _in_force(assessment: Assessment, standing: Standing) -> frozenset[str]:
    """Return the keys of the criteria on which a set is what the company's ratings rest on now."""
    if not any(state.set is assessment for state in standing.states):
        return frozenset()
    if standing.states[-1].set is assessment:
        return frozenset(rating.criterion.key for rating in assessment.ratings)
    return frozenset(
        rating.criterion.key
        for rating in standing.leading
        if assessment.date in (rating.rated_on, rating.evidence_on)
    )


def _name(assessment: Assessment, standing: Standing) -> str:
    """Return day and company of a set, and by whom it is where that is nobody who leads."""
    rival, by = assessment.rival, assessment.by
    leaders = {state.set.by.id for state in standing.states if state.set.by}
    name = assessment.date.isoformat() + (f", {rival.name}" if rival else "")
    if by is None or assessment.agreed or by.id in leaders:
        return name
    return f"{name}{OPINION_OF}{by.name}"


def _assessment(
    assessment: Assessment,
    opportunity: str,
    title: str,
    key: Key,
    find: Find | None,
    in_force: frozenset[str],
) -> PlanRecord:
    rival, by = assessment.rival, assessment.by
    company = rival.id if rival else "us"
    # of objects that know more than the entry: the rival and the rater with their names
    fields: dict[str, Value] = {
        "date": assessment.date,
        "for": Ref("competitor", company, rival.name if rival else ""),
        "by": Ref("member", by.id, by.name) if by else None,
        "agreed": assessment.agreed or None,
        "note": assessment.note.strip() or None,
    }
    if assessment.entry is not None:
        entry = assessment.entry
        fields |= {"agreed": entry.agreed, "method": entry.method}
        fields["sealed_until"] = entry.sealed_until
    fields[RATINGS] = tuple(
        Ref("criterion", rating.criterion.key, rating.criterion.label)
        for rating in assessment.ratings
        if rating.rating is not None
    )
    locations: dict[str, Location] = {"": assessment.location}
    for rating in assessment.ratings:
        if rating.criterion.key not in in_force:  # those are fields of where the company stands
            for name, value in _rating_fields(rating).items():
                fields[name] = value
                locations[name] = rating.location or assessment.location
    return PlanRecord(
        "assessment",
        (opportunity, assessment.date.isoformat(), company, by.id if by else ""),
        title,
        Part.ASSESSMENT,
        fields,
        Locator(find, (key,)),
        opportunity,
        locations,
        by_content=True,
    )


def _rating_fields(rating: CriterionRating) -> dict[str, Value]:
    key = rating.criterion.key
    return {
        f"{RATED} {key}": rating.rating,
        f"evidence {key}": rating.evidence.strip() or None,
        f"source {key}": _source(rating.source),
        f"confidence {key}": rating.confidence,
    }


def _source(person: Person | None) -> Value:
    if person is None:
        return None
    return Ref("person", "", "…") if person.hidden else Ref("person", person.id, person.name)
