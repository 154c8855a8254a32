"""What templates may ask while they write one page: links, words, amounts, badges and charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from markupsafe import Markup

from gosart.analysis.assessment import OpportunityAssessment, Standing
from gosart.analysis.position import Comparison, position_in_words
from gosart.analysis.trend import TrendPoint
from gosart.briefing import gosart_letters
from gosart.charts.radar import Disagreement, Series, draw_radar
from gosart.charts.radar_thumbnail import draw_thumbnail
from gosart.charts.trend import draw_trend
from gosart.diagnostics import Message
from gosart.method.enums import Rating
from gosart.method.model import Criterion
from gosart.plan.model.account import Aim, ExtraValue, Money
from gosart.plan.model.people import Organisation
from gosart.plan.schema.base import Entry
from gosart.site.page_links import PageLinks
from gosart.site.site_context import Site
from gosart.site.views.elements import missing_line
from gosart.site.views.interactive_radar import radar_control
from gosart.site.views.plain_facts import company_facts, plain_facts
from gosart.site.views.svg_embed import embed_svg

__all__ = ["View"]


class View(PageLinks):
    """One page as its template sees it.

    Args:
        site: What is the same for all pages.
        uri: The page, as a path below the docs root.
    """

    def __init__(self, site: Site, uri: str) -> None:
        super().__init__(site, uri)
        self.today = site.today

    def label(self, value: StrEnum | None) -> str:
        """Return a value's name in the reader's language.

        Args:
            value: A value of a closed set; None has the name "".
        """
        return self.method.term(value).label if value is not None else ""

    def labels(self, name: str) -> tuple[str, ...]:
        """Return the names of all values of a closed set, in its order.

        Args:
            name: Of the set, as `set_name` gives it.
        """
        return tuple(term.label for term in self.method.terms[name].values())

    def number(self, criterion: Criterion) -> int:
        """Return a criterion's number in the method, from 1.

        Args:
            criterion: The criterion.
        """
        return self.method.numbers[criterion.key]

    def rating(self, rating: Rating | None) -> Markup:
        """Write a rating so that shape, colour and a reader's voice give it.

        Args:
            rating: The rating; None is not rated.

        Returns:
            HTML, escaped.
        """
        return self.site.rating_badges[rating]

    def rating_look(self, rating: Rating | None) -> tuple[str, Markup, str]:
        """Return what makes a cell of a table a rating, as `rating` makes an element.

        Args:
            rating: The rating; None is not rated.

        Returns:
            The cell's class, its other attributes as HTML, and its word.
        """
        return self.site.rating_looks[rating]

    def say(self, msg: Message) -> str:
        """Translate a sentence made by a rule.

        Args:
            msg: The sentence.

        Returns:
            The sentence in the site's language.
        """
        return self.translator.say(msg)

    def measure(self, aim: Aim) -> str:
        """Return how an aim is measured, as far as its own text does not say it.

        Args:
            aim: The aim.
        """
        return gosart_letters.measure_of(aim, self.translator)

    def company_facts(
        self, values: Sequence[ExtraValue], organisation: Organisation
    ) -> tuple[tuple[str, str], ...]:
        """Return the values of a company's own fields.

        Args:
            values: Of an account, an opportunity or a person.
            organisation: The people that a field may name.

        Returns:
            (label, text) of each.
        """
        return company_facts(values, organisation, self.method, self.translator)

    def facts(self, entry: Entry, currency: str) -> tuple[tuple[str, str], ...]:
        """Return the fields of an entry that no template shows in a place of its own.

        Args:
            entry: The entry as it was typed.
            currency: Of amounts that name none.

        Returns:
            (label, text) of each.
        """
        return plain_facts(entry, currency, self.method, self.translator)

    def money(self, money: Money | None, *, short: bool = False) -> str:
        """Write an amount.

        Args:
            money: The amount; "" stands for None.
            short: Whether it is rounded, for a narrow column.

        Returns:
            The text.
        """
        return self.translator.money(money.amount, money.currency, short=short) if money else ""

    def amounts(self, amounts: Sequence[Money], *, short: bool = False) -> str:
        """Write amounts of several currencies.

        Args:
            amounts: One for each currency.
            short: Whether they are rounded, for a narrow column.

        Returns:
            The text.
        """
        return " · ".join(self.money(amount, short=short) for amount in amounts)

    def rival(self, standing: Standing) -> str:
        """Return a vendor's name, ours too.

        Args:
            standing: Where the vendor stands.
        """
        return standing.rival.name if standing.rival else self.method.us

    def position(self, now: Comparison) -> str:
        """Say where we are against a competitor, in a clause.

        Args:
            now: Us against them.

        Returns:
            The text.
        """
        return self.translator.say(
            position_in_words(len(now.ahead), len(now.behind), now.known, len(now.unknown))
        )

    def series(self, assessment: OpportunityAssessment) -> list[Series]:
        """Return the current ratings of us and each rival as a chart takes them.

        Args:
            assessment: Where each vendor stands. We come first, without ratings where only rivals
                have some: a chart gives its colours by order.
        """
        series = [
            Series(
                standing.rival.id if standing.rival else "us",
                self.rival(standing),
                standing.ratings,
            )
            for standing in assessment.standings
        ]
        if assessment.us is None and series:
            series.insert(0, Series("us", self.method.us, (None,) * len(self.method.criteria)))
        return series

    def radar(
        self,
        assessment: OpportunityAssessment,
        name: str,
        *,
        rivals: int | None = None,
        ghost: bool = False,
        days: Sequence[date] = (),
    ) -> Markup:
        """Draw the radar of the latest ratings.

        Args:
            assessment: Where each vendor stands; there must be one.
            name: What the ids of the drawing begin with.
            rivals: How many rivals are drawn at most, None for all.
            ghost: Whether our ratings of the assessment before are drawn too.
            days: Days before the latest, the oldest first, whose ratings are drawn as well, for a
                script that shows one day at a time.

        Returns:
            HTML, escaped.
        """
        series = self.series(assessment)
        if rivals is not None:
            series = series[: rivals + 1]
        earlier = [[_on(item, assessment, day) for item in series] for day in days]
        when = self.translator.date(max(standing.current.date for standing in assessment.standings))
        us = assessment.us
        before = (
            tuple(rating.rating for rating in us.previous.ratings)
            if ghost and us and us.previous
            else ()
        )
        return embed_svg(
            draw_radar(
                self.method,
                series,
                self.translator,
                date=when,
                name=name,
                before=before,
                earlier=earlier,
                dissent=tuple(
                    Disagreement(
                        item.rival.id if item.rival else "us",
                        self.number(item.criterion) - 1,
                        item.rating,
                        item.by.name if item.by else "",
                    )
                    for item in assessment.dissent
                ),
            )
        )

    def interactive_radar(self, title: str, name: str) -> Markup:
        """Write the button that asks for the interactive radar.

        Args:
            title: The heading of a saved picture.
            name: The file name of a saved picture, without its ending.

        Returns:
            HTML, escaped.
        """
        return radar_control(self.translator, self.site.addresses, self.uri, title, name)

    def trend(
        self, assessment: OpportunityAssessment, points: Sequence[TrendPoint], name: str
    ) -> Markup:
        """Draw sums and unknowns of every vendor by date.

        Args:
            assessment: Whose rivals the points are of.
            points: What `analyse_trend` returns.
            name: What the ids of the drawing begin with.

        Returns:
            HTML, escaped.
        """
        rivals = [standing.rival for standing in assessment.standings if standing.rival]
        return embed_svg(
            draw_trend(points, self.translator, name, us=self.method.us, rivals=rivals)
        )

    def thumbnail(self, ratings: tuple[Rating | None, ...], label: str) -> Markup:
        """Draw our ratings as a small radar.

        Args:
            ratings: One for each criterion, in the method's order; none where there are none.
            label: What a screen reader says instead of the drawing.

        Returns:
            HTML, escaped.
        """
        drawn = ratings or (None,) * len(self.method.criteria)
        return embed_svg(draw_thumbnail(self.method, drawn, label))

    def since(self, days: int) -> str:
        """Write how long ago something was.

        Args:
            days: Days until today.

        Returns:
            The text.
        """
        if days <= 0:
            return self.translator.text("today")
        return self.translator.plural("{n} day ago", "{n} days ago", days)

    def due(self, days: int | None) -> str:
        """Write how far a day is away, from either side.

        Args:
            days: Days from today, negative for a day that is past; None writes nothing.

        Returns:
            The text.
        """
        if days is None:
            return ""
        if days < 0:
            return self.translator.plural("{n} day overdue", "{n} days overdue", -days)
        return (
            self.translator.text("today")
            if days == 0
            else self.translator.plural("in {n} day", "in {n} days", days)
        )

    def missing(self, what: str, add: str) -> Markup:
        """Write the line that stands where a plan has nothing yet.

        Args:
            what: What is missing.
            add: What to add to the plan, with keys in `backticks`.

        Returns:
            HTML, escaped.
        """
        return missing_line(what, add)


def _on(vendor: Series, assessment: OpportunityAssessment, day: date) -> Series | None:
    """Return a vendor's ratings as they were on a day; None where it was not assessed by then."""
    for standing in assessment.standings:
        if (standing.rival.id if standing.rival else "us") == vendor.key:
            state = standing.on(day)
            if state is not None:
                return replace(vendor, ratings=tuple(rating.rating for rating in state.ratings))
    return None
