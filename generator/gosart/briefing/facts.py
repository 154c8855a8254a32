"""Where we stand, in words: the facts of a deal or an account, sums by vendor or the deals side by side, and who is for us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gosart.analysis.assessment import Standing
from gosart.analysis.opportunity import DealReading, sum_money
from gosart.analysis.politics import Politics
from gosart.briefing.builder import Brief
from gosart.briefing.page_budget import COLUMN, clipped
from gosart.briefing.sections import Line
from gosart.diagnostics import Severity
from gosart.i18n.stage_names import stage_name
from gosart.i18n.translator import Words
from gosart.method.model import Method
from gosart.plan.model.people import Person
from gosart.text.markdown_to_text import plain

__all__ = ["Fact", "Table", "facts_of", "remarks_of", "table_of"]

_ROWS = 5
_NAME = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name. `tone` is good, warn, bad or ""."""

    label: str
    value: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Vendors by question, or deals by what tells most. The first cell of a row names it; `links` has a deal's id a row, "" for none."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()
    more: str = ""


def facts_of(brief: Brief, method: Method, words: Words) -> tuple[Fact, ...]:
    """Return the figures a meeting begins with: those of the one deal, or of the account."""
    teller = _Teller(brief, method, words)
    return tuple(teller.deal(brief.deals[0]) if len(brief.deals) == 1 else teller.account())


def table_of(brief: Brief, method: Method, words: Words) -> Table:
    """Return sums by question of each vendor, or the deals of an account that has several."""
    teller = _Teller(brief, method, words)
    return teller.sums(brief.deals[0]) if len(brief.deals) == 1 else teller.deals()


def remarks_of(brief: Brief, method: Method, words: Words) -> tuple[Line, ...]:
    """Return what cannot be a figure: the compelling event, the value and who decides; each at most two lines of the page's width."""
    return tuple(_Teller(brief, method, words).remarks())


class _Teller:
    def __init__(self, brief: Brief, method: Method, words: Words) -> None:
        self.brief = brief
        self.method = method
        self.words = words

    def deal(self, found: DealReading) -> Iterator[Fact]:
        words, deal, assessment = self.words, found.deal, found.assessment
        chance = words.percent(deal.probability / 100) if deal.probability is not None else ""
        yield Fact(
            words.text("Order amount"), words.money(deal.money.amount, deal.money.currency, short=True) if deal.money else "–", chance
        )
        stage = stage_name(words, deal.stage) if deal.stage else ""
        status = "" if deal.is_open else self.method.term(deal.status).label
        yield Fact(words.text("Stage"), clipped(status or stage or "–", 20), stage if status else "")
        yield self._close(found)
        position = assessment.position
        if position:
            moved = f"{words.signed(position.movement)} " if position.movement else ""
            since = words.text("since {date}", date=words.date(position.since)) if moved and position.since else ""
            label = words.text("Position vs {rival}", rival=clipped(position.rival.name, 22))
            tone = "good" if position.now > 0 else "bad" if position.now < 0 else ""
            yield Fact(label, words.signed(position.now), f"{moved}{since}", tone)
        else:
            whole = assessment.us.whole if assessment.us else None
            yield Fact(words.text("Position"), words.signed(whole.sum) if whole else "–", words.text("no rival rated") if whole else "")
        way, target = deal.strategy.type, deal.strategy.target
        at = words.text("at {rival}", rival=clipped(target.name, 22)) if target else ""
        yield Fact(words.text("Strategy"), self.method.term(way).label if way else "–", at, "" if way else "warn")
        if assessment.us:
            whole = assessment.us.whole
            unknown = whole.unknown + whole.unrated
            note = words.plural("{n} not known", "{n} not known", unknown) if unknown else ""
            yield Fact(words.text("Known"), words.text("{n} of {all}", n=whole.known, all=whole.size), note)
        yield self._tests()
        yield self._review(max((review.date for review in deal.test.reviews if review.date <= self.brief.today), default=None))

    def account(self) -> Iterator[Fact]:
        words, brief = self.words, self.brief
        running = [found for found in brief.deals if found.deal.is_open]
        amounts = sum_money([found.deal.money for found in running if found.deal.money])
        shown = " + ".join(words.money(money.amount, money.currency, short=True) for money in amounts)
        yield Fact(words.text("Open amount"), clipped(shown, 24) or "–")
        yield Fact(words.text("Open opportunities"), words.number(len(running)), words.text("{n} in all", n=len(brief.deals)))
        dated = sorted((found for found in running if found.deal.close_date), key=lambda found: str(found.deal.close_date))
        if dated:
            yield self._close(dated[0], words.text("Next close date"))
        politics = brief.account.politics
        if politics.key_players:
            told = words.text("{n} of {all}", n=len(politics.with_us), all=len(politics.key_players))
            yield Fact(words.text("Key players for us"), told)
        yield self._tests()
        yield self._review(brief.account.reviewed)

    def _close(self, found: DealReading, label: str = "") -> Fact:
        words, days = self.words, found.days_to_close
        if not found.deal.close_date:
            return Fact(label or words.text("Close date"), "–")
        note = ""
        if days is not None:
            note = words.plural("{n} day late", "{n} days late", -days) if days < 0 else words.plural("in {n} day", "in {n} days", days)
        return Fact(
            label or words.text("Close date"), words.date(found.deal.close_date), note, "bad" if days is not None and days < 0 else ""
        )

    def _tests(self) -> Fact:
        words, brief, label = self.words, self.brief, self.words.text("Plan tests")
        bad = brief.count(Severity.ERROR)
        rest = len(brief.findings) - bad
        passed = words.plural("{n} passes", "{n} pass", brief.passed)
        others = words.plural("{n} other finding", "{n} other findings", rest)
        if bad:
            note = f"{others}, {passed}" if rest else passed
            return Fact(label, words.plural("{n} error", "{n} errors", bad), note, "bad")
        if rest:
            return Fact(label, words.plural("{n} finding", "{n} findings", rest), passed, "warn")
        return Fact(label, words.text("All tests pass"), "", "good")

    def _review(self, day: date | None) -> Fact:
        words = self.words
        if day is None:
            return Fact(words.text("Last review"), words.text("never"), "", "warn")
        days = (self.brief.today - day).days
        note = words.text("today") if days <= 0 else words.plural("{n} day ago", "{n} days ago", days)
        return Fact(words.text("Last review"), words.date(day), note)

    def sums(self, found: DealReading) -> Table:
        words = self.words
        heads = (words.text("Sums"), *(question.short for question in self.method.questions), words.text("Sum"), words.text("Known"))
        standings = found.assessment.standings
        shown = standings[:_ROWS]
        more = words.plural("and {n} more rival", "and {n} more rivals", len(standings) - len(shown)) if len(standings) > len(shown) else ""
        return Table((*heads, words.text("Rated")), tuple(self._vendor(one) for one in shown), more=more)

    def _vendor(self, one: Standing) -> tuple[str, ...]:
        words = self.words
        name = clipped(one.rival.name, _NAME) if one.rival else self.method.us
        sums = tuple(words.signed(block.sum) if block.known or block.unknown else "·" for block in one.blocks)
        known = words.text("{n} of {all}", n=one.whole.known, all=one.whole.size)
        return (name, *sums, words.signed(one.whole.sum), known, words.date(one.current.date))

    def deals(self) -> Table:
        words, brief = self.words, self.brief
        heads = (words.text("Opportunity"), words.text("Stage"), words.text("Amount"), words.text("Close date"), words.text("Position"))
        shown = brief.deals[:_ROWS]
        rows = []
        for found in shown:
            deal, position = found.deal, found.assessment.position
            stage = self.method.term(deal.status).label if not deal.is_open else stage_name(words, deal.stage) if deal.stage else "–"
            against = f"{words.signed(position.now)} {clipped(position.rival.name, 18)}" if position else "–"
            money = words.money(deal.money.amount, deal.money.currency, short=True) if deal.money else "–"
            strategy = self.method.term(deal.strategy.type).label if deal.strategy.type else "–"
            day = words.date(deal.close_date) if deal.close_date else "–"
            rows.append((clipped(deal.name, _NAME), clipped(stage, 18), money, day, against, strategy))
        left = len(brief.deals) - len(shown)
        more = words.plural("and {n} more opportunity", "and {n} more opportunities", left) if left else ""
        return Table((*heads, words.text("Strategy")), tuple(rows), tuple(found.deal.id for found in shown), more)

    def remarks(self) -> Iterator[Line]:
        words = self.words
        if len(self.brief.deals) == 1:
            deal = self.brief.deals[0].deal
            event = plain(deal.value.compelling_event) or words.text("No compelling event is written.")
            yield self._remark(words.text("Compelling event"), event, "value")
            if deal.outcome and not deal.is_open:
                yield self._remark(words.text("Outcome"), plain(deal.outcome), "summary")
            yield from self._support(self.brief.deals[0].politics)
        else:
            goals = [aim.text for aim in self.brief.account.account.goal.team]
            yield self._remark(words.text("Our goal"), plain(goals[0]) if goals else words.text("There is no goal yet."), "summary")
            yield from self._support(self.brief.account.politics)

    def _remark(self, label: str, text: str, part: str) -> Line:
        return Line(clipped(text, 3 * COLUMN), part=part, label=label)

    def _support(self, politics: Politics) -> Iterator[Line]:
        words = self.words
        told = []
        for power in politics.power:
            counts = (len(power.with_us), len(power.undecided), len(power.against))
            if any(counts):
                label = self.method.term(power.influence).label
                told.append(words.text("{group}: {us} for us, {open} undecided, {against} against",
                    group=label, us=counts[0], open=counts[1], against=counts[2]))  # fmt: skip
        if not told:
            yield self._remark(words.text("Who decides"), words.text("Nobody is named as a key player."), "relationships")
            return
        yield self._remark(words.text("Who decides"), "; ".join(told), "relationships")
        named = [
            words.text("against us {people}", people=self._names(politics.against)) if politics.against else "",
            words.text("not met {people}", people=self._names(politics.uncovered)) if politics.uncovered else "",
            words.text("mentor {people}", people=self._names(politics.mentors)) if politics.mentors else words.text("no mentor"),
        ]
        yield self._remark(words.text("Among them"), "; ".join(filter(None, named)), "relationships")

    def _names(self, people: tuple[Person, ...]) -> str:
        shown = ", ".join(clipped(person.name, 22) for person in people[:3])
        return shown + (f" +{len(people) - 3}" if len(people) > 3 else "")
