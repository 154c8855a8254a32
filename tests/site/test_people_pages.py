"""Pages of people: findings with their rules, tables and cards, and people over all accounts."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.site.building import Built, build_site, made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """
    name: Acme
    owner: ann
    team:
      ann: {name: Ann Berg, role: Seller}
      bob: {name: Bob Falk}
    people:
      chief: {name: "Chia <b>", title: Chief, role: approver, influence: inner-circle,
              status: non-supporter, coverage: none,
              business_agenda: Halve the scrap, personal_agenda: Retire in peace,
              approach: {verb: leverage, owner: bob, next_contact: 2026-11-01}}
      friend: {name: Fay, title: Lead, influence: political-structure, status: supporter,
               coverage: in-depth, influences: [chief],
               last_contact: 2026-11-20, evidence: [{date: 2026-10-01, text: Lent us the plant}],
               contacts: [{team: ann, level: vendor, wanted: trusted-adviser}]}
      ghost: {name: Ghislaine, title: Adviser, audience: sales, status: enemy, influences: [chief]}
    opportunities:
      one:
        name: First
        decision_criteria:
          - {name: Cheap, people: [chief]}
          - {name: Safe, mandatory: true, people: [chief, friend], us: worse}
      two:
        name: Second
        people: {friend: {status: enemy}}
"""


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of one account with two deals that differ in one person."""
    root = write_tree(
        tmp_path_factory.mktemp("acme"), {"mkdocs.yml": CONFIG, "accounts/acme.yml": PLAN}
    )
    return build_site(root, root / "site")


def words(text: str) -> str:
    return " ".join(text.split())


def test_each_reading_leads_to_its_rule_in_the_method(acme: Built) -> None:
    page = acme.page("accounts/acme/one/relationships/")
    readings = [item for item in page.all("li") if "g-read" in item.get("class").split()]
    said = [words(item.text) for item in readings]
    assert any("Shortest introduction to Chia <b>: Fay → Chia <b>" in item for item in said)
    assert any("We have not met Chia <b>" in item for item in said)
    for item in readings:
        (badge,) = [link for link in item.all("a") if "g-code" in link.get("class")]
        address = badge["href"].removeprefix("../../../../")
        assert badge.text in acme.page(address).only("h1").text


def test_a_opportunities_page_reads_the_people_as_they_stand_in_that_opportunity(
    acme: Built,
) -> None:
    first, second = (
        acme.page(f"accounts/acme/{opportunity}/relationships/").text
        for opportunity in ("one", "two")
    )
    assert "Fay works against us, and we have no response" not in words(first)
    assert "Fay works against us, and we have no response" in words(second)
    assert "Shortest introduction to Chia <b>: Fay" not in words(second)


def test_the_accounts_page_says_of_which_opportunity_a_reading_is_true(acme: Built) -> None:
    page = acme.page("accounts/acme/relationships/")
    said = [words(item.text) for item in page.all("li") if "g-read" in item.get("class").split()]
    enemies = [item for item in said if item.endswith("K107")]
    assert len(enemies) == 1
    assert "Second" in enemies[0]
    assert "First" not in enemies[0]
    met = [item for item in said if item.endswith("K002")]
    assert len(met) == 1
    assert "First · Second" in met[0]


def test_the_table_shows_how_fresh_a_contact_is_and_what_is_late(acme: Built) -> None:
    page = acme.page("accounts/acme/relationships/")
    rows = {row["id"]: row for row in page.all("tr") if row.get("id").startswith("person-")}
    assert sorted(rows) == ["person-chief", "person-friend"]
    fresh = [item.get("class") for item in rows["person-friend"].all("small")]
    assert "g-contact-fresh" in fresh
    assert "overdue" in rows["person-chief"].text
    assert "#portrait-chief" in [link["href"] for link in rows["person-chief"].all("a")]
    assert "Halve the scrap" in page.by_id("portrait-chief").text
    assert "Bob Falk" in [cell.text for cell in rows["person-chief"].all("td")]
    assert [
        link["href"] for link in rows["person-chief"].all("a") if "g-onmap" in link.get("class")
    ] == ["#card-chief"]


def test_a_key_players_card_ranks_the_criteria_and_judges_the_approach(acme: Built) -> None:
    page = acme.page("accounts/acme/one/relationships/")
    (card,) = [part for part in page.all("section") if part.get("id") == "portrait-chief"]
    assert [(item["value"], words(item.text)) for item in card.all("li") if item.get("value")] == [
        ("1", "Safe mandatory Us: Falls short"),
        ("2", "Cheap"),
    ]
    assert "wrong for this status: Neutralise" in card.text


def test_our_team_stands_against_their_people_with_the_level_now_and_wanted(acme: Built) -> None:
    page = acme.page("accounts/acme/relationships/")
    (table,) = [part for part in page.all("table") if "g-alignment" in part.get("class")]
    rows = [
        [words(cell.text) for cell in (*row.all("th"), *row.all("td"))] for row in table.all("tr")
    ]
    assert rows[0] == ["Theirs", "Bob Falk", "Ann Berg Seller"]
    assert rows[1] == ["Chia <b> key", "relationship owner", ""]
    assert rows[2] == ["Fay key below target", "", "Vendor → Trusted adviser"]


def test_power_by_support_leads_to_the_table_with_the_same_people(acme: Built) -> None:
    page = acme.page("accounts/acme/two/relationships/")
    (figure,) = [part for part in page.all("figure") if "g-grid" in part.get("class")]
    assert [link["href"] for link in figure.all("a", having="href")] == ["#people"]
    heads = [head.text for head in page.by_id("people-table").all("th", having="data-set")]
    assert heads[1:3] == ["Influence", "Status"]
    rows = {
        person: [words(cell.text) for cell in page.by_id(person).all("td")]
        for person in ("person-chief", "person-friend")
    }
    assert rows["person-chief"][1:3] == ["Inner circle", "Non-supporter"]
    assert rows["person-friend"][1:3] == ["Political structure", "Enemy"]
    signs = [cell["data-sign"] for cell in page.by_id("people-table").all("td", having="data-sign")]
    assert sorted(signs) == ["×", "−"]


def test_nobody_who_is_left_out_is_named_by_a_reading_or_a_list(acme: Built) -> None:
    assert [name for name, content in acme.files.items() if b"Ghislaine" in content] == []
    assert [
        name
        for name, content in acme.files.items()
        if name.startswith("accounts/") and b"ghost" in content
    ] == []


def test_people_over_all_accounts_lead_to_where_they_stand(sample_site: Built) -> None:
    page = sample_site.page("people/")
    assert page.only("h1").text.removesuffix("¶") == "People"
    (table,) = [part for part in page.all("table") if part.get("id") == "known-table"]
    (nadia,) = [row for row in table.all("tr") if row.text.startswith("Nadia El-Khoury")]
    places = [link["href"] for link in nadia.all("a")]
    assert "../accounts/marwick-thorne/relationships/#person-nadia-el-khoury" in places
    assert "../accounts/wittgenrode-chemie/relationships/#person-nadia-el-khoury" in places
    assert "Neutral" in nadia.text
    assert "Supporter" in nadia.text
    assert "41 more people" in page.content.text
    assert "Jory Tregear" not in table.text


def test_a_site_without_people_says_what_to_add(tmp_path: Path) -> None:
    plan = "name: Acme\nowner: ann\nteam: {ann: {name: Ann}}\n"
    site = made_pages(write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/acme.yml": plan}))
    assert "No people yet." in site.page("people/").text


def test_no_summary_is_larger_than_forty_kilobytes_on_the_way(sample_site: Built) -> None:
    sizes = {
        name: len(gzip.compress(content))
        for name, content in sample_site.files.items()
        if name.endswith("index.html")
    }
    summaries = {
        name: size
        for name, size in sizes.items()
        if name.startswith("accounts/") and name.count("/") == 2
    }
    assert len(summaries) > 5
    assert {name: size for name, size in summaries.items() if size > 40_000} == {}


def test_without_an_opportunity_the_page_says_what_readings_need(sample_site: Built) -> None:
    text = sample_site.page("accounts/osterby-marine/relationships/").content.text
    assert (
        "What stands out is worked out for each opportunity, and there is none yet. Add one under "
        "opportunities." in text
    )
