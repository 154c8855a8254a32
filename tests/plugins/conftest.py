"""The repository of these tests built without another plugin, once for all of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.plugins.beside import build_beside, repository
from tests.sharing import Shared
from tests.site.building import Built


@pytest.fixture(autouse=True)
def _only_when_asked_for(request: pytest.FixtureRequest) -> None:
    """Leave them to `make plugins`: they take minutes."""
    if (
        request.node.get_closest_marker("plugins")
        and os.environ.get("GOSART_PLUGINS") != "required"
    ):
        pytest.skip("`make plugins` runs the tests beside all plugins")


@pytest.fixture(scope="session")
def alone(shared: Shared) -> Built:
    """The site without another plugin."""

    def built(folder: Path) -> list[str]:
        return list(build_beside(repository(folder)).log)

    folder, log = shared("beside-nothing", built)
    return Built(folder, folder / "site", tuple(log))
