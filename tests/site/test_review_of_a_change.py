"""A preview with `review_base` has a page of what changed: sentences, radars, maps, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.comparison.repositories import PLAN, changed, repository
from tests.site.building import Built, build_site, made_pages
from tests.site.markup import quoted
from tests.writing import write_tree

CONFIG = """
    site_name: Plans
    site_url: http://localhost:8000/
    docs_dir: accounts
    theme: {name: material, font: false}
    plugins: [search, gosart: {review_base: BASE}]
"""


WORSE = ("status: mentor", "status: neutral"), ("?-+?+ ++?++", "--+?- ++?++")


def proposed(folder: Path, text: str, base: str = "auto", plan: str = PLAN) -> Path:
    """Make a repository whose one plan is another text in the branch `main`."""
    root = repository(
        folder / "plans", {"accounts/mill.yml": plan, "mkdocs.yml": CONFIG.replace("BASE", base)}
    )
    return write_tree(root, {"accounts/mill.yml": text})


@pytest.fixture(scope="module")
def worse(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The preview of a change for the worse."""
    folder = tmp_path_factory.mktemp("worse")
    return build_site(proposed(folder, changed(PLAN, *WORSE)), folder / "site")


def test_the_page_tells_the_change_and_links_the_plan(worse: Built) -> None:
    text = worse.text("review/index.html")
    assert "The plan no longer has a mentor." in text
    assert "Emil Ash (Miller) moved from mentor to neutral." in text
    assert 'href="../accounts/mill/"' in text
    assert 'href="../accounts/mill/relationships/"' in text
    assert "assets/gosart/review.css" in text
    assert [line for line in worse.louder if "review" in line] == []


def test_both_radars_are_drawn_over_each_other_and_the_map_marks_who_changed(worse: Built) -> None:
    text = worse.text("review/index.html")
    radar = text[text.index('<svg class="gosart-radar') :]
    assert re.search(
        r"<g class=b>.*<path class=t id=\S+-b d=\S+ /><use xlink:href=#\S+-b /><use",
        radar[: radar.index("</svg>")],
    )
    text = quoted(text)
    card = text[text.index('data-person="emil"') :]
    assert card[: card.index(">")].endswith('data-change="worse"')
    assert '<text class="gm-change"' in card[: card.index("</g>")]
    assert 'data-person="dana"' in text
    assert "Emil Ash, Miller" in card[: card.index("</title>")]
    assert " · Worse</title>" in card
    assert text.count('data-change="') == 1
    assert 'xlink:href="../accounts/mill/relationships/#person-emil"' in text


def test_who_changed_inside_a_unit_that_is_one_card_is_counted_on_it_and_named_below(
    tmp_path: Path,
) -> None:
    staff = "".join(
        f"  s{n}: {{status: neutral, name: Staff {n}, title: Clerk, unit: north, "
        "reports_to: dana}\n"
        for n in range(45)
    )
    plan = changed(PLAN, ("competitors:\n", staff + "units: {north: North office}\ncompetitors:\n"))
    moved = (
        ("s7: {status: neutral", "s7: {status: enemy"),
        ("s3: {status: neutral", "s3: {status: mentor"),
    )
    root = proposed(tmp_path, changed(plan, *moved), plan=plan)
    text = quoted(made_pages(root).text("review/index.html"))
    card = text[text.index('class="gm-group"') :]
    card = card[: card.index("</g>")]
    assert 'data-change="worse"' in card
    assert '<text class="gm-change" x="2" y="-3">▼ 2</text>' in card
    assert "· ▼ Staff 7, ▲ Staff 3</title>" in card
    assert "In North office: ▼ Staff 7, ▲ Staff 3." in text
    assert text.count('data-change="') == 1


def test_no_two_drawings_of_the_page_share_an_id(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "plans",
        {
            "accounts/a.yml": PLAN,
            "accounts/b.yml": PLAN,
            "mkdocs.yml": CONFIG.replace("BASE", "auto"),
        },
    )
    write_tree(
        root, {"accounts/a.yml": changed(PLAN, *WORSE), "accounts/b.yml": changed(PLAN, *WORSE)}
    )
    ids = re.findall(r' id="([^"]+)"', quoted(made_pages(root).text("review/index.html")))
    assert len(ids) > 10
    assert len(ids) == len(set(ids))


def test_people_s_text_is_text_on_the_page(tmp_path: Path) -> None:
    hostile = '"<script>alert(1)</script> {{ x }}"'
    plan = changed(PLAN, ("name: Fern Yew", f"name: {hostile}"), ("Mill & Sons", hostile))
    text = made_pages(proposed(tmp_path, plan)).text("review/index.html")
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_comparison_that_cannot_run_says_so_and_the_site_stands(tmp_path: Path) -> None:
    built = build_site(proposed(tmp_path, PLAN, base="nowhere"), tmp_path / "site")
    text = built.text("review/index.html")
    assert "The comparison could not run" in text
    assert "There is no revision" in text
    assert "accounts/mill/index.html" in built.files


def test_without_the_option_there_is_no_such_page_and_no_style_of_it(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path,
        {
            "accounts/mill.yml": PLAN,
            "mkdocs.yml": CONFIG.replace("gosart: {review_base: BASE}", "gosart"),
        },
    )
    built = build_site(root, tmp_path / "site")
    assert "review/index.html" not in built.files
    assert "review.css" not in built.text("index.html")
