"""Entries every account may refer to, read once a build: our people, rivals, partners, offerings.

A shared entry that is wrong is told once, for the shared file; what is wrong in it is left out, so
that accounts are not blamed for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from gosart.diagnostics import Diagnostic, Severity
from gosart.method.model import Method
from gosart.plan.audience import (
    sealed,
    tree_speaks,
    unclear_keys,
)
from gosart.plan.audience_check import (
    check_audiences,
)
from gosart.plan.cut import cut_account
from gosart.plan.field_audience import AUDIENCES, check_defaults, narrowed_lines
from gosart.plan.model.people import TeamMember
from gosart.plan.options import PlanOptions
from gosart.plan.schema.account import SharedEntry
from gosart.plan.schema.people import TeamEntry
from gosart.plan.schema.registry import fields_of
from gosart.plan.validate.consistency import check_competitors
from gosart.plan.validate.links import check_links, find_links
from gosart.plan.validate.messages import tell_errors
from gosart.plan.validate.problems import Located, Problems
from gosart.plan.validate.references import check_shared_references
from gosart.plan.validate.slips import check_slips
from gosart.plan.validate.source_map import SourceMap, mapping
from gosart.plan.validate.texts import check_body, check_texts
from gosart.yaml.document import Key, Node, Tree

__all__ = ["SECTIONS", "Shared", "load_shared", "merge", "team_member"]

SECTIONS = tuple(spec.name for spec in fields_of(SharedEntry))


@dataclass(frozen=True, eq=False)
class Shared:
    """The shared entries of a repository, whole and as this build may show them."""

    tree: Tree
    data: Mapping[str, dict[str, Node]]
    """All of them, by section and id; valid."""
    visible: SharedEntry
    """Those that the build may show."""
    team: Mapping[str, TeamMember]
    """Our people whom the build may show."""
    speaks_of_audiences: bool
    """Whether the files keep anything from the readers of the build, or may."""
    located: tuple[Located, ...]
    """What is wrong with them, each problem with its key."""
    unclear: frozenset[Key] = frozenset()
    """Sections and entries of which nobody can tell who may see them, for their files were not
    understood."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with them."""
        return tuple(problem for problem, _ in self.located)

    @property
    def readable(self) -> bool:
        """Whether there is no error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def load_shared(tree: Tree, method: Method, options: PlanOptions) -> Shared:
    """Check the shared entries and cut them to the audience. Problems belong to no account.

    Args:
        tree: The data with the files it was put together from.
        method: The method.
        options: The options of the build.

    Returns:
        The shared entries, whole and as the build may show them.
    """
    path = tree.mounts[0].document.path if tree.mounts else f"{options.folder}/_shared"
    source_map = SourceMap(tree, Tree({}, ()), path)
    problems = Problems(source_map, "")
    check_audiences(problems, tree.data, options)
    check_defaults(options.audience_defaults)
    data = _valid(problems, tree.data)
    check_shared_references(problems, data, method)
    check_competitors(problems, data)
    check_slips(problems, SharedEntry, tree.data)
    check_texts(problems, tree.data)
    for _, document in tree.narratives():
        check_body(problems, document)
        check_links(problems, document, find_links(document), options)
    unclear = frozenset(unclear_keys(tree, options))
    data = {
        section: {
            key: sealed(entry, options) if unclear & {(), (section,), (section, key)} else entry
            for key, entry in mapping(data.get(section)).items()
        }
        for section in SECTIONS
    }
    visible = SharedEntry.model_validate(cut_account(data, options).data)
    team = {key: team_member(key, entry) for key, entry in (visible.team or {}).items()}
    return Shared(
        tree,
        {section: mapping(entries) for section, entries in data.items()},
        visible,
        team,
        tree_speaks(tree, options),
        problems.located(),
        unclear,
    )


def team_member(key: str, entry: TeamEntry) -> TeamMember:
    """Make one of ours of their entry.

    Args:
        key: The way to the value, from the top of the account.
        entry: What is typed.

    Returns:
        The member.
    """
    return TeamMember(key, entry.name or key, entry.role or "", entry.email or "", entry.left)


def merge(own: Node, shared: Node, options: PlanOptions) -> Node:
    """Add an account's own entry to the shared one of its id.

    Key by key, the account's wins; of two audiences the narrower.

    Args:
        own: What the account says of it.
        shared: The entries that all accounts share.
        options: The options of the build.

    Returns:
        The entry with the account's values before the shared ones.
    """
    if own is None:
        return shared
    if not isinstance(own, dict) or not isinstance(shared, dict):
        return own
    merged = {
        **shared,
        **{name: merge(value, shared.get(name), options) for name, value in own.items()},
    }
    lines = own.get(AUDIENCES), shared.get(AUDIENCES)
    if isinstance(lines[0], dict) and isinstance(lines[1], dict):
        merged[AUDIENCES] = narrowed_lines(lines[0], lines[1], options)
    audience, other = own.get("audience"), shared.get("audience")
    if isinstance(audience, str) and isinstance(other, str):
        merged["audience"] = options.narrower(audience, other)
    return merged


def _valid(problems: Problems, data: dict[str, Node]) -> dict[str, Node]:
    """Tell what is wrong with the entries and return them without it.

    An audience stays, for what it hides must stay hidden.
    """
    for _ in range(2):
        try:
            SharedEntry.model_validate(data)
        except ValidationError as error:
            wrong = set(problems.keys)
            tell_errors(problems, SharedEntry, data, error)
            data = mapping(_without(data, (), frozenset(problems.keys - wrong)))
        else:
            return data
    # What cannot be told from its surroundings is left out whole; the ids stay known, so that
    # references to them are not blamed.
    return {
        section: dict.fromkeys(mapping(data.get(section)))
        for section in SECTIONS
        if section != "offerings"
    }


def _without(node: Node, key: Key, wrong: frozenset[Key]) -> Node:
    if isinstance(node, dict):
        return {
            name: _without(value, (*key, name), wrong)
            for name, value in node.items()
            if (*key, name) not in wrong
        }
    if isinstance(node, list):
        return [
            _without(item, (*key, number), wrong)
            for number, item in enumerate(node)
            if (*key, number) not in wrong
        ]
    return node
