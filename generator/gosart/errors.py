"""The one exception that an edge (command, plugin) shows; everything else keeps its traceback."""

from __future__ import annotations

import errno
import os

__all__ = ["GosartError", "reason_of", "sentence_of"]

_REASONS = {
    errno.EACCES: "you have no right to",
    errno.EPERM: "you have no right to",
    getattr(errno, "EDQUOT", errno.ENOSPC): "the disk is full, or your share of it",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reports a fault",
    errno.ENOTDIR: "there is a file where a folder is needed",
    errno.EISDIR: "there is a folder with that name",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "it is not there",
    errno.ELOOP: "a link leads back to itself",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}


class GosartError(Exception):
    """Something the user has to change first: a wrong option, a missing folder."""


def reason_of(error: OSError) -> str:
    """Return why the machine refused something, as the end of a sentence.

    Args:
        error: What was raised.

    Returns:
        Words of ours for what happens to people, the system's own for the rest.
    """
    text = str(error.strerror or error or type(error).__name__)
    return _REASONS.get(error.errno or 0, text[:1].lower() + text[1:])


def sentence_of(error: OSError) -> str:
    """Return what the machine refused, as a sentence.

    Args:
        error: What was raised; its file is named where it has one.
    """
    if error.filename is None:
        return f"The machine refused something: {reason_of(error)}."
    return f"{os.fsdecode(error.filename)} cannot be used: {reason_of(error)}."
