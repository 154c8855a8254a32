"""The `gosart` command: the group of all commands, and what a person sees when one cannot run."""

from __future__ import annotations

import sys

import click

from gosart import __version__
from gosart.cli.assess import assess
from gosart.cli.brief import brief
from gosart.cli.check import check
from gosart.cli.completion import completion
from gosart.cli.diff import diff
from gosart.cli.edit import edit
from gosart.cli.explain import explain
from gosart.cli.load_config import COULD_NOT_RUN
from gosart.cli.new import new
from gosart.cli.schemas import schemas
from gosart.cli.terminal_style import colour_wanted
from gosart.cli.write import write
from gosart.errors import GosartError

__all__ = ["main"]


EPILOG = (
    "Begin with `gosart new ACCOUNT`, then `gosart new ACCOUNT/OPPORTUNITY`; "
    "`mkdocs serve` shows the plan while you write, "
    "and `gosart check` says what is wrong and what to do next."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(__version__, prog_name="gosart")
def cli() -> None:
    """Account plans as code: plans in Markdown and YAML become a site."""


for command in (assess, brief, check, completion, diff, edit, explain, new, schemas, write):
    cli.add_command(command)


def main() -> None:
    """Run the command; an error of the user's is one line and exit code 2."""
    # Not click's standalone mode: it would exit with 1 for Ctrl+C and knows no GosartError.
    try:
        cli(standalone_mode=False, color=colour_wanted())
    except click.exceptions.Exit as exit_request:
        sys.exit(exit_request.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(COULD_NOT_RUN)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT_RUN)
    except GosartError as error:
        click.echo(f"gosart: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
