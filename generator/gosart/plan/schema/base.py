"""What every entry of a plan has in common: no unknown keys, texts and lists of texts, accepted findings.

An entry is what a person types, checked key by key; nothing is looked up here. A value that is left empty counts as not given.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Tag

from gosart.plan.schema.scalars import IsoDate, Label

__all__ = [
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


class IgnoreEntry(Entry):
    """A finding that is known and accepted."""

    rule: Label
    """Code of the rule, `T001`."""
    reason: Label
    """Why it is accepted; shown with the finding."""
    until: IsoDate | None = None
    """Last day of the acceptance; afterwards the finding is back."""
    audience: str | None = None
    """Narrowest audience that may see this entry."""


class TextEntry(Entry):
    """A text of a list that only some may see."""

    text: Label
    """The text."""
    audience: str | None = None
    """Narrowest audience that may see this text."""


def tag_of(value: Any) -> str:
    """Tell a mapping from anything else; the tags are spelled so that no key of a plan is one."""
    return "<mapping>" if isinstance(value, dict | BaseModel) else "<text>"


def listed(value: Any) -> Any:
    """Make a list of the one value that stands where a list may be given."""
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

    customer: Texts | None = None
    """What the customer says or wants."""
    team: Texts | None = None
    """What our team says or wants."""
