"""Sums of money in a text: what can be nothing else is read, everything else is left alone."""

from __future__ import annotations

import pytest

from gosart.text.sums import sums_in


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Sign the EUR 1.9M order", [("1900000", "EUR")]),
        ("1.9M in Q1", [("1900000", "")]),
        ("worth EUR 400k.", [("400000", "EUR")]),
        ("Sign 90,000 EUR by 1 March", [("90000", "EUR")]),
        ("£3,200,000 of the 2027 capital plan", [("3200000", "GBP")]),
        ("€ 1,5 Mio. a year", [("1500000", "EUR")]),
        ("1.5 million of 2 million", [("1500000", ""), ("2000000", "")]),
        ("USD 2 bn", [("2000000000", "USD")]),
        ("签下 190万欧元 的订单", [("1900000", "EUR")]),
        ("EUR 1250.50", [("1250.50", "EUR")]),
    ],
)
def test_a_number_with_a_currency_or_a_size_is_a_sum(
    text: str, sums: list[tuple[str, str]]
) -> None:
    assert [(str(item.amount), item.currency) for item in sums_in(text)] == sums


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90,000 meters",
        "Margin 38 per cent",
        "by 2027-03-31, criterion 3",
        "EUR 40k an hour beyond four",
        "EUR 5000 per month",
        "£900/day and up",
        "100k a minute",
        "EUR 250",
        "a cable of 1.5m",
        "version 1.2.3M",
    ],
)
def test_what_may_be_something_else_or_comes_again_is_none(text: str) -> None:
    assert list(sums_in(text)) == []
