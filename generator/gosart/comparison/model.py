"""What a comparison gives, as data in no language: changes, effects and findings by account.

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
from gosart.plan_paths import SHARED

__all__ = [
    "FLOAT",
    "VERDICT",
    "VOTE",
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
"""`effect`: what changes bring about; `dated`: an entry of a day, where git cannot compare."""
_ORDER: tuple[Direction, ...] = ("worse", "better", "neutral")

FLOAT, VERDICT, VOTE = _FIRST = ("float", "verdict", "vote")
"""Effects that are said before all else, in this order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two plans; `gosart.comparison.sentences` puts it into words."""

    kind: Kind
    """`added`, `changed` … of a record, or `effect` for what changes bring about."""
    subject: str
    """Kind of the record (`person`), or which effect it is (`position`)."""
    name: str
    """What the plan calls the record or thing, in no language."""
    part: str
    """The page of the account that shows it."""
    field: str
    """Path of the field that changed, "" where the whole record is new, gone or renamed."""
    old: Value
    """Its value in the base, None where there was none: a day, an amount, a text, a reference."""
    new: Value
    """Its value in the head, None where there is none."""
    direction: Direction
    """Whether it is `better` or `worse` for us, else `neutral`."""
    location: Location
    """Where it is typed: the head's place, or the base's where nothing of it is left
    (`in_base`)."""
    opportunity: str = ""
    """Id of the opportunity, "" for the account's own."""
    person: str = ""
    """Id of a person whom the change is about, else ""."""
    in_base: bool = False
    """Whether `location` is in the base, the head having nothing of it."""
    weight: int = 1
    """How much a reader cares: 3 the opportunity's own course, 2 a person, rating or action, 1 the
    rest, 0 wording."""
    ids: tuple[str, ...] = ()
    """What makes it the same record in both plans, its kind first; () for an effect."""
    data: tuple[tuple[str, Value], ...] = ()
    """What else a sentence about it says, by name."""

    @property
    def is_first(self) -> bool:
        """Whether it is an effect that is said before all else: of float, verdict or vote."""
        return self.kind == "effect" and self.subject in _FIRST

    def value(self, name: str) -> Value:
        """Return a value of `data`.

        Args:
            name: Its name there.

        Returns:
            The value, None where there is none of that name.
        """
        return next((value for key, value in self.data if key == name), None)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """Ratings of one company, by question, before and now."""

    company: str
    """Id of the competitor, `us` for us."""
    name: str
    """Name of the competitor, "" for us."""
    opportunity: str
    rows: tuple[tuple[str, str, str], ...]
    """(Key of the question, signs before, signs now)."""


@dataclass(frozen=True, slots=True)
class AccountChange:
    """What became of one account between the two states, or of the shared entries."""

    id: str
    name: str
    status: Literal["added", "removed", "changed"]
    changes: tuple[Change, ...]
    effects: tuple[Change, ...]
    new: tuple[Diagnostic, ...]
    solved: tuple[Diagnostic, ...]
    standing: int
    """How many findings were there before and still are."""
    ratings: tuple[RatingRow, ...] = ()
    opportunities: Mapping[str, str] | None = None
    broken: Literal["", "base", "head", "both"] = ""
    """At which state its plan cannot be read."""
    renamed_from: str = ""
    """The id it had in the base, where it has another now."""
    path: str = ""
    organisation: Organisation | None = field(default=None, compare=False, repr=False)
    """Who is on the map now: of the opportunity whose people changed, else of the first one, else
    of the account."""
    closed: tuple[Diagnostic, ...] = ()
    """Findings that went when their opportunity was decided: nobody solved them."""

    def people(self, opportunity: str | None = None) -> dict[str, Direction]:
        """Return the worst direction of what changed about each person.

        Args:
            opportunity: Id of the opportunity whose changes count, besides those of the whole
                account; None for those of every opportunity.

        Returns:
            Direction by the person's id.
        """
        directions: dict[str, Direction] = {}
        for change in self.changes:
            if change.person and (opportunity is None or change.opportunity in ("", opportunity)):
                earlier: Direction = directions.get(change.person, "neutral")
                directions[change.person] = min(earlier, change.direction, key=_ORDER.index)
        return directions

    @property
    def first(self) -> tuple[Change, ...]:
        """The effects that are said before everything else of the account."""
        return tuple(effect for effect in self.effects if effect.is_first)

    @property
    def other_effects(self) -> tuple[Change, ...]:
        """All other effects."""
        return tuple(effect for effect in self.effects if not effect.is_first)

    @property
    def is_shared(self) -> bool:
        """Whether it is not an account but the entries that all accounts share."""
        return self.id == SHARED

    @property
    def worse(self) -> int:
        """How many changes and effects are for the worse, new problems and findings among them."""
        grave = sum(item.severity is not Severity.ADVICE for item in self.new)
        return sum(change.direction == "worse" for change in (*self.changes, *self.effects)) + grave

    @property
    def better(self) -> int:
        """How many changes and effects are for the better, solved findings among them."""
        return sum(change.direction == "better" for change in (*self.changes, *self.effects)) + len(
            self.solved
        )

    @property
    def is_silent(self) -> bool:
        """Whether nothing of the content changed."""
        content = (
            self.changes
            or self.effects
            or self.new
            or self.solved
            or self.closed
            or self.broken
            or self.renamed_from
        )
        return not content and self.status == "changed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states compared."""

    base: str
    """The state that it begins at, as a reader calls it: a revision, a folder."""
    head: str
    """The state that it ends at, as a reader calls it."""
    accounts: tuple[AccountChange, ...]
    """Those whose content changed, the worst first."""
    same: tuple[str, ...]
    """Names of accounts whose files changed without a change of content."""
    portfolio: tuple[Change, ...]
    """What the changes bring about over all accounts together."""
    stray: tuple[Diagnostic, ...] = ()
    """New problems that belong to no account."""
    unreadable: tuple[str, ...] = ()
    """Names of plans that nobody touched, unreadable because the shared entries are wrong."""
    readable_again: tuple[str, ...] = ()
    """Names of plans that nobody touched, readable again because the shared entries are mended."""
    lines: Mapping[str, frozenset[int]] | None = None
    """Lines of the head's files that a forge shows as added."""
    not_run: tuple[Diagnostic, ...] = ()
    """What says that a company's own rules were not run, cannot be read, or fail; () where all were
    run, or there are none."""
    only: tuple[str, ...] = ()
    """Ids of the accounts that the option `only` lets a comparison look at; () for all."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.accounts or self.stray or self.unreadable or self.readable_again)

    @property
    def is_partial(self) -> bool:
        """Whether a plan cannot be read at the head, so that nobody looked at it."""
        return bool(self.unreadable) or any(
            account.broken in ("head", "both") for account in self.accounts
        )

    @property
    def has_unseen(self) -> bool:
        """Whether something changed that a comparison cannot look into: a submodule."""
        return any(problem.code == "S036" for problem in self.stray)

    @property
    def has_unread_base(self) -> bool:
        """Whether a plan was looked at that could not be read in the base."""
        return any(account.broken == "base" for account in self.accounts)

    @property
    def got_worse(self) -> bool:
        """Whether anything is worse than before, or broken."""
        return bool(self.stray or self.unreadable) or any(
            account.worse or account.broken in ("head", "both") for account in self.accounts
        )

    @property
    def new(self) -> tuple[Diagnostic, ...]:
        """All new problems and findings, those of no account first."""
        return (*self.stray, *(item for account in self.accounts for item in account.new))

    def failing(self, limit: str) -> tuple[Diagnostic, ...]:
        """Return what is new and severe enough to fail on.

        Args:
            limit: The least severity (`error`, `warning` or `advice`).

        Returns:
            The new problems and findings of at least this severity, those of no account first.
        """
        ranks = [severity.value for severity in Severity]
        return tuple(
            item for item in self.new if ranks.index(item.severity.value) <= ranks.index(limit)
        )

    @property
    def failed_rules(self) -> tuple[Diagnostic, ...]:
        """Errors of the company's own rules, which therefore looked at nothing."""
        return tuple(item for item in self.not_run if item.severity is Severity.ERROR)


def worst_first(changes: tuple[Change, ...] | list[Change]) -> tuple[Change, ...]:
    """Sort changes by direction, then by weight.

    Args:
        changes: In the order of the plan.

    Returns:
        Float, verdict and vote first; then worse before better before neutral; among these the
        greatest weight first; what is alike in both in the order of the plan.
    """
    return tuple(
        sorted(
            changes,
            key=lambda change: (_rank(change), _ORDER.index(change.direction), -change.weight),
        )
    )


def _rank(change: Change) -> int:
    """Return when a change is said: float, verdict and vote before all else."""
    return _FIRST.index(change.subject) if change.is_first else len(_FIRST)


def gravest_first(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Sort changes by what a reader of two sentences needs most.

    Args:
        changes: In the order of the plan.

    Returns:
        Float, verdict and vote first; then worse before better before neutral; among these the
        opportunity's course and who supports us before sums and wording.
    """
    # a choice of this list alone: two of them are results, which no field has
    ranks = {"close_date": 5, "mentors": 4, "status": 4, "amount": 4, "support": 3, "stage": 3}
    return tuple(
        sorted(
            changes,
            key=lambda change: (
                _rank(change),
                _ORDER.index(change.direction),
                -ranks.get(change.field, change.weight),
            ),
        )
    )
