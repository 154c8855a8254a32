"""`gosart edit`: set values of a plan from a script or take them out, and see what changed."""

from __future__ import annotations

import sys

import click

from gosart.cli.completion import complete_plan
from gosart.cli.file_changes import write_changes
from gosart.cli.load_config import OK, config_option, site_options
from gosart.errors import GosartError

__all__ = ["edit"]


@click.command(short_help="Set or remove values in a plan.")
@click.argument("target", metavar="ACCOUNT[/OPPORTUNITY]", shell_complete=complete_plan)
@click.argument("changes", nargs=-1, metavar="[KEY=VALUE …]")
@click.option(
    "--unset",
    multiple=True,
    metavar="KEY",
    help="Remove a key or a list item. May be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Do not print the change.")
@config_option
def edit(
    target: str, changes: tuple[str, ...], unset: tuple[str, ...], dry_run: bool, quiet: bool
) -> None:
    """Set or remove values in a plan, touch nothing else, and show the change as a diff.

    KEY is a path of keys; a list item is named by its id, or by its number from 1. KEY+=VALUE adds
    an item to a list.

    \b
      gosart edit acme/main actions.A2.status=done actions.A2.done=2026-11-24
      gosart edit acme people.dana.status=supporter
      gosart edit acme tags+=export
      gosart edit acme/main --unset actions.A2.done --unset actions.A2.outcome

    Removing a key also removes the comment after it, and one above it that belongs to it alone.
    Exit code 0: done; 1: the change would add an error to the plan, so nothing was written; 2:
    could not run.
    """
    from gosart.editing.edit_values import edit_plan, parse_assignment
    from gosart.editing.locate import open_plan

    options = site_options()
    if not changes and not unset:
        raise GosartError("Say what to change: KEY=VALUE, or --unset KEY.")
    assignments = [parse_assignment(change) for change in changes]
    plan = open_plan(options, target)
    proposals = edit_plan(plan, assignments, unset)
    write_changes(options, plan.files.id, proposals, dry_run=dry_run, quiet=quiet)
    if not proposals and not quiet:
        click.echo("Nothing to change: the plan says so already.")
    sys.exit(OK)
