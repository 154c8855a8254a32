"""Value realised against promised over all deals: sums for each period, and a row a promise.

A promise repeats by a period of its own, and a count is of one day: the latest count stands beside
the promise of one period, and what is promised for different periods is never added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gosart.analysis.growth_overview import PromiseOverview
from gosart.analysis.portfolio_growth import PortfolioValue, RealisedRow
from gosart.charts.realised_bar import draw_realised
from gosart.plan.model.values import Money
from gosart.site.template_context import View
from gosart.site.views.competitor_words import sum_in_words
from gosart.site.views.portfolio_growth_model import (
    AllValueView,
    PromiseRowView,
    RealisedSumView,
)
from gosart.site.views.svg_embed import embed_svg
from gosart.urls import opportunity_page

__all__ = ["all_value_view"]

_ROWS = 200
_NONE = "\u2013"


def all_value_view(view: View, value: PortfolioValue) -> AllValueView:
    """Return what was promised over all deals, and what came of it.

    Args:
        view: The page.
        value: What it adds up to.
    """
    return _AllValue(view, value).view()


class _AllValue:
    """Writes the value of all deals."""

    def __init__(self, page: View, value: PortfolioValue) -> None:
        self.page = page
        self.value = value
        self.text = page.translator.text
        promised = [self._worth(item.promised) for item in value.promises]
        counted = [self._worth(item.counted) for item in value.promises]
        self._most = max([*promised, *counted], default=Decimal(0))

    def view(self) -> AllValueView:
        """Return the whole section."""
        rows = [(row, item) for row in self.value.rows for item in row.promises]
        more = len(rows) - _ROWS
        return AllValueView(
            title=self._title(),
            sums=tuple(self._sums()),
            rows=tuple(self._row(row, item) for row, item in rows[:_ROWS]),
            more=self.text("and {n} more", n=self.page.translator.number(more)) if more > 0 else "",
            notes=tuple(self._notes()),
        )

    def _worth(self, money: Money | None) -> Decimal:
        return self.value.common.worth(money) or Decimal(0)

    def _money(self, amounts: Sequence[Money | None]) -> str:
        return sum_in_words(self.page, [money for money in amounts if money], self.value.common)

    def _title(self) -> str:
        text, translator = self.text, self.page.translator
        promises = self.value.promises
        if not self.value.rows:
            return text("No won deal promises value in figures yet")
        counted = [item for item in promises if item.counts]
        opportunities = translator.plural("{n} deal", "{n} deals", len(self.value.rows))
        if not counted:
            return text(
                "Nothing has been counted yet of what was promised in {deals}", deals=opportunities
            )
        return text(
            "{n} of {m} promised benefits in {deals} are counted, {sure} of them confirmed by the "
            "customer",
            n=translator.number(len(counted)),
            m=translator.number(len(promises)),
            deals=opportunities,
            sure=translator.number(sum(item.is_confirmed for item in counted)),
        )

    def _sums(self) -> Iterator[RealisedSumView]:
        periods: dict[str, list[PromiseOverview]] = {}
        for item in self.value.promises:
            periods.setdefault(item.per.strip().lower(), []).append(item)
        sums = []
        for per, items in periods.items():
            confirmed = [item.counted for item in items if item.counts and item.is_confirmed]
            counted = [item.counted for item in items if item.counts and not item.is_confirmed]
            waiting = [item.promised for item in items if not item.counts]
            parts = [
                sum((self._worth(money) for money in amounts), Decimal(0))
                for amounts in (confirmed, counted, waiting)
            ]
            promised = [item.promised for item in items]
            goal = sum((self._worth(money) for money in promised), Decimal(0))
            sums.append((per, promised, confirmed, counted, waiting, parts, goal))
        most = max((max(sum(row[5], Decimal(0)), row[6]) for row in sums), default=Decimal(0))
        for per, promised, confirmed, counted, waiting, parts, goal in sorted(
            sums, key=lambda row: (-row[6], row[0])
        ):
            yield RealisedSumView(
                label=self._period(per),
                promised=self._money(promised) or _NONE,
                confirmed=self._money(confirmed) or _NONE,
                counted=self._money(counted) or _NONE,
                waiting=self._money(waiting) or _NONE,
                bar=embed_svg(
                    draw_realised([float(part) for part in parts], float(goal), float(most))
                ),
            )

    def _period(self, per: str) -> str:
        text = self.text
        known = {"": text("once"), "year": text("a year"), "month": text("a month")}
        return known.get(per) or text("for each {period}", period=per)

    def _promised(self, item: PromiseOverview) -> str:
        if item.hides_promise:
            return self.text("not shown")
        amount = self.page.money(item.promised, short=True)
        return f"{amount} / {item.per}" if amount and item.per else amount or _NONE

    def _row(self, row: RealisedRow, item: PromiseOverview) -> PromiseRowView:
        opportunity, text = row.row.opportunity, self.text
        promised, counted = self._worth(item.promised), self._worth(item.counted)
        tone = "waiting" if not item.counts else "confirmed" if item.is_confirmed else "counted"
        index = ("confirmed", "counted", "waiting").index(tone)
        parts = [0.0, 0.0, 0.0]
        parts[index] = float(counted if item.counts else promised)
        return PromiseRowView(
            opportunity=opportunity.name,
            account=row.row.account.name,
            href=self.page.to(opportunity_page(row.row.account.id, opportunity.id)),
            item=item.item,
            promised=self._promised(item),
            promised_order=str(promised) if item.promised else "",
            counted=self._counted(item),
            counted_order=str(counted) if item.counted else "",
            state=self._state(item) if item.counts else text("nothing counted yet"),
            tone=tone,
            bar=embed_svg(draw_realised(parts, float(promised), float(self._most))),
        )

    def _counted(self, item: PromiseOverview) -> str:
        if not item.counts:
            return _NONE
        amount = self.page.money(item.counted, short=True)
        return amount or (self.text("not shown") if item.hides_count else _NONE)

    def _state(self, item: PromiseOverview) -> str:
        text, translator = self.text, self.page.translator
        if item.hides_count and not item.is_confirmed:
            state = text("not shown")
        else:
            state = text("confirmed by them") if item.is_confirmed else text("not confirmed")
        parts = [state, translator.date(item.day) if item.day else ""]
        if item.counts > 1:
            parts.append(text("the latest of {n} counts", n=translator.number(item.counts)))
        return " \u00b7 ".join(filter(None, parts))

    def _notes(self) -> Iterator[str]:
        text, plural, value = self.text, self.page.translator.plural, self.value
        if value.rows:
            yield text(
                "The latest count of each benefit stands beside the promise of one period; "
                "promises of different periods are not added up. The mark is the promise."
            )
        if value.common.left_out:
            yield text(
                "Without a rate there is no sum over all currencies: bars are in {currency}, "
                "without {amounts}.",
                currency=value.common.currency,
                amounts=self.page.amounts(value.common.left_out, short=True),
            )
        if value.hidden_amounts:
            yield plural(
                "{n} amount is not shown here.",
                "{n} amounts are not shown here.",
                value.hidden_amounts,
            )
        partial = sum(row.hides_some for row in value.rows) + len(value.hidden)
        if partial:
            yield plural(
                "{n} deal has figures that are not shown here.",
                "{n} deals have figures that are not shown here.",
                partial,
            )
        if value.silent:
            yield plural(
                "{n} won deal promises nothing in figures.",
                "{n} won deals promise nothing in figures.",
                len(value.silent),
            )
