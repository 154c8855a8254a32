"""Every shell line of the recipes runs in a real repository, against a forge that remembers.

There are branches, a shallow clone and a fork. The job that checks runs once for each change; what
it hands to the job that writes is text, and the tests of that job begin with it, as the forge does.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from stat import S_IFLNK
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from gosart.config.model import options_from
from gosart.history.cache import FOLDER
from gosart.site.builder import build
from tests.comparison.forges import BETTER, RECIPES, ROOT, WORSE, Forge, plans, recipe
from tests.comparison.repositories import PLAN, changed, git
from tests.site.markup import quoted
from tests.writing import write_tree

Ran = subprocess.CompletedProcess[str]

SHA = "1" * 40
"""The commit that the forge says the pull request is at."""


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def steps(name: str, job: str) -> dict[str, str]:
    """Give the shell of each step of a job that has any, by the step's name."""
    return {
        step["name"]: step["run"] for step in recipe(name)["jobs"][job]["steps"] if "run" in step
    }


def review(forge: Forge, root: Path, *names: str, **environ: str) -> dict[str, Ran]:
    """Run steps of the jobs that review on GitHub, all without names."""
    known = {"NUMBER": "7", "FAIL_ON": "error", "QUIET": "changed", "BASE": "main", **environ}
    return {
        name: forge.run(run, root, **known)
        for job in ("review", "preview")
        for name, run in steps("github/plans.yml", job).items()
        if name in names or not names
    }


@dataclass(frozen=True)
class Reviewed:
    """A repository after the job that checks, and how each of its steps ended."""

    root: Path
    ran: Mapping[str, Ran]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """The whole job, run for a change for the worse."""
    folder = tmp_path_factory.mktemp("reviewed")
    root = plans(folder, WORSE)
    return Reviewed(root, review(Forge(folder), root))


@pytest.fixture(scope="module")
def comments(reviewed: Reviewed, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What that job hands over for a change for the worse, for the better, and for none."""
    found = {"worse": (reviewed.root / "review/comment.md").read_text("utf-8")}
    for name, text in {"better": BETTER, "none": PLAN}.items():
        folder = tmp_path_factory.mktemp(name)
        root = plans(folder, text)
        assert review(Forge(folder), root, "Write the comment")["Write the comment"].returncode == 0
        found[name] = (root / "review/comment.md").read_text("utf-8")
    return found


def post(
    forge: Forge,
    comment: str,
    mode: str = "update",
    sha: str = SHA,
    number: str = "7\n",
    **environ: str,
) -> Ran:
    """Run the second job, which has the right to write, where it finds what the first one left."""
    artifact = forge.folder / "artifact.zip"
    with ZipFile(artifact, "w", ZIP_DEFLATED) as files:
        files.writestr("number", number)
        files.writestr("comment.md", comment)
    return run_post(forge, artifact, mode, sha, **environ)


def run_post(
    forge: Forge, artifact: Path, mode: str = "update", sha: str = SHA, **environ: str
) -> Ran:
    forge.write({**forge.state, "sha": SHA})
    (run,) = steps("github/plans-comment.yml", "comment").values()
    root = forge.folder / "runner"
    root.mkdir(exist_ok=True)
    known = {"REPOSITORY": "o/r", "RUN": "9", "HEAD_SHA": sha, "MODE": mode}
    return forge.run(run, root, **known, ARTIFACT=str(artifact), **environ)


def test_a_pull_request_is_checked_commented_annotated_previewed_and_failed_by_severity(
    reviewed: Reviewed, forge: Forge
) -> None:
    root, ran = reviewed.root, reviewed.ran
    assert {name: result.returncode for name, result in ran.items()} == {
        "Install": 0,
        "Check the plans": 0,
        "Write the comment": 0,
        "Annotate the changed lines": 0,
        "Fail by severity": 1,
        "Build the preview": 0,
    }
    assert (root / "review/number").read_text("utf-8") == "7\n"
    assert "amount fell from €90,000 to €80,000" in (root / "review/comment.md").read_text("utf-8")
    assert (root / "summary.md").read_text("utf-8") == (root / "review/comment.md").read_text(
        "utf-8"
    )
    assert "::error file=accounts/mill.yml" in ran["Annotate the changed lines"].stdout
    assert "amount fell" in (root / "preview/review/index.html").read_text("utf-8")
    assert review(forge, root, "Fail by severity", BASE="HEAD")["Fail by severity"].returncode == 0


def test_a_broken_plan_fails_the_check_and_is_commented(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, changed(PLAN, ("status: neutral", "status: neutrl")))
    ran = review(forge, root, "Check the plans", "Write the comment")
    assert ran["Check the plans"].returncode == 1
    assert "The plan can no longer be read" in (root / "review/comment.md").read_text("utf-8")


def test_a_shallow_clone_comments_that_the_comparison_could_not_run(
    reviewed: Reviewed, tmp_path: Path, forge: Forge
) -> None:
    root = tmp_path / "clone"
    source = f"file://{reviewed.root}"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=change", source, str(root))
    base = git(reviewed.root, "rev-parse", "main")
    ran = review(forge, root, "Write the comment", "Fail by severity", BASE=base)
    assert ran["Write the comment"].returncode == 0
    assert "the comparison could not run" in (root / "review/comment.md").read_text("utf-8")
    assert ran["Fail by severity"].returncode == 2


def test_one_comment_is_posted_and_then_updated_in_place(
    comments: Mapping[str, str], forge: Forge
) -> None:
    assert post(forge, comments["worse"]).returncode == 0
    assert post(forge, comments["better"]).returncode == 0
    (comment,) = forge.comments
    assert "amount rose from €90,000 to €95,000" in comment["body"]
    assert "fell" not in comment["body"]


def test_a_silent_comment_is_not_posted_but_corrects_one_that_is_there(
    comments: Mapping[str, str], forge: Forge
) -> None:
    assert post(forge, comments["none"]).returncode == 0
    assert forge.comments == []
    post(forge, comments["worse"])
    assert post(forge, comments["none"], mode="hide-and-new").returncode == 0
    (comment,) = forge.comments
    assert "No plan was changed." in comment["body"]


@pytest.mark.parametrize(
    ("mode", "hidden"),
    [("hide-and-new", [True, False]), ("delete-and-new", [False]), ("off", [False])],
)
def test_modes_hide_or_delete_the_old_comment_or_do_nothing(
    comments: Mapping[str, str], forge: Forge, mode: str, hidden: list[bool]
) -> None:
    post(forge, comments["worse"])
    before = forge.comments
    assert post(forge, comments["worse"], mode=mode).returncode == 0
    assert [comment["hidden"] for comment in forge.comments] == hidden
    assert (forge.comments == before) is (mode == "off")


def test_a_fork_can_name_no_other_pull_request_and_its_files_are_not_run(forge: Forge) -> None:
    number, comment = "7; touch stolen\n", "<!-- gosart-review -->\n$(touch stolen)\n"
    assert post(forge, comment, sha="0" * 40, number=number).returncode == 1
    assert forge.comments == []
    assert post(forge, comment, number=number).returncode == 0
    assert not list(forge.folder.rglob("stolen"))
    assert forge.comments[0]["body"] == comment


def test_a_fork_s_link_is_no_way_to_a_file_of_the_runner(tmp_path: Path, forge: Forge) -> None:
    write_tree(forge.folder / "runner", {"secret": "A token\n"})
    artifact = tmp_path / "links.zip"
    with ZipFile(artifact, "w") as files:
        link = ZipInfo("comment.md")
        link.external_attr = (S_IFLNK | 0o777) << 16
        files.writestr(link, "secret")
        files.writestr("number", "7\n")
        files.writestr("../outside", "unpacked")
    run_post(forge, artifact)
    assert [comment["body"] for comment in forge.comments] == ["secret"]  # the text of the link
    assert not list(tmp_path.rglob("outside"))


def test_a_file_too_large_for_a_review_is_not_fetched_and_of_a_long_text_the_beginning_is_read(
    forge: Forge,
) -> None:
    small = "<!-- gosart-review -->\n"
    assert post(forge, small, ARTIFACT_SIZE="1000000").returncode == 1
    assert not any("/zip" in call for call in forge.state["calls"])
    assert forge.comments == []
    assert post(forge, small + "a" * 50_000_000).returncode == 0  # a few bytes of a zip
    assert len(forge.comments[0]["body"]) == 65_000


def test_a_comment_is_counted_in_characters_as_the_forge_counts(forge: Forge) -> None:
    comment = "<!-- gosart-review -->\n" + "账" * 60_000
    assert post(forge, comment).returncode == 0
    assert forge.comments[0]["body"] == comment


def test_the_old_comment_is_there_until_the_new_one_is(
    comments: Mapping[str, str], forge: Forge
) -> None:
    post(forge, comments["worse"])
    post(forge, comments["worse"], mode="delete-and-new")
    assert [call.split()[0] for call in forge.state["calls"][-2:]] == ["POST", "DELETE"]


def test_the_job_that_writes_checks_nothing_out(tmp_path: Path) -> None:
    whole = (RECIPES / "github/plans-comment.yml").read_text("utf-8")
    assert "checkout" not in whole
    assert "gosart diff" not in whole
    assert "pip" not in whole


def test_the_handbook_is_built_from_main(tmp_path: Path, forge: Forge) -> None:
    root = plans(tmp_path, BETTER)
    for run in steps("github/plans-publish.yml", "build").values():
        ran = forge.run(run, root)
        assert ran.returncode == 0, ran.stderr
    assert (root / "handbook/accounts/mill/index.html").is_file()
    (cache,) = (
        step
        for step in recipe("github/plans-publish.yml")["jobs"]["build"]["steps"]
        if "cache" in step.get("uses", "")
    )
    assert Path(cache["with"]["path"]) == FOLDER  # the next run reads only what is new


@pytest.mark.parametrize("name", ["plans.yml", "plans-comment.yml", "plans-publish.yml"])
def test_this_repository_runs_the_recipe_itself(name: str) -> None:
    own = (ROOT / ".github/workflows" / name).read_text("utf-8")
    # beside the installation one thing is other: our handbook is that of the samples' past
    build = "mkdocs build --strict --config-file build/history/mkdocs.yml"
    made = f'python .ci/history --strict && {build} --site-dir "$PWD/handbook"'
    assert own == (RECIPES / "github" / name).read_text("utf-8").replace(
        'pip install "gosart==$GOSART_VERSION"', "pip install -c constraints.txt ."
    ).replace("mkdocs build --strict --site-dir handbook", made)


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
    page = quoted(page)
    shown = {
        unescape(text) + "\n"
        for text in re.findall(r'<pre class="g-recipe"><code>(.*?)</code></pre>', page)
    }
    assert shown == {path.read_text("utf-8") for path in RECIPES.rglob("*") if path.is_file()}
    files = {file.uri.removeprefix("method/pull-requests/"): file.content for file in result.files}
    saved = {files[copy].decode() for copy in re.findall(r'<a href="([^"]+)" download="', page)}  # type: ignore[union-attr]
    assert saved == shown


def test_the_recipes_are_found_where_administrators_look_and_not_among_the_method(
    tmp_path: Path,
) -> None:
    root = write_tree(tmp_path, {"accounts/mill.yml": PLAN})
    result = build(options_from({"today": "2026-11-23"}, root, {}))
    link = re.compile(r'href="?[^" >]*pull-requests/')
    linking = {
        file.uri
        for file in result.files
        if file.uri.startswith("method/")
        and isinstance(page := file.content, str)
        and link.search(page)
    }
    assert linking == {"method/plan-format/index.md"}
