"""Copies that a synchronised folder makes where two changed a file: two plans of one name."""

from __future__ import annotations

import re

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.plan_paths import ending_of
from gosart.yaml.codes import problem_at

__all__ = ["copy_of", "copy_problem"]

_COPIES = (
    # Dropbox, Nextcloud, ownCloud: `acme (Ann's conflicted copy 2026-11-02).yml`, in any language
    # as far as it names the day
    re.compile(r" \([^()]*(?:conflict|Konflikt|conflit|conflicto|冲突)[^()]*\)$", re.IGNORECASE),
    re.compile(r" \([^()]*\b\d{4}-\d{2}-\d{2}[^()]*\)$"),
    # Syncthing: `acme.sync-conflict-20261102-101500-ABCDEFG.yml`
    re.compile(r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?$"),
    # Seafile, Resilio, Unison, Synology
    re.compile(r" \(SFConflict [^()]*\)$"),
    re.compile(r"\.Conflict$", re.IGNORECASE),
    re.compile(r"_Conflict(?:_\w+)*$|_[^_]+_[A-Z][a-z]{2}-\d{2}-\d{6}-\d{4}_Conflict$"),
    # Google Drive, iCloud, Windows and macOS: `acme (1).yml`, `acme 2.yml`, `acme - Copy.yml`
    re.compile(r"(?: -|_|-)? ?\(?(?:Copy|copy|Kopie|copie|副本)(?: ?\(?\d{1,3}\)?)?\)?$"),
    re.compile(r" \(\d{1,3}\)$"),
    re.compile(r" \d{1,2}$"),
)


def copy_of(name: str) -> str:
    """Return the name of the file that a file is a copy of, "" where it is none.

    Args:
        name: A name that is no id.
    """
    ending = ending_of(name)
    stem = name.removesuffix(ending)
    for pattern in _COPIES:
        if match := pattern.search(stem):
            original = stem[: match.start()].rstrip()
            return original + ending if original else ""
    return ""


def copy_problem(path: str, original: str) -> Diagnostic:
    """Return what is said of a copy.

    Args:
        path: The copy.
        original: The name of the file that it is a copy of.
    """
    message = msg(
        "This looks like a copy of '{name}' made by a synchronised folder, because two people "
        "changed it or it was copied.",
        name=original,
    )
    hint = msg("Move what is right in it into '{name}', then delete the copy.", name=original)
    return problem_at("S039", Location(path), message, hint)
