"""The sentence that stands for the problems of a file that are counted and not listed."""

from __future__ import annotations

from dataclasses import replace

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.yaml.codes import FileProblems, problem_at

__all__ = ["all_problems", "more_problems"]


def all_problems(problems: FileProblems) -> tuple[Diagnostic, ...]:
    """Return the problems of a file, and last how many more there are.

    Args:
        problems: Of the file.

    Returns:
        Those that are listed, and one for all others where there are any.
    """
    more = (more_problems(problems.more, problems.first_more),) if problems.more else ()
    return (*problems.diagnostics, *more)


def more_problems(count: int, location: Location) -> Diagnostic:
    """Return what is said of the problems that are not told.

    Args:
        count: How many they are.
        location: Where the first of them is.

    Returns:
        An error.
    """
    message = (
        msg("There is one more problem in this file.")
        if count == 1
        else msg("There are {count} more problems in this file.", count=count)
    )
    problem = problem_at("S037", location, message, msg("Fix those above, and check again."))
    return replace(problem, count=count)
