"""The sample site for each group of readers, built once a run and only where a test asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.sharing import Shared
from tests.site.building import Built, shared_site


class _AudienceSites(Mapping[str, Built]):
    def __init__(self, root: Path, shared: Shared) -> None:
        self.root, self.shared = root, shared
        self.sites: dict[str, Built] = {}

    def __getitem__(self, audience: str) -> Built:
        if audience not in self.sites:
            self.sites[audience] = shared_site(
                self.shared, f"sample-for-{audience}", self.root, {"audience": audience}
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
