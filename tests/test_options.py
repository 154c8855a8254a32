"""A site's options: each mistake is one sentence that names the option."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.errors import GosartError

HERE = Path()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ({"acounts_dir": "x"}, "Did you mean 'accounts_dir'"),
        ({"audience": "sailors"}, "everyone, sales, account-team"),
        ({"today": "23.11.2026"}, "2026-11-23"),
        ({"currency": "euro"}, "EUR"),
        ({"fail_on": "always"}, "error, warning, advice, never"),
        ({"accounts_dir": "../elsewhere"}, "inside the repository"),
        ({"stale_days": "soon"}, "number of days"),
        ({"stages": ["a", "a"]}, "twice"),
        ({"min_order_amount": "lots"}, "250_000"),
        ({"search": "some"}, "auto, all, names"),
    ],
)
def test_a_wrong_option_is_told_with_what_would_be_right(
    raw: dict[str, object], sentence: str
) -> None:
    with pytest.raises(GosartError) as error:
        options_from(raw, HERE, {})
    assert sentence in str(error.value)
    assert next(iter(raw)) in str(error.value)


def test_the_environment_names_the_accounts_and_wins_over_the_file() -> None:
    assert options_from({"only": ["acme"]}, HERE, {"GOSART_ONLY": "verity, acme"}).only == {
        "verity",
        "acme",
    }
    assert options_from({"only": ["acme"]}, HERE, {}).only == {"acme"}
    assert options_from({}, HERE, {}).only is None


def test_today_is_what_is_told_then_the_source_date() -> None:
    assert options_from(
        {"today": date(2026, 1, 2)}, HERE, {"SOURCE_DATE_EPOCH": "0"}
    ).today == date(2026, 1, 2)
    assert options_from({}, HERE, {"SOURCE_DATE_EPOCH": "86400"}).today == date(1970, 1, 2)
    with pytest.raises(GosartError, match="SOURCE_DATE_EPOCH"):
        options_from({}, HERE, {"SOURCE_DATE_EPOCH": "yesterday"})


def test_the_widest_audience_is_the_default() -> None:
    assert options_from({"audiences": ["all", "few"]}, HERE, {}).audience == "all"


def test_an_amount_may_have_grouping() -> None:
    assert options_from({"min_order_amount": "250_000"}, HERE, {}).min_order_amount == Decimal(
        250_000
    )
