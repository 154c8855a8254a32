"""Documents and accounts that were read before: what a file says is parsed once.

A document is known by its path and its content (the name git has for it), so the files of today and
those of a revision share it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from gosart.diagnostics import Diagnostic
from gosart.repository.discovery import NOT_FOLLOWED, Signature
from gosart.repository.file_source import FileSource, content_state, is_content
from gosart.repository.read_file import read_content
from gosart.yaml.document import AccountFiles, Document
from gosart.yaml.read_document import read_document

__all__ = ["DocumentCache"]

_NOT_KEPT = frozenset({"S003", "S005"})
"""What may change without the file: a right that is given, where a link leads."""

_Read: TypeAlias = tuple[Document, tuple[Diagnostic, ...]]
_Content: TypeAlias = tuple[str, str]
"""(path, state that names the content)."""


class DocumentCache:
    """What files said, as plain data with its places.

    A parser's nodes are never kept: those would slow every later parse through the garbage
    collector.
    """

    def __init__(self) -> None:
        self._documents: dict[_Content, _Read] = {}
        self._used: set[_Content] = set()
        """What was asked for since the last sweep."""
        self._states: dict[tuple[str, str], tuple[str, str]] = {}
        """(source, path) -> the state a file had, and the one that names its content of then."""
        self._accounts: dict[tuple[str, str], AccountFiles] = {}

    def read(
        self, files: FileSource, path: str, state: str
    ) -> tuple[Document | None, tuple[Diagnostic, ...]]:
        """Read a file, or return what it said when it had the same content.

        A link that is not followed says nothing; whoever listed it said why.

        Args:
            files: Where it is.
            path: The file.
            state: The state it has now.

        Returns:
            The document, None where there is nothing to show, and the problems.
        """
        if state.startswith(NOT_FOLLOWED):
            return None, ()
        document = self._recall(files, path, state)
        if document is not None:
            return document
        content, problems = read_content(files, path)
        if content is None:
            return None, problems
        named = content_state(content, state)  # it may have changed since it was listed
        if not is_content(state):
            self._states[files.label, path] = (state, named)
        key = (path, named)
        self._used.add(key)
        if key not in self._documents:
            self._documents[key] = read_document(path, content)
        return self._documents[key]

    def _recall(self, files: FileSource, path: str, state: str) -> _Read | None:
        """Return the document of a state, where it is there still."""
        if not is_content(state):
            before, state_then = self._states.get((files.label, path), ("", ""))
            if before != state:
                return None
            state = state_then
        document = self._documents.get((path, state))
        if document is not None:
            self._used.add((path, state))
        return document

    def account(self, files: FileSource, path: str, signature: Signature) -> AccountFiles | None:
        """Return the very account of a file or folder, if nothing of it changed.

        Args:
            files: Where it is.
            path: Its file or folder.
            signature: The signature its files have now.

        Returns:
            The account, None where its files have another signature, or it was never kept.
        """
        account = self._accounts.get((files.label, path))
        if account is None or account.signature != signature:
            return None
        for file, state in signature:
            self._recall(files, file, state)
        return account

    def keep(self, files: FileSource, path: str, account: AccountFiles) -> None:
        """Remember an account, unless what is wrong with it may be mended without its files.

        Args:
            files: Where it is.
            path: Its file or folder.
            account: What was read.
        """
        if any(problem.code in _NOT_KEPT for problem in account.problems):
            self._accounts.pop((files.label, path), None)
        else:
            self._accounts[files.label, path] = account

    def sweep(self, files: FileSource, paths: Iterable[str]) -> None:
        """Drop what nobody asked for since the last time.

        Args:
            files: A source; what is not among its `paths` is forgotten.
            paths: Every file and folder of accounts of that source.
        """
        alive, label = set(paths), files.label
        self._documents = {key: read for key, read in self._documents.items() if key in self._used}
        self._used.clear()
        self._states = {
            key: states
            for key, states in self._states.items()
            if key[0] != label or key[1] in alive
        }
        self._accounts = {
            key: account
            for key, account in self._accounts.items()
            if key[0] != label or key[1] in alive
        }
