"""A company's own method on a whole site: pages, charts, plans and checks follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.site.builder import build
from tests.editing.conftest import Gosart, gosart
from tests.site.building import Built, build_failing, build_site, made_pages
from tests.site.links import dead_links
from tests.site.markup import Element, Markup
from tests.site.repositories import CONFIG, MILL
from tests.site.serving import serving
from tests.writing import write_tree

__all__ = ["gosart"]

SCALES = """
    extends: nothing
    questions:
      - key: value
        label: Is there value?
        short: Value
        criteria:
          - {key: metrics, label: Metrics, questions: [Which figure moves?]}
          - {key: pain, label: Pain, questions: [What hurts, and whom?], weight: 2}
      - key: power
        label: Who has power?
        short: Power
        criteria:
          - {key: economic_buyer, label: Economic buyer, questions: [Who signs?], evidence: A name}
          - {key: champion, label: Champion, questions: [Who sells for us?], rivals: false}
    profiles: {core: [metrics, champion]}
"""
PLAN = """
    name: Mill & Sons
    owner: ada
    team: {ada: {name: Ada Brook}}
    competitors: {quern: {name: Quern Co}}
    opportunities:
      stones:
        name: New stones
        amount: 90_000
        close_date: 2027-03-01
        assessments:
          - {date: 2026-11-01, for: us, by: ada, ratings: "+- ?+"}
          - {date: 2026-11-01, for: quern, by: ada, ratings: "++ -"}
"""
OWN = CONFIG.replace(
    "plugins: [search, gosart]", "plugins: [search, {gosart: {method: scales.yml}}]"
)
FILES = {"mkdocs.yml": OWN, "scales.yml": SCALES, "accounts/mill.yml": PLAN}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of that method."""
    root = write_tree(tmp_path_factory.mktemp("scales"), FILES)
    return build_site(root, root / "site")


def ours_of(page: Markup) -> list[Element]:
    """Give the points that the radar of a page has of us."""
    (ours,) = (
        group
        for group in page.by_id("radar").all("g", having="data-for")
        if group["data-for"] == "us"
    )
    return list(ours.all(having="data-rating"))


def test_a_wholly_different_set_is_on_every_page_and_ours_on_none(site: Built) -> None:
    page = site.page("accounts/mill/assessment/")
    assert [(point["data-criterion"], point["data-rating"]) for point in ours_of(page)] == [
        ("metrics", "+"), ("pain", "-"), ("economic_buyer", "?"), ("champion", "+"),
    ]  # fmt: skip
    assert [row["id"] for row in page.by_id("worksheet-table").all("tr", having="id")] == [
        "metrics",
        "pain",
        "economic-buyer",
        "champion",
    ]
    assert {"metrics", "pain", "economic-buyer", "champion", "question-power"} <= site.page(
        "method/assessment/"
    ).ids
    heads = [
        head.text
        for head in site.page("assessments/").by_id("heatmap-table").all("th", having="title")
    ]
    assert heads == ["Value", "Power", "1 Metrics", "2 Pain", "3 Economic buyer", "4 Champion"]
    ours = (
        "Inside support",
        "Political alignment",
        "Sales resource",
        "Access to funds",
    )  # the compelling event is a field of the plan, too
    assert [
        (name, word)
        for name, page in site.pages.items()
        if not name.startswith("method/")
        for word in ours
        if word in page.text
    ] == []
    assert dead_links(site) == []
    assert site.louder == []


def test_the_foot_of_the_worksheet_counts_and_compares_the_criteria_of_that_method(
    site: Built,
) -> None:
    total = site.page("accounts/mill/assessment/").with_class("g-total")[0]
    us, rival = [cell.text for cell in total.all("td")][:2]
    assert us == "2+ 1− 1?"
    assert rival.endswith("0 ahead, 1 behind of 2"), rival


def test_a_21st_criterion_is_an_axis_a_row_and_a_mark_to_give(tmp_path: Path) -> None:
    method = """
        questions:
          can_we_compete:
            criteria:
              data_residency: {label: Data residency, questions: [Where must their data stay?]}
    """
    plan = MILL.replace('"+?-?. ?-+?+ ?-+?- ++?++"', '"+?-?. ?-+?+- ?-+?- ++?++"').replace(
        '"++++- -++-+ +-+-?"', '"++++- -++-++ +-+-?"'
    )
    root = write_tree(tmp_path, {**FILES, "scales.yml": method, "accounts/mill.yml": plan})
    page = made_pages(root).page("accounts/mill/assessment/")
    marks = {point["data-criterion"]: point["data-rating"] for point in ours_of(page)}
    assert len(marks) == 21
    assert marks["data_residency"] == "-"
    assert "data-residency" in page.ids


def test_a_plan_with_too_few_marks_for_the_set_is_told_how_many(tmp_path: Path) -> None:
    plan = PLAN.replace('"+- ?+"', '"+-"')
    lines, _ = build_failing(
        write_tree(tmp_path, {**FILES, "accounts/mill.yml": plan}), tmp_path / "site"
    )
    assert "There are 2 ratings, but 4 are needed" in "\n".join(lines)
    assert "(2 + 2)" in "\n".join(lines)


def test_a_mistake_in_the_method_fails_a_build_at_its_place(tmp_path: Path) -> None:
    wrong = SCALES.replace("weight: 2", "weight: heavy")
    lines, last = build_failing(
        write_tree(tmp_path, {**FILES, "scales.yml": wrong}), tmp_path / "site"
    )
    assert lines[0].startswith("ERROR scales.yml:8:78: M010 'heavy' is not a weight.")
    assert last == "gosart: 1 problem in the plans, listed above."


def test_check_tells_it_too_and_again_when_it_changes(tmp_path: Path, gosart: Gosart) -> None:
    root = write_tree(tmp_path, FILES)
    assert gosart("check").code == 0
    write_tree(root, {"scales.yml": SCALES.replace("weight: 2", "weight: heavy")})
    for _ in range(2):
        ran = gosart("check")
        assert ran.code == 1
        assert "scales.yml:8:78: M010 'heavy' is not a weight. [error]" in ran.out.splitlines()
    write_tree(root, {"scales.yml": SCALES})
    assert gosart("check").code == 0


def test_a_file_that_is_not_there_or_not_inside_is_told(tmp_path: Path) -> None:
    root = write_tree(tmp_path, FILES)
    (root / "scales.yml").unlink()
    lines, _ = build_failing(root, tmp_path / "site")
    assert any(line.startswith("ERROR scales.yml:1:1: S") for line in lines)
    _, last = build_failing(root, tmp_path / "site", {"method": "../scales.yml"})
    assert "takes a YAML file inside the repository" in last


def test_saving_the_method_shows_in_the_browser_and_its_mistakes_on_the_methods_page(
    tmp_path: Path,
) -> None:
    with serving(write_tree(tmp_path / "plans", FILES), tmp_path / "terminal") as site:
        site.until_shown("method/assessment/", "Who signs?")
        write_tree(site.root, {"scales.yml": SCALES.replace("Who signs?", "Who signs the order?")})
        site.until_shown("method/assessment/", "Who signs the order?")
        write_tree(site.root, {"scales.yml": SCALES.replace("weight: 2", "weight: heavy")})
        assert "scales.yml:8:78" in site.until_shown("method/", "is not a weight").content.text
        assert "Pain" in site.page("accounts/mill/assessment/").content.text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_place_of_the_file_may_follow_the_language(tmp_path: Path, language: str) -> None:
    config = OWN.replace(
        "{method: scales.yml}", f'{{method: "scales.{{language}}.yml", language: {language}}}'
    )
    root = write_tree(
        tmp_path,
        {"mkdocs.yml": config, "accounts/mill.yml": PLAN, f"scales.{language}.yml": SCALES},
    )
    assert "metrics" in made_pages(root).page("accounts/mill/assessment/").ids


def test_a_company_s_own_fields_stand_among_the_facts_of_whoever_has_them(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "method.yml": """\
                fields:
                  account: {guide: {label: Guide, type: person}}
                  opportunity: {seats: {label: Seats, type: number}}
                  person: {visits: {label: Visits, type: number, audience: account-team}}
                """,
            "accounts/acme.yml": """\
                name: Acme
                owner: ann
                team: {ann: {name: Ann Berg}}
                extra: {guide: dana}
                people: {dana: {name: Dana Oak, title: CFO, extra: {visits: 12}}}
                opportunities: {deal: {name: Deal, extra: {seats: 1200}}}
                """,
        },
    )
    options = options_from({"method": "method.yml", "today": "2026-11-24"}, tmp_path, {})
    pages = {file.uri: str(file.content) for file in build(options).files}
    summary = pages["accounts/acme/index.md"]
    assert "<dt>Guide</dt>\n<dd>Dana Oak</dd>" in summary
    assert "<dt>Seats</dt>\n<dd>1200</dd>" in summary
    assert "Visits" not in "".join(pages.values())
