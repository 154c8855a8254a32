"""A story says nothing of what is, or once was, for narrower readers than the build's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gosart.config.model import options_from
from gosart.history import loader
from gosart.history.loader import Today
from gosart.history.model import History
from gosart.method.loader import load_method
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.repository.loader import read_repository
from tests.history.stories import PLAN, TODAY, Repository, changed, read, sentences_in

MILL = "accounts/mill.yml"
SECRET = (
    "      - {id: M3, type: minimise, what: Walk away at 81 thousand, owner: ada, due: 2026-12-09, "
    "status: open}\n"
)
NARROW = SECRET.replace("status: open}", "status: open, audience: sales}")


def shown(root: Path, audience: str = "everyone") -> History:
    """Give the history as a build for some readers may tell it."""
    options = options_from({"today": TODAY.isoformat(), "audience": audience}, root, {})
    repository = read_repository(root, "accounts")
    portfolio = load_portfolio(repository, load_method("en"), plan_options(options))
    shown = frozenset(account.id for account in portfolio.accounts)
    private = frozenset(account.id for account in portfolio.broken if account.private)
    return read(root, today=Today(repository, shown, private), audience=audience)


def lines(history: History) -> str:
    """Give everything a history says."""
    return "\n".join(
        f"{story.title} {story.account_changes.name} {line}"
        for story in history.stories
        for line in sentences_in(story)
    )


def test_an_entry_that_was_narrowed_is_told_in_no_older_story(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-02", {MILL: PLAN + SECRET})
    assert "81 thousand" in lines(shown(tmp_path))
    made.commit("2026-11-03", {MILL: PLAN + NARROW})
    assert "81 thousand" not in lines(shown(tmp_path))
    assert "81 thousand" in lines(shown(tmp_path, "sales"))


def test_what_was_narrow_and_is_gone_stays_untold(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    for day, end in (("01", ""), ("02", SECRET), ("03", NARROW), ("04", "")):
        made.commit(f"2026-11-{day}", {MILL: PLAN + end})
    assert "81 thousand" not in lines(shown(tmp_path))
    assert "81 thousand" in lines(shown(tmp_path, "sales"))


WORDS = changed(
    PLAN,
    (
        "      - {id: M1, type: prove, what: Grind a sack,",
        "      - {id: M1, type: prove, what: Zebra a sack,",
    ),
    ("{name: Emil Ash, title: Miller,", "{name: Emil Zebra, title: Miller,"),
    (
        "fern: {name: Fern Yew, title: CFO, reports_to: dana,",
        "fern: {name: Fern Yew, title: CFO, reports_to: emil,",
    ),
    (
        "    milestones:\n",
        "    value: {benefits: [{kind: increase, item: Zebra margin}]}\n    milestones:\n",
    ),
)


def test_what_was_narrowed_and_reworded_in_one_step_is_told_in_none_of_its_words(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-02", {MILL: WORDS})
    assert "Zebra" in lines(shown(tmp_path))
    narrow = changed(
        WORDS,
        ("what: Zebra a sack,", "audience: sales, what: As agreed,"),
        ("{name: Emil Zebra,", "{audience: sales, name: E. A.,"),
        ("item: Zebra margin", "audience: sales, item: As agreed"),
        ("amount: 90_000", "amount: 95_000"),
    )
    made.commit("2026-11-03", {MILL: narrow})
    texts = lines(shown(tmp_path))
    assert "Zebra" not in texts
    assert "agreed" not in texts
    assert "95,000" in texts
    assert "Zebra" in lines(shown(tmp_path, "sales"))
    gone = "".join(
        line
        for line in narrow.replace("reports_to: emil", "reports_to: dana").splitlines(keepends=True)
        if "audience: sales" not in line
    )
    made.commit("2026-11-04", {MILL: changed(gone, ("amount: 95_000", "amount: 99_000"))})
    texts = lines(shown(tmp_path))
    assert "99,000" in texts
    assert "Zebra" not in texts


@pytest.mark.parametrize(
    "key", ["audiance: sales", '"\\x61udience": sales', "\u0430udience: sales", "audience: sale"]
)
def test_a_commit_that_narrowed_by_a_misspelt_key_has_no_title(tmp_path: Path, key: str) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-11-01",
        {MILL: PLAN, "accounts/other.yml": "name: Other\nowner: a\nteam: {a: {name: A}}\n"},
    )
    made.commit(
        "2026-11-02",
        {MILL: changed(PLAN, ("{name: Emil Ash,", f"{{{key}, name: Zebra,"))},
        "Zebra is ours",
    )
    assert "Zebra" not in lines(shown(tmp_path))
    made.commit("2026-11-03", {MILL: PLAN}, "Mended")
    assert "Zebra" not in lines(shown(tmp_path))
    assert [story.title for story in shown(tmp_path).stories if story.title] == []


def test_an_account_that_was_narrowed_under_another_id_and_name_has_no_story(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-11-01",
        {MILL: PLAN, "accounts/other.yml": "name: Other\nowner: a\nteam: {a: {name: A}}\n"},
    )
    stone = PLAN.replace("Mill & Sons", "Project X") + "audience: sales\n"
    made.commit("2026-11-02", {MILL: None, "accounts/stone.yml": stone})
    assert {story.account_changes.account for story in shown(tmp_path).stories} == {"other"}
    made.commit("2026-11-03", {"accounts/stone.yml": None})
    assert {story.account_changes.account for story in shown(tmp_path).stories} == {"other"}


def test_a_note_that_was_narrowed_is_told_in_no_story(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    plan, note = "accounts/mill/account.yml", "accounts/mill/notes/zebra.md"
    made.commit("2026-11-01", {plan: PLAN})
    made.commit("2026-11-02", {note: "---\ntitle: Zebra\n---\nZebra\n"})
    assert "Zebra" in lines(shown(tmp_path))
    made.commit("2026-11-03", {note: "---\ntitle: Zebra\naudience: sales\n---\nZebra\n"})
    assert "Zebra" not in lines(shown(tmp_path))
    made.commit("2026-11-04", {note: None})
    assert "Zebra" not in lines(shown(tmp_path))


def test_what_is_open_again_is_told_again(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    for day, end in (("01", ""), ("02", NARROW), ("03", SECRET)):
        made.commit(f"2026-11-{day}", {MILL: PLAN + end})
    assert "81 thousand" in lines(shown(tmp_path))


def test_a_person_who_was_narrowed_is_named_in_no_sentence_about_others(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit(
        "2026-11-02",
        {
            MILL: changed(
                PLAN,
                (
                    "reports_to: dana, influence: inner-circle",
                    "reports_to: emil, influence: inner-circle",
                ),
            )
        },
    )
    assert "Emil Ash" in lines(shown(tmp_path))
    narrow = changed(PLAN, ("emil: {name: Emil Ash,", "emil: {audience: sales, name: Emil Ash,"))
    made.commit("2026-11-03", {MILL: narrow})
    assert "Emil" not in lines(shown(tmp_path))
    assert "Emil" in lines(shown(tmp_path, "sales"))


def test_an_account_for_narrower_readers_has_no_story_at_all(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-11-01",
        {MILL: PLAN, "accounts/other.yml": "name: Other\nowner: ada\nteam: {ada: {name: Ada}}\n"},
    )
    made.commit("2026-11-02", {MILL: PLAN + "audience: sales\n"})
    assert {story.account_changes.account for story in shown(tmp_path).stories} == {"other"}
    assert {story.account_changes.account for story in shown(tmp_path, "sales").stories} == {
        "mill",
        "other",
    }


def test_an_account_that_is_secret_under_its_new_id_has_no_story_under_the_old_one(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN})
    made.commit("2026-11-02", {MILL: None, "accounts/stone.yml": PLAN})
    made.commit("2026-11-03", {"accounts/stone.yml": PLAN + "audience: sales\n"})
    assert lines(shown(tmp_path)) == ""


def test_a_plan_that_cannot_be_read_and_hides_something_is_silent(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN + NARROW})
    made.commit("2026-11-02", {MILL: "nam: x\n" + PLAN + NARROW})
    assert lines(shown(tmp_path)) == ""


def test_where_plans_say_who_may_see_what_no_title_is_shown_to_wider_readers(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN}, "We walk away at 81 thousand")
    assert "81 thousand" in lines(shown(tmp_path))
    made.commit("2026-11-02", {MILL: PLAN + NARROW}, "The floor is for sales")
    assert "81 thousand" not in lines(shown(tmp_path))
    assert "We walk away" in lines(read(tmp_path, audience="account-team"))


def test_a_shared_entry_that_was_narrowed_is_not_told(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit(
        "2026-11-01", {MILL: PLAN, "accounts/_shared/competitors.yml": "hone: {name: Hone Ltd}\n"}
    )
    made.commit(
        "2026-11-02",
        {"accounts/_shared/competitors.yml": "hone: {name: Hone Ltd}\nwhet: {name: Whet Ltd}\n"},
    )
    assert "Whet Ltd" in lines(shown(tmp_path))
    made.commit(
        "2026-11-03",
        {
            "accounts/_shared/competitors.yml": (
                "hone: {name: Hone Ltd}\nwhet: {name: Whet Ltd, audience: sales}\n"
            )
        },
    )
    assert "Whet Ltd" not in lines(shown(tmp_path))


def test_only_the_accounts_whose_audiences_changed_are_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Repository(tmp_path)
    other = "accounts/other.yml"
    made.commit("2026-10-31", {other: PLAN})
    made.commit("2026-11-01", {MILL: PLAN + NARROW, other: PLAN + SECRET})
    asked: list[list[str]] = []
    replay_steps = loader.replay_steps

    def watched(*more: Any) -> Any:
        asked.append(sorted({account for accounts in more[3].values() for account in accounts}))
        return replay_steps(*more)

    monkeypatch.setattr(loader, "replay_steps", watched)
    assert "81 thousand" in lines(shown(tmp_path))
    assert asked == [["mill", "other"]]
    made.commit("2026-11-02", {MILL: PLAN + NARROW + "industry: Food\n"})
    shown(tmp_path)
    assert asked[1:] == [["mill"]], "of a longer history only what is new is told"
    made.commit("2026-11-03", {other: PLAN + NARROW})
    assert "81 thousand" not in lines(shown(tmp_path))
    assert {*asked[2]} == {"other"}
    count = len(asked)
    shown(tmp_path)
    assert len(asked) == count


HOLDING = "name: Hidden Holding\nowner: ada\nteam: {ada: {name: Ada}}\n"
HOLDERS = f"{HOLDING}people: {{zoe: {{name: Zoe, title: CEO}}}}\n"
REFERS = "parent: hidco\n" + changed(
    PLAN,
    ("    title: Managing director\n", "    title: Managing director\n    same_as: hidco/zoe\n"),
)


@pytest.mark.parametrize(
    ("path", "holding", "is_named_to_sales"),
    [
        ("accounts/hidco.yml", f"{HOLDERS}audience: sales\n", True),
        ("accounts/hidco/account.yml", f"{HOLDERS}audience: sales\n", True),
        ("accounts/hidco.yml", f"{HOLDERS}audience: sales\nstage: [\n", False),
    ],
)
def test_a_narrow_account_is_named_in_no_story_of_another(
    tmp_path: Path, path: str, holding: str, *, is_named_to_sales: bool
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN, path: holding})
    made.commit("2026-11-02", {MILL: REFERS})
    assert "hidco" not in lines(shown(tmp_path))
    made.commit("2026-11-03", {MILL: PLAN})
    assert "hidco" not in lines(shown(tmp_path))
    assert ("hidco" in lines(shown(tmp_path, "sales"))) is is_named_to_sales
    made.commit("2026-11-04", {path: None})
    assert "hidco" not in lines(shown(tmp_path))


def test_an_account_in_a_folder_that_is_not_read_is_named_in_no_story(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN, "accounts/_hidco/account.yml": HOLDING})
    made.commit("2026-11-02", {MILL: f"parent: hidco\n{PLAN}"})
    made.commit("2026-11-03", {MILL: PLAN})
    assert "hidco" not in lines(shown(tmp_path))


def test_a_narrow_person_of_an_open_account_is_named_in_no_story_of_another(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    narrow = HOLDERS.replace("title: CEO", "title: CEO, audience: sales")
    made.commit("2026-11-01", {MILL: PLAN, "accounts/hidco.yml": narrow})
    made.commit("2026-11-02", {MILL: REFERS})
    told = lines(shown(tmp_path))
    assert "parent company set to hidco" in told
    assert "zoe" not in told


def test_an_open_account_is_named_in_the_story_of_another_until_it_is_narrowed(
    tmp_path: Path,
) -> None:
    made = Repository(tmp_path)
    made.commit("2026-11-01", {MILL: PLAN, "accounts/hidco.yml": HOLDERS})
    made.commit("2026-11-02", {MILL: REFERS})
    told = lines(shown(tmp_path))
    assert "parent company set to hidco" in told
    assert "hidco/zoe" in told
    made.commit("2026-11-03", {MILL: PLAN, "accounts/hidco.yml": f"{HOLDERS}audience: sales\n"})
    assert "hidco" not in lines(shown(tmp_path))
