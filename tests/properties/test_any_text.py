"""Any bytes whatever give data or a problem, the same with either parser, and never a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart.diagnostics import render
from gosart.repository.read_file import read_file
from gosart.yaml import backend as parsers
from gosart.yaml.composer import MAX_DEPTH
from gosart.yaml.document import Key, Node

# Pieces that YAML gives a meaning, so that a text is as often nearly right as it is noise.
PIECES = (
    *(
        "name",
        "rating",
        "a",
        "x y",
        "é",
        "恒泽",
        "𝔘",
        "5_000",
        "https://plans.example/a?b",
        "++?-?",
        "null",
        "~",
        "Who pays?",
    ),
    *(
        "- ",
        "-",
        "? ",
        "?",
        ": ",
        ":",
        ", ",
        ",",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "|",
        ">",
        "|-\n",
        ">+\n",
        "|2\n",
        " #",
        "#",
    ),
    *(
        "&a ",
        "*a",
        "!t ",
        "!!str ",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "@",
        "`",
        "\\",
        "\\x41",
        "\\ud800",
        "\t",
        " ",
        "  ",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        "a: b\n",
        "  c: d\n",
        "e: {f: g}",
        "h: [i, j]\n",
        "rating: -\n",
        "\u2028",
        "\x00",
    ),
)
yaml_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
texts = st.one_of(yaml_like, st.text(max_size=200)).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
names = st.sampled_from(["plan.yml", "plan.md"])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


@contextmanager
def without_the_c_parser() -> Iterator[None]:
    c_parser, parsers.C_PARSER = parsers.C_PARSER, None
    try:
        yield
    finally:
        parsers.C_PARSER = c_parser


def depth_of(node: Node) -> int:
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return (1 if isinstance(node, dict | list) else 0) + max(map(depth_of, children), default=0)


def keys_of(node: Node, at: Key = ()) -> Iterator[Key]:
    yield at
    entries = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in entries:
        yield from keys_of(value, (*at, key))


@settings(max_examples=600, deadline=None)
@given(content=texts | st.binary(max_size=100), name=names)
def test_any_bytes_give_data_or_a_problem_alike_with_both_parsers(
    folder: Path, content: bytes, name: str
) -> None:
    (folder / name).write_bytes(content)
    document, problems = read_file(folder, name)
    with without_the_c_parser():
        slow_document, slow_problems = read_file(folder, name)
    assert problems == slow_problems
    assert document is not None
    assert slow_document is not None
    assert (document.data, document.lines, document.body) == (
        slow_document.data,
        slow_document.lines,
        slow_document.body,
    )
    assert dict(document.positions) == dict(slow_document.positions)
    assert problems or document.data is not None
    assert depth_of(document.data) <= MAX_DEPTH


@settings(max_examples=300, deadline=None)
@given(content=texts, name=names)
def test_every_position_lies_in_the_file_and_every_value_has_one(
    folder: Path, content: bytes, name: str
) -> None:
    (folder / name).write_bytes(content)
    document, problems = read_file(folder, name)
    assert document is not None
    for location in [problem.location for problem in problems] + [
        location
        for position in document.positions.values()
        for location in (position.key, position.value)
    ]:
        assert 1 <= location.line <= len(document.lines)
        assert 1 <= location.column <= len(document.lines[location.line - 1]) + 1
        assert location.length >= 1
    if document.data is not None:
        assert set(keys_of(document.data)) == set(document.positions)
    for problem in problems:
        assert render(problem).startswith(
            f"{name}:{problem.location.line}:{problem.location.column}: S0"
        )


@settings(max_examples=60, deadline=None)
@given(
    opening=st.sampled_from(["[", "{", "- ", "? ", "{a: ", "[[", "[\n", "&a [", "!t {"]),
    closing=st.sampled_from(["", "]", "}", "\n"]),
    levels=st.integers(100, 5_000),
)
def test_no_depth_exhausts_the_stack(folder: Path, opening: str, closing: str, levels: int) -> None:
    (folder / "plan.yml").write_text(opening * levels + closing * levels, encoding="utf-8")
    document, problems = read_file(folder, "plan.yml")
    assert problems
    assert document is not None
    assert depth_of(document.data) <= MAX_DEPTH


visible = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029\ufeff")
    | st.sampled_from("\n\t"),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(
    data=st.dictionaries(
        visible,
        st.recursive(
            visible | st.none(),
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(visible, inner, max_size=4),
            max_leaves=12,
        ),
    )
)
def test_whatever_is_written_as_json_comes_back(folder: Path, data: dict[str, Node]) -> None:
    (folder / "plan.yml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    document, problems = read_file(folder, "plan.yml")
    assert document is not None
    assert (document.data, problems) == (data, ())
