"""`gosart exercise`: cases to learn the method on, the plan that was made, and certificates."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gosart.cli.load_config import COULD_NOT_RUN, OK, PROBLEMS, from_here, site_options
from gosart.errors import GosartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from typing import Any

    from gosart.config.model import SiteOptions
    from gosart.exercises.model import Case
    from gosart.exercises.read_case import ReadCase

__all__ = ["exercise"]

_CERTIFICATES = Path("certificates.yml")


def _cases_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--cases",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="A folder with cases of your own, beside those that come with gosart.",
    )(command)


@click.group(short_help="Learn the method on a case, and check the plan you made.")
def exercise() -> None:
    """Learn the method on cases with invented companies, or on cases of your own.

    A case is a briefing and the beginning of a plan. You write the rest, and `check` says by step
    what is right, what is missing and why.

    \b
      gosart exercise list
      gosart exercise start cold-chain
      gosart exercise check cold-chain
      gosart exercise check cold-chain --certificate certificates.yml --by ann-berg
    """


@exercise.command("list", short_help="List the exercises.")
@_cases_option
@click.option(
    "--certificates",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=_CERTIFICATES,
    show_default=True,
    help="The team's file of certificates, by which the list says who has done what.",
)
def list_exercises(cases: Path | None, certificates: Path) -> None:
    """List the exercises: id, title, steps, minutes, and who has done them.

    Exit code 1 if a case has problems; they are printed with their places.
    """
    from gosart.exercises.certificates import done_by, read_certificates
    from gosart.exercises.read_case import case_folder, case_ids
    from gosart.text.measure import text_columns

    given = read_certificates(certificates)
    rows = [("id", "title", "steps", "minutes", "done by")]
    failed = False
    for id_ in case_ids(cases):
        read = _read(case_folder(id_, cases), cases)
        failed = _show_problems(read) or failed
        if read.case is not None:
            case = read.case
            steps = " ".join(str(int(step)) for step in case.steps)
            names = ", ".join(done_by(given, id_)) or "-"
            rows.append((id_, case.title, steps, str(case.minutes), names))
    widths = [max(map(text_columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell + " " * (width - text_columns(cell))
            for cell, width in zip(row, widths, strict=True)
        )
        click.echo("  ".join(cells).rstrip())
    sys.exit(PROBLEMS if failed else OK)


@exercise.command(short_help="Write the repository to work in.")
@click.argument("id_", metavar="ID")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@_cases_option
def start(id_: str, folder: Path | None, cases: Path | None) -> None:
    """Write a small repository with the briefing of the exercise and a plan to begin with.

    DIR is by default a folder of the exercise's name. Nothing is ever overwritten.
    """
    from gosart.exercises.read_case import our_cases
    from gosart.exercises.start import start_exercise

    case = _case(id_, cases)
    target = folder or Path(id_)
    own = None if case.folder.parent == our_cases() else cases
    for path in start_exercise(case, target, own):
        click.echo(f"Wrote {path.as_posix()}")
    click.echo(f"Read {(target / 'briefing.md').as_posix()}, complete the plan, and then:")
    click.echo(f"  gosart exercise check {target.as_posix()}")
    sys.exit(OK)


@exercise.command(short_help="Say what is right in the plan, and what is missing.")
@click.argument(
    "folder", metavar="[DIR]", default=Path(), type=click.Path(path_type=Path, file_okay=False)
)
@_cases_option
@click.option(
    "--case",
    "id_",
    metavar="ID",
    default="",
    help="The exercise. Default: the one that DIR was started as.",
)
@click.option("--answers", is_flag=True, help="Say what would be right.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@click.option(
    "--certificate",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="When all is right, add that to this file of the team's.",
)
@click.option("--by", default="", metavar="TEAM_ID|NAME", help="Whose certificate it is.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Date of the certificate. Default: today.",
)
def check(
    folder: Path,
    cases: Path | None,
    id_: str,
    answers: bool,
    output_format: str,
    certificate: Path | None,
    by: str,
    day: datetime | None,
) -> None:
    """Hold the plan in DIR (by default this folder) against what a right plan says.

    The result is by step: what is right, what is missing, and why. The plan is read as of the day
    of the case.

    Exit code 1 if something is missing; 2 if the plan or the case has errors.
    """
    from gosart.exercises.certificates import add_certificate
    from gosart.exercises.evaluate import BrokenPlanError, check_exercise
    from gosart.exercises.renderers import as_json, as_text
    from gosart.exercises.start import read_marker
    from gosart.i18n.translator import translator_for

    if not id_:
        started = read_marker(folder)
        id_, cases = started.id, cases or started.cases
    if certificate is not None and not by.strip():
        raise GosartError("Say whose certificate it is, with --by.")
    options = _options_of(folder)
    case = _case(id_, cases)
    try:
        result = check_exercise(case, options)
    except BrokenPlanError as error:
        _show(error.problems)
        raise
    translator = translator_for(options.language)
    if output_format == "json":
        text = as_json(result, translator, answers=answers)
    else:
        path_of = partial(from_here, options.root)
        text = as_text(result, translator, answers=answers, path_of=path_of)
    click.echo(text, nl=False)
    if certificate is not None and result.is_complete:
        added = add_certificate(certificate, result, by, day.date() if day else _today())
        done = "Added to" if added else "Already in"
        click.echo(f"{done} {certificate.as_posix()}", err=True)
    elif certificate is not None:
        click.echo("No certificate yet: something is missing.", err=True)
    sys.exit(OK if result.is_complete else PROBLEMS)


def _case(id_: str, cases: Path | None) -> Case:
    """Return a case; where it has problems they are printed, and nothing can run."""
    from gosart.exercises.read_case import case_folder

    read = _read(case_folder(id_, cases), cases)
    if read.case is None:
        _show_problems(read)
        sys.exit(COULD_NOT_RUN)
    return read.case


def _read(folder: Path, cases: Path | None) -> ReadCase:
    """Read a case: ours by our method, a company's own by that of the site it is in."""
    from gosart.exercises.read_case import our_cases, read_case
    from gosart.method.loader import read_method

    if folder.parent == our_cases() or cases is None:
        return read_case(folder, read_method("en", folder, "").method)
    options = site_options(cases.resolve())
    return read_case(folder, read_method(options.language, options.root, options.method).method)


def _options_of(folder: Path) -> SiteOptions:
    """Return the options of the site in a folder; without a configuration there, the usual ones.

    No site above is looked for: a solution in a company's folder of cases is not one of its plans.
    """
    from gosart.config.mkdocs_yml import CONFIG_NAMES
    from gosart.config.model import options_from

    if any((folder / name).is_file() for name in CONFIG_NAMES):
        return site_options(folder)
    return options_from({}, folder, os.environ)


def _show_problems(read: ReadCase) -> bool:
    _show(read.problems)
    return bool(read.problems)


def _show(problems: tuple[Any, ...]) -> None:
    from gosart.diagnostics import render

    for problem in problems:
        click.echo(render(problem), err=True)


def _today() -> date:
    """Return the day on this machine, which only a command asks for."""
    from gosart.config.model import options_from

    return options_from({}, Path(), os.environ).today
