"""Changes as lines of a page."""

from __future__ import annotations

from collections.abc import Mapping

from gosart.comparison.model import Change
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import SIGNS, opportunity_of
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.site.views.change_lines_model import ChangeLineView

__all__ = ["ChangeLines", "direction_words"]


def direction_words(translator: Translator) -> Mapping[str, str]:
    """Return each direction of a change in a word.

    Args:
        translator: Of the language of the page.
    """
    return {
        "worse": translator.text("Worse"),
        "better": translator.text("Better"),
        "neutral": translator.text("Neither better nor worse"),
    }


class ChangeLines:
    """Writes changes as lines, in one language.

    Args:
        translator: Of the language of the page.
        method: Whose terms the sentences use.
    """

    def __init__(self, translator: Translator, method: Method) -> None:
        self._sentences = Sentences(translator, method)
        self._words = direction_words(translator)

    def line(
        self, change: Change, opportunities: Mapping[str, str], *, has_location: bool = False
    ) -> ChangeLineView:
        """Return a change as a line.

        Args:
            change: The change.
            opportunities: Names of the account's opportunities by id.
            has_location: Whether the page shows where it is typed.
        """
        where = change.location
        return ChangeLineView(
            tone=change.direction,
            sign=SIGNS[change.direction],
            word=self._words[change.direction],
            opportunity=opportunity_of(change, opportunities),
            sentence=self._sentences.of(change),
            location=f"{where.path}:{where.line}" if has_location and where.path else "",
            is_before=change.in_base,
        )
