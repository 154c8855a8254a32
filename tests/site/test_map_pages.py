"""The relationship map on built pages: links both ways, units, opportunities, what is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import Built, build_site
from tests.site.crowds import crowd
from tests.site.links import dead_links
from tests.site.markup import quoted
from tests.site.repositories import CONFIG
from tests.writing import write_tree

MILL = """
    name: Mill & <Sons>
    owner: ada
    team: {ada: {name: Ada Brook}}
    people:
      dana: {name: Dana Oak, title: Managing director, influence: inner-circle, status: supporter}
      emil: {name: Emil Ash, title: Miller, reports_to: dana, status: neutral, influences: [dana]}
    opportunities:
      stones: {name: New stones, people: {emil: {status: mentor, reports_to: dana}}}
      sieves: {name: New sieves}
"""
PAGE = "accounts/mill/relationships/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder: Path = tmp_path_factory.mktemp("maps")
    plans = write_tree(
        folder / "plans",
        {
            "mkdocs.yml": CONFIG,
            "accounts/mill.yml": MILL,
            "accounts/none.yml": "name: Nobody\nowner: ada\nteam: {ada: {name: Ada Brook}}\n",
        },
    )
    for count in (60, 230):
        text = crowd(count).replace("North department", "North <b>department</b>")
        (plans / "accounts" / f"crowd-{count}.yml").write_text(text, "utf-8")
    return build_site(plans, folder / "site")


def drawing(text: str) -> str:
    """Give the first map of a page."""
    found = re.search(r'<svg class="gosart-map[^>]*role="group".*?</svg>', text, re.DOTALL)
    assert found
    return found[0]


def test_every_link_of_every_map_leads_somewhere(site: Built) -> None:
    assert dead_links(site) == []


def test_a_card_leads_to_the_row_on_its_own_page(site: Built) -> None:
    for page in (PAGE, "accounts/mill/stones/relationships/index.html"):
        text = quoted(site.text(page))
        assert re.findall(r'<a xlink:href="([^"]+)"><g id="([^"]+)"', drawing(text)) == [
            ("#person-dana", "card-dana"),
            ("#person-emil", "card-emil"),
        ]
        assert '<tr id="person-emil"' in text


def test_the_map_of_an_opportunity_is_drawn_with_what_differs_there(site: Built) -> None:
    account, opportunity = (
        drawing(quoted(site.text(page)))
        for page in (PAGE, "accounts/mill/stones/relationships/index.html")
    )
    status = r'data-person="emil" data-status="([\w-]+)"'
    assert (re.findall(status, account), re.findall(status, opportunity)) == (
        ["neutral"],
        ["mentor"],
    )
    assert re.findall(r'data-kind="[^>]*', account) == re.findall(r'data-kind="[^>]*', opportunity)


def test_the_accounts_map_offers_the_opportunities_that_differ_and_no_other(site: Built) -> None:
    assert re.findall(
        r'<option value="([^"]+)" data-cards="\{&#34;(\w+)&#34;', quoted(site.text(PAGE))
    ) == [("stones", "emil")]
    assert "data-step" not in quoted(site.text("accounts/mill/stones/relationships/index.html"))


def test_a_group_leads_to_its_people_from_the_map(site: Built) -> None:
    page = quoted(site.text("accounts/crowd-60/relationships/index.html"))
    numbers = re.findall(r'<g class="gm-group" data-group="(\d+)"', drawing(page))
    assert len(numbers) > 3
    for number in numbers:
        assert f'xlink:href="#unit-{number}"' in page
        assert f'<div class="gm-view" id="unit-{number}">' in page


def test_every_person_of_the_table_is_on_the_page_of_sixty_once(site: Built) -> None:
    page = quoted(site.text("accounts/crowd-60/relationships/index.html"))
    assert sorted(re.findall(r'data-person="(p\d+)"', page)) == sorted(
        re.findall(r'<tr id="person-(p\d+)"', page)
    )


def test_above_200_people_the_page_says_whom_the_map_leaves_to_the_table(site: Built) -> None:
    page = quoted(site.text("accounts/crowd-230/relationships/index.html"))
    said = re.search(
        r"Of 230 people the map leaves (\d+) to the table, who are no key players and have no "
        r"line to one: (.*?)\.</p>",
        page,
    )
    assert said
    assert len(re.findall(r'data-person="p\d+"', page)) == 230 - int(said[1])
    assert sum(map(int, re.findall(r"\((\d+)\)", said[2]))) == int(said[1])
    assert "gm-left-out" not in quoted(site.text("accounts/crowd-60/relationships/index.html"))


def test_the_name_of_a_unit_or_an_account_is_never_markup(site: Built) -> None:
    page = quoted(site.text("accounts/crowd-60/relationships/index.html"))
    assert "North <b>" not in page
    assert "North &lt;b&gt;department&lt;/b&gt;" in page
    assert '<title id="map-title">Relationship map of Mill &amp; &lt;Sons&gt;</title>' in quoted(
        site.text(PAGE)
    )


def test_where_nobody_is_known_there_is_no_map_and_no_tool(site: Built) -> None:
    assert "data-map" not in quoted(site.text("accounts/none/relationships/index.html"))
