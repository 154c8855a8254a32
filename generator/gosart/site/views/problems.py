"""What is wrong in a file, each problem with its place, its line and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from gosart.diagnostics import Diagnostic
from gosart.site.template_context import View
from gosart.site.views.elements import code_spans
from gosart.site.views.severities import SEVERITY_TONES
from gosart.site.views.source_excerpt import excerpt

__all__ = ["ProblemView", "problem_views"]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """One problem of a file."""

    location: str
    """File, line and column."""
    tone: str
    """`bad` or `warn`, for the style sheet."""
    code: str
    text: str
    excerpt: Markup
    """Its line with the position highlighted, "" where that may not be shown."""
    hint: Markup
    """What to do, with keys as code; "" where that may not be shown."""


def problem_views(
    view: View, problems: Iterable[Diagnostic], *, is_private: bool = False
) -> tuple[ProblemView, ...]:
    """Return problems as a page lists them.

    Args:
        view: The page.
        problems: The problems, in their order.
        is_private: Whether what the file holds is not for every reader.
    """
    return tuple(_problem(view, problem, is_private=is_private) for problem in problems)


def _problem(view: View, problem: Diagnostic, *, is_private: bool) -> ProblemView:
    where = problem.location
    tone = SEVERITY_TONES[problem.severity]
    return ProblemView(
        location=f"{where.path}:{where.line}:{where.column}",
        tone=tone if tone == "bad" else "warn",
        code=problem.code,
        text=view.say(problem.message),
        excerpt=excerpt(problem) if problem.source else Markup(),
        hint=Markup() if is_private else code_spans(view.say(problem.hint)),
    )
