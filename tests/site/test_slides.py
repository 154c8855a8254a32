"""The slides of a deal: what its file holds, for whom, how large."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import Built, made_pages
from tests.site.markup import Markup, parse
from tests.site.repositories import CONFIG
from tests.writing import write_tree

ADDRESS = "accounts/mill/pumps/"
MOST = 50_000

PLAN = """
name: The Mill
owner: ada
currency: EUR
team: {ada: {name: Ada Brook}}
competitors: {rival: {name: Rival Ltd}}
people:
  cora: {name: Cora Stone, title: Chief executive, role: approver, influence: inner-circle,
    status: supporter, coverage: multiple}
  dan: {name: Dan Weir, title: Finance, role: decision-maker, influence: inner-circle,
    status: enemy, coverage: brief}
opportunities:
  pumps:
    name: Pumps <b>first</b>
    stage: proposal
    amount: 1_200_000
    close_date: 2027-03-25
    probability: 55
    objective: {customer: {text: Less scrap}, team: {text: Sign by spring}}
    delivery: {lead_time: 10 weeks}
    assessments:
      - {date: 2026-09-01, for: us, ratings: {compelling_event: "?", solution_fit: "+"}}
      - {date: 2026-11-01, for: us, ratings: {compelling_event: "+", solution_fit: "+"}}
      - {date: 2026-11-01, for: rival, ratings: {solution_fit: "-", compelling_event: "+"}}
    value:
      compelling_event: {text: The permit ends, date: 2027-09-01}
      unique_business_value: Two shifts less
      benefits: [{kind: decrease, item: Less scrap, amount: 400_000, per: year}]
      costs: [{kind: acquisition, item: Pumps, amount: 600_000}]
    actions:
      - {id: A1, type: prove, what: Show the pump, owner: ada, due: 2026-11-20}
      - {id: A2, type: insulate, what: Meet the secret adviser, owner: ada, due: 2026-12-20,
        audience: account-team}
    test:
      reviews:
        - date: 2026-11-10
          decision: continue
          vulnerabilities: [{text: Nobody has met finance}, {text: The pump is loud, action: A1}]
          recommendations: [Ask finance first]
"""


def received(text: str) -> dict[str, typing.Any]:
    data: dict[str, typing.Any] = json.loads(
        text.removeprefix("gosart.receive(").removesuffix(");\n")
    )
    return data


def file_of(folder: Path, plan: str = PLAN, audience: str = "account-team") -> str:
    root = write_tree(folder, {"accounts/mill.yml": plan, "mkdocs.yml": CONFIG})
    options = {"audience": audience, "today": "2026-11-23"}
    return made_pages(root, options).text(f"{ADDRESS}slides.js")


def slides_of(text: str) -> dict[str, str]:
    page: Markup = parse(received(text)["slides"])
    slides = page.with_class("gl-slide")
    return {
        " ".join(next(slide.all("h2")).text.split()): " ".join(slide.text.split())
        for slide in slides
    }


# What the file holds


def test_the_slides_go_from_the_verdict_to_the_decisions(tmp_path: Path) -> None:
    slides = slides_of(file_of(tmp_path))
    names = [
        "Pumps <b>first</b>", "Four questions and the plan", "Moves that matter",
        "Goal · Objective · Strategy", "Actions · Resources · Test", "Who decides",
        "Relationships", "Where we stand", "Value", "Plan", "Open risks", "Decisions",
    ]  # fmt: skip
    assert [name for name in names if any(key.startswith(name) for key in slides)] == names
    assert len(slides) == len(names)
    texts = {name: text for name in names for key, text in slides.items() if key.startswith(name)}
    assert "€1.2M" in texts["Pumps <b>first</b>"]
    assert "Dan Weir" in texts["Who decides"]
    assert "What changed since 1 Sep 2026" in texts["Where we stand"]
    assert "Compelling event Us: Unknown → Positive" in texts["Where we stand"]
    assert "The permit ends" in texts["Value"]
    assert "Not confirmed by the customer" in texts["Value"]
    assert "Show the pump Ada Brook 3 days overdue" in texts["Plan"]
    assert "Nobody has met finance No action yet" in texts["Open risks"]
    assert "The pump is loud Show the pump Ada Brook · 20 Nov 2026" in texts["Open risks"]
    assert "Review of 10 Nov 2026 Continue Ask finance first" in texts["Decisions"]


def test_a_plan_that_has_only_begun_has_no_empty_slide(tmp_path: Path) -> None:
    plan = "name: Mill\nowner: ada\nteam: {ada: {name: Ada Brook}}\nopportunities:\n"
    slides = slides_of(file_of(tmp_path, plan + "  pumps: {name: Pumps, stage: identified}\n"))
    empty = {"Actions · Resources · Test", "Value", "Plan", "Open risks", "Where we stand"}
    assert not empty & set(slides)
    for name, text in slides.items():
        assert text != name


def test_a_won_deal_says_why_and_asks_for_nothing_more(tmp_path: Path) -> None:
    decided = "    status: won\n    closed: 2026-11-01\n    outcome: The pump was quieter\n"
    plan = PLAN.replace("    amount:", f"{decided}    amount:")
    slides = slides_of(file_of(tmp_path, plan))
    assert "Why The pump was quieter" in slides["Won, 1 Nov 2026"]
    assert not {"Moves that matter", "Plan", "Open risks", "Four questions and the plan"} & set(
        slides
    )


# For whom


def test_what_an_audience_may_not_see_is_in_no_byte_of_its_slides(tmp_path: Path) -> None:
    secret = "Meet the secret adviser"
    assert secret in file_of(tmp_path / "team")
    assert secret not in file_of(tmp_path / "all", audience="everyone")
    plan = PLAN.replace("status: enemy,", "status: enemy, audiences: {status: account-team},")
    shown = received(file_of(tmp_path / "sales", plan, "sales"))["slides"]
    assert "Where people stand is not shown for this audience" in shown
    assert "against Dan Weir" not in shown


def test_the_bar_below_the_slides_says_for_whom_they_are(tmp_path: Path) -> None:
    words = received(file_of(tmp_path))["words"]
    assert words["name"] == "The Mill · Pumps <b>first</b> · 23 Nov 2026 · For the account team"


def test_a_tag_that_somebody_has_typed_is_none_in_the_file(tmp_path: Path) -> None:
    assert "<b>first" not in file_of(tmp_path)


# The samples


def sample_files(site: Built) -> Iterator[tuple[str, bytes]]:
    for name, content in site.files.items():
        if name.endswith("/slides.js"):
            yield name, content


def test_every_sheet_names_its_slides_and_no_file_of_them_is_large(sample_site: Built) -> None:
    files = dict(sample_files(sample_site))
    sheets = [name for name, page in sample_site.pages.items() if page.with_class("gs-present")]
    assert {name.replace("index.html", "slides.js") for name in sheets} == set(files)
    for name, content in files.items():
        assert len(content) <= MOST, name


@pytest.mark.parametrize("audience", ["everyone", "sales"])
def test_the_slides_of_each_audience_are_small_too(
    audience_sites: typing.Mapping[str, Built], audience: str
) -> None:
    files = dict(sample_files(audience_sites[audience]))
    assert files
    assert max(map(len, files.values())) <= MOST
