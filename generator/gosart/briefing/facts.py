"""Where we stand, in words: the facts of an opportunity or an account, and who is for us.

A table has the ratings by vendor, or the opportunities side by side.
"""

from __future__ import annotations

from gosart.briefing.builder import Brief
from gosart.briefing.fact_table import Fact, Table
from gosart.briefing.fact_writer import FactWriter
from gosart.briefing.sections import Line
from gosart.i18n.translator import Translator
from gosart.method.model import Method

__all__ = ["Fact", "Table", "facts_of", "remarks_of", "table_of"]


def facts_of(brief: Brief, method: Method, translator: Translator) -> tuple[Fact, ...]:
    """Return the figures a meeting begins with: those of the one deal, or of the account.

    Args:
        brief: The brief.
        method: The method.
        translator: For the words.
    """
    writer = FactWriter(brief, method, translator)
    return tuple(
        writer.opportunity(brief.opportunities[0])
        if len(brief.opportunities) == 1
        else writer.account()
    )


def table_of(brief: Brief, method: Method, translator: Translator) -> Table:
    """Return the ratings of each vendor by question, or the opportunities of several.

    Args:
        brief: The brief.
        method: The method.
        translator: For the words.
    """
    writer = FactWriter(brief, method, translator)
    return (
        writer.ratings(brief.opportunities[0])
        if len(brief.opportunities) == 1
        else writer.opportunities()
    )


def remarks_of(brief: Brief, method: Method, translator: Translator) -> tuple[Line, ...]:
    """Return what cannot be a figure: the compelling event, the value and who decides.

    Each takes at most two lines of the page's width.

    Args:
        brief: The brief.
        method: The method.
        translator: For the words.
    """
    return tuple(FactWriter(brief, method, translator).remarks())
