"""Nothing leaves a slide, no words stand on others, none are small, whatever the plan holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx.oxml.ns import qn

from gosart.deck.drawing.words import LEADING, FontMeasure
from gosart.deck.model import Span
from tests.comparison.repositories import PLAN
from tests.deck.making import CONFIG, leaves, made, opened, points, text_of
from tests.deck.templates import dark_template, old_template
from tests.writing import write_tree

Rectangle = tuple[float, float, float, float]
GERMAN = "Rechtsschutzversicherungsgesellschaften und Donaudampfschifffahrtskapit\u00e4nspatent"
CHINESE = (
    "\u5ba2\u6237\u5e0c\u671b\u5728\u660e\u5e74\u5341\u6708\u4e4b\u524d\u628a\u516d\u4e2a\u5de5"
    "\u5382\u7684\u6279\u6b21\u8ffd\u6eaf\u7edf\u4e00\u5230\u4e00\u4e2a\u7cfb\u7edf\u91cc" * 3
)
LONG = "We have to show every retailer the whole way of every pot, reworks included, " * 4


def crowded_plan() -> str:
    """A plan with much of everything: forty people, long names, long texts, three languages."""
    roles = ("approver", "decision-maker", "evaluator", "user")
    powers = ("inner-circle", "political-structure", "outside")
    stances = ("mentor", "supporter", "neutral", "non-supporter", "enemy")
    people = "\n".join(
        f"  p{n}: {{name: Wilhelmina-Konstantina {GERMAN[:40]} {n}, title: {GERMAN[:60]},"
        f" role: {roles[n % 4]}, influence: {powers[n % 3]}, status: {stances[n % 5]},"
        f" coverage: {'none' if n % 4 else 'multiple'}}}"
        for n in range(40)
    )
    texts = (LONG, CHINESE, GERMAN)
    actions = "\n".join(
        f"      - {{id: A{n}, type: prove, what: {texts[n % 3]!r}, owner: ada,"
        f" due: 2026-{11 + n % 2}-{1 + n % 28:02d}}}"
        for n in range(30)
    )
    risks = ", ".join(f"{{text: {texts[n % 3]!r}, severity: high}}" for n in range(12))
    steps = "\n".join(
        f"      - {{name: {texts[n % 3][:60]!r}, date: 2027-{1 + n % 12:02d}-11}}" for n in range(9)
    )
    space = "\n".join(
        f"  u{n}: {{thing: {{status: open, amount: {n}00_000}}}}" for n in range(1, 9)
    )
    units = ", ".join(f"u{n}: {GERMAN[:30]} {n}" for n in range(1, 9))
    more = "\n".join(
        f"  deal-{n}: {{name: {LONG[:58]!r}, amount: {n}00_000, close_date: 2027-0{n}-01,"
        f" probability: {n}0, stage: proposal}}"
        for n in range(1, 8)
    )
    return f"""\
name: {GERMAN} {CHINESE[:20]}
owner: ada
reviewed: 2026-10-01
team: {{ada: {{name: Ada Brook-{GERMAN[:50]}}}}}
units: {{{units}}}
offerings: {{thing: Thing}}
whitespace:
{space}
goal: {{customer: {LONG!r}, team: {CHINESE!r}}}
people:
{people}
competitors: {{quern: {{name: {GERMAN}}}}}
opportunities:
  stones:
    name: {LONG[:70]}
    stage: proposal
    amount: 90_000_000
    close_date: 2027-03-01
    probability: 60
    strategy: {{type: flanking, target: quern, customer: {LONG!r}, team: {CHINESE!r}}}
    objective: {{customer: [{LONG!r}, {CHINESE!r}, {GERMAN!r}], team: {LONG!r}}}
    value:
      compelling_event: {{text: {LONG!r}, date: 2027-09-01}}
      unique_business_value: {CHINESE!r}
    delivery: {{lead_time: 29 weeks}}
    assessments:
      - {{date: 2026-10-01, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?+ ++?++"}}
      - {{date: 2026-11-01, for: us, by: ada, ratings: "++--+ ?++?- -++?+ +++-+"}}
      - {{date: 2026-10-01, for: quern, by: ada, ratings: "+++++ -++-+ +-+-?"}}
    milestones:
{steps}
    actions:
{actions}
    test:
      reviews:
        - {{date: 2026-11-02, decision: continue, vulnerabilities: [{risks}],
           recommendations: [{LONG!r}, {CHINESE!r}]}}
{more}
"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"mkdocs.yml": CONFIG, "accounts/mill.yml": crowded_plan()}
    return write_tree(tmp_path_factory.mktemp("crowded"), files)


@pytest.fixture(scope="module")
def crowded_decks(crowded: Path) -> Mapping[str, bytes]:
    return made(crowded, "mill/stones", "mill")


def box(shape: Any) -> Rectangle:
    left, top = points(shape.left), points(shape.top)
    return left, top, left + points(shape.width), top + points(shape.height)


def overlapping(first: Rectangle, second: Rectangle) -> bool:
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    return across > 0.75 and down > 0.75


def worded(slide: Any) -> Iterator[tuple[str, Rectangle]]:
    """Yield what has words, with where it is: texts, tables, charts."""
    for shape in leaves(slide.shapes):
        if shape.has_table:
            yield "table", box(shape)
        elif shape.has_chart:
            yield "chart", box(shape)
        elif text_of(shape).strip():
            yield text_of(shape), box(shape)


def faults(presentation: Any) -> list[str]:
    """Name what leaves a slide, stands on other words, is small, or does not fit its box."""
    wide, high = points(presentation.slide_width), points(presentation.slide_height)
    named = []
    for number, slide in enumerate(presentation.slides, 1):
        for shape in leaves(slide.shapes):
            left, top, right, bottom = box(shape)
            if left < -0.1 or top < -0.1 or right > wide + 0.1 or bottom > high + 0.1:
                named.append(f"{number}: {shape.name} {text_of(shape)[:30]!r} leaves the slide")
        for (words, first), (others, second) in combinations(worded(slide), 2):
            if overlapping(first, second):
                named.append(f"{number}: {words[:40]!r} stands on {others[:40]!r}")
        named += [
            f"{number}: type of {run.get('sz')} hundredths of a point"
            for run in slide.shapes._spTree.iter(qn("a:rPr"))
            if run.get("sz") and int(run.get("sz")) < 1100
        ]
        named += [f"{number}: {words}" for words in too_long(slide)]
        ids = [shape.get("id") for shape in slide.shapes._spTree.iter(qn("p:cNvPr"))]
        if len(ids) != len(set(ids)):
            named.append(f"{number}: two shapes have one id")
    return named


def too_long(slide: Any) -> Iterator[str]:
    """Yield words that are higher than their box or their row, by the narrowest font's measure."""
    measure = FontMeasure(0.88)
    for shape in leaves(slide.shapes):
        if shape.has_table:
            widths = [points(column.width) for column in shape.table.columns]
            for row in shape.table.rows:
                for cell, width in zip(row.cells, widths, strict=True):
                    if height(cell.text_frame, measure, width - 10) > points(row.height) + 1:
                        yield f"a row has no room for {cell.text[:40]!r}"
        elif shape.has_text_frame and text_of(shape) and not shape.is_placeholder:
            high = height(shape.text_frame, measure, points(shape.width))
            if high > points(shape.height) + 1:
                yield f"no room for {text_of(shape)[:40]!r}"


def height(frame: Any, measure: FontMeasure, width: float) -> float:
    """How high the paragraphs of a frame are."""
    total = 0.0
    for paragraph in frame.paragraphs:
        sizes = [run.font.size.pt for run in paragraph.runs if run.font.size is not None]
        size = max(sizes, default=0.0)
        lines = 1
        if frame.word_wrap is not False and size:
            lines = measure.count_lines((Span(paragraph.text),), size, width)
        total += lines * size * LEADING
    return total


def test_nothing_leaves_or_covers_in_the_samples(sample_decks: Mapping[str, bytes]) -> None:
    assert {
        name: found for name, content in sample_decks.items() if (found := faults(opened(content)))
    } == {}


def test_nothing_leaves_or_covers_where_there_is_much_of_everything(
    crowded_decks: Mapping[str, bytes],
) -> None:
    assert set(crowded_decks) == {"mill", "mill_stones"}
    assert {
        name: found for name, content in crowded_decks.items() if (found := faults(opened(content)))
    } == {}


@pytest.mark.parametrize("make", [old_template, dark_template])
def test_nor_does_it_in_a_template(
    crowded: Path, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    (deck,) = made(crowded, "mill/stones", template=make(tmp_path / "design.pptx")).values()
    assert faults(opened(deck)) == []


def test_what_has_no_room_is_counted_or_goes_on(crowded_decks: Mapping[str, bytes]) -> None:
    presentation = opened(crowded_decks["mill_stones"])
    texts = [words for slide in presentation.slides for words, _ in worded(slide)]
    assert any(text.endswith(" more") for text in texts)
    assert any(title.endswith(" (2)") for title in titles(presentation))


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


@pytest.mark.parametrize("text", ["<b>]]> {name} %s & _x0041_ 1", "# heading 1\n\n- list\n"])
def test_text_of_a_plan_is_text_on_one_line(tmp_path: Path, text: str) -> None:
    plan = PLAN.replace("name: New stones", f"name: {json.dumps(text)}")
    root = write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan})
    (deck,) = made(root, "mill/stones").values()
    presentation = opened(deck)
    assert faults(presentation) == []
    first = next(shape for shape in presentation.slides[0].shapes if "Mill" in text_of(shape))
    assert text_of(first).startswith(" ".join(text.split()))
    assert presentation.core_properties.title == f"Mill & Sons \u00b7 {' '.join(text.split())}"
