"""What is no text file of the repository, or no text, is told, and never waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gosart.diagnostics import render
from gosart.repository.read_file import read_file
from tests.writing import write_tree
from tests.yaml.reading import read, sentences


def sentences_of(root: Path, path: str) -> list[str]:
    document, problems = read_file(root, path)
    assert document is None
    return sentences(problems)


@pytest.mark.parametrize("name", ["plan.yml", "plan.yaml", "plan.md"])
@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff"])
def test_an_empty_file_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    reading = read(tmp_path, text, name)
    assert reading.sentences == ["1:1 S001 The file is empty. Fill it, or delete it."]
    assert reading.data is None


@pytest.mark.parametrize("text", ["# later\n", "---\n", "~\n", "---\n...\n"])
@pytest.mark.usefixtures("parser")
def test_a_file_without_a_key_is_as_good_as_empty(tmp_path: Path, text: str) -> None:
    assert [problem.code for problem in read(tmp_path, text).problems] == ["S001"]


@pytest.mark.parametrize(
    ("content", "position"),
    [
        (b"name: \xe9t\xe9\n", "1:7"),
        ("name: 恒泽\nå: ".encode() + b"\xff\n", "2:4"),
        (b"\xef\xbb\xbfa: \x80", "1:4"),
        (b"a: b\r\nc: d\xe2\x82", "2:5"),
    ],
)
def test_the_byte_that_is_not_utf_8_is_pointed_at(
    tmp_path: Path, content: bytes, position: str
) -> None:
    reading = read(tmp_path, content)
    (sentence,) = reading.sentences
    assert sentence.startswith(f"{position} S002 The byte 0x")
    assert sentence.endswith(" is not UTF-8. Save the file as UTF-8.")
    assert reading.data is None
    assert reading.problems[0].source.startswith(("name: ", "å: ", "a: ", "c: d"))


def test_a_file_in_utf_16_is_recognised(tmp_path: Path) -> None:
    assert read(tmp_path, "name: x\n".encode("utf-16")).sentences == [
        "1:1 S002 The byte 0xff is not UTF-8. Save the file as UTF-8; it looks like UTF-16."
    ]


@pytest.mark.parametrize(
    "char", ["\x00", "\x0b", "\x1b", "\x7f", "\x9f", "\uffff", "\u2028", "\u2029", "\x85", "\ufeff"]
)
@pytest.mark.usefixtures("parser")
def test_a_character_that_cannot_be_seen_is_named_with_its_position(
    tmp_path: Path, char: str
) -> None:
    reading = read(tmp_path, f"a: b\nc: d{char}e\n")
    assert reading.sentences == [
        (
            f"2:5 S008 The character U+{ord(char):04X} is here; it is invisible and does "
            "not belong in text. "
            "Delete it. Such characters come from copying out of other programs."
        )
    ]
    assert reading.data is None


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\ud800", "\\x7f"])
@pytest.mark.usefixtures("parser")
def test_an_escape_does_not_smuggle_such_a_character_in(tmp_path: Path, escape: str) -> None:
    reading = read(tmp_path, f'a: "x{escape}"\n"{escape}": y\n')
    assert [sentence[:8] for sentence in reading.sentences] == ["1:4 S008", "2:1 S008"]
    assert reading.data == {"a": "x\ufffd", "\ufffd": "y"}


def test_a_binary_file_is_reported_with_its_first_lines_only(tmp_path: Path) -> None:
    assert len(read(tmp_path, b"\x00\n" * 500).problems) == 20


def test_a_file_of_a_mebibyte_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    most = "a: |\n" + "  x\n" * ((1024 * 1024 - 5) // 4)
    most += "#" * (1024 * 1024 - len(most))
    assert read(tmp_path, most).sentences == []
    read(tmp_path, most + "#")
    assert sentences_of(tmp_path, "plan.yml") == [
        (
            "1:1 S006 The file has 1.00 MiB; at most 1 MiB is read. Split it: a file's path is "
            "the key of its content, so people can go into people.yml and an opportunity into "
            "opportunities/….yml."
        )
    ]


def test_a_file_of_many_gigabytes_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "plan.yml").open("wb") as file:
        file.truncate(8 * 1024**3)
    assert sentences_of(tmp_path, "plan.yml")[0].startswith("1:1 S006 The file has 8192.00 MiB")


def test_a_folder_with_the_name_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").mkdir()
    assert sentences_of(tmp_path, "plan.yml") == [
        (
            "1:1 S004 This is a folder with the name of a file. Rename it: a folder's name has "
            "no extension."
        )
    ]


def test_a_link_to_nothing_is_reported(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").symlink_to("gone.yml")
    assert sentences_of(tmp_path, "plan.yml") == [
        (
            "1:1 S003 The file does not exist, or is a broken link. Remove the link, or put the "
            "file there."
        )
    ]


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").symlink_to("plan.yml")
    assert [sentence[:8] for sentence in sentences_of(tmp_path, "plan.yml")] == ["1:1 S003"]


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    write_tree(tmp_path, {"secret.yml": "name: Secret\n", "site/accounts/own.yml": "name: Own\n"})
    for number, target in enumerate(
        ("../../secret.yml", str(tmp_path / "secret.yml"), "../../site-2/x.yml")
    ):
        (tmp_path / "site" / "accounts" / f"l{number}.yml").symlink_to(target)
        assert sentences_of(tmp_path / "site", f"accounts/l{number}.yml") == [
            (
                "1:1 S005 This is a link that leads out of the repository, and is not followed. "
                "Put the file itself here."
            )
        ]


def test_a_link_inside_the_repository_is_followed(tmp_path: Path) -> None:
    write_tree(tmp_path, {"own.yml": "name: Own\n"})
    (tmp_path / "link.yml").symlink_to("own.yml")
    document, problems = read_file(tmp_path, "link.yml")
    assert problems == ()
    assert document is not None
    assert (document.path, document.data) == ("link.yml", {"name": "Own"})


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yml")
    assert sentences_of(tmp_path, "plan.yml") == [
        "1:1 S003 This is not a file but a device or a pipe. Put a file here."
    ]


def test_a_file_that_may_not_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    write_tree(tmp_path, {"plan.yml": "a: b\n"})
    monkeypatch.setattr(os, "open", refuse)
    assert sentences_of(tmp_path, "plan.yml") == [
        "1:1 S003 You have no permission to read the file. Give yourself permission to read it."
    ]


def test_a_name_that_no_system_knows_is_reported(tmp_path: Path) -> None:
    assert sentences_of(tmp_path, "a\0b.yml")[0].startswith("1:1 S003 The file cannot be read (")


@pytest.mark.usefixtures("parser")
def test_a_file_that_is_one_text_is_reported_where_the_text_stands(tmp_path: Path) -> None:
    assert read(tmp_path, "\n  just a text\n").sentences == [
        (
            "2:3 S022 This is text, but keys and values are expected. Write 'key: value', with "
            "a space after the colon."
        )
    ]


@pytest.mark.usefixtures("parser")
def test_a_problem_is_shown_with_its_line_and_a_caret_under_its_position(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "people:\n  ada: 1\n  ada: 2\n").problems
    assert render(problem).split("\n")[1:3] == ["      ada: 2", "      ^^^"]
