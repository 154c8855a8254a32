"""A build with a broken plan fails and names every error; a finding fails it only on request."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import build_failing, build_site, run_mkdocs
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

PLACE = re.compile(r"^(?:ERROR +(?:- +)?)?(accounts/[\w./-]+:\d+:\d+: [A-Z]\d{3}) (.+)")

BROKEN = """\
name: Broken Bakery
owner: nobody-here
flavour: rye
team: {ada: {name: Ada Brook}}
people:
  dana: {name: Dana Oak, title: Chief, status: freind}
"""
TORN = "name: Torn\nowner: ada\nteam: {ada: {name: Ada}\n"


def places(lines: list[str]) -> list[str]:
    """Give `path:line:column: CODE` of every line that begins with a place."""
    return [found[1] for line in lines if (found := PLACE.match(line))]


def test_every_error_of_every_plan_is_listed_with_its_place(tmp_path: Path) -> None:
    files = {
        "accounts/broken.yml": BROKEN,
        "accounts/torn.yml": TORN,
        "accounts/mill.yml": MILL,
        "mkdocs.yml": CONFIG,
    }
    lines, last = build_failing(write_tree(tmp_path, files), tmp_path / "site")
    found = places(lines)
    assert [place.rpartition(": ")[0] for place in found[:3]] == [
        "accounts/broken.yml:2:8",
        "accounts/broken.yml:3:1",
        "accounts/broken.yml:6:48",
    ]
    assert found[3].startswith("accounts/torn.yml:3:7: ")
    assert len(found) == len(set(found)) == 4
    assert last == "gosart: 4 problems in the plans, listed above."


def test_one_error_is_called_a_problem(tmp_path: Path) -> None:
    files = {"accounts/mill.yml": MINIMAL_ACCOUNT + "flavour: rye\n", "mkdocs.yml": CONFIG}
    _, last = build_failing(write_tree(tmp_path, files), tmp_path / "site")
    assert last == "gosart: 1 problem in the plans, listed above."


def test_an_error_shows_its_line_with_the_place_marked_and_what_to_do(tmp_path: Path) -> None:
    files = {
        "accounts/mill.yml": MINIMAL_ACCOUNT
        + "people: {dana: {name: Dana, title: Chief, status: freind}}\n",
        "mkdocs.yml": CONFIG,
    }
    lines, _ = build_failing(write_tree(tmp_path, files), tmp_path / "site")
    text = "\n".join(lines)
    assert "\n    people: {dana: {name: Dana, title: Chief, status: freind}}\n" in text
    assert "\n    " + " " * 50 + "^^^^^^\n    = " in text
    assert re.search(r"= .*'?friend|= .*supporter", text)


def test_the_command_fails_too_and_prints_the_place_at_the_start_of_a_line(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"accounts/broken.yml": BROKEN, "mkdocs.yml": CONFIG})
    done = run_mkdocs(root, "build")
    assert done.returncode == 1
    assert len(places(done.stderr.splitlines())) == 3
    assert "Traceback" not in done.stderr
    assert not (root / "site/accounts").exists()


NARROW = """\
name: Mill
owner: ada
team: {ada: {name: Ada Brook}}
status: activ
people:
  zebra: {name: Zebra, title: Z, status: freind, KEY: sales}
"""


@pytest.mark.parametrize("key", ["audience", "audiance", '"\\x61udience"'])
def test_the_log_of_a_build_quotes_nothing_that_its_readers_may_not_see(
    tmp_path: Path, key: str
) -> None:
    files = {
        "accounts/mill.yml": NARROW.replace("KEY", key),
        "accounts/zebra.yml": MINIMAL_ACCOUNT + "tier: zebra\n" + f"{key}: sales\n",
        "mkdocs.yml": CONFIG,
    }
    root = write_tree(tmp_path, files)
    lines, last = build_failing(root, tmp_path / "wide")
    assert "zebra" not in "\n".join((*lines, last)).lower()
    assert {place.rpartition(": ")[0] for place in places(lines)} == {
        "accounts/mill.yml:4:1",
        "accounts/mill.yml:1:1",
    }
    assert any("accounts:1:1: P003 A value is not one of those allowed" in line for line in lines)
    narrow, _ = build_failing(root, tmp_path / "narrow", {"audience": "account-team"})
    assert {"accounts/mill.yml:4:9: P003", "accounts/mill.yml:6:42: P003"} <= {*places(narrow)}
    assert "zebra: {name: Zebra" in "\n".join(narrow)


def test_a_broken_plan_of_an_account_that_is_not_built_stops_nothing(tmp_path: Path) -> None:
    files = {"accounts/broken.yml": BROKEN, "accounts/mill.yml": MILL, "mkdocs.yml": CONFIG}
    site = build_site(
        write_tree(tmp_path, files), tmp_path / "site", environ={"GOSART_ONLY": "mill"}
    )
    assert "accounts/mill/index.html" in site.files
    assert "accounts/broken/index.html" not in site.files


def test_findings_do_not_fail_a_strict_build(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": MILL, "mkdocs.yml": CONFIG})
    site = build_site(root, tmp_path / "site")
    review = site.page("accounts/mill/review/").by_id("tests")
    assert review.name == "h2"
    assert (
        len(site.page("accounts/mill/review/").with_class("g-badge")) > 2
    )  # there are findings, or this proves nothing
    assert site.louder == []


def test_a_warning_about_a_plan_is_told_and_does_not_fail_a_strict_build(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path,
        {"accounts/warned.yml": MINIMAL_ACCOUNT + "plan: {method: '9'}\n", "mkdocs.yml": CONFIG},
    )
    site = build_site(root, tmp_path / "site")
    (line,) = (line for line in site.log if "accounts/warned.yml:" in line)
    assert "accounts/warned.yml:5:16: P032" in line


@pytest.mark.parametrize("severity", ["warning", "advice"])
def test_fail_on_makes_findings_fail_a_build_and_lists_them(tmp_path: Path, severity: str) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": MILL, "mkdocs.yml": CONFIG})
    lines, last = build_failing(root, tmp_path / "site", {"fail_on": severity})
    found = places(lines)
    assert all(re.fullmatch(r"accounts/mill\.yml:\d+:\d+: [A-Z]\d{3}", place) for place in found)
    assert len(found) == len([line for line in lines if line.startswith("ERROR")])
    assert last.startswith(f"gosart: {len(found)} problem")


def test_a_narrower_fail_on_fails_on_less(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": MILL, "mkdocs.yml": CONFIG})
    counts = {
        severity: len(build_failing(root, tmp_path / severity, {"fail_on": severity})[0])
        for severity in ("warning", "advice")
    }
    assert 0 < counts["warning"] <= counts["advice"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"audience": "nobody"},
            (
                "Option 'audience': 'nobody' is not one of the site's audiences (everyone, sales, "
                "account-team)."
            ),
        ),
        ({"only": ["nowhere"]}, "nowhere"),
        ({"today": "soon"}, "Option 'today': 'soon' is not a date such as 2026-11-23."),
        (
            {"fail_on": "panic"},
            "Option 'fail_on': 'panic' is not one of error, warning, advice, never.",
        ),
        (
            {"accounts_dir": "../elsewhere"},
            "Option 'accounts_dir' takes a folder inside the repository, not '../elsewhere'.",
        ),
        ({"accounts_dir": "plans"}, "The folder of accounts 'plans' does not exist."),
        ({"stale_days": -1}, "Option 'stale_days' takes a number of days, not '-1'."),
    ],
)
def test_a_wrong_option_is_one_sentence(
    tmp_path: Path, options: dict[str, object], sentence: str
) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": MINIMAL_ACCOUNT, "mkdocs.yml": CONFIG})
    _, last = build_failing(root, tmp_path / "site", options)
    assert sentence in last
    assert "\n" not in last


def test_all_wrong_options_are_one_error_of_the_build(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": MINIMAL_ACCOUNT, "mkdocs.yml": CONFIG})
    options = {"audience": "nobody", "stale_days": [1], "currency": "euro", "only": {"a": 1}}
    _, last = build_failing(root, tmp_path / "site", options)
    assert last.splitlines() == [
        "There are 4 problems with the options:",
        (
            "Option 'audience': 'nobody' is not one of the site's audiences (everyone, sales, "
            "account-team)."
        ),
        "Option 'only' takes a list of names.",
        "Option 'currency': 'euro' is not an ISO 4217 code such as EUR.",
        "Option 'stale_days' takes a number of days, not a list.",
    ]


def test_a_template_that_is_broken_is_named_with_its_line(tmp_path: Path) -> None:
    files = {
        "accounts/mill.yml": MILL,
        "mkdocs.yml": CONFIG,
        "site_templates/pages/accounts.md.j2": "# A\n\n{% if %}\n",
    }
    _, last = build_failing(write_tree(tmp_path, files), tmp_path / "site")
    assert "site_templates/pages/accounts.md.j2:3:" in last
