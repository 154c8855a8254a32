"""The customer's insights: drawn as chains, and as the list that holds every word of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gosart.analysis.insight_chains import InsightChain, insight_chains
from gosart.charts.insight_map import (
    CardState,
    ChainBand,
    ChainCard,
    ChainColumn,
    draw_chains,
)
from gosart.method.enums import Concern, InsightKind, InsightState
from gosart.plan.model.account import Account, Benefit, Insight, Opportunity
from gosart.plan.model.people import Person
from gosart.site.template_context import View
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.value_model import (
    ChainLineView,
    ChainListView,
    ChainPictureView,
    FedOpportunityView,
    InsightGroupView,
    InsightLinkView,
    InsightsView,
    InsightView,
)
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain
from gosart.urls import opportunity_page

__all__ = ["chain_lists", "insights_view"]

_REFERENCE_LENGTH = 60
"""Characters of an insight where another one refers to it."""


def insights_view(view: View, account: Account) -> InsightsView:
    """Return the customer's chain.

    Args:
        view: The page.
        account: The account.
    """
    texts = {insight.id: insight.text for insight in account.insights}

    def insight_view(insight: Insight) -> InsightView:
        return InsightView(
            anchor=f"insight-{insight.id}",
            text=inline(insight.text),
            owner=view.person(insight.owner, account.id) if insight.owner else Markup(),
            confirmed_day=view.translator.date(insight.confirmed_on)
            if insight.confirmed_on
            else "",
            state=view.label(insight.state),
            targets=tuple(
                InsightLinkView(f"#insight-{key}", _reference(texts.get(key, key)))
                for key in insight.leads_to
            ),
        )

    def groups() -> Iterator[InsightGroupView]:
        for kind in (*InsightKind, None):
            insights = tuple(
                insight_view(insight) for insight in account.insights if insight.kind is kind
            )
            if insights:
                none = Markup.escape(view.translator.text("Of no kind yet"))
                yield InsightGroupView(view.term(kind) or none, insights)

    chains = insight_chains(account)
    fed = dict.fromkeys(item for chain in chains for item in chain.opportunities)
    return InsightsView(
        pictures=_pictures(view, account, chains),
        opportunities=tuple(
            FedOpportunityView(item.name, view.to(opportunity_page(account.id, item.id)))
            for item in fed
        ),
        groups=tuple(groups()),
    )


def chain_lists(
    columns: Sequence[ChainColumn], bands: Sequence[ChainBand]
) -> tuple[ChainListView, ...]:
    """Return drawn chains as lists, for a phone.

    Args:
        columns: The columns of the drawing.
        bands: Its chains.
    """
    return tuple(
        ChainListView(
            band.title,
            band.note,
            tuple(
                ChainLineView(columns[card.column].title, card.text, card.notes, card.state.value)
                for card in sorted(band.cards, key=lambda card: card.column)
            ),
        )
        for band in bands
    )


def _pictures(
    view: View, account: Account, chains: Sequence[InsightChain]
) -> tuple[ChainPictureView, ...]:
    """Draw the chains; the last column is there where a deal has what it comes to."""
    if not chains:
        return ()
    text = view.translator.text
    columns = [
        ChainColumn(view.label(kind), about)
        for kind, about in zip(
            InsightKind,
            (
                text("where they want to be"),
                text("why now"),
                text("what they have started"),
                text("what is in the way"),
                text("what we put against it"),
            ),
            strict=True,
        )
    ]
    values = [
        item for chain in chains for item in chain.opportunities if item.value.unique_business_value
    ]
    if values:
        columns.append(ChainColumn(text("Unique business value"), text("what only we bring")))
    missing = text("Not written")
    bands = [_band(view, account, chain, missing) for chain in chains]
    title = _title(view, chains)
    drawing = draw_chains(columns, bands, missing, view.translator, name="insight-map", title=title)
    has_missing = missing in drawing
    about = text(
        "What drives {name}, read from left to right. Each card names who of theirs has it, and"
        " whether they agreed.",
        name=account.name,
    )
    lists = chain_lists(columns, bands)
    return (
        ChainPictureView(
            title,
            about,
            embed_svg(drawing),
            lists,
            has_states=True,
            has_missing=has_missing,
            has_unique=bool(values),
        ),
    )


def _title(view: View, chains: Sequence[InsightChain]) -> str:
    """Say how much of the chains is confirmed, and what is not written."""
    text = view.translator.text
    insights = [insight for chain in chains for insight in chain.insights]
    if any("confirmed" in insight.hidden_fields for insight in insights):
        return text("Their chain, from goal to solution")
    sure, count = sum(map(_is_confirmed, insights)), len(insights)
    holes = dict.fromkeys(kind for chain in chains for kind in chain.missing)
    if sure == count:
        sentence = text("All links of their chain are confirmed")
    elif not sure:
        sentence = text("No link of their chain is confirmed yet")
    else:
        sentence = text("{n} of the {m} links of their chain are confirmed", n=sure, m=count)
    if not holes:
        return sentence
    names = ", ".join(view.label(kind).lower() for kind in holes)
    return text("{sentence}; not written: {names}", sentence=sentence, names=names)


def _band(view: View, account: Account, chain: InsightChain, missing: str) -> ChainBand:
    kinds = list(InsightKind)
    cards = [_card(view, insight) for insight in chain.insights]
    links = [(source.id, target.id) for source, target in chain.links]
    holes = [kind for kind in chain.missing if not _is_skipped(chain, kinds.index(kind))]
    cards += [
        ChainCard(f" {kind.value}", kinds.index(kind), missing, CardState.MISSING) for kind in holes
    ]
    links += _links_of_holes(chain, holes)
    for item in chain.opportunities:
        if item.value.unique_business_value:
            cards.append(_value_card(view, item))
            links += [(source, f" {item.id}") for source in _last_of(chain, kinds, item)]
    names = ", ".join(item.name for item in chain.opportunities)
    text = view.translator.text
    title = text("Deal: {name}", name=names) if names else text("No deal yet")
    note = " \u00b7 ".join(_fed(view, account, chain))
    return ChainBand(title, note, tuple(cards), tuple(links))


def _is_skipped(chain: InsightChain, column: int) -> bool:
    """Tell whether a link of a chain goes over a column: then the drawing shows the hole there."""
    kinds = list(InsightKind)
    for pair in chain.links:
        columns = sorted(kinds.index(item.kind) for item in pair if item.kind)
        if columns[0] < column < columns[-1]:
            return True
    return False


def _links_of_holes(chain: InsightChain, holes: Sequence[InsightKind]) -> Iterator[tuple[str, str]]:
    """Tie what is not written to what is left of it, and to what is right of it."""
    kinds = list(InsightKind)

    def first(column: int) -> str:
        kind = kinds[column]
        keys = [item.id for item in chain.insights if item.kind is kind]
        return keys[0] if keys else f" {kind.value}" if kind in holes else ""

    for kind in holes:
        column = kinds.index(kind)
        before = [key for index in range(column) if (key := first(index))]
        if before:
            yield before[-1], f" {kind.value}"
        after = first(column + 1) if column + 1 < len(kinds) else ""
        if after and kinds[column + 1] not in holes:
            yield f" {kind.value}", after


def _last_of(
    chain: InsightChain,
    kinds: Sequence[InsightKind],
    opportunity: Opportunity,
) -> Iterator[str]:
    """Yield the solutions that a deal's value follows from, else what is not written there."""
    last = kinds[-1]
    solutions = [item for item in chain.insights if item.kind is last]
    own = [item for item in solutions if item.opportunity == opportunity.id] or solutions
    yield from (item.id for item in own) if own else (f" {last.value}",)


def _card(view: View, insight: Insight) -> ChainCard:
    kinds = list(InsightKind)
    assert insight.kind is not None  # noqa: S101 - chains have insights of a kind only
    return ChainCard(
        key=insight.id,
        column=kinds.index(insight.kind),
        text=plain(insight.text),
        state=_state(insight),
        notes=tuple(_notes(view, insight)),
    )


def _value_card(view: View, opportunity: Opportunity) -> ChainCard:
    value, text = opportunity.value, view.translator.text
    if value.confirmed_on:
        by = value.confirmed_by
        name = by.name if by and not by.hidden else ""
        day = view.translator.short_day(value.confirmed_on)
        note = "\u2713 " + " \u00b7 ".join(filter(None, (name, day)))
    else:
        note = f"\u25cb {text('not confirmed')}"
    return ChainCard(
        key=f" {opportunity.id}",
        column=len(InsightKind),
        text=plain(value.unique_business_value),
        state=CardState.CONFIRMED if value.confirmed_on else CardState.ASSUMED,
        notes=(note,),
        is_unique=True,
    )


def _is_confirmed(insight: Insight) -> bool:
    return insight.confirmed_on is not None or insight.confirmed_by is not None


def _state(insight: Insight) -> CardState:
    if _is_confirmed(insight):
        return CardState.CONFIRMED
    return CardState.QUIET if "confirmed" in insight.hidden_fields else CardState.ASSUMED


def _notes(view: View, insight: Insight) -> Iterator[str]:
    """Yield whose an insight is, who cares, and how sure it is."""
    text = view.translator.text
    if insight.owner is not None:
        yield text("Owner: {name}", name=_name(view, insight.owner))
    elif "owner" not in insight.hidden_fields:
        yield text("No owner at the customer")
    cares = [
        text("{name} (assumed)", name=person.name) if concern is Concern.ASSUMED else person.name
        for person, concern in insight.who_cares
        if not person.hidden
    ]
    if cares:
        yield text("Cares: {names}", names=", ".join(cares))
    if _is_confirmed(insight):
        by = insight.confirmed_by
        name = by.name if by and not by.hidden else ""
        day = view.translator.short_day(insight.confirmed_on) if insight.confirmed_on else ""
        yield "\u2713 " + (" \u00b7 ".join(filter(None, (name, day))) or text("confirmed"))
    elif "confirmed" in insight.hidden_fields:
        yield text("not shown here")
    else:
        state = view.label(insight.state) if insight.state is InsightState.DONE else ""
        yield "\u25cb " + " \u00b7 ".join(filter(None, (text("Assumed"), state)))


def _name(view: View, person: Person) -> str:
    return view.translator.text("someone not shown here") if person.hidden else person.name


def _fed(view: View, account: Account, chain: InsightChain) -> Iterator[str]:
    """Yield what a chain leads to: figures of a value case, and white space."""
    text = view.translator.text
    for benefit in chain.benefits:
        yield text("counts as {benefit}", benefit=_benefit(view, benefit))
    for cell in chain.cells:
        where = f"{account.units.get(cell.unit, cell.unit)}, " + account.offerings.get(
            cell.offering, cell.offering
        )
        yield text("white space: {where}", where=where)


def _benefit(view: View, benefit: Benefit) -> str:
    amount = view.money(benefit.money, short=True)
    name = plain(benefit.item)
    return f"{name} ({amount})" if amount else name


def _reference(text: str) -> str:
    if len(text) <= _REFERENCE_LENGTH:
        return text
    return text[: _REFERENCE_LENGTH - 1].rstrip() + "…"
