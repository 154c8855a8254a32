"""Speaker notes: where what a slide says is from, with file and line, day and who said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.diagnostics import Location
from gosart.plan.model.account import Account, Action, Benefit, Cost
from gosart.plan.model.location import Locator
from gosart.plan.model.people import Person
from gosart.site.template_context import View
from gosart.site.views.verdict import verdict_view
from gosart.text.markdown_to_text import plain

__all__ = ["Sources", "headed"]


def headed(view: View, notes: Sequence[str]) -> tuple[str, ...]:
    """Return sources below a heading, nothing where there are none.

    Args:
        view: The page, which has the language.
        notes: A line each.
    """
    return (view.translator.text("Sources"), *notes) if notes else ()


class Sources:
    """Says where the parts of an opportunity are from, as far as its readers may see them.

    Args:
        view: The page, which has the language and the words of the method.
        analysis: The opportunity on its day.
    """

    def __init__(self, view: View, analysis: OpportunityAnalysis) -> None:
        self.view, self.analysis = view, analysis
        self.opportunity = analysis.opportunity
        self.text, self.day = view.translator.text, view.translator.date

    def verdict(self) -> Iterator[str]:
        """Yield the reasons of the lights in full, and the fields that the summary shows."""
        for light in verdict_view(self.view, self.analysis).lights:
            yield self._line(f"{light.question} {light.word}: {light.reason}", None)
        for key, label in (
            ("amount", self.text("Amount")),
            ("probability", self.text("Probability")),
            ("close_date", self.text("Close")),
            ("stage", self.text("Stage")),
        ):
            if getattr(self.opportunity.entry, key, None) is not None:
                yield from self._at(label, self.opportunity.locator, key)
        for review in self.opportunity.test.reviews[-1:]:
            if review.date <= self.view.today:
                words = [self.text("Review of {date}", date=self.day(review.date))]
                words += [item.name for item in (review.presenter, review.coach) if item]
                yield from self._at(", ".join(words), self.opportunity.locator, "test", "reviews")

    def letters(self, keys: Sequence[str]) -> Iterator[str]:
        """Yield where some letters of GOSART are typed, and their texts in full.

        Args:
            keys: Keys of the letters.
        """
        sides = {
            "goal": self.opportunity.goal,
            "objective": self.opportunity.objective,
            "strategy": self.opportunity.strategy.sides,
            "test": self.opportunity.test.sides,
        }
        labels = {letter.key: letter.label for letter in self.view.method.gosart}
        for key in keys:
            if key == "actions":
                yield from self.actions([item.action for item in self.analysis.open_actions])
                continue
            if sides.get(key):
                texts = [plain(aim.text) for aim in (*sides[key].customer, *sides[key].team)]
                label = f"{labels.get(key, key)}: {'; '.join(texts)}"
                # the goal may be the account's, and then the opportunity has no key of it
                yield from self._at(label, self.opportunity.locator, key)
            elif key == "resources" and self.opportunity.resources:
                yield from self._at(labels.get(key, key), self.opportunity.locator, key)

    def ratings(self) -> Iterator[str]:
        """Yield each rating with its evidence, who rated it, when, and where that is typed."""
        for standing in self.analysis.assessment.standings[:2]:
            state = standing.states[-1]
            rater = state.set.by.name if state.set.by else ""
            head = ", ".join(filter(None, (self.day(state.set.date), rater)))
            yield self._line(f"{self.view.rival(standing)}: {head}", state.set.location)
            for rating in state.ratings:
                if rating.rating is None:
                    continue
                sign = self.view.method.term(rating.rating).letter or rating.rating.value
                by = []
                if rating.source is not None and not rating.source.hidden:
                    by.append(rating.source.name)
                if rating.evidence and rating.evidence_on is not None:
                    by.append(self.day(rating.evidence_on))
                evidence = plain(rating.evidence)
                words = f"{rating.criterion.label} {sign}"
                if evidence:
                    words = f"{words}: {evidence}"
                if by:
                    words = f"{words} ({', '.join(by)})"
                yield self._line(words, rating.location)
        for item in self.analysis.assessment.dissent:
            name = item.by.name if item.by else ""
            about = item.rival.name if item.rival else self.view.method.us
            words = self.text(
                "{name} differs on {criterion} of {company}: {rating}",
                name=name,
                criterion=item.criterion.label,
                company=about,
                rating=self.view.label(item.rating),
            )
            evidence = plain(item.evidence)
            day = self.day(item.date)
            yield self._line(f"{words} ({', '.join(filter(None, (day, evidence)))})", None)

    def people(self) -> Iterator[str]:
        """Yield what shows where each of the people stands."""
        people = self.opportunity.organisation.present
        for person in people:
            yield from self._person(person)

    def _person(self, person: Person) -> Iterator[str]:
        words = [person.name]
        for act in person.evidence:
            day = self.day(act.date) if act.date else ""
            words.append(" ".join(filter(None, (day, plain(act.text)))))
        if person.last_contact is not None:
            words.append(self.text("last met {date}", date=self.day(person.last_contact)))
        yield self._line("; ".join(words), person.locator.location)

    def value(self) -> Iterator[str]:
        """Yield the value's sources: event, statement, who confirmed it, each figure."""
        value = self.opportunity.value
        event = value.event
        if event is not None:
            day = self.day(event.date) if event.date else ""
            words = ", ".join(filter(None, (plain(event.text), day)))
            label = self.text("Compelling event")
            yield from self._at(f"{label}: {words}", self.opportunity.locator, "value",
                                "compelling_event")  # fmt: skip
        if value.unique_business_value:
            words = plain(value.unique_business_value)
            if value.confirmed_on is not None:
                by = value.confirmed_by
                known = by is not None and not by.hidden
                who = [by.name] if known and by is not None else []
                words = f"{words} ({', '.join([*who, self.day(value.confirmed_on)])})"
            label = self.text("Unique business value")
            yield from self._at(f"{label}: {words}", self.opportunity.locator, "value",
                                "unique_business_value")  # fmt: skip
        entries: tuple[Benefit | Cost, ...] = (*value.benefits, *value.costs)
        for entry in entries:
            money = self.view.money(entry.money)
            words = " ".join(filter(None, (entry.item, money, entry.per)))
            if entry.formula:
                words = f"{words} = {entry.formula}"
            if entry.confirmed_on is not None:
                day = self.day(entry.confirmed_on)
                words = f"{words} ({self.text('Confirmed {date}', date=day)})"
            yield self._line(words, entry.location)

    def time(self) -> Iterator[str]:
        """Yield where the days of the time chain are typed."""
        locator, entry = self.opportunity.locator, self.opportunity.entry
        if self.analysis.time.event is not None:
            yield from self._at(self.text("Compelling event"), locator, "value",
                                "compelling_event")  # fmt: skip
        if getattr(entry, "delivery", None) is not None:
            yield from self._at(self.text("Delivery"), locator, "delivery")
        if self.opportunity.close_date is not None:
            yield from self._at(self.text("Close"), locator, "close_date")
        for step in self.opportunity.milestones:
            day = self.day(step.date) if step.date else ""
            yield self._line(", ".join(filter(None, (plain(step.name), day))), step.location)
        yield from self.actions([item.action for item in self.analysis.open_actions])

    def actions(self, actions: Sequence[Action]) -> Iterator[str]:
        """Yield actions with their ids, owners and days.

        Args:
            actions: The actions.
        """
        for action in actions:
            owner = action.owner.name if action.owner else ""
            day = self.day(action.due) if action.due else ""
            facts = ", ".join(filter(None, (owner, day)))
            words = f"{action.id}: {plain(action.what)}"
            yield self._line(f"{words} ({facts})" if facts else words, action.location)

    def reviews(self) -> Iterator[str]:
        """Yield past reviews with what they found and decided."""
        for review in reversed(self.opportunity.test.reviews):
            if review.date > self.view.today:
                continue
            words = [self.text("Review of {date}", date=self.day(review.date))]
            words += [item.name for item in (review.presenter, review.coach) if item]
            if review.decision is not None:
                words.append(self.view.label(review.decision))
            yield from self._at(", ".join(words), self.opportunity.locator, "test", "reviews")
            for point in review.vulnerabilities:
                yield f"\u2013 {plain(point.text)}"

    def _at(self, words: str, locator: Locator, *keys: str) -> Iterator[str]:
        yield self._line(words, locator.at(*keys))

    def _line(self, words: str, location: Location | None) -> str:
        return source_line(words, location)


def source_line(words: str, location: Location | None) -> str:
    """Return what something says with the file and line that it stands in.

    Args:
        words: What it says.
        location: Where; None or one without a file for nowhere.
    """
    if location is None or not location.path:
        return f"\u2022 {words}"
    return f"\u2022 {words} \u2013 {location.path}:{location.line}"


def account_sources(account: Account, *keys: str) -> Iterator[str]:
    """Yield where parts of an account are typed.

    Args:
        account: The account.
        keys: Keys of its parts.
    """
    for key in keys:
        if getattr(account.entry, key, None):
            yield source_line(key.replace("_", " "), account.locator.at(key))
