"""`gosart diff`: what a change does to the plans, as sentences on each opportunity."""

from __future__ import annotations

import json
import sys

import click

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

__all__ = ["diff"]

FORMATS = ("text", "markdown", "json", "github", "gitlab")


@click.command(short_help="Show what a change does to the opportunities.")
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--staged", is_flag=True, help="Compare with what is staged, not with the files on disk."
)
@click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Output format.",
)
@site_option(
    "fail_on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    more="Only what the change brings counts. Default: nothing fails.",
)
@click.option(
    "--quiet",
    type=click.Choice(["always", "changed", "worse"]),
    default="always",
    show_default=True,
    help="When a comment is worth posting; one that is not carries a marker.",
)
@site_option("audience")
@site_option("today", metavar="YYYY-MM-DD")
@site_option("language")
@click.option(
    "--map",
    "maps",
    is_flag=True,
    help="With --format markdown, draw who changed and their direct lines (Mermaid).",
)
@click.option(
    "--preview", default="", help="Address of the preview site, for the comment to link to."
)
@trust_option
@config_option
def diff(
    base: str | None,
    head: str | None,
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
    """Show what changed between BASE and HEAD: revisions, or two folders.

    With BASE alone, the comparison starts where your branch left BASE; without BASE, where it left
    the main branch. Without HEAD, it ends with the files on disk. BASE HEAD and BASE..HEAD compare
    the two as they are. Exit code 0 whatever changed; 1 with --fail-on when the change adds such a
    finding or leaves a plan that cannot be read, and when one of your own rules fails; 2 could not
    run.
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
    from gosart.comparison.sentences import Sentences
    from gosart.i18n.translator import translator_for
    from gosart.method.loader import read_method
    from gosart.vcs.revisions import choose_snapshots

    try:
        options = site_options(audience=audience, today=today, language=language)
        if "" in (base, head):  # what a pipeline's variable is that nobody has set
            raise GosartError("A revision is empty: name one, or leave it out altogether.")
        snapshots = choose_snapshots(
            options.root, base or "", head or "", staged=staged, folder=options.accounts_dir
        )
        translator = translator_for(options.language)
        method = read_method(options.language, options.root, options.method).method
        comparison = compare_states(options, *snapshots, method, lines=style == "github")
    except GosartError as error:
        # Whoever reads only the output must not take a failure for a comparison without changes.
        if style == "markdown":
            click.echo(failed_comment(str(error)), nl=False)
        elif style == "json":
            click.echo(json.dumps({"version": 2, "error": str(error)}, ensure_ascii=False))
        elif style == "github":
            click.echo(failed_github(str(error)), nl=False)
        elif style == "gitlab":
            click.echo(failed_gitlab(str(error)), nl=False)
        click.echo(f"gosart: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
    sentences = Sentences(translator, method)
    if style == "json":
        output = as_json(comparison, sentences)
    elif style == "markdown":
        output = as_markdown(comparison, sentences, preview=preview, quiet=quiet, maps=maps)
    elif style == "github":
        output = as_github(comparison, sentences)
    elif style == "gitlab":
        output = as_gitlab(comparison, sentences)
    else:
        output = as_text(comparison, sentences)
    click.echo(output, nl=False)
    if comparison.has_unseen:
        sys.exit(COULD_NOT_RUN)
    if fail_on == "never":
        sys.exit(OK)
    failing = comparison.failed_rules or (
        fail_on
        and (
            comparison.failing(fail_on)
            or comparison.is_partial
            or (comparison.has_unread_base and fail_on == Severity.ADVICE)
        )
    )
    sys.exit(PROBLEMS if failing else OK)
