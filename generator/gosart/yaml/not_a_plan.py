"""What other tools leave in the place of a plan: Git LFS a pointer, git a conflict."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gosart.diagnostics import msg
from gosart.yaml.codes import FileProblems

__all__ = ["refuse_conflict", "refuse_pointer"]

_POINTER = re.compile(r"version https://(?:git-lfs\.github\.com|hawser\.github\.com)/spec/v\d")
_OURS, _BOUND, _THEIRS = (
    re.compile(r"<{7}(?: |$)"),
    re.compile(r"={7}$"),
    re.compile(r">{7}(?: |$)"),
)


def refuse_pointer(text: str, problems: FileProblems) -> bool:
    """Report a pointer of Git LFS, which stands where the file itself was not fetched.

    Args:
        text: The file.
        problems: Takes what is wrong.

    Returns:
        Whether it is one.
    """
    if not _POINTER.match(text):
        return False
    problems.add(
        "S026",
        msg("This is a Git LFS pointer: the file itself has not been fetched."),
        msg("Fetch it with `git lfs pull`; a plan is small and does not need Git LFS."),
        length=len(problems.lines[0]),
    )
    return True


def refuse_conflict(lines: Sequence[str], problems: FileProblems) -> bool:
    """Report the lines that git leaves where two people changed the same lines.

    In a text they would be published. Only the three marks in their order are a conflict: a row of
    equals signs alone may underline a heading.

    Args:
        lines: The lines of the file.
        problems: Takes what is wrong.

    Returns:
        Whether there are any.
    """
    begin = bound = None
    for number, line in enumerate(lines):
        typed = line.rstrip()
        if _OURS.match(typed):
            begin, bound = number, None
        elif begin is not None and _BOUND.match(typed):
            bound = number
        elif begin is not None and bound is not None and _THEIRS.match(typed):
            problems.add(
                "S024",
                msg("A merge conflict starts here and has not been resolved."),
                msg(
                    "Keep one of the two versions between the lines <<<<<<<, ======= and >>>>>>>, "
                    "and delete these lines."
                ),
                begin + 1,
                length=len(lines[begin].rstrip()),
            )
            return True
    return False
