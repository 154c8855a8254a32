"""The short form of ratings: one mark a criterion in a single text, blanks where the writer likes them."""

from __future__ import annotations

from types import MappingProxyType

from gosart.diagnostics import Message, msg
from gosart.method import enums
from gosart.method.model import Criterion, Method
from gosart.plan.validate.problems import Problems
from gosart.yaml.document import Key

__all__ = ["check_marks", "marks"]

_MARKS = MappingProxyType(
    {"+": enums.Rating.PLUS, "-": enums.Rating.MINUS, "?": enums.Rating.UNKNOWN, ".": None}
)
_LOOKALIKES = MappingProxyType(
    dict.fromkeys("\uff0b\u2795", "+")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d_", "-")
    | dict.fromkeys("\uff1f", "?")
    | dict.fromkeys("\u00b7\u2026\uff0e\u3002,", ".")
)


def marks(text: str, method: Method, rival: bool) -> dict[str, tuple[enums.Rating | None, int]]:
    """Return criterion key to mark and its place in the text (characters from 0), of a text that `check_marks` accepts."""
    typed = _typed(text)
    return {
        criterion.key: (_MARKS[char], start)
        for criterion, (start, char) in zip(_rated(method, rival, len(typed)), typed, strict=True)
    }


def check_marks(problems: Problems, key: Key, text: str, method: Method, rival: bool) -> None:
    """Tell each character that is no mark, or else that there are too many or too few."""
    typed = _typed(text)
    wrong = [(start, char) for start, char in typed if char not in _MARKS]
    for start, char in wrong:
        meant = _LOOKALIKES.get(char, "")
        hint = msg("Marks are +, - and ?, and . for what is not rated.")
        if meant:
            hint = msg("Write '{mark}' as on the keyboard.", mark=meant)
        message = msg(
            "'{char}' (character {number} of the ratings) is not a mark.",
            char=char,
            number=start + 1,
        )
        problems.inside(key, start, 1, "P014", message, hint)
    counts = sorted(
        {len(_rated(method, rival, count)) for count in (len(method.criteria), 0)}, reverse=True
    )
    if wrong or len(typed) in counts:
        return
    start, length = max(len(text.rstrip()) - 1, 0), 1
    if len(typed) > counts[0]:
        start = typed[counts[0]][0]
        length = len(text.rstrip()) - start
    problems.inside(key, start, length, "P013", _count(len(typed), counts), _groups(method))


def _typed(text: str) -> list[tuple[int, str]]:
    return [(start, char) for start, char in enumerate(text) if not char.isspace()]


def _rated(method: Method, rival: bool, count: int) -> tuple[Criterion, ...]:
    """The criteria that so many marks are for: all of them, or for a rival those that a rival is rated on."""
    if rival and count != len(method.criteria):
        return tuple(criterion for criterion in method.criteria if criterion.rivals)
    return method.criteria


def _count(typed: int, counts: list[int]) -> Message:
    if len(counts) > 1:
        all_of_them, rivals = counts
        return msg(
            "There are {count} marks where {all} are needed, or {some} for a rival.",
            count=typed,
            all=all_of_them,
            some=rivals,
        )
    return msg("There are {count} marks where {all} are needed.", count=typed, all=counts[0])


def _groups(method: Method) -> Message:
    sizes = " + ".join(str(len(question.criteria)) for question in method.questions)
    return msg(
        "One mark a criterion, in the order of the questions ({sizes}); write . for what is not rated.",
        sizes=sizes,
    )
