"""What the template of the plan format may use: every part of a plan with its keys."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["FormatKeyView", "FormatPartView", "FormatView"]


@dataclass(frozen=True, slots=True)
class FormatKeyView:
    """One key of a part."""

    name: str
    types: Markup
    """What it holds, with values as code."""
    meaning: Markup
    is_required: bool
    example: str
    """Empty for none."""
    edition: int
    """The edition of the plan format that brought it."""


@dataclass(frozen=True, slots=True)
class FormatPartView:
    """One part of a plan."""

    word: str
    meaning: Markup
    paths: tuple[str, ...]
    """Where it stands in a plan."""
    keys: tuple[FormatKeyView, ...]
    other_keys: Markup
    """What other keys it takes, "" for none."""
    example: str
    """YAML, as it stands in a plan."""


@dataclass(frozen=True, slots=True)
class FormatView:
    """The plan format."""

    title: str
    parts: tuple[FormatPartView, ...]
    recipes_href: str
