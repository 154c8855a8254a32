"""Files that do not fit together are told, with both places, and the account is there to show
it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.repository.loader import read_repository
from tests.writing import write_tree


def told(root: Path, files: dict[str, str | bytes]) -> list[str]:
    """Write the files and give the problems, those of accounts with their id in front."""
    return told_of(write_tree(root, files))


def told_of(root: Path) -> list[str]:
    loaded = read_repository(root, "accounts")
    every = [
        *loaded.problems,
        *(problem for account in loaded.accounts for problem in account.problems),
    ]
    return [
        f"{p.account}: {p.location.path}:{p.location.line}:{p.location.column} {p.code} "
        f"{p.message} {p.hint}"
        for p in every
    ]


@pytest.mark.parametrize(
    ("name", "path", "message", "hint"),
    [
        ("Acme.yml", "Acme.yml", "'Acme' is not an id", "Rename it to 'acme.yml', or"),
        (
            "acme corp/account.yml",
            "acme corp",
            "'acme corp' is not an id",
            "Rename it to 'acme-corp', or",
        ),
        (
            "acme_corp.md",
            "acme_corp.md",
            "'acme_corp' is not an id",
            "Rename it to 'acme-corp.md', or",
        ),
        (
            "acme--corp.yml",
            "acme--corp.yml",
            "'acme--corp' is not an id",
            "Rename it to 'acme-corp.yml', or",
        ),
        ("恒泽.yml", "恒泽.yml", "'恒泽' is not an id", "Rename it, or"),
        ("README.md", "README.md", "'README' is not an id", "Rename it to 'readme.md', or"),
    ],
)
def test_a_name_that_is_no_id_is_told_with_the_nearest(
    tmp_path: Path, name: str, path: str, message: str, hint: str
) -> None:
    assert told(tmp_path, {f"accounts/{name}": "a: b\n"}) == [
        (
            f": accounts/{path}:1:1 S030 {message}. It becomes the page's address, "
            f"so use lower-case letters, digits and single hyphens. "
            f"{hint} start its name with _ if it is not an account."
        )
    ]


def test_an_ending_in_capitals_is_read_wherever_it_stands(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/acme.YML": "name: A\n",
            "accounts/bo/Account.yml": "not: read\n",
            "accounts/bo/account.Yaml": "name: B\n",
            "accounts/bo/people.YML": "dana: {}\n",
            "accounts/bo/notes/later.MD": "# Later\n",
            "accounts/bo/notes/plan.Yml": "x: y\n",
            "accounts/_shared/team.yAmL": "ann: {}\n",
        },
    )
    repository = read_repository(tmp_path, "accounts")
    acme, bo = repository.accounts
    assert (acme.tree.data, bo.path) == ({"name": "A"}, "accounts/bo/account.Yaml")
    assert bo.tree.data == {"name": "B", "people": {"dana": {}}, "Account": {"not": "read"}}
    assert [(note.slug, note.document.body) for note in bo.notes] == [("later", "# Later\n")]
    assert bo.attachments == ("accounts/bo/notes/plan.Yml",)
    assert repository.shared.data == {"team": {"ann": {}}}
    assert repository.problems == acme.problems == bo.problems == ()


def test_two_files_of_one_name_are_two_whatever_the_case_of_their_endings(tmp_path: Path) -> None:
    assert told(tmp_path, {"accounts/acme.YML": "a: b\n", "accounts/acme.yml": "a: b\n"}) == [
        (
            "acme: accounts/acme.yml:1:1 S031 The account 'acme' is here and at "
            "accounts/acme.YML. Keep one of them: either a file, or a folder with account.yml "
            "in it."
        )
    ]


@pytest.mark.parametrize(
    ("first", "second", "paths"),
    [
        ("acme.yml", "acme/account.yml", ("acme", "acme.yml")),
        ("acme.yml", "acme.yaml", ("acme.yaml", "acme.yml")),
        ("acme.yml", "acme.md", ("acme.md", "acme.yml")),
    ],
)
def test_an_account_in_two_places_names_both(
    tmp_path: Path, first: str, second: str, paths: tuple[str, str]
) -> None:
    assert told(
        tmp_path, {f"accounts/{first}": "name: A\n", f"accounts/{second}": "name: B\n"}
    ) == [
        (
            f"acme: accounts/{paths[1]}:1:1 S031 The account 'acme' is here and at "
            f"accounts/{paths[0]}. "
            "Keep one of them: either a file, or a folder with account.yml in it."
        )
    ]


def test_a_folder_without_an_account_file_is_told_and_still_an_account(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/acme/people.yml": "dana: {name: Dana}\n"})
    (account,) = read_repository(tmp_path, "accounts").accounts
    assert (account.id, account.path) == ("acme", "accounts/acme")
    assert account.tree.data == {"people": {"dana": {"name": "Dana"}}}
    assert told_of(tmp_path) == [
        (
            "acme: accounts/acme:1:1 S033 This folder is an account, but there is no "
            "account.yml or account.md in it. Add account.yml with the account's name, or "
            "start the folder's name with _ if it is not an account."
        )
    ]


KEEP = "Keep one of them: a file's path is the key of its content."


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"account.yml": "name: A\npeople: {dana: {}}\n", "people.yml": "sam: {}\n"},
            (
                "people.yml:1:1 S032 The key 'people' is both in this file and at "
                "accounts/acme/account.yml:2:1."
            ),
        ),
        (
            {
                "account.yml": "name: A\n",
                "people.yml": "a: {}\ndana: {}\n",
                "people/dana.yml": "name: Dana\n",
            },
            (
                "people/dana.yml:1:1 S032 The key 'people.dana' is both in this file and at "
                "accounts/acme/people.yml:2:1."
            ),
        ),
        (
            {
                "account.md": "---\nname: A\n---\n",
                "opportunities/x/opportunity.yml": "name: X\nassessments: []\n",
                "opportunities/x/assessments.yml": "- a\n",
            },
            (
                "opportunities/x/assessments.yml:1:1 S032 The key "
                "'opportunities.x.assessments' is both in this file and at "
                "accounts/acme/opportunities/x/opportunity.yml:2:1."
            ),
        ),
        (
            {
                "account.yml": "name: A\n",
                "opportunities/x/opportunity.yml": "name: X\n",
                "opportunities/x.yml": "name: X\n",
            },
            (
                "opportunities/x/opportunity.yml:1:1 S032 The key 'opportunities.x' is both in "
                "this file and at accounts/acme/opportunities/x.yml:1:1."
            ),
        ),
        (
            {"account.yml": "name: A\n", "people.yml": "a: {}\n", "people.yaml": "b: {}\n"},
            (
                "people.yml:1:1 S032 The key 'people' is both in this file and at "
                "accounts/acme/people.yaml:1:1."
            ),
        ),
        (
            {"account.yml": "name: A\n", "account.md": "---\nowner: ada\n---\nText\n"},
            (
                "account.yml:1:1 S032 The account's own keys are both here and in "
                "accounts/acme/account.md."
            ),
        ),
    ],
)
def test_a_key_from_two_files_names_both_places(
    tmp_path: Path, files: dict[str, str | bytes], said: str
) -> None:
    assert told(tmp_path, {f"accounts/acme/{name}": text for name, text in files.items()}) == [
        f"acme: accounts/acme/{said} {KEEP}"
    ]


def test_a_key_that_is_left_empty_supplies_nothing(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/acme/account.yml": "name: A\npeople:\nopportunities:\n",
            "accounts/acme/people.yml": "dana: {}\n",
            "accounts/acme/opportunities/x.yml": "name: X\n",
        },
    )
    (account,) = read_repository(tmp_path, "accounts").accounts
    assert (account.problems, account.tree.data) == (
        (),
        {"name": "A", "people": {"dana": {}}, "opportunities": {"x": {"name": "X"}}},
    )


def test_a_file_below_a_key_that_is_a_text_is_told(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        {
            "accounts/acme/account.yml": "people: everybody\n",
            "accounts/acme/people/dana.yml": "name: Dana\n",
        },
    ) == [
        (
            "acme: accounts/acme/people/dana.yml:1:1 S035 This file belongs below 'people', "
            "which is text or a list at accounts/acme/account.yml:1:1. Write keys there, or "
            "move this file's content into that one."
        )
    ]


@pytest.mark.parametrize(
    ("path", "account"),
    [("acme.yml", "acme"), ("acme/account.yml", "acme"), ("_shared/team.yml", "")],
)
def test_a_list_where_an_account_or_shared_entries_are_expected_is_told(
    tmp_path: Path, path: str, account: str
) -> None:
    (said,) = told(tmp_path, {f"accounts/{path}": "# all\n- name: A\n"})
    assert said.startswith(
        f"{account}: accounts/{path}:2:1 S022 This is a list, but keys and values are expected."
    )


def test_a_shared_file_that_no_account_can_refer_to_is_told(tmp_path: Path) -> None:
    assert told(
        tmp_path, {"accounts/_shared/people.yml": "a: b\n", "accounts/_shared/insights/x.md": "x"}
    ) == [
        (
            f": accounts/_shared/{path}:1:1 S034 '{key}' is not shared between accounts. "
            f"Allowed here: team, competitors, "
            "partners, offerings. Start the name with _ if it is not meant to be read."
        )
        for path, key in (("insights/x.md", "insights"), ("people.yml", "people"))
    ]


@pytest.mark.parametrize(
    ("name", "wrong", "near"),
    [
        ("Call notes.md", "Call notes", "call-notes"),
        ("2026/Q1_review.md", "Q1_review", "q1-review"),
    ],
)
def test_a_note_whose_name_is_no_address_is_told(
    tmp_path: Path, name: str, wrong: str, near: str
) -> None:
    files = {"accounts/acme/account.yml": "name: A\n", f"accounts/acme/notes/{name}": "x\n"}
    assert told(tmp_path, dict(files)) == [
        (
            f"acme: accounts/acme/notes/{name}:1:1 S030 '{wrong}' becomes part of a page's "
            f"address, so use lower-case letters, digits and single hyphens. Rename it to '{near}'."
        )
    ]


def test_an_account_that_cannot_be_parsed_is_there_with_its_problem(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {"accounts/acme.yml": "name: [A\n", "accounts/bo.yml": "name: B\n", "accounts/cy.yml": ""},
    )
    broken, fine, empty = read_repository(tmp_path, "accounts").accounts
    assert [(p.code, p.account) for p in broken.problems + fine.problems + empty.problems] == [
        ("S012", "acme"),
        ("S001", "cy"),
    ]
    assert broken.tree.data == {}
    assert broken.tree.line(broken.problems[0].location) == "name: [A"


def test_links_between_folders_are_told_and_never_followed(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/acme/account.yml": "name: A\n",
            "accounts/acme/notes/x.md": "x\n",
            "accounts/_shared/team.yml": "a: {}\n",
        },
    )
    (tmp_path / "accounts" / "acme" / "notes" / "again").symlink_to("..")
    (tmp_path / "accounts" / "bo").symlink_to("acme")
    (tmp_path / "accounts" / "cy").symlink_to("cy")
    assert [said.partition(" This is")[0] for said in told_of(tmp_path)] == [
        "acme: accounts/acme/notes/again:1:1 S005",
        "bo: accounts/bo:1:1 S005",
    ]


def test_an_attachment_that_is_a_link_out_of_the_repository_is_not_taken(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "secret.txt": "x",
            "site/accounts/acme/account.yml": "name: A\n",
            "site/accounts/acme/notes/x.txt": "x",
        },
    )
    notes = tmp_path / "site/accounts/acme/notes"
    (notes / "a.png").symlink_to("../../../../secret.txt")
    (notes / "b.png").symlink_to("gone.png")
    (notes / "c.png").symlink_to("x.txt")
    (account,) = read_repository(tmp_path / "site", "accounts").accounts
    assert account.attachments == ("accounts/acme/notes/c.png", "accounts/acme/notes/x.txt")
    assert [(problem.location.path[-5:], problem.code) for problem in account.problems] == [
        ("a.png", "S005"),
        ("b.png", "S003"),
        ("x.txt", "S040"),
    ]


def test_folders_nested_too_deep_are_told(tmp_path: Path) -> None:
    files = {"accounts/acme/account.yml": "name: A\n", f"accounts/acme/{'a/' * 40}x.yml": "a: b\n"}
    assert [said.rpartition("/")[2] for said in told(tmp_path, dict(files))] == [
        "a:1:1 S007 Folders are nested deeper than 20 levels. Move it up."
    ]


@pytest.mark.parametrize(
    "name", ["a\nb.yml", "a\x1b.yml", b"a\xff.yml".decode("utf-8", "surrogateescape")]
)
def test_a_name_that_cannot_be_shown_is_told_at_its_folder(tmp_path: Path, name: str) -> None:
    assert told(
        tmp_path, {"accounts/acme/account.yml": "name: A\n", f"accounts/acme/{name}": "a: b\n"}
    ) == [
        (
            "acme: accounts/acme:1:1 S030 A name in this folder contains characters that "
            "cannot be displayed. Rename it with letters, digits and hyphens."
        )
    ]
