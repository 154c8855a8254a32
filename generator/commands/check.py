"""`gosart check`: what is wrong in the plans, where, and what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.settings import OK, PROBLEMS, site_options
from generator.diagnostics import Diagnostic, Severity, render
from generator.errors import GosartError
from generator.options import SiteOptions

__all__ = ["check"]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How problems are printed.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "advice"]), default="error", show_default=True, help="What exits with 1.")
@click.option("--no-cache", is_flag=True, help="Read every file, changed or not.")
def check(paths: tuple[Path, ...], style: str, fail_on: str, no_cache: bool) -> None:
    """Check plans and say what is wrong, where, and what to do.

    PATH is a file or folder of the accounts; without one all accounts are checked.
    Exit code 0: nothing wrong, 1: something is, 2: could not run.
    """
    from generator.checking import check_accounts

    root = Path.cwd()
    options = site_options(root)
    problems = check_accounts(options, _accounts_of(paths, options), use_cache=not no_cache)
    shown = [problem for problem in problems if _concerns(problem, paths, root)]
    if style == "json":
        click.echo(json.dumps({"problems": [problem.as_json() for problem in shown]}, ensure_ascii=False, indent=2))
    else:
        for problem in shown:
            click.echo(render(problem))
        click.echo(_summary(shown), err=True)
    ranks = list(Severity)
    failing = any(ranks.index(problem.severity) <= ranks.index(Severity(fail_on)) for problem in shown)
    sys.exit(PROBLEMS if failing else OK)


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
    place = (root / problem.spot.path).resolve()
    return any(place.is_relative_to(path.resolve()) or path.resolve().is_relative_to(place) for path in paths)


def _summary(problems: Sequence[Diagnostic]) -> str:
    if not problems:
        return "No problems."
    names = {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings"), Severity.ADVICE: ("advice", "advice")}
    counts = [(sum(problem.severity is severity for problem in problems), severity) for severity in Severity]
    told = ", ".join(f"{count} {names[severity][count != 1]}" for count, severity in counts if count)
    files = len({problem.spot.path for problem in problems})
    return f"{told} in {files} {'file' if files == 1 else 'files'}."
