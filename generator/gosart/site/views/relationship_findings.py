"""What the rules found among people, as the pages show it: the gravest first, people as links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.diagnostics import Severity
from gosart.plan.model.people import Organisation, Person
from gosart.rules.findings import Finding, Report
from gosart.site.template_context import View
from gosart.site.views.elements import code_spans, term_link
from gosart.site.views.severities import severity_names

__all__ = [
    "FindingItemView",
    "FindingsTogetherView",
    "findings_together",
    "person_link",
    "relationship_findings",
]

_PART = "relationships"
_LINK = "\ufffe"
"""Stands for a link while its sentence is escaped: a character that no plan can hold."""
_WEIGHTY = (
    "K001", "K007", "K006", "K107", "K008", "K105", "K106", "K003",
    "K002", "K010", "L002", "L004", "L006", "K104", "L003", "K004",
)  # fmt: skip
"""Rules of equal severity in the order in which what they find decides an opportunity."""


@dataclass(frozen=True, slots=True)
class RelationshipFinding:
    """A finding with its links."""

    code: str
    severity: str
    text: Markup
    hint: Markup
    opportunities: tuple[str, ...]
    """Names of those it is true of; empty where the page is of one."""


@dataclass(frozen=True, slots=True)
class FindingItemView:
    """What a rule found of somebody."""

    text: Markup
    opportunities: str
    """Deals that it is true of; "" where the page is of one."""


@dataclass(frozen=True, slots=True)
class FindingsTogetherView:
    """Findings of one rule with one hint."""

    key: str
    """How grave they are, for the style sheet."""
    severity: str
    items: tuple[FindingItemView, ...]
    hint: Markup
    rule: Markup


def relationship_findings(
    view: View,
    own: Report | None,
    opportunities: Sequence[OpportunityAnalysis],
    reports: Mapping[str, Report],
    organisation: Organisation,
) -> tuple[RelationshipFinding, ...]:
    """Return every finding among people: one true of several opportunities once, with their names.

    Args:
        view: The page, which has the people's rows too.
        own: What the rules found in the account itself, None on a page of one opportunity.
        opportunities: Those that the page shows.
        reports: What the rules found, by the id of an opportunity.
        organisation: The people of the page.
    """
    several = len(opportunities) > 1
    names: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Finding] = {}

    def add(finding: Finding, name: str) -> None:
        if finding.part == _PART:
            key = (finding.code, view.say(finding.message))
            first.setdefault(key, finding)
            names.setdefault(key, []).extend([name] if name and several else [])

    for finding in own.findings if own else ():
        add(finding, "")
    for analysis in opportunities:
        for finding in reports[analysis.opportunity.id].findings:
            add(finding, analysis.opportunity.name)
    views = []
    for key, finding in sorted(first.items(), key=lambda item: _rank(item[1])):
        person = organisation.by_id.get(finding.entry)
        link = person_link(view, person) if person else None
        views.append(_view(view, finding, person, link, tuple(names[key])))
    return tuple(views)


def findings_together(
    view: View, findings: Sequence[RelationshipFinding]
) -> tuple[FindingsTogetherView, ...]:
    """Return findings by rule and hint, which a page then says once for all of them.

    Args:
        view: The page.
        findings: The gravest first; those of one rule follow each other.
    """
    groups: dict[tuple[str, str, Markup], list[RelationshipFinding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.severity, finding.hint), []).append(finding)
    names = severity_names(view.translator)
    return tuple(
        FindingsTogetherView(
            key=severity,
            severity=names[Severity(severity)],
            items=tuple(
                FindingItemView(finding.text, " \u00b7 ".join(finding.opportunities))
                for finding in group
            ),
            hint=hint,
            rule=view.rule(code),
        )
        for (code, severity, hint), group in groups.items()
    )


def person_link(view: View, person: Person) -> Markup:
    """Write a person as a link to their row on this page; one whom readers may not see has no name.

    Args:
        view: The page.
        person: The person.

    Returns:
        HTML, escaped.
    """
    if person.hidden:
        return Markup('<span class="g-hidden">{}</span>').format(
            view.translator.text("someone not shown here")
        )
    return term_link(f"#person-{person.id}", person.name)


def _view(
    view: View,
    finding: Finding,
    person: Person | None,
    link: Markup | None,
    opportunities: tuple[str, ...],
) -> RelationshipFinding:
    """Write a finding; where its sentence names the person, the name becomes the link."""
    message = finding.message
    if person and link and person.name:
        message = replace(
            message,
            values={
                key: _LINK if value == person.name else value
                for key, value in message.values.items()
            },
        )
    text = Markup(str(escape(view.say(message))).replace(_LINK, str(link or "")))
    hint = code_spans(view.say(finding.hint))
    return RelationshipFinding(finding.code, finding.severity.value, text, hint, opportunities)


def _rank(finding: Finding) -> tuple[int, int, str, str, int]:
    weight = _WEIGHTY.index(finding.code) if finding.code in _WEIGHTY else len(_WEIGHTY)
    return (
        list(Severity).index(finding.severity),
        weight,
        finding.code,
        finding.location.path,
        finding.location.line,
    )
