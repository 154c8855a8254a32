"""What an account's review has to deal with: overdue and due work, and the decisions to take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.briefing.due_items import Due, due_until
from gosart.briefing.period import next_time
from gosart.deck.cells import cell, more_of, row_cells
from gosart.deck.model import Block, Cell, Column, Slide, Span, Table, Tone
from gosart.deck.opportunity_views import opportunity_views
from gosart.deck.readings import unowned_moves
from gosart.deck.sources import headed, source_line
from gosart.plan.model.account import Account
from gosart.site.template_context import View
from gosart.site.views.slides import SlideRoom
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["decision_slides", "work_slides"]

_NAME = 44
"""Characters of an opportunity's name beside an action."""
_ROOM = SlideRoom(text=240)


def work_slides(
    view: View, analysis: AccountAnalysis, opportunities: Sequence[OpportunityAnalysis]
) -> Iterator[Slide]:
    """Yield what is overdue, and what is due before the next review.

    Args:
        view: The page.
        analysis: The account on its day.
        opportunities: Its open opportunities.
    """
    text = view.translator.text
    until = next_time(opportunities, view.today)
    items = due_until(opportunities, view.today, until.day)
    if not opportunities or ("opportunities" in analysis.account.cut_parts and not items):
        return
    late = sum(item.days < 0 for item in items)
    day = view.translator.date(until.day)
    title = text(
        "{overdue} overdue, {due} due by {date}",
        overdue=late,
        due=len(items) - late,
        date=day,
    )
    if not items:
        title = text("Nothing is overdue or due by {date}", date=day)
    blocks: tuple[Block, ...] = ()
    if items:
        columns = (
            Column(text("Action"), 5),
            Column(text("Deal"), 2.6),
            Column(text("Owner"), 1.7),
            Column(text("Due"), 1.7),
        )
        rows = tuple(_due_row(view, item) for item in items)
        blocks = (
            Table(columns, rows, partial(more_of, view.translator), (14, 12), continues=True),
        )
    actions = {
        (item.opportunity.id, item.action.id): item.action.location
        for item in analysis.open_actions
    }
    notes = [
        source_line(
            f"{item.id}: {plain(item.text)}" if item.id else plain(item.text),
            actions.get((item.opportunity.id, item.id), item.opportunity.location),
        )
        for item in items
    ]
    yield Slide(title, blocks, headed(view, notes))


def _due_row(view: View, item: Due) -> tuple[Cell, ...]:
    is_late = item.days < 0
    due = view.due(item.days) if item.days <= 0 else view.translator.date(item.when)
    if item.blocked:
        due = ", ".join((due, view.translator.text("blocked")))
    bad = is_late or item.blocked
    owner = item.owner or (view.translator.text("Customer") if item.kind == "milestone" else "")
    return (
        cell(plain(item.text) or item.id),
        cell(Span(shorten_to_length(item.opportunity.name, _NAME), tone=Tone.MUTED)),
        cell(owner),
        cell(Span(due, is_bold=bad, tone=Tone.BAD if bad else Tone.PLAIN)),
    )


def decision_slides(
    view: View, account: Account, opportunities: Sequence[OpportunityAnalysis], readers: str
) -> Iterator[Slide]:
    """Yield what is to be decided, deal by deal.

    Args:
        view: The page.
        account: The account.
        opportunities: Its open opportunities.
        readers: For whom the deck is.
    """
    text = view.translator.text
    rows, notes, asked = [], [], 0
    for item in opportunities:
        own = _decisions_of(view, account, item, readers)
        for number, (label, texts) in enumerate(own):
            name = item.opportunity.name if number == 0 else ""
            rows.append((cell(Span(name, is_bold=True)), label, texts))
        asked += unowned_moves(item)
        notes.append(source_line(item.opportunity.name, item.opportunity.location))
    if not rows:
        return
    title = text("We ask you to confirm what each plan calls for")
    if asked:
        title = view.translator.plural(
            "We ask for an owner and a day for {n} move",
            "We ask for an owner and a day for {n} moves",
            asked,
        )
    columns = (
        Column(text("Deal"), 2.2),
        Column(text("Decision"), 2.4),
        Column("", 6),
    )
    table = Table(columns, tuple(rows), partial(more_of, view.translator), (14, 12), continues=True)
    yield Slide(title, (table,), headed(view, notes))


def _decisions_of(
    view: View, account: Account, analysis: OpportunityAnalysis, readers: str
) -> list[tuple[Cell, Cell]]:
    """Return the decisions of one opportunity."""
    views = opportunity_views(view, account, analysis, readers, _ROOM)
    return [row_cells(row) for row in views.slides.decisions]
