"""A change of the shared entries: only the plans that name what changed are read, and entries that
are wrong are told once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gosart.comparison import pair as comparing
from gosart.comparison.renderers.markdown import as_markdown
from gosart.comparison.renderers.text import as_text
from tests.comparison.repositories import (
    changed,
    compare,
    repository,
    sentences,
    sentences_in,
)
from tests.writing import write_tree

SENTENCES = sentences_in("en")
TEAM = "ada: {name: Ada Brook}\nben: {name: Ben Moss}\n"
RIVALS = "quern: {name: Quern Co, threat: medium}\nmortar: {name: Mortar Ltd, threat: low}\n"
PARTNERS = "carts: {name: Carts & Co, works_with: [quern]}\n"


def plan(name: str, more: str = "") -> str:
    marks = '"+?-?. ?-+?+ ?-+?+ ++?++"'
    opportunity = "opportunities:\n  stones:\n    name: Stones\n    assessments:\n"
    assessment = f"      - {{date: 2026-11-01, for: us, ratings: {marks}}}\n"
    return f"name: {name}\nowner: ada\n{opportunity}{assessment}{more}"


AGAINST = "      - {date: 2026-11-01, for: quern, ratings: '++++- -++-+ +-+-? ?????'}\n"
FILES = {
    "accounts/_shared/team.yml": TEAM,
    "accounts/_shared/competitors.yml": RIVALS,
    "accounts/_shared/partners.yml": PARTNERS,
    "accounts/mill.yml": plan("Mill", AGAINST),
    "accounts/tall.yml": plan("Tall"),
    "accounts/spelt.yml": plan("Spelt", AGAINST.replace("quern", '"qu\\u0065rn"')),
    "accounts/carted.yml": plan("Carted") + "partners: {carts: {}}\n",
    "accounts/odd.yml": "name: [broken for years",
}


def shared(folder: Path, files: dict[str, str]) -> Path:
    root = repository(folder, FILES)
    write_tree(root, files)
    return root


def test_plans_that_do_not_name_what_changed_are_not_read(tmp_path: Path) -> None:
    root = shared(
        tmp_path,
        {"accounts/_shared/competitors.yml": changed(RIVALS, ("threat: low", "threat: high"))},
    )
    assert [account.id for account in compare(root).accounts] == ["_shared"]
    write_tree(
        root,
        {"accounts/_shared/competitors.yml": changed(RIVALS, ("threat: medium", "threat: high"))},
    )
    assert [account.id for account in compare(root).accounts] == [
        "_shared",
        "carted",
        "mill",
        "spelt",
    ]


def test_a_shared_entry_s_change_is_told_of_each_plan_at_the_shared_file_s_line(
    tmp_path: Path,
) -> None:
    files = {
        name: text for name, text in FILES.items() if "carted" not in name and "spelt" not in name
    }
    root = repository(tmp_path, files)
    write_tree(
        root,
        {
            "accounts/_shared/competitors.yml": "# ours\n"
            + changed(RIVALS, ("threat: medium", "threat: high"))
        },
    )
    accounts = compare(root).accounts
    assert [account.id for account in accounts] == ["_shared", "mill"]
    for account in accounts:
        assert sentences(account) == ["worse Quern Co: threat changed from medium to high."]
        location = account.changes[0].location
        assert (location.path, location.line) == ("accounts/_shared/competitors.yml", 2)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("team.yml", TEAM.replace("Ada Brook", "Ada Brooks")),
        ("team.yml", TEAM + "cy: {name: Cy}\n"),
        ("team.yml", TEAM.replace("ada:", "adele:")),
        ("team.yml", "x: [" + TEAM),
        ("competitors.yml", RIVALS.replace("medium", "very-high")),
        ("competitors.yml", RIVALS.replace("quern:", "quernstone:")),
        ("competitors.yml", RIVALS.replace("threat: medium", "thraet: medium")),
        ("competitors.yml", "- a list\n"),
        ("competitors/quern.md", "Sells **stones**.\n"),
        ("competitors.md", "Who is about.\n"),
        ("partners.yml", PARTNERS.replace("[quern]", "[mortar]")),
        ("offerings.yml", "stones: Stones\n"),
        ("strange.yml", "a: 1\n"),
    ],
)
def test_the_same_is_told_as_if_every_plan_had_been_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, text: str
) -> None:
    root = shared(tmp_path / "git", {f"accounts/_shared/{path}": text})
    base = write_tree(tmp_path / "base", FILES)
    folders = str(base), str(root)
    told = as_text(compare(root), SENTENCES), as_text(compare(root, *folders), SENTENCES)
    monkeypatch.setattr(comparing, "reached", lambda *_: None)
    everything = as_text(compare(root), SENTENCES), as_text(compare(root, *folders), SENTENCES)
    assert told == everything


def test_shared_entries_that_are_wrong_are_told_once(tmp_path: Path) -> None:
    root = shared(
        tmp_path,
        {
            "accounts/_shared/team.yml": "x: [" + TEAM,
            "accounts/mill.yml": changed(FILES["accounts/mill.yml"], ("Mill", "M")),
        },
    )
    comparison = compare(root)
    assert [told.location.path for told in comparison.stray] == ["accounts/_shared/team.yml"]
    assert comparison.unreadable == ("Carted", "Spelt", "Tall")
    assert [account.id for account in comparison.accounts] == [
        "mill"
    ]  # somebody changed it, so it is told by itself
    assert comparison.got_worse
    told = as_markdown(comparison, SENTENCES)
    assert "\n### Account plans: 4 plans cannot be read, 2 problems to fix." in told
    assert (
        "\nThe shared entries have errors, so 3 plans cannot be read: Carted, Spelt, Tall.\n"
        in told
    )


def test_shared_entries_that_are_mended_are_told_once(tmp_path: Path) -> None:
    root = repository(tmp_path, {**FILES, "accounts/_shared/team.yml": "x: [" + TEAM})
    shutil.copy(root / "accounts/_shared/team.yml", root / "accounts/_shared/_old.yml")
    write_tree(root, {"accounts/_shared/team.yml": TEAM})
    comparison = compare(root)
    assert (comparison.accounts, comparison.readable_again) == (
        (),
        ("Carted", "Mill", "Spelt", "Tall"),
    )
    assert "4 plans can be read again: Carted, Mill, Spelt, Tall.\n" in as_text(
        comparison, SENTENCES
    )


def test_a_link_to_a_plan_may_name_anybody(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    write_tree(root, {"accounts/_plans/twin.yml": plan("Twin", AGAINST)})
    (root / "accounts/twin.yml").symlink_to("_plans/twin.yml")
    repository(root, FILES)
    write_tree(
        root,
        {"accounts/_shared/competitors.yml": changed(RIVALS, ("threat: medium", "threat: high"))},
    )
    assert [account.id for account in compare(root).accounts] == [
        "_shared",
        "carted",
        "mill",
        "spelt",
        "twin",
    ]
