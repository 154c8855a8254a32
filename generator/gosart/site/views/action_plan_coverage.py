"""What the plan has an answer to, in time, late or not at all: gaps by kind, with signs."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.action_coverage import Answer, Coverage, Gap, GapKind
from gosart.site.template_context import View
from gosart.site.views.action_plan_model import CoverageView, GapColumnView, GapView
from gosart.site.views.answers import counted_answers, when_of
from gosart.text.markdown_to_text import plain
from gosart.text.shorten import shorten_to_length

__all__ = ["coverage_view"]

_TEXT, _ACTION = 110, 90
"""Characters of a gap, and of the action that answers it."""
_MOST = 15
"""Of more gaps than these, those that are answered in time are only counted."""


def coverage_view(view: View, opportunity: str, coverage: Coverage) -> CoverageView | None:
    """Return what a plan has an answer to.

    Args:
        view: The page.
        opportunity: Id of the opportunity.
        coverage: Its gaps.

    Returns:
        The gaps, None where there are none.
    """
    if not coverage.gaps:
        return None
    text = view.translator.text
    return CoverageView(
        anchor=f"gaps-{opportunity}",
        kicker=text("Does the plan cover what matters?"),
        title=_title(view, coverage),
        subtitle=text(
            "What we do not know, what competitors do better and where we are weak, each with the "
            "action that answers it."
        ),
        columns=tuple(_columns(view, coverage)),
        note=text(
            "An action answers a gap when it names the same criterion, or when the plan links it "
            "to the strength, the move or the risk."
        ),
    )


def _title(view: View, coverage: Coverage) -> str:
    """Count the gaps by their answers."""
    translator = view.translator
    return translator.text(
        "{gaps}: {parts}",
        gaps=translator.plural("{n} gap", "{n} gaps", len(coverage.gaps)),
        parts=counted_answers((gap.answer for gap in coverage.gaps), translator),
    )


def _columns(view: View, coverage: Coverage) -> Iterator[GapColumnView]:
    text = view.translator.text
    names = {
        GapKind.UNKNOWN: text("What we do not know"),
        GapKind.COMPETITOR: text("What competitors do better"),
        GapKind.WEAKNESS: text("Where we are weak"),
    }
    is_long = len(coverage.gaps) > _MOST
    for kind, name in names.items():
        gaps = coverage.of_kind(kind)
        listed = [gap for gap in gaps if not (is_long and gap.answer is Answer.IN_TIME)]
        if gaps:
            rest = len(gaps) - len(listed)
            yield GapColumnView(
                title=text("{what}: {n}", what=name, n=view.translator.number(len(gaps))),
                strip=tuple(gap.answer.value for gap in gaps),
                gaps=tuple(_gap(view, gap) for gap in listed),
                more=text("{n} answered in time", n=view.translator.number(rest)) if rest else "",
            )


def _gap(view: View, gap: Gap) -> GapView:
    text = view.translator.text
    action = gap.action
    owner = action.owner.name if action and action.owner else ""
    nothing = {Answer.NONE: text("No answer"), Answer.NOT_SHOWN: text("Not shown")}
    return GapView(
        name=_name(view, gap),
        note=_note(view, gap),
        action=shorten_to_length(plain(action.what), _ACTION)
        if action
        else nothing.get(gap.answer, ""),
        when=", ".join(filter(None, (owner, when_of(view, action)))),
        answer=gap.answer.value,
    )


def _name(view: View, gap: Gap) -> str:
    """Return the criterion, or whose strength or move it is with what it says."""
    what = shorten_to_length(plain(gap.text), _TEXT)
    if gap.competitor:
        what = what or (gap.criterion.label if gap.criterion else "")
        return view.translator.text("{who}: {what}", who=gap.competitor.name, what=what)
    return gap.criterion.label if gap.criterion else what


def _note(view: View, gap: Gap) -> str:
    """Return the evidence of a criterion, who is ahead there, and that a move is expected."""
    text = view.translator.text
    parts = []
    if gap.criterion and not gap.competitor and gap.text:
        parts.append(shorten_to_length(plain(gap.text), _TEXT))
    if gap.ahead:
        names = ", ".join(competitor.name for competitor in gap.ahead)
        parts.append(text("{names} ahead", names=names))
    if gap.is_expected_move:
        parts.append(text("expected move"))
    return " \u00b7 ".join(parts)
