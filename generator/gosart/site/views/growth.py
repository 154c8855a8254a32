"""Business partners of an account, as the templates take them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from gosart.method.enums import PartnerStage
from gosart.plan.model.account import Account, Partner
from gosart.site.template_context import View
from gosart.site.views.growth_model import (
    PartnerStageView,
    PartnersView,
    PartnerView,
)
from gosart.text.markdown import inline

__all__ = ["partners_view"]


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
