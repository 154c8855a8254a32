"""A file of the site, written at once or when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable

from gosart.site.search import SearchEntry

__all__ = ["GeneratedFile", "later"]


class GeneratedFile:
    """A file of the site.

    Args:
        uri: Path below the docs root, with slashes: `accounts/acme/index.md`.
        content: What it holds; a text is written as UTF-8. A function makes it when it is asked
            for, the same each time.
        edit_path: The plan's file relative to the repository, for "edit this page"; None for no
            such link.
        search: What the search finds of the page; None for what it reads off the page itself. A
            function works it out when it is asked for.
        title: The page's title, where others need it before the page is made.
        tags: Its tags, likewise.
        key: A digest of all that its content is made of but the names of other accounts; "" where
            nobody knows.
        templates: The templates that it is rendered with, without those that these include; None
            where nobody knows.
        prepare: Reads what its content takes long to read, None for nothing: a preview calls it
            while it can still make other pages.
    """

    __slots__ = (
        "_content",
        "_key",
        "_search",
        "edit_path",
        "prepare",
        "tags",
        "templates",
        "title",
        "uri",
    )

    def __init__(
        self,
        uri: str,
        content: str | bytes | Callable[[], str | bytes],
        edit_path: str | None = None,
        search: tuple[SearchEntry, ...] | Callable[[], tuple[SearchEntry, ...]] | None = None,
        *,
        title: str = "",
        tags: tuple[str, ...] = (),
        key: str | Callable[[], str] = "",
        templates: tuple[str, ...] | None = None,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        self.uri = uri
        self.prepare = prepare
        self.templates = templates
        self.edit_path = edit_path
        self.title = title
        self.tags = tags
        self._key = key
        self._content = content
        self._search = search

    @property
    def content(self) -> str | bytes:
        """What it holds, kept once it is made."""
        self._content = self.made()
        return self._content

    @property
    def search(self) -> tuple[SearchEntry, ...] | None:
        """What the search finds of the page; None for what it reads off the page itself."""
        return self._search() if callable(self._search) else self._search

    @property
    def is_parsed_by_search(self) -> bool:
        """Whether the search reads the page itself."""
        return self._search is None

    @property
    def key(self) -> str:
        """A digest of all that its content is made of; "" where nobody knows."""
        return self._key() if callable(self._key) else self._key

    @property
    def is_made_later(self) -> bool:
        """Whether its content is made when it is asked for."""
        return callable(self._content)

    def made(self) -> str | bytes:
        """Return what it holds; nothing is kept, so that a large site can let each page go."""
        return self._content() if callable(self._content) else self._content

    def keyed(self, key: str) -> GeneratedFile:
        """Return the file with the digest of all that it is made of.

        Args:
            key: The digest.
        """
        return self._other(key=key)

    def made_by(self, content: Callable[[], str | bytes]) -> GeneratedFile:
        """Return the file with another way to its content.

        Args:
            content: Makes the same content.
        """
        return self._other(content=content)

    def at(self, uri: str) -> GeneratedFile:
        """Return the file at another uri.

        Args:
            uri: Its path below the docs root.
        """
        return self if uri == self.uri else self._other(uri=uri)

    def _other(
        self,
        *,
        uri: str = "",
        key: str = "",
        content: Callable[[], str | bytes] | None = None,
    ) -> GeneratedFile:
        return GeneratedFile(
            uri or self.uri,
            content or self._content,
            self.edit_path,
            self._search,
            title=self.title,
            tags=self.tags,
            key=key or self._key,
            templates=self.templates,
            prepare=self.prepare,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GeneratedFile) and (
            (self.uri, self.edit_path) == (other.uri, other.edit_path)
            and self.content == other.content
            and self.search == other.search
        )

    def __hash__(self) -> int:
        return hash((self.uri, self.edit_path))

    def __repr__(self) -> str:
        return f"GeneratedFile({self.uri!r}, edit_path={self.edit_path!r})"


def later(make: Callable[[], GeneratedFile]) -> Callable[[], str]:
    """Return a function for a file's content that is written when it is asked for.

    Args:
        make: Writes the file.
    """

    def content() -> str:
        made = make().made()
        return made if isinstance(made, str) else made.decode()

    return content
