"""What the actions need by when, whether it is approved, and what winning costs, as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gosart.analysis.cost_of_sale import CostOfSale
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.charts.action_plan.layout import day_of
from gosart.charts.action_plan.resources import CostBar, Need, draw_resources
from gosart.method.enums import Side
from gosart.plan.model.account import Action, Money
from gosart.plan.model.opportunity import Resource
from gosart.site.template_context import View
from gosart.site.views.action_plan_model import PlanGroupView, PlanLineView, PlanPictureView
from gosart.site.views.svg_embed import embed_svg
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["resources_picture"]

_MOST = 12
"""More resources than these, and the last of those that are approved and in time are left out."""


def resources_picture(
    view: View, analysis: OpportunityAnalysis, name: str
) -> PlanPictureView | None:
    """Return the picture of the resources of an open deal.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        name: What the ids of the drawing begin with.

    Returns:
        The picture, None where nothing is asked for or the deal is decided.
    """
    resources = analysis.opportunity.resources
    if not resources or not analysis.opportunity.is_open:
        return None
    text = view.translator.text
    listed = _listed(resources)
    needs = tuple(_need(view, resource) for resource in listed)
    cost = _cost(view, analysis)
    title = _title(view, analysis.cost_of_sale, resources)
    heads = (text("Resource"), text("How much"), text("Needed by"), text("For"))
    drawing = draw_resources(
        needs, cost, view.today, view.translator, name=name, title=title, heads=heads
    )
    notes = [text("Only our own resources with an amount count towards the cost of sale.")]
    if len(resources) > len(listed):
        rest = len(resources) - len(listed)
        more = view.translator.plural("{n} more in the table.", "{n} more in the table.", rest)
        notes.append(more)
    return PlanPictureView(
        anchor=f"needs-{analysis.opportunity.id}",
        kicker=text("Resources and cost of sale"),
        title=title,
        subtitle=text("By the day they are needed. Full: approved. Dashed: not yet."),
        drawing=embed_svg(drawing),
        groups=tuple(_groups(needs, cost)),
        options=(),
        note=" ".join(notes),
        table="#resources",
    )


def _listed(resources: Sequence[Resource]) -> list[Resource]:
    """Return the resources to be drawn, by the day they are needed."""
    graver = sorted(resources, key=lambda item: bool(item.approved) and _delay(item) is None)
    return sorted(graver[:_MOST], key=lambda item: (item.needed_by or date.max, item.name))


def _delay(resource: Resource) -> tuple[Action, int] | None:
    """Return the first of its open actions that is due before it comes, and how many days."""
    when = resource.needed_by
    waiting = [
        action for action in resource.actions if action.is_open and action.due and when
        and action.due < when
    ]  # fmt: skip
    first = min(waiting, key=lambda action: (action.due, action.id), default=None)
    if first is None or first.due is None or when is None:
        return None
    return first, (when - first.due).days


def _need(view: View, resource: Resource) -> Need:
    text, translator = view.translator.text, view.translator
    is_approved = resource.approved is True
    words = [day_of(resource.needed_by, view.today, translator)] if resource.needed_by else []
    if resource.side is Side.CUSTOMER:
        words.append(text("customer"))
    if resource.approved is False:
        words.append(text("not approved"))
    elif resource.approved is None:
        words.append(text("approval not recorded"))
    delay = _delay(resource)
    names = (plain(action.what) or action.id for action in resource.actions)
    return Need(
        name=resource.name,
        much=", ".join(filter(None, (resource.quantity, view.money(resource.money, short=True)))),
        when=resource.needed_by,
        day=", ".join(words),
        is_approved=is_approved,
        is_theirs=resource.side is Side.CUSTOMER,
        use=plain(delay[0].what) if delay else "; ".join(names),
        alarm=translator.plural(
            "comes {n} day after that is due", "comes {n} days after that is due", delay[1]
        )
        if delay
        else "",
    )


def _cost(view: View, analysis: OpportunityAnalysis) -> CostBar | None:
    """Return the bar of money, None where nothing has an amount that counts."""
    cost, text = analysis.cost_of_sale, view.translator.text
    if cost is None or not (cost.planned.amount or cost.expected):
        return None
    currency = cost.planned.currency
    approved = sum(
        item.money.amount
        for item in analysis.opportunity.resources
        if item.money and item.money.currency == currency and item.approved is True
        and item.side is Side.TEAM
    )  # fmt: skip
    rest = cost.planned.amount - approved
    expected = cost.expected
    return CostBar(
        approved=float(approved),
        open=float(rest),
        limit=float(expected.amount) if expected else 0.0,
        words=(
            text("{amount} approved", amount=view.money(Money(cost.planned.amount - rest, currency),
                                                        short=True)),
            text("{amount} not approved", amount=view.money(Money(rest, currency), short=True)),
            text("{amount} expected", amount=view.money(expected, short=True)),
        ),
        label=text("Cost of sale"),
        note=text("planned: {amount}", amount=view.money(cost.planned, short=True)),
    )  # fmt: skip


def _title(view: View, cost: CostOfSale | None, resources: Sequence[Resource]) -> str:
    """Say what is planned of the cost of sale, and the resource that is most in the way."""
    text, translator = view.translator.text, view.translator
    first = translator.plural("{n} resource", "{n} resources", len(resources))
    if cost and cost.over:
        amount = view.money(cost.over, short=True)
        first = text("{amount} more is planned than the sale may cost", amount=amount)
    elif cost and cost.expected:
        first = text(
            "{planned} of {expected} is planned",
            planned=view.money(cost.planned, short=True),
            expected=view.money(cost.expected, short=True),
        )
    second = _obstacle(view, resources)
    return text("{first}; {second}", first=first, second=second) if second else first


def _obstacle(view: View, resources: Sequence[Resource]) -> str:
    text = view.translator.text
    late = [item for item in resources if _delay(item)]
    refused = [item for item in resources if item.approved is False]
    both = [item for item in late if item in refused]
    for group, words in (
        (both, text("“{name}” is not approved and comes after the action that needs it")),
        (late, text("“{name}” comes after the action that needs it")),
        (refused, text("“{name}” is not approved")),
    ):
        if group:
            return words.format(name=shorten_to_length(group[0].name, 50))
    return text("everything is approved") if all(item.approved for item in resources) else ""


def _groups(needs: Sequence[Need], cost: CostBar | None) -> Iterator[PlanGroupView]:
    lines = [
        PlanLineView(
            need.name,
            need.day,
            " · ".join(filter(None, (need.much, need.use, need.alarm))),
            "bad" if need.alarm else "" if need.is_approved else "warn",
        )
        for need in needs
    ]
    yield PlanGroupView("", tuple(lines))
    if cost:
        values = [
            words
            for amount, words in zip(
                (cost.approved, cost.open, cost.limit), cost.words, strict=True
            )
            if amount
        ]
        yield PlanGroupView("", (PlanLineView(cost.label, cost.note, " · ".join(values), ""),))
