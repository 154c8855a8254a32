"""What a command does with the files that it would change: refuse, write, and show the diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

import click

from gosart.cli.load_config import PROBLEMS
from gosart.cli.terminal_style import coloured

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions
    from gosart.diagnostics import Diagnostic
    from gosart.editing.patch import Proposal

__all__ = ["refuse", "write_changes"]


def refuse(problems: Iterable[Diagnostic]) -> NoReturn:
    """Print problems, say that nothing was written, and exit with 1.

    Args:
        problems: What is wrong.
    """
    for problem in problems:
        click.echo(coloured(problem), err=True)
    click.echo("Nothing was written.", err=True)
    sys.exit(PROBLEMS)


def write_changes(
    options: SiteOptions,
    account: str,
    proposals: tuple[Proposal, ...],
    *,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Write the files of a change and print their diffs, unless the plan would have a new error.

    Args:
        options: The site's options.
        account: Id of the account that is changed.
        proposals: The files as they are to be.
        dry_run: Whether to write nothing.
        quiet: Whether to print no diff.
    """
    from gosart.editing.patch import broken_by, diff, write

    if problems := broken_by(options, account, proposals):
        refuse(problems)
    if not dry_run:
        write(options.root, proposals)
    for proposal in proposals:
        if not quiet:
            click.echo(diff(proposal), nl=False)
