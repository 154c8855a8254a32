"""An own rule may look at anything, so what it found is never taken from an earlier run."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.model import SiteOptions, options_from
from gosart.lint import check_plans
from gosart.site.builder import SiteBuilder
from tests.writing import MINIMAL_ACCOUNT, write_tree

DEAL = MINIMAL_ACCOUNT + "opportunities:\n  mill: {name: Mill, amount: 900}\n"
OWN = """
    import os
    from pathlib import Path

    from gosart.rules import finding, opportunity_of, rule


    def most():
        beside = Path(__file__).with_name("limit.txt")
        return int(os.environ.get("MOST") or beside.read_text())


    @rule("ACME001", "error", "value", "Large deals", why="They fail.")
    def large_deals(context):
        opportunity = opportunity_of(context).opportunity
        if opportunity.money.amount > most():
            yield finding("Too large", "Make it smaller.", opportunity.locator.at("amount"))
    """


@pytest.fixture
def site(tmp_path: Path) -> SiteOptions:
    """A site whose own rule reads a file beside it and the environment."""
    write_tree(
        tmp_path, {"accounts/mill.yml": DEAL, "rules/r.py": OWN, "rules/limit.txt": "1000\n"}
    )
    return options_from({"today": "2026-11-24", "rules_dir": "rules"}, tmp_path, {})


def own_findings(options: SiteOptions) -> list[str]:
    """Codes of the own findings of a check that may use its cache."""
    return [item.code for item in check_plans(options).findings if item.code == "ACME001"]


def test_a_check_sees_that_a_file_which_a_rule_reads_has_changed(site: SiteOptions) -> None:
    assert own_findings(site) == []
    write_tree(site.root, {"rules/limit.txt": "100\n"})
    assert own_findings(site) == ["ACME001"]
    write_tree(site.root, {"rules/limit.txt": "1000\n"})
    assert own_findings(site) == []


def test_a_check_sees_that_the_environment_which_a_rule_reads_has_changed(
    site: SiteOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert own_findings(site) == []
    monkeypatch.setenv("MOST", "100")
    assert own_findings(site) == ["ACME001"]


def test_a_preview_sees_that_a_file_which_a_rule_reads_has_changed(site: SiteOptions) -> None:
    builder = SiteBuilder()
    counts = []
    for limit in ("1000", "100", "100", "1000"):
        write_tree(site.root, {"rules/limit.txt": limit})
        result = builder.build(site)
        pages = "".join(str(file.content) for file in result.files if "/mill" in file.uri)
        counts.append(
            (sum(item.code == "ACME001" for item in result.findings), "Too large" in pages)
        )
    assert counts == [(0, False), (1, True), (1, True), (0, False)]
