"""What to do next as a page shows it: each step with who does it, by when, and the rule behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from gosart.analysis.consequence import Consequence
from gosart.briefing import judgement
from gosart.rules.next_steps import NextStep
from gosart.site.template_context import View
from gosart.site.views.elements import code_spans

__all__ = ["NextStepView", "next_step_views"]

_MOST_NAMED = 3
"""How many findings of one rule a step names."""
_BAD = frozenset({Consequence.STOP_OR_GO, Consequence.TIME, Consequence.VOTE})
_ADVICE = frozenset({Consequence.REST, Consequence.HOUSEKEEPING})


@dataclass(frozen=True, slots=True)
class NextStepView:
    """One thing to do next."""

    tone: str
    """`bad`, `warn` or `advice`, for the style sheet."""
    texts: tuple[str, ...]
    more: int
    """How many findings of its rule are not named."""
    opportunity: str
    """Name of its opportunity where the page is of several, else ""."""
    owner: str
    """Who does it, or that nobody is on it; "" for what a rule found."""
    due: str
    is_late: bool
    hint: Markup
    """What to do, for what a rule found."""
    rule: Markup
    """Its rule, a link; "" for a move."""


def next_step_views(
    view: View, steps: Iterable[NextStep], *, several: bool
) -> tuple[NextStepView, ...]:
    """Return what to do next in words.

    Args:
        view: The page.
        steps: What to do next.
        several: Whether the page is of several opportunities.
    """
    return tuple(_view(view, step, several=several) for step in steps)


def _view(view: View, step: NextStep, *, several: bool) -> NextStepView:
    tone = "bad" if step.consequence in _BAD else "warn"
    tone = "advice" if step.consequence in _ADVICE else tone
    name = step.opportunity.name if several and step.opportunity else ""
    if step.move is not None:
        due, is_late = judgement.due_of(step.move, view.today, view.translator)
        return NextStepView(
            tone,
            (judgement.move_text(step.move, view.translator),),
            0,
            name,
            judgement.owner_of(step.move, view.translator),
            due,
            is_late,
            Markup(""),
            Markup(""),
        )
    texts = tuple(dict.fromkeys(view.say(finding.message) for finding in step.findings))
    hints = dict.fromkeys(view.say(finding.hint) for finding in step.findings)
    return NextStepView(
        tone,
        texts[:_MOST_NAMED],
        max(0, len(texts) - _MOST_NAMED),
        name,
        "",
        "",
        False,
        code_spans(" ".join(hints)),
        view.rule(step.findings[0].code),
    )
