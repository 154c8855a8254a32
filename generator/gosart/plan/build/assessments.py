"""Sets of ratings as objects: each by the edition of the criteria that it was made with."""

from __future__ import annotations

from gosart.method import enums
from gosart.method.editions import edition_of
from gosart.plan.build.context import BuildContext, person
from gosart.plan.model.account import Assessment, CriterionRating
from gosart.plan.model.people import Organisation
from gosart.plan.schema.assessment import AssessmentEntry, RatingEntry
from gosart.plan.schema.ratings_shorthand import count_of, ratings_of
from gosart.plan.validate.references import US
from gosart.yaml.document import Key

__all__ = ["build_assessments"]


def build_assessments(
    context: BuildContext,
    entries: tuple[AssessmentEntry, ...] | None,
    key: Key,
    organisation: Organisation,
) -> tuple[Assessment, ...]:
    """Make the sets of ratings of an opportunity, but those of a rival that is left out.

    `key` is that of the list.

    Args:
        context: What the account's parts have in common while they are made.
        entries: What is typed.
        key: The way to the value, from the top of the account.
        organisation: The people and their lines.

    Returns:
        The sets, in the order of the plan.
    """
    sets = (
        _assessment(context, entry, (*key, number), organisation)
        for number, entry in enumerate(entries or ())
    )
    return tuple(assessment for assessment in sets if assessment is not None)


def _assessment(
    context: BuildContext, entry: AssessmentEntry, key: Key, organisation: Organisation
) -> Assessment | None:
    rival = context.rival(entry.for_)
    if rival is None and entry.for_ != US:
        return None
    locator: Key = (*key, "ratings")
    typed = entry.ratings
    edition = edition_of(
        context.method.editions,
        entry.method or "",
        context.plan_method,
        count_of(typed) if isinstance(typed, str) else None,
        rival=rival is not None,
    )
    has = frozenset(edition.criteria)
    if isinstance(typed, str):
        short = ratings_of(typed, edition, rival is not None)
        location_of = context.characters(locator)
        ratings = tuple(
            CriterionRating(
                criterion, rating, location=location_of(at), in_edition=criterion.key in has
            )
            for criterion in context.method.criteria
            for rating, at in [short.get(criterion.key, (None, 0))]
        )
    else:
        ratings = tuple(
            _rating(context, criterion.key, typed[criterion.key], locator, organisation)
            if criterion.key in typed
            else CriterionRating(criterion, None, in_edition=criterion.key in has)
            for criterion in context.method.criteria
        )
    return Assessment(
        entry.date,
        rival,
        context.member(entry.by),
        ratings,
        entry.note or "",
        context.location(key),
        bool(entry.agreed),
        "" if edition is context.method.editions[0] else edition.version,
        entry,
        context.hidden_fields(key),
    )


def _rating(
    context: BuildContext,
    name: str,
    entry: enums.Rating | RatingEntry | None,
    key: Key,
    organisation: Organisation,
) -> CriterionRating:
    criterion, location = context.method.by_key[name], context.location((*key, name))
    if not isinstance(entry, RatingEntry):
        return CriterionRating(criterion, entry, location=location)
    return CriterionRating(
        criterion,
        entry.rating,
        entry.evidence or "",
        person(organisation, entry.source),
        entry.confidence,
        location,
    )
