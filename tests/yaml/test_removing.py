"""A key or an item taken out: it goes with the comments that are its own, and nothing else does."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gosart.errors import GosartError
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.remove import unset_value
from gosart.yaml.edit.set_value import set_value
from gosart.yaml.load import compose
from tests.yaml.test_rewriting import PLAN, TEXT, changed_lines

ITEM = "- {id: A2, status: open, outcome: }"
MODELINE = "# yaml-language-server: $schema=x.json"


@pytest.mark.parametrize(
    ("key", "gone", "new"),
    [
        (("name",), ["name: Mill & Sons   # as on their door"], []),
        (("tags",), ["tags: [flour,  stone ground,]"], []),
        (("tags", 0), ["tags: [flour,  stone ground,]"], ["tags: [stone ground,]"]),
        (("tags", 1), ["tags: [flour,  stone ground,]"], ["tags: [flour,]"]),
        (("goal", "customer"), ["  customer: >-", "    Grind more", "    with less"], []),
        (("goal", "team"), ["  # nobody has asked them yet", "  team:"], []),
        (("actions", 0, "id"), ["- id: A1", "  what:   Ask Dana"], ["- what:   Ask Dana"]),
        (("actions", 0, "what"), ["  what:   Ask Dana"], []),
        (("actions", 0), ["- id: A1", "  what:   Ask Dana", "  # not before May"], []),
        (("actions", 1, "outcome"), [ITEM], ["- {id: A2, status: open }"]),
        (("actions", 1, "id"), [ITEM], ["- {status: open, outcome: }"]),
        (("plan",), ["plan: {}"], []),
        (("nothing",), [], []),
        (("goal", "nothing", "below"), [], []),
        (("plan", "kind"), [], []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_lines_of_the_key_go(
    key: Key, gone: list[str], new: list[str], newline: str
) -> None:
    before, ending = PLAN.replace("\n", newline).encode(), newline.removesuffix("\n")
    after = unset_value(before, "mill.yml", key)
    if not gone:
        assert after == before
    else:
        assert changed_lines(before, after) == (
            [line + ending for line in gone],
            [line + ending for line in new],
        )


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        # A comment above belongs to the key where it heads it alone.
        ("a: 1\n\n# about b\n# still\nb: 2   # two\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a: 1\n\n# about b and c\nb: 2\nc: 3\n", ("b",), "a: 1\n\n# about b and c\nc: 3\n"),
        ("a: 1\n# between\nb: 2\n\nc: 3\n", ("b",), "a: 1\n# between\n\nc: 3\n"),
        (f"{MODELINE}\nb: 2\n\nc: 3\n", ("b",), f"{MODELINE}\n\nc: 3\n"),
        # A question that `gosart new` wrote stays with its example.
        (
            "a: 1\n\n## What do they want?\ngoal: {team: Grow}\n# goal:\n", ("goal",),
            "a: 1\n\n## What do they want?\n# goal:\n",
        ),
        # Without blank lines too, where the next has a comment of its own, or it is named.
        ("- a\n# x\n- b\n# y\n- c\n", (1,), "- a\n# y\n- c\n"),
        ("# x\n- a\n# y\n- b\n", (0,), "# x\n# y\n- b\n"),
        ("k:\n  # x\n  # more\n  a: 1\n  # y\n  b: 2\n", ("k", "a"), "k:\n  # y\n  b: 2\n"),
        ("- a\n# first\n- b\n# y\n\n- c\n", (1,), "- a\n# first\n# y\n\n- c\n"),
        ("- {id: M1}\n# m2 waits\n- {id: M2}\n- {id: M3}\n", (1,), "- {id: M1}\n- {id: M3}\n"),
        ("- {id: M1}\n# M22 waits\n- {id: M2}\n- {id: M3}\n", (1,),
         "- {id: M1}\n# M22 waits\n- {id: M3}\n"),
        ("a: 1\n# estimates\nb: 2\nc: 3\n", ("b",), "a: 1\n# estimates\nc: 3\n"),
        ("a: 1\n# b is guessed\nb: 2\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
        ("a: 1\n## What is b?\nb: 2\n# c?\nc: 3\n", ("b",), "a: 1\n## What is b?\n# c?\nc: 3\n"),
        # What stands deeper below is inside.
        ("a:\n  - x\n  # not y\n\nb: 2\n", ("a",), "\nb: 2\n"),
        ("a:\n  b: 1\n  # end of a\nc: 3\n", ("a", "b"), "c: 3\n"),
        # Keys that hold nothing else go too; a list stays, and is empty.
        ("a: 1\nv:\n  w:\n    x: 1\n", ("v", "w", "x"), "a: 1\n"),
        ("a: 1\nv: {w: {x: 1}}\n", ("v", "w", "x"), "a: 1\n"),
        ("a: [1]\n", ("a", 0), "a: []\n"),
        ("a: [1,]\n", ("a", 0), "a: []\n"),
        ("a:   # all\n  # the one\n  - 1   # one\nb: 2\n", ("a", 0), "a: []   # all\nb: 2\n"),
        (
            "a:   # all\n  # perhaps\n\n  - 1   # one\nb: 2\n", ("a", 0),
            "a: []   # all\n  # perhaps\n\nb: 2\n",
        ),
        ("- {a: 1}\n", (0,), "[]\n"),
        ("- {a: 1, b: 2}\n", (0, "a"), "- {b: 2}\n"),
        ("k:\n  - - a\n    - b\n", ("k", 0, 0), "k:\n  - - b\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("a: |\n  one\n\n  two\n\nb: 2\n", ("a",), "\nb: 2\n"),
        ("k: {\n  a: 1,\n  b: 2,\n  c: 3\n}\n", ("k", "b"), "k: {\n  a: 1,\n  c: 3\n}\n"),
        ('"a b": 1\nb: 2\n', ("a b",), "b: 2\n"),
    ],
)  # fmt: skip
def test_comments_and_emptied_keys_go_with_what_they_belong_to(
    before: str, key: Key, after: str
) -> None:
    assert unset_value(before.encode(), "mill.yml", key).decode().removeprefix(
        "\n"
    ) == after.removeprefix("\n")


def test_front_matter_is_changed_and_the_text_below_is_not() -> None:
    plan = b"\xef\xbb\xbf---\nname: Mill\nowner: ada\n---\n# Story\n\nowner: ada\n"
    assert unset_value(plan, "mill.md", ("owner",)) == plan.replace(
        b"Mill\nowner: ada\n", b"Mill\n"
    )
    assert unset_value(b"# Story\n", "mill.md", ("owner",)) == b"# Story\n"


@pytest.mark.parametrize(
    ("text", "key", "sentence"),
    [
        ("a: x\n", ("a", "b"), "mill.yml: 'a' holds a text, so there is no 'b' in it."),
        ("a: 1\n", (), "Nothing else is in mill.yml: remove the file."),
        (
            "a: [b: 1]\n",
            ("a", 0, "b"),
            "mill.yml: 'a.1.b' cannot be removed safely; edit it by hand.",
        ),
        (
            "a: {b: 1, # why\n  c: 2}\n",
            ("a", "b"),
            "mill.yml: 'a.b' cannot be removed safely; edit it by hand.",
        ),
        ("? a\n: 1\n", ("a",), "mill.yml: "),
        (
            "k:\n  - a: 1\n    # why\n    b: 2\n",
            ("k", 0, "a"),
            "mill.yml: 'k.1.a' cannot be removed safely; edit it by hand.",
        ),
        ("a: [\n", ("a",), "mill.yml has mistakes"),
    ],
)
def test_what_cannot_be_taken_out_is_reported(text: str, key: Key, sentence: str) -> None:
    with pytest.raises(GosartError) as caught:
        unset_value(text.encode(), "mill.yml", key)
    assert str(caught.value).startswith(sentence)


@example(("actions", 1, "side"), ":")
@given(
    st.sampled_from(
        [
            ("new",),
            ("goal", "new"),
            ("actions", 0, "due"),
            ("actions", 1, "side"),
            ("value", "confirmed", "by"),
        ]
    ),
    TEXT,
)
def test_what_was_set_and_is_taken_out_leaves_every_byte_as_it_was(key: Key, text: str) -> None:
    assert (
        unset_value(set_value(PLAN.encode(), "mill.yml", key, text), "mill.yml", key).decode()
        == PLAN
    )


NAMES = st.sampled_from(["a", "b", "c", "due", "x-y"])
VALUES = st.recursive(
    st.sampled_from(["1", "text", "it's", "a: b", "# no comment", "two\nlines\n", ""]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Key]:
    """Give a plan in blocks and brackets, with comments and blank lines, and one of its keys."""
    from gosart.yaml.dump import block_lines, flow

    data: dict[str, Node] = draw(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
    lines: list[str] = []
    for name, value in data.items():
        nested = isinstance(value, dict | list)
        written = (
            [f"{name}: {flow(value)}"]
            if nested and draw(st.booleans())
            else block_lines({name: value})
        )
        if draw(st.booleans()) and "|" not in written[0]:
            written[0] += "   # behind"
        lines += [*draw(st.sampled_from([[], [""], ["# above"], ["", "# above"]])), *written]
    key: Key = ()
    here: Node = data
    while isinstance(here, dict | list) and (not key or draw(st.booleans())):
        part = (
            draw(st.sampled_from(sorted(here)))
            if isinstance(here, dict)
            else draw(st.integers(0, len(here) - 1))
        )
        key, here = (*key, part), here[part]  # type: ignore[index, call-overload]
    return "\n".join(lines) + "\n", key


@given(documents())
def test_of_any_plan_lines_go_and_at_most_one_is_another(case: tuple[str, Key]) -> None:
    text, key = case
    after = unset_value(text.encode(), "mill.yml", key).decode()
    assert (Counter(after.splitlines()) - Counter(text.splitlines())).total() <= 1
    problems = FileProblems("mill.yml")
    left, before = compose(after, problems).data, compose(text, FileProblems("mill.yml")).data
    assert problems.diagnostics == []
    if isinstance(key[-1], int):
        assert [*_at(left, key[:-1]), None] == [
            *(item for at, item in enumerate(_at(before, key[:-1])) if at != key[-1]),
            None,
        ]
    else:
        assert _at(left, key) is None


def _at(data: Any, key: Key) -> Any:
    for part in key:
        if data is None or (isinstance(data, dict) and part not in data):
            return None
        data = data[part]
    return data
