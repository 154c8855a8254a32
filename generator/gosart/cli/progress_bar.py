"""What a person sees while something takes long: a bar at a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import click

__all__ = ["Progress"]

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds that pass before anything is shown: what is quick needs no bar."""


class Progress:
    """A `Watch` (gosart.progress) that writes to standard error, so that what a command prints stays what it is."""

    def __init__(self, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self.quiet = quiet
        self.clock = clock

    def __call__(self, items: Sequence[Item], what: str) -> Iterable[Item]:
        """Give the items back one by one, and show how many are done once it has taken a second."""
        if self.quiet:
            yield from items
            return
        terminal = sys.stderr.isatty()
        began = self.clock()
        rest = iter(items)
        done = 0
        for item in rest:
            yield item
            done += 1
            if done < len(items) and self.clock() - began >= PATIENCE:
                break
        else:
            return
        if not terminal:
            click.echo(f"{what}: {len(items)} …", err=True)
            yield from rest
            click.echo(f"{what}: done", err=True)
            return
        with click.progressbar(
            length=len(items), label=what, file=sys.stderr, show_pos=True
        ) as bar:
            bar.update(done)
            for item in rest:
                yield item
                bar.update(1)
