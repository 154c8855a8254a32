"""What a printed sheet says in its margins: the page's title above, the state of the plans below.

The style sheet `print.css` sets both into the margin boxes of `@page`, which take their text from
variables: the title from one that each page brings, the rest from the site's style sheet. So no
page differs from day to day or from commit to commit only because of its foot.
"""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup

from gosart.i18n.translator import Translator
from gosart.site.views.elements import page_style

__all__ = ["foot_parts", "foot_style", "head_style"]

_UNSAFE = re.compile(r"[^\w \u0080-\U0010ffff]", re.ASCII)


def head_style(title: str) -> Markup:
    """Return a page's own styles: what is printed above it.

    Args:
        title: The page's title, any text.

    Returns:
        A style element.
    """
    # no sign of a string of CSS is one of HTML's, so it may stand in it as it is
    return page_style("head", Markup(css_string(title)))


def foot_style(translator: Translator, today: date, revision: str, readers: str) -> str:
    """Return the style rule of what is printed below every page of ours.

    Args:
        translator: The language of the pages.
        today: The day of the build.
        revision: The commit of the plans, with a `+` where files have changed since; "" where
            there is none.
        readers: For whom the build is, "" for none.
    """
    text = css_string(" \u00b7 ".join(foot_parts(translator, today, revision, readers)))
    counters = {"\0": "counter(page)", "\1": "counter(pages)"}
    counted = translator.text("Page {page} of {pages}", page="\0", pages="\1")
    page = " ".join(
        counters.get(part) or css_string(part, ends=True)
        for part in re.split("([\0\1])", counted)
        if part
    )
    return f"html:has(.gosart) {{ --gosart-foot: {text}; --gosart-page: {page}; }}\n"


def foot_parts(translator: Translator, today: date, revision: str, readers: str) -> tuple[str, ...]:
    """Return what stands below whatever leaves the site: its day, its commit, its readers.

    Args:
        translator: The language of the pages.
        today: The day of the build.
        revision: As for `foot_style`.
        readers: As for `foot_style`.
    """
    parts = [translator.text("As of {day}", day=translator.date(today))]
    commit = revision.removesuffix("+")
    if revision.endswith("+"):
        parts.append(translator.text("Revision {revision}, with changes", revision=commit))
    elif revision:
        parts.append(translator.text("Revision {revision}", revision=commit))
    if readers:
        parts.append(readers)
    return tuple(parts)


def css_string(text: str, *, ends: bool = False) -> str:
    """Write a text as a string of CSS that ends neither itself nor the element it stands in.

    Args:
        text: Any text; it becomes one line.
        ends: Whether spaces at its ends are meant.

    Returns:
        The string in its quotes.
    """
    line = text if ends else " ".join(text.split())
    return '"' + _UNSAFE.sub(lambda match: f"\\{ord(match[0]):x} ", line) + '"'
