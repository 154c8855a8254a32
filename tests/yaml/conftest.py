"""Each test that asks for `parser` runs twice: with the C parser, and with the pure one alone."""

from __future__ import annotations

import pytest

from gosart.yaml import backend as parsers


@pytest.fixture(params=["fast", "sure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "sure":
        monkeypatch.setattr(parsers, "C_PARSER", None)
    return str(request.param)
