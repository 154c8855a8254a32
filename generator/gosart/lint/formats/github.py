"""GitHub's workflow commands: each finding becomes an annotation of the line in the pull request."""

from __future__ import annotations

from collections.abc import Sequence

from gosart.diagnostics import Diagnostic
from gosart.lint.formats.ci_annotations import workflow_commands
from gosart.lint.formats.text import note_of

__all__ = ["github"]


def github(found: Sequence[Diagnostic]) -> str:
    """Return a line for each finding, at most ten of a severity (the last says how many are left out); "" where there is none."""
    return "\n".join(workflow_commands([note_of(item) for item in found], _left_out))


def _left_out(count: int) -> str:
    return f"{count} more are not shown here; `gosart check` names them."
