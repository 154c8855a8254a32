"""Documents and accounts that were read before, for as long as their files do not change: what makes a second build quick."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gosart.diagnostics import Diagnostic
from gosart.repository.discovery import Signature
from gosart.yaml.document import AccountFiles, Document
from gosart.yaml.read_document import read_document

__all__ = ["DocumentCache"]

_NOT_KEPT = frozenset({"S003", "S005"})
"""What may change without the file: a right that is given, where a link leads."""


class DocumentCache:
    """Plain data with its places, never a parser's nodes: those would slow every later parse through the garbage collector."""

    def __init__(self) -> None:
        self._documents: dict[
            tuple[str, str], tuple[int, int, Document | None, tuple[Diagnostic, ...]]
        ] = {}
        self._accounts: dict[tuple[str, str], AccountFiles] = {}

    def read(
        self, root: Path, path: str, mtime: int, size: int
    ) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        """Read a file, or return what it said when it had this mtime (ns) and size."""
        key = (str(root), path)
        known = self._documents.get(key)
        if known is not None and known[:2] == (mtime, size):
            return known[2], known[3]
        document, problems = read_document(root, path)
        if _may_keep(problems):
            self._documents[key] = (mtime, size, document, problems)
        else:
            self._documents.pop(key, None)
        return document, problems

    def account(self, root: Path, path: str, signature: Signature) -> AccountFiles | None:
        """Return the account of a file or folder if its files have this signature still, the very same object."""
        known = self._accounts.get((str(root), path))
        return known if known is not None and known.signature == signature else None

    def keep(self, root: Path, path: str, account: AccountFiles) -> None:
        """Remember an account, unless something is wrong with it that may be mended without its files."""
        if _may_keep(account.problems):
            self._accounts[str(root), path] = account
        else:
            self._accounts.pop((str(root), path), None)

    def forget_all_but(self, root: Path, paths: Iterable[str]) -> None:
        """Drop the documents and accounts of a repository whose files are gone; `paths` are its files, and its accounts' places."""
        alive = set(paths)
        self._documents = {
            key: value
            for key, value in self._documents.items()
            if key[0] != str(root) or key[1] in alive
        }
        self._accounts = {
            key: value
            for key, value in self._accounts.items()
            if key[0] != str(root) or key[1] in alive
        }


def _may_keep(problems: tuple[Diagnostic, ...]) -> bool:
    return not any(problem.code in _NOT_KEPT for problem in problems)
