"""Rules about power and the ways to it: who outweighs us, on whom a deal hangs, how to reach who is not met, what a mentor takes along."""

from __future__ import annotations

from generator.analysis.stances import contradictions, unanswered_enemies
from generator.checks.findings import Context, Found, deal_of, finding, rule
from generator.diagnostics import Severity, said

__all__: list[str] = []


@rule("K101", Severity.WARNING, "relationships", said("Power is for us"))
def power_is_for_us(context: Context) -> Found:
    """More key players are for us than against us, once one is against us."""
    reading = deal_of(context)
    ours, theirs = len(reading.politics.with_us), len(reading.politics.against)
    if reading.deal.is_open and theirs and theirs >= ours:
        message = said(
            "Key players against us: {against} of {all}; for us: {ours}", all=len(reading.politics.key_players), against=theirs, ours=ours
        )
        yield finding(message, said("Win over one who is neutral, and answer those who are against us."), reading.deal.spot)


@rule("K102", Severity.WARNING, "relationships", said("More than one contact"))
def more_than_one_contact(context: Context) -> Found:
    """The deal does not hang on one person of theirs."""
    reading = deal_of(context)
    person = reading.politics.sole_contact
    if reading.deal.is_open and person and reading.politics.people > 1:
        message = said("Everything hangs on {person}: nobody else is known well", person=person.name)
        yield finding(message, said("Have them introduce you to two others who matter."), person.spot or reading.deal.spot, entry=person.id)


@rule("K104", Severity.ADVICE, "relationships", said("A way to each key player"))
def there_is_a_way(context: Context) -> Found:
    """To each key player nobody has met there is a way of influence, and it is used."""
    reading = deal_of(context)
    for found in reading.politics.introductions if reading.deal.is_open else ():
        person, path = found.person, found.path
        spot = person.spot or reading.deal.spot
        if not path:
            message = said("No line of influence leads from a friend to {person}", person=person.name)
            yield finding(message, said("Find out whom they listen to, and add it to that person's `influences`."), spot, entry=person.id)
        elif len(path) > 1:
            message = said("The way to {person}: {path}", person=person.name, path=" → ".join(one.name for one in path))
            yield finding(message, said("Ask {person} for the introduction.", person=path[0].name), spot, entry=person.id)


@rule("K105", Severity.WARNING, "relationships", said("A second voice beside the mentor"))
def mentor_is_not_alone(context: Context) -> Found:
    """No key player hears of us through one mentor alone."""
    reading = deal_of(context)
    for loss in reading.politics.losses if reading.deal.is_open else ():
        names = ", ".join(person.name for person in loss.people)
        message = said("If {mentor} leaves, nobody who is for us sways {people}", mentor=loss.mentor.name, people=names)
        yield finding(message, said("Win a second voice before you need it."), loss.mentor.spot or reading.deal.spot, entry=loss.mentor.id)


@rule("K106", Severity.WARNING, "relationships", said("Map and assessment agree"))
def map_and_assessment_agree(context: Context) -> Found:
    """Nobody stands otherwise than our marks say."""
    reading = deal_of(context)
    for found in contradictions(reading) if reading.deal.is_open else ():
        person, rating = found.person, found.rating
        message = said(
            "{person}: {status}, but “{criterion}” is {mark}",
            person=person.name,
            status=context.method.term(person.status).label if person.status else "",
            criterion=rating.criterion.label,
            mark=rating.mark.value if rating.mark else "",
        )
        yield finding(message, said("One of the two is wrong: correct it."), rating.spot or reading.deal.spot, entry=person.id)


@rule("K107", Severity.WARNING, "relationships", said("Every enemy is answered"))
def enemies_are_answered(context: Context) -> Found:
    """Somebody contains or neutralises each enemy."""
    reading = deal_of(context)
    for person in unanswered_enemies(reading) if reading.deal.is_open else ():
        message = said("{person} works against us, and nothing answers it", person=person.name)
        hint = said("Give them an `approach` of `contain` or `neutralise`, or add an `insulate` or `minimise` action about them.")
        yield finding(message, hint, person.spot or reading.deal.spot, entry=person.id)


@rule("K108", Severity.WARNING, "relationships", said("An approach and an owner for each key player"))
def key_players_are_somebodys(context: Context) -> Found:
    """For each key player it is known what we do and who of ours does it."""
    reading = deal_of(context)
    for person in reading.politics.unplanned if reading.deal.is_open else ():
        spot = person.spot or reading.deal.spot
        if person.approach and person.approach.verb:
            message = said("Nobody of ours owns the approach to {person}", person=person.name)
            yield finding(message, said("Add `approach.owner`."), spot, entry=person.id)
        else:
            message = said("There is no approach to {person}", person=person.name)
            yield finding(message, said("Add `approach: {{verb: …, owner: …}}`, by where they stand."), spot, entry=person.id)
