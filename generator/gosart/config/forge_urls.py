"""Addresses on a forge, worked out from what MkDocs' own settings say about the repository.

Nothing is asked of the forge: it is known by its host's name, or by how it edits a file. Where the
settings do not say enough an address is "", and pages show the text without a link.
"""

from __future__ import annotations

import re

__all__ = ["commit_url", "request_url", "site_address", "source_url"]

_EDIT_URI = re.compile(r"(?P<before>/?(?:-/)?)(?:edit|blob|raw|src|_edit)/(?P<revision>[^/]+)/")

# What MkDocs takes where `edit_uri` is not given. It knows no other host.
_USUAL_EDIT_URI = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
}

# Kind of forge: path of a commit, path of a pull or merge request.
_PATHS = {
    "github": ("/commit/{commit}", "/pull/{number}"),
    "gitlab": ("/-/commit/{commit}", "/-/merge_requests/{number}"),
    "bitbucket": ("/commits/{commit}", "/pull-requests/{number}"),
    "gitea": ("/commit/{commit}", "/pulls/{number}"),
}


def source_url(repo_url: str, edit_uri: str) -> str:
    """Return the address of a line of a file.

    Args:
        repo_url: MkDocs' `repo_url`, "" where it is not set.
        edit_uri: MkDocs' `edit_uri`, "" where it is not set.

    Returns:
        An address with `{path}` and `{line}`, or "".
    """
    if not repo_url:
        return ""
    usual = next((uri for host, uri in _USUAL_EDIT_URI.items() if f"//{host}/" in repo_url), "")
    match = _EDIT_URI.match(edit_uri or usual)
    if not match:
        return ""
    before, revision = match["before"].lstrip("/"), match["revision"]
    address = f"{repo_url.rstrip('/')}/{before}blob/{revision}/"
    # A brace would be taken for a value to fill in.
    if "{" in address or not address.startswith(("https://", "http://")):
        return ""
    return address + "{path}#L{line}"


def commit_url(repo_url: str, edit_uri: str) -> str:
    """Return the address of a commit.

    Args:
        repo_url: MkDocs' `repo_url`, "" where it is not set.
        edit_uri: MkDocs' `edit_uri`, "" where it is not set.

    Returns:
        An address with `{commit}`, "" on an unknown forge.
    """
    kind = _kind_of_forge(repo_url, edit_uri)
    return repo_url.rstrip("/") + _PATHS[kind][0] if kind else ""


def request_url(repo_url: str, edit_uri: str) -> str:
    """Return the address of a pull or merge request.

    Args:
        repo_url: MkDocs' `repo_url`, "" where it is not set.
        edit_uri: MkDocs' `edit_uri`, "" where it is not set.

    Returns:
        An address with `{number}`, "" on an unknown forge.
    """
    kind = _kind_of_forge(repo_url, edit_uri)
    return repo_url.rstrip("/") + _PATHS[kind][1] if kind else ""


def site_address(site_url: str) -> str:
    """Return the site's address with a slash at its end.

    Args:
        site_url: MkDocs' `site_url`, as it is typed.

    Returns:
        The address, "" for what is none.
    """
    address = site_url.strip()
    return address.rstrip("/") + "/" if re.match(r"https?://[^/]", address) else ""


def _kind_of_forge(repo_url: str, edit_uri: str) -> str:
    """Return a key of `_PATHS`, or ""."""
    address = repo_url.rstrip("/")
    if not re.match(r"https?://[^{}]+$", address):
        return ""
    host = address.split("/")[2].lower()
    if "codeberg" in host:
        return "gitea"
    kind = next((kind for kind in _PATHS if kind in host), "")
    # A GitLab of one's own has any name, but only GitLab edits below `-/`.
    return kind or ("gitlab" if edit_uri.lstrip("/").startswith("-/") else "")
