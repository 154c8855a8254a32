"""A file that is no YAML is told where a person would point, in words, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.yaml.reading import read

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("text", "position", "character"),
    [
        ("rating: -\n", "1:9", "-"),
        ("rating: - # not yet\n", "1:9", "-"),
        ("political_alignment: ?\n", "1:22", "?"),
        ("x:\n  rating: ?\n  note: y\n", "2:11", "?"),
        ("{rating: -}\n", "1:10", "-"),
        ("{rating: - }\n", "1:10", "-"),
        ("{rating: ?}\n", "1:10", "?"),
        ("{rating: ?, note: y}\n", "1:10", "?"),
        ("a: [+, -, x]\n", "1:8", "-"),
        ("a: [+, ?, x]\n", "1:8", "?"),
        ("a:\n  rating:\n    ?\n", "3:5", "?"),
    ],
)
def test_a_bare_rating_has_to_be_quoted(
    tmp_path: Path, text: str, position: str, character: str
) -> None:
    assert read(tmp_path, text).sentences == [
        (
            f"{position} S010 A bare {character} means something else in YAML. "
            f'Quote it: write "{character}".'
        )
    ]


def test_all_bare_ratings_of_a_file_are_reported_in_one_run(tmp_path: Path) -> None:
    text = (
        "ratings:\n  funds: -\n  project: +\n  event: ?\nnote: |\n  funds: -\n"
        "last: {rating: ?, note: {rating: -}}\n"
    )
    assert [sentence[:9] for sentence in read(tmp_path, text).sentences] == [
        "2:10 S010",
        "4:10 S010",
        "7:16 S010",
        "7:34 S010",
    ]


@pytest.mark.parametrize(
    ("text", "ratings"),
    [("r: - ++ ?+\n", "- ++ ?+"), ("r: ? -+ # x\n", "? -+"), ("{r: ?-+, b: c}\n", "?-+")],
)
def test_a_row_of_ratings_that_cannot_stand_bare_has_to_be_quoted(
    tmp_path: Path, text: str, ratings: str
) -> None:
    (sentence,) = read(tmp_path, text).sentences
    assert sentence.endswith(
        f"S010 A row of ratings that starts with {ratings[0]} means something else in YAML. "
        f'Quote it: write "{ratings}".'
    )


QUOTE = "Put the whole text in quotes."
BRACKETS = "A text with brackets has to be in quotes."
SECOND_COLON = (
    "S011 This text contains a colon followed by a space, and is not in quotes.",
    f"{QUOTE[:-1]}: a colon and a space start a value.",
)
TAB = (
    "S009 This is a tab, but YAML allows only spaces here.",
    "Indent with two spaces for each level. Set your editor to write spaces for a tab.",
)
INNER_TAB = (TAB[0], "Write a space instead, or put the text in quotes if the tab belongs to it.")
AFTER_QUOTE = (
    "S011 After the closing quote there is more text.",
    (
        "Put the whole text in one pair of quotes. An apostrophe inside '…' is written twice; "
        'inside "…" it needs nothing.'
    ),
)
AFTER_BRACKET = (
    "S011 After the closing bracket there is more text.",
    "Put the whole text in quotes if the brackets belong to it.",
)
OPEN = ("S012 This bracket is not closed.", f"Add the bracket that closes it. {BRACKETS}")
CLOSED = (f"Remove it, or add the bracket that opens. {BRACKETS}",)
NO_COLON = (
    "S014 A key and a colon are expected here, but there is no colon.",
    (
        "Write 'key: value'. If the line belongs to the text above, indent it further than that "
        "text's key."
    ),
)
NO_BLANK = (
    "S014 There is no space after the colon of 'name'.",
    "Write 'name: ' and then the value.",
)
INDENTED = (
    "S013 This line is indented unlike any line above it.",
    "Align it with its neighbouring keys: two spaces for each level.",
)
NEXT_LINE = "Put the whole text in quotes, or start it on the next line."


def begins(character: str, hint: str = QUOTE) -> tuple[str, str]:
    return f"S011 A text that starts with {character} has to be in quotes.", hint


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("note: He said: no\n", "1:14", SECOND_COLON),
        ("- note: He said: no\n", "1:16", SECOND_COLON),
        ("{note: He said: no}\n", "1:15", SECOND_COLON),
        ("note: @ada agrees\n", "1:7", begins("@")),
        ("note: `code`\n", "1:7", begins("`")),
        ("note: %b\n", "1:7", begins("%")),
        ("note: * star\n", "1:7", begins("*")),
        ("note: & more\n", "1:7", begins("&")),
        ("note: ? asks\n", "1:7", begins("?")),
        (
            "tags: - mill\n",
            "1:7",
            begins("-", f"{QUOTE} If it is a list, start it on the next line."),
        ),
        ("note: | text\n", "1:7", begins("|", NEXT_LINE)),
        ("note: > 5 days\n", "1:7", begins(">", NEXT_LINE)),
        ('note: "a" and more\n', "1:11", AFTER_QUOTE),
        ("note: 'it's late'\n", "1:11", AFTER_QUOTE),
        ("note: [x] done\n", "1:11", AFTER_BRACKET),
        ("a: {b: c} d\n", "1:11", AFTER_BRACKET),
        (
            "a: {b: see [1] there}\n",
            "1:12",
            ("S011 The text before this ends here, and something else starts.", QUOTE),
        ),
        ("a:\n\tb: c\n", "2:1", TAB),
        ("a:\n  b: c\n\td: e\n", "3:1", TAB),
        ("people:\n-\tname: Ada\n", "2:2", INNER_TAB),
        ("people:\n- \t- Ada\n", "2:3", INNER_TAB),
        (
            'a: "x\nb: y\n',
            "1:4",
            ("S012 The text that starts here has no closing quote.", 'Add the quote at its end: "'),
        ),
        (
            "a: 'x\nb: y\n",
            "1:4",
            ("S012 The text that starts here has no closing quote.", "Add the quote at its end: '"),
        ),
        ("a: [x, y\nb: z\n", "1:4", OPEN),
        ("a: {b: [c, d}\n", "1:8", OPEN),
        ("a: {b: 1\nc: 2\n", "1:4", OPEN),
        ("a: {b: 1,\n", "1:4", OPEN),
        ("a: {b: 1, #c: 2}\nd: e\n", "1:4", OPEN),
        ("a: ]\n", "1:4", ("S012 The bracket ] closes nothing.", *CLOSED)),
        ("a: {b: c}}\n", "1:10", ("S012 The bracket } closes nothing.", *CLOSED)),
        (
            "a: [\n- b]\n",
            "2:1",
            (
                "S014 A - starts a list item, but not inside brackets.",
                "Separate the items with commas, or close the bracket above.",
            ),
        ),
        (
            "a: [x,, y]\n",
            "1:7",
            (
                "S014 A value is missing before this comma.",
                "Write the value, or put the text in quotes if the comma belongs to it.",
            ),
        ),
        ("name:Ada\nowner: bo\n", "1:5", NO_BLANK),
        ("owner: bo\nname:Ada\nunit: x\n", "2:5", NO_BLANK),
        (
            '"a":b\n',
            "1:4",
            (
                "S014 There is no space after this colon.",
                "Write a space between the colon and the value.",
            ),
        ),
        ("name: x\njust words\nb: c\n", "2:1", NO_COLON),
        ("just words\nb: c\n", "1:1", NO_COLON),
        (
            'a: "C:\\mills"\n',
            "1:8",
            (
                "S014 In double quotes a backslash starts an escape, and this is not one.",
                "Write \\\\ for a backslash, or use single quotes, in which it means itself.",
            ),
        ),
        (
            'a: "\\UFFFFFFFF"\n',
            "1:7",
            ("S014 This escape names no character.", "Write the character itself."),
        ),
        (
            "a: b\n  c: d\n",
            "2:3",
            (
                (
                    "S013 This line is indented as if it belonged to the value above, which is "
                    "already text."
                ),
                (
                    "Align it with the keys above. If it belongs to the text above, put that "
                    "whole text in quotes."
                ),
            ),
        ),
        ("a:\n    b: c\n  d: e\n", "3:3", INDENTED),
        ("  a: b\nc: d\n", "2:1", INDENTED),
        (
            "a:\n  - x\n - y\n",
            "3:2",
            (
                "S013 This is a list item, but a key is expected.",
                "Align the - with the items above, or write the list's key before it.",
            ),
        ),
        (
            "- a\nb: c\n",
            "2:1",
            (
                "S013 This is a key, but an item of the list above is expected.",
                (
                    "Start the line with - if it is an item; indent it if it belongs to the "
                    "item above."
                ),
            ),
        ),
    ],
)
def test_a_problem_is_reported_where_it_stands_and_what_to_do(
    tmp_path: Path, text: str, position: str, sentence: tuple[str, str]
) -> None:
    reading = read(tmp_path, text)
    assert reading.sentences == [" ".join((position, *sentence))]
    assert reading.data is None
    assert reading.document is not None
    assert reading.problems[0].source == text.split("\n")[reading.problems[0].location.line - 1]


def test_the_keys_that_stand_twice_above_a_problem_are_reported_with_it(tmp_path: Path) -> None:
    assert [sentence[:8] for sentence in read(tmp_path, "a: 1\na: 2\nb: x: y\n").sentences] == [
        "2:1 S020",
        "3:5 S011",
    ]


def test_a_text_of_the_plan_may_hold_braces(tmp_path: Path) -> None:
    (sentence,) = read(tmp_path, "'{0}': 1\n'{0}': 2\n").sentences
    assert sentence.startswith("2:1 S020 The key '{0}' is here a second time")
