"""White space and business partners of an account, as the templates take them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from gosart.method.enums import PartnerStage
from gosart.plan.model.account import Account, Partner, WhitespaceCell
from gosart.site.template_context import View
from gosart.site.views.growth_model import (
    PartnerStageView,
    PartnersView,
    PartnerView,
    SpaceCellView,
    SpaceUnitView,
    WhiteSpaceView,
)
from gosart.text.markdown import inline
from gosart.urls import opportunity_page

__all__ = ["partners_view", "white_space_view"]


def white_space_view(view: View, account: Account) -> WhiteSpaceView:
    """Return what each unit has of ours, and could have.

    Args:
        view: The page.
        account: The account.
    """
    cells = {(cell.unit, cell.offering): cell for cell in account.whitespace}
    names = {opportunity.id: opportunity.name for opportunity in account.opportunities}

    def cell_view(cell: WhitespaceCell | None) -> SpaceCellView:
        if cell is None:
            return SpaceCellView("", Markup(), "", "", "", "")
        href = opportunity_page(account.id, cell.opportunity) if cell.opportunity else ""
        return SpaceCellView(
            status=cell.status.value if cell.status else "",
            label=view.term(cell.status),
            amount=view.money(cell.amount, short=True),
            rival=cell.holder.name if cell.holder else "",
            opportunity=names.get(cell.opportunity, ""),
            href=view.to(href) if href else "",
        )

    units = tuple(
        SpaceUnitView(
            name, tuple(cell_view(cells.get((unit, offering))) for offering in account.offerings)
        )
        for unit, name in account.units.items()
    )
    return WhiteSpaceView(
        bool(account.units and account.offerings), tuple(account.offerings.values()), units
    )


def partners_view(
    view: View, account: Account, narrative: Callable[[Partner], Markup]
) -> PartnersView:
    """Return the business partners of an account.

    Args:
        view: The page.
        account: The account.
        narrative: Renders what a plan says of a partner in its own text.
    """
    return PartnersView(
        stages=tuple(view.term(stage) for stage in PartnerStage),
        rows=tuple(
            PartnerView(
                name=partner.name,
                ways=Markup(", ").join(view.term(way) for way in partner.ways),
                contact=partner.contact,
                works_with=", ".join(rival.name for rival in partner.works_with),
                stages=tuple(_stage(view, partner, stage) for stage in PartnerStage),
                narrative=narrative(partner) if partner.narrative else Markup(),
            )
            for partner in account.partners
        ),
        width=len(PartnerStage) + 1,
    )


def _stage(view: View, partner: Partner, stage: PartnerStage) -> PartnerStageView:
    for item in partner.stages:
        if item.stage == stage:
            return PartnerStageView(
                is_rated=True, rating=view.rating(item.rating), note=inline(item.note)
            )
    return PartnerStageView(is_rated=False, rating=Markup(), note=Markup())
