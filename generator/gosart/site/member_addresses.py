"""Where the page of each of our people is: below `people/`, by their id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

__all__ = ["MemberKey", "member_addresses"]

MemberKey = tuple[str, str]
"""Id and name: two accounts may each have somebody of their own under one id."""


def member_addresses(members: Iterable[MemberKey]) -> Mapping[MemberKey, str]:
    """Return the uri of each page.

    Args:
        members: Everybody who has something to do.

    Returns:
        Uris by id and name; the second of one id has a number behind it.
    """
    uris: dict[MemberKey, str] = {}
    taken: set[str] = set()
    for key in sorted(set(members)):
        name, number = key[0], 2
        while name in taken:
            name, number = f"{key[0]}-{number}", number + 1
        taken.add(name)
        uris[key] = f"people/{name}/index.md"
    return MappingProxyType(uris)
