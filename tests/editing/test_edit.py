"""`gosart edit`: the right file is found, what changed is shown, and a plan is never made worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.conftest import Gosart
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

FILES = {
    "mkdocs.yml": CONFIG,
    "accounts/acme/account.yml": MINIMAL_ACCOUNT + "tags: [steel]  # for the filter\n",
    "accounts/acme/people.yml": "dana: {name: Dana Oak, title: Chief}   # met in May\n",
    "accounts/acme/opportunities/main/opportunity.md": "---\nname: Main deal\n---\n# The story\n",
    "accounts/acme/opportunities/main/actions.yml": """
        # PRIME
        - {id: A1, type: prove, what: Show it, owner: ada, due: 2026-12-01, status: open}   # first
        -   id: A2
            type: retrieve
            what: "Ask who pays"
            owner: ada
            due: 2026-12-05

        # more to come
    """,
    "accounts/mill.yml": MILL,
}


def test_a_value_is_set_in_the_file_that_holds_it_and_the_diff_is_shown(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    path = tmp_path / "accounts/acme/opportunities/main/actions.yml"
    before = path.read_bytes()
    ran = gosart("edit", "acme/main", "actions.A1.status=done")
    assert (ran.code, ran.err) == (0, "")
    assert path.read_bytes() == before.replace(b"status: open", b"status: done")
    assert ran.out.startswith(
        "--- a/accounts/acme/opportunities/main/actions.yml\n"
        "+++ b/accounts/acme/opportunities/main/actions.yml\n@@ "
    )
    assert [line for line in ran.out.splitlines()[2:] if line.startswith(("-", "+"))] == [
        (
            "-- {id: A1, type: prove, what: Show it, owner: ada, due: 2026-12-01, status: open}   "
            "# first"
        ),
        (
            "+- {id: A1, type: prove, what: Show it, owner: ada, due: 2026-12-01, status: done}   "
            "# first"
        ),
    ]


def test_a_new_key_goes_where_its_neighbours_are(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart(
        "edit", "acme/main", "actions.2.status=done", "amount=400_000", "strategy.type=frontal"
    )
    assert ran.code == 0, ran.err
    folder = tmp_path / "accounts/acme/opportunities/main"
    assert (
        "    due: 2026-12-05\n    status: done\n\n# more to come\n"
        in (folder / "actions.yml").read_text()
    )
    assert (
        (folder / "opportunity.md").read_text()
        == "---\nname: Main deal\namount: 400_000\nstrategy: {type: frontal}\n---\n# The story\n"
    )


def test_the_accounts_own_keys_are_set_without_an_opportunity(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    assert (
        gosart("edit", "acme", "people.dana.status=supporter", "tags+=export", "currency=SEK").code
        == 0
    )
    assert (
        tmp_path / "accounts/acme/people.yml"
    ).read_text() == "dana: {name: Dana Oak, title: Chief, status: supporter}   # met in May\n"
    account = (tmp_path / "accounts/acme/account.yml").read_text()
    assert account == MINIMAL_ACCOUNT + "tags: [steel, export]  # for the filter\ncurrency: SEK\n"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("actions.A1.status=dun", "accounts/acme/opportunities/main/actions.yml:2:"),
        ("flavour=rye", "There is no key 'flavour' here."),
        ("owner=nobody", "nobody"),
        ("close_date=tomorrow", "tomorrow"),
    ],
)
def test_what_would_make_an_error_is_reported_and_not_written(
    tmp_path: Path, gosart: Gosart, change: str, sentence: str
) -> None:
    write_tree(tmp_path, FILES)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    ran = gosart("edit", "acme/main", "amount=1", change)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err
    assert ran.err.endswith("Nothing was written.\n")
    assert {path: path.read_bytes() for path in before} == before


def test_an_error_that_was_there_before_does_not_stop_its_mending(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, {"accounts/acme.yml": MINIMAL_ACCOUNT + "tier: kee\ncurrency: EURO\n"})
    assert gosart("edit", "acme", "tier=key").code == 0
    assert (
        tmp_path / "accounts/acme.yml"
    ).read_text() == MINIMAL_ACCOUNT + "tier: key\ncurrency: EURO\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("acne", "owner=ada"), "There is no account 'acne' in accounts/. Did you mean 'acme'?"),
        (
            ("acme/mane", "owner=ada"),
            "The account 'acme' has no opportunity 'mane'. Did you mean 'main'?",
        ),
        (
            ("acme/main", "actions.A7.status=done"),
            "'actions.A7.status': the list has no 'A7'. There are A1, A2.",
        ),
        (("acme/main", "actions=none"), "accounts/acme/opportunities/main/actions.yml"),
        (("acme/main", "amount"), "'amount' is not a change: write KEY=VALUE"),
        (("acme", "tags..x=1"), "'tags..x' is not a key"),
        (("acme", "name+=x"), "'name' is not a list"),
    ],
)
def test_what_cannot_be_set_is_exit_code_2_and_a_sentence(
    tmp_path: Path, gosart: Gosart, arguments: tuple[str, ...], sentence: str
) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("edit", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert "Traceback" not in ran.err


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("edit", "mill/stones", "amount=95_000", "--dry-run")
    assert "+    amount: 95_000" in ran.out.splitlines()
    assert "amount: 90_000" in (tmp_path / "accounts/mill.yml").read_text()


def test_quiet_shows_nothing_and_writes(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("edit", "mill/stones", "amount=95_000", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "amount: 95_000" in (tmp_path / "accounts/mill.yml").read_text()


def test_a_value_that_stands_there_already_changes_nothing(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    assert (
        gosart("edit", "mill/stones", "amount=90_000").out
        == "Nothing to change: the plan says so already.\n"
    )


def test_a_key_is_taken_out_with_the_comment_behind_it_and_nothing_else(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    assert (
        gosart(
            "edit", "acme/main", "actions.A2.outcome=They pay", "actions.A1.done=2026-11-20"
        ).code
        == 0
    )
    path = tmp_path / "accounts/acme/opportunities/main/actions.yml"
    before = path.read_bytes()
    ran = gosart(
        "edit",
        "acme/main",
        "--unset",
        "actions.A1.done",
        "actions.A1.status=blocked",
        "--unset",
        "actions.A2.outcome",
    )
    assert (ran.code, ran.err) == (0, "")
    expected = before.replace(b"status: open, done: 2026-11-20", b"status: blocked").replace(
        b"    outcome: They pay\n", b""
    )
    assert path.read_bytes() == expected
    assert "-    outcome: They pay\n" in ran.out


def test_items_are_named_by_the_numbers_they_had_before_the_change(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(
        tmp_path,
        {"accounts/acme.yml": MINIMAL_ACCOUNT + "tags: [a, b, c, d, e, f, g, h, i, j, k]\n"},
    )
    assert (
        gosart(
            "edit",
            "acme",
            "--unset",
            "tags.2",
            "--unset",
            "tags.10",
            "--unset",
            "tags.1",
            "tags+=l",
        ).code
        == 0
    )
    assert (
        tmp_path / "accounts/acme.yml"
    ).read_text() == MINIMAL_ACCOUNT + "tags: [c, d, e, f, g, h, i, k, l]\n"


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("actions.A2.due", "P001 'due' is missing in opportunities.main.actions.A2."),
        ("actions.A1.owner", "P001 Action A1 has no owner."),
        ("name", "P001 'name' is missing in opportunities.main."),
    ],
)
def test_what_a_plan_needs_is_not_taken_out(
    tmp_path: Path, gosart: Gosart, key: str, sentence: str
) -> None:
    write_tree(tmp_path, FILES)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    ran = gosart("edit", "acme/main", "--unset", key)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err
    assert ran.err.endswith("Nothing was written.\n")
    assert {path: path.read_bytes() for path in before} == before


def test_whom_others_refer_to_is_not_taken_out(tmp_path: Path, gosart: Gosart) -> None:
    plan = MINIMAL_ACCOUNT + (
        "people:\n  dana: {name: Dana, title: Chief}\n"
        "  emil: {name: Emil, title: Miller, reports_to: dana}\n"
    )
    write_tree(tmp_path, {"accounts/acme.yml": plan})
    ran = gosart("edit", "acme", "--unset", "people.dana")
    assert (ran.code, "There is no person 'dana'." in ran.err) == (1, True)
    assert (tmp_path / "accounts/acme.yml").read_text() == plan


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("acme", "--unset", "people"),
            "Nothing else is in accounts/acme/people.yml: remove the file.",
        ),
        (
            ("acme", "--unset", "opportunities"),
            "'opportunities' is also in accounts/acme/opportunities/main/actions.yml",
        ),
        (
            ("acme/main", "--unset", "actions.A9"),
            "'actions.A9': the list has no 'A9'. There are A1, A2.",
        ),
        (("acme", "--unset", "tags.1.x"), "'tags.1' holds a text, so there is no 'x' in it."),
        (("acme",), "Say what to change: KEY=VALUE, or --unset KEY."),
    ],
)
def test_what_cannot_be_taken_out_is_exit_code_2_and_a_sentence(
    tmp_path: Path, gosart: Gosart, arguments: tuple[str, ...], sentence: str
) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("edit", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_what_is_not_there_needs_not_be_taken_out(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("edit", "acme/main", "--unset", "close_date", "--unset", "actions.A1.done")
    assert (ran.code, ran.out) == (0, "Nothing to change: the plan says so already.\n")


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("edit", "    gosart edit acme/main --unset actions.A2.done --unset actions.A2.outcome"),
        ("new", "    gosart new acme"),
        ("assess", "    gosart assess acme/pumps --questions > answers.yml"),
        ("completion", '    eval "$(gosart completion bash)"      in ~/.bashrc'),
    ],
)
def test_examples_in_the_help_stand_on_lines_of_their_own(
    gosart: Gosart, command: str, line: str
) -> None:
    assert line in gosart(command, "--help").out.splitlines()
