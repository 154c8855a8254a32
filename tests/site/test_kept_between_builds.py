"""What a build keeps for the next one: the same bytes as without, and only what is new is made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from gosart.mkdocs_plugin.page_builder import PageBuilder
from gosart.mkdocs_plugin.site_files import SiteFile
from gosart.site.builder import SiteBuilder
from gosart.site.renderer import builtin_templates
from gosart.site.store import accounts as store
from gosart.site.store.stored_accounts import StoredAccounts
from tests.site.building import Built, build_site, options_of
from tests.site.repositories import CONFIG
from tests.site.repositories import MILL as INDENTED
from tests.writing import MINIMAL_ACCOUNT, write_tree

MILL = dedent(INDENTED).removeprefix("\n")
SISTER = MINIMAL_ACCOUNT + "people:\n  eve: {name: Eve, title: Owner, same_as: mill/dana}\n"
"""An account that names a person of another."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of three accounts, of which one names somebody of another."""
    return write_tree(
        tmp_path / "plans",
        {
            "accounts/mill.yml": MILL,
            "accounts/other/account.yml": MINIMAL_ACCOUNT,
            "accounts/other/notes/first.md": "---\ntitle: First\n---\nA note.\n",
            "accounts/sister.yml": SISTER,
            "mkdocs.yml": CONFIG,
        },
    )


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that a build makes, in this process."""
    monkeypatch.setattr("gosart.mkdocs_plugin.side_by_side._room", lambda _: 1)
    pages: list[str] = []
    make = PageBuilder.make

    def noted(self: PageBuilder, file: SiteFile) -> object:
        pages.append(file.src_uri)
        return make(self, file)

    monkeypatch.setattr(PageBuilder, "make", noted)
    return pages


def without(root: Path, folder: Path) -> Built:
    return build_site(root, folder, environ={"GOSART_CACHE": "false"})


def contents(root: Path, *, kept: bool) -> dict[str, str | bytes]:
    result = SiteBuilder(store=kept).build(options_of(root))
    assert result.errors == ()
    return {file.uri: file.made() for file in result.files if file.uri.startswith("accounts/")} | {
        file.uri: file.made() for file in result.files if file.uri.count("/") < 2
    }


def test_a_build_in_which_nothing_has_changed_makes_no_page_and_gives_the_same_bytes(
    root: Path, tmp_path: Path, made: list[str]
) -> None:
    first = build_site(root, tmp_path / "site").files
    assert len(made) > 100
    made.clear()
    assert build_site(root, tmp_path / "site").files == first
    # the frame is looked at, and the week of the portfolio asks git
    assert set(made) == {"gosart-frame/index.md", "history/index.md"}
    assert without(root, tmp_path / "anew").files == first


def test_only_what_uses_a_plan_is_made_again(root: Path, tmp_path: Path, made: list[str]) -> None:
    build_site(root, tmp_path / "site")
    made.clear()
    write_tree(root, {"accounts/mill.yml": MILL + "region: Hills\n"})
    after = build_site(root, tmp_path / "site").files
    deeper = {page for page in made if page.count("/") > 1}
    assert {page for page in deeper if page.startswith("people/")} == {
        "people/ada/calendar.ics",
        "people/ada/index.md",
    }
    assert {page.split("/")[1] for page in deeper if page.startswith("accounts/")} == {"mill"}
    assert {"index.md", "accounts/index.md", "people/index.md"} <= set(made)
    assert without(root, tmp_path / "anew").files == after


def test_a_page_that_shows_another_account_s_name_follows_it(
    root: Path, tmp_path: Path, made: list[str]
) -> None:
    before = build_site(root, tmp_path / "site")
    page = "accounts/sister/relationships/index.html"
    assert "Mill &amp; Sons" in before.text(page)
    made.clear()
    write_tree(root, {"accounts/mill.yml": MILL.replace("Mill & Sons", "New Mill", 1)})
    after = build_site(root, tmp_path / "site")
    assert "New Mill" in after.text(page)
    assert "Mill &amp; Sons" not in after.text(page)
    assert not [uri for uri in made if uri.startswith("accounts/other/")]
    assert without(root, tmp_path / "anew").files == after.files


EDITS: tuple[dict[str, str | None], ...] = (
    {"accounts/mill.yml": MILL + "region: Hills\n"},
    {"accounts/fourth.yml": MINIMAL_ACCOUNT.replace("name: ", "name: Fourth ")},
    {"accounts/_shared/competitors.yml": "rival: {name: A rival}\n"},
    {"accounts/other/notes/second.md": "---\ntitle: Second\n---\n[Other](../account.yml)\n"},
    {"accounts/other/notes/first.md": None},
    {"accounts/sister.yml": None},
    {"accounts/mill.yml": MILL},
    {"site_templates/pages/account_value.md.j2": "# {{ page.heading }}\n"},
    {"method.yml": "fields: {account: {terms: {label: Payment terms, type: text}}}\n"},
)
"""What somebody may do to a repository, one after the other; None removes a file."""


def test_whatever_is_edited_what_is_kept_gives_the_bytes_of_a_build_from_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "FEW", 1_000)
    config = (root / "mkdocs.yml").read_text("utf-8")
    contents(root, kept=True)
    for edit in EDITS:
        for name, text in edit.items():
            if text is None:
                (root / name).unlink()
            else:
                write_tree(root, {name: text})
        if "method.yml" in edit:
            write_tree(
                root, {"mkdocs.yml": config.replace("gosart", "gosart: {method: method.yml}")}
            )
        assert contents(root, kept=True) == contents(root, kept=False), edit


def test_a_rule_of_one_s_own_is_asked_in_every_build(
    root: Path, tmp_path: Path, made: list[str]
) -> None:
    rule = """
        from pathlib import Path
        from gosart.rules import finding, opportunity_of, rule

        @rule("ACME001", "error", "value", "Large deals", why="They fail.")
        def large_deals(context):
            opportunity = opportunity_of(context).opportunity
            if opportunity.money.amount > int(Path(__file__).with_name("most.txt").read_text()):
                yield finding("Too large", "Make it smaller.", opportunity.location)
        """
    config = CONFIG.replace("gosart]", "{gosart: {rules_dir: rules}}]")
    write_tree(root, {"rules/r.py": rule, "rules/most.txt": "1000000", "mkdocs.yml": config})
    pages, counted = [], []
    for most in ("1000000", "100", "100", "1000000"):
        write_tree(root, {"rules/most.txt": most})
        made.clear()
        built = build_site(root, tmp_path / "site")
        is_made = "accounts/mill/review/index.md" in made
        pages.append(("Too large" in built.text("accounts/mill/review/index.html"), is_made))
        counted.append("index.md" in made)
    assert pages == [(False, True), (True, True), (True, False), (False, True)]
    assert counted == [True, True, False, True]  # the portfolio counts what rules find


def test_another_limit_of_a_rule_makes_only_the_pages_on_which_it_shows(
    root: Path, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "FEW", 1_000)
    build_site(root, tmp_path / "site", {})
    made.clear()
    rules = {"rules": {"ignore": ["N002"]}}
    after = build_site(root, tmp_path / "site", rules).files
    past = {"accounts/other/index.md", "accounts/other/brief/index.md"}
    # rules look at the past as well, which these two compare with
    assert {page for page in made if page.startswith("accounts/other/")} - past == set()
    assert "accounts/mill/review/index.md" in made
    anew = build_site(root, tmp_path / "anew", rules, environ={"GOSART_CACHE": "false"})
    assert anew.files == after


@pytest.mark.parametrize(
    ("template", "kinds"),
    [
        ("account_value.md.j2", {"value"}),
        ("_people.html.j2", {"relationships"}),
        ("method_rule.md.j2", {"rules"}),
    ],
)
def test_a_template_that_is_touched_makes_only_the_pages_that_use_it(
    root: Path, template: str, kinds: set[str]
) -> None:
    def keys() -> dict[str, str]:
        return {file.uri: file.key for file in SiteBuilder().build(options_of(root)).files}

    before = keys()
    text = (builtin_templates() / "pages" / template).read_text("utf-8")
    write_tree(root, {f"site_templates/pages/{template}": f"{text}{{# touched #}}\n"})
    touched = {uri for uri, key in keys().items() if key != before[uri]}
    # those over all accounts share a digest, and a history may show anything
    deep = {uri.split("/")[-2] for uri in touched if uri.count("/") > 1} - {"history"}
    assert {"rules" if len(kind) == 4 and kind[1:].isdigit() else kind for kind in deep} == kinds


@pytest.mark.parametrize("how", ["changed", "another-key", "another-account", "gone"])
def test_nothing_is_believed_that_this_machine_did_not_write(
    root: Path, tmp_path: Path, made: list[str], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOSART_CACHE_KEY", "ours")
    first = build_site(root, tmp_path / "site").files
    made.clear()
    files = sorted((root / ".cache" / "gosart").glob("*/*.parts"))
    assert len(files) > 6
    for path in files:
        if how == "changed":
            content = bytearray(path.read_bytes())
            content[-20] ^= 1
            path.write_bytes(bytes(content))
        elif how == "another-account" and path.name == "mill.parts":
            shutil.copy(path, path.with_name("other.parts"))
        elif how == "gone":
            path.unlink()
    if how == "another-key":
        monkeypatch.setenv("GOSART_CACHE_KEY", "theirs")
    assert build_site(root, tmp_path / "site").files == first
    assert [uri for uri in made if uri.startswith("accounts/other/")] != []


def test_a_file_with_the_bytes_of_before_keeps_its_time(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(root, site)
    page, other = site / "accounts/mill/index.html", site / "accounts/other/index.html"
    for path in (page, other):
        os.utime(path, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))
    write_tree(root, {"accounts/mill.yml": MILL + "region: Hills\n"})
    build_site(root, site)
    assert other.stat().st_mtime_ns == 1_700_000_000_000_000_000
    assert page.stat().st_mtime_ns != 1_700_000_000_000_000_000


def test_pages_over_all_accounts_ask_for_nothing_that_is_left_out_of_them(
    sample_root: Path, tmp_path: Path
) -> None:
    root = tmp_path / "plans"
    shutil.copytree(sample_root, root, ignore=shutil.ignore_patterns(".git", ".cache", "site"))

    def over_all(*, kept: bool) -> dict[str, str | bytes]:
        files = SiteBuilder(store=kept).build(options_of(root)).files
        return {file.uri: file.made() for file in files if file.uri in OVER_ALL}

    first = over_all(kept=True)
    assert over_all(kept=True) == first == over_all(kept=False)
    assert len(first) == len(OVER_ALL)


OVER_ALL = (
    "index.md",
    "accounts/index.md",
    "actions/index.md",
    "assessments/index.md",
    "history/index.md",
    "people/index.md",
)


def test_the_accounts_of_the_samples_are_the_same_read_from_the_disk(
    sample_root: Path, tmp_path: Path
) -> None:
    root = tmp_path / "plans"
    shutil.copytree(sample_root, root, ignore=shutil.ignore_patterns(".cache", "site"))
    first = contents(root, kept=True)
    assert contents(root, kept=True) == first
    assert contents(root, kept=False) == first


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The accounts whose own file is read for what is known of them."""
    monkeypatch.setattr(store, "FEW", 2)
    accounts: list[str] = []
    known = StoredAccounts.known

    def noted(self: StoredAccounts, account: str, people: str) -> object:
        accounts.append(account)
        return known(self, account, people)

    monkeypatch.setattr(StoredAccounts, "known", noted)
    return accounts


def test_what_is_known_of_all_accounts_is_read_from_one_file(
    root: Path, looked_up: list[str]
) -> None:
    first = contents(root, kept=True)
    looked_up.clear()
    assert contents(root, kept=True) == first
    assert looked_up == []


def test_an_account_that_is_newer_than_that_file_is_read_from_its_own(
    root: Path, looked_up: list[str]
) -> None:
    contents(root, kept=True)
    write_tree(root, {"accounts/mill.yml": MILL.replace("Mill & Sons", "Mill & Daughters")})
    changed = contents(root, kept=True)  # which is one account, too few to write the file again
    looked_up.clear()
    builder = SiteBuilder(store=True)
    result = builder.build(options_of(root))
    made = {file.uri: file.made() for file in result.files if file.uri in changed}
    assert made == changed
    assert set(looked_up) == {"mill"}
    (variant,) = builder._variants.values()
    assert variant.accounts.examined == frozenset()


def test_a_damaged_file_of_all_accounts_costs_time_alone(root: Path, looked_up: list[str]) -> None:
    first = contents(root, kept=True)
    (file,) = (root / ".cache/gosart").rglob("_together.parts")
    file.write_bytes(file.read_bytes()[:-9] + b"otherwise")
    looked_up.clear()
    assert contents(root, kept=True) == first
    assert len(set(looked_up)) == 3
