"""A problem as a person reads it: place, code, sentence, source line, caret, hint."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gosart.diagnostics import (
    Amount,
    Diagnostic,
    Listed,
    Location,
    Named,
    Number,
    Severity,
    data_of,
    msg,
    ordered,
    render,
)
from gosart.i18n.translator import translator_for


def problem(
    source: str, column: int, length: int = 1, line: int = 3, code: str = "P003"
) -> Diagnostic:
    spot = Location("accounts/acme.yml", line, column, length)
    return Diagnostic(
        code,
        Severity.ERROR,
        spot,
        msg("'{value}' is not one.", value="x{y}"),
        msg("Write {{a}}."),
        source,
    )


def test_the_caret_stands_under_the_place() -> None:
    assert render(problem("tier: strategik", 7, 9)).splitlines() == [
        "accounts/acme.yml:3:7: P003 'x{y}' is not one. [error]",
        "    tier: strategik",
        "          ^^^^^^^^^",
        "    = Write {a}.",
    ]


def test_a_tab_and_wide_characters_keep_the_caret_in_place() -> None:
    lines = render(problem("\t名称: x", 6)).splitlines()
    assert lines[2] == "    \t\u3000\u3000  ^"


def test_carets_are_as_wide_as_what_they_are_under() -> None:
    assert render(problem("name: 恒泽 x", 7, 2)).splitlines()[2] == "          ^^^^"
    assert render(problem("é 👩\u200d🚀: e\u0301x", 8, 2)).splitlines()[2] == "      \u3000  ^"
    assert render(problem("e\u0301: x", 5)).splitlines()[2] == "       ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    lines = render(problem("a" * 500 + "B" + "c" * 500, 501)).splitlines()
    assert len(lines[1]) < 200
    assert lines[1][lines[2].index("^")] == "B"


def test_problems_are_sorted_by_place_and_said_once() -> None:
    late, early = problem("", 1, line=10), problem("", 1, line=9)
    assert ordered([late, early, late]) == (early, late)


@pytest.mark.parametrize("names", [("Access", "Vision"), ("联系", "愿景"), ("Vision", "Access")])
def test_two_at_one_place_have_the_same_order_in_whatever_language(names: tuple[str, str]) -> None:
    keys = ("access", "vision")
    named = [
        replace(problem("x", 1), message=msg("{criterion} is open.", criterion=Named(key, name)))
        for key, name in zip(keys, names, strict=True)
    ]
    for several in (named, named[::-1]):
        assert [data_of(item.message)["criterion"] for item in ordered(several)] == [*keys]


def test_a_sentence_s_values_are_data_in_no_language() -> None:
    message = msg(
        "{who} owes {sum} since {day}: {what}, {share}% of {count}, {time} late ({kind})",
        who=Named("dana", "Dana Oak"),
        sum=Amount(Decimal("900000"), "EUR"),
        day=date(2026, 11, 23),
        what=Listed((Named("solution_fit", "Solution fit"), "stones")),
        share=Decimal("12.5"),
        count=Number(4_400_000),
        time=msg("{n} days", n=12),
        kind=msg("a text"),
    )
    assert str(message) == (
        "Dana Oak owes EUR 900,000 since 2026-11-23: Solution fit; stones, 12.5% of 4,400,000, "
        "12 days late (a text)"
    )
    assert data_of(message) == {
        "who": "dana",
        "sum": {"amount": 900_000, "currency": "EUR"},
        "day": "2026-11-23",
        "what": ["solution_fit", "stones"],
        "share": 12.5,
        "count": 4_400_000,
        "time": 12,
        "kind": "a text",
    }
    assert json.loads(json.dumps(data_of(message))) == data_of(message)


def test_sentences_inside_a_list_are_translated_too() -> None:
    message = msg("{what}", what=Listed((msg("{n} days", n=2), Named("dana", "Dana")), ", "))
    assert translator_for("zh").say(message) == "2 天, Dana"


@pytest.mark.parametrize("column", [1, 40, 90_000, 1_000_000, 2_000_000])
def test_of_a_long_line_only_what_is_around_the_column_is_kept(column: int) -> None:
    line = "".join(f"{number:07}," for number in range(125_000))
    found = problem(line, column, 7)
    assert len(found.source) == 1_000
    assert line[found.source_start :].startswith(found.source)
    assert not found.has_whole_line
    same = replace(found, code="P004")
    assert (same.source, same.source_start) == (found.source, found.source_start)
    shown, carets = render(found).splitlines()[1:3]
    wanted = line[column - 1 : column + 6]
    assert shown[carets.index("^") :].startswith(wanted)
    assert len(shown) < 200


def test_a_line_that_is_not_long_is_kept_whole() -> None:
    found = problem("a" * 999, 500)
    assert (len(found.source), found.source_start, found.has_whole_line) == (999, 0, True)


def test_a_long_value_is_quoted_in_part() -> None:
    where = Location("accounts/acme.yml")
    text = msg("'{value}' is no {kind}.", value="x" * 5_000, kind="date")
    found = Diagnostic(
        "P006", Severity.ERROR, where, text, msg("Write '{date}'.", date="y" * 1_001)
    )
    assert str(found.message) == f"'{'x' * 1_000}…' is no date."
    assert str(found.hint) == f"Write '{'y' * 1_001}'."
