"""Where the plan of a deal stands, at the head of its page of actions, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosart.analysis.action_coverage import Answer, Coverage, cover
from gosart.analysis.crucial_actions import hangs_on
from gosart.analysis.mutual_plan import ItemState, PlanItem, plan_items
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.briefing import judgement
from gosart.charts.action_plan.layout import day_of, state_in_words
from gosart.charts.time_chain import span_in_words
from gosart.method.enums import Side
from gosart.plan.model.account import Account
from gosart.site.data_files import past_uri
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav
from gosart.site.views.action_plan_chain import chain_picture, date_rows
from gosart.site.views.action_plan_coverage import coverage_view
from gosart.site.views.action_plan_model import (
    ActionPlansView,
    ActionPlanView,
    DateRowView,
    PlanFactView,
)
from gosart.site.views.action_plan_mutual import following_of, mutual_picture, steps_done
from gosart.site.views.action_plan_resources import resources_picture
from gosart.site.views.action_plan_tables import cost_views, milestone_rows, resource_rows
from gosart.site.views.action_table import action_table
from gosart.text.shorten import shorten_to_length
from gosart.urls import opportunity_page

__all__ = ["action_plans"]

_NAME = 70
"""Characters of an item in a sentence."""


def action_plans(
    view: View,
    heading: str,
    analysis: AccountAnalysis,
    own: OpportunityAnalysis | None,
    calendar: str,
) -> ActionPlansView:
    """Return the page of actions.

    Args:
        view: The page.
        heading: Its heading.
        analysis: The account on its day.
        own: The opportunity whose page it is, None for the account's.
        calendar: Uri of the calendar.
    """
    account = analysis.account
    opportunities = (own,) if own else analysis.opportunities
    is_own = len(opportunities) == 1
    return ActionPlansView(
        heading=heading,
        nav=account_nav(view, analysis, "actions", own.opportunity if own else None),
        calendar=view.to(calendar),
        table=action_table(view, opportunities, is_own=is_own),
        plans=tuple(
            _plan(view, account, item, f"plan{number}", is_own=is_own)
            for number, item in enumerate(opportunities, 1)
        ),
        dates=tuple(_dates(view, opportunities)) if is_own else (),
        milestones=tuple(milestone_rows(view, opportunities)),
        resources=tuple(resource_rows(view, opportunities)),
        costs=tuple(cost_views(view, opportunities)),
        is_decided=is_own and not any(item.opportunity.is_open for item in opportunities),
    )


def _dates(view: View, opportunities: Sequence[OpportunityAnalysis]) -> Iterator[DateRowView]:
    for analysis in opportunities:
        if analysis.opportunity.is_open:
            yield from date_rows(view, analysis)


def _plan(
    view: View, account: Account, analysis: OpportunityAnalysis, name: str, *, is_own: bool
) -> ActionPlanView:
    opportunity = analysis.opportunity
    items = plan_items(analysis, view.today)
    lead, rest = _lead(view, analysis, items)
    pictures = [mutual_picture(view, account, analysis, items, name)]
    if is_own:  # a page of several deals has the plan of each alone
        pictures.append(chain_picture(view, analysis, f"{name}-time"))
    href = page_of_opportunity(account, opportunity, "actions")
    coverage = cover(account, analysis, view.today)
    gaps = coverage_view(view, opportunity.id, coverage) if is_own else None
    needs = resources_picture(view, analysis, f"{name}-needs") if is_own else None
    return ActionPlanView(
        anchor=f"plan-{opportunity.id}",
        past=view.to(past_uri(opportunity_page(account.id, opportunity.id)))
        if view.site.history
        else "",
        name="" if is_own else opportunity.name,
        href="" if is_own else view.to(href),
        lead=lead,
        rest=rest,
        facts=tuple(_facts(view, analysis, items, coverage)) if opportunity.is_open else (),
        pictures=tuple(picture for picture in pictures if picture),
        coverage=(gaps,) if gaps else (),
        resources=(needs,) if needs else (),
    )


def _lead(view: View, analysis: OpportunityAnalysis, items: Sequence[PlanItem]) -> tuple[str, str]:
    """Say where the plan stands, and the one item that matters most."""
    opportunity, translator = analysis.opportunity, view.translator
    text = translator.text
    if not opportunity.is_open:
        rest = steps_done(view, items) if items else ""
        return text("Decided: {status}", status=view.label(opportunity.status)), rest
    crucial = {action.id for action in opportunity.actions if hangs_on(opportunity, action)}
    working = sorted((item for item in items if item.is_open), key=lambda item: item.order)
    pressing = [item for item in working if item.is_late or item.due == view.today]
    first = next((item for item in pressing if item.key in crucial), None)
    rest = _sentence_about(view, first) if first else ""
    chain = analysis.time
    if chain.float_days is not None and chain.is_too_late:
        span = span_in_words(-chain.float_days, translator)
        return text("The plan misses the customer's date by {span}", span=span), rest
    delay = judgement.delay_of(chain, view.today, translator)
    if delay:
        return delay, rest
    late = sum(item.is_late for item in items)
    if late:
        overdue = text("Behind plan: {items}", items=_counted_late(view, late))
        return overdue, rest
    if working:
        return text("On schedule: nothing is overdue"), ""
    if items:
        return text("No open steps: the plan needs a next one"), ""
    return text("No steps planned yet"), ""


def _counted_late(view: View, count: int) -> str:
    return view.translator.plural("{n} item is overdue", "{n} items are overdue", count)


def _sentence_about(view: View, item: PlanItem) -> str:
    state = state_in_words(item, view.today, view.translator)
    name = shorten_to_length(item.name, _NAME)
    return view.translator.text("The deal depends on “{action}”: {state}", action=name, state=state)


def _facts(
    view: View, analysis: OpportunityAnalysis, items: Sequence[PlanItem], coverage: Coverage
) -> Iterator[PlanFactView]:
    translator, today, chain = view.translator, view.today, analysis.time
    text, plural = translator.text, translator.plural
    if chain.float_days is not None and chain.latest_order is not None:
        yield PlanFactView(
            text("Float to their date"),
            span_in_words(chain.float_days, translator),
            text("latest order {date}", date=translator.date(chain.latest_order)),
            chain.is_too_late,
        )
    late = [item for item in items if item.is_late]
    blocked = sum(item.state is ItemState.BLOCKED for item in late)
    theirs = sum(item.side is Side.CUSTOMER for item in late)
    notes = []
    if blocked:
        notes.append(text("{n} blocked", n=translator.number(blocked)))
    if theirs:
        notes.append(plural("{n} is the customer's", "{n} are the customer's", theirs))
    yield PlanFactView(text("Overdue"), translator.number(len(late)), ", ".join(notes), bool(late))
    following = following_of(items, today)
    if following is not None and following.due is not None:
        yield PlanFactView(
            text("Next step"),
            day_of(following.due, today, translator),
            shorten_to_length(following.name, 34),
            is_bad=False,
        )
    if coverage.gaps:
        none = coverage.count(Answer.NONE)
        yield PlanFactView(
            text("Not answered"),
            text("{n} of {all}", n=translator.number(none),
                 all=translator.number(len(coverage.gaps))),
            text("gaps"),
            bool(none),
        )  # fmt: skip
