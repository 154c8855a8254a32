"""The reference of the plan format for a terminal: all parts, a part with its keys, or a key."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from gosart.diagnostics import Message
from gosart.errors import GosartError
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.plan.schema.part_examples import part_example
from gosart.plan.schema.reference import (
    PARTS,
    ReferencePart,
    example_of,
    explain_path,
    held_part,
    reference_parts,
    type_words,
)
from gosart.plan.schema.registry import FieldSpec
from gosart.text.suggest import nearest

__all__ = ["explain_format"]

_WIDTH = 88


def explain_format(path: str, method: Method, translator: Translator) -> str:
    """Explain a part of the plan format or one of its keys.

    Args:
        path: As `explain_path` takes it; "" for the list of parts.
        method: For the examples: its criteria, goals and evidence.
        translator: For the words around the keys.

    Returns:
        Lines of text.

    Raises:
        GosartError: Where there is no such part or key, with the nearest one.
    """
    if not path:
        return "\n".join(_list(translator)) + "\n"
    named = explain_path(path)
    if named is None:
        raise GosartError(f"There is no key '{path}' in a plan. {_hint(path)}")
    part, spec = named
    lines = _key(part, spec, method, translator) if spec else _part(part, method, translator)
    return "\n".join(lines) + "\n"


def _hint(path: str) -> str:
    word, _, rest = path.partition(".")
    part = next((part for part in reference_parts() if part.word == word), None)
    if part and rest:
        near = nearest(rest.split(".")[-1], [spec.name for spec in part.fields])
        if near:
            return f"Did you mean '{word}.{near}'?"
        return f"`gosart explain {word}` lists its keys."
    names = [*PARTS, *(spec.name for part in reference_parts() for spec in part.fields)]
    near = nearest(word, names)
    return f"Did you mean '{near}'?" if near else "`gosart explain` lists the parts."


def _list(translator: Translator) -> Iterator[str]:
    width = max(map(len, PARTS))
    for part in reference_parts():
        meaning = translator.text(part.meaning)
        short = textwrap.shorten(meaning, _WIDTH - width - 2, placeholder="…")
        yield f"{part.word:{width}}  {short}"


def _part(part: ReferencePart, method: Method, translator: Translator) -> Iterator[str]:
    yield part.word
    yield from _wrapped(translator.text(part.meaning))
    paths = ", ".join(path for path in part.paths if path)
    if paths:
        yield from _wrapped(translator.text("Found at: {paths}", paths=paths))
    yield from _keys_of(part, method, translator)


def _keys_of(part: ReferencePart, method: Method, translator: Translator) -> Iterator[str]:
    """Yield the keys of a part with their meanings, then its example."""
    yield ""
    width = max((len(spec.name) for spec in part.fields), default=0)
    for spec in part.fields:
        needed = " *" if spec.required else ""
        kinds = type_words(spec, translator)
        yield f"  {spec.name:{width}}  {kinds}{needed}"
        yield from _wrapped(translator.text(spec.meaning), " " * (width + 4))
    if part.other_keys:
        yield from _wrapped(
            translator.text("Other keys: {keys}", keys=translator.say(part.other_keys)), "  "
        )
    if any(spec.required for spec in part.fields):
        yield ""
        yield translator.text("* required")
    yield ""
    yield translator.text("Example") + ":"
    yield ""
    for line in part_example(part, method, translator).splitlines():
        yield f"  {line}"


def _key(
    part: ReferencePart, spec: FieldSpec, method: Method, translator: Translator
) -> Iterator[str]:
    about = spec.about
    yield f"{part.word}.{spec.name}"
    yield from _wrapped(translator.text(spec.meaning))
    yield ""
    rows: list[tuple[str, str]] = [(translator.text("Holds"), type_words(spec, translator))]
    if spec.required:
        rows.append((translator.text("Required"), translator.text("yes")))
    if about.absent is not None:
        rows.append((translator.text("When not given"), f"`{about.absent.value}`"))
    example = example_of(about)
    if example:
        text = translator.say(example) if isinstance(example, Message) else example
        rows.append((translator.text("Example"), f"{spec.name}: {text}"))
    if about.audience:
        rows.append((translator.text("Audience unless said otherwise"), about.audience))
    rows.append((translator.text("Since edition"), str(about.edition)))
    width = max(len(name) for name, _ in rows)
    for name, text in rows:
        first, *rest = textwrap.wrap(text, _WIDTH - width - 2) or [""]
        yield f"  {name:{width}}  {first}"
        for line in rest:
            yield f"  {'':{width}}  {line}"
    if held := held_part(spec):
        yield from _keys_of(held, method, translator)


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
