"""The page of all open actions, by owner and due date."""

from __future__ import annotations

from gosart.analysis.opportunity import ActionAnalysis
from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.text.markdown import slug
from gosart.urls import ACTIONS, METHOD

__all__ = ["action_list_file"]


def action_list_file(engine: Engine, site: Site, portfolio: PortfolioAnalysis) -> GeneratedFile:
    """Write the open actions of all accounts.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        portfolio: All accounts.

    Returns:
        The file.
    """
    translator = engine.translator
    actions = portfolio.open_actions
    values = {
        "view": View(site, ACTIONS),
        "groups": _groups(portfolio, translator.text("Nobody")),
        "total": len(actions),
        "overdue": len(portfolio.overdue),
        "method_pages": METHOD,
        "pages_of": {
            (analysis.account.id, analysis.opportunity.id): page_of_opportunity(
                analysis.account, analysis.opportunity, "actions"
            )
            for analysis in actions
        },
    }
    front = {
        "title": translator.text("Actions"),
        "description": translator.text("All open actions by owner and due date"),
        "hide": ["navigation"],
    }
    return GeneratedFile(ACTIONS, engine.render("all_actions.md.j2", front, values))


def _groups(
    portfolio: PortfolioAnalysis, nobody: str
) -> list[tuple[str, str, list[ActionAnalysis]]]:
    """Return (owner, anchor, actions) by name; what nobody owns comes last."""
    by_owner: dict[str, list[ActionAnalysis]] = {}
    for analysis in portfolio.open_actions:
        owner = analysis.action.owner
        by_owner.setdefault(owner.name if owner else nobody, []).append(analysis)
    groups: list[tuple[str, str, list[ActionAnalysis]]] = []
    anchors: set[str] = set()
    for name in sorted(by_owner, key=lambda name: (name == nobody, name.casefold())):
        anchor = base = "owner-" + slug(name)
        number = 2
        while anchor in anchors:  # names in other scripts may have one slug
            anchor, number = f"{base}-{number}", number + 1
        anchors.add(anchor)
        groups.append((name, anchor, by_owner[name]))
    return groups
