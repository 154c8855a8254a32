"""The lines that a brief opens with: verdict, lights, float; and those of votes, value, moves."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.politics import hides_people
from gosart.analysis.sheet_moves import sheet_moves
from gosart.analysis.verdict import Call
from gosart.briefing import judgement
from gosart.briefing.builder import Brief
from gosart.briefing.gosart_letters import success_of
from gosart.briefing.page_budget import COLUMN, clipped, width
from gosart.briefing.sections import Line, Section
from gosart.diagnostics import Sentence, msg
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.text.markdown_to_text import plain

__all__ = ["case_lines", "moves_section", "verdict_lines"]

_NAME = 36
_TEXT = 3 * COLUMN
_VERDICT = 4 * COLUMN
_BETWEEN = " \u00b7 "
"""Between two parts of one line."""
_GRAVEST_FIRST = (
    Call.DISENGAGE,
    Call.CHANGE_STRATEGY,
    Call.NOT_ASSESSED,
    Call.NOT_SHOWN,
    Call.DEVELOP,
    Call.PURSUE,
)


def verdict_lines(brief: Brief, method: Method, translator: Translator) -> tuple[Line, ...]:
    """Return what a brief opens with: the verdict, and first of all an order that comes too late.

    Args:
        brief: The brief.
        method: The method.
        translator: The reader's language.
    """
    if len(brief.opportunities) == 1:
        return tuple(_of_one(brief, brief.opportunities[0], method, translator))
    return tuple(_of_several(brief, translator))


def _of_one(
    brief: Brief, analysis: OpportunityAnalysis, method: Method, translator: Translator
) -> Iterator[Line]:
    verdict, decided = analysis.verdict, analysis.verdict.call is Call.DECIDED
    delay = "" if decided else judgement.delay_of(analysis.time, brief.today, translator)
    if delay:
        yield Line(delay, sign="error", part="value", label=translator.text("Float"), strong=True)
    call = judgement.call_of(verdict.call, translator)
    answer = judgement.answer_of(verdict, method, translator)
    # the sentence gives way, never what the review decided
    room = _VERDICT - width(call) - width(answer) - 6
    sentence = judgement.sentence_of(verdict, translator, after_delay=bool(delay))
    if width(sentence) > room and verdict.against is not None:
        # what stands in the way is what the call was made for: it gives way last
        against = msg("{sentence}", sentence=Sentence(verdict.against))
        sentence = plain(translator.say(against))
    sentence = clipped(sentence, room)
    text = ". ".join(filter(None, (call, sentence, answer))).replace("…. ", "… ")
    yield Line(text, part="summary", label=translator.text("Verdict"))
    if decided:
        return
    names = {question.key: question.short for question in method.questions}
    lights = [
        f"{names[key]}: {judgement.word_of(light, translator)}"
        for key, light in analysis.lights.questions.items()
    ]
    plan = analysis.lights.plan
    name = translator.text("Plan")
    lights.append(f"{name}: {judgement.plan_word(plan, translator)}")
    text = f"{' · '.join(lights)} ({judgement.reason_of(plan, translator)})"
    yield Line(clipped(text, _TEXT), part="summary", label=translator.text("Lights"))
    spare = judgement.float_of(analysis.time, translator)
    if spare:
        yield Line(spare, part="value", label=translator.text("Float"))


def _of_several(brief: Brief, translator: Translator) -> Iterator[Line]:
    running = [item for item in brief.opportunities if item.opportunity.is_open]
    late = [
        f"{clipped(analysis.opportunity.name, _NAME)}: {delay}"
        for analysis in running
        if (delay := judgement.delay_of(analysis.time, brief.today, translator))
    ]
    if late:
        text, label = clipped("; ".join(late), _TEXT), translator.text("Float")
        yield Line(text, sign="error", part="value", label=label, strong=True)
    calls: dict[Call, list[str]] = {}
    for analysis in running:
        name = clipped(analysis.opportunity.name, _NAME)
        off_track = judgement.off_track_of(analysis, translator)
        name = f"{name} ({clipped(off_track, 2 * COLUMN)})" if off_track else name
        calls.setdefault(analysis.verdict.call, []).append(name)
    if calls:
        counted = "; ".join(
            f"{judgement.call_of(call, translator)}: {', '.join(calls[call])}"
            for call in _GRAVEST_FIRST
            if call in calls
        )
        yield Line(clipped(counted, _TEXT), part="summary", label=translator.text("Verdict"))


def case_lines(brief: Brief, translator: Translator) -> tuple[Line, ...]:
    """Return votes, payback and the test, of a brief of one open opportunity.

    Args:
        brief: The brief.
        translator: The reader's language.
    """
    analysis = brief.opportunities[0] if len(brief.opportunities) == 1 else None
    if analysis is None or not analysis.opportunity.is_open:
        return ()
    lines = []
    if analysis.vote is not None:
        votes = clipped(judgement.votes_of(analysis.vote, translator), _TEXT)
        lines.append(Line(votes, part="relationships", label=translator.text("Votes")))
    elif hides_people(analysis.opportunity.organisation):
        votes = translator.text("not shown for this audience")
        lines.append(Line(votes, part="relationships", label=translator.text("Votes")))
    if analysis.value_case is not None:
        payback = judgement.payback_of(analysis.value_case, translator)
        lines.append(Line(payback, part="value", label=translator.text("Payback")))
    elif "value" in analysis.opportunity.cut_parts:
        payback = translator.text("not shown for this audience")
        lines.append(Line(payback, part="value", label=translator.text("Payback")))
    test = _test(analysis, translator)
    if test:  # the open risk, the last decision and the next steps have places of their own
        lines.append(Line(test, part="review", label=translator.text("Test")))
    return tuple(lines)


def _test(analysis: OpportunityAnalysis, translator: Translator) -> str:
    """Say how the customer will judge success, and what could prove us wrong.

    Each has half the line, and what the other leaves of its own: one that ends before it says
    anything would be worse than none.
    """
    success = "; ".join(success_of(analysis, translator))
    doubts = "; ".join(plain(aim.text) for aim in analysis.opportunity.test.sides.team)
    parts = [
        translator.text("they will judge by {success}", success=success) if success else "",
        translator.text("we could be wrong: {doubts}", doubts=doubts) if doubts else "",
    ]
    if not all(parts):
        return clipped("".join(parts), _TEXT)
    room = _TEXT - width(_BETWEEN)
    first = clipped(parts[0], max(room // 2, room - width(parts[1])))
    return _BETWEEN.join((first, clipped(parts[1], room - width(first))))


def moves_section(brief: Brief, translator: Translator) -> Section:
    """Return what to do next: the moves of the opportunity, or the first of each of several.

    Args:
        brief: The brief.
        translator: The reader's language.
    """
    lines = []
    several = brief.several
    for analysis, move in sheet_moves(brief.opportunities):
        due, is_late = judgement.due_of(move, brief.today, translator)
        owner = clipped(judgement.owner_of(move, translator), 24)
        lines.append(
            Line(
                clipped(judgement.move_text(move, translator), 2 * COLUMN - COLUMN // 2),
                " · ".join(filter(None, (owner, due))),
                "late" if is_late else "due",
                part="actions",
                opportunity=clipped(analysis.opportunity.name, 24) if several else "",
            )
        )
    return Section(
        "moves",
        translator.text("Moves that matter"),
        "",
        translator.text("Nothing to do."),
        "actions",
        tuple(lines),
        5,
    )
