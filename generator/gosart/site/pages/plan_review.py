"""What the page of a plan's review shows: findings, next steps, reviews so far, lost control."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.site.pages.account_result import AccountResult
from gosart.site.pages.findings import group_findings, next_steps
from gosart.site.site_context import Site
from gosart.site.views.control_signals import control_blocks

__all__ = ["plan_review_values"]


def plan_review_values(
    site: Site, result: AccountResult, opportunities: Sequence[OpportunityAnalysis], *, whole: bool
) -> dict[str, Any]:
    """Return what the template of the review asks for.

    Args:
        site: What is the same for all pages.
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
    groups = group_findings(
        translator, [finding for report in reports for finding in report.findings]
    )
    names = {opportunity.id: opportunity.name for opportunity in account.opportunities}
    return {
        "groups": groups,
        "next_steps": next_steps(groups),
        "accepted": [accepted for report in reports for accepted in report.accepted],
        "several": len(opportunities) > 1,
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
