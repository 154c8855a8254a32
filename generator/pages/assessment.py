"""What the assessment's page shows beside the plan's own words: sums that moved, how sure they are, readings, and what to find out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.analysis.assessment import Standing, total
from generator.analysis.deal import DealReading
from generator.analysis.profiles import read_meddpicc, read_profiles
from generator.analysis.questions import open_questions
from generator.checks.findings import Finding
from generator.methodology.catalogue import Question
from generator.methodology.enums import Confidence
from generator.pages.address import METHOD
from generator.pages.view import Site, View
from generator.plan.model import Assessment, Rating

if TYPE_CHECKING:
    from generator.pages.account import AccountResult

__all__ = ["assessment_values"]


def assessment_values(site: Site, result: AccountResult, view: View, item: DealReading | None) -> dict[str, Any]:
    """Return what the template of the assessment asks for; `item` is the deal it shows, None on an account's page without one."""
    words = site.words
    values: dict[str, Any] = {
        "question_index": {question.key: index for index, question in enumerate(site.method.questions)},
        "profile_names": {"quick": words.text("Quick profile"), "core": words.text("Core")},
        "rule_link": _rule_link(view),
        "moved": _moved(site),
        "sure": _sure(site),
        "changed": _changed,
        "readings": (),
        "questions": (),
        "profiles": (),
        "meddpicc": (),
    }
    if item is not None:
        values |= {
            "readings": [found for found in result.reports[item.deal.id].findings if found.part == "assessment"],
            "questions": open_questions(item),
            "profiles": read_profiles(item.assessment, site.method),
            "meddpicc": read_meddpicc(item.assessment, site.method),
        }
    return values


def _rule_link(view: View) -> Callable[[Finding], Markup]:
    def link(found: Finding) -> Markup:
        href = view.to(METHOD["reviews"], f"rule-{found.code.lower()}")
        return Markup('<a class="g-badge" href="{}">{}</a>').format(href, found.code)

    return link


def _of(ratings: Sequence[Rating], question: Question | None) -> tuple[Rating, ...]:
    """Return the ratings of one question, all of them for None."""
    if question is None:
        return tuple(ratings)
    keys = {criterion.key for criterion in question.criteria}
    return tuple(rating for rating in ratings if rating.criterion.key in keys)


def _moved(site: Site) -> Callable[[Standing | None, Question | None], str]:
    """Return a function that writes how our sum of a question changed since the assessment before."""

    def moved(standing: Standing | None, question: Question | None) -> str:
        if standing is None or standing.previous is None:
            return ""
        now = total(_of(standing.current.ratings, question)).sum
        return site.words.signed(now - total(_of(standing.previous.ratings, question)).sum)

    return moved


def _sure(site: Site) -> Callable[[Standing | None, Question | None], str]:
    """Return a function that counts how sure the raters are, where they say so."""

    def sure(standing: Standing | None, question: Question | None) -> str:
        if standing is None:
            return ""
        counts: Mapping[Confidence | None, int] = Counter(rating.confidence for rating in _of(standing.current.ratings, question))
        told = [f"{counts[level]} {site.method.term(level).label}" for level in reversed(Confidence) if counts.get(level)]
        return ", ".join(told)

    return sure


def _changed(columns: Sequence[Assessment], column: int, index: int) -> bool:
    """Return whether a mark differs from the same vendor's mark of the date before."""
    here = columns[column]
    before = next((found for found in reversed(columns[:column]) if found.rival is here.rival and found.date < here.date), None)
    return before is not None and before.ratings[index].mark is not here.ratings[index].mark
