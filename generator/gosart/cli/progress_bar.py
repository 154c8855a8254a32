"""How far a long command has come: a bar at a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import click

__all__ = ["Progress"]

Item = TypeVar("Item")

SILENT_SECONDS = 1.0
"""How long nothing is shown: what is quick needs no bar."""


class Progress:
    """A `Watch` (gosart.progress) on standard error: a command's output is the same with it.

    Args:
        quiet: Whether to show nothing.
        clock: Returns seconds from any beginning.
    """

    def __init__(self, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self.quiet = quiet
        self.clock = clock

    def __call__(self, items: Sequence[Item], what: str) -> Iterable[Item]:
        """Pass the items through, and show how many are done once it has taken a second.

        Args:
            items: What is worked on.
            what: Label of the bar.

        Yields:
            Each item.
        """
        if self.quiet:
            yield from items
            return
        terminal = sys.stderr.isatty()
        began = self.clock()
        iterator = iter(items)
        done = 0
        for item in iterator:
            yield item
            done += 1
            if done < len(items) and self.clock() - began >= SILENT_SECONDS:
                break
        else:
            return
        if not terminal:
            click.echo(f"{what}: {len(items)} …", err=True)
            yield from iterator
            click.echo(f"{what}: done", err=True)
            return
        with click.progressbar(
            length=len(items), label=what, file=sys.stderr, show_pos=True
        ) as bar:
            bar.update(done)
            for item in iterator:
                yield item
                bar.update(1)
