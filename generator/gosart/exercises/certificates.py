"""The team's file of certificates: who did which case when, one entry each, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gosart.diagnostics import render
from gosart.errors import GosartError
from gosart.exercises.model import Result
from gosart.plan.validate.source_map import mapping
from gosart.repository.read_file import read_file
from gosart.repository.write_file import NewContent, write_files
from gosart.yaml.document import Node
from gosart.yaml.dump import flow
from gosart.yaml.edit.set_value import add_item

__all__ = ["Certificate", "add_certificate", "done_by", "read_certificates"]

_LIST = "certificates"
_HEAD = "# Who has done which exercise. Written by `gosart exercise check --certificate`.\n"


@dataclass(frozen=True, slots=True)
class Certificate:
    """That a person has done a case."""

    by: str
    """The id of a team member, or a name."""
    case: str
    day: date
    met: int
    """How many expectations the plan met: all of them."""

    @property
    def data(self) -> dict[str, Node]:
        """The entry as it is written."""
        return {
            "by": self.by,
            "case": self.case,
            "date": self.day.isoformat(),
            "right": str(self.met),
            "of": str(self.met),
        }


def read_certificates(file: Path) -> tuple[Certificate, ...]:
    """Return the certificates of a file, none where there is no such file.

    Args:
        file: The team's file.

    Raises:
        GosartError: It cannot be read, or an entry is no certificate.
    """
    if not file.is_file():
        return ()
    document, problems = read_file(file.parent, file.name)
    if document is None or problems:
        raise GosartError("\n".join(map(render, problems)))
    items = mapping(document.data).get(_LIST)
    return tuple(_read(file, item) for item in (items if isinstance(items, list) else ()))


def add_certificate(file: Path, result: Result, by: str, day: date) -> bool:
    """Add that a person has done a case; no other byte of the file changes.

    Args:
        file: The team's file; it is begun where it is not there.
        result: A complete check.
        by: The person.
        day: When.

    Returns:
        False where the very same entry is there already.

    Raises:
        GosartError: Something is missing in the plan, nobody is named, or the file cannot be read
            or written.
    """
    if not by.strip():
        raise GosartError("Say whose certificate it is, with --by.")
    if not result.is_complete:
        raise GosartError(f"No certificate yet: {result.met} of {len(result.outcomes)} are right.")
    certificate = Certificate(by.strip(), result.case.id, day, result.met)
    if certificate in read_certificates(file):
        return False
    if file.exists():
        before = file.read_bytes()
        after = add_item(before, file.name, (_LIST,), certificate.data)
    else:
        before = None
        after = f"{_HEAD}{_LIST}:\n  - {flow(certificate.data)}\n".encode()
    write_files([NewContent(file, after, before, str(file))])
    return True


def done_by(certificates: Iterable[Certificate], case: str) -> tuple[str, ...]:
    """Return who has done a case, in the order of the file.

    Args:
        certificates: The team's.
        case: The id of the case.
    """
    return tuple(dict.fromkeys(item.by for item in certificates if item.case == case))


def _read(file: Path, item: Node) -> Certificate:
    data = mapping(item)
    texts = {name: data.get(name) for name in ("by", "case", "date", "right")}
    try:
        by, case, day, met = (str(texts[name] or "") for name in texts)
        return Certificate(by, case, date.fromisoformat(day), int(met))
    except ValueError as error:
        raise GosartError(
            f"{file} has an entry that is no certificate: {flow(item)}. "
            "One has `by`, `case`, `date`, `right` and `of`."
        ) from error
