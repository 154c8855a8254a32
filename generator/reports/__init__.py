"""What a check found, in the formats that machines read: annotations, code quality, SARIF, JUnit. One module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.diagnostics import Diagnostic
from generator.reports.github import github
from generator.reports.gitlab import gitlab
from generator.reports.junit import junit
from generator.reports.sarif import sarif

__all__ = ["FORMATS", "report"]

FORMATS = ("github", "gitlab", "sarif", "junit")


def report(style: str, found: Sequence[Diagnostic], titles: Mapping[str, str], failing: Callable[[Diagnostic], bool], version: str) -> str:
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
