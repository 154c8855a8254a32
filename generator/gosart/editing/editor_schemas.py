"""What an editor needs in a repository of plans: the schemas, and which file is of which kind."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

from gosart.config.json_schema import mkdocs_schema
from gosart.config.mkdocs_yml import CONFIG_NAMES
from gosart.config.model import SiteOptions
from gosart.editing.patch import Proposal
from gosart.method.loader import read_method
from gosart.plan.schema.json_schema import FileKind, file_kinds

__all__ = ["SCHEMAS", "editor_settings", "kind_of_file", "schema_files", "site_kinds"]

SCHEMAS = "schemas"
"""Folder of a repository that holds the schemas."""

SITE_SCHEMA = "mkdocs-gosart"
"""Name of the schema of a site's configuration."""

_ENDINGS = "{yml,yaml}"


def site_kinds(options: SiteOptions) -> tuple[FileKind, ...]:
    """Return the kinds of files of a site: its own criteria, stages and audiences are in their schemas."""
    return file_kinds(
        read_method(options.language, options.root, options.method).method,
        options.stages,
        options.audiences,
    )


def schema_files(options: SiteOptions, kinds: Iterable[FileKind]) -> tuple[Proposal, ...]:
    """Return every schema as a file of the repository, as it is and as it is to be."""
    schemas = {kind.name: kind.schema for kind in kinds} | {SITE_SCHEMA: mkdocs_schema()}
    proposals = []
    for name, schema in schemas.items():
        path = options.root / SCHEMAS / f"{name}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        before = path.read_bytes() if path.is_file() else None
        proposals.append(Proposal(f"{SCHEMAS}/{name}.json", before, text.encode("utf-8")))
    return tuple(proposals)


def editor_settings(options: SiteOptions, kinds: Iterable[FileKind]) -> tuple[Proposal, ...]:
    """Return VS Code's settings and the extension it needs, each only where there is no such file yet."""
    schemas = {
        f"./{SCHEMAS}/{kind.name}.json": [
            f"{options.accounts_dir}/{path}.{_ENDINGS}" for path in kind.paths
        ]
        for kind in kinds
    }
    schemas[f"./{SCHEMAS}/{SITE_SCHEMA}.json"] = list(CONFIG_NAMES)
    settings = {
        "yaml.schemas": schemas,
        "yaml.validate": True,
        "yaml.schemaStore.enable": False,
        "[yaml]": {"editor.tabSize": 2},
    }
    files = {
        ".vscode/settings.json": settings,
        ".vscode/extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
    }
    return tuple(
        Proposal(path, None, (json.dumps(content, indent=2) + "\n").encode("utf-8"))
        for path, content in files.items()
        if not (options.root / path).exists()
    )


def kind_of_file(kinds: Iterable[FileKind], path: str) -> FileKind | None:
    """Return what a YAML file is, from its path below the folder of accounts; None for a file that is no part of a plan."""
    parts = PurePosixPath(path).with_suffix("").parts
    matches = [
        (sum(wanted == "*" for wanted in pattern.split("/")), kind.name, kind)
        for kind in kinds
        for pattern in kind.paths
        if len(pattern.split("/")) == len(parts)
        and all(
            wanted in ("*", part) for wanted, part in zip(pattern.split("/"), parts, strict=True)
        )
    ]
    return min(matches)[2] if matches else None
