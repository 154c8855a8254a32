"""`gosart assess`: asks criterion by criterion, and writes the assessment into the plan."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from gosart.cli.completion import complete_plan
from gosart.cli.file_changes import refuse, write_changes
from gosart.cli.load_config import OK, config_option, site_options
from gosart.errors import GosartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from typing import TextIO

    from gosart.editing.assessment_session import Answer, AssessmentSession, Item, PlannedAction

__all__ = ["assess"]

_COLOURS = {"+": "green", "-": "red", "?": "yellow"}


@click.command(short_help="The coach: asks the questions and writes the ratings.")
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
    "answers_file",
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
@config_option
def assess(
    target: str,
    company: str,
    by: str,
    day: datetime | None,
    profile: str,
    answers_file: TextIO | None,
    questions: bool,
    restart: bool,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Assess a deal: rate each criterion with its evidence, and plan how to find out the rest.

    Each criterion shows its questions, what was said last time and by whom, and the rivals'
    ratings. A session may be left at any time and taken up again. In the end the new assessment,
    with its date, is added to the plan; not a byte of anything else is touched.

    \b
    Without a terminal, the answers come from a file:
      gosart assess acme/pumps --questions > answers.yml
      gosart assess acme/pumps --answers answers.yml
    """
    from gosart.editing.answers_file import (
        delete_draft,
        draft_path,
        load_draft,
        questionnaire,
        read_answers,
        save_draft,
    )
    from gosart.editing.assessment_session import open_session

    options = site_options()
    session = open_session(options, target, company, by, profile, day.date() if day else None)
    draft = draft_path(options.root, session)
    note = ""
    if questions:
        click.echo(questionnaire(session, _introduction(session)), nl=False)
        return
    if answers_file is not None:
        name = getattr(answers_file, "name", "answers")
        answers, note, problems = read_answers(answers_file.read(), name, session)
        if problems:
            refuse(problems)
    elif sys.stdin.isatty():
        if restart:
            delete_draft(draft)
        dialogue = _Dialogue(
            session, options.today, load_draft(draft), lambda answers: save_draft(draft, answers)
        )
        answers = dialogue.run()
    else:
        raise GosartError(
            "There is no terminal to ask at. Give the answers in a file: "
            f"gosart assess {target} --questions > answers.yml"
        )
    proposals = session.proposals(answers, note)
    write_changes(options, session.account.id, proposals, dry_run=dry_run, quiet=quiet)
    if not dry_run:
        delete_draft(draft)
    sys.exit(OK)


def _introduction(session: AssessmentSession) -> Iterable[str]:
    yield (
        f"{session.opportunity.name}, {session.account.name}. "
        'A rating is "+", "-" or "?" in quotes; what stays empty is not rated.'
    )
    yield ('For a "?" an action may be planned: {rating: "?", action: {what: …, due: 2026-12-01}}.')


class _Dialogue:
    """The questions at a terminal. All answers are saved after each, so that none is ever lost."""

    def __init__(
        self,
        session: AssessmentSession,
        today: date,
        draft: dict[str, Answer],
        save: Callable[[dict[str, Answer]], None],
    ) -> None:
        criteria = {item.criterion.key for item in session.items}
        self.session = session
        self.today = today
        self.answers = {key: answer for key, answer in draft.items() if key in criteria}
        self.save = save

    def run(self) -> dict[str, Answer]:
        """Ask until all is answered; left before that, it says how to go on and raises Abort."""
        items = self.session.items
        number = next(
            (number for number, item in enumerate(items) if item.criterion.key not in self.answers),
            len(items),
        )
        click.secho(
            f"{self.session.opportunity.name}, {self.session.account.name}: {len(items)} criteria",
            bold=True,
        )
        click.echo(
            "Ratings: + for us, - against us, ? not known, . not rated now. "
            "b goes back, q leaves: what was answered is kept."
        )
        if number:
            click.echo(f"{number} answered before; going on where you left.")
        try:
            while number < len(items):
                back = self._rate(items[number], number)
                number = max(0, number - 1) if back else number + 1
        except click.Abort:
            click.echo(
                f"\nKept, nothing is written yet. Go on with: gosart assess {self.session.target}"
            )
            raise
        return self.answers

    def _rate(self, item: Item, number: int) -> bool:
        """Ask about one criterion; return whether to go back."""
        from gosart.editing.assessment_session import Answer

        self._show(item, number)
        prior = item.prior
        rating = click.prompt(
            "Rating", default=prior.rating if prior else None, value_proc=_rating, show_default=True
        )
        if rating == "q":
            raise click.Abort
        if rating == "b":
            return True
        if rating == ".":
            answer = Answer("")
        else:
            same = prior if prior and prior.rating == rating else None
            hint = "Enter: as last time" if same and same.evidence else "Enter: none"
            evidence = click.prompt(
                f"Evidence ({hint})", default=same.evidence if same else "", show_default=False
            )
            source = same.source if same else ""
            hint = "Enter: as last time" if source else "Enter: nobody"
            source = self._reference(f"Who told us, an id of theirs ({hint})", "person", source)
            action = self._action() if rating == "?" else None
            answer = Answer(rating, evidence.strip(), source, action)
        self.answers[item.criterion.key] = answer
        self.save(self.answers)
        return False

    def _action(self) -> PlannedAction | None:
        from gosart.editing.assessment_session import PlannedAction

        question = "What will you do to find out (Enter: no action now)"
        what = click.prompt(question, default="", show_default=False).strip()
        if not what:
            return None
        owner = self._reference("Who does it, an id of ours", "team", self.session.by)
        due = click.prompt(
            "By which day", default=str(self.today + timedelta(days=14)), value_proc=_day
        )
        return PlannedAction(what, owner, due)

    def _reference(self, question: str, kind: str, default: str) -> str:
        """Ask for an id until it is there."""
        from gosart.editing.answers_file import wrong_reference

        def checked(typed: str) -> str:
            wrong = wrong_reference(self.session, kind, typed.strip()) if typed.strip() else None
            if wrong:
                message, hint = wrong
                raise click.BadParameter(f"{message} {hint}")
            return typed.strip()

        show_default = kind == "team"
        return str(
            click.prompt(question, default=default, show_default=show_default, value_proc=checked)
        )

    def _show(self, item: Item, number: int) -> None:
        criterion = item.criterion
        click.echo()
        count = len(self.session.items)
        click.secho(f"{number + 1}/{count}  {criterion.title}", bold=True, nl=False)
        click.secho(f"  {item.question}", dim=True)
        for question in criterion.questions:
            click.echo(f"  - {question}")
        click.secho(f"  A + cites: {criterion.evidence}", dim=True)
        if prior := item.prior:
            when = ", ".join(part for part in (str(prior.day), prior.by) if part)
            evidence = " ".join(prior.evidence.split())
            source = f" ({prior.source})" if prior.source else ""
            rating = _coloured(prior.rating)
            click.echo(f"  Last time, {when}: {rating} {evidence}{source}".rstrip())
        if item.figures:
            click.echo(f"  {item.figures}")
        if item.rivals:
            rivals = ", ".join(f"{name} {_coloured(rating)}" for name, rating in item.rivals)
            click.echo(f"  Rivals: {rivals}")
        if answer := self.answers.get(criterion.key):
            rating = _coloured(answer.rating or ".")
            click.echo(f"  Your answer so far: {rating} {answer.evidence}".rstrip())


def _rating(typed: str) -> str:
    rating = typed.strip().lower()
    if rating not in ("+", "-", "?", ".", "b", "q"):
        raise click.BadParameter("Type +, -, ? or . (b goes back, q leaves).")
    return rating


def _day(typed: str) -> str:
    from gosart.plan.schema.scalars import is_date

    if not is_date(typed.strip()):
        raise click.BadParameter("Write year, month and day: 2026-11-23.")
    return typed.strip()


def _coloured(rating: str) -> str:
    return click.style(rating, fg=_COLOURS.get(rating))
