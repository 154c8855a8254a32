"""Every part of the plan format has a whole example, which a plan may hold as it stands."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from gosart.config.model import options_from
from gosart.editing.explain_format import explain_format
from gosart.i18n.translator import translator_for
from gosart.method.loader import load_method, read_method
from gosart.plan.portfolio_loader import PlanOptions, load_portfolio
from gosart.plan.schema.account import NoteEntry
from gosart.plan.schema.part_examples import entry_example, part_example
from gosart.plan.schema.reference import ReferencePart, held_part, reference_parts
from gosart.plan.schema.registry import FieldSpec
from gosart.repository.loader import read_repository
from gosart.site.builder import build
from gosart.yaml.codes import FileProblems
from gosart.yaml.dump import block_lines
from gosart.yaml.load import compose
from tests.writing import MINIMAL_ACCOUNT, write_tree

# What the examples refer to.
MINIMAL = """\
name: Acme
owner: ann-berg
currency: EUR
team: {ann-berg: {name: Ann Berg}}
people:
  first-person: {name: Dana First, title: Board member}
  second-person: {name: Lee Second, title: Buyer}
competitors: {rival: {name: Rival}}
partners: {installer: {name: Installer}}
units: {distribution: Distribution, field-service: Field service}
offerings: {care: Outage care}
insights:
  fewer-fines: {kind: goal, text: Fewer fines}
  fines: {kind: pressure, text: Fines}
opportunities:
  outage-desk:
    name: Outage desk
    value: {benefits: [{id: fewer-outages, item: Outages}]}
    milestones: [{id: board, name: The board decides}]
    actions:
      - {id: A2, type: prove, what: Ask, owner: ann-berg, due: 2027-02-01}
      - {id: A3, type: prove, what: Answer, owner: ann-berg, due: 2027-02-01}
"""
METHOD = "fields: {account: {renewal_value: {label: Renewal, type: money}}}\n"
LEFT_OUT = {"audience", "audiences", "sealed_until", "extra", "ignore"}
PARTS = [part for part in reference_parts() if part.entry is not NoteEntry]


def merged(plan: Any, more: Any) -> Any:
    if isinstance(plan, dict) and isinstance(more, dict):
        return plan | {key: merged(plan.get(key), value) for key, value in more.items()}
    if isinstance(plan, list) and isinstance(more, list):
        ids = {item.get("id") for item in more if isinstance(item, dict)}
        return [item for item in plan if item.get("id") not in ids] + more
    return more


def data_of(text: str) -> Any:
    problems = FileProblems("example.yml")
    composed = compose(text, problems)
    assert problems.diagnostics == []
    return composed.data


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.word)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_plan_may_hold_the_example_of_a_part(
    tmp_path: Path, part: ReferencePart, language: str
) -> None:
    example = part_example(part, load_method(language), translator_for(language))
    plan = merged(data_of(MINIMAL), data_of(example))
    files = {
        "accounts/acme.yml": "\n".join(block_lines(plan)) + "\n",
        "accounts/acme-group.yml": MINIMAL.replace("Acme", "Acme Group"),
        "method.yml": METHOD,
    }
    write_tree(tmp_path, files)
    method = read_method(language, tmp_path, "method.yml").method
    options = PlanOptions(root=tmp_path, audiences=("everyone", "account-team"))
    portfolio = load_portfolio(read_repository(tmp_path, "accounts"), method, options)
    assert [str(problem.message) for problem in portfolio.problems] == []


def test_a_note_begins_with_the_example_of_its_front_matter(tmp_path: Path) -> None:
    part = next(part for part in reference_parts() if part.entry is NoteEntry)
    front = part_example(part, load_method("en"), translator_for("en"))
    write_tree(
        tmp_path,
        {
            "accounts/acme/account.yml": MINIMAL,
            "accounts/acme/notes/visit.md": front + "\nWe met.\n",
        },
    )
    portfolio = load_portfolio(
        read_repository(tmp_path, "accounts"), load_method("en"), PlanOptions(root=tmp_path)
    )
    assert portfolio.problems == ()
    assert [note.title for note in portfolio.accounts[0].notes] == ["Title"]


@pytest.mark.parametrize("part", reference_parts(), ids=lambda part: part.word)
def test_an_example_has_each_plain_key_but_those_that_say_why_not(part: ReferencePart) -> None:
    example = part_example(part, load_method("en"), translator_for("en"))
    missing = [
        spec.name
        for spec in part.fields
        if spec.entry is None
        and spec.name not in LEFT_OUT
        and spec.about.sample != ""
        and not re.search(rf"\b{spec.name}: ", example)
    ]
    assert missing == []


def test_the_terminal_shows_the_example_that_the_page_shows(tmp_path: Path) -> None:
    part = next(part for part in reference_parts() if part.word == "opportunity")
    example = part_example(part, load_method("en"), translator_for("en"))
    told = explain_format("opportunity", load_method("en"), translator_for("en"))
    assert textwrap.indent(example, "  ") in told


HOLDING_PARTS = [
    (part, spec) for part in PARTS for spec in part.fields if held_part(spec) is not None
]


@pytest.mark.parametrize(
    ("part", "spec"), HOLDING_PARTS, ids=lambda item: getattr(item, "word", None) or item.name
)
def test_a_key_that_holds_a_part_is_explained_with_the_part_s_keys_and_example(
    part: ReferencePart, spec: FieldSpec
) -> None:
    held = held_part(spec)
    assert held is not None
    method, translator = load_method("en"), translator_for("en")
    text = explain_format(f"{part.word}.{spec.name}", method, translator)
    for field in held.fields:
        assert re.search(rf"^  {field.name} ", text, re.MULTILINE), field.name
        assert field.meaning[:30] in text
    assert textwrap.indent(part_example(held, method, translator), "  ") in text


def test_the_page_has_an_example_of_each_key_that_holds_a_part(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": MINIMAL_ACCOUNT})
    options = options_from({"today": "2026-11-24"}, tmp_path, {})
    pages = {file.uri: str(file.content) for file in build(options).files}
    page = pages["method/plan-format/index.md"]
    for part, spec in HOLDING_PARTS:
        row = page.partition(f'<tr id="{part.word}-{spec.name}">')[2].partition("</tr>")[0]
        assert f"<td><code>{spec.name}: " in row, f"{part.word}.{spec.name}"
    budget = page.partition('<tr id="opportunity-budget">')[2].partition("</tr>")[0]
    assert "<td><code>budget: {amount: 2_200_000, currency: EUR, owner: first-person" in budget


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_example_of_a_key_that_holds_a_part_is_yaml_of_one_line(language: str) -> None:
    for _, spec in HOLDING_PARTS:
        text = entry_example(spec, load_method(language), translator_for(language))
        assert "\n" not in text
        assert list(data_of(text)) == [spec.name]
        assert data_of(text)[spec.name], spec.name
