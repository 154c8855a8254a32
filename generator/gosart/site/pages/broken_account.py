"""The page of a plan that has errors: what is wrong, where, and what to do."""

from __future__ import annotations

from gosart.plan.model.account import BrokenAccount
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.broken_account import broken_account_view
from gosart.urls import account_page

__all__ = ["broken_file"]


def broken_file(engine: Engine, site: Site, broken: BrokenAccount) -> GeneratedFile:
    """Write the page of a plan that has errors.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        broken: The plan and its problems.

    Returns:
        The file.
    """
    uri = account_page(broken.id)
    front = {"title": broken.name, "hide": ["navigation", "toc"], "search": {"exclude": True}}
    values = {"broken": broken_account_view(View(site, uri), broken)}
    return GeneratedFile(uri, engine.render("account_broken.md.j2", front, values), broken.path)
