"""Rates of exchange of a site: dated, so that a total in one currency says of which day it is.

rates: {date: 2026-11-20, GBP: 1.17, USD: 0.92}      # what one of each is worth in `currency`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from gosart.config.option_values import refuse

__all__ = ["ExchangeRates", "Rates"]


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """What a unit of other currencies is worth in the site's own, on a day."""

    day: date
    worth: tuple[tuple[str, Decimal], ...]
    """(currency, units of the site's currency that one of it is worth), in the order typed."""

    def of(self, currency: str) -> Decimal | None:
        """Return what a unit of a currency is worth, None where it is not listed.

        Args:
            currency: A code of ISO 4217.
        """
        return dict(self.worth).get(currency)


def _rates(value: Any) -> ExchangeRates | None:
    if value is None or isinstance(value, ExchangeRates):
        return value
    if not isinstance(value, dict):
        raise refuse("takes the day and a rate for each currency: {date: 2026-11-20, USD: 0.92}")
    wrong, worth, day = [], [], date.min
    try:
        day = date.fromisoformat(str(value.get("date")))  # YAML may have made a date of it already
    except ValueError:
        wrong.append(("date", "needs `date`, the day of the rates, such as 2026-11-20"))
    for name, rate in value.items():
        text = str(rate).replace("_", "")
        if name == "date":
            continue
        if not re.fullmatch("[A-Z]{3}", str(name)):
            wrong.append((str(name), f"'{name}' is not an ISO 4217 code such as USD"))
        elif not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text) or not Decimal(text):
            wrong.append((name, f"takes a number above 0 for {name}, such as 0.92, not '{rate}'"))
        else:
            worth.append((name, Decimal(text)))
    if wrong:
        raise refuse(*wrong)
    return ExchangeRates(day, tuple(worth))


_Rate = Annotated[float, Field(gt=0)]

Rates = Annotated[
    ExchangeRates | None,
    BeforeValidator(_rates, json_schema_input_type=dict[str, date | _Rate]),
]
"""Dated rates of exchange, None where the site has none."""
