"""Checking plans without drawing anything, by what is remembered of files that do not change."""

from gosart.lint.runner import Checked, check_accounts, check_plans

__all__ = ["Checked", "check_accounts", "check_plans"]
