"""While you write: what is saved is shown, half-written plans say so, and the server answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gosart.site.builder import SiteBuilder
from tests.site.building import build_site, copy_sample, options_of
from tests.site.repositories import CONFIG, MILL
from tests.site.serving import Served, serving
from tests.site.test_audiences_bytes import SALES, TEAM
from tests.writing import MINIMAL_ACCOUNT, write_tree

TORN = "name: Torn Textiles\nowner: ada\nteam: {ada: {name: Ada}\n"
WRONG = MINIMAL_ACCOUNT + "flavour: rye\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests of this module; each writes accounts of its own."""
    root = tmp_path_factory.mktemp("served")
    plans = {
        f"accounts/{name}.yml": MINIMAL_ACCOUNT
        for name in ("saved", "halved", "typed", "deleted", "still", "linked")
    }
    with serving(
        write_tree(root, {**plans, "mkdocs.yml": CONFIG}),
        tmp_path_factory.mktemp("terminal") / "said.txt",
    ) as site:
        yield site


def test_a_saved_plan_shows_on_its_page_and_on_those_that_repeat_it(served: Served) -> None:
    write_tree(served.root, {"accounts/saved.yml": MINIMAL_ACCOUNT + "region: Saved region\n"})
    served.until_shown("accounts/saved/", "Saved region")
    assert "Saved region" in served.page("accounts/").content.text


def test_a_half_written_plan_shows_its_problems_and_the_rest_stays_up(served: Served) -> None:
    write_tree(served.root, {"accounts/halved.yml": TORN})
    page = served.until_shown("accounts/halved/", "This plan has 1 problem.")
    assert "accounts/halved.yml:3:7" in page.content.text
    assert page.only("pre").text == "team: {ada: {name: Ada}", "it says nothing of audiences"
    # also at the address of a deal, which whoever writes it has open
    assert "This plan has 1 problem." in served.page("accounts/halved/pumps/").content.text
    served.until_said("accounts/halved.yml:3:7: S012")
    assert served.page("accounts/still/").content.text
    assert "cannot be read" in served.page("").content.text
    assert "halved" in str([link["href"] for link in served.page("accounts/").content.all("a")])
    write_tree(served.root, {"accounts/halved.yml": MINIMAL_ACCOUNT + "region: Mended region\n"})
    served.until_shown("accounts/halved/", "Mended region")


@pytest.fixture(scope="module", params=["[everyone]", "[everyone, sales]"])
def torn(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server started with two half-written plans, for the narrowest readers there are."""
    narrowest = request.param.strip("[]").split(", ")[-1]
    option = f"gosart: {{audiences: {request.param}, audience: {narrowest}}}]"
    plans = {"torn": TORN + "audience: sales\n", "mended": TORN, "mill": MILL}
    root = write_tree(
        tmp_path_factory.mktemp("torn"),
        {f"accounts/{name}.yml": text for name, text in plans.items()}
        | {"mkdocs.yml": CONFIG.replace("gosart]", option)},
    )
    with serving(root, tmp_path_factory.mktemp("terminal") / "said.txt") as site:
        yield site


def test_the_narrowest_readers_see_the_line_of_a_half_written_plan_that_names_an_audience(
    torn: Served,
) -> None:
    page = torn.page("accounts/torn/")
    assert "accounts/torn.yml:3:7" in page.content.text
    assert page.only("pre").text == "team: {ada: {name: Ada}"


def test_each_wrong_entry_is_marked_in_its_line_with_what_to_do(served: Served) -> None:
    write_tree(
        served.root,
        {
            "accounts/typed.yml": WRONG
            + "people: {dana: {name: Dana, title: Chief, status: freind}}\n"
        },
    )
    page = served.until_shown("accounts/typed/", "This plan has 2 problems.")
    assert [mark.text for mark in page.all("mark")] == ["flavour", "freind"]
    assert [place.text for place in page.with_class("g-place")] == [
        "accounts/typed.yml:5:1",
        "accounts/typed.yml:6:51",
    ]


def test_a_new_account_appears_and_a_deleted_one_goes(served: Served) -> None:
    write_tree(served.root, {"accounts/added.yml": MILL})
    served.until_shown("accounts/added/", "Mill &amp; Sons")
    (served.root / "accounts/deleted.yml").unlink()
    served.until("accounts/deleted/", lambda status, _: status == 404, "404")
    listed = str([link["href"] for link in served.page("accounts/").content.all("a")])
    assert "added" in listed
    assert "deleted" not in listed


def test_an_account_that_becomes_a_folder_keeps_its_page(served: Served) -> None:
    files = {
        "accounts/foldered/account.yml": MINIMAL_ACCOUNT,
        "accounts/foldered/notes/talk.md": "A first word.\n",
    }
    write_tree(served.root, files)
    served.until_shown("accounts/foldered/notes/talk/", "A first word.")
    write_tree(served.root, {"accounts/foldered/notes/talk.md": "A second word.\n"})
    served.until_shown("accounts/foldered/notes/talk/", "A second word.")


@pytest.fixture(scope="module")
def templated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of a repository with a template and a style of its own."""
    files = {
        "accounts/mill.yml": MILL,
        "mkdocs.yml": CONFIG,
        "site_templates/pages/all_actions.md.j2": "# To do\n\nFirst wording.\n",
        "site_templates/assets/mine.css": ".first {}\n",
    }
    root = write_tree(tmp_path_factory.mktemp("templated"), files)
    with serving(root, tmp_path_factory.mktemp("terminal") / "said.txt") as site:
        yield site


def test_a_changed_template_or_style_shows(templated: Served) -> None:
    templated.until_shown("actions/", "First wording.")
    write_tree(
        templated.root, {"site_templates/pages/all_actions.md.j2": "# To do\n\nSecond wording.\n"}
    )
    templated.until_shown("actions/", "Second wording.")
    write_tree(templated.root, {"site_templates/assets/mine.css": ".second {}\n"})
    templated.until("assets/gosart/mine.css", lambda _, text: ".second" in text, "the second style")


def test_a_broken_template_keeps_the_last_site_up_and_says_so(templated: Served) -> None:
    write_tree(templated.root, {"site_templates/pages/accounts.md.j2": "# Accounts\n\n{% if %}\n"})
    templated.until_said("site_templates/pages/accounts.md.j2:3:")
    assert templated.page("accounts/mill/").content.text
    write_tree(
        templated.root, {"site_templates/pages/accounts.md.j2": "# Accounts\n\nMended template.\n"}
    )
    templated.until_shown("accounts/", "Mended template.")


def test_the_first_start_with_a_broken_plan_is_up_too(torn: Served) -> None:
    assert "This plan has 1 problem." in torn.page("accounts/mended/").content.text
    assert "Mill & Sons" in torn.page("accounts/mill/").content.text
    torn.until_said("accounts/mended.yml:3:7: S012")
    write_tree(torn.root, {"accounts/mended.yml": MINIMAL_ACCOUNT + "region: Mended region\n"})
    torn.until_shown("accounts/mended/", "Mended region")


def test_a_few_accounts_can_be_served_alone(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path / "plans",
        {"accounts/torn.yml": TORN, "accounts/mill.yml": MILL, "mkdocs.yml": CONFIG},
    )
    with serving(root, tmp_path / "said.txt", GOSART_ONLY="mill") as site:
        assert "Mill & Sons" in site.page("accounts/mill/").content.text
        assert site.get("accounts/torn/")[0] == 404
        assert "torn.yml" not in site.said


def words_in(site: Served, pages: tuple[str, ...]) -> set[tuple[str, str]]:
    """Give each word for fewer readers with the page that says it."""
    texts = {page: site.get(page)[1].casefold().replace("disable", "") for page in pages}
    return {
        (page, word)
        for page, text in texts.items()
        for word in (*SALES, *TEAM)
        if word.casefold() in text
    }


REPEATING = ("", "accounts/", "actions/", "search/search_index.json", "sitemap.xml")


def two_of_the_sample(folder: Path) -> Path:
    """Copy the sample, for everybody, with the two accounts that a test breaks.

    One is for few readers, and one is so in parts.
    """
    root = copy_sample(folder)
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "audience: account-team" in text
    config.write_text(text.replace("audience: account-team", "audience: everyone"), "utf-8")
    for path in (root / "accounts").iterdir():
        if path.stem not in ("sable-metals", "marwick-thorne", "_shared"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return root


def test_a_broken_plan_with_narrower_entries_shows_places_and_no_words(tmp_path: Path) -> None:
    root = two_of_the_sample(tmp_path)
    hidden, mixed = root / "accounts/sable-metals.yml", root / "accounts/marwick-thorne/people.yml"
    hidden.write_text(hidden.read_text("utf-8") + "\nflavour: Heronsgate\n", "utf-8")
    mixed.write_text(mixed.read_text("utf-8") + "\nx: {name: Harriet Kingfisher\n", "utf-8")
    with serving(root, tmp_path / "said.txt") as site:
        assert "This plan has" in site.page("accounts/marwick-thorne/").content.text
        assert site.get("accounts/sable-metals/")[0] == 404
        site.until_said("accounts/marwick-thorne/people.yml:")
        site.until_said("flavour: Heronsgate")  # who serves sees it all in the terminal
        assert words_in(site, ("accounts/marwick-thorne/", *REPEATING)) == set()


def test_a_plan_for_fewer_readers_shows_nothing_of_itself_when_it_cannot_be_read_either(
    tmp_path: Path,
) -> None:
    root = two_of_the_sample(tmp_path)
    hidden = root / "accounts/sable-metals.yml"
    hidden.write_text(
        hidden.read_text("utf-8").replace("tags: [confidential]", "tags: [confidential"), "utf-8"
    )
    with serving(root, tmp_path / "said.txt") as site:
        assert site.get("accounts/sable-metals/")[0] == 404
        site.until_said("accounts/sable-metals.yml:")  # who serves sees it all in the terminal
        assert words_in(site, REPEATING) == set()


OWN_RULE = """
    from gosart.rules import finding, rule


    @rule("MILL001", "warning", "summary", "A region", scope="account")
    def there_is_a_region(context):
        if not context.account.account.region:
            location = context.account.account.locator.at("region")
            yield finding("The region is not said", "Add `region`.", location)
    """


def test_a_companys_own_rule_is_shown_as_it_is_saved_and_a_broken_one_takes_nothing_down(
    tmp_path: Path,
) -> None:
    config = CONFIG.replace("gosart]", "gosart: {rules_dir: rules}]")
    root = write_tree(
        tmp_path / "plans",
        {"accounts/mill.yml": MILL, "mkdocs.yml": config, "rules/house.py": OWN_RULE},
    )
    with serving(root, tmp_path / "said.txt") as site:
        assert "The region is not said" in site.page("accounts/mill/review/").content.text
        write_tree(root, {"rules/house.py": OWN_RULE.replace("is not said", "is unknown")})
        site.until_shown("accounts/mill/review/", "The region is unknown")
        write_tree(root, {"rules/house.py": OWN_RULE.replace("def there", "deaf there")})
        site.until_said("rules/house.py:5:1: X001")
        assert site.page("accounts/mill/review/").content.text


@pytest.mark.parametrize(
    "shared", [{}, {"accounts/_shared/competitors.yml": "quern: {name: Quern Co}\n"}]
)
def test_only_the_pages_of_the_plan_that_was_saved_are_made_again(
    tmp_path: Path, shared: dict[str, str]
) -> None:
    root = write_tree(
        tmp_path,
        {
            "accounts/mill.yml": MILL,
            "accounts/other.yml": MINIMAL_ACCOUNT,
            "mkdocs.yml": CONFIG,
            **shared,
        },
    )
    builder, options = SiteBuilder(), options_of(root)
    before = {file.uri: file for file in builder.build(options).files}
    write_tree(root, {"accounts/other.yml": MINIMAL_ACCOUNT + "region: Hills\n"})
    after = {file.uri: file for file in builder.build(options).files}
    again = {uri for uri, file in after.items() if file is not before.get(uri)}
    # who has no git reads why on the page of the history, which is written when it is asked for
    again -= {uri for uri in again if after[uri].key == before[uri].key != ""}
    assert {uri for uri in again if uri.startswith("accounts/mill/")} == set()
    assert "accounts/other/index.md" in again


ANEW = {"GOSART_CACHE": "false"}


def test_a_large_portfolio_says_what_it_is_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_tree(
        tmp_path / "plans",
        {"accounts/mill.yml": MILL, "accounts/other.yml": MINIMAL_ACCOUNT, "mkdocs.yml": CONFIG},
    )
    assert [line for line in build_site(root, tmp_path / "one").log if "gosart" in line] == []
    monkeypatch.setattr("gosart.mkdocs_plugin.own_site.MANY", 2)
    said = [
        line for line in build_site(root, tmp_path / "two", environ=ANEW).log if "gosart:" in line
    ]
    assert said == [
        "INFO gosart: Reading plans (2)",
    ]
