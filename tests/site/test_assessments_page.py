"""The pages of assessments say what the plans say: sums, changes, all open opportunities."""

from __future__ import annotations

import re
from math import atan2, pi

import pytest

from gosart.analysis.assessment import assess
from gosart.method.loader import load_method
from gosart.plan.model.account import Account
from gosart.site.builder import SiteBuilder
from tests.site.building import Built, options_of


@pytest.fixture(scope="module")
def accounts(sample_site: Built) -> tuple[Account, ...]:
    return SiteBuilder().load(options_of(sample_site.root)).accounts


def assessed(accounts: tuple[Account, ...]) -> list[tuple[Account, str, tuple[str, ...]]]:
    """Give every open deal that has an assessment of us, with the marks that lead."""
    found = []
    for account in accounts:
        for opportunity in account.opportunities:
            us = assess(opportunity, load_method("en"), account.owner).us
            if opportunity.is_open and us:
                marks = tuple(rating.rating or "" for rating in us.current.ratings)
                found.append((account, opportunity.id, marks))
    return found


def test_the_heatmap_has_a_row_for_each_open_opportunity_with_a_cell_for_each_mark(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    table = sample_site.page("assessments/").by_id("heatmap-table")
    signs = {"+": "+", "−": "-", "?": "?", "·": ""}
    rows = [row for row in table.all("tr") if "data-owner" in row.attributes]
    shown = sorted(tuple(signs[cell.text] for cell in list(row.all("td"))[:-1]) for row in rows)
    assert shown == sorted(marks for _, _, marks in assessed(accounts))
    assert len(rows) > 5


def test_every_cell_leads_to_the_criterions_row_on_the_opportunities_worksheet(
    sample_site: Built,
) -> None:
    table = sample_site.page("assessments/").by_id("heatmap-table")
    keys = [criterion.key.replace("_", "-") for criterion in load_method("en").criteria]
    for row in table.all("tr", having="data-owner"):
        links = [link["href"] for cell in list(row.all("td"))[:-1] for link in cell.all("a")]
        assert [link.partition("#")[2] for link in links] == keys
        page = sample_site.page(links[0].partition("#")[0].removeprefix("../"))
        assert set(keys) <= page.ids


def test_criteria_are_grouped_under_their_questions(sample_site: Built) -> None:
    table = sample_site.page("assessments/").by_id("heatmap-table")
    groups = [(head["title"], int(head["colspan"])) for head in table.all("th", having="colspan")]
    assert groups == [
        (question.label, len(question.criteria)) for question in load_method("en").questions
    ]


def test_push_or_drop_has_a_bubble_for_each_opportunity_of_which_enough_is_known(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    page = sample_site.page("assessments/")
    (figure,) = page.with_class("g-worth")
    expected = sorted(
        f"{account.id}/{opportunity}"
        for account, opportunity, marks in assessed(accounts)
        if all(
            len([mark for mark in marks[start : start + 5] if mark in ("+", "-")]) >= 3
            for start in (10, 15)
        )
    )
    assert sorted(bubble["data-key"] for bubble in figure.all(having="data-key")) == expected
    assert "Too little is known to place:" in page.content.text


def test_every_reading_leads_to_how_it_is_made(sample_site: Built) -> None:
    made = {f"reading-{name}" for name in load_method("en").readings}
    assert made <= sample_site.page("method/assessment/").ids
    linked = set()
    for address in ("assessments/", "accounts/marwick-thorne/batch-genealogy/assessment/"):
        hrefs = (link["href"] for link in sample_site.page(address).all("a", having="href"))
        linked |= {href.partition("#")[2] for href in hrefs if "#reading-" in href}
    assert linked == made


def test_the_page_opens_with_where_we_stand(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/batch-genealogy/assessment/")
    (headline,) = page.with_class("g-headline")
    assert headline.text == (
        "14 positive, 2 negative, 4 unknown. "
        "Against Hollin Dairy Tech: ahead on 3, behind on 1 of 12 known for both; 3 unknown. "
        "Against Steinmark Digital: ahead on 1, behind on 0 of 7 known for both; 8 unknown."
    )


def test_what_moved_is_said_in_words_and_is_the_ghost_of_the_radar(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/batch-genealogy/assessment/")
    (trails,) = [
        path["d"]
        for path in page.by_id("radar").all("path", having="id")
        if path["id"] == "radar-b"
    ]
    criteria = load_method("en").criteria
    begins = [(int(x), int(y)) for x, y in re.findall(r"M(-?\d+),?(-?\d+)", trails)]
    moved = [
        criteria[int(atan2(x, -y) / (2 * pi) % 1 * len(criteria))] for x, y in begins
    ]  # each trail lies on its criterion's axis
    text = " ".join(page.content.text.split())
    assert len(moved) == 7
    told = text[text.rindex("We gained: ") : text.index("Worksheet", text.rindex("We gained: "))]
    assert "Compelling event Unknown → Positive" in text
    assert "No longer known: Executive credibility Positive → Unknown" in text
    assert told


def test_a_radar_of_us_and_a_rival_takes_less_than_six_kilobytes_of_its_page(
    sample_site: Built,
) -> None:
    found = [
        (len(radar.encode()), name)
        for name in sample_site.pages
        for radar in re.findall(
            r'<svg class="gosart-radar.*?</svg>', sample_site.text(name), re.DOTALL
        )
        if len(re.findall(r"<g class=r\d ", radar)) < 2
    ]
    assert len(found) > 15
    assert max(found)[0] <= 6_000, max(found)


def test_the_trend_is_a_table_as_well(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/batch-genealogy/assessment/")
    (figure,) = page.with_class("g-trend")
    points = {
        (bar["data-date"], bar["data-for"]): bar["data-good"]
        for bar in figure.all(having="data-good")
    }
    rows = [
        [cell.text for cell in row.all("th", "td")] for row in next(figure.all("tbody")).all("tr")
    ]
    assert len(rows) == len({day for day, _ in points})
    assert rows[0][1:] == ["14+ 2− 4?", "3 ahead, 1 behind of 12", "1 ahead, 0 behind of 7"]
    assert (points["2026-11-17", "us"], points["2026-11-17", "hollin"]) == ("14", "3")
