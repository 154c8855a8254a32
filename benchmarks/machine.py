"""The machine that the numbers were measured on, in a line to put beside them."""

from __future__ import annotations

import os
import platform
from pathlib import Path

__all__ = ["load", "machine"]

GIBI = 1024**3


def machine() -> str:
    """Return processor, cores, memory, system and Python of this machine."""
    return (
        f"{_processor()}, {_cores()} cores, {_memory():.0f} GiB, {platform.system()} "
        f"{platform.release().partition('-')[0]}, Python {platform.python_version()}"
    )


def load() -> str:
    """Return how many processes wanted a core on average in the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIBI


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.is_file() else []
    names = (line.partition(":")[2] for line in lines if line.startswith("model name"))
    return next(names, "").strip() or platform.processor() or platform.machine()
