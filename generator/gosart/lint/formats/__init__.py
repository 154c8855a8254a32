"""What a check found, in the formats that machines read: annotations, code quality, SARIF, JUnit. One module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gosart.diagnostics import Diagnostic
from gosart.lint.formats.github import github
from gosart.lint.formats.gitlab import gitlab
from gosart.lint.formats.junit import junit
from gosart.lint.formats.sarif import sarif

__all__ = ["FORMATS", "report"]

FORMATS = ("github", "gitlab", "sarif", "junit")


def report(
    style: str,
    found: Sequence[Diagnostic],
    titles: Mapping[str, str],
    failing: Callable[[Diagnostic], bool],
    version: str,
) -> str:
    """Return what was found in one of `FORMATS`.

    Paths are as a forge shows them: relative to the top of its repository. `titles` says what each code stands for, `failing` which of
    the findings fail the check, `version` is ours.
    """
    if style == "github":
        return github(found)
    if style == "gitlab":
        return gitlab(found)
    if style == "sarif":
        return sarif(found, titles, version)
    return junit(found, failing)
