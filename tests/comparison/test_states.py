"""Any two states are compared: revisions, the index, the files as they are, a merge, a shallow
clone, a fork, two folders."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gosart.comparison.model import Comparison
from gosart.errors import GosartError
from gosart.vcs.revisions import choose_snapshots
from tests.comparison.repositories import (
    PLAN,
    changed,
    commit,
    compare,
    git,
    gosart,
    repository,
    sentences,
    the_account,
)
from tests.writing import write_tree

SLIPPED = changed(PLAN, ("90_000", "80_000"))
CHEAPER = changed(PLAN, ("90_000", "70_000"))


def amount(old: str, new: str) -> list[str]:
    return [f"worse New stones: amount fell from €{old} to €{new}."]


def test_without_revisions_it_is_the_merge_base_with_main_against_the_files_as_they_are(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    git(root, "checkout", "--quiet", "main")
    write_tree(root, {"accounts/tall.yml": PLAN})
    commit(root, "Somebody else's work on main")
    git(root, "checkout", "--quiet", "change")
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    commit(root, "Ours")
    write_tree(root, {"accounts/mill.yml": CHEAPER})
    assert sentences(the_account(compare(root))) == amount("90,000", "70,000")


def test_two_revisions_a_range_and_a_range_from_the_merge_base_are_understood(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    first = commit(root, "One")
    write_tree(root, {"accounts/mill.yml": CHEAPER})
    commit(root, "Two")
    assert sentences(the_account(compare(root, first, "HEAD"))) == amount("80,000", "70,000")
    assert sentences(the_account(compare(root, f"{first}..HEAD"))) == amount("80,000", "70,000")
    assert sentences(the_account(compare(root, "main...change"))) == amount("90,000", "70,000")
    assert sentences(the_account(compare(root, "main", first))) == amount("90,000", "80,000")


def test_what_is_staged_is_compared_without_what_is_not(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    git(root, "add", "--all")
    write_tree(root, {"accounts/mill.yml": CHEAPER})
    assert sentences(the_account(compare(root, staged=True))) == amount("90,000", "80,000")
    assert sentences(the_account(compare(root))) == amount("90,000", "70,000")


def test_a_file_that_git_does_not_know_yet_counts(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/tall.yml": "name: Tall\nowner: a\nteam: {a: {name: A}}\n"})
    assert [(account.id, account.status) for account in compare(root).accounts] == [
        ("tall", "added")
    ]


def test_a_merge_is_compared_with_what_it_brings(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    commit(root, "Ours")
    git(root, "checkout", "--quiet", "main")
    write_tree(root, {"accounts/tall.yml": "name: Tall\nowner: a\nteam: {a: {name: A}}\n"})
    commit(root, "Theirs")
    git(root, "merge", "--quiet", "--no-edit", "change")
    assert sentences(the_account(compare(root, "HEAD^1", "HEAD"))) == amount("90,000", "80,000")


def test_a_folder_inside_a_repository_is_compared_as_well(tmp_path: Path) -> None:
    repository(tmp_path, {"plans/accounts/mill.yml": PLAN, "accounts/other.yml": "name: [broken"})
    write_tree(tmp_path, {"plans/accounts/mill.yml": SLIPPED})
    assert sentences(the_account(compare(tmp_path / "plans"))) == amount("90,000", "80,000")


def test_two_folders_need_no_git(tmp_path: Path) -> None:
    write_tree(tmp_path, {"before/accounts/mill.yml": PLAN, "after/accounts/mill.yml": SLIPPED})
    comparison = compare(tmp_path, str(tmp_path / "before"), str(tmp_path / "after"))
    assert sentences(the_account(comparison)) == amount("90,000", "80,000")


def test_a_shallow_clone_says_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    root = repository(tmp_path / "origin", {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    commit(root, "Ours")
    commit(root, "And more of it")
    git(root, "checkout", "--quiet", "main")
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        "--branch",
        "change",
        f"file://{root}",
        "clone",
    )
    with pytest.raises(GosartError, match="shallow: git fetch --unshallow"):
        choose_snapshots(tmp_path / "clone", "", "")
    git(tmp_path / "clone", "fetch", "--quiet", "--unshallow")
    assert sentences(the_account(compare(tmp_path / "clone"))) == amount("90,000", "80,000")


def test_a_fork_is_compared_with_the_main_branch_it_came_from(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {"accounts/mill.yml": PLAN})
    git(tmp_path, "clone", "--quiet", "--branch", "main", str(origin), "fork")
    write_tree(tmp_path / "fork", {"accounts/mill.yml": SLIPPED})
    commit(tmp_path / "fork", "From a fork")
    git(origin, "fetch", "--quiet", str(tmp_path / "fork"), "main:refs/pull/7/head")
    assert sentences(the_account(compare(origin, "main...refs/pull/7/head"))) == amount(
        "90,000", "80,000"
    )


@pytest.mark.parametrize("name", ["nowhere", "--output=/tmp/x", "main:accounts", "-h"])
def test_what_is_no_revision_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    with pytest.raises(GosartError, match="There is no revision"):
        choose_snapshots(root, name, "")


@pytest.mark.parametrize("name", ["..", "...", " .. "])
def test_a_range_without_ends_is_no_comparison(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    ran = gosart(root, "diff", name)
    assert (ran.returncode, "names no revision" in ran.stderr) == (2, True)


@pytest.mark.parametrize("states", ["main..work", "work..main"])
def test_a_file_in_the_place_of_the_folder_is_neither_all_new_nor_all_deleted(
    tmp_path: Path, states: str
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    git(root, "checkout", "--quiet", "-b", "work")
    shutil.rmtree(root / "accounts")
    # as a link is checked out where there are none
    commit(write_tree(root, {"accounts": "plans"}), "A file")
    with pytest.raises(GosartError, match="'accounts' is a file in work, not a folder"):
        compare(root, states)


def test_a_folder_without_git_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(GosartError, match="not in a git repository"):
        choose_snapshots(tmp_path, "", "")


def test_links_in_a_revision_lead_nowhere_outside_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("name: Secret\n", encoding="utf-8")
    root = repository(tmp_path / "repository", {"accounts/mill.yml": PLAN})
    (root / "accounts/tall.yml").symlink_to("../../secret.yml")
    (root / "accounts/twin.yml").symlink_to("mill.yml")
    commit(root, "Links")
    accounts = {account.id: account for account in compare(root, "main", "HEAD").accounts}
    assert [finding.code for finding in accounts["tall"].new] == ["S005"]
    assert accounts["twin"].broken == ""
    assert "Secret" not in repr(accounts)


def test_only_plans_that_differ_are_read(tmp_path: Path) -> None:
    root = repository(
        tmp_path, {"accounts/mill.yml": PLAN, "accounts/tall.yml": "name: [broken for years"}
    )
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    assert [account.id for account in compare(root).accounts] == ["mill"]


def test_a_deleted_folder_of_accounts_is_every_plan_deleted(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": "site_name: x\n"})
    shutil.rmtree(root / "accounts")
    assert [(account.id, account.status) for account in compare(root).accounts] == [
        ("mill", "removed")
    ]


def codes(comparison: Comparison) -> list[tuple[str, str]]:
    """Give path and code of the new problems that belong to no account."""
    return [(finding.location.path, finding.code) for finding in comparison.stray]


@pytest.mark.parametrize("below", ["accounts", "elsewhere"])
def test_where_neither_side_has_plans_nothing_is_said_to_be_unchanged(
    tmp_path: Path, below: str
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN, "elsewhere/x.txt": "x"})
    with pytest.raises(GosartError, match="There is no folder of accounts 'accounts' in main nor"):
        compare(root / below, "main")
    ran = gosart(root / below, "diff", "main", "--format", "markdown")
    assert (ran.returncode, "the comparison could not run" in ran.stdout) == (2, True)


def test_a_folder_of_accounts_that_is_misspelt_is_told(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    with pytest.raises(GosartError, match="There is no folder of accounts 'acounts'"):
        compare(root, "main", accounts_dir="acounts")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("accounts/Beta.yml", "accounts/Beta.yml"),
        ("accounts/Müller GmbH.yml", "accounts/Müller GmbH.yml"),
        ("accounts/Beta.YML", "accounts/Beta.YML"),
        ("accounts/beta_two.yml", "accounts/beta_two.yml"),
        ("accounts/Beta/account.yml", "accounts/Beta"),
    ],
)
def test_a_plan_whose_name_is_no_id_is_told_and_fails(tmp_path: Path, path: str, told: str) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN, "accounts/Old.yml": PLAN})
    write_tree(root, {path: PLAN})
    for staged in (False, True):
        comparison = compare(root, staged=staged)
        assert codes(comparison) == [(told, "S030")]
        assert [finding.code for finding in comparison.failing("error")] == ["S030"]
        git(root, "add", "--all")
    commit(root, "Beta")
    assert codes(compare(root)) == [(told, "S030")]


def test_a_plan_that_gets_a_name_that_is_no_id_is_gone_and_told_why(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    git(root, "mv", "accounts/mill.yml", "accounts/Mill.yml")
    comparison = compare(root)
    assert codes(comparison) == [("accounts/Mill.yml", "S030")]
    assert [(account.id, account.status) for account in comparison.accounts] == [
        ("mill", "removed")
    ]


@pytest.mark.parametrize("place", ["_lists", "_lists/of/europe"])
def test_what_a_link_leads_to_is_part_of_the_plan(tmp_path: Path, place: str) -> None:
    start, end = PLAN.index("team:"), PLAN.index("people:")
    root = repository(tmp_path, {"accounts/mill/account.yml": PLAN[:start] + PLAN[end:]})
    write_tree(
        root, {f"accounts/{place}/emea.yml": "ada: {name: Ada Brook}\nben: {name: Ben Moss}\n"}
    )
    link = root / "accounts/mill/team.yml"
    link.symlink_to(f"../{place}/emea.yml")
    commit(root, "The team of a region")
    assert compare(root, "HEAD").is_empty
    write_tree(root, {f"accounts/{place}/emea.yml": "ada: {name: Ada Brook}\n"})
    for staged in (False, True):
        comparison = compare(root, "HEAD", staged=staged)
        assert [(account.id, account.broken) for account in comparison.accounts] == [
            ("mill", "head")
        ]
        git(root, "add", "--all")
    commit(root, "Ben leaves")
    assert [account.id for account in compare(root, "HEAD~1", "HEAD").accounts] == ["mill"]
    assert compare(root, "HEAD").is_empty


def test_a_link_that_becomes_the_file_it_led_to_is_no_change_of_content(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/_plans/mill.yml": PLAN, "accounts/tall.yml": PLAN})
    (root / "accounts/mill.yml").symlink_to("_plans/mill.yml")
    commit(root, "A link")
    (root / "accounts/mill.yml").unlink()
    write_tree(root, {"accounts/mill.yml": PLAN})
    assert (compare(root, "HEAD").accounts, compare(root, "HEAD").same) == ((), ("Mill & Sons",))


def test_a_plan_that_refers_to_somebody_who_is_gone_is_told_though_nobody_touched_it(
    tmp_path: Path,
) -> None:
    referring = changed(PLAN, ("title: Miller", "title: Miller, same_as: tall/otto"))
    other = "name: Tall\nowner: ada\nteam: {ada: {name: Ada}}\npeople: {otto: {name: Otto}}\n"
    root = repository(tmp_path, {"accounts/mill.yml": referring, "accounts/tall.yml": other})
    write_tree(root, {"accounts/tall.yml": other.replace("otto:", "olga:")})
    accounts = {account.id: account for account in compare(root).accounts}
    assert (accounts["mill"].broken, [finding.code for finding in accounts["mill"].new]) == (
        "head",
        ["P029"],
    )


def test_a_link_to_a_file_is_checked_where_the_plan_is(tmp_path: Path) -> None:
    note = "![The hall](hall.png) and [a plan](../papers/plan.pdf)\n"
    root = repository(
        tmp_path,
        {
            "accounts/mill/account.yml": PLAN,
            "accounts/mill/notes/visit.md": note,
            "accounts/mill/notes/hall.png": b"PNG",
            "accounts/tall/account.yml": PLAN,
            "accounts/mill/papers/plan.pdf": b"PDF",
        },
    )
    (root / "accounts/mill/papers/plan.pdf").unlink()
    (root / "accounts/mill/notes/hall.png").unlink()
    commit(root, "Pictures go")
    (found,) = [
        account for account in compare(root, "main", "HEAD").accounts if account.id == "mill"
    ]
    assert found.broken == "head"
    assert [(finding.code, str(finding.message)) for finding in found.new] == [
        ("P040", "There is no file 'accounts/mill/notes/hall.png'."),
        ("P040", "There is no file 'accounts/mill/papers/plan.pdf'."),
    ]


def test_a_repository_within_the_folder_is_read_as_the_files_it_is(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    repository(root / "accounts/tall", {"account.yml": PLAN})
    assert [(account.id, account.status) for account in compare(root).accounts] == [
        ("tall", "added")
    ]


def test_in_a_bare_repository_two_revisions_are_compared(tmp_path: Path) -> None:
    root = repository(tmp_path / "plans", {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": SLIPPED})
    commit(root, "Ours")
    git(tmp_path, "clone", "--quiet", "--bare", str(root), "bare.git")
    comparison = compare(tmp_path / "bare.git", "main..change")
    assert sentences(the_account(comparison)) == amount("90,000", "80,000")


def test_git_is_started_as_often_for_many_plans_as_for_a_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    really = subprocess.Popen.__init__

    def counted(self: object, command: object, *more: object, **named: object) -> None:
        started.append(command)
        really(self, command, *more, **named)  # type: ignore[call-overload]

    def asked(count: int) -> int:
        names = [f"accounts/a{number}.yml" for number in range(count)]
        root = repository(tmp_path / str(count), dict.fromkeys(names, PLAN))
        write_tree(root, dict.fromkeys(names, SLIPPED))
        commit(root, "All of them")
        started.clear()
        with monkeypatch.context() as patched:
            patched.setattr(subprocess.Popen, "__init__", counted)
            assert len(compare(root, "main", "HEAD").accounts) == count
        return len(started)

    assert asked(2) == asked(12)


def test_the_folder_of_accounts_may_be_a_link(tmp_path: Path) -> None:
    files = {"plans/of/mill.yml": PLAN, "plans/of/_shared/team.yml": "eva: {name: Eva Ford}\n"}
    root = repository(tmp_path, files)
    (root / "accounts").symlink_to("plans/of")
    commit(root, "A link")
    write_tree(root, {"plans/of/mill.yml": SLIPPED})
    assert sentences(the_account(compare(root, "HEAD"))) == amount("90,000", "80,000")
    git(root, "commit", "--quiet", "--all", "-m", "Less")
    assert sentences(the_account(compare(root, "HEAD~1", "HEAD"))) == amount("90,000", "80,000")
    (root / "accounts").unlink()
    (root / "plans/of").rename(root / "accounts")
    commit(root, "No link")
    comparison = compare(root, "HEAD~1", "HEAD")
    assert (comparison.accounts, comparison.same) == ((), ("Mill & Sons", "_shared"))


@pytest.mark.parametrize("arguments", [("",), ("main", ""), ("", "main")])
def test_a_variable_that_nobody_has_set_is_no_revision(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    ran = gosart(root, "diff", *arguments)
    assert (ran.returncode, "A revision is empty" in ran.stderr) == (2, True)
    assert gosart(root, "diff").returncode == 0
