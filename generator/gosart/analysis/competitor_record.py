"""Our record against each competitor over all accounts: where met, how, with what result.

CompetitorRecord ── meetings ── CompetitorMeeting (a deal, who is ahead, the result)
                 ├─ strategies ── StrategyRecord (how deals ended in which we aimed it at them)
                 ├─ strengths, weaknesses, leads, reasons ── Named (what, and where)
                 └─ held ── HeldSpace (white space that they hold)

Everything is counted, and nothing is a share: a few deals have no percentage that means anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gosart.analysis.competitor_names import competitor_anchor, recognised
from gosart.analysis.competitor_overview import CompetitorOverview, MeetingOverview
from gosart.analysis.growth_overview import SpaceOverview
from gosart.analysis.overview import AccountOverview
from gosart.analysis.portfolio import PortfolioAnalysis, PortfolioRow
from gosart.method.enums import OpportunityStatus, StrategyType, WhitespaceStatus

__all__ = [
    "CompetitorMeeting",
    "CompetitorRecord",
    "HeldSpace",
    "Lead",
    "Named",
    "Outcome",
    "StrategyRecord",
    "competitor_records",
]

NO_DECISION = "no-decision"


class Outcome(StrEnum):
    """How a deal with a competitor ended for us."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    """To this competitor."""
    ELSEWHERE = "elsewhere"
    """To another, or the plan does not say to whom."""
    LEFT = "left"
    """We stopped."""
    HIDDEN = "hidden"
    """These readers may not see it."""


class Lead(StrEnum):
    """Who is ahead in a deal, by the criteria known for both."""

    AHEAD = "ahead"
    LEVEL = "level"
    BEHIND = "behind"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"
    """These readers may not see it."""


@dataclass(frozen=True, eq=False, slots=True)
class CompetitorMeeting:
    """A deal in which we meet a competitor."""

    row: PortfolioRow
    meeting: MeetingOverview
    outcome: Outcome

    @property
    def lead(self) -> Lead:
        """Who is ahead, us or them."""
        meeting = self.meeting
        if "assessments" in self.row.opportunity.hidden_parts:
            return Lead.HIDDEN
        if not meeting.known:
            return Lead.UNKNOWN
        if meeting.ahead == meeting.behind:
            return Lead.LEVEL
        return Lead.AHEAD if meeting.ahead > meeting.behind else Lead.BEHIND


@dataclass(frozen=True, eq=False, slots=True)
class StrategyRecord:
    """The deals in which we chose one strategy against a competitor."""

    type: StrategyType | None
    """None where the plan names none, or not for these readers."""
    is_hidden: bool
    meetings: tuple[CompetitorMeeting, ...]

    def count(self, outcome: Outcome) -> int:
        """Return how many of them ended in one way.

        Args:
            outcome: The way.
        """
        return sum(item.outcome is outcome for item in self.meetings)


@dataclass(frozen=True, eq=False, slots=True)
class Named:
    """Something that plans say of a competitor, and how many of them say it."""

    text: str
    accounts: tuple[AccountOverview, ...]
    """Each once."""
    meetings: tuple[CompetitorMeeting, ...] = ()
    """The deals, where it is said of deals."""


@dataclass(frozen=True, eq=False, slots=True)
class HeldSpace:
    """A place of an account's white space that a competitor holds."""

    account: AccountOverview
    space: SpaceOverview


@dataclass(frozen=True, eq=False, slots=True)
class CompetitorRecord:
    """A competitor over all accounts."""

    anchor: str
    """An id without a space, the same as long as the entry or the name is."""
    aliases: tuple[str, ...]
    """Other anchors by which accounts know it."""
    name: str
    other_names: tuple[str, ...]
    is_shared: bool
    """Whether it is by the shared entry that it is one."""
    is_nothing: bool
    """Whether it is doing nothing."""
    accounts: tuple[AccountOverview, ...]
    """Those that name it, by id."""
    meetings: tuple[CompetitorMeeting, ...]
    """Open ones by close date, then decided ones, the latest first."""
    strategies: tuple[StrategyRecord, ...]
    """Where a strategy is aimed at it, the most frequent first."""
    strengths: tuple[Named, ...]
    weaknesses: tuple[Named, ...]
    leads: tuple[Named, ...]
    """Keys of the method's criteria on which it leads in open deals, the most frequent first."""
    reasons: tuple[Named, ...]
    """Words of the plans for why deals with it were not won."""
    held: tuple[HeldSpace, ...]

    def among(self, *outcomes: Outcome) -> tuple[CompetitorMeeting, ...]:
        """Return the deals that ended in some ways.

        Args:
            outcomes: The ways.
        """
        return tuple(item for item in self.meetings if item.outcome in outcomes)

    @property
    def open(self) -> tuple[CompetitorMeeting, ...]:
        """The open deals, by close date."""
        return self.among(Outcome.OPEN)


def competitor_records(portfolio: PortfolioAnalysis) -> tuple[CompetitorRecord, ...]:
    """Put together what all accounts say of each competitor.

    Args:
        portfolio: All accounts.

    Returns:
        One for each competitor, whoever we meet in the most deals first; doing nothing only where a
        deal is about it.
    """
    who = recognised(portfolio.accounts)
    known: dict[str, list[tuple[AccountOverview, CompetitorOverview]]] = {}
    by_entry: dict[tuple[str, str], str] = {}
    for account in portfolio.accounts:
        for competitor in account.competitors:
            anchor = who[competitor_anchor(competitor)]
            known.setdefault(anchor, []).append((account, competitor))
            by_entry[account.id, competitor.id] = anchor
    meetings: dict[str, list[CompetitorMeeting]] = {}
    for row in (*portfolio.open_rows, *portfolio.closed_rows):
        for meeting in row.opportunity.meetings:
            anchor = by_entry.get((row.account.id, meeting.competitor), "")
            item = CompetitorMeeting(row, meeting, _outcome(row, meeting.competitor))
            meetings.setdefault(anchor, []).append(item)
    held: dict[str, list[HeldSpace]] = {}
    for account in portfolio.accounts:
        for space in account.spaces:
            if space.status is WhitespaceStatus.RIVAL and space.holder:
                anchor = by_entry.get((account.id, space.holder), "")
                held.setdefault(anchor, []).append(HeldSpace(account, space))
    aliases: dict[str, list[str]] = {}
    for other, anchor in who.items():
        if other != anchor:
            aliases.setdefault(anchor, []).append(other)
    records = [
        _record(
            anchor, entries, meetings.get(anchor, ()), held.get(anchor, ()), aliases.get(anchor, ())
        )
        for anchor, entries in known.items()
    ]
    records = [item for item in records if item.meetings or item.held or not item.is_nothing]
    records.sort(key=_order)
    return tuple(records)


def _order(record: CompetitorRecord) -> tuple[int, int, int, str, str]:
    meetings, accounts = record.meetings, record.accounts
    return -len(meetings), -len(record.held), -len(accounts), record.name.casefold(), record.anchor


def _record(
    anchor: str,
    entries: Sequence[tuple[AccountOverview, CompetitorOverview]],
    meetings: Sequence[CompetitorMeeting],
    held: Sequence[HeldSpace],
    aliases: Sequence[str],
) -> CompetitorRecord:
    names = Counter(competitor.name for _, competitor in entries)
    shared = next((entry.shared_name for _, entry in entries if entry.is_shared), "")
    ordered = sorted(names, key=lambda name: (-names[name], name))
    if shared:
        ordered = [shared, *(name for name in ordered if name != shared)]
    open_ = [item for item in meetings if item.outcome is Outcome.OPEN]
    not_won = [
        item for item in meetings if item.outcome in (Outcome.LOST, Outcome.ELSEWHERE, Outcome.LEFT)
    ]
    return CompetitorRecord(
        anchor=anchor,
        aliases=tuple(sorted(aliases)),
        name=ordered[0],
        other_names=tuple(ordered[1:]),
        is_shared=any(competitor.is_shared for _, competitor in entries),
        is_nothing=any(competitor.id == NO_DECISION for _, competitor in entries),
        accounts=tuple({account.id: account for account, _ in entries}.values()),
        meetings=tuple(meetings),
        strategies=_strategies(meetings),
        strengths=_points((account, entry.strengths) for account, entry in entries),
        weaknesses=_points((account, entry.weaknesses) for account, entry in entries),
        leads=_counted(
            (key, item)
            for item in open_
            if item.lead is not Lead.HIDDEN
            for key in item.meeting.leads
        ),
        reasons=_counted((key, item) for item in not_won for key in item.row.opportunity.reasons),
        held=tuple(held),
    )


def _outcome(row: PortfolioRow, competitor: str) -> Outcome:
    opportunity = row.opportunity
    if "status" in opportunity.hidden_parts:
        return Outcome.HIDDEN
    match opportunity.status:
        case OpportunityStatus.OPEN:
            return Outcome.OPEN
        case OpportunityStatus.WON:
            return Outcome.WON
        case OpportunityStatus.DISENGAGED:
            return Outcome.LEFT
        case OpportunityStatus.LOST:
            if opportunity.lost_to_id == competitor:
                return Outcome.LOST
            is_hidden = "lost_to" in opportunity.hidden_parts
            return Outcome.HIDDEN if is_hidden else Outcome.ELSEWHERE


def _strategies(meetings: Iterable[CompetitorMeeting]) -> tuple[StrategyRecord, ...]:
    groups: dict[tuple[StrategyType | None, bool], list[CompetitorMeeting]] = {}
    for item in meetings:
        if item.meeting.is_target:
            kind = item.row.opportunity.strategy
            is_hidden = kind is None and "strategy" in item.row.opportunity.hidden_parts
            groups.setdefault((kind, is_hidden), []).append(item)
    records = [
        StrategyRecord(kind, is_hidden, tuple(own)) for (kind, is_hidden), own in groups.items()
    ]
    return tuple(
        sorted(records, key=lambda own: (own.type is None, -len(own.meetings), str(own.type)))
    )


def _points(statements: Iterable[tuple[AccountOverview, Sequence[str]]]) -> tuple[Named, ...]:
    accounts: dict[str, dict[str, AccountOverview]] = {}
    for account, texts in statements:
        for text in texts:
            accounts.setdefault(text, {})[account.id] = account
    named = [Named(text, tuple(own.values())) for text, own in accounts.items()]
    return tuple(sorted(named, key=lambda item: -len(item.accounts)))


def _counted(statements: Iterable[tuple[str, CompetitorMeeting]]) -> tuple[Named, ...]:
    groups: dict[str, list[CompetitorMeeting]] = {}
    for text, item in statements:
        groups.setdefault(text, []).append(item)
    named = [
        Named(text, tuple({item.row.account.id: item.row.account for item in own}.values()), own_)
        for text, own in groups.items()
        for own_ in [tuple(own)]
    ]
    return tuple(sorted(named, key=lambda item: (-len(item.meetings), item.text)))
