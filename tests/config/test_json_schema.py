"""The schema of mkdocs.yml and the program agree on what a site may say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from gosart.config.json_schema import mkdocs_schema
from gosart.config.model import option_names, options_from
from gosart.config.reference import explanation
from gosart.errors import GosartError
from tests.site.building import ROOT

SCHEMA = mkdocs_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def as_an_editor_reads(text: str) -> Any:
    """Read YAML 1.2 as an editor does; a date is a text to it."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda _, node: node.value
    return yaml.load(text)


def refused(text: str) -> list[str]:
    """Return the places of what the schema refuses."""
    errors = VALIDATOR.iter_errors(as_an_editor_reads(text))
    return sorted("/".join(map(str, error.absolute_path)) for error in errors)


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_it_has_every_option_with_the_words_of_the_model() -> None:
    options = SCHEMA["definitions"]["options"]["properties"]
    assert list(options) == [*option_names(), "enabled"]
    for name in option_names():
        assert options[name]["description"].startswith(explanation(name))


def test_the_configuration_of_the_sample_is_accepted() -> None:
    assert refused((ROOT / "mkdocs.yml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [search, gosart]",
        "plugins: [gosart: ]",
        "plugins: {search: {lang: en}, gosart: {stale_days: 3}}",
        "plugins:\nsite_name: x",
        "plugins: [other: {stale_days: soon}, gosart: {enabled: false}]",
    ],
)
def test_every_form_of_plugins_is_accepted(text: str) -> None:
    assert refused(text) == []


def test_what_is_wrong_is_refused_where_it_stands() -> None:
    text = """
        plugins:
          - search
          - gosart: {acounts_dir: x, stale_days: soon, rules: {severity: {A001: eror}}}
    """
    assert refused(text) == [
        "plugins/1/gosart",
        "plugins/1/gosart/rules/severity/A001",
        "plugins/1/gosart/stale_days",
    ]
    assert refused("plugins: {gosart: {currency: euro}}") == ["plugins/gosart/currency"]
    assert refused("plugins: [gosart: [a]]") == ["plugins/0/gosart"]


RIGHT = """
    accounts_dir: plans
    templates_dir: own/templates
    audiences: [everyone, 2]
    audience: everyone
    only: acme
    only: [acme, 402]
    today: 2026-11-23
    language: zh
    method: method.{language}.yml
    method: conf/method.yaml
    stages: [a, b]
    currency: GBP
    stale_days: 0
    evidence_days: 400
    min_order_amount: 250_000
    min_order_amount: 250000
    min_future_revenue: 1.5
    min_profit: "60_000.50"
    max_days_to_close: 180
    review_base: auto
    history_days: 0
    search: names
    fail_on: advice
    rules: {select: [A], ignore: staleness, severity: {A: error}, thresholds: {A: 1, B: {days: 2}}}
    rules: {severity: }
    rules_dir: rules
    source_url: https://git.example/{path}#{line}
    audience:
    stale_days:
    fail_on:
    rules:
"""
WRONG = """
    acounts_dir: x
    accounts_dir: [a]
    accounts_dir: {a: b}
    audiences: {a: b}
    only: {a: b}
    only: true
    today: yesterday
    today: [2026-11-23]
    language: de
    method: method.json
    method: [method.yml]
    stages: true
    currency: euro
    currency: EURO
    stale_days: -1
    stale_days: soon
    stale_days: [3]
    stale_days: 1.5
    evidence_days: true
    min_order_amount: lots
    min_order_amount: -5
    min_future_revenue: 1e6x
    min_profit: true
    max_days_to_close: -1
    history_days: all
    search: some
    search: true
    fail_on: always
    fail_on: [error]
    rules: [A001]
    rules: A001
    rules: {chosen: []}
    rules: {select: {A: b}}
    rules: {severity: {A: fatal}}
    rules: {severity: [A]}
    rules: {thresholds: {A: soon}}
    rules: {thresholds: {A: -1}}
    rules: {thresholds: {A: [1]}}
    rules: {thresholds: {A: {days: true}}}
    rules_dir: [rules]
    source_url: ftp://x/{path}
    source_url: https://git.example/plans
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("option", lines(RIGHT))
def test_what_the_program_takes_an_editor_takes(option: str) -> None:
    options_from(as_an_editor_reads(option), Path(), {})
    assert refused(f"plugins:\n- gosart:\n    {option}\n") == []


@pytest.mark.parametrize("option", lines(WRONG))
def test_what_the_program_refuses_an_editor_underlines(option: str) -> None:
    with pytest.raises(GosartError):
        options_from(as_an_editor_reads(option), Path(), {})
    assert len(set(refused(f"plugins:\n- gosart:\n    {option}\n"))) == 1
