"""An account's page, put together from its analysis: the view model of one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis, sum_money
from gosart.diagnostics import Severity
from gosart.plan.model.account import Account, Money
from gosart.plan.model.opportunity import Opportunity
from gosart.plan.model.values import Aim
from gosart.rules.findings import Report
from gosart.site.renderer import safe_url
from gosart.site.template_context import View
from gosart.site.views.account_model import (
    AccountView,
    BackgroundView,
    ChangesView,
    GoalView,
    MissingView,
    PairView,
)
from gosart.site.views.account_opportunities import cards_of, largest_first, others_of
from gosart.site.views.account_people import account_people_of
from gosart.site.views.account_space import space_of
from gosart.site.views.elements import code_spans
from gosart.site.views.sheet_model import FactView, TabView
from gosart.text.markdown import inline
from gosart.urls import account_page, calendar_of, opportunity_page

__all__ = ["account_tabs", "account_view"]


def account_view(
    view: View,
    analysis: AccountAnalysis,
    own: Report,
    tabs: Sequence[TabView],
    changes: tuple[ChangesView, ...],
    narrative: Callable[[Account | Opportunity], Markup],
    readers: str,
) -> AccountView:
    """Return the page of an account.

    Args:
        view: The page.
        analysis: The account on its day.
        own: What the rules found in the account itself.
        tabs: The pages of the account.
        changes: What changed lately, () where the page is made without the past.
        narrative: Renders what a plan says in its own text.
        readers: The sentence that says for whom the page is.
    """
    account, text = analysis.account, view.translator.text
    opportunities = largest_first(view, analysis)
    people = account_people_of(view, analysis, opportunities)
    return AccountView(
        name=account.name,
        byline=_byline(view, account),
        nav_label=text("Pages of this account"),
        tabs=tuple(tabs),
        facts=tuple(_facts(view, analysis, opportunities)),
        goals=_goals(view, account),
        missing=tuple(_missing(view, account, has_people=bool(people))),
        cards=cards_of(view, account.id, opportunities),
        others=others_of(view, analysis, opportunities),
        people=people,
        spaces=space_of(view, account),
        changes=changes,
        background=tuple(_background(view, account, narrative)),
        checks=_checks(view, own),
        checks_href=view.to(account_page(account.id, "review"), "tests"),
        calendar=view.to(calendar_of(account_page(account.id))),
        day=view.translator.date(view.today),
        readers=readers,
    )


def account_tabs(view: View, account: Account, labels: Mapping[str, str]) -> Iterator[TabView]:
    """Yield the tabs of an account's own page.

    Args:
        view: The page.
        account: The account.
        labels: Name of each page of the account by its key, the account's own first.
    """
    for part, label in labels.items():
        yield TabView(label, view.to(account_page(account.id, part)), part == "summary")
        if part == "summary" and len(account.opportunities) == 1:
            href = view.to(opportunity_page(account.id, account.opportunities[0].id))
            yield TabView(view.translator.text("Sheet"), href, is_current=False)
    if account.notes:
        href = view.to(account_page(account.id, "notes/index"))
        yield TabView(view.translator.text("Notes"), href, is_current=False)


def _byline(view: View, account: Account) -> str:
    parts = [account.industry, account.region, view.label(account.tier)]
    if account.owner is not None:
        parts.append(view.translator.text("led by {name}", name=account.owner.name))
    return " \u00b7 ".join(filter(None, parts))


def _facts(
    view: View, analysis: AccountAnalysis, opportunities: Sequence[OpportunityAnalysis]
) -> Iterator[FactView]:
    account, translator = analysis.account, view.translator
    text = translator.text

    def fact(label: str, value: str, *keys: str, is_bad: bool = False) -> FactView:
        missing = text("Not shown") if account.cut_parts.intersection(keys) else "\u2013"
        return FactView(label, value or missing, is_bad)

    if opportunities:
        label = translator.plural("Open, {n} deal", "Open, {n} deals", len(opportunities))
        yield FactView(label, _open_amount(view, opportunities), is_bad=False)
        yield FactView(text("Weighted"), _weighted(view, opportunities), is_bad=False)
    elif account.opportunities:
        yield FactView(text("Open deals"), text("None"), is_bad=False)
    kind = view.label(account.plan_kind)
    label = text("Plan: {kind}", kind=kind.lower()) if kind else text("Plan period")
    yield fact(label, _period(view, account), "plan")
    yield _next_review(view, analysis)
    yield fact(text("Sponsor"), account.sponsor.name if account.sponsor else "", "sponsor")


def _open_amount(view: View, opportunities: Sequence[OpportunityAnalysis]) -> str:
    if _is_cut(opportunities, "amount"):
        return view.translator.text("Not shown")
    amounts = [item.opportunity.money for item in opportunities if item.opportunity.money]
    return view.amounts(sum_money(amounts), short=True) or "\u2013"


def _weighted(view: View, opportunities: Sequence[OpportunityAnalysis]) -> str:
    if _is_cut(opportunities, "amount", "probability"):
        return view.translator.text("Not shown")
    amounts = [
        Money(money.amount * Decimal(share) / 100, money.currency)
        for item in opportunities
        if (money := item.opportunity.money) and (share := item.opportunity.probability) is not None
    ]
    return view.amounts(sum_money(amounts), short=True) or "\u2013"


def _is_cut(opportunities: Sequence[OpportunityAnalysis], *keys: str) -> bool:
    """Whether these readers may not see one of the values of a deal: then no sum of them either."""
    return any(item.opportunity.cut_parts.intersection(keys) for item in opportunities)


def _period(view: View, account: Account) -> str:
    """Return the months that the plan is for."""
    start, end = (
        view.translator.month_of_year(day) if day else ""
        for day in (account.plan_from, account.plan_to)
    )
    if start and end:
        return f"{start} \u2013 {end}"
    text = view.translator.text
    if start:
        return text("from {month}", month=start)
    return text("until {month}", month=end) if end else ""


def _next_review(view: View, analysis: AccountAnalysis) -> FactView:
    """Return the day of the next review: the plan's own, else the one that its rank calls for."""
    account, translator = analysis.account, view.translator
    text = translator.text
    day: date | None = account.next_review
    if day is None and analysis.reviewed is not None:
        day = analysis.reviewed + timedelta(days=analysis.review_days)
    if day is None:
        is_cut = bool(account.cut_parts & {"reviewed", "next_review"})
        value = text("Not shown") if is_cut else text("Never reviewed")
        return FactView(text("Next review"), value, is_bad=not is_cut)
    label = text("Next review")
    if day < view.today:
        label = text("Review overdue since")
    elif analysis.reviewed is not None:
        label = text("Next review, last {day}", day=translator.short_day(analysis.reviewed))
    return FactView(label, translator.date(day), is_bad=day < view.today)


def _goals(view: View, account: Account) -> tuple[GoalView, ...]:
    text = view.translator.text
    if not (account.goal.customer or account.goal.team):
        return ()
    note = text("Not shown") if "goal" in account.cut_parts else text("Not written yet")

    def goal(label: str, aims: Sequence[Aim]) -> GoalView:
        return GoalView(label, tuple(inline(aim.text) for aim in aims), "" if aims else note)

    return (
        goal(text("Their goal"), account.goal.customer),
        goal(text("Our goal"), account.goal.team),
    )


def _missing(view: View, account: Account, *, has_people: bool) -> Iterator[MissingView]:
    """Yield what the page would need, with what to type."""
    text, cut = view.translator.text, account.cut_parts
    if not (account.goal.customer or account.goal.team) and "goal" not in cut:
        add = text(
            "Add `goal: {customer: …, team: …}`: where they go, and what we will be to them."
        )
        yield MissingView(text("No goal yet."), code_spans(add))
    if not account.opportunities and "opportunities" not in cut:
        add = text("Add one under `opportunities`, with a `name`, an `amount` and a `close_date`.")
        yield MissingView(text("No deals yet."), code_spans(add))
    if not has_people and "people" not in cut:
        add = text(
            "Add who decides under `people`: a `name`, a `title`, and whom they `reports_to`."
        )
        yield MissingView(text("No people yet."), code_spans(add))


def _background(
    view: View, account: Account, narrative: Callable[[Account | Opportunity], Markup]
) -> Iterator[BackgroundView]:
    """Yield what the plan says of the account, then of each deal, and no other place shows."""
    text = view.translator.text
    pairs = [
        *view.facts(account.entry, account.currency),
        *view.company_facts(account.extra, account.organisation),
        *account.crm.items(),
    ]
    links = [PairView(label, value, "") for label, value in pairs]
    if account.website:
        links.insert(0, PairView(text("Website"), account.website, safe_url(account.website)))
    own = BackgroundView(
        text("About {name}", name=account.name),
        tuple(links),
        narrative(account) if account.narrative else Markup(),
    )
    if own.pairs or own.narrative:
        yield own
    for opportunity in account.opportunities:
        pairs = [
            *view.facts(opportunity.entry, account.currency),
            *view.company_facts(opportunity.extra, opportunity.organisation),
        ]
        item = BackgroundView(
            opportunity.name,
            tuple(PairView(label, value, "") for label, value in pairs),
            narrative(opportunity) if opportunity.narrative else Markup(),
        )
        if item.pairs or item.narrative:
            yield item


def _checks(view: View, report: Report) -> str:
    """Count what the rules found in the account's own plan, by severity."""
    plural = view.translator.plural
    counts = {severity: report.count(severity) for severity in Severity}
    words = [
        plural("{n} error", "{n} errors", counts[Severity.ERROR]),
        plural("{n} warning", "{n} warnings", counts[Severity.WARNING]),
        plural("{n} suggestion", "{n} suggestions", counts[Severity.ADVICE]),
    ]
    severities = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
    counted = [word for word, severity in zip(words, severities, strict=True) if counts[severity]]
    return (
        view.translator.text("Account plan: {counts}", counts=", ".join(counted)) if counted else ""
    )
