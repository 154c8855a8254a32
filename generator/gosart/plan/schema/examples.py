"""Examples of entries for a new plan, made of those that stand at the fields of the schema."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from gosart.diagnostics import Message
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.plan.field_audience import EXTRA
from gosart.plan.schema.base import Entry
from gosart.plan.schema.field import Example, FromMethod, InDays, Owner
from gosart.plan.schema.registry import FieldSpec, Shape, fields_of
from gosart.yaml.document import Node

__all__ = ["Examples"]


@dataclass(frozen=True, slots=True)
class Examples:
    """Makes examples in a site's language, of a plan that somebody begins today."""

    method: Method
    translator: Translator
    today: date
    owner: str
    """Id of who of ours begins the plan."""
    full: bool = False
    """Whether what is asked on demand only is shown too."""

    def of(
        self,
        entry: type[Entry],
        only: Collection[str] = (),
        without: Collection[str] = (),
        *,
        values: bool = False,
    ) -> dict[str, Node]:
        """Return an example of an entry.

        Args:
            entry: Its class.
            only: Names of the keys that are wanted; all that have an example where it is empty.
            without: Names of keys that are not.
            values: Whether only keys of single values are wanted, no entries and lists.

        Returns:
            Key to example, in the order of the entry's fields.
        """
        example: dict[str, Node] = {}
        for spec in fields_of(entry):
            if spec.name in without or (only and spec.name not in only):
                continue
            if values and spec.shape is not Shape.VALUE:
                continue
            if not self.full and spec.about.edition > 1 and not spec.about.first:
                continue
            value = self._field(spec)
            if value is not None:
                example[spec.name] = value
        return example

    def _field(self, spec: FieldSpec) -> Node:
        own = spec.about.example
        if own is None and spec.entry is not None:
            inner = self.of(spec.entry)
            if not inner or spec.entry.record is not None:
                return None
            return inner if spec.shape is Shape.ENTRY or spec.plain else None
        if own is None or spec.name == EXTRA:  # what a company's fields are called it knows itself
            return None
        return self.shaped(spec, own)

    def shaped(self, spec: FieldSpec, example: Example) -> Node:
        """Return an example as it stands under its key.

        Args:
            spec: The key.
            example: What is declared for it.

        Returns:
            A text; a mapping or a list of one where the key holds those.
        """
        value = self._value(example)
        if spec.shape is Shape.MAP and isinstance(value, str) and ": " in value:
            name, _, text = value.partition(": ")
            return {name: text}
        is_list = spec.shape is Shape.LIST and not spec.plain
        return [value] if is_list and not isinstance(value, list) and value else value

    def _value(self, example: Example) -> Node:
        if isinstance(example, Message):
            return self.translator.say(example)
        if isinstance(example, InDays):
            return str(self.today + timedelta(days=example.days))
        if isinstance(example, Owner):
            return self.owner
        if isinstance(example, FromMethod):
            return self._from_method(example)
        if isinstance(example, tuple):
            return list(example)
        return example

    def _from_method(self, example: FromMethod) -> Node:
        name, _, column = example.source.partition(".")
        if name == "ratings":
            dots = ("." * len(question.criteria) for question in self.method.questions)
            return " ".join(dots)
        letter = next((item for item in self.method.gosart if item.key == name), None)
        if letter is not None and column:
            return str(getattr(letter, column))
        criterion = self.method.by_key.get(name)
        if criterion is not None:
            return criterion.evidence
        return self.translator.say(example.otherwise) if example.otherwise else None
