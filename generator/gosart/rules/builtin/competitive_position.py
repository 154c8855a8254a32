"""Rules about where we stand: against rivals, against last time, and whether it is worth it."""

from __future__ import annotations

from gosart.diagnostics import Severity, msg
from gosart.method.enums import ActionType, ControlSignal, Coverage, Influence, Rating
from gosart.rules.findings import Ask, Context, Findings, finding, opportunity_of
from gosart.rules.ratings import US, plus, ratings_of
from gosart.rules.registry import rule
from gosart.rules.values import Amount, Number, listed, named, span, term

_CONTRADICTS = {
    ControlSignal.CRITERIA_SLANTED: "formal_decision_criteria",
    ControlSignal.CRITERIA_KEEP_CHANGING: "formal_decision_criteria",
    ControlSignal.FIXATION_ON_PRICE: "unique_business_value",
    ControlSignal.NO_INSIDE_SUPPORT: "inside_support",
    ControlSignal.MEETINGS_DELEGATED: "executive_credibility",
    ControlSignal.BUDGET_DISAPPEARS: "access_to_funds",
    ControlSignal.DELAYS: "compelling_event",
    ControlSignal.PLAYERS_CHANGE: "political_alignment",
}
"""The criterion on which a plus does not go with a sign of having lost control."""


@rule(
    "A010",
    Severity.WARNING,
    "assessment",
    msg("Response to a competitor's strength"),
    asks=Ask.WIN,
    why=msg(
        "Where a competitor is strong and we are weak, the deal can be lost without a word. Make "
        "the point matter less, or keep the competitor from using it."
    ),
)
def exposure_is_answered(context: Context) -> Findings:
    """Where the main rival is strong and we are weak, an insulate or minimise action answers it."""
    analysis = opportunity_of(context)
    if not analysis.opportunity.is_open:
        return
    answering = (ActionType.INSULATE, ActionType.MINIMISE)
    answered = {
        criterion
        for item in analysis.open_actions
        if item.action.type in answering
        for criterion in item.action.criteria
    }
    unanswered = [
        contrast.criterion
        for contrast in analysis.assessment.contrasts
        if contrast.exposed
        and contrast.ours is Rating.MINUS
        and contrast.rival is analysis.assessment.main_rival
        and contrast.criterion not in answered
    ]
    rival = analysis.assessment.main_rival
    if unanswered and rival:
        names = listed(map(named, unanswered))
        message = msg(
            "We have no response where {rival} is strong and we are weak: {criteria}",
            rival=named(rival),
            criteria=names,
        )
        yield finding(
            message,
            msg(
                "Plan an `insulate` or `minimise` action, and name the criteria it is for under "
                "`criteria`."
            ),
            analysis.opportunity.locator.location,
            about=("competitors", rival.id),
        )


@rule(
    "A011",
    Severity.WARNING,
    "assessment",
    msg("Worth supported by figures"),
    asks=Ask.REAL,
    why=msg(
        "The company has set the least an order must bring and how soon it must close. A plus "
        "that misses either is wishful thinking."
    ),
)
def worth_agrees_with_figures(context: Context) -> Findings:
    """A plus on short-term revenue keeps to the site's least amount and longest time to close."""
    analysis = opportunity_of(context)
    limits, money, days = context.thresholds, analysis.opportunity.money, analysis.days_to_close
    least = limits.min_order_amount
    too_small = (
        least is not None
        and money is not None
        and money.currency == limits.currency
        and money.amount < least
    )
    too_late = (
        limits.max_days_to_close is not None
        and days is not None
        and days > limits.max_days_to_close
    )
    for rating in plus(analysis, "short_term_revenue"):
        criterion = named(rating.criterion)
        location = rating.location or analysis.opportunity.locator.location
        if too_small and least is not None:
            message = msg(
                "“{criterion}” is rated +, but the order is below {limit}",
                criterion=criterion,
                limit=Amount(least, limits.currency),
            )
            yield finding(
                message,
                msg("Correct the rating, or say in its evidence why the deal is worth it."),
                location,
                about=("criteria", criterion.id, "amount"),
            )
        if too_late and days is not None:
            message = msg(
                "“{criterion}” is rated +, but the deal will not close for another {time}",
                criterion=criterion,
                time=span(days),
            )
            yield finding(
                message,
                msg("Correct the rating, or bring the close date forward."),
                location,
                about=("criteria", criterion.id, "close_date"),
            )


@rule(
    "A012",
    Severity.ADVICE,
    "assessment",
    msg("Competitor contained"),
    asks=Ask.WIN,
    why=msg(
        "Every plus of a competitor is a way in to the customer. Insulate the deal: close that "
        "way before they use it."
    ),
)
def rival_is_insulated(context: Context) -> Findings:
    """Where the main rival has a plus, an insulate action is open."""
    analysis = opportunity_of(context)
    rival = analysis.assessment.main_rival
    standing = next((rated for rated in analysis.assessment.rivals if rated.rival is rival), None)
    if not analysis.opportunity.is_open or standing is None or rival is None:
        return
    strong = [
        rating
        for rating in standing.current.ratings
        if rating.rating is Rating.PLUS and rating.criterion.rivals
    ]
    if strong and not any(
        item.action.type is ActionType.INSULATE for item in analysis.open_actions
    ):
        # Three say enough; a sentence with twenty is not read.
        names = listed(named(rating.criterion) for rating in strong[:3])
        message = msg(
            "No action protects us where {rival} is strong: {criteria}",
            rival=named(rival),
            criteria=names,
        )
        yield finding(
            message,
            msg("Plan an `insulate` action, and name the criteria it protects under `criteria`."),
            strong[0].location or standing.current.location,
            about=("competitors", rival.id),
        )


@rule(
    "A013",
    Severity.WARNING,
    "assessment",
    msg("Signals and ratings agree"),
    why=msg(
        "If we see a sign of losing control, we cannot also rate the same point +. Trust what "
        "was seen."
    ),
)
def signals_agree_with_ratings(context: Context) -> Findings:
    """No control signal stands beside a plus on the criterion it speaks against."""
    analysis = opportunity_of(context)
    ratings = ratings_of(analysis)
    count = analysis.control.current
    for signal in count.signals if count and analysis.opportunity.is_open else ():
        rating = ratings.get(_CONTRADICTS.get(signal, ""))
        if count and rating and rating.rating is Rating.PLUS:
            message = msg(
                "“{criterion}” is rated +, but we see: {signal}",
                criterion=named(rating.criterion),
                signal=term(context.method, signal),
            )
            hint = msg("Correct the rating, or clear the warning sign if it has passed.")
            yield finding(
                message,
                hint,
                rating.location or analysis.opportunity.locator.at(*count.key),
                about=("criteria", rating.criterion.key, signal.value),
            )


@rule(
    "A014",
    Severity.WARNING,
    "assessment",
    msg("Worth winning"),
    asks=Ask.REAL,
    why=msg(
        "A deal that is not worth winning costs us twice: what we spend on it, and what the same "
        "people could have won elsewhere."
    ),
)
def opportunity_is_worth_winning(context: Context) -> Findings:
    """Whether it is worth winning is not answered with more minus than plus."""
    analysis = opportunity_of(context)
    us = analysis.assessment.us
    if us is None or not analysis.opportunity.is_open:
        return
    for block in us.blocks:
        if (
            block.question
            and block.sum < 0
            and any(criterion.key == "strategic_value" for criterion in block.question.criteria)
        ):
            minus = [
                rating
                for rating in us.current.ratings
                if rating.rating is Rating.MINUS and rating.criterion in block.question.criteria
            ]
            message = msg(
                "More reasons not to pursue it than to pursue it: {sum}", sum=Number(block.sum, "g")
            )
            hint = msg("Say in a review why it is worth it, or disengage.")
            yield finding(
                message,
                hint,
                (minus[0].location if minus else None) or us.current.location,
                about=("assessments", US),
            )


@rule(
    "A015",
    Severity.ADVICE,
    "assessment",
    msg("Competitors rated"),
    asks=Ask.WIN,
    why=msg(
        "Everyone looks strong alone on the radar. Rate the competitors, and the customer's "
        "option to do nothing, to see where we could lose."
    ),
)
def rivals_are_rated(context: Context) -> Findings:
    """At least one rival has been assessed."""
    analysis = opportunity_of(context)
    if analysis.opportunity.is_open and analysis.assessment.us and not analysis.assessment.rivals:
        hint = msg(
            "Run `gosart assess --for` with a competitor's id or `no-decision`: it asks the "
            "questions and adds the assessment."
        )
        yield finding(
            msg("No competitor has been rated"),
            hint,
            analysis.opportunity.locator.at("assessments"),
        )


@rule(
    "A016",
    Severity.WARNING,
    "assessment",
    msg("Nothing lost since last time"),
    asks=Ask.WIN,
    why=msg(
        "Losing a plus means losing control, and it is rarely an accident: someone has done "
        "something and will carry on."
    ),
)
def nothing_was_lost(context: Context) -> Findings:
    """No plus of the assessment before has turned into a minus or an unknown."""
    analysis = opportunity_of(context)
    us = analysis.assessment.us
    lost = [move for move in us.movement if move.before is Rating.PLUS] if us else []
    if analysis.opportunity.is_open and lost:
        message = msg(
            "Lost since the last assessment: {criteria}",
            criteria=listed(named(move.criterion) for move in lost),
        )
        hint = msg("Find out what happened, and plan an action for each.")
        yield finding(
            message,
            hint,
            ratings_of(analysis)[lost[0].criterion.key].location
            or analysis.opportunity.locator.location,
            about=("criteria",),
        )


@rule(
    "A017",
    Severity.ADVICE,
    "assessment",
    msg("Every criterion rated"),
    why=msg(
        "A criterion that no one has asked about is not neutral. An honest `?` is better, "
        "because it leads to an action."
    ),
)
def everything_is_rated(context: Context) -> Findings:
    """Our latest assessment rates every criterion."""
    analysis = opportunity_of(context)
    us = analysis.assessment.us
    unrated = (
        [named(rating.criterion) for rating in us.current.ratings if rating.rating is None]
        if us
        else []
    )
    if us and analysis.opportunity.is_open and unrated:
        message = msg("Not rated: {criteria}", criteria=listed(unrated))
        yield finding(
            message,
            msg("Rate them, with `?` where you do not know."),
            us.current.location,
            about=("assessments", US),
        )


@rule(
    "A018",
    Severity.WARNING,
    "assessment",
    msg("Executive credibility names a person"),
    asks=Ask.PEOPLE,
    why=msg(
        "Executives who rate us see us again. If no one in the inner circle has met us more than "
        "once, the plus is borrowed."
    ),
)
def credibility_has_a_name(context: Context) -> Findings:
    """A plus on executive credibility needs somebody of the inner circle who knows us well."""
    analysis = opportunity_of(context)
    people = analysis.opportunity.organisation.present
    if not people or any(
        person.influence is Influence.INNER_CIRCLE
        and person.coverage in (Coverage.MULTIPLE, Coverage.IN_DEPTH)
        for person in people
    ):
        return
    for rating in plus(analysis, "executive_credibility"):
        message = msg(
            "“{criterion}” is rated +, but no one in the inner circle knows us well",
            criterion=named(rating.criterion),
        )
        yield finding(
            message,
            msg("Meet one of them again, or correct the rating."),
            rating.location or analysis.opportunity.locator.location,
            about=("criteria", rating.criterion.key),
        )
