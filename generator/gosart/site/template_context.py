"""What templates may ask while they write one page: links, terms of the method, money, badges, charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from gosart.analysis.assessment import OpportunityAssessment, Standing
from gosart.analysis.trend import TrendPoint
from gosart.charts.radar import Series, draw_radar
from gosart.charts.radar_thumbnail import draw_thumbnail
from gosart.charts.relationship_map import MapLinks, draw_map
from gosart.charts.trend import draw_trend
from gosart.diagnostics import Location, Message
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Criterion, Method, Question, set_name
from gosart.plan.model.account import Money, Note
from gosart.plan.model.people import Organisation, Person
from gosart.plan.schema.base import Entry
from gosart.rules.selection import RuleSet
from gosart.site.renderer import code_marks
from gosart.site.views.interactive_radar import twin_control
from gosart.site.views.plain_facts import plain_facts
from gosart.site.views.svg_embed import drawn
from gosart.urls import (
    ASSESSMENTS,
    HISTORY,
    METHOD,
    PEOPLE,
    PORTFOLIO,
    Addresses,
    account_page,
    rule_page,
)

__all__ = ["TERM_PAGES", "Site", "View", "order", "question_anchor"]

TERM_PAGES = {
    "rating": "assessment",
    "confidence": "assessment",
    "strategy-type": "strategy",
    "threat": "strategy",
    "action-type": "actions",
    "action-status": "actions",
    "side": "actions",
    "resource-kind": "actions",
    "milestone-status": "actions",
    "review-kind": "reviews",
    "vulnerability-severity": "reviews",
    "decision": "reviews",
    "control-signal": "reviews",
    "insight-kind": "value",
    "insight-state": "value",
    "proposition-template": "value",
    "benefit-kind": "value",
    "cost-kind": "value",
    "whitespace-status": "value",
    "partner-way": "value",
    "partner-stage": "value",
    "standing": "value",
    "trend": "value",
    "tier": "overview",
    "account-status": "overview",
    "plan-kind": "overview",
    "opportunity-status": "overview",
}
"""Chapter of the method that explains a closed set; sets that are not here stand in the chapter on politics."""


@dataclass(frozen=True, eq=False)
class Site:
    """What is the same for all pages of a build."""

    method: Method
    translator: Translator
    today: date
    addresses: Addresses
    stages: tuple[str, ...]
    audience: str
    names_only: bool
    """Whether the search knows names only, not every text."""
    names: Mapping[str, str]
    """Name of every account of the build by id."""
    rules: RuleSet
    """The rules that run."""
    source_url: str = ""
    """Address of a line of a file on the forge, with `{path}` and `{line}`; "" where none is known."""
    history: bool = False
    """Whether the site has the pages of the history."""

    @cached_property
    def marks(self) -> Mapping[Rating | None, Markup]:
        """Each mark as a page shows it; None is not rated."""
        shape = Markup(
            '<span class="g-mark g-{0}" role="img" title="{1}" aria-label="{1}">{2}</span>'
        )
        names = {Rating.PLUS: "plus", Rating.MINUS: "minus", Rating.UNKNOWN: "unknown"}
        shown: dict[Rating | None, Markup] = {
            None: shape.format("none", self.translator.text("not rated"), "·")
        }
        for mark, name in names.items():
            term = self.method.term(mark)
            shown[mark] = shape.format(name, term.label, term.letter or mark.value)
        return shown


class View:
    """Bound to one page (`uri`), because every link is relative to it."""

    def __init__(self, site: Site, uri: str) -> None:
        self.site = site
        self.uri = uri
        self.translator = site.translator
        self.method = site.method
        self.today = site.today
        self._terms: dict[object, Markup] = {}

    def to(self, uri: str, anchor: str = "") -> str:
        """Return the address of another page or file from here."""
        return self.site.addresses.between(self.uri, uri, anchor)

    def account(self, key: str, part: str = "summary") -> str:
        """Return the address of an account's page."""
        return self.to(account_page(key, part))

    def portfolio_nav(self) -> Markup:
        """Write the links between the pages over all accounts."""
        translator = self.translator
        pages = [
            (PORTFOLIO, translator.text("Portfolio")),
            (ASSESSMENTS, translator.text("Assessments")),
            (PEOPLE, translator.text("People")),
        ]
        if self.site.history:
            pages.append((HISTORY, translator.text("This week")))
        link, here = (
            Markup('<li><a href="{}">{}</a></li>'),
            Markup('<li><a href="{}" aria-current="page">{}</a></li>'),
        )
        items = Markup("").join(
            (here if uri == self.uri else link).format(self.to(uri), label) for uri, label in pages
        )
        nav = Markup('<nav class="g-nav" data-search-exclude aria-label="{}"><ul>{}</ul></nav>')
        return nav.format(translator.text("Portfolio"), items)

    def note(self, account: str, note: Note) -> str:
        """Return the address of a note."""
        return self.to(account_page(account, f"notes/{note.slug}"))

    def label(self, value: StrEnum | None) -> str:
        """Return a value's name in the reader's language, "" for none."""
        return self.method.term(value).label if value is not None else ""

    def term(self, value: StrEnum | None, text: str | None = None) -> Markup:
        """Write a value of a closed set as a link to its place in the method's pages."""
        if value is None:
            return Markup("")
        key = (type(value), value, text)
        known = self._terms.get(key)
        if known is None:
            found = self.method.term(value)
            name = set_name(type(value))
            href = self.to(METHOD[TERM_PAGES.get(name, "politics")], f"{name}-{_anchor(value)}")
            known = Markup('<a class="g-term" href="{}" title="{}">{}</a>').format(
                href, found.description, text or found.label
            )
            self._terms[key] = known
        return known

    def chapter(self, name: str, text: str, anchor: str = "") -> Markup:
        """Write a heading's word as a link to a chapter of the method."""
        return Markup('<a class="g-term" href="{}">{}</a>').format(
            self.to(METHOD[name], anchor), text
        )

    def criterion(self, criterion: Criterion, text: str | None = None) -> Markup:
        """Write a criterion as a link to its questions."""
        key = (Criterion, criterion.key, text)
        known = self._terms.get(key)
        if known is None:
            href = self.to(METHOD["assessment"], self.anchor(criterion))
            known = self._terms[key] = Markup('<a class="g-term" href="{}">{}</a>').format(
                href, text or criterion.label
            )
        return known

    def question(self, question: Question, text: str | None = None) -> Markup:
        """Write a question as a link to its criteria."""
        return self.chapter("assessment", text or question.label, question_anchor(question))

    def reading(self, name: str, text: str | None = None) -> Markup:
        """Write the name of a reading as a link to how it is made."""
        found = self.method.readings.get(name)
        title = text or (found.title if found else name)
        return (
            self.chapter("assessment", title, f"reading-{name}") if found else Markup.escape(title)
        )

    def facts(self, entry: Entry, currency: str) -> tuple[tuple[str, str], ...]:
        """Return the fields of an entry that no template shows in a place of its own: (label, text)."""
        return plain_facts(entry, currency, self.method, self.translator)

    def anchor(self, criterion: Criterion) -> str:
        """Return the place of a criterion on its pages: its row of the worksheet, its card in the method."""
        return criterion.key.replace("_", "-")

    def number(self, criterion: Criterion) -> int:
        """Return a criterion's number in the method, from 1."""
        return self.method.numbers[criterion.key]

    def mark(self, mark: Rating | None) -> Markup:
        """Write a mark so that shape, colour and a reader's voice tell it."""
        return self.site.marks[mark]

    def say(self, msg: Message) -> str:
        """Translate a sentence made by a rule."""
        return self.translator.say(msg)

    def rule(self, code: str) -> Markup:
        """Write a rule's code as a link to its page."""
        found = self.site.rules.get(code)
        if found is None:
            return Markup("<code>{}</code>").format(code)
        href = self.to(rule_page(code))
        return Markup('<a class="g-code" href="{}" title="{}">{}</a>').format(
            href, self.translator.say(found.title), code
        )

    def source(self, location: Location, base: str = "") -> Markup:
        """Write a place as file and line, a link to it where the forge is known; the path without `base` where it begins so."""
        place = Markup('<code title="{}">{}:{}</code>').format(
            location.path, location.path.removeprefix(base), location.line
        )
        if not self.site.source_url or not location.path:
            return place
        href = self.site.source_url.replace("{path}", quote(location.path)).replace(
            "{line}", str(location.line)
        )
        return Markup('<a class="g-place-link" href="{}">{}</a>').format(href, place)

    def money(self, money: Money | None, *, short: bool = False) -> str:
        """Write an amount, "" for none."""
        return self.translator.money(money.amount, money.currency, short=short) if money else ""

    def amounts(self, amounts: Sequence[Money], *, short: bool = False) -> str:
        """Write amounts of several currencies."""
        return " · ".join(self.money(found, short=short) for found in amounts)

    def person(self, person: Person, account: str) -> Markup:
        """Write a person as a link to their row; one who is left out is not named."""
        if person.hidden:
            return Markup('<span class="g-hidden">{}</span>').format(
                self.translator.text("someone not shown here")
            )
        href = self.to(account_page(account, "relationships"), f"person-{person.id}")
        return Markup('<a class="g-person" href="{}">{}</a>').format(href, person.name)

    def people(self, people: Sequence[Person], account: str) -> Markup:
        """Write several people, those left out not at all."""
        return Markup(", ").join(
            self.person(person, account) for person in people if not person.hidden
        )

    def rival(self, standing: Standing) -> str:
        """Return a vendor's name."""
        return standing.rival.name if standing.rival else self.method.us

    def series(self, assessment: OpportunityAssessment) -> list[Series]:
        """Return the current marks of us and each rival as a chart takes them."""
        found = [
            Series(item.rival.id if item.rival else "us", self.rival(item), item.ratings)
            for item in assessment.standings
        ]
        if assessment.us is None and found:
            found.insert(0, Series("us", self.method.us, (None,) * len(self.method.criteria)))
        return found

    def radar(
        self,
        assessment: OpportunityAssessment,
        name: str,
        *,
        rivals: int | None = None,
        ghost: bool = False,
    ) -> Markup:
        """Draw the radar of the latest marks, us and at most `rivals` rivals; with `ghost` our marks of the assessment before as well."""
        series = self.series(assessment)
        if rivals is not None:
            series = series[: rivals + 1]
        when = self.translator.date(max(found.current.date for found in assessment.standings))
        us = assessment.us
        before = (
            tuple(rating.mark for rating in us.previous.ratings)
            if ghost and us and us.previous
            else ()
        )
        return drawn(
            draw_radar(self.method, series, self.translator, date=when, name=name, before=before)
        )

    def twin(self, assessment: OpportunityAssessment, title: str, name: str) -> Markup:
        """Write the button that asks for the interactive radar; the picture it saves has `title` and the file name `name`."""
        return twin_control(
            self.method, self.translator, self.site.addresses, self.uri, assessment, title, name
        )

    def trend(
        self, assessment: OpportunityAssessment, points: Sequence[TrendPoint], name: str
    ) -> Markup:
        """Draw sums and unknowns of every vendor by date, as `read_trend` gives them."""
        rivals = [item.rival for item in assessment.standings if item.rival]
        return drawn(draw_trend(points, self.translator, name, us=self.method.us, rivals=rivals))

    def thumbnail(self, assessment: OpportunityAssessment, label: str) -> Markup:
        """Draw our marks as a small radar."""
        marks = assessment.us.ratings if assessment.us else (None,) * len(self.method.criteria)
        return drawn(draw_thumbnail(self.method, marks, label))

    def relationship_map(
        self, organisation: Organisation, account: str, name: str, title: str
    ) -> Markup:
        """Draw the relationship map of another page; each card leads to the person's row there, each group to its people."""
        page = account_page(account, "relationships")
        links = MapLinks(
            lambda person: self.to(page, f"person-{person.id}"),
            lambda group: self.to(page, f"unit-{group.number}" if group.is_drawn else "people"),
        )
        # A translated sentence of a template comes with its values escaped; the drawing escapes all text itself.
        plain = title.unescape() if isinstance(title, Markup) else title
        return Markup(
            draw_map(
                organisation, self.method, self.translator, name=name, title=plain, links=links
            )
        )

    def since(self, days: int) -> str:
        """Write how long ago something was."""
        if days <= 0:
            return self.translator.text("today")
        return self.translator.plural("{n} day ago", "{n} days ago", days)

    def due(self, days: int | None) -> str:
        """Write how far a day is away, from either side."""
        if days is None:
            return ""
        if days < 0:
            return self.translator.plural("{n} day late", "{n} days late", -days)
        return (
            self.translator.text("today")
            if days == 0
            else self.translator.plural("in {n} day", "in {n} days", days)
        )

    def missing(self, what: str, add: str) -> Markup:
        """Write the line that stands where a plan has nothing yet: what it is and what to add."""
        return Markup('<p class="g-missing" data-search-exclude>{} <span>{}</span></p>').format(
            what, code_marks(add)
        )


def order(value: StrEnum | None) -> int:
    """Return the place of a value in its closed set, for sorting; a value that is not given comes last."""
    if value is None:
        return 99
    return list(type(value).__members__.values()).index(value)


def question_anchor(question: Question) -> str:
    """Return the place of a question on the method's page; a criterion of the same key has another."""
    return "question-" + question.key.replace("_", "-")


def _anchor(value: StrEnum) -> str:
    signs = {
        Rating.PLUS.value: "plus",
        Rating.MINUS.value: "minus",
        Rating.UNKNOWN.value: "unknown",
    }
    return signs.get(value.value, value.value)
