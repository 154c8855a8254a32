"""Texts of a plan as a page sets them: one by itself, several as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from gosart.plan.model.values import Aim
from gosart.site.template_context import View
from gosart.text.markdown import inline, paragraphs

__all__ = ["TextsView", "aims_of", "texts_of"]

_MEASURED = Markup('{} <span class="g-measure">{}</span>')


@dataclass(frozen=True, slots=True)
class TextsView:
    """Texts that stand in one place."""

    texts: tuple[Markup, ...]
    is_list: bool
    """Whether there are several."""


def texts_of(texts: Sequence[str]) -> TextsView:
    """Return texts of a plan, rendered: a single one may have paragraphs.

    Args:
        texts: Markdown.
    """
    render = inline if len(texts) > 1 else paragraphs
    return TextsView(tuple(render(text) for text in texts), len(texts) > 1)


def aims_of(view: View, aims: Sequence[Aim]) -> TextsView:
    """Return aims, each with how it is measured.

    Args:
        view: The page.
        aims: The aims of one side.
    """
    return TextsView(tuple(_aim(view, aim) for aim in aims), len(aims) > 1)


def _aim(view: View, aim: Aim) -> Markup:
    measure = view.measure(aim)
    return _MEASURED.format(inline(aim.text), measure) if measure else inline(aim.text)
