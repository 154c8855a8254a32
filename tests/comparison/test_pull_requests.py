"""Ten pull requests as people make them: what a sales manager reads first, and what is nowhere."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from gosart.comparison.renderers.markdown import as_markdown
from gosart.comparison.renderers.text import as_text
from tests.comparison.pull_requests import PULL_REQUESTS, proposed
from tests.comparison.repositories import sentences_in

SENTENCES = sentences_in("en")

READ_FIRST = {
    "a good week": (
        "1 account changed, 11 things got better.",
        (
            "| The vote on New stones is won: 2 of 2 needed (before: 1 of 2 needed). New stones: "
            "close date moved 14 days earlier, from 1 Mar 2027 to 15 Feb 2027. |"
        ),
    ),
    "a lost mentor": (
        "1 account changed, 9 things got worse.",
        (
            "| The verdict on New stones turns from “Develop” to “Change strategy”. New stones: "
            "close date slipped by 60 days, from 1 Mar 2027 to 30 Apr 2027. |"
        ),
    ),
    "a reformat": ("No change in content: Mill & Sons.", ""),
    "a new account": (
        "1 new account.",
        (
            "A new plan. New opportunity: New stones (proposal, €90,000, 1 Mar 2027). It has 2 "
            "assessments, 2 actions."
        ),
    ),
    "a deleted account": (
        "1 account deleted.",
        (
            "The plan was deleted. Opportunity removed from the plan: Paper bags (qualified, "
            "€40,000, "
            "15 Jan 2027)."
        ),
    ),
    "a rename": (
        "1 account changed, 1 thing got better.",
        (
            "Renamed from 'mill' to 'mill-and-sons'. New stones: amount rose from €90,000 to "
            "€95,000. "
            "Fern"
        ),
    ),
    "a broken plan": (
        "1 plan cannot be read, 2 problems to fix.",
        "The plan can no longer be read: 2 problems. 'neutrl' is not a value of 'status'.",
    ),
    "a conflict marker": (
        "1 plan cannot be read, 1 problem to fix.",
        (
            "The plan can no longer be read: 1 problem. A merge conflict starts here and has "
            "not been resolved."
        ),
    ),
    "a huge import": (
        "300 new accounts.",
        (
            "A new plan. New opportunity: New stones (proposal, €90,000, 1 Mar 2027). It has 2 "
            "assessments, 2 actions."
        ),
    ),
    "a hostile one": (
        "1 account changed.",
        "@ceo <script> (CFO): name changed from Fern Yew to @ceo <script>.",
    ),
}


def without_findings(line: str) -> str:
    """Leave out how many findings there are: that is the rules' own affair."""
    return re.sub(r", [\d,]+ (new findings?( \([\d,]+ errors?\))?|findings? resolved)", "", line)


@pytest.mark.parametrize("name", PULL_REQUESTS)
def test_the_headline_and_the_first_row_say_what_matters(tmp_path: Path, name: str) -> None:
    text = as_markdown(proposed(tmp_path, name), SENTENCES)
    headline, first = READ_FIRST[name]
    lines = [unescape(line).replace("\u2060", "") for line in text.splitlines()]
    assert without_findings(lines[1]) == f"### Account plans: {headline}"
    row = next((line for line in lines if line.startswith("| **")), "")
    assert first in row
    assert len(text) <= 65_536
    assert text.count("<details>") == text.count("</details>")


@pytest.mark.parametrize("name", PULL_REQUESTS)
def test_the_terminal_says_the_same_first(tmp_path: Path, name: str) -> None:
    lines = as_text(proposed(tmp_path, name), SENTENCES).splitlines()
    assert lines[0] == "main → the working tree"
    assert without_findings(lines[1]) == READ_FIRST[name][0]


def test_a_huge_import_is_a_table_a_few_stories_and_one_fold_of_lines(tmp_path: Path) -> None:
    text = as_markdown(proposed(tmp_path, "a huge import"), SENTENCES)
    assert text.count("\n| **Account") == 20
    open_lines = re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)
    assert "\n- " not in open_lines
    assert re.search(
        r"<details><summary>\d+ more accounts in a line each</summary>\n\n- Account", text
    )


def test_a_rename_brings_and_solves_no_finding(tmp_path: Path) -> None:
    (account,) = proposed(tmp_path, "a rename").accounts
    assert (account.new, account.solved) == ((), ())
