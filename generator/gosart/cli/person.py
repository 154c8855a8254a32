"""`gosart person`: what the plans and their history say about one human, and how to take it out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gosart.cli.file_changes import refuse
from gosart.cli.load_config import OK, config_option, site_options
from gosart.cli.progress_bar import Progress
from gosart.cli.site_option import site_option
from gosart.errors import GosartError

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions

__all__ = ["person"]


@click.command(short_help="Everything the plans say about one human; take it out.")
@click.argument("who", metavar="NAME|ID|ACCOUNT/ID")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="Output format.",
)
@click.option("--no-history", is_flag=True, help="Leave out what the plans said in the past.")
@click.option("--erase", "erases", is_flag=True, help="Take the human out of today's plans.")
@click.option("--dry-run", is_flag=True, help="With --erase: show the change, and write nothing.")
@site_option("today", metavar="YYYY-MM-DD")
@site_option("language")
@config_option
def person(
    who: str,
    output_format: str,
    no_history: bool,
    erases: bool,
    dry_run: bool,
    today: str | None,
    language: str | None,
) -> None:
    """Print everything that the plans and their history say about one human.

    It answers a request for access: each statement with its file and line, the widest audience
    that sees it, and since when it has stood there, by whom; then what stood there once. It has
    everything, whatever its audience, so do not publish it.

    \b
      gosart person "Dana Voss" > dana.md
      gosart person acme/dana --format json
      gosart person acme/dana --erase --dry-run

    With --erase the human goes out of the plans in the working tree: their entry becomes an unnamed
    post under another id, and texts lose the name. What it prints then says how to rewrite the
    history, which is left alone, and which texts somebody has to look at.

    Exit code 0: done; 1: the change would add an error to a plan, so nothing was written; 2: there
    is nobody of this id or name, or several.
    """
    options = site_options(builds=True, today=today, language=language)
    if dry_run and not erases:
        raise GosartError("--dry-run goes with --erase; without it nothing is written anyway.")
    if erases:
        _erase(options, who, dry_run=dry_run)
    else:
        _print(options, who, output_format, history=not no_history)
    sys.exit(OK)


def _print(options: SiteOptions, who: str, output_format: str, *, history: bool) -> None:
    from gosart.i18n.translator import translator_for
    from gosart.personal_data.collect import collect
    from gosart.personal_data.renderers import as_json, as_markdown

    file = collect(options, who, Progress(quiet=False), history=history)
    render = as_json if output_format == "json" else as_markdown
    click.echo(render(file, translator_for(options.language)), nl=False)


def _erase(options: SiteOptions, who: str, *, dry_run: bool) -> None:
    from gosart.editing.patch import broken_by, diff, write
    from gosart.personal_data.collect import collect
    from gosart.personal_data.erase import erase
    from gosart.personal_data.model import Nature
    from gosart.personal_data.recipe import recipe
    from gosart.plan_paths import SHARED, account_of

    erasure = erase(options, who)
    accounts = {account_of(own.path, options.accounts_dir) for own in erasure.proposals}
    accounts |= {subject.account for subject in erasure.subjects}
    problems = [
        problem
        for account in sorted(accounts - {SHARED, ""})
        for problem in broken_by(options, account, erasure.proposals)
    ]
    if problems:
        refuse(problems)
    possible = [
        statement
        for statement in collect(options, who, history=False).statements
        if statement.nature is Nature.POSSIBLE
    ]
    if not dry_run:
        write(options.root, erasure.proposals)
        for path in erasure.removed:
            (options.root / path).unlink()
    for proposal in erasure.proposals:
        click.echo(diff(proposal), nl=False)
    for path in erasure.removed:
        click.echo(f"{'Would remove' if dry_run else 'Removed'} {path}")
    click.echo()
    for statement in possible:
        location = statement.location
        click.echo(f"Look at {location.path}:{location.line}: it may mean them. {statement.value}")
    click.echo(recipe(erasure), nl=False)
