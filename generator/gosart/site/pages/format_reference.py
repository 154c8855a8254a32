"""The page that a writer looks keys up on: every part of a plan with its keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from gosart.diagnostics import Message
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.plan.schema.part_examples import entry_example, part_example
from gosart.plan.schema.reference import (
    ReferencePart,
    example_of,
    held_part,
    reference_parts,
    type_words,
)
from gosart.plan.schema.registry import FieldSpec
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.urls import FORMAT, RECIPES

__all__ = ["format_files"]

_TEMPLATE = "method_format.md.j2"


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key as the page shows it, all in the site's language."""

    name: str
    types: str
    meaning: str
    required: bool
    example: str
    edition: int


@dataclass(frozen=True, slots=True)
class PartSection:
    """One part of a plan as the page shows it."""

    word: str
    meaning: str
    paths: tuple[str, ...]
    keys: tuple[KeyRow, ...]
    other_keys: str
    example: str
    """YAML, as it stands in a plan."""


def format_files(engine: Engine, site: Site) -> list[GeneratedFile]:
    """Write the reference of the plan format.

    Args:
        engine: Fills the template.
        site: For its method and the addresses of its pages.

    Returns:
        The page.
    """
    page = later(partial(_format_page, engine, site))
    return [GeneratedFile(FORMAT, page, templates=(_TEMPLATE,))]


def _format_page(engine: Engine, site: Site) -> GeneratedFile:
    """Write the page."""
    translator = engine.translator
    title = translator.text("Plan format")
    front = {
        "title": title,
        "description": translator.text(
            "Every key of a plan: what it means and what values it takes"
        ),
    }
    values = {
        "view": View(site, FORMAT),
        "title": title,
        "recipes": View(site, FORMAT).to(RECIPES),
        "parts": tuple(_section(part, site.method, translator) for part in reference_parts()),
    }
    return GeneratedFile(FORMAT, engine.render(_TEMPLATE, front, values))


def _section(part: ReferencePart, method: Method, translator: Translator) -> PartSection:
    return PartSection(
        word=part.word,
        meaning=translator.text(part.meaning),
        paths=tuple(path for path in part.paths if path),
        keys=tuple(_row(spec, method, translator) for spec in part.fields),
        other_keys=translator.say(part.other_keys) if part.other_keys else "",
        example=part_example(part, method, translator),
    )


def _row(spec: FieldSpec, method: Method, translator: Translator) -> KeyRow:
    example = example_of(spec.about)
    text = translator.say(example) if isinstance(example, Message) else example
    of_part = entry_example(spec, method, translator) if held_part(spec) else ""
    return KeyRow(
        name=spec.name,
        types=type_words(spec, translator),
        meaning=translator.text(spec.meaning),
        required=spec.required,
        example=f"{spec.name}: {text}" if text else of_part,
        edition=spec.about.edition,
    )
