"""A review tells its readers nothing that the head keeps from them, though the base showed it to everybody."""

from __future__ import annotations

from pathlib import Path

from gosart.comparison.renderers.json import as_json
from gosart.comparison.renderers.markdown import as_markdown
from gosart.i18n.translator import translator_for
from tests.comparison.repositories import PLAN, changed, compare, repository
from tests.writing import write_tree

MILL = "accounts/mill.yml"
SECRET = "      - {id: M3, type: minimise, what: Walk away at 81 thousand, owner: ada, due: 2026-12-09, status: open}\n"
NARROW = SECRET.replace("status: open}", "status: open, audience: sales}")


def told(
    folder: Path, base: dict[str, str], head: dict[str, str | None], audience: str = "everyone"
) -> str:
    """Give everything that a comparison says, to some readers."""
    root = repository(folder / audience, base)
    write_tree(root, {path: text for path, text in head.items() if text is not None})
    for path, text in head.items():
        if text is None:
            (root / path).unlink()
    found = compare(root, audience=audience)
    return as_markdown(found, translator_for("en")) + as_json(found, translator_for("en"))


def test_an_entry_that_was_narrowed_is_not_told_as_gone(tmp_path: Path) -> None:
    assert "81 thousand" not in told(tmp_path, {MILL: PLAN + SECRET}, {MILL: PLAN + NARROW})
    assert "M3" not in told(tmp_path / "again", {MILL: PLAN + SECRET}, {MILL: PLAN + NARROW})
    assert "81 thousand" in told(tmp_path, {MILL: PLAN + SECRET}, {MILL: PLAN}, "sales")


def test_an_account_that_was_narrowed_is_not_told_at_all_nor_is_its_money(tmp_path: Path) -> None:
    other = {"accounts/other.yml": PLAN.replace("Mill & Sons", "Other")}
    text = told(tmp_path, {MILL: PLAN, **other}, {MILL: PLAN + "audience: sales\n"})
    assert "Mill" not in text
    assert "90,000" not in text


def test_a_person_who_was_narrowed_and_renamed_in_one_change_is_not_named(tmp_path: Path) -> None:
    narrow = changed(
        PLAN,
        ("emil: {name: Emil Ash,", "emil: {audience: sales, name: Emil Ash,"),
        ("90_000", "95_000"),
    )
    text = told(tmp_path, {MILL: PLAN}, {MILL: None, "accounts/stone.yml": narrow})
    assert "95,000" in text
    assert "Emil" not in text


def test_what_is_really_gone_is_told(tmp_path: Path) -> None:
    assert "81 thousand" in told(tmp_path, {MILL: PLAN + SECRET}, {MILL: PLAN})
    assert "The plan was deleted" in told(
        tmp_path / "whole",
        {MILL: PLAN, "accounts/other.yml": PLAN.replace("Mill & Sons", "Other")},
        {MILL: None},
    )


def test_what_was_opened_is_told_as_new(tmp_path: Path) -> None:
    assert "81 thousand" in told(tmp_path, {MILL: PLAN + NARROW}, {MILL: PLAN + SECRET})
