"""A plan that has errors, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.diagnostics import ordered
from gosart.plan.model.account import BrokenAccount
from gosart.site.template_context import View
from gosart.site.views.problems import ProblemView, problem_views

__all__ = ["BrokenAccountView", "broken_account_view"]


@dataclass(frozen=True, slots=True)
class BrokenAccountView:
    """A plan that cannot be read."""

    name: str
    count: int
    """How many problems it has."""
    is_private: bool
    """Whether parts of it are not for every reader, so that problems are without their text."""
    problems: tuple[ProblemView, ...]


def broken_account_view(view: View, broken: BrokenAccount) -> BrokenAccountView:
    """Return the page of a plan that has errors.

    Args:
        view: The page.
        broken: The plan and its problems.
    """
    problems = problem_views(view, ordered(broken.problems), is_private=broken.private)
    return BrokenAccountView(broken.name, len(broken.problems), broken.private, problems)
