"""The pictures of a strategy, put together: which way, where we stand, what they will do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from gosart.analysis.action_coverage import Answers
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.preconditions import Met, PreconditionState, StrategyOption, advised_of
from gosart.method.enums import Standing, StrategyType, Threat
from gosart.plan.model.account import Account
from gosart.plan.model.actions import Action
from gosart.plan.model.opportunity import DecisionCriterion, Opportunity
from gosart.plan.model.strategy import Counter
from gosart.plan.model.values import Competitor
from gosart.site.template_context import View
from gosart.site.views.answers import AnswerTone, counted_answers, tone_of, when_of
from gosart.site.views.strategy_pictures_model import (
    AgainstView,
    CounterMovesView,
    CounterMoveView,
    CriterionGroupView,
    CriterionRowView,
    HeadToHeadView,
    LevelView,
    NeedView,
    StrategyChoiceView,
    StrategyOptionView,
    VendorSignView,
)
from gosart.text.markdown import inline
from gosart.urls import METHOD

__all__ = ["choice_view", "counter_moves_view", "head_to_head_view"]

_LEVELS = (Standing.WORSE, Standing.SAME, Standing.BETTER)
"""From falling short to exceeding."""
_COLUMNS = 2
"""Competitors that we are held against one by one; the others are in the signs."""


def choice_view(view: View, analysis: OpportunityAnalysis) -> StrategyChoiceView | None:
    """Return the ways to compete side by side.

    Args:
        view: The page.
        analysis: The opportunity.

    Returns:
        The choice; None for a decided opportunity.
    """
    if not analysis.strategies:
        return None
    chosen, advised = analysis.opportunity.strategy.type, advised_of(analysis.strategies)
    text = view.translator.text
    return StrategyChoiceView(
        title=_choice_title(view, analysis.strategies, chosen),
        options=tuple(
            StrategyOptionView(
                name=view.label(option.type),
                href=view.to(METHOD["strategy"], f"strategy-type-{option.type}"),
                idea=view.method.strategies[option.type.value].idea,
                tags=tuple(
                    tag
                    for tag, holds in (
                        (text("Chosen"), option.type is chosen),
                        (text("Advised"), option is advised),
                    )
                    if holds
                ),
                is_chosen=option.type is chosen,
                is_advised=option is advised,
                count=text(
                    "{met} of {all} met",
                    met=str(option.count(Met.MET)),
                    all=str(len(option.needs)),
                ),
                needs=tuple(_need(view, need) for need in option.needs),
            )
            for option in analysis.strategies
        ),
        note=text("What is not known does not count as met. Overrule the advice with a reason."),
    )


def _need(view: View, need: PreconditionState) -> NeedView:
    text = view.translator.text
    words = {Met.MET: text("Met"), Met.UNMET: text("Not met"), Met.UNKNOWN: text("Unknown")}
    reason = text("Not shown") if need.is_hidden else view.translator.say(need.reason)
    return NeedView(need.state.value, words[need.state], need.label, reason)


def _choice_title(
    view: View, options: Sequence[StrategyOption], chosen: StrategyType | None
) -> str:
    text = view.translator.text
    ready = [option for option in options if option.is_ready]
    names = ", ".join(view.label(option.type) for option in ready)
    own = next((option for option in options if option.type is chosen), None)
    if own is None:
        if not ready:
            return text("No strategy is chosen, and none has all its preconditions met")
        return text("No strategy is chosen; all preconditions are met for: {names}", names=names)
    name = view.label(own.type)
    if own.is_ready:
        if len(ready) == 1:
            return text("{name} is the only strategy whose preconditions are all met", name=name)
        return text("All preconditions are met for: {names}", names=names)
    values = {"name": name, "n": str(own.count(Met.MET)), "all": str(len(own.needs))}
    if not ready:
        return text(
            "{name} is chosen with {n} of its {all} preconditions met; no other has all of its own",
            **values,
        )
    return text(
        "{name} is chosen with {n} of its {all} preconditions met; all are met for: {names}",
        **values,
        names=names,
    )


def head_to_head_view(view: View, account: str, opportunity: Opportunity) -> HeadToHeadView | None:
    """Return us and the competitors on what the customer decides by.

    Args:
        view: The page.
        account: Id of the account.
        opportunity: The opportunity.

    Returns:
        The comparison; None where the plan names no criterion.
    """
    if not opportunity.decision_criteria:
        return None
    rivals = _rivals(opportunity)
    held = rivals[:_COLUMNS]
    text = view.translator.text
    vendors: list[Competitor | None] = [None, *rivals]
    key = tuple(
        VendorSignView(rival.name if rival else view.method.us, number)
        for number, rival in enumerate(vendors)
    )
    groups = tuple(
        CriterionGroupView(
            label, tuple(_row(view, account, own, vendors, key, held) for own in criteria)
        )
        for label, criteria in _grouped(view, opportunity.decision_criteria)
    )
    has_weights = any(own.weight for own in opportunity.decision_criteria)
    before = 1 + has_weights + len(_LEVELS)
    counts = [_counted(opportunity.decision_criteria, rival) for rival in held]
    return HeadToHeadView(
        title=_head_title(view, opportunity, held, counts),
        key=key,
        levels=tuple(view.label(level) for level in _LEVELS),
        columns=tuple(text("Us against {rival}", rival=rival.name) for rival in held),
        has_weights=has_weights,
        groups=groups,
        sums=tuple(
            text("{ahead} ahead, {behind} behind, {level} level", **counted) for counted in counts
        ),
        note=text("Levels apart in the customer's judgement; not added up and not weighted."),
        width=before + len(held),
        width_before=before,
    )


def _rivals(opportunity: Opportunity) -> list[Competitor]:
    """Return who stands on a criterion: the strategy's target first, then by threat."""
    order = list(Threat)
    rivals = dict.fromkeys(
        rival
        for criterion in opportunity.decision_criteria
        for rival, _ in criterion.standings
        if rival
    )

    def rank(rival: Competitor) -> tuple[bool, int]:
        threat = order.index(rival.threat) if rival.threat else -1
        return rival is not opportunity.strategy.target, -threat

    return sorted(rivals, key=rank)


def _grouped(
    view: View, criteria: Sequence[DecisionCriterion]
) -> Iterator[tuple[str, list[DecisionCriterion]]]:
    """Yield the criteria by kind, the mandatory first, each group by weight."""
    text = view.translator.text
    kinds: tuple[tuple[str, Callable[[DecisionCriterion], bool]], ...] = (
        (text("Mandatory: falling short rules a vendor out"), lambda own: own.mandatory),
        (text("Formal: written down"), lambda own: own.formal is True),
        (text("Informal: said, not written"), lambda own: own.formal is False),
        (text("Others"), lambda own: own.formal is None),
    )
    left = list(criteria)
    for label, belongs in kinds:
        group = [own for own in left if belongs(own)]
        left = [own for own in left if not belongs(own)]
        if group:
            yield label, sorted(group, key=lambda own: -(own.weight or 0))


def _standing(criterion: DecisionCriterion, rival: Competitor | None) -> Standing | None:
    return next((standing for who, standing in criterion.standings if who is rival), None)


def _row(
    view: View,
    account: str,
    criterion: DecisionCriterion,
    vendors: Sequence[Competitor | None],
    key: Sequence[VendorSignView],
    held: Sequence[Competitor],
) -> CriterionRowView:
    text = view.translator.text
    levels = tuple(
        LevelView(signs, bool(signs) and criterion.mandatory and level is Standing.WORSE)
        for level in _LEVELS
        for signs in [
            tuple(
                sign
                for sign, vendor in zip(key, vendors, strict=True)
                if _standing(criterion, vendor) is level
            )
        ]
    )
    return CriterionRowView(
        name=criterion.name,
        people=view.people(criterion.people, account),
        weight=text("{n} of 5", n=str(criterion.weight)) if criterion.weight else text("unknown"),
        levels=levels,
        against=tuple(_against(view, _apart(criterion, rival)) for rival in held),
    )


def _apart(criterion: DecisionCriterion, rival: Competitor) -> int | None:
    """Return how many levels we are ahead of a competitor, None where one of us is not known."""
    ours, theirs = _standing(criterion, None), _standing(criterion, rival)
    if ours is None or theirs is None:
        return None
    return _LEVELS.index(ours) - _LEVELS.index(theirs)


def _against(view: View, apart: int | None) -> AgainstView:
    text = view.translator.text
    if apart is None:
        return AgainstView(text("unknown"), 0, is_known=False)
    label = text("ahead") if apart > 0 else text("behind") if apart < 0 else text("level")
    return AgainstView(label, apart, is_known=True)


def _counted(criteria: Iterable[DecisionCriterion], rival: Competitor) -> dict[str, str]:
    apart = [steps for own in criteria if (steps := _apart(own, rival)) is not None]
    return {
        "ahead": str(sum(steps > 0 for steps in apart)),
        "behind": str(sum(steps < 0 for steps in apart)),
        "level": str(sum(steps == 0 for steps in apart)),
    }


def _head_title(
    view: View,
    opportunity: Opportunity,
    held: Sequence[Competitor],
    counts: Sequence[dict[str, str]],
) -> str:
    """Say how we stand against the first competitor, and who is out by a mandatory criterion."""
    text = view.translator.text
    if not held or not any(int(number) for number in counts[0].values()):
        return text("How we stand on what they decide by is not known yet")
    title = text("Ahead of {rival} on {ahead}, behind on {behind}", **counts[0], rival=held[0].name)
    mandatory = [own for own in opportunity.decision_criteria if own.mandatory]
    if any(_standing(own, None) is Standing.WORSE for own in mandatory):
        return text("{title}; we fall short on a mandatory criterion", title=title)
    out = [
        rival.name
        for rival in held
        if any(_standing(own, rival) is Standing.WORSE for own in mandatory)
    ]
    if out:
        names = ", ".join(out)
        return text("{title}; short on a mandatory criterion: {names}", title=title, names=names)
    return title


def counter_moves_view(
    view: View, account: Account, opportunity: Opportunity
) -> CounterMovesView | None:
    """Return the moves to expect or already made, and what answers each.

    Args:
        view: The page.
        account: The account, some of whose actions may not be shown.
        opportunity: The opportunity.

    Returns:
        The moves; None where the plan names none.
    """
    counters, translator = opportunity.strategy.counters, view.translator
    if not counters:
        return None
    answers = Answers(account, view.today)
    title = translator.text(
        "{moves}: {answers}",
        moves=translator.plural(
            "{n} move of a competitor", "{n} moves of competitors", len(counters)
        ),
        answers=counted_answers((answers.by(own.answer) for own in counters), translator),
    )
    return CounterMovesView(title, tuple(_counter(view, own, answers) for own in counters))


def _counter(view: View, counter: Counter, answers: Answers) -> CounterMoveView:
    text, action = view.translator.text, counter.answer
    tone = tone_of(answers.by(action), action)
    is_answered = action is not None and tone is not AnswerTone.NONE
    return CounterMoveView(
        rival=counter.competitor.name if counter.competitor else text("No one named"),
        state=view.label(counter.state),
        move=Markup(inline(counter.move)),
        tone=tone,
        answered=_answered(view, tone, action),
        answer=Markup(inline(action.what)) if action and is_answered else Markup(""),
        when=_when(view, action),
        lateness=when_of(view, action) if tone is AnswerTone.LATE else "",
    )


def _when(view: View, action: Action | None) -> str:
    """Return who does an action and by when."""
    if action is None:
        return ""
    owner = action.owner.name if action.owner else ""
    due = view.translator.date(action.due) if action.due else ""
    return " \u00b7 ".join(filter(None, (owner, due)))


def _answered(view: View, tone: AnswerTone, action: Action | None) -> str:
    text = view.translator.text
    is_past = action is not None and action.due is not None and action.due < view.today
    return {
        AnswerTone.DONE: text("Answered"),
        AnswerTone.TIME: text("In time"),
        AnswerTone.LATE: text("Overdue") if is_past else text("Blocked"),
        AnswerTone.NONE: text("No answer yet"),
        AnswerTone.HIDDEN: text("Not shown"),
    }[tone]
