"""The competitors of an account: strengths and what answers them, weaknesses and what uses them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from gosart.method.enums import Threat
from gosart.plan.model.account import Account
from gosart.plan.model.values import Competitor, Point
from gosart.site.template_context import View
from gosart.site.views.answers import lateness_of, tone_of
from gosart.site.views.strategy_pictures_model import RivalPointsView, RivalPointView
from gosart.text.markdown import inline
from gosart.text.markdown_to_text import plain

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
    actions = {
        f"{opportunity.id}/{action.id}": action
        for opportunity in account.opportunities
        for action in opportunity.actions
    }

    def point(own: Point, missing: str) -> RivalPointView:
        action = actions.get(own.answer)
        tone = tone_of(action, view.today)
        what = plain(action.what) if action and tone != "none" else missing
        late = lateness_of(view, action) if tone == "late" else ""
        parts = [what, late]
        return RivalPointView(Markup(inline(own.text)), ", ".join(filter(None, parts)), tone)

    text = view.translator.text
    return tuple(
        RivalPointsView(
            id=rival.id,
            name=rival.name,
            threat=view.term(rival.threat) if rival.threat else Markup(""),
            position=Markup(inline(rival.position)) if rival.position else Markup(""),
            strengths=tuple(point(own, text("No answer yet")) for own in rival.strong_points),
            weaknesses=tuple(point(own, text("Not used yet")) for own in rival.weak_points),
            narrative=narrative(rival) if rival.narrative else Markup(""),
        )
        for rival in rivals
    )
