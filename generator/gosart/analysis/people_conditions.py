"""Conditions about the people who decide: where they stand, whether we know them, their votes."""

from __future__ import annotations

from gosart.analysis.facts import Facts, Outcome
from gosart.analysis.politics import DECIDING_ROLES, hides_people, hides_status, is_against, is_met
from gosart.analysis.reasons import names_of, opposes, person_named, unmet
from gosart.analysis.vote import Vote
from gosart.diagnostics import Message, Number, msg
from gosart.method.conditions import Condition
from gosart.method.enums import Role
from gosart.plan.model.people import Person

__all__ = [
    "board_met_within",
    "decider_against",
    "decider_for_us",
    "decider_not_met",
    "not_shown",
    "opponent_unanswered",
    "supporter_with_weight",
    "votes_out_of_reach",
    "votes_won",
]

_NOTHING = Message("")


def _deciders(facts: Facts) -> list[Person]:
    """Return those who approve or decide, approvers first."""
    deciders = [
        person for person in facts.opportunity.organisation.present if person.role in DECIDING_ROLES
    ]
    return sorted(deciders, key=lambda person: person.role is not Role.APPROVER)


def not_shown(facts: Facts) -> Message | None:
    """Say what of the people these readers may not see.

    Args:
        facts: The plan on its day.

    Returns:
        A clause, None where they see all.
    """
    organisation = facts.opportunity.organisation
    if hides_status(organisation.present):
        return msg("where people stand is not shown for this audience")
    if hides_people(organisation):
        return msg("some of the people are not shown for this audience")
    return None


def decider_against(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether somebody who approves or decides is against us.

    Args:
        facts: The plan on its day.
        condition: `decider_against`.

    Returns:
        The outcome; None where that may be somebody whom readers may not see.
    """
    del condition
    against = [person for person in _deciders(facts) if is_against(person)]
    return Outcome(True, opposes(against[0])) if against else _unless_hidden(facts)


def decider_not_met(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether we have not met somebody who approves or decides.

    Args:
        facts: The plan on its day.
        condition: `decider_not_met`.

    Returns:
        The outcome; None where that may be somebody whom readers may not see.
    """
    del condition
    strangers = [person for person in _deciders(facts) if not is_met(person)]
    if strangers:
        return Outcome(True, unmet(strangers))
    if any(person.hidden for person in facts.opportunity.organisation.people):
        return _unless_hidden(facts)
    return Outcome(False, _NOTHING)


def _unless_hidden(facts: Facts) -> Outcome:
    """Return that a condition does not hold, where nothing is hidden that might make it hold."""
    clause = not_shown(facts)
    return Outcome(None, clause, is_hidden=True) if clause else Outcome(False, _NOTHING)


def decider_for_us(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether somebody who approves or decides supports us.

    Args:
        facts: The plan on its day.
        condition: `decider_for_us`.

    Returns:
        The outcome; None where nobody is known who decides, or readers may not see who stands
        where.
    """
    del condition
    deciders = _deciders(facts)
    for person in deciders:
        if person.is_with_us:
            return Outcome(True, msg("{people} supports us", people=person_named(person)))
    if not deciders or not_shown(facts):
        return _nobody(facts)
    return Outcome(False, msg("no one who decides supports us yet"))


def supporter_with_weight(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether a mentor or supporter is of the inner circle or the political structure.

    Args:
        facts: The plan on its day.
        condition: `supporter_with_weight`.

    Returns:
        The outcome; None where readers may not see who stands where.
    """
    del condition
    for person in facts.opportunity.organisation.present:
        if person.is_with_us and person.is_key:
            return Outcome(True, msg("{people} supports us", people=person_named(person)))
    if not_shown(facts):
        return _nobody(facts)
    return Outcome(False, msg("no one with influence supports us"))


def _nobody(facts: Facts) -> Outcome:
    """Return that nobody can tell, because readers may not see it, or nobody knows who decides."""
    clause = not_shown(facts)
    if clause:
        return Outcome(None, clause, is_hidden=True)
    return Outcome(None, msg("we do not know who decides"))


def votes_out_of_reach(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the votes cannot be won while those against us stay against us.

    Args:
        facts: The plan on its day.
        condition: `votes_out_of_reach`.

    Returns:
        The outcome; None where nobody may know the votes.
    """
    del condition
    vote = facts.vote
    if vote is None:
        return _nobody(facts)
    if vote.can_be_won or not vote.against:
        return Outcome(not vote.can_be_won, _NOTHING)
    people = names_of(vote.against)
    if len(vote.against) == 1:
        return Outcome(True, msg("the vote is lost while {people} opposes us", people=people))
    return Outcome(True, msg("the vote is lost while {people} oppose us", people=people))


def opponent_unanswered(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether somebody with a vote is against us, without an approach and without an action.

    Args:
        facts: The plan on its day.
        condition: `opponent_unanswered`.

    Returns:
        The outcome; None where nobody may know the votes.
    """
    del condition
    vote = facts.vote
    if vote is None:
        return _nobody(facts)
    answered = {
        person for action in facts.opportunity.actions if action.is_open for person in action.who
    }
    for person in vote.against:
        if not (person.approach and person.approach.verb) and person not in answered:
            clause = msg("{opposition}, and we have no plan for it", opposition=opposes(person))
            return Outcome(True, clause)
    return Outcome(False, _NOTHING)


def votes_won(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether the votes that are needed are for us.

    Args:
        facts: The plan on its day.
        condition: `votes_won`.

    Returns:
        The outcome; None where nobody may know the votes.
    """
    del condition
    vote = facts.vote
    if vote is None:
        return _nobody(facts)
    if not vote.is_won:
        return Outcome(False, _missing(vote))
    if len(vote.for_us) == 1:
        clause = msg(
            "{people} supports us, and no other vote is needed", people=names_of(vote.for_us)
        )
    else:
        clause = msg(
            "{people} support us, and no other vote is needed", people=names_of(vote.for_us)
        )
    return Outcome(True, clause)


def _missing(vote: Vote) -> Message:
    """Say whose votes are missing: those not met, then the undecided, then those against."""
    if vote.not_met:
        return unmet(vote.not_met)
    waiting = vote.undecided or vote.against
    if not waiting:
        return msg("votes are missing")
    values = {"people": names_of(waiting), "n": Number(vote.missing)}
    if vote.missing == 1 and len(waiting) == 1:
        return (
            msg("one more vote is needed, and {people} is undecided", **values)
            if vote.undecided
            else msg("one more vote is needed, and {people} opposes us", **values)
        )
    if not vote.undecided:
        return msg("{n} more votes are needed, and {people} oppose us", **values)
    if len(waiting) == 1:
        return msg("{n} more votes are needed, and {people} is undecided", **values)
    if vote.missing == 1:
        return msg("one more vote is needed, and {people} are undecided", **values)
    return msg("{n} more votes are needed, and {people} are undecided", **values)


def board_met_within(facts: Facts, condition: Condition) -> Outcome:
    """Judge whether we have met everybody with a vote within so many days.

    Args:
        facts: The plan on its day.
        condition: `board_met_within`.

    Returns:
        The outcome; None where nobody may know the votes.
    """
    vote = facts.vote
    if vote is None:
        return _nobody(facts)
    strangers = [person for person in vote.board if not is_met(person)]
    if strangers:
        return Outcome(False, unmet(strangers))
    for person in vote.board:
        last = person.last_contact
        if last is None:
            return Outcome(
                False, msg("we do not know when we last met {person}", person=person_named(person))
            )
        if (facts.today - last).days > condition.number:
            return Outcome(
                False,
                msg("we have not met {person} since {day}", person=person_named(person), day=last),
            )
    return Outcome(True, _NOTHING)
