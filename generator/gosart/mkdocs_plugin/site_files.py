"""Our pages and assets as files of MkDocs that other plugins neither trip over nor change."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from gosart.site.generated_file import GeneratedFile

__all__ = [
    "PLACEHOLDER",
    "SiteFile",
    "SourceFolder",
    "lost_files",
    "restored",
    "site_file",
    "without_dates",
]

PLACEHOLDER = "<!--gosart page-->"
"""What other plugins get for the Markdown of a page of ours, and may write around."""


_PRIVACY = frozenset({"privacy", "material/privacy"})


class SourceFolder:
    """A folder outside the site that holds the files which a plugin wants to see on the disk.

    Most builds never need it: it is made when the first file is asked for, and goes with the build.
    """

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def path_of(self, uri: str, content: bytes) -> str:
        """Write a file, if it is not there yet.

        Args:
            uri: Of the file.
            content: Its bytes.

        Returns:
            Its path on the disk.
        """
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="gosart-")
        path = Path(self._folder.name, uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return str(path)

    def close(self) -> None:
        """Remove the folder."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


class SiteFile(File):
    """A generated file that has a path on the disk as soon as somebody asks for it.

    MkDocs gives generated files none, and a plugin that opens each page's file, or only looks at
    its path, ends the build with a TypeError. The path leads to what is published, never to the
    plan: that may hold what is not for the readers of this site.
    """

    sources: SourceFolder
    has_path = True
    made: GeneratedFile
    """What we made; `content_string` is what a plugin may have made of it."""
    released = False
    """Whether the page is made outside MkDocs' loops, which take it for no page then."""

    @property
    def abs_src_path(self) -> str | None:
        """The path of a copy of this file."""
        replaced: str | None = vars(self).get("_abs_src_path")
        if replaced or not self.has_path:
            return replaced
        return self.sources.path_of(self.src_uri, self.content_bytes)

    @abs_src_path.setter
    def abs_src_path(self, value: str | None) -> None:
        # MkDocs unsets it when a plugin sets other content
        vars(self)["_abs_src_path"] = value

    @property
    def _content(self) -> str | bytes:
        """What MkDocs takes for the file's content: made anew for each who asks, unless held."""
        held: str | bytes | None = vars(self).get("_held")
        return self.made.made() if held is None else held

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        vars(self)["_held"] = value

    def hold(self, content: str | bytes | None) -> None:
        """Hold a page's content while the page is being made.

        Args:
            content: The content, None to let it go.
        """
        self._content = content

    @property
    def is_own_page(self) -> bool:
        """Whether it is a page of ours, whoever makes it."""
        return self.src_uri.endswith(".md")

    def write(self, content: bytes) -> None:
        """Write it into the site.

        Args:
            content: Its bytes.
        """
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def is_documentation_page(self) -> bool:
        """Whether MkDocs' loops make a page of it."""
        return not self.released and super().is_documentation_page()

    def is_static_page(self) -> bool:
        """Whether it is a page to copy."""
        return not self.released and super().is_static_page()

    def is_media_file(self) -> bool:
        """Whether it is neither, but to copy."""
        return not self.released and super().is_media_file()

    def copy_file(self, dirty: bool = False) -> None:
        """Copy it into the site, unless it is a page that is made there.

        Args:
            dirty: Whether MkDocs copies only what is newer.
        """
        if not self.released:
            super().copy_file(dirty)

    @property
    def body(self) -> str:
        """The page's Markdown without its front matter."""
        text = self._content if self.released else self.made.content
        if isinstance(text, bytes):
            text = text.decode()
        return text.partition("\n---\n")[2].lstrip("\n") if text.startswith("---\n") else text


def site_file(
    config: MkDocsConfig,
    made: GeneratedFile,
    sources: SourceFolder,
    inclusion: InclusionLevel,
    folder: str = "",
    *,
    released: bool = False,
) -> SiteFile:
    """Return a generated file as one of MkDocs'.

    Args:
        config: MkDocs' configuration.
        made: The file.
        sources: Where a plugin that wants a path gets one.
        inclusion: Whether navigation plugins see the page.
        folder: Folder of the site below which the file is published.
        released: Whether it is a page that is made outside MkDocs' loops.

    Returns:
        The file, in no folder of the site's own.
    """
    if released and _is_index(made.uri):
        return _index_file(config, made, sources, inclusion, folder)
    file = SiteFile(made.uri, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
    file.sources = sources
    file.generated_by = "gosart"
    # privacy would load every address that Plotly's own script names and never asks for
    file.has_path = not (file.is_javascript() and _PRIVACY & config.plugins.keys())
    file.made = made
    if released:
        file.dest_uri, file.url  # noqa: B018 - worked out while it still is a page to MkDocs
        file.released = True
    else:
        file._content = made.content
    if folder:
        file.dest_uri = f"{folder}/{file.dest_uri}"
    return file


def _is_index(uri: str) -> bool:
    return uri == "index.md" or uri.endswith("/index.md")


def _index_file(
    config: MkDocsConfig,
    made: GeneratedFile,
    sources: SourceFolder,
    inclusion: InclusionLevel,
    folder: str,
) -> SiteFile:
    """Return the file of a page that MkDocs does not make, as `File.__init__` would have it.

    MkDocs works each path out by several libraries: with 40,000 pages that is a second of the
    start. A test holds the two together.
    """
    file = SiteFile.__new__(SiteFile)
    address = f"{made.uri.removesuffix('.md')}.html"
    vars(file).update(
        src_uri=made.uri,
        src_dir=None,
        dest_dir=config.site_dir,
        use_directory_urls=config.use_directory_urls,
        inclusion=inclusion,
        dest_uri=f"{folder}/{address}" if folder else address,
        sources=sources,
        generated_by="gosart",
        has_path=True,
        made=made,
        released=True,
    )
    return file


_DATES = ("git_revision_date_localized", "git_creation_date_localized")


def without_dates(meta: MutableMapping[str, Any]) -> None:
    """Take out of a page's front matter what git-revision-date-localized says of its file.

    A page of ours is made of many files, none of them its own; it would name the day of the build.

    Args:
        meta: The front matter, which is changed.
    """
    for key in [key for key in meta if str(key).startswith(_DATES)]:
        del meta[key]


def restored(file: SiteFile, markdown: str) -> str:
    """Return our page's Markdown with what other plugins have written before and behind it.

    They got the placeholder. Where it is gone, they wrote something else instead of the page, which
    is
    ours to refuse: the page is what the plans say.

    Args:
        file: The page.
        markdown: What they made of the placeholder.

    Returns:
        Markdown.
    """
    before, placeholder, behind = markdown.partition(PLACEHOLDER)
    return f"{before}{file.body}{behind}" if placeholder else file.body


def lost_files(ours: Iterable[SiteFile], files: Files) -> list[str]:
    """Return which of our files are not in the finished site, or have become somebody else's.

    Args:
        ours: The files that we added.
        files: All files of the site.

    Returns:
        Uris of those that are lost.
    """
    published = {id(file) for file in files}
    return [
        file.src_uri
        for file in ours
        if id(file) not in published or not Path(file.abs_dest_path).is_file()
    ]
