"""What is said about one human, piece by piece, each with its source.

PersonFile ── Subject    (each entry that is this human)
           ├─ Statement  (what a plan says today)
           └─ Former     (what one said once)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gosart.diagnostics import Location, Message

__all__ = ["Former", "Nature", "PersonFile", "Source", "Statement", "Subject", "SubjectKind"]


class SubjectKind(StrEnum):
    """On which side a human stands."""

    PERSON = "person"
    """At the customer."""
    MEMBER = "member"
    """Of our team."""


@dataclass(frozen=True, order=True, slots=True)
class Subject:
    """An entry of a human."""

    account: str
    """Id of the account, `_shared` for the shared entries."""
    kind: SubjectKind
    id: str
    name: str
    """As the entry has it, the id where it has none."""

    @property
    def address(self) -> str:
        """What a person types for this entry alone."""
        return f"{self.account}/{self.id}"


class Nature(StrEnum):
    """How something is about a human."""

    ENTRY = "entry"
    """It stands in their own entry."""
    REFERENCE = "reference"
    """Something else names their id."""
    MENTION = "mention"
    """A text has their name, e-mail address or id in it."""
    POSSIBLE = "possible"
    """A text has their last name alone in it, which may be somebody else's."""


@dataclass(frozen=True, slots=True)
class Source:
    """A commit."""

    commit: str
    day: date
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a plan says."""

    account: str
    nature: Nature
    key: str
    """The value's key as `gosart edit` takes it, `people.dana.status`; the path of a Markdown file
    whose text it is."""
    value: str
    context: tuple[tuple[str, str], ...]
    """Other keys and values of the entry that names them, as far as they are nobody else's."""
    location: Location
    audience: str
    """The widest audience that may see it."""
    since: Source | None = None
    """Since when it has stood there, None where no history says so."""

    @property
    def identity(self) -> tuple[str, Nature, str, str]:
        """What makes it the same in two states of a plan."""
        return self.account, self.nature, self.key, self.value


@dataclass(frozen=True, slots=True)
class Former:
    """Something that a plan said once, and does no longer."""

    statement: Statement
    """With the location that it had; since when it stood there."""
    until: Source
    """What took it out."""


@dataclass(frozen=True, slots=True)
class PersonFile:
    """All that is said about one human."""

    subjects: tuple[Subject, ...]
    today: date
    statements: tuple[Statement, ...]
    former: tuple[Former, ...]
    no_history: Message | None
    """Why nothing is said of the past, None where it is read."""
