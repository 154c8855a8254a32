"""The names of the accounts of a build, which notes whose name a page has asked for.

A page that links another account depends on that account's name, and on nothing else of it. What
was asked while a page was made says when the page has to be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

__all__ = ["AccountNames"]


def _nobody(_: str) -> None:
    return


class AccountNames(Mapping[str, str]):
    """Name of every account by its id.

    Args:
        names: The names, by id.
        expected: How many there will be, as long as nobody knows them.
    """

    def __init__(self, names: Mapping[str, str] | None = None, *, expected: int = 0) -> None:
        self._names = dict(names or {})
        self._expected = expected
        self._later: Callable[[str], str | None] = _nobody
        self._asked: list[dict[str, str | None]] = []

    def replace(
        self,
        names: Mapping[str, str],
        *,
        expected: int = 0,
        later: Callable[[str], str | None] = _nobody,
    ) -> None:
        """Set other names.

        Args:
            names: The names, by id.
            expected: How many there will be, as long as others are not known.
            later: Finds out the name of one of these others, None where it has none.
        """
        self._names = dict(names)
        self._expected, self._later = expected, later

    def __getitem__(self, account: str) -> str:
        """Return an account's name."""
        name = self._name(account)
        for asked in self._asked:
            asked[account] = name
        if name is None:
            raise KeyError(account)
        return name

    def __contains__(self, account: object) -> bool:
        """Whether the build has an account of this id."""
        if not isinstance(account, str):
            return False
        name = self._name(account)
        for asked in self._asked:
            asked[account] = name
        return name is not None

    def _name(self, account: str) -> str | None:
        name = self._names.get(account)
        return self._later(account) if name is None else name

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return self._expected or len(self._names)

    @contextmanager
    def asked(self) -> Iterator[dict[str, str | None]]:
        """Note what is asked meanwhile.

        Yields:
            The name of each account asked for, None where there was no such account.
        """
        asked: dict[str, str | None] = {}
        self._asked.append(asked)
        try:
            yield asked
        finally:
            self._asked.remove(asked)

    def are_still(self, asked: Mapping[str, str | None]) -> bool:
        """Whether the accounts asked for once have the same names.

        Args:
            asked: What `asked` has noted.
        """
        return all(self._name(account) == name for account, name in asked.items())
