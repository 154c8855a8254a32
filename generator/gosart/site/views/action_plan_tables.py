"""The tables of the page of actions besides that of actions: milestones, resources, costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.method.enums import MilestoneStatus, Side
from gosart.plan.model.account import Milestone
from gosart.plan.model.opportunity import Resource
from gosart.site.template_context import View
from gosart.site.views.action_plan_model import CostView, MilestoneRowView, ResourceRowView
from gosart.text.markdown import inline

__all__ = ["cost_views", "milestone_rows", "resource_rows"]

_CLOSED = (MilestoneStatus.DONE, MilestoneStatus.CANCELLED)


def milestone_rows(
    view: View, opportunities: Sequence[OpportunityAnalysis]
) -> Iterator[MilestoneRowView]:
    """Yield the customer's steps by day, those without one last.

    Args:
        view: The page.
        opportunities: Those that the page shows.
    """
    steps = sorted(
        (
            (step, analysis.opportunity.is_open)
            for analysis in opportunities
            for step in analysis.opportunity.milestones
        ),
        key=lambda pair: (pair[0].date is None, pair[0].date, pair[0].name),
    )
    for step, is_open in steps:
        yield _milestone(view, step, is_open=is_open)


def _milestone(view: View, step: Milestone, *, is_open: bool) -> MilestoneRowView:
    is_running = step.status not in _CLOSED and "status" not in step.hidden_fields
    is_overdue = is_open and is_running and step.date is not None and step.date < view.today
    overdue = Markup("{}").format(view.translator.text("overdue"))
    return MilestoneRowView(
        name=step.name,
        day=view.translator.date(step.date) if step.date else "",
        status=overdue if is_overdue else view.term(step.status) if step.status else Markup(""),
        note=inline(step.note),
        is_overdue=is_overdue,
        is_closed=step.status in _CLOSED,
    )


def resource_rows(
    view: View, opportunities: Sequence[OpportunityAnalysis]
) -> Iterator[ResourceRowView]:
    """Yield what the plans need, in the order of the plans.

    Args:
        view: The page.
        opportunities: Those that the page shows.
    """
    for analysis in opportunities:
        for resource in analysis.opportunity.resources:
            yield _resource(view, resource)


def _resource(view: View, resource: Resource) -> ResourceRowView:
    text = view.translator.text
    approved = {True: text("yes"), False: text("no"), None: ""}[resource.approved]
    return ResourceRowView(
        name=resource.name,
        side=view.label(resource.side) if resource.side is Side.CUSTOMER else "",
        kind=view.term(resource.kind) if resource.kind else Markup(""),
        quantity=resource.quantity,
        amount=view.money(resource.money),
        day=view.translator.date(resource.needed_by) if resource.needed_by else "",
        approved=approved,
        tone="good" if resource.approved else "warn",
        actions=", ".join(action.id for action in resource.actions),
    )


def cost_views(view: View, opportunities: Sequence[OpportunityAnalysis]) -> Iterator[CostView]:
    """Yield what the resources of each opportunity cost.

    Args:
        view: The page.
        opportunities: Those that the page shows; one without any cost has none.
    """
    text = view.translator.text
    costs = [(item.opportunity, item.cost_of_sale) for item in opportunities if item.cost_of_sale]
    for opportunity, cost in costs:
        rest = ""
        if cost.over:
            rest = text("{amount} over the expected cost", amount=view.money(cost.over))
        elif cost.rest:
            rest = text("{amount} not yet allocated", amount=view.money(cost.rest))
        yield CostView(
            name=opportunity.name if len(costs) > 1 else "",
            planned=view.money(cost.planned),
            others=view.amounts(cost.others),
            is_expected=cost.expected is not None or opportunity.is_open,
            expected=view.money(cost.expected),
            rest=rest,
            is_over=cost.over is not None,
        )
