"""What the template of a brief may use: texts and addresses, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.account_frame_model import AccountNavView

__all__ = [
    "BriefFactView",
    "BriefLineView",
    "BriefRowView",
    "BriefSectionView",
    "BriefTableView",
    "BriefView",
    "VoiceView",
]


@dataclass(frozen=True, slots=True)
class BriefLineView:
    """One line: a text, what stands behind it, and where to read on."""

    label: str
    """What the text is about, "" where its section says so."""
    text: str
    note: str
    href: str
    """The page that it is about."""
    tone: str
    """Which way or how grave it is, for the style sheet."""
    sign: str
    word: str
    """The sign in a word, "" for a line that is neither good nor bad."""
    is_strong: bool
    opportunity: str
    """Its deal, where there are several."""
    rule: Markup
    """The code of the rule that says so, a link; "" for none."""


@dataclass(frozen=True, slots=True)
class BriefFactView:
    """A figure with its name."""

    label: str
    value: str
    note: str
    tone: str
    """`good`, `warn`, `bad` or "", for the style sheet."""


@dataclass(frozen=True, slots=True)
class BriefRowView:
    """A row of the table: a question, or an opportunity."""

    name: str
    href: str
    """The opportunity's own brief, "" for a question."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefTableView:
    """Ratings of each vendor by question, or the opportunities side by side."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[BriefRowView, ...]
    more: str
    """How many rows found no room, "" for none."""
    more_href: str


@dataclass(frozen=True, slots=True)
class BriefSectionView:
    """What changed, what is unknown, overdue, due, weak or found."""

    key: str
    """Which of them, for ids and the style sheet."""
    title: str
    href: str
    """Where all of its lines stand."""
    intro: str
    lines: tuple[BriefLineView, ...]
    more: int
    """How many lines found no room."""
    empty: str
    """What is said where it has no lines at all."""


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A perspective with the questions that the plan raises from it."""

    key: str
    label: str
    stance: str
    lines: tuple[BriefLineView, ...]
    more: int
    """How many questions found no room."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """A brief on one page."""

    heading: str
    nav: AccountNavView
    about: str
    verdict: tuple[BriefLineView, ...]
    """The call, and what stands against it; none without one."""
    facts: tuple[BriefFactView, ...]
    remarks: tuple[BriefLineView, ...]
    tables: tuple[BriefTableView, ...]
    """One; none where it would have no rows."""
    sections: tuple[BriefSectionView, ...]
    voices_head: Markup
    voices: tuple[VoiceView, ...]
    left_out: tuple[str, ...]
    """What found no room, a sentence each."""
    silent: str
    """Perspectives from which nothing raises a question, "" for none."""
