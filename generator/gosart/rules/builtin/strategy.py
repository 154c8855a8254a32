"""Rules about the competitive strategy: whether it is chosen, and whether what it needs is there."""

from __future__ import annotations

from datetime import date

from gosart.diagnostics import Severity, said
from gosart.method.enums import Mark, StrategyType, WhitespaceStatus
from gosart.rules.findings import Context, Found, deal_of, finding
from gosart.rules.ratings import mark_of, plus, ratings_of
from gosart.rules.registry import rule

_ATTACK = (StrategyType.FRONTAL, StrategyType.FLANKING, StrategyType.FRAGMENT)
_LEAD = ("formal_decision_criteria", "solution_fit", "current_relationship", "unique_business_value")
"""What a lead has to show in: the criteria of the customer's comparison."""


@rule(
    "C001",
    Severity.WARNING,
    "value",
    said("A competitive strategy"),
    why=said(
        "Without a strategy every action is as good as any other, and the rival's strategy decides the deal. Choosing one of the five "
        "says what we will not do as well."
    ),
)
def strategy_is_chosen(context: Context) -> Found:
    """One of the five strategies is chosen."""
    deal = deal_of(context).deal
    if deal.is_open and deal.strategy.type is None:
        hint = said("Add `strategy.type` once the assessment stands.")
        yield finding(said("No competitive strategy is chosen"), hint, deal.where.at("strategy"))


@rule(
    "C002",
    Severity.ERROR,
    "value",
    said("Fragment names its part"),
    why=said("A fragment strategy wins a part of the deal. As long as nobody has said which part, it is a smaller quotation."),
)
def fragment_has_scope(context: Context) -> Found:
    """A fragment strategy says which part."""
    deal = deal_of(context).deal
    if deal.strategy.type is StrategyType.FRAGMENT and not deal.strategy.scope:
        yield finding(
            said("The fragment strategy does not say which part"), said("Add `strategy.scope`."), deal.where.at("strategy", "type")
        )


@rule(
    "C003",
    Severity.WARNING,
    "value",
    said("Flanking reaches who sets the criteria"),
    why=said(
        "Flanking changes what is compared. That takes a hold on the criteria and on the people who set them; without it the rules stay, "
        "and they are the rival's."
    ),
)
def flanking_reaches_the_authors(context: Context) -> Found:
    """To change the criteria one has to reach those who set them."""
    reading = deal_of(context)
    if reading.deal.strategy.type is not StrategyType.FLANKING:
        return
    ratings = ratings_of(reading)
    for key in ("formal_decision_criteria", "political_alignment"):
        rating = ratings.get(key)
        if rating and rating.mark is not Mark.PLUS:
            message = said("Flanking without a hold on “{criterion}”", criterion=rating.criterion.label)
            hint = said("Reach who sets the criteria, or choose another strategy.")
            yield finding(message, hint, reading.deal.where.at("strategy", "type"))


@rule(
    "C004",
    Severity.WARNING,
    "value",
    said("Frontal with a clear lead"),
    limits={"ratio": 3},
    why=said(
        "Head-on, the better known, cheaper or earlier one wins unless the customer sees a clear lead: about three to one on the criteria "
        "they compare by. Below that a frontal attack ends as a price war."
    ),
)
def frontal_has_a_lead(context: Context) -> Found:
    """A frontal strategy needs a lead over each rated rival."""
    reading = deal_of(context)
    if reading.deal.strategy.type is not StrategyType.FRONTAL:
        return
    ours = ratings_of(reading)
    for standing in reading.assessment.rivals if ours else ():
        theirs = {rating.criterion.key: rating.mark for rating in standing.current.ratings}
        ahead = sum(key in ours and ours[key].mark is Mark.PLUS and theirs.get(key) is not Mark.PLUS for key in _LEAD)
        behind = sum(key in ours and ours[key].mark is not Mark.PLUS and theirs.get(key) is Mark.PLUS for key in _LEAD)
        if standing.rival and (ahead == 0 or ahead < context.limit("ratio") * behind):
            message = said(
                "Frontal against {rival} without a clear lead: {ahead} to {behind}", rival=standing.rival.name, ahead=ahead, behind=behind
            )
            hint = said("Change what is compared (`flanking`), or go for a part where you lead (`fragment`).")
            yield finding(message, hint, reading.deal.where.at("strategy", "type"))


@rule(
    "C005",
    Severity.WARNING,
    "value",
    said("Defend what is ours"),
    why=said(
        "Only a position that we hold can be defended. Without a good relationship or business of ours there, defending means waiting."
    ),
)
def defend_has_a_position(context: Context) -> Found:
    """Defend needs a plus on the relationship or business won at the account."""
    reading = deal_of(context)
    won = any(cell.status is WhitespaceStatus.WON for cell in context.account.account.whitespace)
    if reading.deal.strategy.type is StrategyType.DEFEND and not won and not any(plus(reading, "current_relationship")):
        hint = said("Show the position in `whitespace` or the assessment, or choose a strategy that attacks.")
        yield finding(said("Nothing is known that could be defended"), hint, reading.deal.where.at("strategy", "type"))


@rule(
    "C006",
    Severity.WARNING,
    "value",
    said("Develop takes time"),
    why=said(
        "Developing means investing in a position for a later decision. A deal that is to close in this quarter will be decided before "
        "the investment has worked."
    ),
)
def develop_has_time(context: Context) -> Found:
    """A deal under the develop strategy does not close in the current quarter."""
    deal = deal_of(context).deal
    closing = deal.close_date
    if deal.is_open and deal.strategy.type is StrategyType.DEVELOP and closing and _quarter(closing) == _quarter(context.today):
        hint = said("Move `close_date` to when the decision is really due, or choose a strategy that wins now.")
        yield finding(said("Develop, and yet the order is due in this quarter"), hint, deal.where.at("close_date"))


@rule(
    "C007",
    Severity.WARNING,
    "value",
    said("An attack has a target"),
    why=said(
        "Every strategy that attacks works against somebody in particular: what flanks one rival leads straight to another's strength. "
        "The customer doing nothing is a rival too."
    ),
)
def attack_has_a_target(context: Context) -> Found:
    """Frontal, flanking and fragment name the rival they are aimed at."""
    deal = deal_of(context).deal
    if deal.is_open and deal.strategy.type in _ATTACK and deal.strategy.target is None:
        hint = said("Add `strategy.target`: a competitor's id, or `no-decision`.")
        yield finding(said("The strategy is aimed at nobody"), hint, deal.where.at("strategy", "type"))


@rule(
    "C008",
    Severity.WARNING,
    "value",
    said("No attack without an opportunity"),
    why=said(
        "Where more speaks against an opportunity than for it, the best attack wins nothing: no project, no money or no reason to act. "
        "Disengage, or develop the account until there is one."
    ),
)
def attack_has_an_opportunity(context: Context) -> Found:
    """An attack needs a first question of the assessment that is not negative."""
    reading = deal_of(context)
    us = reading.assessment.us
    if reading.deal.is_open and us and reading.deal.strategy.type in _ATTACK and mark_of(reading, "customer_project") is not None:
        block = us.blocks[0]
        if block.sum < 0 and block.question:
            message = said("An attack, and “{question}” is answered with no", question=block.question.label)
            yield finding(message, said("Disengage, or choose `develop`."), reading.deal.where.at("strategy", "type"))


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3
