"""Links of one page: to other pages, to terms of the method, to rules, people and files."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol
from urllib.parse import quote

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.diagnostics import Location
from gosart.method.model import Criterion, Question, set_name
from gosart.plan.model.account import Note
from gosart.plan.model.opportunity import Opportunity
from gosart.plan.model.people import TeamMember
from gosart.site.site_context import Site
from gosart.site.term_links import question_anchor, term_anchor
from gosart.site.views.elements import (
    NavLink,
    code,
    hidden_person,
    linked_location,
    pages_nav,
    questions_link,
    rule_link,
    source_line,
    term_link,
)
from gosart.urls import (
    ASSESSMENTS,
    COMPETITORS,
    GROWTH,
    HISTORY,
    METHOD,
    PEOPLE,
    PORTFOLIO,
    account_page,
    rule_page,
)

__all__ = ["TERM_PAGES", "PageLinks"]

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
    "forecast": "overview",
    "development": "overview",
    "milestone-kind": "actions",
    "counter-state": "strategy",
    "value-basis": "value",
    "value-clock": "value",
    "concern": "value",
}
"""Chapter of the method that explains a closed set; the one on politics explains all others."""


MOST_BESIDE = 40
"""Most opportunities that the page of one of them lists."""


class NamedPerson(Protocol):
    """A person as far as a link needs them: `hidden` where this build leaves them out."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def hidden(self) -> bool: ...


class PageLinks:
    """Writes the links of one page; every address is relative to it.

    Args:
        site: What is the same for all pages.
        uri: The page, as a path below the docs root.
    """

    def __init__(self, site: Site, uri: str) -> None:
        self.site = site
        self.uri = uri
        self.translator = site.translator
        self.method = site.method
        # A page names the same few terms again and again.
        self._links: dict[object, Markup] = {}

    def to(self, uri: str, anchor: str = "") -> str:
        """Return the address of another page or file from here.

        Args:
            uri: The other's path below the docs root.
            anchor: An id on it, "" for its top.
        """
        return self.site.addresses.between(self.uri, uri, anchor)

    def all_to(self, uris: Sequence[str]) -> str:
        """Return the addresses of several files from here, parted by spaces.

        Args:
            uris: Their paths below the docs root.
        """
        return " ".join(self.to(uri) for uri in uris)

    def account(self, key: str, part: str = "summary") -> str:
        """Return the address of an account's page.

        Args:
            key: The account's id.
            part: Which of its pages, one of `urls.PARTS`.
        """
        return self.to(account_page(key, part))

    def member(self, member: TeamMember | None) -> str:
        """Return the address of the page of one of ours, "" where they have none.

        Args:
            member: The person, None for nobody.
        """
        uri = self.site.members.get((member.id, member.name)) if member else None
        return self.to(uri) if uri else ""

    def beside(
        self, opportunities: Sequence[OpportunityAnalysis], opportunity: Opportunity | None
    ) -> Sequence[OpportunityAnalysis]:
        """Return the opportunities that a page lists beside one: those around it, of very many.

        The pages of an account would otherwise grow with the square of its opportunities; the page
        of all of them lists all.

        Args:
            opportunities: Those of the account.
            opportunity: The one whose page it is, None for a page of none.
        """
        if len(opportunities) <= MOST_BESIDE:
            return opportunities
        ids = [item.opportunity.id for item in opportunities]
        number = ids.index(opportunity.id) if opportunity else 0
        start = max(0, min(number - MOST_BESIDE // 2, len(ids) - MOST_BESIDE))
        return opportunities[start : start + MOST_BESIDE]

    def note(self, account: str, note: Note) -> str:
        """Return the address of a note.

        Args:
            account: The id of the account that it belongs to.
            note: The note.
        """
        return self.to(account_page(account, f"notes/{note.slug}"))

    def portfolio_nav(self) -> Markup:
        """Write the links between the pages over all accounts.

        Returns:
            HTML, escaped.
        """
        translator = self.translator
        pages = [
            (PORTFOLIO, translator.text("Portfolio")),
            (ASSESSMENTS, translator.text("Assessments")),
            (PEOPLE, translator.text("People")),
            (COMPETITORS, translator.text("Competitors")),
            (GROWTH, translator.text("Growth")),
        ]
        if self.site.history:
            pages.append((HISTORY, translator.text("This week")))
        links = (NavLink(self.to(uri), label, uri == self.uri) for uri, label in pages)
        return pages_nav(translator.text("Portfolio"), links)

    def term(self, value: StrEnum | None, text: str | None = None) -> Markup:
        """Write a value of a closed set as a link to its explanation in the method.

        Args:
            value: The value; None writes nothing.
            text: What is shown, None for the value's name.

        Returns:
            HTML, escaped.
        """
        if value is None:
            return Markup("")
        key = (type(value), value, text)
        link = self._links.get(key)
        if link is None:
            term = self.method.term(value)
            name = set_name(type(value))
            href = self.to(METHOD[TERM_PAGES.get(name, "politics")], term_anchor(name, value))
            # What the term means comes from `method-data.js` when a reader points at it.
            link = self._links[key] = term_link(href, text or term.label)
        return link

    def chapter(self, name: str, text: str, anchor: str = "") -> Markup:
        """Write a heading's word as a link to a chapter of the method.

        Args:
            name: The chapter, a key of `urls.METHOD`.
            text: What is shown.
            anchor: An id on the chapter's page, "" for its top.

        Returns:
            HTML, escaped.
        """
        return term_link(self.to(METHOD[name], anchor), text)

    def criterion(self, criterion: Criterion, text: str | None = None) -> Markup:
        """Write a criterion as a link to its questions.

        Args:
            criterion: The criterion.
            text: What is shown, None for its label.

        Returns:
            HTML, escaped.
        """
        key = (Criterion, criterion.key, text)
        link = self._links.get(key)
        if link is None:
            href = self.to(METHOD["assessment"], self.anchor(criterion))
            link = self._links[key] = term_link(href, text or criterion.label)
        return link

    def row(self, criterion: Criterion) -> Markup:
        """Write a criterion as a link to its row in the worksheet of the same page, by its number.

        There stand its ratings, the evidence, and the way to its questions.

        Args:
            criterion: The criterion.

        Returns:
            HTML, escaped.
        """
        return term_link(f"#c{self.method.numbers[criterion.key]}", criterion.label)

    def questions(self, criterion: Criterion, text: str, first: int = 0) -> Markup:
        """Write a link to a criterion's questions, which a script unfolds where the link stands.

        Args:
            criterion: The criterion.
            text: What is shown.
            first: How many of the questions stand there already.

        Returns:
            HTML, escaped.
        """
        href = self.to(METHOD["assessment"], self.anchor(criterion))
        return questions_link(href, text, first)

    def question(self, question: Question, text: str | None = None) -> Markup:
        """Write a question as a link to its criteria.

        Args:
            question: The question.
            text: What is shown, None for its label.

        Returns:
            HTML, escaped.
        """
        return self.chapter("assessment", text or question.label, question_anchor(question))

    def reading(self, name: str, text: str | None = None) -> Markup:
        """Write one of the method's ways to read an assessment as a link to how it is made.

        Args:
            name: Its key in the method; one that the method does not have is written without a
                link.
            text: What is shown, None for its title.

        Returns:
            HTML, escaped.
        """
        reading = self.method.readings.get(name)
        title = text or (reading.title if reading else name)
        return (
            self.chapter("assessment", title, f"reading-{name}")
            if reading
            else Markup.escape(title)
        )

    def anchor(self, criterion: Criterion) -> str:
        """Return the id of a criterion: its row of the worksheet, its card in the method.

        Args:
            criterion: The criterion.
        """
        return criterion.key.replace("_", "-")

    def rule(self, key: str) -> Markup:
        """Write a rule's code as a link to its page.

        Args:
            key: The code; that of no rule is written without a link.

        Returns:
            HTML, escaped.
        """
        rule = self.site.rules.get(key)
        if rule is None:
            return code(key)
        return rule_link(self.to(rule_page(key)), key)

    def source(self, location: Location, base: str = "") -> Markup:
        """Write a location as file and line, a link to it where the forge is known.

        Args:
            location: The location.
            base: A beginning of the path that need not be shown.

        Returns:
            HTML, escaped.
        """
        label = source_line(location.path.removeprefix(base), location.line)
        if not self.site.source_url or not location.path:
            return label
        href = self.site.source_url.replace("{path}", quote(location.path)).replace(
            "{line}", str(location.line)
        )
        return linked_location(href, label)

    def person(self, person: NamedPerson, account: str) -> Markup:
        """Write a person as a link to their row; one whom readers may not see is not named.

        Args:
            person: The person.
            account: The id of the account that they belong to.

        Returns:
            HTML, escaped.
        """
        if person.hidden:
            return hidden_person(self.translator.text("someone not shown here"))
        href = self.to(account_page(account, "relationships"), f"person-{person.id}")
        return term_link(href, person.name)

    def people(self, people: Sequence[NamedPerson], account: str) -> Markup:
        """Write several people, without those whom readers may not see.

        Args:
            people: The people.
            account: The id of the account that they belong to.

        Returns:
            HTML, escaped.
        """
        return Markup(", ").join(
            self.person(person, account) for person in people if not person.hidden
        )
