"""The map in words, for whoever does not see it: each card, each line, and the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosart.charts.relationship_map.cards import name_of
from gosart.i18n.translator import Translator
from gosart.method.enums import LineKind, Status, Strength
from gosart.method.model import Method
from gosart.plan.model.people import Line, Organisation, Person

__all__ = ["PersonDescriptions", "describe_line", "describe_map"]


class PersonDescriptions:
    """Each person of an organisation in words: what the card shows, and which lines they have."""

    def __init__(self, organisation: Organisation, method: Method, translator: Translator) -> None:
        self.method = method
        self.translator = translator
        self.outgoing: dict[Person, list[Line]] = {}
        self.incoming: dict[Person, list[Line]] = {}
        for line in organisation.lines:
            self.outgoing.setdefault(line.source, []).append(line)
            self.incoming.setdefault(line.target, []).append(line)

    def of(self, person: Person) -> str:
        """Return name, title, values and lines of a person; of one who is hidden only the lines.

        Args:
            person: The person.
        """
        return " \u00b7 ".join((*self._facts(person), *self._lines(person)))

    def _facts(self, person: Person) -> list[str]:
        translator = self.translator
        if person.hidden:
            return [name_of(person, translator)]
        facts = [f"{person.name}, {person.title}" if person.title else name_of(person, translator)]
        values = (
            person.role,
            person.influence,
            person.status,
            person.adaptability,
            person.orientation,
            person.coverage,
        )
        facts += [self.method.term(value).label for value in values if value is not None]
        if person.is_key:
            facts.append(translator.text("Key player"))
        if person.external:
            facts.append(translator.text("External"))
        if person.placeholder:
            facts.append(translator.text("Vacant"))
        if person.left:
            facts.append(translator.text("Left on {date}", date=translator.date(person.left)))
        return facts

    def _lines(self, person: Person) -> list[str]:
        names: dict[str, list[str]] = {}
        for pattern, name in self._partners(person):
            names.setdefault(pattern, []).append(name)
        facts = [
            pattern.replace("{names}", ", ".join(partners)) for pattern, partners in names.items()
        ]
        outgoing = self.outgoing.get(person, ())
        reports = sum(line.kind is LineKind.FORMAL for line in outgoing)
        if reports:
            facts.append(self.translator.plural("{n} report", "{n} reports", reports))
        return facts

    def _partners(self, person: Person) -> Iterator[tuple[str, str]]:
        """Yield what each line is to the person, and the name at its other end."""
        translator = self.translator
        outgoing, incoming = self.outgoing.get(person, ()), self.incoming.get(person, ())
        for line in incoming:
            if line.kind is LineKind.FORMAL:
                yield translator.text("Reports to {names}"), name_of(line.source, translator)
            elif line.kind is LineKind.INFORMAL:
                pattern = translator.text("Reports informally to {names}")
                yield pattern, name_of(line.source, translator)
        for line in outgoing:
            if line.kind is LineKind.INFLUENCE:
                partner = self._with_strength(line.target, line.strength)
                yield translator.text("Influences {names}"), partner
        for line in incoming:
            if line.kind is LineKind.INFLUENCE:
                partner = self._with_strength(line.source, line.strength)
                yield translator.text("Influenced by {names}"), partner
        for line in (*outgoing, *incoming):
            if line.kind is LineKind.CONFLICT:
                other = line.target if line.source is person else line.source
                yield translator.text("In conflict with {names}"), name_of(other, translator)

    def _with_strength(self, person: Person, strength: Strength) -> str:
        name = name_of(person, self.translator)
        if strength is Strength.STRONG:
            return self.translator.text("{name} (strongly)", name=name)
        return (
            self.translator.text("{name} (a little)", name=name)
            if strength is Strength.WEAK
            else name
        )


def describe_line(line: Line, translator: Translator) -> str:
    """Say what a line means, with its note.

    Args:
        line: The line.
        translator: For the words.

    Returns:
        A sentence.
    """
    source, target = name_of(line.source, translator), name_of(line.target, translator)
    match line.kind:
        case LineKind.FORMAL:
            text = translator.text("{report} reports to {boss}", report=target, boss=source)
        case LineKind.INFORMAL:
            text = translator.text(
                "{report} reports informally to {boss}", report=target, boss=source
            )
        case LineKind.CONFLICT:
            text = translator.text(
                "{source} is in conflict with {target}", source=source, target=target
            )
        case LineKind.INFLUENCE if line.strength is Strength.STRONG:
            text = translator.text(
                "{source} influences {target} strongly", source=source, target=target
            )
        case LineKind.INFLUENCE if line.strength is Strength.WEAK:
            text = translator.text(
                "{source} influences {target} a little", source=source, target=target
            )
        case _:
            text = translator.text("{source} influences {target}", source=source, target=target)
    return f"{text}: {line.note}" if line.note else text


def describe_map(people: Sequence[Person], lines: Sequence[Line], translator: Translator) -> str:
    """Say how many people and lines there are, and where the people stand.

    Args:
        people: The people.
        lines: The lines.
        translator: For the words.

    Returns:
        A sentence or two.
    """
    named = [person for person in people if not person.hidden]
    key_players = sum(person.is_key for person in named)
    with_us = sum(person.is_with_us for person in named)
    against = sum(person.status in (Status.NON_SUPPORTER, Status.ENEMY) for person in named)
    facts = [
        translator.plural("{n} person", "{n} people", len(people)),
        translator.plural("{n} key player", "{n} key players", key_players),
        translator.plural("{n} with us", "{n} with us", with_us),
        translator.plural("{n} against us", "{n} against us", against),
    ]
    counts = {kind: sum(line.kind is kind for line in lines) for kind in LineKind}
    if count := counts[LineKind.FORMAL]:
        facts.append(translator.plural("{n} reporting line", "{n} reporting lines", count))
    if count := counts[LineKind.INFORMAL]:
        facts.append(translator.plural("{n} informal line", "{n} informal lines", count))
    if count := counts[LineKind.INFLUENCE]:
        facts.append(translator.plural("{n} line of influence", "{n} lines of influence", count))
    if count := counts[LineKind.CONFLICT]:
        facts.append(translator.plural("{n} conflict", "{n} conflicts", count))
    return " \u00b7 ".join(facts)
