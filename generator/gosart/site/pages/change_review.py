"""A comparison as a page of the preview site: what changed, what it means, links to every page."""

from __future__ import annotations

from gosart.comparison.pair import read_pair
from gosart.errors import GosartError
from gosart.rules.evaluate import Examiner
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.change_review import change_review, failed_review
from gosart.vcs.revisions import choose_snapshots

__all__ = ["REVIEW", "review_page"]

REVIEW = "review/index.md"
"""The page's path below the docs root."""


def review_page(engine: Engine, site: Site, examiner: Examiner) -> GeneratedFile:
    """Write the comparison of the files as they are with the revision of `review_base`.

    A comparison that cannot run is a page that says so: a preview must not go down for it, nor look
    as if nothing had changed.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        examiner: What analyses both versions of a plan; its options name the revision.

    Returns:
        The file.
    """
    translator, options = engine.translator, examiner.options
    title = translator.text("Review of the change")
    try:
        snapshots = choose_snapshots(
            options.root,
            "" if options.review_base == "auto" else options.review_base,
            "",
            folder=options.accounts_dir,
        )
        page = change_review(View(site, REVIEW), title, read_pair(*snapshots, examiner))
    except GosartError as error:
        page = failed_review(title, str(error))
    front = {
        "title": title,
        "description": translator.text("What a change does to the plans"),
        "search": {"exclude": True},
        "hide": ["navigation"],
    }
    return GeneratedFile(REVIEW, engine.render("review.md.j2", front, {"review": page}))
