"""The repository of these tests built without another plugin, once for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.beside import build_beside, repository
from tests.sharing import Shared
from tests.site.building import Built


@pytest.fixture(scope="session")
def alone(shared: Shared) -> Built:
    """The site without another plugin."""

    def built(folder: Path) -> list[str]:
        return list(build_beside(repository(folder)).log)

    folder, log = shared("beside-nothing", built)
    return Built(folder, folder / "site", tuple(log))
