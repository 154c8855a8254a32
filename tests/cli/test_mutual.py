"""`gosart mutual`: what a customer is given is an allow-list, proven byte by byte."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import vobject

from tests.site.building import ENVIRON, ROOT
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """
name: Mill & <Sons>
owner: ada
team:
  ada: {name: Ada Brook, role: Secretrole, email: secret@mill.example}
  ben: {name: Ben Cole}
goal: {customer: [Secretgoal], team: [Secretaim]}
people:
  dana: {name: Dana Fox, title: Secrettitle, status: enemy, role: approver}
  hank: {name: Secrethank, title: Boss}
opportunities:
  stones:
    name: New stones
    objective:
      customer:
        - {text: "Stop *less* than <b>ten</b> hours", measure: Hours a year,
           baseline: "40", target: "9", now: Secretnow, by: 2027-06-30, shared: true, id: secret-id}
        - {text: Secretaim of theirs}
        - {text: Secretsales aim, audience: sales, shared: true}
      team:
        - {text: Secret sale of ours}
    stage: qualified
    amount: 987654
    close_date: 2027-03-01
    milestones:
      - {name: Board decides, date: 2027-02-01, people: [dana], shared: true, note: Secretnote}
      - {name: Secretstep, date: 2027-02-15}
      - {name: Old step, status: cancelled, shared: true}
    actions:
      - id: A1
        type: prove
        what: "Show *the* stone"
        owner: ben
        due: 2026-12-05
        shared: true
        criteria: [unique_business_value]
        who: [hank]
      - {id: A2, type: prove, what: Secretaction, owner: ada, due: 2026-12-06}
      - id: A3
        type: prove
        what: Weigh it
        owner: ada
        side: customer
        due: 2026-10-05
        status: done
        outcome: Secretoutcome
        shared: true
      - id: A4
        type: prove
        what: Secretsales
        owner: ada
        due: 2027-01-05
        audience: sales
        shared: true
"""
SECRET = re.compile("secret|987654|A[1-4]|approver|enemy|prove|unique", re.IGNORECASE)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from gosart.cli import main; main()", "mutual", *arguments],
        cwd=folder,
        env={**os.environ, **ENVIRON, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})


def test_the_files_hold_what_is_shared_and_no_byte_more(root: Path) -> None:
    done = run(root, "mill/stones", "--today", "2026-11-27")
    assert done.returncode == 0, done.stderr
    assert "Left out, because not everybody may read it: Secretsales\n" in done.stderr
    assert "Left out, because not everybody may read it: Secretsales aim\n" in done.stderr
    page, calendar = root / "mutual/index.html", root / "mutual/plan.ics"
    assert sorted((root / "mutual").iterdir()) == [page, calendar]
    text = page.read_text("utf-8")
    body = text[text.index("<main>") :]
    assert SECRET.findall(body) == []
    assert SECRET.findall(re.sub(r"UID:\S+", "", calendar.read_text("utf-8"))) == []
    assert "http" not in text
    rows = [
        " ".join(re.sub("<[^>]*>", " ", row).split()) for row in re.findall("(?s)<li.*?</li>", body)
    ]
    assert rows == [
        "Stop less than ten hours Hours a year: 40 → 9, by 30 Jun 2027",
        "5 Oct 2026 Weigh it Mill &amp; &lt;Sons&gt;: Ada Brook · Done",
        "5 Dec 2026 Show the stone Our team: Ben Cole · Planned",
        "1 Feb 2027 Board decides Mill &amp; &lt;Sons&gt;: Dana Fox · Planned",
        "No date yet Old step Mill &amp; &lt;Sons&gt; · Cancelled",
    ]
    (read,) = vobject.readComponents(calendar.read_text("utf-8"))
    assert [
        (str(entry.dtstart.value), entry.summary.value) for entry in read.contents["vevent"]
    ] == [
        ("2026-10-05", "Weigh it (done) · Mill & <Sons>"),
        ("2026-12-05", "Show the stone · Mill & <Sons>"),
        ("2027-02-01", "Board decides · Mill & <Sons>"),
    ]


def test_an_opportunity_without_shared_items_writes_nothing_and_says_what_to_add(
    root: Path,
) -> None:
    plan = PLAN.replace(", shared: true", "").replace("        shared: true\n", "")
    write_tree(root, {"accounts/mill.yml": plan})
    done = run(root, "mill/stones")
    assert (done.returncode, (root / "mutual").exists()) == (1, False)
    assert "Add `shared: true`" in done.stderr


def test_no_file_for_others_is_written_among_the_plans(root: Path) -> None:
    before = sorted((root / "accounts").rglob("*"))
    for folder in ("accounts", "accounts/customer", "mutual/../accounts"):
        done = run(root, "mill/stones", "--out", folder)
        assert done.returncode == 2
        sentence = f"gosart: {folder} is in accounts/, where the plans are. Name a folder elsewhere"
        assert done.stderr == f"{sentence}.\n"
    assert sorted((root / "accounts").rglob("*")) == before


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("mill", "Name an opportunity, as in `gosart mutual mill/pumps`."),
        ("mill/oats", "There is no opportunity 'mill/oats' that everybody may read."),
        ("mil/stones", "There is no account 'mil'"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(root: Path, target: str, sentence: str) -> None:
    done = run(root, target)
    assert done.returncode == 2
    assert sentence in done.stderr
