"""A rule, its family, and how a function becomes one: ours and a company's own alike.

Family ── a letter of the process ── the question of a sales manager that its rules answer
Rule ── code, severity, part, title, why ── a function (Context) -> findings
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType, ModuleType

from gosart.diagnostics import Message, Severity, msg
from gosart.rules.findings import Ask, Context, Finding, sentence

__all__ = [
    "FAMILIES",
    "OWN",
    "SCOPES",
    "Family",
    "Rule",
    "family_of",
    "our_rules",
    "rule",
    "rules_in",
]

SCOPES = ("opportunity", "account", "ignores")
"""What a rule is run on. "ignores" runs last, on each account and deal, when it is known which ignores covered nothing."""


@dataclass(frozen=True, slots=True)
class Family:
    """Rules about one part of the process. `letter` begins their codes, `key` names them in a site's options."""

    letter: str
    key: str
    title: Message
    asks: Ask


FAMILIES = (
    Family("G", "objective", msg("Goal and objective"), Ask.REAL),
    Family("A", "assessment", msg("Assessment"), Ask.TRUE),
    Family("C", "strategy", msg("Competitive strategy"), Ask.WIN),
    Family("V", "value", msg("Value"), Ask.VALUE),
    Family("K", "people", msg("People and politics"), Ask.PEOPLE),
    Family("L", "relationship", msg("Relationship strategy"), Ask.PEOPLE),
    Family("N", "actions", msg("Actions"), Ask.WORK),
    Family("R", "resources", msg("Resources"), Ask.WORK),
    Family("T", "review", msg("Test and review"), Ask.TRUE),
    Family("D", "staleness", msg("Staleness"), Ask.TRUE),
)
OWN = Family("", "own", msg("Rules of your own"), Ask.TRUE)
"""Family of a company's own rules."""

_BY_LETTER = {family.letter: family for family in FAMILIES}


def family_of(code: str) -> Family:
    """Return the family that a code belongs to: by its one letter, a company's own where it has more."""
    return _BY_LETTER.get(code.rstrip("0123456789"), OWN)


Check = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """A rule. `scope` is one of SCOPES, `part` the page of the plan that shows what it is about."""

    code: str
    severity: Severity
    part: str
    title: Message
    scope: str
    check: Check
    why: Message
    """Why it matters: a short paragraph for the rule's page."""
    limits: Mapping[str, int | str]
    """What a site may set, by name: a number, or the name of the site's threshold (`review_days`) it begins as."""
    asks: Ask
    path: Path
    """File of the function, with its examples beside it in `examples/<code>/`."""
    line: int
    origin: str = ""
    """For a company's own: its file as the repository names it."""

    @property
    def family(self) -> Family:
        """Family the rule belongs to."""
        return family_of(self.code)

    @property
    def examples(self) -> Path:
        """Folder of the plan that fails and the same mended."""
        return self.path.parent / "examples" / self.code


def rule(
    code: str,
    severity: Severity | str,
    part: str,
    title: Message | str,
    *,
    why: Message | str = "",
    scope: str = "opportunity",
    limits: Mapping[str, int | str] | None = None,
    asks: Ask | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a function; what it yields gets the rule's code, severity and part.

    Raises ValueError for a code that is no code, or a severity or scope that there is not.
    """
    if not re.fullmatch(r"[A-Z]{1,12}\d{3}", code):
        raise ValueError(
            f"'{code}' is no code of a rule: capital letters and three digits, such as ACME001"
        )
    if scope not in SCOPES:
        raise ValueError(f"'{scope}' is no scope of a rule: {', '.join(SCOPES)}")
    level = Severity(severity)

    def make(check: Check) -> Rule:
        code_of = inspect.unwrap(check).__code__
        declared = MappingProxyType(dict(limits or {}))
        return Rule(
            code,
            level,
            part,
            sentence(title),
            scope,
            check,
            sentence(why),
            declared,
            asks or family_of(code).asks,
            Path(code_of.co_filename),
            code_of.co_firstlineno,
        )

    return make


def rules_in(module: ModuleType) -> list[Rule]:
    """Return the rules that a module itself makes, in the order they stand there."""
    return [
        value
        for value in vars(module).values()
        if isinstance(value, Rule) and str(value.path) == module.__file__
    ]


@lru_cache(maxsize=1)
def our_rules() -> tuple[Rule, ...]:
    """Return our own rules by code: those of every module of `rules/builtin/`.

    Raises ValueError when two of them have one code.
    """
    package = importlib.import_module("gosart.rules.builtin")
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    found: dict[str, Rule] = {}
    for name in names:
        for item in rules_in(importlib.import_module(f"gosart.rules.builtin.{name}")):
            if item.code in found:
                raise ValueError(f"two rules have the code {item.code}")
            found[item.code] = item
    return tuple(found[code] for code in sorted(found))
