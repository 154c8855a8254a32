"""Power by support: everybody once, in the cell where they stand, readable without colour."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from gosart.charts.power_grid import draw_power_grid, draw_share
from gosart.i18n.translator import translator_for
from tests.analysis.loading import method
from tests.analysis.plans import read_people

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def grid(folder: Path, people: str) -> ElementTree.Element:
    organisation = read_people(folder, people).account.organisation
    drawn = draw_power_grid(
        organisation,
        method(),
        translator_for("en"),
        name="grid",
        title="Power",
        href=lambda person: f"#person-{person.id}",
    )
    return ElementTree.fromstring(drawn)


def chips(drawn: ElementTree.Element) -> dict[str, tuple[float, float]]:
    """Give where each person's chip stands, by the address it leads to."""
    found = {}
    for link in drawn.iter(f"{SVG}a"):
        place = re.findall(r"-?\d+", next(link.iter(f"{SVG}g")).attrib["transform"])
        found[link.attrib[LINK]] = (float(place[0]), float(place[1]))
    return found


PEOPLE = """\
boss: {name: Bo, title: Chief, influence: inner-circle, status: enemy, coverage: none}
friend: {name: Fay, title: Lead, influence: political-structure, status: mentor, coverage: in-depth}
clerk: {name: Cy, title: Clerk, influence: outside, status: supporter}
who: {name: "<Ana|字>", title: Staff}
gone: {name: Gus, title: Gone, influence: inner-circle, status: mentor, left: 2026-01-01}
secret: {name: Sue, title: Secret, influence: inner-circle, status: mentor, audience: sales}
"""


def test_everybody_present_is_there_once_and_nobody_else(tmp_path: Path) -> None:
    assert sorted(chips(grid(tmp_path, PEOPLE))) == [
        "#person-boss",
        "#person-clerk",
        "#person-friend",
        "#person-who",
    ]


def test_more_influence_is_further_left_and_friends_stand_above_enemies(tmp_path: Path) -> None:
    places = chips(grid(tmp_path, PEOPLE))
    assert (
        places["#person-boss"][0]
        < places["#person-friend"][0]
        < places["#person-clerk"][0]
        < places["#person-who"][0]
    )
    assert (
        places["#person-friend"][1]
        < places["#person-clerk"][1]
        < places["#person-who"][1]
        < places["#person-boss"][1]
    )


def test_what_is_not_known_has_a_row_and_a_column_only_where_somebody_is_in_it(
    tmp_path: Path,
) -> None:
    heads = [
        text.text
        for text in grid(tmp_path / "known", PEOPLE.replace("who:", "#")).iter(f"{SVG}text")
    ]
    assert "Unknown" not in heads
    assert [text.text for text in grid(tmp_path / "unknown", PEOPLE).iter(f"{SVG}text")].count(
        "Unknown"
    ) == 2


def test_coverage_is_told_by_dots_by_a_dashed_edge_and_in_words(tmp_path: Path) -> None:
    drawn = grid(tmp_path, PEOPLE)
    dots = {
        f"#{group.get('id')}": sum("pg-on" in dot.attrib["class"] for dot in group)
        for group in drawn.iter(f"{SVG}g")
        if group.get("id")
    }
    filled = {}
    for link in drawn.iter(f"{SVG}a"):
        chip = next(link.iter(f"{SVG}g"))
        title = next(chip.iter(f"{SVG}title")).text or ""
        filled[link.attrib[LINK]] = (
            sum(dots[dot.attrib[LINK]] for dot in chip.iter(f"{SVG}use")),
            "pg-unmet" in chip.attrib["class"],
            title,
        )
    assert filled["#person-boss"] == (0, True, "Bo · Chief · Inner circle · Enemy · No contact")
    assert filled["#person-friend"][:2] == (3, False)


def test_chips_do_not_overlap_and_many_in_a_cell_are_counted(tmp_path: Path) -> None:
    crowd = "".join(
        f"p{number}: {{name: P{number}, title: T, influence: outside, status: neutral}}\n"
        for number in range(30)
    )
    drawn = grid(tmp_path, crowd)
    places = sorted(chips(drawn).values())
    assert len(places) == 12
    assert all(below[1] - above[1] >= 26 for above, below in pairwise(places))
    assert "18 more people" in [text.text for text in drawn.iter(f"{SVG}text")]


def test_colours_are_left_to_the_style_sheet(tmp_path: Path) -> None:
    drawn = ElementTree.tostring(grid(tmp_path, PEOPLE), encoding="unicode")
    assert not re.search(r"#[0-9a-f]{3,6}\b(?!-)|rgb\(|fill=|stroke=", drawn.replace("#person", ""))


def test_the_parts_of_a_bar_are_as_long_as_their_counts() -> None:
    bar = ElementTree.fromstring(draw_share((1, 0, 3), "1 for us, 3 against us"))
    assert [
        (part.attrib["class"], float(part.attrib["width"])) for part in bar.iter(f"{SVG}rect")
    ] == [
        ("pb-for", 30.0),
        ("pb-against", 90.0),
    ]
    assert next(bar.iter(f"{SVG}title")).text == "1 for us, 3 against us"
