"""A sealed file of several parts, each under the key of all that it was made of.

What a build has worked out of an account is read again a part at a time: a small one by every
build, a large one when a page needs it. As everything in the cache, the file is believed only where
this machine wrote it (`cache_file`); the seal is on the list of the parts, which holds a digest of
each.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gosart.repository.cache_file import (
    cache_folder,
    open_private,
    seal_of,
    sealing_key,
    write_private,
)

__all__ = ["Part", "PartsFolder"]

_HEAD = 16
"""Digits of the number of bytes that the list of parts has."""
_SEAL = 64
"""Digits of a seal."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a file."""

    key: str
    """What it was made of; another key means another content."""
    content: bytes


class PartsFolder:
    """A folder of files with parts, below the cache of a repository.

    Where it cannot be read or written there is nothing in it: that costs speed, nothing else.

    Args:
        root: The repository.
        name: The folder's name.
    """

    def __init__(self, root: Path, name: str) -> None:
        self._name = name
        self._folder: Path | None = None
        self._key: bytes | None = None
        with contextlib.suppress(OSError):
            self._folder = cache_folder(root, name)
            self._key = sealing_key(root)

    @property
    def is_usable(self) -> bool:
        """Whether anything can be kept at all."""
        return self._folder is not None and self._key is not None

    def read(self, name: str, wanted: Mapping[str, str]) -> dict[str, bytes]:
        """Return the parts of a file that have the keys wanted.

        Args:
            name: The file's name, without a folder.
            wanted: The key of each part by its name; "" for whatever key it has.

        Returns:
            The content by the part's name; what is missing, damaged or has another key is left out.
        """
        return {
            part: content
            for part, key, content in self._parts(name, frozenset(wanted))
            if wanted[part] in ("", key) and content is not None
        }

    def keys(self, name: str) -> dict[str, str]:
        """Return the key of each part of a file.

        Args:
            name: The file's name.
        """
        return {part: key for part, key, _ in self._parts(name, None)}

    def _parts(
        self, name: str, wanted: frozenset[str] | None
    ) -> list[tuple[str, str, bytes | None]]:
        """Return name and key of parts with their content, None where that is damaged.

        Of all parts without any content where `wanted` is None. A list that this machine did not
        write is an empty one.
        """
        if self._folder is None or self._key is None:
            return []
        parts: list[tuple[str, str, bytes | None]] = []
        try:
            with open_private(self._folder / name) as file:
                head = file.read(_SEAL + _HEAD)
                length = int(head[_SEAL:], 16)
                if length > os.fstat(file.fileno()).st_size:
                    return []
                index = file.read(length)
                seal = seal_of(self._key, f"{self._name}/{name}", index)
                if not hmac.compare_digest(head[:_SEAL], seal):
                    return []
                for part, key, offset, size, digest in json.loads(index):
                    if wanted is None:
                        parts.append((part, key, None))
                    elif part in wanted:
                        file.seek(_SEAL + _HEAD + length + offset)
                        content = file.read(size)
                        parts.append((part, key, content if _digest(content) == digest else None))
        except (OSError, ValueError, TypeError):
            return []
        return parts

    def write(self, name: str, parts: Mapping[str, Part]) -> None:
        """Write a file anew; where that cannot be, nothing happens.

        Args:
            name: The file's name.
            parts: Its parts by their names.
        """
        if self._folder is None or self._key is None:
            return
        index, offset = [], 0
        for part, value in parts.items():
            size = len(value.content)
            index.append([part, value.key, offset, size, _digest(value.content)])
            offset += size
        text = json.dumps(index, separators=(",", ":")).encode()
        seal = seal_of(self._key, f"{self._name}/{name}", text)
        content = b"".join(
            (seal, b"%016x" % len(text), text, *(value.content for value in parts.values()))
        )
        with contextlib.suppress(OSError, ValueError):
            write_private(self._folder / name, content)

    def update(self, name: str, parts: Mapping[str, Part]) -> None:
        """Write some parts of a file, the others staying as they are.

        Args:
            name: The file's name.
            parts: The new parts by their names.
        """
        others = {part: key for part, key in self.keys(name).items() if part not in parts}
        stay = self.read(name, others)
        self.write(name, {part: Part(others[part], stay[part]) for part in stay} | dict(parts))

    def drop_others(self, names: frozenset[str]) -> None:
        """Remove the files that nobody will ask for any more.

        Args:
            names: Those that stay.
        """
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if (
                    path.name not in names
                    and path.suffix == ".parts"
                    and not path.name.startswith("_")  # what belongs to no account
                ):
                    path.unlink(missing_ok=True)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=20).hexdigest()
