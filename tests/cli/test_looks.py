"""What a person sees of the commands: bars, colours, completion, quiet."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gosart.cli.load_config import site_options
from gosart.cli.progress_bar import Progress
from gosart.diagnostics import render
from gosart.lint import check_plans
from tests.editing.conftest import Gosart, gosart
from tests.editing.terminal import at_terminal
from tests.site.building import ENVIRON, ROOT
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["gosart"]

FILES = {
    "mkdocs.yml": CONFIG,
    "accounts/mill.yml": MILL,
    "accounts/wrong.yml": MINIMAL_ACCOUNT + "flavour: rye\n",
}


def ticking(seconds: float) -> Callable[[], float]:
    """A clock that goes on by so many seconds at each look."""
    now = [0.0]

    def clock() -> float:
        now[0] += seconds
        return now[0]

    return clock


def test_what_takes_less_than_a_second_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Progress(clock=ticking(0.01))(range(50), "Reading plans")) == list(range(50))
    assert capsys.readouterr() == ("", "")


def test_what_takes_longer_says_so_in_plain_lines_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert list(Progress(clock=ticking(0.2))(range(50), "Reading plans")) == list(range(50))
    assert capsys.readouterr() == ("", "Reading plans: 50 …\nReading plans: done\n")


def test_quiet_shows_nothing_however_long_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Progress(quiet=True, clock=ticking(9))(range(50), "Reading plans")) == list(
        range(50)
    )
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(Progress(clock=ticking(0.2))(range(50), "Reading plans")) == list(range(50))
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading plans" in err
    assert "50/50" in err
    assert "#" in err


def test_a_check_and_a_build_tell_how_far_they_have_come(tmp_path: Path) -> None:
    from gosart.site.builder import build
    from gosart.site.writer import write_site

    write_tree(tmp_path, {"accounts/mill.yml": MILL})
    watched: list[tuple[str, int]] = []

    def watch(items, what):  # type: ignore[no-untyped-def]
        watched.append((what, len(items)))
        return items

    options = site_options(tmp_path)
    check_plans(options, use_cache=False, watch=watch)
    assert watched == [("Reading plans", 1), ("Checking plans", 1), ("Testing plans", 1)]
    watched.clear()
    result = build(options, watch=watch)
    write_site(result, tmp_path / "out", watch)
    assert watched == [
        ("Reading plans", 1),
        ("Checking plans", 0),  # it names nobody of another account, and was checked when read
        ("Writing files", len(result.files)),
    ]


def test_findings_are_coloured_at_a_terminal_and_say_the_same_without(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    code, output = at_terminal(tmp_path, ["check", "accounts/wrong.yml"], [])
    assert code == 1
    assert (
        "\x1b[1maccounts/wrong.yml:5:1:\x1b[0m \x1b[31m\x1b[1mP002\x1b[0m There is no key "
        "'flavour' here. [error]\n"
    ) in output
    assert "\x1b[31m    ^^^^^^^\x1b[0m\n" in output
    plain = gosart("check", "accounts/wrong.yml").out
    problems = [
        problem
        for problem in check_plans(site_options(tmp_path)).problems
        if problem.location.path == "accounts/wrong.yml"
    ]
    assert render(problems[0]) + "\n" in plain
    assert "\x1b" not in plain


def test_no_color_is_heeded_at_a_terminal(tmp_path: Path) -> None:
    write_tree(tmp_path, FILES)
    _, output = at_terminal(tmp_path, ["check"], [], {"NO_COLOR": "1"})
    assert "P002 There is no key 'flavour' here." in output
    assert "\x1b[" not in output


def test_quiet_prints_what_was_found_and_no_summary(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    loud, quiet = gosart("check"), gosart("check", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (loud.code, loud.out, "")
    assert loud.err != ""
    assert gosart("write", "docs", "--quiet").out == ""
    assert (tmp_path / "docs/index.md").is_file()


def completed(folder: Path, *typed: str) -> list[str]:
    """What a shell is offered for the last of these words."""
    environ = {**os.environ, **ENVIRON, "PYTHONPATH": str(ROOT)}
    environ |= {
        "_GOSART_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(typed),
        "COMP_CWORD": str(len(typed) - 1),
    }
    command = [
        sys.executable,
        "-c",
        "import sys; from gosart.cli import main; sys.argv[0] = 'gosart'; main()",
    ]
    done = subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("gosart", "as"), ["assess"]),
        (("gosart", "edit", "m"), ["mill"]),
        (("gosart", "assess", "mill/"), ["mill/stones"]),
        (("gosart", "assess", "nobody/"), []),
        (("gosart", "check", "--format", "s"), ["sarif"]),
        (("gosart", "check", "--quie"), ["--quiet"]),
    ],
)
def test_a_shell_completes_commands_options_accounts_and_opportunities(
    tmp_path: Path, typed: tuple[str, ...], offered: list[str]
) -> None:
    write_tree(tmp_path, FILES)
    assert completed(tmp_path, *typed) == offered


def test_a_shell_gets_no_error_where_there_is_no_repository(tmp_path: Path) -> None:
    assert completed(tmp_path, "gosart", "assess", "mi") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_names_the_command(
    tmp_path: Path, gosart: Gosart, shell: str
) -> None:
    ran = gosart("completion", shell)
    assert ran.code == 0
    assert "_GOSART_COMPLETE" in ran.out
    assert "gosart" in ran.out
