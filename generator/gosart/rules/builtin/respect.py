"""Rules about how a plan speaks of people: they may ask what is kept about them."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.opportunity import AccountAnalysis
from gosart.diagnostics import Location, Severity, msg
from gosart.plan.model.people import Person
from gosart.rules.findings import Context, Findings, finding
from gosart.rules.registry import rule
from gosart.rules.unkind_words import belittling, private
from gosart.rules.values import named


@rule(
    "K015",
    Severity.ADVICE,
    "relationships",
    msg("Nothing that you would not read to them"),
    scope="account",
    why=msg(
        "People have a right to see what is kept about them, and a plan is read by more colleagues "
        "than its author thinks. What someone does helps a colleague; what you call them does not, "
        "and their health or family is none of our business."
    ),
)
def words_can_be_read_to_them(context: Context) -> Findings:
    """No text about somebody belittles them or speaks of a private matter."""
    for person, text, location in _texts(context.account):
        word = belittling(text)
        if word:
            yield finding(
                msg("Would you read “{word}” to {person}?", word=word, person=named(person)),
                msg("Write what they did or said, not what you think of them."),
                location,
                about=("words", word.casefold()),
                entry=person.id,
            )
            continue
        word = private(text)
        if word:
            yield finding(
                msg("“{word}” is a private matter of {person}", word=word, person=named(person)),
                msg(
                    "Take it out: what they said in confidence does not belong in a plan. "
                    "`gosart person` shows all that is kept about them."
                ),
                location,
                about=("words", word.casefold()),
                entry=person.id,
            )


def _texts(analysis: AccountAnalysis) -> Iterator[tuple[Person, str, Location]]:
    """Yield each text about somebody once, whether the account has it or a single deal."""
    account = analysis.account
    organisations = [
        account.organisation,
        *(opportunity.organisation for opportunity in account.opportunities),
    ]
    seen: set[tuple[str, str]] = set()
    for organisation in organisations:
        for person in organisation.present:
            if person.hidden:
                continue
            for text, location in _of(person):
                if (person.id, text) not in seen:
                    seen.add((person.id, text))
                    yield person, text, location


def _of(person: Person) -> Iterator[tuple[str, Location]]:
    at = person.locator.at
    yield person.title, at("title")
    yield person.notes, at("notes")
    yield from ((text, at("business_agenda")) for text in person.business_agenda)
    yield from ((text, at("personal_agenda")) for text in person.personal_agenda)
    if person.approach:
        yield person.approach.note, at("approach", "note")
    yield from ((item.text, at("evidence")) for item in person.evidence)
    yield person.narrative, person.location or at()
