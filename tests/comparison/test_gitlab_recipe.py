"""Every shell line of GitLab's recipe runs, as those of GitHub's do, against a forge that remembers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gosart.history.cache import FOLDER
from tests.comparison.forges import BETTER, WORSE, Forge, plans, recipe
from tests.comparison.repositories import commit, git
from tests.writing import write_tree


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def merge(forge: Forge, root: Path, mode: str = "update", **environ: str) -> list[int]:
    """Run the jobs of a merge request; give the exit code of each line."""
    known = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(root, "rev-parse", "main"), "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7", "PLANS_TOKEN": "t", "FAIL_ON": "error", "QUIET": "changed", "MODE": mode,
    }  # fmt: skip
    jobs = recipe("gitlab/gitlab-ci.yml")
    lines = [
        line
        for job in ("review", "comment")
        for line in jobs[job]["script"]
        if not line.startswith(("gosart check", "GOSART_"))
    ]
    return [forge.run(line, root, **{**known, **environ}).returncode for line in lines]


def test_gitlab_reports_checks_previews_comments_once_and_fails_by_severity(
    tmp_path: Path, forge: Forge
) -> None:
    root = plans(tmp_path, WORSE)
    for _ in range(2):
        assert merge(forge, root) == [0, 0, 0, 1, 0]
    (comment,) = forge.comments
    assert "amount fell" in comment["body"]
    assert (
        json.loads((root / "gl-code-quality-report.json").read_text("utf-8"))[0]["severity"]
        == "critical"
    )
    base = git(root, "rev-parse", "main")
    others = [
        line
        for line in recipe("gitlab/gitlab-ci.yml")["review"]["script"]
        if line.startswith(("gosart check", "GOSART_"))
    ]
    assert [
        forge.run(line, root, CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode for line in others
    ] == [0, 0]
    assert (root / "preview/review/index.html").is_file()


@pytest.mark.parametrize(("mode", "kept"), [("hide-and-new", 2), ("delete-and-new", 1), ("off", 1)])
def test_gitlab_folds_or_deletes_the_old_comment_or_does_nothing(
    tmp_path: Path, forge: Forge, mode: str, kept: int
) -> None:
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
    assert (
        sum(comment["body"].startswith("<!-- gosart-review -->") for comment in forge.comments) == 1
    )


def test_gitlab_posts_no_silent_comment_but_corrects_one_that_is_there(
    tmp_path: Path, forge: Forge
) -> None:
    root = plans(tmp_path, BETTER)
    assert merge(forge, root, QUIET="worse")[-1] == 0
    assert forge.comments == []
    merge(forge, root)
    assert merge(forge, root, "hide-and-new", QUIET="worse")[-1] == 0
    (comment,) = forge.comments
    assert "<!-- gosart-silent -->" in comment["body"]


def test_gitlab_finds_its_own_comment_behind_a_hundred_others_and_touches_nobody_else_s(
    tmp_path: Path, forge: Forge
) -> None:
    root = plans(tmp_path, WORSE)
    others = [
        {
            "id": 5_000 + number,
            "node_id": "",
            "body": "<!-- gosart-review -->\nnot ours",
            "author": {"id": 2},
            "hidden": False,
        }
        for number in range(150)
    ]
    forge.write({"sha": "", "comments": others, "calls": []})
    for mode in ("update", "update", "delete-and-new", "hide-and-new"):
        assert merge(forge, root, mode)[-1] == 0
    assert forge.comments[:150] == others
    assert len(forge.comments) == 152


def test_gitlab_leaves_the_comment_out_where_a_fork_has_no_token(
    tmp_path: Path, forge: Forge
) -> None:
    root = plans(tmp_path, WORSE)
    assert merge(forge, root, PLANS_TOKEN="")[-1] == 0
    assert forge.state["calls"] == []


def test_gitlab_s_job_with_the_token_checks_nothing_out_and_speaks_of_a_review_that_failed() -> (
    None
):
    job = recipe("gitlab/gitlab-ci.yml")["comment"]
    assert job["variables"] == {"GIT_STRATEGY": "none"}
    assert job["rules"][0]["when"] == "always"
    assert "gosart diff" not in "".join(job["script"])


def test_gitlab_publishes_the_handbook(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, BETTER)
    for line in recipe("gitlab/gitlab-ci.yml")["pages"]["script"]:
        assert forge.run(line, root).returncode == 0
    assert (root / "public/index.html").is_file()
    assert [Path(path) for path in recipe("gitlab/gitlab-ci.yml")["pages"]["cache"]["paths"]] == [
        FOLDER
    ]  # the next run reads what is new
