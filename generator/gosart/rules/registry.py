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
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType, ModuleType

from gosart.diagnostics import Message, Severity, msg
from gosart.rules.findings import Ask, Context, Finding, sentence

__all__ = [
    "FAMILIES",
    "OWN",
    "Family",
    "Rule",
    "Scope",
    "family_of",
    "our_rules",
    "rule",
    "rules_in",
]


class Scope(StrEnum):
    """What a rule is run on."""

    OPPORTUNITY = "opportunity"
    ACCOUNT = "account"
    IGNORES = "ignores"
    """Each account and opportunity, last, when it is known which ignores covered nothing."""


@dataclass(frozen=True, slots=True)
class Family:
    """Rules about one part of the process."""

    letter: str
    """Begins their codes."""
    key: str
    """Names them in a site's options."""
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
    """Return the family of a code.

    Args:
        code: A rule's code. Ours have one letter, which names the family; a company's own more.
    """
    return _BY_LETTER.get(code.rstrip("0123456789"), OWN)


Check = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """A rule: what it is called, how severe it is, what it runs on, and its function."""

    code: str
    severity: Severity
    """As we see it; a site may see it otherwise."""
    part: str
    """The page of the plan that shows what it is about."""
    title: Message
    scope: Scope
    check: Check
    why: Message
    """Why it matters: a short paragraph for the rule's page."""
    limits: Mapping[str, int | str]
    """What a site may set, by name: a number, or the site's threshold that it begins as."""
    asks: Ask
    path: Path
    """File of the function, with its examples beside it in `examples/<code>/`."""
    line: int
    """Line of the function in its file, from 1."""
    asks_git: bool = False
    """Whether it looks at when the plan was touched: where nobody knows that, it does not run."""
    closing: bool = False
    """Whether it is about what closing an opportunity needs. Of ours only these run on one that is
    decided; a company's own say themselves what they look at."""
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
    scope: Scope | str = Scope.OPPORTUNITY,
    limits: Mapping[str, int | str] | None = None,
    asks: Ask | None = None,
    asks_git: bool = False,
    closing: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function; what it yields gets the rule's code, severity and part.

    Args:
        code: Capital letters and three digits; two letters or more for a company's own.
        severity: `error`, `warning` or `advice`.
        part: The page of the plan that shows what it is about: `summary`, `assessment`,
            `relationships`, `value`, `actions` or `review`.
        title: What it wants, in a few words.
        why: Why it matters, a short paragraph for its page.
        scope: `opportunity`, or `account` to run once for each account.
        limits: What it compares with and a site may set, by name: a number, or the name of the
            site's threshold that it begins as. `context.limit(name)` gives the number.
        asks: The manager's question that it answers, where it is not its family's.
        asks_git: Whether it looks at `context.touched`.
        closing: Whether it is about what closing an opportunity needs; of ours only such rules run
            on one that is decided.

    Returns:
        A decorator for a function from a `Context` to findings.

    Raises:
        ValueError: The code is none, or there is no such severity or scope.
    """
    if not re.fullmatch(r"[A-Z]{1,12}\d{3}", code):
        raise ValueError(
            f"'{code}' is not a valid code: capital letters and three digits, such as ACME001"
        )
    if scope not in tuple(Scope):
        raise ValueError(f"'{scope}' is not a scope: {', '.join(Scope)}")
    level = Severity(severity)

    def make(check: Check) -> Rule:
        # Line and file are those of the function itself, also where a decorator stands between.
        code_of = inspect.unwrap(check).__code__
        declared = MappingProxyType(dict(limits or {}))
        return Rule(
            code,
            level,
            part,
            sentence(title),
            Scope(scope),
            check,
            sentence(why),
            declared,
            asks or family_of(code).asks,
            Path(code_of.co_filename),
            code_of.co_firstlineno,
            asks_git,
            closing,
        )

    return make


def rules_in(module: ModuleType) -> list[Rule]:
    """Return the rules that a module itself makes, not those it imports.

    Args:
        module: A module that has been run.

    Returns:
        In the order they stand there.
    """
    return [
        value
        for value in vars(module).values()
        if isinstance(value, Rule) and str(value.path) == module.__file__
    ]


@lru_cache(maxsize=1)
def our_rules() -> tuple[Rule, ...]:
    """Return the rules that come with the package: those of every module of `rules/builtin/`.

    Returns:
        In the order of their codes.

    Raises:
        ValueError: Two of them have one code.
    """
    package = importlib.import_module("gosart.rules.builtin")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    rules: dict[str, Rule] = {}
    for name in names:
        for rule_of_module in rules_in(importlib.import_module(f"gosart.rules.builtin.{name}")):
            if rule_of_module.code in rules:
                raise ValueError(f"two rules have the code {rule_of_module.code}")
            rules[rule_of_module.code] = rule_of_module
    return tuple(rules[code] for code in sorted(rules))
