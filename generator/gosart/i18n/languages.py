"""The languages that pages and messages are written in; light, for those who only need to know which there are."""

from __future__ import annotations

__all__ = ["LANGUAGES"]

LANGUAGES = ("en", "zh")
