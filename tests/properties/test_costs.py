"""A small file costs little, whatever it says: two seconds and 200 MB at most, of any shape."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gosart.lint.most_findings import MOST_FINDINGS
from gosart.text.markdown_bounds import LONGEST_TEXT, excess_of
from gosart.yaml.codes import MOST_PROBLEMS
from tests.properties.limits import SUPPORTED
from tests.properties.shapes import SIZE, VALID_PLANS, as_large_as_read, filled, repeated
from tests.writing import MINIMAL_ACCOUNT, write_tree

ROOT = Path(__file__).parents[2]
FRONT = f"---\n{MINIMAL_ACCOUNT}---\n"
DEAL = f"{MINIMAL_ACCOUNT}opportunities:\n  stones:\n    name: Stones\n"


IS_WHOLE = bool(os.environ.get("GOSART_ALL_SHAPES"))
SHAPES = {
    name: shape
    for number, (name, shape) in enumerate(VALID_PLANS.items())
    if IS_WHOLE or number % 8 == 0 or name == "one text"
}
"""Of the plans without a mistake every eighth, for each takes seconds: `make soak` has all."""

PLANS = {
    "wide: keys that nobody knows": filled(MINIMAL_ACCOUNT, lambda n: f"word-{n}: {n}\n"),
    "wide: keys that nobody knows, in one line": filled(
        f"{MINIMAL_ACCOUNT}profile: {{", lambda n: f"w{n}: 1, ", tail="}\n"
    ),
    "wide: people with a wrong word, in one line": filled(
        f"{MINIMAL_ACCOUNT}people: {{",
        lambda n: f"p{n}: {{name: N, title: {'T' * 40}, status: q}}, ",
        tail="}\n",
    ),
    "wide: people who report to nobody there is": filled(
        f"{MINIMAL_ACCOUNT}people:\n",
        lambda n: f"  p{n}: {{name: Person {n}, title: Head of {n}, reports_to: q{n}}}\n",
    ),
    "wide: people by the same human elsewhere": filled(
        f"{MINIMAL_ACCOUNT}people:\n",
        lambda n: f"  p{n}: {{name: N, title: {'T' * 30}, same_as: other/p{n}}}\n",
    ),
    "wide: values of nothing": filled(f"{MINIMAL_ACCOUNT}people:\n", lambda n: f"  person-{n}:\n"),
    "wide: pictures of another address": filled(
        f"{MINIMAL_ACCOUNT}tags:\n", lambda n: f"- '![a](//pic.example/{n}.png)'\n"
    ),
    "wide: pictures beside the text": filled(
        f"{MINIMAL_ACCOUNT}tags:\n", lambda n: f"- 'a: ![a](pic{n}.png)'\n"
    ),
    "repetitive: one key": repeated(MINIMAL_ACCOUNT, "region: north\n"),
    "repetitive: one id": repeated(
        f"{DEAL}    actions:\n", f"    - {{id: A1, what: {'w' * 30}, owner: ada}}\n"
    ),
    "repetitive: aliases": repeated("a: &a x\nb:\n", "- *a\n"),
    "repetitive: empty items": repeated("", "-\n"),
    "repetitive: bare ratings": repeated(DEAL, "    rating: -\n"),
    "repetitive: tabs": repeated(MINIMAL_ACCOUNT, "tags: ['a\tb']\n"),
    "repetitive: documents": repeated("", "---\na: b\n"),
    "deep: flow": repeated("a: ", "[{b: "),
    "deep: mappings": filled(
        MINIMAL_ACCOUNT, lambda n: "".join(f"{'  ' * depth}k{n}:\n" for depth in range(19))
    ),
    "one line: a key": "k" * (SIZE - 100) + ": 1\n",
    "one line: a word": f"{MINIMAL_ACCOUNT}tier: {'k' * (SIZE - 100)}\n",
    "one line: a text of brackets": f'{MINIMAL_ACCOUNT}region: "{"[" * 90_000}"\n',
    "one line: a quote that is not closed": f"{MINIMAL_ACCOUNT}region: 'a{' a' * 500_000}\n",
    "one line: blanks behind a dash": f"{MINIMAL_ACCOUNT}region: -{' ' * 1_000_000}x\n",
    "one line: blanks behind a quote": f"{MINIMAL_ACCOUNT}region: 'a'{' ' * 1_000_000}x\n",
    "one line: invisible characters": f"{MINIMAL_ACCOUNT}region: {chr(1) * 1_000_000}\n",
}
"""Plans in YAML of at most a mebibyte."""

PATTERNS = {
    "brackets": "[",
    "pictures that are not closed": "![",
    "links in links": "[a](",
    "references in references": "[a][",
    "tags that are not closed": '<a href="',
    "emphasis": "*a*",
    "emphasis in emphasis": "**a *b _c ",
    "backslashes": "\\",
    "quotes": "> ",
    "lists in one line": "1. ",
    "blanks": f"*a*{' ' * 9_000}b\n\n",
    "headings": "# a\n",
    "items": "- a\n\n",
    "links with blanks": "[a](<b c.png>)\n\n",
    "footnotes": "[^a]: b\n\n",
    "a table": "|a|b|\n|-|-|\n",
    "admonitions": "!!! note\n",
    "sections of data": "<![CDATA[",
    "sections of data with an end of a tag": "<![CDATA[a>\n\n",
    "instructions": "<?\n\n",
    "comments that are not closed": "<!--a>\n\n",
    "tags that are not closed, in many paragraphs": f"{'<a ' * 90}\n\n",
    "elements in elements": "<div markdown>\n\n",
    "headings of HTML": "<h1>a</h1>\n\n",
    "headings with a rule": "a\n=\n\n",
    "headings of one name": "# a\n\n",
    "wide tables": f"{'|a' * 400}\n{'|-' * 400}\n\n",
    "runs of backticks": "`a ``b ```c\n\n",
    "fences": "```\na\n\n",
    "references": "[a]: b\n\n[a]\n\n",
    "attributes": "# a {: #b .c }\n\n",
    "definitions": "a\n\n: b\n\n",
    "raised text": "***a** \n\n",
    "headings of tabs": '=== "a"\n\n    b\n\n',
}
BODIES = {
    **{name: repeated(FRONT, text, LONGEST_TEXT) for name, text in PATTERNS.items()},
    "lists in lists": FRONT + "".join(f"{'    ' * n}- a\n" for n in range(200)),
    "links to many files": filled(FRONT, lambda n: f"[a](b{n}.png)\n\n", LONGEST_TEXT),
    "longer than anything": repeated(FRONT, "A word *or* two.\n\n"),
    "blank lines behind": repeated(FRONT, "\n"),
    "blank lines in front": repeated("", "\n", tail="A word.\n"),
    "footnotes of their own": filled(FRONT, lambda n: f"a[^{n}]\n\n[^{n}]: b\n\n", LONGEST_TEXT),
}
"""Plans in Markdown with about the longest text that a parser gets, and one of a mebibyte."""

if not IS_WHOLE:
    PLANS = dict(list(PLANS.items())[::2])
    BODIES = dict(list(BODIES.items())[::2])


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of checking each plan within the limits."""
    folder = tmp_path_factory.mktemp("costs")
    for name, text in PLANS.items():
        write_tree(folder / name, {"accounts/mill.yml": text.encode()})
    for name, shape in SHAPES.items():
        write_tree(folder / name, {"accounts/mill.yml": as_large_as_read(shape).encode()})
    for name, text in BODIES.items():
        write_tree(folder / name, {"accounts/mill.md": text.encode()})
    done = subprocess.run(
        [sys.executable, "-m", "tests.properties.cost_of_a_file", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(not SUPPORTED, reason="the size of a process is limited on Linux only")
def test_a_file_of_any_shape_is_checked_within_the_limits(outcomes: dict[str, Any]) -> None:
    assert set(outcomes) == {*PLANS, *BODIES, *SHAPES}
    assert {name: found for name, found in outcomes.items() if isinstance(found, str)} == {}


@pytest.mark.skipif(not SUPPORTED, reason="the size of a process is limited on Linux only")
def test_what_is_told_of_a_file_is_small_whatever_is_wrong_with_it(
    outcomes: dict[str, Any],
) -> None:
    # two passes tell problems: reading the file, and reading the plan
    limits = {"problems": 2 * MOST_PROBLEMS + 2, "findings": MOST_FINDINGS + 1}
    for what, most in limits.items():
        assert {name: it[what] for name, it in outcomes.items() if it[what] > most} == {}
    refused = {name: it for name, it in outcomes.items() if it["problems"]}
    for what, most in {"output": 300_000, "cache": 600_000}.items():
        assert {name: it[what] for name, it in refused.items() if it[what] > most} == {}


@pytest.mark.skipif(not SUPPORTED, reason="the size of a process is limited on Linux only")
def test_a_plan_is_read_however_much_it_says_of_one_thing(outcomes: dict[str, Any]) -> None:
    # a limit of an account is met by opportunities alone
    refused = {name: outcomes[name]["codes"] for name in SHAPES if outcomes[name]["codes"]}
    assert refused == {
        name: ["P058"]
        for name in SHAPES
        if name.startswith("opportunities") and "as many as are read" not in name
    } | {"one text": ["P051"]}


@pytest.mark.skipif(not SUPPORTED, reason="the size of a process is limited on Linux only")
def test_what_a_parser_would_not_end_with_is_an_error_of_the_check(
    outcomes: dict[str, Any],
) -> None:
    texts = {name: text.removeprefix(FRONT) for name, text in BODIES.items()}
    refused = {name for name, text in texts.items() if text.strip() and excess_of(text)}
    assert {name for name in BODIES if "P051" in outcomes[name]["codes"]} == refused
    read = set(BODIES)
    heavy = {"brackets", "lists in lists", "quotes", "headings", "longer than anything"}
    heavy |= {"elements in elements", "instructions", "comments that are not closed"}
    heavy |= {"footnotes of their own", "tags that are not closed, in many paragraphs"}
    assert refused >= heavy & read
    assert len(heavy & read) > 3
    assert not refused & {"headings of one name", "headings of HTML", "blank lines behind"}
    text = "one line: a text of brackets"
    assert text not in PLANS or "P051" in outcomes[text]["codes"]
    assert not refused & {"items", "links with blanks", "footnotes", "links to many files"}
