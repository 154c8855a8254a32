"""What a file says comes back as it was typed, with the place of each key and value."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import Location
from gosart.yaml import backend as parsers
from tests.yaml.reading import read

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("amount: 5_000_000\n", {"amount": "5_000_000"}),
        ("open: true\nclosed: No\n", {"open": "true", "closed": "No"}),
        ("date: 2026-11-23\nversion: 1.10\n", {"date": "2026-11-23", "version": "1.10"}),
        ("'0123': 0x10\n7: 08\n", {"0123": "0x10", "7": "08"}),
        ("a:\nb: ~\nc: null\n", {"a": None, "b": None, "c": None}),
        ('a: ""\nb: "~"\nc: \'null\'\n', {"a": "", "b": "~", "c": "null"}),
        ("name: Null\nstate: NULL\n", {"name": "Null", "state": "NULL"}),
        ("rating: +\nother: {rating: +}\n", {"rating": "+", "other": {"rating": "+"}}),
        ("ratings: +?-?? +?-?+\n", {"ratings": "+?-?? +?-?+"}),
        ("ratings: -?+ ..?\n", {"ratings": "-?+ ..?"}),
        (
            "{ask: Who pays?, site: https://plans.example/a?b, c: 'd'}\n",
            {"ask": "Who pays?", "site": "https://plans.example/a?b", "c": "d"},
        ),
        ("people: [ada, bo]\nnone: []\n", {"people": ["ada", "bo"], "none": []}),
        (
            "note: |\n  Two\n  lines\nnext: >-\n  one\n  line\n",
            {"note": "Two\nlines\n", "next": "one line"},
        ),
        ('smile: "\\U0001F600"\n', {"smile": "\U0001f600"}),
        ("- {date: 2026-01-01}\n- text\n-\n", [{"date": "2026-01-01"}, "text", None]),
        ("---\nname: With a marker above\n...\n", {"name": "With a marker above"}),
        ("? name\n: In two lines\n", {"name": "In two lines"}),
        ("名称: 恒泽\nnäme: Østerby 𝔘\n", {"名称": "恒泽", "näme": "Østerby 𝔘"}),
    ],
)
def test_a_value_stays_the_text_that_was_typed(tmp_path: Path, text: str, data: object) -> None:
    reading = read(tmp_path, text)
    assert (reading.data, reading.sentences) == (data, [])


@pytest.mark.parametrize("text", ["name: Northwind\nowner: ada\n", "name: Northwind\nowner: ada"])
@pytest.mark.parametrize("byte_order_mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_order_mark_and_any_end_of_line_make_no_difference(
    tmp_path: Path, text: str, byte_order_mark: bytes, line_end: bytes
) -> None:
    reading = read(tmp_path, byte_order_mark + text.encode().replace(b"\n", line_end))
    assert reading.data == {"name": "Northwind", "owner": "ada"}
    assert reading.document is not None
    assert reading.document.lines == tuple(text.split("\n"))
    assert reading.document.positions["owner",].value == Location("plan.yml", 2, 8, 3)


@pytest.mark.parametrize(
    ("text", "key", "marked"),
    [
        ("name: Northwind Mills\n", ("name",), ("name", "Northwind Mills")),
        (
            'people:\n  ada: {name: "Ada Brook"}\n',
            ("people", "ada", "name"),
            ("name", '"Ada Brook"'),
        ),
        ("people:\n  ada: {name: Ada}\n", ("people", "ada"), ("ada", "{")),
        ("people:\n  ada:\n    name: Ada\n", ("people", "ada"), ("ada", "n")),
        ("tags: [mill, 𝔘𝔘, 恒泽]\n", ("tags", 2), ("恒泽", "恒泽")),
        ("𝔘: {恒: 泽}\n", ("𝔘", "恒"), ("恒", "泽")),
        ("tags:\n  - mill\n  - {id: x}\n", ("tags", 1, "id"), ("id", "x")),
        ("a:\nb: c\n", ("a",), ("a", "a")),
        ("note: |\n  Text\n", ("note",), ("note", "|")),
        ("note: First\n  second\n", ("note",), ("note", "F")),
        ("\n\n# comment\na: b # more\n", ("a",), ("a", "b")),
    ],
)
def test_the_position_of_a_key_and_of_its_value_counts_characters(
    tmp_path: Path, text: str, key: tuple[str | int, ...], marked: object
) -> None:
    assert read(tmp_path, text).marked(*key) == marked


def test_every_node_of_a_file_has_a_position_and_nothing_else_has(tmp_path: Path) -> None:
    document = read(tmp_path, "a: [x, {b: c}]\nd:\n").document
    assert document is not None
    assert set(document.positions) == {(), ("a",), ("a", 0), ("a", 1), ("a", 1, "b"), ("d",)}
    assert len(document.positions) == 6
    assert ("a", 2) not in document.positions


def test_the_top_has_the_position_of_the_first_key(tmp_path: Path) -> None:
    document = read(tmp_path, "# who\n\nname: x\n").document
    assert document is not None
    assert document.positions[()].value == Location("plan.yml", 3, 1, 1)


def test_the_c_parser_is_there_as_the_dependency_promises(parser: str) -> None:
    assert (parsers.C_PARSER is None) == (parser == "sure")
