"""A review tells its readers nothing that the head keeps from them, though the base showed it to
everybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.comparison.renderers.json import as_json
from gosart.comparison.renderers.markdown import as_markdown
from tests.comparison.repositories import (
    PLAN,
    changed,
    commit,
    compare,
    repository,
    sentences_in,
)
from tests.writing import write_tree

MILL = "accounts/mill.yml"
SECRET = (
    "      - {id: M3, type: minimise, what: Walk away at 81 thousand, owner: ada, due: 2026-12-09, "
    "status: open}\n"
)
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
    comparison = compare(root, audience=audience)
    return as_markdown(comparison, sentences_in("en")) + as_json(comparison, sentences_in("en"))


def test_an_entry_that_was_narrowed_is_not_told_as_gone(tmp_path: Path) -> None:
    assert "81 thousand" not in told(tmp_path, {MILL: PLAN + SECRET}, {MILL: PLAN + NARROW})
    assert "M3" not in told(tmp_path / "again", {MILL: PLAN + SECRET}, {MILL: PLAN + NARROW})
    assert "81 thousand" in told(tmp_path, {MILL: PLAN + SECRET}, {MILL: PLAN}, "sales")


def test_an_account_that_was_narrowed_is_not_told_at_all_nor_is_its_money(tmp_path: Path) -> None:
    other = {"accounts/other.yml": PLAN.replace("Mill & Sons", "Other")}
    text = told(tmp_path, {MILL: PLAN, **other}, {MILL: PLAN + "audience: sales\n"})
    assert "Mill" not in text
    assert "90,000" not in text


def test_a_sum_that_its_readers_see_a_part_of_is_not_compared(tmp_path: Path) -> None:
    narrow = changed(PLAN, ("amount: 90_000", "amount: 70_000\n    audiences: {amount: sales}"))
    root = repository(tmp_path, {MILL: PLAN, "accounts/other.yml": narrow})
    other = changed(narrow, ("Mill & Sons", "Mill & Daughters"))
    write_tree(root, {MILL: changed(PLAN, ("90_000", "95_000")), "accounts/other.yml": other})
    effects = {
        audience: [change.subject for change in compare(root, audience=audience).portfolio]
        for audience in ("everyone", "sales")
    }
    assert effects == {"everyone": [], "sales": ["portfolio-amount"]}


def test_a_person_who_was_narrowed_and_renamed_in_one_change_is_not_named(tmp_path: Path) -> None:
    narrow = changed(
        PLAN,
        ("emil: {name: Emil Ash,", "emil: {audience: sales, name: Emil Ash,"),
        ("90_000", "95_000"),
    )
    text = told(tmp_path, {MILL: PLAN}, {MILL: None, "accounts/stone.yml": narrow})
    assert "95,000" in text
    assert "Emil" not in text


def test_an_entry_that_was_narrowed_and_then_taken_out_is_not_told_as_gone(tmp_path: Path) -> None:
    root = repository(tmp_path, {MILL: PLAN + SECRET})
    for text in (PLAN + NARROW, PLAN):
        write_tree(root, {MILL: text})
        commit(root, "A step")
    for head in ("", "HEAD"):
        texts = {
            audience: as_json(compare(root, "main", head, audience=audience), sentences_in("en"))
            for audience in ("everyone", "sales")
        }
        assert "81 thousand" not in texts["everyone"]
        assert "81 thousand" in texts["sales"]


def test_an_account_that_went_as_a_narrow_one_came_is_not_told_by_its_name(tmp_path: Path) -> None:
    other = {"accounts/other.yml": PLAN.replace("Mill & Sons", "Other")}
    narrow = "name: Project\nowner: a\naudience: sales\nteam: {a: {name: A}}\n"
    text = told(tmp_path, {MILL: PLAN, **other}, {MILL: None, "accounts/project.yml": narrow})
    assert "Mill" not in text
    assert "Project" not in text


def test_what_is_really_gone_is_told(tmp_path: Path) -> None:
    assert "81 thousand" in told(tmp_path, {MILL: PLAN + SECRET}, {MILL: PLAN})
    assert "The plan was deleted" in told(
        tmp_path / "whole",
        {MILL: PLAN, "accounts/other.yml": PLAN.replace("Mill & Sons", "Other")},
        {MILL: None},
    )


def test_what_was_opened_is_told_as_new(tmp_path: Path) -> None:
    assert "81 thousand" in told(tmp_path, {MILL: PLAN + NARROW}, {MILL: PLAN + SECRET})


WORDS = changed(
    PLAN,
    (
        "competitors:\n",
        "profile: {products: [Zebra flour, Bread], drivers: Zebra price}\ncompetitors:\n",
    ),
    (
        "fern: {name: Fern Yew, title: CFO, reports_to: dana,",
        "fern: {name: Fern Yew, title: CFO, reports_to: emil,",
    ),
    ("{name: Emil Ash, title: Miller,", "{name: Emil Zebra, title: Zebra,"),
    ("{name: Trial grind, date: 2026-12-12}", "{name: Zebra grind, date: 2026-12-12}"),
    (
        "    milestones:\n",
        """\
    decision_criteria: [{name: Zebra wins, us: better}, {name: Price, us: same}]
    value: {benefits: [{kind: increase, item: Zebra margin, amount: 1000}]}
    test: {reviews: [{date: 2026-11-01, questions: Zebra, \
vulnerabilities: [{text: Zebra clause}, {text: Price}]}]}
    people: {emil: {personal_agenda: Zebra}}
    milestones:
""",
    ),
    ("what: Grind a sack,", "what: Zebra a sack,"),
)
"""A plan in which everybody could read of a zebra."""

REWORDED = {
    "an action": (
        "{id: M1, type: prove, what: Zebra a sack,",
        "{id: M1, audience: sales, type: prove, what: Other,",
    ),
    "an action under another id": (
        "{id: M1, type: prove, what: Zebra a sack,",
        "{id: M7, audience: sales, type: prove, what: Other,",
    ),
    "a person": (
        "emil: {name: Emil Zebra, title: Zebra,",
        "emil: {audience: sales, name: E. A., title: Other,",
    ),
    "a text of a list": ("[Zebra flour, Bread]", "[{text: Other, audience: sales}, Bread]"),
    "one text": ("drivers: Zebra price", "drivers: [{text: Other, audience: sales}]"),
    "one text as an entry": ("drivers: Zebra price", "drivers: {text: Other, audience: sales}"),
    "a milestone": (
        "{name: Zebra grind, date: 2026-12-12}",
        "{name: Other, date: 2027-01-12, audience: sales}",
    ),
    "a criterion": ("{name: Zebra wins, us: better}", "{name: Other, us: worse, audience: sales}"),
    "a benefit": (
        "{kind: increase, item: Zebra margin, amount: 1000}",
        "{kind: increase, item: Other, amount: 1, audience: sales}",
    ),
    "a weak point": ("{text: Zebra clause}", "{text: Other, audience: sales}"),
    "a review": (
        "{date: 2026-11-01, questions: Zebra, vuln",
        "{date: 2026-11-02, audience: sales, questions: Other, vuln",
    ),
    "with a misspelt key": (
        "{id: M1, type: prove, what: Zebra a sack,",
        "{id: M1, audiance: sales, type: prove, what: Other,",
    ),
    "with an escaped key": (
        "{id: M1, type: prove, what: Zebra a sack,",
        '{id: M1, "\\x61udience": sales, type: prove, what: Other,',
    ),
}


@pytest.mark.parametrize("what", REWORDED)
def test_what_was_narrowed_and_reworded_in_one_change_is_told_in_neither_words(
    tmp_path: Path, what: str
) -> None:
    old, new = REWORDED[what]
    parts = WORDS.split(old)
    assert len(parts) == 2
    bare = (part.replace("Zebra", "Plain") for part in parts)
    base, head = old.join(bare), new.join(part.replace("Zebra", "Plain") for part in parts)
    head = head.replace("90_000", "95_000")
    wide = told(tmp_path, {MILL: base}, {MILL: head})
    assert "Zebra" not in wide
    assert "Other" not in wide
    if "key" not in what:
        assert "95,000" in wide, "what changed for everybody is told"
    narrow = told(tmp_path, {MILL: base}, {MILL: head}, "account-team")
    assert "Zebra" in narrow or "Other" in narrow or "P050" in narrow or what == "a review"


def test_an_account_that_was_narrowed_under_another_name_and_id_is_not_told(tmp_path: Path) -> None:
    other = {"accounts/other.yml": PLAN.replace("Mill & Sons", "Other")}
    narrow = PLAN.replace("Mill & Sons", "Project X") + "audience: sales\n"
    text = told(tmp_path, {MILL: PLAN, **other}, {MILL: None, "accounts/project-x.yml": narrow})
    assert "Mill" not in text
    assert "Project" not in text


@pytest.mark.parametrize(
    "now",
    [
        "hone: {name: Zebra Ltd, threat: high, audience: sales}\n",
        "hone: {name: Other Ltd, audience: sales}\n",
        "whet: {name: Other Ltd, audiance: sales}\n",
        "hone: {name: [Other\n  audience: sales\n",
    ],
)
def test_a_shared_entry_that_was_narrowed_is_not_told_by_the_accounts_that_use_it(
    tmp_path: Path, now: str
) -> None:
    shared = "accounts/_shared/competitors.yml"
    plan = PLAN.replace("    objective:\n", "    strategy: {target: hone}\n    objective:\n")
    base = {shared: "hone: {name: Zebra Ltd}\n", MILL: plan}
    head = {shared: now, MILL: plan.replace("target: hone", "target: quern")}
    text = told(tmp_path, base, head)
    assert "Zebra" not in text
    assert "Other" not in text


def test_a_note_that_was_narrowed_and_renamed_is_not_told(tmp_path: Path) -> None:
    plan, note = "accounts/mill/account.yml", "accounts/mill/notes/zebra.md"
    base = {plan: PLAN, note: "---\ntitle: Zebra\n---\nZebra\n"}
    head = {note: None, "accounts/mill/notes/o.md": "---\ntitle: Other\naudience: sales\n---\nO\n"}
    assert "zebra" not in told(tmp_path, base, {plan: PLAN, **head}).lower()
    gone = told(tmp_path / "gone", base, {plan: PLAN, note: None})
    assert "zebra" in gone.lower()
