"""What is at hand while the objects of an account are made: lookups, places, narratives, money.

Everything is looked up among what the build may show: what is not found has been left out, and so
is the reference to it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gosart.diagnostics import Location
from gosart.method.custom_fields import FieldType, Holder
from gosart.method.model import Method
from gosart.plan.cut import Cut
from gosart.plan.model.account import Competitor, ExtraValue, Ignore, Money, Point
from gosart.plan.model.location import Find, Locator, finder
from gosart.plan.model.people import Organisation, Person, TeamMember
from gosart.plan.schema.account import CompetitorEntry, PointEntry
from gosart.plan.schema.base import Ignores
from gosart.plan.schema.extra import Extra, ExtraMoneyEntry, read_extra
from gosart.plan.shared_entries import Shared
from gosart.plan.validate.consistency import Meeting
from gosart.plan.validate.ids import PURPOSES, RESERVED, ids_of
from gosart.plan.validate.references import NO_DECISION, US
from gosart.plan.validate.source_map import SourceMap, mapping
from gosart.plan.withheld import is_sealed
from gosart.yaml.document import Document, Key, Node

__all__ = ["BuildContext", "home", "people", "person"]


@dataclass
class BuildContext:
    """The making of one account; `data` is what its files say, before anything was left out."""

    source_map: SourceMap
    data: dict[str, Node]
    cut: Cut
    shared: Shared
    method: Method
    meetings: Mapping[str, Meeting]
    currency: str
    units: Mapping[str, str]
    team: Mapping[str, TeamMember]
    narratives: Mapping[Key, list[Document]]
    """Texts that may be shown, by the entry whose page shows them."""
    today: date | None = None
    """The day of the build, until which ratings may be sealed."""
    rivals: dict[str, Competitor] = field(default_factory=dict)
    """Those of the account so far: its own, and each shared one when something first refers to
    it."""
    narrated: list[str] = field(default_factory=list)
    """Files whose narrative has been used."""
    secret_names: dict[str, str] = field(default_factory=dict)
    """Ids of the unnamed, by their real ones."""
    plan_method: str = ""
    """Version of the method that the plan names, "" for none."""
    _scopes: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    find: Find = field(init=False)
    """Finds the places of entries."""

    def __post_init__(self) -> None:
        self.find = finder(self.source_map, self.cut)

    def purposes(self, opportunity: str | int) -> frozenset[str]:
        """Return what actions of an opportunity may serve, as far as the build shows it.

        Args:
            opportunity: The opportunity.
        """
        return self._scope(opportunity)[0]

    def steps(self, opportunity: str | int) -> frozenset[str]:
        """Return the ids of the actions and milestones of an opportunity that the build shows.

        Args:
            opportunity: The opportunity.
        """
        return self._scope(opportunity)[1]

    def _scope(self, opportunity: str | int) -> tuple[frozenset[str], frozenset[str]]:
        name = str(opportunity)
        if name not in self._scopes:
            entry = mapping(mapping(self.cut.data.get("opportunities")).get(name))
            ids = ids_of(entry)
            purposes = RESERVED | {
                *mapping(self.cut.data.get("insights")),
                *(id_ for kind in PURPOSES for id_ in ids[kind]),
            }
            self._scopes[name] = (purposes, frozenset({*ids["actions"], *ids["milestones"]}))
        return self._scopes[name]

    def location(self, key: Key) -> Location:
        """Return where an entry of the cut data was typed.

        Args:
            key: The way to the entry in the cut data.
        """
        return self.source_map.location(self.cut.typed(key))

    def locator(self, *keys: Key) -> Locator:
        """Return the places of an entry of the cut data, first the key that wins of several.

        Args:
            keys: The ways to the value, first the one that wins.
        """
        return Locator(self.find, keys)

    def characters(self, key: Key) -> Callable[[int], Location]:
        """Return where the characters (from 0) of a text of the cut data were typed.

        Args:
            key: The way to the entry in the cut data.
        """
        typed = self.cut.typed(key)
        first, second = self.source_map.inside(typed, 0), self.source_map.inside(typed, 1)
        exact = first != second
        return lambda at: Location(first.path, first.line, first.column + at) if exact else first

    def narrative(self, key: Key) -> tuple[str, str]:
        """Return the text about an entry and the file it stands in, "" twice if there is none.

        Args:
            key: The way to the entry in the cut data.
        """
        documents = self.narratives.get(key, ())
        self.narrated += [document.path for document in documents]
        return "\n\n".join(document.body.strip("\r\n") for document in documents), documents[
            0
        ].path if documents else ""

    def member(self, name: str | None) -> TeamMember | None:
        """Return one of ours.

        Args:
            name: The id.
        """
        return self.team.get(name) if name else None

    def members(self, names: tuple[str, ...] | None) -> tuple[TeamMember, ...]:
        """Return several of ours.

        Args:
            names: The ids.
        """
        return tuple(member for name in names or () if (member := self.team.get(name)))

    def rival(self, name: str | None) -> Competitor | None:
        """Return a competitor, from now on one of the account's.

        Args:
            name: The id.
        """
        if not name or name == US:
            return None
        if name not in self.rivals:
            entry = (self.shared.visible.competitors or {}).get(name)
            if name in mapping(self.data.get("competitors")):
                return None  # the account's own entry, which is left out
            if entry is None and name != NO_DECISION:
                return None
            self.rivals[name] = self.competitor(name, entry or CompetitorEntry())
        return self.rivals[name]

    def competitor(self, name: str, entry: CompetitorEntry) -> Competitor:
        """Make a competitor of its entry.

        Args:
            name: The id.
            entry: What is typed.

        Returns:
            The competitor.
        """
        typed = entry.name or (self.method.no_decision if name == NO_DECISION else name)
        narrative, path = self.narrative(("competitors", name))
        strong, weak = self.points(entry.strengths), self.points(entry.weaknesses)
        return Competitor(
            name,
            typed,
            entry.threat,
            entry.position or "",
            tuple(point.text for point in strong),
            tuple(point.text for point in weak),
            narrative,
            path,
            entry,
            strong,
            weak,
            self.hidden_fields(("competitors", name)),
            self._shared_name(name),
        )

    def _shared_name(self, name: str) -> str:
        """Return what the shared entry of a competitor calls it, "" where there is none."""
        shared = self.shared.visible.competitors or {}
        if name == NO_DECISION:  # the format's own: every account has it
            return self.method.no_decision
        return shared[name].name or name if name in shared else ""

    def points(self, typed: tuple[str | PointEntry, ...] | None) -> tuple[Point, ...]:
        """Return strengths or weaknesses, each with its answer if the build shows that action.

        Args:
            typed: What is typed.
        """
        return tuple(
            Point(item) if isinstance(item, str) else Point(item.text, self._answer(item.answer))
            for item in typed or ()
        )

    def _answer(self, typed: str | None) -> str:
        opportunity, _, action = (typed or "").partition("/")
        entry = mapping(mapping(self.cut.data.get("opportunities")).get(opportunity))
        actions = entry.get("actions")
        is_there = isinstance(actions, list) and any(
            mapping(item).get("id") == action for item in actions
        )
        return typed if typed and is_there else ""

    def cut_parts(self, key: Key) -> frozenset[str]:
        """Return the keys of an entry of which something is left out for the readers.

        Args:
            key: The entry's key in what is left.
        """
        whole, left = self.data, self.cut.data
        for name in key:
            whole, left = mapping(whole.get(str(name))), mapping(left.get(str(name)))
        # a cut gives the same object back where it leaves nothing out
        return frozenset(
            name
            for name in whole
            if left.get(name) is not whole[name]
            and not self._is_only_sealed(whole[name], left.get(name), (*key, name))
        )

    def _is_only_sealed(self, whole: Node, left: Node, key: Key) -> bool:
        """Whether nothing but sets of ratings that are sealed for everybody is left out."""
        if not isinstance(whole, list):
            return False
        opened = [
            item
            for number, item in enumerate(whole)
            if not is_sealed(item, (*key, number), self.today)
        ]
        rest = left if isinstance(left, list) else []
        return len(opened) == len(rest) and all(map(operator.is_, opened, rest))

    def hidden_fields(self, key: Key) -> frozenset[str]:
        """Return the fields of an entry of the cut data that the readers may not see.

        Args:
            key: The way to the entry in the cut data.
        """
        return self.cut.hidden_fields.get(key, frozenset())

    def extra_values(
        self,
        typed: Extra | None,
        holder: Holder,
        currency: str = "",
        organisation: Organisation | None = None,
    ) -> tuple[ExtraValue, ...]:
        """Return the values of a company's own fields, in the method's order.

        A person whom the build leaves out is left out here. `organisation` is None while it is
        made: then nobody is.

        Args:
            typed: What is typed.
            holder: What has the fields.
            currency: Code of the currency that counts where none is typed.
            organisation: The people and their lines.
        """
        values = []
        for name, declared in self.method.custom_fields.of(holder).items():
            value = (typed or {}).get(name)
            if value is None:
                continue
            if isinstance(value, ExtraMoneyEntry):
                money = Money(value.amount, value.currency or currency or self.currency)
                values.append(ExtraValue(declared, money))
                continue
            value_ = read_extra(declared, value)
            if declared.type is FieldType.PERSON and not self._is_named(value, organisation):
                continue
            if declared.type is FieldType.MONEY:
                assert isinstance(value_, Decimal)  # noqa: S101 - what an amount is read as
                values.append(ExtraValue(declared, Money(value_, currency or self.currency)))
            else:
                values.append(ExtraValue(declared, value_))
        return tuple(values)

    def _is_named(self, name: str, organisation: Organisation | None) -> bool:
        if organisation is not None:
            person = organisation.by_id.get(name)
            return person is not None and not person.hidden
        hidden = {name for names in self.cut.hidden.values() for name in names}
        return name not in hidden

    def money(
        self, amount: Decimal | None, currency: str | None, default: str = ""
    ) -> Money | None:
        """Return an amount in the currency typed, else in `default`, else in the account's.

        Args:
            amount: The amount, None for none.
            currency: Code of the currency that counts where none is typed.
            default: The currency that counts before the account's.
        """
        return None if amount is None else Money(amount, currency or default or self.currency)

    def same_as(self, typed: str | None) -> str:
        """Return a reference to another account, "" where the build does not show what is there.

        Args:
            typed: What is typed.
        """
        return typed if typed and self.meetings.get(typed) is not Meeting.HIDDEN else ""

    def account(self, typed: str | None) -> str:
        """Return the id of another account, "" where the build does not show that there is one.

        Args:
            typed: What is typed.
        """
        return typed if typed and self.meetings.get(typed) is not Meeting.HIDDEN else ""

    def secret_name(self, name: str, taken: Iterable[str]) -> str:
        """Return the id of an unnamed person: the same in all the account, nobody's real one.

        Args:
            name: The id.
            taken: Ids that are in use.
        """
        if name not in self.secret_names:
            used = {*taken, *self.secret_names.values()}
            number = next(
                number for number in range(1, len(used) + 2) if f"hidden-{number}" not in used
            )
            self.secret_names[name] = f"hidden-{number}"
        return self.secret_names[name]

    def ignores(self, typed: Ignores | None, key: Key, entry: str = "") -> tuple[Ignore, ...]:
        """Return the accepted findings of the entry at a key; `entry` is its id, "" the plan's.

        Args:
            typed: What is typed.
            key: The way to the entry in the cut data.
            entry: What is typed.
        """
        return tuple(
            Ignore(
                item.rule, item.reason, item.until, self.location((*key, "ignore", number)), entry
            )
            for number, item in enumerate(typed or ())
        )


def person(organisation: Organisation, name: str | None) -> Person | None:
    """Return one of theirs by the id typed, None for one who is left out.

    Args:
        organisation: The people and their lines.
        name: The id.
    """
    return organisation.by_id.get(name) if name else None


def people(organisation: Organisation, names: tuple[str, ...] | None) -> tuple[Person, ...]:
    """Return several of theirs.

    Args:
        organisation: The people and their lines.
        names: The ids.
    """
    return tuple(person_ for name in names or () if (person_ := organisation.by_id.get(name)))


def home(key: Key) -> Key:
    """Return the entry whose page shows the text about a key.

    That is a person, rival, partner, deal or the account.

    Args:
        key: The way to the entry in the cut data.
    """
    if key[:1] == ("opportunities",) and len(key) > 1:
        return key[:4] if len(key) > 3 and key[2] == "people" else key[:2]
    if key[:1] in {("people",), ("competitors",), ("partners",)} and len(key) > 1:
        return key[:2]
    return ()
