"""What makes a finding the same one after lines have moved, a number of days has grown or a plan was split into files.

It is told by code, account (the file where there is none), deal and the words of its sentence, never by line or by what is counted in it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from gosart.diagnostics import Diagnostic

__all__ = ["fingerprints", "new_ones"]

_COUNT = re.compile(r"(?<![\w.,-])-?\d+(?:[.,_]\d+)*%?(?![\w-])")
"""A number that stands by itself (`127 days`), not one in a name (`A2`, `2026-11-23`)."""


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """Return the fingerprint of each, in their order: 32 hexadecimal digits, the second of the same kind another one than the first."""
    seen: Counter[str] = Counter()
    made = []
    for item in found:
        parts = (
            item.code,
            item.account or item.location.path,
            item.opportunity,
            _COUNT.sub("#", str(item.message)),
        )
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[digest] += 1
        again = f"{digest}\0{seen[digest]}".encode()
        made.append(digest if seen[digest] == 1 else hashlib.sha256(again).hexdigest()[:32])
    return made


def new_ones(found: Sequence[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what of `found` was not there before."""
    known = set(fingerprints(before))
    return [
        item for item, mark in zip(found, fingerprints(found), strict=True) if mark not in known
    ]
