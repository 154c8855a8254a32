"""One language's words: gettext over a `.po` file compiled in memory, and Babel's formats for dates, numbers and money."""

from __future__ import annotations

import gettext
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_currency, format_currency, format_decimal, format_percent

from gosart.diagnostics import Listed, Message
from gosart.errors import GosartError

__all__ = ["LANGUAGES", "Translator", "translator_for"]

CATALOGUES = Path(__file__).parent / "locale"
LANGUAGES = ("en", "zh")


class Translator:
    """What a template or a chart says in one language.

    `language` is a code of `LANGUAGES`; `text`, `plural` take the English message as it stands in the source.
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self.translations = translations

    def text(self, message: str, /, **values: object) -> str:
        """Translate a message and put the values in its braces."""
        found = self.translations.gettext(message)
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate a counted message; `{n}` is the count as the language writes it."""
        return self.translations.ngettext(one, many, count).format(n=self.number(count), **values)

    def say(self, msg: Message) -> str:
        """Translate a sentence made elsewhere; values that are sentences are translated too."""
        values = {key: self._value(value) for key, value in msg.values.items()}
        return self.translations.gettext(msg.template).format(**values) if msg.template else ""

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Listed):
            return value.separator.join(str(self._value(item)) for item in value.items)
        return value

    def month(self, value: date) -> str:
        """Write the month of a date (`November 2026`)."""
        return format_skeleton("yMMMM", value, locale=self.locale)

    def date(self, value: date) -> str:
        """Write a date in the language's medium form (2026-11-23: 23 Nov 2026)."""
        return _date(value, self.language)

    def number(self, value: float | Decimal) -> str:
        """Write a number with the language's grouping."""
        return format_decimal(value, locale=self.locale)

    def figure(self, text: str) -> str:
        """Write a figure as typed (`4_400_000`) with the language's grouping; any other text stays what it is."""
        if not re.fullmatch(r"-?\d[\d_]*(\.\d+)?", text) or len(text) < 5:
            return text  # a short number may be a year or an id: it reads well as it is
        return format_decimal(
            Decimal(text.replace("_", "")), locale=self.locale, decimal_quantization=False
        )

    def signed(self, value: float) -> str:
        """Write a difference: a plus, a real minus sign or 0."""
        shown = format_decimal(abs(value), locale=self.locale)
        return f"+{shown}" if value > 0 else f"\u2212{shown}" if value < 0 else shown

    def percent(self, share: float) -> str:
        """Write a share (0 to 1) in per cent."""
        return format_percent(share, locale=self.locale)

    def money(self, amount: Decimal, currency: str, *, short: bool = False) -> str:
        """Write an amount: in full without empty cents, or short (€5.0M) for a tile."""
        if short and abs(amount) >= 10_000:
            return format_compact_currency(amount, currency, locale=self.locale, fraction_digits=1)
        digits = amount == amount.to_integral_value()
        return format_currency(
            amount,
            currency,
            locale=self.locale,
            format=_whole(self.language) if digits else None,
            currency_digits=not digits,
        )

    def days(self, count: int) -> str:
        """Write a number of days as a span (`12 days`)."""
        return format_timedelta(
            timedelta(days=count), granularity="day", threshold=10**6, locale=self.locale
        )


@lru_cache(maxsize=4096)
def _date(value: date, language: str) -> str:
    return format_date(value, format="d MMM y" if language == "en" else "medium", locale=language)


@lru_cache(maxsize=8)
def _whole(language: str) -> str:
    pattern = Locale.parse(language).currency_formats["standard"].pattern
    return str(pattern).replace(".00", "")


@lru_cache(maxsize=8)
def translator_for(language: str) -> Translator:
    """Load a language's words. Raises GosartError for a language that has no catalogue."""
    if language not in LANGUAGES:
        raise GosartError(
            f"There is no language '{language}'. Choose one of: {', '.join(LANGUAGES)}."
        )
    if language == "en":
        return Translator("en", gettext.NullTranslations())
    try:
        Locale.parse(language)
    except UnknownLocaleError as error:  # a broken Babel installation, told as what it is
        raise GosartError(f"Babel does not know the language '{language}'.") from error
    compiled = io.BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))
