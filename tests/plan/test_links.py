"""Links of notes and narratives: the missing, or leading out, are told, the shown published."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.plan.validate.links import linked_path
from tests.plan.planned import HEAD, marked, planned

NOTE = "accounts/northwind/notes/2026/visit.md"
ACCOUNT = {"accounts/northwind/account.yml": HEAD}


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "![A picture](⟦pic.svgg⟧)", "P040",
            "There is no file 'accounts/northwind/notes/2026/pic.svgg'.", "Did you mean 'pic.svg'?",
        ),
        (
            "See [the visit](⟦2026-01-02-visit.md⟧ \"title\").", "P040",
            "notes/2026/2026-01-02-visit.md", "",
        ),
        (
            "One\n\nand [two][x]\n\n[x]: ⟦gone.pdf⟧", "P040", "notes/2026/gone.pdf",
            "The path starts from the folder",
        ),
        ("<img src=\"⟦gone.png⟧\" alt=\"\">", "P040", "notes/2026/gone.png", ""),
        ("`[a](gone.md)` and [a](⟦gone.md⟧)", "P040", "notes/2026/gone.md", ""),
        ("~~~\n[a](gone.md)\n~~~\n\n[a](⟦gone.md⟧)", "P040", "notes/2026/gone.md", ""),
        (
            "[a](⟦sub%20folder/x.pdf#page=2⟧)", "P040",
            "There is no file 'accounts/northwind/notes/2026/sub folder/x.pdf'.", "",
        ),
        (
            "[a](⟦../../../../README.md⟧)", "P041",
            "The link '../../../../README.md' leads out of 'accounts'.", "Put a copy",
        ),
        ("[a](⟦../../../../../x⟧)", "P041", "leads out of 'accounts'.", "Put a copy"),
        ("[a](⟦../../other/..⟧)", "P040", "There is no file 'accounts/northwind'.", ""),
    ],
)  # fmt: skip
def test_a_wrong_link_is_told_at_its_place(
    tmp_path: Path, text: str, code: str, message: str, hint: str
) -> None:
    plain, (line, column, length) = marked(f"---\ntitle: Visit\n---\n{text}\n")
    files = {
        **ACCOUNT,
        NOTE: plain,
        "README.md": "# Plans\n",
        "accounts/northwind/notes/2026/pic.svg": "<svg/>",
    }
    (problem,) = planned(tmp_path, files).problems
    assert (problem.code, problem.account, problem.location.path) == (code, "northwind", NOTE)
    assert (problem.location.line, problem.location.column, problem.location.length) == (
        line,
        column,
        length,
    )
    assert problem.source == plain.splitlines()[line - 1]
    assert message in str(problem.message)
    assert hint in str(problem.hint)


@pytest.mark.parametrize(
    "text",
    [
        (
            "[a](https://example.org/gone.pdf) <mailto:ada@example.org> [b](//example.org/x) "
            "[c](#below) [d](/site/page/)"
        ),
        "`[a](gone.md)`",
        "Text\n\n    [a](gone.md)",
        "```text\n![a](gone.svg)\n```",
        "\\[a](gone.md)",
        "[a] (gone.md)",
        "[a](<http://[bad>)",
    ],
)
def test_what_is_no_link_to_a_file_is_left_alone(tmp_path: Path, text: str) -> None:
    assert planned(tmp_path, {**ACCOUNT, NOTE: f"{text}\n"}).problems == ()


def test_the_same_link_twice_is_told_twice(tmp_path: Path) -> None:
    problems = planned(
        tmp_path, {**ACCOUNT, NOTE: "[a](gone.md) and [b](gone.md)\n\n[c](gone.md)\n"}
    ).problems
    assert [(problem.location.line, problem.location.column) for problem in problems] == [
        (1, 5),
        (1, 22),
        (3, 5),
    ]


def test_a_wrong_link_of_a_narrative_breaks_its_account(tmp_path: Path) -> None:
    portfolio = planned(
        tmp_path, {"accounts/northwind/account.md": f"---\n{HEAD}---\n![a](gone.svg)\n"}
    )
    assert [
        (problem.code, problem.location.line, problem.location.column)
        for problem in portfolio.problems
    ] == [("P040", 6, 6)]
    assert [account.id for account in portfolio.broken] == ["northwind"]


def test_files_that_a_note_links_are_published_beside_it(tmp_path: Path) -> None:
    files = {
        **ACCOUNT,
        NOTE: (
            "![a](pic.svg) [b](../table%201.csv?x=1) [c](other.md) [d](../../people.yml) "
            "![e](pic.svg)\n"
        ),
        "accounts/northwind/notes/2026/other.md": "Text\n",
        "accounts/northwind/notes/2026/pic.svg": "<svg/>",
        "accounts/northwind/notes/table 1.csv": "a;b\n",
        "accounts/northwind/notes/unused.csv": "a;b\n",
        "accounts/northwind/people.yml": "dana: {name: Dana, title: Chief}\n",
    }
    portfolio = planned(tmp_path, files)
    assert portfolio.problems == ()
    visit = next(note for note in portfolio.accounts[0].notes if note.slug == "2026/visit")
    assert [(found.path, found.target) for found in visit.attachments] == [
        ("accounts/northwind/notes/2026/pic.svg", "notes/2026/pic.svg"),
        ("accounts/northwind/notes/table 1.csv", "notes/table 1.csv"),
    ]


def test_files_that_narratives_link_belong_to_the_account(tmp_path: Path) -> None:
    files = {
        "accounts/northwind/account.md": f"---\n{HEAD}---\n![a](img/plant.png)\n",
        "accounts/northwind/img/plant.png": b"\x89PNG",
        "accounts/northwind/opportunities/a.md": (
            "---\nname: A\n---\n![a](offer.pdf) ![b](../../_shared/logo.svg)\n"
        ),
        "accounts/northwind/opportunities/offer.pdf": "pdf",
        "accounts/_shared/logo.svg": "<svg/>",
    }
    portfolio = planned(tmp_path, files)
    assert portfolio.problems == ()
    assert [(found.path, found.target) for found in portfolio.accounts[0].attachments] == [
        ("accounts/northwind/img/plant.png", "img/plant.png"),
        ("accounts/northwind/opportunities/offer.pdf", "opportunities/offer.pdf"),
        ("accounts/_shared/logo.svg", "_shared/logo.svg"),
    ]


def test_a_file_beside_a_one_file_account_keeps_its_name(tmp_path: Path) -> None:
    files = {
        "accounts/acme.md": f"---\n{HEAD}---\n![a](acme-pic.png)\n",
        "accounts/acme-pic.png": b"\x89PNG",
    }
    portfolio = planned(tmp_path, files)
    assert [(found.path, found.target) for found in portfolio.accounts[0].attachments] == [
        ("accounts/acme-pic.png", "acme-pic.png")
    ]


def test_a_picture_of_what_is_left_out_is_not_published(tmp_path: Path) -> None:
    files = {
        "accounts/northwind/account.yml": HEAD + "competitors: {rival: {audience: sales}}\n",
        "accounts/northwind/competitors/x.md": (
            "---\nname: X\naudience: sales\n---\n![a](zebra.svg)\n"
        ),
        "accounts/northwind/competitors/zebra.svg": "<svg/>",
        "accounts/northwind/notes/secret.md": "---\naudience: sales\n---\n![a](zebra.svg)\n",
        "accounts/northwind/notes/zebra.svg": "<svg/>",
    }
    portfolio = planned(tmp_path, {**files, "accounts/northwind/account.yml": HEAD})
    assert portfolio.problems == ()
    assert "zebra" not in repr(portfolio.accounts)
    shown = planned(tmp_path, {}, "sales").accounts[0]
    assert [found.target for found in (*shown.attachments, *shown.notes[0].attachments)] == [
        "competitors/zebra.svg",
        "notes/zebra.svg",
    ]


def test_a_link_through_a_symbolic_link_may_not_leave_the_folder(tmp_path: Path) -> None:
    (tmp_path / "accounts/northwind/notes/2026").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "accounts/northwind/notes/2026/pic.svg").symlink_to(tmp_path / "secret.txt")
    portfolio = planned(tmp_path, {**ACCOUNT, NOTE: "![a](pic.svg)\n"})
    assert "P041" in [problem.code for problem in portfolio.problems]


def test_a_note_without_a_title_is_called_after_its_file(tmp_path: Path) -> None:
    files = {
        **ACCOUNT,
        "accounts/northwind/notes/2026-10-02-plant-visit.md": "Text\n",
        "accounts/northwind/notes/b.md": "---\ntitle: Board\ndate: 2026-01-02\ntags: [x]\n---\n",
    }
    first, second = planned(tmp_path, files).accounts[0].notes
    assert (first.slug, first.title, first.date, first.body) == (
        "2026-10-02-plant-visit",
        "Plant visit",
        None,
        "Text\n",
    )
    assert (second.title, str(second.date), second.tags) == ("Board", "2026-01-02", ("x",))


def test_what_is_wrong_in_a_notes_front_matter_is_told(tmp_path: Path) -> None:
    problems = planned(
        tmp_path, {**ACCOUNT, NOTE: "---\ntitel: Visit\ndate: today\naudience: boss\n---\nText\n"}
    ).problems
    assert [
        (problem.code, problem.location.path, problem.location.line) for problem in problems
    ] == [
        ("P002", NOTE, 2),
        ("P006", NOTE, 3),
        ("P018", NOTE, 4),
    ]


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("pic.svg", "a/n/pic.svg"),
        ("../pic.svg#x", "a/pic.svg"),
        ("a%20b.svg?v=1", "a/n/a b.svg"),
        ("../../../x", "../x"),
        ("#top", None),
        ("http://x/y", None),
        ("/x", None),
        ("", None),
    ],
)
def test_the_path_of_a_link_is_that_of_the_file_it_means(href: str, path: str | None) -> None:
    assert linked_path("a/n/note.md", href) == path


@pytest.mark.parametrize("audience", ["", "sales", "account-team"])
def test_a_file_beside_an_entry_is_for_the_readers_of_the_entry(
    tmp_path: Path, audience: str
) -> None:
    """Whoever links it: the folder says whose it is."""
    files = {
        "accounts/northwind/account.md": f"---\n{HEAD}---\n[a](opportunities/big/plan.pdf)\n",
        NOTE: "[a](../../opportunities/big/plan.pdf)\n",
        "accounts/northwind/opportunities/big/opportunity.yml": "name: Big\naudience: sales\n",
        "accounts/northwind/opportunities/big/plan.pdf": "pdf",
    }
    audiences = ("everyone", "sales", "account-team")
    portfolio = planned(tmp_path, files, audience, audiences=audiences)
    assert portfolio.problems == ()
    (account,) = portfolio.accounts
    linked = {found.path for note in account.notes for found in note.attachments}
    linked |= {found.path for found in account.attachments}
    assert linked == ({"accounts/northwind/opportunities/big/plan.pdf"} if audience else set())


@pytest.mark.parametrize(
    "main",
    [
        "name: Bo\nowner: ada\nteam: {ada: {name: Ada}}\n",
        "name: Bo\nowner: ada\nteam: {ada: {name: Ada}}\naudience: sales\n",
        'name: Bo\nowner: ada\nteam: {ada: {name: Ada}}\n"audi\\x65nce": sales\n',
        "name: [\naudeince: sales\n",
    ],
)
def test_a_link_to_a_file_of_another_account_is_refused_whoever_may_read_that(
    tmp_path: Path, main: str
) -> None:
    files = {
        **ACCOUNT,
        NOTE: "[a](../../../bo/notes/plan.PDF)\n",
        "accounts/bo/account.yml": main,
        "accounts/bo/notes/plan.PDF": "pdf",
    }
    portfolio = planned(tmp_path, files, audiences=("everyone", "sales"))
    assert [found.code for found in portfolio.problems if found.location.path == NOTE] == ["P043"]


@pytest.mark.parametrize(
    "text",
    [
        "[L](⟦../_secret/f.txt⟧)",
        "![L](⟦../_secret/f.txt⟧)",
        '<img src="⟦../_secret/f.txt⟧">',
        "[L](<⟦./../_secret/f.txt⟧>)",
        "[L](⟦../northwind/../_secret/f.txt⟧)",
        "[L](⟦%2e%2e/_secret/f.txt⟧)",
        "[L](⟦..%2F_secret%2Ff.txt⟧)",
        "[L](⟦../_secret/./f.txt?x=1#y⟧)",
        "[L][l]\n\n[l]: ⟦../_secret/f.txt⟧",
        "[L](⟦../top.txt⟧)",
        "[L](⟦../Bad Name/f.txt⟧)",
        "[L](⟦../.hidden/f.txt⟧)",
    ],
)
def test_a_file_of_no_account_is_not_published_by_a_link(tmp_path: Path, text: str) -> None:
    main = "accounts/northwind/account.md"
    plain, (line, column, _) = marked(f"---\n{HEAD}---\n{text}\n")
    files = {
        main: plain,
        "accounts/_secret/account.yml": "name: Secret\naudience: sales\n",
        "accounts/_secret/f.txt": "secret",
        "accounts/Bad Name/f.txt": "secret",
        "accounts/.hidden/f.txt": "secret",
        "accounts/top.txt": "secret",
    }
    portfolio = planned(tmp_path, files)
    problems = [problem for problem in portfolio.problems if problem.location.path == main]
    assert [(found.code, found.location.line, found.location.column) for found in problems] == [
        ("P043", line, column)
    ]
    assert [account.id for account in portfolio.broken] == ["northwind"]


def test_a_text_that_all_share_links_no_file_of_an_account(tmp_path: Path) -> None:
    files = {
        **ACCOUNT,
        "accounts/northwind/f.png": "own",
        "accounts/_shared/competitors/rival.md": "---\nname: R\n---\n[a](../../northwind/f.png)\n",
    }
    assert [found.code for found in planned(tmp_path, files).problems] == ["P043"]


def test_a_plan_is_not_published_through_a_picture_that_is_a_link_to_it(tmp_path: Path) -> None:
    (tmp_path / "accounts/_pictures").mkdir(parents=True)
    (tmp_path / "accounts/_pictures/a.png").symlink_to("../northwind/account.yml")
    files = {**ACCOUNT, NOTE: "![a](../../../_pictures/a.png)\n"}
    assert [found.code for found in planned(tmp_path, files).problems] == ["P043"]


def test_many_links_are_found_each_at_its_own_place(tmp_path: Path) -> None:
    lines = [f"[a](b{number % 7}.png) [c](<b{number % 3} c.png>)" for number in range(60)]
    problems = planned(tmp_path, {**ACCOUNT, NOTE: "\n\n".join(lines) + "\n"}).problems
    assert {found.code for found in problems} == {"P040"}
    assert sorted((found.location.line, found.location.column) for found in problems) == [
        (1 + 2 * number, column) for number in range(60) for column in (5, 18)
    ]
