"""Rules about the competitive strategy: whether it is chosen, and has what it needs."""

from __future__ import annotations

from datetime import date

from gosart.analysis.rated_conditions import customers_comparison
from gosart.diagnostics import Severity, msg
from gosart.method.enums import ActionStatus, CounterState, Rating, StrategyType, WhitespaceStatus
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.ratings import plus, rating_of, ratings_of
from gosart.rules.registry import rule
from gosart.rules.values import named

_ATTACK = (StrategyType.FRONTAL, StrategyType.FLANKING, StrategyType.FRAGMENT)


@rule(
    "C001",
    Severity.WARNING,
    "value",
    msg("A competitive strategy"),
    why=msg(
        "Without a strategy any action is as good as another, and the competitor's strategy "
        "decides the deal. Choosing one of the five also settles what we will not do."
    ),
)
def strategy_is_chosen(context: Context) -> Findings:
    """One of the five strategies is chosen."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.is_open and opportunity.strategy.type is None:
        hint = msg("Choose one once the assessment is done, and set `strategy.type`.")
        yield finding(
            msg("No competitive strategy is chosen"), hint, opportunity.locator.at("strategy")
        )


@rule(
    "C002",
    Severity.ERROR,
    "value",
    msg("Fragment names its part"),
    why=msg(
        "A fragment strategy wins part of the deal. Until the part is named, it is only a "
        "smaller quote."
    ),
)
def fragment_has_scope(context: Context) -> Findings:
    """A fragment strategy says which part."""
    opportunity = opportunity_of(context).opportunity
    if opportunity.strategy.type is StrategyType.FRAGMENT and not opportunity.strategy.scope:
        yield finding(
            msg("The fragment strategy does not say which part"),
            msg("Name the part in `strategy.scope`."),
            opportunity.locator.at("strategy", "type"),
        )


@rule(
    "C003",
    Severity.WARNING,
    "value",
    msg("Flanking reaches those who set the criteria"),
    why=msg(
        "Flanking changes what the customer compares. We can do that only with a grip on the "
        "criteria and on the people who set them; otherwise the competitor's rules stand."
    ),
)
def flanking_reaches_the_authors(context: Context) -> Findings:
    """To change the criteria one has to reach those who set them."""
    analysis = opportunity_of(context)
    if analysis.opportunity.strategy.type is not StrategyType.FLANKING:
        return
    ratings = ratings_of(analysis)
    for key in ("formal_decision_criteria", "political_alignment"):
        rating = ratings.get(key)
        if rating and rating.rating is not Rating.PLUS:
            message = msg(
                "Flanking strategy, but no grip on “{criterion}”", criterion=named(rating.criterion)
            )
            hint = msg("Get to the people who set the criteria, or change strategy.")
            location = analysis.opportunity.locator.at("strategy", "type")
            yield finding(message, hint, location, about=("criteria", key))


@rule(
    "C004",
    Severity.WARNING,
    "value",
    msg("Frontal with a clear lead"),
    limits={"ratio": 3},
    why=msg(
        "In a head-on contest the best-known, cheapest or earliest bidder wins, unless the "
        "customer sees us clearly ahead: about three to one on their own criteria. With less "
        "than that, a frontal attack ends in a price war."
    ),
)
def frontal_has_a_lead(context: Context) -> Findings:
    """A frontal strategy needs a lead over its target, or else over each rated rival."""
    analysis = opportunity_of(context)
    if analysis.opportunity.strategy.type is not StrategyType.FRONTAL:
        return
    opportunity, positions = analysis.opportunity, analysis.assessment.positions
    target = opportunity.strategy.target
    for position in positions:
        if target is not None and position.rival is not target:
            continue
        ahead, behind = customers_comparison(opportunity, positions, position.rival)
        if ahead == 0 or ahead < context.limit("ratio") * behind:
            message = msg(
                "Frontal strategy against {rival}, but the customer sees no clear lead: {ahead} to "
                "{behind}",
                rival=named(position.rival),
                ahead=ahead,
                behind=behind,
            )
            hint = msg(
                "Change what is compared with a `flanking` strategy, or go for a part where you "
                "lead with `fragment`."
            )
            yield finding(
                message,
                hint,
                analysis.opportunity.locator.at("strategy", "type"),
                about=("competitors", position.rival.id),
            )


@rule(
    "C005",
    Severity.WARNING,
    "value",
    msg("Defend what is ours"),
    why=msg(
        "We can only defend a position that we hold. With no good relationship and no business "
        "at the customer, defending means waiting."
    ),
)
def defend_has_a_position(context: Context) -> Findings:
    """Defend needs a plus on the relationship or business won at the account."""
    analysis = opportunity_of(context)
    won = any(cell.status is WhitespaceStatus.WON for cell in context.account.account.whitespace)
    if (
        analysis.opportunity.strategy.type is StrategyType.DEFEND
        and not won
        and not any(plus(analysis, "current_relationship"))
    ):
        hint = msg(
            "Show the position in `whitespace` or the assessment, or choose a strategy that "
            "attacks."
        )
        yield finding(
            msg("Defend strategy, but nothing to defend is on record"),
            hint,
            analysis.opportunity.locator.at("strategy", "type"),
        )


@rule(
    "C006",
    Severity.WARNING,
    "value",
    msg("Develop takes time"),
    why=msg(
        "Developing means investing now for a later decision. A deal that closes this quarter "
        "will be decided before the investment pays off."
    ),
)
def develop_has_time(context: Context) -> Findings:
    """An opportunity under the develop strategy does not close in the current quarter."""
    opportunity = opportunity_of(context).opportunity
    closing = opportunity.close_date
    if (
        opportunity.is_open
        and opportunity.strategy.type is StrategyType.DEVELOP
        and closing
        and _quarter(closing) == _quarter(context.today)
    ):
        hint = msg(
            "Move `close_date` to when the decision is really due, or choose a strategy that wins "
            "now."
        )
        yield finding(
            msg("Develop strategy, but the order is due this quarter"),
            hint,
            opportunity.locator.at("close_date"),
        )


@rule(
    "C007",
    Severity.WARNING,
    "value",
    msg("An attack has a target"),
    why=msg(
        "An attack needs a named target: a move that gets round one competitor can run straight "
        "into another's strength. The customer doing nothing counts as a competitor too."
    ),
)
def attack_has_a_target(context: Context) -> Findings:
    """Frontal, flanking and fragment name the rival they are aimed at."""
    opportunity = opportunity_of(context).opportunity
    if (
        opportunity.is_open
        and opportunity.strategy.type in _ATTACK
        and opportunity.strategy.target is None
    ):
        hint = msg("Name a competitor, or `no-decision`, in `strategy.target`.")
        yield finding(
            msg("The strategy has no target"), hint, opportunity.locator.at("strategy", "type")
        )


@rule(
    "C008",
    Severity.WARNING,
    "value",
    msg("No attack without an opportunity"),
    why=msg(
        "If more speaks against the opportunity than for it, even the best attack wins nothing: "
        "there is no project, no money or no reason to act. Disengage, or develop the account "
        "until there is."
    ),
)
def attack_has_an_opportunity(context: Context) -> Findings:
    """An attack needs a first question of the assessment that is not negative."""
    analysis = opportunity_of(context)
    us = analysis.assessment.us
    if (
        analysis.opportunity.is_open
        and us
        and analysis.opportunity.strategy.type in _ATTACK
        and rating_of(analysis, "customer_project") is not None
    ):
        # In our method the first question asks whether there is an opportunity.
        block = us.blocks[0]
        if block.sum < 0 and block.question:
            message = msg(
                "Attacking strategy, but “{question}” is answered no",
                question=named(block.question),
            )
            yield finding(
                message,
                msg("Disengage, or choose `develop`."),
                analysis.opportunity.locator.at("strategy", "type"),
            )


@rule(
    "C009",
    Severity.WARNING,
    "value",
    msg("Expected counter-moves answered"),
    why=msg(
        "The competitor will respond to our strategy. The move we saw coming and had no answer "
        "to is the one that loses the deal."
    ),
)
def expected_counters_are_answered(context: Context) -> Findings:
    """Each move that we expect of a competitor has an action that answers it."""
    opportunity = opportunity_of(context).opportunity
    # The action may be there and not be for these readers.
    is_whole = context.account.account.whole
    for counter in opportunity.strategy.counters if opportunity.is_open and is_whole else ():
        answer = counter.answer
        is_answered = answer is not None and answer.status is not ActionStatus.CANCELLED
        if counter.state is CounterState.EXPECTED and not is_answered:
            message = (
                msg(
                    "No response to what we expect from {rival}: {move}",
                    rival=named(counter.competitor),
                    move=counter.move,
                )
                if counter.competitor
                else msg("No response to a move that we expect: {move}", move=counter.move)
            )
            hint = msg("Plan an action, and link it to the move in `answer`.")
            yield finding(
                message, hint, counter.location, about=("strategy", "counters", counter.move)
            )


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3
