"""What of a plan is closed to a build's readers, no more than is needed to know it again.

closed_in, closed_part ── the closed entries alone, by key, id, or what names them
remembering ── a plan with closed entries of another state, unless it has them itself
outline ── what decides how older data is seen: closed entries, and the open ones beside them
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from gosart.comparison.past_audience import alike
from gosart.plan.audience import AUDIENCE, document_speaks, is_open, may_close
from gosart.plan.field_audience import AUDIENCES, narrowed_lines
from gosart.plan.options import PlanOptions
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import AccountFiles, Key, Node

__all__ = ["closed_in", "closed_part", "outline", "remembering"]

NAMING = ("id", "date", "for", "by", "name", "kind", "text")
"""What an item of a list may be known by: typed data, in which an old plan may hold anything."""


def closed_in(files: AccountFiles, options: PlanOptions) -> Node:
    """Return the closed entries of an account and, under `notes`, its closed notes.

    Args:
        files: The account's files.
        options: Whom the build is for.

    Returns:
        The entries with the way to them, without what they say; None for none.
    """
    if options.is_narrowest:
        return None
    # a seal is no audience: it ends by itself, and the set itself says when
    options = replace(options, today=date.max)
    notes: dict[str, Node] = {
        note.slug: {AUDIENCE: options.audiences[-1]}
        for note in files.notes
        if document_speaks(note.document, options)
    }
    if not notes and not may_close(files.tree.data, options):
        return None
    return closed_part({**files.tree.data, **({"notes": notes} if notes else {})}, options)


def closed_part(node: Node, options: PlanOptions, key: Key = ()) -> Node:
    """Return the closed entries at and below a node with the way to them.

    Args:
        node: Data of a plan.
        options: Whom the build is for.
        key: Where the node is in the plan.

    Returns:
        Mappings and lists that lead to the closed entries, each with what names it; None for none.
    """
    named: dict[str, Node] = {}
    if key and isinstance(key[-1], int) and isinstance(node, dict):
        named = {name: node[name] for name in NAMING if isinstance(node.get(name), str)}
    if not is_open(node, options, key):
        return {**named, AUDIENCE: options.audiences[-1]}
    if isinstance(node, dict):
        lines = mapping(node.get(AUDIENCES))
        closed_lines = {name: who for name, who in lines.items() if not options.shows(str(who))}
        inner: dict[str, Node] = {AUDIENCES: closed_lines} if closed_lines else {}
        inner |= {
            name: part
            for name, value in node.items()
            if (part := closed_part(value, options, (*key, name))) is not None
        }
        return {**named, **inner} if inner else None
    if isinstance(node, list):
        parts = (closed_part(item, options, (*key, index)) for index, item in enumerate(node))
        return [part for part in parts if part is not None] or None
    return None


def remembering(now: Node, closed: Node, options: PlanOptions) -> Node:
    """Return a plan with the closed entries of another state.

    Args:
        now: Data of a plan.
        closed: What `closed_in` returned of the other state.
        options: Whom the build is for.

    Returns:
        The data with the closed entries that it lacks; what it has itself stays as it is.
    """
    if now is None:
        return closed
    if isinstance(now, dict) and isinstance(closed, dict):
        data = dict(now)
        for name, part in closed.items():
            if name == AUDIENCES and isinstance(part, dict):
                data[name] = narrowed_lines(part, mapping(now.get(name)), options)
            elif name not in now:
                if isinstance(part, dict | list):
                    data[name] = part
            elif isinstance(part, dict | list):
                data[name] = remembering(now[name], part, options)
        return data
    if isinstance(now, list) and isinstance(closed, list):
        items = list(now)
        for part in closed:
            index = next((index for index, item in enumerate(now) if alike(part, item)), None)
            if index is None:
                items.append(part)
            else:
                items[index] = remembering(now[index], part, options)
        return items
    if isinstance(now, str | int | float):
        # typed in short by now: of a rating without its evidence, the evidence is gone
        if isinstance(closed, dict) and AUDIENCE in closed:
            return closed
        if isinstance(closed, list):
            return [now, *closed]
    return now


def outline(node: Node, options: PlanOptions, key: Key = ()) -> Any:
    """Return what decides how older data is seen here, as plain data.

    Args:
        node: Data of a plan.
        options: Whom the build is for.
        key: Where the node is in the plan.

    Returns:
        Of a mapping the names of closed and open entries and the same of what is inside; of a list
        the closed and the open items; None where nothing is closed.
    """
    if isinstance(node, dict):
        closed = sorted(
            name for name, value in node.items() if not is_open(value, options, (*key, name))
        )
        inner = {
            name: part
            for name, value in node.items()
            if name not in closed and (part := outline(value, options, (*key, name))) is not None
        }
        if lines := mapping(node.get(AUDIENCES)):
            inner[AUDIENCES] = dict(sorted(lines.items()))
        if not closed and not inner:
            return None
        return {"closed": closed, "open": sorted(node.keys() - closed), "inner": inner}
    if isinstance(node, list):
        closed_items = [
            closed_part(item, options, (*key, index))
            for index, item in enumerate(node)
            if not is_open(item, options, (*key, index))
        ]
        opened = [item for index, item in enumerate(node) if is_open(item, options, (*key, index))]
        parts = [outline(item, options, (*key, index)) for index, item in enumerate(node)]
        if not closed_items and not any(parts):
            return None
        return {"closed": closed_items, "open": opened}
    return None
