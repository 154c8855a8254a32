"""An opportunity's verdict as its sheet and its card show it: call, sentence, lights."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.light import Light, State
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.verdict import Call
from gosart.briefing import judgement
from gosart.site.template_context import View
from gosart.site.views.judgement_rules import VERDICT_ANCHOR, light_anchor
from gosart.urls import METHOD

__all__ = ["LightView", "VerdictView", "light_shape", "light_tone", "verdict_view"]

_TONES = {State.GREEN: "yes", State.AMBER: "doubt", State.RED: "no", State.UNKNOWN: "open"}
_SHAPES = {
    State.GREEN: '<circle class="gv-fill" cx="10" cy="10" r="9"/>'
    '<path class="gv-cut" d="m5.6 10.4 3.1 3 5.7-6.5"/>',
    State.AMBER: '<path class="gv-line" d="m10 1 9 9-9 9-9-9z"/>'
    '<path class="gv-fill" d="M10 1v18l-9-9z"/>',
    State.RED: '<rect class="gv-fill" x="1.5" y="1.5" width="17" height="17" rx="1.5"/>'
    '<path class="gv-cut" d="m6 6 8 8m0-8-8 8"/>',
    State.UNKNOWN: '<circle class="gv-line" cx="10" cy="10" r="8.3" stroke-dasharray="2.6"/>',
}
"""A tick in a circle, a half diamond, a cross in a square, a dashed ring: told apart in grey."""


@dataclass(frozen=True, slots=True)
class LightView:
    """One light."""

    question: str
    word: str
    reason: str
    tone: str
    """`yes`, `doubt`, `no` or `open`, for the style sheet."""
    shape: Markup
    """Its drawing, which the word beside it makes silent for a screen reader."""
    rule: str
    """Address of its rule on the method's page."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What an opportunity's plan calls for."""

    call: str
    rule: str
    """Address of the ladder of calls on the method's page."""
    sentence: str
    tone: str
    """The call's key, for the style sheet."""
    review_differs: bool
    """Whether the last review decided something else."""
    delay: str
    """Why the order cannot come in time, "" where it can."""
    lights: tuple[LightView, ...]
    """The method's questions and the plan; empty where the opportunity is decided."""


def light_tone(state: State) -> str:
    """Return what the style sheet calls a state: `yes`, `doubt`, `no` or `open`.

    Args:
        state: The state.
    """
    return _TONES[state]


def light_shape(state: State) -> Markup:
    """Return the drawing of a light, which the word beside it makes silent for a screen reader.

    Args:
        state: What the light shows.
    """
    return Markup('<svg viewBox="0 0 20 20" aria-hidden="true">' + _SHAPES[state] + "</svg>")


def verdict_view(view: View, analysis: OpportunityAnalysis) -> VerdictView:
    """Return the verdict of an opportunity in words.

    Args:
        view: The page.
        analysis: The opportunity on its day.
    """
    verdict, translator = analysis.verdict, view.translator
    decided = verdict.call is Call.DECIDED
    delay = "" if decided else judgement.delay_of(analysis.time, view.today, translator)
    return VerdictView(
        call=judgement.call_of(verdict.call, translator),
        rule=view.to(METHOD["assessment"], VERDICT_ANCHOR),
        sentence=judgement.sentence_of(verdict, translator, after_delay=bool(delay)),
        tone=verdict.call.value,
        review_differs=judgement.is_differing(verdict),
        delay=delay,
        lights=() if decided else _lights(view, analysis),
    )


def _lights(view: View, analysis: OpportunityAnalysis) -> tuple[LightView, ...]:
    translator, lights = view.translator, analysis.lights
    questions = {question.key: question.label for question in view.method.questions}
    return (
        *(
            _light(view, questions[key], judgement.word_of(light, translator), light, key)
            for key, light in lights.questions.items()
        ),
        _light(
            view,
            translator.text("Does the plan hold?"),
            judgement.plan_word(lights.plan, translator),
            lights.plan,
            lights.worst_part,
        ),
    )


def _light(view: View, question: str, word: str, light: Light, key: str) -> LightView:
    reason = judgement.reason_of(light, view.translator)
    rule = view.to(METHOD["assessment"], light_anchor(key))
    return LightView(
        question, word, reason, light_tone(light.state), light_shape(light.state), rule
    )
