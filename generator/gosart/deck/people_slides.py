"""The people of a deal: who decides, by role and by where they stand, and power by support."""

from __future__ import annotations

from collections.abc import Iterator

from gosart.analysis.politics import hides_people, hides_status, is_against, is_met
from gosart.deck.cells import cell, line
from gosart.deck.model import (
    Block,
    Cell,
    Chip,
    Column,
    Grid,
    GridRow,
    Slide,
    Span,
    Table,
    Text,
    Tone,
)
from gosart.deck.opportunity_views import OpportunityViews
from gosart.deck.slide_maker import SlideMaker
from gosart.deck.sources import headed
from gosart.method.enums import Influence
from gosart.plan.model.people import Organisation, Person
from gosart.site.value_order import order

__all__ = ["people_slides"]


def people_slides(views: OpportunityViews) -> Iterator[Slide]:
    """Yield the slides of an opportunity's people, as far as these readers may see them.

    Args:
        views: The opportunity.
    """
    people = _People(views)
    yield from people.deciders()
    yield from people.power()


class _People(SlideMaker):
    """Makes the slides of one deal's people."""

    def deciders(self) -> Iterator[Slide]:
        """Yield who decides, by role and by where they stand."""
        is_named = bool(self.analysis.opportunity.organisation.people)
        for people in self.sheet.people if is_named else ():
            rows = []
            for row in people.rows:
                cells = [
                    Cell(tuple(
                        line(
                            Span(item.name, is_bold=item.is_inner_circle),
                            Span(item.note, tone=Tone.MUTED),
                            Span(
                                f"({self.text('inner circle')})" if item.is_inner_circle else "",
                                tone=Tone.MUTED,
                            ),
                        )
                        for item in stance.people
                    ) or ((),))
                    for stance in row.stances
                ]  # fmt: skip
                rows.append((cell(Span(row.label, is_bold=True)), *cells))
            if people.not_met:
                names = [
                    line(Span(item.name), Span(item.note, tone=Tone.MUTED))
                    for item in people.not_met
                ]
                head = cell(Span(self.text("Not met"), is_bold=True))
                rows.append((head, Cell(()), Cell(tuple(names)), Cell(())))
            blocks: list[Block] = []
            if people.note:
                blocks.append(Text((line(Span(people.note, tone=Tone.MUTED)),)))
            if rows:
                blocks.append(Table(
                    (
                        Column("", 1.2),
                        Column(self.text("Supports us"), 2.2),
                        Column(self.text("Undecided"), 2.2),
                        Column(self.text("Opposes us"), 2.2),
                    ),
                    tuple(rows), self.more, sizes=(16, 14, 12), continues=True,
                ))  # fmt: skip
            if people.more:
                blocks.append(Text((line(Span(people.more, tone=Tone.MUTED)),), 12))
            if blocks and (rows or people.note):
                notes = headed(self.view, tuple(self.views.sources.people()))
                yield Slide(self.readings.people(), tuple(blocks), notes)

    def power(self) -> Iterator[Slide]:
        """Yield power by support, where somebody has an influence."""
        organisation = self.analysis.opportunity.organisation
        if hides_status(organisation.present) or not organisation.present:
            return
        if not any(person.influence for person in organisation.present):
            return
        circle = self.readings.circle()
        title = circle or self.text("Who has power, and where they stand")
        note: tuple[Text, ...] = ()
        if hides_people(organisation):
            words = self.text("Some of the people are not shown for this audience")
            note = (Text((line(Span(words, tone=Tone.MUTED)),), 12),)
        yield Slide(title, (*note, self._grid(organisation)))

    def _grid(self, organisation: Organisation) -> Grid:
        view, people = self.view, organisation.present
        columns: list[Influence | None] = list(Influence)
        if any(person.influence is None for person in people):
            columns.append(None)
        rows = (
            (self.text("Supports us"), Tone.GOOD, [item for item in people if item.is_with_us]),
            (
                self.text("Undecided"),
                Tone.WARN,
                [item for item in people if not item.is_with_us and not is_against(item)],
            ),
            (self.text("Opposes us"), Tone.BAD, [item for item in people if is_against(item)]),
        )
        return Grid(
            columns=tuple(
                view.label(column) if column is not None else self.text("Unknown")
                for column in columns
            ),
            rows=tuple(
                GridRow(
                    label,
                    tone,
                    tuple(
                        tuple(self._chip(person) for person in sorted(own, key=_weight)
                              if person.influence is column)
                        for column in columns
                    ),
                )
                for label, tone, own in rows
            ),
            more=self.more,
            about=self.text("People by influence and by where they stand"),
        )  # fmt: skip

    def _chip(self, person: Person) -> Chip:
        notes = [self.view.label(person.role) or person.title]
        if not is_met(person):
            notes.insert(0, self.text("not met"))
        return Chip(person.name, ", ".join(filter(None, notes)), is_met(person))


def _weight(person: Person) -> tuple[int, int, str]:
    """Return a key that sorts whoever decides first."""
    return order(person.influence), order(person.role), person.name
