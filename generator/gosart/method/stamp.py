"""Whether a company's own method file is still the one that was read; nothing is imported to know it."""

from __future__ import annotations

from pathlib import Path

__all__ = ["method_stamp"]


def method_stamp(root: Path, path: str) -> tuple[int, int]:
    """Return (mtime in ns, size) of the file `path` below `root`, zeros where there is none: equal stamps mean an unchanged file."""
    try:
        status = (root / path).stat() if path else None
    except (OSError, ValueError):
        status = None
    return (status.st_mtime_ns, status.st_size) if status else (0, 0)
