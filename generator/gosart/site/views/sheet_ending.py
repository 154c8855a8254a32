"""How a decided opportunity ended: why, by whom, against or to whom, and what to reuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.politics import DECIDING_ROLES, hides_people, is_against
from gosart.method.enums import OpportunityStatus
from gosart.plan.model.people import Person
from gosart.site.template_context import View
from gosart.site.views.sheet_model import EndingView, LineView
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["endings_of"]

_TEXT = 170
_NAMES = 5


def endings_of(view: View, analysis: OpportunityAnalysis) -> tuple[EndingView, ...]:
    """Return how a decided opportunity ended.

    Args:
        view: The page.
        analysis: The opportunity.

    Returns:
        One, or none of an open one.
    """
    opportunity, text = analysis.opportunity, view.translator.text
    if opportunity.is_open:
        return ()
    status = view.label(opportunity.status)
    day = view.translator.date(opportunity.closed) if opportunity.closed else ""
    title = text("{status}, {date}", status=status, date=day) if day else status
    return (EndingView(title, tuple(_rows(view, analysis))),)


def _rows(view: View, analysis: OpportunityAnalysis) -> Iterator[LineView]:
    opportunity, text = analysis.opportunity, view.translator.text
    reasons = ", ".join(reason.replace("-", " ") for reason in opportunity.reasons)
    outcome = shorten_to_length(plain(opportunity.outcome), _TEXT)
    yield _row(text("Why"), outcome or reasons, reasons if outcome else "", text("not recorded"))
    won = opportunity.status is OpportunityStatus.WON
    deciders = () if hides_people(opportunity.organisation) else _deciders(analysis)
    position = analysis.assessment.position
    rivals = ", ".join(
        standing.rival.name for standing in analysis.assessment.rivals[:3] if standing.rival
    )
    if won:
        people = [person for person in deciders if person.is_with_us]
        yield _row(text("Supported by"), _names(people), "", text("not recorded"))
        yield _row(text("Against"), rivals, "", text("No competitor assessed"))
    else:
        rival = opportunity.lost_to.name if opportunity.lost_to else ""
        yield _row(text("To whom"), rival, "", text("not recorded"))
        against = [person for person in deciders if is_against(person)]
        yield _row(text("Opposed by"), _names(against), "", text("not recorded"))
    if position is not None and not won:
        behind = ", ".join(criterion.label for criterion in position.now.behind[:4])
        yield _row(text("Where they were ahead"), behind, "", text("not recorded"))
    ahead = position.now.ahead if position is not None else ()
    reuse = plain(opportunity.value.unique_business_value) or plain(
        opportunity.value.differentiation
    )
    labels = ", ".join(criterion.label for criterion in ahead[:4])
    note = text("we were ahead on {criteria}", criteria=labels) if labels else ""
    yield _row(text("Reuse"), shorten_to_length(reuse, _TEXT), note, text("not recorded"))


def _row(head: str, value: str, note: str, missing: str) -> LineView:
    return LineView(head, value, note if value else note or missing, is_warning=False)


def _deciders(analysis: OpportunityAnalysis) -> tuple[Person, ...]:
    people = analysis.opportunity.organisation.present
    if analysis.vote is not None:
        return analysis.vote.board
    return tuple(person for person in people if person.role in DECIDING_ROLES)


def _names(people: Sequence[Person]) -> str:
    return ", ".join(person.name for person in people[:_NAMES])
