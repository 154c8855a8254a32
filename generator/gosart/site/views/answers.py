"""How an answer looks on a page: to a move, to a strength, to a gap."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from gosart.analysis.action_coverage import Answer
from gosart.briefing.judgement import due_in_words
from gosart.i18n.translator import Translator
from gosart.method.enums import ActionStatus
from gosart.plan.model.actions import Action
from gosart.site.template_context import View

__all__ = ["AnswerTone", "counted_answers", "tone_of", "when_of"]


class AnswerTone(StrEnum):
    """The look of an answer, as a class of the style sheet."""

    DONE = "done"
    TIME = "time"
    LATE = "late"
    NONE = "none"
    HIDDEN = "hidden"


_TONES = {
    Answer.IN_TIME: AnswerTone.TIME,
    Answer.LATE: AnswerTone.LATE,
    Answer.NONE: AnswerTone.NONE,
    Answer.NOT_SHOWN: AnswerTone.HIDDEN,
}


def tone_of(answer: Answer, action: Action | None) -> AnswerTone:
    """Return the look of an answer.

    Args:
        answer: How the action answers.
        action: The action, None for none.
    """
    is_done = action is not None and action.status is ActionStatus.DONE
    return AnswerTone.DONE if is_done and answer is Answer.IN_TIME else _TONES[answer]


def when_of(view: View, action: Action | None) -> str:
    """Return by when an answer comes, or by how much it is overdue or that it is blocked.

    Args:
        view: The page.
        action: The action, None for none.
    """
    if action is None:
        return ""
    if action.status is ActionStatus.DONE:
        return view.label(action.status)
    is_blocked = action.status is ActionStatus.BLOCKED
    when, _ = due_in_words(action.due, view.today, view.translator, is_blocked=is_blocked)
    return when


def counted_answers(answers: Iterable[Answer], translator: Translator) -> str:
    """Return answers counted in a clause; a kind that there is none of is left out.

    Args:
        answers: How each gap or move is answered.
        translator: The reader's language.
    """
    text, given = translator.text, tuple(answers)

    def number(answer: Answer) -> str:
        return translator.number(given.count(answer))

    parts = {
        Answer.IN_TIME: text("{n} answered in time", n=number(Answer.IN_TIME)),
        Answer.LATE: text("{n} with an answer that is overdue or blocked", n=number(Answer.LATE)),
        Answer.NONE: text("{n} without an answer", n=number(Answer.NONE)),
        Answer.NOT_SHOWN: text("{n} without an answer on this page", n=number(Answer.NOT_SHOWN)),
    }
    return ", ".join(words for answer, words in parts.items() if answer in given)
