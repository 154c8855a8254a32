"""What only some may read today was never wide: no old revision brings it back, for no face of a
brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.running import gosart
from tests.briefing.test_moved import SINCE, begun, committed
from tests.comparison.repositories import PLAN, changed, git
from tests.site.building import made_pages
from tests.writing import write_tree

RICH = changed(
    PLAN,
    ("    milestones:\n", "    objective_note: {}\n    milestones:\n"),
    (
        "  fern:",
        (
            "  gail: {name: Gail Heron, title: Adviser, influence: inner-circle, status: mentor, "
            "coverage: multiple}\n  fern:"
        ),
    ),
    ("threat: medium}\n", "threat: medium}\n  heronry: {name: Heronry Ltd, threat: high}\n"),
    (
        "      - {id: M2,",
        (
            "      - {id: M3, type: insulate, what: Ask Heron first, owner: ben, due: "
            "2026-12-04}\n    "
            "  - {id: M2,"
        ),
    ),
    (
        "    actions:\n",
        """\
    test:
      reviews:
        - date: 2026-11-05
          kind: team-meeting
          vulnerabilities: [{text: The Heron clause is weak, severity: high}, {text: Price, \
severity: low}]
    actions:
""",
    ),
).replace("    objective_note: {}\n", "")
"""A plan in which everything that holds the word Heron could be read by everybody."""

NARROW = changed(
    RICH,
    ("{name: Gail Heron, title: Adviser,", "{audience: sales, name: Gail Heron, title: Adviser,"),
    ("{name: Heronry Ltd, threat: high}", "{audience: sales, name: Heronry Ltd, threat: high}"),
    ("{id: M3, type: insulate,", "{id: M3, audience: sales, type: insulate,"),
    ("{text: The Heron clause is weak,", "{audience: sales, text: The Heron clause is weak,"),
    ("amount: 90_000", "amount: 80_000"),
)
"""The same for the sales team only, and one thing that moved for everybody."""

RENAMED = changed(
    NARROW, ("{id: M3, audience", "{id: M9, audience"), ("  gail: {audience", "  gale: {audience")
)
CONFIG = (
    "site_name: Plans\nsite_url: http://localhost/\ndocs_dir: accounts\ntheme: {name: material, "
    "font: false}\nplugins: [search, gosart]\n"
)


def narrowed(root: Path, now: str, note: str = "") -> Path:
    """Make a repository whose plan could be read by everybody on the day, and is narrower as its
    files are."""
    begun(root)
    files = {
        "accounts/mill/account.yml": RICH,
        "mkdocs.yml": CONFIG,
        "accounts/mill/notes/nest.md": "---\ntitle: Heron nest\n---\nHeron.\n",
    }
    committed(root, SINCE, files)
    return write_tree(
        root,
        {
            "accounts/mill/account.yml": now,
            "accounts/mill/notes/nest.md": note or files["accounts/mill/notes/nest.md"],
        },
    )


SECRET_NOTE = "---\ntitle: Heron nest\naudience: sales\n---\nHeron.\n"


@pytest.mark.parametrize("now", [NARROW, RENAMED], ids=["as it was", "under other ids"])
@pytest.mark.parametrize("style", ["text", "markdown", "json"])
@pytest.mark.parametrize("target", ["mill", "mill/stones"])
def test_what_is_narrower_now_is_told_to_no_wider_readers(
    tmp_path: Path, now: str, style: str, target: str
) -> None:
    root = narrowed(tmp_path, now, SECRET_NOTE)
    ran = gosart(root, "brief", target, "--since", SINCE, "--format", style)
    assert ran.returncode == 0, ran.stderr
    assert "heron" not in ran.stdout.lower()
    assert "amount fell" in ran.stdout.replace("\u2060", ""), "what moved for everybody is told"


def test_those_who_may_read_it_are_told_what_became_of_it(tmp_path: Path) -> None:
    root = narrowed(
        tmp_path, changed(NARROW, ("what: Ask Heron first", "what: Ask Heron last")), SECRET_NOTE
    )
    assert (
        "Heron last"
        in gosart(root, "brief", "mill", "--since", SINCE, "--audience", "sales").stdout
    )


def test_the_page_of_the_wide_site_does_not_hold_it_either(tmp_path: Path) -> None:
    root = narrowed(
        tmp_path / "plans",
        changed(NARROW, ("reviewed: 2026-11-20", f"reviewed: {SINCE}")),
        SECRET_NOTE,
    )
    site = made_pages(root)
    pages = {name: site.text(name).lower() for name in site.files if "/brief/" in name}
    assert pages
    assert [name for name, text in pages.items() if "heron" in text] == []
    assert any("amount fell" in text for text in pages.values())


def test_what_is_really_gone_is_still_told_beside_what_is_narrower(tmp_path: Path) -> None:
    gone = changed(
        NARROW,
        (
            (
                "      - {id: M2, type: retrieve, what: Ask for the budget, who: [fern], owner: "
                "ben, "
                "due: 2026-12-05, status: open}\n"
            ),
            "",
        ),
    )
    output = gosart(narrowed(tmp_path, gone, SECRET_NOTE), "brief", "mill", "--since", SINCE).stdout
    assert "removed from the plan: M2 Ask for the budget" in output
    assert "heron" not in output.lower()


def test_an_account_that_is_narrower_now_has_no_brief_for_the_wide(tmp_path: Path) -> None:
    root = narrowed(tmp_path, "audience: sales\n" + RICH)
    ran = gosart(root, "brief", "mill", "--since", SINCE)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "is not for the audience 'everyone'" in ran.stderr


def test_an_entry_narrow_in_the_shared_ones_is_not_told_by_its_old_self_in_an_account(
    tmp_path: Path,
) -> None:
    root = begun(tmp_path)
    committed(root, SINCE, {"accounts/mill.yml": RICH})
    own = changed(
        RICH,
        ("\n  heronry: {name: Heronry Ltd, threat: high}", ""),
        ("amount: 90_000", "amount: 80_000"),
    )
    own = (
        own.replace("Heron first", "first")
        .replace("Gail Heron", "Gail")
        .replace("The Heron clause", "The clause")
    )
    write_tree(
        root,
        {
            "accounts/mill.yml": own,
            "accounts/_shared/competitors.yml": (
                "heronry: {audience: sales, name: Heronry Ltd, threat: high}\n"
            ),
        },
    )
    assert "Heronry" not in gosart(root, "brief", "mill", "--since", SINCE).stdout


def test_an_account_that_was_renamed_and_narrowed_in_parts_keeps_its_secrets(
    tmp_path: Path,
) -> None:
    root = narrowed(tmp_path, NARROW, SECRET_NOTE)
    git(root, "mv", "accounts/mill", "accounts/mill-group")
    ran = gosart(root, "brief", "mill-group", "--since", SINCE)
    assert ran.returncode == 0, ran.stderr
    assert "heron" not in ran.stdout.lower()
    assert "amount fell" in ran.stdout


def test_evidence_that_is_narrower_now_leaves_its_mark_as_it_is(tmp_path: Path) -> None:
    rated = '{rating: "+", evidence: Heron said so}'
    marks = (
        '{date: 2026-11-01, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?+ ++?++"}',
        f"{{date: 2026-11-01, for: us, by: ada, ratings: {{compelling_event: {rated}}}}}",
    )
    root = begun(tmp_path)
    before = changed(PLAN, marks)
    committed(root, SINCE, {"accounts/mill.yml": before})
    write_tree(
        root,
        {
            "accounts/mill.yml": changed(
                before, (rated, rated[:-1] + ", audience: sales}"), ("90_000", "80_000")
            )
        },
    )
    output = gosart(root, "brief", "mill", "--since", SINCE, "--format", "json").stdout
    assert "Heron" not in output
    assert "Compelling event went from" not in output
