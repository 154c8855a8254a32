"""What the page of a plan's review shows: findings, next steps, reviews so far, lost control."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.rules.next_steps import next_steps
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.findings import group_findings
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.control_signals import control_blocks
from gosart.site.views.next_steps import next_step_views

__all__ = ["plan_review_values"]


def plan_review_values(
    site: Site,
    view: View,
    result: AccountResult,
    opportunities: Sequence[OpportunityAnalysis],
    *,
    whole: bool,
) -> dict[str, Any]:
    """Return what the template of the review asks for.

    Args:
        site: What is the same for all pages.
        view: The page.
        result: The account.
        opportunities: Those whose findings and reviews the page shows.
        whole: Whether the page is the account's, which has the account's own findings too.
    """
    account, translator = result.analysis.account, site.translator
    reports = [result.reports[analysis.opportunity.id] for analysis in opportunities]
    if whole:
        reports.insert(0, result.own)
    reviews = sorted(
        (review for analysis in opportunities for review in analysis.opportunity.test.reviews),
        key=lambda review: review.date,
        reverse=True,
    )
    findings = [finding for report in reports for finding in report.findings]
    groups, several = group_findings(translator, findings), len(opportunities) > 1
    names = {opportunity.id: opportunity.name for opportunity in account.opportunities}
    return {
        "groups": groups,
        "next_steps": next_step_views(view, next_steps(opportunities, findings), several=several),
        "accepted": [accepted for report in reports for accepted in report.accepted],
        "several": several,
        "opportunity_name": lambda key: names.get(key, ""),
        "base": f"{posixpath.dirname(account.path)}/",
        "reviews": reviews,
        "vulnerabilities": [
            (review, vulnerability)
            for review in reviews
            for vulnerability in review.vulnerabilities
        ],
        "control": control_blocks(opportunities, translator),
        "test_sides": opportunities[0].opportunity.test.sides if len(opportunities) == 1 else None,
    }
