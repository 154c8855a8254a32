"""What a check found, in the formats that machines read, one module each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gosart.diagnostics import Diagnostic, Message, Say, msg
from gosart.lint.formats.annotations import annotation_of
from gosart.lint.formats.github import github
from gosart.lint.formats.gitlab import gitlab
from gosart.lint.formats.junit import junit
from gosart.lint.formats.sarif import sarif
from gosart.rules.custom_rules import NOT_RUN

__all__ = ["FORMATS", "report"]

FORMATS = ("github", "gitlab", "sarif", "junit")


def report(
    style: str,
    diagnostics: Sequence[Diagnostic],
    titles: Mapping[str, str],
    failing: Callable[[Diagnostic], bool],
    version: str,
    say: Say = str,
) -> str:
    """Return what was found in one of `FORMATS`.

    Args:
        style: The format.
        diagnostics: Each with its fingerprint, and with its path as a forge shows it: relative to
            the top of its repository.
        titles: What each code stands for.
        failing: Which of them fail the check.
        version: Ours.
        say: Writes their sentences in a language.

    Returns:
        The text, without a line break at its end.
    """
    if style == "sarif":
        return sarif(diagnostics, titles, version, say)
    if style == "junit":
        return junit(diagnostics, failing, say)
    annotations = [annotation_of(diagnostic, say) for diagnostic in diagnostics]
    if style == "gitlab":
        return gitlab(annotations).rstrip("\n")
    # What was not looked at comes first: GitHub shows ten of a severity.
    annotations.sort(key=lambda annotation: annotation.title != NOT_RUN)
    return github(annotations, lambda count: say(_left_out(count))).rstrip("\n")


def _left_out(count: int) -> Message:
    if count == 1:
        return msg("{n} more is not shown here; `gosart check` names it.", n=count)
    return msg("{n} more are not shown here; `gosart check` names them.", n=count)
