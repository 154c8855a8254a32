"""`gosart assess`: asked at a terminal or read from a file, the plan keeps every other byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.editing.conftest import Gosart
from tests.editing.terminal import at_terminal
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

DEAL = """\
# The stones are worn.
name:   New stones    # for both gears
stage: proposal
owner: ada
assessments:
  # in the kitchen, with Emil
  - date: 2026-11-01
    for: us
    by: ada
    ratings:
      compelling_event: {rating: "+", evidence: "The old ones crack: by May", source: emil}
      unique_business_value: "?"
  - {date: 2026-11-02, for: quern, by: ada, ratings: {compelling_event: "-"}}

# what we do
actions:
  - {id: M7, type: prove, what: Grind a sack, owner: ada, due: 2026-12-01}
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "accounts/acme/account.yml": """
        name: Acme
        owner: bea
        team: {ada: {name: Ada Brook}, bea: {name: Bea Hill}}
        people: {emil: {name: Emil Ash, title: Miller}}
        competitors: {quern: {name: Quern Co}}
    """,
    "accounts/acme/opportunities/stones.yml": DEAL,
}
PATH = "accounts/acme/opportunities/stones.yml"
ADDED = """\
  - date: 2026-11-23
    for: us
    by: ada
    ratings:
      compelling_event: {rating: "+", evidence: "The old ones crack: by May", source: emil}
      unique_business_value: {rating: "?", evidence: Nobody counted}
"""
ACTION = """\
  - id: M8
    type: retrieve
    what: Count the sacks
    owner: ada
    due: 2026-12-07
    status: open
    criteria: [unique_business_value]
"""


def with_answers(plan: str) -> str:
    """The plan with the new assessment after the old ones, and the action after the others."""
    return plan.replace("\n\n# what we do", "\n" + ADDED + "\n# what we do") + ACTION


ANSWERS = """\
ratings:
  compelling_event: {rating: "+", evidence: "The old ones crack: by May", source: emil}
  unique_business_value:
    rating: "?"
    evidence: Nobody counted
    action: {what: Count the sacks, due: 2026-12-07}
  political_alignment: {rating: , evidence: , source: }
"""


def flat(text: str) -> str:
    """What a terminal shows without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_a_session_shows_prior_ratings_and_those_of_rivals_and_writes_the_assessment(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, FILES)
    code, output = at_terminal(
        tmp_path,
        ["assess", "acme", "--profile", "core"],
        [
            ("Rating [+]:", "\n"),
            ("Evidence (Enter: as last time)", "\n"),
            ("Who told us (a person's id) (Enter: as last time)", "\n"),
            ("Rating [?]:", "x\n"),
            ("Type +, -, ? or .", "?\n"),
            ("Evidence (Enter: none)", "Nobody counted\n"),
            ("Who told us (a person's id) (Enter: nobody)", "emile\n"),
            ("Did you mean 'emil'?", "\n"),
            ("What will you do to find out", "Count the sacks\n"),
            ("Who does it (a team id) [ada]", "\n"),
            ("By when [2026-12-07]", "\n"),
            ("Rating:", ".\n"),
        ],
    )
    assert code == 0, output
    plain = flat(output)
    assert "1/3  The compelling event  Is there an opportunity?" in plain
    assert "  - Why do they have to act, and why now?" in plain
    assert "  Last time, 2026-11-01, Ada Brook: + The old ones crack: by May (emil)" in plain
    assert "  Competitors: Quern Co -" in plain
    assert "+    by: ada" in plain
    assert (tmp_path / PATH).read_text() == with_answers(DEAL)


def test_a_session_that_was_left_goes_on_where_it_was(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    first = [
        ("Rating [+]:", "+\n"),
        ("Evidence", "\n"),
        ("Who told us", "\n"),
        ("Rating [?]:", "q\n"),
    ]
    code, output = at_terminal(tmp_path, ["assess", "acme/stones", "--profile", "core"], first)
    assert code == 2
    assert "Kept, nothing is written yet. Go on with: gosart assess acme/stones" in output
    assert (tmp_path / PATH).read_text() == DEAL
    second = [
        ("Rating [?]:", "b\n"),
        ("Rating [+]:", "\n"),
        ("Evidence", "\n"),
        ("Who told us", "\n"),
        ("Rating [?]:", ".\n"),
        ("Rating:", ".\n"),
    ]
    code, output = at_terminal(tmp_path, ["assess", "acme/stones", "--profile", "core"], second)
    assert code == 0, output
    assert "1 answered before; going on where you left." in output
    added = ADDED.splitlines(keepends=True)
    assert (tmp_path / PATH).read_text() == DEAL.replace(
        "\n\n# what", "\n" + "".join(added[:-1]) + "\n# what"
    )
    code, output = at_terminal(
        tmp_path, ["assess", "acme/stones", "--profile", "core"], [("Rating [+]:", "q\n")]
    )
    assert "answered before" not in output


def test_answers_come_from_a_file_where_there_is_no_terminal(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {**FILES, "answers.yml": ANSWERS})
    ran = gosart("assess", "acme/stones", "--answers", "answers.yml")
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / PATH).read_text() == with_answers(DEAL)
    assert ran.out.startswith(f"--- a/{PATH}\n+++ b/{PATH}\n")
    assert gosart("check").code == 0


def test_the_line_ends_of_the_plan_stay(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(
        tmp_path, {**FILES, PATH: DEAL.replace("\n", "\r\n").encode(), "answers.yml": ANSWERS}
    )
    assert gosart("assess", "acme/stones", "--answers", "answers.yml", "--quiet").out == ""
    assert (tmp_path / PATH).read_bytes() == with_answers(DEAL).replace("\n", "\r\n").encode()


def test_answers_come_from_standard_input_and_may_be_tried(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart(
        "assess",
        "acme/stones",
        "--answers",
        "-",
        "--dry-run",
        "--date",
        "2026-11-20",
        "--by",
        "bea",
        typed=ANSWERS,
    )
    assert "+  - date: 2026-11-20" in ran.out
    assert "+    by: bea" in ran.out
    assert (tmp_path / PATH).read_text() == DEAL


def test_a_rival_is_rated_on_the_criteria_of_rivals_only(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    printed = gosart("assess", "acme/stones", "--for", "quern", "--questions").out
    assert "solution_fit:" in printed
    assert "short_term_revenue:" not in printed
    assert (
        gosart(
            "assess",
            "acme/stones",
            "--for",
            "quern",
            "--answers",
            "-",
            typed='ratings: {solution_fit: "+"}\n',
        ).code
        == 0
    )
    assert (
        '  - date: 2026-11-23\n    for: quern\n    by: ada\n    ratings: {solution_fit: "+"}\n'
        in (tmp_path / PATH).read_text()
    )


def test_the_questions_as_a_file_are_answers_that_say_nothing_yet(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    printed = gosart("assess", "acme/stones", "--questions").out
    assert "  #   - Why do they have to act, and why now?\n" in printed
    ran = gosart("assess", "acme/stones", "--answers", "-", typed=printed)
    assert (ran.code, ran.err) == (
        2,
        "gosart: There is no rating among the answers, so there is nothing to write.\n",
    )
    filled = printed.replace(
        "compelling_event: {rating: , evidence: , source: }",
        'compelling_event: {rating: "+", evidence: They said so}',
    )
    assert gosart("assess", "acme/stones", "--answers", "-", typed=filled).code == 0
    assert (
        'compelling_event: {rating: "+", evidence: They said so}' in (tmp_path / PATH).read_text()
    )


def test_every_problem_in_the_answers_is_reported_where_it_is_and_nothing_is_written(
    tmp_path: Path, gosart: Gosart
) -> None:
    answers = """
        ratings:
          compeling_event: "+"
          solution_fit: x
          inside_support: {rating: "+", source: emile}
          access_to_funds: {rating: "?", action: {what: Ask}}
          degree_of_risk: {rating: "?", action: {what: Ask, due: soon, owner: abe}}
          profitability: {rating: "+", action: {what: Ask, due: 2026-12-01}}
    """
    write_tree(tmp_path, {**FILES, "answers.yml": answers})
    ran = gosart("assess", "acme/stones", "--answers", "answers.yml")
    assert (ran.code, ran.out) == (1, "")
    positions = [line.split(": ")[0] for line in ran.err.splitlines() if line[:7] == "answers"]
    assert [position.removeprefix("answers.yml:") for position in positions] == [
        "2:3", "3:17", "4:41", "5:42", "6:71", "6:58", "7:40",
    ]  # fmt: skip
    assert "Did you mean 'compelling_event'?" in ran.err
    assert (tmp_path / PATH).read_text() == DEAL


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("acme/stone",), "Did you mean 'stones'?"),
        (
            ("acme/stones", "--for", "nobody"),
            "'nobody' is not a competitor in this account. Available: us, quern",
        ),
        (("acme/stones", "--by", "abe"), "'abe' is not in our team. Available: ada, bea."),
        (
            ("acme/stones", "--profile", "slow"),
            "There is no profile 'slow'. Available: quick, core.",
        ),
        (
            ("acme/stones",),
            (
                "No terminal to ask at. Give the answers in a file: gosart assess "
                "acme/stones --questions > answers.yml"
            ),
        ),
        (("bare",), "'bare' has no opportunity to assess. `gosart new bare/NAME` writes one."),
        (("mill/stones", "--answers", "-"), "The plan of 'mill' has errors."),
    ],
)
def test_what_cannot_be_assessed_is_exit_code_2_and_a_sentence(
    tmp_path: Path, gosart: Gosart, arguments: tuple[str, ...], sentence: str
) -> None:
    bare = "name: Bare\nowner: ada\nteam: {ada: {name: Ada}}\n"
    write_tree(
        tmp_path,
        {**FILES, "accounts/bare.yml": bare, "accounts/mill.yml": MILL.replace("proposal", "hope")},
    )
    ran = gosart("assess", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_the_criterion_on_sales_resources_comes_with_the_plans_own_figures(
    tmp_path: Path, gosart: Gosart
) -> None:
    costs = (
        "cost_of_sale: 20_000\ncurrency: EUR\n"
        "resources: [{name: Trial, amount: 24_000}, {name: Flight, amount: 900, currency: USD}]\n"
    )
    write_tree(tmp_path, {**FILES, PATH: DEAL + costs})
    sentence = (
        "Our resources in the plan cost EUR 24,000 and USD 900; the expected cost of sale is EUR "
        "20,000."
    )
    printed = gosart("assess", "acme/stones", "--questions").out
    assert (
        f"  #   {sentence}\n  sales_resource_requirements: {{rating: , evidence: , source: }}"
        in printed
    )
    assert sentence not in gosart("assess", "acme/stones", "--questions", "--for", "quern").out
