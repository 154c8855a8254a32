"""The pages in Chinese: no word of ours is left in English, on any kind of page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gosart.rules.registry import our_rules
from tests.sharing import Shared
from tests.site.building import COMMITTERS, ROOT, Built, shared_site
from tests.site.markup import Element

ACRONYMS = {
    "git",
    "main",
    "Atom",
    "SVG",
    "GitHub",
    "GitLab",
    "GOSART",
    "PRIME",
    "MEDDPICC",
    "Markdown",
    "YAML",
    "oal",
    "bjective",
    "trategy",
    "ctions",
    "esources",
    "est",
}
"""What stays in Latin letters; the method explains the first by the words behind its initials."""
THEMES = {"headerlink", "md-content__button"}
"""Links of the theme, whose words follow the theme's own language."""
WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(scope="module")
def chinese(sample_root: Path, shared: Shared) -> Built:
    return shared_site(
        shared, "sample-in-chinese", sample_root, {"language": "zh", "method": "method.yml"}
    )


def words_of(element: Element) -> set[str]:
    """Give the Latin words of a page that a reader sees or hears, those in code left out."""
    found: set[str] = set()
    for name in ("title", "aria-label", "alt", "placeholder"):
        found |= set(WORD.findall(element.get(name)))
    for child in element.children:
        if isinstance(child, str):
            found |= set(
                WORD.findall(re.sub(r"[A-Za-z]+…", "", child))
            )  # a word cut short is a plan's own
        elif (
            child.name not in ("code", "script", "style")
            and not child.text.startswith(".git")
            and not THEMES & set(child.get("class").split())
        ):
            found |= words_of(child)
    return found


def test_no_word_of_ours_is_left_in_english(chinese: Built, sample_root: Path) -> None:
    folders = (sample_root / "accounts", our_rules()[0].path.parent / "examples")
    files = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".yml", ".yaml", ".md")
    ]
    plans = "\n".join(path.read_text("utf-8") for path in files)
    plans += (sample_root / "method.yml").read_text("utf-8")  # the company's own labels
    recipes = ROOT / "site_templates" / "recipes"
    plans += "\n".join(
        path.relative_to(recipes).as_posix() for path in recipes.rglob("*")
    )  # a file is called what the forge calls it
    theirs = (
        set(WORD.findall(plans)) | set(WORD.findall(COMMITTERS)) | ACRONYMS | {"US"}
    )  # the sign of the dollar
    # A currency has a sign of its own; the theme's words are the theme's.
    left = {
        name: sorted(words_of(page.content) - theirs)
        for name, page in chinese.pages.items()
        if name != "404.html"
    }
    assert {name: words for name, words in left.items() if words} == {}


def test_dates_and_money_are_written_as_in_china(chinese: Built) -> None:
    text = chinese.page("accounts/hengze-storage/").content.text
    assert "2027年2月10日" in text
    assert "¥1400万" in text or "¥1,400万" in text


def test_the_navigation_is_chinese(chinese: Built) -> None:
    tabs = chinese.page("").with_class("md-tabs__link")
    assert [tab.text for tab in tabs] == ["组合总览", "客户", "行动", "方法"]


def test_the_search_for_english_finds_a_word(sample_site: Built) -> None:
    assert {"Portfolio", "Opportunities"} <= words_of(sample_site.page("").content)
