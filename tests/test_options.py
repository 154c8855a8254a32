"""A site's options: each mistake is one sentence that names the option."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gosart.config.model import MkdocsSettings, Options, RuleOptions, option_names, options_from
from gosart.config.option_errors import OptionsError
from gosart.config.rates import ExchangeRates
from gosart.errors import GosartError

HERE = Path()
DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ({"acounts_dir": "x"}, "Did you mean 'accounts_dir'"),
        ({"audience": "sailors"}, "everyone, sales, account-team"),
        ({"today": "23.11.2026"}, "2026-11-23"),
        ({"today": "0001-01-01"}, "the years 1900 to 2999, not '0001-01-01'"),
        ({"today": date(9999, 12, 31)}, "the years 1900 to 2999, not '9999-12-31'"),
        ({"currency": "euro"}, "EUR"),
        ({"fail_on": "always"}, "error, warning, advice, never"),
        ({"accounts_dir": "../elsewhere"}, "inside the repository"),
        ({"stale_days": "soon"}, "number of days"),
        ({"history_days": 10**9}, "at most 99999 days, not '1000000000'"),
        ({"stages": ["a", "a"]}, "twice"),
        ({"min_order_amount": "lots"}, "250_000"),
        ({"search": "some"}, "auto, all, names"),
        ({"rates": {"USD": 0.92}}, "2026-11-20"),
        ({"rates": {"date": "soon", "USD": 0.92}}, "the day of the rates"),
        ({"rates": {"date": "2026-11-20", "dollar": 0.92}}, "'dollar' is not an ISO 4217 code"),
        ({"rates": {"date": "2026-11-20", "USD": 0}}, "above 0 for USD"),
        ({"rates": {"date": "2026-11-20", "USD": "a lot"}}, "not 'a lot'"),
        ({"rates": [1.1]}, "takes the day and a rate for each currency"),
    ],
)
def test_a_wrong_option_is_told_with_what_would_be_right(
    raw: dict[str, object], sentence: str
) -> None:
    with pytest.raises(GosartError) as error:
        options_from(raw, HERE, {})
    assert sentence in str(error.value)
    assert next(iter(raw)) in str(error.value)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"stale_days": "x"}, "Option 'stale_days' takes a number of days, not 'x'."),
        ({"language": "fr"}, "Option 'language': 'fr' is not one of en, zh."),
        (
            {"audience": "bob"},
            (
                "Option 'audience': 'bob' is not one of the site's audiences "
                "(everyone, sales, account-team)."
            ),
        ),
        ({"stale_dys": 3}, "There is no option 'stale_dys'. Did you mean 'stale_days'?"),
        (
            {"rules": {"severity": {"A": "bad"}}},
            "Option 'rules' (severity): 'bad' for 'A' is not one of error, warning, advice.",
        ),
    ],
)
def test_options_of_a_program_are_refused_in_the_words_of_a_file(
    given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(OptionsError) as of_program:
        Options(**given)
    with pytest.raises(OptionsError) as of_file:
        options_from(given, HERE, {})
    assert str(of_program.value) == str(of_file.value) == sentence
    assert [problem.path[0] for problem in of_program.value.problems] == [*given]


def test_all_wrong_options_of_a_program_are_named_at_once() -> None:
    with pytest.raises(GosartError, match=r"^There are 2 problems with the options:\n"):
        Options(stale_days="x", language="fr")  # type: ignore[arg-type]
    with pytest.raises(OptionsError, match="no option 'stale'"):
        replace(Options(), stale=3)  # type: ignore[call-arg]


def test_rates_are_dated_and_exact() -> None:
    rates = options_from({"rates": {"date": DAY, "USD": 0.92, "JPY": "0.0061"}}, HERE, {}).rates
    assert rates == ExchangeRates(DAY, (("USD", Decimal("0.92")), ("JPY", Decimal("0.0061"))))


def test_all_wrong_options_are_named_in_one_run() -> None:
    raw = {
        "today": "soon",
        "currency": "euro",
        "langage": "zh",
        "rules": {"severity": {"A": "bad"}},
    }
    with pytest.raises(OptionsError) as error:
        options_from(raw, HERE, {"GOSART_ONLY": "acme,acme"})
    assert str(error.value).splitlines() == [
        "There are 5 problems with the options:",
        "GOSART_ONLY: Option 'only' names something twice: acme, acme.",
        "Option 'today': 'soon' is not a date such as 2026-11-23.",
        "Option 'currency': 'euro' is not an ISO 4217 code such as EUR.",
        "Option 'rules' (severity): 'bad' for 'A' is not one of error, warning, advice.",
        "There is no option 'langage'. Did you mean 'language'?",
    ]
    assert [problem.path for problem in error.value.problems] == [
        ("only",), ("today",), ("currency",), ("rules", "severity", "A"), ("langage",)
    ]  # fmt: skip


def test_a_wrong_audience_is_not_blamed_on_audiences_that_are_wrong_themselves() -> None:
    with pytest.raises(OptionsError, match=r"^Option 'audiences' names something twice: a, a\.$"):
        options_from({"audiences": ["a", "a"], "audience": "b"}, HERE, {})


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_a_value_that_is_left_empty_counts_as_not_given(empty: object) -> None:
    raw = {**dict.fromkeys(option_names(), empty), "today": DAY}
    assert options_from(raw, HERE, {}) == options_from({"today": DAY}, HERE, {})
    raw["rules"] = dict.fromkeys(("select", "ignore", "severity", "thresholds"), empty)
    assert options_from(raw, HERE, {}).rules == RuleOptions()


def test_an_unknown_option_is_named_even_when_it_is_empty() -> None:
    with pytest.raises(OptionsError, match="There is no option 'repo_url'"):
        options_from({"repo_url": None}, HERE, {})


def test_checked_options_may_be_copied_with_one_changed() -> None:
    raw = {
        "today": DAY,
        "only": ["b", "a"],
        "method": "method.{language}.yml",
        "language": "zh",
        "min_profit": 2.5,
        "rules": {"severity": {"A": "error"}, "thresholds": {"A": 1, "B": {"days": 2}}},
    }
    options = options_from(raw, HERE, {})
    assert options.method == "method.zh.yml"
    assert replace(options) == options
    assert replace(options, audience="sales").audience == "sales"


def test_what_mkdocs_own_settings_say_becomes_addresses() -> None:
    settings = MkdocsSettings(
        repo_url="https://github.com/a/b",
        site_url="https://a.example",
        use_directory_urls=False,
    )
    options = options_from({"today": DAY}, HERE, {}, settings)
    assert options.source_url == "https://github.com/a/b/blob/master/{path}#L{line}"
    assert options.commit_url == "https://github.com/a/b/commit/{commit}"
    assert options.request_url == "https://github.com/a/b/pull/{number}"
    assert (options.site_url, options.directories) == ("https://a.example/", False)
    own = {"today": DAY, "source_url": "https://x.example/{path}"}
    assert options_from(own, HERE, {}, settings).source_url == "https://x.example/{path}"


def test_the_environment_names_the_accounts_and_wins_over_the_file() -> None:
    assert options_from({"only": ["acme"]}, HERE, {"GOSART_ONLY": "verity, acme"}).only == {
        "verity",
        "acme",
    }
    assert options_from({"only": ["acme"]}, HERE, {}).only == {"acme"}
    assert options_from({}, HERE, {}).only is None
    assert options_from({"review_base": "a"}, HERE, {"GOSART_REVIEW_BASE": "b"}).review_base == "b"


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
