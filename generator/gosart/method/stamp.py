"""A stamp of a company's own method file, by which others see whether it has changed.

Apart from `loader`, so that a command that finds its cache valid need not import pydantic.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["method_stamp"]


def method_stamp(root: Path, path: str) -> str:
    """Return the stamp of a file; equal stamps mean an unchanged file.

    Args:
        root: The repository.
        path: The file, relative to `root`; "" for none.

    Returns:
        A digest of its content, "" where there is none to read.
    """
    try:
        return hashlib.sha256((root / path).read_bytes()).hexdigest() if path else ""
    except (OSError, ValueError):
        return ""
