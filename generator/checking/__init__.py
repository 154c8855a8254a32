"""Checking plans without drawing anything, and remembering what was found for files that do not change."""

from generator.checking.accounts import check_accounts

__all__ = ["check_accounts"]
