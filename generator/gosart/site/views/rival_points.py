"""The competitors of an account: strengths and what answers them, weaknesses and what uses them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from gosart.analysis.action_coverage import Answers
from gosart.analysis.competitor_names import competitor_anchor
from gosart.method.enums import Threat
from gosart.plan.model.account import Account
from gosart.plan.model.values import Competitor, Point
from gosart.site.template_context import View
from gosart.site.views.answers import AnswerTone, tone_of, when_of
from gosart.site.views.strategy_pictures_model import RivalPointsView, RivalPointView
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain
from gosart.urls import COMPETITORS

__all__ = ["rival_points_view"]


def rival_points_view(
    view: View, account: Account, narrative: Callable[[Competitor], Markup]
) -> tuple[RivalPointsView, ...]:
    """Return the competitors of an account: strengths on one side, weaknesses on the other.

    Args:
        view: The page.
        account: The account.
        narrative: Writes what the plan says of one in prose.

    Returns:
        One for each competitor, the greatest threat first.
    """
    order = list(Threat)
    rivals = [rival for rival in account.competitors if rival.id != "no-decision"]
    rivals.sort(key=lambda rival: -order.index(rival.threat) if rival.threat else 1)
    answers, text = Answers(account, view.today), view.translator.text

    def point(own: Point, missing: str) -> RivalPointView:
        action = answers.named(own.answer)
        tone = tone_of(answers.by(action), action)
        what = text("Not shown") if tone is AnswerTone.HIDDEN else missing
        if action and tone is not AnswerTone.NONE:
            late = when_of(view, action) if tone is AnswerTone.LATE else ""
            what = ", ".join(filter(None, (plain(action.what), late)))
        return RivalPointView(Markup(inline(own.text)), what, tone)

    return tuple(
        RivalPointsView(
            id=rival.id,
            name=rival.name,
            href=view.to(COMPETITORS, competitor_anchor(rival)),
            threat=view.term(rival.threat) if rival.threat else Markup(""),
            position=Markup(inline(rival.position)) if rival.position else Markup(""),
            strengths=tuple(point(own, text("No answer yet")) for own in rival.strong_points),
            weaknesses=tuple(point(own, text("Not used yet")) for own in rival.weak_points),
            narrative=narrative(rival) if rival.narrative else Markup(""),
        )
        for rival in rivals
    )
