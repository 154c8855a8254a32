"""What a plan means as data: verdict, lights, vote, time, value, moves."""

from __future__ import annotations

from datetime import date
from typing import Any

from gosart.analysis.light import Light, unknown
from gosart.analysis.moves import MOVES_ON_A_SHEET
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.verdict import Call
from gosart.diagnostics import Listed, Message, Say, Sentence, data_of, msg

__all__ = ["judgement"]


def judgement(analysis: OpportunityAnalysis, say: Say) -> dict[str, Any]:
    """Return what an opportunity's plan means, by part.

    Args:
        analysis: The opportunity on its day.
        say: Writes sentences in the language asked for.

    Returns:
        {"verdict": {"call", "sentence", "reasons", "review", "not_shown"}, "lights": {part:
        {"state", "reason"}}, "vote", "time", "value", "moves"}; what is not known is null. "call"
        is null where it hangs on what these readers may not see; "not_shown" says what of the plan
        they may not see, null where they see what the verdict is made from. There are at most
        three moves, by "consequence" ("stop-or-go" to "rest"). Beside a sentence stands what it is
        made of, in no language, under its name with `_data`: {"message": the English template,
        "values": {name: data}}.
    """
    verdict = analysis.verdict
    return {
        "verdict": {
            "call": None if verdict.call is Call.NOT_SHOWN else verdict.call.value,
            "sentence": say(verdict.sentence),
            "sentence_data": _data(verdict.sentence),
            "reasons": [say(reason) for reason in verdict.reasons],
            "reasons_data": [_data(reason) for reason in verdict.reasons],
            "review": verdict.decision.value if verdict.decision else None,
            "not_shown": say(verdict.not_shown) if verdict.not_shown else None,
        },
        "lights": _lights(analysis, say),
        "vote": _vote(analysis),
        "time": _time(analysis),
        "value": _value(analysis),
        "moves": [
            {
                "text": say(move.text),
                "text_data": _data(move.text),
                "consequence": move.consequence.value,
                "action": move.action.id if move.action else None,
                "owner": move.action.owner.id if move.action and move.action.owner else None,
                "due": _day(move.action.due) if move.action else None,
            }
            for move in analysis.moves[:MOVES_ON_A_SHEET]
        ],
    }


def _lights(analysis: OpportunityAnalysis, say: Say) -> dict[str, Any]:
    lights = analysis.lights
    parts: dict[str, Light] = {
        **lights.questions,
        "people": lights.people,
        "value": lights.value,
        "actions": lights.actions,
        "review": lights.review,
        "plan": lights.plan,
    }
    if not analysis.opportunity.is_open:  # nothing of its plan is asked for any more
        decided = unknown(msg("The deal is decided."))
        parts |= dict.fromkeys(("people", "value", "actions", "review", "plan"), decided)
    return {
        name: {
            "state": light.state.value,
            "reason": say(light.reason),
            "reason_data": _data(light.reason),
        }
        for name, light in parts.items()
    }


def _data(value: object) -> Any:
    """Return a value of a sentence as data; a sentence inside another keeps its template."""
    if isinstance(value, Message):
        values = {name: _data(inner) for name, inner in value.values.items()}
        return {"message": value.template, "values": values}
    if isinstance(value, Sentence):
        return _data(value.clause)
    if isinstance(value, Listed):
        return [_data(item) for item in value.items]
    return data_of(value)


def _vote(analysis: OpportunityAnalysis) -> dict[str, Any] | None:
    vote = analysis.vote
    if vote is None:
        return None
    return {
        "rule": vote.rule.value if vote.rule else None,
        "for": [person.id for person in vote.for_us],
        "undecided": [person.id for person in vote.undecided],
        "against": [person.id for person in vote.against],
        "not_met": [person.id for person in vote.not_met],
        "needed": vote.needed,
        "path": [person.id for person in vote.path],
    }


def _time(analysis: OpportunityAnalysis) -> dict[str, Any]:
    time = analysis.time
    return {
        "event": _day(time.event),
        "lead_days": time.lead_days,
        "latest_order": _day(time.latest_order),
        "close": _day(time.close),
        "float_days": time.float_days,
    }


def _value(analysis: OpportunityAnalysis) -> dict[str, Any] | None:
    case = analysis.value_case
    if case is None:
        return None
    return {
        "currency": case.currency,
        "payback_months": case.whole.payback_months,
        "confirmed_payback_months": case.confirmed.payback_months,
        "unique_payback_months": case.unique.payback_months,
        "net": data_of(round(case.whole.net, 2)),
        "confirmed_net": data_of(round(case.confirmed.net, 2)),
        "unique_net": data_of(round(case.unique.net, 2)),
        "horizon_months": case.horizon_months,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
