"""Findings on an account's pages: what to do next, in which order, with links and counts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gosart.analysis.consequence import Consequence
from gosart.config.model import MkdocsSettings, mkdocs_names, options_from
from gosart.rules.consequences import consequence_of
from gosart.site.builder import SiteResult, build
from tests.site.markup import quoted
from tests.writing import write_tree

PLAN = """
    name: Alder Mills
    owner: ann
    reviewed: 2026-11-20
    team: {ann: {name: Ann Berg}}
    people:
      bo: {coverage: none, name: Bo <Lind>, title: Boss, influence: inner-circle, status: neutral}
    opportunities:
      pumps:
        name: Pumps
        amount: 400_000
        close_date: 2027-02-26
        ignore: {rule: C001, reason: The board decides first, until: 2026-12-31}
        actions:
          - {id: A1, type: prove, what: Trial, owner: ann, due: 2026-11-12}
    """
FORGE = {"repo_url": "https://forge.example/alder/plans", "edit_uri": "edit/main/accounts/"}


def site_of(root: Path, plan: str = PLAN, **given: object) -> SiteResult:
    write_tree(root, {"accounts/alder.yml": plan})
    own = {name: value for name, value in given.items() if name not in mkdocs_names()}
    settings = {name: value for name, value in given.items() if name not in own}
    raw = {"today": "2026-11-24", **own}
    return build(options_from(raw, root, {}, MkdocsSettings(**settings)))


def page(result: SiteResult, uri: str) -> str:
    (content,) = [str(file.content) for file in result.files if file.uri == uri]
    return quoted(content)


def test_what_to_do_next_stands_first_in_the_order_of_consequence(tmp_path: Path) -> None:
    review = page(site_of(tmp_path), "accounts/alder/review/index.md")
    assert review.index("## What to do next") < review.index("## Tests")
    steps = re.findall(r"<li class=\"g-next-(\w+)\">\s*<strong>(.*?)</strong>", review)
    assert steps == [
        # the moves of the summary and the brief
        ("bad", "Meet Bo (Boss), who has a vote"),
        ("advice", "Trial"),
        # what rules find beside them
        ("bad", "We do not know who decides or approves"),
        ("warn", "The unique business value is not written"),
        ("warn", "We have not been assessed"),
        ("warn", "No compelling event: nothing makes the customer act"),
        ("advice", "The customer&#39;s goal is missing"),
    ]


def test_what_only_keeps_the_plan_in_order_is_folded(tmp_path: Path) -> None:
    review = page(site_of(tmp_path), "accounts/alder/review/index.md")
    folded = re.findall(r"<details class=\"g-tidying\">.*?</details>", review, re.DOTALL)
    codes = set(re.findall(r">(\w\d{3})</a>", "".join(folded)))
    assert codes
    assert {consequence_of(code) for code in codes} == {Consequence.HOUSEKEEPING}
    before = review[: review.index("<details")]
    assert "points of housekeeping" in review
    assert not codes & set(re.findall(r">(\w\d{3})</a>", before))


def test_findings_stand_under_the_question_they_answer(tmp_path: Path) -> None:
    review = page(site_of(tmp_path), "accounts/alder/review/index.md")
    asked = re.split(r"<section class=\"g-asked\">\s*<h3>", review)[1:]
    titles = [part.split("</h3>")[0] for part in asked]
    assert titles[:2] == [
        "Is the deal real, and worth it?",
        "Who decides, and which of them are for us?",
    ]
    work = next(part for part in asked if part.startswith("Who does what by when"))
    assert "“Trial” (A1) is overdue by 12 days" in work
    assert "Nobody of ours has met" not in work


@pytest.mark.parametrize(
    ("given", "href"),
    [
        (FORGE, "https://forge.example/alder/plans/blob/main/accounts/alder.yml#L14"),
        (
            {**FORGE, "edit_uri": "-/edit/trunk/accounts/"},
            "https://forge.example/alder/plans/-/blob/trunk/accounts/alder.yml#L14",
        ),
        (
            {"repo_url": "https://github.com/alder/plans"},
            "https://github.com/alder/plans/blob/master/accounts/alder.yml#L14",
        ),
        (
            {"source_url": "https://git.example/?f={path}&amp;l={line}"},
            "https://git.example/?f=accounts/alder.yml&amp;amp;l=14",
        ),
    ],
)
def test_a_finding_links_to_file_and_line(
    tmp_path: Path, given: dict[str, object], href: str
) -> None:
    review = page(site_of(tmp_path, **given), "accounts/alder/review/index.md")
    assert f'<a class="g-place-link" href="{href}"><code>alder.yml:14</code></a>' in review


@pytest.mark.parametrize(
    "given", [{}, {"repo_url": "https://forge.example/alder/plans"}, {**FORGE, "edit_uri": "wiki/"}]
)
def test_without_a_known_forge_the_place_is_a_text(
    tmp_path: Path, given: dict[str, object]
) -> None:
    review = page(site_of(tmp_path, **given), "accounts/alder/review/index.md")
    assert "alder.yml:14</code>" in review
    assert "g-place-link" not in review


def test_an_accepted_finding_is_shown_with_its_reason_and_day(tmp_path: Path) -> None:
    review = page(site_of(tmp_path), "accounts/alder/review/index.md")
    accepted = review.split("Accepted, with a reason")[1]
    assert "No competitive strategy is chosen" in accepted
    assert "The board decides first" in accepted
    assert '<time datetime="2026-12-31">31 Dec 2026</time>' in accepted


def test_a_finding_about_one_person_in_two_opportunities_is_told_once(tmp_path: Path) -> None:
    plan = (
        PLAN.rstrip() + "\n      service:\n        name: Service\n        close_date: 2027-02-26\n"
    )
    review = page(site_of(tmp_path, plan), "accounts/alder/review/index.md")
    tests = review.split("## Tests")[1].split("## Reviews")[0]
    (told,) = re.findall(r"We have not met .*?</p>", tests, re.DOTALL)
    assert "Pumps, Service" in told


def test_names_in_findings_stay_text(tmp_path: Path) -> None:
    result = site_of(tmp_path)
    for file in result.files:
        assert not isinstance(file.content, str) or "Bo <Lind>" not in file.content
    assert "We have not met Bo &lt;Lind&gt;" in page(result, "accounts/alder/review/index.md")


def test_every_code_leads_to_a_page_and_every_rule_has_one(tmp_path: Path) -> None:
    result = site_of(tmp_path)
    uris = {file.uri for file in result.files}
    for uri in ("accounts/alder/review/index.md", "method/rules/index.md"):
        codes = re.findall(r'<a class="g-code" href="([^"]*)"[^>]*>(\w+)</a>', page(result, uri))
        assert len(codes) > 5
        assert {f"method/rules/{code.lower()}/index.md" for _, code in codes} <= uris
        assert all(href.endswith(f"{code.lower()}/") for href, code in codes)


def test_a_rules_page_shows_why_the_plan_that_fails_with_the_line_and_the_plan_mended(
    tmp_path: Path,
) -> None:
    rule = page(site_of(tmp_path), "method/rules/c004/index.md")
    assert "In a head-on contest the best-known" in rule
    marked = re.findall(
        r'<span class="g-line g-line-(\w+)" data-line="(\d+)">([^<]*)&#10;</span>', rule
    )
    assert marked == [
        ("found", "10", "    strategy: {type: frontal, target: torrent}"),
        ("new", "10", "    strategy: {type: flanking, target: torrent}"),
    ]
    assert "Frontal strategy against Torrent, but the customer sees no clear lead: 1 to 1" in rule
    assert "thresholds" in rule


def test_a_chosen_severity_and_a_rule_that_does_not_run_are_told_on_the_pages(
    tmp_path: Path,
) -> None:
    result = site_of(tmp_path, rules={"ignore": ["N002"], "severity": {"K002": "error"}})
    assert "not run on this site" in page(result, "method/rules/n002/index.md")
    assert "not run on this site" not in page(result, "method/rules/k002/index.md")
    assert '<span class="g-badge g-bad-badge">error</span>' in page(
        result, "method/rules/k002/index.md"
    )
    assert "overdue by" not in page(result, "accounts/alder/review/index.md")


def test_a_plan_that_nobody_touched_is_found_only_where_somebody_knows_the_day(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"accounts/alder.yml": PLAN})
    options = options_from({"today": "2026-11-24"}, tmp_path, {})
    days = {
        "unknown": None,
        "old": {"alder": date(2026, 9, 1)},
        "new": {"alder": date(2026, 11, 1)},
    }
    found = {
        name: "D001" in {item.code for item in build(options, touched).findings}
        for name, touched in days.items()
    }
    assert found == {"unknown": False, "old": True, "new": False}
