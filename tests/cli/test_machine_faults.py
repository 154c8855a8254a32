"""What the machine does to a command is a sentence and exit code 2: never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.building import ENVIRON
from tests.writing import MINIMAL_ACCOUNT, write_tree

PROGRAM = "import sys; from gosart.cli import main; sys.argv[0] = 'gosart'; main()"
PLAN = MINIMAL_ACCOUNT + "region: Zürich → 北京\ngoal: {customer: Ł…▲}\n"

COMMANDS = (
    "check",
    "check --format json",
    "brief mill",
    "brief mill --format markdown",
    "explain action",
    "edit mill region=Łódź",
    "write out",
    "--help",
)


def run(root: Path, command: str, redirect: str = "", **environ: str) -> tuple[int, str, bytes]:
    """Run the command in a shell; give code, what it said of errors, and what it put out."""
    line = f'exec "$PYTHON" -c "$PROGRAM" {command} {redirect}'
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=root,
        env={**os.environ, **ENVIRON, "PYTHON": sys.executable, "PROGRAM": PROGRAM, **environ},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stderr.decode("utf-8", "replace"), done.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose plan has letters of several scripts."""
    return write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": "site_name: Plans\n"})


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_the_output_is_a_sentence(root: Path, command: str) -> None:
    code, said, _ = run(root, command, ">/dev/full")
    assert (code, said.splitlines()[-1:]) == (
        2,
        ["gosart: The output cannot be written: the disk is full."],
    )


@pytest.mark.parametrize(
    "command", ["check", "brief mill --format json", "write out", "new acme -y"]
)
def test_a_closed_output_is_a_sentence_and_nothing_is_written(root: Path, command: str) -> None:
    code, said, _ = run(root, command, ">&-")
    assert (code, said) == (2, "gosart: The standard output is closed, so nothing can be said.\n")
    assert not (root / "out").exists()
    assert not (root / "accounts/acme").exists()


def test_a_closed_error_output_takes_nothing_from_the_result(root: Path) -> None:
    whole = run(root, "check --format json")
    assert run(root, "check --format json", "2>&-")[::2] == whole[::2]
    assert run(root, "check", "2>&-")[2] == run(root, "check")[2]


def test_a_full_error_output_is_no_success(root: Path) -> None:
    assert run(root, "check", "2>/dev/full")[0] == 2


@pytest.mark.parametrize("command", ["assess mill", "new acme", "check"])
def test_a_closed_input_is_nobody_to_ask(root: Path, command: str) -> None:
    code, said, _ = run(root, command, "<&-")
    assert "Traceback" not in said
    assert code == (0 if command == "check" else 2)


def test_whoever_stops_reading_is_not_told_that_all_is_well(root: Path) -> None:
    many = {f"accounts/a{number}.yml": PLAN for number in range(300)}
    write_tree(root, many)
    for unbuffered in ("", "1"):  # then Python hands a text on once, and drops what is not taken
        program = [sys.executable, "-c", PROGRAM, "check", "-q"]
        with subprocess.Popen(
            program,
            cwd=root,
            env={**os.environ, **ENVIRON, "PYTHONUNBUFFERED": unbuffered},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.read(10)
            running.stdout.close()
            assert (running.stderr.read(), running.wait()) == (b"", 2)


@pytest.mark.parametrize("command", ["check --format json", "brief mill"])
def test_a_file_or_a_pipe_gets_utf_8_whatever_the_surroundings_speak(
    root: Path, command: str
) -> None:
    usual = run(root, command)
    for encoding in ("cp1252", "ascii", "utf-16"):
        assert run(root, command, PYTHONIOENCODING=encoding) == usual, encoding
    assert run(root, command, "; true", LC_ALL="C", PYTHONUTF8="0")[2] == usual[2]


@pytest.mark.parametrize(
    "command", ['check "$BYTES"', 'new "$BYTES" -y', 'edit mill name="$BYTES"', 'write "$BYTES"']
)
def test_an_argument_that_is_not_utf_8_is_a_sentence(root: Path, command: str) -> None:
    line = f'BYTES=$(printf "a\\377"); exec "$PYTHON" -c "$PROGRAM" {command}'
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=root,
        env={**os.environ, **ENVIRON, "PYTHON": sys.executable, "PROGRAM": PROGRAM},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("gosart: The argument '")
    assert done.stderr.decode().endswith("a\\xff' is not UTF-8.\n")
    assert sorted(path.name for path in root.iterdir()) == ["accounts", "mkdocs.yml"]


def test_a_folder_that_is_gone_is_a_sentence(root: Path) -> None:
    code, said, _ = run(
        root,
        "check",
        "",
        PROGRAM=f"import os; os.mkdir('x'); os.chdir('x'); os.rmdir('../x'); {PROGRAM}",
    )
    assert code == 2
    assert said.startswith("gosart: ")
    assert "Traceback" not in said


LIMIT = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (%d, %d)); "
)


@pytest.mark.parametrize(
    "command", ["new acme -y", "new mill/doors -y", "edit mill region=EMEA", "schemas"]
)
def test_a_disk_that_takes_no_more_leaves_every_file_as_it_was(root: Path, command: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    code, said, _ = run(root, command, "", PROGRAM=LIMIT % (50, 50) + PROGRAM)
    assert (code, said.splitlines()[-1][-20:]) == (2, "Nothing was changed.")
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert after == before
    assert sorted(path.name for path in root.iterdir()) == ["accounts", "mkdocs.yml"]


def test_a_new_site_on_a_full_disk_leaves_an_empty_folder_empty(tmp_path: Path) -> None:
    # the plan fits, the schemas do not
    code, said, _ = run(tmp_path, "new acme -y", "", PROGRAM=LIMIT % (9000, 9000) + PROGRAM)
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert "schemas/" in said


def test_a_write_that_was_stopped_is_taken_up_by_the_next(root: Path) -> None:
    code, said, _ = run(root, "write out", "", PROGRAM=LIMIT % (20_000, 20_000) + PROGRAM)
    assert (code, said.startswith("gosart: out cannot be written: ")) == (2, True)
    assert list((root / "out").rglob("*.md"))
    assert run(root, "write out")[0] == 0
    assert not [path for path in (root / "out").rglob(".*") if "gosart-new" in path.name]
