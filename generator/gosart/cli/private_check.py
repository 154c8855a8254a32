"""What `gosart assess --me` asks and says; the answers stay with the user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gosart.errors import GosartError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gosart.config.model import SiteOptions
    from gosart.editing.private_check import Check
    from gosart.i18n.translator import Translator

__all__ = ["private_check"]

FILE = "GOSART_PRIVATE"
"""Variable of the environment that names another file."""
_EARLIER = 5
"""Earlier checks that the trend has."""


def private_check(options: SiteOptions, target: str) -> None:
    """Ask the signs of a deal and of one's own days, and say what to do and where it is going.

    Args:
        options: The site's options.
        target: `ACCOUNT/OPPORTUNITY`, "" for all of one's deals.

    Raises:
        GosartError: There is no such plan, or the answers would be in a repository of plans.
    """
    from gosart.editing.locate import open_plan
    from gosart.editing.private_check import (
        PERSONAL,
        Check,
        earlier,
        read_checks,
        write_checks,
    )
    from gosart.i18n.translator import translator_for
    from gosart.method.enums import ControlSignal
    from gosart.method.loader import read_method

    path = _path(options)
    if target:
        open_plan(options, target)
    translator = translator_for(options.language)
    method = read_method(options.language, options.root, options.method).method
    checks = read_checks(path)
    about = translator.text("{deal}: what have you seen in the last weeks?", deal=target)
    click.secho(about if target else translator.text("All your deals together:"), bold=True)
    click.echo(translator.text("Enter or n: no. y: yes. q leaves, and nothing is written."))
    signs = []
    for sign in ControlSignal:
        term = method.term(sign)
        if _asked(f"{term.label}. {term.description}"):
            signs.append(sign.value)
    click.secho("\n" + translator.text("And you?"), bold=True)
    personal = [
        sign.value for sign, question in PERSONAL.items() if _asked(translator.say(question))
    ]
    root = options.root.resolve().as_posix()
    now = Check(options.today, target, root, tuple(signs), tuple(personal))
    write_checks(path, [*checks, now])
    labels = {sign.value: method.term(sign).label for sign in ControlSignal}
    labels |= {sign.value: translator.say(question) for sign, question in PERSONAL.items()}
    _report(now, earlier(checks, now), labels, translator)
    click.echo(translator.text("Only you have this: {path}", path=path.as_posix()))


def _path(options: SiteOptions) -> Path:
    """Return the user's file, which may stand in no repository of plans."""
    typed = os.environ.get(FILE, "")
    path = Path(typed) if typed else Path(click.get_app_dir("gosart"), "private-checks.json")
    resolved = path.expanduser().resolve()
    if resolved.is_relative_to(options.root.resolve()):
        raise GosartError(
            f"{resolved} is inside the repository of the plans, and would be shared with it. "
            f"Let {FILE} name a file elsewhere."
        )
    return resolved


def _asked(question: str) -> bool:
    def checked(typed: str) -> str:
        answer = typed.strip().casefold()
        if answer not in ("", "n", "no", "y", "yes", "q"):
            raise click.BadParameter("Type y, n or q.")
        return answer

    answer = click.prompt(
        question, default="n", show_default=False, prompt_suffix=" ", value_proc=checked
    )
    if answer == "q":
        raise click.Abort
    return str(answer).startswith("y")


def _report(
    now: Check, before: Sequence[Check], labels: Mapping[str, str], translator: Translator
) -> None:
    """Say how many signs there are, where that is going, and what to do about each."""
    from gosart.editing.private_check import WHAT_TO_DO, PersonalSign, what_to_do_first
    from gosart.method.enums import ControlSignal

    text = translator.text
    click.echo()
    click.secho(
        text(
            "Signs that you are not in control: {signs} of {most}; of your own days: {personal} of "
            "{most_personal}",
            signs=len(now.signs),
            most=len(ControlSignal),
            personal=len(now.personal),
            most_personal=len(PersonalSign),
        ),
        bold=True,
    )
    for check in before[-_EARLIER:]:
        day = translator.date(check.day)
        click.echo(
            text(
                "{day}: {signs} and {personal}",
                day=day,
                signs=len(check.signs),
                personal=len(check.personal),
            )
        )
    if len(now.signs) >= 3:
        click.echo(text("One sign is chance, three are a pattern: you are not in control here."))
    for sign in what_to_do_first(now, before[-1] if before else None):
        click.echo(f"- {labels[sign.value]}: {translator.say(WHAT_TO_DO[sign])}")
