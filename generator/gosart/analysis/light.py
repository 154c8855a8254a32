"""A light: a state and the one line of why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gosart.diagnostics import Message

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
    reason: Message


def red(reason: Message) -> Light:
    """Return a red light.

    Args:
        reason: Why, as a sentence.
    """
    return Light(State.RED, reason)


def amber(reason: Message) -> Light:
    """Return an amber light.

    Args:
        reason: Why, as a sentence.
    """
    return Light(State.AMBER, reason)


def green(reason: Message) -> Light:
    """Return a green light.

    Args:
        reason: Why, as a sentence.
    """
    return Light(State.GREEN, reason)


def unknown(reason: Message) -> Light:
    """Return a light that nobody can tell.

    Args:
        reason: Why, as a sentence.
    """
    return Light(State.UNKNOWN, reason)


def worst(*lights: Light) -> Light:
    """Return the worst of some lights, the first of several that are as bad.

    Args:
        lights: At least one.
    """
    order = list(State)
    return min(lights, key=lambda light: order.index(light.state))
