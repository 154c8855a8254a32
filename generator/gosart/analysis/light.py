"""A light: a state and the one line of why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gosart.diagnostics import Message, Sentence, msg

__all__ = ["Light", "State", "amber", "green", "red", "unknown", "worst"]


class State(StrEnum):
    """What a light shows, the worst first."""

    RED = "red"
    AMBER = "amber"
    UNKNOWN = "unknown"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Light:
    """A light with its reason: names and days, not counts."""

    state: State
    clause: Message
    """Why, as a clause that may follow another."""

    @property
    def reason(self) -> Message:
        """Why, as a sentence without a full stop."""
        return msg("{sentence}", sentence=Sentence(self.clause))


def red(clause: Message) -> Light:
    """Return a red light.

    Args:
        clause: Why, as a clause that may follow another.
    """
    return Light(State.RED, clause)


def amber(clause: Message) -> Light:
    """Return an amber light.

    Args:
        clause: Why, as a clause that may follow another.
    """
    return Light(State.AMBER, clause)


def green(clause: Message) -> Light:
    """Return a green light.

    Args:
        clause: Why, as a clause that may follow another.
    """
    return Light(State.GREEN, clause)


def unknown(clause: Message) -> Light:
    """Return a light that nobody can tell.

    Args:
        clause: Why, as a clause that may follow another.
    """
    return Light(State.UNKNOWN, clause)


def worst(*lights: Light) -> Light:
    """Return the worst of some lights, the first of several that are as bad.

    Args:
        lights: At least one.
    """
    order = list(State)
    return min(lights, key=lambda light: order.index(light.state))
