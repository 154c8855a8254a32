"""Plans written in a test and read as the product reads them, and the marked place of a problem.

`planned(tmp_path, {path: text})` gives the portfolio.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from gosart.diagnostics import Diagnostic
from gosart.method.loader import load_method
from gosart.method.model import Method
from gosart.plan.model.account import Account, Portfolio
from gosart.plan.portfolio_loader import PlanOptions, load_portfolio
from gosart.repository.loader import read_repository
from tests.writing import write_tree

__all__ = ["HEAD", "account_of", "marked", "method", "only_problem", "planned", "problems_of"]

HEAD = "name: Northwind Mills\nowner: ada\nteam: {ada: {name: Ada Brook}}\n"
"""The first lines of an account that is valid with them alone."""
PATH = "accounts/northwind.yml"


def method() -> Method:
    """Give the product's own method, in English."""
    return load_method("en")


def planned(
    root: Path, files: Mapping[str, str | bytes], audience: str = "", **options: object
) -> Portfolio:
    """Write the files below `root` and load them for an audience; paths begin with `accounts/`."""
    write_tree(root, files)
    return load_portfolio(
        read_repository(root, "accounts"),
        method(),
        PlanOptions(audience=audience, root=root, **options),
    )  # type: ignore[arg-type]


def problems_of(root: Path, text: str, **files: str) -> tuple[Diagnostic, ...]:
    """Give the problems of one account whose text follows `HEAD`."""
    return planned(root, {PATH: HEAD + text, **files}).problems


def account_of(root: Path, text: str, audience: str = "", **options: object) -> Account:
    """Give the account whose text follows `HEAD`; it has to be valid."""
    portfolio = planned(root, {PATH: HEAD + text}, audience, **options)
    assert [str(problem.message) for problem in portfolio.problems] == []
    return portfolio.accounts[0]


def marked(text: str) -> tuple[str, tuple[int, int, int]]:
    """Take the marks ⟦ ⟧ out of a text; give it and (line, column, length) of what is marked."""
    found = re.search("⟦(.*?)⟧", text)
    assert found is not None
    before = text[: found.start()]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return text.replace("⟦", "").replace("⟧", ""), (line, column, len(found[1]))


def only_problem(root: Path, text: str) -> Diagnostic:
    """Give the one problem of an account whose text follows `HEAD`.

    It has to stand where ⟦ ⟧ are.
    """
    plain, place = marked(HEAD + text)
    (problem,) = planned(root, {PATH: plain}).problems
    assert (problem.location.path, problem.account) == (PATH, "northwind")
    assert (problem.location.line, problem.location.column, problem.location.length) == place, (
        problem.location,
        str(problem.message),
    )
    assert problem.source == plain.splitlines()[place[0] - 1]
    return problem
