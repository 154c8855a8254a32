"""A file with much in it, or much wrong with it, is read in little time and told in few words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gosart.yaml.backend import C_PARSER, MOST_PURE
from gosart.yaml.codes import MOST_PROBLEMS
from gosart.yaml.composer import MAX_EVENTS
from gosart.yaml.read_document import read_document

FILL = "# a comment\n" * (MOST_PURE // 10)


def told(text: str, path: str = "mill.yml") -> list[str]:
    """Give `line:column code message` of each problem."""
    return [
        f"{found.location.line}:{found.location.column} {found.code} {found.message}"
        for found in read_document(path, text.encode())[1]
    ]


@pytest.mark.parametrize("beyond", [0, 1, 2, 700])
def test_the_problems_of_a_file_are_told_up_to_a_limit_and_then_counted(
    parser: str, beyond: int
) -> None:
    problems = told("a: b\n" * (1 + MOST_PROBLEMS + beyond))
    *first, last = problems if beyond else [*problems, ""]
    assert [words.split()[1] for words in first] == ["S020"] * MOST_PROBLEMS
    more = {
        0: "",
        1: "There is one more problem in this file.",
        2: "There are 2 more problems in this file.",
        700: "There are 700 more problems in this file.",
    }[beyond]
    assert last == (f"{MOST_PROBLEMS + 2}:1 S037 {more}" if more else "")


@pytest.mark.parametrize(
    "text",
    ["a: 'b\n", "a: [b\n", "a: b: c\n", "- a\nb: c\n", "a: &b c\n", "a:\n\t b\n"],
)
def test_a_large_file_is_refused_where_a_small_one_is(text: str) -> None:
    small, large = told(text), told(text + FILL)
    assert small
    assert large
    assert large[0].split(":")[0] == small[0].split(":")[0]


def test_a_large_file_says_what_a_small_one_says() -> None:
    text = "a: {b: [c, 'd''e'], f: \"g\\u00e4\"}\nh: |\n  i\n  j\nk:\n"
    small, problems = read_document("mill.yml", text.encode())
    large, more_problems = read_document("mill.yml", (text + FILL).encode())
    assert (problems, more_problems) == ((), ())
    assert (large.data, dict(large.positions)) == (small.data, dict(small.positions))


@pytest.mark.skipif(C_PARSER is None, reason="without it the pure parser reads every file")
@pytest.mark.parametrize(
    ("text", "place"), [("a: b\nc:\td\n", "2:3"), ("%YAML 1.1\n", "1:1"), ("a: b\n...\n", "2:1")]
)
def test_what_only_the_slow_parser_reads_is_told_in_a_large_file(text: str, place: str) -> None:
    assert told(text + FILL) == [
        f"{place} S006 A file of more than 128 kB with this in it takes too long to read."
    ]


@pytest.mark.parametrize(
    "line", [lambda n: f"k{n}:\n", lambda n: "- a\n", lambda n: f"k{n}: [{{}}]\n"]
)
def test_a_file_has_so_many_keys_and_values(line: Callable[[int], str]) -> None:
    (only,) = told("".join(map(line, range(MAX_EVENTS))))
    assert only.endswith(f"S006 The file has more than {MAX_EVENTS // 2} keys and values.")
