"""The `gosart` command: the group of all commands, and what a person sees when one cannot run."""

from __future__ import annotations

import sys

import click

from generator import __version__
from generator.commands.assess import assess
from generator.commands.brief import brief
from generator.commands.check import check
from generator.commands.colour import wanted
from generator.commands.completion import completion
from generator.commands.diff import diff
from generator.commands.edit import edit
from generator.commands.new import new
from generator.commands.schemas import schemas
from generator.commands.settings import COULD_NOT_RUN
from generator.commands.write import write
from generator.errors import GosartError

__all__ = ["main"]


BEGIN = """Begin with `gosart new ACCOUNT`, then `gosart new ACCOUNT/OPPORTUNITY`; `mkdocs serve` shows the plan while you write, and
`gosart check` says what is wrong and what to do next."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=BEGIN)
@click.version_option(__version__, prog_name="gosart")
def cli() -> None:
    """Account plans as code: plans in Markdown and YAML become a site."""


for command in (assess, brief, check, completion, diff, edit, new, schemas, write):
    cli.add_command(command)


def main() -> None:
    """Run the command; a mistake of the user's is one line and exit code 2."""
    try:
        cli(standalone_mode=False, color=wanted())
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(COULD_NOT_RUN)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT_RUN)
    except GosartError as error:
        click.echo(f"gosart: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
