"""A guess is made where a name is near, and only there; else the closest three are shown."""

from __future__ import annotations

import pytest

from gosart.text.suggest import LONGEST, closest, nearest, suggestion


@pytest.mark.parametrize(
    ("typed", "names", "guess"),
    [
        ("compeling_event", ["budget", "compelling_event"], "compelling_event"),
        ("raitng", ["rating", "evidence"], "rating"),  # two letters swapped
        ("stone", ["stones", "mill"], "stones"),
        ("Compelling Event", ["compelling_event"], "compelling_event"),
        ("close-date", ["close_date"], "close_date"),
        ("dana", ["emil", "dana-whitfield"], "dana-whitfield"),
        ("Sales Team", ["everyone", "sales"], "sales"),
        ("unique_buisness_valu", ["unique_business_value"], "unique_business_value"),
    ],
)
def test_a_near_name_is_the_guess(typed: str, names: list[str], guess: str) -> None:
    assert nearest(typed, names) == guess


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("phone", ["owner", "name", "industry"]),
        ("ab", ["cd"]),
        ("x", ["y"]),
        ("", ["a", "b"]),
        ("dana", ["dana-oak", "dana-ash"]),  # two, and nothing says which
        ("x" * (LONGEST + 1), ["x" * LONGEST]),
        ("anything", []),
    ],
)
def test_a_far_name_is_no_guess(typed: str, names: list[str]) -> None:
    assert nearest(typed, names) == ""


def test_of_two_names_that_are_equally_near_the_first_is_the_guess() -> None:
    assert nearest("cat", ["bat", "rat"]) == "bat"
    assert nearest("cat", ["rat", "bat"]) == "rat"


def test_where_no_name_is_near_the_closest_three_are_shown() -> None:
    names = ["industry", "owner", "website", "region", "phones"]
    assert closest("telephone", names) == ("phones", "region", "website")
    assert closest("telephone", names[:2]) == ("owner", "industry")
    assert closest("telephone", []) == ()


@pytest.mark.parametrize(
    ("typed", "names", "hint"),
    [
        ("mian", ["main", "pumps"], "Did you mean 'main'?"),
        ("valves", ["main", "pumps"], "Available: main, pumps."),
        ("telephone", ["industry", "owner", "region", "phones"], "The closest are: phones, "),
        ("valves", [], "Available: –."),
    ],
)
def test_a_hint_names_the_guess_or_the_closest(typed: str, names: list[str], hint: str) -> None:
    assert str(suggestion(typed, names)).startswith(hint)
