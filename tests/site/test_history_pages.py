"""Each account has a page of its history, the portfolio one of the week, both have a feed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.site.builder import SiteBuilder
from tests.history.stories import PLAN, Repository, changed
from tests.site.building import Built, build_site, made_of, made_pages, options_of
from tests.site.links import dead_links
from tests.site.serving import serving
from tests.writing import write_tree

MILL = "accounts/mill.yml"
CONFIG = """
    site_name: Plans
    site_url: http://localhost:8000/
    repo_url: REPO
    docs_dir: accounts
    theme: {name: material, font: false}
    plugins: [search, gosart: {history_days: 365}]
"""


def repository(
    root: Path, config: str = CONFIG.replace("REPO", "https://github.com/mill/plans")
) -> Repository:
    """Make a repository of a site with two steps, the second a request."""
    made = Repository(root)
    made.commit("2026-09-01", {MILL: PLAN, "mkdocs.yml": config, ".gitignore": "site/\n.cache/\n"})
    made.commit(
        "2026-11-20",
        {MILL: changed(PLAN, ("close_date: 2027-03-01", "close_date: 2027-04-30"))},
        "The board waits (#31)",
        "Ben Moss",
    )
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small site with a history, built."""
    root = repository(tmp_path_factory.mktemp("plans")).root
    return build_site(root, tmp_path_factory.mktemp("site"))


def test_an_account_has_its_story_by_month_with_who_and_the_request(built: Built) -> None:
    page = built.page("accounts/mill/history/").content
    headings = [heading.text for heading in page.all("h2")]
    assert [heading.rstrip("¶") for heading in headings] == ["November 2026", "September 2026"]
    steps = page.with_class("g-step")
    told = " ".join(steps[0].text.split())
    assert told.startswith("20 Nov 2026 · Ben Moss · The board waits · #31 ▼ Worse:")
    assert told.endswith(
        "New stones: close date slipped by 60 days, from 1 Mar 2027 to 30 Apr 2027."
    )
    assert next(steps[0].all("a"))["href"] == "https://github.com/mill/plans/pull/31"
    assert "A new plan." in steps[1].text
    assert [link["href"] for link in page.all("a") if link["href"].endswith("feed.xml")] == [
        "feed.xml"
    ]


def test_the_page_is_reached_from_every_page_of_the_account(built: Built) -> None:
    for part in ("", "assessment/", "relationships/", "value/", "actions/", "review/", "history/"):
        nav = next(built.page(f"accounts/mill/{part}").content.all("nav"))
        assert [
            link.text
            for link in nav.all("a")
            if link["href"].rstrip("/").endswith(("history", "."))
        ][-1:] == ["History"], part


def test_the_week_says_what_slipped_and_who_moved_it(built: Built) -> None:
    page = built.page("history/").content
    assert "1 account updated, setbacks in 1, 1 deal slipped." in page.text
    assert "from 1 Mar 2027 to 30 Apr 2027" in page.text
    assert "Ben Moss" in page.text
    assert "Mill & Sons · New stones" in page.text


def test_plans_that_nobody_touched_are_listed(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    made.commit(
        "2026-11-21", {"accounts/other.yml": "name: Other\nowner: ada\nteam: {ada: {name: Ada}}\n"}
    )
    made.git(
        "commit", "--quiet", "--amend", "--no-edit", "--date=2026-11-21T12:00:00Z", day="2026-11-21"
    )
    page = made_pages(made.root, {"stale_days": 2}).page("history/").content
    assert "Plans without changes" in page.text
    table = next(page.all("table"))
    assert [[cell.text.strip() for cell in row.all("th", "td")] for row in table.all("tr")][1:] == [
        ["Mill & Sons", "Ada Brook", "3"]
    ]


def test_the_page_keeps_out_of_the_search_and_every_link_leads_somewhere(built: Built) -> None:
    assert "history/" not in built.text("search/search_index.json")
    assert dead_links(built) == []
    assert built.louder == []


def test_without_git_both_pages_say_why_and_there_is_no_feed(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path / "plans",
        {MILL: PLAN, "mkdocs.yml": CONFIG.replace("REPO", "https://forge.example/plans")},
    )
    built = build_site(root, tmp_path / "site")
    for address in ("history/", "accounts/mill/history/"):
        assert "The plans are not in a git repository here" in built.page(address).content.text
    assert [name for name in built.files if name.endswith("feed.xml")] == []
    assert dead_links(built) == []


def test_in_a_shallow_clone_both_pages_say_what_to_do(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    made.git("clone", "--quiet", "--depth=1", made.root.as_uri(), str(tmp_path / "shallow"))
    built = made_pages(tmp_path / "shallow")
    for address in ("history/", "accounts/mill/history/"):
        assert "git fetch --unshallow" in built.page(address).content.text


def test_a_site_that_wants_no_history_has_none(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    built = build_site(made.root, tmp_path / "site", {"history_days": 0})
    assert [name for name in built.files if "history" in name and "assets" not in name] == []
    assert "This week" not in built.page("people/").text
    assert dead_links(built) == []
    assert [path.name for path in (made.root / ".cache").rglob("history-*")] == []


@pytest.mark.parametrize(
    ("repo", "edit", "link"),
    [
        ("https://github.com/mill/plans/", "", "https://github.com/mill/plans/pull/31"),
        ("https://gitlab.com/mill/plans", "", "https://gitlab.com/mill/plans/-/merge_requests/31"),
        (
            "https://git.mill.example/plans",
            "-/edit/main/accounts/",
            "https://git.mill.example/plans/-/merge_requests/31",
        ),
        (
            "https://bitbucket.org/mill/plans",
            "",
            "https://bitbucket.org/mill/plans/pull-requests/31",
        ),
        ("https://codeberg.org/mill/plans", "", "https://codeberg.org/mill/plans/pulls/31"),
        ("https://forge.example/mill/plans", "", ""),
    ],
)
def test_the_request_is_linked_where_the_forge_is_known(
    tmp_path: Path, repo: str, edit: str, link: str
) -> None:
    config = CONFIG.replace("REPO", repo) + (f"    edit_uri: {edit}\n" if edit else "")
    made = repository(tmp_path / "plans", config)
    page = made_pages(made.root).page("accounts/mill/history/")
    step = page.content.with_class("g-step")[0]
    assert [found["href"] for found in step.all("a")] == ([link] if link else [])
    assert "#31" in step.text


def test_people_s_text_is_text_in_the_story(tmp_path: Path) -> None:
    hostile = '"<script>alert(1)</script> | {{ x }} 字"'
    made = repository(tmp_path / "plans")
    made.commit(
        "2026-11-21",
        {MILL: changed(PLAN, ("Mill & Sons", hostile), ("name: Fern Yew", f"name: {hostile}"))},
        "<script>alert(2)</script> `x`",
        "<b>Eve</b>",
    )
    built = made_pages(made.root)
    for name in ("history/index.html", "accounts/mill/history/index.html"):
        assert "<script>alert(" not in built.text(name)
        assert "&lt;script&gt;alert(1)" in built.text(name)
        assert "<b>Eve" not in built.text(name)


def test_the_same_history_gives_the_same_bytes_kept_or_not(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    first = [(file.uri, file.content) for file in made_of(made.root).files]
    assert (made.root / ".cache").is_dir()
    assert [(file.uri, file.content) for file in made_of(made.root).files] == first


def test_a_page_is_made_again_only_when_its_plan_or_its_story_changes(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    made.commit(
        "2026-11-20", {"accounts/other.yml": "name: Other\nowner: ada\nteam: {ada: {name: Ada}}\n"}
    )
    builder, options = SiteBuilder(), options_of(made.root)

    def keys() -> dict[str, str]:
        return {file.uri: file.key for file in builder.build(options).files}

    first = keys()
    made.commit("2026-11-21", {MILL: PLAN})
    second = keys()
    assert second["accounts/other/history/index.md"] == first["accounts/other/history/index.md"]
    assert second["accounts/mill/history/index.md"] != first["accounts/mill/history/index.md"]


def test_a_commit_shows_in_a_running_preview_with_the_next_save(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    with serving(made.root, tmp_path / "said.txt") as site:
        assert "30 Apr 2027" in site.page("accounts/mill/history/").content.text
        made.commit("2026-11-22", {MILL: changed(PLAN, ("probability: 60", "probability: 70"))})
        site.until_shown("accounts/mill/history/", "probability rose from 60% to 70%")


def test_in_several_opportunities_a_sentence_names_the_opportunity(tmp_path: Path) -> None:
    two = PLAN + PLAN.partition("opportunities:\n")[2].replace("  stones:", "  hoppers:").replace(
        "New stones", "Hoppers"
    )
    made = repository(tmp_path / "plans")
    made.commit("2026-11-21", {MILL: two})
    made.commit("2026-11-22", {MILL: two.replace("what: Grind a sack", "what: Grind two sacks", 1)})
    page = made_pages(made.root).page("accounts/mill/history/").content
    assert "New stones – " in page.with_class("g-step")[0].text


def test_a_week_in_which_everything_moved_is_cut_and_says_so(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    team = "owner: ada\nteam: {ada: {name: Ada}}\n"
    plans = {f"accounts/new-{number}.yml": f"name: New {number}\n{team}" for number in range(70)}
    made.commit("2026-11-22", plans)
    text = made_pages(made.root).page("history/").content
    assert len(text.with_class("g-moved")) == 60
    assert "and 11 more" in text.text
    assert "and 50 more" in text.text


def test_what_git_adds_to_other_pages_stands_in_files_of_their_own(built: Built) -> None:
    assert '"slips":{"mill/stones":["slipped once, 60 days",60,1]}' in built.text(
        "assets/gosart/slips.js"
    )
    table = next(built.page("").content.all("table"))
    assert table["data-past"] == "assets/gosart/slips.js"
    (cell,) = (cell for cell in table.all("td") if "data-slips" in cell.attributes)
    assert (cell["data-slips"], cell.text) == ("mill/stones", "")
    actions = built.page("accounts/mill/actions/").content
    assert actions.with_class("ap-plan")[0]["data-past"] == "../stones/past.js"


DUE = "what: Grind a sack, who: [emil], owner: ada, due: 2026-12-01"


@pytest.mark.parametrize(("audience", "words"), [("everyone", False), ("account-team", True)])
def test_earlier_dates_of_an_action_are_for_those_who_may_see_it(
    tmp_path: Path, audience: str, words: bool
) -> None:
    made = repository(tmp_path / "plans")
    later = changed(PLAN, (DUE, DUE.replace("12-01", "12-09")))
    made.commit("2026-11-21", {MILL: later})
    narrow = changed(
        later,
        (DUE.replace("12-01", "12-09"), DUE.replace("12-01", "12-09, audience: account-team")),
    )
    made.commit("2026-11-22", {MILL: narrow})
    past = made_pages(made.root, {"audience": audience}).text("accounts/mill/stones/past.js")
    assert ("slipped once, 8 days" in past) is words
    assert ("Grind a sack" in past) is words


FERN = "influence: inner-circle, status: neutral"


def days_of(root: Path, **readers: str) -> str:
    return made_pages(root, readers or None).text("accounts/mill/stones/days.js")


def test_map_and_radar_are_shown_as_they_were_at_each_date(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    won_over = changed(
        PLAN, (FERN, FERN.replace("neutral", "supporter")), ("+?-?. ?-+?+", "+++?. ?-+?+")
    )
    made.commit("2026-11-21", {MILL: won_over})
    days = days_of(made.root)
    assert days.count('"day":') == 2
    assert '"cards":{"fern":0}' in days
    assert "Fern Yew, CFO · Inner circle · Neutral" in days
    # us then and now: the last group of the radar is that of today
    radar = days.partition("data-step=1")
    assert radar[0].count("data-rating=+") + 2 == radar[2].count("data-rating=+")


def test_whoever_is_taken_out_or_narrowed_comes_back_at_no_date(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    fern = next(line for line in PLAN.splitlines(keepends=True) if "Fern Yew" in line)
    won_over = changed(PLAN, (FERN, FERN.replace("neutral", "supporter")))
    made.commit("2026-11-21", {MILL: won_over})
    narrow = changed(won_over, ("coverage: brief}", "coverage: brief, audience: account-team}"))
    made.commit("2026-11-22", {MILL: narrow})
    assert "Fern" in days_of(made.root, audience="account-team")
    for text in (days_of(made.root, audience="everyone"),):
        assert "Fern" not in text
        assert '"day":' not in text  # nothing else of map and radar has changed
    gone = changed(PLAN, (fern, ""), ("who: [fern], ", ""))
    made.commit("2026-11-23", {MILL: gone})
    assert "Fern" not in days_of(made.root, audience="account-team")


def test_an_opportunity_over_time_is_on_the_history_and_in_a_file_for_its_sheet(
    built: Built,
) -> None:
    page = built.page("accounts/mill/history/").content
    (figure,) = page.with_class("gt-course")
    assert "Since 1 Sep 2026: close date slipped once, 60 days" in figure.text
    table = next(figure.all("table"))
    rows = [[cell.text.strip() for cell in row.all("th", "td")] for row in table.all("tr")]
    assert rows[0][:3] == ["From", "Amount", "Close date"]
    assert [row[2] for row in rows[1:]] == ["30 Apr 2027", "1 Mar 2027"]
    sheet = built.page("accounts/mill/stones/").content
    (box,) = (item for item in sheet.all("div") if "data-past" in item.attributes)
    assert box["data-past"] == "past.js"
    assert "close date slipped once, 60 days" in built.text("accounts/mill/stones/past.js")


def test_a_figure_that_readers_may_not_see_today_is_shown_of_no_day_before(tmp_path: Path) -> None:
    made = repository(tmp_path / "plans")
    narrow = changed(
        PLAN,
        ("amount: 90_000", "amount: 95_000\n    audiences: {amount: account-team}"),
        ("close_date: 2027-03-01", "close_date: 2027-04-30"),
    )
    made.commit("2026-11-21", {MILL: narrow})
    page = made_pages(made.root, {"audience": "everyone"})
    for name in ("accounts/mill/stones/past.js", "accounts/mill/history/index.html"):
        text = page.text(name)
        assert "not shown" in text
        assert [amount for amount in ("90,000", "95,000", "90K", "95K") if amount in text] == []
    team = made_pages(made.root, {"audience": "account-team"}).page("accounts/mill/history/")
    assert "was €90.0K" in team.text or "was €90K" in team.text


def test_a_preview_can_read_the_history_before_it_makes_what_needs_it(tmp_path: Path) -> None:
    result = SiteBuilder(on_demand=True).build(options_of(repository(tmp_path / "plans").root))
    prepared = {file.uri for file in result.files if file.prepare is not None}
    assert prepared == {
        "accounts/mill/history/feed.xml",
        "accounts/mill/history/index.md",
        "accounts/mill/stones/days.js",
        "accounts/mill/stones/past.js",
        "assets/gosart/slips.js",
        "history/feed.xml",
        "history/index.md",
    }
