"""Rules about the assessment: what nobody has rated, works on or can prove.

A plus that the rest of the plan contradicts is one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from gosart.analysis.crucial_actions import DECIDING
from gosart.analysis.open_questions import open_questions
from gosart.diagnostics import Message, Severity, msg
from gosart.method.enums import Influence, Rating
from gosart.plan.model.account import CriterionRating
from gosart.rules.findings import Ask, Context, Findings, finding, opportunity_of
from gosart.rules.ratings import US, plus
from gosart.rules.registry import rule
from gosart.rules.values import listed, named, span

_NAMED = 3
"""How many of many criteria a sentence names."""


@rule(
    "A001",
    Severity.WARNING,
    "assessment",
    msg("An assessment of us"),
    why=msg(
        "Until we know where we stand, any strategy is a guess. So the assessment comes first, "
        "and it is quick: twenty ratings."
    ),
)
def we_are_assessed(context: Context) -> Findings:
    """There is at least one assessment of us."""
    analysis = opportunity_of(context)
    if analysis.opportunity.is_open and analysis.assessment.us is None:
        yield finding(
            msg("We have not been assessed"),
            msg("Add an entry to `assessments`; `gosart assess` asks the questions."),
            analysis.opportunity.locator.at("assessments"),
        )


@rule(
    "A002",
    Severity.WARNING,
    "assessment",
    msg("Every unknown has an action"),
    why=msg(
        "A `?` is work to be done, not a middling score. Until someone goes and finds out, the "
        "plan relies on luck."
    ),
)
def unknowns_are_worked_on(context: Context) -> Findings:
    """Each `?` has an open retrieve action on its criterion."""
    analysis = opportunity_of(context)
    if not analysis.opportunity.is_open:
        return
    neglected = [question.rating for question in open_questions(analysis) if not question.actions]
    if neglected:
        names = listed(named(rating.criterion) for rating in neglected)
        message = msg("No action to find out: {criteria}", criteria=names)
        yield finding(
            message,
            msg("Plan a `retrieve` action for each, and name it under `criteria`."),
            neglected[0].location or analysis.opportunity.locator.location,
            about=("criteria",),
        )


@rule(
    "A003",
    Severity.WARNING,
    "assessment",
    msg("Inside support names a person"),
    asks=Ask.PEOPLE,
    why=msg(
        "Inside support is a person who acts for us. If no one on the map does, the plus is only "
        "a feeling, and feelings lose deals late."
    ),
)
def support_has_a_name(context: Context) -> Findings:
    """A plus on inside support needs a mentor or supporter on the map."""
    analysis = opportunity_of(context)
    us, people = analysis.assessment.us, analysis.opportunity.organisation.present
    if us is None or analysis.politics.is_partial or any(person.is_with_us for person in people):
        return
    for rating in us.current.ratings:
        if rating.criterion.key == "inside_support" and rating.rating is Rating.PLUS:
            message = msg(
                "“{criterion}” is rated +, but no one on the map supports us",
                criterion=named(rating.criterion),
            )
            yield finding(
                message,
                msg("Name who supports us, or correct the rating."),
                rating.location or analysis.opportunity.locator.location,
                about=("criteria", rating.criterion.key),
            )


@rule(
    "A004",
    Severity.WARNING,
    "assessment",
    msg("Political alignment names a person"),
    asks=Ask.PEOPLE,
    why=msg(
        "Political alignment means that someone with power over the decision wants us to win. "
        "Without such a person in the inner circle, the plus is only a hope."
    ),
)
def alignment_has_a_name(context: Context) -> Findings:
    """A plus on political alignment needs a supporter in the inner circle."""
    analysis = opportunity_of(context)
    people = analysis.opportunity.organisation.present
    circle = [person for person in people if person.influence is Influence.INNER_CIRCLE]
    if analysis.politics.is_partial or any(person.is_with_us for person in circle):
        return
    for rating in plus(analysis, "political_alignment"):
        message = msg(
            "“{criterion}” is rated +, but no one in the inner circle supports us",
            criterion=named(rating.criterion),
        )
        yield finding(
            message,
            msg("Name who supports us, or correct the rating."),
            rating.location or analysis.opportunity.locator.location,
            about=("criteria", rating.criterion.key),
        )


@rule(
    "A005",
    Severity.WARNING,
    "assessment",
    msg("Value confirmed by the customer"),
    asks=Ask.VALUE,
    why=msg(
        "Our value is unique when the customer says it is. Until then, a plus is only our own "
        "opinion."
    ),
)
def value_rating_is_confirmed(context: Context) -> Findings:
    """A plus on unique business value needs the customer's confirmation."""
    analysis = opportunity_of(context)
    if analysis.opportunity.value.confirmed_on is not None:
        return
    for rating in plus(analysis, "unique_business_value"):
        message = msg(
            "“{criterion}” is rated +, but the customer has not confirmed it",
            criterion=named(rating.criterion),
        )
        yield finding(
            message,
            msg(
                "Have it confirmed, and record by whom and when: `value.confirmed: {{by: …, "
                "date: …}}`."
            ),
            rating.location or analysis.opportunity.locator.location,
            about=("criteria", rating.criterion.key),
        )


@rule(
    "A006",
    Severity.WARNING,
    "assessment",
    msg("Budget is quantified"),
    asks=Ask.REAL,
    why=msg(
        "Access to funds means that the customer has set money aside for this, and that we know "
        "how much. The order we would like is a different figure."
    ),
)
def funds_have_an_amount(context: Context) -> Findings:
    """A plus on access to funds needs the amount of the customer's budget."""
    opportunity = opportunity_of(context).opportunity
    budget = opportunity.budget
    if (
        not opportunity.is_open
        or (budget and budget.money)
        or opportunity.hidden_fields & {"budget", "budget.amount"}
    ):
        return
    for rating in plus(opportunity_of(context), "access_to_funds"):
        message = msg(
            "“{criterion}” is rated +, but we do not know the customer's budget",
            criterion=named(rating.criterion),
        )
        yield finding(
            message,
            msg(
                "Ask how much is set aside, and record it: `budget: {{amount: …, owner: …, "
                "step: …}}`."
            ),
            rating.location or opportunity.locator.location,
            about=("criteria", rating.criterion.key),
        )


@rule(
    "A021",
    Severity.WARNING,
    "assessment",
    msg("Budget with an owner and an approval"),
    asks=Ask.REAL,
    why=msg(
        "A budget without an owner gets spent on something else, and one without an approval is "
        "only an intention. Access to funds has a name and a date."
    ),
)
def funds_have_an_owner(context: Context) -> Findings:
    """A plus on access to funds needs a budget with an owner and a step that releases it."""
    opportunity = opportunity_of(context).opportunity
    budget = opportunity.budget
    # Without an amount A006 says so; an owner or a step may be there and not be for these readers.
    if not opportunity.is_open or not budget or not budget.money or not _is_whole(context):
        return
    for rating in plus(opportunity_of(context), "access_to_funds"):
        criterion, location = named(rating.criterion), rating.location
        if budget.owner is None:
            yield finding(
                msg("“{criterion}” is rated +, but the budget has no owner", criterion=criterion),
                msg("Ask who can release it, and add `budget.owner`."),
                location or opportunity.locator.location,
                about=("criteria", rating.criterion.key, "owner"),
            )
        if not budget.approved and budget.step is None and budget.date is None:
            yield finding(
                msg(
                    "“{criterion}” is rated +, but no step approves the budget", criterion=criterion
                ),
                msg(
                    "Ask who approves it and when, and add `budget.step`, or `budget.approved` "
                    "with its day."
                ),
                location or opportunity.locator.location,
                about=("criteria", rating.criterion.key, "step"),
            )


def _is_whole(context: Context) -> bool:
    """Tell whether these readers see the whole plan: what is missing is missing."""
    return context.account.account.whole


@rule(
    "A007",
    Severity.WARNING,
    "assessment",
    msg("The event is named"),
    asks=Ask.REAL,
    why=msg(
        "A compelling event has a name and a date. If we cannot write it down, we have not heard "
        "it from the customer."
    ),
)
def event_is_written(context: Context) -> Findings:
    """A plus on the compelling event needs the event."""
    analysis = opportunity_of(context)
    for rating in (
        plus(analysis, "compelling_event")
        if not analysis.opportunity.value.compelling_event
        else ()
    ):
        message = msg(
            "“{criterion}” is rated +, but the plan names no event",
            criterion=named(rating.criterion),
        )
        yield finding(
            message,
            msg("Name the event and its date in `value.compelling_event`."),
            rating.location or analysis.opportunity.locator.location,
            about=("criteria", rating.criterion.key),
        )


@rule(
    "A008",
    Severity.ADVICE,
    "assessment",
    msg("Evidence for every +"),
    why=msg("Without evidence no one else can check a rating, and in a month's time nor can we."),
)
def plus_has_evidence(context: Context) -> Findings:
    """A plus without evidence is an opinion."""
    analysis = opportunity_of(context)
    unproven = analysis.assessment.unproven
    if analysis.opportunity.is_open and unproven:
        message = _unproven(unproven)
        yield finding(
            message,
            msg('Cite a figure, a date or a person: `{{rating: "+", evidence: …}}`.'),
            unproven[0].location or analysis.opportunity.locator.location,
            about=("criteria",),
        )


def _unproven(ratings: Sequence[CriterionRating]) -> Message:
    """Name the criteria without evidence, of many only the first that decide, and how many."""
    names = sorted(ratings, key=lambda rating: rating.criterion.key not in DECIDING)
    criteria = listed(named(rating.criterion) for rating in names[:_NAMED])
    if names[_NAMED:]:
        return msg(
            "{n} criteria are rated + without evidence, among them {criteria}",
            n=len(names),
            criteria=criteria,
        )
    return msg("Rated + without evidence: {criteria}", criteria=criteria)


@rule(
    "A009",
    Severity.WARNING,
    "assessment",
    msg("Assessed recently"),
    limits={"days": "evidence_days"},
    why=msg(
        "Ratings go out of date: people move, budgets shrink, competitors act. A deal run on old "
        "ratings is run from memory."
    ),
)
def assessment_is_fresh(context: Context) -> Findings:
    """Ratings grow old."""
    analysis = opportunity_of(context)
    us = analysis.assessment.us
    if not analysis.opportunity.is_open or us is None:
        return
    days = (context.today - us.current.date).days
    if days > context.limit("days"):
        message = msg("Our last assessment is {time} old", time=span(days))
        yield finding(
            message,
            msg("Rate again: what was true then may not be."),
            us.current.location,
            about=("assessments", US),
        )
