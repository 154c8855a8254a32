"""Links in the folder of accounts: followed to its own files, never to more readers than theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import Severity
from gosart.repository.document_cache import DocumentCache
from gosart.repository.loader import read_repository
from gosart.yaml.document import Repository
from tests.writing import write_tree

NARROW = "name: Bo\naudience: account-team\n"


def linked(root: Path, files: dict[str, str], links: dict[str, str]) -> Repository:
    """Read a folder with some files and links, the links by what they are below `accounts/`."""
    write_tree(root, {"accounts/acme/account.yml": "name: A\n", **files})
    for name, target in links.items():
        path = root / "accounts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)
    return read_repository(root, "accounts")


def told(repository: Repository) -> list[tuple[str, str, str]]:
    """Give what is said of links: path, message and severity."""
    problems = [*repository.problems]
    problems += (problem for account in repository.accounts for problem in account.problems)
    return [
        (problem.location.path.removeprefix("accounts/"), str(problem.message), problem.severity)
        for problem in problems
        if problem.code == "S005"
    ]


OUT = "This is a link that leads out of 'accounts', and is not followed."
RENAMED = "This is a link to a plan under another name, and is not followed."
FEWER = "This is a link to something that may be for a narrower audience, and is not followed."


@pytest.mark.parametrize(
    "name", ["acme/people.yml", "acme/notes/a.md", "acme/notes/a.png", "bo.yml"]
)
@pytest.mark.parametrize(
    "target", ["/etc/hostname", "plans/x.yml", ".git/config", "accounts.bak/x"]
)
def test_a_link_out_of_the_folder_is_told_and_never_read(
    tmp_path: Path, name: str, target: str
) -> None:
    write_tree(
        tmp_path, {"plans/x.yml": "zebra: {}\n", ".git/config": "zebra", "accounts.bak/x": "zebra"}
    )
    goal = target if target.startswith("/") else str(tmp_path / target)
    found = linked(tmp_path, {}, {name: goal})
    assert told(found) == [(name, OUT, Severity.ERROR)]
    assert "zebra" not in repr(found)
    assert all(account.attachments == () for account in found.accounts)


@pytest.mark.parametrize("name", ["_old.yml", "_drafts", "acme/_x.png", "acme/notes/_deep/_y"])
def test_what_is_ignored_is_told_where_it_leads_out_of_the_folder(
    tmp_path: Path, name: str
) -> None:
    write_tree(tmp_path, {"beside/a.md": "a"})
    ignored = "acme/notes/_deep" if "_deep" in name else name
    found = linked(tmp_path, {}, {ignored: str(tmp_path / "beside")})
    message = "This is a link that leads out of 'accounts': nothing in it is read."
    assert told(found) == [(ignored, message, Severity.WARNING)]


def test_a_stray_link_is_told_and_a_stray_file_is_not(tmp_path: Path) -> None:
    found = linked(tmp_path, {"accounts/logo.png": "x"}, {"hosts.txt": "/etc/hosts"})
    assert told(found) == [("hosts.txt", OUT, Severity.ERROR)]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("acme/people.yml", "../_lists/people.yml"),
        ("acme/people.yml", "../_lists/deep/people.yaml"),
        ("acme/people.yml", "../_shared/people.YML"),
        ("acme/people.yml", "../cy/people.yml"),
        ("bo.yml", "cy/account.yml"),
        ("acme/notes/a.md", "../../cy/notes/b.md"),
        ("acme/notes/a.md", "b.txt"),
    ],
)
def test_a_link_inside_the_folder_is_followed(tmp_path: Path, name: str, target: str) -> None:
    goal = Path("accounts", name).parent / target
    path = str(Path(*_resolved(goal)))
    found = linked(
        tmp_path, {"accounts/cy/account.yml": "name: C\n", path: "zebra: {}\n"}, {name: target}
    )
    assert told(found) == []
    assert "zebra" in repr(found.accounts[0 if name.startswith("acme") else 1])


def _resolved(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts


@pytest.mark.parametrize(
    ("name", "target", "files"),
    [
        ("acme/people.yml", "../bo/people.yml", {"bo/account.yml": NARROW}),
        ("acme/people.yml", "../bo/people.yml", {"bo.md": f"---\n{NARROW}---\nText\n"}),
        ("acme/people.yml", "../bo/people.yml", {"bo/account.YML": NARROW}),
        ("acme/notes/a.md", "../../bo/notes/b.md", {"bo/account.yml": NARROW}),
        ("acme/notes/a.pdf", "../../bo/notes/b.pdf", {"bo/account.yml": NARROW}),
        ("acme/notes/a.pdf", "../../Bo Ltd/b.pdf", {"Bo Ltd/account.yml": NARROW}),
        ("acme/notes/a.txt", "../../_secret/f.txt", {"_secret/account.yml": NARROW}),
        ("acme/people.yml", "../_secret/people.yml", {"_secret/account.yml": NARROW}),
        (
            "acme/notes/a.pdf",
            "../../bo/notes/b.pdf",
            {"bo/account.yml": "name: [\naudience: team\n"},
        ),
        (
            "acme/notes/a.md",
            "../opportunities/big/story.md",
            {"acme/opportunities/big/opportunity.yml": "audience: account-team\n"},
        ),
        (
            "acme/notes/a.png",
            "../opportunities/big/x.png",
            {"acme/account.yml": "name: A\nopportunities:\n  big:\n    audience: team\n"},
        ),
    ],
)
def test_a_link_into_what_is_for_fewer_readers_is_told_and_not_followed(
    tmp_path: Path, name: str, target: str, files: dict[str, str]
) -> None:
    goal = "/".join(_resolved(Path("accounts", name).parent / target))
    written = {f"accounts/{path}": text for path, text in files.items()}
    found = linked(tmp_path, {**written, goal: "zebra: {}\n"}, {name: target})
    assert (name, FEWER, Severity.ERROR) in told(found)
    acme = found.accounts[0]
    assert f"accounts/{name}" not in acme.attachments
    assert "zebra" not in repr(
        [mount.document.data for mount in acme.tree.mounts if mount.document.path.endswith(name)]
    )
    assert [note.slug for note in acme.notes] == []


def test_an_audience_of_the_whole_account_is_no_bar_inside_it(tmp_path: Path) -> None:
    files = {"accounts/acme/account.yml": f"{NARROW}people: {{ann: {{audience: team}}}}\n"}
    found = linked(
        tmp_path, {**files, "accounts/acme/notes/b.png": "x"}, {"acme/notes/a.png": "b.png"}
    )
    assert told(found) == []
    assert found.accounts[0].attachments == (
        "accounts/acme/notes/a.png",
        "accounts/acme/notes/b.png",
    )


@pytest.mark.parametrize("target", ["../account.yml", "../../bo.MD", "../../_lists/x.yaml"])
def test_a_plan_is_not_published_as_it_is_by_a_link_of_another_name(
    tmp_path: Path, target: str
) -> None:
    files = {"accounts/bo.MD": "---\nname: B\n---\n", "accounts/_lists/x.yaml": "a: b\n"}
    found = linked(tmp_path, files, {"acme/notes/plan.txt": target})
    assert told(found) == [("acme/notes/plan.txt", RENAMED, Severity.ERROR)]
    assert found.accounts[0].attachments == ()


def test_a_link_is_looked_at_again_when_what_it_leads_to_gets_fewer_readers(tmp_path: Path) -> None:
    cache = DocumentCache()
    found = linked(
        tmp_path,
        {"accounts/bo/account.yml": "name: B\n", "accounts/bo/people.yml": "zebra: {}\n"},
        {"acme/people.yml": "../bo/people.yml"},
    )
    first = read_repository(tmp_path, "accounts", cache=cache)
    assert told(found) == told(first) == []
    write_tree(tmp_path, {"accounts/bo/account.yml": NARROW})
    again = read_repository(tmp_path, "accounts", cache=cache)
    assert told(again) == [("acme/people.yml", FEWER, Severity.ERROR)]
    assert again.accounts[0].signature != first.accounts[0].signature
    assert "zebra" not in repr(again.accounts[0].tree.data)
