"""Templates ask for fields of their models and nothing else, and use every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import template_models
from tests.site.template_contract import WIDTH, contract_of, fields_below
from tests.writing import write_tree

MODELS = template_models.models()
CHECKED = (
    "_account_frame.html.j2",
    "_action_plan.html.j2",
    "_action_table.html.j2",
    "_assessment.html.j2",
    "_calendar.html.j2",
    "_change.html.j2",
    "_growth.html.j2",
    "_map.html.j2",
    "_opportunity_tiles.html.j2",
    "_people.html.j2",
    "_problems.html.j2",
    "_reading_list.html.j2",
    "_story.html.j2",
    "_strategy.html.j2",
    "_strategy_pictures.html.j2",
    "_texts.html.j2",
    "_value.html.j2",
    "_worksheet.html.j2",
    "account_actions.md.j2",
    "account_assessment.md.j2",
    "account_brief.md.j2",
    "account_broken.md.j2",
    "account_history.md.j2",
    "account_note.md.j2",
    "account_notes.md.j2",
    "account_relationships.md.j2",
    "account_review.md.j2",
    "account_value.md.j2",
    "history.md.j2",
    "method_chapter.md.j2",
    "method_format.md.j2",
    "method_rule.md.j2",
    "method_rules.md.j2",
    "recipes.md.j2",
    "review.md.j2",
    "waiting.md.j2",
)
"""Templates that have a contract; those of sheets, slides and tables have tests of their own."""


@pytest.mark.parametrize("name", CHECKED)
def test_a_template_asks_for_fields_of_its_models_and_sets_plain_conditions(name: str) -> None:
    assert contract_of(template_models.TEMPLATES / name, MODELS).faults == []


def test_no_line_of_any_template_is_too_long() -> None:
    assert [
        f"{path.name}:{number}"
        for path in sorted(template_models.TEMPLATES.rglob("*.j2"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > WIDTH
    ] == []


def test_every_field_of_a_model_is_used_by_a_template() -> None:
    used = {
        pair
        for name in CHECKED
        for pair in contract_of(template_models.TEMPLATES / name, MODELS).used
    }
    named = {model for name, _, model in template_models.uses() if name in CHECKED}
    assert sorted(set(fields_below(named, MODELS)) - used) == []


def test_every_model_of_a_template_is_explained() -> None:
    named = {model for name, _, model in template_models.uses() if name in CHECKED}
    explained = [m for name in named for m in template_models.below(name, MODELS)]
    assert [model.name for model in explained if not model.about.endswith(".")] == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{{ nav.colour }}", "asks for colour of AccountNavView"),
        ("{% for tab in nav.tabs %}{{ tab.colour }}{% endfor %}", "asks for colour of PageTabView"),
        ("{{ view.today }}", "asks for view, which no model gives"),
        ("{% if nav.tabs|length > 1 %}x{% endif %}", "asks for more than a field"),
        ("{{ nav.label|upper }}", "filters with upper"),
        ("{% for a, b in nav.tabs %}x{% endfor %}", "takes a value apart"),
        ("x" * 161, "has 161 columns"),
    ],
)
def test_a_template_that_asks_for_more_is_noticed(
    line: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "{# `nav` is an AccountNavView of gosart.site.views.account_frame_model. #}\n"
    write_tree(tmp_path, {"x.html.j2": head + line})
    monkeypatch.setattr(template_models, "TEMPLATES", tmp_path)
    assert contract_of(tmp_path / "x.html.j2", MODELS).faults[0] == f"line 2 {fault}"
