"""What the template of a change's review may use: texts, addresses and drawings, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.change_lines_model import ChangeLineView

__all__ = [
    "ChangeReviewView",
    "ChangedAccountView",
    "ChangedPartView",
    "DiagnosticView",
    "DrawingView",
    "FoldedUnitView",
]


@dataclass(frozen=True, slots=True)
class DiagnosticView:
    """A problem or finding that a change brings."""

    code: str
    tone: str
    """`bad`, `warn` or `advice`, for the style sheet."""
    severity: str
    sentence: str
    hint: Markup
    """What to do, with keys as code."""
    location: str
    """File and line, "" for none."""
    fix: str
    """The line as it should be, "" where that is not certain."""


@dataclass(frozen=True, slots=True)
class FoldedUnitView:
    """A unit that the map shows as a single card."""

    unit: str
    names: str
    """Who changed in it, each with a sign."""


@dataclass(frozen=True, slots=True)
class DrawingView:
    """What is drawn of an opportunity that changed."""

    name: str
    """The opportunity's, "" where the account has a drawing of one only."""
    radar: str
    """Empty for the same as before; so is the map."""
    network: str
    folded: tuple[FoldedUnitView, ...]
    gone: str
    """Names of people who are no longer on the map, "" for nobody."""


@dataclass(frozen=True, slots=True)
class ChangedPartView:
    """What changed in a part of a plan."""

    title: str
    href: str
    """The page that shows it, "" where the account is gone."""
    changes: tuple[ChangeLineView, ...]


@dataclass(frozen=True, slots=True)
class ChangedAccountView:
    """What changed in an account."""

    id: str
    name: str
    href: str
    """The account's page, "" where it is gone."""
    status: str
    """What became of it as a whole, "" where only parts of it changed."""
    has_head: bool
    """Whether it has a status or a page."""
    first: tuple[ChangeLineView, ...]
    """What is said before all else: of float, verdict or vote."""
    new: tuple[DiagnosticView, ...]
    effects: tuple[ChangeLineView, ...]
    drawings: tuple[DrawingView, ...]
    parts: tuple[ChangedPartView, ...]
    counted: str
    """How many findings are resolved and how many remain, "" for none."""


@dataclass(frozen=True, slots=True)
class ChangeReviewView:
    """What a change does to the plans."""

    title: str
    failed: str
    """Why the comparison could not run, "" where it could; then all below counts."""
    headline: str
    base: str
    unchanged: str
    limited: Markup
    """What the comparison left out, with keys as code; "" for nothing."""
    stray: tuple[DiagnosticView, ...]
    """Problems of no account."""
    by_shared: str
    """Which accounts a change of what they share touches, "" for none."""
    portfolio: tuple[ChangeLineView, ...]
    accounts: tuple[ChangedAccountView, ...]
