"""`gosart person`: everything about one human, nothing about another, and the way out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gosart.api import check
from gosart.cli import cli
from gosart.errors import GosartError
from gosart.personal_data.model import Nature, Subject, SubjectKind
from gosart.personal_data.names import names_of
from tests.history.stories import Repository
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PLAN = """
    name: Alder Mills
    owner: ann
    team:
      ann: {name: Ann Berg, email: ann@tarn.example}
    people:
      dana:
        name: Dana Voss
        title: Head of production
        reports_to: emil
        status: supporter
        email: dana.voss@alder.example
        personal_agenda: Wants to be on the board
        evidence:
          - {date: 2026-09-03, text: Asked for our price, audience: account-team}
      emil: {name: Emil Kern, title: Managing director, influences: [dana],
        notes: Trusts Dana  Voss in all that is technical}
    opportunities:
      pumps:
        name: New pumps
        people:
          dana: {role: decision-maker}
        decision_criteria:
          - {name: Runs without a stop, people: [dana], weight: 5}
        actions:
          - {id: A1, type: prove, what: Lunch with Ms Voss, owner: ann, who: [dana],
              due: 2026-12-01}
          - {id: A2, type: prove, what: Ask somebody else, owner: ann, due: 2026-12-02}
"""
OTHER = """
    name: Birch Works
    owner: ann
    team: {ann: {name: Ann Berg}}
    people:
      dana: {name: Dana Roth, title: Buyer}
      d2: {name: Dana Voss, title: On the board, same_as: alder/dana}
"""
NOTE = """
    ---
    title: A visit
    date: 2026-10-01
    ---
    DANA VOSS showed us the hall.
    Nothing else.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tree(
        tmp_path,
        {
            "mkdocs.yml": CONFIG,
            "accounts/alder/account.yml": PLAN,
            "accounts/alder/notes/visit.md": NOTE,
            "accounts/birch.yml": OTHER,
        },
    )


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(cli, ["person", *arguments], catch_exceptions=True)


def asked(root: Path, monkeypatch: pytest.MonkeyPatch, who: str) -> dict[str, Any]:
    result = run(root, monkeypatch, who, "--format", "json", "--today", "2026-11-20")
    assert result.exit_code == 0, result.output
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def test_everything_about_a_human_is_there_with_its_source_and_nothing_of_others(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = asked(root, monkeypatch, "Dana Voss")
    assert [(own["account"], own["id"]) for own in file["entries"]] == [
        ("alder", "dana"),
        ("birch", "d2"),
    ]
    said = {(own["nature"], own["key"]): own for own in file["statements"]}
    assert {key for nature, key in said if nature == "entry"} == {
        *(
            f"people.dana.{name}"
            for name in ("name", "title", "reports_to", "status", "email", "personal_agenda")
        ),
        "people.dana.evidence.1.date",
        "people.dana.evidence.1.text",
        "people.dana.evidence.1.audience",
        "opportunities.pumps.people.dana.role",
        "people.d2.name",
        "people.d2.title",
        "people.d2.same_as",
    }
    assert {key for nature, key in said if nature == "reference"} == {
        "people.emil.influences.1",
        "opportunities.pumps.decision_criteria.1.people.1",
        "opportunities.pumps.actions.A1.who.1",
    }
    assert {key for nature, key in said if nature == "mention"} == {
        "people.emil.notes",
        "accounts/alder/notes/visit.md",
    }
    assert {key for nature, key in said if nature == "possible"} == {
        "opportunities.pumps.actions.A1.what"
    }
    line = PLAN.lstrip("\n").split("\n").index("        email: dana.voss@alder.example") + 1
    email = said["entry", "people.dana.email"]
    assert (email["path"], email["line"], email["column"]) == (
        "accounts/alder/account.yml",
        line,
        len("    email: ") + 1,
    )
    assert said["entry", "people.dana.evidence.1.text"]["audience"] == "account-team"
    assert email["audience"] == "everyone"
    note = said["mention", "accounts/alder/notes/visit.md"]
    assert (note["line"], note["value"]) == (5, "DANA VOSS showed us the hall.")
    # of the one who names her no more than that
    assert said["reference", "people.emil.influences.1"]["context"] == {}
    action = said["reference", "opportunities.pumps.actions.A1.who.1"]
    assert action["context"]["what"] == "Lunch with Ms Voss"
    text = json.dumps(file)
    assert "Roth" not in text
    assert "Ask somebody else" not in text
    assert file["no_history"]


def test_an_id_of_two_humans_has_to_be_said_with_its_account(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(root, monkeypatch, "dana")
    assert result.exit_code == 1
    assert isinstance(result.exception, GosartError)
    message = str(result.exception)
    assert "alder/dana (Dana Voss), birch/dana (Dana Roth)" in message
    assert [own["name"] for own in asked(root, monkeypatch, "birch/dana")["entries"]] == [
        "Dana Roth"
    ]


def test_nobody_of_that_name_is_said_with_who_is_near(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = str(run(root, monkeypatch, "Dana Vos").exception)
    assert message == ("No plan has a person or team member 'Dana Vos'. Did you mean 'Dana Voss'?")


def test_one_of_ours_is_found_by_their_own_entry_and_what_they_have_to_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = asked(root, monkeypatch, "ann")
    keys = {own["key"] for own in file["statements"] if own["nature"] == "reference"}
    assert keys == {
        "owner",
        "opportunities.pumps.actions.A1.owner",
        "opportunities.pumps.actions.A2.owner",
    }


@pytest.mark.parametrize(
    ("name", "text", "nature"),
    [
        ("Dana Voss", "met DANA\n voss today", Nature.MENTION),
        ("Dana Voss", "met Dana Vossen", None),
        ("Dana Voss", "Voss agreed", Nature.POSSIBLE),
        ("Dana Voss", "Danavoss", None),
        ("Dana Voss", "https://voss.example, emil@voss-alder.example, Voss-Lang", None),
        ("Dana Voss", "Ask Voss.", Nature.POSSIBLE),
        (
            "\u738b\u5fd7\u8fdc",
            "\u6211\u4eec\u89c1\u4e86\u738b\u5fd7\u8fdc\u5148\u751f",
            Nature.MENTION,
        ),
        ("A (B) [C]", "it was A (B) [C]", Nature.MENTION),
    ],
)
def test_a_text_names_a_human_by_whole_words(name: str, text: str, nature: Nature | None) -> None:
    names = names_of([Subject("alder", SubjectKind.PERSON, "d", name)])
    assert names.nature_in(text) is nature


def test_the_past_says_since_when_and_by_whom_and_what_stood_there_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Repository(tmp_path)
    first = PLAN.replace("dana: {role", "dana: {role").replace("supporter", "enemy")
    before = first.replace("Dana Voss", "Otto Lang").replace("dana.voss@", "otto@")
    story.commit("2026-08-01", {"mkdocs.yml": CONFIG, "accounts/alder.yml": before})
    story.commit("2026-09-01", {"accounts/alder.yml": first}, who="Ben Cole")
    story.commit("2026-10-01", {"accounts/alder.yml": PLAN}, who="Ann Berg")
    file = asked(tmp_path, monkeypatch, "Dana Voss")
    said = {own["key"]: own for own in file["statements"]}
    assert said["people.dana.status"]["since"]["day"] == "2026-10-01"
    assert said["people.dana.status"]["since"]["authors"] == ["Ann Berg"]
    assert said["people.dana.name"]["since"]["day"] == "2026-09-01"
    former = [(own["key"], own["value"], own["until"]["day"]) for own in file["former"]]
    assert former == [("people.dana.status", "enemy", "2026-10-01")]
    assert "Otto" not in json.dumps(file), "who had the id before is somebody else"
    markdown = run(tmp_path, monkeypatch, "Dana Voss", "--today", "2026-11-20").stdout
    assert "# What the plans say about Dana Voss" in markdown
    assert "until 1 Oct 2026, Ann Berg" in markdown


def test_an_account_that_is_gone_has_said_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Repository(tmp_path)
    files = {"mkdocs.yml": CONFIG, "accounts/alder.yml": PLAN, "accounts/birch.yml": OTHER}
    story.commit("2026-09-01", files)
    story.commit("2026-10-01", {"accounts/alder.yml": None})
    file = asked(tmp_path, monkeypatch, "birch/d2")
    assert ("alder", "people.dana.name") in {(own["account"], own["key"]) for own in file["former"]}


def test_erasing_leaves_an_unnamed_post_and_a_plan_as_valid_as_before(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(root, monkeypatch, "Dana Voss", "--erase")
    assert result.exit_code == 0, (result.output, result.exception)
    plan = (root / "accounts/alder/account.yml").read_text("utf-8")
    note = (root / "accounts/alder/notes/visit.md").read_text("utf-8")
    birch = (root / "accounts/birch.yml").read_text("utf-8")
    for word in ("Dana", "DANA", "dana", "board", "Asked for our price", "decision-maker"):
        assert word not in plan + note, word
    assert "former-contact:\n    reports_to: emil\n    placeholder: true\n" in plan
    assert "influences: [former-contact]" in plan
    assert "people: [former-contact], weight: 5" in plan
    assert "Trusts (name erased) in all that is technical" in plan
    assert "What: Lunch" not in plan
    assert note.endswith("(name erased) showed us the hall.\nNothing else.\n")
    assert "Dana Voss" not in birch
    assert "same_as" not in birch
    assert "dana: {name: Dana Roth, title: Buyer}" in birch
    assert "Look at accounts/alder/account.yml" in result.stdout
    script = result.stdout[result.stdout.index("cat > ") : result.stdout.index("\n\nRead")]
    ran = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "\nEND\ngit filter-repo --replace-text erase.txt" in script
    assert not [found for found in check(root) if found.kind.value == "problem"]


def test_a_dry_run_writes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = run(root, monkeypatch, "alder/dana", "--erase", "--dry-run")
    assert "-        name: Dana Voss" in result.stdout.replace("    name", "        name")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_file_about_one_human_alone_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": CONFIG,
            "accounts/alder/account.yml": """
                name: Alder Mills
                owner: ann
                team: {ann: {name: Ann Berg}}
                opportunities: {pumps: {name: Pumps, people: {dana: {status: supporter}}}}
            """,
            "accounts/alder/people/dana.md": """
                ---
                name: Dana Voss
                title: Head of production
                ---
                Likes the sea.
            """,
            "accounts/alder/people/emil.yml": "{name: Emil Kern, title: Boss, reports_to: dana}",
        },
    )
    result = run(tmp_path, monkeypatch, "alder/dana", "--erase")
    assert result.exit_code == 0, (result.output, result.exception)
    folder = tmp_path / "accounts/alder/people"
    assert sorted(path.name for path in folder.iterdir()) == ["emil.yml", "former-contact.yml"]
    assert (folder / "former-contact.yml").read_text() == "placeholder: true\n"
    assert "reports_to: former-contact" in (folder / "emil.yml").read_text()
    assert "dana" not in (tmp_path / "accounts/alder/account.yml").read_text()
