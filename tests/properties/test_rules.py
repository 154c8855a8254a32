"""Whatever is missing from a plan, each rule still says something sound of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gosart.analysis.opportunity import analyse_account
from gosart.plan.model.account import Account
from gosart.plan.portfolio_loader import PlanOptions, load_account, load_shared
from gosart.repository.loader import read_repository
from gosart.rules.findings import Thresholds
from gosart.rules.runner import run_account
from gosart.rules.selection import all_rules
from gosart.yaml.document import AccountFiles, Node, Tree
from tests.plan.planned import method

ROOT = Path(__file__).parents[2]
OPTIONS = PlanOptions(audience="account-team", root=ROOT)


def with_one_gap(node: Node) -> Iterator[Node]:
    """Every way to leave one value of a plan out."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield {name: other for name, other in node.items() if name != key}
            yield from ({**node, key: changed} for changed in with_one_gap(value))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from (
                [*node[:index], changed, *node[index + 1 :]] for changed in with_one_gap(value)
            )


@pytest.mark.parametrize("account", ["dunmore-aggregates", "penarroya"])
def test_any_gap_in_a_plan_leaves_every_rule_sound(account: str) -> None:
    repository = read_repository(ROOT, "accounts")
    shared = load_shared(repository.shared, method(), OPTIONS)
    (files,) = (item for item in repository.accounts if item.id == account)
    lines = {
        mount.document.path: len(mount.document.lines)
        for mount in (*files.tree.mounts, *repository.shared.mounts)
    }
    tried = 0
    for data in with_one_gap(files.tree.data):
        assert isinstance(data, dict)
        loaded = load_account(
            AccountFiles(files.id, files.path, Tree(data, files.tree.mounts)),
            shared,
            method(),
            OPTIONS,
        )
        if not isinstance(loaded.account, Account):
            continue
        tried += 1
        for today in (date(2026, 7, 1), date(2027, 9, 1)):
            report = run_account(
                analyse_account(loaded.account, method(), today),
                method(),
                today,
                Thresholds(),
                all_rules(),
                today,
            )
            assert report.problems == ()
            for finding in report.findings:
                assert 1 <= finding.location.line <= lines[finding.location.path]
                assert None not in [*finding.message.values.values(), *finding.hint.values.values()]
    assert tried > 100
