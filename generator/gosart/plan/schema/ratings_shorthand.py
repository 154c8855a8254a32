"""The short form of ratings: one rating a criterion in a single text, blanks where wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from gosart.diagnostics import Message, msg
from gosart.method import enums
from gosart.method.editions import Edition
from gosart.method.model import Method
from gosart.plan.validate.problems import Problems
from gosart.yaml.document import Key

__all__ = ["check_ratings", "count_of", "fits", "in_edition", "ratings_of"]

_RATINGS = MappingProxyType(
    {"+": enums.Rating.PLUS, "-": enums.Rating.MINUS, "?": enums.Rating.UNKNOWN, ".": None}
)
_LOOKALIKES = MappingProxyType(
    dict.fromkeys("\uff0b\u2795", "+")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d_", "-")
    | dict.fromkeys("\uff1f", "?")
    | dict.fromkeys("\u00b7\u2026\uff0e\u3002,", ".")
)


def count_of(text: str) -> int:
    """Return how many ratings a text holds.

    Args:
        text: The text.
    """
    return len(_typed(text))


def ratings_of(
    text: str, edition: Edition, rival: bool
) -> dict[str, tuple[enums.Rating | None, int]]:
    """Return the ratings of a text that `check_ratings` accepts, by criterion.

    Args:
        text: The short form.
        edition: The edition of the criteria that it was written for.
        rival: Whether it rates a competitor, who is not rated on every criterion.

    Returns:
        Criterion key to its rating and the character of the text, from 0, at which it stands.
    """
    typed = _typed(text)
    return {
        criterion: (_RATINGS[char], start)
        for criterion, (start, char) in zip(
            edition.keys(len(typed), rival=rival), typed, strict=True
        )
    }


def check_ratings(
    problems: Problems, key: Key, text: str, method: Method, edition: Edition, rival: bool
) -> None:
    """Tell each character that is no rating, or else that there are too many or too few.

    Args:
        problems: Takes what is wrong.
        key: The way to the value, from the top of the account.
        text: The text.
        method: The method.
        edition: The edition of the criteria.
        rival: Whether it is a competitor's; they are not rated on every criterion.
    """
    typed = _typed(text)
    wrong = [(start, char) for start, char in typed if char not in _RATINGS]
    for start, char in wrong:
        meant = _LOOKALIKES.get(char, "")
        hint = msg("Ratings are +, - and ?, and . for what is not rated.")
        if meant:
            hint = msg("Write '{rating}' as on the keyboard.", rating=meant)
        message = msg(
            "'{char}' (character {number} of the ratings) is not a rating.",
            char=char,
            number=start + 1,
        )
        problems.inside(key, start, 1, "P014", message, hint)
    counts = edition.counts(rival=rival)
    if wrong or len(typed) in counts:
        return
    start, length = max(len(text.rstrip()) - 1, 0), 1
    if len(typed) > counts[0]:
        start = typed[counts[0]][0]
        length = len(text.rstrip()) - start
    hint = _groups(method) if edition is method.editions[0] else _in_order(edition)
    problems.inside(key, start, length, "P013", _count(len(typed), counts), hint)


def fits(text: str, edition: Edition, rival: bool) -> bool:
    """Tell whether a text rates the criteria of an edition, each with a rating.

    Args:
        text: The short form.
        edition: The edition.
        rival: Whether it rates a competitor.
    """
    typed = _typed(text)
    return len(typed) in edition.counts(rival=rival) and all(char in _RATINGS for _, char in typed)


def in_edition(
    text: str,
    was: Edition,
    now: Edition,
    groups: Sequence[Collection[str]],
    rival: bool,
) -> str:
    """Write a text that fits one edition for the criteria of another.

    What the first had not is `.`, not rated. Blanks stay where they are typed, unless criteria of
    both stand in another order: then there is one between the questions.

    Args:
        text: The short form.
        was: The edition that it was written for.
        now: The edition that it is to be written for.
        groups: The criteria of each question of that edition, in order.
        rival: Whether it rates a competitor.

    Returns:
        The text, with all ratings on criteria that are in both.
    """
    typed = _typed(text)
    before = was.keys(len(typed), rival=rival)
    # a rival who was rated on all criteria is again
    after = now.keys(len(now.criteria) if len(typed) == len(was.criteria) else 0, rival=rival)
    signs = {key: char for key, (_, char) in zip(before, typed, strict=True)}
    question = {key: number for number, group in enumerate(groups) for key in group}
    blank = " " if any(char.isspace() for char in text.strip()) else ""
    if [key for key in before if key in after] != [key for key in after if key in signs]:
        order = sorted(set(question.values()))
        words = ("".join(signs.get(k, ".") for k in after if question[k] == n) for n in order)
        return blank.join(filter(None, words))
    ends = [-1, *(start for start, _ in typed)]
    gaps = {
        key: text[end + 1 : start]
        for key, end, (start, _) in zip(before, ends, typed, strict=False)
    }
    for key, following in pairwise(before):
        if key not in after and gaps[key] and not gaps[following]:
            gaps[following] = gaps[key]  # the next one begins the group now
    return _spliced(after, signs, gaps, question, blank) + text[ends[-1] + 1 :]


def _spliced(
    after: Sequence[str],
    signs: Mapping[str, str],
    gaps: Mapping[str, str],
    question: Mapping[str, int],
    blank: str,
) -> str:
    """Join signs with the blanks before them; a new one stands with those of its question."""
    parts: list[str] = []
    taken = ""  # the blanks of the next sign, which a new one before it has already
    for number, key in enumerate(after):
        if key in signs:
            parts += [gaps[key].removeprefix(taken) if taken else gaps[key], signs[key]]
            taken = ""
            continue
        begins = number > 0 and question[after[number - 1]] != question[key]
        following = next((other for other in after[number + 1 :] if other in signs), None)
        shares = following is not None and question[following] == question[key]
        if begins or number == 0:
            gap = gaps[following] if following and shares else blank if begins else ""
            parts.append(gap)
            taken = gap if shares else ""
        parts.append(".")
    return "".join(parts)


def _typed(text: str) -> list[tuple[int, str]]:
    return [(start, char) for start, char in enumerate(text) if not char.isspace()]


def _count(typed: int, counts: tuple[int, ...]) -> Message:
    if len(counts) > 1:
        all_of_them, rivals = counts
        return msg(
            "There are {count} ratings, but {all} are needed, or {some} for a competitor.",
            count=typed,
            all=all_of_them,
            some=rivals,
        )
    return msg("There are {count} ratings, but {all} are needed.", count=typed, all=counts[0])


def _groups(method: Method) -> Message:
    sizes = " + ".join(str(len(question.criteria)) for question in method.questions)
    return msg(
        "One rating per criterion, in the order of the questions ({sizes}); write . for what is "
        "not rated.",
        sizes=sizes,
    )


def _in_order(edition: Edition) -> Message:
    return msg(
        "One rating per criterion of the edition {edition}; write . for what is not rated.",
        edition=edition.version,
    )
