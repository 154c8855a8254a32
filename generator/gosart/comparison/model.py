"""What a comparison gives: changes and their effects, findings, by account; and the whole. No language yet.

Comparison ── accounts ── AccountChange ── changes, effects ── Change
           │                            └─ new, solved ── Diagnostic
           └─ portfolio ── Change (over all accounts compared)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gosart.comparison.records import Value
from gosart.diagnostics import Diagnostic, Location, Severity
from gosart.plan.model.people import Organisation

__all__ = [
    "AccountChange",
    "Change",
    "Comparison",
    "Direction",
    "RatingRow",
    "gravest_first",
    "worst_first",
]

Direction = Literal["better", "worse", "neutral"]
Kind = Literal["added", "removed", "changed", "renamed", "effect", "dated"]
"""`effect`: what changes bring about; `dated`: an entry that carries a day, where nobody can compare."""
_ORDER: tuple[Direction, ...] = ("worse", "better", "neutral")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was, as data: `gosart.comparison.sentences` puts it into words."""

    kind: Kind
    subject: str
    """Kind of the record (`person`), or which effect it is (`position`)."""
    name: str
    """What the plan calls the record or thing, in no language."""
    part: str
    """The page of the account that shows it."""
    field: str
    """Path of the field that changed, "" where the whole record is new, gone or renamed."""
    old: Value
    new: Value
    direction: Direction
    location: Location
    """Where it is typed: the head's place, or the base's where nothing of it is left (`in_base`)."""
    opportunity: str = ""
    """Id of the opportunity, "" for the account's own."""
    person: str = ""
    """Id of a person whom the change is about, else ""."""
    in_base: bool = False
    weight: int = 1
    """How much a reader cares: 3 the opportunity's own course, 2 a person, rating or action, 1 the rest, 0 wording."""
    ids: tuple[str, ...] = ()
    """What makes it the same record in both plans, its kind first; () for an effect."""
    data: tuple[tuple[str, Value], ...] = ()
    """What else a sentence about it says, by name."""

    def value(self, name: str) -> Value:
        """Return a value of `data`, None where there is none of that name."""
        return next((value for key, value in self.data if key == name), None)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """Ratings of one company by question before and now: (question's key, signs before, signs now)."""

    company: str
    """Id of the competitor, `us` for us."""
    name: str
    """Name of the competitor, "" for us."""
    opportunity: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class AccountChange:
    """What became of one account. `broken`: at which state its plan cannot be read ("", "base", "head", "both")."""

    id: str
    name: str
    status: Literal["added", "removed", "changed"]
    changes: tuple[Change, ...]
    effects: tuple[Change, ...]
    new: tuple[Diagnostic, ...]
    solved: tuple[Diagnostic, ...]
    standing: int
    """How many findings were there before and still are."""
    marks: tuple[RatingRow, ...] = ()
    opportunities: Mapping[str, str] | None = None
    broken: Literal["", "base", "head", "both"] = ""
    renamed_from: str = ""
    path: str = ""
    organisation: Organisation | None = field(default=None, compare=False, repr=False)
    """Who is on the map now, as the deal sees them whose people changed, else the first deal, else the account."""

    def people(self, opportunity: str | None = None) -> dict[str, Direction]:
        """Return the worst direction of what changed about each person (by id), in a deal and the whole account; None for every deal."""
        found: dict[str, Direction] = {}
        for change in self.changes:
            if change.person and (opportunity is None or change.opportunity in ("", opportunity)):
                known: Direction = found.get(change.person, "neutral")
                found[change.person] = min(known, change.direction, key=_ORDER.index)
        return found

    @property
    def worse(self) -> int:
        """How many changes and consequences are for the worse, new findings and problems among them."""
        grave = sum(item.severity is not Severity.ADVICE for item in self.new)
        return sum(found.direction == "worse" for found in (*self.changes, *self.effects)) + grave

    @property
    def better(self) -> int:
        """How many changes and consequences are for the better, solved findings among them."""
        return sum(found.direction == "better" for found in (*self.changes, *self.effects)) + len(
            self.solved
        )

    @property
    def is_silent(self) -> bool:
        """Whether nothing of the content changed."""
        told = (
            self.changes
            or self.effects
            or self.new
            or self.solved
            or self.broken
            or self.renamed_from
        )
        return not told and self.status == "changed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states compared: accounts whose content changed, the worst first; `same` are those whose files changed and nothing else."""

    base: str
    head: str
    accounts: tuple[AccountChange, ...]
    same: tuple[str, ...]
    """Names of accounts whose files changed without a change of content."""
    portfolio: tuple[Change, ...]
    stray: tuple[Diagnostic, ...] = ()
    """New problems that belong to no account."""
    lost: tuple[str, ...] = ()
    """Names of plans that nobody touched and that cannot be read, because the shared entries are wrong."""
    found_again: tuple[str, ...] = ()
    """Names of plans that nobody touched and that can be read again, because the shared entries are mended."""
    lines: Mapping[str, frozenset[int]] | None = None
    """Lines of the head's files that a forge shows as added."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.accounts or self.stray or self.lost or self.found_again)

    @property
    def got_worse(self) -> bool:
        """Whether anything is worse than before, or broken."""
        return bool(self.stray or self.lost) or any(
            found.worse or found.broken in ("head", "both") for found in self.accounts
        )

    @property
    def new(self) -> tuple[Diagnostic, ...]:
        """All new problems and findings, those of no account first."""
        return (*self.stray, *(item for account in self.accounts for item in account.new))

    def failing(self, limit: str) -> tuple[Diagnostic, ...]:
        """Return the new findings and problems of at least this severity."""
        ranks = [severity.value for severity in Severity]
        return tuple(
            item for item in self.new if ranks.index(item.severity.value) <= ranks.index(limit)
        )


def worst_first(changes: tuple[Change, ...] | list[Change]) -> tuple[Change, ...]:
    """Sort by direction (worse, better, neutral), then by what a reader cares for, then as the plan has them."""
    return tuple(sorted(changes, key=lambda found: (_ORDER.index(found.direction), -found.weight)))


def gravest_first(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Sort by direction, the deal's own course and who is with us before sums and wording: what a reader of two sentences needs."""
    first = {"close_date": 5, "mentors": 4, "status": 4, "amount": 4, "support": 3, "stage": 3}
    return tuple(
        sorted(
            changes,
            key=lambda found: (
                _ORDER.index(found.direction),
                -first.get(found.field, found.weight),
            ),
        )
    )
