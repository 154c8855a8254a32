"""`gosart migrate`: older sets get the criteria of today, and not a byte of anything else moves."""

from __future__ import annotations

import subprocess
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosart import Options, load
from gosart.config.model import SiteOptions, options_from
from gosart.editing.locate import open_plan
from gosart.editing.migrate import migrate_account
from gosart.editing.patch import write
from gosart.method.editions import Edition
from gosart.method.loader import read_method
from gosart.plan.schema.ratings_shorthand import in_edition
from tests.editing.conftest import Gosart
from tests.writing import write_tree

CONFIG = """\
site_name: Plans
docs_dir: accounts
theme: {name: material, font: false}
plugins: [search, {gosart: {method: method.yml, today: 2026-11-27}}]
"""
METHOD = """\
version: "2"
questions:
  can_we_compete:
    criteria:
      data_residency: {label: Data residency, questions: [Where?, Who checks?], rivals: false}
"""
HEAD = """\
name: Mill
owner: ada   # since May
team: {ada: {name: Ada}, bea: {name: Bea}}
competitors: {quern: {}}
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "method.yml": METHOD,
    "accounts/mill/account.yml": HEAD + 'plan: {kind: win, method: "1"}  # the first edition\n',
    "accounts/mill/opportunities/stones.yml": """
        name: Stones
        assessments:
        # in the kitchen
        - {date: 2026-09-01, for: us, by: ada, ratings: '+++++ ----- ????? ....+'}  # first
        - {date: 2026-09-01, for: quern, by: ada, ratings: +++++-----+++++}
        -   date: 2026-11-01
            for: us
            method: "1"
            ratings:
              solution_fit: "+"   # as they said
    """,
}
STONES = "accounts/mill/opportunities/stones.yml"


def text_of(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()


def test_older_sets_get_the_criteria_of_today_and_the_plan_names_the_edition(
    tmp_path: Path, gosart: Gosart
) -> None:
    write_tree(tmp_path, FILES)
    before = text_of(tmp_path, STONES)
    ran = gosart("migrate")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(tmp_path, STONES) == before.replace(
        "'+++++ ----- ????? ....+'", "'+++++ -----. ????? ....+'"
    ).replace('method: "1"', 'method: "2"')
    assert text_of(tmp_path, "accounts/mill/account.yml") == (
        HEAD + 'plan: {kind: win, method: "2"}  # the first edition\n'
    )


def test_it_is_said_in_words_and_as_a_diff_that_git_takes(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    ran = gosart("migrate", "--dry-run")
    assert ran.out.startswith(
        "the plans as they are → edition 2\n1 account changed.\n\nMill (mill)\n"
        "  • Mill: version of the method changed from 1 to 2.  (accounts/mill/account.yml:5)\n"
        "  • Our assessment of 1 Nov 2026: edition of the criteria changed from 1 to 2.  "
        f"({STONES}:8)\n"
    )
    assert (
        "\n-- {date: 2026-09-01, for: us, by: ada, ratings: '+++++ ----- ????? ....+'}" in ran.out
    )
    assert '-plan: {kind: win, method: "1"}' in ran.out
    assert "--- a/method.yml" not in ran.out
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "apply", "-"], input=ran.out.encode(), check=True)
    applied = {path: text_of(tmp_path, path) for path in FILES}
    write_tree(tmp_path, FILES)
    gosart("migrate")
    assert {path: text_of(tmp_path, path) for path in FILES} == applied


def test_a_dry_run_writes_nothing_and_quiet_says_nothing(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    before = {path: text_of(tmp_path, path) for path in FILES}
    gosart("migrate", "--dry-run")
    assert {path: text_of(tmp_path, path) for path in FILES} == before
    assert (gosart("migrate", "--quiet").out, gosart("migrate", "--quiet").err) == ("", "")
    assert text_of(tmp_path, STONES) != before[STONES]


def test_a_second_run_changes_no_byte(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES)
    gosart("migrate")
    after = {path: (tmp_path / path).read_bytes() for path in FILES}
    ran = gosart("migrate")
    assert (ran.code, ran.out) == (0, "Nothing to change: the plans say so already.\n")
    assert {path: (tmp_path / path).read_bytes() for path in FILES} == after


def test_only_the_accounts_that_are_named(tmp_path: Path, gosart: Gosart) -> None:
    path = "accounts/acme/account.yml"
    write_tree(tmp_path, FILES | {path: HEAD + 'plan: {method: "1"}\n'})
    assert gosart("migrate", "acme", "-q").code == 0
    assert 'method: "2"' in text_of(tmp_path, path)
    assert 'method: "1"' in text_of(tmp_path, STONES)
    ran = gosart("migrate", "mil")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no account 'mil'. Did you mean 'mill'?" in ran.err


def test_a_rating_on_a_criterion_that_is_no_more_is_never_lost(
    tmp_path: Path, gosart: Gosart
) -> None:
    """`current_relationship` goes: a short form that rates it stays, and names its edition."""
    method = METHOD + "      current_relationship: remove\n"
    plan = """
        name: Stones
        assessments:
        - {date: 2026-09-01, for: us, ratings: "+++++ ----- ????? ....+"}
        - {date: 2026-09-02, for: us, ratings: "+++++ ---.- ????? ....+"}
        - {date: 2026-09-03, for: us, ratings: {current_relationship: "+", solution_fit: "-"}}
    """
    write_tree(tmp_path, FILES | {"method.yml": method, STONES: plan})
    ran = gosart("migrate")
    assert ran.code == 0
    assert ran.err == (
        f"{STONES}:3: Edition 2 has no current_relationship: rated by edition 1, these ratings "
        "stay.\n"
    )
    assert text_of(tmp_path, STONES) == (
        'name: Stones\nassessments:\n- {date: 2026-09-01, for: us, ratings: "+++++ ----- ????? '
        '....+", method: "1"}\n- {date: 2026-09-02, for: us, ratings: "+++++ ----. ????? ....+"}\n'
        '- {date: 2026-09-03, for: us, ratings: {current_relationship: "+", solution_fit: "-"}}\n'
    ).replace('method: "1"', "method: 1")
    assert gosart("migrate").out == "Nothing to change: the plans say so already.\n"
    assert gosart("check", "--quiet").code == 0


def test_a_sealed_set_waits_for_its_day_and_is_read_as_before(
    tmp_path: Path, gosart: Gosart
) -> None:
    """It is read by the plan's version, so that stays too; what is open names its own."""
    sealed = "accounts/mill/opportunities/stones/assessments/2026-11-20.bea.yml"
    text = 'sealed_until: 2026-12-01\nratings: "+++++ +++++ +++++ +++++"\n'
    write_tree(tmp_path, FILES | {sealed: text})
    ran = gosart("migrate")
    assert ran.code == 0
    assert ran.err == (
        f"{sealed}:1: Sealed until 2026-12-01: these ratings stay as they are until then.\n"
    )
    assert text_of(tmp_path, sealed) == text
    assert "+++++ +++++" not in ran.out


def test_a_set_that_is_read_by_the_plan_names_its_edition_where_the_plan_stays(
    tmp_path: Path, gosart: Gosart
) -> None:
    """In a method that swaps a criterion for another, the number of ratings tells nothing."""
    method = METHOD + "      current_relationship: remove\n"
    sealed = "accounts/mill/opportunities/stones/assessments/2026-11-20.bea.yml"
    files = {
        "method.yml": method,
        STONES: "name: Stones\nassessments:\n"
        '- {date: 2026-09-02, for: us, ratings: "+++++ ---.- ????? ....+"}\n',
        sealed: 'sealed_until: 2026-12-01\nratings: "+++++ +++++ +++++ +++++"\n',
    }
    write_tree(tmp_path, FILES | files)
    assert gosart("migrate", "-q").code == 0
    assert text_of(tmp_path, STONES).endswith(
        '- {date: 2026-09-02, for: us, ratings: "+++++ ----. ????? ....+", method: 2}\n'
    )
    assert 'method: "1"' in text_of(tmp_path, "accounts/mill/account.yml")
    assert gosart("migrate").out == "Nothing to change: the plans say so already.\n"


def test_what_does_not_fit_its_edition_stays_and_fails(tmp_path: Path, gosart: Gosart) -> None:
    plan = (
        "name: Stones\nassessments:\n- {date: 2026-09-01, for: us, method: '1', ratings: '+++'}\n"
    )
    write_tree(tmp_path, FILES | {STONES: plan})
    ran = gosart("migrate")
    assert ran.code == 1
    assert f"{STONES}:3: These ratings do not fit edition 1, so they stay.\n" in ran.err
    assert text_of(tmp_path, STONES) == plan


def test_an_edition_that_the_method_has_not_stays_and_fails(tmp_path: Path, gosart: Gosart) -> None:
    plan = (
        "name: Stones\nassessments:\n"
        "- {date: 2026-09-01, for: us, method: '7', ratings: '+++++ +++++ +++++ +++++'}\n"
    )
    write_tree(tmp_path, FILES | {STONES: plan})
    ran = gosart("migrate")
    assert ran.code == 1
    assert "The method has no edition '7', so these ratings stay." in ran.err
    assert text_of(tmp_path, STONES) == plan


def test_a_plan_that_cannot_be_read_stays_and_the_others_are_migrated(
    tmp_path: Path, gosart: Gosart
) -> None:
    broken = b"name: Acme\nowner: [ada\nplan: {method: '1'}\n"
    write_tree(tmp_path, FILES | {"accounts/acme.yml": broken})
    ran = gosart("migrate")
    assert ran.code == 1
    assert ran.err.startswith("acme stays as it is: accounts/acme.yml:")
    assert (tmp_path / "accounts/acme.yml").read_bytes() == broken
    assert 'method: "2"' in text_of(tmp_path, STONES)


def test_nothing_is_migrated_by_a_method_that_is_wrong(tmp_path: Path, gosart: Gosart) -> None:
    write_tree(tmp_path, FILES | {"method.yml": METHOD + "flavour: rye\n"})
    ran = gosart("migrate")
    assert (ran.code, ran.out) == (2, "")
    assert "method.yml:6:1: M002" in ran.err
    assert "gosart: method.yml has mistakes. Fix them first." in ran.err
    assert text_of(tmp_path, STONES) == write_tree(tmp_path / "new", FILES).joinpath(
        STONES
    ).read_text(encoding="utf-8")


def test_a_key_of_the_method_file_gets_its_name_of_today(tmp_path: Path, gosart: Gosart) -> None:
    method = METHOD + 'terms:\n  "mark": {"+": {label: For us}}  # ours\n'
    write_tree(tmp_path, FILES | {"method.yml": method})
    ran = gosart("migrate")
    assert ran.code == 0
    assert text_of(tmp_path, "method.yml") == method.replace('"mark"', "rating")
    assert '-  "mark": {"+": {label: For us}}  # ours\n' in ran.out
    assert gosart("migrate").out == "Nothing to change: the plans say so already.\n"


NOW = Edition(version="2", criteria=tuple("aNbcdMe"), ours_only=frozenset("e"))
GROUPS = (("a", "N", "b"), ("c", "d"), ("M", "e"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+-?.+", "+.-?..+"),
        ("+- ?. +", "+.- ?. .+"),
        ("  +-  ?.   +\n", "  +.-  ?.   .+\n"),
        ("+-\n?.\n+\n", "+.-\n?.\n.+\n"),
    ],
)
def test_blanks_stay_and_what_is_new_stands_with_its_question(typed: str, written: str) -> None:
    was = Edition(version="1", criteria=tuple("abcde"), ours_only=frozenset("e"))
    assert in_edition(typed, was, NOW, GROUPS, rival=False) == written


def test_a_rival_is_rated_on_as_much_as_before() -> None:
    was = Edition(version="1", criteria=tuple("abcde"), ours_only=frozenset("e"))
    assert in_edition("+- ?.", was, NOW, GROUPS, rival=True) == "+.- ?. ."
    assert in_edition("+- ?. +", was, NOW, GROUPS, rival=True) == "+.- ?. .+"


@pytest.mark.parametrize(
    ("typed", "written"), [("+-?.x".replace("x", "+"), "+.-+?.."), ("+- ?. +", "+.- +? ..")]
)
def test_criteria_that_moved_are_written_anew_by_question(typed: str, written: str) -> None:
    was = Edition(version="1", criteria=("a", "b", "d", "e", "c"))
    assert in_edition(typed, was, NOW, GROUPS, rival=False) == written


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_rating_of_a_criterion_that_stays_is_another_afterwards(data: st.DataObject) -> None:
    keys = st.lists(st.sampled_from("abcdefghij"), min_size=1, unique=True)
    before, after = data.draw(keys), data.draw(keys)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(after) - 1)))))
    bounds = [0, *cuts, len(after)]
    groups = [after[start:end] for start, end in pairwise(bounds)]
    signs = [data.draw(st.sampled_from("+-?.")) for _ in before]
    blanks = [data.draw(st.sampled_from(["", "", " ", "  ", "\n"])) for _ in range(len(before) + 1)]
    typed = "".join(a + b for a, b in zip(blanks, signs, strict=False)) + blanks[-1]
    was = Edition(version="1", criteria=tuple(before))
    now = Edition(version="2", criteria=tuple(after))
    written = in_edition(typed, was, now, groups, rival=False)
    rated = dict(zip(before, signs, strict=True))
    assert "".join(written.split()) == "".join(rated.get(key, ".") for key in after)
    if before == after:
        assert written == typed


QUOTES = ("'{}'", '"{}"', "{}", " '{}'  # by phone", "|\n      {}", "> # folded\n      {}\n\n")
ENTRIES = (
    "- {{date: 2026-0{n}-01, for: us, by: ada, ratings: {ratings}}}",
    "- date: 2026-0{n}-01\n  # with Emil\n  for: us\n  ratings: {ratings}\n\n  note:   two  blanks",
    "-   \"date\": 2026-0{n}-01\n    for: us\n    ratings: {ratings}\n    method:  '1'   # then",
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, str]:
    """A plan in any layout with older sets, and what it has to become."""
    before, after = "name:   Stones    # both\n", "name:   Stones    # both\n"
    before += "assessments:\n"
    after += "assessments:\n"
    for number in range(1, draw(st.integers(1, 4)) + 1):
        groups = ["+" + "".join(draw(st.tuples(*[st.sampled_from("+-?.")] * 4))) for _ in range(4)]
        entry = draw(st.sampled_from(ENTRIES))
        flow = entry.startswith("- {{")
        quote = draw(st.sampled_from(QUOTES[:3] if flow else QUOTES))
        blank = draw(st.sampled_from(["", " ", "  "]))
        for side, second in ((0, groups[1]), (1, groups[1] + ".")):
            ratings = blank.join([groups[0], second, *groups[2:]])
            text = entry.format(n=number, ratings=quote.format(ratings)) + "\n"
            if side:
                after += text.replace("'1'", "'2'")
            else:
                before += text
        comment = draw(st.sampled_from(["", "# more\n", "\n", "\n# a: b\n\n"]))
        before, after = before + comment, after + comment
    return before, after


@settings(max_examples=60, deadline=None)
@given(plans(), st.booleans(), st.booleans(), st.booleans())
def test_of_any_layout_only_what_has_to_change_does(
    plan: tuple[str, str], crlf: bool, mark: bool, markdown: bool
) -> None:
    def stored(text: str) -> bytes:
        whole = f"---\n{text}---\n# The story\n" if markdown else text
        raw = whole.replace("\n", "\r\n") if crlf else whole
        return (b"\xef\xbb\xbf" if mark else b"") + raw.encode()

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = "accounts/mill/opportunities/stones" + (".md" if markdown else ".yml")
        account = "accounts/mill/account.yml"
        files = {key: value for key, value in FILES.items() if key != STONES}
        write_tree(folder, files | {account: HEAD, path: stored(plan[0])})
        before = ratings_in(folder)
        migrate(folder)
        assert (folder / path).read_bytes() == stored(plan[1])
        assert ratings_in(folder) == before
        migrate(folder)
        assert (folder / path).read_bytes() == stored(plan[1])


def site(folder: Path) -> SiteOptions:
    return options_from({"method": "method.yml", "today": "2026-11-27"}, folder, {})


def migrate(folder: Path) -> None:
    options = site(folder)
    method = read_method(options.language, options.root, options.method).method
    migration = migrate_account(open_plan(options, "mill"), method, options.today)
    assert migration.left == ()
    write(options.root, migration.proposals)


def ratings_in(folder: Path) -> list[list[tuple[str, str | None]]]:
    (account,) = load(folder, options=Options(method="method.yml")).accounts
    return [
        [(item.criterion.key, item.rating and item.rating.value) for item in typed.ratings]
        for typed in account.opportunities[0].assessments
    ]
