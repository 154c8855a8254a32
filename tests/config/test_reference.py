"""Whatever speaks of an option, documentation, config class or help, says what the model says."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from gosart.cli import cli
from gosart.config.model import (
    MkdocsSettings,
    Options,
    RuleOptions,
    SiteOptions,
    about,
    fields_of,
    option_names,
)
from gosart.config.reference import docstrings, explanation, options_table
from gosart.mkdocs_plugin import GosartConfig


def test_the_config_class_of_mkdocs_has_exactly_the_fields_of_the_model() -> None:
    config = GosartConfig()
    assert list(config) == list(option_names())
    plain = {name: field.default for name, field in fields_of(Options).items()}
    assert {name: config[name] for name in config if config[name] is not None} == {
        name: value for name, value in plain.items() if isinstance(value, str | int) and value
    }


@pytest.mark.parametrize("model", [Options, RuleOptions, MkdocsSettings, SiteOptions])
def test_every_field_is_explained(model: type) -> None:
    own = vars(model)["__annotations__"]
    assert own.keys() == docstrings(model).keys()


def test_a_default_that_does_not_say_what_it_means_is_put_into_words() -> None:
    for name, field in fields_of(Options).items():
        assert bool(about(name).unset) == (field.default in ("", None, RuleOptions())), name
    assert "| `only` | all |" in options_table()
    assert "| `stale_days` | `30` |" in options_table()


@pytest.mark.parametrize(
    ("command", "flag", "option"),
    [
        ("brief", "--audience", "audience"),
        ("brief", "--today", "today"),
        ("brief", "--language", "language"),
        ("check", "--fail-on", "fail_on"),
        ("check", "--select", "rules.select"),
        ("check", "--ignore", "rules.ignore"),
        ("diff", "--audience", "audience"),
        ("diff", "--fail-on", "fail_on"),
        ("diff", "--today", "today"),
        ("diff", "--language", "language"),
        ("write", "--audience", "audience"),
        ("write", "--today", "today"),
        ("write", "--language", "language"),
    ],
)
def test_the_help_of_a_command_explains_an_option_in_the_words_of_the_model(
    command: str, flag: str, option: str
) -> None:
    found = cli.commands[command]
    shown = dict(
        record
        for parameter in found.params
        if (record := parameter.get_help_record(click.Context(found)))
    )
    (text,) = [text for names, text in shown.items() if names.split()[0] == flag]
    assert text.startswith(explanation(option))


def test_no_command_has_its_own_words_for_an_option_of_the_site() -> None:
    names = {*option_names(), "select", "ignore"}
    own_words = [
        f"{command} --{parameter.name}"
        for command, found in cli.commands.items()
        for parameter in found.get_params(click.Context(found))
        if parameter.name in names and not hasattr(parameter, "site_option")
    ]
    # A key of the plan that is begun, not of the site.
    assert own_words == ["new --currency"]


def test_a_command_does_not_wait_for_the_model_before_it_needs_it() -> None:
    code = "import sys, gosart.cli; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
