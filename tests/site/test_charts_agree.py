"""What the drawings say agrees with the plan: people, lines and ratings, no more and no less."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gosart.plan.model.account import Account, Opportunity
from gosart.plan.model.people import Organisation
from gosart.site.builder import SiteBuilder
from tests.site.building import Built, build_site, options_of
from tests.site.markup import Element
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

Line = tuple[str, str, str]
Led = tuple[tuple[str, bool], ...]
"""Each criterion's sign, and whether there is evidence of it."""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the small plan."""
    root = write_tree(
        tmp_path_factory.mktemp("mill"), {"accounts/mill.yml": MILL, "mkdocs.yml": CONFIG}
    )
    return build_site(root, root / "site")


@pytest.fixture(scope="module")
def accounts(sample_root: Path) -> tuple[Account, ...]:
    """The sample accounts as the site shows them."""
    return SiteBuilder().load(options_of(sample_root)).accounts


def drawing(page: Element, name: str) -> Element:
    """Give the one picture of a class that has a title; the others are keys of a legend."""
    (found,) = (
        picture
        for picture in page.all("svg", having="aria-labelledby")
        if name in picture.get("class").split()
    )
    return found


def people(picture: Element) -> list[str]:
    return sorted(card["data-person"] for card in picture.all("g", having="data-person"))


def lines(picture: Element) -> Counter[Line]:
    return Counter(
        (path["data-kind"], path["data-from"], path["data-to"])
        for path in picture.all("path", having="data-kind")
    )


def marks(picture: Element) -> dict[tuple[str, str], str]:
    found = {
        (group["data-for"], mark["data-criterion"]): mark["data-rating"]
        for group in picture.all("g", having="data-for")
        for mark in group.all(having="data-criterion")
    }
    assert len(found) == len(list(picture.all(having="data-criterion")))  # each once
    return found


def test_the_map_of_a_small_plan_has_its_people_and_lines(mill: Built) -> None:
    picture = drawing(mill.page("accounts/mill/relationships/"), "gosart-map")
    assert people(picture) == ["dana", "emil", "fern"]
    assert lines(picture) == Counter(
        [
            ("formal", "dana", "emil"),
            ("formal", "dana", "fern"),
            ("informal", "emil", "fern"),
            ("influence", "emil", "dana"),
            ("conflict", "emil", "fern"),
        ]
    )


@pytest.mark.parametrize("address", ["accounts/mill/", "accounts/mill/assessment/"])
def test_the_radar_of_a_small_plan_has_its_marks(mill: Built, address: str) -> None:
    found = marks(drawing(mill.page(address), "gosart-radar"))
    assert found["us", "customer_project"] == "+"
    assert found["us", "customer_business_profile"] == "?"
    assert found["us", "customer_financial_condition"] == "-"
    assert found["us", "compelling_event"] == ""
    assert found["quern", "compelling_event"] == "-"
    assert found["quern", "inside_support"] == "+"
    ours = "".join(mark or "." for (vendor, _), mark in sorted(found.items()) if vendor == "us")
    assert sorted(ours) == sorted("+?-?.?-+?+?-+?-++?++")


def page_of(account: Account, opportunity: Opportunity, part: str) -> str:
    return (
        f"accounts/{account.id}/{part}/"
        if len(account.opportunities) == 1
        else f"accounts/{account.id}/{opportunity.id}/{part}/"
    )


def organisations(accounts: Iterable[Account]) -> Iterable[tuple[str, Organisation]]:
    """Yield every page with a map, with what it has to show."""
    for account in accounts:
        if len(account.opportunities) != 1:
            yield f"accounts/{account.id}/relationships/", account.organisation
        for opportunity in account.opportunities:
            yield page_of(account, opportunity, "relationships"), opportunity.organisation


def test_every_map_has_the_people_and_lines_of_its_plan(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    shown = [
        (page, organisation)
        for page, organisation in organisations(accounts)
        if organisation.people
    ]
    assert len(shown) > 12
    for page, organisation in shown:
        picture = drawing(sample_site.page(page), "gosart-map")
        assert people(picture) == sorted(person.id for person in organisation.people), page
        expected = Counter(
            (line.kind.value, line.source.id, line.target.id) for line in organisation.lines
        )
        assert unordered(lines(picture)) == unordered(expected), page


def unordered(found: Counter[Line]) -> Counter[Line]:
    """A conflict has no direction."""
    return Counter(
        {
            (kind, *((min(a, b), max(a, b)) if kind == "conflict" else (a, b))): count
            for (kind, a, b), count in found.items()
        }
    )


def test_every_named_person_of_a_map_has_a_row_that_the_card_leads_to(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    for page, organisation in organisations(accounts):
        built = sample_site.page(page)
        assert {f"person-{person.id}" for person in organisation.named} <= built.ids, page


def leading(account: Account, opportunity: Opportunity) -> dict[tuple[str, str], Led]:
    """Work out what leads on each day, by day and company, from the plan alone.

    Agreed sets lead, and those of the opportunity's owner, else of the account's, else of whoever
    rated first. A set changes the criteria it rates; evidence stays as long as the sign does.
    """
    result = {}
    for rival in {assessment.rival for assessment in opportunity.assessments}:
        sets = sorted(
            (item for item in opportunity.assessments if item.rival == rival),
            key=lambda item: (item.date, item.agreed),
        )
        owners = [opportunity.owner, account.owner]
        raters = [item.by or opportunity.owner or account.owner for item in sets]
        leader = next((person for person in owners if person in raters), raters[0])
        led = [(".", False)] * len(sets[0].ratings)
        for item, rater in zip(sets, raters, strict=True):
            changes = item.ratings if item.agreed or rater == leader else ()
            for index, rating in enumerate(changes):
                if rating.rating is not None:
                    sign, backed = led[index]
                    own = bool(rating.evidence or rating.source or rating.confidence)
                    same = rating.rating.value == sign
                    led[index] = (rating.rating.value, own or (same and backed))
            if any(sign != "." for sign, _ in led):
                result[item.date.isoformat(), rival.id if rival else "us"] = tuple(led)
    return result


def assessed(accounts: Iterable[Account]) -> Iterator[tuple[Account, Opportunity]]:
    for account in accounts:
        for opportunity in account.opportunities:
            if opportunity.assessments:
                yield account, opportunity


def test_every_radar_has_the_leading_ratings_of_its_plan(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    checked = 0
    for account, opportunity in assessed(accounts):
        page = sample_site.page(page_of(account, opportunity, "assessment"))
        drawn: dict[str, list[str]] = {}
        for (vendor, _), mark in marks(drawing(page, "gosart-radar")).items():
            drawn.setdefault(vendor, []).append(mark or ".")
        latest = {
            vendor: [sign for sign, _ in led]
            for (_, vendor), led in sorted(leading(account, opportunity).items())
        }
        assert drawn == latest, (account.id, opportunity.id)
        checked += len(latest)
    assert checked > 15


def figure_of(site: Built, address: str) -> Any:
    """Give what the button of an assessment's page loads from beside it."""
    button = site.page(address).only("div", having="data-figure")
    text = site.text(posixpath.normpath(address + button["data-figure"]))
    return json.loads(text.removeprefix("gosart.receive(").removesuffix(");\n"))


def figure_marks(figure: Any) -> dict[tuple[str, str], tuple[str, list[tuple[float, float]]]]:
    """Give what the interactive radar draws: by date and vendor the ratings, and the points.

    The points are in the order of the criteria.
    """
    found = {}
    for frame in figure["frames"]:
        for trace in (trace for trace in frame["data"] if "meta" in trace):
            points = {
                theta: r
                for r, theta in zip(trace["r"], trace["theta"], strict=True)
                if r is not None
            }
            found[frame["name"], trace["meta"]["vendor"]] = (
                trace["meta"]["marks"],
                sorted(points.items()),
            )
    return found


def test_every_interactive_radar_has_all_days_companies_and_leading_ratings_of_its_plan(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    checked = 0
    for account, opportunity in assessed(accounts):
        address = page_of(account, opportunity, "assessment")
        found = figure_marks(figure_of(sample_site, address))
        planned = {
            key: "".join(sign for sign, _ in led)
            for key, led in leading(account, opportunity).items()
        }
        assert {key: marks for key, (marks, _) in found.items()} == planned, (
            account.id,
            opportunity.id,
        )
        checked += len(found)
    assert checked > 40


def test_drawing_and_interactive_radar_show_the_same_marks(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    compared = 0
    for account in accounts:
        for opportunity in (
            opportunity for opportunity in account.opportunities if opportunity.assessments
        ):
            address = page_of(account, opportunity, "assessment")
            page = sample_site.page(address)
            drawn: dict[str, str] = {}
            for (vendor, _), mark in marks(
                drawing(page, "gosart-radar")
            ).items():  # in the order they are drawn in: the method's
                drawn[vendor] = drawn.get(vendor, "") + (mark or ".")
            found = figure_marks(figure_of(sample_site, address))
            latest = {vendor: shown for (_, vendor), (shown, _) in sorted(found.items())}
            assert {vendor: drawn[vendor] for vendor in latest} == latest, (
                account.id,
                opportunity.id,
            )
            compared += len(latest)
    assert compared > 15


def test_evidence_of_the_interactive_radar_is_the_plans(
    sample_site: Built, accounts: tuple[Account, ...]
) -> None:
    checked = 0
    for account, opportunity in assessed(accounts):
        figure = figure_of(sample_site, page_of(account, opportunity, "assessment"))
        notes = sum(
            len(trace["meta"]["notes"])
            for frame in figure["frames"]
            for trace in frame["data"]
            if "meta" in trace
        )
        backed = sum(
            has_evidence
            for led in leading(account, opportunity).values()
            for _, has_evidence in led
        )
        assert notes == backed, (account.id, opportunity.id)
        checked += backed
    assert checked > 8
