"""What a change brings about: ratings, position, support, what is overdue, money and dates.

Effects are changes of the kind `effect`, as data; `effect_sentences` puts them into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from gosart.analysis.assessment import BlockSum, OpportunityAssessment, Standing
from gosart.analysis.movement import movement_between
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis, sum_money
from gosart.analysis.position import Comparison
from gosart.comparison.directions import direction_of_step
from gosart.comparison.judgement_effects import judgement_effects
from gosart.comparison.model import Change, Direction, RatingRow
from gosart.comparison.records import Amount, Ref, Value
from gosart.comparison.values import SIGN_OF_RATING
from gosart.diagnostics import Location
from gosart.method.model import Method
from gosart.plan.model.people import Person
from gosart.plan.schema.field import Part

__all__ = ["effects_of", "effects_on_portfolio", "rating_rows"]


def effects_of(
    old: AccountAnalysis, new: AccountAnalysis, renamed: Mapping[str, str]
) -> Iterator[Change]:
    """Yield what changed in the results of an account's opportunities.

    Args:
        old: The account before.
        new: The account now.
        renamed: New id of an opportunity by its old one. A new opportunity has no effects yet.
    """
    for earlier, now in _pairs(old, new, renamed):
        yield from judgement_effects(earlier, now)
        yield from _questions(earlier, now)
        yield from _positions(earlier, now)
        yield from _support(earlier, now)
        yield from _overdue(earlier, now)
        yield from _control(earlier, now)


def _pairs(
    old: AccountAnalysis, new: AccountAnalysis, renamed: Mapping[str, str]
) -> Iterator[tuple[OpportunityAnalysis, OpportunityAnalysis]]:
    before = {
        renamed.get(item.opportunity.id, item.opportunity.id): item for item in old.opportunities
    }
    for analysis in new.opportunities:
        if analysis.opportunity.id in before:
            yield before[analysis.opportunity.id], analysis


def rating_rows(
    old: AccountAnalysis, new: AccountAnalysis, renamed: Mapping[str, str], method: Method
) -> Iterator[RatingRow]:
    """Yield each company's ratings before and now where they differ, by question.

    Args:
        old: The state before.
        new: The state after.
        renamed: New id by old id, of what is called otherwise today.
        method: The method.
    """
    for earlier, now in _pairs(old, new, renamed):
        before = {_company(standing): standing for standing in earlier.assessment.standings}
        for standing in now.assessment.standings:
            was = before.get(_company(standing))
            if was is not None and was.ratings != standing.ratings:
                name = standing.rival.name if standing.rival else ""
                rows = tuple(_rows(was, standing, method))
                yield RatingRow(_company(standing), name, now.opportunity.id, rows)


def _rows(was: Standing, now: Standing, method: Method) -> Iterator[tuple[str, str, str]]:
    start = 0
    for question in method.questions:
        end = start + len(question.criteria)
        before, after = (
            " ".join(SIGN_OF_RATING[rating] for rating in side.ratings[start:end])
            for side in (was, now)
        )
        yield question.key, before, after
        start = end


def effects_on_portfolio(
    old: Sequence[AccountAnalysis], new: Sequence[AccountAnalysis]
) -> Iterator[Change]:
    """Yield what changed in the open amount and the next close date over compared accounts.

    Args:
        old: The state before.
        new: The state after.
    """
    # a sum that its readers see a part of would change with what is hidden
    is_whole = not _hides_amounts((*old, *new))
    sums = [_open_amounts(accounts) if is_whole else {} for accounts in (old, new)]
    for currency in sorted(sums[0].keys() | sums[1].keys()):
        was, now = (side.get(currency) for side in sums)
        step = (now or Decimal(0)) - (was or Decimal(0))
        if step:
            yield _effect(
                "portfolio-amount",
                "amount",
                direction_of_step(float(step)),
                (_amount(was, currency), _amount(now, currency)),
                Location(""),
                data=(("step", Amount(float(abs(step)), currency)),),
            )
    first = [_next_close(accounts) for accounts in (old, new)]
    # of one account the opportunity's own date says it
    if len(old) > 1 and len(new) > 1 and first[0] != first[1] and first[0] and first[1]:
        direction = direction_of_step((first[0] - first[1]).days)
        values = (first[0], first[1])
        yield _effect("portfolio-close", "close_date", direction, values, Location(""))


def _amount(amount: Decimal | None, currency: str) -> Amount | None:
    return None if amount is None else Amount(float(amount), currency)


def _hides_amounts(accounts: Sequence[AccountAnalysis]) -> bool:
    """Whether these readers may not see the amount of an open opportunity."""
    return any(
        "amount" in item.opportunity.cut_parts
        for account in accounts
        for item in account.open_opportunities
    )


def _open_amounts(accounts: Sequence[AccountAnalysis]) -> dict[str, Decimal]:
    amounts = [
        item.opportunity.money
        for account in accounts
        for item in account.open_opportunities
        if item.opportunity.money
    ]
    return {money.currency: money.amount for money in sum_money(amounts)}


def _next_close(accounts: Sequence[AccountAnalysis]) -> date | None:
    days = (
        item.opportunity.close_date
        for account in accounts
        for item in account.open_opportunities
        if item.opportunity.close_date
    )
    return min(days, default=None)


def _company(standing: Standing) -> str:
    return standing.rival.id if standing.rival else "us"


def _effect(
    subject: str,
    field: str,
    direction: Direction,
    values: tuple[Value, Value],
    location: Location,
    *,
    name: str = "",
    part: Part = Part.SUMMARY,
    opportunity: str = "",
    person: str = "",
    data: tuple[tuple[str, Value], ...] = (),
) -> Change:
    return Change(
        kind="effect",
        subject=subject,
        name=name,
        part=part,
        field=field,
        old=values[0],
        new=values[1],
        direction=direction,
        location=location,
        opportunity=opportunity,
        person=person,
        weight=2,
        data=data,
    )


def _questions(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    """Yield each question on which our ratings moved, with the number of each rating."""
    was, now = old.assessment.us, new.assessment.us
    if not was or not now:
        return
    moves = tuple(movement_between(was.current.ratings, now.current.ratings, None))
    for before, after in zip(was.blocks, now.blocks, strict=True):
        question = after.question
        steps = [
            move.kind.direction
            for move in moves
            if question and move.criterion in question.criteria
        ]
        if steps and question:
            yield _effect(
                "question",
                "ratings",
                # what was gained here and lost there is neither better nor worse
                direction_of_step(0 if min(steps) < 0 < max(steps) else sum(steps)),
                (_counts(before), _counts(after)),
                now.current.location,
                name=question.key,
                part=Part.ASSESSMENT,
                opportunity=new.opportunity.id,
            )


def _counts(block: BlockSum) -> tuple[int, int, int, int]:
    return block.plus, block.minus, block.unknown, block.unrated


def _positions(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    """Yield each position that changed.

    A criterion that can no longer be compared is sight lost: worse for us, whoever was ahead on it.
    """
    before = {position.rival.id: position.now for position in old.assessment.positions}
    for position in new.assessment.positions:
        rival, now = position.rival, position.now
        was = before.get(rival.id)
        if was is None or _scores(was) == _scores(now):
            continue
        yield _effect(
            "position",
            "position",
            _direction(was, now),
            (_size(was), _size(now)),
            _location(new.assessment),
            name=rival.name,
            part=Part.ASSESSMENT,
            opportunity=new.opportunity.id,
            data=(("competitor", Ref("competitor", rival.id, rival.name)),),
        )


def _size(comparison: Comparison) -> tuple[int, int, int, int]:
    return (
        len(comparison.ahead),
        len(comparison.behind),
        len(comparison.level),
        len(comparison.unknown),
    )


def _scores(comparison: Comparison) -> dict[str, int]:
    """Return 1, -1 or 0 for ahead, behind or level, by criterion that is known for both."""
    groups = ((comparison.ahead, 1), (comparison.behind, -1), (comparison.level, 0))
    return {criterion.key: score for criteria, score in groups for criterion in criteria}


def _direction(was: Comparison, now: Comparison) -> Direction:
    """Return the direction of a position over what is known for both now; else that of sight."""
    before, after = _scores(was), _scores(now)
    step = sum(score - before.get(key, 0) for key, score in after.items())
    out_of_sight = any(key not in after for key in before)
    if out_of_sight:
        return direction_of_step(min(step, 0) or -1) if step <= 0 else "neutral"
    return direction_of_step(step)


def _location(assessment: OpportunityAssessment) -> Location:
    return assessment.us.current.location if assessment.us else Location("")


def _support(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    opportunity = new.opportunity
    was, now = (_by_id(analysis.politics.with_us) for analysis in (old, new))
    for person in _without(was, now):
        here = opportunity.organisation.by_id.get(person.id)
        location = (here.location if here else None) or opportunity.location
        yield _person_effect(person, "worse", (_ref(person), None), location, opportunity.id)
    for person in _without(now, was):
        location = person.location or opportunity.location
        yield _person_effect(person, "better", (None, _ref(person)), location, opportunity.id)
    mentors = len(old.politics.mentors), len(new.politics.mentors)
    if bool(mentors[0]) != bool(mentors[1]):
        first = new.politics.mentors[0] if new.politics.mentors else None
        yield _effect(
            "mentors",
            "mentors",
            "better" if first else "worse",
            mentors,
            opportunity.location,
            name="",  # what it brings about for several opportunities is told once
            part=Part.RELATIONSHIPS,
            opportunity=opportunity.id,
            data=(("person", _ref(first)),) if first else (),
        )


def _person_effect(
    person: Person,
    direction: Direction,
    values: tuple[Value, Value],
    location: Location,
    opportunity: str,
) -> Change:
    return _effect(
        "support",
        "support",
        direction,
        values,
        location,
        name=person.name,
        part=Part.RELATIONSHIPS,
        opportunity=opportunity,
        person=person.id,
    )


def _ref(person: Person) -> Ref:
    return Ref("person", person.id, person.name)


def _by_id(people: Iterable[Person]) -> dict[str, Person]:
    return {person.id: person for person in people}


def _without(some: dict[str, Person], others: dict[str, Person]) -> list[Person]:
    names = {person.name for person in others.values()}
    return [
        person for key, person in some.items() if key not in others and person.name not in names
    ]


def _overdue(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    late_before = {item.action.what for item in old.actions if item.overdue}
    for item in new.actions:
        if item.overdue and item.action.what not in late_before and item.days is not None:
            action = item.action
            yield _effect(
                "overdue",
                "overdue",
                "worse",
                (None, -item.days),
                action.location,
                name=action.what,
                part=Part.ACTIONS,
                opportunity=new.opportunity.id,
                data=(("action", Ref("action", action.id, action.what)),),
            )
    late_now = {item.action.what for item in new.actions if item.overdue}
    settled = [item for item in old.actions if item.overdue and item.action.what not in late_now]
    if settled:
        yield _effect(
            "settled",
            "overdue",
            "better",
            (len(settled), 0),
            new.opportunity.location,
            name=new.opportunity.name,
            part=Part.ACTIONS,
            opportunity=new.opportunity.id,
        )


def _control(old: OpportunityAnalysis, new: OpportunityAnalysis) -> Iterator[Change]:
    """Yield more or fewer signs of lost control in the latest review.

    The plan's own list is a field that changed itself.
    """
    was, now = old.control.current, new.control.current
    if was is None or now is None or now.day is None or len(was.signals) == len(now.signals):
        return
    before, after = len(was.signals), len(now.signals)
    yield _effect(
        "control",
        "control",
        direction_of_step(before - after),
        (before, after),
        new.opportunity.locator.at(*now.key),
        name=new.opportunity.name,
        part=Part.REVIEW,
        opportunity=new.opportunity.id,
    )
