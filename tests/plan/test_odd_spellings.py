"""Where a word only looks right, the problem says which character is another, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.diagnostics import Severity
from gosart.lint.runner import check_plans
from tests.writing import write_tree

PLAN = """\
name: Mill
owner: ann
team: {ann: {name: Ann Berg}}
people:
  dana: {name: Dana Reed, title: CFO, status: mentor}
opportunities:
  stones:
    name: New stones
    amount: 400_000
    close_date: 2027-03-31
    currency: EUR
    actions:
    - {id: A1, type: prove, what: Call, who: [dana], owner: ann, due: 2027-01-30}
"""


def problems(root: Path, before: str, after: str) -> list[tuple[str, str]]:
    """Give code and hint of the errors that a change of the plan brings."""
    assert before in PLAN
    write_tree(root, {"accounts/mill.yml": PLAN.replace(before, after, 1).encode()})
    options = options_from({"today": "2026-11-23"}, root, {})
    return [
        (problem.code, str(problem.hint))
        for problem in check_plans(options, use_cache=False).problems
        if problem.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(
    ("before", "after", "code", "says"),
    [
        (
            "close_date:",
            "close\u200b_date:",
            "P002",
            "Column 10 contains a zero-width space (U+200B)",
        ),
        ("amount:", "\u00adamount:", "P002", "Column 5 contains a soft hyphen (U+00AD)"),
        ("what:", "wh\u0430t:", "P002", "a letter from another script (U+0430), which is not 'a'"),
        ("    amount:", "\u00a0\u00a0\u00a0\u00a0amount:", "", ""),
        ("owner: ann", "owner: ann\u200b", "P021", "Column 11 contains a zero-width space"),
        ("who: [dana]", "who: [d\u0430na]", "P020", "which is not 'a'"),
        ("who: [dana]", "who: [\u201cdana\u201d]", "P020", "a typographic quote (U+201C)"),
        ("owner: ann", "owner: \uff41nn", "P021", "a full-width a (U+FF41), which is not 'a'"),
        ("status: mentor", "status: mentor\u2060", "P003", "a word joiner (U+2060)"),
        ("2027-03-31", "2027\u201303\u201331", "P006", "an en dash (U+2013), which is not '-'"),
        ("2027-03-31", "\uff12\uff10\uff12\uff17-03-31", "P006", "a full-width 2 (U+FF12)"),
        ("400_000", "400\u00a0000", "P007", "a no-break space (U+00A0), which looks like a space"),
        ("EUR", "E\u00adUR", "", ""),
        ("stones:", "sto\u200bnes:", "P011", "a zero-width space (U+200B)"),
        ("amount: 400_000", "value:\n      solution\uff1ax", "P005", "a full-width colon (U+FF1A)"),
        ("type: prove", "type: pr\u043eve", "P003", "which is not 'o'"),
    ],
)
def test_the_character_is_named_with_its_place(
    tmp_path: Path, before: str, after: str, code: str, says: str
) -> None:
    told = problems(tmp_path, before, after)
    assert told
    if code:
        assert [hint for found, hint in told if found == code and says in hint], told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: Mill", "name: '\u200b'"),
        ("{name: Ann Berg}", "{name: '\u2060\u200b'}"),
        ("name: Dana Reed", "name: '\u3164'"),
        ("name: New stones", "name: \u00ad"),
    ],
)
def test_a_name_of_which_nothing_can_be_seen_is_no_name(
    tmp_path: Path, before: str, after: str
) -> None:
    assert [code for code, _ in problems(tmp_path, before, after)] == ["P012"]


@pytest.mark.parametrize(
    "name",
    ["Caf\u00e9\u00a0Zürich", "l\u2019Oréal \u2013 Paris", "日本\u3000株式会社", "👩\u200d🔬 Labs"],
)
def test_in_a_name_such_characters_are_what_people_mean(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, "name: Mill", f"name: {name}") == []
