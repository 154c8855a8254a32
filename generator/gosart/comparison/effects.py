"""What a change brings about: sums, position against rivals, who is with us, what is overdue, the portfolio's money and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from gosart.analysis.assessment import OpportunityAssessment, Position, Standing
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis, sum_money
from gosart.comparison.directions import told_direction
from gosart.comparison.messages import Speaker
from gosart.comparison.model import Change, Direction, RatingRow
from gosart.diagnostics import Location
from gosart.plan.model.people import Person

__all__ = ["consequences_of", "mark_rows", "portfolio_of"]

_SEVERAL = 3
"""Marks that are no longer given and make sums of before and now differ for no reason of the deal."""


def consequences_of(
    old: AccountAnalysis, new: AccountAnalysis, renamed: dict[str, str], speaker: Speaker
) -> Iterator[Change]:
    """Yield what changed in the results of an account's deals; `renamed` is old deal id to new. A new deal has no consequences yet."""
    before = {
        renamed.get(reading.opportunity.id, reading.opportunity.id): reading
        for reading in old.opportunities
    }
    for reading in new.opportunities:
        earlier = before.get(reading.opportunity.id)
        if earlier is not None:
            yield from _sums(earlier, reading, speaker)
            yield from _positions(earlier, reading, speaker)
            yield from _support(earlier, reading, speaker)
            yield from _overdue(earlier, reading, speaker)
            yield from _control(earlier, reading, speaker)


def mark_rows(
    old: AccountAnalysis, new: AccountAnalysis, renamed: dict[str, str], speaker: Speaker
) -> Iterator[RatingRow]:
    """Yield each vendor's marks before and now where they differ, by question."""
    before = {
        renamed.get(reading.opportunity.id, reading.opportunity.id): reading
        for reading in old.opportunities
    }
    for reading in new.opportunities:
        earlier = before.get(reading.opportunity.id)
        if earlier is None:
            continue
        known = {_vendor(standing): standing for standing in earlier.assessment.standings}
        for standing in reading.assessment.standings:
            was = known.get(_vendor(standing))
            if was is not None and was.ratings != standing.ratings:
                name = standing.rival.name if standing.rival else speaker.method.us
                yield RatingRow(name, reading.opportunity.id, tuple(_rows(was, standing, speaker)))


def portfolio_of(
    old: Sequence[AccountAnalysis], new: Sequence[AccountAnalysis], speaker: Speaker
) -> Iterator[Change]:
    """Yield what changed in the open amount and the next close date over accounts that were compared."""
    translator = speaker.translator
    sums = [
        {
            money.currency: money
            for money in sum_money(
                [
                    opportunity.opportunity.money
                    for found in side
                    for opportunity in found.open_opportunities
                    if opportunity.opportunity.money
                ]
            )
        }
        for side in (old, new)
    ]
    for currency in sorted(sums[0].keys() | sums[1].keys()):
        was, now = (side[currency].amount if currency in side else Decimal(0) for side in sums)
        if was != now:
            change = now - was
            shown = translator.money(abs(change), currency)
            sentence = (
                translator.text("The open amount of the portfolio rises by {amount}.", amount=shown)
                if change > 0
                else translator.text(
                    "The open amount of the portfolio falls by {amount}.", amount=shown
                )
            )
            old_text, new_text = (
                translator.money(side[currency].amount, currency) if currency in side else ""
                for side in sums
            )
            yield _told(
                "portfolio",
                "amount",
                sentence,
                told_direction(float(change)),
                (old_text, new_text),
                Location(""),
            )
    closes = [
        sorted(
            opportunity.opportunity.close_date
            for found in side
            for opportunity in found.open_opportunities
            if opportunity.opportunity.close_date
        )
        for side in (old, new)
    ]
    first = [dates[0] if dates else None for dates in closes]
    # of one account the deal's own date says it
    if len(old) > 1 and len(new) > 1 and first[0] != first[1] and first[0] and first[1]:
        sentence = translator.text(
            "The next close date among these accounts goes from {old} to {new}.",
            old=translator.date(first[0]),
            new=translator.date(first[1]),
        )
        yield _told(
            "portfolio",
            "close_date",
            sentence,
            _sooner(first[0], first[1]),
            (translator.date(first[0]), translator.date(first[1])),
            Location(""),
        )


def _sooner(old: date, new: date) -> Direction:
    return told_direction((old - new).days)


def _vendor(standing: Standing) -> str:
    return standing.rival.id if standing.rival else "us"


def _rows(was: Standing, now: Standing, speaker: Speaker) -> Iterator[tuple[str, str, str]]:
    start = 0
    for question in speaker.method.questions:
        end = start + len(question.criteria)
        before, after = (
            " ".join(speaker.value(mark) or "." for mark in side.ratings[start:end])
            for side in (was, now)
        )
        yield question.label, before, after
        start = end


def _told(
    subject: str,
    field: str,
    sentence: str,
    direction: Direction,
    values: tuple[str, str],
    location: Location,
    part: str = "summary",
    opportunity: str = "",
    entry: str = "",
) -> Change:
    return Change(
        "consequence",
        subject,
        part,
        *values,
        direction,
        sentence,
        location,
        field,
        opportunity,
        entry,
        weight=2,
    )


def _sums(old: OpportunityAnalysis, new: OpportunityAnalysis, speaker: Speaker) -> Iterator[Change]:
    if not old.assessment.us or not new.assessment.us:
        return
    translator, location = speaker.translator, new.assessment.us.current.location
    for was, now in zip(old.assessment.us.blocks, new.assessment.us.blocks, strict=True):
        if was.sum != now.sum and now.question:
            values = (translator.signed(was.sum), translator.signed(now.sum))
            named = {"question": now.question.label, "old": values[0], "new": values[1]}
            direction = told_direction(now.sum - was.sum)
            if now.unrated - was.unrated >= _SEVERAL:
                left = translator.plural(
                    "{n} mark is no longer given",
                    "{n} marks are no longer given",
                    now.unrated - was.unrated,
                )
                sentence = translator.text(
                    "{question} Our sum goes from {old} to {new}, because {left}.",
                    left=left,
                    **named,
                )
                direction = "neutral"
            elif now.sum > was.sum:
                sentence = translator.text("{question} Our sum rises from {old} to {new}.", **named)
            else:
                sentence = translator.text("{question} Our sum falls from {old} to {new}.", **named)
            yield _told(
                now.question.label,
                "sum",
                sentence,
                direction,
                values,
                location,
                "assessment",
                new.opportunity.id,
            )


def _positions(
    old: OpportunityAnalysis, new: OpportunityAnalysis, speaker: Speaker
) -> Iterator[Change]:
    translator = speaker.translator
    before = {position.rival.id: position for position in old.assessment.positions}
    for position in new.assessment.positions:
        was = before.get(position.rival.id)
        if (
            was is None
            or was.now == position.now
            or new.assessment.us is None
            or _is_partial(old, new, position.rival.id)
        ):
            continue
        values = (translator.signed(was.now), translator.signed(position.now))
        sentence = translator.text(
            "Against {rival} we go from {old} to {new}: {verdict}.",
            rival=position.rival.name,
            old=values[0],
            new=values[1],
            verdict=_verdict(was, position, speaker),
        )
        location = _spot(new.assessment)
        yield _told(
            position.rival.name,
            "position",
            sentence,
            told_direction(position.now - was.now),
            values,
            location,
            "assessment",
            new.opportunity.id,
        )


def _is_partial(old: OpportunityAnalysis, new: OpportunityAnalysis, rival: str) -> bool:
    """Whether an assessment of ours or the rival's leaves out several marks that the one before gave: sums do not compare then."""
    for vendor in ("us", rival):
        marks = [
            next(
                (
                    standing.ratings
                    for standing in side.assessment.standings
                    if _vendor(standing) == vendor
                ),
                (),
            )
            for side in (old, new)
        ]
        if (
            sum(was is not None and now is None for was, now in zip(*marks, strict=False))
            >= _SEVERAL
        ):
            return True
    return False


def _verdict(was: Position, now: Position, speaker: Speaker) -> str:
    translator = speaker.translator
    if now.now < 0:
        return (
            translator.text("now behind")
            if was.now >= 0
            else translator.text("further behind")
            if now.now < was.now
            else translator.text("less far behind")
        )
    if now.now > 0:
        return (
            translator.text("now ahead")
            if was.now <= 0
            else translator.text("further ahead")
            if now.now > was.now
            else translator.text("a smaller lead")
        )
    return translator.text("now level")


def _spot(assessment: OpportunityAssessment) -> Location:
    return assessment.us.current.location if assessment.us else Location("")


def _support(
    old: OpportunityAnalysis, new: OpportunityAnalysis, speaker: Speaker
) -> Iterator[Change]:
    translator, opportunity = speaker.translator, new.opportunity
    was, now = (_by_id(reading.politics.with_us) for reading in (old, new))
    for person in _without(was, now):
        sentence = translator.text(
            "We lost a supporter among those who decide: {who}.", who=person.name
        )
        location = _place(new, person.id) or opportunity.location
        yield _told(
            person.name,
            "support",
            sentence,
            "worse",
            (person.name, ""),
            location,
            "relationships",
            opportunity.id,
            person.id,
        )
    for person in _without(now, was):
        sentence = translator.text(
            "We won a supporter among those who decide: {who}.", who=person.name
        )
        yield _told(
            person.name,
            "support",
            sentence,
            "better",
            ("", person.name),
            person.location or opportunity.location,
            "relationships",
            opportunity.id,
            person.id,
        )
    mentors = len(old.politics.mentors), len(new.politics.mentors)
    if mentors[0] and not mentors[1]:
        sentence = translator.text("The plan now has no mentor.")
        yield _told(
            opportunity.name,
            "mentors",
            sentence,
            "worse",
            (translator.number(mentors[0]), "0"),
            opportunity.location,
            "relationships",
            opportunity.id,
        )
    elif mentors[1] and not mentors[0]:
        sentence = translator.text(
            "The plan now has a mentor: {who}.", who=new.politics.mentors[0].name
        )
        yield _told(
            opportunity.name,
            "mentors",
            sentence,
            "better",
            ("0", translator.number(mentors[1])),
            opportunity.location,
            "relationships",
            opportunity.id,
        )


def _place(reading: OpportunityAnalysis, person: str) -> Location | None:
    found = reading.opportunity.organisation.by_id.get(person)
    return found.location if found else None


def _by_id(people: Iterable[Person]) -> dict[str, Person]:
    return {person.id: person for person in people}


def _without(some: dict[str, Person], others: dict[str, Person]) -> list[Person]:
    names = {person.name for person in others.values()}
    return [
        person for key, person in some.items() if key not in others and person.name not in names
    ]


def _overdue(
    old: OpportunityAnalysis, new: OpportunityAnalysis, speaker: Speaker
) -> Iterator[Change]:
    translator = speaker.translator
    late_before = {found.action.what for found in old.actions if found.overdue}
    for found in new.actions:
        if found.overdue and found.action.what not in late_before and found.days is not None:
            sentence = translator.text(
                "Overdue now: {what}, since {days}.",
                what=f"{found.action.id} {found.action.what}",
                days=translator.days(-found.days),
            )
            yield _told(
                found.action.what,
                "overdue",
                sentence,
                "worse",
                ("", translator.days(-found.days)),
                found.action.location,
                "actions",
                new.opportunity.id,
            )
    late_now = {found.action.what for found in new.actions if found.overdue}
    done = [found for found in old.actions if found.overdue and found.action.what not in late_now]
    if done:
        sentence = translator.plural(
            "{n} overdue action is settled.", "{n} overdue actions are settled.", len(done)
        )
        yield _told(
            new.opportunity.name,
            "overdue",
            sentence,
            "better",
            (translator.number(len(done)), "0"),
            new.opportunity.location,
            "actions",
            new.opportunity.id,
        )


def _control(
    old: OpportunityAnalysis, new: OpportunityAnalysis, speaker: Speaker
) -> Iterator[Change]:
    """Tell of more or fewer signs of lost control in the latest review; the plan's list of now is a field that changed itself."""
    was, now, translator = old.control.current, new.control.current, speaker.translator
    if was is None or now is None or now.day is None or len(was.signals) == len(now.signals):
        return
    before, after = len(was.signals), len(now.signals)
    sentence = (
        translator.text(
            "Signs that we are not in control rise from {old} to {new}.", old=before, new=after
        )
        if after > before
        else translator.text(
            "Signs that we are not in control fall from {old} to {new}.", old=before, new=after
        )
    )
    values = (translator.number(before), translator.number(after))
    yield _told(
        new.opportunity.name,
        "control",
        sentence,
        told_direction(before - after),
        values,
        new.opportunity.locator.at(*now.key),
        "review",
        new.opportunity.id,
    )
