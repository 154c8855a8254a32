"""Babel's extractor for the schema of plans: its messages, and the docstrings that readers see."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO

from babel.messages.extract import extract_python

__all__ = ["extract"]


def extract(
    file: BinaryIO, keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, str | tuple[str, ...], list[str]]]:
    """Yield the messages of a module, and the docstring of each entry and each of its keys.

    The page *Plan format* and `gosart explain` show a docstring as one paragraph, so it is one
    message without line feeds.

    Args:
        file: The module.
        keywords: Names of the calls that hold messages.
        tags: Beginnings of the comments that translators see.
        options: Of Babel's own extractor.

    Yields:
        Line, name of the call, message, and comments.
    """
    yield from extract_python(file, keywords, tags, dict(options))
    file.seek(0)
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.ClassDef) and node.name.endswith("Entry"):
            for statement in node.body:
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                    text = " ".join(str(statement.value.value).split())
                    yield statement.lineno, "msg", text, []
