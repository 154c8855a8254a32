"""Whether our pages may be made outside MkDocs' loops, or another plugin wants to see each of them.

A plugin that takes part in pages may collect them, change them or count them, so with one that is
not known to do without, each page goes MkDocs' own way, in every build anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

__all__ = ["plugins_in_the_way"]

_INDIFFERENT = (
    "gosart.",
    "material.plugins.info.",
    "material.plugins.offline.",
    "material.plugins.search.",
    "material.plugins.tags.",
)
"""Modules of plugins that are served as well by what we tell them: entries of the search, tags."""


def plugins_in_the_way(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the names of plugins, hooks and settings that want MkDocs' own way for every page.

    Args:
        config: MkDocs' configuration, after all plugins have seen it.
    """
    return tuple(dict.fromkeys(_in_the_way(config)))


def _in_the_way(config: MkDocsConfig) -> Iterator[str]:
    if config.theme.name != "material":
        yield f"theme {config.theme.name}"
    for name, plugin in config.plugins.items():  # hooks too
        if not f"{type(plugin).__module__}.".startswith(_INDIFFERENT):
            yield name.removeprefix("material/")
