"""Calendars: read with another program's parser, each entry the same one in every build."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import vobject

from gosart.site.builder import SiteBuilder
from tests.site.building import Built, options_of
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """
name: Mill, <Sons> & 字
owner: ada
team:
  ada: {name: Ada Brook}
  ben: {name: Ben Cole}
next_review: 2026-12-01
people:
  dana:
    name: Dana Fox
    title: Owner
    approach: {verb: cultivate, owner: ben, next_contact: 2026-11-20}
contracts:
  - {name: Millstones, from: 2025-01-01, to: 2026-12-31, notice: 2026-09-30}
opportunities:
  stones:
    name: New; stones
    stage: qualified
    status: open
    close_date: 2027-03-01
    milestones:
      - {name: Board decides, date: 2027-02-01}
      - {name: Board decides, date: 2027-02-15, status: cancelled}
    actions:
      - id: A1
        type: prove
        what: "Show *the* stone\\nin Köln"
        owner: ben
        due: 2026-12-05
      - {id: A2, type: prove, what: Weigh it, owner: ada, due: 2026-10-05, status: done}
  oats:
    name: Old oats
    stage: qualified
    status: lost
    closed: 2026-10-01
    close_date: 2026-10-01
    actions:
      - {id: A1, type: prove, what: Never shown, owner: ben, due: 2026-12-05, status: open}
"""


def calendars(root: Path, **options: str) -> dict[str, bytes]:
    files = SiteBuilder().build(options_of(root, **options)).files
    made = {file.uri: file.made() for file in files if file.uri.endswith(".ics")}
    return {uri: content for uri, content in made.items() if isinstance(content, bytes)}


def entries(content: bytes) -> list[vobject.base.Component]:
    (calendar,) = vobject.readComponents(content.decode())
    return list(calendar.contents.get("vevent", ()))


def days(content: bytes) -> list[tuple[str, str]]:
    return [(str(entry.dtstart.value), entry.summary.value) for entry in entries(content)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tree(
        tmp_path,
        {
            "accounts/mill.yml": PLAN,
            "mkdocs.yml": CONFIG,
        },
    )


ACCOUNT = "Mill, <Sons> & 字"


def test_another_parser_reads_what_an_account_has_on_which_day(root: Path) -> None:
    made = calendars(root)
    assert set(made) == {
        "calendar.ics",
        "accounts/mill/calendar.ics",
        "accounts/mill/stones/calendar.ics",
        "accounts/mill/oats/calendar.ics",
        "people/ada/calendar.ics",
        "people/ben/calendar.ics",
    }
    assert days(made["accounts/mill/calendar.ics"]) == [
        ("2026-09-30", f"Last day to give notice: Millstones · {ACCOUNT}"),
        ("2026-10-05", f"Weigh it (done) · {ACCOUNT}"),
        ("2026-11-20", f"Next contact with Dana Fox · {ACCOUNT}"),
        ("2026-12-01", f"Plan review due · {ACCOUNT}"),
        ("2026-12-05", f"Show the stone in Köln · {ACCOUNT}"),
        ("2026-12-31", f"Contract ends or renews: Millstones · {ACCOUNT}"),
        ("2027-02-01", f"Customer: Board decides · {ACCOUNT}"),
        ("2027-02-15", f"Customer: Board decides (cancelled) · {ACCOUNT}"),
        ("2027-03-01", f"Planned signature: New; stones · {ACCOUNT}"),
    ]
    assert entries(made["accounts/mill/oats/calendar.ics"]) == []
    assert len(days(made["accounts/mill/stones/calendar.ics"])) == 5


def test_one_of_ours_has_what_is_theirs_and_the_site_what_is_ahead(root: Path) -> None:
    made = calendars(root)
    assert [what for _, what in days(made["people/ben/calendar.ics"])] == [
        f"Next contact with Dana Fox · {ACCOUNT}",
        f"Show the stone in Köln · {ACCOUNT}",
    ]
    of_site = [day for day, _ in days(made["calendar.ics"])]
    assert "2026-10-05" not in of_site  # done
    assert "2027-02-15" not in of_site  # cancelled
    assert len(of_site) == 7


def test_an_entry_whose_day_moves_stays_the_same_entry(root: Path) -> None:
    def known(today: date) -> dict[str, tuple[str, int, str]]:
        content = calendars(root, today=today)["accounts/mill/calendar.ics"]
        return {
            entry.uid.value: (
                entry.summary.value,
                int(entry.sequence.value),
                str(entry.dtstart.value),
            )
            for entry in entries(content)
        }

    first = known(date(2026, 11, 27))
    moved = PLAN.replace("due: 2026-12-05\n", "due: 2027-01-09\n")
    write_tree(root, {"accounts/mill.yml": moved.replace("2027-03-01", "2027-04-01")})
    second = known(date(2026, 11, 30))
    assert first.keys() == second.keys()
    assert len(first) == 9
    differ = {
        (before[0], before[2], after[2])
        for uid, before in first.items()
        for after in [second[uid]]
        if before[2] != after[2]
    }
    assert differ == {
        (f"Show the stone in Köln · {ACCOUNT}", "2026-12-05", "2027-01-09"),
        (f"Planned signature: New; stones · {ACCOUNT}", "2027-03-01", "2027-04-01"),
    }
    assert all(second[uid][1] - own[1] == 3 for uid, own in first.items())


def test_a_calendar_is_of_whole_days_in_lines_that_every_program_reads(root: Path) -> None:
    content = calendars(root)["accounts/mill/calendar.ics"]
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    for entry in entries(content):
        assert entry.dtend.value - entry.dtstart.value == timedelta(days=1)
        assert entry.transp.value == "TRANSPARENT"
    statuses = {entry.summary.value: entry.status.value for entry in entries(content)}
    assert statuses[f"Customer: Board decides (cancelled) · {ACCOUNT}"] == "CANCELLED"
    addresses = {entry.url.value for entry in entries(content)}
    pages = "", "stones/", "relationships/"
    assert addresses == {f"http://localhost:8000/accounts/mill/{page}" for page in pages}


def test_the_same_plans_give_the_same_bytes(root: Path) -> None:
    assert calendars(root) == calendars(root)


def test_the_pages_lead_to_their_calendars(sample_site: Built) -> None:
    for page, link in {
        "actions/index.html": "../calendar.ics",
        "people/r-oneill/index.html": "calendar.ics",
        "accounts/penarroya/index.html": "calendar.ics",
        "accounts/penarroya/kiln-energy/actions/index.html": "../calendar.ics",
    }.items():
        assert re.search(f'href="?{re.escape(link)}"?[ >]', sample_site.text(page)), page
    assert sum(name.endswith(".ics") for name in sample_site.files) > 20


def test_a_name_with_what_no_calendar_holds_is_one_line_in_it(root: Path) -> None:
    name = '"Line\\nend\\tand\\u0085\\u2028more"'
    write_tree(root, {"accounts/mill.yml": PLAN.replace("New; stones", name, 1)})
    made = calendars(root)["accounts/mill/calendar.ics"]
    assert days(made)[-1] == ("2027-03-01", f"Planned signature: Line end and more · {ACCOUNT}")
