"""The plan of two sides as a picture, and as lists for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from gosart.analysis.mutual_plan import ItemState, PlanItem, plan_items
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.charts.action_plan.layout import day_of, state_in_words
from gosart.charts.action_plan.mutual_plan import PlanPost, draw_mutual_plan
from gosart.history.slips import DatesPast, days_before
from gosart.method.enums import ActionType, OpportunityStatus, Side
from gosart.plan.model.account import Account
from gosart.site.template_context import View
from gosart.site.views.action_plan_model import PlanGroupView, PlanLineView, PlanPictureView
from gosart.site.views.svg_embed import embed_svg
from gosart.text.shorten import shorten_to_length

__all__ = ["following_of", "mutual_picture", "picture_with_past"]

_NAME = 70
"""Characters of an item in the title."""
_NOTHING: Mapping[str, Sequence[date]] = MappingProxyType({})


def mutual_picture(
    view: View,
    account: Account,
    analysis: OpportunityAnalysis,
    items: Sequence[PlanItem],
    name: str,
    earlier: Mapping[str, Sequence[date]] = _NOTHING,
) -> PlanPictureView | None:
    """Return the picture of the plan of a deal.

    Args:
        view: The page.
        account: The account, which the customer's lane is named after.
        analysis: The opportunity on its day.
        items: Its plan.
        name: What the ids of the drawing begin with.
        earlier: Days that an item had before, the oldest first, by its key.

    Returns:
        The picture, None for a plan without items.
    """
    if not items:
        return None
    text, opportunity = view.translator.text, analysis.opportunity
    title = _title(view, analysis, items)
    drawing = draw_mutual_plan(
        items,
        {Side.CUSTOMER: account.name, Side.TEAM: text("Our side")},
        {kind: view.label(kind) for kind in ActionType},
        tuple(_posts(view, analysis)),
        view.today,
        view.translator,
        name=name,
        title=title,
        earlier=earlier,
    )
    return PlanPictureView(
        anchor=f"mutual-{opportunity.id}",
        kicker=text("Mutual plan"),
        title=title,
        subtitle=text(
            "Their steps above, our actions below: from the day an action begins to its due date."
        ),
        drawing=embed_svg(drawing),
        groups=tuple(_groups(view, items, earlier)),
        options=(),
        note=_note(view, items),
        table="#actions",
    )


def picture_with_past(
    view: View, account: Account, analysis: OpportunityAnalysis, name: str, past: DatesPast
) -> PlanPictureView | None:
    """Return the picture of the plan of a deal with the days that its items had before.

    An action that says no day of its own begins on the day on which it came into the plan.

    Args:
        view: A page with the picture.
        account: The account, which the customer's lane is named after.
        analysis: The opportunity on its day.
        name: What the ids of the drawing begin with.
        past: What git knows of the dates of the account.

    Returns:
        The picture, None where git knows no more than the plan says.
    """
    opportunity, id_ = analysis.opportunity, analysis.opportunity.id
    plan = plan_items(analysis, view.today)
    first = min(_days_of(plan, past, id_), default=None)
    items = tuple(_begun(item, past.appeared(id_, item.key), first) for item in plan)
    ids = {f"step {number}": step.name for number, step in enumerate(opportunity.milestones, 1)}
    earlier = {
        item.key: days
        for item in items
        # a milestone without an id is the same by its name
        for due in (past.dues.get((id_, ids.get(item.key, item.key)), ()),)
        if (days := days_before(due, item.due))
    }
    is_known = earlier or any(item is not now for item, now in zip(items, plan, strict=True))
    if not is_known:
        return None
    picture = mutual_picture(view, account, analysis, items, name, earlier)
    if picture is None:
        return None
    notes = (_slips_note(view, len(earlier)), picture.note, _begun_note(view, plan, items))
    return replace(picture, note=" ".join(filter(None, notes)))


def _days_of(plan: Sequence[PlanItem], past: DatesPast, opportunity: str) -> Iterator[date]:
    """Yield the days that the drawing has whatever git knows of when its items came."""
    for item in plan:
        before = past.dues.get((opportunity, item.key), ())
        yield from (day for day in (item.start, item.due, item.done, *before) if day)


def _begun(item: PlanItem, day: date | None, first: date | None) -> PlanItem:
    """Return an action that begins on the day on which it came into the plan, if it says none.

    What came long before anything else of the plan begins at its edge: the days that matter need
    the width.
    """
    if item.is_milestone or item.start is not None:
        return item
    if day is None or first is None or item.due is None:
        return item
    start = max(day, first)
    return replace(item, start=start) if start < item.due else item


def _slips_note(view: View, count: int) -> str:
    if not count:
        return ""
    return view.translator.plural(
        "The date of {n} item has moved; its earlier dates are from the history of the plan.",
        "The dates of {n} items have moved; their earlier dates are from the history of the plan.",
        count,
    )


def _begun_note(view: View, plan: Sequence[PlanItem], items: Sequence[PlanItem]) -> str:
    if all(item is now for item, now in zip(items, plan, strict=True)):
        return ""
    return view.translator.text(
        "A bar without a start in the plan begins on the day on which the action came into it."
    )


def _title(view: View, analysis: OpportunityAnalysis, items: Sequence[PlanItem]) -> str:
    """Say what is overdue, whose it is, and what comes next."""
    text, plural = view.translator.text, view.translator.plural
    late = [item for item in items if item.is_late]
    theirs = sum(item.side is Side.CUSTOMER for item in late)
    opportunity = analysis.opportunity
    # after an order is won the steps still open are what was promised
    promised = opportunity.status is OpportunityStatus.WON and any(item.is_open for item in items)
    if not opportunity.is_open and not promised:
        return steps_done(view, items)
    if not any(item.is_open for item in items):
        return text("Nothing is open: no next step is planned")
    first = text("Nothing is overdue")
    if late:
        first = plural("{n} item is overdue", "{n} items are overdue", len(late))
        if theirs:
            first += plural(", {n} of them the customer's", ", {n} of them the customer's", theirs)
    following = following_of(items, view.today)
    if following is None or following.due is None:
        return first
    return text(
        "{first}; next: “{what}”, {date}",
        first=first,
        what=shorten_to_length(following.name, _NAME),
        date=day_of(following.due, view.today, view.translator),
    )


def steps_done(view: View, items: Sequence[PlanItem]) -> str:
    """Return how many steps of a plan were done.

    Args:
        view: The page.
        items: The plan.
    """
    number = view.translator.number
    done = sum(item.state is ItemState.DONE for item in items)
    return view.translator.text(
        "{done} of {all} steps done", done=number(done), all=number(len(items))
    )


def following_of(items: Sequence[PlanItem], today: date) -> PlanItem | None:
    """Return what is due next, from today on; None where nothing is.

    Args:
        items: The plan.
        today: The day.
    """
    ahead = [item for item in items if item.is_open and item.due and item.due >= today]
    return min(ahead, key=lambda item: item.order, default=None)


def _posts(view: View, analysis: OpportunityAnalysis) -> Iterator[PlanPost]:
    """Yield today, the close date and the latest order date, as far as they have a meaning."""
    text, opportunity, chain = view.translator.text, analysis.opportunity, analysis.time
    if opportunity.is_open:
        yield PlanPost(view.today, text("Today"), "now")
    close = opportunity.close_date if opportunity.is_open else opportunity.closed
    if close is not None:
        yield PlanPost(close, text("Close"), "close")
    if opportunity.is_open and chain.latest_order is not None:
        kind = "order" if chain.is_too_late or chain.is_past(view.today) else "spare"
        yield PlanPost(chain.latest_order, text("Latest order date"), kind)


def _groups(
    view: View, items: Sequence[PlanItem], earlier: Mapping[str, Sequence[date]]
) -> Iterator[PlanGroupView]:
    """Yield what is overdue, due today and next."""
    text, today = view.translator.text, view.today
    ordered = sorted((item for item in items if item.is_open), key=lambda item: item.order)
    late = [item for item in ordered if item.is_late]
    now = [item for item in ordered if not item.is_late and item.due == today]
    rest = [item for item in ordered if not item.is_late and item.due != today]
    closed = [item for item in items if not item.is_open]
    for title, group in (
        (text("Overdue: {n}", n=view.translator.number(len(late))), late),
        (text("Today"), now),
        (text("Next"), rest),
        (text("Done or cancelled"), closed),
    ):
        if group:
            lines = (_line(view, item, earlier.get(item.key, ())) for item in group)
            yield PlanGroupView(title, tuple(lines))


def _line(view: View, item: PlanItem, earlier: Sequence[date]) -> PlanLineView:
    text = view.translator.text
    kind = view.label(item.kind) if item.kind else text("milestone")
    side = text("customer") if item.side is Side.CUSTOMER else ""
    shared = text("shared") if item.is_shared else ""
    day = ""
    if item.due and item.overdue:
        day = day_of(item.due, view.today, view.translator)
    tone = "bad" if item.is_late else "warn" if item.due == view.today and item.is_open else ""
    return PlanLineView(
        name=item.name,
        value=state_in_words(item, view.today, view.translator, earlier),
        note=" · ".join(filter(None, (kind, side, item.owner, day, shared))),
        tone=tone,
    )


def _note(view: View, items: Sequence[PlanItem]) -> str:
    """Say what a mark without a bar means, where there is one."""
    if any(item.kind and item.start is None and item.due for item in items):
        return view.translator.text("A square is an action whose plan does not say when it begins.")
    return ""
