"""A diff and a brief name the own rules that looked at nothing, and fail for it as a check does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparison.repositories import PLAN, changed, gosart, repository
from tests.writing import write_tree

CONFIG = "site_name: S\nplugins:\n  - gosart: {today: 2026-11-23, rules_dir: rules}\n"
RULE = """\
from gosart.rules import finding, rule


@rule("ACME001", "error", "value", "Something")
def something(context):
    return {}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    repository(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})
    write_tree(tmp_path, {"accounts/mill.yml": changed(PLAN, ("90_000", "80_000"))})
    return tmp_path


FAULTS = [
    ("1 / 0\n", "X001"),
    (RULE.replace("ACME001", "Z001").format("[]"), "X002"),
    (RULE.format("1 / 0"), "X003"),
]


@pytest.mark.parametrize(("source", "code"), FAULTS)
@pytest.mark.parametrize("style", ["text", "markdown", "json", "github", "gitlab"])
def test_every_format_of_a_diff_says_which_rules_failed(
    site: Path, source: str, code: str, style: str
) -> None:
    write_tree(site, {"rules/house.py": source})
    ran = gosart(site, "diff", "HEAD", "--format", style)
    assert (ran.returncode, code in ran.stdout, "rules/house.py" in ran.stdout) == (1, True, True)


@pytest.mark.parametrize(("source", "code"), FAULTS)
@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_every_format_of_a_brief_says_which_rules_failed(
    site: Path, source: str, code: str, style: str
) -> None:
    write_tree(site, {"rules/house.py": source})
    ran = gosart(site, "brief", "mill", "--format", style)
    assert (ran.returncode, code in ran.stdout, "rules/house.py" in ran.stdout) == (1, True, True)


def test_who_never_wants_to_fail_does_not(site: Path) -> None:
    write_tree(site, {"rules/house.py": "1 / 0\n"})
    assert gosart(site, "diff", "HEAD", "--fail-on", "never").returncode == 0


def test_rules_that_look_bring_no_word(site: Path) -> None:
    write_tree(site, {"rules/house.py": RULE.format("[]")})
    for command in (("diff", "HEAD"), ("brief", "mill")):
        ran = gosart(site, *command)
        assert (ran.returncode, "X00" in ran.stdout) == (0, False)


def test_an_option_that_names_a_rule_of_a_broken_file_is_not_blamed(site: Path) -> None:
    config = CONFIG.replace("rules_dir: rules", "rules_dir: rules, rules: {ignore: [ACME001]}")
    write_tree(site, {"mkdocs.yml": config, "rules/house.py": "1 / 0\n"})
    for command in (("check",), ("diff", "HEAD"), ("brief", "mill")):
        ran = gosart(site, *command)
        assert (ran.returncode, "X001" in ran.stdout, ran.stderr.count("ACME001")) == (1, True, 0)
