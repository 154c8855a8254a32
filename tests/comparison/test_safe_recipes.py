"""What every recipe keeps to: pinned versions, least rights, no token beside a branch's code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import gosart
from tests.comparison.forges import CONFIG, RECIPES, ROOT, Forge, plans, recipe
from tests.comparison.repositories import PLAN, git
from tests.writing import write_tree

WORKFLOWS = sorted((*RECIPES.glob("github/*.yml"), *(ROOT / ".github/workflows").glob("*.yml")))
NAMES = [f"{path.parent.name}/{path.name}" for path in WORKFLOWS]
TOKEN = re.compile(r"secrets\.|github\.token|_TOKEN|CACHE_KEY|PASSWORD", re.IGNORECASE)


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    return loaded


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def lines(workflow: dict[str, Any]) -> Iterator[str]:
    """Give every shell line of a workflow's or a pipeline's jobs."""
    jobs = workflow.get("jobs", workflow).values()
    for job in (job for job in jobs if isinstance(job, dict)):
        yield from job.get("script", ())
        yield from (step["run"] for step in job.get("steps", ()) if "run" in step)


every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)


def test_there_are_recipes_to_look_at() -> None:
    assert {path.name for path in RECIPES.glob("github/*.yml")} == {
        "plans.yml",
        "plans-comment.yml",
        "plans-publish.yml",
    }
    assert {path.parent.name for path in RECIPES.rglob("*.yml")} == {"github", "gitlab"}


@every_workflow
def test_each_action_is_pinned_by_commit_with_its_version_behind(path: Path) -> None:
    used = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    assert len(used) == sum("uses" in step for step in steps(load(path)))
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_an_action_has_the_same_commit_in_every_recipe_and_in_the_guide() -> None:
    pinned = {
        action
        for path in (*WORKFLOWS, ROOT / "docs/guide/review.md")
        for action in re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    }
    assert len({action.partition("@")[0] for action in pinned}) == len(pinned)


@every_workflow
def test_no_checkout_leaves_a_token_in_the_working_copy(path: Path) -> None:
    for step in steps(load(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@every_workflow
def test_rights_are_given_to_single_jobs_and_to_none_that_installs_but_to_read(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        rights = job["permissions"]
        text = json.dumps(job)
        if "checkout" in text or "pip install" in text or "mkdocs" in text:
            assert rights == {"contents": "read"}


@every_workflow
def test_no_job_of_a_pull_request_has_a_token(path: Path) -> None:
    workflow = load(path)
    triggers = workflow.get("on", workflow.get(True))
    assert "pull_request_target" not in triggers  # it would give a fork's code our rights
    if "pull_request" in triggers:
        assert not TOKEN.search(json.dumps(workflow))


@every_workflow
def test_what_may_write_runs_no_code_of_the_repository(path: Path) -> None:
    for job in load(path)["jobs"].values():
        if "write" in job["permissions"].values():
            shell = "\n".join(step.get("run", "") for step in job["steps"])
            assert not re.search(r"\b(pip|gosart (check|diff|brief|write)|mkdocs|git) ", shell)
            used = [step.get("uses", "") for step in job["steps"]]
            assert not any("checkout" in action for action in used)


def test_the_key_of_the_cache_is_on_main_alone_and_in_one_step() -> None:
    workflow = recipe("github/plans-publish.yml")
    assert workflow["on"] == {"push": {"branches": ["main"]}}
    holders = [step["name"] for step in steps(workflow) if TOKEN.search(json.dumps(step))]
    assert holders == ["Build the handbook"]


def test_gitlab_s_token_is_for_the_job_that_comments_and_no_other() -> None:
    pipeline = recipe("gitlab/gitlab-ci.yml")
    holders = [name for name, job in pipeline.items() if TOKEN.search(json.dumps(job))]
    assert holders == ["comment"]
    assert pipeline["comment"]["environment"] == {"name": "plans-comment", "action": "access"}
    assert "environment scope plans-comment" in (RECIPES / "gitlab/gitlab-ci.yml").read_text()
    assert pipeline["comment"]["variables"] == {"GIT_STRATEGY": "none"}


def test_a_branch_s_code_finds_no_token_in_gitlab_s_preview(tmp_path: Path) -> None:
    root = plans(tmp_path, PLAN)
    git(root, "remote", "add", "origin", "https://gitlab-ci-token:t0ken@gitlab.example/plans.git")
    write_tree(
        root,
        {
            "mkdocs.yml": CONFIG.replace("[gosart]", "[gosart: {rules_dir: rules}]"),
            "rules/house.py": (
                "import json, os, pathlib\n"
                "pathlib.Path('stolen').write_text(json.dumps(dict(os.environ))\n"
                "    + pathlib.Path('.git/config').read_text())\n"
            ),
        },
    )
    forge = Forge(tmp_path)
    for line in recipe("gitlab/gitlab-ci.yml")["preview"]["script"]:
        ran = forge.run(
            line, root, CI="true", CI_JOB_TOKEN="t0ken", CI_MERGE_REQUEST_DIFF_BASE_SHA="main"
        )
        assert ran.returncode == 0, ran.stderr
    stolen = (root / "stolen").read_text("utf-8")
    assert "t0ken" not in stolen
    assert "PATH" in stolen


def test_the_jobs_that_speak_run_no_rule_of_a_branch(tmp_path: Path) -> None:
    root = plans(tmp_path, PLAN)
    write_tree(
        root,
        {
            "mkdocs.yml": CONFIG.replace("[gosart]", "[gosart: {rules_dir: rules}]"),
            "rules/house.py": "import pathlib\npathlib.Path('stolen').touch()\n",
        },
    )
    forge = Forge(tmp_path)
    github = recipe("github/plans.yml")["jobs"]["review"]["steps"]
    for line in (
        *(step["run"] for step in github if "run" in step),
        *recipe("gitlab/gitlab-ci.yml")["review"]["script"],
    ):
        forge.run(
            line, root, CI="true", BASE="main", NUMBER="7", QUIET="always", FAIL_ON="error",
            CI_MERGE_REQUEST_DIFF_BASE_SHA="main", HOME=str(tmp_path),
        )  # fmt: skip
    assert not (root / "stolen").exists()
    for comment in ("review/comment.md", "comment.md"):
        assert "were not run" in (root / comment).read_text("utf-8")


def test_nothing_is_installed_but_this_version_and_trust_is_never_passed() -> None:
    for path in sorted(RECIPES.rglob("*.yml")):
        loaded, text = load(path), path.read_text("utf-8")
        shell = list(lines(loaded))
        assert shell or path.name == "plans-comment.yml"
        assert not any("--trust-rules" in line or "GOSART_TRUST" in line for line in shell)
        assert "GOSART_TRUST" not in text
        installs = [line for line in shell if "pip install" in line]
        assert set(installs) <= {'pip install "gosart==$GOSART_VERSION"'}
        stated = re.findall(r"^ *GOSART_VERSION: (.*)$", text, re.MULTILINE)
        assert stated == ([f'"{gosart.__version__}"'] if installs else [])
