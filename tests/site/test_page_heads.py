"""What a page says of itself: title, description, file to edit, tags, and what search has of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import gosart.site.site_context
from gosart.method.loader import load_method
from gosart.site.builder import SiteBuilder, build
from tests.site.building import Built, build_site, options_of
from tests.site.repositories import CONFIG, MILL
from tests.writing import write_tree

EDIT = "https://forge.example/tarnbeck/account-plans/edit/main/accounts/"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", "Portfolio"),
        ("accounts/", "Accounts"),
        ("actions/", "Actions"),
        ("accounts/osterby-marine/", "Østerby Marine"),
        ("accounts/osterby-marine/value/", "Østerby Marine · Value and strategy"),
        ("accounts/marwick-thorne/", "Marwick & Thorne Dairies"),
        ("accounts/marwick-thorne/actions/", "Marwick & Thorne Dairies · Actions"),
        ("accounts/marwick-thorne/notes/", "Marwick & Thorne Dairies · Notes"),
        (
            "accounts/penarroya/glaze-recipes/assessment/",
            "Azulejos Peñarroya · Glaze recipes & colour release · Assessment",
        ),
        ("accounts/penarroya/notes/2026-07-29-kiln-nine/", "Kiln 9 after eight weeks"),
        ("method/politics/", "People and politics"),
    ],
)
def test_a_page_has_its_title_in_heading_and_window(
    sample_site: Built, address: str, title: str
) -> None:
    page = sample_site.page(address)
    head = next(page.all("head"))
    assert page.only("h1").text.removesuffix("¶") == title
    window = next(head.all("title")).text
    assert window == f"{title} - Tarnbeck account plans"


def test_no_two_pages_have_the_same_title(sample_site: Built) -> None:
    titles = [
        next(next(page.all("head")).all("title")).text
        for name, page in sample_site.pages.items()
        if name != "404.html"
    ]
    assert sorted(title for title in titles if titles.count(title) > 1) == []


def test_every_page_describes_itself(sample_site: Built) -> None:
    described = {
        name: [
            meta.get("content") for meta in page.all("meta") if meta.get("name") == "description"
        ]
        for name, page in sample_site.pages.items()
        if name != "404.html"
    }
    assert [name for name, found in described.items() if len(found) != 1 or not found[0]] == []
    assert described["accounts/marwick-thorne/value/index.html"] == [
        "Value and strategy of the plan for Marwick & Thorne Dairies"
    ]


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("accounts/osterby-marine/review/", "osterby-marine.yml"),
        ("accounts/tallgrass-packaging/", "tallgrass-packaging.md"),
        ("accounts/dunmore-aggregates/", "dunmore-aggregates.yaml"),
        ("accounts/marwick-thorne/relationships/", "marwick-thorne/account.yml"),
        (
            "accounts/marwick-thorne/batch-genealogy/value/",
            "marwick-thorne/opportunities/batch-genealogy/opportunity.yml",
        ),
        (
            "accounts/penarroya/glaze-recipes/assessment/",
            "penarroya/opportunities/glaze-recipes.md",
        ),
        (
            "accounts/marwick-thorne/notes/2026-09-15-rework-walk/",
            "marwick-thorne/notes/2026-09-15-rework-walk.md",
        ),
    ],
)
def test_edit_this_page_leads_to_the_plans_own_file(
    sample_site: Built, address: str, file: str
) -> None:
    assert [
        link["href"] for link in sample_site.page(address).all("a") if link.get("rel") == "edit"
    ] == [EDIT + file]


def test_every_edit_link_names_a_file_that_is_there(sample_site: Built) -> None:
    links = {
        link["href"]
        for page in sample_site.pages.values()
        for link in page.all("a")
        if link.get("rel") == "edit"
    }
    assert len(links) > 15
    assert [
        link
        for link in links
        if not (sample_site.root / "accounts" / link.removeprefix(EDIT)).is_file()
    ] == []


def test_pages_that_no_plan_wrote_have_no_edit_link(sample_site: Built) -> None:
    pages = ("", "accounts/", "actions/", "method/", "method/politics/")
    assert [
        page
        for page in pages
        for link in sample_site.page(page).all("a")
        if link.get("rel") == "edit"
    ] == []


def test_edit_links_survive_a_folder_docs(tmp_path: Path) -> None:
    config = (
        CONFIG.replace("docs_dir: accounts", "docs_dir: docs")
        + "    repo_url: https://forge.example/x/y\n    edit_uri: edit/main/docs/\n"
    )
    config = config.replace("font: false", "font: false, features: [content.action.edit]")
    root = write_tree(tmp_path, {"accounts/mill.yml": MILL, "docs/.keep": "", "mkdocs.yml": config})
    site = build_site(root, tmp_path / "site")
    (link,) = (link for link in site.page("accounts/mill/").all("a") if link.get("rel") == "edit")
    assert link["href"] == "https://forge.example/x/y/edit/main/accounts/mill.yml"


def test_an_accounts_tags_stand_on_its_page(sample_site: Built) -> None:
    shown = [tag.text for tag in sample_site.page("accounts/marwick-thorne/").with_class("md-tag")]
    assert sorted(shown) == ["food", "multi-site", "strategic", "traceability"]
    listed = {
        entry["item"]["url"]: entry["tags"]
        for entry in json.loads(sample_site.text("tags.json"))["mappings"]
    }
    assert listed["accounts/penarroya/"] == ["customer", "energy", "kilns"]


def index_of(site: Built) -> list[dict[str, str]]:
    """Give the entries of the search index."""
    return list(json.loads(site.text("search/search_index.json"))["docs"])


def test_the_search_finds_every_named_person_at_their_row(sample_site: Built) -> None:
    titles = {entry["location"]: entry["title"] for entry in index_of(sample_site)}
    people = {
        f"accounts/{account.id}/relationships/#person-{person.id}": person.name
        for account in SiteBuilder().load(options_of(sample_site.root)).accounts
        for person in account.organisation.named
    }
    assert len(people) > 60
    assert {
        address: name
        for address, name in people.items()
        if titles[address].replace("\u200b", "") != escaped(name)
    } == {}


def test_each_competitor_opportunity_and_goal_is_a_hit_of_its_own(sample_site: Built) -> None:
    titles = {entry["location"]: entry["title"] for entry in index_of(sample_site)}
    wanted: dict[str, str] = {}
    for account in SiteBuilder().load(options_of(sample_site.root)).accounts:
        page = f"accounts/{account.id}/"
        wanted[page] = account.name
        for rival in account.competitors:
            if rival.id == "no-decision":
                continue  # has no strengths of its own, and no card
            wanted[f"{page}value/#competitor-{rival.id}"] = rival.name
        for opportunity in account.opportunities:
            wanted[f"{page}{opportunity.id}/"] = opportunity.name
    assert len(wanted) > 30
    assert {
        address: (name, titles.get(address))
        for address, name in wanted.items()
        if not address.endswith("/")
        and titles.get(address, "").replace("\u200b", "") != escaped(name)
    } == {}
    entries = [(entry["location"], entry["title"]) for entry in index_of(sample_site)]
    assert {
        name
        for address, name in wanted.items()
        if address.endswith("/") and (address, escaped(name)) not in spaceless(entries)
    } == set()


def spaceless(entries: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give entries without the spaces of no width that part characters of other scripts."""
    return [(address, title.replace("\u200b", "")) for address, title in entries]


def test_what_the_search_leads_to_is_on_the_page(sample_site: Built) -> None:
    entries = [entry for entry in index_of(sample_site) if entry["location"].startswith("acc")]
    assert len(entries) > 200
    ids: dict[str, str] = {}
    lost = set()
    for entry in entries:
        address, _, anchor = entry["location"].partition("#")
        text = ids.setdefault(address, sample_site.text(f"{address}index.html"))
        if anchor and f'id="{anchor}"' not in text:
            lost.add(entry["location"])
    assert lost == set()


def test_the_search_finds_names_by_plain_letters_and_words_of_scripts_without_spaces(
    tmp_path: Path,
) -> None:
    plan = """\
name: Zürich Élan Łódź
owner: ann
team: {ann: {name: Ann Berg}}
people: {s: {name: Siobhán Ó Néill, title: Buyer}, w: {name: 王小明, title: Buyer}}
"""
    root = write_tree(tmp_path, {"accounts/zurich.yml": plan, "mkdocs.yml": CONFIG})
    site = build_site(root, tmp_path / "site")
    index = json.loads(site.text("search/search_index.json"))
    texts = {entry["location"]: entry for entry in index["docs"]}
    assert "Zurich Elan Lodz" in texts["accounts/zurich/"]["text"]
    assert "Siobhan O Neill" in texts["accounts/zurich/relationships/#person-s"]["text"]
    assert texts["accounts/zurich/relationships/#person-w"]["title"] == "王\u200b小\u200b明"
    assert r"\u200b" in index["config"]["separator"]


def escaped(text: str) -> str:
    """Write a text as the index has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_the_search_finds_every_criterion(sample_site: Built) -> None:
    text = "\n".join(
        entry["title"] + entry["text"]
        for entry in index_of(sample_site)
        if entry["location"].startswith("method/assessment/")
    )
    method = load_method("en")
    assert len(method.criteria) == 20
    assert [
        criterion.title for criterion in method.criteria if escaped(criterion.title) not in text
    ] == []


def test_with_names_only_the_search_knows_at_most_3_kb_of_an_account(
    sample_root: Path, sample_site: Built, tmp_path: Path
) -> None:
    sizes = weights(
        build_site(sample_root, tmp_path / "names", {"search": "names", "method": "method.yml"})
    )
    assert len(sizes) == 9
    assert {account: size for account, size in sizes.items() if size > 3_000} == {}
    assert max(weights(sample_site).values()) > 3_000


def test_above_so_many_accounts_the_search_knows_names_only(
    sample_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = build(options_of(sample_root, search="names")).files
    assert build(options_of(sample_root)).files != names
    monkeypatch.setattr(gosart.site.site_context, "SEARCHED", 7)
    assert build(options_of(sample_root)).files == names


def weights(site: Built) -> dict[str, int]:
    """Give the bytes of each account in the search index, as a browser fetches them."""
    found: dict[str, int] = {}
    for entry in index_of(site):
        parts = entry["location"].split("/")
        if parts[0] == "accounts" and len(parts) > 2:
            size = len(json.dumps(entry, separators=(",", ":"), ensure_ascii=False).encode())
            found[parts[1]] = found.get(parts[1], 0) + size
    return found


def test_the_search_finds_each_action_and_agenda_once(sample_site: Built) -> None:
    accounts = SiteBuilder().load(options_of(sample_site.root)).accounts
    texts = [
        action.what
        for account in accounts
        for opportunity in account.opportunities
        for action in opportunity.actions
    ]
    texts += [
        text
        for account in accounts
        for person in account.organisation.named
        for text in person.personal_agenda
    ]
    plain = [text for text in texts if len(text) > 30 and not set(text) & set("\"'*_`[<&")]
    words = [
        f"{entry['title']} {entry['text']}".replace("\u200b", "") for entry in index_of(sample_site)
    ]
    found = {text: sum(text in word for word in words) for text in plain}
    assert len(found) > 40
    assert {text: count for text, count in found.items() if count != 1} == {}
