"""`gosart diff`: what a change does to the plans, told as the story of the deals."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from gosart.cli.load_config import COULD_NOT_RUN, OK, PROBLEMS, site_options
from gosart.errors import GosartError

__all__ = ["diff"]

FORMATS = ("text", "markdown", "json", "github", "gitlab")


@click.command(short_help="What a change does to the deals.")
@click.argument("base", required=False, default="")
@click.argument("head", required=False, default="")
@click.option(
    "--staged", is_flag=True, help="Compare with what is staged instead of the files as they are."
)
@click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the result is told.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice"]),
    help="Exit with 1 when the change brings such a finding.",
)
@click.option(
    "--quiet",
    type=click.Choice(["always", "changed", "worse"]),
    default="always",
    show_default=True,
    help="When a comment is worth posting: it carries a mark where it is not.",
)
@click.option("--audience", help="Tell it to this audience instead of the site's own.")
@click.option("--today", help="Compare as of this day (YYYY-MM-DD).")
@click.option("--language", help="Language of the sentences.")
@click.option(
    "--map",
    "maps",
    is_flag=True,
    help="With --format markdown, draw who changed and whom they have lines to (Mermaid).",
)
@click.option(
    "--preview", default="", help="Address of the preview site; the comment then links its pages."
)
def diff(
    base: str,
    head: str,
    staged: bool,
    style: str,
    fail_on: str | None,
    quiet: str,
    audience: str | None,
    today: str | None,
    language: str | None,
    maps: bool,
    preview: str,
) -> None:
    """Tell what changed between BASE and HEAD: revisions, or two folders.

    Without BASE it is the merge base with the main branch; without HEAD the files as they are.
    Exit code 0 whatever changed, 1 with --fail-on when the change brings such a finding, 2 could not run.
    """
    from gosart.comparison.compare import compare_states
    from gosart.comparison.renderers.ci import (
        as_github,
        as_gitlab,
        failed_github,
        failed_gitlab,
    )
    from gosart.comparison.renderers.json import as_json
    from gosart.comparison.renderers.markdown import as_markdown, failed_comment
    from gosart.comparison.renderers.text import as_text
    from gosart.i18n.translator import translator_for
    from gosart.method.loader import read_method
    from gosart.vcs.revisions import choose_states

    try:
        options = site_options(Path.cwd(), audience=audience, today=today, language=language)
        states = choose_states(options.root, base, head, staged=staged, folder=options.accounts_dir)
        translator = translator_for(options.language)
        method = read_method(options.language, options.root, options.method).method
        found = compare_states(options, *states, method, translator, lines=style == "github")
    except GosartError as error:
        # whoever reads only the output must not take a comparison that failed for one that found nothing
        if style == "markdown":
            click.echo(failed_comment(str(error)), nl=False)
        elif style == "json":
            click.echo(json.dumps({"version": 1, "error": str(error)}, ensure_ascii=False))
        elif style == "github":
            click.echo(failed_github(str(error)), nl=False)
        elif style == "gitlab":
            click.echo(failed_gitlab(str(error)), nl=False)
        click.echo(f"gosart: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
    if style == "json":
        told = as_json(found, translator)
    elif style == "markdown":
        told = as_markdown(found, translator, preview=preview, quiet=quiet, maps=maps)
    elif style == "github":
        told = as_github(found, translator)
    elif style == "gitlab":
        told = as_gitlab(found, translator)
    else:
        told = as_text(found, translator)
    click.echo(told, nl=False)
    sys.exit(PROBLEMS if fail_on and found.failing(fail_on) else OK)
