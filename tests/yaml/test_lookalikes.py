"""What looks like YAML and is not is named where it stands; tabs are read where they may be."""

from __future__ import annotations

import pytest

from gosart.yaml.edit.remove import unset_value
from gosart.yaml.edit.set_value import set_value
from gosart.yaml.read_document import read_document


def read(text: str, path: str = "accounts/mill.yml") -> tuple[object, list[tuple[str, str]]]:
    """Give the data of a file, and where something is wrong with what."""
    document, problems = read_document(path, text.encode())
    return document.data, [
        (f"{item.location.line}:{item.location.column} {item.code}", str(item.message))
        for item in problems
    ]


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("a: 1\nregion:\u00a0EMEA\n", "2:8", "a no-break space (U+00A0)"),
        ("a: 1\nregion:\u3000EMEA\n", "2:8", "a full-width space (U+3000)"),
        ("a: 1\nregion\uff1aEMEA\n", "2:7", "a full-width colon (U+FF1A)"),
        ("a: 1\nregion \uff1a EMEA\n", "2:8", "a full-width colon (U+FF1A)"),
        ("a: {b\uff1a1, c: 2}\nd\n", "1:6", "a full-width colon (U+FF1A)"),
        ("a:\n  b: 1\n\u00a0\u00a0c\uff1a 2\n", "3:1", "a no-break space (U+00A0)"),
        ("a:\n- b: 1\n-\u00a0c\n", "3:2", "a no-break space (U+00A0)"),
        ("a:\n  - b: 1\n  \u2013 c: 2\n", "3:3", "an en dash (U+2013)"),
        ("a: [b\uff0c c\uff3d\nd: e\n", "1:6", "a full-width comma (U+FF0C)"),
        ('a: "b\u201d\nc: d\n', "1:6", "a typographic quote (U+201D)"),
        ("a: 'b\u2019\nc: d\n", "1:6", "a typographic quote (U+2019)"),
    ],
)
def test_the_character_that_is_another_is_named(text: str, place: str, name: str) -> None:
    data, problems = read(text)
    assert data is None
    assert [at for at, _ in problems] == [f"{place} S014"]
    assert problems[0][1].startswith(f"This is {name}, which ")


def test_a_file_that_is_one_text_for_want_of_a_colon_says_so() -> None:
    _, problems = read_document("accounts/mill.yml", "name\uff1aMill\n".encode())
    assert [item.code for item in problems] == ["S022"]
    assert str(problems[0].hint) == (
        "Column 5 contains a full-width colon (U+FF1A), which is not ':'. Write 'key: value', "
        "with a space after the colon."
    )


@pytest.mark.parametrize(
    "text",
    [
        "note: 价格\uff1a低: x\n",
        "note: He said \u201cno\u201d \u2013 and: left\n",
        "a: l\u2019été: x\n",
        "a: [x\nb: l\u2019été\n",
    ],
)
def test_such_characters_in_a_text_are_not_blamed_for_what_is_wrong_beside_them(text: str) -> None:
    assert not [message for _, message in read(text)[1] if message.startswith("This is ")]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a:\tb\n", {"a": "b"}),
        ("a\t:\tb\t\n", {"a": "b"}),
        ("a: b\t# why\n", {"a": "b"}),
        ("a: b \t # why\nc: d\n", {"a": "b", "c": "d"}),
        ("\t# head\na: b\n", {"a": "b"}),
        ("a: b\n\t\n \t \nc: d\n", {"a": "b", "c": "d"}),
        ("a: b\n  \t# between\nc: d\n", {"a": "b", "c": "d"}),
        ("a: Ada\tBrook\n", {"a": "Ada\tBrook"}),
        ("a: Ada\n  \tBrook\n", {"a": "Ada Brook"}),
        ("a:\n-\tb\n- \tc\n", {"a": ["b", "c"]}),
        ("a:\t[b,\tc,\n\td]\n", {"a": ["b", "c", "d"]}),
        ("a:\t{b:\tc}\t# d\n", {"a": {"b": "c"}}),
        ("a:\t|\n  b\tc\n", {"a": "b\tc\n"}),
        ("a:\t# none yet\n  b: c\n", {"a": {"b": "c"}}),
        ("a:\t'b'\t\nc:\t\"d\"\n", {"a": "b", "c": "d"}),
        ("a: https://b\tc\n", {"a": "https://b\tc"}),
    ],
)
def test_a_tab_is_read_where_it_parts_and_indents_nothing(text: str, data: object) -> None:
    assert read(text) == (data, [])
    assert read(f"---\n{text}---\nText\n", "accounts/mill.md") == (data, [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: c\n", "2:1"),
        ("a:\n  b: c\n\td: e\n", "3:1"),
        ("a:\n\t- b\n", "2:1"),
        ("a:\n-\tb: c\n", "2:2"),
        ("a:\n-\t- b\n", "2:2"),
        ("a: b\n\tc\n", "2:1"),
    ],
)
def test_a_tab_that_indents_is_none_of_yaml(text: str, place: str) -> None:
    assert [at for at, _ in read(text)[1]] == [f"{place} S009"]


def test_a_plan_with_tabs_is_changed_around_them() -> None:
    plan = b"a:\tb\t# why\nc:\n-\tx\n-\ty\n"
    assert set_value(plan, "mill.yml", ("a",), "z") == plan.replace(b"\tb\t", b"\tz\t")
    assert unset_value(plan, "mill.yml", ("c", 1)) == plan.replace(b"-\ty\n", b"")


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n"
CONFLICT = "<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other\n"


@pytest.mark.parametrize("path", ["accounts/mill.yml", "accounts/mill/notes/visit.md"])
def test_a_pointer_of_git_lfs_is_called_that(path: str) -> None:
    data, problems = read(POINTER, path)
    assert (data, [at for at, _ in problems]) == (None, ["1:1 S026"])


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("mill.yml", f"owner: ann\n{CONFLICT}", 2),
        ("mill.yml", f"note: |\n  text\n{CONFLICT}", 3),
        ("mill.yml", CONFLICT.replace("=======", "||||||| base\nname: O\n======="), 1),
        ("mill.yml", CONFLICT.replace("\n", "\r\n"), 1),
        ("mill.md", f"---\nname: A\n---\nText\n\n{CONFLICT}", 6),
        ("mill.md", f"---\n{CONFLICT}---\nText\n", 2),
        ("visit.md", f"# Visit\n{CONFLICT}", 2),
    ],
)
def test_a_conflict_is_found_in_texts_too(path: str, text: str, line: int) -> None:
    data, problems = read(text, f"accounts/{path}")
    assert (data, [at for at, _ in problems]) == (None, [f"{line}:1 S024"])


def test_a_row_of_signs_is_no_conflict() -> None:
    assert read("# Visit\n\nHeading\n=======\n\n>>>>>>> x\n", "accounts/v.md") == ({}, [])
