"""What the templates of the rules may use: texts and addresses, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = [
    "ExampleFindingView",
    "ExampleLineView",
    "ExampleView",
    "LimitView",
    "RuleFamilyView",
    "RuleLinkView",
    "RuleRowView",
    "RuleView",
    "RulesView",
]


@dataclass(frozen=True, slots=True)
class RuleRowView:
    """A rule in the list of all."""

    anchor: str
    code: Markup
    """Its code, a link."""
    href: str
    title: str
    is_off: bool
    """Whether this site does not run it."""
    tone: str
    """`bad`, `warn` or `advice`, for the style sheet."""
    severity: str


@dataclass(frozen=True, slots=True)
class RuleFamilyView:
    """Rules of one kind."""

    key: str
    title: str
    rules: tuple[RuleRowView, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """All rules."""

    title: str
    families: tuple[RuleFamilyView, ...]


@dataclass(frozen=True, slots=True)
class LimitView:
    """A threshold of a rule."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ExampleLineView:
    """A line of an example's plan."""

    number: int
    """Counted from 1."""
    text: str
    """A space for an empty line."""
    kind: str
    """`found` where a finding is, `new` where the fixed plan differs, else ""; a class of CSS."""


@dataclass(frozen=True, slots=True)
class ExampleFindingView:
    """What a rule says of the plan that fails."""

    text: str
    line: int
    column: int
    hint: Markup


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A plan that fails, and the same plan fixed."""

    options: tuple[str, ...]
    """Lines of the settings that it needs, none for none."""
    fails: tuple[ExampleLineView, ...]
    day: str
    """Day as of which the rule says what follows."""
    findings: tuple[ExampleFindingView, ...]
    fixed: tuple[ExampleLineView, ...]


@dataclass(frozen=True, slots=True)
class RuleLinkView:
    """A rule before or after another."""

    code: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule."""

    code: str
    heading: str
    tone: str
    """`bad`, `warn` or `advice`, for the style sheet."""
    severity: str
    family: str
    family_href: str
    asks: str
    """The question of a sales manager that it answers."""
    is_off: bool
    """Whether this site does not run it."""
    why: Markup
    """Empty where no reason has been written."""
    limits: tuple[LimitView, ...]
    examples: tuple[ExampleView, ...]
    """One or none."""
    ignore: str
    """What a plan types to accept a finding of it."""
    before: tuple[RuleLinkView, ...]
    """One; none for the first rule. So is what comes after."""
    after: tuple[RuleLinkView, ...]
