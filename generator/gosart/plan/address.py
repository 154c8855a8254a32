"""What a place of a plan is called, whatever its line: its keys, items by what names them."""

from __future__ import annotations

import itertools

from gosart.diagnostics import Address
from gosart.yaml.document import Key, Node

__all__ = ["OPPORTUNITIES", "WITH_IDS", "address_of", "entry_id", "entry_in", "opportunity_in"]

OPPORTUNITIES = "opportunities"
WITH_IDS = ("people", "actions", "competitors", "partners", "insights", "team")
"""Sections whose entries a finding is grouped by.

A choice: those that a reader knows by name; milestones and benefits have ids too, and are told with
the opportunity they are of.
"""
_NAMES = (
    ("id",),
    ("rule",),
    ("name",),
    ("item",),
    ("text",),
    ("measure",),
    ("person",),
    ("team",),
    ("what",),
    ("date", "for", "kind"),
    ("template",),
)
"""Fields that name an item of a list: the first of these that it has.

The order is a choice. It works on what is typed, also where an entry is none of the schema: a
fingerprint must not change when a field is corrected.
"""


def address_of(data: Node, key: Key) -> Address:
    """Return the address of a key.

    Args:
        data: What the files say.
        key: The way from the top, as typed; nothing need be typed there.

    Returns:
        The parts of the key as text. An item of a list is what names it: its id, its name, its own
        text, the day of an assessment and whom it rates; "" where nothing does.
    """
    parts: list[str] = []
    for part in key:
        if isinstance(part, str):
            parts.append(part)
            data = data.get(part) if isinstance(data, dict) else None
        else:  # one value may stand where a list is expected, and is its own first item
            if isinstance(data, list):
                data = data[part] if part < len(data) else None
            parts.append(_name(data))
    return tuple(parts)


def opportunity_in(address: Address) -> str:
    """Return the id of the opportunity that an address lies in, "" for none.

    Args:
        address: Where the link leads.
    """
    return address[1] if len(address) > 1 and address[0] == OPPORTUNITIES else ""


def entry_in(address: Address) -> str:
    """Return the name of the innermost person, action, competitor, … of an address, "" for none.

    Args:
        address: Where the link leads.
    """
    pairs = itertools.pairwise(address)
    return next((name for section, name in reversed(list(pairs)) if section in WITH_IDS), "")


def entry_id(data: Node, key: Key) -> str:
    """Return the id that is typed for the innermost entry with an id above a key, "" for none.

    Args:
        data: The account's data, as typed.
        key: The way to the value, from the top of the account.
    """
    id_ = ""
    for section, part in itertools.pairwise((*key, "")):
        if isinstance(data, dict) and isinstance(section, str):
            data = data.get(section)
        elif isinstance(data, list) and isinstance(section, int):
            data = data[section] if section < len(data) else None
        if section not in WITH_IDS:
            continue
        if isinstance(part, int):
            item = data[part] if isinstance(data, list) and part < len(data) else None
            typed = item.get("id") if isinstance(item, dict) else None
            id_ = typed if isinstance(typed, str) else ""
        elif part:
            id_ = part
    return id_


def _name(item: Node) -> str:
    if isinstance(item, str):
        return " ".join(item.split())
    if isinstance(item, dict):
        for fields in _NAMES:
            texts = [value for name in fields if isinstance(value := item.get(name), str)]
            if texts:
                return " ".join(" ".join(texts).split())
    return ""
