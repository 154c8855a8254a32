"""The page that a writer looks keys up on: every part of a plan with its keys."""

from __future__ import annotations

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
from gosart.site.views.elements import code_spans
from gosart.site.views.format_model import FormatKeyView, FormatPartView, FormatView
from gosart.urls import FORMAT, RECIPES

__all__ = ["format_files"]

_TEMPLATE = "method_format.md.j2"


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
    page = FormatView(
        title,
        tuple(_part(part, site.method, translator) for part in reference_parts()),
        View(site, FORMAT).to(RECIPES),
    )
    return GeneratedFile(FORMAT, engine.render(_TEMPLATE, front, {"format": page}))


def _part(part: ReferencePart, method: Method, translator: Translator) -> FormatPartView:
    return FormatPartView(
        word=part.word,
        meaning=code_spans(translator.text(part.meaning)),
        paths=tuple(path for path in part.paths if path),
        keys=tuple(_key(spec, method, translator) for spec in part.fields),
        other_keys=code_spans(translator.say(part.other_keys) if part.other_keys else ""),
        example=part_example(part, method, translator),
    )


def _key(spec: FieldSpec, method: Method, translator: Translator) -> FormatKeyView:
    example = example_of(spec.about)
    text = translator.say(example) if isinstance(example, Message) else example
    of_part = entry_example(spec, method, translator) if held_part(spec) else ""
    return FormatKeyView(
        name=spec.name,
        types=code_spans(type_words(spec, translator)),
        meaning=code_spans(translator.text(spec.meaning)),
        is_required=spec.required,
        example=f"{spec.name}: {text}" if text else of_part,
        edition=spec.about.edition,
    )
