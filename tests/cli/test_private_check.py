"""`gosart assess --me`: what is asked, what is said, and that it stays with whoever asked."""

from __future__ import annotations

import ast
import json
import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import gosart
from gosart.cli import cli
from gosart.editing.private_check import PERSONAL, WHAT_TO_DO, PersonalSign
from gosart.errors import GosartError
from gosart.method.enums import ControlSignal
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "plans"
    write_tree(folder, {"mkdocs.yml": CONFIG, "accounts/mill.yml": MILL})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GOSART_PRIVATE", str(tmp_path / "mine" / "checks.json"))
    return folder


def ask(day: str, answers: str, target: str = "mill/stones") -> Result:
    """Run the check with an answer, y or n, for each question."""
    arguments = ["assess", *([target] if target else []), "--me"]
    Path("mkdocs.yml").write_text(
        CONFIG.replace("gosart]", f"{{gosart: {{today: {day}}}}}]"), "utf-8"
    )
    return CliRunner().invoke(cli, arguments, input="\n".join(answers) + "\n")


def test_the_trend_and_what_is_new_come_first(root: Path, tmp_path: Path) -> None:
    first = ask("2026-10-01", "ynnnnnnnnnnnn" + "nnnny")
    assert first.exit_code == 0, (first.output, first.exception)
    assert "Signs that you are not in control: 1 of 13; of your own days: 1 of 5" in first.output
    second = ask("2026-11-01", "ynnnnnnynnynn" + "nynnn")
    lines = second.output.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Signs that you"))
    assert lines[start : start + 3] == [
        "Signs that you are not in control: 3 of 13; of your own days: 1 of 5",
        "1 Oct 2026: 1 and 1",
        "One sign is chance, three are a pattern: you are not in control here.",
    ]
    assert [line.split(":")[0] for line in lines[start + 3 : -1]] == [
        "- Players change",
        "- Only the price is talked about",
        "- Do you work more hours than you can keep up?",
        "- Calls are not returned",
    ]
    written = tmp_path / "mine/checks.json"
    assert [check["day"] for check in json.loads(written.read_text())["checks"]] == [
        "2026-10-01",
        "2026-11-01",
    ]
    if sys.platform != "win32":
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert sorted(path.name for path in root.iterdir()) == ["accounts", "mkdocs.yml"]


def test_another_deal_has_a_trend_of_its_own(root: Path) -> None:
    ask("2026-10-01", "y" * 18)
    assert "1 Oct 2026" not in ask("2026-11-01", "n" * 18, "").output


def test_who_leaves_writes_nothing(root: Path, tmp_path: Path) -> None:
    assert ask("2026-10-01", "yq").exit_code == 1
    assert not (tmp_path / "mine").exists()


def test_a_file_among_the_plans_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOSART_PRIVATE", "checks.json")
    result = ask("2026-10-01", "n" * 18)
    assert isinstance(result.exception, GosartError)
    assert "would be shared with it" in str(result.exception)


def test_a_file_that_is_none_of_ours_is_left_alone(root: Path, tmp_path: Path) -> None:
    write_tree(tmp_path, {"mine/checks.json": "[]"})
    assert "cannot be read as private checks" in str(ask("2026-10-01", "n" * 18).exception)
    assert (tmp_path / "mine/checks.json").read_text() == "[]"


def test_each_sign_has_a_step() -> None:
    assert set(WHAT_TO_DO) == {*ControlSignal, *PersonalSign}
    assert set(PERSONAL) == set(PersonalSign)


def test_nothing_but_the_command_knows_of_private_answers() -> None:
    package = Path(gosart.__file__).parent
    knowing = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("private_check")
    }
    assert knowing == {"cli/assess.py", "cli/private_check.py"}
