"""Signs that we are not in control of an opportunity, counted review by review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gosart.method.enums import ControlSignal
from gosart.plan.model.account import Test
from gosart.yaml.document import Key

__all__ = ["Control", "SignalCount", "analyse_control"]


@dataclass(frozen=True, eq=False, slots=True)
class SignalCount:
    """The signs seen at one time."""

    day: date | None
    """The day of the review; None for the plan's list of now."""
    signals: tuple[ControlSignal, ...]
    key: Key
    """Where the plan has them, from the opportunity down."""
    before: SignalCount | None = None
    """The count before this one, None for the first."""

    @property
    def change(self) -> int | None:
        """How many signs more than before, None for the first count."""
        return len(self.signals) - len(self.before.signals) if self.before else None

    @property
    def new(self) -> tuple[ControlSignal, ...]:
        """Signs that were not seen before; of the first count none."""
        return tuple(
            signal for signal in self.signals if self.before and signal not in self.before.signals
        )

    @property
    def gone(self) -> tuple[ControlSignal, ...]:
        """Signs of before that are seen no more."""
        return (
            tuple(signal for signal in self.before.signals if signal not in self.signals)
            if self.before
            else ()
        )


@dataclass(frozen=True, eq=False, slots=True)
class Control:
    """All counts of an opportunity, the oldest first; empty where nobody has looked for signs."""

    counts: tuple[SignalCount, ...] = ()

    @property
    def current(self) -> SignalCount | None:
        """The plan's list of now where there is one, else the latest review that noted signs."""
        return self.counts[-1] if self.counts else None

    @property
    def latest(self) -> SignalCount | None:
        """The count whose change is the trend.

        It is the latest, unless the list of now has as many signs as the review before it: then
        that review's change still stands.
        """
        current = self.current
        if (
            current
            and current.day is None
            and current.change == 0
            and current.before
            and current.before.before
        ):
            return current.before
        return current


def analyse_control(test: Test) -> Control:
    """Count the signs of each review that noted them, then those of now.

    Args:
        test: The opportunity's part about its reviews. An empty list of signs is a count of none;
            a review without a list is left out.

    Returns:
        The counts by review, and what changed since.
    """
    reviews = sorted(enumerate(test.reviews), key=lambda item: item[1].date)
    noted: list[tuple[date | None, tuple[ControlSignal, ...] | None, Key]] = [
        (review.date, review.control_signals, ("test", "reviews", index, "control_signals"))
        for index, review in reviews
    ]
    noted.append((None, test.control_signals, ("test", "control_signals")))
    counts: list[SignalCount] = []
    for day, signals, key in noted:
        if signals is not None:
            counts.append(
                SignalCount(day, tuple(dict.fromkeys(signals)), key, counts[-1] if counts else None)
            )
    return Control(tuple(counts))
