"""Files below `.cache/gosart`: what was worked out before, believed only where we wrote it.

A folder that somebody sends, or a branch, may bring such a file along, and it could say of any plan
that nothing is wrong. So each is sealed with a key that stands outside the repository and never
leaves this machine. Without a key there is no cache: it costs speed, nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import shutil
import stat
from pathlib import Path
from typing import Any, BinaryIO

from gosart.repository.write_file import write_file

__all__ = [
    "FOLDER",
    "KEY_VARIABLE",
    "cache_folder",
    "drop_oldest",
    "drop_oldest_folders",
    "open_private",
    "read_cache",
    "read_private",
    "seal_of",
    "sealing_key",
    "write_cache",
    "write_private",
]

FOLDER = Path(".cache") / "gosart"
"""Where the files are, below the repository."""

KEY_VARIABLE = "GOSART_CACHE_KEY"
"""Variable of the environment with a secret to make the key of."""

_KEY_BYTES = 32


def read_cache(root: Path, name: str) -> Any:
    """Return what a file of the cache holds.

    Args:
        root: The repository.
        name: The file's name.

    Returns:
        The data; None where there is no file, it is damaged, or somebody else wrote it.
    """
    try:
        folder = cache_folder(root)
        key = sealing_key(root, make=False)
        if folder is None or key is None:
            return None
        seal, _, text = read_private(folder / name).partition(b"\n")
        if not hmac.compare_digest(seal, seal_of(key, name, text)):
            return None
        return json.loads(text)
    except (OSError, ValueError, RecursionError):
        return None


def write_cache(root: Path, name: str, data: Any) -> None:
    """Write a file of the cache; where that cannot be, nothing happens.

    Args:
        root: The repository.
        name: The file's name.
        data: What JSON can say.
    """
    try:
        folder = cache_folder(root)
        key = sealing_key(root)
        if folder is None or key is None:
            return
        text = json.dumps(data, ensure_ascii=False).encode("utf-8")
        write_private(folder / name, seal_of(key, name, text) + b"\n" + text)
    except (OSError, ValueError, RecursionError):
        return


def drop_oldest(root: Path, pattern: str, count: int) -> None:
    """Remove the oldest files of a kind.

    Args:
        root: The repository.
        pattern: Which files of the cache.
        count: How many stay.
    """
    folder = cache_folder(root)
    with contextlib.suppress(OSError):
        files = folder.glob(pattern) if folder else ()
        for path in sorted(files, key=lambda path: path.lstat().st_mtime_ns)[:-count]:
            path.unlink(missing_ok=True)


def drop_oldest_folders(root: Path, pattern: str, count: int) -> None:
    """Remove the folders of a kind that nobody has written to for longest.

    Args:
        root: The repository.
        pattern: Which folders of the cache.
        count: How many stay.
    """
    folder = cache_folder(root)
    with contextlib.suppress(OSError):
        folders = [path for path in folder.glob(pattern) if path.is_dir()] if folder else []
        folders = [path for path in folders if not path.is_symlink()]
        for path in sorted(folders, key=lambda path: path.lstat().st_mtime_ns)[:-count]:
            shutil.rmtree(path, ignore_errors=True)


def write_private(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file that git is to leave alone.

    Args:
        path: The file, in a folder that holds nothing else.
        content: What it is to hold.
        durable: Whether to wait until the disk has it.

    Raises:
        OSError: It cannot be written.
    """
    ignore = path.parent / ".gitignore"
    if not os.path.lexists(ignore):
        write_file(ignore, b"*\n")
    write_file(path, content, durable=durable)


def cache_folder(root: Path, below: str = "") -> Path | None:
    """Return the folder of the cache.

    Args:
        root: The repository.
        below: A folder in it.

    Returns:
        The folder, there or not; None where it is reached by a link, which may lead anywhere.
    """
    folder = root
    for part in (*FOLDER.parts, *filter(None, (below,))):
        folder /= part
        if folder.is_symlink():
            return None
    return folder


def read_private(path: Path) -> bytes:
    """Read a file that is one.

    Args:
        path: The file.

    Returns:
        Its content.

    Raises:
        OSError: It is none, or cannot be read.
    """
    with open_private(path) as file:
        return file.read()


def open_private(path: Path) -> BinaryIO:
    """Open a file that is one: a link may lead anywhere, a pipe never ends.

    Args:
        path: The file.

    Returns:
        The file, to be read and closed.

    Raises:
        OSError: It is none, or cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
        raise OSError
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError
    return file


def seal_of(key: bytes, name: str, text: bytes) -> bytes:
    """Return the seal on a text.

    Args:
        key: This machine's.
        name: The file's name: one file of the cache must not pass for another.
        text: What is sealed.

    Returns:
        64 hexadecimal digits.
    """
    return hmac.new(key, name.encode() + b"\0" + text, hashlib.sha256).hexdigest().encode()


def sealing_key(root: Path, *, make: bool = True) -> bytes | None:
    """Return the key of this machine.

    A pipeline whose home is new each time brings its own along, to use what a run before has kept.

    Args:
        root: The repository.
        make: Whether it is made where there is none yet.

    Returns:
        The key; None where there can be none.
    """
    if given := os.environ.get(KEY_VARIABLE):
        return hashlib.sha256(os.fsencode(given)).digest()
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:  # nobody's home
        return None
    path = Path(base) / "gosart" / "key"
    if not path.is_absolute() or path.resolve().is_relative_to(root.resolve()):
        return None  # what stands in the repository may come from anybody
    with contextlib.suppress(OSError):
        key = _own(path)
        if key is not None:
            return key
        if make:  # also where the power cut it short
            write_file(path, secrets.token_bytes(_KEY_BYTES), mode=0o600)
            return _own(path)
    return None


def _own(path: Path) -> bytes | None:
    """Read the key, unless it is another user's, or cut short."""
    if not os.path.lexists(path):
        return None
    key = read_private(path)
    mine = os.name != "posix" or path.stat().st_uid == os.geteuid()
    return key if mine and len(key) == _KEY_BYTES else None
