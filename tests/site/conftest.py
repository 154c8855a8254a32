"""Sites that several modules read, each built once a run and only where a test asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gosart.config.mkdocs_yml import read_config
from tests.sharing import Shared
from tests.site.building import Built, shared_site

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

# The browser's driver is imported by the fixtures that need it.


class _AudienceSites(Mapping[str, Built]):
    def __init__(self, root: Path, shared: Shared) -> None:
        self.root, self.shared = root, shared
        self.sites: dict[str, Built] = {}

    def __getitem__(self, audience: str) -> Built:
        if audience not in self.sites:
            options = dict(read_config(self.root).options) | {"audience": audience}
            self.sites[audience] = shared_site(
                self.shared, f"sample-for-{audience}", self.root, options
            )
        return self.sites[audience]

    def __iter__(self) -> Iterator[str]:
        return iter(("everyone", "sales", "account-team"))

    def __len__(self) -> int:
        return 3


@pytest.fixture(scope="session")
def audience_sites(sample_root: Path, shared: Shared) -> Mapping[str, Built]:
    """The sample site for each audience."""
    return _AudienceSites(sample_root, shared)


@pytest.fixture(scope="session")
def map_folder(shared: Shared) -> Path:
    """The folder of a site with two maps: a mill of four people, and a company of sixty."""
    from tests.site.map_page import build_maps

    return shared("maps", build_maps)[0] / "site"


@pytest.fixture(scope="module")
def map_address(map_folder: Path) -> Iterator[str]:
    """The address at which that site is served."""
    from tests.site.browsing import served

    with served(map_folder) as base:
        yield base


@pytest.fixture
def mill(chromium: WebDriver, map_address: str) -> WebDriver:
    """The page with the mill's map."""
    from tests.site.map_page import MAP, opened

    return opened(chromium, map_address + MAP)
