"""The plugin's options as they stand in a site's `mkdocs.yml`, for the commands that run without MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from gosart.errors import GosartError

__all__ = ["read_settings"]

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "zensical.yml")


def read_settings(root: Path) -> dict[str, Any]:
    """Return the options below `plugins: gosart:` of the site's configuration in `root`, and what it says of its forge; {} without one.

    Other plugins' custom tags (`!ENV`, `!!python/name:`) are stepped over, never run. Raises GosartError for a file that is no YAML.
    """
    path = next((root / name for name in NAMES if (root / name).is_file()), None)
    if path is None:
        return {}
    try:
        top = YAML(typ="rt", pure=True).compose(path.read_text(encoding="utf-8-sig"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise GosartError(f"{path.name} cannot be read: {error}") from error
    plugins = _child(top, "plugins")
    settings: dict[str, Any] = {}
    for plugin in _plugins(plugins):
        found = _plain(plugin)
        if isinstance(found, dict):
            settings |= found
    urls = _child(top, "use_directory_urls")
    if isinstance(urls, ScalarNode) and urls.value.lower() == "false":
        settings["directories"] = False
    for name in ("repo_url", "edit_uri", "site_url"):
        found = _child(top, name)
        if isinstance(found, ScalarNode) and found.value:
            settings[name] = found.value
    return settings


def _plugins(node: Node | None) -> list[Node]:
    """Find our options in either form MkDocs knows: a list of names and mappings, or one mapping."""
    entries = node.value if isinstance(node, SequenceNode) else [node]
    return [found for entry in entries if (found := _child(entry, "gosart")) is not None]


def _child(node: Node | None, key: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next(
        (value for name, value in node.value if isinstance(name, ScalarNode) and name.value == key),
        None,
    )


def _plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    plain = isinstance(node, ScalarNode) and node.style is None
    return None if plain and node.value in ("", "~", "null") else node.value
