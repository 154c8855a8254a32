"""Pages of one account: its summary, one page a subject, each opportunity's own, and its notes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from gosart.analysis.dated_events import events_of
from gosart.analysis.opportunity import AccountAnalysis, OpportunityAnalysis
from gosart.plan.model.account import Account, Competitor, Opportunity, Partner
from gosart.plan.model.people import Person
from gosart.site.data_files import figure_uri, slides_uri
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.pages.account_result import AccountResult, page_of_opportunity
from gosart.site.pages.account_summary import SUMMARY_TEMPLATE, Lately, account_summary_file
from gosart.site.pages.calendars import AccountEvents, write_calendar
from gosart.site.pages.notes import linker, note_pages
from gosart.site.pages.sheet import SHEET_TEMPLATE, SLIDES_TEMPLATE, sheet_file, slides_file
from gosart.site.renderer import Engine
from gosart.site.search import part_entries, sheet_entries, summary_entries
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.account_frame import page_labels
from gosart.site.views.action_plan import action_plans
from gosart.site.views.assessment import assessment_page_view
from gosart.site.views.interactive_radar import figure_file
from gosart.site.views.narrative import narrative_of
from gosart.site.views.plan_review import plan_review_view
from gosart.site.views.relationships import relationships_view
from gosart.site.views.value_page import value_page_view
from gosart.urls import PARTS, account_page, calendar_of, opportunity_page

__all__ = ["account_files", "summary_file"]


def account_files(
    engine: Engine, site: Site, result: AccountResult, root: Path
) -> list[GeneratedFile]:
    """Write all pages of an account.

    They depend on this account and the site's constants alone, so that they can be cached.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        result: The account.
        root: The repository, for the attachments.

    Returns:
        The files.
    """
    return list(_Pages(engine, site, result, root).all())


def summary_file(
    engine: Engine, site: Site, result: AccountResult, root: Path, lately: Lately
) -> GeneratedFile:
    """Write the page that an account opens with, with what changed in the account lately.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        result: The account.
        root: The repository.
        lately: Since when, and what has changed.

    Returns:
        The file.
    """
    return _Pages(engine, site, result, root).summary(lately)


class _Pages:
    """Writes the pages of one account; what every page needs is put together once."""

    def __init__(self, engine: Engine, site: Site, result: AccountResult, root: Path) -> None:
        self.engine = engine
        self.site = site
        self.result = result
        self.analysis = result.analysis
        self.account = result.analysis.account
        self.root = root
        self.labels = page_labels(site)

    def all(self) -> Iterator[GeneratedFile]:
        """Write every page and attachment of the account."""
        analysis, account = self.analysis, self.account
        yield GeneratedFile(
            account_page(account.id),
            later(self.summary),
            account.path,
            partial(
                summary_entries,
                account,
                names_only=self.site.names_only,
            ),
            title=account.name,
            tags=account.tags,
            templates=(SUMMARY_TEMPLATE,),
        )
        for item in analysis.opportunities:
            yield from self._sheet(item)
        several = len(analysis.opportunities) > 1
        for part in PARTS[1:]:
            opportunities = () if several else analysis.opportunities
            yield self._later(part, account_page(account.id, part), opportunities, None)
            for own in analysis.opportunities if several else ():
                uri = opportunity_page(account.id, own.opportunity.id, part)
                yield self._later(part, uri, (own,), own)
        yield from self._figures()
        yield from self._calendars()
        yield from note_pages(self.engine, self.site, analysis, self.root)
        for attachment in account.attachments:
            yield GeneratedFile(
                f"accounts/{account.id}/{attachment.target}",
                (self.root / attachment.path).read_bytes,
                templates=(),
            )

    def _sheet(self, item: OpportunityAnalysis) -> Iterator[GeneratedFile]:
        """Yield the sheet of an opportunity and its slides, each made when it is asked for."""
        opportunity = item.opportunity
        uri = opportunity_page(self.account.id, opportunity.id)
        entries = partial(sheet_entries, self.account, opportunity, names_only=self.site.names_only)
        of_sheet = (self.engine, self.site, self.account, item, self.labels)
        make = partial(sheet_file, *of_sheet)
        yield GeneratedFile(
            uri, later(make), opportunity.path, entries, templates=(SHEET_TEMPLATE,)
        )
        yield GeneratedFile(
            slides_uri(uri), later(partial(slides_file, *of_sheet)), templates=(SLIDES_TEMPLATE,)
        )

    def _figures(self) -> Iterator[GeneratedFile]:
        """Write what the interactive radars draw, each beside the page of its assessment."""
        account, site = self.account, self.site
        for own in self.analysis.opportunities:
            if own.assessment.standings:
                uri = page_of_opportunity(account, own.opportunity, "assessment")
                make = partial(figure_file, site.method, site.translator, own.assessment, uri)
                yield GeneratedFile(figure_uri(uri), later(make), templates=())

    def _calendars(self) -> Iterator[GeneratedFile]:
        """Yield the calendar of the account, and that of each opportunity."""
        for own in (None, *self.analysis.opportunities):
            make = partial(_calendar, self.site, self.analysis, own)
            yield GeneratedFile(self._calendar_uri(own), make, templates=())

    def _calendar_uri(self, own: OpportunityAnalysis | None) -> str:
        """Return the uri of the calendar of the account, or of an opportunity."""
        account = self.account.id
        page = opportunity_page(account, own.opportunity.id) if own else account_page(account)
        return calendar_of(page)

    def _front(self, title: str, part: str) -> dict[str, Any]:
        """Return the front matter of a page."""
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
        if part in ("assessment", "relationships", "value", "actions"):
            front["hide"] = ["navigation", "toc"]  # their drawings want the width
        return front

    def summary(self, lately: Lately | None = None) -> GeneratedFile:
        """Write the page that an account opens with."""
        narrative = partial(self.narrative, account_page(self.account.id), heading="h3")
        return account_summary_file(
            self.engine, self.site, self.result, self.labels, narrative, lately
        )

    def narrative(
        self,
        uri: str,
        item: Account | Opportunity | Person | Competitor | Partner,
        heading: str = "h4",
    ) -> Markup:
        """Render the narrative of whatever has one, for a page."""
        path = item.narrative_path or self.account.path
        return narrative_of(item.narrative, linker(self.site, uri, self.account, path), heading)

    def _later(
        self,
        part: str,
        uri: str,
        opportunities: tuple[OpportunityAnalysis, ...],
        own: OpportunityAnalysis | None,
    ) -> GeneratedFile:
        """Return the page of one subject, to be written when it is asked for."""
        edit = opportunities[0].opportunity.path if opportunities else self.account.path
        make = partial(self._part, part, uri, opportunities, own)
        entries = partial(
            part_entries,
            part,
            self.account,
            () if self._repeats(part, own) else [item.opportunity for item in opportunities],
            whole=own is None,
            names=self.site.names_only,
        )
        return GeneratedFile(uri, later(make), edit, entries, templates=(_template(part),))

    def _repeats(self, part: str, own: OpportunityAnalysis | None) -> bool:
        """Whether the search finds the texts of a page elsewhere: it has each of them once.

        Where there are several opportunities, their pages repeat the account's people, and the
        account's pages repeat the rest of theirs.
        """
        repeats = ("relationships",) if own else ("assessment", "actions", "review")
        return len(self.analysis.opportunities) > 1 and part in repeats

    def _part(
        self,
        part: str,
        uri: str,
        opportunities: tuple[OpportunityAnalysis, ...],
        own: OpportunityAnalysis | None,
    ) -> GeneratedFile:
        """Write the page of one subject.

        `opportunities` are those whose content it shows; `own` is the one whose page it is, None
        for a page of the account.
        """
        account = self.account
        name = f"{account.name} · {own.opportunity.name}" if own else account.name
        title = f"{name} · {self.labels[part]}"
        view = View(self.site, uri)
        values = self._part_values(part, view, title, opportunities, own)
        front = self._front(title, part)
        unnamed = self.site.names_only and part != "relationships"
        if unnamed or self._repeats(part, own):
            front["search"] = {"exclude": True}
        page = self.engine.render(_template(part), front, values)
        return GeneratedFile(uri, page)

    def _part_values(
        self,
        part: str,
        view: View,
        title: str,
        opportunities: tuple[OpportunityAnalysis, ...],
        own: OpportunityAnalysis | None,
    ) -> dict[str, Any]:
        """Return what the template of one subject asks for."""
        result = self.result
        opportunity = own.opportunity if own else None
        whole = opportunities or self.analysis.opportunities
        match part:
            case "assessment":
                chosen = opportunities[0] if opportunities else None
                return {"page": assessment_page_view(view, title, result, chosen, opportunity)}
            case "relationships":
                narrative = partial(self.narrative, view.uri)
                page = relationships_view(view, title, result, opportunities, own, narrative)
                return {"page": page}
            case "value":
                tell = partial(self.narrative, view.uri)
                value = value_page_view(view, title, self.analysis, opportunities, own, tell)
                return {"page": value}
            case "review":
                return {"review": plan_review_view(view, title, result, whole, opportunity)}
            case _:
                calendar = self._calendar_uri(own)
                return {"plans": action_plans(view, title, self.analysis, own, calendar)}


def _calendar(site: Site, analysis: AccountAnalysis, own: OpportunityAnalysis | None) -> bytes:
    """Write the calendar of an account, or of one of its opportunities."""
    account, events, title = analysis.account, events_of(analysis), analysis.account.name
    if own:
        title = f"{own.opportunity.name} \u00b7 {title}"
        events = tuple(event for event in events if event.opportunity == own.opportunity.id)
    return write_calendar(site, title, [AccountEvents(account.id, account.name, events)])


def _template(part: str) -> str:
    """Return the template of the page of one subject."""
    return f"account_{part}.md.j2"
