"""Under themes other than Material: the same pages, whole, with looks of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plugins.beside import build_beside, faults, navigation_of, repository
from tests.site.building import Built

pytestmark = pytest.mark.plugins


@pytest.mark.parametrize("theme", ["readthedocs", "mkdocs"])
def test_our_pages_are_whole_in_the_theme(tmp_path: Path, alone: Built, theme: str) -> None:
    site = build_beside(repository(tmp_path, theme=theme))
    assert faults(site, alone) == []
    assert {"../actions/", "../method/", "../people/", "../notes/"} <= set(
        navigation_of(site.page("accounts/"))
    )
    sheets = [site.text(name) for name in site.files if re.match(r"assets/gosart/\w+\.css$", name)]
    assert len(sheets) >= 2
    assert [sheet for sheet in sheets if "md-typeset " in sheet] == []
    used = set(re.findall(r"var\((--md-[\w-]+)\)", " ".join(sheets)))
    assert {
        name for name in used if f"{name}:" not in site.text("assets/gosart/gosart.css")
    } == set()
