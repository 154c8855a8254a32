"""The titles of an opportunity's slides: each a sentence that says what there is to read off."""

from __future__ import annotations

import re

from gosart.analysis.moves import MOVES_ON_A_SHEET
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.due_items import weak_points
from gosart.briefing.value_reading import value_reading
from gosart.diagnostics import capitalised
from gosart.method.enums import ActionStatus
from gosart.plan.model.people import Person
from gosart.site.template_context import View
from gosart.site.views.sheet import clause_of
from gosart.site.views.sheet_model import SheetView
from gosart.text.markdown_to_text import plain
from gosart.text.measure import text_columns
from gosart.text.shorten import shorten_to_columns

__all__ = ["Readings", "unowned_moves"]

_TITLE = 100
"""Columns of why, in a title."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[\u3002\uff01\uff1f])")


class Readings:
    """Says what each slide of an opportunity shows.

    Args:
        view: The page, which has the language and the words of the method.
        analysis: The opportunity on its day.
        sheet: Its sheet.
    """

    def __init__(self, view: View, analysis: OpportunityAnalysis, sheet: SheetView) -> None:
        self.view, self.analysis, self.sheet = view, analysis, sheet
        self.opportunity = analysis.opportunity
        self.text, self.plural = view.translator.text, view.translator.plural

    def summary(self) -> str:
        """Return what the plan calls for and why, or how it ended."""
        for ending in self.sheet.endings:
            why = next((row.text for row in ending.rows if row.text), "")
            return self._joined(ending.title, _first_sentence(why))
        if self.sheet.alarm:  # before anything else
            return self._joined(self.sheet.call, self.sheet.alarm)
        if not self.is_shortened:
            return self._joined(self.sheet.call, self.sheet.sentence)
        against = self.analysis.verdict.against
        why = plain(self.view.translator.say(against)) if against else self.sheet.sentence
        return self._joined(self.sheet.call, _short(why))

    @property
    def is_shortened(self) -> bool:
        """Whether the title of the summary has not the whole of the verdict's sentence."""
        is_long = text_columns(self.sheet.sentence) > _TITLE
        return self.opportunity.is_open and (is_long or bool(self.sheet.alarm))

    def aims(self) -> str:
        """Return which strategy there is."""
        strategy = self.opportunity.strategy
        if strategy.type is None:
            if "strategy" in self.opportunity.cut_parts:
                return self.text("Goal, objective and strategy")
            return self.text("No strategy has been chosen yet")
        name = self.view.label(strategy.type).lower()
        is_open, rival = self.opportunity.is_open, strategy.target
        if rival is None:
            if is_open:
                return self.text("Our strategy is {strategy}", strategy=name)
            return self.text("Our strategy was {strategy}", strategy=name)
        values = {"strategy": name, "rival": rival.name}
        if is_open:
            return self.text("Our strategy is {strategy}, against {rival}", **values)
        return self.text("Our strategy was {strategy}, against {rival}", **values)

    def work(self) -> str:
        """Return how many actions are overdue or blocked."""
        actions = self.analysis.actions
        if not self.opportunity.is_open:
            done = sum(item.action.status is ActionStatus.DONE for item in actions)
            if not done:
                return self.text("No action was done")
            return self.plural("{n} action was done", "{n} actions were done", done)
        if not self.analysis.open_actions:
            if "actions" in self.opportunity.cut_parts:
                return self.text("Actions, resources and test")
            return self.text("No action is planned yet")
        overdue = sum(item.overdue for item in self.analysis.open_actions)
        blocked = sum(
            item.action.status is ActionStatus.BLOCKED for item in self.analysis.open_actions
        )
        late = self.plural("{n} action is overdue", "{n} actions are overdue", overdue)
        stopped = self.plural("{n} is blocked", "{n} are blocked", blocked)
        if overdue and blocked:
            return f"{late}, {stopped}"
        if blocked:
            return self.plural("{n} action is blocked", "{n} actions are blocked", blocked)
        return late if overdue else self.text("No action is overdue")

    def position(self) -> str:
        """Return where we are against the strongest competitor, else how we are rated."""
        assessment = self.analysis.assessment
        position = assessment.position
        if position is not None and position.now.known:
            return self.text(
                "Against {rival} we are {position}",
                rival=position.rival.name,
                position=self.view.position(position.now),
            )
        us = assessment.us
        if us is None:
            return self.text("Where we stand")
        whole = us.whole
        return self.text(
            "{plus} criteria are positive, {minus} negative, {unknown} unknown",
            plus=whole.plus,
            minus=whole.minus,
            unknown=whole.unknown + whole.unrated,
        )

    def people(self) -> str:
        """Return how those who decide would decide."""
        vote = self.analysis.vote
        if vote is not None and self.opportunity.is_open:
            votes = self.plural(
                "{n} of {needed} votes needed is for us",
                "{n} of {needed} votes needed are for us",
                vote.needed - vote.missing,
                needed=vote.needed,
            )
            if vote.against:
                return self.text(
                    "{votes}; against us: {names}", votes=votes, names=_names(vote.against)
                )
            if vote.undecided:
                return self.text(
                    "{votes}; undecided: {names}", votes=votes, names=_names(vote.undecided)
                )
            return votes
        if not self.opportunity.is_open:
            return self.text("Who decided, and where they stood")
        return self.text("Who decides, and where they stand")

    def circle(self) -> str:
        """Return how the inner circle stands, "" where nobody is of it or that is not shown."""
        return capitalised(next((item.circle for item in self.sheet.people), ""))

    def value(self) -> str:
        """Return what the value case comes to, else whether the customer confirmed the value."""
        case = self.analysis.value_case
        if case is not None:
            return value_reading(case, self.view.translator)
        if "value" in self.opportunity.cut_parts:
            return self.text("What it is worth to the customer")
        if self.opportunity.value.confirmed_on is not None:
            return self.text("The customer has confirmed the value, in no figures yet")
        return self.text("The customer has not confirmed the value")

    def plan(self) -> str:
        """Return what time there is to spare, else what is due next."""
        for item in self.sheet.times:
            if item.note:
                return capitalised(item.note)
        days = [item.action.due for item in self.analysis.open_actions if item.action.due]
        if days:
            return self.text(
                "The next action is due on {date}", date=self.view.translator.date(min(days))
            )
        return self.text("Time and next actions")

    def risks(self) -> str:
        """Return how many open risks nobody answers."""
        weak = weak_points((self.analysis,), self.view.today)
        unanswered = [
            item
            for item in weak
            if item.point.action is None or item.point.action.status is ActionStatus.CANCELLED
        ]
        if unanswered:
            return self.plural(
                "{n} open risk has no action yet", "{n} open risks have no action yet",
                len(unanswered),
            )  # fmt: skip
        if weak:
            return self.plural(
                "{n} open risk, with an action against it",
                "{n} open risks, each with an action against it",
                len(weak),
            )
        position = self.analysis.assessment.position
        if position is not None and position.now.behind:
            return self.plural(
                "{rival} is ahead on {n} criterion", "{rival} is ahead on {n} criteria",
                len(position.now.behind), rival=position.rival.name,
            )  # fmt: skip
        return self.text("No open risk is recorded")

    def decisions(self) -> str:
        """Return what is asked of the meeting."""
        if not self.opportunity.is_open:
            return self.text("What the last review decided")
        moves = unowned_moves(self.analysis)
        if moves:
            return self.plural(
                "We ask for an owner and a day for {n} move",
                "We ask for an owner and a day for {n} moves",
                moves,
            )
        return self.text("We ask you to confirm: {call}", call=self.sheet.call)

    def _joined(self, head: str, why: str) -> str:
        return self.text("{head}: {why}", head=head, why=plain(why)) if why else head


def unowned_moves(analysis: OpportunityAnalysis) -> int:
    """Return how many of the moves that a slide names have nobody who makes them.

    Args:
        analysis: The opportunity on its day.
    """
    moves = [move for move in analysis.moves if move.action is None or move.action.owner is None]
    return len(moves[:MOVES_ON_A_SHEET])


def _first_sentence(text: str) -> str:
    return _short(_SENTENCE.split(text, maxsplit=1)[0].rstrip(".\u3002"))


def _short(why: str) -> str:
    """Return a clause that a title has room for."""
    if text_columns(why) > _TITLE:
        why = clause_of(why, len(why))  # without what stands in brackets
    return shorten_to_columns(why, _TITLE)


def _names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people[:3])
