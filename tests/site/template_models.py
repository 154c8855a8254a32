"""`site_templates/MODELS.md`: what each template may use, made from the classes of `site/views`.

`python -m tests.site.template_models` (or `make tables`) writes it; a test fails when it is behind.
A template names its models in the comment that it begins with, as in
"{# All open actions. `actions` is an ActionsView of gosart.site.views.action_rows. #}".
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "site_templates/pages"
VIEWS = ROOT / "generator/gosart/site/views"
FILE = ROOT / "site_templates/MODELS.md"

HEAD = """\
# What templates may use

Made from the classes of `generator/gosart/site/views` by `make tables`. A text may hold anything
that somebody has typed, and Jinja escapes it; `Markup` is finished HTML. What may be missing is an
empty text or an empty tuple.
"""
_TABLE = ("| field | type | what it is |", "|---|---|---|")
_NAMED = re.compile(r"`(\w+)` is an? (\w+) of gosart\.site\.views\.(\w+)\.")
_MANY = re.compile(r"`(\w+)` are (\w+View)s of gosart\.site\.views\.(\w+)\.")
_TEXTS = re.compile(r"`(\w+)` are texts\.")


@dataclass(frozen=True)
class Field:
    """A field of a model."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True)
class Model:
    """A class of a view."""

    name: str
    about: str
    fields: tuple[Field, ...]


def models() -> dict[str, Model]:
    """Read every class of data of the views, by name."""
    classes = {}
    for path in sorted(VIEWS.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name.endswith("View"):
                assert node.name not in classes, f"two views are called {node.name}"
                about = (ast.get_docstring(node) or "").split("\n\n")[0]
                classes[node.name] = Model(node.name, one_line(about), tuple(fields_of(node)))
    return classes


def fields_of(node: ast.ClassDef) -> Iterator[Field]:
    """Yield the fields of a class, each with the text below it."""
    for item, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            about = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                about = one_line(str(after.value.value))
            yield Field(item.target.id, ast.unparse(item.annotation), about)


def one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def uses() -> Iterator[tuple[str, str, str]]:
    """Yield (template, variable, model) of each model that a template names."""
    for path in sorted(TEMPLATES.glob("*.j2")):
        first = opening(path)
        for variable, model, _ in _NAMED.findall(first):
            yield path.name, variable, model
        for variable, model, _ in _MANY.findall(first):
            yield path.name, variable, model


def kinds_of(template: str) -> dict[str, str]:
    """Return the type of each variable that a template's opening comment names."""
    first = opening(TEMPLATES / template)
    kinds = {variable: model for variable, model, _ in _NAMED.findall(first)}
    kinds |= {variable: f"tuple[{model}, ...]" for variable, model, _ in _MANY.findall(first)}
    return kinds | dict.fromkeys(_TEXTS.findall(first), "tuple[str, ...]")


def opening(template: Path) -> str:
    """Return the comment that a template begins with, as a single line; "" for none."""
    text = template.read_text("utf-8")
    return one_line(text.partition("#}")[0]) if text.startswith("{#") else ""


def below(name: str, every: dict[str, Model]) -> Iterator[Model]:
    """Yield a model and those that its fields hold, each once."""
    waiting, seen = [name], set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or name not in every:
            continue
        seen.add(name)
        yield every[name]
        for field in every[name].fields:
            waiting += re.findall(r"\w+View", field.kind)


def document() -> str:
    """Return the whole file as the classes make it today."""
    every, parts, written, headed = models(), [HEAD], set[str](), ""
    for template, variable, name in uses():
        if template != headed:
            parts.append(f"## `{template}`\n")
        headed = template
        each = "each " if kinds_of(template)[variable] != name else ""
        parts.append(f"`{variable}`, {each}of the class `{name}`:\n")
        for model in below(name, every):
            if model.name in written:
                parts.append(f"`{model.name}`: above.\n")
                continue
            written.add(model.name)
            parts.append(f"**`{model.name}`**: {model.about}\n")
            rows = [
                f"| `{field.name}` | `{field.kind}` | {field.about} |" for field in model.fields
            ]
            parts.append(
                "\n".join(["| field | type | what it is |", "|---|---|---|", *rows]) + "\n"
            )
    return "\n".join(parts)


if __name__ == "__main__":
    FILE.write_text(document(), "utf-8")
