"""The letters O, A and T of GOSART in words, for the customer and for us.

The objective's measure, the next actions with owner and day, how the customer will judge success,
and what could prove us wrong. The summary, every form of a brief and its JSON say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.due_items import WeakPoint, weak_points
from gosart.i18n.translator import Translator
from gosart.method.enums import ActionStatus, MilestoneStatus, Side
from gosart.plan.model.account import Aim, Review
from gosart.plan.model.people import Person
from gosart.text.markdown_to_text import plain

__all__ = [
    "NextAction",
    "gravest_risk",
    "last_decision",
    "measure_of",
    "next_actions_of",
    "success_of",
]

_NEXT = 3
"""How many actions of each side are named."""
_RISK = 140
"""Characters of a risk, and of the action that answers it."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """The next action of one side, or the customer's next step."""

    id: str
    """Of the action or milestone, "" for none."""
    text: str
    """Markdown."""
    who: str
    """Names, "" where nobody is named."""
    due: date | None
    is_late: bool


def measure_of(aim: Aim, translator: Translator) -> str:
    """Return how an aim is measured: from, now, to and by when.

    Args:
        aim: The aim.
        translator: The reader's language.

    Returns:
        What the aim's own text does not say already; "" for nothing.
    """
    text, figure = plain(aim.text), translator.figure
    parts = []
    if aim.baseline:
        parts.append(translator.text("from {value}", value=figure(aim.baseline)))
    if aim.now:
        parts.append(translator.text("now {value}", value=figure(aim.now)))
    if aim.target and (parts or not _names(text, aim.target, figure(aim.target))):
        parts.append(translator.text("to {value}", value=figure(aim.target)))
    day = translator.date(aim.by) if aim.by else ""
    if aim.by and not _names(text, aim.by.isoformat(), day):
        parts.append(translator.text("by {date}", date=day))
    figures = ", ".join(parts)
    measure = "" if aim.measure.casefold() in text.casefold() else aim.measure
    if measure and figures:
        return translator.text("{measure}: {figures}", measure=measure, figures=figures)
    return measure or figures


def _names(text: str, *values: str) -> bool:
    """Tell whether a text names a value, as a word of its own."""
    return any(
        re.search(rf"(?<![\w.,]){re.escape(value)}(?!\w|[.,]\d)", text) for value in values if value
    )


def next_actions_of(analysis: OpportunityAnalysis, side: Side) -> tuple[NextAction, ...]:
    """Return what a side does next, the customer's steps among what they do.

    Args:
        analysis: The opportunity on its day.
        side: The side.

    Returns:
        At most three, by day; none of an opportunity that is decided.
    """
    if not analysis.opportunity.is_open:
        return ()
    actions = [
        NextAction(
            item.action.id,
            item.action.what or item.action.id,
            _who(item.action.who, item.action.owner.name if item.action.owner else "", side),
            item.action.due,
            item.overdue or item.action.status is ActionStatus.BLOCKED,
        )
        for item in analysis.open_actions
        if item.action.side is side
    ]
    if side is Side.CUSTOMER:
        done = (MilestoneStatus.DONE, MilestoneStatus.CANCELLED)
        actions += [
            NextAction(step.id, step.name, _who(step.people, "", side), step.date, False)
            for step in analysis.opportunity.milestones
            if step.status not in done
        ]
    actions.sort(key=lambda item: item.due or date.max)
    return tuple(actions[:_NEXT])


def _who(people: tuple[Person, ...], owner: str, side: Side) -> str:
    """Return who carries out an action: our owner, or the customer's own people."""
    if side is Side.TEAM:
        return owner
    return ", ".join(person.name for person in people if not person.hidden) or owner


def success_of(analysis: OpportunityAnalysis, translator: Translator) -> tuple[str, ...]:
    """Return how the customer will judge success: figure, day, and who confirmed the value.

    Args:
        analysis: The opportunity on its day.
        translator: The reader's language.

    Returns:
        A line each; none where nobody knows.
    """
    return tuple(_success(analysis, translator))


def _success(analysis: OpportunityAnalysis, translator: Translator) -> Iterator[str]:
    opportunity = analysis.opportunity
    aims = opportunity.test.sides.customer
    for aim in aims:
        measure = measure_of(aim, translator)
        yield f"{plain(aim.text)} ({measure})" if measure else plain(aim.text)
    value = opportunity.value
    if value.confirmed_on is None:
        if aims and opportunity.is_open:
            yield translator.text("Not confirmed by the customer")
        return
    day, by = translator.date(value.confirmed_on), value.confirmed_by
    if by is None or by.hidden:
        yield translator.text("Confirmed {date}", date=day)
    else:
        yield translator.text("Confirmed by {name}, {date}", name=by.name, date=day)


def gravest_risk(analysis: OpportunityAnalysis, today: date) -> WeakPoint | None:
    """Return the gravest risk that a review found and no action has settled.

    Args:
        analysis: The opportunity.
        today: The day; a review after it is not past.
    """
    return next(iter(weak_points((analysis,), today)), None)


def last_decision(analysis: OpportunityAnalysis, today: date) -> Review | None:
    """Return the last review that decided something.

    Args:
        analysis: The opportunity.
        today: The day; a review after it is not past.
    """
    reviews = [
        review
        for review in analysis.opportunity.test.reviews
        if review.decision and review.date <= today
    ]
    return max(reviews, key=lambda review: review.date, default=None)
