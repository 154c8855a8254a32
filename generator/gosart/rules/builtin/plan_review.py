"""Rules about tests and reviews: who has attacked the plan, and what came of it.

What the plan accepts with a reason is tested here, too.
"""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import (
    ActionStatus,
    Decision,
    Side,
    VulnerabilitySeverity,
)
from gosart.rules.findings import Ask, Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import listed, span, term


@rule(
    "T001",
    Severity.WARNING,
    "review",
    msg("Reviewed recently"),
    limits={"days": "review_days"},
    why=msg(
        "No one sees the holes in their own plan. Colleagues who challenge it find what would "
        "lose the deal while there is still time to fix it. How often is set by the site's "
        "`review_cadence`, unless `days` here is more than 0."
    ),
)
def reviewed_lately(context: Context) -> Findings:
    """Somebody has tested the plan within the cadence of its tier and stage."""
    analysis = opportunity_of(context)
    location = analysis.opportunity.locator.at("test", "reviews")
    if not analysis.opportunity.is_open:
        return
    if analysis.last_review is None:
        yield finding(
            msg("The deal itself has never been reviewed"),
            msg("Have it challenged, then record the review under `test.reviews`."),
            location,
        )
        return
    every = context.limit("days") or analysis.review_days
    passed = (context.today - analysis.last_review).days
    if passed > every:
        message = msg(
            "The last review was {time} ago, but one is due every {days} days",
            time=span(passed),
            days=every,
        )
        yield finding(
            message, msg("Review it again, and record it under `test.reviews`."), location
        )


@rule(
    "T002",
    Severity.WARNING,
    "review",
    msg("In control"),
    limits={"signals": 3},
    why=msg(
        "Unreturned calls, delegated meetings, changing criteria: each may have its own reason. "
        "Several together mean that someone else is in control of the deal."
    ),
)
def we_are_in_control(context: Context) -> Findings:
    """Fewer than three signs of having lost control."""
    analysis = opportunity_of(context)
    count = analysis.control.current
    if analysis.opportunity.is_open and count and len(count.signals) >= context.limit("signals"):
        message = msg("{count} warning signs that we are not in control", count=len(count.signals))
        hint = msg("Agree in a review how to regain control.")
        yield finding(
            message,
            hint,
            analysis.opportunity.locator.at(*count.key),
            about=("test", "control_signals"),
        )


@rule(
    "T003",
    Severity.ADVICE,
    "summary",
    msg("An opportunity"),
    scope="account",
    asks=Ask.REAL,
    why=msg(
        "An account plan without a deal is a wish. Even a small first opportunity turns it into "
        "a plan that can win."
    ),
)
def there_is_an_opportunity(context: Context) -> Findings:
    """An account plan leads to an opportunity."""
    account = context.account.account
    if not account.opportunities:
        location = account.locator.at("opportunities")
        yield finding(
            msg("The account has no opportunity"),
            msg("Add one under `opportunities`; `gosart new` asks for what it needs."),
            location,
        )


@rule(
    "T004",
    Severity.WARNING,
    "review",
    msg("Account reviewed recently"),
    scope="account",
    limits={"days": "review_days"},
    why=msg(
        "A plan that no one looks at is soon wrong: people move, projects stop, money goes "
        "elsewhere. How often to review is set by the site's `review_cadence`, unless `days` "
        "here is more than 0."
    ),
)
def account_reviewed_lately(context: Context) -> Findings:
    """The account's plan was looked at within the cadence of its tier."""
    analysis = context.account
    location = analysis.account.locator.at("reviewed")
    if analysis.days_since_review is None:
        yield finding(
            msg("The account plan has never been reviewed"),
            msg("Review it, and set `reviewed`."),
            location,
        )
        return
    every = context.limit("days") or analysis.review_days
    if analysis.days_since_review > every:
        message = msg(
            "The account plan was last reviewed {time} ago, but a review is due every {days} days",
            time=span(analysis.days_since_review),
            days=every,
        )
        yield finding(message, msg("Review it, and set `reviewed`."), location)


@rule(
    "T005",
    Severity.ERROR,
    "review",
    msg("Action on serious risks"),
    asks=Ask.WORK,
    why=msg(
        "If a review finds what would lose the deal and nothing follows, it has wasted "
        "everyone's time."
    ),
)
def grave_points_are_answered(context: Context) -> Findings:
    """Each vulnerability of high severity has an action that was not cancelled."""
    opportunity = opportunity_of(context).opportunity
    for index, review in enumerate(opportunity.test.reviews if opportunity.is_open else ()):
        for number, point in enumerate(review.vulnerabilities):
            answered = point.action and point.action.status is not ActionStatus.CANCELLED
            if point.severity is VulnerabilitySeverity.HIGH and not answered:
                message = msg("No action against a serious risk: {point}", point=point.text)
                hint = msg("Plan an action, and link it to the risk in `action`.")
                yield finding(
                    message,
                    hint,
                    opportunity.locator.at("test", "reviews", index, "vulnerabilities", number),
                    about=("test", "vulnerabilities", point.text),
                )


@rule(
    "T007",
    Severity.WARNING,
    "review",
    msg("Review decisions followed"),
    asks=Ask.REAL,
    why=msg(
        "When we decided to disengage, we had looked harder at the deal than we have since. "
        "Carrying on spends what we decided to save."
    ),
)
def disengaging_is_followed(context: Context) -> Findings:
    """An opportunity whose latest review decided to disengage is not open."""
    opportunity = opportunity_of(context).opportunity
    latest = max(enumerate(opportunity.test.reviews), key=lambda item: item[1].date, default=None)
    if opportunity.is_open and latest and latest[1].decision is Decision.DISENGAGE:
        message = msg("The last review decided to disengage, but the deal is still open")
        hint = msg("Set `status: disengaged`, or review the deal again.")
        yield finding(
            message,
            hint,
            opportunity.locator.at("test", "reviews", latest[0], "decision"),
            about=("test", "decision"),
        )


@rule(
    "T008",
    Severity.ADVICE,
    "review",
    msg("How they will judge it"),
    why=msg(
        "The customer will look back and judge what they bought. If we know how beforehand, we "
        "can sell to it."
    ),
)
def their_test_is_known(context: Context) -> Findings:
    """An open opportunity says how the customer will judge the result."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.is_open and not opportunity.test.sides.customer:
        message = msg("We do not know how the customer will judge success")
        yield finding(
            message,
            msg("Ask them, and record the answer under `test.customer`."),
            opportunity.locator.at("test"),
            side=Side.CUSTOMER,
        )


@rule(
    "T009",
    Severity.WARNING,
    "review",
    msg("Accepted findings still apply"),
    scope="ignores",
    why=msg(
        "An accepted finding is a known hole in the plan. Once the finding has gone or the "
        "acceptance has expired, the entry only hides what the same rule finds next."
    ),
)
def ignore_applies(context: Context) -> Findings:
    """Each `ignore` covers a finding, and its day has not passed."""
    for ignore in context.unused:
        if ignore.rule not in context.codes:
            message, hint = (
                msg("There is no rule {rule} to accept", rule=ignore.rule),
                msg("Correct the code."),
            )
        elif ignore.until and ignore.until < context.today:
            message = msg(
                "The acceptance of {rule} expired {time} ago",
                rule=ignore.rule,
                time=span((context.today - ignore.until).days),
            )
            hint = msg("Resolve the finding and remove the `ignore`, or set a new date.")
        else:
            message = msg(
                "Nothing left to accept: {rule} no longer finds anything here", rule=ignore.rule
            )
            hint = msg("Remove the `ignore`.")
        yield finding(message, hint, ignore.location, entry=ignore.entry)


@rule(
    "T010",
    Severity.WARNING,
    "review",
    msg("Control not slipping"),
    why=msg(
        "One sign of lost control may be chance, and so may three. But if there are more than at "
        "the last review, someone is taking the deal away from us, and we still have time to "
        "turn it round."
    ),
)
def control_is_not_slipping(context: Context) -> Findings:
    """No more signs of lost control than at the review before."""
    analysis = opportunity_of(context)
    count = analysis.control.latest
    if (
        analysis.opportunity.is_open
        and count
        and count.before
        and len(count.signals) > len(count.before.signals)
    ):
        message = msg(
            "Warning signs up from {before} to {count} since the last review; new: {signals}",
            before=len(count.before.signals),
            count=len(count.signals),
            signals=listed(term(context.method, signal) for signal in count.new),
        )
        hint = msg("Ask what has changed, and take one step that makes the others react to us.")
        yield finding(
            message,
            hint,
            analysis.opportunity.locator.at(*count.key),
            about=("test", "control_signals"),
        )
