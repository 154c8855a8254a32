"""What came of what was promised: each count as a bar, with a mark at the promise.

A promise repeats by a period of its own, and a count is of one day: so each count stands beside the
promise of one period, and counts are not summed against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from gosart.charts.small_bar import small_bar
from gosart.method.enums import OpportunityStatus
from gosart.plan.model.account import Benefit, Money, Opportunity, Realised
from gosart.site.template_context import View
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.value import confirmed_by, missing_amount
from gosart.site.views.value_model import CountedBarView, RealisedRowView, RealisedValueView
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain

__all__ = ["realised_views"]


def realised_views(view: View, opportunity: Opportunity) -> tuple[RealisedValueView, ...]:
    """Return what came of what was promised.

    Args:
        view: The page.
        opportunity: The opportunity.

    Returns:
        One, or none where nothing was counted, and there is nothing to count yet.
    """
    value = opportunity.value
    is_cut = "value" in opportunity.cut_parts
    is_won = opportunity.status is OpportunityStatus.WON
    counted = {entry.benefit for entry in value.realised}
    waiting = [
        benefit
        for benefit in value.benefits
        if benefit.rival is None and benefit.money and benefit not in counted and not is_cut
    ]
    if not value.realised and not (is_won and waiting):
        return ()
    most = _most(value.realised, waiting)
    bars = [_bar(view, entry, most) for entry in value.realised]
    bars += [_waiting(view, benefit, most) for benefit in waiting]
    return (
        RealisedValueView(
            title=_title(view, value.realised, waiting),
            bars=tuple(bars),
            rows=tuple(_row(view, entry) for entry in value.realised),
        ),
    )


def _title(view: View, counts: Sequence[Realised], waiting: Sequence[Benefit]) -> str:
    """Say what was counted: one count in figures, several by how many benefits they are of."""
    text = view.translator.text
    if not counts:
        return text("Nothing has been counted yet of what was promised")
    if len(counts) == 1 and not waiting:
        (count,) = counts
        amount, promise = view.money(count.money, short=True), _promise(view, count.benefit)
        if amount and promise:
            values = {"amount": amount, "promised": promise}
            if count.confirmed_on:
                return text(
                    "{amount} came of the {promised} promised, and they confirmed it", **values
                )
            return text("{amount} came of the {promised} promised, by our own count", **values)
    benefits = {entry.benefit for entry in counts}
    sure = {entry.benefit for entry in counts if entry.confirmed_on}
    return text(
        "{n} of {m} promised benefits are counted, {sure} of them confirmed by the customer",
        n=len(benefits),
        m=len(benefits) + len(waiting),
        sure=len(sure),
    )


def _most(counts: Sequence[Realised], waiting: Sequence[Benefit]) -> dict[str, Decimal]:
    """Return the largest amount of each currency: all bars of one have one scale."""
    amounts: list[Money | None] = [entry.money for entry in counts]
    amounts += [entry.benefit.money for entry in counts]
    amounts += [benefit.money for benefit in waiting]
    most: dict[str, Decimal] = {}
    for money in amounts:
        if money is not None:
            most[money.currency] = max(most.get(money.currency, Decimal(0)), money.amount)
    return most


def _promise(view: View, benefit: Benefit) -> str:
    """Return what was promised, with its period."""
    amount = view.money(benefit.money, short=True)
    return f"{amount} / {benefit.per}" if amount and benefit.per else amount


def _bar(view: View, entry: Realised, most: dict[str, Decimal]) -> CountedBarView:
    text = view.translator.text
    promise, day = _promise(view, entry.benefit), entry.date
    notes = [
        text("promised {amount}", amount=promise) if promise else "",
        view.translator.date(day) if day else "",
    ]
    who = confirmed_by(entry)
    state = text("not confirmed")
    if entry.confirmed_on:
        state = "\u2713 " + " \u00b7 ".join(
            filter(None, (who, view.translator.date(entry.confirmed_on)))
        )
    return CountedBarView(
        label=plain(entry.benefit.item),
        note=" \u00b7 ".join(filter(None, notes)),
        amount=view.money(entry.money) or missing_amount(view, entry),
        state=state,
        is_confirmed=entry.confirmed_on is not None,
        bar=_drawn(
            entry.money, entry.benefit.money, most, is_confirmed=entry.confirmed_on is not None
        ),
    )


def _waiting(view: View, benefit: Benefit, most: dict[str, Decimal]) -> CountedBarView:
    text = view.translator.text
    return CountedBarView(
        label=plain(benefit.item),
        note=text("promised {amount}", amount=_promise(view, benefit)),
        amount=text("nothing counted yet"),
        state="",
        is_confirmed=False,
        bar=_drawn(None, benefit.money, most, is_confirmed=False),
    )


def _drawn(
    counted: Money | None, promised: Money | None, most: dict[str, Decimal], *, is_confirmed: bool
) -> Markup:
    money = counted or promised
    scale = most.get(money.currency) if money else None
    if money is None or not scale:
        return Markup()
    is_same = promised is not None and promised.currency == money.currency
    end = float(promised.amount / scale) if promised is not None and is_same else None
    share = float(counted.amount / scale) if counted is not None else 0.0
    look = "gw-solid" if is_confirmed else "gw-hatched"
    return embed_svg(small_bar(share, f"{look} gw-benefit", end=end))


def _row(view: View, entry: Realised) -> RealisedRowView:
    return RealisedRowView(
        benefit=entry.benefit.item,
        note=inline(entry.note),
        promised=view.money(entry.benefit.money),
        per=entry.benefit.per,
        amount=view.money(entry.money),
        missing="" if entry.money else missing_amount(view, entry),
        day=view.translator.date(entry.date) if entry.date else "",
        confirmed_day=view.translator.date(entry.confirmed_on) if entry.confirmed_on else "",
        confirmed_by=confirmed_by(entry),
    )
