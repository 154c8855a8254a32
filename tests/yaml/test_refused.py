"""What YAML allows and a plan does not is refused, each at its place and all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.yaml.reading import read

pytestmark = pytest.mark.usefixtures("parser")


def test_an_anchor_and_its_alias_are_refused_where_they_stand(tmp_path: Path) -> None:
    assert read(tmp_path, "a: &mill x\nb: [1, *mill]\n").sentences == [
        (
            "1:4 S015 &mill gives this a name to refer to (an anchor); a plan has no such names. "
            "Remove it, or put the text in quotes if it should start with &."
        ),
        (
            "2:8 S015 *mill refers to something elsewhere (an alias); a plan states everything "
            "in place. Write the value out, or put the text in quotes if it should start with "
            "*."
        ),
    ]


def test_a_bomb_of_aliases_is_refused_without_being_unfolded(tmp_path: Path) -> None:
    layers = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    reading = read(tmp_path, "l0: &l0 x\n" + layers)
    assert {problem.code for problem in reading.problems} == {"S015"}
    assert len(reading.problems) == 12 + 11 * 9
    assert isinstance(reading.data, dict)
    assert reading.data["l11"] == [None] * 9


def test_a_text_in_stars_has_to_be_quoted(tmp_path: Path) -> None:
    (sentence,) = read(tmp_path, "note: *important*\n").sentences
    assert sentence.startswith("1:7 S015 *important* refers to something elsewhere")
    assert sentence.endswith("or put the text in quotes if it should start with *.")


@pytest.mark.parametrize(
    "text",
    [
        "a: !!str 5\n",
        "a: !money 5\n",
        "a: ! 5\n",
        "a: !!python/object:os.system x\n",
        "a: !e!x 5\n",
    ],
)
def test_a_tag_is_refused(tmp_path: Path, text: str) -> None:
    (sentence,) = read(tmp_path, text).sentences
    assert sentence.startswith(
        "1:4 S016 A tag (!…) gives the type of a value; a plan's keys already know their types."
    )


def test_a_merge_key_is_refused_but_a_quoted_one_is_a_key(tmp_path: Path) -> None:
    assert read(tmp_path, "a: b\n<<: {c: d}\n").sentences == [
        (
            "2:1 S017 A merge key (<<) copies something from elsewhere; a plan states "
            "everything in place. Write the keys out here."
        )
    ]
    assert read(tmp_path, "'<<': d\n").data == {"<<": "d"}


@pytest.mark.parametrize("text", ["a: b\n---\nc: d\n", "a: b\n---\n", "---\na: b\n--- x\n"])
def test_a_second_document_is_refused(tmp_path: Path, text: str) -> None:
    (sentence,) = read(tmp_path, text).sentences
    line = text.rstrip("\n").rindex("---")
    assert sentence == (
        f"{text[:line].count(chr(10)) + 1}:1 S018 A second document starts here; "
        "a plan is a single document. Remove the line ---, or put what follows into a file of "
        "its own."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("%YAML 1.1\n---\na: b\n", 1),
        ("# c\n\n%TAG ! x\n---\na: b\n", 3),
        ("%a: b\n", 1),
        ("a: b\n%c\n", 2),
    ],
)
def test_a_directive_is_refused(tmp_path: Path, text: str, line: int) -> None:
    (sentence,) = read(tmp_path, text).sentences
    assert sentence == (
        f"{line}:1 S019 A line that starts with % is a YAML directive, which a plan does "
        "not use. "
        "Remove the line, or put the text in quotes."
    )


def test_a_duplicate_key_names_both_positions(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "people:\n  ada: {name: Ada}\n  bo: {name: Bo}\n  ada: {name: Again}\n"
    )
    assert reading.sentences == [
        (
            "4:3 S020 The key 'ada' is here a second time; the first is at plan.yml:2:3. "
            "Merge them under one key, or rename one of them."
        )
    ]
    assert reading.data == {"people": {"ada": {"name": "Ada"}, "bo": {"name": "Bo"}}}
    assert reading.marked("people", "ada", "name") == ("name", "Ada")


def test_all_that_is_refused_in_a_file_is_reported_in_one_run(tmp_path: Path) -> None:
    text = (
        "a: 1\na: 2\nb: {c: 1, c: 2, 'c': 3}\nd: &x 1\ne: *x\nf: !t 1\n<<: 1\nnull: 1\n"
        "[g]: 1\nh: [-]\n"
    )
    codes = [(problem.location.line, problem.code) for problem in read(tmp_path, text).problems]
    assert codes == [
        *[(2, "S020"), (3, "S020"), (3, "S020"), (4, "S015"), (5, "S015"), (6, "S016")],
        *[(7, "S017"), (8, "S021"), (9, "S021"), (10, "S010")],
    ]


@pytest.mark.parametrize(
    "text", [": x\n", "~: x\n", "null: x\n", "{null: x}\n", "{: x}\n", "? \n: x\n"]
)
def test_a_key_that_is_empty_is_refused(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text)
    assert [problem.code for problem in reading.problems] in (["S021"], ["S010"])
    assert reading.data == {}


@pytest.mark.parametrize(
    "text", ["[a]: b\n", "{a: b}: c\n", "? [a, b]\n: c\n", "? {a: [b]}\n: c\n", "{? [a] : b}\n"]
)
def test_a_key_that_is_no_text_is_refused_with_all_that_belongs_to_it(
    tmp_path: Path, text: str
) -> None:
    reading = read(tmp_path, text + "next: kept\n" if not text.startswith("{?") else text)
    assert [str(problem.message) for problem in reading.problems] == [
        "This is a list or a mapping, but a key is expected."
    ]
    assert reading.data in ({"next": "kept"}, {})


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5_000,
        "a: " + "[" * 5_000 + "]" * 5_000,
        "{" * 5_000,
        "{a: " * 5_000,
        "- " * 5_000,
        "? " * 5_000,
        "".join(" " * level + "a:\n" for level in range(1_000)),
        "[\n" * 5_000,
    ],
    ids=["open", "closed", "braces", "mappings", "dashes", "questions", "indented", "lines"],
)
def test_thousands_of_levels_are_refused_at_the_first_that_is_too_deep(
    tmp_path: Path, text: str
) -> None:
    reading = read(tmp_path, text)
    assert [problem.code for problem in reading.problems if problem.code != "S021"] == ["S007"]
    assert reading.data is None
    assert reading.document is not None
    assert len(reading.document.lines) == text.count("\n") + 1


def test_twenty_levels_are_read_and_twenty_one_are_not(tmp_path: Path) -> None:
    assert read(tmp_path, "[" * 20 + "]" * 20).sentences == []
    assert read(tmp_path, "[" * 21 + "]" * 21).sentences == [
        (
            "1:21 S007 This is nested more than 20 levels deep. A plan needs far less: look "
            "for brackets or dashes that you mean as text, and put that text in quotes."
        )
    ]


def test_brackets_in_a_text_are_no_levels(tmp_path: Path) -> None:
    assert read(tmp_path, f'note: |\n  {"[" * 5_000}\nmore: "{"{" * 5_000}"\n').sentences == []
