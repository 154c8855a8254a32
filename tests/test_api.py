"""The public API: what it lists, what each function gives, and the examples of its page."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import gosart
from tests.comparison.repositories import PLAN, changed, repository
from tests.writing import write_tree

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-23"
CONFIG = "site_name: Plans\nplugins: [gosart: {today: 2026-11-23}]\n"

PINNED = {
    "Brief", "Change", "Comparison", "FileChange", "Finding", "GosartError", "Options",
    "OptionsError",
    "Plan", "PlanError", "Portfolio", "SiteResult", "brief", "build", "check", "diff", "edit",
    "load",
}  # fmt: skip
"""Taking a name away, or changing what it takes, breaks other people's programs."""

SIGNATURES = {
    "load": "(root='.', *, options=None)",
    "check": "(root='.', *, accounts=None, options=None, trust=None)",
    "diff": "(root='.', base='', head='', *, options=None, trust=None)",
    "brief": "(root, target, *, since=None, until=None, options=None, trust=None)",
    "build": "(root='.', folder=None, *, options=None)",
    "edit": "(root, target, values, *, unset=(), dry_run=False, options=None)",
}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A repository of one plan, committed."""
    return repository(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN})


def test_what_other_programs_may_use_is_pinned() -> None:
    assert set(gosart.__all__) == PINNED
    assert set(gosart.__all__) <= set(dir(gosart))
    with pytest.raises(AttributeError, match="no attribute 'Plans'"):
        _ = gosart.Plans


@pytest.mark.parametrize(("name", "signature"), SIGNATURES.items())
def test_a_function_takes_what_it_took(name: str, signature: str) -> None:
    function = inspect.signature(getattr(gosart, name))
    bare = function.replace(
        parameters=[
            parameter.replace(annotation=inspect.Parameter.empty)
            for parameter in function.parameters.values()
        ],
        return_annotation=inspect.Signature.empty,
    )
    assert str(bare) == signature


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_a_function_says_what_it_takes_gives_and_raises(name: str) -> None:
    doc = inspect.getdoc(getattr(gosart, name)) or ""
    assert all(f"{part}:\n" in doc for part in ("Args", "Returns", "Raises"))


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import gosart, sys; print([name for name in sys.modules if name.startswith('gosart.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "generator/gosart/py.typed").is_file()


def test_plans_are_loaded_as_the_site_s_options_say(plans: Path) -> None:
    (plan,) = gosart.load(plans).accounts
    assert isinstance(plan, gosart.Plan)
    assert (plan.id, plan.name) == ("mill", "Mill & Sons")
    other = gosart.Options(accounts_dir="elsewhere")
    with pytest.raises(gosart.GosartError, match="'elsewhere' does not exist"):
        gosart.load(plans, options=other)


def test_options_that_are_wrong_are_named_with_their_place(plans: Path) -> None:
    write_tree(plans, {"mkdocs.yml": "plugins:\n  - gosart: {stale_days: never}\n"})
    with pytest.raises(gosart.OptionsError, match=r"mkdocs\.yml:2:\d+"):
        gosart.load(plans)


def test_a_check_gives_problems_and_findings_by_place(plans: Path) -> None:
    write_tree(plans, {"accounts/mill.yml": PLAN + "colour: red\n"})
    findings = gosart.check(plans, accounts=["mill"])
    assert all(isinstance(finding, gosart.Finding) for finding in findings)
    assert ("P002", "problem") in {(finding.code, finding.kind) for finding in findings}
    with pytest.raises(gosart.GosartError, match="There is no account 'mil'"):
        gosart.check(plans, accounts=["mil"])


def test_a_diff_gives_changes_as_data(plans: Path) -> None:
    write_tree(plans, {"accounts/mill.yml": changed(PLAN, ("2027-03-01", "2027-04-30"))})
    comparison = gosart.diff(plans, "HEAD")
    (change,) = comparison.accounts[0].changes
    assert isinstance(change, gosart.Change)
    assert (change.field, change.old, change.new) == (
        "close_date",
        date(2027, 3, 1),
        date(2027, 4, 30),
    )


def test_a_brief_begins_after_the_day_it_is_given(plans: Path) -> None:
    brief = gosart.brief(plans, "mill/stones", since=date(2026, 11, 1))
    assert isinstance(brief, gosart.Brief)
    assert (brief.opportunity, brief.since.day) == ("stones", date(2026, 11, 1))


def test_a_build_gives_the_pages_and_writes_them_where_it_is_told_to(plans: Path) -> None:
    result = gosart.build(plans)
    assert "accounts/mill/index.md" in {file.uri for file in result.files}
    assert not (plans / "out").exists()
    gosart.build(plans, plans / "out")
    assert (plans / "out/accounts/mill/index.md").is_file()


def test_an_edit_writes_unless_it_would_bring_an_error(plans: Path) -> None:
    path = plans / "accounts/mill.yml"
    (change,) = gosart.edit(plans, "mill/stones", {"probability": 70}, dry_run=True)
    assert (change.path, path.read_text("utf-8")) == ("accounts/mill.yml", PLAN)
    gosart.edit(plans, "mill/stones", {"probability": 70}, unset=["close_date"])
    after = path.read_text("utf-8")
    assert after == PLAN.replace("probability: 60", "probability: 70").replace(
        "    close_date: 2027-03-01\n", ""
    )
    with pytest.raises(gosart.PlanError) as raised:
        gosart.edit(plans, "mill/stones", {"probability": 700})
    assert [finding.code for finding in raised.value.findings] == ["P008"]
    assert path.read_text("utf-8") == after


def test_the_examples_of_its_page_run(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs/reference/api.md").read_text("utf-8")
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    code = "\n".join(examples)
    for name in SIGNATURES:
        assert re.search(rf"\b{name}\(", code), name
    write_tree(plans, {"accounts/mill.yml": changed(PLAN, ("2027-03-01", "2027-04-30"))})
    ready = code.replace('"plans"', repr(str(plans))).replace('"site"', repr(str(plans / "out")))
    ready = ready.replace("acme/pumps", "mill/stones").replace("acme", "mill")
    monkeypatch.chdir(plans)
    run = subprocess.run(
        [sys.executable, "-c", ready], capture_output=True, text=True, check=False, cwd=plans
    )
    assert run.returncode == 0, run.stderr
    assert "close_date" in run.stdout


@pytest.mark.parametrize(
    "name",
    ["Brief", "Change", "Comparison", "FileChange", "Finding", "Plan", "Portfolio", "SiteResult"],
)
def test_every_attribute_of_what_a_function_gives_is_explained(name: str) -> None:
    (declared,) = ast.parse(inspect.getsource(getattr(gosart, name))).body
    assert isinstance(declared, ast.ClassDef)
    explained = {
        field.target.id: isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        for field, below in zip(declared.body, [*declared.body[1:], None], strict=True)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }
    assert explained
    assert [attribute for attribute, has_text in explained.items() if not has_text] == []
