"""Rules about people: who decides, who is for us, and whether all hangs on one of them."""

from __future__ import annotations

from gosart.analysis.politics import DECIDING_ROLES, hides_status
from gosart.diagnostics import Severity, msg
from gosart.method.enums import Adaptability, ApproachVerb, Coverage, Influence, Role, Status
from gosart.plan.model.people import Person
from gosart.rules.findings import Context, Findings, finding, opportunity_of
from gosart.rules.registry import rule
from gosart.rules.values import listed, named, titled


@rule(
    "K001",
    Severity.ERROR,
    "relationships",
    msg("A supporter in the inner circle"),
    why=msg(
        "The decision is made by a small circle, in meetings we are not invited to. Without a "
        "mentor or supporter there, no one speaks for us when it counts."
    ),
)
def friend_in_the_inner_circle(context: Context) -> Findings:
    """A mentor or supporter belongs to the inner circle."""
    analysis = opportunity_of(context)
    people = analysis.opportunity.organisation.present
    if not analysis.opportunity.is_open or not people or analysis.politics.is_partial:
        return
    if not any(
        person.is_with_us and person.influence is Influence.INNER_CIRCLE for person in people
    ):
        message = msg("No mentor or supporter in the inner circle")
        circle = [person for person in people if person.influence is Influence.INNER_CIRCLE]
        location = (
            circle[0].locator.at("status") if circle else analysis.opportunity.locator.location
        )
        hint = msg("Ask those who are for us to introduce you there.")
        yield finding(message, hint, location, about=("people",))


@rule(
    "K002",
    Severity.WARNING,
    "relationships",
    msg("Key players covered"),
    why=msg(
        "If we have not met a key player, a competitor will, and what they hear about us comes "
        "from others."
    ),
)
def key_players_are_covered(context: Context) -> Findings:
    """Somebody of ours has met each key player."""
    analysis = opportunity_of(context)
    for person in (
        person
        for person in analysis.politics.uncovered
        if analysis.opportunity.is_open and not person.placeholder
    ):
        message = msg("We have not met {person}", person=named(person))
        yield finding(
            message,
            msg("Plan a first meeting, or record one in `coverage`."),
            person.locator.at("coverage"),
            entry=person.id,
        )


@rule(
    "K003",
    Severity.ERROR,
    "relationships",
    msg("Approach fits the status"),
    why=msg(
        "Whatever an enemy learns from us can reach the competitor. Giving them information or "
        "attention arms the person working against us."
    ),
)
def approach_fits(context: Context) -> Findings:
    """Nobody leverages an enemy."""
    analysis = opportunity_of(context)
    for person in analysis.opportunity.organisation.present:
        if (
            person.status is Status.ENEMY
            and person.approach
            and person.approach.verb in (ApproachVerb.LEVERAGE, ApproachVerb.MOTIVATE)
        ):
            message = msg(
                "{person} works against us, and our approach plays into their hands",
                person=named(person),
            )
            yield finding(
                message,
                msg("Use `contain` or `neutralise`."),
                person.locator.at("approach", "verb"),
                entry=person.id,
            )


@rule(
    "K004",
    Severity.ADVICE,
    "relationships",
    msg("Opponents identified"),
    limits={"people": 3},
    why=msg(
        "Every competitor has a friend inside, and so does doing nothing. A map without an "
        "opponent is unfinished."
    ),
)
def enemies_are_found(context: Context) -> Findings:
    """An opportunity in which nobody is against us has not been looked at."""
    analysis = opportunity_of(context)
    people = analysis.opportunity.organisation.present
    if (
        analysis.opportunity.is_open
        and not analysis.politics.is_partial
        and len(people) >= context.limit("people")
        and not any(person.status in (Status.ENEMY, Status.NON_SUPPORTER) for person in people)
    ):
        location = context.account.account.locator.at("people")
        yield finding(
            msg("No one is known to oppose us"),
            msg("Find out whom the competitors rely on."),
            location,
        )


@rule(
    "K005",
    Severity.WARNING,
    "relationships",
    msg("People on the map"),
    scope="account",
    why=msg("Companies do not decide; people do. A plan without people is a plan for a building."),
)
def people_are_known(context: Context) -> Findings:
    """Somebody is on the map."""
    account = context.account.account
    if not account.organisation.people:
        yield finding(
            msg("The relationship map is empty"),
            msg("Add the people who decide under `people`."),
            account.locator.at("people"),
        )


@rule(
    "K006",
    Severity.WARNING,
    "relationships",
    msg("More than one thread"),
    limits={"contacts": 2},
    why=msg(
        "If a deal depends on one contact, we lose it when that person changes jobs, falls ill "
        "or loses an argument. And if they are wrong about something, so are we."
    ),
)
def opportunity_has_several_threads(context: Context) -> Findings:
    """Several of the customer's people are in touch with us."""
    analysis = opportunity_of(context)
    people = analysis.opportunity.organisation.present
    met = [person for person in people if person.coverage not in (None, Coverage.NONE)]
    if (
        analysis.opportunity.is_open
        and len(people) >= context.limit("contacts")
        and 0 < len(met) < context.limit("contacts")
    ):
        message = msg("The deal depends on {people}", people=listed(map(named, met), ", "))
        hint = msg("Have them introduce you to two others who matter.")
        yield finding(
            message, hint, met[0].locator.at("coverage"), entry=met[0].id, about=("people",)
        )


@rule(
    "K007",
    Severity.ERROR,
    "relationships",
    msg("Who decides"),
    why=msg(
        "Until we know who owns the choice or signs for it, no other rating on the map matters."
    ),
)
def decider_is_known(context: Context) -> Findings:
    """Somebody on the map decides or approves."""
    analysis = opportunity_of(context)
    people = analysis.opportunity.organisation.present
    if (
        analysis.opportunity.is_open
        and people
        and not any(person.role in DECIDING_ROLES for person in people)
    ):
        hint = msg("Ask who owns the choice and who signs, and set their `role`.")
        yield finding(
            msg("We do not know who decides or approves"),
            hint,
            context.account.account.locator.at("people"),
        )


@rule(
    "K008",
    Severity.WARNING,
    "relationships",
    msg("More for us than against us"),
    why=msg(
        "If as many key players are against us as for us, the outcome is open at best, whatever "
        "the decision maker tells us."
    ),
)
def friends_outnumber_opponents(context: Context) -> Findings:
    """Among the key players more are for us than against us."""
    politics = opportunity_of(context).politics
    if (
        opportunity_of(context).opportunity.is_open
        and not politics.is_partial
        and politics.with_us
        and len(politics.with_us) <= len(politics.against)
    ):
        message = msg(
            "Key players against us: {against}, for us: {ours}",
            against=len(politics.against),
            ours=len(politics.with_us),
        )
        hint = msg("Win over someone undecided, and neutralise an opponent.")
        yield finding(message, hint, politics.against[0].locator.at("status"), about=("people",))


@rule(
    "K009",
    Severity.WARNING,
    "relationships",
    msg("No reliance on people who have left"),
    why=msg(
        "People who have left cannot decide, confirm or introduce. Whatever still relies on them "
        "in the plan needs someone else."
    ),
)
def nobody_gone_is_relied_on(context: Context) -> Findings:
    """No open action and no confirmation rests on somebody who has left."""
    analysis = opportunity_of(context)
    for item in analysis.open_actions if analysis.opportunity.is_open else ():
        for person in item.action.who:
            if _gone(person):
                message = msg(
                    "{action} is with {person}, who has left",
                    action=titled(item.action),
                    person=named(person),
                )
                location = item.action.locator.at("who")
                yield finding(
                    message,
                    msg("Find out who has taken over."),
                    location,
                    entry=item.action.id,
                    about=(*location.address, "people", person.id),
                )
    confirmed = analysis.opportunity.value.confirmed_by
    if analysis.opportunity.is_open and confirmed and _gone(confirmed):
        message = msg("The value was confirmed by {person}, who has left", person=named(confirmed))
        yield finding(
            message,
            msg("Have someone who is still there confirm it."),
            analysis.opportunity.locator.at("value", "confirmed", "by"),
        )


@rule(
    "K010",
    Severity.WARNING,
    "relationships",
    msg("Where key players stand"),
    why=msg(
        "Not knowing where a key player stands is the most dangerous unknown of all, because it "
        "looks neutral."
    ),
)
def stance_is_known(context: Context) -> Findings:
    """Each key player has a status."""
    analysis = opportunity_of(context)
    for person in analysis.politics.key_players if analysis.opportunity.is_open else ():
        if person.status is None and not person.placeholder and not hides_status([person]):
            message = msg("We do not know where {person} stands", person=named(person))
            yield finding(
                message,
                msg("Find out, and set `status`."),
                person.locator.at("status"),
                entry=person.id,
            )


@rule(
    "K011",
    Severity.ADVICE,
    "relationships",
    msg("Everyone on the map is connected"),
    limits={"people": 4},
    why=msg(
        "A person with no link to anyone is just a name: no one can say who influences them, or "
        "whom they influence."
    ),
)
def everybody_has_a_line(context: Context) -> Findings:
    """On a map of several people each has a line to somebody."""
    analysis = opportunity_of(context)
    organisation = analysis.opportunity.organisation
    tied = {person for line in organisation.lines for person in (line.source, line.target)}
    if analysis.opportunity.is_open and len(organisation.present) >= context.limit("people"):
        for person in organisation.present:
            if person not in tied:
                message = msg(
                    "{person} is not connected to anyone on the map", person=named(person)
                )
                hint = msg("Say who they report to or influence, in `reports_to` or `influences`.")
                yield finding(message, hint, person.locator.location, entry=person.id)


@rule(
    "K012",
    Severity.ADVICE,
    "relationships",
    msg("A cautious approver needs proof"),
    why=msg(
        "Approvers who resist change sign what others have already proved. Vision makes them "
        "wary; references reassure them."
    ),
)
def cautious_approver_gets_proof(context: Context) -> Findings:
    """Where an approver is conservative or a laggard, an action proves our value to them."""
    analysis = opportunity_of(context)
    proofs = {
        person
        for item in analysis.actions
        if item.action.type == "prove"
        for person in item.action.who
    }
    for person in analysis.opportunity.organisation.present if analysis.opportunity.is_open else ():
        slow = person.adaptability in (Adaptability.CONSERVATIVE, Adaptability.LAGGARD)
        if slow and person.role is Role.APPROVER and person not in proofs:
            message = msg(
                "{person} must sign, resists change, and has seen no proof", person=named(person)
            )
            hint = msg("Plan a `prove` action with them: a reference from their own industry.")
            yield finding(message, hint, person.locator.at("adaptability"), entry=person.id)


def _gone(person: Person) -> bool:
    # That somebody has left is not for readers from whom they are hidden.
    return person.left is not None and not person.hidden
