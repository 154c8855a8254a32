"""Every shell line of the recipes runs: in a real repository with branches, a shallow clone and a fork, against a forge that remembers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.options import options_from
from generator.site import build
from tests.review.repositories import PLAN, changed, commit, git, repository
from tests.writing import write_tree

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "site_templates" / "recipes"
CONFIG = """
    site_name: Plans
    docs_dir: accounts
    theme: {name: material, font: false}
    plugins: [gosart]
"""
WORSE = changed(PLAN, ("90_000", "80_000"), ("    close_date: 2027-03-01\n", ""))
BETTER = changed(PLAN, ("90_000", "95_000"))

FORGE = """
    import json, os, pathlib, sys
    store = pathlib.Path(os.environ["FORGE"])
    state = json.loads(store.read_text())
    arguments = sys.argv[1:]
    def body():
        for part in arguments:
            if part.startswith("body="): return pathlib.Path(part[6:]).read_text()
            if part.startswith("body@"): return pathlib.Path(part[5:]).read_text()
    def save(): store.write_text(json.dumps(state))
    method = next((arguments[i + 1] for i, part in enumerate(arguments) if part in ("--method", "--request")), "GET")
    kinds = ("graphql", "/comments", "/notes", "/pulls/", "/user")
    target = next(part for part in arguments if any(kind in part for kind in kinds) and not part.startswith("query="))
    state["calls"].append(f"{method} {target}")
    number = target.rstrip("/").split("/")[-1].split("?")[0]
    if target == "graphql":
        node = next(part[3:] for part in arguments if part.startswith("id="))
        for comment in state["comments"]:
            if comment["node_id"] == node: comment["hidden"] = True
        print("{}")
    elif method == "GET" and "/pulls/" in target:
        print(json.dumps({"head": {"sha": state["sha"]}}))
    elif target.endswith("/user"):
        print(json.dumps({"id": 1}))
    elif method == "GET" and "&page=" in target:
        page = int(target.split("&page=")[1].split("&")[0])
        print(json.dumps(state["comments"][100 * (page - 1) : 100 * page]))
    elif method == "GET":
        print(json.dumps([state["comments"]] if "--slurp" in arguments else state["comments"]))
    elif method == "POST":
        id = len(state["calls"]) + 100
        about = {"id": id, "node_id": f"N{id}", "user": {"type": "Bot"}, "author": {"id": 1}, "hidden": False}
        state["comments"].append({**about, "body": body()})
        print("{}")
    elif method in ("PATCH", "PUT"):
        for comment in state["comments"]:
            if str(comment["id"]) == number: comment["body"] = body()
        print("{}")
    elif method == "DELETE":
        state["comments"] = [comment for comment in state["comments"] if str(comment["id"]) != number]
    save()
"""
"""Stands for `gh api` and `curl`: what it is told is kept in a file, so that the second run of a recipe finds what the first one left."""


class Forge:
    """The forge's memory, and a folder of the commands that a runner would have."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "forge.json"
        self.tools = folder / "tools"
        self.tools.mkdir()
        self.write({"sha": "", "comments": [], "calls": []})
        forge = self.tools / "forge.py"
        forge.write_text(dedent(FORGE), encoding="utf-8")
        for name, run in {
            "gh": f'shift; exec "{sys.executable}" "{forge}" "$@"',
            "curl": f'exec "{sys.executable}" "{forge}" "$@"',
            "pip": "exit 0",
            "python3": f'exec "{sys.executable}" "$@"',
            "gosart": f'exec "{sys.executable}" -c "from generator.cli import main; main()" "$@"',
            "mkdocs": f'exec "{sys.executable}" -m mkdocs "$@"',
        }.items():
            tool = self.tools / name
            tool.write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
            tool.chmod(0o755)

    def write(self, state: dict[str, Any]) -> None:
        self.store.write_text(json.dumps(state), encoding="utf-8")

    @property
    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(self.store.read_text("utf-8"))
        return state

    @property
    def comments(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.state["comments"]
        return found

    def run(self, script: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a step as a runner does: bash, and the first line that fails ends it."""
        whole = {
            **os.environ,
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "FORGE": str(self.store),
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "1795392000",
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            **environ,
        }
        return subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=whole, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def recipe(name: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe", pure=True).load((RECIPES / name).read_text("utf-8"))
    return found


def steps(name: str, job: str) -> Iterator[tuple[str, str]]:
    for step in recipe(name)["jobs"][job]["steps"]:
        if "run" in step:
            yield step["name"], step["run"]


def plans(folder: Path, text: str) -> Path:
    root = repository(folder / "plans", {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})
    write_tree(root, {"accounts/mill.yml": text})
    commit(root, "A change")
    return root


def review(forge: Forge, root: Path, **environ: str) -> dict[str, subprocess.CompletedProcess[str]]:
    """Run the first of the two GitHub jobs."""
    known = {"NUMBER": "7", "FAIL_ON": "error", "QUIET": "changed", **environ}
    known.setdefault("BASE", "main")
    return {name: forge.run(run, root, **known) for name, run in steps("github/plans.yml", "review")}


def post(forge: Forge, root: Path, mode: str = "update", sha: str = "") -> subprocess.CompletedProcess[str]:
    """Run the second job, which has the right to write."""
    state = forge.state
    state["sha"] = git(root, "rev-parse", "HEAD")
    forge.write(state)
    ((_, run),) = steps("github/plans-comment.yml", "comment")
    return forge.run(run, root, REPOSITORY="o/r", HEAD_SHA=sha or state["sha"], MODE=mode)


def test_a_pull_request_is_checked_commented_annotated_previewed_and_failed_by_severity(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    ran = review(forge, root)
    assert {name: result.returncode for name, result in ran.items()} == {
        "Install": 0,
        "Check the plans": 0,
        "Write the comment": 0,
        "Annotate the changed lines": 0,
        "Build the preview": 0,
        "Fail by severity": 1,
    }
    assert (root / "review/number").read_text("utf-8") == "7\n"
    assert "amount fell from €90,000 to €80,000" in (root / "review/comment.md").read_text("utf-8")
    assert (root / "summary.md").read_text("utf-8") == (root / "review/comment.md").read_text("utf-8")
    assert "::error file=accounts/mill.yml" in ran["Annotate the changed lines"].stdout
    assert "amount fell" in (root / "preview/review/index.html").read_text("utf-8")
    assert review(forge, root, FAIL_ON="error", BASE=git(root, "rev-parse", "HEAD"))["Fail by severity"].returncode == 0


def test_a_broken_plan_fails_the_check_and_is_commented(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, changed(PLAN, ("status: neutral", "status: neutrl")))
    ran = review(forge, root)
    assert ran["Check the plans"].returncode == 1
    assert "The plan can no longer be read" in (root / "review/comment.md").read_text("utf-8")


def test_a_shallow_clone_comments_that_the_comparison_could_not_run(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "change", f"file://{root}", "clone")
    ran = review(forge, tmp_path / "clone", BASE=git(root, "rev-parse", "main"))
    assert ran["Write the comment"].returncode == 0
    assert "the comparison could not run" in (tmp_path / "clone/review/comment.md").read_text("utf-8")
    assert ran["Fail by severity"].returncode == 2


def test_one_comment_is_posted_and_then_updated_in_place(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    review(forge, root)
    assert post(forge, root).returncode == 0
    write_tree(root, {"accounts/mill.yml": BETTER})
    commit(root, "Better")
    review(forge, root)
    assert post(forge, root).returncode == 0
    (comment,) = forge.comments
    assert "amount rose from €90,000 to €95,000" in comment["body"]
    assert "fell" not in comment["body"]


def test_a_silent_comment_is_not_posted_but_corrects_one_that_is_there(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, PLAN)
    review(forge, root)
    assert post(forge, root).returncode == 0
    assert forge.comments == []
    write_tree(root, {"accounts/mill.yml": WORSE})
    commit(root, "Worse")
    review(forge, root)
    post(forge, root)
    write_tree(root, {"accounts/mill.yml": PLAN})
    commit(root, "Taken back")
    review(forge, root)
    assert post(forge, root, mode="hide-and-new").returncode == 0
    (comment,) = forge.comments
    assert "No plan was changed." in comment["body"]


@pytest.mark.parametrize(("mode", "hidden"), [("hide-and-new", [True, False]), ("delete-and-new", [False]), ("off", [False])])
def test_modes_hide_or_delete_the_old_comment_or_do_nothing(tmp_path: Path, forge: Forge, mode: str, hidden: list[bool]) -> None:
    root = plans(tmp_path, WORSE)
    review(forge, root)
    post(forge, root)
    before = forge.comments
    assert post(forge, root, mode=mode).returncode == 0
    assert [comment["hidden"] for comment in forge.comments] == hidden
    assert (forge.comments == before) is (mode == "off")


def test_a_fork_can_name_no_other_pull_request_and_its_files_are_not_run(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    review(forge, root)
    write_tree(root, {"review/number": "7; touch stolen\n", "review/comment.md": "<!-- gosart-review -->\n$(touch stolen)\n"})
    assert post(forge, root, sha="0" * 40).returncode == 1
    assert forge.comments == []
    assert post(forge, root).returncode == 0
    assert not (root / "stolen").exists()
    assert forge.comments[0]["body"] == "<!-- gosart-review -->\n$(touch stolen)\n"


def test_a_fork_s_file_is_no_way_to_a_file_of_the_runner(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    review(forge, root)
    (root / "review/comment.md").unlink()
    (root / "review/comment.md").symlink_to("../mkdocs.yml")
    assert post(forge, root).returncode == 1
    assert forge.state["calls"] == []


def test_a_comment_is_counted_in_characters_as_the_forge_counts(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    told = "<!-- gosart-review -->\n" + "账" * 60_000
    write_tree(root, {"review/number": "7\n", "review/comment.md": told})
    assert post(forge, root).returncode == 0
    assert forge.comments[0]["body"] == told


def test_the_old_comment_is_there_until_the_new_one_is(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    review(forge, root)
    post(forge, root)
    post(forge, root, mode="delete-and-new")
    assert [call.split()[0] for call in forge.state["calls"][-2:]] == ["POST", "DELETE"]


def test_the_job_that_writes_checks_nothing_out(tmp_path: Path) -> None:
    whole = (RECIPES / "github/plans-comment.yml").read_text("utf-8")
    assert "checkout" not in whole
    assert "gosart diff" not in whole
    assert recipe("github/plans.yml")["permissions"] == {"contents": "read"}


def test_the_handbook_is_built_from_main(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, BETTER)
    for _, run in steps("github/plans-publish.yml", "publish"):
        ran = forge.run(run, root)
        assert ran.returncode == 0, ran.stderr
    assert (root / "handbook/accounts/mill/index.html").is_file()


def merge(forge: Forge, root: Path, mode: str = "update", **environ: str) -> list[int]:
    """Run the jobs of a merge request; give the exit code of each line."""
    known = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(root, "rev-parse", "main"), "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7", "PLANS_TOKEN": "t", "FAIL_ON": "error", "QUIET": "changed", "MODE": mode,
    }  # fmt: skip
    jobs = recipe("gitlab/gitlab-ci.yml")
    lines = [line for job in ("review", "comment") for line in jobs[job]["script"] if not line.startswith(("gosart check", "GOSART_"))]
    return [forge.run(line, root, **{**known, **environ}).returncode for line in lines]


def test_gitlab_reports_checks_previews_comments_once_and_fails_by_severity(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    for _ in range(2):
        assert merge(forge, root) == [0, 0, 0, 1, 0]
    (comment,) = forge.comments
    assert "amount fell" in comment["body"]
    assert json.loads((root / "gl-code-quality-report.json").read_text("utf-8"))[0]["severity"] == "critical"
    base = git(root, "rev-parse", "main")
    others = [line for line in recipe("gitlab/gitlab-ci.yml")["review"]["script"] if line.startswith(("gosart check", "GOSART_"))]
    assert [forge.run(line, root, CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode for line in others] == [0, 0]
    assert (root / "preview/review/index.html").is_file()


@pytest.mark.parametrize(("mode", "kept"), [("hide-and-new", 2), ("delete-and-new", 1), ("off", 1)])
def test_gitlab_folds_or_deletes_the_old_comment_or_does_nothing(tmp_path: Path, forge: Forge, mode: str, kept: int) -> None:
    root = plans(tmp_path, WORSE)
    merge(forge, root)
    (before,) = forge.comments
    write_tree(root, {"accounts/mill.yml": BETTER})
    commit(root, "Better")
    assert merge(forge, root, mode)[-1] == 0
    *old, new = forge.comments
    assert len(old) + 1 == kept
    assert ("amount rose" in new["body"]) is (mode != "off")
    for comment in old:
        assert comment["id"] == before["id"]
        assert comment["body"].startswith(
            "<!-- gosart-outdated -->\n<details><summary>Outdated, see the newer comment.</summary>\n\n### Account"
        )
        assert "amount fell" in comment["body"]
        assert comment["body"].count("<details>") == comment["body"].count("</details>")
    assert merge(forge, root, "hide-and-new")[-1] == 0
    assert sum(comment["body"].startswith("<!-- gosart-review -->") for comment in forge.comments) == 1


def test_gitlab_posts_no_silent_comment_but_corrects_one_that_is_there(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, BETTER)
    assert merge(forge, root, QUIET="worse")[-1] == 0
    assert forge.comments == []
    merge(forge, root)
    assert merge(forge, root, "hide-and-new", QUIET="worse")[-1] == 0
    (comment,) = forge.comments
    assert "<!-- gosart-silent -->" in comment["body"]


def test_gitlab_finds_its_own_comment_behind_a_hundred_others_and_touches_nobody_else_s(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    others = [
        {"id": 5_000 + number, "node_id": "", "body": "<!-- gosart-review -->\nnot ours", "author": {"id": 2}, "hidden": False}
        for number in range(150)
    ]
    forge.write({"sha": "", "comments": others, "calls": []})
    for mode in ("update", "update", "delete-and-new", "hide-and-new"):
        assert merge(forge, root, mode)[-1] == 0
    assert forge.comments[:150] == others
    assert len(forge.comments) == 152


def test_gitlab_leaves_the_comment_out_where_a_fork_has_no_token(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, WORSE)
    assert merge(forge, root, PLANS_TOKEN="")[-1] == 0
    assert forge.state["calls"] == []


def test_gitlab_s_job_with_the_token_checks_nothing_out_and_speaks_of_a_review_that_failed() -> None:
    job = recipe("gitlab/gitlab-ci.yml")["comment"]
    assert job["variables"] == {"GIT_STRATEGY": "none"}
    assert job["rules"][0]["when"] == "always"
    assert "gosart diff" not in "".join(job["script"])


def test_gitlab_publishes_the_handbook(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, BETTER)
    for line in recipe("gitlab/gitlab-ci.yml")["pages"]["script"]:
        assert forge.run(line, root).returncode == 0
    assert (root / "public/index.html").is_file()


@pytest.mark.parametrize("name", ["plans.yml", "plans-comment.yml", "plans-publish.yml"])
def test_this_repository_runs_the_recipe_itself(name: str) -> None:
    own = (ROOT / ".github/workflows" / name).read_text("utf-8")
    assert own == (RECIPES / "github" / name).read_text("utf-8").replace("pip install gosart", "pip install -c constraints.txt .")


def test_the_template_asks_a_reviewer_s_four_questions() -> None:
    asked = (RECIPES / "github/pull_request_template.md").read_text("utf-8")
    assert (ROOT / ".github/pull_request_template.md").read_text("utf-8") == asked
    for question in ("Is it true?", "Is it evidence?", "Does the strategy follow?", "Who does what by when?"):
        assert f"- [ ] **{question}**" in asked


def test_the_site_s_help_shows_every_recipe_as_it_is(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN})
    result = build(options_from({"today": "2026-11-23"}, root, {}))
    page = next(file.content for file in result.files if file.uri == "method/pull-requests/index.md")
    assert isinstance(page, str)
    shown = {unescape(text) + "\n" for text in re.findall(r'<pre class="g-recipe"><code>(.*?)</code></pre>', page)}
    assert shown == {path.read_text("utf-8") for path in RECIPES.rglob("*") if path.is_file()}
    files = {file.uri.removeprefix("method/pull-requests/"): file.content for file in result.files}
    saved = {files[copy].decode() for copy in re.findall(r'<a href="([^"]+)" download="', page)}  # type: ignore[union-attr]
    assert saved == shown
