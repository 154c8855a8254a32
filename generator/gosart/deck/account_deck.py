"""The deck of an account's review: goal, deals, forecast, people, white space, changes, work."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis
from gosart.analysis.overview_of_account import overview_of
from gosart.analysis.portfolio import PortfolioAnalysis, analyse_portfolio
from gosart.briefing.changes_since import ChangesSince
from gosart.briefing.period import Since
from gosart.deck.account_work import decision_slides, work_slides
from gosart.deck.cells import TONES, cell, facts_of, line, more_of, text_of
from gosart.deck.model import (
    Block,
    Cell,
    Column,
    Deck,
    Line,
    Slide,
    Span,
    Table,
    Text,
    Tone,
)
from gosart.deck.money_slides import forecast_slides, space_slides
from gosart.deck.sources import account_sources, headed, source_line
from gosart.plan.model.account import Account
from gosart.rules.findings import Report
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.account import account_view
from gosart.site.views.account_changes import changes_of
from gosart.site.views.account_model import (
    AccountView,
    CardMoveView,
    ChangesView,
    ChangeView,
)
from gosart.site.views.account_opportunities import largest_first
from gosart.text.shorten import shorten_to_length
from gosart.urls import account_page

__all__ = ["account_deck"]

_CHANGES = 24
"""Changes that are named."""


def account_deck(
    site: Site,
    analysis: AccountAnalysis,
    own: Report,
    lately: tuple[Since, ChangesSince] | None,
    foot: tuple[str, ...],
    readers: str,
) -> Deck:
    """Return the deck of an account's review.

    Args:
        site: The method, the language and the day.
        analysis: The account on its day.
        own: What the rules found in the account itself.
        lately: Since when, and what has changed; None where nobody asked.
        foot: What each slide says at its foot, after the account.
        readers: For whom it is.
    """
    account = analysis.account
    view = View(site, account_page(account.id))
    changes = changes_of(view, account, *lately, listed=_CHANGES) if lately else None
    page = account_view(
        view, analysis, own, (), (changes,) if changes else (), lambda _: Markup(), readers
    )
    slides = _Slides(view, analysis, page, changes, lately)
    return Deck(account.id, account.name, (account.name, *foot), tuple(slides.all()))


class _Slides:
    """Makes the slides of one account."""

    def __init__(
        self,
        view: View,
        analysis: AccountAnalysis,
        page: AccountView,
        changes: ChangesView | None,
        lately: tuple[Since, ChangesSince] | None,
    ) -> None:
        self.view, self.analysis, self.page, self.changes = view, analysis, page, changes
        self.lately = lately
        self.account: Account = analysis.account
        self.text, self.plural = view.translator.text, view.translator.plural
        self.open = largest_first(view, analysis)
        self.portfolio: PortfolioAnalysis = analyse_portfolio([overview_of(analysis)])

    def all(self) -> Iterator[Slide]:
        """Yield the slides that the plan has something for."""
        yield self._summary()
        yield from self._opportunities()
        yield from forecast_slides(self.view, self.portfolio, self.open)
        yield from self._people()
        yield from space_slides(self.view, self.account, self.page)
        yield from self._changes()
        yield from work_slides(self.view, self.analysis, self.open)
        yield from decision_slides(self.view, self.account, self.open, self.page.readers)

    def _more(self, count: int) -> str:
        return more_of(self.view.translator, count)

    def _summary(self) -> Slide:
        page = self.page
        head = line(Span(page.name, is_bold=True), Span(page.byline, tone=Tone.MUTED))
        blocks: list[Block] = [Text((head,)), facts_of(page.facts)]
        if page.goals:
            cells = tuple(
                Cell(tuple(line(text_of(text)) for text in goal.texts)
                     or (line(Span(goal.note, tone=Tone.MUTED)),))
                for goal in page.goals
            )  # fmt: skip
            columns = tuple(Column(goal.label, 1) for goal in page.goals)
            blocks.append(Table(columns, (cells,), self._more, sizes=(20, 16, 14, 12)))
        if page.missing:
            rows = tuple(
                (cell(Span(item.what, is_bold=True)), cell(text_of(item.add)))
                for item in page.missing
            )
            columns = Column(self.text("What the plan needs first"), 1), Column("", 2.6)
            blocks.append(Table(columns, rows, self._more))
        if page.others:
            blocks.append(self._decided())
        keys = ("plan", "goal", "sponsor", "reviewed", "next_review")
        notes = headed(self.view, tuple(account_sources(self.account, *keys)))
        return Slide(self._reading(), tuple(blocks), notes)

    def _reading(self) -> str:
        """Say what is open."""
        if not self.open:
            return self.text("No deal is open")
        facts = {fact.label: fact.value for fact in self.page.facts}
        values = list(facts.values())
        if len(values) < 2 or values[0] in ("\u2013", self.text("Not shown")):
            return self.plural("{n} deal is open", "{n} deals are open", len(self.open))
        return self.plural(
            "{amount} is open in {n} deal, {weighted} weighted",
            "{amount} is open in {n} deals, {weighted} weighted",
            len(self.open),
            amount=values[0],
            weighted=values[1],
        )

    def _decided(self) -> Table:
        rows = tuple(
            (
                cell(Span(item.name, is_bold=True)),
                cell(item.status),
                cell(item.amount),
                cell(item.day),
                cell(Span(shorten_to_length(text_of(item.outcome), 140), tone=Tone.MUTED)),
            )
            for item in self.page.others
        )
        return Table(
            (
                Column(self.text("Other deals"), 2.6),
                Column(self.text("Status"), 1),
                Column(self.text("Amount"), 1, is_right=True),
                Column(self.text("Date"), 1.2),
                Column(self.text("Outcome"), 3.6),
            ),
            rows, self._more, sizes=(12,), continues=True,
        )  # fmt: skip

    def _opportunities(self) -> Iterator[Slide]:
        if not self.page.cards:
            return
        rows = []
        for card in self.page.cards:
            amount, probability, close = (
                Span(fact.value, is_bold=fact.is_bad, tone=Tone.BAD if fact.is_bad else Tone.PLAIN)
                for fact in card.facts
            )
            call = [line(Span(card.call, is_bold=True))]
            if card.alarm:
                call.append(line(Span(card.alarm, is_bold=True, tone=Tone.BAD)))
            call.append(line(card.sentence))
            lights = tuple(
                line(f"{item.question}:", Span(item.word, is_bold=True, tone=TONES[item.tone]))
                for item in card.lights
            )
            moves = [part for move in card.moves for part in _move_lines(move)]
            stage = Span(card.facts[0].label, tone=Tone.MUTED)
            position = tuple(
                line(Span(f"{item.label}: {item.words}", tone=Tone.MUTED))
                for item in card.positions
            )
            rows.append((
                Cell((line(Span(card.name, is_bold=True)), line(stage))),
                Cell((line(amount), line(probability), line(close))),
                Cell((*call, *position)),
                Cell(lights or ((),)),
                Cell(tuple(moves) or ((),)),
            ))  # fmt: skip
        table = Table(
            (
                Column(self.text("Deal"), 1.9),
                Column(self.text("Amount, probability, close"), 1.35),
                Column(self.text("What the plan calls for"), 4),
                Column(self.text("Lights"), 1.9),
                Column(self.text("Next move"), 2.1),
            ),
            tuple(rows), self._more, sizes=(12,), continues=True,
        )  # fmt: skip
        notes = [
            source_line(item.opportunity.name, item.opportunity.location) for item in self.open
        ]
        risky = len(self.portfolio.at_risk)
        title = self.text("No open deal is at risk")
        if risky and len(self.open) == 1:
            title = self.text("The open deal is at risk")
        elif risky:
            title = self.plural(
                "{n} of {count} open deals is at risk",
                "{n} of {count} open deals are at risk",
                risky,
                count=len(self.open),
            )
        yield Slide(title, (table,), headed(self.view, notes))

    def _people(self) -> Iterator[Slide]:
        for people in self.page.people:
            rows = []
            for person in people.rows:
                stances = [
                    Cell((
                        line(
                            Span(stance.word, is_bold=stance.differs, tone=_STANCES[stance.tone])
                        ),
                        *((line(Span(self.text("inner circle"), tone=Tone.MUTED)),)
                          if stance.is_inner_circle else ()),
                    ))
                    for stance in person.stances
                ]  # fmt: skip
                late = Tone.BAD if person.is_overdue else Tone.PLAIN
                who = Cell((
                    line(Span(person.name, is_bold=True)), line(Span(person.title, tone=Tone.MUTED))
                ))  # fmt: skip
                rows.append((
                    who, *stances, cell(person.contact), cell(person.met),
                    cell(Span(person.next, is_bold=person.is_overdue, tone=late)),
                ))  # fmt: skip
            columns = (
                Column(self.text("Person"), 2.6),
                *(Column(head, 1.8) for head in people.columns),
                Column(self.text("Our contact"), 1.7),
                Column(self.text("Last met"), 1),
                Column(self.text("Next"), 1.3),
            )
            blocks: list[Block] = [Table(columns, tuple(rows), self._more, (12,), continues=True)]
            words = " \u00b7 ".join(filter(None, (people.more, people.note)))
            if words:
                blocks.append(Text((line(Span(words, tone=Tone.MUTED)),), 12))
            title = people.sentence.rstrip(".\u3002") or people.title
            notes = [
                source_line(person.name, person.locator.location)
                for person in self.account.organisation.present
            ]
            yield Slide(title, tuple(blocks), headed(self.view, notes))

    def _changes(self) -> Iterator[Slide]:
        if self.changes is None or self.lately is None:
            return
        rows = []
        for group in self.changes.groups:
            for number, change in enumerate(group.changes):
                tone = {"worse": Tone.BAD, "better": Tone.GOOD}.get(change.tone, Tone.MUTED)
                name = group.title if number == 0 else ""
                rows.append((
                    cell(Span(name, is_bold=True)),
                    cell(Span(_sign(change), is_bold=True, tone=tone)),
                    cell(change.text),
                ))  # fmt: skip
        since, past = self.lately
        listed = [item for item in past.changes if item.weight]
        if past.why and not rows:
            return  # nobody can tell, and a slide of nothing would say that all is well
        worse = sum(item.direction == "worse" for item in listed)
        better = sum(item.direction == "better" for item in listed)
        day = self.view.translator.date(since.day)
        title = self.text("Nothing has changed since {date}", date=day)
        if worse or better:
            title = self.text(
                "Since {date}: {worse} worse, {better} better", date=day, worse=worse, better=better
            )
        elif listed:
            title = self.text("Since {date} nothing is better or worse", date=day)
        blocks: list[Block] = [Text((line(Span(self.changes.since, tone=Tone.MUTED)),), 12)]
        if rows:
            columns = Column(self.text("Deal"), 2.2), Column("", 1.1), Column("", 6.7)
            blocks.append(Table(columns, tuple(rows), self._more, (14, 12), continues=True))
        if self.changes.more:
            blocks.append(Text((line(Span(self.changes.more, tone=Tone.MUTED)),), 12))
        notes = []
        if past.commit:
            notes.append(self.text("Compared with the commit {commit}", commit=past.commit[:7]))
        yield Slide(title, tuple(blocks), headed(self.view, notes))


_STANCES = {
    "for": Tone.GOOD, "open": Tone.WARN, "against": Tone.BAD, "unmet": Tone.MUTED,
    "hidden": Tone.MUTED, "absent": Tone.MUTED,
}  # fmt: skip


def _sign(change: ChangeView) -> str:
    """Return an arrow with its word, or the dot of what is neither better nor worse."""
    return change.sign if change.tone == "neutral" else f"{change.sign} {change.word}"


def _move_lines(move: CardMoveView) -> Iterator[Line]:
    tone = Tone.BAD if move.is_bad else Tone.MUTED
    yield line(move.text)
    yield line(Span(move.owner, tone=Tone.MUTED), Span(move.due, is_bold=move.is_bad, tone=tone))
