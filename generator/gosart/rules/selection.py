"""Which rules a site runs, how severe each is and what it compares with, from the site's options.

A name in the options is `all`, a family (`assessment`), its letter (`A`), the beginning of a code
(`A01`) or a code (`A010`); of several that name a rule the most exact one holds.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from gosart.config.model import RuleOptions
from gosart.diagnostics import Diagnostic, Severity
from gosart.errors import GosartError
from gosart.rules.findings import Thresholds
from gosart.rules.registry import FAMILIES, OWN, Rule, Scope, our_rules

__all__ = ["RuleSet", "all_rules", "choose", "named"]

_OWN_CODE = re.compile(r"[A-Z]{2,}\d*")
"""A company's own code, or its beginning: ours begin with a single letter."""


@dataclass(frozen=True, eq=False)
class RuleSet:
    """The rules of a site, with its severities and limits."""

    rules: tuple[Rule, ...]
    """Those that run, by code."""
    all: tuple[Rule, ...]
    """Those there are, running or not."""
    _severities: Mapping[str, Severity] = field(default_factory=dict)
    _limits: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    not_run: Diagnostic | None = None
    """What says that a company's own rules are not among them, None where they are."""
    failed: tuple[Diagnostic, ...] = ()
    """What is wrong with the files of a company's own rules, whose rules are not among them."""

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of all rules there are."""
        return frozenset(rule.code for rule in self.all)

    @cached_property
    def active(self) -> frozenset[str]:
        """Codes of the rules that run."""
        return frozenset(rule.code for rule in self.rules)

    @cached_property
    def asking_git(self) -> frozenset[str]:
        """Codes of the rules that look at when a plan was touched."""
        return frozenset(rule.code for rule in self.all if rule.asks_git)

    def of(self, scope: Scope) -> tuple[Rule, ...]:
        """Return the rules of a scope.

        Args:
            scope: What the rules are run on.
        """
        return tuple(rule for rule in self.rules if rule.scope is scope)

    def alone(self, rule: Rule) -> RuleSet:
        """Return the same set with one rule running.

        Args:
            rule: The rule.
        """
        return replace(self, rules=(rule,))

    def severity(self, rule: Rule) -> Severity:
        """Return how severe what a rule finds is here.

        Args:
            rule: The rule.
        """
        return self._severities.get(rule.code, rule.severity)

    def limits(self, rule: Rule) -> Mapping[str, int]:
        """Return what a rule compares with here, by the names of its limits.

        Args:
            rule: The rule.
        """
        return self._limits.get(rule.code, {})

    def leaves_out(self, code: str) -> bool:
        """Return whether a code may be that of an own rule that was not run.

        Args:
            code: The code.
        """
        return self.not_run is not None and _OWN_CODE.fullmatch(code) is not None

    def get(self, code: str) -> Rule | None:
        """Return a rule by its code, None where there is none.

        Args:
            code: Its code.
        """
        return next((rule for rule in self.all if rule.code == code), None)


@lru_cache(maxsize=1)
def all_rules() -> RuleSet:
    """Return our own rules, all of them as they are."""
    return choose(RuleOptions(), Thresholds(), ())


def choose(
    options: RuleOptions,
    thresholds: Thresholds,
    own: tuple[Rule, ...],
    not_run: Diagnostic | None = None,
    failed: tuple[Diagnostic, ...] = (),
) -> RuleSet:
    """Make the set of rules of a site.

    Args:
        options: Which rules it runs, how severe they are, what they compare with.
        thresholds: The site's limits, which a rule's own begin as.
        own: A company's own rules.
        not_run: What says that they were not run; then nobody knows their codes, and options that
            may name one are passed over.
        failed: What is wrong with their files; then options may name rules that are not there.

    Returns:
        The rules that run, with their severities and limits here.

    Raises:
        GosartError: The options name a rule or a limit that there is not.
    """
    if not_run or failed:
        options = _without_own(options, frozenset(rule.code for rule in own))
    everything = tuple(sorted((*our_rules(), *own), key=lambda rule: rule.code))
    chosen = frozenset(named(options.select, everything, "select"))
    left_out = frozenset(named(options.ignore, everything, "ignore"))
    rules = tuple(rule for rule in everything if rule in chosen and rule not in left_out)
    severities: dict[str, Severity] = {}
    for name, severity in sorted(options.severity, key=lambda item: _exactness(item[0])):
        for rule in named((name,), everything, "severity"):
            severities[rule.code] = Severity(severity)
    limits = _limits(options, thresholds, everything)
    return RuleSet(rules, everything, severities, limits, not_run, failed)


def _without_own(options: RuleOptions, there: frozenset[str]) -> RuleOptions:
    """Leave out what names, or may name, a company's own rule that is not there."""

    def is_ours(name: str) -> bool:
        if name == OWN.key:
            return bool(there)
        return not _OWN_CODE.fullmatch(name) or any(code.startswith(name) for code in there)

    return replace(
        options,
        select=tuple(filter(is_ours, options.select)),
        ignore=tuple(filter(is_ours, options.ignore)),
        severity=tuple(item for item in options.severity if is_ours(item[0])),
        thresholds=tuple(item for item in options.thresholds if is_ours(item[0])),
    )


def named(names: Iterable[str], rules: tuple[Rule, ...], option: str) -> list[Rule]:
    """Return the rules that names mean.

    Args:
        names: Families, codes, beginnings of codes, or `all`.
        rules: The rules there are.
        option: The option that the names stand in, for the sentence.

    Returns:
        In the order of the names; a rule that two of them mean is there twice.

    Raises:
        GosartError: A name means none; the sentence has the nearest one that does.
    """
    chosen = []
    for name in names:
        meant = [rule for rule in rules if _means(name, rule)]
        if not meant and name not in ("all", OWN.key):
            near = difflib.get_close_matches(
                name, [*(family.key for family in FAMILIES), *(rule.code for rule in rules)], 1
            )
            hint = (
                f"Did you mean '{near[0]}'?"
                if near
                else f"Families: {', '.join(family.key for family in FAMILIES)}, own."
            )
            raise GosartError(f"Option 'rules' ({option}): there is no rule '{name}'. {hint}")
        chosen += meant
    return chosen


def _means(name: str, rule: Rule) -> bool:
    if name in ("all", rule.family.key, rule.code):
        return True
    parts = re.fullmatch(r"([A-Z]+)(\d*)", name)
    return (
        parts is not None
        and rule.code.rstrip("0123456789") == parts[1]
        and rule.code.startswith(name)
    )


def _exactness(name: str) -> int:
    """Rank a name: all, then a family, then longer and longer beginnings of a code."""
    if name == "all":
        return -1
    return len(re.sub(r"\D", "", name))


def _limits(
    options: RuleOptions, thresholds: Thresholds, rules: tuple[Rule, ...]
) -> dict[str, dict[str, int]]:
    limits: dict[str, dict[str, int]] = {
        rule.code: {
            name: value if isinstance(value, int) else int(getattr(thresholds, value))
            for name, value in rule.limits.items()
        }
        for rule in rules
        if rule.limits
    }
    for name, values in sorted(options.thresholds, key=lambda item: _exactness(item[0])):
        meant = [rule for rule in named((name,), rules, "thresholds") if rule.limits]
        for limit, value in values:
            taking = [
                rule
                for rule in meant
                if limit in rule.limits or (not limit and len(rule.limits) == 1)
            ]
            if not taking:
                there = sorted({key for rule in meant for key in rule.limits})
                has = f"It has: {', '.join(there)}." if there else "It has none."
                wanted = f" {limit!r}" if limit else ""
                raise GosartError(
                    f"Option 'rules' (thresholds): '{name}' has no threshold{wanted}. {has}"
                )
            for rule in taking:
                limits[rule.code][limit or next(iter(rule.limits))] = value
    return limits
