"""`acme/pumps` -> its brief: the one account is read, examined, and compared with what it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gosart.briefing.builder import Brief, make_brief, stamped_reports
from gosart.briefing.changes_since import Present, read_moves
from gosart.briefing.period import last_time, next_time
from gosart.comparison.snapshots import Plan, side_of
from gosart.config.model import SiteOptions
from gosart.errors import GosartError
from gosart.i18n.translator import Translator
from gosart.method.loader import read_method
from gosart.method.model import Method
from gosart.plan.audience import account_is_open
from gosart.plan.options import plan_options
from gosart.plan.validate.consistency import meetings_of
from gosart.repository.discovery import list_accounts
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import Examiner
from gosart.text.suggest import nearest
from gosart.vcs.last_touched import last_touched

__all__ = ["Days", "open_brief"]


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a user names, None for those of the plan."""

    since: date | None = None
    until: date | None = None


def open_brief(
    options: SiteOptions, target: str, days: Days, translator: Translator
) -> tuple[Brief, Method]:
    """Make the brief of `ACCOUNT` or `ACCOUNT/OPPORTUNITY`.

    Args:
        options: The site's options.
        target: What is asked for.
        days: The days that a user names.
        translator: Of the language asked for.

    Returns:
        The brief, and the method it was made by.

    Raises:
        GosartError: There is no such plan, it has errors or is not for this audience, or a day
            cannot be.
    """
    if days.since and days.since >= options.today:
        raise GosartError(
            f"--since {days.since} is not before {options.today}, the date of the brief: "
            "nothing can have changed since."
        )
    if days.until and days.until < options.today:
        raise GosartError(f"--until {days.until} is before {options.today}, the date of the brief.")
    account, _, opportunity = target.strip("/").partition("/")
    accounts = sorted(list_accounts(options.root, options.accounts_dir).ids)
    if account not in accounts:
        raise GosartError(
            f"There is no account '{account}' in {options.accounts_dir}/. "
            f"{_near(account, _open(accounts, options))}"
        )
    method = read_method(options.language, options.root, options.method).method
    examiner = Examiner(method, options)
    repository = read_repository(options.root, options.accounts_dir, frozenset({account}))
    met = {
        same.partition("/")[0]
        for files in repository.accounts
        for same in meetings_of(files.tree.data)
    } & set(accounts)
    if met - {account}:  # a plan that refers to another account is checked with it
        repository = read_repository(options.root, options.accounts_dir, frozenset({account, *met}))
    plan = side_of(examiner, "now", repository, None, {account}).plans.get(account)
    if plan is None:
        raise GosartError(
            f"The account '{account}' is not for the audience '{options.audience}'. "
            "Name another: --audience."
        )
    _check(plan)
    assert plan.examined is not None  # noqa: S101 - a plan without errors has been examined
    analysis = plan.examined.analysis
    opportunities = [item.opportunity.id for item in analysis.opportunities]
    if opportunity and opportunity not in opportunities:
        raise GosartError(
            f"The account '{account}' has no opportunity '{opportunity}'. "
            f"{_near(opportunity, opportunities)}"
        )
    briefed = [
        item
        for item in analysis.opportunities
        if not opportunity or item.opportunity.id == opportunity
    ]
    since, until = (
        last_time(analysis, briefed, options.today, days.since),
        next_time(briefed, options.today, days.until),
    )
    key = (account, since.day)
    changes_since = read_moves(examiner, Present(repository.shared, {account: plan}), [key])[key]
    report = examiner.report(
        analysis, last_touched(options.root, options.accounts_dir, options.today).get(account)
    )
    reports = stamped_reports(report.own, report.opportunities)
    made = make_brief(
        analysis,
        opportunity,
        reports,
        (since, until),
        changes_since,
        method,
        translator,
        options.today,
    )
    rules = examiner.rules
    not_run = (*((rules.not_run,) if rules.not_run else ()), *rules.failed, *report.problems)
    return replace(made, not_run=not_run), method


def _check(plan: Plan) -> None:
    if plan.broken is None:
        return
    first = plan.errors[0] if plan.errors else plan.broken.problems[0]
    location = first.location
    message = str(first.message).rstrip(".")
    raise GosartError(
        f"{location.path}:{location.line}:{location.column}: {first.code} {message}. "
        "Fix it first: `gosart check` shows it."
    )


def _open(accounts: list[str], options: SiteOptions) -> list[str]:
    """Return the accounts that the readers may know of."""
    readers = plan_options(options)
    repository = read_repository(options.root, options.accounts_dir)
    return [
        files.id
        for files in repository.accounts
        if files.id in accounts and account_is_open(files, readers)
    ]


def _near(name: str, names: list[str]) -> str:
    close = nearest(name, names)
    return (
        f"Did you mean '{close}'?"
        if close
        else f"Available: {', '.join(names)}."
        if names
        else "There is none yet."
    )
