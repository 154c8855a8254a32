"""The languages that pages and messages are written in, for those who need only their codes."""

from __future__ import annotations

__all__ = ["LANGUAGES"]

LANGUAGES = ("en", "zh")
