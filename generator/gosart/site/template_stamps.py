"""Digests of templates with those that they include: a page is made again when one of its own is.

A template that includes another by a name that is worked out while it renders depends on them all.
"""

from __future__ import annotations

import re

import jinja2

from gosart.repository.content_stamp import stamp_of

__all__ = ["TemplateStamps"]

_INCLUDES = re.compile(r"\{%[-+]?\s*(?:import|include|extends|from)\s+(\"[^\"]+\"|'[^']+')?")


class TemplateStamps:
    """The digests of the templates of one environment, which do not change while it is there.

    Args:
        environment: The environment.
        everything: A digest of all templates.
    """

    def __init__(self, environment: jinja2.Environment, everything: str) -> None:
        self._environment = environment
        self._everything = everything
        self._sources: dict[str, tuple[str, tuple[str, ...] | None]] = {}
        """The digest of each template by itself, and what it includes; None for anything."""
        self._stamps: dict[tuple[str, ...], str] = {}

    def of(self, templates: tuple[str, ...] | None) -> str:
        """Return the digest of some templates with all that they include.

        Args:
            templates: Their names, None for all that there are.
        """
        if templates is None:
            return self._everything
        if templates not in self._stamps:
            self._stamps[templates] = self._closed(templates)
        return self._stamps[templates]

    def _closed(self, templates: tuple[str, ...]) -> str:
        digests: dict[str, str] = {}
        waiting = list(templates)
        while waiting:
            name = waiting.pop()
            if name not in digests:
                digests[name], included = self._source(name)
                if included is None:
                    return self._everything
                waiting += included
        return stamp_of(sorted(digests.items()))

    def _source(self, name: str) -> tuple[str, tuple[str, ...] | None]:
        if name not in self._sources:
            loader = self._environment.loader
            assert loader is not None  # noqa: S101 - the engine gives one
            try:
                text = loader.get_source(self._environment, name)[0]
            except jinja2.TemplateNotFound:
                text = ""  # whoever renders it says so
            names = _INCLUDES.findall(text)
            included = tuple(name[1:-1] for name in names) if all(names) else None
            self._sources[name] = stamp_of(text), included
        return self._sources[name]
