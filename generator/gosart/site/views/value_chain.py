"""The way from the customer's profile to what only we bring, and the propositions written out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter

from gosart.charts.insight_map import (
    CardState,
    ChainBand,
    ChainCard,
    ChainColumn,
    draw_chains,
)
from gosart.i18n.translator import Translator
from gosart.method.enums import PropositionTemplate
from gosart.plan.model.account import Account, Opportunity, Value
from gosart.site.template_context import View
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.texts import texts_of
from gosart.site.views.value import confirmed_by
from gosart.site.views.value_insights import chain_lists
from gosart.site.views.value_model import (
    ChainPictureView,
    PropositionPartView,
    PropositionsView,
    ValueChainView,
    WrittenPropositionView,
)
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain

__all__ = ["value_chain_view"]

_NAMED = 3
"""Holes that the title names; of more it gives the number."""
_MOST_LINES = 8
"""Of the text of a card: its column is narrow."""


def value_chain_view(view: View, account: Account, opportunity: Opportunity) -> ValueChainView:
    """Return the match of the customer's need with us.

    Args:
        view: The page.
        account: The account, whose profile the chain begins with.
        opportunity: The opportunity.
    """
    value, text = opportunity.value, view.translator.text
    parts = (
        value.compelling_event,
        value.capabilities,
        value.solution,
        value.differentiation,
        value.unique_business_value,
    )
    return ValueChainView(
        is_written=any(parts),
        pictures=_pictures(view, account, opportunity) if any(parts) else (),
        event=inline(value.compelling_event),
        capabilities=texts_of(value.capabilities),
        has_capabilities=bool(value.capabilities),
        solution=inline(value.solution),
        differentiation=inline(value.differentiation),
        unique_head=view.chapter("value", text("Unique business value")),
        unique_value=inline(value.unique_business_value),
        confirmed_day=view.translator.date(value.confirmed_on) if value.confirmed_on else "",
        confirmed_by=confirmed_by(value),
        propositions=_propositions(view, opportunity),
    )


def _pictures(
    view: View, account: Account, opportunity: Opportunity
) -> tuple[ChainPictureView, ...]:
    text = view.translator.text
    profile, value = account.profile, opportunity.value
    theirs, ours = text("theirs"), text("the match with us")
    links = (
        (text("Business profile"), theirs, (profile.summary,), "profile"),
        (text("Drivers"), theirs, profile.drivers, "profile"),
        (text("Initiatives"), theirs, profile.initiatives, "profile"),
        (text("Compelling event"), theirs, (value.compelling_event,), "value"),
        (text("Capabilities needed"), ours, value.capabilities, "value"),
        (text("Solution"), ours, (value.solution,), "value"),
        (text("Differentiation"), ours, (value.differentiation,), "value"),
        (text("Unique business value"), ours, (value.unique_business_value,), "value"),
    )
    columns = [ChainColumn(title, note) for title, note, _, _ in links]
    cut = account.cut_parts | opportunity.cut_parts
    cards = [
        _card(view, value, index, texts, is_cut=part in cut, is_last=index == len(links) - 1)
        for index, (_, _, texts, part) in enumerate(links)
    ]
    names = [column.title for column in columns]
    ties = tuple((left.key, right.key) for left, right in itertools.pairwise(cards))
    bands = [ChainBand("", "", tuple(cards), ties)]
    title = _title(cards, names, view.translator)
    drawing = draw_chains(
        columns,
        bands,
        text("Not written"),
        view.translator,
        name="value-chain",
        title=title,
        most=_MOST_LINES,
    )
    about = text("From their business to what only we bring, read from left to right.")
    lists = chain_lists(columns, bands)
    has_unique = bool(value.unique_business_value)
    has_missing = any(card.state is CardState.MISSING for card in cards)
    drawn = embed_svg(drawing)
    return (
        ChainPictureView(
            title,
            about,
            drawn,
            lists,
            has_states=False,
            has_missing=has_missing,
            has_unique=has_unique,
        ),
    )


def _card(
    view: View,
    value: Value,
    column: int,
    texts: Sequence[str],
    *,
    is_cut: bool,
    is_last: bool,
) -> ChainCard:
    text, key = view.translator.text, f"{column}"
    words = "; ".join(plain(item) for item in texts if item)
    if not words:
        if is_cut:
            return ChainCard(key, column, text("Not shown for this audience"), CardState.QUIET)
        return ChainCard(key, column, text("Not written"), CardState.MISSING)
    if not is_last:
        return ChainCard(key, column, words, CardState.PLAIN)
    if value.confirmed_on:
        day = view.translator.short_day(value.confirmed_on)
        notes = tuple(filter(None, (confirmed_by(value), f"\u2713 {day}")))
        return ChainCard(key, column, words, CardState.CONFIRMED, notes, is_unique=True)
    note = f"\u25cb {text('not confirmed')}"
    return ChainCard(key, column, words, CardState.ASSUMED, (note,), is_unique=True)


def _title(cards: Sequence[ChainCard], names: Sequence[str], translator: Translator) -> str:
    text = translator.text
    holes = [names[card.column] for card in cards if card.state is CardState.MISSING]
    if len(holes) > _NAMED:
        written = len(cards) - len(holes)
        return text("{n} of the {m} links of the chain are written", n=written, m=len(cards))
    if holes:
        return text("The chain has a gap: {names} not written", names=", ".join(holes))
    if cards[-1].state is CardState.CONFIRMED:
        return text("The chain is complete, and the customer has confirmed what only we bring")
    return text("The chain is complete, but no one has confirmed its value")


def _propositions(view: View, opportunity: Opportunity) -> tuple[PropositionsView, ...]:
    """Return the propositions: those not begun too, where nothing is kept from these readers."""
    written = opportunity.value.propositions
    if not written:
        return ()
    text = view.translator.text
    rows = [_sentence(view, item.template.value, item.slots, item.template) for item in written]
    if "value" not in opportunity.cut_parts:
        begun = {item.template for item in written}
        rows += [
            _sentence(view, template.value, {}, template)
            for template in type(written[0].template)
            if template not in begun
        ]
    whole = sum(row.tone == "whole" for row in rows)
    title = (
        text("All {n} propositions are written out", n=whole)
        if whole == len(rows)
        else text("{n} of {m} propositions are written out", n=whole, m=len(rows))
    )
    return (PropositionsView(title, tuple(rows), has_blank=whole < len(rows)),)


def _sentence(
    view: View, key: str, slots: Mapping[str, str], template: PropositionTemplate
) -> WrittenPropositionView:
    names = _slot_names(view.translator)

    def parts() -> Iterator[PropositionPartView]:
        for words, slot, _, _ in Formatter().parse(view.method.propositions[key].pattern):
            if words:
                yield PropositionPartView(words, is_slot=False, is_blank=False)
            if slot is not None:
                filled = slots.get(slot, "")
                name = names.get(slot, slot.replace("_", " "))
                yield PropositionPartView(filled or name, is_slot=True, is_blank=not filled)

    made = tuple(parts())
    blanks = [part.is_blank for part in made if part.is_slot]
    tone = "empty" if all(blanks) else "blank" if any(blanks) else "whole"
    return WrittenPropositionView(view.term(template), made, tone)


def _slot_names(translator: Translator) -> dict[str, str]:
    """Return what belongs into each slot, as its blank says it."""
    text = translator.text
    return {
        "business_initiative": text("their initiative"),
        "measurable_outcome": text("the result in figures"),
        "solution": text("our solution"),
        "similar_customer": text("a similar customer"),
        "past_value": text("what it was worth there"),
        "current_situation": text("the situation today"),
        "our_solution": text("with us"),
        "business_driver": text("their driver"),
        "value_tracking_system": text("how it is measured"),
        "frequency": text("how often"),
        "compelling_event": text("their event"),
        "shared_risk_reward_strategy": text("what we risk with them"),
    }
