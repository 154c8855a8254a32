"""All that plans say of one competitor: open deals, results, strategies, points, space held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup, escape

from gosart.analysis.common_currency import CommonCurrency
from gosart.analysis.competitor_record import (
    CompetitorMeeting,
    CompetitorRecord,
    Lead,
    Named,
    Outcome,
)
from gosart.i18n.stage_names import stage_name
from gosart.method.enums import CounterState
from gosart.site.template_context import View
from gosart.site.views.competitor_words import (
    lead_counts,
    open_sum,
    outcome_counts,
    outcome_labels,
    sum_in_words,
)
from gosart.site.views.competitors_model import (
    CompetitorListView,
    CompetitorOpportunityView,
    CompetitorPointView,
    CompetitorResultView,
    CompetitorStrategyView,
    CompetitorView,
)
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length
from gosart.urls import account_page, opportunity_page

__all__ = ["competitor_card"]

_OPPORTUNITIES, _POINTS, _ACCOUNTS = 12, 6, 4
"""Most deals, points of a kind, and names of accounts."""
_WHY = 160


def competitor_card(view: View, record: CompetitorRecord, common: CommonCurrency) -> CompetitorView:
    """Return the card of a competitor.

    Args:
        view: The page.
        record: The competitor.
        common: The currency of the page.
    """
    decided = [item for item in record.meetings if item.outcome is not Outcome.OPEN]
    return CompetitorView(
        anchor=record.anchor,
        aliases=record.aliases,
        name=record.name,
        title=_title(view, record, common),
        note=_note(view, record),
        opportunities=tuple(_opportunity(view, item) for item in record.open[:_OPPORTUNITIES]),
        more_opportunities=_more(view, len(record.open) - _OPPORTUNITIES),
        results=tuple(_result(view, item) for item in decided[:_OPPORTUNITIES]),
        more_results=_more(view, len(decided) - _OPPORTUNITIES),
        strategy_heads=tuple(
            label
            for label, kind in outcome_labels(view)
            if kind is not Outcome.HIDDEN or record.among(Outcome.HIDDEN)
        ),
        strategies=tuple(_strategies(view, record)),
        strategies_note=_strategies_note(view, record),
        lists=tuple(_lists(view, record, common)),
    )


def _more(view: View, count: int) -> str:
    if count <= 0:
        return ""
    return view.translator.text("and {n} more", n=view.translator.number(count))


def _title(view: View, record: CompetitorRecord, common: CommonCurrency) -> str:
    translator = view.translator
    if not record.meetings:
        return translator.text("Named in plans, and met in no deal")
    parts = []
    if record.open:
        amount = open_sum(view, record.open, common)
        opportunities = translator.plural("{n} open deal", "{n} open deals", len(record.open))
        parts.append(f"{opportunities} ({amount})" if amount else opportunities)
        parts.append(lead_counts(view, record.open))
    parts += [
        f"{item.count} {item.label}" for item in outcome_counts(view, record.meetings) if item.order
    ]
    return " \u00b7 ".join(parts)


def _note(view: View, record: CompetitorRecord) -> str:
    translator = view.translator
    text = translator.text
    names = ", ".join(account.name for account in record.accounts[:_ACCOUNTS])
    more = len(record.accounts) - _ACCOUNTS
    if record.is_nothing:
        by = ""
    elif record.is_shared:
        by = text("one by its shared entry")
    elif len(record.accounts) > 1:
        by = text("one by its name")
    else:
        by = ""
    if record.is_nothing:  # it is there in every plan: the accounts are those of the deals
        where = ""
    elif more > 0:
        where = text("In {accounts} and {n} more", accounts=names, n=translator.number(more))
    else:
        where = text("In {accounts}", accounts=names)
    also = ", ".join(record.other_names)
    parts = [where, by, text("also called {names}", names=also) if also else ""]
    return "; ".join(filter(None, parts))


def _strategy(view: View, item: CompetitorMeeting) -> str:
    text, opportunity = view.translator.text, item.row.opportunity
    if opportunity.strategy is None:
        is_hidden = "strategy" in opportunity.hidden_parts
        return text("not shown") if is_hidden else text("none chosen")
    label = view.label(opportunity.strategy)
    if item.meeting.is_target:
        return label
    return text("{strategy}, not aimed at them", strategy=label)


def _lead(view: View, item: CompetitorMeeting) -> str:
    text, meeting = view.translator.text, item.meeting
    if item.lead is Lead.HIDDEN:
        return text("not shown")
    if item.lead is Lead.UNKNOWN:
        return text("unknown")
    who = {
        Lead.AHEAD: text("we are ahead"),
        Lead.LEVEL: text("level"),
        Lead.BEHIND: text("they are ahead"),
    }[item.lead]
    return text(
        "{who}: {ahead} to {behind}, of {known} known",
        who=who,
        ahead=str(meeting.ahead),
        behind=str(meeting.behind),
        known=str(meeting.known),
    )


def _opportunity(view: View, item: CompetitorMeeting) -> CompetitorOpportunityView:
    row, text = item.row, view.translator.text
    opportunity = row.opportunity
    amount = view.money(opportunity.money, short=True)
    if not amount and "amount" in opportunity.hidden_parts:
        amount = text("not shown")
    return CompetitorOpportunityView(
        name=opportunity.name,
        account=row.account.name,
        href=view.to(opportunity_page(row.account.id, opportunity.id)),
        amount=amount or "\u2013",
        stage=stage_name(view.translator, opportunity.stage),
        close=view.translator.date(opportunity.close_date) if opportunity.close_date else "",
        lead=_lead(view, item),
        tone="unknown" if item.lead is Lead.HIDDEN else item.lead.value,
        strategy=_strategy(view, item),
        moves=tuple(
            text("made: {move}", move=move.text)
            if move.state is CounterState.MADE
            else text("expected: {move}", move=move.text)
            for move in item.meeting.moves
        ),
        criteria=", ".join(item.meeting.their_criteria),
    )


def _result(view: View, item: CompetitorMeeting) -> CompetitorResultView:
    row, opportunity, text = item.row, item.row.opportunity, view.translator.text
    labels = {kind: label for label, kind in outcome_labels(view)}
    reasons = ", ".join(reason.replace("-", " ") for reason in opportunity.reasons)
    why = ": ".join(filter(None, (reasons, plain(opportunity.outcome))))
    if not why and opportunity.hidden_parts & {"reasons", "outcome"}:
        why = text("not shown")
    return CompetitorResultView(
        outcome=labels[item.outcome],
        tone=item.outcome.value,
        day=view.translator.date(opportunity.closed) if opportunity.closed else "",
        iso_day=opportunity.closed.isoformat() if opportunity.closed else "",
        name=opportunity.name,
        account=row.account.name,
        href=view.to(opportunity_page(row.account.id, opportunity.id)),
        amount=view.money(opportunity.money, short=True),
        strategy=_strategy(view, item),
        why=shorten_to_length(why, _WHY),
    )


def _strategies(view: View, record: CompetitorRecord) -> Iterator[CompetitorStrategyView]:
    text = view.translator.text
    hides_results = bool(record.among(Outcome.HIDDEN))
    for own in record.strategies:
        name = view.label(own.type) if own.type else text("none chosen")
        yield CompetitorStrategyView(
            name=text("not shown") if own.is_hidden else name,
            open=view.translator.number(own.count(Outcome.OPEN)),
            outcomes=outcome_counts(view, own.meetings, all_kinds=hides_results),
        )


def _strategies_note(view: View, record: CompetitorRecord) -> str:
    others = sum(not item.meeting.is_target for item in record.meetings)
    if not others:
        return ""
    return view.translator.plural(
        "{n} deal is not in it: its strategy is aimed at another, or at nobody.",
        "{n} deals are not in it: their strategies are aimed at others, or at nobody.",
        others,
    )


def _lists(
    view: View, record: CompetitorRecord, common: CommonCurrency
) -> Iterator[CompetitorListView]:
    text, plural = view.translator.text, view.translator.plural
    criteria = {criterion.key: criterion for criterion in view.method.criteria}

    def in_opportunities(item: Named) -> str:
        return plural("in {n} deal", "in {n} deals", len(item.meetings))

    def in_accounts(item: Named) -> str:
        return plural("in {n} account", "in {n} accounts", len(item.accounts))

    leads = [item for item in record.leads if item.text in criteria]
    groups = (
        (
            text("They lead in open deals on"),
            [CompetitorPointView(view.criterion(criteria[item.text]), in_opportunities(item))
             for item in leads],
        ),
        (
            text("Why deals with them were not won"),
            [CompetitorPointView(escape(item.text.replace("-", " ")), in_opportunities(item))
             for item in record.reasons],
        ),
        (text("Strengths"), _points(record.strengths, in_accounts)),
        (text("Weaknesses"), _points(record.weaknesses, in_accounts)),
        (text("White space that they hold"), list(_held(view, record, common))),
    )  # fmt: skip
    for label, points in groups:
        if points:
            more = _more(view, len(points) - _POINTS)
            yield CompetitorListView(label, tuple(points[:_POINTS]), more)


def _points(named: Sequence[Named], counted: Callable[[Named], str]) -> list[CompetitorPointView]:
    return [CompetitorPointView(escape(item.text), counted(item)) for item in named]


def _held(
    view: View, record: CompetitorRecord, common: CommonCurrency
) -> Iterator[CompetitorPointView]:
    """Yield an account a line, with the sum that they hold there."""
    by_account: dict[str, list[int]] = {}
    for index, item in enumerate(record.held):
        by_account.setdefault(item.account.id, []).append(index)
    for account, numbers in by_account.items():
        spaces = [record.held[number].space for number in numbers]
        amounts = [space.amount for space in spaces if space.amount]
        hides = any(space.hides_amount for space in spaces)
        offerings = ", ".join(dict.fromkeys(space.offering_name for space in spaces))
        href = view.to(account_page(account, "value"), "whitespace")
        name = record.held[numbers[0]].account.name
        worth = sum_in_words(view, amounts, common)
        if hides:
            hidden = view.translator.text("not shown")
            worth = f"{worth} + {hidden}" if worth else hidden
        yield CompetitorPointView(
            Markup('<a href="{}">{}</a>').format(href, name),
            ": ".join(filter(None, (offerings, worth))),
        )
