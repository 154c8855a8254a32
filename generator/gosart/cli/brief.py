"""`gosart brief`: one page for a review of an opportunity or a meeting about an account."""

from __future__ import annotations

import json
import sys
from datetime import date

import click

from gosart.cli.completion import complete_plan
from gosart.cli.load_config import (
    COULD_NOT_RUN,
    OK,
    PROBLEMS,
    config_option,
    site_options,
    trust_option,
)
from gosart.cli.site_option import site_option
from gosart.diagnostics import Severity
from gosart.errors import GosartError

__all__ = ["brief"]


@click.command(short_help="A one-page brief for a meeting about an opportunity.")
@click.argument("target", metavar="ACCOUNT[/OPPORTUNITY]", shell_complete=complete_plan)
@click.option(
    "--since",
    metavar="DATE",
    help="Show what changed since this date (YYYY-MM-DD). Default: the latest review.",
)
@click.option(
    "--until",
    metavar="DATE",
    help="Show what is due by this date. Default: the next planned review, or two weeks.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@site_option("audience")
@site_option("today", metavar="YYYY-MM-DD")
@site_option("language")
@trust_option
@config_option
def brief(
    target: str,
    since: str | None,
    until: str | None,
    output_format: str,
    audience: str | None,
    today: str | None,
    language: str | None,
) -> None:
    """Print a one-page brief for a meeting about an opportunity.

    It says where we stand, what changed since last time, what is unknown, overdue and due, which
    risks are open, and which questions this plan raises from each perspective. The site has the
    same as a page that prints on one sheet of A4.

    Exit code 0; 1 if one of your own rules fails; 2 if there is no such plan, if it has errors, or
    if a date is invalid.
    """
    from gosart.briefing.load import Days, open_brief
    from gosart.briefing.one_page import make_sheet
    from gosart.briefing.renderers.json import as_json
    from gosart.briefing.renderers.markdown import as_markdown
    from gosart.briefing.renderers.text import as_text
    from gosart.comparison.sentences import Sentences
    from gosart.i18n.translator import translator_for

    try:
        options = site_options(audience=audience, today=today, language=language)
        translator = translator_for(options.language)
        content, method = open_brief(
            options, target, Days(_day("--since", since), _day("--until", until)), translator
        )
    except GosartError as error:
        if output_format == "json":
            # A program that reads only the output must not take nothing for an empty brief.
            click.echo(json.dumps({"version": 2, "error": str(error)}, ensure_ascii=False))
        click.echo(f"gosart: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
    if output_format == "json":
        output = as_json(content, Sentences(translator, method), options.audience)
    else:
        sheet = make_sheet(content, method, translator)
        output = (
            as_markdown(sheet, translator)
            if output_format == "markdown"
            else as_text(sheet, translator)
        )
    click.echo(output, nl=False)
    sys.exit(PROBLEMS if any(item.severity is Severity.ERROR for item in content.not_run) else OK)


def _day(option: str, typed: str | None) -> date | None:
    from gosart.plan.schema.scalars import is_date

    if not typed:
        return None
    if not is_date(typed):
        raise GosartError(
            f"{option} '{typed}' is not a date. Write year, month and day: 2026-11-12."
        )
    return date.fromisoformat(typed)
