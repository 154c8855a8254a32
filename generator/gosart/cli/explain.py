"""`gosart explain`: what a key of a plan means, what may stand there, and an example."""

from __future__ import annotations

import sys

import click

from gosart.cli.load_config import COULD_NOT_RUN, OK, config_option, site_options
from gosart.cli.site_option import site_option

__all__ = ["explain"]


@click.command(short_help="Explain a key of a plan and its valid values.")
@click.argument("path", required=False, default="")
@site_option("language")
@config_option
def explain(path: str, language: str | None) -> None:
    """Explain a part of the plan format, or one key of it.

    PATH is a part (opportunity), one of its keys (opportunity.close_date), or a path as you type it
    (people.dana.approach.verb). Without one, the parts are listed.

    \b
      gosart explain
      gosart explain action
      gosart explain opportunity.close_date

    Exit code 0, or 2 if there is no such key.
    """
    from gosart.editing.explain_format import explain_format
    from gosart.errors import GosartError
    from gosart.i18n.translator import translator_for
    from gosart.method.loader import read_method

    try:
        options = site_options(language=language)
        method = read_method(options.language, options.root, options.method).method
        click.echo(explain_format(path, method, translator_for(options.language)), nl=False)
    except GosartError as error:
        click.echo(f"gosart: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
    sys.exit(OK)
