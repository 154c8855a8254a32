"""A company's own file: its layouts, fonts and colours are used, its slides and titles are not."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from gosart.deck.brand import brand_of
from gosart.deck.drawing.own_design import own_design
from gosart.deck.drawing.page import page_of
from gosart.deck.drawing.palette import DARK, LIGHT
from gosart.deck.drawing.template import open_template, read_template
from gosart.errors import GosartError
from tests.comparison.repositories import PLAN
from tests.deck.making import CONFIG, made, opened, points
from tests.deck.templates import as_potx, dark_template, old_template
from tests.writing import write_tree


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})


def test_layouts_of_the_template_are_used_and_its_slides_are_gone(plans: Path) -> None:
    template = old_template(plans / "company.pptx")
    (content,) = made(plans, "mill/stones", template=template).values()
    deck = opened(content)
    assert points(deck.slide_width) == 720
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Only"}
    assert b"Zanzibar" not in b"".join(parts(content).values())
    assert "ppt/slides/slide1.xml" in parts(content)
    # words are in the theme's own font: none is named
    assert b'<a:latin typeface="Arial"' not in parts(content)["ppt/slides/slide1.xml"]
    assert b"Calibri" in parts(content)["ppt/theme/theme1.xml"]


def test_without_title_only_a_layout_like_it_is_taken_and_no_empty_holder_is_left(
    plans: Path,
) -> None:
    template = dark_template(plans / "company.pptx")
    (content,) = made(plans, "mill/stones", template=template).values()
    for slide in opened(content).slides:
        holders = [shape.text_frame.text for shape in slide.placeholders]
        assert all(holders)
        assert slide.shapes.title is not None
        assert all(points(shape.top + shape.height) < 492.2 for shape in words(slide))


def test_words_are_light_on_a_dark_background_and_dark_on_a_light_one(tmp_path: Path) -> None:
    dark: Any = Presentation(str(dark_template(tmp_path / "dark.pptx")))
    light: Any = Presentation(str(old_template(tmp_path / "light.pptx")))
    assert page_of(dark, "it").palette is DARK
    assert page_of(light, "it").palette is LIGHT


def test_a_potx_is_a_template_too(plans: Path) -> None:
    template = as_potx(old_template(plans / "company.pptx"))
    (content,) = made(plans, "mill/stones", template=template).values()
    assert len(opened(content).slides) > 3


def test_what_is_no_template_is_an_error_in_words(tmp_path: Path) -> None:
    text = tmp_path / "notes.pptx"
    text.write_text("no zip")
    with pytest.raises(GosartError, match=r"notes\.pptx is no PowerPoint file"):
        read_template(text)
    with pytest.raises(GosartError, match=r"nowhere\.pptx cannot be read"):
        read_template(tmp_path / "nowhere.pptx")
    other = tmp_path / "book.pptx"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(GosartError, match=r"book\.pptx is no PowerPoint file"):
        open_template(read_template(other), other)
    macros = as_potx(
        old_template(tmp_path / "old.pptx"),
        b"ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    with pytest.raises(GosartError, match="holds macros"):
        read_template(macros)


def test_a_template_without_a_layout_or_without_room_says_so(tmp_path: Path) -> None:
    presentation: Any = Presentation()
    for layout in list(presentation.slide_layouts):
        presentation.slide_layouts.remove(layout)
    with pytest.raises(GosartError, match="it has no slide layout"):
        page_of(presentation, "it")
    low = dark_template(tmp_path / "low.pptx", bar=4_200_000, height=900_000)
    with pytest.raises(GosartError, match="leaves too little room"):
        page_of(Presentation(str(low)), "it")


def test_a_layout_without_a_title_gets_one_that_programs_know_as_such(tmp_path: Path) -> None:
    presentation: Any = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") != "blank":
            presentation.slide_layouts.remove(layout)
    presentation.save(tmp_path / "blank.pptx")
    root = write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})
    (content,) = made(root, "mill/stones", template=tmp_path / "blank.pptx").values()
    assert all(slide.shapes.title.text_frame.text for slide in opened(content).slides)


def test_our_design_has_name_logo_and_colour_of_the_site(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h9"/></svg>'
    write_tree(tmp_path, {"brand/logo.svg": svg, "brand/own.css": ":root{COLOR}"})
    (tmp_path / "brand/own.css").write_text(":root { --md-primary-fg-color: #0f4c5c; }")
    settings = {
        "site_name": "Mill & Sons",
        "theme": {"custom_dir": "brand", "logo": "logo.svg"},
        "extra_css": ["own.css"],
    }
    brand = brand_of(tmp_path, settings)
    assert (brand.name, brand.color) == ("Mill & Sons", "0F4C5C")
    assert brand.logo is not None
    assert (brand.logo.kind, brand.logo.width / brand.logo.height) == ("svg", 2.0)
    output = BytesIO()
    own_design(brand).save(output)
    package = parts(output.getvalue())
    assert package["ppt/media/logo.svg"] == svg.encode()
    assert b"Mill &amp; Sons" in package["ppt/slideMasters/slideMaster1.xml"]
    assert b"0F4C5C" in package["ppt/theme/theme1.xml"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x0a\0\0\0\x05\x08", "png"),
        (b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x05\0\x0a\x01\x01\x11\0", "jpeg"),
    ],
)
def test_a_logo_of_pixels_keeps_its_proportions(tmp_path: Path, content: bytes, kind: str) -> None:
    write_tree(tmp_path, {"docs/logo": content})
    logo = brand_of(tmp_path, {"theme": {"logo": "logo"}}).logo
    assert logo is not None
    assert (logo.kind, logo.width, logo.height) == (kind, 10, 5)


def test_a_site_without_a_brand_has_none(tmp_path: Path) -> None:
    brand = brand_of(tmp_path, {"theme": "material", "extra_css": None})
    assert (brand.name, brand.logo, brand.color) == ("", None, "")


def words(slide: Any) -> list[Any]:
    """The shapes of a slide but its foot and its number."""
    # held, because lxml makes another object for an element that nobody holds
    feet = [shape._element for shape in slide.placeholders]
    return [shape for shape in slide.shapes if not any(shape._element is foot for foot in feet)]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
