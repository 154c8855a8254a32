"""mkdocs.yml without MkDocs: the same values, nothing run, and a place for what is wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils import yaml_load

from gosart.cli.load_config import site_options
from gosart.config.mkdocs_yml import read_config, read_settings
from gosart.errors import GosartError
from tests.writing import write_tree

ENVIRON = {"DAYS": "45", "AUDIENCE": "sales", "EMPTY": "", "NOTHING": "~", "DAY": "2026-11-23"}


def as_mkdocs_reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the options and settings as MkDocs' own loader gives them."""
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    with (root / "mkdocs.yml").open("rb") as file:
        top = yaml_load(file)
    plugins = top.get("plugins") or []
    options: dict[str, Any] = {}
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict):
            options |= plugin.get("gosart") or {}
    names = ("repo_url", "edit_uri", "site_url", "use_directory_urls")
    return {"options": options, **{name: top[name] for name in names if name in top}}


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [search, gosart]",
        "plugins: [search, gosart: {stale_days: 10, only: [acme, verity]}]",
        "plugins: {search: {}, gosart: {stale_days: 10}}",
        "plugins:\n  gosart:\n",
        "plugins:\n",
        "site_name: nothing of ours",
        (
            "plugins: [gosart: {min_profit: 60_000, today: 2026-11-23, audiences: [yes, no, 010, "
            "1:30]}]"
        ),
        "plugins: [gosart: {method: '1', currency: \"EUR\", source_url: ~, rules: }]",
        "plugins: [gosart: {only: [a, a]}]\nplugins: [gosart: {only: [b]}]",
        "repo_url: https://forge.example/x\nedit_uri: edit/main/\nsite_url: https://x.example/",
        "use_directory_urls: no",
        "x: &rules {ignore: [A008]}\nplugins: [gosart: {rules: *rules}]",
        "x: &x {stale_days: 1, language: zh}\nplugins: [gosart: {<<: *x, language: en}]",
        "plugins: [gosart: {stale_days: !ENV DAYS}]",
        "plugins: [gosart: {stale_days: !ENV [DAYS]}]",
        "plugins: [gosart: {stale_days: !ENV [MISSING, DAYS, 7]}]",
        "plugins: [gosart: {stale_days: !ENV [MISSING, 7]}]",
        "plugins: [gosart: {stale_days: !ENV [MISSING, OTHER, '7']}]",
        (
            "plugins: [gosart: {stale_days: !ENV MISSING, audience: !ENV AUDIENCE, method: !ENV "
            "EMPTY}]"
        ),
        (
            "plugins: [gosart: {only: !ENV [MISSING, [a, b]], today: !ENV DAY, rules_dir: !ENV "
            "NOTHING}]"
        ),
        "repo_url: !ENV [REPOSITORY, 'https://forge.example/x']",
        "use_directory_urls: !ENV [MISSING, false]",
    ],
)
def test_values_are_those_of_mkdocs_own_loader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    write_tree(tmp_path, {"mkdocs.yml": text + "\n"})
    theirs = as_mkdocs_reads(tmp_path, monkeypatch)
    ours = read_config(tmp_path, environ=ENVIRON)
    assert dict(ours.options) == theirs.pop("options")
    assert {name: getattr(ours.mkdocs, name) for name in theirs} == theirs


@pytest.mark.parametrize(
    "files",
    [
        {
            "mkdocs.yml": (
                "INHERIT: base.yml\nplugins: {gosart: {stale_days: 5, rules: {select: [A]}}}"
            ),
            "base.yml": "repo_url: https://forge.example/x\n"
            "plugins: {search: {}, gosart: {currency: GBP, rules: {ignore: [B], select: [C]}}}",
        },
        {
            "mkdocs.yml": "INHERIT: base.yml\nplugins: [gosart: {stale_days: 5}]",
            "base.yml": "plugins: [search, gosart: {currency: GBP}]",
        },
        {"mkdocs.yml": "INHERIT: base.yml\nplugins:", "base.yml": "plugins: [gosart: {only: [a]}]"},
        {
            "mkdocs.yml": "INHERIT: conf/first.yml\nsite_url: https://x.example/",
            "conf/first.yml": "INHERIT: ../second.yml\nsite_url: https://y.example/",
            "second.yml": "site_url: https://z.example/\nplugins: [gosart: {language: zh}]",
        },
        {
            "mkdocs.yml": "INHERIT: !ENV [MISSING, base.yml]",
            "base.yml": "plugins: [gosart: {stale_days: !ENV DAYS}]",
        },
        {
            "mkdocs.yml": "x: &x {stale_days: 1}\nINHERIT: base.yml\nplugins: {gosart: {<<: *x}}",
            "base.yml": "y: &y {currency: GBP}\nplugins: {gosart: {<<: *y, stale_days: 2}}",
        },
        {"mkdocs.yml": "INHERIT: empty.yml\nplugins: [gosart: {stale_days: 5}]", "empty.yml": ""},
    ],
)
def test_an_inherited_file_is_merged_as_mkdocs_merges_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]
) -> None:
    write_tree(tmp_path, {name: text + "\n" for name, text in files.items()})
    theirs = as_mkdocs_reads(tmp_path, monkeypatch)
    ours = read_config(tmp_path, environ=ENVIRON)
    assert dict(ours.options) == theirs.pop("options")
    assert {name: getattr(ours.mkdocs, name) for name in theirs} == theirs


def test_other_tags_are_stepped_over_and_nothing_is_run(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": """
            hook: !!python/object/apply:os.mkdir [ran]
            markdown_extensions:
              - pymdownx.emoji: {emoji_index: !!python/name:no.such.module }
              - snippets: {base_path: !relative $docs_dir}
            plugins:
              - other: {key: !theirs {a: 1}}
              - gosart: {audience: !theirs sales, stages: !theirs [a, b], \
rules: !theirs {ignore: [A]}}
            """
        },
    )
    assert read_settings(tmp_path) == {
        "audience": "sales",
        "stages": ["a", "b"],
        "rules": {"ignore": ["A"]},
    }
    assert os.listdir(tmp_path) == ["mkdocs.yml"]  # noqa: PTH208 - names alone


def test_a_plugin_that_mkdocs_switches_off_keeps_its_options(tmp_path: Path) -> None:
    write_tree(
        tmp_path, {"mkdocs.yml": "plugins: [gosart: {enabled: !ENV [CI, false], only: a}]\n"}
    )
    assert read_settings(tmp_path) == {"only": "a"}
    assert site_options(tmp_path).only == {"a"}


def test_the_file_may_be_named(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": "plugins: [gosart: {currency: GBP}]\n",
            "conf/drafts.yml": "plugins: [gosart: {currency: USD, slate_days: 3}]\n",
        },
    )
    config = read_config(tmp_path, tmp_path / "conf/drafts.yml")
    assert config.options == {"currency": "USD", "slate_days": 3}
    place = config.locate(("slate_days",), True)
    assert place
    assert (place.path, place.line, place.column) == ("conf/drafts.yml", 1, 35)
    with pytest.raises(GosartError, match=r"^conf/none.yml cannot be read: No such file"):
        read_config(tmp_path, tmp_path / "conf/none.yml")


def test_every_known_name_is_found_and_none_is_no_mistake(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == {}
    for name in ("zensical.yml", "properdocs.yml", "mkdocs.yaml", "mkdocs.yml"):
        write_tree(tmp_path, {name: f"plugins: [gosart: {{method: {name}}}]\n"})
        assert read_settings(tmp_path) == {"method": name}


def test_all_wrong_options_are_named_at_their_places_in_one_run(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": """
            INHERIT: base.yml
            plugins:
              gosart:
                stale_days: soon
                acounts_dir: plans
                rules:
                  severity: {A001: eror, K: error}
                  selct: [A]
            """,
            "base.yml": "plugins:\n  gosart:\n    currency: euro\n    today: 2026-13-45\n",
        },
    )
    with pytest.raises(GosartError) as error:
        site_options(tmp_path)
    assert str(error.value).splitlines() == [
        "There are 6 problems with the options:",
        "base.yml:3:15: Option 'currency': 'euro' is not an ISO 4217 code such as EUR.",
        "base.yml:4:12: Option 'today': '2026-13-45' is not a date such as 2026-11-23.",
        "mkdocs.yml:4:17: Option 'stale_days' takes a number of days, not 'soon'.",
        "mkdocs.yml:5:5: There is no option 'acounts_dir'. Did you mean 'accounts_dir'?",
        (
            "mkdocs.yml:7:24: Option 'rules' (severity): 'eror' for 'A001' is not one of error, "
            "warning, advice. Did you mean 'error'?"
        ),
        (
            "mkdocs.yml:8:7: Option 'rules' has no key 'selct'. Did you mean 'select'? "
            "It takes a mapping of select, ignore, severity, thresholds."
        ),
    ]


def test_what_the_command_line_gives_has_no_place_in_the_file(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": "plugins: [gosart: {audience: sales}]\n"})
    with pytest.raises(GosartError, match=r"^Option 'audience': 'salse' is not one of"):
        site_options(tmp_path, audience="salse")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            {"mkdocs.yml": "a: 1\nplugins: [\n"},
            "mkdocs.yml cannot be read: mkdocs.yml:3:1: expected the node content",
        ),
        ({"mkdocs.yml": b"a: \xff\n"}, "mkdocs.yml cannot be read: invalid start byte."),
        (
            {"mkdocs.yml": "plugins:\n  - gosart: [a]\n"},
            "mkdocs.yml:2:13: The plugin 'gosart' takes a mapping of options.",
        ),
        (
            {"mkdocs.yml": "site_name: x\nINHERIT: none.yml\n"},
            "mkdocs.yml:2:10: There is no 'none.yml' to inherit from.",
        ),
        (
            {"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "INHERIT: mkdocs.yml\n"},
            "base.yml:1:10: 'mkdocs.yml' inherits from this file.",
        ),
        (
            {"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "a: b: c\n"},
            "mkdocs.yml cannot be read: base.yml:1:5: mapping values are not allowed here.",
        ),
        (
            {"mkdocs.yml": "plugins: [gosart: {only: !ENV {a: b}}]\n"},
            "mkdocs.yml cannot be read: mkdocs.yml:1:26: expected a scalar node",
        ),
        (
            {"mkdocs.yml": "plugins: " + "[" * 3000 + "\n"},
            "mkdocs.yml cannot be read: it is nested too deeply.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, files: dict[str, str | bytes], sentence: str
) -> None:
    with pytest.raises(GosartError) as error:
        read_config(write_tree(tmp_path, files))
    assert str(error.value).startswith(sentence)
    assert "\n" not in str(error.value)
