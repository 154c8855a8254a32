"""`gosart mutual`: the shared steps of an opportunity as files for the customer."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gosart.cli.completion import complete_plan
from gosart.cli.load_config import OK, PROBLEMS, config_option, site_options
from gosart.cli.output_folder import check_output_folder
from gosart.cli.site_option import site_option
from gosart.errors import GosartError, sentence_of

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions
    from gosart.plan.model.account import Account
    from gosart.plan.model.opportunity import Opportunity

__all__ = ["mutual"]


@click.command(short_help="Write the steps that the customer may see as a page and a calendar.")
@click.argument("target", metavar="ACCOUNT/OPPORTUNITY", shell_complete=complete_plan)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("mutual"),
    show_default=True,
    help="Folder for index.html and plan.ics; files of these names are replaced.",
)
@site_option("today", metavar="YYYY-MM-DD")
@site_option("language")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@config_option
def mutual(target: str, out: Path, today: str | None, language: str | None, quiet: bool) -> None:
    """Write the steps of an opportunity that the customer may see: a page and a calendar.

    Actions and milestones with `shared: true` are in it, each with its name, day, side, state and
    owner, and so are the customer's objectives with `shared: true`, each with its measure. Nothing
    else of the plan is: neither types, criteria and outcomes nor what the rules say. What not
    everybody may read is left out, whatever `shared` says.

    Exit code 1 if nothing is shared; 2 if there is no such plan or it has errors.
    """
    from gosart.i18n.translator import translator_for
    from gosart.method.loader import read_method
    from gosart.rules.evaluate import thresholds_of
    from gosart.rules.selection import choose
    from gosart.site.account_names import AccountNames
    from gosart.site.pages.mutual_plan import mutual_plan_files
    from gosart.site.renderer import Engine
    from gosart.site.site_context import site_of
    from gosart.site.views.mutual_plan import shared_items, shared_objectives

    options = site_options(builds=True, today=today, language=language)
    check_output_folder(options, out)
    account, opportunity = _find(replace(options, audience=options.audiences[0]), target)
    items, objectives = shared_items(opportunity), shared_objectives(opportunity)
    given = {item.key for item in items} | {own.text for own in objectives}
    for name in _withheld(options, target, given):
        click.echo(f"Left out, because not everybody may read it: {name}", err=True)
    if not (items or objectives):
        click.echo(
            f"Nothing of '{target}' is shared. Add `shared: true` to the actions, the milestones "
            "and the customer's objectives that they may see.",
            err=True,
        )
        sys.exit(PROBLEMS)
    method = read_method(options.language, options.root, options.method).method
    rules = choose(options.rules, thresholds_of(options), ())
    templates = options.root / options.templates_dir
    engine = Engine(translator_for(options.language), templates, options.root)
    site = site_of(options, method, rules, AccountNames())
    for file in mutual_plan_files(engine, site, account, opportunity, templates):
        content = file.made()
        path = out / file.uri
        try:
            out.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        except OSError as error:
            raise GosartError(sentence_of(error)) from error
        if not quiet:
            click.echo(path)
    sys.exit(OK)


def _find(options: SiteOptions, target: str) -> tuple[Account, Opportunity]:
    """Return an opportunity as an audience may see it."""
    from gosart.site.builder import SiteBuilder

    key, slash, name = target.partition("/")
    if not slash or not name:
        raise GosartError(f"Name an opportunity, as in `gosart mutual {key or 'acme'}/pumps`.")
    portfolio = SiteBuilder().load(replace(options, only=frozenset({key})))
    if portfolio.broken:
        raise GosartError(f"The plan of '{key}' has errors. See `gosart check {key}`.")
    for account in portfolio.accounts:
        for opportunity in account.opportunities:
            if opportunity.id == name:
                return account, opportunity
    raise GosartError(f"There is no opportunity '{target}' that everybody may read.")


def _withheld(options: SiteOptions, target: str, given: set[str]) -> list[str]:
    """Return the names of shared items that not everybody may read."""
    from gosart.site.views.mutual_plan import shared_items, shared_objectives

    _, opportunity = _find(replace(options, audience=options.audiences[-1]), target)
    names = {item.key: item.name for item in shared_items(opportunity)}
    names |= {own.text: own.text for own in shared_objectives(opportunity)}
    return [name for key, name in names.items() if key not in given]
