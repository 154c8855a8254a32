"""What every renderer of a comparison says alike: the headline, counts, an account's status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType
from typing import Literal, TypeAlias

from gosart.comparison.flat_fields import PARTS
from gosart.comparison.model import AccountChange, Change, Comparison
from gosart.diagnostics import SEVERITIES, Diagnostic, Message, Severity, msg
from gosart.i18n.translator import Translator

__all__ = [
    "SIGNS",
    "Status",
    "by_part",
    "by_shared",
    "closed_with_opportunity",
    "counted",
    "headline",
    "limited",
    "name_of",
    "opportunity_of",
    "severities",
    "status_of",
    "status_sentence",
    "unchanged",
]

StatusKind: TypeAlias = Literal[
    "",
    "added",
    "removed",
    "renamed",
    "unreadable",
    "still-unreadable",
    "unreadable-deleted",
    "incomparable",
    "readable-again",
]
_STATUS: Mapping[str, Message] = MappingProxyType(
    {
        "added": msg("A new plan."),
        "removed": msg("The plan was deleted."),
        "still-unreadable": msg("The plan could not be read before, and still cannot."),
        "unreadable-deleted": msg("The plan was deleted; it could not be read before."),
        "incomparable": msg(
            "The plan can be read again; before, it could not, so there is nothing to compare it "
            "with."
        ),
        "readable-again": msg("The plan can be read again."),
    }
)

SIGNS = {"worse": "▼", "better": "▲", "neutral": "•"}
"""Signs that tell direction by shape, so that colour is never needed."""


def name_of(account: AccountChange, translator: Translator) -> str:
    """Return what an account is called, or the shared entries.

    Args:
        account: What became of it.
        translator: Of the language asked for.
    """
    return translator.text("Shared entries") if account.is_shared else account.name


def headline(comparison: Comparison, translator: Translator) -> str:
    """Return the one sentence a reviewer reads first.

    Args:
        comparison: The comparison.
        translator: Of the language asked for.

    Returns:
        What is unreadable, the losses, the gains, and new, solved and closed findings, counted.
    """
    if comparison.is_empty:
        if comparison.same:
            return translator.text("No change in content: {names}.", names=_names(comparison.same))
        if comparison.only:
            return translator.text(
                "None of the plans compared has changed: {names}.", names=_names(comparison.only)
            )
        return translator.text("No plan was changed.")
    clauses = []
    accounts = comparison.accounts
    unreadable = [account for account in accounts if account.broken in ("head", "both")]
    readable = [
        account
        for account in accounts
        if account.broken not in ("head", "both") and not account.is_shared
    ]
    added, removed, changed = (
        sum(account.status == status for account in readable)
        for status in ("added", "removed", "changed")
    )
    changes = [change for account in accounts for change in (*account.changes, *account.effects)]
    worse, better = (
        sum(change.direction == direction for change in changes)
        for direction in ("worse", "better")
    )
    new = [item for account in readable for item in account.new]
    if broken := len(unreadable) + len(comparison.unreadable):
        clauses.append(
            translator.plural("{n} plan cannot be read", "{n} plans cannot be read", broken)
        )
    if problems := sum(len(account.new) for account in unreadable) + len(comparison.stray):
        clauses.append(translator.plural("{n} problem to fix", "{n} problems to fix", problems))
    if again := len(comparison.readable_again):
        clauses.append(
            translator.plural("{n} plan can be read again", "{n} plans can be read again", again)
        )
    if removed:
        clauses.append(translator.plural("{n} account deleted", "{n} accounts deleted", removed))
    if changed:
        clauses.append(translator.plural("{n} account changed", "{n} accounts changed", changed))
    if any(account.is_shared for account in accounts):
        clauses.append(translator.text("shared entries changed"))
    if added:
        clauses.append(translator.plural("{n} new account", "{n} new accounts", added))
    if worse:
        clauses.append(translator.plural("{n} thing got worse", "{n} things got worse", worse))
    if better:
        clauses.append(translator.plural("{n} thing got better", "{n} things got better", better))
    if new:
        clauses.append(
            translator.plural("{n} new finding", "{n} new findings", len(new))
            + _grave(new, translator)
        )
    if solved := sum(len(account.solved) for account in accounts):
        clauses.append(translator.plural("{n} finding resolved", "{n} findings resolved", solved))
    if closed := sum(len(account.closed) for account in accounts):
        clauses.append(closed_with_opportunity(closed, translator))
    return _sentence(clauses, translator)


def _sentence(clauses: Sequence[str], translator: Translator) -> str:
    """Put clauses into a sentence with the commas and the full stop of the language."""
    return translator.text(
        "{text}.",
        text=reduce(
            lambda text, clause: translator.text("{text}, {more}", text=text, more=clause), clauses
        ),
    )


def _grave(new: Sequence[Diagnostic], translator: Translator) -> str:
    errors = sum(item.severity is Severity.ERROR for item in new)
    return " (" + translator.plural("{n} error", "{n} errors", errors) + ")" if errors else ""


def unchanged(comparison: Comparison, translator: Translator) -> str:
    """Return the sentence on files that changed and say the same as before.

    Args:
        comparison: The comparison.
        translator: Of the language asked for.

    Returns:
        The sentence; "" where there are none, or the headline says it.
    """
    if not comparison.same or comparison.is_empty:
        return ""
    return translator.text("No change in content: {names}.", names=_names(comparison.same))


def limited(comparison: Comparison, translator: Translator) -> str:
    """Return the sentence that says which accounts alone were compared.

    Args:
        comparison: The comparison.
        translator: Of the language asked for.

    Returns:
        The sentence; "" where every account was.
    """
    if not comparison.only:
        return ""
    return translator.plural(
        "Only {names} is compared: the option `only` leaves out the rest.",
        "Only {names} are compared: the option `only` leaves out the rest.",
        len(comparison.only),
        names=_names(comparison.only),
    )


def by_shared(comparison: Comparison, translator: Translator) -> str:
    """Return what wrong or mended shared entries do to plans that nobody touched.

    Args:
        comparison: The comparison.
        translator: Of the language asked for.

    Returns:
        A sentence or two with the names of the plans; "" for nothing.
    """
    sentences = []
    if comparison.unreadable:
        sentences.append(
            translator.plural(
                "The shared entries have errors, so {n} plan cannot be read: {names}.",
                "The shared entries have errors, so {n} plans cannot be read: {names}.",
                len(comparison.unreadable),
                names=_names(comparison.unreadable),
            )
        )
    if comparison.readable_again:
        sentences.append(
            translator.plural(
                "{n} plan can be read again: {names}.",
                "{n} plans can be read again: {names}.",
                len(comparison.readable_again),
                names=_names(comparison.readable_again),
            )
        )
    return " ".join(sentences)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names[:10]) + (", …" if len(names) > 10 else "")


@dataclass(frozen=True, slots=True)
class Status:
    """What became of an account as a whole, as data; `kind` "" where only parts of it changed."""

    kind: StatusKind = ""
    problems: int = 0
    """How many problems keep the plan from being read."""
    old: str = ""
    """The id it had, where it has another now."""
    new: str = ""


def status_of(change: AccountChange) -> Status:
    """Return what became of an account as a whole.

    Args:
        change: The account's change.

    Returns:
        The status, of the kind "" where only parts of the account changed.
    """
    if change.broken == "head":
        return Status("unreadable", len(change.new))
    if change.broken == "both":
        return Status("still-unreadable")
    if change.broken == "base":
        return Status("unreadable-deleted" if change.status == "removed" else "incomparable")
    if change.status in ("added", "removed"):
        return Status(change.status)
    if change.renamed_from:
        return Status("renamed", old=change.renamed_from, new=change.id)
    return Status()


def status_sentence(status: Status, translator: Translator) -> str:
    """Put a status into a sentence.

    Args:
        status: What became of an account.
        translator: Of the language asked for.

    Returns:
        The sentence, "" for the kind "".
    """
    if status.kind == "unreadable":
        count = translator.plural("{n} problem", "{n} problems", status.problems)
        return translator.text("The plan can no longer be read: {n}.", n=count)
    if status.kind == "renamed":
        return translator.text("Renamed from '{old}' to '{new}'.", old=status.old, new=status.new)
    sentence = _STATUS.get(status.kind)
    return translator.say(sentence) if sentence else ""


def counted(account: AccountChange, translator: Translator) -> str:
    """Return how many findings were solved and how many stay.

    Args:
        account: The account's change.
        translator: Of the language asked for.

    Returns:
        A sentence, "" for none.
    """
    clauses = []
    if account.solved:
        clauses.append(
            translator.plural("{n} finding resolved", "{n} findings resolved", len(account.solved))
        )
    if account.closed:
        clauses.append(closed_with_opportunity(len(account.closed), translator))
    if account.standing:
        clauses.append(
            translator.plural(
                "{n} known finding remains", "{n} known findings remain", account.standing
            )
        )
    return _sentence(clauses, translator) if clauses else ""


def closed_with_opportunity(count: int, translator: Translator) -> str:
    """Return how many findings went because their opportunity was decided.

    Args:
        count: How many.
        translator: Of the language asked for.
    """
    return translator.plural(
        "{n} finding closed with the deal", "{n} findings closed with the deal", count
    )


def severities(translator: Translator) -> dict[Severity, str]:
    """Return the name of each severity.

    Args:
        translator: Of the language asked for.

    Returns:
        Name by severity.
    """
    return {severity: translator.say(name) for severity, name in SEVERITIES.items()}


def opportunity_of(change: Change, opportunities: Mapping[str, str]) -> str:
    """Name the opportunity of a change where the sentence does not name it itself.

    Args:
        change: The change.
        opportunities: Names of the account's opportunities by id.

    Returns:
        The name; "" where the account has one only, or the change is one of the opportunity itself.
    """
    names_it = change.kind != "effect" or change.is_first
    own = names_it and change.name == opportunities.get(change.opportunity)
    return opportunities.get(change.opportunity, "") if len(opportunities) > 1 and not own else ""


def by_part(
    changes: Iterable[Change], translator: Translator
) -> Iterator[tuple[str, list[Change]]]:
    """Yield the changes of each part of a plan.

    Args:
        changes: The changes of an account.
        translator: Of the language asked for.

    Yields:
        The part's title and its changes, in the order of the parts; none for a part without
        changes.
    """
    parts: dict[str, list[Change]] = {}
    for change in changes:
        parts.setdefault(change.part, []).append(change)
    for part, title in PARTS.items():
        if part in parts:
            yield translator.say(title), parts[part]
