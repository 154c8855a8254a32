"""A light: a state and the one line of why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gosart.diagnostics import Message, Sentence, msg

__all__ = ["Light", "State", "amber", "green", "hidden", "red", "unknown", "worst"]


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
    is_hidden: bool = False
    """Whether it is unknown because these readers may not see what it hangs on."""

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


def hidden(clause: Message) -> Light:
    """Return a light that hangs on what these readers may not see.

    Args:
        clause: What is not shown, as a clause that may follow another.
    """
    return Light(State.UNKNOWN, clause, is_hidden=True)


def worst(*lights: Light) -> Light:
    """Return the worst of some lights, the first of several that are as bad.

    Args:
        lights: At least one.

    Returns:
        The worst. One that is hidden may be red: nothing better than red is worse for sure.
    """
    order = list(State)
    return min(
        lights, key=lambda light: (light.state is not State.RED, not light.is_hidden,
                                   order.index(light.state))
    )  # fmt: skip
