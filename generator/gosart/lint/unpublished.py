"""Files of the folder of accounts that nothing reads and no page shows, for a check to name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic
from gosart.plan_paths import MARKDOWN, ending_of
from gosart.repository.discovery import Listing
from gosart.repository.file_source import Kind
from gosart.repository.unread_files import texts_of, unpublished_files
from gosart.repository.working_tree import as_source
from gosart.yaml.document import AccountFiles

__all__ = ["unpublished_elsewhere", "unpublished_of"]


def unpublished_of(files: AccountFiles) -> Iterator[Diagnostic]:
    """Yield what is said of an account's files that are neither read nor published.

    Args:
        files: The account's files.

    Yields:
        The diagnostics, with the account's id.
    """
    documents = (
        *(mount.document for mount in files.tree.mounts),
        *(note.document for note in files.notes),
    )
    for problem in unpublished_files(files.attachments, (item.body for item in documents)):
        yield replace(problem, account=files.id)


def unpublished_elsewhere(options: SiteOptions, listing: Listing) -> Iterator[Diagnostic]:
    """Yield the same of the files beside the accounts, and of the shared ones.

    Any account may link a shared file, so where there is one every text is looked at.

    Args:
        options: The site's options.
        listing: The files of all accounts.

    Yields:
        The diagnostics, which belong to no account.
    """
    files, folder = as_source(options.root), options.accounts_dir
    beside = [
        f"{folder}/{entry.name}"
        for entry in sorted(files.entries(folder), key=lambda entry: entry.name)
        if entry.kind is Kind.FILE
        and not entry.is_link
        and not entry.name.startswith((".", "_"))
        and not ending_of(entry.name)
    ]
    alone = [account.path for account in listing.accounts if not account.is_folder]
    yield from unpublished_files(beside, texts_of(files, alone))
    shared = [path for path, _ in listing.shared.files if not ending_of(path)]
    texts = (
        path
        for listed in (*listing.accounts, listing.shared)
        for path, _ in listed.files
        if path.lower().endswith(MARKDOWN)
    )
    yield from unpublished_files(shared, texts_of(files, texts))
