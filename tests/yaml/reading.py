"""A file of a test, read: its data, and its problems as `line:column CODE sentence hint`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gosart.diagnostics import Diagnostic
from gosart.repository.read_file import read_file
from gosart.yaml.document import Document, Node

__all__ = ["Reading", "read", "sentences"]


@dataclass(frozen=True)
class Reading:
    """What came of a file."""

    document: Document | None
    problems: tuple[Diagnostic, ...]

    @property
    def data(self) -> Node:
        assert self.document is not None
        return self.document.data

    @property
    def sentences(self) -> list[str]:
        return sentences(self.problems)

    def marked(self, *key: str | int) -> tuple[str, str]:
        """Give what the file has at the place of a key and of its value."""
        assert self.document is not None
        position = self.document.positions[key]
        lines = self.document.lines
        return tuple(
            lines[location.line - 1][location.column - 1 :][: location.length]
            for location in (position.key, position.value)
        )  # type: ignore[return-value]


def sentences(problems: Iterable[Diagnostic]) -> list[str]:
    """Write each problem as `line:column CODE sentence hint`."""
    return [
        f"{p.location.line}:{p.location.column} {p.code} {p.message} {p.hint}" for p in problems
    ]


def read(folder: Path, content: str | bytes, name: str = "plan.yml") -> Reading:
    """Write a file as it is, and read it."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return Reading(*read_file(folder, name))
