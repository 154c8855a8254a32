"""A vertical axis of money that several drawings share, with round amounts at its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from gosart.charts.svg import escape_xml, number
from gosart.i18n.translator import Translator
from gosart.text.measure import text_width

__all__ = ["TICK_SIZE", "MoneyAxis", "money_axis", "signed_money"]

TICK_SIZE = 11.0
"""Size of the amounts beside the axis."""
_MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class MoneyAxis:
    """Which amount stands at which height."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, amount: Decimal | float) -> float:
        """Return the height of an amount.

        Args:
            amount: In whole units of the currency.
        """
        share = (float(amount) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Round amounts from the lowest to the highest, 0 among them."""
        wide = (self.high - self.low) / _MOST_TICKS
        power = max(0, floor(log10(max(wide, 1.0))))
        step = next(
            times * 10**exponent
            for exponent in (power, power + 1)
            for times in (1, 2, 5)
            if times * 10**exponent >= wide
        )
        first, last = ceil(self.low / step), floor(self.high / step)
        return tuple(index * step for index in range(first, last + 1))

    def labels_width(self, currency: str, translator: Translator) -> float:
        """Return how wide the amounts beside the axis are.

        Args:
            currency: Of all amounts (ISO 4217).
            translator: The reader's language.
        """
        labels = (translator.money(Decimal(tick), currency, short=True) for tick in self.ticks)
        return max((text_width(label, TICK_SIZE) for label in labels), default=0.0)

    def grid(
        self, left: float, right: float, currency: str, translator: Translator
    ) -> Iterator[str]:
        """Return lines at round amounts, a stronger one at 0, and the amounts left of them.

        Args:
            left: Where the lines begin.
            right: Where they end.
            currency: Of all amounts (ISO 4217).
            translator: The reader's language.
        """
        for tick in self.ticks:
            y = self.y(tick)
            kind = "gw-line" if tick else "gw-zero"
            label = escape_xml(translator.money(Decimal(tick), currency, short=True))
            yield (
                f'<path class="{kind}" d="M{number(left)},{number(y)}H{number(right)}"/>'
                f'<text class="gw-tick" x="{number(left - 6)}" y="{number(y + 3.8)}"'
                f' font-size="{TICK_SIZE:g}" text-anchor="end">{label}</text>'
            )


def money_axis(amounts: Iterable[Decimal | float], top: float, bottom: float) -> MoneyAxis:
    """Return an axis that holds some amounts and 0.

    Args:
        amounts: What it has to hold.
        top: Height of the highest amount, in units of the drawing.
        bottom: Height of the lowest one.
    """
    values = [0.0, *(float(amount) for amount in amounts)]
    low, high = min(values), max(values)
    return MoneyAxis(low, high if high > low else low + 1.0, top, bottom)


def signed_money(amount: Decimal, currency: str, translator: Translator) -> str:
    """Return an amount short, with a plus sign where it is above 0.

    Args:
        amount: In whole units of the currency.
        currency: Its code in ISO 4217.
        translator: The reader's language.
    """
    text = translator.money(Decimal(round(amount)), currency, short=True)
    return f"+{text}" if round(amount) > 0 else text
