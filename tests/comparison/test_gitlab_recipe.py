"""Every shell line of GitLab's recipe runs, as those of GitHub's do, against a forge that
remembers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from gosart.history.cache import FOLDER
from tests.comparison.forges import BETTER, WORSE, Forge, plans, recipe
from tests.writing import write_tree


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def run(forge: Forge, root: Path, lines: Sequence[str], **environ: str) -> list[int]:
    """Run lines of a merge request's jobs; give the exit code of each."""
    known = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "main",
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
        "PLANS_TOKEN": "t",
        "FAIL_ON": "error",
        "QUIET": "changed",
        "MODE": "update",
    }
    return [forge.run(line, root, **{**known, **environ}).returncode for line in lines]


@dataclass(frozen=True)
class Reviewed:
    """A repository after the job that checks, and how each of its lines ended."""

    root: Path
    codes: Sequence[int]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """The whole job, run for a change for the worse."""
    folder = tmp_path_factory.mktemp("reviewed")
    root = plans(folder, WORSE)
    jobs = recipe("gitlab/gitlab-ci.yml")
    lines = [*jobs["review"]["script"], *jobs["preview"]["script"]]
    return Reviewed(root, run(Forge(folder), root, lines))


@pytest.fixture(scope="module")
def comments(reviewed: Reviewed, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What that job hands over for a change for the worse, for the better, and where the better is
    no news."""
    found = {"worse": (reviewed.root / "comment.md").read_text("utf-8")}
    folder = tmp_path_factory.mktemp("better")
    root, forge = plans(folder, BETTER), Forge(folder)
    lines = [
        line for line in recipe("gitlab/gitlab-ci.yml")["review"]["script"] if "comment.md" in line
    ]
    for name, quiet in {"better": "changed", "silent": "worse"}.items():
        assert run(forge, root, lines, QUIET=quiet) == [0]
        found[name] = (root / "comment.md").read_text("utf-8")
    return found


def post(forge: Forge, comment: str, mode: str = "update", **environ: str) -> int:
    """Run the job that has the token where it finds what the other one left; give its exit code."""
    root = write_tree(forge.folder / "runner", {"comment.md": comment})
    lines = recipe("gitlab/gitlab-ci.yml")["comment"]["script"]
    (code,) = run(forge, root, lines, MODE=mode, **environ)
    return code


def test_gitlab_reports_checks_previews_and_fails_by_severity(reviewed: Reviewed) -> None:
    assert reviewed.codes == [0, 0, 0, 0, 1, 0, 0, 0]
    report = json.loads((reviewed.root / "gl-code-quality-report.json").read_text("utf-8"))
    assert report[0]["severity"] == "critical"
    assert (reviewed.root / "preview/review/index.html").is_file()


def test_gitlab_comments_once(comments: Mapping[str, str], forge: Forge) -> None:
    for _ in range(2):
        assert post(forge, comments["worse"]) == 0
    (comment,) = forge.comments
    assert "amount fell" in comment["body"]


@pytest.mark.parametrize(("mode", "kept"), [("hide-and-new", 2), ("delete-and-new", 1), ("off", 1)])
def test_gitlab_folds_or_deletes_the_old_comment_or_does_nothing(
    comments: Mapping[str, str], forge: Forge, mode: str, kept: int
) -> None:
    post(forge, comments["worse"])
    (before,) = forge.comments
    assert post(forge, comments["better"], mode) == 0
    *old, new = forge.comments
    assert len(old) + 1 == kept
    assert ("amount rose" in new["body"]) is (mode != "off")
    for comment in old:
        assert comment["id"] == before["id"]
        assert comment["body"].startswith(
            "<!-- gosart-outdated -->\n<details><summary>Outdated, see the newer "
            "comment.</summary>\n\n### Account"
        )
        assert "amount fell" in comment["body"]
        assert comment["body"].count("<details>") == comment["body"].count("</details>")
    assert post(forge, comments["better"], "hide-and-new") == 0
    assert (
        sum(comment["body"].startswith("<!-- gosart-review -->") for comment in forge.comments) == 1
    )


def test_gitlab_posts_no_silent_comment_but_corrects_one_that_is_there(
    comments: Mapping[str, str], forge: Forge
) -> None:
    assert post(forge, comments["silent"]) == 0
    assert forge.comments == []
    post(forge, comments["better"])
    assert post(forge, comments["silent"], "hide-and-new") == 0
    (comment,) = forge.comments
    assert "<!-- gosart-silent -->" in comment["body"]


def test_gitlab_finds_its_own_comment_behind_a_hundred_others_and_touches_nobody_else_s(
    comments: Mapping[str, str], forge: Forge
) -> None:
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
        assert post(forge, comments["worse"], mode) == 0
    assert forge.comments[:150] == others
    assert len(forge.comments) == 152


def test_gitlab_leaves_the_comment_out_where_a_fork_has_no_token(
    comments: Mapping[str, str], forge: Forge
) -> None:
    assert post(forge, comments["worse"], PLANS_TOKEN="") == 0
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
