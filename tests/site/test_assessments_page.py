"""The pages of assessments say what the plans say: sums, changes, all open opportunities."""

from __future__ import annotations

import re
from math import atan2, pi

import pytest

from gosart.method.loader import load_method
from gosart.plan.model.account import Account
from gosart.site.builder import SiteBuilder
from tests.site.building import Built, options_of


@pytest.fixture(scope="module")
def accounts(sample_site: Built) -> tuple[Account, ...]:
    return SiteBuilder().load(options_of(sample_site.root)).accounts


def assessed(accounts: tuple[Account, ...]) -> list[tuple[Account, str, tuple[str, ...]]]:
    """Give every open deal that has an assessment of us, with our latest marks."""
    found = []
    for account in accounts:
        for opportunity in account.opportunities:
            ours = sorted(
                (item for item in opportunity.assessments if item.rival is None),
                key=lambda item: item.date,
            )
            if opportunity.is_open and ours:
                found.append(
                    (
                        account,
                        opportunity.id,
                        tuple(rating.mark or "" for rating in ours[-1].ratings),
                    )
                )
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


def test_push_or_drop_has_a_bubble_and_a_row_for_each_opportunity(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    page = sample_site.page("assessments/")
    (figure,) = page.with_class("g-worth")
    expected = sorted(
        f"{account.id}/{opportunity}" for account, opportunity, _ in assessed(accounts)
    )
    assert sorted(bubble["data-key"] for bubble in figure.all(having="data-key")) == expected


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
        "12 plus, 4 minus, 4 unknown. "
        "Behind Hollin Dairy Tech by 1. Ahead of Steinmark Digital by 5."
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
    text = page.content.text
    assert len(moved) == 7
    assert [
        criterion.label for criterion in moved if f"{criterion.label} went from" not in text
    ] == []
    assert "better: Compelling event went from ? to +" in text


def test_a_radar_of_us_and_a_rival_takes_less_than_six_kilobytes_of_its_page(
    sample_site: Built,
) -> None:
    found = [
        (len(radar.encode()), name)
        for name in sample_site.pages
        for radar in re.findall(
            r'<svg class="gosart-radar.*?</svg>', sample_site.text(name), re.DOTALL
        )
        if len(re.findall(r"<g class=r\d>", radar)) < 2
    ]
    assert len(found) > 15
    assert max(found)[0] <= 6_000, max(found)


def test_the_trend_is_a_table_as_well(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/batch-genealogy/assessment/")
    (figure,) = page.with_class("g-trend")
    points = {
        (point["data-date"], point["data-for"]): int(point["data-sum"])
        for point in figure.all(having="data-sum")
    }
    rows = [
        [cell.text for cell in row.all("th", "td")] for row in next(figure.all("tbody")).all("tr")
    ]
    assert len(rows) == len({day for day, _ in points})
    told = {
        int(cell.split()[0].replace("−", "-")) for row in rows for cell in row[1:] if cell != "–"
    }
    assert told == set(points.values())
