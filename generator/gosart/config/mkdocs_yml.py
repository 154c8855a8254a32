"""Reads the plugin's options from a site's `mkdocs.yml`, for commands that run without MkDocs.

The file is read as MkDocs reads it: by the same YAML library (`yes` is a boolean there), with
`!ENV` and `INHERIT`. Two things are different. Nothing in it is ever run: a tag such as
`!!python/name:` is another plugin's and is stepped over. And where each option stands is
remembered, so that what is wrong with it is named by line and column.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError

from gosart.config.model import MkdocsSettings, mkdocs_names
from gosart.config.option_errors import OptionPath
from gosart.diagnostics import Location
from gosart.errors import GosartError

__all__ = [
    "CONFIG_NAMES",
    "SiteConfig",
    "options_in",
    "read_config",
    "read_mkdocs",
    "read_settings",
]

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "zensical.yml")
"""Names of the file, in the order in which they are looked for."""

PLUGIN = ("gosart", "/gosart")
"""How the plugin is named; with a slash MkDocs does not look for a theme's own one first."""


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """What a site's configuration says to us."""

    options: Mapping[str, Any] = field(default_factory=dict)
    """The options below `plugins: gosart:`, as YAML gives them."""
    mkdocs: MkdocsSettings = field(default_factory=MkdocsSettings)
    """What we take of MkDocs' own settings."""
    locations: Mapping[OptionPath, tuple[Location, Location]] = field(default_factory=dict)
    """Where each option stands, and each key inside it: (the key, its value)."""
    names_plugin: bool = False
    """Whether our plugin is among the site's."""

    def locate(self, path: OptionPath, at_key: bool) -> Location | None:
        """Return where an option is typed.

        Args:
            path: The way to it.
            at_key: Whether its key is meant, else its value.

        Returns:
            Its location, that of what holds it where it is not typed; None for one that is not in
            the file.
        """
        while path and path not in self.locations:
            path = path[:-1]
        return self.locations[path][0 if at_key else 1] if path else None


def read_settings(root: Path) -> dict[str, Any]:
    """Return the options of a site as they are typed.

    Args:
        root: Folder of the repository.

    Returns:
        The options below `plugins: gosart:`, {} where there are none.

    Raises:
        GosartError: The configuration cannot be read, or is no YAML.
    """
    return dict(read_config(root).options)


def read_mkdocs(
    path: Path, names: Collection[str], environ: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return settings of MkDocs' own as they are typed.

    Args:
        path: The configuration.
        names: Which of them.
        environ: What `!ENV` looks into; None for the environment of the process.

    Returns:
        Those that there are.

    Raises:
        GosartError: The configuration cannot be read, or is no YAML.
    """
    reader = _Reader(path.parent, os.environ if environ is None else environ)
    try:
        top = reader.entries(reader.top_of(path, ()))
        return {name: reader.construct(top[name][1]) for name in names if name in top}
    except (YAMLError, ValueError, RecursionError) as error:
        raise GosartError(f"{reader.name(path)} cannot be read: {error}.") from error


def read_config(
    root: Path, file: Path | None = None, environ: Mapping[str, str] | None = None
) -> SiteConfig:
    """Read a site's configuration.

    Args:
        root: Folder of the repository; locations are relative to it.
        file: The configuration; None for the first of `CONFIG_NAMES` in `root`.
        environ: What `!ENV` looks into; None for the environment of the process.

    Returns:
        The options and settings, empty where there is no such file and none was named.

    Raises:
        GosartError: The file cannot be read, is no YAML, or inherits from one that is not there.
    """
    path = file or next((root / name for name in CONFIG_NAMES if (root / name).is_file()), None)
    if path is None:
        return SiteConfig()
    reader = _Reader(root, os.environ if environ is None else environ)
    try:
        return reader.read(path)
    except (YAMLError, ValueError) as error:
        position = getattr(error, "problem_mark", None)
        at = f"{_named(_location(position))}: " if position else ""
        problem = getattr(error, "problem", "") or getattr(error, "reason", "") or error
        raise GosartError(f"{reader.name(path)} cannot be read: {at}{problem}.") from error
    except RecursionError:
        raise GosartError(f"{reader.name(path)} cannot be read: it is nested too deeply.") from None


def options_in(
    read: Callable[[str], bytes], name: str, environ: Mapping[str, str]
) -> Mapping[str, Any] | None:
    """Return the options of a configuration of another state, what it inherits among them.

    Args:
        read: Reads a file of that state by its path from the site's folder, posix; it raises
            OSError or ValueError where there is none.
        name: The configuration.
        environ: What `!ENV` looks into.

    Returns:
        The options below `plugins: gosart:`, {} where there are none or a file is no YAML; None
        where there is no such configuration.
    """
    reader = _StateReader(read, environ)
    path = Path(name)
    if not reader.is_there(path):
        return None
    try:
        return reader.read(path).options
    except (YAMLError, ValueError, RecursionError, GosartError, TypeError):
        return {}


def _location(position: yaml.Mark) -> Location:
    """Return where PyYAML's position is; it counts from 0."""
    return Location(position.name, position.line + 1, position.column + 1)


def _named(location: Location) -> str:
    return f"{location.path}:{location.line}:{location.column}"


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """PyYAML's loader as MkDocs sets it up, but that no tag runs anything."""

    environ: Mapping[str, str] = {}

    def variable(self, node: Node) -> Any:
        """Construct `!ENV NAME`, `!ENV [NAME]` or `!ENV [NAME, OTHER, default]`."""
        default = None
        names = [node]
        if isinstance(node, SequenceNode):
            names = list(node.value)
            if len(names) > 1:
                default = self.construct_object(names.pop(), deep=True)
        for name in map(self.construct_scalar, names):
            if name in self.environ:
                value = self.environ[name]
                tag = self.resolve(ScalarNode, value, (True, False))
                return self.construct_object(ScalarNode(tag, value))
        return default

    def day(self, node: Node) -> Any:
        """Construct a date, or leave `2026-13-45` a text, for the option to refuse."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value

    def step_over(self, node: Node) -> Any:
        """Construct what has a tag of somebody else's as if it had none."""
        if isinstance(node, MappingNode):
            return self.construct_mapping(node, deep=True)
        if isinstance(node, SequenceNode):
            return self.construct_sequence(node, deep=True)
        return self.construct_scalar(node)


_Loader.add_constructor("!ENV", _Loader.variable)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.day)
_Loader.add_constructor(None, _Loader.step_over)


class _Reader:
    """Reads one configuration, and what it inherits."""

    def __init__(self, root: Path, environ: Mapping[str, str]) -> None:
        self.root = root
        self.loader = _Loader("")
        self.loader.environ = environ

    def read(self, path: Path) -> SiteConfig:
        """Read the file and what it inherits."""
        top = self.entries(self.top_of(path, ()))
        options: dict[str, Any] = {}
        locations: dict[OptionPath, tuple[Location, Location]] = {}
        plugins = top.get("plugins", (None, None))[1]
        for node in self.plugin_nodes(plugins):
            value = self.construct(node)
            if value is None:
                continue
            if not isinstance(node, MappingNode) or not isinstance(value, dict):
                at = _named(_location(node.start_mark))
                raise GosartError(f"{at}: The plugin 'gosart' takes a mapping of options.")
            options |= value
            locations |= self.locations(node, ())
        # MkDocs' own word for any plugin, which it takes out before the plugin sees its options.
        options.pop("enabled", None)
        settings = {name: self.construct(top[name][1]) for name in mkdocs_names() if name in top}
        return SiteConfig(
            options, MkdocsSettings(**settings), locations, self.names_plugin(plugins)
        )

    def names_plugin(self, plugins: Node | None) -> bool:
        """Tell whether our plugin is among those of the site, with or without options."""
        names = (
            item.value if isinstance(item, ScalarNode) else name
            for item in (plugins.value if isinstance(plugins, SequenceNode) else [plugins])
            for name in (self.entries(item) or ("",))
        )
        return any(name in PLUGIN for name in names)

    def top_of(self, path: Path, children: tuple[Path, ...]) -> MappingNode:
        """Return the top of a file, merged into that of the file it inherits from."""
        node = self.compose(path)
        if not isinstance(node, MappingNode):
            return MappingNode("tag:yaml.org,2002:map", [])
        inherited = self.entries(node).get("INHERIT")
        if inherited is None:
            return node
        name = str(self.construct(inherited[1]))
        parent = Path(os.path.normpath(path.parent / name))
        if parent in (path, *children):
            problem = f"'{name}' inherits from this file."
        elif not self.is_there(parent):
            problem = f"There is no '{name}' to inherit from."
        else:
            return self.merged(self.top_of(parent, (path, *children)), node)
        raise GosartError(f"{_named(_location(inherited[1].start_mark))}: {problem}")

    def is_there(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path.is_file()

    def compose(self, path: Path) -> Node | None:
        """Read a file's node tree, None for an empty file."""
        name = self.name(path)
        try:
            with path.open("rb") as stream:
                loader = _Loader(stream)
                loader.name = name  # a location says it as a reader of messages knows it
                node: Node | None = loader.get_single_node()
                return node
        except OSError as error:
            raise GosartError(f"{name} cannot be read: {error.strerror}.") from error

    def name(self, path: Path) -> str:
        """Return how a message names a file."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def entries(self, node: Node | None) -> dict[str, tuple[Node, Node]]:
        """Return a mapping's entries, name to (key, value); merge keys resolved, the last wins."""
        if not isinstance(node, MappingNode):
            return {}
        self.loader.flatten_mapping(node)
        return {key.value: (key, value) for key, value in node.value if isinstance(key, ScalarNode)}

    def merged(self, parent: MappingNode, child: MappingNode) -> MappingNode:
        """Merge as MkDocs does: mappings key by key, everything else is the child's."""
        entries = self.entries(parent)
        for name, (key, value) in self.entries(child).items():
            before = entries.get(name, (None, None))[1]
            if isinstance(before, MappingNode) and isinstance(value, MappingNode):
                value = self.merged(before, value)
            entries[name] = (key, value)
        return MappingNode(child.tag, list(entries.values()), child.start_mark, child.end_mark)

    def plugin_nodes(self, node: Node | None) -> Iterator[Node]:
        """Yield our options in either form that MkDocs knows: a list of plugins, or one mapping."""
        for item in node.value if isinstance(node, SequenceNode) else [node]:
            entries = self.entries(item)
            yield from (entries[name][1] for name in PLUGIN if name in entries)

    def construct(self, node: Node) -> Any:
        """Return the value of a node."""
        return self.loader.construct_object(node, deep=True)

    def locations(
        self, node: MappingNode, above: OptionPath
    ) -> Iterator[tuple[OptionPath, tuple[Location, Location]]]:
        """Yield where each key of a mapping stands, and of the mappings in it."""
        for name, (key, value) in self.entries(node).items():
            yield (*above, name), (_location(key.start_mark), _location(value.start_mark))
            if isinstance(value, MappingNode):
                yield from self.locations(value, (*above, name))


class _StateReader(_Reader):
    """Reads one configuration of another state, and what it inherits there."""

    def __init__(self, read: Callable[[str], bytes], environ: Mapping[str, str]) -> None:
        super().__init__(Path(), environ)
        self.content = read

    def is_there(self, path: Path) -> bool:
        """Whether there is such a file."""
        try:
            self.content(path.as_posix())
        except (OSError, ValueError):
            return False
        return True

    def compose(self, path: Path) -> Node | None:
        """Read a file's node tree, None for an empty file."""
        node: Node | None = _Loader(self.content(path.as_posix())).get_single_node()
        return node
