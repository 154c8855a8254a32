"""The page of actions as a plan: where it stands, its pictures, and what its template may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import Built, made_pages
from tests.site.markup import Markup
from tests.site.repositories import CONFIG
from tests.writing import write_tree

HEAD = """
name: Mill
owner: ada
team: {ada: {name: Ada Brook}}
people: {cora: {name: Cora Stone, title: Miller}}
opportunities:
  stones:
    name: New stones
    stage: proposal
"""


def page_of(folder: Path, plan: str) -> Markup:
    root = write_tree(folder, {"accounts/mill.yml": HEAD + plan, "mkdocs.yml": CONFIG})
    return made_pages(root).page("accounts/mill/actions/")


def lead(page: Markup) -> str:
    (block,) = page.with_class("ap-lead")
    return next(iter(block.all("p"))).text


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ("", "No steps planned yet."),
        (
            "    actions: [{id: A1, type: prove, what: Show it, owner: ada, due: 2026-12-01}]\n",
            "On schedule: nothing is overdue.",
        ),
        (
            (
                "    actions: [{id: A1, type: prove, what: Show it, owner: ada, due: 2026-11-20,"
                " criteria: [access_to_funds]}]\n"
            ),
            "Behind plan: 1 item is overdue. The deal depends on “Show it”: 3 days overdue.",
        ),
        (
            (
                "    close_date: 2027-03-25\n    delivery: {lead_time: 29 weeks}\n"
                "    value: {compelling_event: {text: Delisted, date: 2027-09-01}}\n"
            ),
            "The plan misses the customer's date by 6 weeks.",
        ),
        (
            (
                "    actions: [{id: A1, type: prove, what: Show it, owner: ada, due: 2026-11-20,"
                " status: done}]\n"
            ),
            "No open steps: the plan needs a next one.",
        ),
        (
            (
                "    status: lost\n    actions: [{id: A1, type: prove, what: Show it, owner: ada,"
                " due: 2026-11-20, status: done}]\n"
            ),
            "Decided: Lost. 1 of 1 steps done.",
        ),
    ],
)
def test_the_page_opens_with_where_the_plan_stands(tmp_path: Path, plan: str, words: str) -> None:
    assert " ".join(lead(page_of(tmp_path, plan)).split()) == words


def test_a_won_deal_goes_on_with_what_was_promised(sample_site: Built) -> None:
    words = sample_site.page("accounts/penarroya/kiln-energy/actions/").content.text
    assert "6 of 9 steps done." in words
    assert "Nothing is overdue; next: \u201cFirst ten kilns connected\u201d, 18 Dec" in words


def test_a_phone_has_every_item_of_the_drawing_as_a_line(sample_site: Built) -> None:
    page = sample_site.page("accounts/marwick-thorne/batch-genealogy/actions/")
    picture = next(item for item in page.all("figure") if item["id"] == "mutual-batch-genealogy")
    drawn = [group for group in picture.all("g") if group.get("data-item")]
    (phone,) = picture.with_class("ap-phone")
    assert len(drawn) == len(list(phone.all("li"))) > 15


def test_the_customers_date_is_met_or_missed_in_words_with_what_would_close_the_gap(
    tmp_path: Path,
) -> None:
    plan = """
    close_date: {close}
    delivery: {{lead_time: 29 weeks, steps: [{{name: First site, after: 9 weeks}}]}}
    value: {{compelling_event: {{text: Delisted, date: 2027-09-01}}}}
"""
    page = page_of(tmp_path / "late", plan.format(close="2027-03-25"))
    picture = next(item for item in page.all("figure") if item["id"] == "time-stones")
    assert next(iter(picture.all("h2"))).text == (
        "6 weeks short: an order on 25 Mar 2027 is live on 14 Oct 2027, "
        "and their date is 1 Sep 2027"
    )
    (options,) = picture.all("ol")
    assert [item.text for item in options.all("li")] == [
        "An order by 10 Feb 2027",
        "Delivery in 22 weeks instead of 29 weeks",
        "The customer accepts 14 Oct 2027",
    ]
    assert "First site, 27 May 2027" in picture.text
    assert "10 Feb 2027 less 25 Mar 2027 is −43 days." in picture.text
    days = [row.text.split() for row in page.all("tr") if "site" in row.text]
    assert days == [["27", "May", "2027", "First", "site"]]
    page = page_of(tmp_path / "early", plan.format(close="2026-12-31"))
    picture = next(item for item in page.all("figure") if item["id"] == "time-stones")
    assert next(iter(picture.all("h2"))).text.startswith("5 weeks to spare: ")
    assert picture.with_class("ap-options") == []


def test_what_a_reader_may_not_see_is_not_judged(tmp_path: Path) -> None:
    plan = """
    actions:
      - {id: A1, type: prove, what: Show it, owner: ada, due: 2026-11-02, status: done,
         audiences: {status: account-team}}
      - {id: A2, type: prove, what: Whisper, owner: ada, due: 2026-11-03, audience: account-team}
"""
    page = page_of(tmp_path, plan)
    (drawing,) = page.with_class("gosart-plan")
    states = [item.get("data-state") for item in drawing.all("g") if item.get("data-item")]
    assert states == ["open"]
    assert "Whisper" not in page.text
    assert lead(page).strip() == "On schedule: nothing is overdue."


def test_the_drawings_of_a_page_are_small(sample_site: Built) -> None:
    page = sample_site.files["accounts/marwick-thorne/batch-genealogy/actions/index.html"]
    drawings = re.findall(r"<svg class=.?gosart-(?:plan|chain).*?</svg>", page.decode(), re.DOTALL)
    sizes = [len(drawing.encode()) for drawing in drawings]
    assert len(sizes) == 3
    assert max(sizes) < 12_000
    assert sum(sizes) < 20_000


def test_each_gap_stands_with_its_answer_and_the_head_counts_those_without(tmp_path: Path) -> None:
    plan = """
    strategy:
      type: frontal
      counters: [{move: They halve the price, state: expected}]
    assessments: [{date: 2026-11-01, for: us, by: ada, ratings: "?-+++ +++++ +++++ +++++"}]
    actions:
      - {id: A1, type: retrieve, what: Ask her, owner: ada, due: 2026-11-30,
         criteria: [customer_project]}
      - {id: A2, type: minimise, what: Read the report, owner: ada, due: 2026-11-20,
         criteria: [customer_business_profile]}
"""
    page = page_of(tmp_path, plan)
    picture = next(item for item in page.all("figure") if item["id"] == "gaps-stones")
    assert next(iter(picture.all("h2"))).text == (
        "3 gaps: 1 answered in time, 1 with an answer that is overdue or blocked, "
        "1 without an answer"
    )
    gaps = {item["class"]: " ".join(item.text.split()) for item in picture.all("li")}
    assert gaps == {
        "ap-is-in-time": "Customer's project Ask her Ada Brook, 30 Nov 2026",
        "ap-is-late": "Business profile Read the report Ada Brook, 3 days overdue",
        "ap-is-none": "They halve the price expected move No answer",
    }
    (facts,) = page.with_class("ap-lead")
    assert "Not answered 1 of 3" in " ".join(facts.text.split())


def test_resources_say_what_is_planned_and_what_comes_too_late(tmp_path: Path) -> None:
    plan = """
    amount: 900_000
    currency: GBP
    cost_of_sale: 110_000
    actions: [{id: A1, type: prove, what: Show it, owner: ada, due: 2026-12-01}]
    resources:
      - {name: Architect, quantity: 25 days, needed_by: 2026-11-30, approved: true, actions: [A1]}
      - {name: Connector, amount: 60_000, needed_by: 2026-12-15, approved: false, actions: [A1]}
      - {name: Exercise, amount: 35_000, needed_by: 2026-11-28, approved: true}
"""
    page = page_of(tmp_path, plan)
    picture = next(item for item in page.all("figure") if item["id"] == "needs-stones")
    assert next(iter(picture.all("h2"))).text == (
        "£95K of £110K is planned; “Connector” is not approved and comes after the action that "
        "needs it"
    )
    (drawing,) = picture.with_class("gosart-plan")
    words = [text.text for text in drawing.all("text")]
    assert "comes 14 days after that is due" in words
    assert {"£35K approved", "£60K not approved", "£110K expected"} <= set(words)
    lines = [" ".join(item.text.split()) for item in picture.all("li")]
    assert lines[0] == "Exercise 28 Nov £35K"
    assert lines[2].startswith("Connector 15 Dec, not approved £60K · Show it · comes 14 days")
