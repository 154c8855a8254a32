"""Every rule has a page's worth of words and an example: a plan that fails, and it mended."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gosart.diagnostics import Severity
from gosart.method.loader import load_method
from gosart.rules.example_plans import FAILS, MENDED, example_of, try_plan
from gosart.rules.registry import FAMILIES, Rule, Scope, our_rules

RULES = our_rules()
OF_OPPORTUNITIES = [rule for rule in RULES if rule.scope is not Scope.ACCOUNT]
WHOLE = {"T003", "K005", "D001"}
"""Rules about what a whole plan lacks: they stand at its beginning."""
CLOSING = {"N003", "T006", "T021", "T022", "V021"}
"""Rules about what closing an opportunity needs: no other one looks at a decided one."""
PARTS = {"summary", "assessment", "relationships", "value", "actions", "review"}


def test_there_are_at_least_fifty_rules_in_every_family_of_the_process() -> None:
    assert len(RULES) >= 50
    assert {rule.family.key for rule in RULES} == {family.key for family in FAMILIES}


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_fails_its_failing_example_and_passes_the_mended_one(rule: Rule) -> None:
    example = example_of(rule, load_method("en"), "en")
    assert example is not None, f"{rule.examples} needs fails.yml and mended.yml"
    findings, problems = try_plan(rule, load_method("en"), FAILS)
    assert findings, "the rule finds nothing in fails.yml"
    unmended, more = try_plan(rule, load_method("en"), MENDED)
    assert [str(item.message) for item in unmended] == []
    assert [str(problem.message) for problem in (*problems, *more)] == []
    assert (
        example.fails != example.mended or rule.code == "D001"
    )  # there git's date is what is mended


OPPORTUNITY = re.compile(r"^(opportunities:\n  \w+:\n    name: .*\n)(?:    status: \w+\n)?", re.M)


def test_the_rules_about_closing_are_these() -> None:
    assert {rule.code for rule in RULES if rule.closing} == CLOSING


@pytest.mark.parametrize("rule", OF_OPPORTUNITIES, ids=[rule.code for rule in OF_OPPORTUNITIES])
def test_a_lost_opportunity_with_every_fault_gets_only_what_closing_it_needs(
    rule: Rule, tmp_path: Path
) -> None:
    shutil.copytree(rule.examples, tmp_path / "examples" / rule.code)
    fails = tmp_path / "examples" / rule.code / "fails.yml"
    lost, places = OPPORTUNITY.subn(r"\1    status: lost\n", fails.read_text("utf-8"))
    assert places == 1
    fails.write_text(lost, "utf-8")
    findings, problems = try_plan(
        replace(rule, path=tmp_path / "rules.py"), load_method("en"), FAILS
    )
    assert problems == ()
    # V021 is about what was won
    assert bool(findings) is (rule.code in CLOSING - {"V021"})


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_finding_says_what_where_and_what_to_do(rule: Rule) -> None:
    example = example_of(rule, load_method("en"), "en")
    assert example is not None
    lines = example.fails.splitlines()
    for finding in example.findings:
        assert (finding.code, finding.severity, finding.part) == (
            rule.code,
            rule.severity,
            rule.part,
        )
        assert str(finding.message)
        assert not str(finding.message).endswith(".")
        assert str(finding.hint).endswith((".", "`"))
        assert Path(finding.location.path).name == "fails.yml"
        assert finding.location.line <= len(lines)
        assert (finding.location.line == 1) == (rule.code in WHOLE), lines[
            finding.location.line - 1
        ]
        assert lines[finding.location.line - 1][finding.location.column - 1 :].strip()


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_says_what_it_wants_and_why(rule: Rule) -> None:
    assert rule.title.template
    assert len(rule.why.template) > 60, "a page needs to say why it matters"
    assert rule.part in PARTS
    assert rule.severity in Severity
    assert len(rule.code) == 4
    assert rule.check.__doc__


def test_every_example_belongs_to_a_rule() -> None:
    folder = RULES[0].path.parent / "examples"
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {
        rule.code for rule in RULES
    }
