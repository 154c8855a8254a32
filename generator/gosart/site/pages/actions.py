"""What the page of actions shows: actions, milestones, resources, what the sale costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from gosart.analysis.opportunity import ActionAnalysis, OpportunityAnalysis
from gosart.charts.timeline import TimelineItem, draw_timeline
from gosart.method.enums import ActionStatus, ActionType, MilestoneStatus
from gosart.plan.model.account import Milestone, Opportunity
from gosart.site.site_context import Site
from gosart.site.views.svg_embed import embed_svg

__all__ = ["action_values"]


def action_values(site: Site, opportunities: Sequence[OpportunityAnalysis]) -> dict[str, Any]:
    """Return what the template of the actions asks for.

    Args:
        site: What is the same for all pages.
        opportunities: Those whose actions the page shows.
    """
    actions = [action for analysis in opportunities for action in analysis.actions]
    if len(opportunities) > 1:
        actions.sort(
            key=lambda analysis: (
                not analysis.action.is_open,
                str(analysis.action.due or "9"),  # those without a day come last
                analysis.opportunity.id,
                analysis.action.id,
            )
        )
    milestones = sorted(
        (step for analysis in opportunities for step in analysis.opportunity.milestones),
        key=lambda step: (step.date is None, step.date, step.name),
    )
    return {
        "actions": actions,
        "milestones": milestones,
        "resources": [
            resource for analysis in opportunities for resource in analysis.opportunity.resources
        ],
        "costs": [
            (analysis.opportunity, analysis.cost_of_sale)
            for analysis in opportunities
            if analysis.cost_of_sale
        ],
        "timeline": _timeline(site, opportunities),
        "action_types": tuple(ActionType),
    }


def _timeline(site: Site, opportunities: Sequence[OpportunityAnalysis]) -> Markup:
    """Draw whatever has a day; "" where nothing has one."""
    items: list[TimelineItem] = []
    for analysis in opportunities:
        opportunity = analysis.opportunity
        items += [
            TimelineItem(
                step.date, step.name, "milestone", _milestone_state(step, site.today, opportunity)
            )
            for step in opportunity.milestones
            if step.date and step.status != MilestoneStatus.CANCELLED
        ]
        items += [
            TimelineItem(action.action.due, action.action.id, "action", _action_state(action))
            for action in analysis.actions
            if action.action.due and action.action.status is not ActionStatus.CANCELLED
        ]
        if opportunity.close_date:
            label = site.translator.text("Close date")
            if len(opportunities) > 1:  # a flag each: whose?
                label = site.translator.text("Close: {name}", name=opportunity.name)
            state: Literal["done", "open"] = "open" if opportunity.is_open else "done"
            items.append(TimelineItem(opportunity.close_date, label, "close", state))
    if not items:
        return Markup("")
    items.sort(key=lambda item: (item.when, item.kind, item.label))
    return embed_svg(draw_timeline(items, site.today, site.translator, name="timeline"))


def _action_state(analysis: ActionAnalysis) -> Literal["done", "open", "overdue"]:
    return "overdue" if analysis.overdue else "open" if analysis.action.is_open else "done"


def _milestone_state(
    step: Milestone, today: date, opportunity: Opportunity
) -> Literal["done", "open", "overdue"]:
    if step.status == MilestoneStatus.DONE:
        return "done"
    is_past = step.date is not None and step.date < today
    return "overdue" if is_past and opportunity.is_open else "open"
