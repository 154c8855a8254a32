"""Which rules run, how severe they are and what they compare with, by the site's options."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.errors import GosartError
from gosart.rules.findings import Thresholds
from gosart.rules.selection import RuleSet, choose


def chosen(tmp_path: Path, **rules: object) -> RuleSet:
    options = options_from({"rules": rules}, tmp_path, {})
    return choose(options.rules, Thresholds(), ())


def test_all_rules_run_where_nothing_is_said(tmp_path: Path) -> None:
    rules = choose(options_from({}, tmp_path, {}).rules, Thresholds(), ())
    assert rules.active == rules.codes


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["R001"], {"R001"}),
        (["R"], {"R001", "R002", "R003", "R004", "R005", "R006"}),
        (["resources"], {"R001", "R002", "R003", "R004", "R005", "R006"}),
        (["A01"], {"A010", "A011", "A012", "A013", "A014", "A015", "A016", "A017", "A018", "A019"}),
        ("R001, D004", {"R001", "D004"}),
    ],
)
def test_rules_are_selected_by_code_its_beginning_or_family(
    tmp_path: Path, names: object, codes: set[str]
) -> None:
    assert chosen(tmp_path, select=names).active == codes


def test_rules_are_ignored_by_code_or_family(tmp_path: Path) -> None:
    rules = chosen(tmp_path, select=["R", "D"], ignore=["staleness", "R002"])
    assert rules.active == {"R001", "R003", "R004", "R005", "R006"}


def test_the_most_exact_name_decides_the_severity(tmp_path: Path) -> None:
    rules = chosen(tmp_path, severity={"K004": "error", "people": "warning", "K00": "advice"})
    severities = {rule.code: rules.severity(rule).value for rule in rules.rules}
    assert (severities["K004"], severities["K005"], severities["K011"]) == (
        "error",
        "advice",
        "warning",
    )
    assert severities["R001"] == "warning"


def test_thresholds_are_set_by_code_or_family(tmp_path: Path) -> None:
    rules = chosen(tmp_path, thresholds={"D": {"days": 45}, "D002": "90", "N008": 10})
    days = {rule.code: rules.limits(rule)["days"] for rule in rules.rules if "days" in rule.limits}
    assert (days["D001"], days["D002"], days["N008"]) == (45, 90, 10)
    assert days["T001"] == Thresholds().review_days  # what the option `stale_days` says


def test_the_sites_own_limits_are_where_a_rule_begins(tmp_path: Path) -> None:
    rules = choose(options_from({}, tmp_path, {}).rules, Thresholds(review_days=12), ())
    (rule,) = [rule for rule in rules.rules if rule.code == "T001"]
    assert rules.limits(rule)["days"] == 12


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"select": ["D0O4"]}, "there is no rule 'D0O4'. Did you mean 'D004'?"),
        ({"ignore": ["assesment"]}, "Did you mean 'assessment'?"),
        (
            {"severity": {"A001": "fatal"}},
            "'fatal' for 'A001' is not one of error, warning, advice.",
        ),
        ({"severity": ["A001"]}, "(severity) takes a mapping"),
        ({"thresholds": {"R001": "soon"}}, "'soon' for 'R001' is not a whole number."),
        ({"thresholds": {"R001": True}}, "'True' for 'R001' is not a whole number."),
        ({"thresholds": {"R001": {"weeks": 2}}}, "'R001' has no threshold 'weeks'. It has: days."),
        ({"thresholds": {"G001": 2}}, "'G001' has no threshold. It has none."),
        ({"chosen": []}, "takes a mapping of select, ignore, severity, thresholds."),
        (["A001"], "takes a mapping of select, ignore, severity, thresholds."),
        ({"select": {"A001": True}}, "takes a list of names"),
    ],
)
def test_a_mistake_in_the_choice_is_one_sentence(
    tmp_path: Path, rules: object, sentence: str
) -> None:
    with pytest.raises(GosartError) as raised:
        choose(options_from({"rules": rules}, tmp_path, {}).rules, Thresholds(), ())
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)
