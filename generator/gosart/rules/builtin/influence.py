"""Rules about the ways of influence: the way to whom nobody has met, and what a mentor takes along.

The same lines show whose stance contradicts the ratings, and which enemy nothing answers.
"""

from __future__ import annotations

from gosart.analysis.stance_conflicts import contradictions, unanswered_enemies
from gosart.diagnostics import Severity, msg
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import listed, named, term


@rule(
    "K104",
    Severity.ADVICE,
    "relationships",
    msg("A route to each key player"),
    why=msg(
        "Key players listen to someone, and an introduction from that person opens doors that a "
        "letter does not. The route is the shortest along the lines of influence, starting from "
        "a mentor or supporter we have met and avoiding anyone who is against us."
    ),
)
def there_is_a_way(context: Context) -> Findings:
    """Each key player has been met, by the way of influence that leads there."""
    analysis = opportunity_of(context)
    is_certain = analysis.opportunity.is_open and not analysis.politics.is_partial
    for introduction in analysis.politics.introductions if is_certain else ():
        person, path = introduction.person, introduction.path
        if path:
            message = msg(
                "Shortest introduction to {person}: {path}",
                person=named(person),
                path=listed(map(named, path), " → "),
            )
            hint = msg("Ask {person} for the introduction.", person=named(path[0]))
        else:
            message = msg("None of our supporters can influence {person}", person=named(person))
            hint = msg(
                "Find out who they listen to, and record it under that person's `influences`."
            )
        yield finding(message, hint, person.locator.at("coverage"), entry=person.id)


@rule(
    "K105",
    Severity.WARNING,
    "relationships",
    msg("A second voice beside the mentor"),
    why=msg(
        "Mentors change jobs. If a key player hears of us through one mentor only, we fall "
        "silent when that mentor leaves, and the competitor has the last word. The mentor we can "
        "least afford to lose comes first."
    ),
)
def mentor_is_not_alone(context: Context) -> Findings:
    """No key player hears of us through one mentor alone."""
    analysis = opportunity_of(context)
    is_certain = analysis.opportunity.is_open and not analysis.politics.is_partial
    for loss in analysis.politics.losses if is_certain else ():
        names = listed(map(named, loss.people), ", ")
        message = msg(
            "If {mentor} leaves, no one speaks for us to {people}",
            mentor=named(loss.mentor),
            people=names,
        )
        yield finding(
            message,
            msg("Win a second voice before you need it."),
            loss.mentor.locator.at("status"),
            entry=loss.mentor.id,
        )


@rule(
    "K106",
    Severity.WARNING,
    "relationships",
    msg("Map and assessment agree"),
    why=msg(
        "A mentor while inside support is rated −, or an enemy in the inner circle while "
        "political alignment is rated +: they cannot both be true. Finding out which is wrong "
        "tells us what to do next."
    ),
)
def map_and_assessment_agree(context: Context) -> Findings:
    """Nobody stands otherwise than our ratings say."""
    analysis = opportunity_of(context)
    for contradiction in contradictions(analysis) if analysis.opportunity.is_open else ():
        person, rating = contradiction.person, contradiction.rating
        message = msg(
            "{person}: {status}, but “{criterion}” is {rating}",
            person=named(person),
            status=term(context.method, person.status) if person.status else "",
            criterion=named(rating.criterion),
            rating=rating.rating.value if rating.rating else "",
        )
        yield finding(
            message,
            msg("Correct the status or the rating."),
            person.locator.at("status"),
            entry=person.id,
            about=("people", person.id, "criteria", rating.criterion.key),
        )


@rule(
    "K107",
    Severity.WARNING,
    "relationships",
    msg("Every enemy is answered"),
    why=msg(
        "Leave an enemy alone and they work against us undisturbed. Containing them does not "
        "mean arguing with them: win over the people around them."
    ),
)
def enemies_are_answered(context: Context) -> Findings:
    """Somebody contains or neutralises each enemy."""
    analysis = opportunity_of(context)
    for person in unanswered_enemies(analysis) if analysis.opportunity.is_open else ():
        message = msg("{person} works against us, and we have no response", person=named(person))
        hint = msg(
            "Agree how to contain or neutralise them, and record it in `approach`; or plan an "
            "`insulate` or `minimise` action."
        )
        yield finding(message, hint, person.locator.at("status"), entry=person.id)
