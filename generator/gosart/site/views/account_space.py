"""The white space of an account's page: totals by status, and bars by unit."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from gosart.analysis.white_space import UnitSpace, WhiteSpace, analyse_white_space
from gosart.charts.white_space import SpaceBar, draw_white_space
from gosart.plan.model.account import Account
from gosart.site.template_context import View
from gosart.site.views.account_model import SpaceTotalView, SpaceView
from gosart.site.views.svg_embed import embed_svg
from gosart.urls import account_page

__all__ = ["space_of"]


def space_of(view: View, account: Account) -> tuple[SpaceView, ...]:
    """Return the white space of an account.

    Args:
        view: The page.
        account: The account.

    Returns:
        One, or none where the plan has no white space.
    """
    space = analyse_white_space(account)
    if space is None:
        return ()
    text = view.translator.text
    labels = (text("Won"), text("Open"), text("Potential"), text("With competitors"))
    totals = tuple(
        SpaceTotalView(
            label, view.amounts(total.amounts, short=True) or "\u2013", total.status.value
        )
        for label, total in zip(labels, space.totals, strict=True)
    )
    mapped = view.amounts(space.mapped, short=True)
    return (
        SpaceView(
            href=view.to(account_page(account.id, "value"), "whitespace"),
            mapped=text("{amount} mapped", amount=mapped) if mapped else "",
            totals=totals,
            drawing=_drawing(view, space, labels),
            note=text("Some of it is not shown for this audience") if space.is_partial else "",
        ),
    )


def _drawing(view: View, space: WhiteSpace, labels: tuple[str, ...]) -> Markup:
    """Draw the units, where all amounts are of one currency."""
    if len(space.mapped) != 1:
        return Markup()
    bars = [_bar(unit) for unit in space.units]
    return embed_svg(
        draw_white_space(bars, labels, space.mapped[0].currency, view.translator, name="space")
    )


def _bar(unit: UnitSpace) -> SpaceBar:
    amounts = tuple(
        sum((money.amount for money in total.amounts), Decimal(0)) for total in unit.totals
    )
    return SpaceBar(unit.unit, amounts, ", ".join(unit.rivals))
