"""What the map says in words, for whoever does not see it: each card with its lines, each line, and the whole."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.charts.relationship_map.cards import name_of
from gosart.i18n.translator import Words
from gosart.method.enums import LineKind, Status, Strength
from gosart.method.model import Method
from gosart.plan.model.people import Line, Organisation, Person

__all__ = ["Teller", "describe", "tell_line"]


class Teller:
    """Says of each person of an organisation what the card shows and which lines lead to and from them."""

    def __init__(self, organisation: Organisation, method: Method, words: Words) -> None:
        self.method = method
        self.words = words
        self.own: dict[Person, list[Line]] = {}
        self.met: dict[Person, list[Line]] = {}
        for line in organisation.lines:
            self.own.setdefault(line.source, []).append(line)
            self.met.setdefault(line.target, []).append(line)

    def tell(self, person: Person) -> str:
        """Say name, title, values and lines of a person; of one who is left out of the build only the lines."""
        return " \u00b7 ".join((*self._facts(person), *self._lines(person)))

    def _facts(self, person: Person) -> list[str]:
        words = self.words
        if person.hidden:
            return [name_of(person, words)]
        facts = [f"{person.name}, {person.title}" if person.title else name_of(person, words)]
        values = (person.role, person.influence, person.status, person.adaptability, person.orientation, person.coverage)
        facts += [self.method.term(value).label for value in values if value is not None]
        if person.is_key:
            facts.append(words.text("Key player"))
        if person.external:
            facts.append(words.text("External"))
        if person.placeholder:
            facts.append(words.text("Not yet filled"))
        if person.left:
            facts.append(words.text("Left on {date}", date=words.date(person.left)))
        return facts

    def _lines(self, person: Person) -> list[str]:
        words, own, met = self.words, self.own.get(person, ()), self.met.get(person, ())
        names: dict[str, list[str]] = {}
        for line in met:
            if line.kind is LineKind.FORMAL:
                names.setdefault(words.text("Reports to {names}"), []).append(name_of(line.source, words))
            elif line.kind is LineKind.INFORMAL:
                names.setdefault(words.text("Reports informally to {names}"), []).append(name_of(line.source, words))
        reports = sum(line.kind is LineKind.FORMAL for line in own)
        for line in own:
            if line.kind is LineKind.INFLUENCE:
                names.setdefault(words.text("Influences {names}"), []).append(self._swayed(line.target, line.strength))
        for line in met:
            if line.kind is LineKind.INFLUENCE:
                names.setdefault(words.text("Influenced by {names}"), []).append(self._swayed(line.source, line.strength))
        for line in (*own, *met):
            if line.kind is LineKind.CONFLICT:
                other = line.target if line.source is person else line.source
                names.setdefault(words.text("In conflict with {names}"), []).append(name_of(other, words))
        told = [pattern.replace("{names}", ", ".join(found)) for pattern, found in names.items()]
        return [*told, words.plural("{n} report", "{n} reports", reports)] if reports else told

    def _swayed(self, person: Person, strength: Strength) -> str:
        name = name_of(person, self.words)
        if strength is Strength.STRONG:
            return self.words.text("{name} (strongly)", name=name)
        return self.words.text("{name} (a little)", name=name) if strength is Strength.WEAK else name


def tell_line(line: Line, words: Words) -> str:
    """Say what a line means, with its note."""
    source, target = name_of(line.source, words), name_of(line.target, words)
    match line.kind:
        case LineKind.FORMAL:
            told = words.text("{report} reports to {boss}", report=target, boss=source)
        case LineKind.INFORMAL:
            told = words.text("{report} reports informally to {boss}", report=target, boss=source)
        case LineKind.CONFLICT:
            told = words.text("{one} is in conflict with {other}", one=source, other=target)
        case LineKind.INFLUENCE if line.strength is Strength.STRONG:
            told = words.text("{one} influences {other} strongly", one=source, other=target)
        case LineKind.INFLUENCE if line.strength is Strength.WEAK:
            told = words.text("{one} influences {other} a little", one=source, other=target)
        case _:
            told = words.text("{one} influences {other}", one=source, other=target)
    return f"{told}: {line.note}" if line.note else told


def describe(people: Sequence[Person], lines: Sequence[Line], words: Words) -> str:
    """Say how many people and lines there are, and where the people stand."""
    named = [person for person in people if not person.hidden]
    against = sum(person.status in (Status.NON_SUPPORTER, Status.ENEMY) for person in named)
    facts = [
        words.plural("{n} person", "{n} people", len(people)),
        words.plural("{n} key player", "{n} key players", sum(person.is_key for person in named)),
        words.plural("{n} with us", "{n} with us", sum(person.is_with_us for person in named)),
        words.plural("{n} against us", "{n} against us", against),
    ]
    counts = {kind: sum(line.kind is kind for line in lines) for kind in LineKind}
    if counts[LineKind.FORMAL]:
        facts.append(words.plural("{n} reporting line", "{n} reporting lines", counts[LineKind.FORMAL]))
    if counts[LineKind.INFORMAL]:
        facts.append(words.plural("{n} informal line", "{n} informal lines", counts[LineKind.INFORMAL]))
    if counts[LineKind.INFLUENCE]:
        facts.append(words.plural("{n} line of influence", "{n} lines of influence", counts[LineKind.INFLUENCE]))
    if counts[LineKind.CONFLICT]:
        facts.append(words.plural("{n} conflict", "{n} conflicts", counts[LineKind.CONFLICT]))
    return " \u00b7 ".join(facts)
