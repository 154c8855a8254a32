"""`gosart check`: what is wrong in the plans, what the rules say of them, where, and what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gosart.cli.load_config import OK, PROBLEMS, site_options
from gosart.cli.progress_bar import Progress
from gosart.cli.site_option import site_option
from gosart.cli.terminal_style import coloured
from gosart.diagnostics import Diagnostic, Severity, render
from gosart.errors import GosartError

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions

__all__ = ["check"]


@click.command(short_help="What is wrong in the plans, where, and what to do.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "gitlab", "sarif", "junit"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
@site_option(
    "fail_on",
    type=click.Choice(["error", "warning", "advice"]),
    more="Problems count too. Default: errors in the plans, for findings the site's own.",
)
@site_option("rules.select", more="With commas between. Default: the site's own.")
@site_option("rules.ignore", more="On top of what the site ignores.")
@click.option(
    "--statistics", is_flag=True, help="Print how often each code was found, and nothing else."
)
@click.option(
    "--explain",
    "code",
    metavar="CODE",
    help="Say what a code means, why it matters and how it is mended.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Only what the change since a git revision brought; the rest is neither shown nor fails.",
)
@click.option(
    "--quiet",
    "-q",
    is_flag=True,
    help="Print what was found, without a summary or how far it has come.",
)
@click.option("--no-cache", is_flag=True, help="Read every file, changed or not.")
def check(
    paths: tuple[Path, ...],
    style: str,
    fail_on: str | None,
    select: str | None,
    ignore: str | None,
    statistics: bool,
    code: str | None,
    since: str | None,
    quiet: bool,
    no_cache: bool,
) -> None:
    """Check plans and say what is wrong, where, and what to do.

    PATH is a file or folder of the accounts; without one all accounts are checked. A problem is what makes a file no plan; a finding is
    what a rule says of a plan, and fails nothing unless you ask for it.

    Exit code 0: nothing wrong, 1: something is, 2: could not run.
    """
    from gosart.lint import check_plans
    from gosart.vcs.last_touched import last_touched

    root = Path.cwd()
    options = site_options(root)
    if code:
        _explain(code, style, options)
        return
    accounts = _accounts_of(paths, options)
    options, shown_rules = _chosen(options, select, ignore)
    touched = last_touched(options.root, options.accounts_dir, options.today)
    watch = Progress(quiet=quiet or style != "text")
    checked = check_plans(options, accounts, use_cache=not no_cache, touched=touched, watch=watch)
    problems = [problem for problem in checked.problems if _concerns(problem, paths, root)]
    findings = [
        found
        for found in checked.findings
        if _concerns(found, paths, root) and (shown_rules is None or found.code in shown_rules)
    ]
    if since:
        from gosart.lint.baseline import checked_before
        from gosart.rules.fingerprint import new_ones

        before = checked_before(options, since, accounts, touched, checked)
        count = len(problems) + len(findings)
        # Compared as a whole: of two of a kind the second is the new one, whatever is shown of them.
        brought = {
            id(item)
            for item in (
                *new_ones(checked.problems, before.problems),
                *new_ones(checked.findings, before.findings),
            )
        }
        problems, findings = (
            [item for item in items if id(item) in brought] for items in (problems, findings)
        )
        if style == "text" and not quiet and (left := count - len(problems) - len(findings)):
            click.echo(
                f"Not shown: {left} that {'was' if left == 1 else 'were'} there before.", err=True
            )
    limits = (fail_on or "error", fail_on or options.fail_on)
    if style in ("text", "json") or statistics:
        _tell(problems, findings, style, options, statistics=statistics, quiet=quiet)
    else:
        _report(problems, findings, style, options, limits)
    failing = _fails(problems, limits[0]) or _fails(findings, limits[1])
    sys.exit(PROBLEMS if failing else OK)


def _report(
    problems: list[Diagnostic],
    findings: list[Diagnostic],
    style: str,
    options: SiteOptions,
    limits: tuple[str, str],
) -> None:
    """Print what was found for a machine, with paths as a forge has them."""
    from gosart import __version__
    from gosart.diagnostics import ordered
    from gosart.lint.explain import statistics as counted
    from gosart.lint.formats import report
    from gosart.rules.evaluate import rules_of
    from gosart.vcs.last_touched import place_in_git

    both = ordered((*problems, *findings))
    titles = {item["code"]: item["title"] for item in counted(both, rules_of(options))}
    top = place_in_git(options.root)
    placed = [
        replace(item, location=replace(item.location, path=top + item.location.path))
        for item in both
    ]
    of_plans = {id(item) for item in problems}
    failing = {
        id(there)
        for item, there in zip(both, placed, strict=True)
        if _fails([item], limits[0] if id(item) in of_plans else limits[1])
    }
    told = report(style, placed, titles, lambda item: id(item) in failing, __version__)
    if told:
        click.echo(told)


def _tell(
    problems: list[Diagnostic],
    findings: list[Diagnostic],
    style: str,
    options: SiteOptions,
    *,
    statistics: bool,
    quiet: bool,
) -> None:
    from gosart.diagnostics import ordered

    both = ordered((*problems, *findings))
    if statistics:
        from gosart.lint.explain import statistics as counted
        from gosart.lint.explain import statistics_text
        from gosart.rules.evaluate import rules_of

        counts = counted(both, rules_of(options))
        click.echo(
            json.dumps({"statistics": counts}, ensure_ascii=False, indent=2)
            if style == "json"
            else statistics_text(counts)
        )
        return
    if style == "json":
        told = {
            "problems": [problem.as_json() for problem in problems],
            "findings": [
                found.as_json() | {"account": found.account, "opportunity": found.opportunity}
                for found in findings
            ],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    from gosart.lint.summary import summary

    write = (
        coloured if sys.stdout.isatty() else render
    )  # who pipes many thousands of findings need not wait for colours that go again
    if both:
        click.echo("\n".join(map(write, both)))
    if not quiet:
        click.echo(summary(both), err=True)


def _explain(code: str, style: str, options: SiteOptions) -> None:
    from gosart.lint.explain import explain, explain_json
    from gosart.method.loader import read_method
    from gosart.rules.evaluate import rules_of

    rules, method = (
        rules_of(options),
        read_method(options.language, options.root, options.method).method,
    )
    told = explain_json(code, rules, method, options.language) if style == "json" else None
    click.echo(
        json.dumps(told, ensure_ascii=False, indent=2)
        if told
        else explain(code, rules, method, options.language)
    )


def _chosen(
    options: SiteOptions, select: str | None, ignore: str | None
) -> tuple[SiteOptions, frozenset[str] | None]:
    """Return the options to check by, and the codes of the rules to show (None: all that run).

    Where the site runs what is asked for anyway, it is checked as ever and the rest is not shown: then what was found before still counts.
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


def _fails(found: Sequence[Diagnostic], limit: str) -> bool:
    ranks = [str(severity) for severity in Severity]
    return limit in ranks and any(
        ranks.index(str(item.severity)) <= ranks.index(limit) for item in found
    )


def _accounts_of(paths: Sequence[Path], options: SiteOptions) -> frozenset[str] | None:
    """Return the accounts that the paths lie in, None for all of them."""
    found: set[str] = set()
    top = options.root / options.accounts_dir
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
        found.add(name if (top / name).is_dir() else Path(name).stem)
    return frozenset(found) or None


def _concerns(problem: Diagnostic, paths: Sequence[Path], root: Path) -> bool:
    if not paths:
        return True
    place = (root / problem.location.path).resolve()
    return any(
        place.is_relative_to(path.resolve()) or path.resolve().is_relative_to(place)
        for path in paths
    )
