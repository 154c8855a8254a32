"""Editions of the criteria: which criteria a set of ratings was made with, in which order.

A company that adds, removes or moves a criterion changes what the short form of older plans means.
So a method names the criteria of its earlier editions, and every set is read by its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from gosart.diagnostics import msg
from gosart.method.override_fields import (
    entries_of,
)
from gosart.method.override_readers import (
    names,
)
from gosart.method.problems import MethodProblems

__all__ = ["Edition", "edition_of", "editions_from"]


class Edition(BaseModel):
    """One edition of the criteria."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    """The version of the method that had it."""
    criteria: tuple[str, ...]
    """Keys of its criteria, in order; some may be none of the method's any more."""
    ours_only: frozenset[str] = frozenset()
    """Those on which rivals are not rated."""

    def keys(self, count: int, *, rival: bool) -> tuple[str, ...]:
        """Return the criteria that so many marks are for: all, or those a rival is rated on.

        Args:
            count: How many.
            rival: Whether it is a competitor's; they are not rated on every criterion.
        """
        if rival and count != len(self.criteria):
            return tuple(key for key in self.criteria if key not in self.ours_only)
        return self.criteria

    def counts(self, *, rival: bool) -> tuple[int, ...]:
        """Return how many marks a set may have, the larger number first.

        Args:
            rival: Whether it is a competitor's; they are not rated on every criterion.
        """
        counts = {len(self.keys(count, rival=rival)) for count in (len(self.criteria), 0)}
        return tuple(sorted(counts, reverse=True))


def edition_of(
    editions: Iterable[Edition], own: str, plan: str, count: int | None, *, rival: bool
) -> Edition:
    """Return the edition that a set of ratings was made with.

    Args:
        editions: All of the method, that of now first.
        own: The version that the set names, "" for none.
        plan: The version that the plan names, "" for none.
        count: How many marks the set's short form has, None for a long one.
        rival: Whether it rates a rival.

    Returns:
        The one that the set names; else the plan's, where it has so many criteria; else the first
        that has so many; else that of now.
    """
    versions = tuple(editions)
    named = tuple(edition for edition in versions if own and edition.version == own)
    by_plan = tuple(edition for edition in versions if plan and edition.version == plan)
    for edition in named or (*by_plan, *versions):
        if count is None or count in edition.counts(rival=rival):
            return edition
    return (*named, *versions)[0]


def editions_from(
    typed: Mapping[str, Any],
    ours: Mapping[str, Any],
    version: str,
    criteria: Collection[str],
    problems: MethodProblems,
    *,
    from_nothing: bool,
) -> list[dict[str, Any]]:
    """Read the earlier editions that a company's file names, and add ours where it extends ours.

    Args:
        typed: The file.
        ours: The data of our method.
        version: Of the company's method.
        criteria: Its criteria of now, in order.
        problems: Takes what is wrong.
        from_nothing: Whether its criteria replace ours altogether.

    Returns:
        The data of each earlier `Edition`, in the order of the file.
    """
    entries: list[dict[str, Any]] = []
    for entry in entries_of(problems, typed, "editions"):
        keys = names(problems, entry.value, entry.path) or []
        if entry.name == version:
            message = msg("'{value}' is the version of the file itself.", value=entry.name)
            hint = msg("Name earlier editions only, or give the file another 'version'.")
            problems.at_key(entry.name_path, "M023", message, hint)
        elif keys and len(set(keys)) < len(keys):
            message = msg("The edition '{value}' lists a criterion twice.", value=entry.name)
            problems.add(entry.path, "M023", message, msg("Leave one of them out."))
        elif keys:
            entries.append({"version": entry.name, "criteria": keys})
    if not from_nothing:
        standard = [
            criterion for question in ours["questions"] for criterion in question["criteria"]
        ]
        first = [criterion["key"] for criterion in standard]
        if first != list(criteria) and ours["version"] not in {item["version"] for item in entries}:
            entries.append({"version": ours["version"], "criteria": first})
    return entries
