"""A problem as a person reads it: place, code, sentence, source line, caret, hint."""

from __future__ import annotations

import json

from gosart.diagnostics import Diagnostic, Location, Severity, msg, ordered, render


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
        "accounts/acme.yml:3:7: P003 'x{y}' is not one.",
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


def test_the_json_has_the_documented_keys() -> None:
    shape = json.loads(json.dumps(problem("tier: x", 7).as_json()))
    assert set(shape) == {"code", "severity", "path", "line", "column", "message", "hint"}
    assert (shape["path"], shape["line"], shape["column"]) == ("accounts/acme.yml", 3, 7)
