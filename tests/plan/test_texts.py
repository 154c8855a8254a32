"""Texts of a plan too much for a page, or showing what is elsewhere, are told at their place."""

from __future__ import annotations

from pathlib import Path

from gosart.diagnostics import Severity
from tests.plan.planned import planned
from tests.writing import MINIMAL_ACCOUNT

MAIN = "accounts/mill/account.yml"
NOTE = "accounts/mill/notes/talk.md"


def places(folder: Path, files: dict[str, str]) -> list[str]:
    """Give `path:line:column code severity` of each problem, path below the account."""
    return [
        f"{found.location.path.removeprefix('accounts/mill/')}:{found.location.line}"
        f":{found.location.column} {found.code} {found.severity}"
        for found in planned(folder, files).problems
    ]


def test_a_text_that_is_too_much_is_an_error_in_any_file(tmp_path: Path) -> None:
    deep = "> " * 30
    files = {
        MAIN: f'{MINIMAL_ACCOUNT}industry: "{deep}x"\nprofile: {{products: [a, "{"[" * 99}"]}}\n',
        "accounts/mill/opportunities/stones/opportunity.md": (
            f"---\nname: S\n---\nText\n\n{deep}x\n"
        ),
        NOTE: f"---\ntitle: 'A title with words{'[' * 99}'\n---\nText\n\n{deep}x\n",
        "accounts/_shared/team.yml": f"cal: {{name: 'A name with words {'[' * 99}'}}\n",
        "accounts/_shared/competitors/quern.md": f"Text of some length\n\nAnd more\n\n{deep}x\n",
    }
    assert places(tmp_path, files) == [
        "accounts/_shared/competitors/quern.md:5:41 P051 error",
        "accounts/_shared/team.yml:1:62 P051 error",
        "account.yml:5:52 P051 error",
        "account.yml:6:56 P051 error",
        "notes/talk.md:2:57 P051 error",
        "notes/talk.md:6:41 P051 error",
        "opportunities/stones/opportunity.md:6:41 P051 error",
    ]


def test_a_picture_of_another_address_is_a_warning_at_its_address(tmp_path: Path) -> None:
    files = {
        MAIN: f"{MINIMAL_ACCOUNT}industry: '![a](//pic.example/a)'\n"
        "profile: {summary: \"<img src='https://pic.example/b'> ![c](//pic.example/c)\"}\n",
        NOTE: "Text\n\n![d][r] ![d](//pic.example/d)\n\n[r]: //pic.example/e\n",
    }
    portfolio = planned(tmp_path, files)
    assert [
        (str(found.message), found.location.line, found.location.column)
        for found in portfolio.problems
        if found.severity is Severity.WARNING
    ] == [
        (f"A picture from another address is not loaded: '{address}'.", line, column)
        for address, line, column in (
            ("//pic.example/a", 5, 17),
            ("https://pic.example/b", 6, 31),
            ("//pic.example/c", 6, 60),
            ("//pic.example/d", 3, 14),
            ("//pic.example/e", 5, 6),
        )
    ]
    assert [account.id for account in portfolio.accounts] == ["mill"]


def test_a_link_to_an_example_is_no_picture(tmp_path: Path) -> None:
    text = "Write `![a](//pic.example/a)`, or [see](https://pic.example).\n"
    assert places(tmp_path, {MAIN: MINIMAL_ACCOUNT, NOTE: text}) == []
