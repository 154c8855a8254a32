"""Nothing of a user's surroundings changes what git says, and what stands in the way is told."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gosart.errors import GosartError
from gosart.repository.loader import read_repository
from gosart.vcs.changed_files import changed_files, changed_lines
from gosart.vcs.git import RefusedError, ask_git
from gosart.vcs.last_touched import last_touched
from gosart.vcs.log import read_log
from gosart.vcs.mainline import mainline
from gosart.vcs.revisions import choose_snapshots
from gosart.vcs.snapshot import Snapshots
from tests.comparison.repositories import git, repository
from tests.history.stories import Repository
from tests.writing import write_tree

FILES = {"accounts/acme.yml": "name: Acme\n", "accounts/bo.yml": "name: Bo\n"}
Environ = Callable[[str, str], None]


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch) -> Environ:
    """Set a variable of the environment."""
    return monkeypatch.setenv


def names_at(root: Path, revision: str = "HEAD") -> list[object]:
    """Give the names of the accounts at a revision."""
    snapshot = Snapshots(root).commit(ask_git(root, "rev-parse", revision).decode().strip())
    return [
        account.tree.data["name"]
        for account in read_repository(snapshot.files, "accounts").accounts
    ]


def changed(root: Path, base: str = "HEAD", *, staged: bool = False) -> tuple[str, ...]:
    """Give the files that differ from a revision."""
    return changed_files(*choose_snapshots(root, base, "", staged=staged), "accounts").paths


SETTINGS = {
    "core.quotePath": "true",
    "color.ui": "always",
    "color.diff": "always",
    "core.pager": "false",
    "diff.external": "false",
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "diff.renames": "copies",
    "diff.interHunkContext": "30",
    "diff.ignoreSubmodules": "all",
    "diff.upside.textconv": "rev",
    "diff.upside.command": "false",
    "log.follow": "true",
    "log.showSignature": "true",
    "log.showRoot": "false",
    "log.diffMerges": "separate",
    "log.date": "relative",
    "i18n.logOutputEncoding": "ISO-8859-1",
    "format.pretty": "oneline",
    "grep.fullName": "true",
    "grep.column": "true",
    "grep.lineNumber": "true",
    "status.relativePaths": "false",
    "status.short": "true",
    "status.branch": "true",
    "status.showUntrackedFiles": "no",
    "core.attributesFile": "ours",
}


@pytest.mark.parametrize("by", ["file", "environment"])
def test_settings_of_a_user_change_nothing(tmp_path: Path, environ: Environ, by: str) -> None:
    made = Repository(tmp_path / "plans")
    root = made.root / "sales"
    text = "".join(f"line {number}\n" for number in range(40))
    files = {f"sales/accounts/{name}": text for name in ("acme.yml", "bo/Größe „eins“.md")}
    first = made.commit("2026-09-01", {**files, ".gitattributes": "*.yml diff=upside -text\n"})
    text = text.replace("line 3\n", "line three\n").replace("line 20\n", "line twenty\n")
    write_tree(made.root, dict.fromkeys(files, text))
    write_tree(made.root, {"ours": "*.md -diff\n", "sales/accounts/new.yml": "name: New\n"})

    def asked() -> list[object]:
        snapshots = choose_snapshots(root, first, "")
        found = changed_files(*snapshots, "accounts")
        log = read_log(root, "accounts")
        touched = dict(last_touched(root, "accounts", date(2026, 11, 1)))
        return [found, changed_lines(*snapshots, found.paths), log.steps, touched, mainline(root)]

    before = asked()
    assert before[1] == dict.fromkeys(
        ("accounts/acme.yml", "accounts/bo/Größe „eins“.md"), frozenset({4, 21})
    )
    if by == "file":
        for name, value in SETTINGS.items():
            made.git("config", name, value)
    else:
        environ("GIT_CONFIG_COUNT", str(len(SETTINGS)))
        for number, (name, value) in enumerate(SETTINGS.items()):
            environ(f"GIT_CONFIG_KEY_{number}", name)
            environ(f"GIT_CONFIG_VALUE_{number}", value)
    read_log.__globals__["_read"].cache_clear()
    assert asked() == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_CONFIG", "/nowhere"),
        ("GIT_DIFF_OPTS", "-u9"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_PAGER", "false"),
        ("GIT_PREFIX", "accounts/"),
        ("GIT_SHALLOW_FILE", "/nowhere"),
        ("GIT_TRACE", "1"),
        ("GIT_LITERAL_PATHSPECS", "0"),
        ("LANGUAGE", "de"),
        ("LC_ALL", "de_DE.UTF-8"),
    ],
)
def test_a_variable_of_a_user_changes_nothing(
    tmp_path: Path, environ: Environ, name: str, value: str
) -> None:
    root = repository(tmp_path, FILES)
    environ(name, value)
    assert names_at(root) == ["Acme", "Bo"]
    write_tree(root, {"accounts/bo.yml": "name: Bo & Sons\n"})
    assert changed(root) == ("accounts/bo.yml",)
    assert changed_lines(*choose_snapshots(root, "HEAD", ""), ["accounts/bo.yml"]) == {
        "accounts/bo.yml": {1}
    }
    with pytest.raises(GosartError, match="There is no revision 'nowhere'"):
        choose_snapshots(root, "nowhere", "")


def test_a_folder_may_be_called_by_what_is_a_pattern_elsewhere(tmp_path: Path) -> None:
    root = repository(tmp_path, {"[ab]*/acme.yml": "name: Acme\n", "a/acme.yml": "name: Other\n"})
    write_tree(root, {"[ab]*/acme.yml": "name: Acme Ltd\n", "a/acme.yml": "name: None\n"})
    found = changed_files(*choose_snapshots(root, "HEAD", ""), "[ab]*")
    assert found.paths == ("[ab]*/acme.yml",)


def hooked(root: Path, *command: str) -> str:
    """Commit everything with a hook that prints what a program sees; give what it prints."""
    program = (
        "import sys; from pathlib import Path; from tests.vcs.test_surroundings import seen; "
        "print(seen(Path(sys.argv[1])))"
    )
    here = Path(__file__).parents[2]
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f'#!/bin/sh\ncd "$SEEN_FROM" && PYTHONPATH="{here}:{here}/generator" '
        f'"$PYTHON" -c "{program}" "$SEEN_FROM" >&2\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return ran.stderr.strip()


def seen(root: Path) -> tuple[tuple[str, ...], list[object]]:
    """Give what is staged in a repository, and the names at its last commit."""
    return changed(root, "", staged=True), names_at(root)


@pytest.mark.parametrize("folder", ["", "sales"])
def test_a_hook_before_a_commit_is_told_what_the_commit_will_hold(
    tmp_path: Path, environ: Environ, folder: str
) -> None:
    import sys

    root = repository(
        tmp_path, {f"{folder}/{path}".strip("/"): text for path, text in FILES.items()}
    )
    for name, value in {"PYTHON": sys.executable, "SEEN_FROM": str(root / folder)}.items():
        environ(name, value)
    for role in ("AUTHOR", "COMMITTER"):
        environ(f"GIT_{role}_NAME", "Ada")
        environ(f"GIT_{role}_EMAIL", "ada@example.org")
    write_tree(root / folder, {"accounts/bo.yml": "name: Bo & Sons\n"})
    # the index of such a commit is a file of its own, named by GIT_INDEX_FILE
    told = hooked(root, "git", "commit", "--quiet", "--all", "-m", "Sons")
    assert told == "(('accounts/bo.yml',), ['Acme', 'Bo'])"
    assert changed(root / folder, "", staged=True) == ()


def test_a_hook_of_another_repository_does_not_mislead(tmp_path: Path, environ: Environ) -> None:
    root = repository(tmp_path / "plans", FILES)
    write_tree(root, {"accounts/bo.yml": "name: Bo & Sons\n"})
    git(root, "add", "--all")
    other = repository(tmp_path / "other", {"accounts/acme.yml": "name: Other\n"})
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / ".git/index"),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
    }.items():
        environ(name, value)
    assert seen(root) == (("accounts/bo.yml",), ["Acme", "Bo"])


@pytest.mark.parametrize("index", ["{other}/.git/index", ".git/next-index-7.lock"])
def test_an_index_that_is_not_of_this_repository_is_left_alone(
    tmp_path: Path, environ: Environ, index: str
) -> None:
    root = repository(tmp_path / "plans", FILES)
    other = repository(tmp_path / "other", {"accounts/acme.yml": "name: Other\n"})
    environ("GIT_INDEX_FILE", index.format(other=other))
    assert changed(root, "", staged=True) == ()


def test_an_index_that_a_script_made_is_honoured(tmp_path: Path, environ: Environ) -> None:
    root = repository(tmp_path / "plans", FILES)
    environ("GIT_INDEX_FILE", str(tmp_path / "index"))
    git(root, "read-tree", "HEAD")
    git(root, "rm", "--quiet", "--cached", "accounts/bo.yml")
    assert changed(root, "", staged=True) == ("accounts/bo.yml",)


def test_a_repository_apart_from_its_files_is_found_where_both_are_named(
    tmp_path: Path, environ: Environ
) -> None:
    root = repository(tmp_path / "plans", FILES)
    apart = tmp_path / "apart.git"
    (root / ".git").rename(apart)
    environ("GIT_DIR", str(apart))
    with pytest.raises(GosartError, match=r"GIT_DIR names .*apart\.git.*set GIT_WORK_TREE too"):
        choose_snapshots(root, "HEAD", "")
    environ("GIT_WORK_TREE", str(root))
    assert seen(root) == ((), ["Acme", "Bo"])
    environ("GIT_WORK_TREE", str(tmp_path / "elsewhere"))
    with pytest.raises(GosartError, match="not in a git repository"):
        choose_snapshots(root, "HEAD", "")


def test_a_repository_of_somebody_else_is_told_and_how_to_trust_it(
    tmp_path: Path, environ: Environ
) -> None:
    root = repository(tmp_path, FILES)
    environ("GIT_CONFIG_GLOBAL", os.devnull)
    environ("GIT_CONFIG_NOSYSTEM", "1")
    environ("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(
        RefusedError, match=f"git config --global --add safe.directory {root}"
    ) as caught:
        choose_snapshots(root, "", "")
    assert str(caught.value).startswith(f"git refuses to read {root}: detected dubious ownership")
    assert "does not trust" in str(read_log(root, "accounts").reason)
    assert (last_touched(root, "accounts", date(2026, 11, 1)), mainline(root).why) == ({}, "no-git")
    environ("GIT_CONFIG_COUNT", "1")
    environ("GIT_CONFIG_KEY_0", "safe.directory")
    environ("GIT_CONFIG_VALUE_0", "*")
    assert names_at(root) == ["Acme", "Bo"]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16", "GBK"])
def test_titles_and_authors_are_right_whatever_the_log_is_shown_in(
    tmp_path: Path, encoding: str
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-09-01", FILES, "Größe geändert 会议", "Jörg Weiß")
    made.git("config", "i18n.logOutputEncoding", encoding)
    (step,) = read_log(tmp_path, "accounts").steps
    assert (step.message, step.authors["acme"]) == ("Größe geändert 会议", ("Jörg Weiß",))


@pytest.mark.parametrize(
    ("encoding", "message"),
    [("ISO-8859-1", "Größe geändert"), ("GBK", "会议"), ("", "Größe geändert")],
)
def test_a_commit_in_other_letters_is_read_by_what_it_says_of_them(
    tmp_path: Path, encoding: str, message: str
) -> None:
    made = Repository(tmp_path)
    write_tree(tmp_path, FILES)
    made.git("add", "--all")
    # a program of long ago does not say in which letters it writes
    text = f"tree {made.git('write-tree')}\n"
    person = (
        "Jörg <j@example.org> 1788264000 +0000"
        if encoding != "GBK"
        else "会 <h@example.org> 1788264000 +0000"
    )
    text += f"author {person}\ncommitter {person}\n"
    text += f"encoding {encoding}\n" if encoding else ""
    content = f"{text}\n{message}\n".encode(encoding or "cp1252")
    name = ask_git(
        tmp_path, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", stdin=content
    )
    made.git("update-ref", "refs/heads/main", name.decode().strip())
    (step,) = read_log(tmp_path, "accounts").steps
    assert (step.message, step.authors["acme"]) == (message, (person.split(" <")[0],))


def test_what_an_archive_leaves_out_is_read_all_the_same(tmp_path: Path) -> None:
    root = repository(tmp_path, {**FILES, ".gitattributes": "accounts/** export-ignore\n"})
    assert names_at(root) == ["Acme", "Bo"]


@pytest.mark.parametrize("setting", ["true", "input"])
def test_a_checkout_with_other_line_ends_is_no_change(tmp_path: Path, setting: str) -> None:
    root = repository(tmp_path, {**FILES, "accounts/acme.yml": b"name: Acme\nowner: ada\n"})
    git(root, "config", "core.autocrlf", setting)
    (root / "accounts/acme.yml").write_bytes(b"name: Acme\r\nowner: ada\r\n")
    assert changed(root) == ()
    (root / "accounts/acme.yml").write_bytes(b"name: Acme Ltd\r\nowner: ada\r\n")
    assert changed(root) == ("accounts/acme.yml",)


def test_a_file_that_is_not_checked_out_is_not_deleted(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    git(root, "sparse-checkout", "set", "--no-cone", "/accounts/bo.yml")
    assert sorted(path.name for path in (root / "accounts").iterdir()) == ["bo.yml"]
    assert changed(root) == ()


def test_replaced_and_grafted_commits_count_as_what_they_are(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    first = made.commit("2026-09-01", FILES)
    second = made.commit("2026-09-02", {"accounts/bo.yml": "name: Bo & Sons\n"})
    before = read_log(tmp_path, "accounts").steps
    blob = made.git("rev-parse", "HEAD:accounts/acme.yml")
    made.git("replace", blob, made.git("rev-parse", "HEAD:accounts/bo.yml"))
    made.git("replace", "--graft", second)
    (tmp_path / ".git/info/grafts").write_text(f"{second}\n", encoding="utf-8")
    read_log.__globals__["_read"].cache_clear()
    assert read_log(tmp_path, "accounts").steps == before
    assert choose_snapshots(tmp_path, first, "")[0].commit == first
    assert names_at(tmp_path) == ["Acme", "Bo & Sons"]
