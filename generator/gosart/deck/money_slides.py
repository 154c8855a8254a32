"""Money in bars: what of an account closes when, and what of its white space is whose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gosart.analysis.forecast import CATEGORIES, Forecasts, analyse_forecast
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.portfolio import PortfolioAnalysis
from gosart.analysis.white_space import WhiteSpace, analyse_white_space
from gosart.deck.cells import line
from gosart.deck.model import Block, Chart, Facts, Series, Slide, Span, Text, Tone
from gosart.deck.sources import account_sources, headed, source_line
from gosart.plan.model.account import Account
from gosart.site.template_context import View
from gosart.site.views.account_model import AccountView
from gosart.text.shorten import shorten_to_length

__all__ = ["forecast_slides", "space_slides"]

_NOTHING = "\u2013"
"""What stands for no amount."""
_UNIT = 34
"""Characters of a unit beside its bar."""
_LABELLED = Decimal("0.09")
"""The least share of the longest bar in which its amount has room."""


def forecast_slides(
    view: View, portfolio: PortfolioAnalysis, opportunities: Sequence[OpportunityAnalysis]
) -> Iterator[Slide]:
    """Yield what closes month by month, where two months or more have something.

    Args:
        view: The page.
        portfolio: The account as all accounts together.
        opportunities: Its open opportunities.
    """
    yield from _Forecast(view).slides(portfolio, opportunities)


class _Forecast:
    """Makes the slide of what closes when."""

    def __init__(self, view: View) -> None:
        self.view, self.text = view, view.translator.text

    def slides(
        self, portfolio: PortfolioAnalysis, opportunities: Sequence[OpportunityAnalysis]
    ) -> Iterator[Slide]:
        """Yield the slide."""
        site = self.view.site
        forecast = analyse_forecast(portfolio.open_rows, site.currency, site.rates, site.today)
        months = [month for month in forecast.months if month.total]
        if len(months) < 2 or any(
            item.opportunity.cut_parts.intersection(("amount", "close_date", "probability"))
            for item in opportunities
        ):
            return
        largest = max(months, key=lambda month: month.total)
        assert largest.month is not None  # noqa: S101 - only what closes later has no month
        title = self.text(
            "Most closes in {month}: {amount}",
            month=self.view.translator.month(largest.month),
            amount=short_money(self.view, largest.total, forecast.currency),
        )
        blocks: list[Block] = [self._facts_of(forecast), self._months(forecast, title)]
        if forecast.later is not None and forecast.later.total:
            amount = short_money(self.view, forecast.later.total, forecast.currency)
            words = self.text("{amount} closes later or has no close date", amount=amount)
            blocks.append(Text((line(Span(words, tone=Tone.MUTED)),), 12))
        if forecast.day is not None:
            words = self.text(
                "At the rates of {date}", date=self.view.translator.date(forecast.day)
            )
            blocks.append(Text((line(Span(words, tone=Tone.MUTED)),), 12))
        notes = [
            source_line(item.opportunity.name, item.opportunity.location) for item in opportunities
        ]
        yield Slide(title, tuple(blocks), headed(self.view, notes))

    def _facts_of(self, forecast: Forecasts) -> Facts:
        items = [(self.text("Open"), forecast.total), (self.text("Weighted"), forecast.weighted)]
        for category, amount in zip(CATEGORIES, forecast.by_category, strict=True):
            items.append((self.view.label(category), amount))
        return Facts(
            tuple(
                (label, short_money(self.view, amount, forecast.currency), False)
                for label, amount in items
            )
        )

    def _months(self, forecast: Forecasts, about: str) -> Chart:
        tones = ((Tone.US, False), (Tone.FAINT, False), (Tone.FAINT, True))
        months = forecast.months
        highest = max(month.total for month in months)
        return Chart(
            categories=tuple(
                self.view.translator.month_of_year(month.month) for month in months if month.month
            ),
            series=tuple(
                Series(
                    self.view.label(category),
                    tuple(float(month.by_category[number]) for month in months),
                    tone,
                    tuple(
                        short_money(self.view, month.by_category[number], forecast.currency)
                        if month.by_category[number] / highest > _LABELLED
                        else ""
                        for month in months
                    ),
                    is_hatched,
                )
                for number, (category, (tone, is_hatched)) in enumerate(
                    zip(CATEGORIES, tones, strict=True)
                )
                if forecast.by_category[number]
            ),
            is_stacked=True,
            is_across=False,
            about=about,
        )


def space_slides(view: View, account: Account, page: AccountView) -> Iterator[Slide]:
    """Yield the white space of an account.

    Args:
        view: The page.
        account: The account.
        page: Its page.
    """
    yield from _Space(view).slides(account, page)


class _Space:
    """Makes the slide of the white space."""

    def __init__(self, view: View) -> None:
        self.view, self.text = view, view.translator.text

    def slides(self, account: Account, page: AccountView) -> Iterator[Slide]:
        """Yield the slide."""
        space = analyse_white_space(account)
        if space is None:
            return
        for view in page.spaces:
            amounts = {total.tone: total.amount for total in view.totals}
            title = self._reading(amounts, view.mapped)
            facts = Facts(tuple((total.label, total.amount, False) for total in view.totals))
            blocks: list[Block] = [facts]
            if len(space.mapped) == 1:
                labels = [total.label for total in view.totals]
                blocks.append(self._bars(space, labels, title))
            words = " \u00b7 ".join(filter(None, (view.mapped, self._held(space), view.note)))
            if words:
                blocks.append(Text((line(Span(words, tone=Tone.MUTED)),), 12))
            notes = tuple(account_sources(account, "whitespace"))
            yield Slide(title, tuple(blocks), headed(self.view, notes))

    def _reading(self, amounts: Mapping[str, str], mapped: str) -> str:
        """Say what may still be won, and what competitors hold."""
        values = {key: amounts.get(key, _NOTHING) for key in ("potential", "rival")}
        if _NOTHING not in values.values():
            return self.text(
                "{potential} is potential still to be won, {rival} is with competitors", **values
            )
        if values["potential"] != _NOTHING:
            return self.text("{potential} is potential still to be won", **values)
        if values["rival"] != _NOTHING:
            return self.text("{rival} is with competitors", **values)
        return mapped or self.text("The white space has no amounts yet")

    def _held(self, space: WhiteSpace) -> str:
        """Say which competitors hold something, by unit."""
        held = [f"{unit.unit}: {', '.join(unit.rivals)}" for unit in space.units if unit.rivals]
        if not held:
            return ""
        return self.text("With competitors: {names}", names="; ".join(held))

    def _bars(self, space: WhiteSpace, labels: Sequence[str], about: str) -> Chart:
        sums = [
            [sum((money.amount for money in total.amounts), Decimal(0)) for total in unit.totals]
            for unit in space.units
        ]
        longest = max((sum(row) for row in sums), default=Decimal(0)) or Decimal(1)
        currency = space.mapped[0].currency
        looks = ((Tone.GOOD, False), (Tone.US, False), (Tone.BACK, False), (Tone.MUTED, True))
        return Chart(
            categories=tuple(shorten_to_length(unit.unit, _UNIT) for unit in space.units),
            series=tuple(
                Series(
                    label,
                    tuple(float(row[number]) for row in sums),
                    tone,
                    tuple(
                        short_money(self.view, row[number], currency)
                        if row[number] / longest > _LABELLED
                        else ""
                        for row in sums
                    ),
                    is_hatched,
                )
                for number, (label, (tone, is_hatched)) in enumerate(
                    zip(labels, looks, strict=True)
                )
            ),
            is_stacked=True,
            is_across=True,
            about=about,
        )


def short_money(view: View, amount: Decimal, currency: str) -> str:
    """Return an amount with few digits, a dash without a currency.

    Args:
        view: The page, which has the language.
        amount: The amount.
        currency: Its code in ISO 4217, "" for none.
    """
    return view.translator.money(amount, currency, short=True) if currency else _NOTHING
