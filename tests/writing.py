"""Files for a test, written where the test says them: `write_tree(tmp_path, {path: text})`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

__all__ = ["MINIMAL_ACCOUNT", "write_tree"]

MINIMAL_ACCOUNT = """\
name: Northwind Mills
owner: ada
team:
  ada: {name: Ada Brook}
"""
"""The smallest plan that is valid by itself."""


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write each text below `folder` without its indentation and first empty line.

    Bytes are written as they are; the folder is given back.
    """
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content
            if isinstance(content, bytes)
            else dedent(content).removeprefix("\n").encode("utf-8")
        )
    return folder
