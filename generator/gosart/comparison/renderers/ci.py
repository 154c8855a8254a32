"""A comparison as annotations for GitHub and GitLab, those on the lines of the change first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from gosart.comparison.model import Comparison
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import limited, name_of, status_of, status_sentence
from gosart.diagnostics import Location, Severity
from gosart.lint.formats.annotations import Annotation, annotation_of
from gosart.lint.formats.github import github, github_error
from gosart.lint.formats.gitlab import gitlab
from gosart.rules.custom_rules import NOT_RUN

__all__ = ["as_github", "as_gitlab", "failed_github", "failed_gitlab"]

_OURS = "gosart"
"""Title of what is said of the comparison itself."""
_CONFIG = Location("mkdocs.yml")


def as_github(comparison: Comparison, sentences: Sentences) -> str:
    """Write workflow commands, at most ten of a kind; the last says how many are left out.

    Args:
        comparison: The comparison.
        sentences: Of the language asked for.

    Returns:
        A command a line, first what was not looked at, then those on changed lines: GitHub shows
        ten of a kind at most.
    """
    translator = sentences.translator
    lines = comparison.lines or {}
    return github(
        sorted(
            _annotations(comparison, sentences),
            key=lambda annotation: (
                annotation.title not in (NOT_RUN, _OURS),
                not _is_touched(lines, annotation.location),
            ),
        ),
        lambda count: translator.plural(
            "{n} more is not shown here.", "{n} more are not shown here.", count
        ),
    )


def as_gitlab(comparison: Comparison, sentences: Sentences) -> str:
    """Write a code quality report: what is new or worse, each with its fingerprint.

    Args:
        comparison: The comparison.
        sentences: Of the language asked for.

    Returns:
        The report as JSON.
    """
    return gitlab(list(_annotations(comparison, sentences)))


def failed_github(error: str) -> str:
    """Write the workflow command of a comparison that could not run.

    Args:
        error: Why it could not.

    Returns:
        The command, a line.
    """
    return github_error(_failed(error))


def failed_gitlab(error: str) -> str:
    """Write the code quality report of a comparison that could not run.

    Args:
        error: Why it could not.

    Returns:
        The report as JSON.
    """
    text = _failed(error)
    fingerprint = _fingerprint(_OURS, text, _CONFIG.path)
    return gitlab([Annotation(Severity.ERROR, _CONFIG, _OURS, text, fingerprint, blocks=True)])


def _failed(error: str) -> str:
    return f"The comparison could not run: {error}"


def _annotations(comparison: Comparison, sentences: Sentences) -> Iterator[Annotation]:
    """Yield what can stand at a line: new findings, then what is worse, better, other.

    What is gone has no line in the head.
    """
    if line := limited(comparison, sentences.translator):
        fingerprint = _fingerprint(_OURS, line, _CONFIG.path)
        yield Annotation(Severity.ADVICE, _CONFIG, _OURS, line, fingerprint)
    for diagnostic in (*comparison.not_run, *comparison.new):
        yield annotation_of(diagnostic, sentences.translator.say)
    for account in comparison.accounts:
        if account.broken in ("base", "both"):
            sentence = status_sentence(status_of(account), sentences.translator)
            yield Annotation(
                Severity.WARNING,
                Location(account.path),
                name_of(account, sentences.translator),
                sentence,
                _fingerprint(account.name, sentence, account.path),
            )
    for direction in ("worse", "better", "neutral"):
        for account in comparison.accounts:
            for change in account.changes:
                if change.direction == direction and not change.in_base and change.location.path:
                    sentence = sentences.of(change)
                    yield Annotation(
                        Severity.ADVICE,
                        change.location,
                        name_of(account, sentences.translator),
                        sentence,
                        _fingerprint(account.name, sentence, change.location.path),
                    )


def _fingerprint(*parts: str) -> str:
    """Return what is the same as long as its sentence is."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]


def _is_touched(lines: Mapping[str, frozenset[int]], location: Location) -> bool:
    return location.line in lines.get(location.path, ())
