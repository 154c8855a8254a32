"""No page has an empty frame: tables have rows, and a half-empty plan is told what to add."""

from __future__ import annotations

import pytest

from tests.site.building import Built, build_site
from tests.site.markup import Element, Markup, parse
from tests.site.repositories import CONFIG
from tests.writing import MINIMAL_ACCOUNT, write_tree

DEAL = MINIMAL_ACCOUNT + "opportunities:\n  pumps: {name: Pumps}\n"
TWO_DEALS = DEAL + "  pipes: {name: Pipes}\n"
SPARSE = (
    MINIMAL_ACCOUNT
    + """\
website: mill.example
people:
  dana: {name: Dana Oak, title: Chief}
competitors: {quern: {}}
partners: {fjord: {}}
units: {north: North}
offerings: {desk: Desk}
insights: {open: {text: A thought}}
goal: {team: Be known}
profile: {summary: A mill}
opportunities:
  pumps:
    name: Pumps
    objective: {customer: Fewer stops}
    strategy: {type: frontal}
    assessments: [{date: 2026-11-01, for: us, ratings: "+.... ..... ..... ....."}]
    milestones: [{name: Decision}]
    resources: [{name: An engineer}]
    decision_criteria: [{name: Price}]
    actions: [{id: A1, type: prove, what: Ask, owner: ada, due: 2026-12-01}]
    value: {benefits: [{kind: increase, item: Output}]}
    test: {reviews: [{date: 2026-11-01}]}
"""
)


@pytest.fixture(scope="module")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of plans that hold little."""
    plans = {"bare": MINIMAL_ACCOUNT, "deal": DEAL, "deals": TWO_DEALS, "sparse": SPARSE}
    root = tmp_path_factory.mktemp("sparse")
    write_tree(
        root,
        {"mkdocs.yml": CONFIG, **{f"accounts/{name}.yml": text for name, text in plans.items()}},
    )
    return build_site(root, root / "site")


def rows_of(table: Element) -> int:
    return sum(len(list(body.all("tr"))) for body in table.all("tbody"))


def hollow(page: Element) -> list[str]:
    """Say which elements of a page frame nothing."""
    found = [
        f"table without rows: {table.text[:60]}"
        for table in page.all("table")
        if not rows_of(table)
    ]
    for name in (
        "tbody",
        "ul",
        "ol",
        "dl",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "figure",
        "select",
        "nav",
        "svg",
        "li",
        "a",
        "button",
        "option",
    ):
        found += [
            f"empty {element!r}"
            for element in page.all(name)
            if not element.text and not pictured(element)
        ]
    return found


def pictured(element: Element) -> bool:
    """Tell whether an element without words shows something or has a name for a reader's voice."""
    return bool(element.get("aria-label") or element.get("title")) or any(
        True for _ in element.all("img", "svg", "circle", "path", "rect")
    )


def last_of_its_section(page: Markup) -> list[str]:
    """Give headings that nothing follows."""
    blocks = [child for child in page.content.children if isinstance(child, Element)]
    return [
        first.text
        for first, second in zip(blocks, [*blocks[1:], None], strict=True)
        if first.name in ("h1", "h2")
        and (second is None or (second.name == "h2" and first.name == "h2"))
    ]


@pytest.mark.parametrize("which", ["sample", "sparse"])
def test_no_table_list_card_or_heading_is_empty(
    sample_site: Built, sparse: Built, which: str
) -> None:
    site = sample_site if which == "sample" else sparse
    pages = {name: page for name, page in site.pages.items() if name != "404.html"}
    assert len(pages) > 20
    assert {name: found for name, page in pages.items() if (found := hollow(page.content))} == {}


@pytest.mark.parametrize("which", ["sample", "sparse"])
def test_something_stands_under_every_heading(
    sample_site: Built, sparse: Built, which: str
) -> None:
    site = sample_site if which == "sample" else sparse
    pages = {name: page for name, page in site.pages.items() if name != "404.html"}
    assert {
        name: found for name, page in pages.items() if (found := last_of_its_section(page))
    } == {}


def test_no_cell_shows_a_value_of_the_machine(sample_site: Built, sparse: Built) -> None:
    shown = {
        (name, cell.text)
        for site in (sample_site, sparse)
        for name, page in site.pages.items()
        for cell in page.all("td", "th", "dd", "dt", "li")
        if cell.text in ("None", "True", "False", "[]", "()", "{}", "nan")
        or "<bound" in cell.text
        or "Markup(" in cell.text
    }
    assert shown == set()


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("accounts/bare/", "Add one under opportunities"),
        ("accounts/bare/", "Add goal:"),
        ("accounts/bare/", "Add who decides under people"),
        ("accounts/bare/assessment/", "Add one under opportunities"),
        ("accounts/bare/relationships/", "Add who decides under people"),
        ("accounts/bare/value/", "Add profile"),
        ("accounts/bare/value/", "Add insights"),
        ("accounts/bare/value/", "Add competitors"),
        ("accounts/bare/value/", "Add units, offerings and whitespace"),
        ("accounts/bare/value/", "Add partners"),
        ("accounts/bare/actions/", "Add the next step to actions"),
        ("accounts/bare/actions/", "Add milestones"),
        ("accounts/bare/actions/", "Add resources"),
        ("accounts/bare/review/", "record the review in test.reviews"),
        ("accounts/deal/actions/", "Add the next step to actions"),
        ("accounts/deal/assessment/", "Add an entry to assessments"),
        ("accounts/deal/value/", "Add strategy.type"),
        ("accounts/deal/value/", "Add value.benefits and value.costs"),
        ("accounts/deal/value/", "Add decision_criteria"),
        ("accounts/deals/pipes/assessment/", "Add an entry to assessments"),
        ("accounts/deals/pipes/actions/", "Add the next step to actions"),
        ("accounts/sparse/relationships/", "Add business_agenda, personal_agenda and an approach"),
        ("accounts/sparse/review/", "Add vulnerabilities to a review"),
    ],
)
def test_what_a_plan_lacks_is_said_with_what_to_add(
    sparse: Built, address: str, advice: str
) -> None:
    said = [line.text for line in sparse.page(address).with_class("g-missing")]
    assert [line for line in said if advice in line] != [], said


def test_a_plan_with_entries_is_not_told_to_add_them(sparse: Built) -> None:
    said = " ".join(
        line.text for line in sparse.page("accounts/sparse/actions/").with_class("g-missing")
    )
    assert said == ""


def test_the_search_for_empty_frames_finds_them() -> None:
    page = parse(
        "<article><table><thead><tr><th>A</th></tr></thead><tbody></tbody></table><ul></ul><h2>B</h2></article>"
    )
    assert hollow(page.content) == ["table without rows: A", "empty <tbody {}>", "empty <ul {}>"]
    assert last_of_its_section(page) == ["B"]
