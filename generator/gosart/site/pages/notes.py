"""Notes of an account: a page for each, a list of them, and the files that they link."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gosart.analysis.opportunity import AccountAnalysis
from gosart.plan.model.account import Account, Note
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.search import note_entry
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.notes import note_view, notes_view
from gosart.urls import account_page

__all__ = ["linker", "note_pages"]

_LIST, _NOTE = "account_notes.md.j2", "account_note.md.j2"


def linker(site: Site, uri: str, account: Account, path: str) -> Callable[[str], str]:
    """Return a function that turns a link of a plan into an address of the site.

    A note's file becomes the note's page, a plan's file the account's page, an attachment its
    published file. What is not part of this build becomes "#"; other links stay as they are.

    Args:
        site: What is the same for all pages.
        uri: The page that the address is seen from.
        account: The account that the file belongs to.
        path: The file in which the link is typed, relative to the repository.
    """
    attached = {
        attachment.path: f"accounts/{account.id}/{attachment.target}"
        for attachment in account.attachments
    }
    attached |= {
        attachment.path: f"accounts/{account.id}/{attachment.target}"
        for note in account.notes
        for attachment in note.attachments
    }
    pages = {note.path: account_page(account.id, f"notes/{note.slug}") for note in account.notes}
    home = posixpath.dirname(account.path)
    accounts_root = (
        posixpath.dirname(home) if posixpath.basename(account.path).startswith("account.") else home
    )

    def resolve(link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or link.startswith("/"):
            return link
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
        linked = attached.get(target) or pages.get(target)
        if linked is None and accounts_root and target.startswith(accounts_root + "/"):
            other = target[len(accounts_root) + 1 :].split("/")[0]
            other = other.rsplit(".", 1)[0] if "." in other else other
            linked = account_page(other) if other in site.names else None
        if linked is None:
            return "#"
        return site.addresses.between(uri, linked, parts.fragment)

    return resolve


def note_pages(
    engine: Engine,
    site: Site,
    analysis: AccountAnalysis,
    root: Path,
) -> Iterator[GeneratedFile]:
    """Write an account's notes, the list of them, and the files that they show.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        analysis: The account.
        root: The repository.

    Returns:
        The files, one after the other.
    """
    account = analysis.account
    if not account.notes:
        return
    index = account_page(account.id, "notes/index")
    if not any(note.slug == "index" for note in account.notes):
        title = f"{account.name} · {engine.translator.text('Notes')}"
        notes = sorted(
            account.notes,
            key=lambda note: (note.date is not None, note.date, note.title),
            reverse=True,
        )
        front = {"title": title, "hide": ["navigation", "toc"], "search": {"exclude": True}}

        def listed() -> str:
            page = notes_view(View(site, index), analysis, title, notes)
            return engine.render(_LIST, front, {"notes": page})

        yield GeneratedFile(index, listed, account.path, (), templates=(_LIST,))
    published: set[str] = set()
    for note in account.notes:
        uri = account_page(account.id, f"notes/{note.slug}")
        yield GeneratedFile(
            uri,
            partial(_note, engine, site, analysis, note, uri),
            note.path,
            (note_entry(note, account, names=site.names_only),),
            title=note.title,
            tags=note.tags,
            templates=(_NOTE,),
        )
        for attachment in note.attachments:
            target = f"accounts/{account.id}/{attachment.target}"
            if target not in published:
                published.add(target)
                content = (root / attachment.path).read_bytes
                yield GeneratedFile(target, content, templates=())


def _note(engine: Engine, site: Site, analysis: AccountAnalysis, note: Note, uri: str) -> str:
    """Write the page of a note."""
    account = analysis.account
    front = {
        "title": note.title,
        "description": f"{account.name} · {note.title}",
        "tags": list(note.tags),
        "hide": ["navigation"],
    }
    page = note_view(View(site, uri), analysis, note, linker(site, uri, account, note.path))
    return engine.render(_NOTE, front, {"note": page})
