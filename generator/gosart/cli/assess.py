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

    from gosart.editing.assessment_session import Answer, AssessmentSession, Item, PriorRating
    from gosart.plan.schema.registry import FieldSpec

__all__ = ["assess"]

_COLOURS = {"+": "green", "-": "red", "?": "yellow"}


@click.command(short_help="Ask the assessment questions and write the ratings.")
@click.argument(
    "target", metavar="[ACCOUNT[/OPPORTUNITY]]", required=False, shell_complete=complete_plan
)
@click.option(
    "--me",
    "private",
    is_flag=True,
    help="A private check: are you in control of the opportunity, or of all of yours, and of your "
    "own days? Kept on this machine, outside the plans.",
)
@click.option(
    "--for",
    "company",
    default="us",
    show_default=True,
    help="Whose position is rated: us, or a competitor's id.",
)
@click.option(
    "--by",
    default="",
    help="Who rates: the id of a team member. Default: the owner of the opportunity, else of "
    "the account.",
)
@click.option(
    "--as",
    "second",
    default="",
    metavar="PERSON",
    help="A second opinion from this team member, who does not see the others' ratings; it "
    "goes into a file of its own.",
)
@click.option(
    "--sealed-until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="With --as, the date on which the ratings are opened. Default: the account's next review.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Date of the assessment. Default: today.",
)
@click.option(
    "--profile",
    default="",
    help="Ask only the criteria of one of the method's profiles, such as quick or core.",
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
    help="Print an empty answers file with all the questions, and do nothing else.",
)
@click.option("--restart", is_flag=True, help="Discard the answers of an unfinished session.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Do not print what was written.")
@config_option
def assess(
    target: str | None,
    private: bool,
    company: str,
    by: str,
    second: str,
    sealed_until: datetime | None,
    day: datetime | None,
    profile: str,
    answers_file: TextIO | None,
    questions: bool,
    restart: bool,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Assess an opportunity: rate each criterion with evidence, and plan to find out the rest.

    Each criterion shows its questions, what was said last time and by whom, and the competitors'
    ratings. You can leave a session at any time and continue later. At the end the new assessment,
    with its date, is added to the plan; nothing else changes by a single byte.

    With --as PERSON it is a second opinion: the others' ratings are not shown, and the new ones go
    into a file of their own, `assessments/<date>.<person>.yml`, sealed until the next review. It
    plans no actions.

    With --me nothing of the plan is asked or changed. Thirteen signs that you do not control an
    opportunity, and five of your own days: you see the trend and what to do, and nobody else does.

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
    if private:
        from gosart.cli.private_check import private_check

        private_check(options, target or "")
        sys.exit(OK)
    if target is None:
        raise click.UsageError("Missing argument 'ACCOUNT[/OPPORTUNITY]'.")
    if second and by:
        raise GosartError("--as says who rates, so leave --by out.")
    if sealed_until and not second:
        raise GosartError("--sealed-until is for a second opinion: say whose, with --as.")
    session = open_session(
        options,
        target,
        company,
        second or by,
        profile,
        day.date() if day else None,
        second=bool(second),
        sealed_until=sealed_until.date() if sealed_until else None,
    )
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
            "No terminal to ask at. Give the answers in a file: "
            f"gosart assess {target} --questions > answers.yml"
        )
    proposals = session.proposals(answers, note)
    write_changes(options, session.account.id, proposals, dry_run=dry_run, quiet=quiet)
    if session.is_second and not session.sealed_until and not quiet:
        click.echo(
            "Everyone can see it at once, because the account has no `next_review`. "
            "--sealed-until seals it.",
            err=True,
        )
    if not dry_run:
        delete_draft(draft)
    sys.exit(OK)


def _introduction(session: AssessmentSession) -> Iterable[str]:
    yield (
        f"{session.opportunity.name}, {session.account.name}. "
        'A rating is "+", "-" or "?" in quotes; what stays empty is not rated.'
    )
    if session.is_second:
        yield "A second opinion: of what others rated, nothing is shown."
        return
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
        if self.session.is_second:
            click.echo("A second opinion: of what others rated, nothing is shown.")
        if number:
            click.echo(f"{number} answered before; going on where you left.")
        try:
            while number < len(items):
                back = self._rate(items[number], number)
                number = max(0, number - 1) if back else number + 1
        except click.Abort:
            click.echo(
                f"\nKept, nothing is written yet. Go on with: gosart assess {self.session.target}"
                + (f" --as {self.session.by}" if self.session.is_second else "")
            )
            raise
        return self.answers

    def _rate(self, item: Item, number: int) -> bool:
        """Ask about one criterion; return whether to go back."""
        from gosart.editing.assessment_session import Answer
        from gosart.plan.schema.assessment import RatingEntry
        from gosart.plan.schema.registry import asked_of

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
            same = prior.values if prior and prior.rating == rating else {}
            values = {
                spec.name: self._ask(spec, same.get(spec.name, ""), "as last time")
                for spec in asked_of(RatingEntry)
            }
            plans = rating == "?" and not self.session.is_second
            answer = Answer(rating, values, self._action() if plans else None)
        self.answers[item.criterion.key] = answer
        self.save(self.answers)
        return False

    def _action(self) -> dict[str, str] | None:
        """Ask for the action that is to find out; None where its first answer is left empty."""
        from gosart.plan.schema.actions import ActionEntry
        from gosart.plan.schema.registry import asked_of

        first, *others = asked_of(ActionEntry)
        what = self._ask(first, "", "", "no action now")
        if not what:
            return None
        return {first.name: what} | {
            spec.name: self._ask(spec, self._default(spec)) for spec in others
        }

    def _default(self, spec: FieldSpec) -> str:
        """Return what an action has where nothing else is typed."""
        from gosart.plan.schema.field import InDays, Owner

        example = spec.about.example
        if isinstance(example, InDays):
            return str(self.today + timedelta(days=example.days))
        return self.session.by if isinstance(example, Owner) else ""

    def _ask(self, spec: FieldSpec, default: str, same: str = "", none: str = "") -> str:
        """Ask for a field until its answer is right.

        `same` says what the default is where it is not shown, `none` what Enter means without one.
        """
        from gosart.editing.answers_file import wrong_value

        def checked(typed: str) -> str:
            wrong = wrong_value(self.session, spec, typed.strip()) if typed.strip() else None
            if wrong:
                message, hint = wrong
                raise click.BadParameter(f"{message} {hint}")
            return typed.strip()

        nothing = none or ("nobody" if spec.about.refers_to else "none")
        hint = (same and f" (Enter: {same})") if default else f" (Enter: {nothing})"
        return str(
            click.prompt(
                f"{spec.about.asked}{hint}",
                default=default,
                show_default=bool(default and not same),
                value_proc=checked,
            )
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
            rating = _coloured(prior.rating)
            click.echo(f"  Last time, {when}: {rating} {_in_words(prior)}".rstrip())
        if item.figures:
            click.echo(f"  {item.figures}")
        if item.rivals:
            rivals = ", ".join(f"{name} {_coloured(rating)}" for name, rating in item.rivals)
            click.echo(f"  Competitors: {rivals}")
        if answer := self.answers.get(criterion.key):
            rating = _coloured(answer.rating or ".")
            click.echo(f"  Your answer so far: {rating} {_in_words(answer)}".rstrip())


def _rating(typed: str) -> str:
    rating = typed.strip().lower()
    if rating not in ("+", "-", "?", ".", "b", "q"):
        raise click.BadParameter("Type +, -, ? or . (b goes back, q leaves).")
    return rating


def _in_words(answer: Answer | PriorRating) -> str:
    """Return the fields of a rating in a line, those that name somebody in brackets."""
    from gosart.plan.schema.assessment import RatingEntry
    from gosart.plan.schema.registry import asked_of

    given = [
        (spec, " ".join(value.split()))
        for spec in asked_of(RatingEntry)
        if (value := answer.values.get(spec.name))
    ]
    return " ".join(f"({text})" if spec.about.refers_to else text for spec, text in given)


def _coloured(rating: str) -> str:
    return click.style(rating, fg=_COLOURS.get(rating))
