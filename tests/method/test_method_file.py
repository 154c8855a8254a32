"""The method is read from its data file once, and a file that is none is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.errors import GosartError
from gosart.method.loader import load_method
from tests.writing import write_tree


def test_the_method_that_comes_with_the_package_is_read_once() -> None:
    method = load_method("en")
    assert len(method.criteria) == 20
    assert load_method("en") is method


def test_a_language_without_a_method_names_those_there_are() -> None:
    with pytest.raises(
        GosartError, match=r"There is no method in the language 'xx'\. Choose one of: en, "
    ):
        load_method("xx")


@pytest.mark.parametrize("language", ["../methodology/method.en", "a/b", ""])
def test_a_language_is_no_path(language: str) -> None:
    with pytest.raises(GosartError, match="There is no method in the language"):
        load_method(language)


def test_a_method_that_is_no_yaml_is_reported_with_its_position(tmp_path: Path) -> None:
    write_tree(tmp_path, {"method.en.yml": "title: The: method\n"})
    with pytest.raises(GosartError, match=r"method\.en\.yml:1:11: S011 "):
        load_method("en", tmp_path)


def test_a_file_that_holds_no_method_is_reported(tmp_path: Path) -> None:
    write_tree(tmp_path, {"method.en.yml": "title: The method\n"})
    with pytest.raises(GosartError, match=r"(?s)method\.en\.yml does not hold a method: .*version"):
        load_method("en", tmp_path)
