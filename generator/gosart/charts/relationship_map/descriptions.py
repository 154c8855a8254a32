"""What the map says in words, for whoever does not see it: each card with its lines, each line, and the whole."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.charts.relationship_map.cards import name_of
from gosart.i18n.translator import Translator
from gosart.method.enums import LineKind, Status, Strength
from gosart.method.model import Method
from gosart.plan.model.people import Line, Organisation, Person

__all__ = ["Teller", "describe", "tell_line"]


class Teller:
    """Says of each person of an organisation what the card shows and which lines lead to and from them."""

    def __init__(self, organisation: Organisation, method: Method, translator: Translator) -> None:
        self.method = method
        self.translator = translator
        self.own: dict[Person, list[Line]] = {}
        self.met: dict[Person, list[Line]] = {}
        for line in organisation.lines:
            self.own.setdefault(line.source, []).append(line)
            self.met.setdefault(line.target, []).append(line)

    def tell(self, person: Person) -> str:
        """Say name, title, values and lines of a person; of one who is left out of the build only the lines."""
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
            facts.append(translator.text("Not yet filled"))
        if person.left:
            facts.append(translator.text("Left on {date}", date=translator.date(person.left)))
        return facts

    def _lines(self, person: Person) -> list[str]:
        translator, own, met = self.translator, self.own.get(person, ()), self.met.get(person, ())
        names: dict[str, list[str]] = {}
        for line in met:
            if line.kind is LineKind.FORMAL:
                names.setdefault(translator.text("Reports to {names}"), []).append(
                    name_of(line.source, translator)
                )
            elif line.kind is LineKind.INFORMAL:
                names.setdefault(translator.text("Reports informally to {names}"), []).append(
                    name_of(line.source, translator)
                )
        reports = sum(line.kind is LineKind.FORMAL for line in own)
        for line in own:
            if line.kind is LineKind.INFLUENCE:
                names.setdefault(translator.text("Influences {names}"), []).append(
                    self._swayed(line.target, line.strength)
                )
        for line in met:
            if line.kind is LineKind.INFLUENCE:
                names.setdefault(translator.text("Influenced by {names}"), []).append(
                    self._swayed(line.source, line.strength)
                )
        for line in (*own, *met):
            if line.kind is LineKind.CONFLICT:
                other = line.target if line.source is person else line.source
                names.setdefault(translator.text("In conflict with {names}"), []).append(
                    name_of(other, translator)
                )
        told = [pattern.replace("{names}", ", ".join(found)) for pattern, found in names.items()]
        return [*told, translator.plural("{n} report", "{n} reports", reports)] if reports else told

    def _swayed(self, person: Person, strength: Strength) -> str:
        name = name_of(person, self.translator)
        if strength is Strength.STRONG:
            return self.translator.text("{name} (strongly)", name=name)
        return (
            self.translator.text("{name} (a little)", name=name)
            if strength is Strength.WEAK
            else name
        )


def tell_line(line: Line, translator: Translator) -> str:
    """Say what a line means, with its note."""
    source, target = name_of(line.source, translator), name_of(line.target, translator)
    match line.kind:
        case LineKind.FORMAL:
            told = translator.text("{report} reports to {boss}", report=target, boss=source)
        case LineKind.INFORMAL:
            told = translator.text(
                "{report} reports informally to {boss}", report=target, boss=source
            )
        case LineKind.CONFLICT:
            told = translator.text("{one} is in conflict with {other}", one=source, other=target)
        case LineKind.INFLUENCE if line.strength is Strength.STRONG:
            told = translator.text("{one} influences {other} strongly", one=source, other=target)
        case LineKind.INFLUENCE if line.strength is Strength.WEAK:
            told = translator.text("{one} influences {other} a little", one=source, other=target)
        case _:
            told = translator.text("{one} influences {other}", one=source, other=target)
    return f"{told}: {line.note}" if line.note else told


def describe(people: Sequence[Person], lines: Sequence[Line], translator: Translator) -> str:
    """Say how many people and lines there are, and where the people stand."""
    named = [person for person in people if not person.hidden]
    against = sum(person.status in (Status.NON_SUPPORTER, Status.ENEMY) for person in named)
    facts = [
        translator.plural("{n} person", "{n} people", len(people)),
        translator.plural(
            "{n} key player", "{n} key players", sum(person.is_key for person in named)
        ),
        translator.plural("{n} with us", "{n} with us", sum(person.is_with_us for person in named)),
        translator.plural("{n} against us", "{n} against us", against),
    ]
    counts = {kind: sum(line.kind is kind for line in lines) for kind in LineKind}
    if counts[LineKind.FORMAL]:
        facts.append(
            translator.plural("{n} reporting line", "{n} reporting lines", counts[LineKind.FORMAL])
        )
    if counts[LineKind.INFORMAL]:
        facts.append(
            translator.plural("{n} informal line", "{n} informal lines", counts[LineKind.INFORMAL])
        )
    if counts[LineKind.INFLUENCE]:
        facts.append(
            translator.plural(
                "{n} line of influence", "{n} lines of influence", counts[LineKind.INFLUENCE]
            )
        )
    if counts[LineKind.CONFLICT]:
        facts.append(translator.plural("{n} conflict", "{n} conflicts", counts[LineKind.CONFLICT]))
    return " \u00b7 ".join(facts)
