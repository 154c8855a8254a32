"""Account plans as code: a repository of plans goes in, a site comes out.

What other programs may use is listed in `__all__`, and documented in `gosart.api`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gosart.api import (
        Brief,
        Change,
        Comparison,
        FileChange,
        Finding,
        GosartError,
        Options,
        OptionsError,
        Plan,
        PlanError,
        Portfolio,
        SiteResult,
        brief,
        build,
        check,
        diff,
        edit,
        load,
    )

__all__ = [
    "Brief",
    "Change",
    "Comparison",
    "FileChange",
    "Finding",
    "GosartError",
    "Options",
    "OptionsError",
    "Plan",
    "PlanError",
    "Portfolio",
    "SiteResult",
    "brief",
    "build",
    "check",
    "diff",
    "edit",
    "load",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Loaded when it is asked for: a command's help and its completion need none of it.
    if name in __all__:
        return getattr(import_module("gosart.api"), name)
    raise AttributeError(f"module 'gosart' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
