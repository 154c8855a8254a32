"""A stamp of a company's own method file, by which others see whether it has changed.

Apart from `loader`, so that a command that finds its cache valid need not import pydantic.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["method_stamp"]


def method_stamp(root: Path, path: str) -> tuple[int, int]:
    """Return the stamp of a file; equal stamps mean an unchanged file.

    Args:
        root: The repository.
        path: The file, relative to `root`; "" for none.

    Returns:
        Its mtime (ns) and size (bytes), zeros where there is none.
    """
    try:
        status = (root / path).stat() if path else None
    except (OSError, ValueError):
        status = None
    return (status.st_mtime_ns, status.st_size) if status else (0, 0)
