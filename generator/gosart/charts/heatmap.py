"""Pieces of the table of opportunities by criteria: its heads, its cells, and what the cells mean.

The table is HTML, so that it sorts, filters and is read aloud; its looks are in `charts.css` under
the class `gosart-heat`.
"""

from __future__ import annotations

from gosart.charts.svg import escape_xml
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Method

__all__ = ["criterion_heads", "draw_heatmap_legend", "heatmap_cell", "question_heads"]

_KINDS = {
    Rating.PLUS: ("hp", 3, "+"),
    Rating.MINUS: ("hm", 0, "\u2212"),
    Rating.UNKNOWN: ("hu", 2, "?"),
    None: ("hn", 1, "\u00b7"),
}
"""Class, rank in the order of sorting, sign."""


def heatmap_cell(rating: Rating | None, href: str = "") -> str:
    """Return the `<td>` of a rating.

    Args:
        rating: The rating; None is not rated. The column sorts minus, not rated, unknown, plus.
        href: The address of its evidence; "" for a cell without a link.
    """
    kind, order, sign = _KINDS[rating]
    inner = f'<a href="{escape_xml(href)}">{sign}</a>' if href else f"<span>{sign}</span>"
    return f'<td class="{kind}" data-sort="{order}">{inner}</td>'


def criterion_heads(method: Method) -> str:
    """Return a `<th>` for each criterion: its number and label, turned upwards by the style sheet.

    The first of each question begins a group.

    Args:
        method: The method.
    """
    numbers = method.numbers
    return "".join(
        f'<th scope="col" class="{"ha hb" if index == 0 else "ha"}"'
        f' title="{escape_xml(criterion.title)}">'
        f"<span>{numbers[criterion.key]} {escape_xml(criterion.label)}</span></th>"
        for question in method.questions
        for index, criterion in enumerate(question.criteria)
    )


def question_heads(method: Method) -> str:
    """Return a `<th>` for each question, as wide as its criteria, in its colour.

    Args:
        method: The method.
    """
    return "".join(
        f'<th scope="colgroup" class="hq gosart-heat-q{index % 6 + 1}"'
        f' colspan="{len(question.criteria)}" title="{escape_xml(question.label)}">'
        f"<span>{escape_xml(question.short)}</span></th>"
        for index, question in enumerate(method.questions)
    )


def draw_heatmap_legend(method: Method, translator: Translator) -> str:
    """Return a list of the signs with their meaning.

    Args:
        method: The method.
        translator: For the words.
    """
    terms = method.terms.get("rating", {})
    entries = []
    for rating, (kind, _, sign) in _KINDS.items():
        label = (
            translator.text("not rated")
            if rating is None
            else terms[rating.value].label
            if rating.value in terms
            else ""
        )
        entries.append(
            f'<li class="{kind}"><span aria-hidden="true">{sign}</span> {escape_xml(label)}</li>'
        )
    return f'<ul class="gosart-heat-key">{"".join(entries)}</ul>'
