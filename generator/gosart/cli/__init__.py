"""The `gosart` command: the group of all commands, and what a person sees when one cannot run."""

from __future__ import annotations

import contextlib
import sys

import click

from gosart import __version__
from gosart.cli.assess import assess
from gosart.cli.brief import brief
from gosart.cli.check import check
from gosart.cli.completion import completion
from gosart.cli.diff import diff
from gosart.cli.edit import edit
from gosart.cli.exercise import exercise
from gosart.cli.explain import explain
from gosart.cli.load_config import COULD_NOT_RUN, OK
from gosart.cli.migrate import migrate
from gosart.cli.mutual import mutual
from gosart.cli.new import new
from gosart.cli.output import (
    check_arguments,
    close_output,
    discard_output,
    open_output,
    output_error,
)
from gosart.cli.person import person
from gosart.cli.print_pages import print_pages
from gosart.cli.schemas import schemas
from gosart.cli.slides import slides
from gosart.cli.terminal_style import colour_wanted
from gosart.cli.write import write
from gosart.errors import GosartError, sentence_of

__all__ = ["main"]


EPILOG = (
    "Start with `gosart new ACCOUNT`, then `gosart new ACCOUNT/OPPORTUNITY`; "
    "`mkdocs serve` shows the plan while you write, "
    "and `gosart check` says what is wrong and what to do next."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(__version__, prog_name="gosart")
def cli() -> None:
    """Account plans as code: plans in Markdown and YAML become a site."""


for command in (
    assess,
    brief,
    check,
    completion,
    diff,
    edit,
    exercise,
    explain,
    migrate,
    mutual,
    new,
    person,
    print_pages,
    schemas,
    slides,
    write,
):
    cli.add_command(command)


def main() -> None:
    """Run the command; an error of the user's, or of the machine, is one line and exit code 2."""
    code = _run()
    try:
        close_output()
    except GosartError as error:
        code = _tell(str(error))
    discard_output()
    sys.exit(code)


def _run() -> int:
    """Run the command and return its exit code."""
    # Not click's standalone mode: it would exit with 1 for Ctrl+C and knows no GosartError.
    try:
        open_output()
        streams = sys.stdout, sys.stderr
        check_arguments(sys.argv[1:])
        code = cli(standalone_mode=False, color=colour_wanted())  # a code, of `--help`
    except SystemExit as finished:  # a command says its code by it
        if sys.stdout is not streams[0]:  # click's way to leave when nobody reads on
            sys.stdout, sys.stderr = streams
            return COULD_NOT_RUN
        return finished.code if isinstance(finished.code, int) else OK
    except click.exceptions.Exit as finished:
        return int(finished.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _tell("Stopped.", prefix="")
    except click.ClickException as error:
        return _tell(error)
    except GosartError as error:
        return _tell(str(error))
    except UnicodeEncodeError as error:  # a name on the disk that is no text, where we write text
        return _tell(f"{error.object[error.start : error.end]!a} cannot be written as UTF-8.")
    except OSError as error:
        # files have a name, streams have none
        return _tell(str(output_error(error)) if error.filename is None else sentence_of(error))
    return code if isinstance(code, int) else OK


def _tell(error: str | click.ClickException, prefix: str = "gosart: ") -> int:
    """Print why a command could not run, if anybody can hear it; return its exit code."""
    with contextlib.suppress(OSError, ValueError):
        if isinstance(error, click.ClickException):
            error.show()
        elif error:
            click.echo(f"{prefix}{error}", err=True)
        sys.stderr.flush()
    return COULD_NOT_RUN
