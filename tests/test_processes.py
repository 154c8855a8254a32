"""Work in several processes: each item once, whoever takes it, and what fails is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from gosart.errors import GosartError
from gosart.processes import in_turns

forking = pytest.mark.skipif(sys.platform != "linux", reason="only here a process is copied")


def _taken(items: Iterator[int]) -> list[int]:
    return list(items)


@forking
@pytest.mark.parametrize("count", [2, 3, 4095, 4096, 4097, 10_000])
def test_each_item_is_taken_once_by_one_of_the_processes(count: int) -> None:
    taken = in_turns(range(count), _taken, 3)
    assert len(taken) == 3
    assert sorted(item for part in taken for item in part) == list(range(count))
    assert all(part == sorted(part) for part in taken), "each begins with what comes first"


@forking
def test_a_process_that_is_busy_leaves_the_rest_to_the_others() -> None:
    read, write = os.pipe()

    def work(items: Iterator[int]) -> list[int]:
        done = []
        for item in items:
            if item == 0:  # whoever has the first waits until the others are through
                os.read(read, 1)
            done.append(item)
            if item == 9:
                os.write(write, b".")
        return done

    try:
        taken = in_turns(range(10), work, 2)
    finally:
        os.close(read)
        os.close(write)
    assert sorted(taken) == [[0], list(range(1, 10))]


def test_one_process_has_all_of_them_in_order() -> None:
    assert in_turns(range(5), _taken, 1) == [[0, 1, 2, 3, 4]]
    assert in_turns([], _taken, 3) == [[]]


@forking
def test_what_fails_in_any_process_is_raised() -> None:
    def work(items: Iterator[int]) -> int:
        for item in items:
            if item == 7:
                message = "The eighth is broken."
                raise GosartError(message)
        return 0

    with pytest.raises(GosartError, match="The eighth is broken"):
        in_turns(range(20), work, 2)
