"""`gosart assess`: the coach, who asks criterion by criterion and writes the assessment into the plan."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gosart.cli.completion import complete_plan
from gosart.cli.load_config import OK, PROBLEMS, site_options
from gosart.cli.terminal_style import coloured
from gosart.errors import GosartError

if TYPE_CHECKING:
    from datetime import date

    from gosart.config.model import SiteOptions
    from gosart.editing.assessment_session import Answer, Coach, Item, Planned

__all__ = ["assess"]

_COLOURS = {"+": "green", "-": "red", "?": "yellow"}


@click.command(short_help="The coach: asks the questions and writes the marks.")
@click.argument("target", metavar="ACCOUNT[/OPPORTUNITY]", shell_complete=complete_plan)
@click.option(
    "--for",
    "company",
    default="us",
    show_default=True,
    help="Whose position is rated: us, or a competitor's id.",
)
@click.option(
    "--by", default="", help="Who of ours rates (a team id). Default: who leads the deal."
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of the assessment. Default: today.",
)
@click.option(
    "--profile",
    default="",
    help="Only the criteria of a profile of the method, such as quick or core.",
)
@click.option(
    "--answers",
    type=click.File(encoding="utf-8"),
    help="Read the answers from a file (- for standard input) and ask nothing.",
)
@click.option(
    "--questions",
    is_flag=True,
    help="Print an empty file of answers with all questions, and do nothing else.",
)
@click.option("--restart", is_flag=True, help="Forget the answers of a session that was left.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Do not show what was written.")
def assess(
    target: str,
    company: str,
    by: str,
    day: date | None,
    profile: str,
    questions: bool,
    dry_run: bool,
    quiet: bool,
    **more: object,
) -> None:
    """Assess a deal: go through the criteria, give marks with their evidence, and plan an action for what is not known.

    Each criterion shows its questions, what was said last time and by whom, and the rivals' marks. A session may be left at any time
    and taken up again. In the end the new assessment, with its date, is added to the plan; not a byte of anything else is touched.

    \b
    Without a terminal, the answers come from a file:
      gosart assess acme/pumps --questions > answers.yml
      gosart assess acme/pumps --answers answers.yml
    """
    from gosart.editing.answers_file import (
        draft_path,
        forget,
        keep,
        kept,
        questionnaire,
        read_answers,
    )
    from gosart.editing.assessment_session import coach_for
    from gosart.editing.patch import broken_by, diff, write

    options = site_options(Path.cwd())
    coach = coach_for(options, target, company, by, profile, getattr(day, "date", lambda: None)())
    draft = draft_path(options.root, coach)
    note = ""
    if questions:
        top = f'{coach.opportunity.name}, {coach.account.name}. A rating is "+", "-" or "?" in quotes; what stays empty is not rated.'
        more_top = (
            'For a "?" an action may be planned: {rating: "?", action: {what: …, due: 2026-12-01}}.'
        )
        click.echo(questionnaire(coach, (top, more_top)), nl=False)
        return
    if (file := more["answers"]) is not None:
        answers, note, problems = read_answers(file.read(), getattr(file, "name", "answers"), coach)  # type: ignore[attr-defined]
        if problems:
            for problem in problems:
                click.echo(coloured(problem), err=True)
            click.echo("Nothing was written.", err=True)
            sys.exit(PROBLEMS)
    elif sys.stdin.isatty():
        if more["restart"]:
            forget(draft)
        answers = _Dialogue(coach, options, kept(draft), lambda found: keep(draft, found)).run()
    else:
        raise GosartError(
            f"There is no terminal to ask at. Give the answers in a file: gosart assess {target} --questions > answers.yml"
        )
    proposals = coach.proposals(answers, note)
    broken = broken_by(options, coach.account.id, proposals)
    for problem in broken:
        click.echo(coloured(problem), err=True)
    if broken:
        click.echo("Nothing was written.", err=True)
        sys.exit(PROBLEMS)
    for proposal in proposals:
        if not dry_run:
            write(options.root, proposal)
        if not quiet:
            click.echo(diff(proposal), nl=False)
    if not dry_run:
        forget(draft)
    sys.exit(OK)


class _Dialogue:
    """The questions at a terminal. After each answer all of them are kept, so that nothing is lost when somebody comes in."""

    def __init__(
        self, coach: Coach, options: SiteOptions, found: dict[str, Answer], keep: object
    ) -> None:
        self.coach = coach
        self.today = options.today
        self.answers = {
            key: answer
            for key, answer in found.items()
            if key in {item.criterion.key for item in coach.items}
        }
        self.keep = keep

    def run(self) -> dict[str, Answer]:
        """Ask until all is answered. Left before, it raises Abort, and says how to go on."""
        items = self.coach.items
        place = next(
            (number for number, item in enumerate(items) if item.criterion.key not in self.answers),
            len(items),
        )
        click.secho(
            f"{self.coach.opportunity.name}, {self.coach.account.name}: {len(items)} criteria",
            bold=True,
        )
        click.echo(
            "Marks: + for us, - against us, ? not known, . not rated now. b goes back, q leaves: what was answered is kept."
        )
        if place:
            click.echo(f"{place} answered before; going on where you left.")
        try:
            while place < len(items):
                back = self._ask(items[place], place)
                place = max(0, place - 1) if back else place + 1
        except click.Abort:
            click.echo(
                f"\nKept, nothing is written yet. Go on with: gosart assess {self.coach.target}"
            )
            raise
        return self.answers

    def _ask(self, item: Item, place: int) -> bool:
        """Ask about one criterion; tell whether to go back."""
        from gosart.editing.assessment_session import Answer

        self._show(item, place)
        last = item.last
        mark = click.prompt(
            "Mark", default=last.mark if last else None, value_proc=_mark, show_default=True
        )
        if mark == "q":
            raise click.Abort
        if mark == "b":
            return True
        if mark == ".":
            answer = Answer("")
        else:
            same = last if last and last.mark == mark else None
            hint = "Enter: as last time" if same and same.evidence else "Enter: none"
            evidence = click.prompt(
                f"Evidence ({hint})", default=same.evidence if same else "", show_default=False
            )
            told = same.source if same else ""
            hint = "Enter: as last time" if told else "Enter: nobody"
            source = self._reference(f"Who told us, an id of theirs ({hint})", "person", told)
            answer = Answer(mark, evidence.strip(), source, self._action() if mark == "?" else None)
        self.answers[item.criterion.key] = answer
        self.keep(self.answers)  # type: ignore[operator]
        return False

    def _action(self) -> Planned | None:
        from gosart.editing.assessment_session import Planned

        what = click.prompt(
            "What will you do to find out (Enter: no action now)", default="", show_default=False
        ).strip()
        if not what:
            return None
        owner = self._reference("Who does it, an id of ours", "team", self.coach.by)
        due = click.prompt(
            "By which day", default=str(self.today + timedelta(days=14)), value_proc=_day
        )
        return Planned(what, owner, due)

    def _reference(self, question: str, kind: str, default: str) -> str:
        from gosart.editing.answers_file import wrong_reference

        def known(typed: str) -> str:
            wrong = wrong_reference(self.coach, kind, typed.strip()) if typed.strip() else None
            if wrong:
                raise click.BadParameter(f"{wrong[0]} {wrong[1]}")
            return typed.strip()

        return str(
            click.prompt(question, default=default, show_default=kind == "team", value_proc=known)
        )

    def _show(self, item: Item, place: int) -> None:
        criterion = item.criterion
        click.echo()
        click.secho(f"{place + 1}/{len(self.coach.items)}  {criterion.title}", bold=True, nl=False)
        click.secho(f"  {item.question}", dim=True)
        for question in criterion.questions:
            click.echo(f"  - {question}")
        click.secho(f"  A + cites: {criterion.evidence}", dim=True)
        if item.last:
            msg = ", ".join(part for part in (str(item.last.day), item.last.by) if part)
            told = f" ({item.last.source})" if item.last.source else ""
            click.echo(
                f"  Last time, {msg}: {_coloured(item.last.mark)} {' '.join(item.last.evidence.split())}{told}".rstrip()
            )
        if item.figures:
            click.echo(f"  {item.figures}")
        if item.rivals:
            click.echo(
                "  Rivals: " + ", ".join(f"{name} {_coloured(mark)}" for name, mark in item.rivals)
            )
        if given := self.answers.get(criterion.key):
            click.echo(
                f"  Your answer so far: {_coloured(given.mark or '.')} {given.evidence}".rstrip()
            )


def _mark(typed: str) -> str:
    mark = typed.strip().lower()
    if mark not in ("+", "-", "?", ".", "b", "q"):
        raise click.BadParameter("Type +, -, ? or . (b goes back, q leaves).")
    return mark


def _day(typed: str) -> str:
    from gosart.plan.schema.scalars import is_date

    if not is_date(typed.strip()):
        raise click.BadParameter("Write year, month and day: 2026-11-23.")
    return typed.strip()


def _coloured(mark: str) -> str:
    return click.style(mark, fg=_COLOURS.get(mark))
