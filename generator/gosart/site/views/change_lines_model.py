"""A change as a line: its sign, its deal, its sentence, and where it is typed."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ChangeLineView"]


@dataclass(frozen=True, slots=True)
class ChangeLineView:
    """A change of a plan, or what changes bring about."""

    tone: str
    """`better`, `worse` or `neutral`, for the style sheet."""
    sign: str
    word: str
    """The sign in a word, for a screen reader."""
    opportunity: str
    """Its deal, "" where the sentence names it or the account has one only."""
    sentence: str
    location: str
    """File and line, "" where the page does not show them."""
    is_before: bool
    """Whether that is its place in the version before."""
