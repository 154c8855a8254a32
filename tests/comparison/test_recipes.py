"""Every shell line of the recipes runs: in a real repository with branches, a shallow clone and a fork, against a forge that remembers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.history.cache import FOLDER
from gosart.site.builder import build
from tests.comparison.forges import BETTER, RECIPES, ROOT, WORSE, Forge, plans, recipe
from tests.comparison.repositories import PLAN, changed, commit, git
from tests.writing import write_tree


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def steps(name: str, job: str) -> Iterator[tuple[str, str]]:
    for step in recipe(name)["jobs"][job]["steps"]:
        if "run" in step:
            yield step["name"], step["run"]


def review(forge: Forge, root: Path, **environ: str) -> dict[str, subprocess.CompletedProcess[str]]:
    """Run the first of the two GitHub jobs."""
    known = {"NUMBER": "7", "FAIL_ON": "error", "QUIET": "changed", **environ}
    known.setdefault("BASE", "main")
    return {
        name: forge.run(run, root, **known) for name, run in steps("github/plans.yml", "review")
    }


def post(
    forge: Forge, root: Path, mode: str = "update", sha: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the second job, which has the right to write."""
    state = forge.state
    state["sha"] = git(root, "rev-parse", "HEAD")
    forge.write(state)
    ((_, run),) = steps("github/plans-comment.yml", "comment")
    return forge.run(run, root, REPOSITORY="o/r", HEAD_SHA=sha or state["sha"], MODE=mode)


def test_a_pull_request_is_checked_commented_annotated_previewed_and_failed_by_severity(
    tmp_path: Path, forge: Forge
) -> None:
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
    assert (root / "summary.md").read_text("utf-8") == (root / "review/comment.md").read_text(
        "utf-8"
    )
    assert "::error file=accounts/mill.yml" in ran["Annotate the changed lines"].stdout
    assert "amount fell" in (root / "preview/review/index.html").read_text("utf-8")
    assert (
        review(forge, root, FAIL_ON="error", BASE=git(root, "rev-parse", "HEAD"))[
            "Fail by severity"
        ].returncode
        == 0
    )


def test_a_broken_plan_fails_the_check_and_is_commented(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, changed(PLAN, ("status: neutral", "status: neutrl")))
    ran = review(forge, root)
    assert ran["Check the plans"].returncode == 1
    assert "The plan can no longer be read" in (root / "review/comment.md").read_text("utf-8")


def test_a_shallow_clone_comments_that_the_comparison_could_not_run(
    tmp_path: Path, forge: Forge
) -> None:
    root = plans(tmp_path, WORSE)
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--branch",
        "change",
        f"file://{root}",
        "clone",
    )
    ran = review(forge, tmp_path / "clone", BASE=git(root, "rev-parse", "main"))
    assert ran["Write the comment"].returncode == 0
    assert "the comparison could not run" in (tmp_path / "clone/review/comment.md").read_text(
        "utf-8"
    )
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


def test_a_silent_comment_is_not_posted_but_corrects_one_that_is_there(
    tmp_path: Path, forge: Forge
) -> None:
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


@pytest.mark.parametrize(
    ("mode", "hidden"),
    [("hide-and-new", [True, False]), ("delete-and-new", [False]), ("off", [False])],
)
def test_modes_hide_or_delete_the_old_comment_or_do_nothing(
    tmp_path: Path, forge: Forge, mode: str, hidden: list[bool]
) -> None:
    root = plans(tmp_path, WORSE)
    review(forge, root)
    post(forge, root)
    before = forge.comments
    assert post(forge, root, mode=mode).returncode == 0
    assert [comment["hidden"] for comment in forge.comments] == hidden
    assert (forge.comments == before) is (mode == "off")


def test_a_fork_can_name_no_other_pull_request_and_its_files_are_not_run(
    tmp_path: Path, forge: Forge
) -> None:
    root = plans(tmp_path, WORSE)
    review(forge, root)
    write_tree(
        root,
        {
            "review/number": "7; touch stolen\n",
            "review/comment.md": "<!-- gosart-review -->\n$(touch stolen)\n",
        },
    )
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


def test_a_comment_is_counted_in_characters_as_the_forge_counts(
    tmp_path: Path, forge: Forge
) -> None:
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
    (cache,) = (
        step
        for step in recipe("github/plans-publish.yml")["jobs"]["publish"]["steps"]
        if "cache" in step.get("uses", "")
    )
    assert Path(cache["with"]["path"]) == FOLDER  # the next run reads only what is new


@pytest.mark.parametrize("name", ["plans.yml", "plans-comment.yml", "plans-publish.yml"])
def test_this_repository_runs_the_recipe_itself(name: str) -> None:
    own = (ROOT / ".github/workflows" / name).read_text("utf-8")
    assert own == (RECIPES / "github" / name).read_text("utf-8").replace(
        "pip install gosart", "pip install -c constraints.txt ."
    )


def test_the_template_asks_a_reviewer_s_four_questions() -> None:
    asked = (RECIPES / "github/pull_request_template.md").read_text("utf-8")
    assert (ROOT / ".github/pull_request_template.md").read_text("utf-8") == asked
    for question in (
        "Is it true?",
        "Is it evidence?",
        "Does the strategy follow?",
        "Who does what by when?",
    ):
        assert f"- [ ] **{question}**" in asked


def test_the_site_s_help_shows_every_recipe_as_it_is(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN})
    result = build(options_from({"today": "2026-11-23"}, root, {}))
    page = next(
        file.content for file in result.files if file.uri == "method/pull-requests/index.md"
    )
    assert isinstance(page, str)
    shown = {
        unescape(text) + "\n"
        for text in re.findall(r'<pre class="g-recipe"><code>(.*?)</code></pre>', page)
    }
    assert shown == {path.read_text("utf-8") for path in RECIPES.rglob("*") if path.is_file()}
    files = {file.uri.removeprefix("method/pull-requests/"): file.content for file in result.files}
    saved = {files[copy].decode() for copy in re.findall(r'<a href="([^"]+)" download="', page)}  # type: ignore[union-attr]
    assert saved == shown
