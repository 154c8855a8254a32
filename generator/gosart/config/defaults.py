"""What holds where a site says nothing, for the options that are lists of words."""

from __future__ import annotations

from typing import Literal

__all__ = ["AUDIENCES", "PROPOSAL", "REASONS", "STAGES", "FailOn", "Search"]

AUDIENCES = ("everyone", "sales", "account-team")
REASONS = ("price", "fit", "relationship", "value", "timing", "no-decision", "resources")
PROPOSAL = "proposal"
STAGES = ("identified", "qualified", "evaluation", "proposal", "negotiation", "closed")

FailOn = Literal["error", "warning", "advice", "never"]
Search = Literal["auto", "all", "names"]
