"""A site that has been built: its files, and what is wrong with the plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from gosart.diagnostics import Diagnostic, Severity
from gosart.rules.findings import Finding
from gosart.site.account_names import AccountNames
from gosart.site.generated_file import GeneratedFile

__all__ = ["SiteResult"]

Search = Callable[[frozenset[Severity]], Iterable[Finding]]


def _nothing(_: frozenset[Severity]) -> Iterable[Finding]:
    return ()


@dataclass(frozen=True, slots=True)
class SiteResult:
    """A site that has been built."""

    files: tuple[GeneratedFile, ...]
    """Sorted by uri."""
    problems: tuple[Diagnostic, ...]
    """Every problem of the sources."""
    published: tuple[Diagnostic, ...] = ()
    """The problems as the readers of the site may read them, for a log that others see too."""
    search: Search = field(default=_nothing, repr=False)
    """Yields the findings of some severities, by account."""
    names: AccountNames = field(default_factory=AccountNames, repr=False)
    """The names of the accounts, which know what was asked of them."""

    pending: frozenset[str] = frozenset()
    """Ids of accounts that are not among the files yet: another process is to read them."""
    waiting: frozenset[str] = frozenset()
    """Uris of files that only say how far that is."""
    broken: frozenset[str] = frozenset()
    """Ids of accounts whose plan has errors: of their pages there is the one that says so."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules found, by account."""
        return tuple(self.search(frozenset(Severity)))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Problems that fail a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    def failing(self, fail_on: str) -> tuple[Finding, ...]:
        """Return the findings that fail a build.

        Args:
            fail_on: The least severity that fails it; any other word fails nothing.
        """
        ranks = [severity.value for severity in Severity]
        count = ranks.index(fail_on) + 1 if fail_on in ranks else 0
        return tuple(self.search(frozenset(list(Severity)[:count]))) if count else ()
