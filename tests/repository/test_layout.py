"""A file's path is the key of what it holds, at any depth."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import Location
from gosart.errors import GosartError
from gosart.repository.loader import read_repository
from gosart.yaml.document import AccountFiles, Repository
from tests.writing import write_tree


def repository(root: Path, files: dict[str, str | bytes]) -> Repository:
    return read_repository(write_tree(root, files), "accounts")


def only_account(root: Path, files: dict[str, str | bytes]) -> AccountFiles:
    (account,) = repository(root, files).accounts
    return account


@pytest.mark.parametrize("name", ["acme.yml", "acme.yaml", "acme/account.yml", "acme/account.yaml"])
def test_an_account_is_a_file_or_a_folder(tmp_path: Path, name: str) -> None:
    account = only_account(tmp_path, {f"accounts/{name}": "name: Acme\n"})
    assert (account.id, account.path, account.tree.data, account.problems) == (
        "acme",
        f"accounts/{name}",
        {"name": "Acme"},
        (),
    )


@pytest.mark.parametrize("name", ["acme.md", "acme/account.md"])
def test_an_account_in_markdown_has_keys_and_a_narrative(tmp_path: Path, name: str) -> None:
    account = only_account(tmp_path, {f"accounts/{name}": "---\nname: Acme\n---\nTheir story.\n"})
    assert account.tree.data == {"name": "Acme"}
    assert [(key, document.body) for key, document in account.tree.narratives()] == [
        ((), "Their story.\n")
    ]


def test_a_file_supplies_the_key_of_its_path(tmp_path: Path) -> None:
    account = only_account(
        tmp_path,
        {
            "accounts/acme/account.yml": "name: Acme\npeople: {sam: {name: Sam}}\n",
            "accounts/acme/people/dana.yml": "name: Dana\n",
            "accounts/acme/value.yml": "solution: Mill\n",
            "accounts/acme/competitors/brixo.md": "---\nname: Brixo\n---\nCheap.\n",
            "accounts/acme/opportunities/desk.yml": "name: Desk\n",
            "accounts/acme/opportunities/mill/opportunity.md": "---\nname: Mill\n---\nBig.\n",
            "accounts/acme/opportunities/mill/assessments.yml": "- {date: 2026-01-01}\n",
            "accounts/acme/opportunities/mill/test/reviews.yml": "- {kind: team-meeting}\n",
        },
    )
    assert account.problems == ()
    assert account.tree.data == {
        "name": "Acme",
        "people": {"sam": {"name": "Sam"}, "dana": {"name": "Dana"}},
        "value": {"solution": "Mill"},
        "competitors": {"brixo": {"name": "Brixo"}},
        "opportunities": {
            "desk": {"name": "Desk"},
            "mill": {
                "name": "Mill",
                "assessments": [{"date": "2026-01-01"}],
                "test": {"reviews": [{"kind": "team-meeting"}]},
            },
        },
    }
    assert [key for key, _ in account.tree.narratives()] == [
        ("competitors", "brixo"),
        ("opportunities", "mill"),
    ]


def test_each_key_is_located_in_the_file_that_supplies_it(tmp_path: Path) -> None:
    tree = only_account(
        tmp_path,
        {
            "accounts/acme/account.yml": "name: Acme\npeople:\n  sam: {name: Sam}\n",
            "accounts/acme/people/dana.yml": "# who\nname: Dana\n",
            "accounts/acme/people/sam.md": "All about Sam.\n",
            "accounts/acme/people/lee.md": "All about Lee.\n",
        },
    ).tree
    assert tree.locate(("people", "dana", "name"))[0].value == Location(
        "accounts/acme/people/dana.yml", 2, 7, 4
    )
    assert tree.locate(("people", "dana"))[0].key.path == "accounts/acme/people/dana.yml"
    assert tree.locate(("people", "sam", "name"))[0].value == Location(
        "accounts/acme/account.yml", 3, 15, 3
    )
    assert tree.locate(("people", "sam", "role")) == tree.locate(("people", "sam"))
    assert tree.locate(("people", "lee", "name"))[0].key == Location("accounts/acme/people/lee.md")
    assert tree.locate(("nothing", "there"))[0].key.path == "accounts/acme/account.yml"


def test_a_text_without_front_matter_tells_about_keys_of_another_file(tmp_path: Path) -> None:
    account = only_account(
        tmp_path,
        {
            "accounts/acme/account.yml": "name: Acme\npeople: {sam: {name: Sam}}\n",
            "accounts/acme/account.md": "About Acme.\n",
            "accounts/acme/people/sam.md": "About Sam.\n",
        },
    )
    assert (account.problems, account.path) == ((), "accounts/acme/account.yml")
    assert account.tree.data == {"name": "Acme", "people": {"sam": {"name": "Sam"}}}
    assert {key: document.body for key, document in account.tree.narratives()} == {
        (): "About Acme.\n",
        ("people", "sam"): "About Sam.\n",
    }


def test_notes_and_attachments_are_found_at_any_depth(tmp_path: Path) -> None:
    account = only_account(
        tmp_path,
        {
            "accounts/acme/account.yml": "name: Acme\n",
            "accounts/acme/plan.pdf": b"%PDF",
            "accounts/acme/notes/2026-01-05-call.md": "Hello\n",
            "accounts/acme/notes/visits/mill.md": "---\ntitle: Mill\n---\nHello\n",
            "accounts/acme/notes/visits/mill.png": b"\x89PNG",
            "accounts/acme/notes/figures.yml": "not: [read\n",
            "accounts/acme/opportunities/desk/lines.csv": "a,b\n",
        },
    )
    assert account.problems == ()
    assert [(note.slug, note.document.data) for note in account.notes] == [
        ("2026-01-05-call", {}),
        ("visits/mill", {"title": "Mill"}),
    ]
    assert account.attachments == (
        "accounts/acme/notes/figures.yml",
        "accounts/acme/notes/visits/mill.png",
        "accounts/acme/opportunities/desk/lines.csv",
        "accounts/acme/plan.pdf",
    )


def test_names_that_begin_with_a_dot_or_an_underscore_are_left_alone(tmp_path: Path) -> None:
    loaded = repository(
        tmp_path,
        {
            "accounts/acme/account.yml": "name: Acme\n",
            "accounts/acme/.hidden.yml": "[",
            "accounts/acme/_drafts/people.yml": "[",
            "accounts/acme/notes/_draft.md": "x",
            "accounts/_template.yml": "[",
            "accounts/.obsidian/x.yml": "[",
            "accounts/_old/account.yml": "[",
            "accounts/_notes.txt": "ignored",
            "accounts/acme.yml.bak": "ignored",
        },
    )
    (account,) = loaded.accounts
    assert (loaded.problems, account.problems, account.notes, account.attachments) == (
        (),
        (),
        (),
        (),
    )
    assert [path for path, _ in account.signature] == ["accounts/acme/account.yml"]


def test_shared_entries_are_read_for_the_four_keys(tmp_path: Path) -> None:
    loaded = repository(
        tmp_path,
        {
            "accounts/_shared/team.yml": "ada: {name: Ada}\n",
            "accounts/_shared/partners/hollin.md": "---\nname: Hollin\n---\nGood.\n",
            "accounts/_shared/competitors/brixo.yml": "name: Brixo\n",
            "accounts/_shared/offerings.yaml": "mill: Mill\n",
            "accounts/_shared/logo.svg": "<svg/>",
        },
    )
    assert (loaded.accounts, loaded.problems) == ((), ())
    assert loaded.shared.data == {
        "team": {"ada": {"name": "Ada"}},
        "partners": {"hollin": {"name": "Hollin"}},
        "competitors": {"brixo": {"name": "Brixo"}},
        "offerings": {"mill": "Mill"},
    }
    assert len(loaded.shared_signature) == 5


def test_accounts_come_sorted_by_their_id(tmp_path: Path) -> None:
    names = ["zeta/account.yml", "acme.yml", "a-1.md", "acme-2.yaml"]
    assert [
        account.id
        for account in repository(
            tmp_path, {f"accounts/{name}": "---\na: b\n" for name in names}
        ).accounts
    ] == [
        "a-1",
        "acme",
        "acme-2",
        "zeta",
    ]


def test_only_the_accounts_asked_for_are_read(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {"accounts/acme.yml": "name: Acme\n", "accounts/bo.yml": "[", "accounts/Bad Name.yml": "["},
    )
    loaded = read_repository(tmp_path, "accounts", frozenset({"acme"}))
    assert ([account.id for account in loaded.accounts], loaded.problems) == (["acme"], ())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("acmee", "There is no account 'acmee'. Did you mean 'acme'?"),
        ("zzz", "There is no account 'zzz'. Available: acme, northwind."),
    ],
)
def test_an_account_that_is_not_there_is_told_with_the_nearest(
    tmp_path: Path, name: str, sentence: str
) -> None:
    write_tree(tmp_path, {"accounts/acme.yml": "a: b\n", "accounts/northwind.yml": "a: b\n"})
    with pytest.raises(GosartError) as raised:
        read_repository(tmp_path, "accounts", frozenset({"acme", name}))
    assert str(raised.value) == sentence


def test_a_missing_folder_of_accounts_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        GosartError,
        match=(
            r"The folder of accounts 'plans' does not exist\. Create it below .*, or set the "
            r"option"
        ),
    ):
        read_repository(tmp_path, "plans")
    write_tree(tmp_path, {"file": "x"})
    with pytest.raises(GosartError, match="'file' is not a folder"):
        read_repository(tmp_path, "file")


def test_a_folder_of_accounts_that_is_a_link_out_of_the_repository_is_refused(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"elsewhere/acme.yml": "a: b\n", "site/x": ""})
    (tmp_path / "site" / "accounts").symlink_to("../elsewhere")
    with pytest.raises(GosartError, match="lies outside the repository"):
        read_repository(tmp_path / "site", "accounts")
