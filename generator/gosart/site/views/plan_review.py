"""A plan's review put together: findings, next steps, meetings so far, signs of lost control."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.plan.model.opportunity import Opportunity, Review, Test, Vulnerability
from gosart.rules.findings import Accepted
from gosart.rules.next_steps import next_steps
from gosart.site.pages.account_result import AccountResult, page_of_opportunity
from gosart.site.pages.findings import Group, Occurrence, Step, group_findings
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav, byline_of
from gosart.site.views.control_signals import control_views
from gosart.site.views.elements import code_spans
from gosart.site.views.next_steps import next_step_views
from gosart.site.views.plan_review_model import (
    AcceptedFindingView,
    FindingGroupView,
    FindingStepView,
    MeetingView,
    OccurrenceView,
    PlanReviewView,
    VulnerabilityView,
)
from gosart.site.views.severities import SEVERITY_TONES, severity_names
from gosart.site.views.texts import TextsView, aims_of, texts_of
from gosart.text.markdown import inline
from gosart.urls import account_page

__all__ = ["plan_review_view"]


def plan_review_view(
    view: View,
    heading: str,
    result: AccountResult,
    opportunities: Sequence[OpportunityAnalysis],
    own: Opportunity | None,
) -> PlanReviewView:
    """Return the page of a plan's review.

    Args:
        view: The page.
        heading: Its heading.
        result: The account.
        opportunities: Those whose findings and meetings the page shows.
        own: The one whose page it is; None for the account's, which has the account's own
            findings too.
    """
    account, several = result.analysis.account, len(opportunities) > 1
    reports = [result.reports[item.opportunity.id] for item in opportunities]
    if own is None:
        reports.insert(0, result.own)
    findings = [finding for report in reports for finding in report.findings]
    meetings = sorted(
        (review for item in opportunities for review in item.opportunity.test.reviews),
        key=lambda review: review.date,
        reverse=True,
    )
    brief = page_of_opportunity(account, own, "brief") if own else account_page(account.id, "brief")
    write = _Findings(view, result, several=several)
    tests = _tests(view, opportunities[0].opportunity.test) if len(opportunities) == 1 else ((), ())
    return PlanReviewView(
        heading=heading,
        nav=account_nav(view, result.analysis, "review", own),
        byline=byline_of(view, result.analysis),
        brief_href=view.to(brief),
        next_steps=next_step_views(view, next_steps(opportunities, findings), several=several),
        has_tests=any(tests),
        customer_tests=tests[0],
        team_tests=tests[1],
        groups=tuple(write.group(group) for group in group_findings(view.translator, findings)),
        accepted=tuple(write.accepted(item) for report in reports for item in report.accepted),
        meetings=tuple(_meeting(view, review) for review in meetings),
        vulnerabilities=tuple(
            _vulnerability(view, review, item)
            for review in meetings
            for item in review.vulnerabilities
        ),
        controls=control_views(view, opportunities, several=several),
        control_link=view.chapter("reviews", view.translator.text("What to look for"), "control"),
    )


class _Findings:
    """Writes findings: what each needs of the account is worked out once."""

    def __init__(self, view: View, result: AccountResult, *, several: bool) -> None:
        account = result.analysis.account
        self.view = view
        self.base = f"{posixpath.dirname(account.path)}/"
        self.several = several
        self.names = {item.id: item.name for item in account.opportunities}
        self.severities = severity_names(view.translator)

    def group(self, group: Group) -> FindingGroupView:
        return FindingGroupView(
            group.title,
            tuple(self.step(step) for step in group.steps),
            tuple(self.step(step) for step in group.housekeeping),
            len(group.housekeeping),
        )

    def step(self, step: Step) -> FindingStepView:
        return FindingStepView(
            rule=self.view.rule(step.code),
            tone=SEVERITY_TONES[step.severity],
            severity=self.severities[step.severity],
            occurrences=tuple(self.occurrence(item) for item in step.occurrences),
            hint=code_spans(" ".join(self.view.say(hint) for hint in step.hints)),
        )

    def occurrence(self, occurrence: Occurrence) -> OccurrenceView:
        names = (self.names.get(key, "") for key in occurrence.opportunities)
        finding = occurrence.finding
        return OccurrenceView(
            self.view.say(finding.message),
            ", ".join(names) if self.several else "",
            self.view.source(finding.location, self.base),
        )

    def accepted(self, item: Accepted) -> AcceptedFindingView:
        finding, until = item.finding, item.ignore.until
        return AcceptedFindingView(
            rule=self.view.rule(finding.code),
            text=self.view.say(finding.message),
            opportunity=self.names.get(finding.opportunity, "") if self.several else "",
            reason=item.ignore.reason,
            iso=until.isoformat() if until else "",
            until=self.view.translator.date(until) if until else "",
            source=self.view.source(item.ignore.location, self.base),
        )


def _tests(view: View, test: Test) -> tuple[tuple[TextsView, ...], tuple[TextsView, ...]]:
    customer, team = test.sides.customer, test.sides.team
    return (
        (aims_of(view, customer),) if customer else (),
        (aims_of(view, team),) if team else (),
    )


def _meeting(view: View, review: Review) -> MeetingView:
    presenter = review.presenter.name if review.presenter else ""
    coach = review.coach.name if review.coach else ""
    attendees = ", ".join(member.name for member in review.attendees)
    return MeetingView(
        day=view.translator.date(review.date),
        kind=view.term(review.kind),
        decision=view.term(review.decision),
        has_people=bool(presenter or coach or attendees),
        presenter=presenter,
        coach=coach,
        attendees=attendees,
        has_texts=bool(review.questions or review.recommendations),
        questions=(texts_of(review.questions),) if review.questions else (),
        recommendations=(texts_of(review.recommendations),) if review.recommendations else (),
    )


def _vulnerability(view: View, review: Review, item: Vulnerability) -> VulnerabilityView:
    action = item.action
    return VulnerabilityView(
        inline(item.text),
        view.term(item.severity),
        f"{action.id} \u00b7 {view.label(action.status)}" if action else "",
        view.translator.date(review.date),
    )
