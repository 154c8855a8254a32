"""A comparison of some accounts says which; an account that there is not is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.errors import GosartError
from tests.comparison.repositories import PLAN, changed, commit, compare, gosart, repository
from tests.writing import write_tree

CONFIG = "site_name: S\nplugins:\n  - gosart: {only: [two], today: 2026-11-23}\n"


def of_two_plans(root: Path) -> Path:
    """Stand on a branch that changes one of two plans."""
    repository(
        root, {"mkdocs.yml": CONFIG, "accounts/one.yml": PLAN, "accounts/two.yml": "name: Two\n"}
    )
    write_tree(root, {"accounts/one.yml": changed(PLAN, ("90_000", "80_000"))})
    return root


def test_an_account_that_neither_state_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GosartError, match=r"There is no account 'ones'\. Did you mean 'one'\?"):
        compare(of_two_plans(tmp_path), only=["ones"])


def test_an_account_that_is_gone_may_be_asked_for(tmp_path: Path) -> None:
    root = of_two_plans(tmp_path)
    (root / "accounts/one.yml").unlink()
    assert [account.status for account in compare(root, only=["one"]).accounts] == ["removed"]


@pytest.mark.parametrize(
    ("style", "sentence"),
    [
        ("text", "Only two is compared: the option `only` leaves out the rest."),
        ("markdown", "> Only two is compared: the option"),
        ("json", '"only": [\n    "two"\n  ]'),
        ("github", "title=gosart::Only two is compared"),
        ("gitlab", '"description": "Only two is compared'),
    ],
)
def test_every_format_says_which_accounts_alone_are_compared(
    tmp_path: Path, style: str, sentence: str
) -> None:
    ran = gosart(of_two_plans(tmp_path), "diff", "--format", style)
    assert (ran.returncode, sentence in ran.stdout) == (0, True), ran.stdout


def test_all_accounts_are_no_limit(tmp_path: Path) -> None:
    root = of_two_plans(tmp_path)
    commit(root, "One")
    assert compare(root, "main", "HEAD").only == ()
