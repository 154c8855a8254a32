"""A preview of many accounts answers before all are read, and what it shows is right."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, InclusionLevel
from selenium.webdriver.remote.webdriver import WebDriver

from gosart.i18n.translator import translator_for
from gosart.mkdocs_plugin.own_pages import named_accounts
from gosart.mkdocs_plugin.plan_reading import PlanReading
from gosart.mkdocs_plugin.site_files import SourceFolder, site_file
from gosart.repository.discovery import Listed
from gosart.repository.document_cache import DocumentCache
from gosart.repository.file_source import FileSource
from gosart.repository.loader import read_account
from gosart.site.builder import SiteBuilder
from gosart.site.generated_file import GeneratedFile
from gosart.site.pages.waiting import Progress, progress_data
from gosart.site.site_result import SiteResult
from gosart.site.store.one_by_one import OneByOne
from gosart.yaml.document import AccountFiles
from tests.site.browsing import served, wait
from tests.site.building import options_of
from tests.site.markup import parse
from tests.site.repositories import CONFIG
from tests.site.repositories import MILL as INDENTED
from tests.site.serving import Served, serving
from tests.site.test_live_preview import RELOAD, built_as
from tests.writing import MINIMAL_ACCOUNT, write_tree

MILL = dedent(INDENTED).removeprefix("\n")
SISTER = MINIMAL_ACCOUNT + "people:\n  eve: {name: Eve, title: Owner, same_as: mill/dana}\n"
"""An account that shows a person of another, and that account's name."""
PLANS = {
    "accounts/mill.yml": MILL,
    "accounts/sister.yml": SISTER,
    "accounts/stranger.yml": MINIMAL_ACCOUNT.replace("Northwind", "Eastwind"),
    "mkdocs.yml": dedent(CONFIG).lstrip(),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of three accounts, of which one names somebody of another."""
    return write_tree(tmp_path / "plans", PLANS)


def reading_elsewhere() -> SiteBuilder:
    """What builds a preview of so many accounts that another process has to read them."""
    builder = SiteBuilder(store=True, on_demand=True)
    builder.at_most = 0
    return builder


def contents(result: SiteResult, account: str = "") -> dict[str, str | bytes]:
    return {
        file.uri: file.made() for file in result.files if file.uri.startswith(f"accounts/{account}")
    }


def test_with_nothing_known_pages_over_all_accounts_say_how_far_it_is(root: Path) -> None:
    builder = reading_elsewhere()
    builder.progress = lambda: Progress(1_240, 5_000)
    result = builder.build(options_of(root))
    assert result.pending == {"mill", "sister", "stranger"}
    files = {file.uri: file for file in result.files}
    assert {"index.md", "accounts/index.md", "accounts/mill/index.md"} <= result.waiting
    assert "method/index.md" not in result.waiting
    text = str(files["accounts/index.md"].made())
    assert "Reading the plans: 1,240 of 5,000 accounts." in text
    assert 'data-progress="../assets/gosart/reading.js"' in text
    assert 'src="../assets/gosart/waiting.js"' in text
    assert "://" not in text
    page = parse(text)
    bar = page.only("progress")
    assert (bar["value"], bar["max"], bar["aria-label"]) == ("1240", "5000", "Reading the plans")
    assert page.only("p", having="role")["aria-live"] == "polite"


def test_an_account_that_is_asked_for_has_the_pages_of_a_whole_build(root: Path) -> None:
    builder, options = reading_elsewhere(), options_of(root)
    builder.build(options)
    builder.ask(options, "sister")
    result = builder.build(options)
    assert result.pending == {"mill", "stranger"}
    whole = contents(SiteBuilder().build(options), "sister/")
    history = {uri for uri in whole if uri in result.waiting or uri.endswith(".xml")}
    assert history <= {"accounts/sister/history/index.md"}
    assert any("Mill &amp; Sons" in str(text) for text in whole.values())
    assert {uri: contents(result, "sister/")[uri] for uri in whole if uri not in history} == {
        uri: text for uri, text in whole.items() if uri not in history
    }


def test_what_another_process_has_read_is_taken_and_nothing_is_examined_again(root: Path) -> None:
    builder, options = reading_elsewhere(), options_of(root)
    builder.build(options)
    read: list[str] = []
    SiteBuilder(store=True).fill(options, {}, read.append)
    assert sorted(read) == ["mill", "sister", "stranger"]
    result = builder.build(options)  # that may examine none itself
    assert (result.pending, result.waiting) == (frozenset(), frozenset())
    assert contents(result) == contents(SiteBuilder().build(options))


def test_each_plan_is_read_once_and_who_is_in_others_is_taken_from_the_disk(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(files: FileSource, listed: Listed, cache: DocumentCache) -> AccountFiles:
        read.append(listed.id)
        return read_account(files, listed, cache)

    monkeypatch.setattr("gosart.site.store.one_by_one.read_account", noted)
    SiteBuilder(store=True).fill(options_of(root), {}, lambda _: None)
    assert sorted(read) == ["mill", "sister", "stranger"]


def test_a_plan_that_is_saved_while_it_is_read_is_not_taken(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, options = OneByOne.record, options_of(root)

    def saved_meanwhile(self: OneByOne, account: str) -> object:
        if account == "mill":
            write_tree(root, {"accounts/mill.yml": MILL.replace("Mill & Sons", "Mill & Daughters")})
        return record(self, account)

    with monkeypatch.context() as patch:
        patch.setattr(OneByOne, "record", saved_meanwhile)
        SiteBuilder(store=True).fill(options, {}, lambda _: None)
    write_tree(root, {"accounts/mill.yml": MILL})  # as it was when the reading began
    builder = SiteBuilder(store=True, on_demand=True)
    assert "Mill & Sons" in builder.build(options).names.values()


def test_a_shared_entry_that_is_touched_leaves_accounts_to_be_asked_for(root: Path) -> None:
    builder, options = SiteBuilder(store=True, on_demand=True), options_of(root)
    builder.build(options)
    builder.at_most = 0
    write_tree(root, {"accounts/_shared/team.yml": "zoe: {name: Zoe Reed}\n"})
    builder.forget(None)
    assert builder.build(options).pending == {"mill", "sister", "stranger"}
    builder.at_most = None
    assert builder.build(options).pending == frozenset()


def test_accounts_that_the_users_own_pages_name_are_those_of_the_first_build(root: Path) -> None:
    write_tree(root, {"help.md": "[The mill](accounts/mill/value/index.md), accounts/no-link\n"})
    page = File("help.md", str(root), str(root / "site"), use_directory_urls=True)
    nav = [{"Plans": ["accounts/sister/index.md"]}]
    assert named_accounts(nav, [page]) == {"mill", "sister"}


def test_how_far_it_is_is_said_in_the_sites_language() -> None:
    data = said(progress_data(Progress(7, 1_000), translator_for("zh")).decode())
    assert data == {"done": 7, "total": 1000, "text": "正在读取计划：已读 7 个客户，共 1,000 个。"}


def test_a_file_of_a_page_is_what_mkdocs_would_have_made(root: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"))
    for directories in (True, False):
        config.use_directory_urls = directories
        for uri in ("index.md", "accounts/mill/value/index.md"):
            made = GeneratedFile(uri, "# Page\n")
            ours = site_file(config, made, SourceFolder(), InclusionLevel.NOT_IN_NAV, released=True)
            theirs = File(uri, None, config.site_dir, use_directory_urls=directories)
            for name in ("src_uri", "src_path", "dest_uri", "dest_path", "url", "abs_dest_path"):
                assert getattr(ours, name) == getattr(theirs, name), name
            assert (ours.src_dir, ours.edit_uri, ours.name) == (None, None, theirs.name)


def said(script: str) -> dict[str, object]:
    """What a waiting page's script is given."""
    data: dict[str, object] = json.loads(script.removeprefix("gosart.receive(").removesuffix(");"))
    return data


def many(count: int) -> dict[str, str]:
    name = "Northwind Mills"
    return {
        f"accounts/a{n:03}.yml": MINIMAL_ACCOUNT.replace(name, f"Account {n}") for n in range(count)
    }


def test_a_reading_that_is_ended_leaves_no_process(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "plans", {**many(200), "mkdocs.yml": PLANS["mkdocs.yml"]})
    ends: list[bool] = []
    reading = PlanReading(ends.append)
    reading.begin(options_of(root), {}, 200)
    process = reading._process
    assert process is not None
    reading.end()
    assert process.poll() is not None
    assert (reading.is_running, ends) == (False, [])


def test_the_process_ends_when_nobody_listens_any_more(tmp_path: Path) -> None:
    root = write_tree(tmp_path / "plans", {**many(30), "mkdocs.yml": PLANS["mkdocs.yml"]})
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "gosart.site.read_plans"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    with process.stdin as pipe:
        pipe.write(pickle.dumps((options_of(root), {})))
    assert process.wait(120) == 1
    assert len(list((root / ".cache/gosart").rglob("a*.parts"))) < 30


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of more accounts than it reads itself, started with nothing in the cache."""
    files = {**many(80), **PLANS, "help.md": "# Help\n\n[The mill](accounts/mill/value/index.md)\n"}
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("docs_dir: accounts", "docs_dir: docs")
    files["docs/help.md"] = files.pop("help.md")
    root = write_tree(tmp_path_factory.mktemp("crowd") / "plans", files)
    with serving(root, tmp_path_factory.mktemp("terminal") / "said.txt") as site:
        yield site


def test_an_account_comes_at_once_and_the_rest_by_itself(crowd: Served, tmp_path: Path) -> None:
    early = {
        page: crowd.get(page) for page in ("accounts/a007/", "accounts/sister/value/", "help/")
    }
    assert "gosart: the plans are being read (83)" in crowd.said
    assert {status for status, _ in early.values()} == {200}
    text = crowd.until("", lambda _, text: "Mill &amp; Sons" in text, "the portfolio")
    assert "data-progress" not in text
    built = built_as(crowd, tmp_path)
    for page, (_, text) in early.items():
        late = crowd.get(page)[1]
        assert RELOAD.sub("", text) == RELOAD.sub("", late) == built.text(f"{page}index.html")
    assert RELOAD.sub("", crowd.get("")[1]) == built.text("index.html")
    assert said(crowd.get("assets/gosart/reading.js?1")[1])["total"] == 0
    entries = json.loads(crowd.get("search/search_index.json")[1])["docs"]
    assert any(entry["title"] == "Account 79" for entry in entries)
    assert not re.search(r"WARNING|Traceback", crowd.said), crowd.said


def test_a_plan_that_is_saved_after_that_is_shown(crowd: Served) -> None:
    crowd.until("", lambda _, text: "data-progress" not in text, "the portfolio")
    write_tree(crowd.root, {"accounts/a007.yml": MINIMAL_ACCOUNT.replace("Northwind", "Saved")})
    crowd.until_shown("accounts/a007/", "Saved Mills")
    assert "Saved Mills" in crowd.get("accounts/")[1]


@pytest.mark.browser
def test_a_waiting_page_shows_how_far_it_is_and_loads_itself_anew_at_the_end(
    root: Path, tmp_path: Path, chromium: WebDriver
) -> None:
    files = {file.uri: file for file in reading_elsewhere().build(options_of(root)).files}
    block = re.search(r"<div class=\"gosart g-waiting.*</script>", waiting_text(files), re.DOTALL)
    assert block is not None
    script = "<script src=assets/gosart/gosart.js></script>"
    page = f"<!doctype html><meta charset=utf-8>{block[0]}{script}"
    site = write_tree(tmp_path / "site", {"index.html": page})
    for uri in (f"assets/gosart/{name}.js" for name in ("gosart", "waiting")):
        write_tree(site, {uri: waiting_text(files, uri)})
    data = site / "assets/gosart/reading.js"

    def say(done: int, total: int) -> None:
        data.write_bytes(progress_data(Progress(done, total), translator_for("en")))

    say(7, 10)
    with served(site) as address:
        chromium.get(address)
        chromium.execute_script("window.stayed = true")
        wait(chromium, "document.querySelector('progress').value === 7")
        shown = (
            "document.querySelector('{}').textContent === 'Reading the plans: 7 of 10 accounts.'"
        )
        for place in ("[data-text]", "[role=status]"):
            wait(chromium, shown.format(place))
        write_tree(site, {"index.html": "<!doctype html><p id=read>All plans are read."})
        say(0, 0)
        wait(chromium, "window.stayed !== true && document.querySelector('#read')")


def waiting_text(files: dict[str, GeneratedFile], uri: str = "index.md") -> str:
    made = files[uri].made()
    return made if isinstance(made, str) else made.decode()
