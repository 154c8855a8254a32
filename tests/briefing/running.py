"""`gosart` in the test's own process: each brief in milliseconds, with the day that the tests are
for."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from gosart.cli import cli

__all__ = ["Ran", "gosart"]


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    returncode: int
    stdout: str
    stderr: str


def gosart(root: Path, *arguments: str) -> Ran:
    """Run the command in a folder; what is no mistake of the user's raises here."""
    with chdir(root):
        result = CliRunner().invoke(
            cli, arguments, env={"SOURCE_DATE_EPOCH": "1795435200", "COLUMNS": "120"}
        )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)
