"""The command in a test's folder, as somebody at a terminal or a script runs it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gosart.cli import main
from tests.site.building import ENVIRON

__all__ = ["Gosart", "Ran", "gosart"]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[dict[str, object]]:
        """The problems of the JSON format of `gosart check`."""
        report = json.loads(self.out)
        assert list(report) == ["version", "problems", "findings"]
        return list(report["problems"])

    @property
    def findings(self) -> list[dict[str, object]]:
        """The rules' findings of the JSON format of `gosart check`."""
        return list(json.loads(self.out)["findings"])


Gosart = Callable[..., Ran]


@pytest.fixture
def gosart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Gosart:
    """Run the command in the test's folder; `typed` is what stands on its standard input."""
    monkeypatch.chdir(tmp_path)
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str, typed: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["gosart", *arguments])
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        )
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run
