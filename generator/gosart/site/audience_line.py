"""The line at the end of each page: for whom its build is, and the switch for projecting it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from gosart.i18n.translator import Translator
from gosart.method.enums import Status
from gosart.method.model import Method
from gosart.site.views.elements import projector_switch, readers_line

__all__ = ["NO_LINE", "AudienceLine", "audience_line"]


@dataclass(frozen=True, slots=True)
class AudienceLine:
    """What each page of a build says of its readers."""

    sentence: str
    """For whom the build is, and what that means."""
    short: str
    """For whom the build is, as the foot of a printed sheet has room for it."""
    switch: Markup
    """A button that makes the page fit for a screen that others see; a script shows it."""

    @property
    def paragraph(self) -> Markup:
        """The line as HTML, "" for none."""
        return readers_line(self.sentence, self.switch)


NO_LINE = AudienceLine("", "", Markup(""))
"""What pages say where nobody has said for whom they are."""


def audience_line(
    translator: Translator, method: Method, audience: str, audiences: Sequence[str]
) -> AudienceLine:
    """Return the line of a build.

    Args:
        translator: The language of the pages.
        method: Whose words for people the switch softens.
        audience: The group of readers that the build is for.
        audiences: All groups of readers, widest first.
    """
    words, signs = _tactful(translator, method)
    switch = projector_switch(
        {
            "label": translator.text("Projector view"),
            "title": translator.text(
                "For a screen that others see: tactful words for people, "
                "and no notes on what is not shown"
            ),
            "words": _as_json(words),
            "signs": _as_json(signs),
            "notes": _as_json(_notes(translator)),
        }
    )
    short = _short(translator, audience)
    sentence = short
    if audience not in ("everyone", audiences[0]):
        sentence = translator.text(
            "{for_whom}: what others may not see is included", for_whom=short
        )
    return AudienceLine(sentence, short, switch)


def _short(translator: Translator, audience: str) -> str:
    """Say for whom a build is, in words that need no explanation."""
    names = {
        "everyone": translator.text("For everyone"),
        "account-team": translator.text("For the account team"),
        "sales": translator.text("For the sales team"),
    }
    words = audience.replace("-", " ")
    return names.get(audience) or translator.text("For {audience}", audience=words)


def _tactful(translator: Translator, method: Method) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a projected page says in place of each word for a status, and of its sign."""
    for_us, against = translator.text("Supports us"), translator.text("Opposes us")
    words = {
        Status.MENTOR: for_us,
        Status.SUPPORTER: for_us,
        Status.NEUTRAL: translator.text("Undecided"),
        Status.NON_SUPPORTER: against,
        Status.ENEMY: against,
    }
    same = {Status.MENTOR: Status.SUPPORTER, Status.ENEMY: Status.NON_SUPPORTER}
    return (
        {method.term(status).label: word for status, word in words.items()},
        {method.term(status).letter: method.term(softer).letter for status, softer in same.items()},
    )


def _notes(translator: Translator) -> list[str]:
    """Return what a projected page is without, each as a page writes it."""
    text = translator.text
    return [
        text("Mentors"),  # their number
        text("Not shown"),
        text("not shown"),
        text("not shown here"),
        text("Status not shown here"),
        text("someone not shown here"),
        text("Where people stand is not shown for this audience."),
        text("Where people stand is not shown for this audience"),
        text("Some of the people are not shown for this audience"),
        text(
            "Some figures are not shown for this audience: payback and what is left are not "
            "worked out from the rest."
        ),
    ]


def _as_json(value: Mapping[str, Any] | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
