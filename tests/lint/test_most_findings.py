"""Many findings of one code in one file: the first are listed, the rest are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gosart.cli import cli
from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.lint.most_findings import MOST_FINDINGS, capped, stands_for_others
from gosart.lint.summary import summary
from tests.comparison.repositories import repository
from tests.writing import MINIMAL_ACCOUNT, write_tree


def findings(count: int, path: str = "a.yml", code: str = "R002") -> list[Diagnostic]:
    return [
        Diagnostic(
            code, Severity.WARNING, Location(path, n), msg("Number {n}", n=n), msg(""), account="a"
        )
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    ("beyond", "sentence"),
    [
        (1, "There is one more finding of this rule in this file."),
        (2, "There are 2 more findings of this rule in this file."),
        (700, "There are 700 more findings of this rule in this file."),
    ],
)
def test_the_findings_of_a_code_in_a_file_are_listed_up_to_a_limit_and_then_counted(
    beyond: int, sentence: str
) -> None:
    every = findings(MOST_FINDINGS + beyond)
    *listed, last = capped(every)
    assert listed == every[:MOST_FINDINGS]
    assert (str(last.message), last.count, last.code) == (sentence, beyond, "R002")
    assert (last.severity, last.location.line) == (Severity.WARNING, MOST_FINDINGS + 1)
    assert stands_for_others(last)
    assert summary((*listed, last)) == f"{MOST_FINDINGS + beyond} warnings in 1 file."


def test_each_file_and_each_code_has_findings_of_its_own() -> None:
    every = [
        *findings(MOST_FINDINGS),
        *findings(MOST_FINDINGS, path="b.yml"),
        *findings(MOST_FINDINGS, code="R005"),
    ]
    assert capped(every) == tuple(every)


def test_what_is_the_same_in_each_opportunity_is_counted_once() -> None:
    (only,) = findings(1)
    several = [
        Diagnostic(only.code, only.severity, only.location, only.message, only.hint, "", "a", name)
        for name in map(str, range(MOST_FINDINGS + 1))
    ]
    assert capped(several) == tuple(several[:2])


def plan(count: int) -> bytes:
    lines = "".join(f"- {{name: R{n}, kind: person}}\n      " for n in range(count))
    return (
        f"{MINIMAL_ACCOUNT}opportunities:\n  stones:\n    name: Stones\n    owner: ada\n"
        f"    resources:\n      {lines}"
    ).encode()


def checked(root: Path, *arguments: str) -> tuple[int, str]:
    config = str(root / "mkdocs.yml")
    done = CliRunner().invoke(cli, ["check", "-f", config, "-q", *arguments])
    return done.exit_code, done.stdout


CONFIG = "site_name: A\nplugins: [{gosart: {today: 2026-11-27}}]\n"


def test_machines_are_given_how_many_are_left_out(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan(MOST_FINDINGS + 50)})
    for _ in range(2):  # read anew, and from the cache
        data = json.loads(checked(tmp_path, "--format", "json")[1])
        ours = [item for item in data["findings"] if item["code"] == "R002"]
        assert (len(ours), ours[-1]["values"]) == (MOST_FINDINGS + 1, {"count": 50})
    sarif = json.loads(checked(tmp_path, "--format", "sarif")[1])["runs"][0]["results"]
    assert [item["occurrenceCount"] for item in sarif if "occurrenceCount" in item] == [50, 50]
    statistics = json.loads(checked(tmp_path, "--statistics", "--format", "json")[1])["statistics"]
    assert {it["code"]: it["count"] for it in statistics}["R002"] == MOST_FINDINGS + 50


def test_a_change_is_seen_among_those_that_are_only_counted(tmp_path: Path) -> None:
    files = {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan(MOST_FINDINGS + 50)}
    repository(tmp_path, files)
    arguments = ("--since", "HEAD", "--fail-on", "advice", "--format", "json")
    assert checked(tmp_path)[0] == 0
    assert checked(tmp_path, *arguments)[0] == 0
    write_tree(tmp_path, {"accounts/mill.yml": plan(MOST_FINDINGS + 51)})
    assert checked(tmp_path)[0] == 0
    code, text = checked(tmp_path, *arguments)
    assert code == 1
    found = [(it["code"], it["sentence"]) for it in json.loads(text)["findings"]]
    assert [code for code, _ in found] == ["R002", "R005"]
    assert all(f"R{MOST_FINDINGS + 50}" in sentence for _, sentence in found)
