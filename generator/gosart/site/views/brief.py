"""A brief's page put together: the same sheet as in the terminal, with links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from gosart.briefing.builder import Brief
from gosart.briefing.facts import Table
from gosart.briefing.one_page import Voice, make_sheet, unshown
from gosart.briefing.sections import Line, Section
from gosart.comparison.summary import SIGNS
from gosart.i18n.translator import Translator
from gosart.plan.model.opportunity import Opportunity
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav
from gosart.site.views.brief_model import (
    BriefFactView,
    BriefLineView,
    BriefRowView,
    BriefSectionView,
    BriefTableView,
    BriefView,
    VoiceView,
)
from gosart.site.views.change_lines import direction_words
from gosart.urls import account_page

__all__ = ["brief_view"]

_SIGNS = {**SIGNS, "unknown": "?", "late": "!", "error": "!", "warning": "▲", "advice": "i"}
_ANCHORS = {"findings": "tests", "weak": "vulnerabilities"}
"""Where a section of the sheet has the rest of its lines, on the page that it is about."""
_PARTS = ("assessment", "relationships", "value", "actions", "review")


def brief_view(view: View, brief: Brief) -> BriefView:
    """Return the page of a brief.

    Args:
        view: The page.
        brief: The account's own brief, or that of one of its opportunities where it has several.
    """
    return _Brief(view, brief).page()


class _Brief:
    """Puts one brief into a page; what every line asks for is worked out once."""

    def __init__(self, view: View, brief: Brief) -> None:
        self.view = view
        self.brief = brief
        self.account = brief.account.account
        opportunities = brief.opportunities
        self.single = opportunities[0].opportunity if len(opportunities) == 1 else None
        self.words = _sign_words(view.translator)

    def page(self) -> BriefView:
        view, brief = self.view, self.brief
        sheet = make_sheet(brief, view.method, view.translator)
        own = self.single if brief.opportunity else None
        title = view.translator.text("Questions by perspective")
        return BriefView(
            heading=sheet.title,
            nav=account_nav(view, brief.account, "brief", own),
            about=sheet.about,
            verdict=tuple(self.line(line) for line in sheet.verdict),
            facts=tuple(
                BriefFactView(fact.label, fact.value, fact.note, fact.tone) for fact in sheet.facts
            ),
            remarks=tuple(self.line(line) for line in sheet.remarks),
            tables=tuple(self.table(sheet.table)),
            sections=tuple(self.section(section) for section in sheet.sections),
            voices_head=view.chapter("reviews", title, "perspectives"),
            voices=tuple(self.voice(voice) for voice in sheet.voices),
            left_out=tuple(unshown(sheet, view.translator)),
            silent=", ".join(sheet.silent),
        )

    def line(self, line: Line) -> BriefLineView:
        return BriefLineView(
            label=line.label,
            text=line.text,
            note=line.note,
            href=self.href(line.part if line.part in _PARTS else "summary"),
            tone=line.sign or "plain",
            sign=_SIGNS.get(line.sign, "\u00b7"),
            word=self.words.get(line.sign, ""),
            is_strong=line.strong,
            opportunity=line.opportunity,
            rule=self.view.rule(line.code) if line.code else Markup(),
        )

    def section(self, section: Section) -> BriefSectionView:
        return BriefSectionView(
            key=section.key,
            title=section.title,
            href=self.href(section.part, _ANCHORS.get(section.key, "")),
            intro=section.intro,
            lines=tuple(self.line(line) for line in section.lines),
            more=section.more,
            empty=section.empty,
        )

    def voice(self, voice: Voice) -> VoiceView:
        lines = tuple(self.line(line) for line in voice.lines)
        return VoiceView(voice.key, voice.label, voice.stance, lines, voice.more)

    def table(self, table: Table) -> Iterator[BriefTableView]:
        if table.rows:
            links = table.links or ("",) * len(table.rows)
            yield BriefTableView(
                label=table.heads[0],
                heads=table.heads,
                rows=tuple(
                    BriefRowView(name, self.own_brief(key), tuple(cells))
                    for (name, *cells), key in zip(table.rows, links, strict=True)
                ),
                more=table.more,
                more_href=self.href("assessment" if self.single else "summary"),
            )

    def own_brief(self, key: str) -> str:
        """Return the address of an opportunity's own brief, "" without its id."""
        if not key:
            return ""
        opportunity = next(
            item.opportunity for item in self.brief.opportunities if item.opportunity.id == key
        )
        return self.to_part(opportunity, "brief")

    def href(self, part: str, anchor: str = "") -> str:
        """Return the address of the page that shows a part of what the brief is about."""
        if self.single and part != "summary":
            return self.to_part(self.single, part, anchor)
        return self.view.to(account_page(self.account.id, part), anchor)

    def to_part(self, opportunity: Opportunity, part: str, anchor: str = "") -> str:
        return self.view.to(page_of_opportunity(self.account, opportunity, part), anchor)


def _sign_words(translator: Translator) -> Mapping[str, str]:
    return {
        **direction_words(translator),
        "unknown": translator.text("Unknown"),
        "late": translator.text("Overdue"),
        "error": translator.text("error"),
        "warning": translator.text("warning"),
        "advice": translator.text("advice"),
    }
