"""What a card of the relationship map says, and that it says it without colour."""

from __future__ import annotations

from datetime import date

import pytest

from gosart.charts.relationship_map import MapLinks, draw_map
from gosart.method import enums
from gosart.plan.model.people import Approach, Organisation, Person, TeamMember
from tests.charts.drawn_map import METHOD, SVG, WORDS, DrawnMap, organisation, people


def drawn(*everybody: Person) -> DrawnMap:
    return DrawnMap(draw_map(Organisation(everybody), METHOD, WORDS, title="Map"))


def test_a_card_shows_name_title_role_status_and_letters() -> None:
    person = Person(
        "ada",
        "Ada Lind",
        "Head of IT",
        role=enums.Role.EVALUATOR,
        status=enums.Status.MENTOR,
        adaptability=enums.Adaptability.VISIONARY,
    )
    assert drawn(person).texts("ada") == [
        "Ada Lind",
        "Head of IT",
        "\u2605",
        "evaluator label",
        "mentor label",
        "V",
        "?",
    ]


@pytest.mark.parametrize(
    ("status", "sign"),
    [
        (enums.Status.MENTOR, "\u2605"),
        (enums.Status.SUPPORTER, "+"),
        (enums.Status.NEUTRAL, "="),
        (enums.Status.NON_SUPPORTER, "\u2212"),
        (enums.Status.ENEMY, "\u00d7"),
        (None, "?"),
    ],
)
def test_where_a_person_stands_is_a_sign_and_not_only_a_colour(
    status: enums.Status | None, sign: str
) -> None:
    badge = next(
        text
        for text in drawn(Person("a", "A", "", status=status)).card("a").iter(f"{SVG}text")
        if text.attrib["class"] == "gm-sign"
    )
    assert badge.text == sign


def test_a_status_that_is_not_known_says_so_and_one_that_is_hidden_says_that() -> None:
    unknown = Person("u", "U", "")
    hidden = Person("h", "H", "", hidden_fields=frozenset({"status"}))
    drawing = drawn(unknown, hidden)
    assert "Unknown" in drawing.texts("u")
    assert "Not shown" in drawing.texts("h")


@pytest.mark.parametrize(
    ("coverage", "filled"),
    [
        (enums.Coverage.NONE, 0),
        (enums.Coverage.BRIEF, 1),
        (enums.Coverage.MULTIPLE, 2),
        (enums.Coverage.IN_DEPTH, 3),
    ],
)
def test_coverage_fills_its_number_of_three_dots(coverage: enums.Coverage, filled: int) -> None:
    dots = [
        dot.attrib["class"]
        for dot in drawn(Person("a", "A", "", coverage=coverage)).card("a").iter(f"{SVG}circle")
    ]
    assert dots[1:] == ["gm-dot gm-on"] * filled + ["gm-dot"] * (3 - filled)


def test_coverage_that_is_not_known_is_a_question_mark_and_not_three_empty_dots() -> None:
    drawing = drawn(Person("a", "A", "", status=enums.Status.NEUTRAL))
    assert drawing.texts("a")[-1] == "?"
    assert len(list(drawing.card("a").iter(f"{SVG}circle"))) == 1


@pytest.mark.parametrize(
    ("influence", "kind", "key"),
    [
        (enums.Influence.INNER_CIRCLE, "gm-inner", True),
        (enums.Influence.POLITICAL_STRUCTURE, "gm-political", True),
        (enums.Influence.OUTSIDE, "gm-card", False),
        (None, "gm-card", False),
    ],
)
def test_influence_is_the_fill_and_makes_a_key(
    influence: enums.Influence | None, kind: str, key: bool
) -> None:
    card = drawn(Person("a", "A", "", influence=influence)).card("a")
    assert card.attrib["class"].split()[-1] == kind
    assert any(path.attrib["class"] == "gm-key" for path in card.iter(f"{SVG}path")) is key


def test_external_placeholder_and_left_people_are_told_apart_in_shape_and_words() -> None:
    drawing = drawn(
        Person("e", "Eve", "", external=True),
        Person("p", "Product owner", "", placeholder=True),
        Person("l", "Leo", "", left=date(2026, 3, 1)),
    )
    assert drawing.texts("e")[0].startswith("\u2197")
    assert [drawing.card(key).attrib["class"] for key in "epl"] == [
        "gm-card gm-external",
        "gm-card gm-placeholder",
        "gm-card gm-left",
    ]
    assert [drawing.title(key) for key in "epl"] == [
        "Eve \u00b7 External",
        "Product owner \u00b7 Vacant",
        "Leo \u00b7 Left on 1 Mar 2026",
    ]


def test_a_hidden_person_is_a_nameless_card_without_link_or_facts() -> None:
    hidden = Person(
        "hidden-1",
        "Secret Name",
        "Secret title",
        hidden=True,
        status=enums.Status.ENEMY,
        influence=enums.Influence.INNER_CIRCLE,
    )
    text = draw_map(
        Organisation((hidden,)),
        METHOD,
        WORDS,
        title="Map",
        links=MapLinks(lambda person: f"#{person.name}"),
    )
    assert "Secret" not in text
    drawing = DrawnMap(text)
    assert drawing.texts("hidden-1") == ["Not shown here"]
    assert drawing.card("hidden-1").attrib["class"] == "gm-card gm-hidden"
    assert "enemy label" not in text


def test_the_name_of_a_hidden_person_is_not_in_the_words_of_a_line() -> None:
    everybody = (Person("hidden-1", "Secret", "", hidden=True), *people("b"))
    text = draw_map(organisation(everybody, "influence hidden-1 b"), METHOD, WORDS, title="Map")
    assert "Secret" not in text
    assert "<title>Not shown here influences Name b</title>" in text


def test_text_of_people_never_becomes_markup() -> None:
    drawing = drawn(Person('a"b', "<script>alert(1)</script>", "R&D\x00 <b>"))
    assert drawing.title('a"b') == "<script>alert(1)</script>, R&D  <b>"
    assert "<script" not in drawing.text


def test_a_long_name_is_shortened_on_the_card_and_whole_in_its_title() -> None:
    name = "Anne-Sophie Wolfeschlegelsteinhausenbergerdorff"
    drawing = drawn(Person("a", name, ""))
    assert drawing.texts("a")[0].endswith("\u2026")
    assert name in drawing.title("a")


def test_what_a_person_decides_by_is_a_framed_letter() -> None:
    drawing = drawn(
        Person(
            "a",
            "A",
            "",
            orientation=enums.Orientation.TECHNICAL,
            adaptability=enums.Adaptability.LAGGARD,
        )
    )
    framed = [
        text.text
        for text in drawing.card("a").iter(f"{SVG}text")
        if text.attrib["class"] == "gm-framed"
    ]
    assert framed == ["T"]
    assert "technical label" in drawing.title("a")


def test_a_card_names_the_values_it_can_be_coloured_by() -> None:
    bo = TeamMember("bo", "Bo Reed")
    values = {
        "status": enums.Status.MENTOR,
        "influence": enums.Influence.OUTSIDE,
        "coverage": enums.Coverage.NONE,
    }
    person = Person("a", "A", "", **values, approach=Approach(None, "", bo, None))  # type: ignore[arg-type]
    card = drawn(
        Person("x", "X", "", approach=Approach(None, "", TeamMember("al", "Al"), None)), person
    ).card("a")
    found = {key: value for key, value in card.attrib.items() if key.startswith("data-")}
    assert found == {
        "data-person": "a",
        "data-status": "mentor",
        "data-influence": "outside",
        "data-coverage": "none",
        "data-owner": "2",
    }
    assert [
        text.text for text in card.iter(f"{SVG}text") if text.attrib["class"] == "gm-owner"
    ] == ["2"]


def test_a_card_has_the_id_that_a_row_leads_to() -> None:
    assert drawn(Person("ada", "Ada", "")).card("ada").attrib["id"] == "card-ada"


@pytest.mark.parametrize(
    "name",
    [
        "\u738b\u5c0f\u660e",
        "\u05d3\u05d5\u05d3 \u05d1\u05df\u05be\u05d2\u05d5\u05e8\u05d9\u05d5\u05df",
        "Li",
        "Nguy\u1ec5n Th\u1ecb Ho\u00e0ng",
    ],
)
def test_a_name_of_any_script_stands_whole_on_the_card_where_it_fits(name: str) -> None:
    assert drawn(Person("a", name, "")).texts("a")[0] == name
