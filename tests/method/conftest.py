"""The two files of the method: as typed, and as the product reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from gosart import method as methodology
from gosart.method.model import Method

LANGUAGES = ("en", "zh")
FOLDER = Path(methodology.__file__).parent


def typed(language: str) -> dict[str, Any]:
    """Read a language's file as YAML 1.2 data."""
    data = YAML(typ="safe", pure=True).load((FOLDER / f"method.{language}.yml").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


@pytest.fixture(scope="session")
def data() -> dict[str, dict[str, Any]]:
    return {language: typed(language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def methods(data: dict[str, dict[str, Any]]) -> dict[str, Method]:
    return {language: Method.model_validate(data[language]) for language in LANGUAGES}


@pytest.fixture(params=LANGUAGES)
def method(request: pytest.FixtureRequest, methods: dict[str, Method]) -> Method:
    return methods[request.param]


@pytest.fixture
def english(methods: dict[str, Method]) -> Method:
    return methods["en"]


@pytest.fixture
def chinese(methods: dict[str, Method]) -> Method:
    return methods["zh"]
