"""A move: one thing to do next about an opportunity, and the action that does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.analysis.consequence import Consequence
from gosart.diagnostics import Message, msg
from gosart.plan.model.account import Action, Opportunity

__all__ = ["Move", "move_by", "open_actions"]


@dataclass(frozen=True, eq=False, slots=True)
class Move:
    """One thing to do next."""

    text: Message
    action: Action | None
    """The action that does it, None where nobody is on it."""
    consequence: Consequence
    """What is at stake."""
    about: tuple[str, ...] = ()
    """Ids of what it is about: its action, people, criteria, competitor or benefit."""
    contact: date | None = None
    """Day of the next contact with whom it is about, where no action does it."""


def move_by(action: Action, consequence: Consequence, *about: str) -> Move:
    """Return the move that an action makes.

    Args:
        action: The action.
        consequence: What is at stake.
        *about: Ids of what it is about besides its people and criteria.
    """
    people = (person.id for person in action.who)
    subjects = (*about, action.id, *people, *(criterion.key for criterion in action.criteria))
    return Move(msg("{what}", what=action.what or action.id), action, consequence, subjects)


def open_actions(opportunity: Opportunity) -> list[Action]:
    """Return the open actions by their day, those without one last.

    Args:
        opportunity: The opportunity.
    """
    working = (action for action in opportunity.actions if action.is_open)
    return sorted(working, key=lambda action: (action.due or date.max, action.id))
