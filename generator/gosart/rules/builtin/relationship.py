"""Rules about the relationship strategy: what each key player wants, and what we do about it.

What they judge us by stands with them.
"""

from __future__ import annotations

from gosart.analysis.politics import FITTING
from gosart.diagnostics import Named, Severity, msg
from gosart.method.enums import Influence, Standing, Status
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import listed, named, span, term


@rule(
    "L001",
    Severity.ADVICE,
    "relationships",
    msg("Both agendas of key players"),
    why=msg(
        "People decide for a business reason and a personal one. If we know only the first, we "
        "cannot tell why a sound proposal finds no support."
    ),
)
def agendas_are_known(context: Context) -> Findings:
    """Each key player has a business and a personal agenda."""
    analysis = opportunity_of(context)
    for person in analysis.politics.key_players if analysis.opportunity.is_open else ():
        if not (person.business_agenda and person.personal_agenda) and not person.placeholder:
            message = msg("We do not know all that {person} wants", person=named(person))
            agendas = (
                ("business_agenda", person.business_agenda),
                ("personal_agenda", person.personal_agenda),
            )
            missing = [key for key, agenda in agendas if not agenda]
            hint = msg("Find out, and record `{key}`.", key=missing[0])
            if len(missing) > 1:
                hint = msg(
                    "Find out, and record `{key}` and `{other}`.", key=missing[0], other=missing[1]
                )
            yield finding(message, hint, person.locator.location, entry=person.id)


@rule(
    "L002",
    Severity.WARNING,
    "relationships",
    msg("An approach to each key player"),
    why=msg("A key player without a relationship plan is left to chance, and to the competitor."),
)
def approach_is_chosen(context: Context) -> Findings:
    """Each key player has an approach."""
    analysis = opportunity_of(context)
    for person in analysis.politics.key_players if analysis.opportunity.is_open else ():
        if (person.approach is None or person.approach.verb is None) and not person.placeholder:
            message = msg("No relationship plan for {person}", person=named(person))
            yield finding(
                message,
                msg(
                    "Agree how to approach them and who does it, and record both: `approach: "
                    "{{verb: …, owner: …}}`."
                ),
                person.locator.at("approach"),
                entry=person.id,
            )


@rule(
    "L003",
    Severity.ADVICE,
    "relationships",
    msg("Each approach has an owner"),
    why=msg(
        "When everyone looks after a relationship, no one does. One person on our team has to "
        "own it."
    ),
)
def approach_has_an_owner(context: Context) -> Findings:
    """Each approach to a key player is somebody's of ours."""
    analysis = opportunity_of(context)
    for person in analysis.politics.key_players if analysis.opportunity.is_open else ():
        if person.approach and person.approach.verb and person.approach.owner is None:
            message = msg("The approach to {person} has no owner", person=named(person))
            yield finding(
                message,
                msg("Name an owner in `approach.owner`."),
                person.locator.at("approach"),
                entry=person.id,
            )


@rule(
    "L004",
    Severity.WARNING,
    "relationships",
    msg("Approach suits the status"),
    why=msg(
        "Contain a friend and you lose them. Rely on someone who does not want us and you show "
        "the competitor where we stand."
    ),
)
def verb_fits_the_status(context: Context) -> Findings:
    """The approach to a person suits where they stand."""
    for person in (
        opportunity_of(context).opportunity.organisation.present
        if opportunity_of(context).opportunity.is_open
        else ()
    ):
        verb = person.approach.verb if person.approach else None
        # Enemies have a rule of their own.
        if (
            person.status
            and person.status is not Status.ENEMY
            and verb
            and verb not in FITTING[person.status]
        ):
            message = msg(
                "{verb} does not suit {person}: {status}",
                verb=term(context.method, verb),
                person=named(person),
                status=term(context.method, person.status),
            )
            hint = msg(
                "Choose among: {verbs}.",
                verbs=listed(
                    (Named(verb.value, f"`{verb}`") for verb in FITTING[person.status]), ", "
                ),
            )
            yield finding(message, hint, person.locator.at("approach", "verb"), entry=person.id)


@rule(
    "L005",
    Severity.WARNING,
    "relationships",
    msg("Next contacts ahead"),
    limits={"days": 7},
    why=msg(
        "An overdue contact is a promise we made to ourselves and broke, and the person has "
        "noticed."
    ),
)
def next_contact_is_ahead(context: Context) -> Findings:
    """No planned contact is a week overdue."""
    analysis = opportunity_of(context)
    for person in analysis.opportunity.organisation.present if analysis.opportunity.is_open else ():
        planned = person.approach.next_contact if person.approach else None
        if (
            planned
            and (context.today - planned).days >= context.limit("days")
            and not (person.last_contact and person.last_contact >= planned)
        ):
            message = msg(
                "Contact with {person} is overdue by {time}",
                person=named(person),
                time=span((context.today - planned).days),
            )
            hint = msg("Meet them and update `last_contact`, or set a new `next_contact`.")
            yield finding(
                message, hint, person.locator.at("approach", "next_contact"), entry=person.id
            )


@rule(
    "L006",
    Severity.WARNING,
    "relationships",
    msg("A mentor's actions are on record"),
    why=msg(
        "A mentor wants us to win, has acted for us and is listened to inside. Someone who is "
        "only friendly is a supporter at most, and without influence they cannot help."
    ),
)
def mentor_has_acted(context: Context) -> Findings:
    """A mentor has a dated act behind them, and influence."""
    for person in (
        opportunity_of(context).opportunity.organisation.present
        if opportunity_of(context).opportunity.is_open
        else ()
    ):
        if person.status is not Status.MENTOR:
            continue
        if not any(act.date for act in person.evidence):
            message = msg(
                "{person} is called a mentor, but nothing they did shows it", person=named(person)
            )
            yield finding(
                message,
                msg("Record under `evidence` what they did and when, or call them a supporter."),
                person.locator.at("status"),
                entry=person.id,
            )
        elif person.influence is Influence.OUTSIDE:
            message = msg("{person} is a mentor without influence", person=named(person))
            yield finding(
                message,
                msg("Call them a supporter, and look for a mentor inside."),
                person.locator.at("influence"),
                entry=person.id,
            )


@rule(
    "L007",
    Severity.ERROR,
    "value",
    msg("Mandatory criteria met"),
    why=msg(
        "A bidder who fails a mandatory criterion is out, and the customer sees us failing this "
        "one today."
    ),
)
def mandatory_criteria_are_met(context: Context) -> Findings:
    """On no mandatory criterion we are worse than required."""
    opportunity = opportunity_of(context).opportunity
    for index, criterion in enumerate(opportunity.decision_criteria):
        if (
            opportunity.is_open
            and criterion.mandatory
            and (None, Standing.WORSE) in criterion.standings
        ):
            message = msg("We fail a mandatory criterion: {criterion}", criterion=criterion.name)
            hint = msg("Fix it, get the criterion changed, or walk away.")
            yield finding(message, hint, opportunity.locator.at("decision_criteria", index, "us"))


@rule(
    "L008",
    Severity.WARNING,
    "value",
    msg("No competitor ahead on what the inner circle values"),
    why=msg(
        "The inner circle's criteria decide the deal. A competitor who beats us on one of them "
        "needs no other argument."
    ),
)
def inner_circle_does_not_look_to_a_rival(context: Context) -> Findings:
    """On a criterion of somebody in the inner circle no rival is better than we are."""
    opportunity = opportunity_of(context).opportunity
    ranks = list(Standing)
    for index, criterion in enumerate(opportunity.decision_criteria):
        circle = [
            person
            for person in criterion.people
            if person.influence is Influence.INNER_CIRCLE and not person.hidden
        ]
        ours = next((standing for rival, standing in criterion.standings if rival is None), None)
        for rival, standing in criterion.standings if opportunity.is_open and circle else ():
            if (
                rival
                and standing is Standing.BETTER
                and (ours is None or ranks.index(ours) > ranks.index(standing))
            ):
                message = msg(
                    "On “{criterion}”, which matters to {person}, {rival} is rated better",
                    person=named(circle[0]),
                    criterion=criterion.name,
                    rival=named(rival),
                )
                hint = msg("Close the gap, or shift the weight to another criterion.")
                yield finding(
                    message,
                    hint,
                    opportunity.locator.at("decision_criteria", index, rival.id),
                    about=("competitors", rival.id, "decision_criteria", criterion.name),
                )


@rule(
    "L009",
    Severity.ADVICE,
    "value",
    msg("What they judge by"),
    why=msg("Without the customer's own criteria, any comparison is one that we made up."),
)
def criteria_are_known(context: Context) -> Findings:
    """An opportunity with assessed rivals knows at least one criterion of the customer's."""
    analysis = opportunity_of(context)
    if (
        analysis.opportunity.is_open
        and analysis.assessment.rivals
        and not analysis.opportunity.decision_criteria
    ):
        hint = msg("Ask what they will compare, and record it under `decision_criteria`.")
        yield finding(
            msg("We do not know what they will judge by"),
            hint,
            analysis.opportunity.locator.at("decision_criteria"),
        )
