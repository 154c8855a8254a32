"""`gosart slides` as a person runs it."""

from __future__ import annotations

import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from gosart.errors import GosartError
from tests.briefing.running import gosart
from tests.comparison.repositories import PLAN
from tests.deck.making import CONFIG, opened
from tests.writing import write_tree

PLANS = {
    "mkdocs.yml": CONFIG,
    "accounts/mill.yml": PLAN + "  done: {name: Old stones, status: won, closed: 2026-01-02}\n",
    "accounts/kiln.yml": "name: Kiln\nowner: ada\nteam: {ada: {name: Ada Brook}}\n",
}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return write_tree(tmp_path, PLANS)


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ((), ["mill_stones.pptx"]),
        (("mill/done",), ["mill_done.pptx"]),
        (("mill",), ["mill.pptx"]),
        (("mill", "mill/stones"), ["mill.pptx", "mill_stones.pptx"]),
        (("mill", "--kind", "opportunity"), ["mill_stones.pptx", "mill_done.pptx"]),
        (("mill/stones", "mill/done", "--kind", "account"), ["mill.pptx"]),
        (("--kind", "account"), ["kiln.pptx", "mill.pptx"]),
    ],
)
def test_what_is_named_says_what_the_decks_are_for(
    plans: Path, arguments: tuple[str, ...], files: list[str]
) -> None:
    ran = gosart(plans, "slides", *arguments, "--out", "decks")
    assert ran.returncode == 0
    assert ran.stdout.split() == [str(Path("decks") / name) for name in files]
    assert sorted(path.name for path in (plans / "decks").iterdir()) == sorted(files)


def test_a_name_that_is_not_there_is_answered_with_the_nearest(plans: Path) -> None:
    with pytest.raises(GosartError, match=r"There is no account 'mil'. Did you mean 'mill'\?"):
        gosart(plans, "slides", "mil")
    with pytest.raises(GosartError, match=r"no opportunity 'stone'. Did you mean 'stones'\?"):
        gosart(plans, "slides", "mill/stone")


def test_the_name_of_an_account_for_fewer_readers_is_not_told(plans: Path) -> None:
    plan = "name: Secret\nowner: ada\naudience: account-team\nteam: {ada: {name: Ada}}\n"
    write_tree(plans, {"accounts/millet.yml": plan})
    with pytest.raises(GosartError) as caught:
        gosart(plans, "slides", "millets")
    assert "millet'?" not in str(caught.value)
    with pytest.raises(GosartError, match="There is no account 'millet'"):
        gosart(plans, "slides", "millet")


def test_no_deck_is_written_among_the_plans(plans: Path) -> None:
    with pytest.raises(GosartError, match="accounts/decks is in accounts/, where the plans are"):
        gosart(plans, "slides", "--out", "accounts/decks")
    assert not (plans / "accounts/decks").exists()


def test_a_plan_with_errors_is_left_out_and_named(plans: Path) -> None:
    write_tree(plans, {"accounts/bad.yml": "name: Bad\nowner: nobody\n"})
    ran = gosart(plans, "slides", "--quiet")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "Left out, because their plans have errors: bad.\n"
    with pytest.raises(GosartError, match="The plan of 'bad' has errors"):
        gosart(plans, "slides", "bad")


def test_without_python_pptx_it_says_what_to_install(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "pptx" else find(name, package)

    monkeypatch.setattr("importlib.util.find_spec", without)
    with pytest.raises(GosartError, match=r"pip install 'gosart\[slides\]'"):
        gosart(plans, "slides")


def test_each_title_is_in_the_language_that_is_asked_for(plans: Path) -> None:
    assert gosart(plans, "slides", "mill/stones", "--language", "zh").returncode == 0
    deck = opened((plans / "slides/mill_stones.pptx").read_bytes())
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(titles) > 5
    assert [
        title for title in titles if not any("\u4e00" <= char < "\ua000" for char in title)
    ] == []
