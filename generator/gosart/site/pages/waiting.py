"""What stands for pages that need every account, while a preview is still reading the plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from gosart.i18n.translator import Translator
from gosart.site.assets import WAITING_SCRIPT
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.views.waiting import WaitingView
from gosart.urls import account_page

__all__ = ["PROGRESS", "Progress", "progress_data", "waiting_files"]

PROGRESS = "assets/gosart/reading.js"
"""Address below the site's at which a waiting page asks how far it is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many accounts have been read."""

    done: int = 0
    total: int = 0

    def sentence(self, translator: Translator) -> str:
        """Return it in words.

        Args:
            translator: The language to write in.
        """
        done, total = f"{self.done:,}", f"{self.total:,}"
        return translator.text(
            "Reading the plans: {done} of {total} accounts.", done=done, total=total
        )


def progress_data(progress: Progress, translator: Translator) -> bytes:
    """Return what the script of a waiting page asks for, as a file of data that it can load.

    Args:
        progress: How far it is.
        translator: The language to write in.
    """
    text = progress.sentence(translator)
    data = {"done": progress.done, "total": progress.total, "text": text}
    return f"gosart.receive({json.dumps(data, ensure_ascii=False)});".encode()


def waiting_files(
    engine: Engine,
    accounts: Iterable[str],
    pages: Iterable[GeneratedFile],
    progress: Callable[[], Progress],
) -> Iterator[GeneratedFile]:
    """Yield files that say how far the reading is, in the place of those that need all of it.

    Args:
        engine: What renders the template.
        accounts: Ids of accounts that are not read yet; each gets its first page, so that links of
            other pages to it are no dead ones.
        pages: Files over all accounts; those that are no pages are left out.
        progress: Says how far it is when a page is written.
    """
    for account in accounts:
        uri = account_page(account)
        yield GeneratedFile(uri, partial(_content, engine, uri, progress), search=())
    for page in pages:
        if page.uri.endswith(".md"):
            content = partial(_content, engine, page.uri, progress)
            yield GeneratedFile(page.uri, content, page.edit_path, search=())


def _content(engine: Engine, uri: str, progress: Callable[[], Progress]) -> str:
    """Write the page that waits at a uri."""
    now = progress()
    title = engine.translator.text("Reading the plans")
    front = {"title": title, "hide": ["navigation", "toc"], "search": {"exclude": True}}
    top = "../" * uri.count("/")
    page = WaitingView(
        title=title,
        address=top + PROGRESS,
        total=now.total or 1,
        done=now.done,
        sentence=now.sentence(engine.translator),
        script=top + WAITING_SCRIPT,
    )
    return engine.render("waiting.md.j2", front, {"waiting": page})
