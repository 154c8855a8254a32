"""What every test may count on: no settings of the machine, and what many read, made once."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Many tests hold trees of pages and plans; to look through them all again and again for what nobody
# refers to any more is a tenth of a run.
gc.set_threshold(50_000, 20, 50)

# Before anything imports the theme, which prints a page about MkDocs 2 otherwise.
os.environ["NO_MKDOCS_2_WARNING"] = "1"
# The authors of some plugins print another.
os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"

# A day or a choice of accounts from outside would change what the tests build.
for name in ("SOURCE_DATE_EPOCH", "GOSART_ONLY"):
    os.environ.pop(name, None)
# Commits that tests make are signed, hooked and ignored by nobody's settings; tests of what such
# settings do to the program bring their own.
os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
# In a pipeline the commands run no rules of a repository, and tests say themselves where they are.
from gosart.config.trust import PIPELINES, TRUST  # noqa: E402

for name in (*PIPELINES, TRUST):
    os.environ.pop(name, None)

from tests.compiled_templates import compiled_once  # noqa: E402
from tests.sharing import Shared  # noqa: E402

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

    from tests.site.building import Built

# MkDocs and the browser's driver are imported by the fixtures that need them: a run of tests that
# need neither starts a second earlier.


LONGEST = (
    "properties/test_costs",
    "site/test_other_generators",
    "briefing/test_page",
    "site/test_clicking_through",
    "site/test_people_in_browser",
    "site/test_paper_in_browser",
    "site/test_sheet_in_browser",
    "site/test_account_in_browser",
    "site/test_kept_between_builds",
    "site/test_map_in_browser",
    "site/test_map_tools_in_browser",
    "site/test_audiences_bytes",
    "site/test_user_repositories",
    "properties/test_audiences",
    "site/test_soak",
    "site/test_serve",
    "site/test_twin",
    "site/test_live_preview",
    "site/test_same_bytes",
    "site/test_axe",
    "samples/test_past",
    "plugins/test_most_used",
    "comparison/test_safe_recipes",
    "comparison/test_recipes",
    "site/test_browser",
    "site/test_page_heads",
    "site/test_wheel",
    "test_hooks",
)
"""Files that take long, the longest first; what is not named takes less."""


# After the plugin that shuffles.
@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: a file is one worker's, and the last one decides the end."""
    places = {Path(__file__).parent / f"{name}.py": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    with compiled_once():
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Folders that all workers of this run read, each made once."""
    return Shared(tmp_path_factory)


@pytest.fixture(scope="session")
def sample_root(shared: Shared) -> Path:
    """The sample repository with a history, away from the working copy. Tests only read it."""
    from tests.site.building import copy_sample_with_history

    return shared("sample", lambda folder: str(copy_sample_with_history(folder)))[0]


@pytest.fixture(scope="session")
def sample_site(sample_root: Path, shared: Shared) -> Built:
    """The sample site as the command builds it."""
    from tests.site.building import Built, run_mkdocs

    def built(folder: Path) -> list[str]:
        done = run_mkdocs(sample_root, "build", "--strict", "--site-dir", str(folder))
        assert done.returncode == 0, done.stderr
        return done.stderr.splitlines() + done.stdout.splitlines()

    folder, log = shared("sample-site", built)
    return Built(sample_root, folder, tuple(log))


@pytest.fixture(scope="session")
def _browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    from tests.site.browsing import started

    with started(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def chromium(_browser: WebDriver) -> Iterator[WebDriver]:
    """Debian's Chromium, the same for all tests of a worker, as if it had just been opened."""
    from tests.site.browsing import as_new

    yield _browser
    as_new(_browser)
