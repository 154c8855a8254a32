"""Who decides, who sways them and who is for us, from an organisation's people and their lines.

Politics ── power (for and against us, by influence)
         ├─ sole_contact, uncovered, unplanned (whom of them we have met and mean to)
         ├─ introductions (the way to whom nobody has met)
         └─ losses (what leaves with a mentor)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from types import MappingProxyType

from gosart.method.enums import (
    ApproachVerb,
    Coverage,
    Influence,
    Level,
    LineKind,
    Role,
    Status,
    Strength,
)
from gosart.plan.model.account import DecisionCriterion, Opportunity
from gosart.plan.model.people import Line, Organisation, Person

__all__ = [
    "DECIDING_ROLES",
    "FADING_DAYS",
    "FITTING",
    "FRESH_DAYS",
    "Introduction",
    "Loss",
    "Politics",
    "Power",
    "analyse_politics",
    "approach_fits",
    "height",
    "hides_people",
    "hides_status",
    "is_against",
    "is_met",
    "ranked_criteria",
    "shortest_ways",
]  # fmt: skip

FRESH_DAYS, FADING_DAYS = 30, 90
"""Days after a contact up to which it is fresh, and up to which it fades; after that it is old."""

DECIDING_ROLES = (Role.APPROVER, Role.DECISION_MAKER)
"""Roles of those whose word it is, not whose opinion."""

LONGEST_WAY = 20
"""Most people on a way of introductions, both ends included."""

FITTING: Mapping[Status, tuple[ApproachVerb, ...]] = MappingProxyType(
    {
        Status.MENTOR: (ApproachVerb.LEVERAGE, ApproachVerb.MOTIVATE),
        Status.SUPPORTER: (ApproachVerb.MOTIVATE, ApproachVerb.LEVERAGE, ApproachVerb.CULTIVATE),
        Status.NEUTRAL: (ApproachVerb.CULTIVATE, ApproachVerb.MOTIVATE),
        Status.NON_SUPPORTER: (
            ApproachVerb.NEUTRALISE,
            ApproachVerb.CONTAIN,
            ApproachVerb.CULTIVATE,
        ),
        Status.ENEMY: (ApproachVerb.CONTAIN, ApproachVerb.NEUTRALISE),
    }
)
"""Approaches that suit a status, the method's own first."""

_WEAKNESS = {Strength.STRONG: 0, Strength.NORMAL: 1, Strength.WEAK: 2}


@dataclass(frozen=True, eq=False, slots=True)
class Power:
    """The key players of one influence, by where they stand."""

    influence: Influence
    with_us: tuple[Person, ...]
    undecided: tuple[Person, ...]
    """Those we have met who are neutral, or of whom we do not know."""
    against: tuple[Person, ...]
    not_met: tuple[Person, ...]
    """Those our team has not met, unless they are known to be for us or against."""

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many are for us, undecided, against us and not met."""
        return len(self.with_us), len(self.undecided), len(self.against), len(self.not_met)


@dataclass(frozen=True, eq=False, slots=True)
class Introduction:
    """The shortest way of influence to a key player nobody has met."""

    person: Person
    path: tuple[Person, ...]
    """From a mentor or supporter to the person, both included; empty where no line leads there."""


@dataclass(frozen=True, eq=False, slots=True)
class Loss:
    """What a mentor takes along: the key players whom nobody for us would sway then."""

    mentor: Person
    people: tuple[Person, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Politics:
    """What an organisation's named people who have not left say together."""

    people: int
    """How many they are."""
    key_players: tuple[Person, ...]
    with_us: tuple[Person, ...]
    """Key players who are mentors or supporters."""
    against: tuple[Person, ...]
    """Key players who are non-supporters or enemies."""
    uncovered: tuple[Person, ...]
    """Key players nobody of ours has met."""
    mentors: tuple[Person, ...]
    power: tuple[Power, ...] = ()
    """Inner circle, then political structure."""
    sole_contact: Person | None = None
    """The one person of several whom anybody of ours has met."""
    introductions: tuple[Introduction, ...] = ()
    """One for each key player nobody has met, in the plan's order; none for a vacant post."""
    losses: tuple[Loss, ...] = ()
    """Mentors whose leaving costs something, the dearest first."""
    unplanned: tuple[Person, ...] = ()
    """Key players without an approach or an owner of ours for it; no vacant posts."""
    is_partial: bool = False
    """Whether the readers may not see where somebody stands: then who is for us and against us is
    not for them, and nobody is missing among those."""


def analyse_politics(organisation: Organisation) -> Politics:
    """Work out who is for us among those who decide, and the ways to the rest.

    Args:
        organisation: The people and their lines.

    Returns:
        The key players, who is for us, and who leads to whom.
    """
    people = organisation.present
    key = tuple(person for person in people if person.is_key)
    uncovered = tuple(person for person in key if not is_met(person))
    return Politics(
        people=len(people),
        key_players=key,
        with_us=tuple(person for person in key if person.is_with_us),
        against=tuple(person for person in key if is_against(person)),
        uncovered=uncovered,
        mentors=tuple(person for person in people if person.status is Status.MENTOR),
        is_partial=hides_status(people),
        power=tuple(
            _power(kind, key) for kind in (Influence.INNER_CIRCLE, Influence.POLITICAL_STRUCTURE)
        ),
        sole_contact=_sole_contact(people),
        introductions=_introductions(
            organisation, tuple(person for person in uncovered if not person.placeholder)
        ),
        losses=_losses(organisation, key),
        unplanned=tuple(
            person
            for person in key
            if not (
                person.placeholder
                or (person.approach and person.approach.verb and person.approach.owner)
            )
        ),
    )


def is_met(person: Person) -> bool:
    """Return whether anybody on our side has met the person; no coverage given counts as none.

    Args:
        person: The person.
    """
    return person.coverage not in (None, Coverage.NONE)


def hides_status(people: Iterable[Person]) -> bool:
    """Tell whether the readers may not see where somebody stands.

    Args:
        people: Some people of an organisation.
    """
    return any("status" in person.hidden_fields for person in people)


def hides_people(organisation: Organisation) -> bool:
    """Tell whether the readers may not see somebody, or where somebody stands.

    Whoever is left out may decide: then who is for us and who is not is not for these readers.

    Args:
        organisation: The people of an opportunity.
    """
    return any(person.hidden for person in organisation.people) or hides_status(
        organisation.present
    )


def is_against(person: Person) -> bool:
    """Return whether the person is a non-supporter or an enemy.

    Args:
        person: The person.
    """
    return person.status in (Status.NON_SUPPORTER, Status.ENEMY)


def approach_fits(person: Person) -> bool | None:
    """Return whether the approach suits the person's status; None where one is not known.

    Args:
        person: The person.
    """
    verb = person.approach.verb if person.approach else None
    if verb is None or person.status is None:
        return None
    return verb in FITTING[person.status]


def height(level: Level | None) -> int:
    """Return how high a level of relationship is, from 1; 0 for none.

    Args:
        level: The level.
    """
    return list(Level).index(level) + 1 if level else 0


def ranked_criteria(
    opportunities: Iterable[Opportunity],
) -> tuple[tuple[Opportunity, DecisionCriterion], ...]:
    """Return what the customer judges by, with the opportunity of each criterion.

    The mandatory come first, then those that more people hold, then in the plan's order.

    Args:
        opportunities: The opportunities.
    """
    criteria = [
        (opportunity, criterion)
        for opportunity in opportunities
        for criterion in opportunity.decision_criteria
    ]
    return tuple(sorted(criteria, key=lambda item: (not item[1].mandatory, -len(item[1].people))))


def _power(influence: Influence, key: tuple[Person, ...]) -> Power:
    people = [person for person in key if person.influence is influence]
    # as in a vote: somebody nobody has met has not been asked, and is not undecided
    waiting = [person for person in people if not person.is_with_us and not is_against(person)]
    return Power(
        influence,
        with_us=tuple(person for person in people if person.is_with_us),
        undecided=tuple(person for person in waiting if is_met(person)),
        against=tuple(person for person in people if is_against(person)),
        not_met=tuple(person for person in waiting if not is_met(person)),
    )


def _sole_contact(people: tuple[Person, ...]) -> Person | None:
    met = [person for person in people if is_met(person)]
    return met[0] if len(met) == 1 and len(people) > 1 else None


def _introductions(
    organisation: Organisation, unmet: tuple[Person, ...]
) -> tuple[Introduction, ...]:
    if not unmet:
        return ()
    # Who is for us can only introduce us once we have met them.
    ways = shortest_ways(
        organisation,
        [person for person in organisation.present if person.is_with_us and is_met(person)],
    )
    return tuple(Introduction(person, ways.get(person, ())) for person in unmet)


def _losses(organisation: Organisation, key: tuple[Person, ...]) -> tuple[Loss, ...]:
    friends = [person for person in organisation.present if person.is_with_us]
    if not any(person.status is Status.MENTOR for person in friends):
        return ()
    reaching = _friends_reaching(_onward(organisation), friends)
    lost: dict[Person, list[Person]] = {}
    for person in key:
        only = reaching.get(person, ())
        if len(only) == 1 and only[0].status is Status.MENTOR and not person.is_with_us:
            lost.setdefault(only[0], []).append(person)
    losses = [Loss(mentor, tuple(lost[mentor])) for mentor in friends if mentor in lost]
    return tuple(sorted(losses, key=lambda loss: -len(loss.people)))


def _onward(organisation: Organisation) -> dict[Person, list[Line]]:
    """Return the lines of influence by their source: of everybody who speaks for us.

    Nobody does who is hidden, has left or is against us.
    """
    present = set(organisation.present)
    onward: dict[Person, list[Line]] = {}
    for line in organisation.of_kind(LineKind.INFLUENCE):
        if line.source in present and line.target in present and not is_against(line.source):
            onward.setdefault(line.source, []).append(line)
    return onward


def _friends_reaching(
    onward: Mapping[Person, Sequence[Line]], friends: Sequence[Person]
) -> dict[Person, tuple[Person, ...]]:
    """Return the friends who reach each person, directly or through others: two of them at most.

    A way that leads through a second friend is that friend's. Two are enough to know that nobody
    alone is needed, and so everybody is visited twice at most.
    """
    reaching: dict[Person, tuple[Person, ...]] = {friend: (friend,) for friend in friends}
    waiting = [(friend, friend) for friend in friends]
    while waiting:
        person, friend = waiting.pop()
        for line in onward.get(person, ()):
            others = reaching.get(line.target, ())
            if len(others) < 2 and friend not in others and not line.target.is_with_us:
                reaching[line.target] = (*others, friend)
                waiting.append((line.target, friend))
    return reaching


def shortest_ways(
    organisation: Organisation, starts: Iterable[Person]
) -> dict[Person, tuple[Person, ...]]:
    """Return the way of influence from the nearest start to everybody it reaches, with both ends.

    The fewest steps win, then the stronger lines, then the plan's order: Dijkstra's algorithm on
    these three, compared in turn. A way of more than 20 people is none: nobody is introduced so.

    Args:
        organisation: Whose people they are.
        starts: People who speak for us.

    Returns:
        The way by the person it ends at; a start's is itself.
    """
    order_of = {person: index for index, person in enumerate(organisation.present)}
    onward = _onward(organisation)
    queue: list[tuple[int, int, tuple[int, ...], tuple[Person, ...]]] = []
    for person in starts:
        heappush(queue, (0, 0, (order_of[person],), (person,)))
    paths: dict[Person, tuple[Person, ...]] = {}
    while queue:
        steps, weakness, order, path = heappop(queue)
        person = path[-1]
        if person in paths:
            continue
        paths[person] = path
        if len(path) == LONGEST_WAY:
            continue
        for line in onward.get(person, ()):
            if line.target not in paths:
                more = weakness + _WEAKNESS[line.strength]
                heappush(
                    queue, (steps + 1, more, (*order, order_of[line.target]), (*path, line.target))
                )
    return paths
