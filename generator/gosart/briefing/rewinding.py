"""A plan as its own dates tell that it was on a day: for where git does not know it.

Taken back is what carries a day of its own: assessments, reviews and notes made since, actions done, milestones passed, people who left,
confirmations, the end of a deal. What changed without a date stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import AccountFiles, Node

__all__ = ["rewound"]


def rewound(files: AccountFiles, day: date, today: date) -> AccountFiles:
    """Return the files of an account as of the end of `day`; the very object where nothing in them is of a day since, up to `today`."""
    clock = _Clock(day.isoformat(), today.isoformat())
    data = clock.account(files.tree.data)
    notes = tuple(
        note for note in files.notes if not clock.passed(mapping(note.document.data).get("date"))
    )
    if data == files.tree.data and len(notes) == len(files.notes):
        return files
    return replace(files, tree=replace(files.tree, data=data), notes=notes, signature=())


class _Clock:
    def __init__(self, day: str, today: str) -> None:
        self.day = day
        self.today = today

    def passed(self, typed: Node) -> bool:
        """Tell whether a date as typed lies after the day, and not after today."""
        return isinstance(typed, str) and len(typed) == 10 and self.day < typed <= self.today

    def account(self, data: dict[str, Node]) -> dict[str, Node]:
        found = dict(data)
        self._people(found)
        if isinstance(found.get("insights"), dict):
            found["insights"] = {
                key: self._unconfirmed(entry) for key, entry in mapping(found["insights"]).items()
            }
        if isinstance(found.get("opportunities"), dict):
            found["opportunities"] = {
                key: self._opportunity(entry)
                for key, entry in mapping(found["opportunities"]).items()
            }
        return found

    def _opportunity(self, node: Node) -> Node:
        if not isinstance(node, dict):
            return node
        found = dict(node)
        self._people(found)
        if self.passed(found.get("closed")):
            found = {
                name: value
                for name, value in found.items()
                if name not in ("closed", "status", "outcome")
            }
        found["value"] = self._unconfirmed(found.get("value"))
        test = found.get("test")
        if isinstance(test, dict) and isinstance(test.get("reviews"), list):
            found["test"] = {**test, "reviews": self._before(test["reviews"])}
        found["assessments"] = self._before(found.get("assessments"))
        found["actions"] = [self._action(item) for item in _list(found.get("actions"))]
        found["milestones"] = [self._step(item) for item in _list(found.get("milestones"))]
        return {name: value for name, value in found.items() if name in node}

    def _people(self, found: dict[str, Node]) -> None:
        if isinstance(found.get("people"), dict):
            found["people"] = {
                key: self._person(entry) for key, entry in mapping(found["people"]).items()
            }

    def _person(self, node: Node) -> Node:
        if not isinstance(node, dict):
            return node
        found = {
            name: value
            for name, value in node.items()
            if not (name == "left" and self.passed(value))
        }
        if isinstance(found.get("evidence"), list):
            found["evidence"] = self._before(found["evidence"])
        return found

    def _unconfirmed(self, node: Node) -> Node:
        if isinstance(node, dict) and self.passed(mapping(node.get("confirmed")).get("date")):
            return {name: value for name, value in node.items() if name != "confirmed"}
        return node

    def _before(self, node: Node) -> Node:
        return (
            [item for item in node if not self.passed(mapping(item).get("date"))]
            if isinstance(node, list)
            else node
        )

    def _action(self, node: Node) -> Node:
        if not isinstance(node, dict) or not self.passed(node.get("done")):
            return node
        return {
            name: "open" if name == "status" else value
            for name, value in node.items()
            if name not in ("done", "outcome")
        }

    def _step(self, node: Node) -> Node:
        if (
            isinstance(node, dict)
            and node.get("status") == "done"
            and self.passed(node.get("date"))
        ):
            return {**node, "status": "open"}
        return node


def _list(node: Node) -> list[Node]:
    return node if isinstance(node, list) else []
