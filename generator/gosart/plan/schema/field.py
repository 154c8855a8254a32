"""What the rest of the program has to know of a field of the plan, declared where the field is.

A field of an entry is written as `due: IsoDate = required("…", better=Better.EARLIER, …)` or
`note: str | None = key("…")`. References, changes and their directions, labels, the scaffold of
a new plan and the reference of the format are derived from it (`gosart.plan.schema.registry`).

About ── what is known of a field
Record ── what is known of an entry that a comparison follows from one state to the next
Inline ── how an entry that is no record reads inside the record that holds it
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from pydantic import Field
from pydantic.fields import FieldInfo

from gosart.diagnostics import Message

__all__ = [
    "About",
    "Better",
    "Dated",
    "Example",
    "FromMethod",
    "InDays",
    "Inline",
    "Owner",
    "Part",
    "Phrasing",
    "Ranked",
    "Record",
    "RefersTo",
    "about",
    "key",
    "required",
]


class RefersTo(StrEnum):
    """What an id in a field names."""

    PERSON = "person"
    TEAM = "team"
    COMPETITOR = "competitor"
    COMPANY = "company"
    """A competitor, or us."""
    CRITERION = "criterion"
    ACTION = "action"
    UNIT = "unit"
    OFFERING = "offering"
    OPPORTUNITY = "opportunity"
    INSIGHT = "insight"
    MILESTONE = "milestone"
    BENEFIT = "benefit"
    ACCOUNT = "account"
    STEP = "step"
    """An action or a milestone of the same opportunity."""
    PURPOSE = "purpose"
    """What an action serves: an objective, insight, milestone, benefit, or a reserved word."""
    ANSWER = "answer"
    """An action of any opportunity, `<opportunity>/<action>`."""


class Better(StrEnum):
    """Which way a field has to go to be better for us, where its values have no own ranks."""

    MORE = "more"
    LESS = "less"
    EARLIER = "earlier"
    GIVEN = "given"
    """Better where there is a value, worse where there is none any more."""
    FEWER = "fewer"
    """Of a list: the shorter the better."""
    LATER_STAGE = "later-stage"
    """The further in the site's own stages the better."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Values of a closed set by how good they are for us.

    `order` holds groups of equally good values, the worst first; `absent` is the value that
    "not given" counts as.
    """

    order: tuple[tuple[StrEnum, ...], ...]
    absent: StrEnum | None = None

    @classmethod
    def of(cls, *values: StrEnum | tuple[StrEnum, ...], absent: StrEnum | None = None) -> Ranked:
        """Make it of single values and groups, the worst first.

        Args:
            absent: The value that "not given" counts as.
            values: Values and groups of equally good ones, the worst first.

        Returns:
            The ranks.
        """
        return cls(tuple(v if isinstance(v, tuple) else (v,) for v in values), absent)

    def rank(self, value: object) -> int | None:
        """Return the rank of a value, None for one that has none.

        Args:
            value: What is typed.
        """
        wanted = self.absent if value is None else value
        return next((rank for rank, group in enumerate(self.order) if wanted in group), None)


class Dated(StrEnum):
    """What the day in a field says."""

    PLANNED = "planned"
    """A day on which something has to be done or is expected."""
    HAPPENED = "happened"
    """A day on which something was so, or was done."""


class Phrasing(StrEnum):
    """How a change of a field is put into a sentence, where "from … to …" is not the way."""

    VALUE = "value"
    MOVES = "moves"
    """A person moves from one value to another."""
    LEAVES = "leaves"
    """A person left on the day that is new."""
    SLIPS = "slips"
    """A later day is a slip."""
    FINISHES = "finishes"
    """Done is told with the day and the outcome."""
    WITH_FINISH = "with-finish"
    """Phrasing with the status that finishes the entry, not by itself."""
    TEXT = "text"
    """A longer text: where it begins to differ."""
    STANDING = "standing"
    """The standing of a company on a decision criterion."""


class Part(StrEnum):
    """The page of an account that shows a thing."""

    SUMMARY = "summary"
    ASSESSMENT = "assessment"
    RELATIONSHIPS = "relationships"
    VALUE = "value"
    ACTIONS = "actions"
    REVIEW = "review"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class InDays:
    """An example: the day so many days after the one on which the plan is begun."""

    days: int


@dataclass(frozen=True, slots=True)
class Owner:
    """An example: who of ours begins the plan."""


@dataclass(frozen=True, slots=True)
class FromMethod:
    """An example in the method's own words.

    `source` is a letter of GOSART with its column (`goal.customer`), or a criterion, whose
    evidence is meant; `otherwise` stands in where a company's method has no such thing.
    """

    source: str
    otherwise: Message | None = None


Example: TypeAlias = str | Message | InDays | Owner | FromMethod | tuple[str, ...]
"""What a new plan shows as an example of a field, and the reference of the format too."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one field."""

    label: Message | None = None
    """What a reader calls it, inside a sentence; None for one that is never told by itself."""
    refers_to: RefersTo | None = None
    """What the id (or each id of the list) names."""
    names: tuple[RefersTo, ...] = ()
    """What the keys of a mapping name, from outside in; () for keys that name the entry itself."""
    better: Better | Ranked | None = None
    """Which way is better for us; None for a field that has no better and worse."""
    absent: StrEnum | None = None
    """The value that "not given" stands for, where it stands for one."""
    dates: Dated | None = None
    """What its day says; None for what is no day."""
    phrasing: Phrasing = Phrasing.VALUE
    """How a change of it is put into a sentence."""
    weight: int | None = None
    """How much a reader of a change cares: 3 most, 0 for wording; None for as much as of its
    record."""
    part: Part | None = None
    """The page that shows it, where it is another than its entry's."""
    fact: bool = False
    """Whether its page lists it among plain facts, because no template shows it in a place of its
    own. Only accounts, opportunities and people have such a list."""
    audience: str = ""
    """The audience it is for unless a site or an entry says otherwise; "" for everybody's."""
    private: bool = False
    """Whether it is in no build, export or comparison, whoever reads them."""
    example: Example | None = None
    """What a new plan shows; None for what is asked on demand only."""
    sample: str | None = None
    """What the reference shows of a field that a new plan does not; None for a value made from its
    type."""
    asked: str | None = None
    """What a terminal asks for it, in `gosart new` (an account, an opportunity) or `gosart assess`
    (a rating, an action); None for what is typed into the file alone. The dialogue at the terminal
    is in English."""
    first: bool = False
    """Whether a new plan asks for it at once."""
    edition: int = 1
    """The edition of the plan format that brought it."""


@dataclass(frozen=True, slots=True)
class Record:
    """How a comparison follows entries of a class from one state to the next.

    An entry is the same one by its id: the key it stands under, or the field `id`. Where it has
    none it is the same by the `content` fields, never by its place in a list.
    """

    kind: str
    label: Message
    part: Part
    content: tuple[str, ...] = ()
    """Fields that tell entries without an id apart."""
    name: tuple[str, ...] = ("name",)
    """Fields whose values, as far as they are given, name it to a reader."""
    weight: int = 1
    """How much a reader of a change cares, where the field does not say."""
    whole: int | None = None
    """How much of one that is new or gone, where it is another weight."""
    headline: tuple[str, ...] = ()
    """Fields that a reader asks about first when the entry is new or gone."""


@dataclass(frozen=True, slots=True)
class Inline:
    """How an entry that is no record reads in its record: its name, then the rest in brackets."""

    name: tuple[str, ...]
    joint: str = ", "
    """What stands between the rest for a reader."""


_NOTHING = About()


def key(
    label: Message | None = None,
    *,
    default: Any = None,
    **details: Any,
) -> Any:
    """Declare a field that may be left out.

    Args:
        label: What a reader calls it, inside a sentence.
        default: Its value where it is not given.
        details: The other attributes of `About`.

    Returns:
        The field's declaration, for the right side of its annotation.
    """
    return _declared(Field(default=default), About(label, **details))


def required(label: Message | None = None, **details: Any) -> Any:
    """Declare a field that has to be given; arguments as for `key`.

    Args:
        label: What a reader calls it.
        details: The other attributes of `About`.

    Returns:
        The field's declaration, for the right side of its annotation.
    """
    return _declared(Field(), About(label, **details))


def _declared(field: Any, details: About) -> Any:
    # pydantic keeps what it does not know in a field's metadata, also through inheritance
    field.metadata.append(details)
    return field


def about(field: FieldInfo) -> About:
    """Return what is known of a field of a pydantic model.

    Args:
        field: The field.
    """
    return next((item for item in field.metadata if isinstance(item, About)), _NOTHING)
