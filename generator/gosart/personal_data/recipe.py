"""How a human goes out of the repository's past, which no edit of today's files changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gosart.personal_data.erase import NAME, Erasure

__all__ = ["EXPRESSIONS", "expressions", "recipe"]

EXPRESSIONS = "erase.txt"
"""How the file of replacements is called in the recipe."""


def expressions(erasure: Erasure) -> str:
    """Return what `git filter-repo --replace-text` replaces, one line each.

    Args:
        erasure: Who is taken out.

    Returns:
        The lines, names first, each with a line feed at its end.
    """
    return "".join(f"{line}\n" for line in dict.fromkeys(_expressions(erasure)))


def _expressions(erasure: Erasure) -> Iterator[str]:
    ids = {subject.id for subject in erasure.subjects}
    for name in erasure.names.certain:
        if name not in ids:
            blanks = r"\s+".join(map(re.escape, name.split()))
            yield f"regex:(?i)(?<!\\w){blanks}(?!\\w)==>{NAME}"
    for subject, new in erasure.ids:
        yield f"regex:(?<![\\w-]){re.escape(subject.id)}(?![\\w-])==>{new}"


def recipe(erasure: Erasure) -> str:
    """Write what to do about the history, by hand and with everybody told.

    Args:
        erasure: Who is taken out.

    Returns:
        Text for a terminal, with a line feed at its end.
    """
    paths = "".join(f" --path '{path}'" for path in erasure.removed)
    lines = [
        "The history still has it. To rewrite the history, agree on a time at which nobody pushes,",
        "commit this change, and with git-filter-repo installed:",
        "",
        f"cat > {EXPRESSIONS} <<'END'",
        *expressions(erasure).splitlines(),
        "END",
        f"git filter-repo --replace-text {EXPRESSIONS} --replace-message {EXPRESSIONS}",
        *([f"git filter-repo --invert-paths{paths}"] if paths else []),
        "git push --force --all && git push --force --tags",
        "",
        "Read the replacements first: an id that is an ordinary word goes wherever it stands.",
        "Then everybody clones anew. Remove what else has it: forks, branches of proposals on the",
        "forge, .cache/ and site/ of each clone and of the pipeline, published sites, printed and",
        "sent files, backups.",
    ]
    return "\n".join(lines) + "\n"
