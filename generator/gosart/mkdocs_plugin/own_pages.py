"""Which of our addresses the site's other pages take, and which files of its docs are plans."""

from __future__ import annotations

import logging
import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from mkdocs.structure.files import File, Files

from gosart.config.model import SiteOptions
from gosart.site.publishing import is_in_accounts, real_accounts
from gosart.urls import may_be_ours

__all__ = ["account_in", "leave_out_what_is_gone", "named_accounts", "plan_files", "taken_uris"]

_ACCOUNT = re.compile(r"\baccounts/([a-z0-9][a-z0-9-]*)/")
_MANY = 60

log = logging.getLogger("mkdocs.plugins.gosart")


def account_in(path: str) -> tuple[str, str]:
    """Return the account that an address is of, and what of the address is below it.

    Args:
        path: The address, below the site's.

    Returns:
        What may be an id, and the rest; "" twice for an address of no account.
    """
    folder, _, rest = posixpath.normpath(f"/{path}").lstrip("/").partition("/")
    account, _, below = rest.partition("/")
    return (account, below) if folder == "accounts" else ("", "")


def leave_out_what_is_gone(files: Files) -> None:
    """Leave out links to nothing, and files that went since they were listed.

    MkDocs would stop at the first, and its server would answer nothing any more.

    Args:
        files: All files of the site; what is gone is removed from it.
    """
    for file in list(files):
        if file.abs_src_path and not os.path.exists(file.abs_src_path):  # noqa: PTH110 - as many
            files.remove(file)
            is_link = os.path.islink(file.abs_src_path)  # noqa: PTH114 - as above
            reason = "is a link to nothing" if is_link else "is gone"
            log.warning("gosart: '%s' %s, and is left out.", file.src_uri, reason)


def plan_files(
    files: Iterable[File], docs_dir: str, configured: str, options: SiteOptions
) -> Iterator[File]:
    """Yield the files of the docs folder that belong to the plans.

    Args:
        files: What MkDocs would publish.
        docs_dir: The docs folder of this build.
        configured: The docs folder as the user named it: a plugin may have put a copy of it
            elsewhere in its place, and a plan in the copy is no less a plan.
        options: Those of the site.

    Yields:
        Each of those files.
    """
    folder = real_accounts(options)
    for file in files:
        if file.generated_by is not None or not file.abs_src_path:
            continue
        paths = [file.abs_src_path]
        if configured != docs_dir and file.src_dir == docs_dir:
            paths.append(os.path.join(configured, file.src_uri))  # noqa: PTH118 - as many
        if any(is_in_accounts(folder, path) for path in paths):
            yield file


def named_accounts(nav: object, pages: Iterable[File]) -> frozenset[str]:
    """Return the accounts whose pages the user's own name: MkDocs has to know these at once.

    Args:
        nav: The navigation of the configuration.
        pages: The user's own pages.

    Returns:
        What may be their ids; none where they are many: these links are made when all are read.
    """
    ids: set[str] = set(_ACCOUNT.findall(repr(nav)))
    for page in pages:
        with suppress(OSError, ValueError):
            ids.update(_ACCOUNT.findall(page.content_string))
        if len(ids) > _MANY:
            return frozenset()
    return frozenset(ids)


def taken_uris(pages: Iterable[File], folder: str = "") -> frozenset[str]:
    """Return the uris of ours at whose address the site has a page already.

    Args:
        pages: The site's other pages.
        folder: Folder of the site below which ours are published.

    Returns:
        The uris, such as `people/index.md`.
    """
    start = f"{folder}/" if folder else ""
    addresses = (
        str(page.dest_uri).removeprefix(start)
        for page in pages
        if str(page.dest_uri).startswith(start)
    )
    uris = (
        address.removesuffix(".html") + ".md"
        for address in addresses
        if address == "index.html" or address.endswith("/index.html")
    )
    return frozenset(uri for uri in uris if may_be_ours(uri))
