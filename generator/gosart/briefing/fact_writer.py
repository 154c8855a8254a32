"""The figures, the table and the remarks of a brief, worded: one writer for all three."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment, Standing
from gosart.analysis.opportunity import OpportunityAnalysis, sum_money
from gosart.analysis.politics import Politics
from gosart.analysis.position import Comparison
from gosart.briefing.builder import Brief
from gosart.briefing.fact_table import Fact, Table, counts_of
from gosart.briefing.judgement import stances_in_words
from gosart.briefing.page_budget import COLUMN, clipped
from gosart.briefing.sections import Line
from gosart.comparison.values import SIGN_OF_RATING
from gosart.diagnostics import Severity
from gosart.i18n.stage_names import stage_name
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.plan.model.people import Person
from gosart.text.markdown_to_text import plain

__all__ = ["FactWriter"]


_ROWS = 5


_NAME = 30


class FactWriter:
    """Words the facts, the table and the remarks of one brief."""

    def __init__(self, brief: Brief, method: Method, translator: Translator) -> None:
        self.brief = brief
        self.method = method
        self.translator = translator

    def opportunity(self, analysis: OpportunityAnalysis) -> Iterator[Fact]:
        """Yield the figures of an opportunity.

        Args:
            analysis: What was worked out of it.
        """
        translator, opportunity, assessment = (
            self.translator,
            analysis.opportunity,
            analysis.assessment,
        )
        chance = (
            translator.percent(opportunity.probability / 100)
            if opportunity.probability is not None
            else ""
        )
        yield Fact(
            translator.text("Order amount"),
            translator.money(opportunity.money.amount, opportunity.money.currency, short=True)
            if opportunity.money
            else "–",
            chance,
        )
        stage = stage_name(translator, opportunity.stage) if opportunity.stage else ""
        status = "" if opportunity.is_open else self.method.term(opportunity.status).label
        yield Fact(
            translator.text("Stage"), clipped(status or stage or "–", 20), stage if status else ""
        )
        yield self._close(analysis)
        position = assessment.position
        if position:
            now = position.now
            label = translator.text("Position vs {rival}", rival=clipped(position.rival.name, 22))
            tone = "good" if now.lead > 0 else "bad" if now.lead < 0 else ""
            notes = (
                translator.text("of {known} known for both", known=now.known) if now.known else "",
                translator.text("{n} unknown", n=len(now.unknown)) if now.unknown else "",
            )
            yield Fact(label, self._ahead_behind(now), "; ".join(filter(None, notes)), tone)
        else:
            missing = translator.text("no competitor rated") if assessment.us else ""
            yield Fact(translator.text("Position"), "–", missing)
        way, target = opportunity.strategy.type, opportunity.strategy.target
        at = translator.text("against {rival}", rival=clipped(target.name, 22)) if target else ""
        yield Fact(
            translator.text("Strategy"),
            self.method.term(way).label if way else "–",
            at,
            "" if way else "warn",
        )
        if assessment.us:
            whole = assessment.us.whole
            unknown = whole.unknown + whole.unrated
            note = translator.plural("{n} unknown", "{n} unknown", unknown) if unknown else ""
            yield Fact(
                translator.text("Known"),
                translator.text("{n} of {all}", n=whole.settled, all=whole.size),
                note,
            )
        yield self._tests()
        yield self._review(
            max(
                (
                    review.date
                    for review in opportunity.test.reviews
                    if review.date <= self.brief.today
                ),
                default=None,
            )
        )

    def account(self) -> Iterator[Fact]:
        """Yield the figures of the account."""
        translator, brief = self.translator, self.brief
        running = [analysis for analysis in brief.opportunities if analysis.opportunity.is_open]
        amounts = sum_money(
            [analysis.opportunity.money for analysis in running if analysis.opportunity.money]
        )
        total = " + ".join(
            translator.money(money.amount, money.currency, short=True) for money in amounts
        )
        is_cut = any("amount" in analysis.opportunity.cut_parts for analysis in running)
        open_amount = translator.text("Not shown") if is_cut else clipped(total, 24) or "–"
        yield Fact(translator.text("Open amount"), open_amount)
        yield Fact(
            translator.text("Open opportunities"),
            translator.number(len(running)),
            translator.text("{n} in all", n=len(brief.opportunities)),
        )
        dated = sorted(
            (analysis for analysis in running if analysis.opportunity.close_date),
            key=lambda analysis: str(analysis.opportunity.close_date),
        )
        if dated:
            yield self._close(dated[0], translator.text("Next close date"))
        politics = brief.account.politics
        if politics.key_players:
            sentence = translator.text(
                "{n} of {all}", n=len(politics.with_us), all=len(politics.key_players)
            )
            yield Fact(translator.text("Key players for us"), sentence)
        yield self._tests()
        yield self._review(brief.account.reviewed)

    def _close(self, analysis: OpportunityAnalysis, label: str = "") -> Fact:
        translator, days = self.translator, analysis.days_to_close
        if not analysis.opportunity.close_date:
            return Fact(label or translator.text("Close date"), "–")
        note = ""
        if days is not None:
            note = (
                translator.plural("{n} day overdue", "{n} days overdue", -days)
                if days < 0
                else translator.plural("in {n} day", "in {n} days", days)
            )
        return Fact(
            label or translator.text("Close date"),
            translator.date(analysis.opportunity.close_date),
            note,
            "bad" if days is not None and days < 0 else "",
        )

    def _tests(self) -> Fact:
        translator, brief, label = self.translator, self.brief, self.translator.text("Plan health")
        bad = brief.count(Severity.ERROR)
        rest = len(brief.findings) - bad
        passed = translator.plural("{n} passes", "{n} pass", brief.passed)
        others = translator.plural("{n} other issue", "{n} other issues", rest)
        if bad:
            note = f"{others}, {passed}" if rest else passed
            return Fact(label, translator.plural("{n} error", "{n} errors", bad), note, "bad")
        if rest:
            return Fact(
                label, translator.plural("{n} finding", "{n} findings", rest), passed, "warn"
            )
        return Fact(label, translator.text("No issues found"), "", "good")

    def _review(self, day: date | None) -> Fact:
        translator = self.translator
        if day is None:
            return Fact(translator.text("Last review"), translator.text("never"), "", "warn")
        days = (self.brief.today - day).days
        note = (
            translator.text("today")
            if days <= 0
            else translator.plural("{n} day ago", "{n} days ago", days)
        )
        return Fact(translator.text("Last review"), translator.date(day), note)

    def _ahead_behind(self, now: Comparison) -> str:
        if not now.known:
            return self.translator.text("not comparable")
        ahead, behind = len(now.ahead), len(now.behind)
        return self.translator.text("{ahead} ahead, {behind} behind", ahead=ahead, behind=behind)

    def _short_position(self, now: Comparison) -> str:
        position = self._ahead_behind(now)
        return (
            self.translator.text("{position} of {known}", position=position, known=now.known)
            if now.known
            else position
        )

    def ratings(self, analysis: OpportunityAnalysis) -> Table:
        """Return the ratings of each vendor by question.

        Args:
            analysis: What was worked out of the opportunity.
        """
        translator, assessment = self.translator, analysis.assessment
        heads = (
            translator.text("Ratings"),
            *(question.short for question in self.method.questions),
            translator.text("Position"),
            translator.text("Rated"),
        )
        standings = assessment.standings
        first = standings[:_ROWS]
        more = (
            translator.plural(
                "and {n} more competitor", "and {n} more competitors", len(standings) - len(first)
            )
            if len(standings) > len(first)
            else ""
        )
        against = {position.rival: position.now for position in assessment.positions}
        rows = tuple(
            self._vendor(standing, against.get(standing.rival) if standing.rival else None)
            for standing in first
        )
        return Table(heads, rows, more=more)

    def _vendor(self, standing: Standing, now: Comparison | None) -> tuple[str, ...]:
        translator = self.translator
        name = clipped(standing.rival.name, _NAME) if standing.rival else self.method.us
        return (
            name,
            *(counts_of(block) for block in standing.blocks),
            self._short_position(now) if now else "",
            translator.date(standing.current.date),
        )

    def opportunities(self) -> Table:
        """Return a row for each opportunity."""
        translator, brief = self.translator, self.brief
        heads = (
            translator.text("Opportunity"),
            translator.text("Stage"),
            translator.text("Amount"),
            translator.text("Close date"),
            translator.text("Position"),
        )
        first = brief.opportunities[:_ROWS]
        rows = []
        for analysis in first:
            opportunity, position = analysis.opportunity, analysis.assessment.position
            stage = (
                self.method.term(opportunity.status).label
                if not opportunity.is_open
                else stage_name(translator, opportunity.stage)
                if opportunity.stage
                else "–"
            )
            against = (
                f"{self._short_position(position.now)} · {clipped(position.rival.name, 18)}"
                if position
                else "–"
            )
            money = (
                translator.money(opportunity.money.amount, opportunity.money.currency, short=True)
                if opportunity.money
                else "–"
            )
            strategy = (
                self.method.term(opportunity.strategy.type).label
                if opportunity.strategy.type
                else "–"
            )
            day = translator.date(opportunity.close_date) if opportunity.close_date else "–"
            rows.append(
                (
                    clipped(opportunity.name, _NAME),
                    clipped(stage, 18),
                    money,
                    day,
                    against,
                    strategy,
                )
            )
        left = len(brief.opportunities) - len(first)
        more = (
            translator.plural("and {n} more opportunity", "and {n} more opportunities", left)
            if left
            else ""
        )
        return Table(
            (*heads, translator.text("Strategy")),
            tuple(rows),
            tuple(analysis.opportunity.id for analysis in first),
            more,
        )

    def remarks(self) -> Iterator[Line]:
        """Yield what cannot be a figure."""
        translator = self.translator
        if len(self.brief.opportunities) == 1:
            opportunity = self.brief.opportunities[0].opportunity
            event = plain(opportunity.value.compelling_event) or translator.text(
                "No compelling event recorded."
            )
            yield self._remark(translator.text("Compelling event"), event, "value")
            if opportunity.outcome and not opportunity.is_open:
                yield self._remark(
                    translator.text("Outcome"), plain(opportunity.outcome), "summary"
                )
            yield from self._support(self.brief.opportunities[0].politics)
            yield from self._dissent(self.brief.opportunities[0].assessment)
        else:
            goals = [aim.text for aim in self.brief.account.account.goal.team]
            yield self._remark(
                translator.text("Our goal"),
                plain(goals[0]) if goals else translator.text("No goal yet."),
                "summary",
            )
            yield from self._support(self.brief.account.politics)

    def _dissent(self, assessment: OpportunityAssessment) -> Iterator[Line]:
        """Say who differs from our leading ratings, and on what."""
        translator, by_person = self.translator, dict[str, list[str]]()
        for item in assessment.dissent_about(None):
            number, label = self.method.numbers[item.criterion.key], item.criterion.label
            signs = f"{SIGN_OF_RATING[item.rating]}, {SIGN_OF_RATING[item.leading]}"
            by_person.setdefault(item.by.name if item.by else "", []).append(
                f"{number} {label} ({signs})"
            )
        sentences = [
            translator.text(
                "{who} disagrees on {n}: {criteria}",
                who=clipped(who, 22),
                n=len(criteria),
                criteria=", ".join(criteria),
            )
            for who, criteria in by_person.items()
        ]
        if sentences:
            yield self._remark(translator.text("Dissent"), "; ".join(sentences), "assessment")

    def _remark(self, label: str, text: str, part: str) -> Line:
        return Line(clipped(text, 3 * COLUMN), part=part, label=label)

    def _support(self, politics: Politics) -> Iterator[Line]:
        translator = self.translator
        if politics.is_partial:
            sentence = translator.text("Where people stand is not shown for this audience.")
            yield self._remark(translator.text("Who decides"), sentence, "relationships")
            return
        sentences = []
        for power in politics.power:
            if any(power.counts):
                label = self.method.term(power.influence).label
                stances = stances_in_words(power.counts, translator)
                sentences.append(
                    translator.text("{group}: {stances}", group=label, stances=stances)
                )
        if not sentences:
            yield self._remark(
                translator.text("Who decides"),
                translator.text("No key players yet."),
                "relationships",
            )
            return
        yield self._remark(translator.text("Who decides"), "; ".join(sentences), "relationships")
        named = [
            translator.text("against us: {people}", people=self._names(politics.against))
            if politics.against
            else "",
            translator.text("not met: {people}", people=self._names(politics.uncovered))
            if politics.uncovered
            else "",
            translator.text("mentor: {people}", people=self._names(politics.mentors))
            if politics.mentors
            else translator.text("no mentor"),
        ]
        yield self._remark(
            translator.text("Key people"), "; ".join(filter(None, named)), "relationships"
        )

    def _names(self, people: tuple[Person, ...]) -> str:
        names = ", ".join(clipped(person.name, 22) for person in people[:3])
        return names + (f" +{len(people) - 3}" if len(people) > 3 else "")
