"""The plan of two sides as a picture, and as lists for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gosart.analysis.mutual_plan import ItemState, PlanItem
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.charts.action_plan.layout import day_of, state_in_words
from gosart.charts.action_plan.mutual_plan import PlanPost, draw_mutual_plan
from gosart.method.enums import ActionType, Side
from gosart.plan.model.account import Account
from gosart.site.template_context import View
from gosart.site.views.action_plan_model import PlanGroupView, PlanLineView, PlanPictureView
from gosart.site.views.svg_embed import embed_svg
from gosart.text.shorten import shorten_to_length

__all__ = ["following_of", "mutual_picture"]

_NAME = 70
"""Characters of an item in the title."""


def mutual_picture(
    view: View,
    account: Account,
    analysis: OpportunityAnalysis,
    items: Sequence[PlanItem],
    name: str,
) -> PlanPictureView | None:
    """Return the picture of the plan of a deal.

    Args:
        view: The page.
        account: The account, which the customer's lane is named after.
        analysis: The opportunity on its day.
        items: Its plan.
        name: What the ids of the drawing begin with.

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
        earlier={},
    )
    return PlanPictureView(
        anchor=f"mutual-{opportunity.id}",
        kicker=text("Mutual plan"),
        title=title,
        subtitle=text(
            "Their steps above, our actions below: from the day an action begins to its due date."
        ),
        drawing=embed_svg(drawing),
        groups=tuple(_groups(view, items)),
        options=(),
        note=_note(view, items),
        table="#actions",
    )


def _title(view: View, analysis: OpportunityAnalysis, items: Sequence[PlanItem]) -> str:
    """Say what is overdue, whose it is, and what comes next."""
    text, plural = view.translator.text, view.translator.plural
    late = [item for item in items if item.is_late]
    theirs = sum(item.side is Side.CUSTOMER for item in late)
    if not analysis.opportunity.is_open:
        done = sum(item.state is ItemState.DONE for item in items)
        return text(
            "{done} of {all} steps were done", done=view.translator.number(done),
            all=view.translator.number(len(items)),
        )  # fmt: skip
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


def _groups(view: View, items: Sequence[PlanItem]) -> Iterator[PlanGroupView]:
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
            yield PlanGroupView(title, tuple(_line(view, item) for item in group))


def _line(view: View, item: PlanItem) -> PlanLineView:
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
        value=state_in_words(item, view.today, view.translator),
        note=" · ".join(filter(None, (kind, side, item.owner, day, shared))),
        tone=tone,
    )


def _note(view: View, items: Sequence[PlanItem]) -> str:
    """Say what a mark without a bar means, where there is one."""
    if any(item.kind and item.start is None and item.due for item in items):
        return view.translator.text("A square is an action whose plan does not say when it begins.")
    return ""
