"""A field is added as CONTRIBUTING says, in one place: everything that has to know of it does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.writing import write_tree

ROOT = Path(__file__).parents[2]

BEFORE = '    """Date the order is expected."""\n'
FIELD = '''    framework: str | None = key(
        msg("framework agreement"), example="FA-2027", fact=True, edition=2,
        asked="Number of the framework agreement",
    )
    """Number of the framework agreement that the order falls under."""
'''
RATING_BEFORE = '    """Who told us (a person\'s id)."""\n'
RATING_FIELD = '''    heard_on: IsoDate | None = key(asked="Which day did they say so", edition=2)
    """Day on which we heard it."""
'''
ACCOUNT_BEFORE = '    """Number of employees."""\n'
ACCOUNT_FIELD = '''    founded: IsoDate | None = key(
        msg("founded"), fact=True, dates=Dated.HAPPENED, edition=2
    )
    """Day on which they began."""
'''
PERSON_BEFORE = '    """Date they left; keep the entry, never delete it."""\n'
PERSON_FIELD = '''    languages: str | None = key(msg("languages"), fact=True, edition=2)
    """What they speak."""
'''
PLAN = """\
name: Mill
founded: 1901-02-03
people:
  dana: {name: Dana Oak, title: Miller, influence: inner-circle, languages: Welsh}
owner: ann
team: {ann: {name: Ann Berg}}
opportunities:
  stones:
    name: New stones
    framework: FA-2026
"""
SITE = "site_name: Plans\nplugins: [search, gosart]\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with one more field of four entries, in the schema and nowhere else."""
    folder = tmp_path_factory.mktemp("package")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=ignored)
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    for module, before, field in (
        ("opportunity", BEFORE, FIELD),
        ("assessment", RATING_BEFORE, RATING_FIELD),
        ("account", ACCOUNT_BEFORE, ACCOUNT_FIELD),
        ("people", PERSON_BEFORE, PERSON_FIELD),
    ):
        schema = folder / f"generator/gosart/plan/schema/{module}.py"
        text = schema.read_text("utf-8")
        assert text.count(before) == 1
        schema.write_text(text.replace(before, before + field), "utf-8")
    return folder / "generator"


def run(package: Path, root: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(package), "SOURCE_DATE_EPOCH": "1795780000"}
    done = subprocess.run(
        [sys.executable, "-c", "from gosart.cli import main; main()", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"accounts/mill.yml": PLAN, "mkdocs.yml": SITE})


def test_a_plan_may_say_it_and_its_page_lists_it(package: Path, root: Path) -> None:
    run(package, root, "write", "out", "--quiet")
    page = (root / "out/accounts/mill/index.md").read_text("utf-8").replace("\n", "")
    assert "<dt>Framework agreement</dt><dd>FA-2026</dd>" in page
    assert "<dt>Founded</dt><dd>3 Feb 1901</dd>" in page
    people = (root / "out/accounts/mill/relationships/index.md").read_text("utf-8")
    assert "<dt>Languages</dt><dd>Welsh</dd>" in re.sub(
        r">\s+|\s+<", lambda own: own[0].strip(), people
    )


def test_a_comparison_names_its_change(package: Path, root: Path) -> None:
    changed = {"accounts/mill.yml": PLAN.replace("FA-2026", "FA-2031")}
    write_tree(root / "base", {"accounts/mill.yml": PLAN})
    write_tree(root / "head", changed)
    told = run(package, root, "diff", "base", "head")
    assert "New stones: framework agreement changed from FA-2026 to FA-2031." in told


def test_editors_complete_and_explain_it(package: Path, root: Path) -> None:
    run(package, root, "schemas", "--quiet")
    schema = json.loads((root / "schemas/opportunity.json").read_text("utf-8"))
    described = schema["properties"]["framework"]["description"]
    assert described == "Number of the framework agreement that the order falls under."


def test_the_reference_has_it_in_the_terminal_and_on_the_site(package: Path, root: Path) -> None:
    told = run(package, root, "explain", "opportunity.framework")
    assert "Number of the framework agreement" in told
    assert "framework: FA-2027" in told
    run(package, root, "write", "out", "--quiet")
    page = (root / "out/method/plan-format/index.md").read_text("utf-8")
    assert '<tr id="opportunity-framework">' in page


def test_a_new_plan_shows_an_example_of_it(package: Path, tmp_path: Path) -> None:
    run(package, tmp_path, "new", "acme", "--yes", "--quiet")
    run(package, tmp_path, "new", "acme/pumps", "--yes", "--full", "--quiet")
    text = (tmp_path / "accounts/acme/opportunities/pumps.yml").read_text("utf-8")
    assert "# framework: FA-2027\n" in text


def test_a_new_deal_is_asked_for_it(package: Path, tmp_path: Path) -> None:
    run(package, tmp_path, "new", "acme", "--yes", "--quiet")
    helped = run(package, tmp_path, "new", "--help")
    assert re.search(r"--framework TEXT +Number of the framework agreement\.", helped)
    run(package, tmp_path, "new", "acme/pumps", "--framework", "FA-9", "--yes", "--quiet")
    text = (tmp_path / "accounts/acme/opportunities/pumps.yml").read_text("utf-8")
    assert "\nframework: FA-9\n" in text


def test_the_coach_asks_for_it_and_writes_the_answer(package: Path, root: Path) -> None:
    questions = run(package, root, "assess", "mill/stones", "--questions")
    line = "  compelling_event: {rating: , evidence: , source: , heard_on: }"
    assert line in questions.splitlines()
    answer = '  compelling_event: {rating: "+", heard_on: 2026-11-20}'
    (root / "answers.yml").write_text(questions.replace(line, answer), "utf-8")
    run(package, root, "assess", "mill/stones", "--answers", "answers.yml", "--quiet")
    plan = (root / "accounts/mill.yml").read_text("utf-8")
    assert 'compelling_event: {rating: "+", heard_on: 2026-11-20}' in plan


def test_the_coach_refuses_an_answer_of_another_type(package: Path, root: Path) -> None:
    text = 'ratings: {compelling_event: {rating: "+", heard_on: friday}}\n'
    (root / "answers.yml").write_text(text, "utf-8")
    with pytest.raises(AssertionError, match="'friday' is not a date"):
        run(package, root, "assess", "mill/stones", "--answers", "answers.yml")
