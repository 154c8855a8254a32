"""Which rules a site runs, how severe each is and what it compares with: the site's options made into a set of rules.

A name in the options is `all`, a family (`assessment`), its letter (`A`), the beginning of a code (`A01`) or a code (`A010`);
of several that name a rule the most exact one holds.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from gosart.config.model import RuleOptions
from gosart.diagnostics import Severity
from gosart.errors import GosartError
from gosart.rules.findings import Thresholds
from gosart.rules.registry import FAMILIES, OWN, Rule, our_rules

__all__ = ["RuleSet", "all_rules", "choose", "named"]


@dataclass(frozen=True, eq=False)
class RuleSet:
    """The rules that run, by code, with the site's severities and limits. `known` are all there are, running or not."""

    rules: tuple[Rule, ...]
    known: tuple[Rule, ...]
    _severities: Mapping[str, Severity] = field(default_factory=dict)
    _limits: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of all rules there are."""
        return frozenset(one.code for one in self.known)

    @cached_property
    def active(self) -> frozenset[str]:
        """Codes of the rules that run."""
        return frozenset(one.code for one in self.rules)

    def of(self, scope: str) -> tuple[Rule, ...]:
        """Return the rules of a scope."""
        return tuple(one for one in self.rules if one.scope == scope)

    def alone(self, one: Rule) -> RuleSet:
        """Return the same set with one rule running."""
        return replace(self, rules=(one,))

    def severity(self, one: Rule) -> Severity:
        """Return how severe what a rule finds is here."""
        return self._severities.get(one.code, one.severity)

    def limits(self, one: Rule) -> Mapping[str, int]:
        """Return what a rule compares with here."""
        return self._limits.get(one.code, {})

    def get(self, code: str) -> Rule | None:
        """Return a rule by its code."""
        return next((one for one in self.known if one.code == code), None)


@lru_cache(maxsize=1)
def all_rules() -> RuleSet:
    """Return our own rules, all of them as they are."""
    return choose(RuleOptions(), Thresholds(), ())


def choose(options: RuleOptions, thresholds: Thresholds, own: tuple[Rule, ...]) -> RuleSet:
    """Make the set of rules of a site. `own` are a company's. Raises GosartError for a name or a limit that no rule has."""
    known = tuple(sorted((*our_rules(), *own), key=lambda one: one.code))
    chosen = frozenset(named(options.select, known, "select"))
    left_out = frozenset(named(options.ignore, known, "ignore"))
    rules = tuple(one for one in known if one in chosen and one not in left_out)
    severities: dict[str, Severity] = {}
    for name, severity in sorted(options.severity, key=lambda item: _exactness(item[0])):
        for one in named((name,), known, "severity"):
            severities[one.code] = Severity(severity)
    return RuleSet(rules, known, severities, _limits(options, thresholds, known))


def named(names: Iterable[str], known: tuple[Rule, ...], option: str) -> list[Rule]:
    """Return the rules that the names mean. Raises GosartError for a name that means none, with the nearest one that does."""
    found = []
    for name in names:
        meant = [one for one in known if _means(name, one)]
        if not meant and name not in ("all", OWN.key):
            near = difflib.get_close_matches(
                name, [*(family.key for family in FAMILIES), *(one.code for one in known)], 1
            )
            hint = (
                f"Did you mean '{near[0]}'?"
                if near
                else f"Families: {', '.join(family.key for family in FAMILIES)}, own."
            )
            raise GosartError(f"Option 'rules' ({option}): there is no rule '{name}'. {hint}")
        found += meant
    return found


def _means(name: str, one: Rule) -> bool:
    if name in ("all", one.family.key, one.code):
        return True
    found = re.fullmatch(r"([A-Z]+)(\d*)", name)
    return (
        found is not None
        and one.code.rstrip("0123456789") == found[1]
        and one.code.startswith(name)
    )


def _exactness(name: str) -> int:
    """Rank a name: all, then a family, then longer and longer beginnings of a code."""
    if name == "all":
        return -1
    return len(re.sub(r"\D", "", name))


def _limits(
    options: RuleOptions, thresholds: Thresholds, known: tuple[Rule, ...]
) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one in known:
        if one.limits:
            found[one.code] = {
                name: value if isinstance(value, int) else int(getattr(thresholds, value))
                for name, value in one.limits.items()
            }
    for name, limits in sorted(options.thresholds, key=lambda item: _exactness(item[0])):
        meant = [one for one in named((name,), known, "thresholds") if one.limits]
        for limit, value in limits:
            taking = [
                one for one in meant if limit in one.limits or (not limit and len(one.limits) == 1)
            ]
            if not taking:
                there = sorted({key for one in meant for key in one.limits})
                told = f"It has: {', '.join(there)}." if there else "It has none."
                raise GosartError(
                    f"Option 'rules' (thresholds): '{name}' has no threshold{f' {limit!r}' if limit else ''}. {told}"
                )
            for one in taking:
                found[one.code][limit or next(iter(one.limits))] = value
    return found
