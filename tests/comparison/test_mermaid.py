"""With --map a comment draws who changed and their direct lines: a dozen people at most, and
nobody's name is anything but text."""

from __future__ import annotations

import re
from pathlib import Path

from gosart.comparison.renderers.markdown import as_markdown
from tests.comparison.repositories import PLAN, changed, compare, gosart, repository, sentences_in
from tests.writing import write_tree

SENTENCES = sentences_in("en")
LINES = changed(
    PLAN,
    (
        "coverage: in-depth}",
        "coverage: in-depth, influences: [{person: fern}], conflicts_with: [dana]}",
    ),
)


def told(folder: Path, *pairs: tuple[str, str], base: str = LINES) -> str:
    root = repository(folder, {"accounts/mill.yml": base})
    write_tree(root, {"accounts/mill.yml": changed(base, *pairs)})
    return as_markdown(compare(root), SENTENCES, maps=True)


def drawing(text: str) -> list[str]:
    found = re.search(r"```mermaid\n(.*?)\n```\n", text, re.DOTALL)
    assert found
    return found[1].splitlines()


def test_who_changed_is_drawn_with_a_sign_and_their_direct_lines(tmp_path: Path) -> None:
    assert drawing(told(tmp_path, ("status: mentor", "status: neutral"))) == [
        "flowchart TD",
        '  p0["Dana Oak<br>Managing director"]',
        '  p1["▼ Emil Ash<br>Miller"]:::worse',
        '  p2["Fern Yew<br>CFO"]',
        "  p0 --- p1",
        "  p1 ==> p2",
        "  p1 x--x p0",
        "  classDef worse stroke:#d32f2f,stroke-width:4px",
    ]


def test_without_the_switch_or_without_people_nothing_is_drawn(tmp_path: Path) -> None:
    assert "mermaid" not in told(tmp_path / "a", ("90_000", "80_000"))
    root = repository(tmp_path / "b", {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("status: mentor", "status: neutral"))})
    assert "mermaid" not in as_markdown(compare(root), SENTENCES)
    assert "```mermaid" not in gosart(root, "diff", "--format", "markdown").stdout
    assert "```mermaid" in gosart(root, "diff", "--format", "markdown", "--map").stdout


def test_of_a_crowd_a_dozen_are_drawn_those_who_got_worse_first(tmp_path: Path) -> None:
    crowd = "".join(
        f"  s{n}: {{status: neutral, name: Staff {n}, title: Clerk, reports_to: dana}}\n"
        for n in range(30)
    )
    base = changed(PLAN, ("competitors:\n", crowd + "competitors:\n"))
    pairs = [
        (f"  s{n}: {{status: neutral", f"  s{n}: {{status: {'enemy' if n > 20 else 'supporter'}")
        for n in range(30)
    ]
    text = told(tmp_path, *pairs, base=base)
    names = re.findall(r"Staff (\d+)", "\n".join(drawing(text)))
    assert len(names) == 12
    assert {str(n) for n in range(21, 30)} <= set(names)
    assert "19 people are left out." in text


def test_a_name_is_text_to_mermaid_and_ends_no_fence(tmp_path: Path) -> None:
    hostile = r'"``` \"]; click p0 javascript:x <img src=x> @all #1 %%{init}%% end |x| 字"'
    lines = drawing(
        told(
            tmp_path,
            ("status: mentor", "status: neutral"),
            ("name: Emil Ash", f"name: {hostile}"),
            base=LINES,
        )
    )
    label = next(line for line in lines if "▼" in line)
    inner = label[label.index('["') + 2 : label.rindex('"]')].replace("<br>", "")
    assert not re.search(r"""[`"'<>\[\]{}|@%;\\](?<!\d;)""", inner)
    assert "#60;img src#61;x#62;" in inner
    assert len(lines) == 8


def test_a_drawing_counts_in_the_budget_and_is_the_first_to_go(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {f"accounts/a{n}.yml": changed(PLAN, ("Mill & Sons", f"Account {n}")) for n in range(8)},
    )
    moved = changed(PLAN, ("status: mentor", "status: neutral"))
    write_tree(
        root, {f"accounts/a{n}.yml": moved.replace("Mill & Sons", f"Account {n}") for n in range(8)}
    )
    comparison = compare(root)
    for budget in (6_000, 9_000, 12_000):
        text = as_markdown(comparison, SENTENCES, maps=True, budget=budget)
        assert len(text) <= budget
        assert text.count("```") % 2 == 0
