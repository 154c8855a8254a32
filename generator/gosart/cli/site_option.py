"""Options of a command that override one of the site: their help is the model's own sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["site_option"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def site_option(
    option: str, *declarations: str, more: str = "Default: the site's own.", **attributes: Any
) -> Callable[[_Command], _Command]:
    """Return a decorator that gives a command an option of the site.

    Args:
        option: The option's name in mkdocs.yml, `audience`, or `rules.select` for a key of one.
        declarations: Names on the command line; without any the option's own, as `--audience`.
        more: What the help adds to the model's sentence.
        attributes: What `click.option` takes besides.

    Returns:
        The decorator.
    """
    names = declarations or ("--" + option.rpartition(".")[2].replace("_", "-"),)
    return click.option(*names, cls=_SiteOption, site_option=option, more=more, **attributes)


class _SiteOption(click.Option):
    """An option whose help is made when it is asked for: no other command waits for the model."""

    def __init__(self, *declarations: Any, site_option: str, more: str, **attributes: Any) -> None:
        self.site_option = site_option
        self.more = more
        super().__init__(*declarations, **attributes)

    @property
    def help(self) -> str | None:
        """The model's sentence on the option, and what the command adds."""
        from gosart.config.reference import explanation

        return f"{explanation(self.site_option)} {self.more}".strip()

    @help.setter  # noqa: A003 - the name is click's
    def help(self, text: str | None) -> None:
        """Take what click sets when it makes an option, and leave it: the help is the model's."""
