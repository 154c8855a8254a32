"""Pages of one account: summary, one page per subject, per deal where there are several, notes, and the page of a plan that is broken."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from gosart.analysis.opportunity import AccountAnalysis, ActionAnalysis, OpportunityAnalysis
from gosart.charts.timeline import TimelineItem, draw_timeline
from gosart.diagnostics import Diagnostic, ordered
from gosart.method.enums import ActionType, InsightKind, MilestoneStatus, PartnerStage, Side
from gosart.plan.model.account import (
    Account,
    BrokenAccount,
    Competitor,
    Milestone,
    Opportunity,
    Partner,
    Proposition,
)
from gosart.plan.model.people import Person
from gosart.rules.findings import Finding, Report
from gosart.site.pages.assessment import assessment_values
from gosart.site.pages.findings import group_findings, next_steps
from gosart.site.pages.notes import linker, note_pages
from gosart.site.pages.relationships import relationship_values, top_readings
from gosart.site.pages.rule_reference import severity_names
from gosart.site.renderer import Engine, GeneratedFile, excerpt
from gosart.site.template_context import Site, View
from gosart.site.views.control_signals import control_blocks
from gosart.text.markdown import render_body
from gosart.urls import METHOD, PARTS, account_page, opportunity_page

__all__ = ["AccountResult", "account_files", "broken_files", "page_of_opportunity", "page_values"]

NEXT_ACTIONS = 6
"""How many actions the summary shows."""


@dataclass(frozen=True, eq=False, slots=True)
class AccountResult:
    """An account with its reading and what the rules found: the account's own report and one per deal."""

    reading: AccountAnalysis
    own: Report
    reports: Mapping[str, Report]
    problems: tuple[Diagnostic, ...] = ()
    """Which of a company's own rules failed on it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings of the account and its deals, in that order."""
        return tuple(
            found for report in (self.own, *self.reports.values()) for found in report.findings
        )


def page_of_opportunity(account: Account, opportunity: Opportunity, part: str) -> str:
    """Return the page that shows a part of a deal: the account's own where there is one deal."""
    return (
        account_page(account.id, part)
        if len(account.opportunities) == 1
        else opportunity_page(account.id, opportunity.id, part)
    )


class _Pages:
    """Writes the pages of one account; what every page needs is put together once."""

    def __init__(self, engine: Engine, site: Site, result: AccountResult, root: Path) -> None:
        self.engine = engine
        self.site = site
        self.result = result
        self.reading = result.reading
        self.account = result.reading.account
        self.root = root
        translator = engine.translator
        self.labels = {
            "summary": translator.text("Summary"),
            "assessment": translator.text("Assessment"),
            "relationships": translator.text("Relationships"),
            "value": translator.text("Value and strategy"),
            "actions": translator.text("Actions"),
            "review": translator.text("Review"),
            "brief": translator.text("Brief"),  # written by the room of briefs
        }
        if site.history:
            self.labels["history"] = translator.text("History")

    def all(self) -> Iterator[GeneratedFile]:
        """Write every page and attachment of the account."""
        reading, account = self.reading, self.account
        yield self._summary()
        several = len(reading.opportunities) > 1
        for part in PARTS[1:]:
            shown = () if several else reading.opportunities
            yield self._part(part, account_page(account.id, part), shown, None)
            for item in reading.opportunities if several else ():
                yield self._part(
                    part, opportunity_page(account.id, item.opportunity.id, part), (item,), item
                )
        yield from note_pages(self.engine, self.site, self.reading, self.values, self.root)
        for attachment in account.attachments:
            yield GeneratedFile(
                f"accounts/{account.id}/{attachment.target}",
                (self.root / attachment.path).read_bytes(),
            )

    def values(self, uri: str) -> dict[str, Any]:
        """Return what every template of an account may use."""
        return {
            "view": View(self.site, uri),
            "reading": self.reading,
            "parts": tuple(self.labels.items()),
            "account_page": account_page,
            "opportunity_page": opportunity_page,
            "page_of": lambda opportunity, part: page_of_opportunity(
                self.account, opportunity, part
            ),
            "method_pages": METHOD,
            "side": Side,
            "told": lambda item: _told(
                item, linker(self.site, uri, self.account, item.narrative_path or self.account.path)
            ),
            "severity_class": {"error": "bad", "warning": "warn", "advice": "advice"},
            "severity_names": severity_names(self.engine.translator),
        }

    def _front(self, title: str, part: str) -> dict[str, Any]:
        account = self.account
        about = self.engine.translator.text(
            "{part} of the plan for {name}", part=self.labels[part], name=account.name
        )
        front: dict[str, Any] = {
            "title": title,
            "description": about,
            "hide": ["navigation"],
            "gosart": {"account": account.id, "part": part},
        }
        if part == "summary":
            front["tags"] = list(account.tags)
            front["hide"] = ["navigation", "toc"]
        elif part in ("assessment", "relationships"):
            front["hide"] = ["navigation", "toc"]  # radar, worksheet and map want the width
        return front

    def _summary(self) -> GeneratedFile:
        reading, account = self.reading, self.account
        uri = account_page(account.id)
        values = self.values(uri)
        values |= {
            "reports": self.result.reports,
            "readings": top_readings(
                values["view"], account, reading.opportunities, self.result.reports
            ),
            "own_report": self.result.own,
            "next_actions": {item.opportunity.id: _next(item) for item in reading.opportunities},
            "map_of": reading.opportunities[0].opportunity.organisation
            if len(reading.opportunities) == 1
            else account.organisation,
        }
        return GeneratedFile(
            uri,
            self.engine.render(
                "account_summary.md.j2", self._front(account.name, "summary"), values
            ),
            account.path,
        )

    def _part(
        self,
        part: str,
        uri: str,
        shown: tuple[OpportunityAnalysis, ...],
        item: OpportunityAnalysis | None,
    ) -> GeneratedFile:
        account = self.account
        name = f"{account.name} · {item.opportunity.name}" if item else account.name
        title = f"{name} · {self.labels[part]}"
        edit = shown[0].opportunity.path if shown else account.path
        values = self.values(uri) | {
            "heading": title,
            "opportunity": item.opportunity if item else None,
            "shown": shown,
            "whole": item is None,
        }
        values |= getattr(self, f"_{part}")(values["view"], shown, item)
        front = self._front(title, part)
        repeats = ("relationships",) if item else ("assessment", "actions", "review")
        unnamed = self.site.names_only and part not in ("summary", "relationships")
        if unnamed or (len(self.reading.opportunities) > 1 and part in repeats):
            front["search"] = {
                "exclude": True
            }  # the search finds each text once: here the deals' pages, there the account's, repeat it
        return GeneratedFile(uri, self.engine.render(f"account_{part}.md.j2", front, values), edit)

    def _assessment(
        self, view: View, shown: tuple[OpportunityAnalysis, ...], item: OpportunityAnalysis | None
    ) -> dict[str, Any]:
        del view, item
        return assessment_values(self.site, self.result, shown[0] if shown else None)

    def _relationships(
        self, view: View, shown: tuple[OpportunityAnalysis, ...], item: OpportunityAnalysis | None
    ) -> dict[str, Any]:
        del item
        return relationship_values(view, self.reading, self.result.own, self.result.reports, shown)

    def _value(
        self, view: View, shown: tuple[OpportunityAnalysis, ...], item: OpportunityAnalysis | None
    ) -> dict[str, Any]:
        del view, shown, item
        account, translator = self.account, self.engine.translator
        profile = account.profile
        lists = (
            (translator.text("Products"), profile.products),
            (translator.text("Markets"), profile.markets),
            (translator.text("Customers"), profile.customers),
            (translator.text("Their competitors"), profile.competitors),
            (translator.text("Drivers"), profile.drivers),
            (translator.text("Initiatives"), profile.initiatives),
        )
        texts = {insight.id: insight.text for insight in account.insights}
        return {
            "has_profile": bool(
                profile.summary or profile.financials or any(items for _, items in lists)
            ),
            "profile_lists": lists,
            "insight_groups": [
                (kind, [found for found in account.insights if found.kind is kind])
                for kind in (*InsightKind, None)
            ],
            "insight_text": lambda key: _short(str(texts.get(key, key))),
            "whitespace": {(cell.unit, cell.offering): cell for cell in account.whitespace},
            "opportunity_name": self._opportunity_name,
            "partner_stages": tuple(PartnerStage),
            "proposition_text": self._proposition,
            "criteria_rivals": _criteria_rivals,
        }

    def _actions(
        self, view: View, shown: tuple[OpportunityAnalysis, ...], item: OpportunityAnalysis | None
    ) -> dict[str, Any]:
        opportunities = shown or self.reading.opportunities
        del item, view
        actions = [found for opportunity in opportunities for found in opportunity.actions]
        if len(opportunities) > 1:
            actions.sort(
                key=lambda found: (
                    not found.action.is_open,
                    str(found.action.due or "9"),
                    found.opportunity.id,
                    found.action.id,
                )
            )
        milestones = sorted(
            (step for opportunity in opportunities for step in opportunity.opportunity.milestones),
            key=lambda step: (step.date is None, step.date, step.name),
        )
        return {
            "actions": actions,
            "milestones": milestones,
            "resources": [
                resource
                for opportunity in opportunities
                for resource in opportunity.opportunity.resources
            ],
            "costs": [
                (opportunity.opportunity, opportunity.cost_of_sale)
                for opportunity in opportunities
                if opportunity.cost_of_sale
            ],
            "timeline": self._timeline(opportunities),
            "action_types": tuple(ActionType),
        }

    def _review(
        self, view: View, shown: tuple[OpportunityAnalysis, ...], item: OpportunityAnalysis | None
    ) -> dict[str, Any]:
        del view
        opportunities = shown or self.reading.opportunities
        reports = [self.result.reports[opportunity.opportunity.id] for opportunity in opportunities]
        if item is None:
            reports.insert(0, self.result.own)
        reviews = sorted(
            (
                review
                for opportunity in opportunities
                for review in opportunity.opportunity.test.reviews
            ),
            key=lambda review: review.date,
            reverse=True,
        )
        groups = group_findings(
            self.engine.translator, [found for report in reports for found in report.findings]
        )
        return {
            "groups": groups,
            "next_steps": next_steps(groups),
            "accepted": [accepted for report in reports for accepted in report.accepted],
            "several": len(opportunities) > 1,
            "opportunity_name": self._opportunity_name,
            "base": f"{posixpath.dirname(self.account.path)}/",
            "reviews": reviews,
            "vulnerabilities": [
                (review, weak) for review in reviews for weak in review.vulnerabilities
            ],
            "control": control_blocks(opportunities, self.engine.translator),
            "test_sides": opportunities[0].opportunity.test.sides
            if len(opportunities) == 1
            else None,
        }

    def _timeline(self, opportunities: tuple[OpportunityAnalysis, ...]) -> Markup:
        items: list[TimelineItem] = []
        for reading in opportunities:
            opportunity = reading.opportunity
            items += [
                TimelineItem(step.date, step.name, "milestone", _step_state(step, self.site.today))
                for step in opportunity.milestones
                if step.date and step.status != MilestoneStatus.CANCELLED
            ]
            items += [
                TimelineItem(found.action.due, found.action.id, "action", _state(found))
                for found in reading.actions
                if found.action.due
            ]
            if opportunity.close_date:
                items.append(
                    TimelineItem(
                        opportunity.close_date,
                        self.engine.translator.text("Close date"),
                        "close",
                        "open" if opportunity.is_open else "done",
                    )
                )
        if not items:
            return Markup("")
        items.sort(key=lambda found: (found.when, found.kind, found.label))
        return Markup(draw_timeline(items, self.site.today, self.site.translator, name="timeline"))

    def _opportunity_name(self, key: str) -> str:
        opportunity = self.account.opportunity(key)
        return opportunity.name if opportunity else ""

    def _proposition(self, proposition: Proposition) -> str:
        shape = self.site.method.propositions[proposition.template.value]
        return shape.pattern.format(
            **{slot: proposition.slots.get(slot) or "…" for slot in shape.slots}
        )


def _state(found: ActionAnalysis) -> Literal["done", "open", "overdue"]:
    return "overdue" if found.overdue else "open" if found.action.is_open else "done"


def _step_state(step: Milestone, today: date) -> Literal["done", "open", "overdue"]:
    if step.status == MilestoneStatus.DONE:
        return "done"
    return "overdue" if step.date is not None and step.date < today else "open"


def _next(item: OpportunityAnalysis) -> tuple[ActionAnalysis, ...]:
    """Return the open actions by due date, then the latest closed ones while there is room."""
    closed = sorted(
        (found for found in item.actions if not found.action.is_open and found.action.done),
        key=lambda found: str(found.action.done),
        reverse=True,
    )
    return (item.open_actions[:NEXT_ACTIONS] + tuple(closed))[:NEXT_ACTIONS]


def _criteria_rivals(opportunity: Opportunity) -> list[Competitor]:
    return list(
        dict.fromkeys(
            rival
            for criterion in opportunity.decision_criteria
            for rival, _ in criterion.standings
            if rival
        )
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _told(
    item: Account | Opportunity | Person | Competitor | Partner, resolve: Callable[[str], str]
) -> Markup:
    """Render the narrative of whatever has one."""
    return _flat(render_body(item.narrative, resolve))


def _flat(blocks: list[tuple[int, str, str] | Markup]) -> Markup:
    """Put a narrative into one block: its headings are small ones inside the page."""
    parts = [
        block if isinstance(block, Markup) else Markup("<h4>{}</h4>").format(block[1])
        for block in blocks
    ]
    return Markup("\n").join(parts)


def page_values(
    engine: Engine, site: Site, result: AccountResult, root: Path, uri: str
) -> dict[str, Any]:
    """Return what the template of any page of an account may use, for pages that are made elsewhere."""
    return _Pages(engine, site, result, root).values(uri)


def account_files(
    engine: Engine, site: Site, result: AccountResult, root: Path
) -> list[GeneratedFile]:
    """Write all pages of an account; a function of this account and the site's constants alone, so that it can be cached."""
    return list(_Pages(engine, site, result, root).all())


def broken_files(engine: Engine, site: Site, broken: BrokenAccount) -> list[GeneratedFile]:
    """Write the page of a plan that has errors: what is wrong, where, and what to do."""
    uri = account_page(broken.id)
    front = {"title": broken.name, "hide": ["navigation", "toc"], "search": {"exclude": True}}
    values = {
        "view": View(site, uri),
        "broken": broken,
        "problems": ordered(broken.problems),
        "excerpt": excerpt,
    }
    return [GeneratedFile(uri, engine.render("account_broken.md.j2", front, values), broken.path)]
