"""What `make mutate` sets wrong, and what it leaves alone."""

from __future__ import annotations

import ast

import pytest

from benchmarks.mutate import TESTS, changed, mutants_of


@pytest.mark.parametrize(
    ("source", "mutants"),
    [
        ("a < b <= c", ["a <= b <= c", "a < b < c"]),
        ("a and b or c", ["(a and b) and c", "(a or b) or c"]),
        ("a is None", ["a is not None"]),
        ("a[1:]", ["a[2:]", "a[0:]"]),
        ("lru_cache(maxsize=1)", []),
        ("'text', 1.5, True", []),
    ],
)
def test_comparisons_whole_numbers_and_and_or_are_set_wrong_one_at_a_time(
    source: str, mutants: list[str]
) -> None:
    trees = []
    while True:
        try:
            trees.append(changed(source, len(trees)))
        except IndexError:
            break
    assert [ast.unparse(tree) for tree in trees] == mutants


@pytest.mark.parametrize("room", TESTS)
def test_every_room_has_mutants_at_their_lines(room: str) -> None:
    mutants = mutants_of(room)
    assert len(mutants) > 100
    assert {mutant.module.split(".")[1] for mutant in mutants} == {room}
