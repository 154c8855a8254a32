"""Pages of the method: what each term of a plan means, written from the method's data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from gosart.diagnostics import Diagnostic
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.method import chapter_view
from gosart.site.views.method_titles import chapter_title
from gosart.urls import METHOD

__all__ = ["method_files"]

_TEMPLATE = "method_chapter.md.j2"


def method_files(
    engine: Engine, site: Site, problems: Sequence[Diagnostic] = ()
) -> list[GeneratedFile]:
    """Write the method's pages.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        problems: What is wrong in a company's own file of the method; the first page shows it.

    Returns:
        The files.
    """
    return [
        GeneratedFile(
            uri,
            later(partial(_chapter_page, engine, site, problems, name, uri)),
            templates=(_TEMPLATE,),
        )
        for name, uri in METHOD.items()
    ]


def _chapter_page(
    engine: Engine, site: Site, problems: Sequence[Diagnostic], name: str, uri: str
) -> GeneratedFile:
    """Write the page of a chapter."""
    title = chapter_title(engine.translator, name)
    page = chapter_view(View(site, uri), name, title, problems if name == "overview" else ())
    front = {
        "title": title,
        "description": engine.translator.text("The method: {title}", title=title),
    }
    return GeneratedFile(uri, engine.render(_TEMPLATE, front, {"chapter": page}))
