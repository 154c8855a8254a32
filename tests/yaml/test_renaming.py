"""One key under another name: what changes is that and nothing else, byte for byte."""

from __future__ import annotations

import pytest

from gosart.errors import GosartError
from gosart.yaml.document import Key
from gosart.yaml.edit.rename_key import rename_key

FILE = b"# ours\r\nterms:   # all\r\n  'mark':  {a: 1, mark: 2}\r\nlist: [{mark: 1}, {mark: 2}]\r\n"


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        (("terms", "mark"), b"  'mark':  {", b"  rating:  {"),
        (("terms", "mark", "mark"), b", mark: 2}\r\nlist", b", rating: 2}\r\nlist"),
        (("list", 1, "mark"), b"{mark: 2}]", b"{rating: 2}]"),
    ],
)
def test_a_key_is_renamed_where_it_stands(key: Key, before: bytes, after: bytes) -> None:
    assert rename_key(FILE, "method.yml", key, "rating") == FILE.replace(before, after)


@pytest.mark.parametrize("key", [("terms", "none"), ("list", 2, "mark"), ("list", 1)])
def test_what_is_no_key_is_refused(key: Key) -> None:
    with pytest.raises(GosartError, match=r"method\.yml: "):
        rename_key(FILE, "method.yml", key, "rating")


def test_a_name_that_is_taken_is_refused() -> None:
    with pytest.raises(GosartError, match="cannot be changed here"):
        rename_key(b"mark: 1\nrating: 2\n", "method.yml", ("mark",), "rating")
