"""Templates compiled once a process: compiling the theme's and ours is half a small site's cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any
from unittest.mock import patch

import jinja2

__all__ = ["compiled_once"]


@contextmanager
def compiled_once() -> Iterator[None]:
    """Let every environment of Jinja that is made meanwhile share what was compiled before.

    The same source gives the same code only where the environment reads it alike, so the key holds
    how it reads. The language is a part of it: Jinja applies a filter to a constant while it
    compiles.
    """
    really = jinja2.Environment.compile
    codes: dict[tuple[object, ...], CodeType] = {}

    def compiled(
        environment: jinja2.Environment,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        *others: Any,
        **more: Any,
    ) -> Any:
        if others or more or not isinstance(source, str):
            return really(environment, source, name, filename, *others, **more)
        key = (
            source,
            name,
            filename,
            environment.sandboxed,
            environment.autoescape,
            environment.trim_blocks,
            environment.lstrip_blocks,
            environment.undefined,
            tuple(environment.extensions),
            tuple(environment.filters),
            getattr(environment.globals.get("translator"), "language", None),
        )
        if key not in codes:
            codes[key] = really(environment, source, name, filename)
        return codes[key]

    with patch.object(jinja2.Environment, "compile", compiled):
        yield
