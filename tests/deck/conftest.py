"""The decks of the samples, made once a run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gosart.deck.load import Kind
from tests.deck.making import made, opened
from tests.sharing import Shared

_WHOLE = (
    "marwick-thorne", "wittgenrode-chemie", "hengze-storage", "penarroya", "tallgrass-packaging",
)  # fmt: skip
"""Accounts whose opportunities have decks, too: large, small, Chinese, German, won, stopped."""


@pytest.fixture(scope="session")
def sample_decks(sample_root: Path, shared: Shared) -> Mapping[str, bytes]:
    """Decks of the samples as the account team gets them, by their names."""

    def make(folder: Path) -> None:
        decks = made(sample_root, kind=Kind.ACCOUNT)
        decks |= made(sample_root, *_WHOLE, kind=Kind.OPPORTUNITY)
        for name, content in decks.items():
            (folder / f"{name}.pptx").write_bytes(content)

    folder, _ = shared("sample-decks", make)
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.pptx"))}


@pytest.fixture(scope="session")
def genealogy(sample_decks: Mapping[str, bytes]) -> Any:
    """The deck of an opportunity in the midst of it."""
    return opened(sample_decks["marwick-thorne_batch-genealogy"])
