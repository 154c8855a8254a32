"""Every rule has a page's worth of words and an example: a plan it fails, with the place, and the same plan mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import Severity
from gosart.method.loader import load_method
from gosart.rules.example_plans import FAILS, MENDED, example_of, try_plan
from gosart.rules.registry import FAMILIES, Rule, our_rules

RULES = our_rules()
WHOLE = {"T003", "K005", "D001"}
"""Rules about what a whole plan lacks: they stand at its beginning."""
PARTS = {"summary", "assessment", "relationships", "value", "actions", "review"}


def test_there_are_at_least_fifty_rules_in_every_family_of_the_process() -> None:
    assert len(RULES) >= 50
    assert {one.family.key for one in RULES} == {family.key for family in FAMILIES}


@pytest.mark.parametrize("one", RULES, ids=[one.code for one in RULES])
def test_a_rule_fails_its_failing_example_and_passes_the_mended_one(one: Rule) -> None:
    example = example_of(one, load_method("en"), "en")
    assert example is not None, f"{one.examples} needs fails.yml and mended.yml"
    found, wrong = try_plan(one, load_method("en"), FAILS)
    assert found, "the rule finds nothing in fails.yml"
    left, wrong_too = try_plan(one, load_method("en"), MENDED)
    assert [str(item.message) for item in left] == []
    assert [str(problem.message) for problem in (*wrong, *wrong_too)] == []
    assert (
        example.fails != example.mended or one.code == "D001"
    )  # there git's date is what is mended


@pytest.mark.parametrize("one", RULES, ids=[one.code for one in RULES])
def test_a_finding_says_what_where_and_what_to_do(one: Rule) -> None:
    example = example_of(one, load_method("en"), "en")
    assert example is not None
    lines = example.fails.splitlines()
    for found in example.findings:
        assert (found.code, found.severity, found.part) == (one.code, one.severity, one.part)
        assert str(found.message)
        assert not str(found.message).endswith(".")
        assert str(found.hint).endswith((".", "`"))
        assert Path(found.location.path).name == "fails.yml"
        assert found.location.line <= len(lines)
        assert (found.location.line == 1) == (one.code in WHOLE), lines[found.location.line - 1]
        assert lines[found.location.line - 1][found.location.column - 1 :].strip()


@pytest.mark.parametrize("one", RULES, ids=[one.code for one in RULES])
def test_a_rule_says_what_it_wants_and_why(one: Rule) -> None:
    assert one.title.template
    assert len(one.why.template) > 60, "a page needs to say why it matters"
    assert one.part in PARTS
    assert one.severity in Severity
    assert len(one.code) == 4
    assert one.check.__doc__


def test_every_example_belongs_to_a_rule() -> None:
    folder = RULES[0].path.parent / "examples"
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {one.code for one in RULES}
