"""`gosart new`: a plan that is valid at once, with the questions of each part; nothing is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gosart.method.loader import load_method
from tests.editing.conftest import Gosart
from tests.editing.terminal import at_terminal
from tests.site.building import made_pages
from tests.site.repositories import MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

DEAL = "accounts/acme/opportunities/pumps.yml"
SHARED = {"accounts/_shared/team.yml": "ann-berg: {name: Ann Berg}\n"}


def toggled(plan: str) -> str:
    """What an editor's "toggle comment" on the whole file makes of its comments."""
    return re.sub(r"^( *)# ?", r"\1", plan, flags=re.MULTILINE)


def problem_codes(gosart: Gosart) -> list[str]:
    """What is wrong in what is written; what the rules still miss is the seller's next work."""
    return [
        problem["message"]
        for problem in json.loads(gosart("check", "--format", "json").out)["problems"]
    ]


def test_an_empty_folder_becomes_a_site_with_a_plan_without_a_problem(
    tmp_path: Path, gosart: Gosart
) -> None:
    assert gosart("new", "acme", "--yes").code == 0
    assert gosart("new", "acme/pumps", "--yes").code == 0
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.yml")) == [
        "accounts/acme/account.yml",
        DEAL,
        "mkdocs.yml",
    ]
    assert (
        (tmp_path / "accounts/acme/account.yml")
        .read_text()
        .startswith("# yaml-language-server: $schema=../../schemas/account.json\n")
    )
    assert (
        (tmp_path / DEAL)
        .read_text()
        .startswith("# yaml-language-server: $schema=../../../schemas/opportunity.json\n")
    )
    assert (tmp_path / "schemas/opportunity.json").is_file()
    assert "slides/\n" in (tmp_path / ".gitignore").read_text(), "decks may be for few readers"
    assert problem_codes(gosart) == []


def test_the_new_plan_has_its_pages(tmp_path: Path, gosart: Gosart) -> None:
    gosart("new", "acme", "--name", "Acme Works", "--owner", "Ann Berg", "--yes")
    gosart("new", "acme/pumps", "--name", "Pump renewal", "--amount", "400_000", "--yes")
    page = made_pages(tmp_path).page("accounts/acme/")
    assert "Pump renewal" in page.text
    assert "Ann Berg" in page.text


def test_questions_are_answered_at_the_terminal_and_asked_again_when_the_answer_is_none(
    tmp_path: Path, gosart: Gosart
) -> None:
    ran = gosart("new", "acme", typed="Acme: the works\nAnn Berg\n\nEURO\nSEK\n")
    assert ran.code == 0
    assert "'EURO' is not a currency such as EUR." in ran.err
    lines = (tmp_path / "accounts/acme/account.yml").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        'name: "Acme: the works"',
        "owner: ann-berg",
        "currency: SEK",
        "status: target",
        "team:",
        "  ann-berg: {name: Ann Berg}",
    ]


def test_the_questions_about_an_opportunity_are_its_own(tmp_path: Path, gosart: Gosart) -> None:
    gosart("new", "acme", "--yes")
    assert (
        gosart("new", "acme/pumps", typed="Pumps\nproposal\nmuch\n400_000\n2027-03-31\n").code == 0
    )
    lines = (tmp_path / DEAL).read_text().splitlines()
    assert [
        line for line in lines if line and not line.startswith("#") and "owner" not in line
    ] == [
        "name: Pumps",
        "stage: proposal",
        "amount: 400_000",
        "close_date: 2027-03-31",
        "status: open",
    ]


def test_leaving_the_questions_writes_nothing(tmp_path: Path, gosart: Gosart) -> None:
    ran = gosart("new", "acme", typed="Acme\n")
    assert ran.code == 2
    assert ran.err.endswith("No one to ask. Give the answers as options, and --yes for the rest.\n")
    code, output = at_terminal(tmp_path, ["new", "acme"], [("Name of the account", "\x04")])
    assert (code, output.endswith("Stopped.\n")) == (2, True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_is_there_with_its_questions_and_is_valid_once_its_example_is_live(
    tmp_path: Path, gosart: Gosart, language: str
) -> None:
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": f"site_name: x\nplugins: [{{gosart: {{language: {language}}}}}]\n",
            **SHARED,
        },
    )
    assert gosart("new", "acme", "--owner", "ann-berg", "--yes").code == 0
    assert gosart("new", "acme/pumps", "--yes").code == 0
    method = load_method(language)
    account, opportunity = (
        (tmp_path / path).read_text() for path in ("accounts/acme/account.yml", DEAL)
    )
    assert [
        letter.letter
        for letter in method.gosart
        if f"## {letter.letter} · {letter.label}" in account + opportunity
    ] == list("GOSART")
    assert "## " + method.by_key["customer_business_profile"].questions[0] in account
    assert "## " + method.by_key["compelling_event"].questions[0] in opportunity
    live = {"accounts/acme/account.yml": toggled(account), DEAL: toggled(opportunity)}
    write_tree(tmp_path, live)
    for key in ("profile:", "goal:", "people:", "competitors:"):
        assert f"\n{key}" in live["accounts/acme/account.yml"]
    for key in (
        "objective:",
        "strategy:",
        "value:",
        "assessments:",
        "actions:",
        "resources:",
        "test:",
    ):
        assert f"\n{key}" in live[DEAL]
    assert problem_codes(gosart) == []


def test_an_owner_who_is_known_to_all_accounts_is_not_written_again(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, SHARED)
    gosart("new", "acme", "--owner", "Ann Berg", "--yes")
    written = (tmp_path / "accounts/acme/account.yml").read_text()
    assert "\nowner: ann-berg\n" in written
    assert "\nteam:" not in written


def test_an_opportunity_of_an_account_in_one_file_is_added_to_it(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": MILL})
    before = (tmp_path / "accounts/mill.yml").read_text()
    ran = gosart("new", "mill/doors", "--name", "New doors", "--yes")
    assert ran.out.startswith("Wrote .gitignore\nWrote mkdocs.yml\nAdded to accounts/mill.yml\n")
    after = (tmp_path / "accounts/mill.yml").read_text()
    assert after.startswith(before.rstrip("\n"))
    assert "\n  doors:\n    ## " in after
    assert "\n    name: New doors\n" in after
    assert gosart("check").code == 0


def test_an_opportunity_of_a_markdown_account_goes_into_its_front_matter(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {"accounts/mill.md": f"---\n{MINIMAL_ACCOUNT}---\n# Story\n"})
    gosart("new", "mill/doors", "--yes")
    written = (tmp_path / "accounts/mill.md").read_text()
    assert written.startswith(f"---\n{MINIMAL_ACCOUNT}opportunities:\n  doors:\n")
    assert written.endswith("\n---\n# Story\n")
    assert gosart("check").code == 0


@pytest.mark.parametrize(
    ("files", "target", "sentence"),
    [
        (
            {"accounts/acme.yml": MINIMAL_ACCOUNT},
            "acme",
            "accounts/acme.yml already exists, and nothing is overwritten.",
        ),
        ({"accounts/acme/account.yml": MINIMAL_ACCOUNT}, "acme", "accounts/acme already exists"),
        (
            {"accounts/mill.yml": MILL},
            "mill/stones",
            "The opportunity 'mill/stones' already exists",
        ),
        (
            {"accounts/mill.yml": MILL},
            "mil/doors",
            "There is no account 'mil' in accounts/. Did you mean 'mill'?",
        ),
        ({}, "Acme Works", "Try: gosart new acme-works"),
        ({}, "Größe", "Try: gosart new grosse"),
        ({"accounts/acme.yml": "name: [\n"}, "acme/doors", "accounts/acme.yml:1"),
    ],
)
def test_nothing_is_overwritten_and_a_wrong_name_is_reported(
    tmp_path: Path, gosart: Gosart, files: dict[str, str], target: str, sentence: str
) -> None:
    write_tree(tmp_path, files)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ran = gosart("new", target, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("acme", "--currency", "EURO"), "'EURO' is not a currency"),
        (("acme", "--amount", "5"), "An account has no --amount."),
        (
            ("mill/doors", "--stage", "lost"),
            "'lost' is not a stage of this site. Choose one of: identified,",
        ),
        (("mill/doors", "--amount", "much"), "'much' is not an amount such as 100_000"),
        (("mill/doors", "--owner", "nobody"), "'nobody' is not in our team. Available: ada."),
    ],
)
def test_a_flag_that_fits_nothing_is_reported(
    tmp_path: Path, gosart: Gosart, arguments: tuple[str, ...], sentence: str
) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": MILL})
    ran = gosart("new", *arguments, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_keys_of_the_head_that_nobody_gave_stand_there_as_examples_and_are_set_there(
    tmp_path: Path, gosart: Gosart
) -> None:
    assert gosart("new", "acme", "--yes").code == 0
    assert gosart("new", "acme/pumps", "--close-date", "2027-03-31", "--yes").code == 0
    plan = tmp_path / "accounts/acme/opportunities/pumps.yml"
    assert "\n# close_date:" not in plan.read_text()
    assert gosart("edit", "acme/pumps", "amount=400_000", "cost_of_sale=9_000").code == 0
    assert gosart("edit", "acme", "goal.team=Grow", "reviewed=2026-11-23").code == 0
    head = plan.read_text().split("## O · Objective")[0]
    assert "\namount: 400_000\n# amount: 100_000\n" in head
    assert "\ncost_of_sale: 9_000\n" in head
    assert (
        "\nreviewed: 2026-11-23\n"
        in (tmp_path / "accounts/acme/account.yml")
        .read_text()
        .split("## The customer's business")[0]
    )


def test_the_help_says_with_what_to_begin_and_cuts_no_sentence(gosart: Gosart) -> None:
    output = gosart("--help").out
    assert "..." not in output[output.index("Commands:") :]
    assert "Start with `gosart new ACCOUNT`" in output


SPACE = """\
name: Acme
owner: ann-berg
currency: EUR
units: {north: {name: North works}, south: South}
whitespace:
  north:
    care: {status: potential, amount: 120_000, owner: jo}  # asked in May
    line: {status: won}
  south:
    line: {status: rival, amount: 90_000, holder: rival}
competitors: {rival: {name: Rival}}
offerings: {line: Line}
"""
SPACE_TEAM = {
    "accounts/_shared/team.yml": "ann-berg: {name: Ann Berg}\njo: {name: Jo}\n",
    "accounts/_shared/offerings.yml": "care: Managed care\n",
    "mkdocs.yml": "site_name: x\nplugins: [gosart]\n",
}


def test_an_opportunity_begins_with_what_its_place_in_the_white_space_has(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {**SPACE_TEAM, "accounts/acme/account.yml": SPACE})
    ran = gosart("new", "acme/care", "--from-whitespace", "north.care", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "Added to accounts/acme/account.yml" in ran.out
    lines = (tmp_path / "accounts/acme/opportunities/care.yml").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")][:5] == [
        "name: Managed care, North works",
        "stage: identified",
        "amount: 120_000",
        "owner: jo",
        "status: open",
    ]
    assert (tmp_path / "accounts/acme/account.yml").read_text() == SPACE.replace(
        "{status: potential, amount: 120_000, owner: jo}",
        "{status: open, amount: 120_000, owner: jo, opportunity: care}",
    )
    assert problem_codes(gosart) == []


def test_what_is_given_wins_and_a_competitor_stays_in_a_place_of_an_account_in_one_file(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {**SPACE_TEAM, "accounts/acme.yml": SPACE})
    flags = ("--name", "Oust them", "--amount", "95_000", "--yes")
    assert gosart("new", "acme/oust", "--from-whitespace", "south.line", *flags).code == 0
    text = (tmp_path / "accounts/acme.yml").read_text()
    assert "line: {status: rival, amount: 90_000, holder: rival, opportunity: oust}" in text
    assert "    name: Oust them\n" in text
    assert "    amount: 95_000\n" in text
    # a place that nobody has looked at
    assert gosart("new", "acme/new", "--from-whitespace", "south.care", "--yes").code == 0
    text = (tmp_path / "accounts/acme.yml").read_text()
    assert re.search(r"care: *\{?\s*status: open,?\s*opportunity: new", text)
    assert problem_codes(gosart) == []


@pytest.mark.parametrize(
    ("target", "place", "error"),
    [
        ("acme/care", "north", "'north' is not a place of the white space: write UNIT.OFFERING"),
        ("acme/care", "nord.care", "'acme' has no unit 'nord'. Did you mean 'north'?"),
        ("acme/care", "north.cars", "'acme' has no offering 'cars'. Did you mean 'care'?"),
        ("acme/care", "north.line", "'north.line' is ours already: its status is 'won'."),
        ("other", "north.care", "--from-whitespace begins an opportunity."),
    ],
)
def test_a_place_with_nothing_to_win_is_refused_and_nothing_written(
    tmp_path: Path, gosart: Gosart, target: str, place: str, error: str
) -> None:
    write_tree(tmp_path, {**SPACE_TEAM, "accounts/acme/account.yml": SPACE})
    ran = gosart("new", target, "--from-whitespace", place, "--yes")
    assert ran.code == 2
    assert error in ran.err
    assert not (tmp_path / "accounts/acme/opportunities").exists()


def test_a_place_that_has_a_deal_is_refused(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, {**SPACE_TEAM, "accounts/acme/account.yml": SPACE})
    gosart("new", "acme/care", "--from-whitespace", "north.care", "--yes")
    ran = gosart("new", "acme/again", "--from-whitespace", "north.care", "--yes")
    assert "'north.care' is pursued already: by 'acme/care'." in ran.err
