"""What a plan means, in words: call, review, lights, float, votes, payback and moves.

The pages of the site and every form of a brief say the same, from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gosart.analysis.light import Light, State
from gosart.analysis.move import Move
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import Case, ValueCase
from gosart.analysis.verdict import CALL_WORDS, GOING_ON, Call, Verdict
from gosart.analysis.vote import Vote
from gosart.i18n.translator import Translator
from gosart.method.enums import ActionStatus, Decision
from gosart.method.model import Method
from gosart.plan.model.people import Person
from gosart.text.markdown_to_text import plain

__all__ = [
    "answer_of",
    "call_of",
    "delay_of",
    "due_in_words",
    "due_of",
    "float_of",
    "is_differing",
    "move_text",
    "off_track_of",
    "owner_of",
    "payback_of",
    "plan_word",
    "reason_of",
    "sentence_of",
    "stances_in_words",
    "votes_of",
    "word_of",
]

_AGREEING = {
    Call.PURSUE: Decision.CONTINUE,
    Call.DEVELOP: Decision.CONTINUE,
    Call.CHANGE_STRATEGY: Decision.CHANGE_STRATEGY,
    Call.DISENGAGE: Decision.DISENGAGE,
}
"""What a review decides where it follows a call."""


def call_of(call: Call, translator: Translator) -> str:
    """Return a call in words.

    Args:
        call: The call.
        translator: The reader's language.
    """
    return translator.say(CALL_WORDS[call])


def sentence_of(verdict: Verdict, translator: Translator, *, after_delay: bool = False) -> str:
    """Return the sentence of a verdict without a full stop.

    Args:
        verdict: The verdict.
        translator: The reader's language.
        after_delay: Whether it stands behind what `delay_of` returns, and need not say it again.
    """
    sentence = (verdict.besides_delay if after_delay else None) or verdict.sentence
    return plain(translator.say(sentence))


def off_track_of(analysis: OpportunityAnalysis, translator: Translator) -> str:
    """Say that the plan is off track, beside a call that is printed without its sentence.

    Args:
        analysis: The opportunity on its day.
        translator: The reader's language.

    Returns:
        The words and why, "" where the plan is not off track or the call is not to go on.
    """
    plan = analysis.lights.plan
    if plan.state is not State.RED or analysis.verdict.call not in GOING_ON:
        return ""
    return translator.text("Plan off track: {why}", why=plain(translator.say(plan.clause)))


def is_differing(verdict: Verdict) -> bool:
    """Tell whether the last review decided something else than the call.

    Args:
        verdict: The verdict.
    """
    agreeing = _AGREEING.get(verdict.call)
    return None not in (verdict.decision, agreeing) and verdict.decision is not agreeing


def answer_of(verdict: Verdict, method: Method, translator: Translator) -> str:
    """Say what the last review decided.

    Args:
        verdict: The verdict.
        method: The method, which has the words of a decision.
        translator: The reader's language.

    Returns:
        The sentence, "" where no review decided, or the opportunity is decided.
    """
    if verdict.decision is None or verdict.call is Call.DECIDED:
        return ""
    decision = method.term(verdict.decision).label.lower()
    day = translator.date(verdict.decided_on) if verdict.decided_on else ""
    if is_differing(verdict):
        return translator.text(
            "The review of {day} decided otherwise: {decision}", day=day, decision=decision
        )
    return translator.text("The review of {day} decided: {decision}", day=day, decision=decision)


def word_of(light: Light, translator: Translator) -> str:
    """Return the answer that a question's light gives.

    Args:
        light: The light.
        translator: The reader's language.
    """
    if light.is_hidden:
        return translator.say(CALL_WORDS[Call.NOT_SHOWN])
    return {
        State.GREEN: translator.text("Yes"),
        State.AMBER: translator.text("In doubt"),
        State.RED: translator.text("No"),
        State.UNKNOWN: translator.text("Not assessed"),
    }[light.state]


def plan_word(light: Light, translator: Translator) -> str:
    """Return what the plan's light says.

    Args:
        light: The light.
        translator: The reader's language.
    """
    if light.is_hidden:
        return translator.say(CALL_WORDS[Call.NOT_SHOWN])
    return {
        State.GREEN: translator.text("On track"),
        State.AMBER: translator.text("At risk"),
        State.RED: translator.text("Off track"),
        State.UNKNOWN: translator.text("Not assessed"),
    }[light.state]


def reason_of(light: Light, translator: Translator) -> str:
    """Return why a light is as it is.

    Args:
        light: The light.
        translator: The reader's language.
    """
    return plain(translator.say(light.reason))


def delay_of(time: TimeChain, today: date, translator: Translator) -> str:
    """Say why the order cannot come in time.

    Args:
        time: The days that the customer's event sets.
        today: The day.
        translator: The reader's language.

    Returns:
        The sentence, "" where nothing says that it cannot.
    """
    if time.latest_order is None:
        return ""
    latest = translator.date(time.latest_order)
    if time.is_too_late:
        return translator.text(
            "{span} too late (latest order {date})",
            span=_span(-(time.float_days or 0), translator),
            date=latest,
        )
    if time.is_past(today):
        return translator.text("The latest order date has passed: {date}", date=latest)
    if time.approval and time.is_approved_too_late:
        return translator.text(
            "The money is approved on {approval}, after the latest order date, {date}",
            approval=translator.date(time.approval),
            date=latest,
        )
    return ""


def float_of(time: TimeChain, translator: Translator) -> str:
    """Say how much time there is to spare.

    Args:
        time: The days that the customer's event sets.
        translator: The reader's language.

    Returns:
        The span and the latest order date, "" where there is no float or it is below 0.
    """
    if time.float_days is None or time.latest_order is None or time.is_too_late:
        return ""
    return translator.text(
        "{span} to spare (latest order {date})",
        span=_span(time.float_days, translator),
        date=translator.date(time.latest_order),
    )


def _span(days: int, translator: Translator) -> str:
    weeks, rest = divmod(days, 7)
    parts = []
    if weeks:
        parts.append(translator.plural("{n} week", "{n} weeks", weeks))
    if rest or not weeks:
        parts.append(translator.plural("{n} day", "{n} days", rest))
    return " ".join(parts)


def votes_of(vote: Vote, translator: Translator) -> str:
    """Say how those who decide would decide, by name.

    Args:
        vote: The vote.
        translator: The reader's language.

    Returns:
        A sentence.
    """
    groups = (
        (translator.text("for"), vote.for_us),
        (translator.text("undecided"), vote.undecided),
        (translator.text("against"), vote.against),
        (translator.text("not met"), vote.not_met),
    )
    named = "; ".join(f"{label} {_names(people)}" for label, people in groups if people)
    counted = translator.text(
        # Votes beyond those that the rule asks for do not count: an approver may be missing.
        "{n} of {needed} needed",
        n=vote.needed - vote.missing,
        needed=vote.needed,
    )
    return translator.text("{counted}: {people}", counted=counted, people=named)


def stances_in_words(counts: Sequence[int], translator: Translator) -> str:
    """Return how a group of people stand; whom nobody has met only where there are any.

    Args:
        counts: How many are for us, undecided, against us and not met.
        translator: The reader's language.
    """
    ours, waiting, against, not_met = counts
    stances = translator.text(
        "{ours} for us, {open} undecided, {against} against us",
        ours=ours,
        open=waiting,
        against=against,
    )
    if not not_met:
        return stances
    return translator.plural(
        "{stances}, {n} not met", "{stances}, {n} not met", not_met, stances=stances
    )


def _names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people)


def payback_of(case: ValueCase, translator: Translator) -> str:
    """Say in which month it pays for the customer, also on confirmed figures alone.

    Args:
        case: What we are worth to them.
        translator: The reader's language.

    Returns:
        A sentence.
    """
    text = translator.text
    whole, confirmed = _month(case.whole, translator), _month(case.confirmed, translator)
    parts = [whole]
    if confirmed == whole:
        parts[0] = text("{month}, confirmed", month=whole)
    else:
        parts.append(text("{month} on confirmed figures alone", month=confirmed))
    if case.limit_months is not None:
        parts.append(text("their limit is month {n}", n=case.limit_months))
    return "; ".join(parts)


def _month(case: Case, translator: Translator) -> str:
    if case.payback_months is None:
        return translator.text("never")
    return translator.text("month {n}", n=case.payback_months)


def move_text(move: Move, translator: Translator) -> str:
    """Return what to do.

    Args:
        move: The move.
        translator: The reader's language.
    """
    return plain(translator.say(move.text))


def owner_of(move: Move, translator: Translator) -> str:
    """Return who makes a move.

    Args:
        move: The move.
        translator: The reader's language.
    """
    if move.action is None:
        return translator.text("No action yet")
    return move.action.owner.name if move.action.owner else translator.text("No owner")


def due_of(move: Move, today: date, translator: Translator) -> tuple[str, bool]:
    """Return by when a move is made, and whether that day has passed or it is blocked.

    Args:
        move: The move.
        today: The day.
        translator: The reader's language.

    Returns:
        The words; of a move without an action when we see whom it is about, if that is planned.
    """
    action = move.action
    if action is None:
        if move.contact is None or move.contact < today:
            return "", False
        return translator.text("contact due {date}", date=translator.date(move.contact)), False
    is_blocked = action.status is ActionStatus.BLOCKED
    return due_in_words(action.due, today, translator, is_blocked=is_blocked)


def due_in_words(
    due: date | None, today: date, translator: Translator, *, is_blocked: bool
) -> tuple[str, bool]:
    """Return by when something is done, and whether that day has passed or it is blocked.

    Args:
        due: The day, None without one.
        today: The day of the page.
        translator: The reader's language.
        is_blocked: Whether nobody can go on with it.
    """
    days = (due - today).days if due else 0
    parts = []
    if due:
        parts.append(
            translator.plural("{n} day overdue", "{n} days overdue", -days)
            if days < 0
            else translator.date(due)
        )
    if is_blocked:
        parts.append(translator.text("blocked"))
    return ", ".join(parts), days < 0 or is_blocked
