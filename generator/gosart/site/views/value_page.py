"""The page of value and strategy, put together from its parts.

ValuePageView ── accounts (of the account's own page) ── profile, insights, competitors,
              │                                          revenue, white space, partners
              └─ opportunities ── strategy, chain, case, realised, criteria
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.plan.model.account import Account, Competitor, Partner
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav
from gosart.site.views.account_frame_model import AccountNavView
from gosart.site.views.growth import partners_view
from gosart.site.views.growth_model import PartnersView, RevenueView, WhiteSpaceView
from gosart.site.views.growth_money import revenue_view
from gosart.site.views.growth_space import white_space_view
from gosart.site.views.opportunity_tiles import OpportunityTileView, opportunity_tiles
from gosart.site.views.rival_points import rival_points_view
from gosart.site.views.strategy import strategy_view
from gosart.site.views.strategy_model import ChosenStrategyView
from gosart.site.views.strategy_pictures import head_to_head_view
from gosart.site.views.strategy_pictures_model import HeadToHeadView, RivalPointsView
from gosart.site.views.value import (
    profile_view,
    value_case_view,
)
from gosart.site.views.value_chain import value_chain_view
from gosart.site.views.value_insights import insights_view
from gosart.site.views.value_model import (
    CustomerProfileView,
    InsightsView,
    RealisedValueView,
    ValueCaseView,
    ValueChainView,
)
from gosart.site.views.value_realised import realised_views

__all__ = ["AccountValueView", "OpportunityValueView", "ValuePageView", "value_page_view"]


@dataclass(frozen=True, slots=True)
class AccountValueView:
    """What belongs to the account, whichever opportunity it is about."""

    profile: CustomerProfileView
    insights: InsightsView
    competitors: tuple[RivalPointsView, ...]
    """The greatest threat first."""
    revenue: RevenueView
    space: WhiteSpaceView
    partners: PartnersView


@dataclass(frozen=True, slots=True)
class OpportunityValueView:
    """Value and strategy of an opportunity."""

    strategy: ChosenStrategyView
    chain: ValueChainView
    case: ValueCaseView
    realised: tuple[RealisedValueView, ...]
    """One, or none where nothing was counted."""
    criteria: tuple[HeadToHeadView, ...]
    """One; none where the plan names no criterion."""


@dataclass(frozen=True, slots=True)
class ValuePageView:
    """Value and strategy of an account or an opportunity."""

    heading: str
    nav: AccountNavView
    tiles: tuple[OpportunityTileView, ...]
    """Opportunities that have a page each, on the account's page."""
    accounts: tuple[AccountValueView, ...]
    """One; none on the page of an opportunity."""
    opportunities: tuple[OpportunityValueView, ...]
    """One; none on the page of an account with several."""


def value_page_view(
    view: View,
    heading: str,
    analysis: AccountAnalysis,
    chosen: Sequence[OpportunityAnalysis],
    own: OpportunityAnalysis | None,
    narrative: Callable[[Competitor | Partner], Markup],
) -> ValuePageView:
    """Return the page of value and strategy.

    Args:
        view: The page.
        heading: Its heading.
        analysis: The account on its day.
        chosen: The opportunities whose value the page shows.
        own: The opportunity whose page it is, None for the account's.
        narrative: Renders what a plan says of somebody in its own text.
    """
    account, is_whole = analysis.account, own is None
    return ValuePageView(
        heading=heading,
        nav=account_nav(view, analysis, "value", own.opportunity if own else None),
        tiles=tuple(opportunity_tiles(view, analysis, "value")) if is_whole and not chosen else (),
        accounts=(_account(view, account, narrative),) if is_whole else (),
        opportunities=tuple(_opportunity(view, account, item) for item in chosen),
    )


def _account(
    view: View, account: Account, narrative: Callable[[Competitor | Partner], Markup]
) -> AccountValueView:
    return AccountValueView(
        profile=profile_view(view, account),
        insights=insights_view(view, account),
        competitors=rival_points_view(view, account, narrative),
        revenue=revenue_view(view, account),
        space=white_space_view(view, account),
        partners=partners_view(view, account, narrative),
    )


def _opportunity(
    view: View, account: Account, analysis: OpportunityAnalysis
) -> OpportunityValueView:
    opportunity = analysis.opportunity
    head = head_to_head_view(view, account.id, opportunity)
    return OpportunityValueView(
        strategy=strategy_view(view, account, analysis),
        chain=value_chain_view(view, account, opportunity),
        case=value_case_view(view, analysis),
        realised=realised_views(view, opportunity),
        criteria=(head,) if head else (),
    )
