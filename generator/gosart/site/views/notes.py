"""An account's notes as their pages show them: the list, and each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis
from gosart.plan.model.account import Note
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav
from gosart.site.views.account_frame_model import AccountNavView
from gosart.text.markdown import render_body

__all__ = ["NoteBlockView", "NoteLinkView", "NoteView", "NotesView", "note_view", "notes_view"]

_UNSEARCHED = Markup(' data-search-exclude=""')


@dataclass(frozen=True, slots=True)
class NoteLinkView:
    """A note of the list."""

    title: str
    href: str
    iso: str
    """Its day for a machine, "" for none."""
    day: str


@dataclass(frozen=True, slots=True)
class NotesView:
    """All notes of an account."""

    heading: str
    nav: AccountNavView
    notes: tuple[NoteLinkView, ...]
    """The latest first."""


@dataclass(frozen=True, slots=True)
class NoteBlockView:
    """A heading of a note, or what stands between two."""

    level: str
    """The signs of a heading of its level in Markdown, "" for no heading."""
    heading: str
    anchor: str
    body: Markup
    """Empty for a heading."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note."""

    title: str
    nav: AccountNavView
    account: str
    account_href: str
    iso: str
    """Its day for a machine, "" for none."""
    day: str
    unsearched: Markup
    """The attribute that keeps a text out of a search of names, "" where it belongs into it."""
    blocks: tuple[NoteBlockView, ...]


def notes_view(
    view: View, analysis: AccountAnalysis, heading: str, notes: Iterable[Note]
) -> NotesView:
    """Return the list of an account's notes.

    Args:
        view: The page.
        analysis: The account.
        heading: The page's heading.
        notes: The notes in their order.
    """
    return NotesView(
        heading,
        account_nav(view, analysis, "notes"),
        tuple(
            NoteLinkView(note.title, view.note(analysis.account.id, note), *_day(view, note))
            for note in notes
        ),
    )


def note_view(
    view: View, analysis: AccountAnalysis, note: Note, resolve: Callable[[str], str]
) -> NoteView:
    """Return a note.

    Args:
        view: The page.
        analysis: The account.
        note: The note.
        resolve: Turns a link as typed into an address of the site.
    """
    iso, day = _day(view, note)
    account = analysis.account
    return NoteView(
        title=note.title,
        nav=account_nav(view, analysis, "notes"),
        account=account.name,
        account_href=view.account(account.id),
        iso=iso,
        day=day,
        unsearched=_UNSEARCHED if view.site.names_only else Markup(),
        blocks=tuple(_block(block) for block in render_body(note.body, resolve)),
    )


def _block(block: tuple[int, str, str] | Markup) -> NoteBlockView:
    if isinstance(block, Markup):
        return NoteBlockView("", "", "", block)
    level, heading, anchor = block
    return NoteBlockView("#" * level, heading, anchor, Markup())


def _day(view: View, note: Note) -> tuple[str, str]:
    return (note.date.isoformat(), view.translator.date(note.date)) if note.date else ("", "")
