"""The clauses that lights and verdict give their reasons in: people, ratings and actions by name.

Each is a clause of a sentence that can be read aloud: no label of a criterion where the method has
a phrase, no id, at most two names, and a user's text only as far as there is room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gosart.diagnostics import Message, Named, Number, Phrase, msg
from gosart.method.enums import Rating, Role
from gosart.method.model import Criterion
from gosart.plan.model.account import Action, CriterionRating, Opportunity
from gosart.plan.model.people import Person
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = [
    "action_named",
    "ask_about",
    "first_part",
    "joined",
    "names_of",
    "opposes",
    "person_named",
    "phrase_of",
    "rating_clause",
    "short",
    "unknowns_clause",
    "unmet",
]

LONGEST = 140
"""Characters that a reason with a text of the user's may have."""
_TITLE = 32
"""Characters of a title that may stand behind a name."""
_ROOM = 24
"""Characters below which a piece of a text says nothing."""


def short(text: str, length: int = 60) -> str:
    """Return the beginning of a user's text as one line without markup or full stop.

    Args:
        text: Markdown.
        length: The most characters.
    """
    return shorten_to_length(plain(text), length).rstrip(" .。;；,，")


def person_named(person: Person) -> Message:
    """Return a person's name, with the title where it is short.

    Args:
        person: The person.
    """
    name = Named(person.id, person.name)
    if person.title and len(person.title) <= _TITLE:
        return msg("{person} ({title})", person=name, title=person.title)
    return msg("{person}", person=name)


def names_of(people: Sequence[Person]) -> Message:
    """Return people: at most two by name, the others as a number.

    Args:
        people: At least one.
    """
    if len(people) == 1:
        return person_named(people[0])
    first, second = (Named(person.id, person.name) for person in people[:2])
    if len(people) == 2:
        return msg("{first} and {second}", first=first, second=second)
    rest = Number(len(people) - 2)
    return msg("{first}, {second} and {n} more", first=first, second=second, n=rest)


def opposes(person: Person) -> Message:
    """Return that a person with a vote is against us.

    Args:
        person: The person.
    """
    values = {"person": person_named(person)}
    if person.role is Role.APPROVER:
        return msg("{person} must approve and opposes us", **values)
    if person.role is Role.DECISION_MAKER:
        return msg("{person} decides and opposes us", **values)
    return msg("{person} has a vote and opposes us", **values)


def unmet(people: Sequence[Person]) -> Message:
    """Return that we have not met people with a vote.

    Args:
        people: At least one.
    """
    if len(people) > 1:
        return msg("we have not met {people}, who have a vote", people=names_of(people))
    person = person_named(people[0])
    if people[0].role is Role.APPROVER:
        return msg("we have not met {person}, who must approve", person=person)
    if people[0].role is Role.DECISION_MAKER:
        return msg("we have not met {person}, who decides", person=person)
    return msg("we have not met {person}, who has a vote", person=person)


def action_named(action: Action) -> Message:
    """Return an action by what is done, and by whom.

    Args:
        action: The action.
    """
    what = short(action.what) or action.id
    if action.owner is None:
        return msg("“{action}”", action=Named(action.id, what))
    return msg("“{action}” ({owner})", action=Named(action.id, what), owner=action.owner.name)


def ask_about(criterion: Criterion) -> Message:
    """Return what to find out.

    Args:
        criterion: A criterion that is not known.
    """
    if criterion.phrases.unknown:
        return msg("Find out {question}", question=Phrase(criterion.key, criterion.phrases.unknown))
    return msg("Find out about “{criterion}”", criterion=Named(criterion.key, criterion.label))


def joined(clauses: Sequence[Message]) -> Message:
    """Return at most two clauses together, and how many are left.

    Args:
        clauses: At least one.
    """
    if len(clauses) == 1:
        return clauses[0]
    first, second = clauses[:2]
    if len(clauses) == 2:
        return msg("{first}, and {second}", first=first, second=second)
    if len(clauses) == 3:
        return msg(
            "{first}, {second}, and one more criterion counts against us",
            first=first,
            second=second,
        )
    rest = Number(len(clauses) - 2)
    return msg(
        "{first}, {second}, and {n} more criteria count against us",
        first=first,
        second=second,
        n=rest,
    )


def unknowns_clause(criteria: Sequence[Criterion]) -> Message:
    """Return what nobody knows, the first two of several.

    Args:
        criteria: Criteria that are not known, at least one.
    """
    first, *others = criteria[:2]
    if others and first.phrases.unknown and others[0].phrases.unknown:
        return msg(
            "we do not yet know {first} or {second}",
            first=Phrase(first.key, first.phrases.unknown),
            second=Phrase(others[0].key, others[0].phrases.unknown),
        )
    return phrase_of(first, None)


def phrase_of(criterion: Criterion, rating: Rating | None) -> Message:
    """Say what a rating means.

    Args:
        criterion: The criterion.
        rating: Its rating, None for none.

    Returns:
        The method's phrase; a plain one with the label where a company's criterion has none.
    """
    phrases, label = criterion.phrases, criterion.label
    if rating is Rating.PLUS:
        if phrases.plus:
            return msg("{phrase}", phrase=Phrase(f"{criterion.key}.plus", phrases.plus))
        return msg("“{criterion}” speaks for us", criterion=Phrase(criterion.key, label))
    if rating is Rating.MINUS:
        if phrases.minus:
            return msg("{phrase}", phrase=Phrase(f"{criterion.key}.minus", phrases.minus))
        return msg("“{criterion}” speaks against us", criterion=Phrase(criterion.key, label))
    if phrases.unknown:
        return msg("we do not yet know {question}", question=Phrase(criterion.key, phrases.unknown))
    return msg("“{criterion}” is not known yet", criterion=Phrase(criterion.key, label))


def rating_clause(
    criterion: Criterion, rating: CriterionRating | None, opportunity: Opportunity
) -> Message:
    """Return what a rating means, and its evidence: what, from whom and of when.

    Args:
        criterion: The criterion.
        rating: Our leading rating of it, None for none.
        opportunity: The opportunity.
    """
    value = rating.rating if rating else None
    clause = phrase_of(criterion, value)
    event = opportunity.value.event
    if criterion.key == "compelling_event" and value is Rating.PLUS and event and event.date:
        if event.text:
            text = short(first_part(event.text, LONGEST - 45), LONGEST - 45)
            return msg("they must be ready by {day}: {event}", day=event.date, event=text)
        return msg("they must be ready by {day}", day=event.date)
    if rating is None or not rating.evidence:
        return clause
    source, text = rating.source, plain(rating.evidence)
    if source is not None and (source.hidden or source.name in text):
        source = None
    day: date | None = getattr(rating, "evidence_on", None)
    room = LONGEST - len(str(clause)) - len(source.name if source else "") - 20
    if room < _ROOM:
        return clause
    values = {"clause": clause, "evidence": short(first_part(text, room), room)}
    if source is None:
        if day is None:
            return msg("{clause}: {evidence}", **values)
        return msg("{clause}: {evidence} ({day})", **values, day=day)
    named = Named(source.id, source.name)
    if day is None:
        return msg("{clause}: {evidence} ({source})", **values, source=named)
    return msg("{clause}: {evidence} ({source}, {day})", **values, source=named, day=day)


def first_part(text: str, length: int) -> str:
    """Return a text, one that is too long only up to where it could end.

    Args:
        text: Markdown.
        length: The most characters that a whole text may have.
    """
    text = plain(text)
    if len(text) <= length:
        return text
    ends: Iterable[int] = (text.find(end) for end in (". ", "; ", "。", "；", " - "))
    return text[: min((end for end in ends if end > 0), default=len(text))]
