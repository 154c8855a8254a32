"""What is taken from MkDocs' own settings."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MkdocsSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MkdocsSettings:
    """What is taken from MkDocs' own settings, by the names they have there; MkDocs checks them."""

    repo_url: str | None = None
    """Address of the repository: pages link its commits, and its pull or merge requests."""
    edit_uri: str | None = None
    """Path by which the forge edits a file: findings link to their line through it."""
    site_url: str | None = None
    """Address of the site as its readers know it: the feeds name it."""
    use_directory_urls: bool = True
    """Whether a page's address is that of a folder."""
