"""A plan on a day, analysed and tested by the rules of its site or by others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gosart.config.model import options_from
from gosart.rules.evaluate import Examiner
from gosart.rules.selection import all_rules
from tests.analysis.loading import TODAY, analyse_opportunity, method


def test_an_account_is_tested_by_the_sites_rules_or_by_those_that_are_given(tmp_path: Path) -> None:
    account = analyse_opportunity(tmp_path, "").account
    options = options_from(
        {"today": TODAY.isoformat(), "rules": {"select": ["N001"]}}, tmp_path, {}
    )
    given = all_rules()
    given = replace(given, rules=tuple(rule for rule in given.rules if rule.code == "C001"))
    codes = [
        {finding.code for finding in Examiner(method(), options, rules).examine(account).findings}
        for rules in (None, given)
    ]
    assert codes == [{"N001"}, {"C001"}]
