"""What a comparison could not look at, said as a problem at its path."""

from __future__ import annotations

from dataclasses import replace

from gosart.diagnostics import Diagnostic, Location, Severity, msg
from gosart.yaml.codes import problem_at

__all__ = ["submodule_problem", "unread_base_problem"]


def submodule_problem(path: str) -> Diagnostic:
    """Make the problem of another repository's files, whose changes git does not list here.

    Args:
        path: The submodule's folder.

    Returns:
        An error: nobody looked at what may have changed.
    """
    message = msg("This is a submodule: changes in it are not compared.")
    hint = msg("Compare in its own repository, or put the files themselves here.")
    return replace(problem_at("S036", Location(path), message, hint), severity=Severity.ERROR)


def unread_base_problem(path: str, base: str) -> Diagnostic:
    """Make the problem of a plan that can be read, and could not in the base of a comparison.

    Args:
        path: The plan's file or folder.
        base: What a person calls the base.

    Returns:
        An advice.
    """
    message = msg(
        "This plan could not be read in {base}, so its findings cannot be compared: only its "
        "current errors are shown.",
        base=base,
    )
    hint = msg(
        "If this change fixes the plan, there is nothing to do. If Git LFS or a filter holds it, "
        "store the plan itself in git: it is small."
    )
    return replace(problem_at("S041", Location(path), message, hint), severity=Severity.ADVICE)
