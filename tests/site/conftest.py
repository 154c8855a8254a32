"""The sample site, built once a session for each group of readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import Built, build_site, copy_sample_with_history, run_mkdocs

__all__ = ["sample_root", "sample_site"]


@pytest.fixture(scope="session")
def sample_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample repository with a history, away from the working copy. Tests only read it."""
    return copy_sample_with_history(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample_site(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample site as the command builds it."""
    folder = tmp_path_factory.mktemp("site")
    done = run_mkdocs(sample_root, "build", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return Built(sample_root, folder, tuple(done.stderr.splitlines() + done.stdout.splitlines()))


@pytest.fixture(scope="session")
def audience_sites(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The sample site for each audience."""
    return {
        audience: build_site(sample_root, tmp_path_factory.mktemp(audience), {"audience": audience})
        for audience in ("everyone", "sales", "account-team")
    }
