"""Finished pages of the build before: written again where all that they were made of is the same.

A page depends on its content, whose key says what it was made of; on the names of the accounts that
it shows; and on the frame that theme, navigation and settings put around it. The frame is made once
around an empty page: whatever changes in it changes there.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel

from gosart.mkdocs_plugin.page_builder import PageBuilder
from gosart.mkdocs_plugin.site_files import SiteFile, SourceFolder, site_file
from gosart.repository.content_stamp import content_stamp, stamp_of
from gosart.repository.parts_file import Part, PartsFolder
from gosart.site.account_names import AccountNames
from gosart.site.build_stamps import program_stamp
from gosart.site.generated_file import GeneratedFile

__all__ = ["Entries", "StoredPages", "frame_stamp"]

Entries = list[dict[str, Any]]
"""Entries of a page in the search, as Material's index has them."""

_LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "pymdown-extensions", "pygments")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_PROBE = "gosart-frame/index.md"


class StoredPages:
    """Makes pages, or takes those that a build before has made.

    Args:
        folder: Where pages are kept, None for nowhere.
        names: The names of the accounts.
        frame: A digest of what stands around the content of every page.
        keys: The key of each page's content, by its uri.
        make: Makes a page and returns its entries in the search.
    """

    def __init__(
        self,
        folder: PartsFolder | None,
        names: AccountNames,
        frame: str,
        keys: Mapping[str, str],
        make: Callable[[SiteFile], Entries],
    ) -> None:
        self._folder = folder if folder is not None and folder.is_usable else None
        self._names = names
        self._frame = frame
        self._keys = keys
        self._make = make

    def make_group(self, group: str, files: Sequence[SiteFile]) -> dict[str, Entries]:
        """Make the pages of an account, or those that belong to none.

        Args:
            group: A name for them, one of a file.
            files: All pages of the group.

        Returns:
            The entries of each in the search, by its uri.
        """
        if self._folder is None:
            return {file.src_uri: self._make(file) for file in files}
        keys = {file.src_uri: self._key(file) for file in files}
        stored = self._folder.read(f"{group}.parts", {uri: key for uri, key in keys.items() if key})
        entries: dict[str, Entries] = {}
        parts: dict[str, Part] = {}
        is_new = False
        for file in files:
            uri = file.src_uri
            before = self._take(file, stored.get(uri, b""))
            if before is not None:
                entries[uri] = before
                parts[uri] = Part(keys[uri], stored[uri])
                continue
            with self._names.asked() as asked:
                entries[uri] = self._make(file)
            is_new = True
            if keys[uri]:
                content = _packed(file, asked, entries[uri])
                if content:
                    parts[uri] = Part(keys[uri], content)
        if is_new:
            self._folder.write(f"{group}.parts", parts)
        return entries

    def _key(self, file: SiteFile) -> str:
        key = self._keys[file.src_uri]
        return stamp_of(self._frame, key, file.dest_uri, file.edit_uri) if key else ""

    def _take(self, file: SiteFile, content: bytes) -> Entries | None:
        """Write a page as it was, and return its entries; None where it has to be made."""
        head, end, body = content.partition(b"\n")
        if not end:
            return None
        with suppress(ValueError, KeyError, TypeError, zlib.error):
            about = json.loads(head)
            if self._names.are_still(about["names"]):
                file.write(zlib.decompress(body))
                entries: Entries = about["entries"]
                return entries
        return None

    def drop_others(self, groups: Iterable[str]) -> None:
        """Remove the pages of accounts that are gone.

        Args:
            groups: The groups that there are.
        """
        if self._folder is not None:
            self._folder.drop_others(frozenset(f"{group}.parts" for group in groups))


def _packed(file: SiteFile, names: dict[str, str | None], entries: Entries) -> bytes:
    """Return a page that was written as a part of a file, b"" where it cannot be read again."""
    try:
        page = Path(file.abs_dest_path).read_bytes()
    except OSError:
        return b""
    about = json.dumps({"names": names, "entries": entries}, ensure_ascii=False)
    return about.encode() + b"\n" + zlib.compress(page, 1)


def frame_stamp(builder: PageBuilder) -> str:
    """Return a digest of what stands around the content of every page.

    Args:
        builder: What makes the pages of a build.
    """
    config = builder.config
    custom = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    settings = [
        config.theme.name,
        config.markdown_extensions,
        config.mdx_configs,
        config.extra,
        {name: dict(plugin.config) for name, plugin in config.plugins.items() if name != "gosart"},
    ]
    return stamp_of(
        program_stamp(),
        _probe(builder, config),
        [digest for _, digest in content_stamp(custom, "*", below=True)],
        _ADDRESS.sub("", repr(settings)),
        [_version(library) for library in _LIBRARIES],
    )


def _probe(builder: PageBuilder, config: MkDocsConfig) -> bytes:
    """Return a page without content in its frame; nothing of it stays in the site."""
    made = GeneratedFile(
        _PROBE, "---\ntitle: Frame\nsearch: {exclude: true}\n---\n# Frame\n", search=()
    )
    file = site_file(config, made, SourceFolder(), InclusionLevel.NOT_IN_NAV, released=True)
    path = Path(file.abs_dest_path)
    try:
        builder.make(file)
        return path.read_bytes()
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
            path.parent.rmdir()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
