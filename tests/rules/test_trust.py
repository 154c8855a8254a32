"""Rules of a repository's own are code of a branch: a pipeline runs them where it is told to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

import pytest
from click.testing import CliRunner

import gosart
from gosart.cli import cli
from gosart.config.trust import PIPELINES, is_trusted
from gosart.errors import GosartError
from tests.comparison.repositories import PLAN, changed, commit, repository
from tests.writing import write_tree

CONFIG = """
    site_name: Plans
    plugins: [gosart: {today: 2026-11-23, rules_dir: rules}]
"""
HOSTILE = '''
    """A rule that whoever opened the branch wrote."""

    from pathlib import Path

    from gosart.rules import finding, rule

    Path(__file__).parents[1].joinpath("stolen").touch()


    @rule("ACME001", "error", "account", "Nobody passes", why="It is a test.")
    def nobody_passes(context):
        """Each account is refused."""
        yield finding("Refused", "Nothing helps.", context.account.account.locator.at("owner"))
'''
PIPELINE = {"CI": "true"}
COMMANDS = {
    "check": ("check",),
    "check of a file": ("check", "accounts/mill.yml"),
    "check --since": ("check", "--since", "main"),
    "check --statistics": ("check", "--statistics"),
    "diff": ("diff", "main"),
    "diff of revisions": ("diff", "main..HEAD"),
    "brief": ("brief", "mill/stones"),
}


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    output: str


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A repository whose branch brings a rule and a change of a plan."""
    files = {"mkdocs.yml": CONFIG, "accounts/mill.yml": PLAN}
    root = repository(tmp_path / "plans", files)
    plan = changed(PLAN, ("90_000", "80_000"))
    write_tree(root, {"accounts/mill.yml": plan, "rules/house.py": HOSTILE})
    commit(root, "A change")
    return root


def run(root: Path, environ: Mapping[str, str], *arguments: str) -> Ran:
    """Run the command in this process, as far as its user has nothing of their own."""
    home = {"HOME": str(root.parent / "home"), "XDG_CONFIG_HOME": "", "COLUMNS": "120"}
    with chdir(root):
        result = CliRunner().invoke(cli, arguments, env={**home, **environ})
    if isinstance(result.exception, GosartError):
        return Ran(2, str(result.exception))  # as `main` of the command ends
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.output)


def has_run(root: Path) -> bool:
    """Whether the rule was run since somebody last asked."""
    stolen = root / "stolen"
    there = stolen.exists()
    stolen.unlink(missing_ok=True)
    return there


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_pipeline_runs_no_rule_of_a_branch_and_says_so_and_runs_it_where_it_is_trusted(
    branch: Path, arguments: tuple[str, ...]
) -> None:
    untrusted = run(branch, PIPELINE, *arguments)
    assert not has_run(branch)
    assert untrusted.code == 0
    assert "own rules" in untrusted.output
    assert "were not run" in untrusted.output
    for environ, more in (
        (PIPELINE, ("--trust-rules",)),
        ({**PIPELINE, "GOSART_TRUST": "true"}, ()),
        ({}, ()),
    ):
        rmtree(branch / ".cache", ignore_errors=True)
        trusted = run(branch, environ, *arguments, *more)
        assert has_run(branch)
        assert "were not run" not in trusted.output
    assert run(branch, {}, *arguments, "--no-trust-rules").output == untrusted.output
    assert not has_run(branch)


@pytest.mark.parametrize("style", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_every_format_of_a_check_says_that_they_were_not_run(branch: Path, style: str) -> None:
    ran = run(branch, PIPELINE, "check", "--format", style)
    assert "X004" in ran.output
    assert "rules/house.py" in ran.output
    assert not has_run(branch)


@pytest.mark.parametrize("style", ["text", "markdown", "json", "github", "gitlab"])
def test_every_format_of_a_diff_says_that_they_were_not_run(branch: Path, style: str) -> None:
    ran = run(branch, PIPELINE, "diff", "main", "--format", style, "--fail-on", "advice")
    assert "Your own rules in rules/ were not run" in ran.output
    assert ran.code == 0  # the change did not bring it
    assert not has_run(branch)


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_every_format_of_a_brief_says_that_they_were_not_run(branch: Path, style: str) -> None:
    ran = run(branch, PIPELINE, "brief", "mill", "--format", style)
    assert "Your own rules in rules/ were not run" in ran.output
    assert not has_run(branch)


def test_a_check_that_accepts_nothing_fails_where_they_were_not_run(branch: Path) -> None:
    assert run(branch, PIPELINE, "check", "--fail-on", "advice", "--select", "T009").code == 1
    assert run(branch, PIPELINE, "check", "--fail-on", "warning", "--select", "T009").code == 0


def test_what_a_trusted_check_found_is_not_remembered_by_one_that_is_not(branch: Path) -> None:
    assert "ACME001" in run(branch, {}, "check").output
    assert has_run(branch)
    output = run(branch, PIPELINE, "check").output
    assert "ACME001" not in output
    assert "X004" in output
    assert "ACME001" in run(branch, {}, "check").output


def test_options_and_plans_may_name_rules_that_were_not_run(branch: Path) -> None:
    names = "{ignore: [ACME002], severity: {ACME: advice}, thresholds: {ACME001: 3}, select: [own]}"
    config = CONFIG.replace("rules_dir: rules", f"rules_dir: rules, rules: {names}")
    accepted = PLAN + "ignore: [{rule: ACME001, reason: We know}]\n"
    write_tree(branch, {"mkdocs.yml": config, "accounts/mill.yml": accepted})
    ran = run(branch, PIPELINE, "check", "--format", "json")
    assert [item["code"] for item in json.loads(ran.output)["problems"]] == ["X004"]
    write_tree(branch, {"mkdocs.yml": CONFIG})
    ran = run(branch, PIPELINE, "check", "--select", "R", "--ignore", "ACME001", "--format", "json")
    assert "ACME001" not in ran.output
    assert "R999" in run(branch, PIPELINE, "check", "--select", "R999").output  # ours are known


def test_what_a_code_means_is_not_found_out_by_running_it(branch: Path) -> None:
    ran = run(branch, PIPELINE, "check", "--explain", "ACME001")
    assert ran.code == 2
    assert "were not run" in ran.output
    assert not has_run(branch)
    assert "It is a test." in run(branch, {}, "check", "--explain", "ACME001").output


def test_nothing_is_said_where_there_are_no_rules_of_its_own(branch: Path) -> None:
    (branch / "rules/house.py").rename(branch / "rules/_house.py")
    assert "X004" not in run(branch, PIPELINE, "check").output


def test_no_revision_s_rules_are_run_only_those_on_the_disk(branch: Path) -> None:
    (branch / "rules/house.py").unlink()
    commit(branch, "The rule is gone")
    for arguments in (("diff", "main..HEAD~1"), ("diff", "HEAD~1"), ("check", "--since", "HEAD~1")):
        assert "could not" not in run(branch, {}, *arguments).output
        assert not has_run(branch)


def test_neither_hooks_nor_tags_of_mkdocs_yml_run(branch: Path) -> None:
    write_tree(
        branch,
        {
            "mkdocs.yml": CONFIG.replace("rules_dir: rules", "history_days: 0")
            + "    hooks: [hook.py]\n"
            "    extra: !!python/object/apply:os.system ['touch stolen']\n"
            "    other: !!python/name:hook.anything\n",
            "hook.py": 'from pathlib import Path\n\nPath("stolen").touch()\n',
        },
    )
    for arguments in COMMANDS.values():
        assert run(branch, {}, *arguments).code == 0
        assert not has_run(branch)


def test_a_file_of_the_repository_cannot_say_that_it_is_trusted(branch: Path) -> None:
    for key in ("trust", "trust_rules", "runs_own_rules"):
        config = CONFIG.replace("rules_dir: rules", f"rules_dir: rules, {key}: true")
        write_tree(branch, {"mkdocs.yml": config})
        ran = run(branch, PIPELINE, "check")
        assert ran.code == 2
        assert f"mkdocs.yml:2:57: '{key}' counts for nothing in a file of the repos" in ran.output
        assert "GOSART_TRUST" in ran.output
        assert not has_run(branch)


def test_the_users_own_file_says_it_but_not_one_in_the_working_copy(branch: Path) -> None:
    home = branch.parent / "home"
    write_tree(home, {".config/gosart/config.yml": "trust: true\n"})
    assert is_trusted(branch, {**PIPELINE, "XDG_CONFIG_HOME": str(home / ".config")})
    run(branch, PIPELINE, "check")
    assert has_run(branch)
    inside = branch / ".config/gosart/config.yml"
    write_tree(branch, {".config/gosart/config.yml": "trust: true\n"})
    outside = branch.parent / "linked/gosart/config.yml"
    outside.parent.mkdir(parents=True)
    outside.symlink_to(inside)
    below = branch / "sites/plans"
    for folder in (branch / ".config", branch.parent / "linked"):
        for root in (branch, below):  # a site below the top of the working copy
            assert not is_trusted(root, {**PIPELINE, "XDG_CONFIG_HOME": str(folder)})
    write_tree(home, {".config/gosart/config.yml": "trust: yes please\n"})
    with pytest.raises(GosartError, match=r"config\.yml holds one line: `trust: true`"):
        is_trusted(branch, {**PIPELINE, "XDG_CONFIG_HOME": str(home / ".config")})


@pytest.mark.parametrize("name", PIPELINES)
def test_a_pipeline_is_known_by_the_variable_of_its_service(tmp_path: Path, name: str) -> None:
    own = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert not is_trusted(tmp_path, {**own, name: "1"})
    assert is_trusted(tmp_path, {**own, name: "false"})
    assert is_trusted(tmp_path, own)


@pytest.mark.parametrize(
    ("value", "trusted"), [("1", True), ("TRUE", True), ("no", False), ("0", False)]
)
def test_the_variable_is_true_or_false(tmp_path: Path, value: str, trusted: bool) -> None:
    for environ in ({}, PIPELINE):
        assert is_trusted(tmp_path, {**environ, "GOSART_TRUST": value}) is trusted
        assert is_trusted(tmp_path, {**environ, "GOSART_TRUST": value}, not trusted) is not trusted


def test_a_variable_that_is_neither_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GosartError, match="GOSART_TRUST is 'maybe'"):
        is_trusted(tmp_path, {"GOSART_TRUST": "maybe"})


def test_a_program_says_whether_it_trusts(branch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "X004" in {item.code for item in gosart.check(branch, trust=False)}
    assert gosart.diff(branch, "main", trust=False).not_run
    assert gosart.brief(branch, "mill", trust=False).not_run
    assert not has_run(branch)
    assert "ACME001" in {item.code for item in gosart.check(branch)}
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(branch.parent / "nobody"))
    has_run(branch)
    assert "X004" in {item.code for item in gosart.check(branch)}
    assert not has_run(branch)
    assert not gosart.diff(branch, "main", trust=True).not_run
    assert has_run(branch)


def test_a_build_runs_them_in_a_pipeline_as_ever(branch: Path) -> None:
    ran = run(branch, PIPELINE, "write", "out", "--quiet")
    assert has_run(branch)
    assert "X004" not in ran.output
    assert (branch / "out/method/rules/acme001/index.md").is_file()
