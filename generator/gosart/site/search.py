"""What the search of a site finds of an account: made of the plan, not read off its pages.

Each person, competitor, opportunity and goal is an entry of its own that leads to the thing. A
search that reads pages would take longer than everything else of a build together.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from gosart.plan.model.account import Account, Note, Opportunity
from gosart.plan.model.actions import Action, Milestone
from gosart.plan.model.people import Person, TeamMember
from gosart.plan.model.values import Competitor
from gosart.plan.validate.references import NO_DECISION
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = [
    "ACCOUNT_BOOST",
    "OPPORTUNITY_BOOST",
    "SEPARATOR",
    "IndexKind",
    "SearchEntry",
    "competitor_entries",
    "note_entry",
    "page_entries",
    "part_entries",
    "sheet_entries",
    "summary_entries",
]

ACCOUNT_BOOST = 4.0
"""An account stands before what is in it."""
OPPORTUNITY_BOOST = 2.0
SEPARATOR = "\u200b"
"""A space of no width, between characters of scripts without spaces."""
_MANY_PEOPLE = 14
"""Above so many people, where names have to do, only some have an entry of their own."""
_FIRST_PEOPLE = 5
_GOAL = 100
"""Characters of a goal where the search has names only."""
_HAN = range(0x2E80, 0xA4D0), range(0xAC00, 0xD7B0), range(0xF900, 0xFB00), range(0x20000, 0x32000)
"""Code points of scripts that set no space between words."""
_FIRST_WIDE = min(block.start for block in _HAN)
_TYPED = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "Ø": "O",
        "Ł": "L",
        "Đ": "D",
        "Ð": "D",
        "Þ": "Th",
        "Æ": "Ae",
        "Œ": "Oe",
        "ı": "i",
    }
)
"""Letters that are none with an accent, as those without them on the keyboard type them."""
_NOT_READ = frozenset(
    [
        "id",
        "slug",
        "path",
        "target",
        "narrative_path",
        "location",
        "locator",
        "entry",
        "hidden_fields",
        "per",
        "currency",
        "opportunity",
        "edition",
        "rule",
    ]
)
"""Fields that are no text of a plan's author."""


class IndexKind(Enum):
    """How a reader loads an index of the search."""

    WHOLE = "whole"
    """In one piece, which has to be small."""
    PARTS = "parts"
    """Only the parts that a query asks for."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One hit of the search."""

    title: str
    """Plain text."""
    text: str = ""
    """Plain text."""
    anchor: str = ""
    """Where on the page, "" for its top."""
    boost: float = 1.0
    """How much before others it stands."""
    only: IndexKind | None = None
    """The only kind of index that has it, None for both."""


def summary_entries(account: Account, *, names_only: bool) -> tuple[SearchEntry, ...]:
    """Return what leads to an account's own page: the account and its goals.

    Args:
        account: The account.
        names_only: Whether names have to do.
    """
    owner = account.owner.name if account.owner else ""
    about = [account.industry, account.region, owner, *account.tags]
    more = [] if names_only else [account.profile, account.narrative, account.partners]
    entries = [_entry(account.name, about, more, boost=ACCOUNT_BOOST)]
    goals = _joined(_texts(account.goal))
    if goals:
        title = shorten_to_length(goals, _GOAL) if names_only else goals
        entries.append(_entry(title, [account.name]))
    return tuple(entries)


def sheet_entries(
    account: Account, opportunity: Opportunity, *, names_only: bool
) -> tuple[SearchEntry, ...]:
    """Return what leads to an opportunity's sheet.

    Args:
        account: The account that it belongs to.
        opportunity: The opportunity.
        names_only: Whether names have to do.
    """
    texts = (opportunity.goal, opportunity.objective, opportunity.narrative)
    owner = opportunity.owner.name if opportunity.owner else ""
    return (
        _entry(
            opportunity.name,
            [account.name, owner],
            () if names_only else texts,
            boost=OPPORTUNITY_BOOST,
        ),
    )


def part_entries(
    part: str, account: Account, opportunities: Iterable[Opportunity], *, whole: bool, names: bool
) -> tuple[SearchEntry, ...]:
    """Return what leads to the page of one subject.

    Args:
        part: Which subject.
        account: The account.
        opportunities: Those whose content the page shows.
        whole: Whether it is the account's page, not that of one opportunity.
        names: Whether names have to do.
    """
    entries: list[SearchEntry] = []
    if part == "relationships" and whole:
        entries += _people(account, names=names)
    if part == "value" and whole:
        for rival in account.competitors:
            if rival.id == NO_DECISION:
                continue
            about = [account.name]
            more = [] if names else [rival]
            entries.append(_entry(rival.name, about, more, anchor=f"competitor-{rival.id}"))
        if not names:
            entries += (
                _entry(plain(insight.text), [account.name], anchor=f"insight-{insight.id}")
                for insight in account.insights
            )
    for opportunity in opportunities:
        if not names:
            entries += _of_opportunity(part, account, opportunity)
        elif part == "value":
            entries += _criteria(account, opportunity, only=IndexKind.PARTS)
    return tuple(entries)


def note_entry(note: Note, account: Account, *, names: bool) -> SearchEntry:
    """Return what leads to a note.

    Args:
        note: The note.
        account: The account it belongs to.
        names: Whether names have to do.
    """
    return _entry(note.title, [account.name, *note.tags], [] if names else [note.body])


def page_entries(front: Mapping[str, Any]) -> tuple[SearchEntry, ...]:
    """Return what leads to a page that only has what stands elsewhere too.

    Args:
        front: The page's front matter.
    """
    return (_entry(str(front["title"]), [str(front.get("description", ""))]),)


def competitor_entries(
    competitors: Iterable[tuple[str, tuple[str, ...], str]],
) -> Iterator[SearchEntry]:
    """Yield what leads to the competitors of several accounts.

    Args:
        competitors: Name, other names and anchor of each.
    """
    for name, others, anchor in competitors:
        yield _entry(name, others, anchor=anchor, boost=OPPORTUNITY_BOOST)


def _of_opportunity(part: str, account: Account, opportunity: Opportunity) -> Iterator[SearchEntry]:
    """Yield the texts of one opportunity that a page shows."""
    about = [account.name, opportunity.name]
    match part:
        case "assessment":
            for rated in opportunity.assessments:
                for rating in rated.ratings:
                    if rating.evidence:
                        anchor = rating.criterion.key.replace("_", "-")
                        yield _entry(
                            rating.criterion.title, about, [rating.evidence], anchor=anchor
                        )
                if rated.note:
                    yield _entry(plain(rated.note), about)
        case "value":
            yield _entry(
                opportunity.name,
                [account.name],
                [opportunity.strategy, opportunity.value],
                anchor="strategy",
            )
            yield from _criteria(account, opportunity)
        case "actions":
            for action in opportunity.actions:
                anchor = f"action-{opportunity.id}-{action.id}"
                yield _entry(plain(action.what), about, [action.outcome], anchor=anchor)
            for milestone in opportunity.milestones:
                yield _entry(milestone.name, about, [milestone.note], anchor="milestones")
            for resource in opportunity.resources:
                yield _entry(resource.name, about, anchor="resources")
        case "review":
            for review in opportunity.test.reviews:
                yield _entry(opportunity.name, [account.name], [review], anchor="reviews")
            yield _entry(opportunity.name, [account.name], [opportunity.test.sides], anchor="tests")
        case _:
            pass


def _criteria(
    account: Account, opportunity: Opportunity, *, only: IndexKind | None = None
) -> Iterator[SearchEntry]:
    """Yield what the customer decides by."""
    for criterion in opportunity.decision_criteria:
        about = [account.name, opportunity.name]
        yield _entry(criterion.name, about, anchor="criteria", only=only)


def _people(account: Account, *, names: bool) -> Iterator[SearchEntry]:
    """Yield the people of an account: each, or the first of many and one entry for the rest."""
    people = account.organisation.named
    first = len(people)
    if names and len(people) > _MANY_PEOPLE:
        people = tuple(sorted(people, key=lambda person: not person.is_key))
        first = _FIRST_PEOPLE
        rest = " ".join(person.name for person in people[first:])
        yield _entry(account.name, [rest], anchor="people", only=IndexKind.WHOLE)
    for number, person in enumerate(people):
        entry = _person(person, account, names=names)
        yield entry if number < first else replace(entry, only=IndexKind.PARTS)


def _person(person: Person, account: Account, *, names: bool) -> SearchEntry:
    about = [person.title, person.unit] if names else [person.title, person.unit, account.name]
    more: list[Any] = []
    if not names:
        more = [
            person.business_agenda,
            person.personal_agenda,
            person.approach,
            person.evidence,
            person.notes,
            person.narrative,
        ]
    return _entry(person.name, about, more, anchor=f"person-{person.id}")


def _entry(
    title: str,
    about: Iterable[str],
    more: Iterable[Any] = (),
    *,
    anchor: str = "",
    boost: float = 1.0,
    only: IndexKind | None = None,
) -> SearchEntry:
    """Make an entry; names of other scripts are found by plain letters too."""
    text = " · ".join(filter(None, (*about, _joined(_texts(more)))))
    folded = _folded(f"{title} {text}")
    return SearchEntry(
        _spaced(title), _spaced(f"{text} {folded}" if folded else text), anchor, boost, only
    )


def _joined(texts: Iterable[str]) -> str:
    """Join texts, each once."""
    return " ".join(dict.fromkeys(plain(text) for text in texts if text))


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a part of the model; people and competitors stand for their names."""
    if value is None or isinstance(value, (Enum, Action, Milestone)):
        return  # actions and milestones have entries of their own
    if isinstance(value, str):
        yield value
    elif isinstance(value, (Person, TeamMember)):
        yield value.name
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item.name if isinstance(item, Competitor) else item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in _NOT_READ:
                inner = getattr(value, field.name)
                yield from _texts(inner.name if isinstance(inner, Competitor) else inner)


def _folded(text: str) -> str:
    """Return those words of a text that others type without their accents, typed so."""
    if text.isascii():
        return ""
    words: dict[str, None] = {}
    for word in text.split():
        if word.isascii():
            continue
        decomposed = unicodedata.normalize("NFKD", word.translate(_TYPED))
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
        if bare != word and bare.isascii():
            words[bare] = None
    return " ".join(words)


def _spaced(text: str) -> str:
    """Let each character of a script without spaces be found, as words are.

    Between two of them stands a space of no width, which Material's search takes for one.
    """
    if not text or ord(max(text)) < _FIRST_WIDE:
        return text
    parts: list[str] = []
    before = False
    for char in text:
        wide = ord(char) >= _FIRST_WIDE and any(ord(char) in block for block in _HAN)
        if before and wide:
            parts.append(SEPARATOR)
        parts.append(char)
        before = wide
    return "".join(parts)
