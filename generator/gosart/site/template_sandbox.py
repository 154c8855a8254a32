"""The environment in which a repository's own templates render: they write pages, nothing else.

A template of ours is as safe as the rest of the package, and Jinja's plain environment renders it a
tenth faster. As soon as a repository has one of its own, all of them render here, ours too: one
hands macros and values to the other. A template gets at the values of its page, and at no file,
no variable of the environment, no module and no class, by whatever way through Python's objects.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, EnumType
from pathlib import Path
from typing import Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from gosart.errors import GosartError

__all__ = ["BoundedLoader", "TemplateSandbox", "leads_out"]

_DATA = (
    str, bytes, int, float, bool, types.NoneType, list, tuple, dict, set, frozenset, range,
    date, timedelta, Decimal, Enum, types.MappingProxyType, jinja2.Undefined,
)  # fmt: skip
_OF_JINJA = (
    LoopContext, TemplateReference, TemplateModule, BlockReference, Macro, Cycler, Joiner, Namespace
)  # fmt: skip
_ACTING = tuple(
    f"gosart.{room}"
    for room in (
        "api", "cli", "editing", "history.cache", "lint.cache", "mkdocs_plugin", "repository",
        "site.builder", "site.renderer", "site.template_sandbox", "site.writer", "vcs",
    )
)  # fmt: skip
"""Modules whose objects read or write something."""


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which only data and the objects of our pages have attributes.

    Jinja's own refuses what begins with an underscore and what Python has inside; it would still
    let a template call `read_text()` on any path that a value leads to.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may look at an attribute.

        Args:
            obj: Whose attribute it is.
            attr: Its name.
            value: What it holds.
        """
        if isinstance(obj, EnumType):
            return isinstance(value, obj)  # a member of a closed set
        kind: Any = type(obj)  # a class has a hash, which mypy does not know of Any's
        return _is_of_pages(kind) and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> jinja2.Undefined:
        """Refuse an attribute at once, where Jinja waits until somebody uses it.

        Args:
            obj: Whose attribute it is.
            attribute: Its name.

        Returns:
            Nothing ever.

        Raises:
            SecurityError: Always.
        """
        raise SecurityError(f"'{attribute}' of {type(obj).__name__} is not for templates.")

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call something.

        Args:
            obj: What it calls.
        """
        if isinstance(obj, types.MethodType | types.BuiltinMethodType):
            kind: Any = type(obj.__self__)
            safe = _is_of_pages(kind)
        elif isinstance(obj, functools.partial):
            safe = self.is_safe_callable(obj.func)
        elif isinstance(obj, types.FunctionType):
            # Where it was written, whatever it says of itself. Jinja puts a `format` of its own in
            # the place of a text's, which refuses in braces what it refuses outside.
            module = str(obj.__globals__.get("__name__"))
            safe = module == "jinja2.sandbox" or _is_of_a_page(module) or self._is_global(obj)
        else:
            safe = isinstance(obj, _OF_JINJA) or self._is_global(obj)
        return safe and super().is_safe_callable(obj)

    def _is_global(self, obj: Any) -> bool:
        """Return whether it is one of the functions and classes that every template has."""
        return any(obj is item for item in self.globals.values())


class BoundedLoader(jinja2.FileSystemLoader):
    """Loads templates, but none that a link brings from outside the repository.

    Args:
        folders: Where templates are looked for, in order.
        own: The one of them that is the repository's.
        root: The repository.
    """

    def __init__(self, folders: list[Path], own: Path, root: Path) -> None:
        super().__init__(folders)
        self.own = own
        self.root = root

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text.

        Args:
            environment: Of Jinja.
            template: The template's name.

        Raises:
            GosartError: It is a link that leads out of the repository.
        """
        source = super().get_source(environment, template)
        path = Path(source[1])
        if path.is_relative_to(self.own) and leads_out(path, self.root):
            raise GosartError(
                f"{path}: this is a link that leads out of the repository, and is not followed."
            )
        return source


def leads_out(path: Path, root: Path) -> bool:
    """Return whether a file is, by whatever link, none of the repository's own.

    Args:
        path: The file.
        root: The repository.

    Returns:
        True for what lies outside, and for what git keeps: `.git/config` may hold a token.
    """
    real, top = path.resolve(), root.resolve()
    return not real.is_relative_to(top) or ".git" in real.relative_to(top).parts


@functools.lru_cache(maxsize=1_000)
def _is_of_pages(kind: type) -> bool:
    """Return whether objects of a class are data, or made for pages."""
    if issubclass(kind, type | types.ModuleType):
        return False
    return issubclass(kind, _DATA + _OF_JINJA) or _is_of_a_page(kind.__module__)


@functools.lru_cache(maxsize=1_000)
def _is_of_a_page(module: str) -> bool:
    return module.startswith("gosart.") and not any(
        module == acting or module.startswith(f"{acting}.") for acting in _ACTING
    )
