"""A commit's message -> its title, and the number of the pull or merge request it names.

GitHub, GitLab, Gitea, Bitbucket and Azure DevOps each write it in a way of their own.
"""

from __future__ import annotations

import re

__all__ = ["request_of", "title_of"]

_MERGES = (
    re.compile(r"Merge pull request #(\d+) from \S+"),  # GitHub, Gitea
    re.compile(r"Merged in \S+ \(pull request #(\d+)\)"),  # Bitbucket
    re.compile(r"Merge branch '.+?' (?:into|of) \S+"),  # GitLab, and git itself
    re.compile(r"Merge (?:remote-tracking )?branch .+"),
)
_NUMBERS = (
    re.compile(r"^Merge(?:d)? (?:pull request|in \S+ \(pull request|PR) #?(\d+)"),
    # a squash keeps it at the end of the title
    re.compile(r"\((?:pull request )?[#!](\d+)\)\s*$", re.MULTILINE),
    re.compile(r"^See merge request \S*!(\d+)\s*$", re.MULTILINE),  # GitLab
)
_LONG = 120


def request_of(message: str) -> int:
    """Return the number of the request a message names.

    Args:
        message: The whole message.

    Returns:
        The number, 0 for none. Only the title and GitLab's own line count: a number elsewhere may
        be one of anything.
    """
    title = message.split("\n", 1)[0]
    for shape, text in zip(_NUMBERS, (title, title, message), strict=True):
        if match := shape.search(text):
            return int(match[1]) if len(match[1]) < 10 else 0
    return 0


def title_of(message: str) -> str:
    """Return what a message says in one line.

    Args:
        message: The whole message.

    Returns:
        The title without the number; for a merge the title of what was merged, "" where it has
        none. At most 120 characters.
    """
    lines = [line.strip() for line in message.split("\n")]
    first = lines[0] if lines else ""
    if any(shape.fullmatch(first) for shape in _MERGES):
        rest = [
            line
            for line in lines[1:]
            if line
            and not line.startswith(("See merge request", "Approved-by:", "Co-authored-by:"))
        ]
        first = rest[0] if rest else ""
    first = re.sub(r"\s*\((?:pull request )?[#!]\d+\)\s*$", "", first)
    first = re.sub(r"^Merged PR \d+:\s*", "", first)
    return first if len(first) <= _LONG else first[: _LONG - 1].rstrip() + "…"
