"""A folder of accounts that was renamed: nothing is compared, and no plan is called new."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.errors import GosartError
from tests.comparison.repositories import PLAN, changed, commit, compare, git, gosart, repository
from tests.writing import write_tree

SLIPPED = changed(PLAN, ("90_000", "80_000"))
BOTH = r"'plans' in .* and 'accounts' in (main|HEAD)"


def config(folder: str) -> str:
    return f"site_name: S\nplugins:\n  - gosart: {{accounts_dir: {folder}}}\n"


@pytest.mark.parametrize("configured", [True, False])
@pytest.mark.parametrize("committed", [True, False])
def test_a_renamed_folder_is_refused_by_both_names(
    tmp_path: Path, configured: bool, committed: bool
) -> None:
    before = {"mkdocs.yml": config("accounts")} if configured else {}
    root = repository(tmp_path, {**before, "accounts/mill.yml": PLAN})
    git(root, "mv", "accounts", "plans")
    after = {"mkdocs.yml": config("plans")} if configured else {}
    write_tree(root, {**after, "plans/mill.yml": SLIPPED})
    if committed:
        commit(root, "Another name")
    with pytest.raises(GosartError, match=BOTH):
        compare(root, "main", accounts_dir="plans")


def test_a_folder_of_that_name_that_held_something_else_does_not_hide_it(tmp_path: Path) -> None:
    files = {"mkdocs.yml": config("accounts"), "accounts/mill.yml": PLAN, "plans/old.md": "Old\n"}
    root = repository(tmp_path, files)
    git(root, "mv", "accounts/mill.yml", "plans/mill.yml")
    write_tree(root, {"mkdocs.yml": config("plans")})
    with pytest.raises(GosartError, match=BOTH):
        compare(root, "main", accounts_dir="plans")


def test_a_second_site_beside_the_first_is_new(tmp_path: Path) -> None:
    root = repository(tmp_path, {"mkdocs.yml": config("accounts"), "accounts/mill.yml": PLAN})
    write_tree(root, {"plans/mill.yml": PLAN})
    (account,) = compare(root, "main", accounts_dir="plans").accounts
    assert account.status == "added"


def test_the_first_plans_of_a_repository_are_new(tmp_path: Path) -> None:
    root = repository(tmp_path, {"mkdocs.yml": "site_name: S\n", "docs/mill.md": "Mill\n"})
    write_tree(root, {"mkdocs.yml": config("plans"), "plans/mill.yml": PLAN})
    (account,) = compare(root, "main", accounts_dir="plans").accounts
    assert account.status == "added"


def refusal(root: Path, *arguments: str) -> str:
    """Give what a diff says that does not compare."""
    ran = gosart(root, *arguments)
    assert ran.returncode == 2, ran.stdout
    return ran.stderr


def test_a_folder_that_an_inherited_configuration_names_is_known(tmp_path: Path) -> None:
    child = "INHERIT: conf/base.yml\nsite_name: T\n"
    files = {
        "mkdocs.yml": child,
        "conf/base.yml": config("accounts"),
        "accounts/mill.yml": PLAN,
        "plans/old.md": "Old\n",
    }
    root = repository(tmp_path, files)
    git(root, "mv", "accounts/mill.yml", "plans/mill.yml")
    write_tree(root, {"conf/base.yml": config("plans")})
    says = refusal(root, "diff", "main")
    assert "'plans' in the working tree and 'accounts' in main" in says


@pytest.mark.parametrize("inherits", [False, True])
def test_a_folder_that_a_configuration_in_a_folder_names_is_known(
    tmp_path: Path, inherits: bool
) -> None:
    def written(folder: str) -> dict[str, str]:
        if not inherits:
            return {"sites/sales.yml": config(folder)}
        return {"sites/sales.yml": "INHERIT: ../base.yml\n", "base.yml": config(folder)}

    files = {"sites/accounts/mill.yml": PLAN, "sites/plans/old.md": "Old\n"}
    root = repository(tmp_path, {**written("accounts"), **files})
    git(root, "mv", "sites/accounts/mill.yml", "sites/plans/mill.yml")
    write_tree(root, written("plans"))
    says = refusal(root, "diff", "main", "-f", "sites/sales.yml")
    assert "'plans' in the working tree and 'accounts' in main" in says


def test_a_folder_beside_the_other_inside_a_folder_is_found(tmp_path: Path) -> None:
    root = repository(
        tmp_path, {"mkdocs.yml": config("docs/accounts"), "docs/accounts/mill.yml": PLAN}
    )
    git(root, "mv", "docs/accounts", "docs/plans")
    write_tree(root, {"mkdocs.yml": config("!ENV [NOBODY_SETS_THIS, docs/plans]")})
    says = refusal(root, "diff", "main")
    assert "'docs/plans' in the working tree and 'docs/accounts' in main" in says


def test_a_configuration_that_names_the_same_folder_in_another_way_is_compared(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"mkdocs.yml": config("accounts"), "accounts/mill.yml": PLAN})
    write_tree(
        root,
        {
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: T\n",
            "base.yml": config("accounts"),
            "accounts/mill.yml": SLIPPED,
        },
    )
    ran = gosart(root, "diff", "main")
    assert (ran.returncode, "80,000" in ran.stdout) == (0, True)
