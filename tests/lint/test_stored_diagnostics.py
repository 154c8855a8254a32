"""What a check found comes back from the disk as it was, its values and its fingerprint too."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.diagnostics import (
    Amount,
    Diagnostic,
    Kind,
    Listed,
    Location,
    Message,
    Named,
    Number,
    Severity,
    data_of,
    msg,
)
from gosart.lint import check_plans
from gosart.lint.formats.json import diagnostic_json
from gosart.lint.stored_diagnostics import restored, stored
from tests.site.repositories import MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

VALUES = [
    "text", 7, 1.5, True, None, date(2026, 11, 23), Decimal("2.50"), Named("dana", "Dana Oak"),
    Number(Decimal(1_000)), Amount(Decimal("9.5"), "EUR"), msg("{n} days", n=3),
    Listed((Named("a", "A"), msg("x"), 2), ", "),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_comes_back_with_its_type(value: object) -> None:
    item = Diagnostic(
        "N002",
        Severity.WARNING,
        Location("accounts/a.yml", 3, 4, 5, ("people", "dana", "status")),
        msg("It is {value}", value=value),
        Message("", {}),
        "  a line",
        "a",
        "main",
        "dana",
        ("people",),
        "f" * 32,
        Kind.FINDING,
    )
    back = restored(json.loads(json.dumps(stored(item))))
    assert back == item
    assert back.location.address == item.location.address
    assert (str(back.message), data_of(back.message)) == (str(item.message), data_of(item.message))
    assert type(back.message.values["value"]) is type(value)


def test_what_is_no_value_of_ours_is_its_text() -> None:
    class Odd:
        def __str__(self) -> str:
            return "odd"

    item = Diagnostic(
        "A", Severity.ERROR, Location("a"), msg("{x}", x=Odd()), msg("{x}", x=Path("b"))
    )
    back = restored(json.loads(json.dumps(stored(item))))
    assert (diagnostic_json(back), data_of(item.message)) == (diagnostic_json(item), {"x": "odd"})


def test_a_check_says_the_same_from_its_cache_in_every_byte_of_its_json(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {"accounts/mill.yml": MILL, "accounts/wrong.yml": MINIMAL_ACCOUNT + "flavour: rye\n"},
    )
    options = options_from({"today": "2026-11-23"}, tmp_path, {})
    first, second = check_plans(options), check_plans(options)
    for before, after in zip(
        (*first.problems, *first.findings), (*second.problems, *second.findings), strict=True
    ):
        assert diagnostic_json(after) == diagnostic_json(before)
        assert after.source == before.source
    assert {item.kind for item in second.findings} == {Kind.FINDING}


@pytest.mark.parametrize("text", ['{"mill": {}}', '{"version": 1, "accounts": {}}', "[]", "?"])
def test_a_cache_of_another_form_is_none(tmp_path: Path, text: str) -> None:
    write_tree(tmp_path, {"accounts/south.yml": MINIMAL_ACCOUNT, ".cache/gosart/check.json": text})
    options = options_from({"today": "2026-11-23"}, tmp_path, {})
    assert {item.code for item in check_plans(options).findings} == {"K005", "T003", "T004"}
