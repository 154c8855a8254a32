"""The files by which an editor completes and checks plans: JSON Schemas and VS Code's settings."""

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
    """Return the kinds of files of a site.

    Args:
        options: The site's options.

    Returns:
        Each kind with its schema, which knows the site's own criteria, stages and audiences.
    """
    return file_kinds(
        read_method(options.language, options.root, options.method).method,
        options.stages,
        options.audiences,
        options.reasons,
    )


def schema_files(options: SiteOptions, kinds: Iterable[FileKind]) -> tuple[Proposal, ...]:
    """Write the schemas.

    Args:
        options: The site's options.
        kinds: The kinds of files.

    Returns:
        Every schema as a file of the repository, as it is and as it is to be.
    """
    schemas = {kind.name: kind.schema for kind in kinds} | {SITE_SCHEMA: mkdocs_schema()}
    proposals = []
    for name, schema in schemas.items():
        path = options.root / SCHEMAS / f"{name}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        before = path.read_bytes() if path.is_file() else None
        proposals.append(Proposal(f"{SCHEMAS}/{name}.json", before, text.encode("utf-8")))
    return tuple(proposals)


def editor_settings(options: SiteOptions, kinds: Iterable[FileKind]) -> tuple[Proposal, ...]:
    """Write VS Code's settings, and the extension that it needs.

    Args:
        options: The site's options.
        kinds: The kinds of files.

    Returns:
        The files that are not there yet: a person's own settings are never changed.
    """
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
    """Find the kind of a YAML file.

    Args:
        kinds: The kinds of files.
        path: The file, relative to the folder of accounts.

    Returns:
        The kind with the most exact pattern, None for a file that is no part of a plan.
    """
    parts = PurePosixPath(path).with_suffix("").parts
    matches = [
        (sum(pattern_part == "*" for pattern_part in pattern.split("/")), kind.name, kind)
        for kind in kinds
        for pattern in kind.paths
        if len(pattern.split("/")) == len(parts)
        and all(
            pattern_part in ("*", part)
            for pattern_part, part in zip(pattern.split("/"), parts, strict=True)
        )
    ]
    return min(matches)[2] if matches else None
