"""A fact of a brief, a table of several, and the counts of a question in signs."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.analysis.assessment import BlockSum

__all__ = ["Fact", "Table", "counts_of"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name. `tone` is good, warn, bad or ""."""

    label: str
    value: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Vendors by question, or opportunities by what says most.

    The first cell of a row names it; `links` has an opportunity's id a row, "" for none.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()
    more: str = ""


def counts_of(block: BlockSum) -> str:
    """Write how many ratings of a question there are of each kind, `·` for none at all.

    Args:
        block: The counts.

    Returns:
        The counts in signs.
    """
    counts = ((block.plus, "+"), (block.minus, "−"), (block.unknown, "?"))
    return " ".join(f"{count}{sign}" for count, sign in counts if count) or "·"
