"""Modules that a company's own rules import from its repository, for as long as those rules live.

Python keeps what was imported until the process ends. A preview lives for hours and reads the rules
again with each build: a helper that was edited meanwhile has to be read again as well, and the
process's own modules and paths must stay as they were.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["HelperModules"]

_INSTALLED = frozenset({"site-packages", "dist-packages"})


class HelperModules:
    """The modules of a repository that one reading of its rules has imported.

    Args:
        root: The repository.
    """

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._modules: dict[str, ModuleType] = {}
        self._path: list[str] = []
        """What Python is to look in besides, as the rules set it."""

    @contextmanager
    def importable(self) -> Iterator[None]:
        """Let code import these modules and more of them; afterwards Python knows none of them.

        Returns:
            The context in which it may.
        """
        path, writes_bytecode = list(sys.path), sys.dont_write_bytecode
        before = set(sys.modules)
        sys.modules.update(
            {name: module for name, module in self._modules.items() if name not in before}
        )
        sys.path[:0] = [entry for entry in self._path if entry not in path]
        # A file that is edited twice in a second would be taken from Python's cache.
        sys.dont_write_bytecode = True
        importlib.invalidate_caches()
        try:
            yield
        finally:
            self._path = [entry for entry in sys.path if entry not in path]
            for name in set(sys.modules) - before:
                if self._is_helper(name, sys.modules[name]):
                    self._modules[name] = sys.modules.pop(name)
            sys.path[:] = path
            sys.dont_write_bytecode = writes_bytecode

    def around(self, check: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Return a rule's function that finds these modules, also those it imports as it runs.

        Args:
            check: The function.

        Returns:
            One that gives back the same.
        """

        @wraps(check)
        def wrapped(context: Any) -> Any:
            with self.importable():
                results = check(context)
            return self._each(results) if isinstance(results, Iterator) else results

        return wrapped

    def _each(self, results: Iterator[Any]) -> Iterator[Any]:
        """Yield what a generator gives, which runs only as it is asked."""
        while True:
            with self.importable():
                try:
                    item = next(results)
                except StopIteration:
                    return
            yield item

    def _is_helper(self, name: str, module: ModuleType | None) -> bool:
        if name.partition(".")[0] == "gosart" or module is None:
            return False
        file = getattr(module, "__file__", None) or next(
            iter(getattr(module, "__path__", ())), None
        )
        if not file:
            return False
        path = Path(file).resolve()
        homes = (self._root, *(Path(entry).resolve() for entry in self._path))
        return any(
            path.is_relative_to(home) and not _INSTALLED.intersection(path.relative_to(home).parts)
            for home in homes
        )
