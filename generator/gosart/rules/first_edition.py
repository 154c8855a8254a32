"""What a rule that was written for the first edition has to say instead, from one table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gosart.diagnostics import Listed, Message, msg

__all__ = ["RENAMED", "instead"]

RENAMED: Mapping[str, str] = MappingProxyType(
    {
        "Found": "Findings",
        "Mark": "Rating",
        "Said": "Message",
        "Spot": "Location",
        "deal": "opportunity",
        "deal_of": "opportunity_of",
        "deals": "opportunities",
        "mark": "rating",
        "open_deals": "open_opportunities",
        "said": "msg",
        "spot": "location",
        "where": "locator",
    }
)
"""Names and attributes of the first edition: what each is called now."""
_PACKAGE = "generator"
_MODULES = MappingProxyType(
    {
        "generator.checks": "gosart.rules",
        "generator.diagnostics": "gosart.rules",
        "generator.methodology.enums": "gosart.method.enums",
    }
)
_SCOPE = "deal"


def instead(error: BaseException, source: str) -> Listed | None:
    """Return what to write in a file of rules, as values of a sentence.

    Args:
        error: What the file, or one of its rules, failed with.
        source: The file's text.

    Returns:
        What the error is about first, then every other name of the first edition that the file
        holds; None where the error has nothing to do with the first edition.
    """
    try:
        others = list(_names_in(ast.parse(source)))
    except SyntaxError:
        others = []
    if isinstance(error, ModuleNotFoundError):  # an import stands before the names that it gives
        first = others[0] if others and _is_old(error.name or "") else None
    else:
        first = _about(error)
    return Listed(tuple(dict.fromkeys((first, *others))), ", ") if first else None


def _about(error: BaseException) -> str | Message | None:
    """Return what to write for the one thing that failed."""
    if isinstance(error, ImportError):
        match = re.search(r"cannot import name '(\w+)' from 'gosart\b", str(error))
        return _name(match[1]) if match else None
    if isinstance(error, AttributeError):
        new = RENAMED.get(error.name or "")
        return _attribute(error.name or "") if new and hasattr(error.obj, new) else None
    if isinstance(error, NameError):
        return _name(error.name or "")
    if isinstance(error, ValueError) and str(error).startswith(f"'{_SCOPE}' is not a scope"):
        return _scope()
    if isinstance(error, TypeError):
        match = re.search(r"unexpected keyword argument '(\w+)'", str(error))
        return _name(match[1]) if match else None
    return None


def _names_in(tree: ast.Module) -> Iterator[str | Message]:
    """Yield what to write for each name of the first edition, in the order of the file."""
    for node in sorted(ast.walk(tree), key=lambda node: getattr(node, "lineno", 0)):
        if isinstance(node, ast.Import):
            yield from (_import(alias.name) for alias in node.names if _is_old(alias.name))
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if _is_old(module):
                yield _import(module)
            if _is_old(module) or module.split(".")[0] == "gosart":
                yield from (name for alias in node.names if (name := _name(alias.name)))
        elif isinstance(node, ast.Attribute) and node.attr in RENAMED:
            yield _attribute(node.attr)
        elif (
            isinstance(node, ast.keyword)
            and node.arg == "scope"
            and isinstance(node.value, ast.Constant)
            and node.value.value == _SCOPE
        ):
            yield _scope()


def _is_old(module: str) -> bool:
    return module.split(".")[0] == _PACKAGE


def _import(module: str) -> str | Message:
    """Return the import that stands for one of the first edition's."""
    for old, new in _MODULES.items():
        if module == old or module.startswith(f"{old}."):
            return f"`from {new} import …`"
    return _replaced(_PACKAGE, "gosart")


def _name(old: str) -> Message | None:
    return _replaced(old, RENAMED[old]) if old in RENAMED else None


def _attribute(old: str) -> Message:
    return _replaced(f".{old}", f".{RENAMED[old]}")


def _scope() -> Message:
    return _replaced('scope="deal"', 'scope="opportunity"')


def _replaced(old: str, new: str) -> Message:
    return msg("`{new}` for `{old}`", new=new, old=old)
