"""What to do about an opportunity: a call, what speaks for it and what stands in the way.

It is advice with its reasons open, never a score. A review's decision answers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.light import Light, State
from gosart.analysis.lights import Lights
from gosart.analysis.time_chain import TimeChain
from gosart.diagnostics import Message, Named, msg
from gosart.method.enums import Decision, OpportunityStatus, Rating
from gosart.method.model import Method
from gosart.plan.model.account import Opportunity

__all__ = ["Call", "Verdict", "decide"]


class Call(StrEnum):
    """What the plan, as it stands, calls for."""

    PURSUE = "pursue"
    DEVELOP = "develop"
    CHANGE_STRATEGY = "change-strategy"
    DISENGAGE = "disengage"
    NOT_ASSESSED = "not-assessed"
    DECIDED = "decided"


@dataclass(frozen=True, eq=False, slots=True)
class Verdict:
    """A call with its reasons."""

    call: Call
    sentence: Message
    """Two clauses: what speaks for it, and what stands in the way."""
    reasons: tuple[Message, ...]
    """What the call was made for, the strongest first."""
    decision: Decision | None
    """What the last review decided, None for nothing."""


def decide(
    opportunity: Opportunity,
    assessment: OpportunityAssessment,
    lights: Lights,
    time: TimeChain,
    method: Method,
    *,
    first_stage: bool = False,
) -> Verdict:
    """Make the call, by the first of these that holds.

    Decided; not assessed (fewer than two questions known); disengage (opportunity or worth red);
    change strategy (compete, win or people red, or a float below 0); develop (opportunity not green
    and no compelling event, or the first stage); else pursue.

    Args:
        opportunity: The opportunity.
        assessment: What its assessments say together.
        lights: Its lights.
        time: The days that the customer's event sets.
        method: The method.
        first_stage: Whether its stage is the site's first.

    Returns:
        The call with its reason and the next moves.
    """
    last = max(opportunity.test.reviews, key=lambda review: review.date, default=None)
    decision = last.decision if last else None

    def verdict(call: Call, *against: Message) -> Verdict:
        return Verdict(call, _sentence(lights, against), against, decision)

    if opportunity.status is not OpportunityStatus.OPEN:
        return Verdict(Call.DECIDED, _decided(opportunity), (), decision)
    if lights.known_questions < 2:
        return verdict(Call.NOT_ASSESSED, *_reasons(lights, State.UNKNOWN))
    asked = {name: _light(lights, method, name) for name in _CRITERION_OF}
    for call, names in _CALLS:
        lights_asked = [asked[name] for name in names]
        against = [light.reason for light in lights_asked if light and light.state is State.RED]
        if call is Call.CHANGE_STRATEGY:
            if lights.people.state is State.RED:
                against.append(lights.people.reason)
            if time.is_too_late:
                against.insert(0, lights.actions.reason)
        if against:
            return verdict(call, *against)
    opportunity_light = asked["opportunity"]
    event = _rating(assessment, "compelling_event")
    if (
        opportunity_light
        and opportunity_light.state is not State.GREEN
        and event is not Rating.PLUS
    ):
        return verdict(Call.DEVELOP, opportunity_light.reason)
    if first_stage:
        return verdict(Call.DEVELOP, msg("It is at its first stage"))
    return verdict(Call.PURSUE, *_reasons(lights, State.AMBER))


_CRITERION_OF = {
    "opportunity": "compelling_event",
    "compete": "formal_decision_criteria",
    "win": "political_alignment",
    "worth": "profitability",
}
"""A criterion by which each of the four questions is known, whatever a method calls it."""
_CALLS = (
    (Call.DISENGAGE, ("opportunity", "worth")),
    (Call.CHANGE_STRATEGY, ("compete", "win")),
)


def _light(lights: Lights, method: Method, name: str) -> Light | None:
    criterion = method.by_key.get(_CRITERION_OF[name])
    return lights.question((criterion,), method) if criterion else None


def _rating(assessment: OpportunityAssessment, key: str) -> Rating | None:
    ours = assessment.us.current.ratings if assessment.us else ()
    return next((rating.rating for rating in ours if rating.criterion.key == key), None)


def _reasons(lights: Lights, state: State) -> tuple[Message, ...]:
    everything = (*lights.questions.values(), lights.people, lights.value, lights.actions)
    return tuple(light.reason for light in everything if light.state is state)[:2]


def _sentence(lights: Lights, against: tuple[Message, ...]) -> Message:
    good = _reasons(lights, State.GREEN)
    if good and against:
        return msg("{good}; but {bad}", good=good[0], bad=against[0])
    if good or against:
        return msg("{reason}", reason=(good or against)[0])
    return msg("Nothing speaks for it or against it yet")


def _decided(opportunity: Opportunity) -> Message:
    words = {
        OpportunityStatus.WON: msg("Won"),
        OpportunityStatus.LOST: msg("Lost"),
        OpportunityStatus.DISENGAGED: msg("We stepped out"),
    }
    if opportunity.lost_to:
        return msg("Lost to {rival}", rival=Named(opportunity.lost_to.id, opportunity.lost_to.name))
    return words[opportunity.status]
