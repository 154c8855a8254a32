"""Pages over all accounts as they were written, for a preview that starts where nothing changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial

from gosart.repository.parts_file import Part, PartsFolder
from gosart.site.generated_file import GeneratedFile

__all__ = ["StoredContents"]

_FILE = "_over-all.parts"


class StoredContents:
    """The contents of some pages, each under the key of all that it is made of.

    Args:
        folder: Where they are kept.
    """

    def __init__(self, folder: PartsFolder) -> None:
        self._folder = folder

    def files(self, files: Iterable[GeneratedFile]) -> Iterator[GeneratedFile]:
        """Yield files whose content is read where it is kept, and kept where it is written.

        Args:
            files: The files, each with a key and a text for its content.
        """
        for file in files:
            yield file.made_by(partial(self._content, file))

    def _content(self, file: GeneratedFile) -> str:
        with suppress(zlib.error, ValueError):
            parts = self._folder.read(_FILE, {file.uri: file.key})
            if file.uri in parts:
                return zlib.decompress(parts[file.uri]).decode("utf-8")
        made = file.made()
        text = made if isinstance(made, str) else made.decode("utf-8")
        part = Part(file.key, zlib.compress(text.encode("utf-8"), 1))
        self._folder.update(_FILE, {file.uri: part})
        return text
