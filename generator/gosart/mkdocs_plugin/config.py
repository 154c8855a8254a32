"""The plugin's options as MkDocs wants them: a class that has one attribute for each option."""

from __future__ import annotations

from typing import Any

from mkdocs.config import config_options as opt
from mkdocs.config.base import BaseConfigOption, Config

from gosart.config.model import Options, fields_of, option_names

__all__ = ["GosartConfig"]


def _option(name: str) -> BaseConfigOption[Any]:
    """Return MkDocs' option for one of the model: it takes anything, for the model to check.

    MkDocs would stop at the first value of a wrong type, and name the type in Python's words.
    """
    default = fields_of(Options)[name].default
    plain = default if isinstance(default, str | int) else None
    return opt.Type(object, default=plain) if plain else opt.Optional(opt.Type(object))


class GosartConfig(Config):  # type: ignore[no-untyped-call]
    """The options for MkDocs, one a field of the model, which alone checks and explains them."""

    # MkDocs takes a class's attributes for its options; in a class body `vars()` is what they are.
    vars().update({name: _option(name) for name in option_names()})
