"""Rules about an account as a whole."""

from __future__ import annotations

from generator.checks.findings import Context, Found, finding, rule
from generator.diagnostics import Severity, said

__all__: list[str] = []


@rule("T003", Severity.ADVICE, "summary", said("An opportunity"), scope="account")
def there_is_an_opportunity(context: Context) -> Found:
    """An account plan leads to a deal."""
    account = context.account.account
    if not account.opportunities:
        yield finding(said("The account has no opportunity"), said("Add one under `opportunities`."), account.spot)


@rule("T004", Severity.WARNING, "review", said("Account reviewed lately"), scope="account")
def account_reviewed_lately(context: Context) -> Found:
    """The account's plan was looked at in the last weeks."""
    reading = context.account
    limit = context.thresholds.review_days
    if reading.days_since_review is None:
        yield finding(said("The account plan has never been reviewed"), said("Review it, and set `reviewed`."), reading.account.spot)
    elif reading.days_since_review > limit:
        message = said("The account plan was last reviewed {days} days ago", days=reading.days_since_review)
        yield finding(message, said("Review it, and set `reviewed`."), reading.account.spot)


@rule("K005", Severity.WARNING, "relationships", said("People on the map"), scope="account")
def people_are_known(context: Context) -> Found:
    """Somebody is on the map."""
    account = context.account.account
    if not account.organisation.people:
        yield finding(said("Nobody is on the relationship map"), said("Add who decides under `people`."), account.spot)
