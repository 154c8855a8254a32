"""Drawings as markup for a page that another room writes, and badges on a map for what changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup, escape

from gosart.charts.svg import inside_html

__all__ = ["ChangeBadge", "add_badges", "embed_svg"]

_CARD = re.compile(
    r'(<g [^>]*?data-(?:person|group)="([^"]*)"[^>]*)><title>(.*?)</title>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class ChangeBadge:
    """What a card of a map shows of a change."""

    direction: str
    """`worse`, `better` or `neutral`, for the colour."""
    sign: str
    description: str
    """What a reader hears or points at instead of the sign."""


def embed_svg(svg: str) -> Markup:
    """Return a drawing as markup of as few bytes as HTML allows.

    Args:
        svg: A drawing of `charts/`, whose texts are escaped already; "" stays empty.
    """
    return Markup(inside_html(svg))


def add_badges(
    svg: str, people: Mapping[str, ChangeBadge], groups: Mapping[int, ChangeBadge]
) -> str:
    """Return a map with a badge on each card that changed.

    Args:
        svg: A drawing of the relationship map.
        people: The badge of a person's card, by id.
        groups: The badge of a group's card, by number.

    Returns:
        The map; a card with a badge has `data-change`, by which the style sheet colours it.
    """
    badges = {f'data-person="{person}"': badge for person, badge in people.items()} | {
        f'data-group="{number}"': badge for number, badge in groups.items()
    }

    def with_badge(card: re.Match[str]) -> str:
        kind = "group" if "data-group=" in card[1] else "person"
        badge = badges.get(f'data-{kind}="{unescape(card[2])}"')
        if badge is None:
            return card[0]
        return (
            f'{card[1]} data-change="{badge.direction}">'
            f"<title>{card[3]} · {escape(badge.description)}</title>"
            f'<text class="gm-change" x="2" y="-3">{escape(badge.sign)}</text>'
        )

    return _CARD.sub(with_badge, svg)
