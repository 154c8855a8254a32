"""A translator of one language: messages, dates, numbers and money as a reader of it expects them.

gettext over a `.po` file that is compiled in memory, so that no `.mo` file has to be built or
committed, and Babel's formats.
"""

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
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_symbol,
)

from gosart.diagnostics import Listed, Message, Sentence, capitalised
from gosart.errors import GosartError
from gosart.i18n.languages import LANGUAGES

__all__ = ["Translator", "translator_for"]

CATALOGUES = Path(__file__).parent / "locale"


class Translator:
    """Writes messages and values in one language.

    `text` and `plural` are given the English message as a literal, by which pybabel finds it.

    Args:
        language: A code of `LANGUAGES`.
        translations: The language's catalogue.
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self.translations = translations

    def text(self, message: str, /, **values: object) -> str:
        """Translate a message.

        Args:
            message: The English message.
            **values: What is put in its braces.

        Returns:
            The text in this language.
        """
        translation = self.translations.gettext(message)
        return translation.format(**values) if values else translation

    def plural(self, singular: str, plural_form: str, count: int, /, **values: object) -> str:
        """Translate a message that counts something.

        Args:
            singular: The English message for one, `{n}` in place of the count.
            plural_form: The English message for any other count.
            count: How many.
            **values: What is put in the other braces.

        Returns:
            The text in this language, the count as it writes numbers.
        """
        return self.translations.ngettext(singular, plural_form, count).format(
            n=self.number(count), **values
        )

    def say(self, message: Message) -> str:
        """Translate a message that was made elsewhere.

        Args:
            message: A message; those among its values are translated too.

        Returns:
            The text in this language, "" for an empty message.
        """
        values = {key: self._value(value) for key, value in message.values.items()}
        return (
            self.translations.gettext(message.template).format(**values) if message.template else ""
        )

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Sentence):
            return capitalised(self.say(value.clause))
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, Listed):
            return value.separator.join(str(self._value(item)) for item in value.items)
        return value

    def month(self, value: date) -> str:
        """Write the month of a date.

        Args:
            value: Any day of it.

        Returns:
            Such as `November 2026`.
        """
        return format_skeleton("yMMMM", value, locale=self.locale)

    def short_month(self, value: date) -> str:
        """Write the month of a date without its year, for an axis.

        Args:
            value: Any day of it.

        Returns:
            Such as `Nov`.
        """
        return format_skeleton("MMM", value, locale=self.locale)

    def month_of_year(self, value: date) -> str:
        """Write the month of a date where there is little room.

        Args:
            value: Any day of it.

        Returns:
            Such as `Nov 2026`.
        """
        return format_skeleton("yMMM", value, locale=self.locale)

    def short_day(self, value: date) -> str:
        """Write a date without its year.

        Args:
            value: The date.

        Returns:
            Such as `23 Nov`.
        """
        if self.language == "en":  # the locale alone writes the month first
            return format_date(value, format="d MMM", locale=self.locale)
        return format_skeleton("MMMd", value, locale=self.locale)

    def date(self, value: date) -> str:
        """Write a date.

        Args:
            value: The date.

        Returns:
            The language's medium form, such as `23 Nov 2026`.
        """
        return _date(value, self.language)

    def number(self, value: float | Decimal) -> str:
        """Write a number.

        Args:
            value: The number.

        Returns:
            With the language's grouping and decimal sign.
        """
        return format_decimal(value, locale=self.locale)

    def figure(self, text: str) -> str:
        """Write a figure that was typed into a plan.

        Args:
            text: Such as `4_400_000`, or any other text.

        Returns:
            A figure with the language's grouping; any other text as it is.
        """
        if not re.fullmatch(r"-?\d[\d_]*(\.\d+)?", text) or len(text) < 5:
            return text  # a short number may be a year or an id, which has no grouping
        return format_decimal(
            Decimal(text.replace("_", "")), locale=self.locale, decimal_quantization=False
        )

    def short_figure(self, text: str) -> str:
        """Write a figure of a plan with few digits, for a drawing: `4.4M`.

        Args:
            text: As typed; what is more than a number is left as it is.

        Returns:
            The text.
        """
        if not re.fullmatch(r"-?\d[\d_]*(\.\d+)?", text) or len(text) < 6:
            return self.figure(text)
        value = Decimal(text.replace("_", ""))
        return _signed(format_compact_decimal(value, locale=self.locale, fraction_digits=1))

    def signed(self, value: float) -> str:
        """Write a difference.

        Args:
            value: The difference.

        Returns:
            With a plus, a real minus sign (U+2212), or 0 without a sign.
        """
        size = format_decimal(abs(value), locale=self.locale)
        return f"+{size}" if value > 0 else f"\u2212{size}" if value < 0 else size

    def percent(self, share: float) -> str:
        """Write a share in per cent.

        Args:
            share: From 0 to 1.

        Returns:
            Such as `55%`.
        """
        return format_percent(share, locale=self.locale)

    def money(self, amount: Decimal, currency: str, *, short: bool = False) -> str:
        """Write an amount of money.

        Args:
            amount: In whole units of the currency.
            currency: Its code in ISO 4217.
            short: Whether to write `€5.0M`, for a tile.

        Returns:
            In full without empty cents, or short.
        """
        if short and abs(amount) >= 10_000:
            return _signed(
                format_compact_currency(amount, currency, locale=self.locale, fraction_digits=1)
            )
        digits = amount == amount.to_integral_value()
        text = format_currency(
            amount,
            currency,
            locale=self.locale,
            format=_whole(self.language) if digits else None,
            currency_digits=not digits,
        )
        return _signed(text)

    def currency_sign(self, currency: str) -> str:
        """Return the sign that `money` writes for a currency.

        Args:
            currency: Its code in ISO 4217.
        """
        return get_currency_symbol(currency, self.locale)

    def days(self, count: int) -> str:
        """Write a span of days.

        Args:
            count: How many.

        Returns:
            Such as `12 days`, never in weeks or months.
        """
        return format_timedelta(
            timedelta(days=count), granularity="day", threshold=10**6, locale=self.locale
        )


def _signed(text: str) -> str:
    """Return an amount with a minus sign; a locale of English or Chinese writes a hyphen."""
    return text.replace("-", "\u2212")


@lru_cache(maxsize=4096)
def _date(value: date, language: str) -> str:
    return format_date(value, format="d MMM y" if language == "en" else "medium", locale=language)


@lru_cache(maxsize=8)
def _whole(language: str) -> str:
    pattern = Locale.parse(language).currency_formats["standard"].pattern
    return str(pattern).replace(".00", "")


@lru_cache(maxsize=8)
def translator_for(language: str) -> Translator:
    """Load the translator of a language.

    Args:
        language: Its code.

    Returns:
        The translator, the same object each time.

    Raises:
        GosartError: It is no code of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise GosartError(
            f"There is no language '{language}'. Choose one of: {', '.join(LANGUAGES)}."
        )
    if language == "en":
        return Translator("en", gettext.NullTranslations())
    try:
        Locale.parse(language)
    except UnknownLocaleError as error:  # Babel is installed without its data
        raise GosartError(f"Babel does not know the language '{language}'.") from error
    compiled = io.BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))
