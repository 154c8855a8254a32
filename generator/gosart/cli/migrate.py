"""`gosart migrate`: plans of an older edition of the criteria brought to today's, with the diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gosart.cli.completion import complete_plan
from gosart.cli.load_config import OK, PROBLEMS, config_option, site_options
from gosart.cli.terminal_style import coloured
from gosart.errors import GosartError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gosart.config.model import SiteOptions
    from gosart.editing.migrate import Migration
    from gosart.editing.patch import Proposal
    from gosart.method.model import Method

__all__ = ["migrate"]


@click.command(short_help="Bring older plans up to the current edition.")
@click.argument("accounts", nargs=-1, metavar="[ACCOUNT …]", shell_complete=complete_plan)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what was left unchanged, and why.")
@config_option
def migrate(accounts: tuple[str, ...], dry_run: bool, quiet: bool) -> None:
    """Rewrite plans for the method's current edition of the criteria.

    Ratings made with an earlier edition get today's criteria; those that were not asked then become
    not rated, and `method` in the set and in the plan names the edition. Keys of the method file
    that have been renamed get their new names. Comments, quotes, line ends and every other byte
    stay, and a second run changes nothing.

    The changes are described in words, as in `gosart diff`, then shown as a diff for `git apply`.
    No rating is lost: a set with a criterion that no longer exists stays and names its edition, and
    a sealed set waits for its date.

    Without ACCOUNT, all plans are migrated. A plan that would get a new error and a plan that
    cannot be read stay as they are. Exit code 0: done, or nothing to do; 1: something was left
    because it is wrong; 2: could not run.
    """
    from gosart.editing.migrate import migrate_method_file
    from gosart.editing.patch import diff, write
    from gosart.method.loader import read_method
    from gosart.repository.account_ids import check_names
    from gosart.repository.discovery import scan_repository

    options = site_options()
    method_file = read_method(options.language, options.root, options.method)
    if method_file.problems:
        for problem in method_file.problems:
            click.echo(coloured(problem), err=True)
        raise GosartError(f"{options.method} has mistakes. Fix them first.")
    ids = [listed.id for listed in scan_repository(options.root, options.accounts_dir).accounts]
    check_names(frozenset(accounts), ids)
    chosen = [account for account in ids if not accounts or account in accounts]
    migrations = [_migration(options, method_file.method, account) for account in chosen]
    plans = [item.proposals for item in migrations if item and item.proposals]
    changed = [proposal for proposals in plans for proposal in proposals]
    own_file = migrate_method_file(options) if not accounts else ()
    if not quiet:
        if changed:
            click.echo(_in_words(options, method_file.method, changed))
        for proposal in (*own_file, *changed):
            click.echo(diff(proposal), nl=False)
    if not dry_run:
        for proposals in (own_file, *plans):
            write(options.root, proposals)
    if not quiet and not changed and not own_file:
        click.echo("Nothing to change: the plans say so already.")
    failed = any(item is None or any(left.is_wrong for left in item.left) for item in migrations)
    sys.exit(PROBLEMS if failed else OK)


def _migration(options: SiteOptions, method: Method, account: str) -> Migration | None:
    """Work out what an account becomes, and say what stays; None for one that stays as it is."""
    from gosart.editing.locate import open_plan
    from gosart.editing.migrate import migrate_account
    from gosart.editing.patch import broken_by

    try:
        migration = migrate_account(open_plan(options, account), method, options.today)
    except GosartError as error:
        click.echo(f"{account} stays as it is: {error}", err=True)
        return None
    if migration.proposals and (problems := broken_by(options, account, migration.proposals)):
        for problem in problems:
            click.echo(coloured(problem), err=True)
        click.echo(f"{account} stays as it is: it would have an error.", err=True)
        return None
    for item in migration.left:
        click.echo(f"{item.location.path}:{item.location.line}: {item.reason}", err=True)
    return migration


def _in_words(options: SiteOptions, method: Method, changed: Sequence[Proposal]) -> str:
    """Say what changed files do to the plans, as `gosart diff` does."""
    from gosart.comparison.proposed import compare_proposed
    from gosart.comparison.renderers.text import as_text
    from gosart.comparison.sentences import Sentences
    from gosart.i18n.translator import translator_for

    translator = translator_for(options.language)
    names = (
        translator.text("the plans as they are"),
        translator.text("edition {edition}", edition=method.version),
    )
    contents = {proposal.path: proposal.after for proposal in changed}
    comparison = compare_proposed(options, method, contents, names)
    return as_text(comparison, Sentences(translator, method))
