"""Reads from a template's syntax what it asks of its models, and holds it to their fields.

The models come from the comment that the template begins with. Loops carry their types on: in
`{% for tab in nav.tabs %}`, `tab` is whatever the field `tabs` of the model of `nav` holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from jinja2 import nodes

from tests.site import template_models

__all__ = ["WIDTH", "Contract", "contract_of"]

WIDTH = 160
"""Columns that a line of a template may have."""
_GIVEN = {"_", "gettext", "ngettext", "begin", "end", "loop", "caller"}
"""Names that every template has."""
_FILTERS = {"heading", "code"}
"""What a template may do to a value: all else is ready in its model."""
_MANY = re.compile(r"tuple\[(.+), \.\.\.\]")


@dataclass
class Contract:
    """What a template asks for."""

    used: set[tuple[str, str]] = field(default_factory=set)
    """(model, field) of every field that it uses."""
    faults: list[str] = field(default_factory=list)
    """What it may not ask, each with its line."""


def contract_of(template: Path, models: Mapping[str, template_models.Model]) -> Contract:
    """Read a template.

    Args:
        template: Its file.
        models: The models of all views, by name.
    """
    source = template.read_text("utf-8")
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
    named = template_models.kinds_of(template.name)
    reader = _Reader(models, named)
    tree = environment.parse(source)
    macros = {macro.name: "macro" for macro in tree.find_all(nodes.Macro)}  # one may call another
    reader.block(tree.body, {**macros, **named})
    for number, line in enumerate(source.splitlines(), 1):
        if len(line) > WIDTH:
            reader.contract.faults.append(f"line {number} has {len(line)} columns")
    return reader.contract


class _Reader:
    """Walks through a template with the types of its names."""

    def __init__(
        self, models: Mapping[str, template_models.Model], named: Mapping[str, str]
    ) -> None:
        self.models = models
        self.named = named
        self.contract = Contract()

    def block(self, body: Iterable[nodes.Node], scope: dict[str, str]) -> None:
        for node in body:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: dict[str, str]) -> None:
        match node:
            case nodes.Import(target=target):
                scope[target] = "macros"
            case nodes.FromImport(names=names):
                for name in names:
                    scope[name if isinstance(name, str) else name[1]] = "macro"
            case nodes.Macro(name=name, args=args, body=body):
                scope[name] = "macro"
                own = {arg.name: self.named.get(arg.name, "text") for arg in args}
                self.block(body, {**scope, **own})
            case nodes.For(target=nodes.Name(name=name), iter=values, body=body, else_=other):
                inner = {**scope, name: self.held_by(values, scope)}
                self.block(body, inner)
                self.block(other, scope)
            case nodes.If(test=test, body=body, elif_=others, else_=other):
                self.condition(test, scope)
                self.block(body, scope)
                self.block(others, scope)
                self.block(other, scope)
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                scope[name] = self.kind_of(value, scope)
            case nodes.AssignBlock(target=nodes.Name(name=name), body=body):
                self.block(body, scope)
                scope[name] = "Markup"
            case nodes.For() | nodes.Assign() | nodes.AssignBlock():
                self.fault(node, "takes a value apart")
            case nodes.Expr():
                self.kind_of(node, scope)
            case _:
                self.block(node.iter_child_nodes(), scope)

    def held_by(self, values: nodes.Expr, scope: Mapping[str, str]) -> str:
        kind = self.kind_of(values, scope)
        many = _MANY.fullmatch(kind)
        if many is None:
            self.fault(values, f"loops over what is no tuple but {kind or 'unknown'}")
        return many[1] if many else ""

    def condition(self, test: nodes.Expr, scope: Mapping[str, str]) -> None:
        plain = test.node if isinstance(test, nodes.Not) else test
        if not isinstance(plain, nodes.Getattr | nodes.Name):
            self.fault(test, "asks for more than a field")
        self.kind_of(test, scope)

    def kind_of(self, node: nodes.Node, scope: Mapping[str, str]) -> str:
        """Return the type of an expression as its model annotates it, "" for unknown."""
        match node:
            case nodes.Name(name=name):
                if name not in scope and name not in _GIVEN:
                    self.fault(node, f"asks for {name}, which no model gives")
                return scope.get(name, "")
            case nodes.Getattr(node=nodes.Name(name="loop")):
                return "bool"
            case nodes.Getattr(node=owner, attr=attribute):
                return self.field_of(node, self.kind_of(owner, scope), attribute)
            case nodes.CondExpr(test=test):
                self.condition(test, scope)
            case nodes.Filter(name=name) if name not in _FILTERS:
                self.fault(node, f"filters with {name}")
        for child in node.iter_child_nodes():
            self.kind_of(child, scope)
        return ""

    def field_of(self, node: nodes.Node, kind: str, name: str) -> str:
        if kind == "macros":
            return "macro"
        model = self.models.get(kind.removesuffix(" | None"))
        fields = {item.name: item.kind for item in model.fields} if model else {}
        if model is None or name not in fields:
            self.fault(node, f"asks for {name} of {kind or 'unknown'}")
            return ""
        self.contract.used.add((model.name, name))
        return fields[name]

    def fault(self, node: nodes.Node, text: str) -> None:
        self.contract.faults.append(f"line {node.lineno} {text}")


def fields_below(
    names: Iterable[str], models: Mapping[str, template_models.Model]
) -> Iterator[tuple[str, str]]:
    """Yield (model, field) of every field of some models and of those that they hold.

    Args:
        names: Of the models.
        models: The models of all views, by name.
    """
    for name in names:
        for model in template_models.below(name, dict(models)):
            for item in model.fields:
                yield model.name, item.name
