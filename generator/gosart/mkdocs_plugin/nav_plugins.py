"""What plugins that write the navigation from files of the docs folder need of our pages.

They see no page that is kept out of MkDocs' own navigation, as ours are, so that it does not grow
with the accounts. A page that such a file names is let in, and so are the few of our top entries.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

__all__ = ["NavFiles"]

_NAV_FILES = {"awesome-nav": ".nav.yml", "awesome-pages": ".pages"}
"""Plugins that read navigation from files, each with the name of such a file by default."""
_REST = re.compile(r"^\.\.\.( \| )?(flat \| )?")
"""How awesome-pages writes "and everything else", before a pattern if there is one."""


class NavFiles:
    """The files by which a user orders the navigation, and what they name."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._names: dict[str, str] = {}
        for name, usual in _NAV_FILES.items():
            if name in config.plugins:
                self._names[name] = config.plugins[name].config.get("filename") or usual
        nav_files = [
            file for file in files if posixpath.basename(file.src_uri) in self._names.values()
        ]
        self._at_the_root = any("/" not in file.src_uri for file in nav_files)
        self._patterns = frozenset(
            pattern
            for file in nav_files
            for pattern in _patterns(file.content_string, posixpath.dirname(file.src_uri))
        )
        if self._names and not self._at_the_root:
            self._patterns |= {"*"}

    @property
    def names(self) -> Collection[str]:
        """What a file of navigation is called."""
        return frozenset(self._names.values())

    @property
    def write_the_navigation(self) -> bool:
        """Whether the navigation is theirs, so that ours would be in their way.

        awesome-nav replaces any, and warns of it; awesome-pages orders the one it finds, but only
        MkDocs' own by the names of files.
        """
        return "awesome-nav" in self._names or (
            "awesome-pages" in self._names and self._at_the_root
        )

    def names_page(self, uri: str, entries: Collection[str]) -> bool:
        """Whether the files of navigation have room for a page of ours.

        Args:
            uri: The page.
            entries: The pages of our top entries, which a pattern may name, too.

        Returns:
            True for a page that one of them names.
        """
        if not self.write_the_navigation:
            return False
        folders = [uri.rpartition("/")[0]]
        while folders[-1]:
            folders.append(folders[-1].rpartition("/")[0])
        for pattern in self._patterns:
            if pattern == uri:
                return True
            named = _as_regex(pattern)
            if named is None:
                if uri in entries:
                    return True
                continue
            exact = "/" in pattern and not pattern.startswith("*")
            if (exact or uri in entries) and (
                named.fullmatch(uri) or any(named.fullmatch(folder) for folder in folders if folder)
            ):
                return True
        return False


def _patterns(text: str, folder: str) -> Iterator[str]:
    """Yield the paths and patterns of a file of navigation, relative to the docs folder."""
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError):
        return  # the plugin whose file it is says what is wrong
    nav = data.get("nav", data.get("arrange")) if isinstance(data, Mapping) else None
    rest = nav is None or bool(isinstance(data, Mapping) and data.get("append_unmatched"))
    for name in (*(_strings(nav) if isinstance(nav, Iterable) else ()), *(("*",) if rest else ())):
        pattern = _REST.sub("", name).removeprefix("glob=") or "*"
        if not re.match(r"[a-z]+:", pattern):
            yield posixpath.normpath(posixpath.join(folder, pattern.lstrip("/")))


def _strings(data: Any) -> Iterator[str]:
    """Yield every text among the values of nested lists and mappings."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, Iterable):
        for item in data:
            yield from _strings(item)


def _as_regex(pattern: str) -> re.Pattern[str] | None:
    """Return a pattern of paths as an expression, None for one with more than stars in it."""
    if re.search(r"[(){}\[\]|!]", pattern):
        return None
    wild = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*|\*|\?)", pattern)
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts))
