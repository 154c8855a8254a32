"""What many tests read is made once a run: the worker that asks first makes it, the others wait."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

__all__ = ["Shared"]


class Shared:
    """Folders that all workers of a run read, each made once.

    A test never writes into one: another test may be reading it at that moment.
    """

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        own = factory.getbasetemp()
        # A worker's own folder stands in that of the run; without workers they are the same.
        self._root = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
        self._root.mkdir(exist_ok=True)

    def __call__(self, name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
        """Give the folder of a name, and what its maker said of it when it made it.

        Args:
            name: What the folder is called; the same name is the same content in every test.
            make: Fills the folder, which is there and empty, and may return plain data (JSON).

        Returns:
            The folder, and what `make` returned in whichever worker it ran.
        """
        folder, made = self._root / name, self._root / f"{name}.json"
        with FileLock(self._root / f"{name}.lock"):
            if not made.exists():  # a maker that failed leaves none, and the next one tries again
                folder.mkdir(parents=True, exist_ok=True)
                made.write_text(json.dumps(make(folder)), "utf-8")
        return folder, json.loads(made.read_text("utf-8"))
