"""What stays in memory of an account: what lists, logs and links ask, and which pages it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gosart.briefing.period import Since, Until
from gosart.comparison.model import Change
from gosart.diagnostics import Diagnostic, Severity
from gosart.plan.model.account import BrokenAccount
from gosart.plan.shared_use import SharedIds

__all__ = ["AccountRecord", "BriefRecord", "PageRecord"]


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A file of an account that can be written from its result."""

    uri: str
    edit_path: str | None
    title: str
    tags: tuple[str, ...]
    is_parsed: bool
    """Whether the search reads the page itself."""
    templates: tuple[str, ...] | None
    """As a `GeneratedFile` has them."""


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """A brief of an account."""

    opportunity: str
    """Its id, "" for the account's own brief."""
    uri: str
    edit_path: str | None
    since: Since
    until: Until
    dated: tuple[Change, ...] | None = None
    """What the plan itself dates since then, where there is no git to ask."""


@dataclass(frozen=True, eq=False, slots=True)
class AccountRecord:
    """An account without its plan."""

    id: str
    key: str
    """Of all that its result was made of."""
    content: str = ""
    """A digest of the result itself: pages that show the same are not made again."""
    shared: SharedIds = None
    """The shared entries that the key is made of, None for all."""
    name: str = ""
    is_shown: bool = False
    """Whether it has a result, and pages of its own."""
    broken: BrokenAccount | None = None
    """What is shown in their place where the plan has errors."""
    problems: tuple[Diagnostic, ...] = ()
    published: tuple[Diagnostic, ...] = ()
    """The problems as the readers of the site may read them."""
    failures: tuple[Diagnostic, ...] = ()
    """Which of a company's own rules failed on it."""
    findings: Mapping[Severity, int] = field(default_factory=dict)
    """How many findings it has, by severity."""
    pages: tuple[PageRecord, ...] = ()
    briefs: tuple[BriefRecord, ...] = ()
    open_opportunities: int = 0
    open_actions: int = 0
    """Of the open opportunities."""
    assessed: int = 0
    """Open opportunities in which we were assessed."""
    has_key_players: bool = False
    members: tuple[tuple[str, str], ...] = ()
    """Id and name of everyone on our team who has something to do there."""
    has_assessments: bool = False
    elsewhere: tuple[tuple[str, str], ...] = ()
    """(path, state) of what was looked at outside its own files: where links lead."""
