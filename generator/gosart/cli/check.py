"""`gosart check`: what is wrong in the plans, what the rules say of them, where, and what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gosart.cli.load_config import OK, PROBLEMS, config_option, site_options, trust_option
from gosart.cli.progress_bar import Progress
from gosart.cli.site_option import site_option
from gosart.cli.terminal_style import coloured
from gosart.diagnostics import Diagnostic, Kind, Say, Severity, ordered, render
from gosart.errors import GosartError

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions

__all__ = ["check"]


@click.command(short_help="Find what is wrong in the plans, and what to do.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "gitlab", "sarif", "junit"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@site_option(
    "fail_on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    more="Problems count too. Default: errors in the plans, for findings the site's own.",
)
@site_option("rules.select", more="With commas between. Default: the site's own.")
@site_option("rules.ignore", more="On top of what the site ignores.")
@click.option("--statistics", is_flag=True, help="Print only how often each code was found.")
@click.option(
    "--explain",
    "code",
    metavar="CODE",
    help="Explain what a code means, why it matters and how to fix it; or explain a light "
    "(can_we_win, people) or the verdict.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Report only what is new since a git revision; nothing else is shown or fails.",
)
@site_option("language")
@click.option(
    "--quiet",
    "-q",
    is_flag=True,
    help="Print what was found, without summary or progress.",
)
@click.option("--no-cache", is_flag=True, help="Read every file again, changed or not.")
@trust_option
@config_option
def check(
    paths: tuple[Path, ...],
    style: str,
    fail_on: str | None,
    select: str | None,
    ignore: str | None,
    statistics: bool,
    code: str | None,
    since: str | None,
    language: str | None,
    quiet: bool,
    no_cache: bool,
) -> None:
    """Check plans: what is wrong, where, and what to do about it.

    PATH is a file or folder below the accounts folder; without one, all accounts are checked. A
    problem stops a file from being read as a plan. A finding is what a rule finds in a plan; it
    fails nothing unless you ask for it.

    Exit code 0: nothing wrong, 1: something is, 2: could not run.
    """
    from gosart.lint import check_plans
    from gosart.lint.most_findings import capped
    from gosart.lint.repeats import merged
    from gosart.vcs.last_touched import last_touched

    options = site_options(language=language)
    root = options.root
    if code:
        _explain(code, style, options)
        return
    accounts = _accounts_of(paths, options)
    options, listed_rules = _chosen(options, select, ignore)
    touched = last_touched(options.root, options.accounts_dir, options.today)
    watch = Progress(quiet=quiet or style != "text")
    # What a change brought is known by comparing every finding; only then are many counted.
    checked = check_plans(
        options,
        accounts,
        use_cache=not no_cache,
        touched=touched,
        watch=watch,
        every=since is not None,
    )
    problems = [problem for problem in checked.problems if _concerns(problem, paths, root)]
    findings = [
        finding
        for finding in checked.findings
        if _concerns(finding, paths, root)
        and (listed_rules is None or finding.code in listed_rules)
    ]
    if since is not None:
        from gosart.comparison.since import brought_since

        brought = brought_since(options, since)
        problems = [problem for problem in problems if problem.account not in brought.unreadable]
        problems += [item for item in brought.unknown if _concerns(item, paths, root)]
        unknown = {item.account for item in brought.unknown}
        shows = brought.fingerprints | {item.fingerprint for item in brought.unknown}

        def compared(items: list[Diagnostic]) -> int:
            """Count what could be compared."""
            return len(merged([item for item in items if item.account not in unknown]))

        left = compared(problems) + compared(findings)
        problems, findings = (
            [item for item in items if item.fingerprint in shows or item.code in _OF_OWN_RULES]
            for items in (problems, findings)
        )
        left -= compared(problems) + compared(findings)
        if style == "text" and not quiet:
            _print_left_out(left, brought.unreadable)
    listed = capped(merged(findings)) if since is not None else merged(findings)
    report = _Report(merged(problems), listed, options, fail_on)
    if statistics:
        report.count(style)
    elif style == "json":
        report.data()
    elif style == "text":
        report.text(quiet=quiet)
    else:
        report.file(style)
    sys.exit(PROBLEMS if report.fails else OK)


def _print_left_out(left: int, unreadable: Sequence[str]) -> None:
    """Say what is not shown because the change did not bring it."""
    if left:
        were = "was" if left == 1 else "were"
        click.echo(f"Not shown: {left} that {were} there before.", err=True)
    if unreadable:
        plans = "plan" if len(unreadable) == 1 else "plans"
        names = ", ".join(unreadable[:10]) + (", …" if len(unreadable) > 10 else "")
        click.echo(
            f"The shared entries have errors, so {len(unreadable)} {plans} cannot be read: "
            f"{names}.",
            err=True,
        )


@dataclass(frozen=True)
class _Report:
    """What a check found, to be printed in one form or another."""

    problems: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    options: SiteOptions
    fail_on: str | None
    """Least severity that fails, None for errors of files, and findings by the site's `fail_on`."""

    @property
    def fails(self) -> bool:
        """Whether anything that was found fails the check."""
        return any(map(self.failing, self.all))

    @cached_property
    def all(self) -> tuple[Diagnostic, ...]:
        """Problems and findings by location."""
        return ordered((*self.problems, *self.findings))

    def failing(self, item: Diagnostic) -> bool:
        """Whether a problem or finding fails the check."""
        usual = "error" if item.kind is Kind.PROBLEM else self.options.fail_on
        limit, ranks = self.fail_on or usual, [str(severity) for severity in Severity]
        return limit in ranks and ranks.index(item.severity) <= ranks.index(limit)

    @cached_property
    def say(self) -> Say:
        """Writes sentences in the language that was asked for."""
        if self.options.language == "en":  # whose words need not be loaded
            return str
        from gosart.i18n.translator import translator_for

        return translator_for(self.options.language).say

    def count(self, style: str) -> None:
        """Print how often each code was found."""
        from gosart.lint.explain import statistics, statistics_text
        from gosart.rules.evaluate import rules_of

        counts = statistics(self.all, rules_of(self.options), self.say)
        click.echo(
            json.dumps({"statistics": counts}, ensure_ascii=False, indent=2)
            if style == "json"
            else statistics_text(counts)
        )

    def data(self) -> None:
        """Print what was found as JSON."""
        from gosart.lint.formats.json import check_json

        click.echo(check_json(self.problems, self.findings, self.say))

    def text(self, *, quiet: bool) -> None:
        """Print what was found for a person, and the sums."""
        from gosart.lint.summary import summary

        # Who pipes many thousands of findings need not wait for colours that go again.
        write = coloured if sys.stdout.isatty() else render
        if self.all:
            click.echo("\n".join(write(item, self.say) for item in self.all))
        if not quiet:
            click.echo(summary(self.all), err=True)

    def file(self, style: str) -> None:
        """Print what was found for a machine, with paths as a forge has them."""
        from gosart import __version__
        from gosart.lint.explain import statistics
        from gosart.lint.formats import report
        from gosart.rules.evaluate import rules_of
        from gosart.vcs.last_touched import place_in_git

        counts = statistics(self.all, rules_of(self.options), self.say)
        titles = {item["code"]: item["title"] for item in counts}
        top = place_in_git(self.options.root)
        placed = [
            replace(item, location=replace(item.location, path=top + item.location.path))
            for item in self.all
        ]
        text = report(style, placed, titles, self.failing, __version__, self.say)
        if text:
            click.echo(text)


def _explain(code: str, style: str, options: SiteOptions) -> None:
    from gosart.i18n.translator import translator_for
    from gosart.lint.explain import explain, explain_json
    from gosart.method.loader import read_method
    from gosart.rules.evaluate import rules_of
    from gosart.site.views.judgement_rules import rule_text

    method = read_method(options.language, options.root, options.method).method
    translator = translator_for(options.language)
    if style != "json" and (text := rule_text(code, method, translator)):
        click.echo(text)
        return
    asked = (code, rules_of(options), method, translator)
    if style == "json":
        click.echo(json.dumps(explain_json(*asked), ensure_ascii=False, indent=2))
    else:
        click.echo(explain(*asked))


def _chosen(
    options: SiteOptions, select: str | None, ignore: str | None
) -> tuple[SiteOptions, frozenset[str] | None]:
    """Return the options to check by, and the codes of the rules to show (None: all that run).

    Where the site runs what is asked for anyway, it is checked as ever and the rest is not shown:
    then what was found before still counts.
    """
    if select is None and ignore is None:
        return options, None
    from gosart.config.model import RuleOptions
    from gosart.rules.evaluate import rules_of

    site = options.rules
    chosen = _names(select) or site.select
    asked = RuleOptions(
        chosen,
        tuple(name for name in site.ignore if name not in chosen) + _names(ignore),
        site.severity,
        site.thresholds,
    )
    other = replace(options, rules=asked)
    wanted = rules_of(other).active
    return (options if wanted <= rules_of(options).active else other), wanted


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def _accounts_of(paths: Sequence[Path], options: SiteOptions) -> frozenset[str] | None:
    """Return the accounts that the paths lie in, None for all of them."""
    accounts: set[str] = set()
    top = (options.root / options.accounts_dir).resolve()
    for path in paths:
        if not path.exists():
            raise GosartError(f"There is no {path}.")
        absolute = path.resolve()
        if absolute == top or top.is_relative_to(absolute):
            return None
        if not absolute.is_relative_to(top):
            raise GosartError(f"{path} is not below {options.accounts_dir}/, where the plans are.")
        name = absolute.relative_to(top).parts[0]
        if name.startswith("_"):
            return None  # shared entries concern every account
        accounts.add(name if (top / name).is_dir() else Path(name).stem)
    return frozenset(accounts) or None


_OF_TWO_FILES = frozenset({"S031", "S032", "S035"})
"""Codes of what two files claim: it is said of one of them, and true of both."""

_OF_OWN_RULES = frozenset({"X001", "X002", "X003", "X004"})
"""Codes of the repository's own rules that were not run: what they would say of the plans that were
asked for, nobody knows, so these are reported whatever path or revision was asked for. They are
`gosart.rules.custom_rules.CODES`, without loading the rules for a check that needs none."""


def _concerns(problem: Diagnostic, paths: Sequence[Path], root: Path) -> bool:
    if not paths or problem.code in _OF_OWN_RULES:
        return True
    locations = [(root / problem.location.path).resolve()]
    if problem.code in _OF_TWO_FILES and (other := problem.message.values.get("path")):
        locations.append((root / str(other)).resolve())
    return any(
        location.is_relative_to(path.resolve()) or path.resolve().is_relative_to(location)
        for path in paths
        for location in locations
    )
