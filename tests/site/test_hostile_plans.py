"""People's text is text: whatever a plan says, it never becomes markup, script or a template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from gosart.site.builder import SiteBuilder
from tests.site.building import Built, build_site, made_pages, options_of
from tests.site.links import is_inside
from tests.site.markup import Element
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

PLAN = """\
name: {text}
owner: ada
industry: {text}
region: {text}
website: {text}
tags: [{text}]
crm: {{salesforce: {text}}}
team: {{ada: {{name: {text}, role: {text}}}}}
units: {{north: {text}}}
offerings: {{desk: {text}}}
whitespace: {{north: {{desk: {{status: open, opportunity: stones}}}}}}
insights: {{one: {{kind: goal, text: {text}, owner: dana, leads_to: [two]}},
  two: {{kind: pressure, text: {text}}}}}
profile: {{summary: {text}, products: [{text}],
  financials: [{{measure: {text}, value: {text}, trend: up}}]}}
goal: {{customer: {text}, team: {text}}}
people:
  dana: {{name: {text}, title: {text}, unit: north, email: {text}, phone: {text},
    business_agenda: {text}, status: supporter, left: 2026-01-01}}
  emil: {{name: {text}, title: {text}, reports_to: dana,
    influences: [{{person: dana, note: {text}}}], evidence: [{{text: {text}}}]}}
competitors: {{quern: {{name: {text}, position: {text}, strengths: [{text}], threat: high}}}}
partners: {{fjord: {{name: {text}, contact: {text},
  stages: {{sales: {{rating: "+", note: {text}}}}}}}}}
opportunities:
  stones:
    name: {text}
    outcome: {text}
    objective: {{customer: {{text: {text}, measure: {text}}}, team: {text}}}
    strategy: {{type: frontal, target: quern, customer: {text}, rationale: {text}}}
    assessments:
      - {{date: 2026-11-01, for: us, by: ada, note: {text},
        ratings: {{solution_fit: {{rating: "+", evidence: {text}, source: dana}}}}}}
      - {{date: 2026-11-01, for: quern, by: ada, ratings: {{solution_fit: "-"}}}}
    value: {{unique_business_value: {text},
      benefits: [{{kind: increase, item: {text}, per: {text}}}],
      propositions: [{{template: change, our_solution: {text}}}]}}
    decision_criteria: [{{name: {text}, people: [dana], us: better, quern: worse}}]
    milestones: [{{name: {text}, date: 2026-12-01, note: {text}}}]
    actions: [{{id: A1, type: prove, what: {text}, who: [dana], owner: ada,
      due: 2026-11-01, status: open, outcome: {text}}}]
    resources: [{{name: {text}, quantity: {text}}}]
    test: {{customer: {text}, reviews: [{{date: 2026-11-01, questions: [{text}],
      vulnerabilities: [{{text: {text}, severity: high}}]}}]}}
    ignore: {{rule: T001, reason: {text}}}
"""
NOTE = "---\ntitle: {text}\ndate: 2026-11-01\ntags: [{text}]\n---\n# {text}\n\n{text}\n"

# Each has a digit, as the harmless text has: an objective without one is a finding, and its row
# would be a difference.
HOSTILE = [
    "<script>alert(1)</script>",
    "</div></section></article><h1>gone</h1>",
    "<img src=data:x onerror=alert(1)>",
    "a | b || c \\| d 1",
    "字 1 & <b>字</b> &amp; &lt;",
    "\"quoted\" 'single' `tick` ``2``",
    "{{ 7*7 }} {% raw %} {# no #} {{ config }}",
    "x { #own .klass onclick=alert(1) }",
    "<!--gosart--> <!--/gosart--> ]]> 1 <!--",
    "</title><svg onload=alert(1)> </style><script>",
    "$& $1 \\1 %(name)s {name} {0} %s",
    "javascript:alert(1)",
    "[click](javascript:alert(1)) ![x](data:text/html,hi)",
    "# heading 1\n\n- list\n\n/// tab\n",
    "\u202eright to left\u202c e\u0301 \u200b zero 0",
]

FORBIDDEN = ("script", "iframe", "object", "embed", "form", "base", "style", "link", "meta")


def site_of(folder: Path, texts: Mapping[str, str]) -> Built:
    """Build a site with an account for each text; its plan says the text in every field."""
    files = {"mkdocs.yml": CONFIG.replace("gosart]", "gosart, tags]")}
    for account, text in texts.items():
        quoted = json.dumps(text, ensure_ascii=False)
        files[f"accounts/{account}/account.yml"] = PLAN.format(text=quoted)
        files[f"accounts/{account}/notes/talk.md"] = (
            NOTE.replace("title: {text}", f"title: {quoted}")
            .replace("[{text}]", f"[{quoted}]")
            .replace("{text}", text)
        )
    root = write_tree(folder, files)
    problems = SiteBuilder().check(options_of(root))
    # what a page leaves out is said, and nothing else is wrong
    assert {(problem.code, str(problem.severity)) for problem in problems} <= {("P057", "warning")}
    return build_site(root, folder / "site")


def site_with(folder: Path, text: str) -> Built:
    """Build a site with one account, whose plan says one text in every field."""
    return site_of(folder, {"mill": text})


@dataclass(frozen=True)
class Both:
    """The same accounts twice: each with a hostile text, and all with harmless ones."""

    hostile: Built
    plain: Built


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """A site with an account for each hostile text, and its harmless twin."""
    hostile = {f"a{number:02}": text for number, text in enumerate(HOSTILE)}
    plain = {account: f"harmless {number}" for number, account in enumerate(hostile, 1)}
    return Both(
        site_of(tmp_path_factory.mktemp("hostile"), hostile),
        site_of(tmp_path_factory.mktemp("plain"), plain),
    )


def shape(element: Element) -> list[str]:
    """List what may do harm inside an element: what it runs, embeds or styles."""
    found = []
    for inside in element.all():
        if inside.name in FORBIDDEN:
            found.append(inside.name)
        found += [
            f"{inside.name} {name}"
            for name in inside.attributes
            if name.startswith("on") or name == "srcdoc"
        ]
        found += [
            f"{inside.name} {value}"
            for name, value in inside.attributes.items()
            if name in ("href", "src", "action")
            and re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE)
        ]
    return found


def altered(both: Both, names: Iterable[str]) -> list[str]:
    """Name the pages that differ in frame from their harmless twin, or may do harm."""
    return [
        name
        for name in names
        if shape(both.hostile.pages[name]) != shape(both.plain.pages[name])
        or landmarks(both.hostile.pages[name]) != landmarks(both.plain.pages[name])
    ]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_no_text_of_a_plan_becomes_markup_on_the_pages_of_its_account(
    both: Both, number: int
) -> None:
    site, home = both.hostile, f"accounts/a{number:02}/"
    names = [name for name in both.plain.pages if name.startswith(home)]
    assert len(names) > 9
    assert altered(both, names) == []
    said = " ".join(HOSTILE[number].split())
    for address in (home, f"{home}relationships/"):
        heading = next(site.page(address).all("h1")).text.removesuffix("¶")
        assert heading.split(" · ")[0] == said.split(" · ")[0]
    row = site.page(f"{home}relationships/").by_id("person-emil")
    assert said in row.text
    assert said in site.page("").by_id("opportunities-table").text
    assert " 49 " not in site.page(home).text  # what {{ 7*7 }} would give
    assert " 49 " not in both.plain.page(home).text


def test_no_text_of_a_plan_becomes_markup_on_the_pages_of_all_accounts(both: Both) -> None:
    assert both.hostile.louder == []
    assert both.hostile.pages.keys() == both.plain.pages.keys()
    names = [name for name in both.plain.pages if not re.match(r"accounts/a\d", name)]
    assert {"index.html", "people/index.html", "actions/index.html"} <= set(names)
    assert altered(both, names) == []


def landmarks(page: Element) -> list[str]:
    """Give the frame of a page: what a text that closes an element too many would break."""
    names = (
        "head",
        "title",
        "body",
        "header",
        "main",
        "article",
        "footer",
        "table",
        "svg",
        "section",
        "nav",
        "tr",
        "td",
        "figure",
    )
    tips = {id(tip) for drawing in page.all("svg") for tip in drawing.all("title")}
    # a drawing says in a title what it had to shorten, which is not that of the page
    return [inside.name for inside in page.all(*names) if id(inside) not in tips]


def test_a_hostile_text_stands_whole_in_title_description_and_tag(tmp_path: Path) -> None:
    text = "<script>alert('x')</script> & \"more\""
    page = site_with(tmp_path, text).page("accounts/mill/")
    head = next(page.all("head"))
    assert next(head.all("title")).text == f"{text} - Plans"
    (description,) = (
        meta["content"] for meta in head.all("meta") if meta.get("name") == "description"
    )
    assert text in description
    assert [tag.text for tag in page.with_class("md-tag")] == [text]


def test_a_name_stands_whole_in_the_title_of_the_map(tmp_path: Path) -> None:
    plan = MILL.replace("Mill & Sons", '"Mill & <Sons> \\"字\\""')
    site = made_pages(write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan}))
    page = site.page("accounts/mill/relationships/")
    drawing = next(item for item in page.with_class("gosart-map") if item.name == "svg")
    assert 'Mill & <Sons> "字"' in next(drawing.all("title")).text


def test_a_choice_of_a_filter_is_the_text_as_it_is(tmp_path: Path) -> None:
    text = 'a | b & "c" <d>'
    plan = PLAN.format(text=json.dumps(text))
    other = PLAN.format(text='"other"')
    root = write_tree(
        tmp_path, {"accounts/one.yml": plan, "accounts/two.yml": other, "mkdocs.yml": CONFIG}
    )
    page = made_pages(root).page("")
    choices = {
        select["data-filter"]: [option.text for option in select.all("option")]
        for select in page.all("select")
    }
    assert choices["owner"] == ["all", text, "other"]
    rows = list(page.by_id("opportunities-table").all("tr", having="data-owner"))
    assert {row["data-owner"] for row in rows} == {text, "other"}


@pytest.mark.parametrize(
    ("website", "href"),
    [
        ("javascript:alert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("java\tscript:alert(1)", None),
        ("//evil.example/x", None),
        ("mill.example", "https://mill.example"),
        ('https://mill.example/a?b=c&d="e"', 'https://mill.example/a?b=c&d="e"'),
    ],
)
def test_a_website_is_a_link_only_where_a_browser_may_go(
    tmp_path: Path, website: str, href: str | None
) -> None:
    text = f"name: Mill\nowner: ada\nteam: {{ada: {{name: Ada}}}}\nwebsite: {json.dumps(website)}\n"
    root = write_tree(tmp_path, {"accounts/mill.yml": text, "mkdocs.yml": CONFIG})
    page = made_pages(root).page("accounts/mill/")
    outside = [link["href"] for link in page.content.all("a") if not is_inside(link["href"])]
    assert outside == ([href] if href else [])
    assert " ".join(website.split()) in page.content.text


def test_markdown_of_a_plan_is_cut_to_harmless_tags(tmp_path: Path) -> None:
    text = "**bold** <b onclick='x()'>b</b> <script>x()</script><iframe src='//e.example'></iframe>"
    text += " [go](https://mill.example) [no](javascript:x())"
    page = site_with(tmp_path, text).page("accounts/mill/value/")
    cells = [cell for cell in page.content.all("dd") if "bold" in cell.text]
    assert any(True for cell in cells for _ in cell.all("strong"))
    assert {link["href"] for cell in cells for link in cell.all("a", having="href")} >= {
        "https://mill.example"
    }
    assert [found for cell in cells for found in shape(cell)] == []


def test_the_search_index_holds_no_markup_of_a_plan(tmp_path: Path) -> None:
    site = site_with(tmp_path, "<script>alert(1)</script><img src=data:x onerror=alert(2)>")
    entries = json.loads(site.text("search/search_index.json"))["docs"]
    assert len(entries) > 30
    assert [
        entry["location"]
        for entry in entries
        if re.search(r"<(?:script|img)", entry["title"] + entry["text"])
    ] == []
