"""What all entries of a plan have in common: no unknown keys, texts and lists, accepted findings.

An entry is what a person types, checked key by key; nothing is looked up here. A value that is left
empty counts as not given.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Tag, field_validator

from gosart.diagnostics import msg
from gosart.plan.schema.field import Dated, FromMethod, Inline, Part, Record, key, required
from gosart.plan.schema.scalars import IsoDate, Label, visible

__all__ = [
    "Audiences",
    "Entry",
    "IgnoreEntry",
    "Ignores",
    "TextEntry",
    "Texts",
    "TwoSidesEntry",
    "listed",
    "tag_of",
]


class Entry(BaseModel):
    """A mapping of a plan."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, hide_input_in_errors=True
    )

    record: ClassVar[Record | None] = None
    """How a comparison follows such entries; None where they are part of the entry they stand
    in."""
    inline: ClassVar[Inline | None] = None
    """How such an entry reads inside its record, where it is an item of a list."""

    _names_are_seen = field_validator("name", check_fields=False)(visible)


Audiences: TypeAlias = dict[str, str]
"""Field of an entry (dotted below it) to the audience it is for."""


class IgnoreEntry(Entry):
    """A finding that is known and accepted."""

    record: ClassVar[Record | None] = Record(
        "ignore",
        msg("Accepted finding"),
        Part.REVIEW,
        content=("rule",),
        name=("rule",),
        headline=("reason",),
    )

    rule: Label = required(msg("rule"), sample="T001")
    """Code of the rule, `T001`."""
    reason: Label = required(msg("reason"))
    """Why it is accepted; shown with the finding."""
    until: IsoDate | None = key(msg("accepted until"), dates=Dated.PLANNED)
    """Last day of the acceptance; after that the finding is back."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""


class TextEntry(Entry):
    """A list text that only some may see."""

    inline: ClassVar[Inline | None] = Inline(("text",))

    text: Label = required()
    """The text."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this text."""


def tag_of(value: Any) -> str:
    """Tell a mapping from anything else; the tags are spelled so that no key of a plan is one.

    Args:
        value: What is typed.

    Returns:
        The tag of one of the two.
    """
    return "<mapping>" if isinstance(value, dict | BaseModel) else "<text>"


def listed(value: Any) -> Any:
    """Make a list of the one value that stands where a list may be given.

    Args:
        value: What is typed.

    Returns:
        The list; a value of another type as it is.
    """
    return [value] if isinstance(value, str | dict) else value


_TextLike = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[TextEntry, Tag("<mapping>")], Discriminator(tag_of)
]

Texts = Annotated[
    tuple[_TextLike, ...],
    BeforeValidator(listed, json_schema_input_type=_TextLike | tuple[_TextLike, ...]),
]
"""One text, or a list of texts; an item may be `{text, audience}`."""
Ignores = Annotated[
    tuple[IgnoreEntry, ...],
    BeforeValidator(listed, json_schema_input_type=IgnoreEntry | tuple[IgnoreEntry, ...]),
]
"""One accepted finding, or a list of them."""


class TwoSidesEntry(Entry):
    """The customer's column and ours."""

    customer: Texts | None = key(
        msg("customer's goal"), example=FromMethod("goal.customer"), first=True
    )
    """What the customer says or wants."""
    team: Texts | None = key(msg("our goal"), example=FromMethod("goal.team"), first=True)
    """What our team says or wants."""
