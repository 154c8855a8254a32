"""The same result for a terminal, a comment, a machine and a forge's annotations, with the exit
codes that a pipeline relies on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import markdown
import pytest

from gosart.comparison.model import Comparison
from gosart.comparison.renderers.ci import as_github, as_gitlab
from gosart.comparison.renderers.markdown import BUDGET, MARKER, SILENT, as_markdown
from gosart.comparison.renderers.text import as_text
from tests.comparison.repositories import (
    PLAN,
    changed,
    commit,
    compare,
    gosart,
    repository,
    sentences_in,
)
from tests.writing import write_tree

SENTENCES = sentences_in("en")
LIMIT = 65_536
HOSTILE = (
    '"@everyone #1 !2 [x](http://evil.example) <img src=x onerror=alert(1)> | `` ``` </details> '
    "**b** www.evil.example "
    'a@b.example ![p](https://evil.example/p.png) GH-1 <!-- x --> \\u202e"'
)


def after(folder: Path, *pairs: tuple[str, str], base: str = PLAN) -> Path:
    root = repository(folder, {"accounts/mill.yml": base})
    write_tree(root, {"accounts/mill.yml": changed(base, *pairs)})
    return root


def imported(folder: Path, count: int) -> Comparison:
    root = repository(folder, {"accounts/mill.yml": PLAN})
    write_tree(
        root,
        {
            f"accounts/a{n}.yml": changed(PLAN, ("Mill & Sons", f"Account {n}"))
            for n in range(count)
        },
    )
    return compare(root)


def test_a_comment_begins_with_its_marker_and_the_headline_and_tells_losses_first(
    tmp_path: Path,
) -> None:
    text = as_markdown(
        compare(
            after(
                tmp_path,
                ("status: mentor", "status: enemy"),
                ("status: neutral", "status: supporter"),
            )
        ),
        SENTENCES,
    )
    lines = text.splitlines()
    assert lines[0] == MARKER
    assert lines[1].startswith(
        "### Account plans: 1 account changed, 3 things got worse, 3 things got better, "
    )
    assert text.index("▼ We lost") < text.index("▲ We won")
    assert text.index("| **Mill") < text.index("<details>")


def test_new_findings_stand_before_everything_else_of_an_account_and_known_ones_are_a_number(
    tmp_path: Path,
) -> None:
    text = as_markdown(compare(after(tmp_path, ("    close_date: 2027-03-01\n", ""))), SENTENCES)
    assert re.search(
        r"\*\*error\*\* <code>accounts/mill.yml:19</code> G002: The close date is not known", text
    )
    assert text.index("New findings**") < text.index("**Summary**")
    assert re.search(r"\d+ known findings remain", text)


def test_radars_are_told_as_marks_before_and_now(tmp_path: Path) -> None:
    text = as_markdown(compare(after(tmp_path, ("?-+?+ ++?++", "--+?- ++?++"))), SENTENCES)
    assert "| Can we win? | <code>? − + ? +</code> | <code>− − + ? −</code> |" in text
    assert "| Is it worth winning? | <code>+ + ? + +</code> | the same |" in text


def test_a_reformat_is_one_sentence(tmp_path: Path) -> None:
    text = as_markdown(
        compare(after(tmp_path, ("name: Mill & Sons", 'name:   "Mill & Sons"'))), SENTENCES
    )
    assert text == f"{MARKER}\n### Account plans: No change in content: Mill &#38; Sons.\n"


def test_accounts_that_did_not_change_are_one_sentence_beside_those_that_did(
    tmp_path: Path,
) -> None:
    root = repository(
        tmp_path,
        {"accounts/mill.yml": PLAN, "accounts/tall.yml": PLAN.replace("Mill & Sons", "Tall")},
    )
    tall = PLAN.replace("Mill & Sons", "'Tall'")
    write_tree(
        root, {"accounts/mill.yml": changed(PLAN, ("90_000", "80_000")), "accounts/tall.yml": tall}
    )
    assert as_markdown(compare(root), SENTENCES).endswith("\nNo change in content: Tall.\n")


def test_a_huge_import_stays_below_the_forge_s_limit_and_says_what_it_leaves_out(
    tmp_path: Path,
) -> None:
    text = as_markdown(imported(tmp_path, 300), SENTENCES)
    assert len(text) <= LIMIT
    assert "`gosart diff` shows everything" in text
    assert text.count("<details>") == text.count("</details>")
    assert text.endswith("\n")


@pytest.mark.parametrize("budget", [4_000, 9_000, 20_000])
def test_the_least_important_is_folded_first_and_nothing_is_cut_in_the_middle(
    tmp_path: Path, budget: int
) -> None:
    root = repository(
        tmp_path,
        {f"accounts/a{n}.yml": changed(PLAN, ("Mill & Sons", f"Account {n}")) for n in range(12)},
    )
    worse = changed(
        PLAN,
        ("?-+?+ ++?++", "--+?- ++?++"),
        ("2027-03-01", "2027-05-01"),
        ("status: mentor", "status: enemy"),
    )
    slight = changed(PLAN, ("90_000", "91_000"))
    write_tree(
        root,
        {
            f"accounts/a{n}.yml": (worse if n == 7 else slight).replace(
                "Mill & Sons", f"Account {n}"
            )
            for n in range(12)
        },
    )
    comparison = compare(root)
    text = as_markdown(comparison, SENTENCES, budget=budget)
    assert len(text) <= budget
    assert text.count("<details>") == text.count("</details>")
    assert comparison.accounts[0].id == "a7"
    assert text.index("**Account 7**") < text.index("**Account 0**")
    if "<details><summary><b>" in text:
        assert "<details><summary><b>Account 7</b>" in text
    assert len(as_markdown(comparison, SENTENCES)) <= BUDGET


def test_people_s_text_cannot_break_out_of_the_markdown(tmp_path: Path) -> None:
    root = after(
        tmp_path,
        ("Mill & Sons", HOSTILE),
        ("name: Fern Yew", f"name: {HOSTILE}"),
        ("what: Grind a sack", f"what: {HOSTILE}"),
    )
    text = as_markdown(compare(root), SENTENCES)
    for forbidden in (
        "@everyone",
        "@b",
        "#1",
        "](",
        "<img",
        "![",
        "http://",
        "https://",
        "www.",
        "GH-1",
        "\u202e",
        "</details> ",
        "<!-- x",
    ):
        assert forbidden not in text.replace("&#", "")
    assert text.count("<details>") == text.count("</details>") == 1
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows[:3]} == {6}
    html = markdown.markdown(text, extensions=["tables", "fenced_code", "md_in_html"])
    assert "<img" not in html
    assert "<a " not in html


def test_a_mechanical_fix_is_a_suggestion_of_the_whole_line(tmp_path: Path) -> None:
    root = after(
        tmp_path, ("status: neutral", "status: neutrl"), ("due: 2026-12-05", "due: 05.12.2026")
    )
    text = as_markdown(compare(root), SENTENCES)
    lines = PLAN.splitlines()
    assert f"\n```suggestion\n{lines[14]}\n```\n" in text
    assert f"\n```suggestion\n{next(line for line in lines if 'M2' in line)}\n```\n" in text


def test_a_bare_mark_gets_its_quotes_as_a_suggestion(tmp_path: Path) -> None:
    root = after(tmp_path, ('ratings: "+?-?. ?-+?+ ?-+?+ ++?++"', "ratings: {customer_project: ?}"))
    assert 'ratings: {customer_project: "?"}' in as_markdown(compare(root), SENTENCES)


def test_a_fix_with_a_fence_in_it_does_not_end_its_block(tmp_path: Path) -> None:
    root = after(
        tmp_path, ("title: CFO, ", 'title: "```` x", '), ("status: neutral", "status: neutrl")
    )
    text = as_markdown(compare(root), SENTENCES)
    assert "\n`````suggestion\n" in text


def test_a_preview_s_pages_are_linked_and_nothing_but_a_web_address_is(tmp_path: Path) -> None:
    comparison = compare(after(tmp_path, ("90_000", "80_000")))
    assert "[**Mill &#38; Sons**](https://preview.example/7/accounts/mill/)" in as_markdown(
        comparison, SENTENCES, preview="https://preview.example/7"
    )
    assert "](" not in as_markdown(comparison, SENTENCES, preview="javascript:alert(1)")


@pytest.mark.parametrize(
    ("quiet", "new", "silent"),
    [
        ("always", "90_000", False),
        ("changed", "90_000", True),
        ("changed", "95_000", False),
        ("worse", "95_000", True),
        ("worse", "80_000", False),
    ],
)
def test_a_comment_that_nobody_need_read_carries_a_mark_and_its_text(
    tmp_path: Path, quiet: str, new: str, silent: bool
) -> None:
    root = after(tmp_path, ("amount: 90_000", f"amount:  {new}"))
    text = as_markdown(compare(root), SENTENCES, quiet=quiet)
    assert (SILENT in text) is silent
    assert "### Account plans: " in text


def test_the_terminal_shows_the_sentence_with_its_sign_and_place(tmp_path: Path) -> None:
    text = as_text(compare(after(tmp_path, ("status: neutral", "status: enemy"))), SENTENCES)
    assert "  ▼ Fern Yew (CFO) moved from neutral to enemy.  (accounts/mill.yml:15)\n" in text


def test_annotations_stand_on_changed_lines_first_and_say_how_many_are_left_out(
    tmp_path: Path,
) -> None:
    text = as_github(imported(tmp_path, 5), SENTENCES)
    for kind in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{kind}") for line in text.splitlines()) <= 10
    warnings = [line for line in text.splitlines() if line.startswith("::warning")]
    assert re.fullmatch(r"::warning title=gosart::\d+ more are not shown here\.", warnings[-1])


def test_a_finding_on_a_line_of_the_change_comes_before_one_elsewhere(tmp_path: Path) -> None:
    root = after(tmp_path, ("status: neutral", "status: enemy"), ("90_000", "95_000"))
    comparison = compare(root)
    assert comparison.lines == {"accounts/mill.yml": frozenset({15, 22})}
    lines = as_github(comparison, SENTENCES).splitlines()
    moved = re.compile(
        r"::notice file=accounts/mill.yml,line=15,col=\d+,endColumn=\d+,title=Mill & Sons::Fern "
        r"Yew \(CFO\) moved"
    )
    assert any(map(moved.match, lines))
    for kind in ("warning", "notice"):
        on_the_change = [
            bool(re.search(r",line=(15|22),", line))
            for line in lines
            if line.startswith(f"::{kind} file")
        ]
        assert on_the_change == sorted(on_the_change, reverse=True)
        assert on_the_change[0]


def test_an_annotation_s_text_cannot_begin_another_command(tmp_path: Path) -> None:
    root = after(tmp_path, ("what: Grind a sack", 'what: "x\\n::error::y %0A"'))
    assert all(
        line.startswith("::notice ") for line in as_github(compare(root), SENTENCES).splitlines()
    )


def test_gitlab_s_report_has_what_its_widget_needs_and_stays_the_same(tmp_path: Path) -> None:
    root = after(tmp_path, ("    close_date: 2027-03-01\n", ""))
    data = json.loads(as_gitlab(compare(root), SENTENCES))
    assert data == json.loads(as_gitlab(compare(root), SENTENCES))
    finding = next(issue for issue in data if issue["check_name"] == "G002")
    assert finding["severity"] == "critical"
    assert finding["location"] == {"path": "accounts/mill.yml", "lines": {"begin": 19}}
    assert len({issue["fingerprint"] for issue in data}) == len(data)
    assert {issue["severity"] for issue in data} <= {
        "info",
        "minor",
        "major",
        "critical",
        "blocker",
    }


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    root = after(tmp_path, ("status: mentor", "status: enemy"), ("90_000", "80_000"))
    assert as_markdown(compare(root), SENTENCES) == as_markdown(compare(root), SENTENCES)


def test_exit_codes_are_0_whatever_changed_1_for_findings_of_a_severity_and_2_when_it_could_not_run(
    tmp_path: Path,
) -> None:
    root = after(tmp_path, ("    close_date: 2027-03-01\n", ""))
    assert gosart(root, "diff").returncode == 0
    assert gosart(root, "diff", "--fail-on", "error").returncode == 1
    assert gosart(root, "diff", "--fail-on", "never").returncode == 0
    commit(root, "No date")
    assert gosart(root, "diff", "HEAD", "--fail-on", "advice").returncode == 0
    assert gosart(root, "diff", "nowhere").returncode == 2


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        ("markdown", MARKER),
        ("json", '{"version": 2, "error": "There is no revision'),
        ("github", "::error title=gosart::The comparison could not run: There is no revision"),
        ("gitlab", "["),
    ],
)
def test_a_comparison_that_failed_never_reads_as_clean(
    tmp_path: Path, style: str, begins: str
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    ran = gosart(root, "diff", "nowhere", "--format", style)
    assert ran.returncode == 2
    assert ran.stdout.startswith(begins)
    assert "There is no revision" in ran.stdout.replace("&#39;", "'")
    assert ran.stderr.startswith("gosart: There is no revision 'nowhere'.")


def test_a_plan_broken_by_the_change_fails_a_pipeline_that_asks_for_it(tmp_path: Path) -> None:
    root = after(tmp_path, ("status: neutral", "status: neutrl"))
    ran = gosart(root, "diff", "--fail-on", "error")
    assert ran.returncode == 1
    assert "The plan can no longer be read: 1 problem." in ran.stdout
