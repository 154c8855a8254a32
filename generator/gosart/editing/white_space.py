"""A new opportunity from a place of the white space: what it begins with, and the link to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gosart.config.model import SiteOptions
from gosart.editing.create import Target
from gosart.editing.locate import open_plan
from gosart.editing.patch import Proposal
from gosart.errors import GosartError
from gosart.method.enums import WhitespaceStatus
from gosart.plan.validate.source_map import mapping
from gosart.repository.loader import read_repository
from gosart.text.suggest import suggestion
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.set_value import set_value

__all__ = ["SpaceCell", "link_opportunity", "read_cell"]


@dataclass(frozen=True, slots=True)
class SpaceCell:
    """One offering in one unit, for which an opportunity is begun."""

    unit: str
    offering: str
    answers: Mapping[str, str]
    """What the opportunity begins with: a name, and amount and owner where the place has them."""
    opens: bool
    """Whether its status becomes that of an opportunity: not where a competitor is in place."""

    @property
    def key(self) -> Key:
        """The key of the place in the account."""
        return ("whitespace", self.unit, self.offering)


def read_cell(options: SiteOptions, target: Target, typed: str) -> SpaceCell:
    """Read which place of the white space an opportunity is for.

    Args:
        options: The site's options.
        target: The opportunity.
        typed: `UNIT.OFFERING`, two ids.

    Returns:
        The place.

    Raises:
        GosartError: There is no such unit or offering, or nothing to win: it is ours, or another
            opportunity pursues it.
    """
    if not target.opportunity:
        raise GosartError(
            "--from-whitespace begins an opportunity. "
            f"Write: gosart new {target.account}/NAME --from-whitespace {typed}"
        )
    unit, dot, offering = typed.partition(".")
    if not dot or not unit or not offering:
        raise GosartError(
            f"'{typed}' is not a place of the white space: write UNIT.OFFERING, two ids."
        )
    data = open_plan(options, target.account).files.tree.data
    shared = read_repository(
        options.root, options.accounts_dir, frozenset({target.account})
    ).shared.data
    units = mapping(data.get("units"))
    offerings = {**mapping(shared.get("offerings")), **mapping(data.get("offerings"))}
    for key, entries, kind in ((unit, units, "unit"), (offering, offerings, "offering")):
        if key not in entries:
            raise GosartError(
                f"'{target.account}' has no {kind} '{key}'. {suggestion(key, entries)}".rstrip()
            )
    cell = mapping(mapping(mapping(data.get("whitespace")).get(unit)).get(offering))
    status = str(cell.get("status") or "")
    if other := cell.get("opportunity"):
        raise GosartError(f"'{typed}' is pursued already: by '{target.account}/{other}'.")
    if status == WhitespaceStatus.WON:
        raise GosartError(f"'{typed}' is ours already: its status is '{status}'.")
    name = f"{_name(offerings[offering], offering)}, {_name(units[unit], unit)}"
    answers = {"name": name}
    answers |= {key: str(cell[key]) for key in ("amount", "owner") if cell.get(key)}
    return SpaceCell(unit, offering, answers, status != WhitespaceStatus.RIVAL)


def link_opportunity(
    options: SiteOptions, target: Target, cell: SpaceCell, proposals: Sequence[Proposal]
) -> tuple[Proposal, ...]:
    """Add to the files of a new opportunity the link to it from its place in the white space.

    Args:
        options: The site's options.
        target: The opportunity.
        cell: The place.
        proposals: The opportunity's files.

    Returns:
        The files with the one that holds the place, which may be one of them.
    """
    plan = open_plan(options, target.account)
    file = plan.locate(cell.key)
    same = next((item for item in proposals if item.path == file.path), None)
    current = (plan.root / file.path).read_bytes()
    before, after = (same.before, same.after) if same else (current, current)
    if cell.opens:
        after = set_value(after, file.path, (*file.key, "status"), str(WhitespaceStatus.OPEN))
    after = set_value(after, file.path, (*file.key, "opportunity"), target.opportunity)
    others = (item for item in proposals if item.path != file.path)
    return (*others, Proposal(file.path, before, after))


def _name(entry: Node, key: str) -> str:
    """Return the name of a unit or an offering: it is typed by itself, or as `{name: …}`."""
    return str(mapping(entry).get("name") or key) if isinstance(entry, dict) else str(entry or key)
