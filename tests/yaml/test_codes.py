"""Codes are stable, each has a title, and each is said somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gosart.diagnostics import Location, Severity, msg
from gosart.yaml.codes import CODES, problem_at

PACKAGE = Path(__file__).parents[2] / "generator" / "gosart"
ROOMS = [path for room in ("yaml", "repository") for path in (PACKAGE / room).glob("*.py")]


def test_every_code_has_the_form_and_a_title_of_its_own() -> None:
    assert [code for code in CODES if not re.fullmatch(r"S\d{3}", code)] == []
    titles = [str(title) for title in CODES.values()]
    assert len(set(titles)) == len(titles)


def test_every_code_is_used_and_none_that_is_not_in_the_table() -> None:
    used = {
        code
        for path in ROOMS
        if path.name != "codes.py"
        for code in re.findall(r'"(S\d{3})"', path.read_text("utf-8"))
    }
    assert used == set(CODES)


def test_a_code_that_is_not_in_the_table_is_refused() -> None:
    assert problem_at("S001", Location("a.yml"), msg("a"), msg("b")).severity is Severity.ERROR
    with pytest.raises(KeyError):
        problem_at("S999", Location("a.yml"), msg("a"), msg("b"))
