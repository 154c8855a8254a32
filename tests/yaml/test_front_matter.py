"""Markdown: keys between two lines `---`, the narrative below, line numbers those of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import Location
from tests.yaml.reading import read

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("fence", ["---", "--- "])
def test_front_matter_and_body_are_separated(tmp_path: Path, line_end: str, fence: str) -> None:
    text = f"{fence}\nname: Ada\n{fence}\n\n# Heading\n\n---\nText\n"
    document = read(tmp_path, text.replace("\n", line_end), "a.md").document
    assert document is not None
    assert (document.data, document.body, document.body_line) == (
        {"name": "Ada"},
        "\n# Heading\n\n---\nText\n",
        4,
    )
    assert document.positions["name",].value == Location("a.md", 2, 7, 3)
    assert document.lines[document.body_line] == "# Heading"


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("# Only text\n", "# Only text\n", 1),
        ("---\n---\nText\n", "Text\n", 3),
        ("---\n# c\n---\n", "", 4),
    ],
)
def test_a_file_without_keys_supplies_none(tmp_path: Path, text: str, body: str, line: int) -> None:
    reading = read(tmp_path, text, "a.md")
    assert reading.sentences == []
    assert reading.document is not None
    assert (reading.data, reading.document.body, reading.document.body_line) == ({}, body, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n---\nname: x\n---\n", 2),
        (" \u200b\n\n---\nname: x\n---\n", 3),
        (" ---\nname: x\n---\n", 1),
        ("----\nname: x\n---\n", 1),
        ("----\nname: x\n----\n", 1),
        ("\ufeff\ufeff---\nname: x\n---\n", 1),
        ("\u200b---\nname: x\n---\n", 1),
        ("\u2014\nname: x\n\u2014\n", 1),
        ("--- # a note\nname: x\n---\n", 1),
        ("+++\nname = 'x'\n+++\n", 1),
        ("---\u2028name: x\u2028---\nText\n", 1),
        ("<!-- a note -->\n---\nname: x\n---\n", 2),
        ("# Talk\n\n---\naudience: sales\n---\n", 3),
        ("\n---\n{title: x, audience: sales}\n---\n", 2),
        ("\n---\ntitle: x\naudience: sales\n", 2),
        ("title: x\naudience: sales\n---\nText\n", 1),
        ("***\ntitle: x\naudience: sales\n***\nText\n", 1),
        ("\n===\n\naudience: sales\n===\nText\n", 2),
        (";;;\naudience: sales\n;;;\nText\n", 1),
        ("%YAML 1.2\n---\ntitle: x\naudience: sales\n---\nText\n", 1),
        ("```\n---\naudience: sales\n---\nText\n", 1),
        ("___\n***\naudience: sales\n\nText\n", 1),
        ("title: x\naudience: sales\n\nText\n", 1),
        ('title: x\n"\\x61udience": sales\n---\n', 1),
        ("#audience: account-team\nText\n", 1),
        ("# Audience: sales\nText\n", 1),
        ("{audience: account-team}\nText\n", 1),
        ("{title: x, audience: account-team\n", 1),
        ("<!-- audience: account-team -->\nText\n", 1),
        ("<!-- a note -->\n<!-- audience: account-team -->\nText\n", 2),
        ("<!--\naudience: account-team\n-->\nText\n", 1),
        ("<!-- a note\naudience: account-team -->\nText\n", 2),
        ("# Title <!-- audience = account-team -->\nText\n", 1),
        ("**audience: account-team**\nText\n", 1),
        ("**Audience:** account-team\n\nText\n", 1),
        ("__Audience__: account-team, sales\nText\n", 1),
        ("`audience: account-team`\nText\n", 1),
        ("> audience: account-team\n\nText\n", 1),
        ("\n- audience: account-team\n- title: x\n", 2),
        ("1. audience: account-team\n", 1),
        ("- [x] audience: account-team # only they\n", 1),
        (":audience: account-team\nText\n", 1),
        ("%audience: account-team\nText\n", 1),
        ("@audience=account-team\nText\n", 1),
        ("[audience]: account-team\nText\n", 1),
        ("[//]: # (audience: account-team)\nText\n", 1),
        ("| audience | account-team |\nText\n", 1),
        ("# Title {audience=account-team}\nText\n", 1),
        ('# Title {: .x audience="account-team"}\nText\n', 1),
        ("<p>audience: account-team</p>\nText\n", 1),
        ('<meta name="audience" content="account-team">\nText\n', 1),
        ("**\u0430udience\uff1aaccount-team**\nText\n", 1),
        ("---\ntitle: x\n---\n> audience: account-team\n", 4),
        ("---\ntitle: x\n---\n---\naudience: sales\n---\nText\n", 4),
        ("---\ntitle: x\n---\n\n---\nau\u200bdiance: sales\n---\nText\n", 5),
    ],
)
def test_what_is_almost_front_matter_is_refused_at_its_first_line(
    tmp_path: Path, text: str, line: int
) -> None:
    reading = read(tmp_path, text, "a.md")
    assert [sentence.split(maxsplit=2)[:2] for sentence in reading.sentences] == [
        [f"{line}:1", "S025"]
    ]
    assert reading.document is not None
    assert (reading.document.data, reading.document.body) == (None, "")


@pytest.mark.parametrize(
    "text",
    [
        "\n---\n\nMet Dana: she likes it.\n\n---\nText\n",
        "***\nname: x\n***\n",
        "Agenda: budget\n---\nText\n",
        "# Talk\n---\nname: x\n---\n",
        "Text\n\n---\naudience: sales\n---\n",
        "-\nname: x\n-\n",
        "```yaml\n---\naudience: sales\n---\n```\n",
        "~~~\naudience: sales\n~~~\nText\n",
        "***\n\nMet Dana.\naudience: sales\n",
        "***\n",
        "Audience: the board of the mill\n\nText\n",
        "---\ntitle: x\n---\n---\nname: x\n---\nText\n",
        "\n---\n\nThe audience: forty people.\n",
        "Our audience: buyers\n",
        "**Audience:** the board of the mill and those who work there\n",
        "# Audience and aims\n\nText\n",
        "> The audience: buyers.\n",
        "- Audience is everything\n",
        "<!-- For an audience of buyers -->\n# Talk\n",
        "Met Dana.\n\n**audience: sales**\n",
        "| Audience | Message | Owner |\n|---|---|---|\n| Buyers | Soon | Ada |\n",
        "Room {blue} for the audience: forty seats\n",
        "![The audience](audience.png)\n",
        "[Audience](https://example.org/audience?a=b)\n",
    ],
)
def test_a_line_across_the_page_is_no_front_matter(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text, "a.md")
    assert reading.sentences == []
    assert reading.document is not None
    assert reading.document.body


def test_front_matter_that_is_not_closed_is_reported_at_its_beginning(tmp_path: Path) -> None:
    reading = read(tmp_path, "---\nname: Ada\n\nText\n", "a.md")
    assert reading.sentences == [
        (
            "1:1 S023 The front matter that starts here is not closed. Put a line --- between the "
            "keys and the text."
        )
    ]
    assert reading.data is None


def test_a_problem_in_front_matter_has_the_line_of_the_file(tmp_path: Path) -> None:
    reading = read(tmp_path, "---\nname: Ada\nrating: -\n---\nText: with: colons\n", "a.md")
    assert [sentence[:8] for sentence in reading.sentences] == ["3:9 S010"]
    assert reading.problems[0].source == "rating: -"
    assert reading.document is not None
    assert reading.document.body == "Text: with: colons\n"


def test_a_key_that_stands_twice_in_front_matter_names_the_lines_of_the_file(
    tmp_path: Path,
) -> None:
    (sentence,) = read(tmp_path, "---\na: 1\na: 2\n---\n", "a.md").sentences
    assert sentence.startswith(
        "3:1 S020 The key 'a' is here a second time; the first is at a.md:2:1."
    )


@pytest.mark.parametrize("front", ["just a text", "- a\n- b"])
def test_front_matter_is_keys_and_values(tmp_path: Path, front: str) -> None:
    reading = read(tmp_path, f"---\n{front}\n---\nText\n", "a.md")
    assert [sentence[:8] for sentence in reading.sentences] == ["2:1 S022"]
    assert reading.data is None


def test_the_body_is_not_read_as_yaml(tmp_path: Path) -> None:
    reading = read(tmp_path, "---\na: b\n---\n%x\n\t- [*a, &b\n\u2028'\n", "a.md")
    assert reading.sentences == []
    assert reading.document is not None
    assert reading.document.body == "%x\n\t- [*a, &b\n\u2028'\n"


def test_a_control_character_in_the_body_is_refused(tmp_path: Path) -> None:
    assert [
        sentence[:8] for sentence in read(tmp_path, "---\na: b\n---\nText\x08\n", "a.md").sentences
    ] == ["4:5 S008"]
