"""One value set, one item added: what changes is that and nothing else, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosart.errors import GosartError
from gosart.yaml.codes import FileProblems
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.set_value import add_item, set_value
from gosart.yaml.load import compose

PLAN = """\
# The plan of the mill.
name: Mill & Sons   # as on their door
owner: 'ada'
region: "South"
tags: [flour,  stone ground,]

goal:
  customer: >-
    Grind more
    with less

  # nobody has asked them yet
  team:
actions:
- id: A1
  what:   Ask Dana
  # not before May
- {id: A2, status: open, outcome: }

plan: {}
"""


def changed_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Return the lines that are gone and those that are new; all around them is the same."""
    old, new = before.decode().split("\n"), after.decode().split("\n")
    start = next(number for number in range(len(old) + 1) if old[:number] != new[:number]) - 1
    end = next(
        (
            number
            for number in range(1, min(len(old), len(new)) - start + 1)
            if old[-number] != new[-number]
        ),
        None,
    )
    keep = (end or min(len(old), len(new)) - start + 1) - 1
    return old[start : len(old) - keep], new[start : len(new) - keep]


ITEM = "- {id: A2, status: open, outcome: }"
DOOR = "   # as on their door"


@pytest.mark.parametrize(
    ("key", "value", "gone", "new"),
    [
        (("name",), "Mill Ltd", [f"name: Mill & Sons{DOOR}"], [f"name: Mill Ltd{DOOR}"]),
        (("name",), "Mill: new", [f"name: Mill & Sons{DOOR}"], [f'name: "Mill: new"{DOOR}']),
        (("owner",), "bea", ["owner: 'ada'"], ["owner: 'bea'"]),
        (("owner",), "it's", ["owner: 'ada'"], ["owner: it's"]),
        (("region",), 'the "wet" one', ['region: "South"'], ['region: "the \\"wet\\" one"']),
        (
            ("goal", "customer"), "More",
            ["  customer: >-", "    Grind more", "    with less"], ["  customer: More"],
        ),
        (("goal", "team"), "Be there", ["  team:"], ["  team: Be there"]),
        (("goal", "team"), "two\nlines", ["  team:"], ["  team: |-", "    two", "    lines"]),
        (("actions", 0, "what"), "?", ["  what:   Ask Dana"], ['  what:   "?"']),
        (("actions", 0, "due"), "2026-12-01", [], ["  due: 2026-12-01"]),
        (("actions", 1, "status"), "done", [ITEM], ["- {id: A2, status: done, outcome: }"]),
        (
            ("actions", 1, "outcome"), "a, b",
            [ITEM], ['- {id: A2, status: open, outcome: "a, b" }'],
        ),
        (
            ("actions", 1, "side"), "a:",
            [ITEM], ['- {id: A2, status: open, outcome: , side: "a:" }'],
        ),
        (
            ("actions", 1, "side"), "team",
            [ITEM], ["- {id: A2, status: open, outcome: , side: team }"],
        ),
        (("plan", "kind"), "win", ["plan: {}"], ["plan: {kind: win}"]),
        (("value", "confirmed", "by"), "dana", [], ["value:", "  confirmed: {by: dana}"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_setting_a_value_changes_its_own_lines_only(
    key: Key, value: Node, gone: list[str], new: list[str], newline: str
) -> None:
    before = PLAN.replace("\n", newline).encode()
    ending = newline.removesuffix("\n")
    after = set_value(before, "mill.yml", key, value)
    assert changed_lines(before, after) == (
        [line + ending for line in gone],
        [line + ending for line in new],
    )


@pytest.mark.parametrize(
    ("key", "item", "gone", "new"),
    [
        (
            ("tags",),
            "rye, too",
            ["tags: [flour,  stone ground,]"],
            ['tags: [flour,  stone ground, "rye, too",]'],
        ),
        (("actions",), {"id": "A3", "what": "Call"}, [], ["- {id: A3, what: Call}"]),
        (("people",), "dana", [], ["people: [dana]"]),
    ],
)
def test_adding_an_item_leaves_the_others_as_they_are(
    key: Key, item: Node, gone: list[str], new: list[str]
) -> None:
    assert changed_lines(PLAN.encode(), add_item(PLAN.encode(), "mill.yml", key, item)) == (
        gone,
        new,
    )


def test_an_item_is_written_as_its_neighbours_are() -> None:
    plan = b"assessments:\n    - date: 2026-11-01\n      for: us   # ours\n"
    after = add_item(
        plan, "deal.yml", ("assessments",), {"date": "2026-11-24", "ratings": {"solution_fit": "-"}}
    )
    assert after == plan + b'    - date: 2026-11-24\n      ratings: {solution_fit: "-"}\n'


def test_a_new_key_stands_at_its_example_below_the_questions() -> None:
    plan = (
        b"name: Mill\n\n## What do they want?\n# goal:\n#   team: Ours\n\n## Who?\n"
        b"# people:\nstory: |\n  Once\n# people: in a text\n"
    )
    after = set_value(plan, "mill.yml", ("goal", "team"), "Grow")
    assert after == plan.replace(b"# goal:", b"goal: {team: Grow}\n# goal:")
    after = set_value(b"story: |\n  # goal: in a text\n\n# goal:\n", "mill.yml", ("goal",), "Grow")
    assert after == b"story: |\n  # goal: in a text\n\ngoal: Grow\n# goal:\n"


def test_a_list_of_texts_on_lines_of_their_own_takes_one_more() -> None:
    plan = b"goal:\n  team:\n    - Grow   # slowly\n    - Stay\n\n  customer: [a]\n"
    assert add_item(plan, "mill.yml", ("goal", "team"), "Win: now") == plan.replace(
        b"Stay\n", b'Stay\n    - "Win: now"\n'
    )


def test_a_file_that_is_a_list_takes_an_item() -> None:
    assert add_item(b"- {a: b}\n", "assessments.yml", (), {"a": "c"}) == b"- {a: b}\n- {a: c}\n"


def test_no_line_end_is_added_to_a_file_that_ends_without_one() -> None:
    assert set_value(b"name: Mill", "mill.yml", ("owner",), "ada") == b"name: Mill\nowner: ada"


def test_front_matter_is_changed_and_the_text_below_is_not() -> None:
    plan = b"\xef\xbb\xbf---\nname: Mill\n---\n# Story\n\n- id: text\n"
    assert set_value(plan, "mill.md", ("owner",), "ada") == plan.replace(
        b"Mill\n", b"Mill\nowner: ada\n"
    )


def test_a_text_without_front_matter_gets_one() -> None:
    assert (
        set_value(b"# Story\n", "mill.md", ("owner",), "ada") == b"---\nowner: ada\n---\n# Story\n"
    )


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        (("name", "first"), "x", "mill.yml: 'name' holds a text, so there is no 'first' in it."),
        (("actions", 7), "x", "mill.yml: 'actions' holds a list, so there is no '7' in it."),
        (("goal",), "x", "mill.yml: 'goal' holds keys of its own, which would be lost."),
        (("actions",), "x", "mill.yml: 'actions' holds a list, which would be lost."),
    ],
)
def test_what_would_lose_something_is_refused(key: Key, value: Node, sentence: str) -> None:
    with pytest.raises(GosartError, match="^" + sentence.replace(".", r"\.")):
        set_value(PLAN.encode(), "mill.yml", key, value)


def test_a_file_with_problems_is_not_touched() -> None:
    with pytest.raises(GosartError, match=r"mill\.yml has mistakes"):
        set_value(b"name: [Mill\n", "mill.yml", ("owner",), "ada")


TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
    ),
    max_size=30,
)
KEYS = st.sampled_from([
    ("name",), ("owner",), ("region",), ("goal", "customer"), ("goal", "team"),
    ("actions", 0, "what"), ("actions", 1, "outcome"), ("actions", 1, "side"),
    ("new",), ("plan", "kind"), ("goal", "new"),
])  # fmt: skip


@given(KEYS, TEXT)
def test_any_text_comes_back_as_it_was_set_and_the_rest_stays(key: Key, text: str) -> None:
    after = set_value(PLAN.encode(), "mill.yml", key, text).decode()
    problems = FileProblems("mill.yml")
    data = compose(after, problems).data
    assert problems.diagnostics == []
    for part in key:
        data = data[part]  # type: ignore[index, call-overload]
    assert data == text
    comments = [
        "# The plan of the mill.",
        "   # as on their door",
        "  # nobody has asked them yet",
        "  # not before May",
    ]
    assert [comment for comment in comments if comment in after] == comments
