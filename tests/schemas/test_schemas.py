"""The committed schemas and settings are current, and every sample names its own."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from gosart.cli.load_config import site_options
from gosart.editing.editor_schemas import editor_settings, kind_of_file, schema_files, site_kinds
from gosart.plan.schema.account import AccountEntry
from tests.editing.conftest import Gosart, gosart
from tests.site.building import ROOT
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["gosart"]

OPTIONS = site_options(ROOT)
KINDS = site_kinds(OPTIONS)


def test_the_committed_schemas_are_current() -> None:
    files = schema_files(OPTIONS, KINDS)
    assert [file.path for file in files if file.before != file.after] == [], "run: gosart schemas"
    assert sorted(path.name for path in (ROOT / "schemas").iterdir()) == sorted(
        Path(file.path).name for file in files
    )


def test_the_committed_settings_know_every_kind_of_file(tmp_path: Path) -> None:
    made = {file.path: file.after for file in editor_settings(site_options(tmp_path), KINDS)}
    assert {path: (ROOT / path).read_bytes() for path in made} == made


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_is_one_and_stands_alone(kind: object) -> None:
    schema = kind.schema  # type: ignore[attr-defined]
    jsonschema.Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    named = {part.split('"')[0] for part in text.split("#/definitions/")[1:]}
    assert named == set(schema.get("definitions", {}))


def test_every_field_is_explained() -> None:
    (account,) = (kind.schema for kind in KINDS if kind.name == "account")
    definitions = {"account": account, **account["definitions"]}
    assert set(account["properties"]) == {name.rstrip("_") for name in AccountEntry.model_fields}
    silent = [
        f"{name}.{key}"
        for name, schema in definitions.items()
        for key, field in schema.get("properties", {}).items()
        if not field.get("description")
    ]
    assert silent == []


def test_every_value_of_a_closed_set_has_its_meaning() -> None:
    (account,) = (kind.schema for kind in KINDS if kind.name == "account")
    sets = {name: schema for name, schema in account["definitions"].items() if "enum" in schema}
    assert [
        name for name, schema in sets.items() if not all(schema.get("enumDescriptions", [""]))
    ] == []
    assert len(sets) > 20


def test_every_sample_names_the_schema_of_its_kind() -> None:
    for path in sorted((ROOT / "accounts").rglob("*.y*ml")):
        inside = path.relative_to(ROOT / "accounts")
        kind = kind_of_file(KINDS, inside.as_posix())
        assert kind, inside
        up = "../" * len(inside.parts)
        assert (
            path.read_text().splitlines()[0]
            == f"# yaml-language-server: $schema={up}schemas/{kind.name}.json"
        ), inside


def test_the_schemas_of_a_site_know_its_own_stages_and_audiences(
    tmp_path: Path, gosart: Gosart
) -> None:
    config = "site_name: x\nplugins: [{gosart: {stages: [lead, order], audiences: [all, few]}}]\n"
    write_tree(
        tmp_path,
        {
            "mkdocs.yml": config,
            "accounts/mill.yml": MINIMAL_ACCOUNT,
            ".vscode/settings.json": "{}\n",
        },
    )
    assert gosart("schemas").code == 0
    opportunity = json.loads((tmp_path / "schemas/opportunity.json").read_text())
    assert opportunity["properties"]["stage"]["anyOf"][0]["enum"] == ["lead", "order"]
    assert opportunity["properties"]["audience"]["anyOf"][0]["enum"] == ["all", "few"]
    assert (tmp_path / ".vscode/settings.json").read_text() == "{}\n"
    assert gosart("schemas").out == "Nothing to write: the schemas are up to date.\n"
