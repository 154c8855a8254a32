"""Templates ask for fields of their models and nothing else, and use every one of them."""

from __future__ import annotations

import dataclasses
import importlib
from pathlib import Path

import pytest

from tests.site import template_models
from tests.site.template_contract import contract_of, fields_below
from tests.writing import write_tree

MODELS = template_models.models()
CHECKED = tuple(path.name for path in sorted(template_models.TEMPLATES.glob("*.j2")))


@pytest.mark.parametrize("name", CHECKED)
def test_a_template_asks_for_fields_of_its_models_and_sets_plain_conditions(name: str) -> None:
    assert contract_of(template_models.TEMPLATES / name, MODELS).faults == []


def test_every_field_of_a_model_is_used_by_a_template() -> None:
    used = {
        pair
        for name in CHECKED
        for pair in contract_of(template_models.TEMPLATES / name, MODELS).used
    }
    named = {model for name, _, model in template_models.uses() if name in CHECKED}
    assert sorted(set(fields_below(named, MODELS)) - used) == []


def test_every_view_is_frozen_data() -> None:
    for path in sorted(template_models.VIEWS.glob("*.py")):
        module = importlib.import_module(f"gosart.site.views.{path.stem}")
        for name, model in vars(module).items():
            if name.endswith("View") and name in MODELS and name != "View":
                assert dataclasses.is_dataclass(model), name
                assert model.__dataclass_params__.frozen, name  # type: ignore[attr-defined]


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
