"""Any plan, as text or tree, gives objects or diagnostics; what is left out leaves no trace."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gosart.diagnostics import Location, Severity, render
from gosart.plan.portfolio_loader import PlanOptions, load_account, load_portfolio, load_shared
from gosart.plan.schema.account import AccountEntry
from gosart.plan.validate.links import find_links
from gosart.repository.loader import read_repository
from gosart.yaml.document import (
    AccountFiles,
    Document,
    Mount,
    Node,
    NoteFile,
    Position,
    Repository,
    Tree,
)
from tests.plan.planned import method

OPTIONS = PlanOptions()
WORDS = (
    "us",
    "ada",
    "dana",
    "quantrel",
    "desk",
    "A1",
    "+",
    "++++++++++++++++++++",
    "2026-01-01",
    "true",
    "5_000",
    "EUR",
    "sales",
    "nobody",
)


def names(schema: Any) -> Iterator[str]:
    """Every key a plan may have."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from names(value)


def values(schema: Any) -> Iterator[str]:
    """Every value of a closed set."""
    if isinstance(schema, dict):
        yield from (value for value in schema.get("enum", ()) if isinstance(value, str))
        for value in schema.values():
            yield from values(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from values(value)


SCHEMA = AccountEntry.model_json_schema()
scalars = (
    st.none()
    | st.sampled_from(WORDS)
    | st.sampled_from(sorted(set(values(SCHEMA))))
    | st.text(max_size=12)
)
keys = (
    st.sampled_from(sorted(set(names(SCHEMA))))
    | st.sampled_from(WORDS)
    | st.text(min_size=1, max_size=6)
)
trees: st.SearchStrategy[Node] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=30,
)


def shaped(schema: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Data in the shape of a plan, with a foreign piece here and there."""
    if "$ref" in schema:
        return shaped(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], depth)
    for choice in ("oneOf", "anyOf"):
        if choice in schema and "properties" not in schema:
            return st.one_of([shaped(option, depth) for option in schema[choice]])
    if depth > 7 or schema.get("type") == "null":
        return st.none()
    if "enum" in schema:
        return st.sampled_from([value for value in schema["enum"] if isinstance(value, str)])
    if schema.get("type") == "array":
        return st.lists(shaped(schema["items"], depth + 1), max_size=2)
    if schema.get("type") == "object":
        required = {
            key: shaped(inner, depth + 1)
            for key, inner in schema.get("properties", {}).items()
            if key in schema.get("required", ())
        }
        free = {
            key: st.deferred(lambda inner=inner: shaped(inner, depth + 1))
            for key, inner in schema.get("properties", {}).items()
        }
        if not free:
            extra = schema.get("additionalProperties")
            return st.dictionaries(
                st.sampled_from(WORDS),
                shaped(extra, depth + 1) if isinstance(extra, dict) else scalars,
                max_size=2,
            )
        some = st.lists(st.sampled_from(sorted(free)), max_size=5, unique=True)
        return some.flatmap(
            lambda chosen: st.fixed_dictionaries({**required, **{key: free[key] for key in chosen}})
        )
    return scalars


plans = shaped(SCHEMA).filter(lambda data: isinstance(data, dict))


def files_of(data: dict[str, Node], body: str = "") -> AccountFiles:
    """An account of one file of one line, in which nothing is found but the top."""
    position = Position(Location("accounts/a.md"), Location("accounts/a.md"))
    document = Document("accounts/a.md", data, {(): position}, ("a line",), body)
    note = NoteFile(
        "note",
        Document("accounts/a/notes/note.md", {"title": body}, {(): position}, ("a line",), body),
    )
    return AccountFiles("a", "accounts/a.md", Tree(data, (Mount((), document),)), (note,))


def check_loads(data: dict[str, Node], shared: dict[str, Node], body: str = "") -> None:
    """Load for every audience: the same problems, and an account unless one is an error."""
    problem_texts = set()
    for audience in OPTIONS.audiences:
        options = PlanOptions(audience=audience)
        files = files_of(data, body)
        portfolio = load_portfolio(Repository((files,), Tree(shared, ())), method(), options)
        problem_texts.add(tuple(render(problem) for problem in portfolio.problems))
        failed = any(
            problem.severity is Severity.ERROR and problem.account for problem in portfolio.problems
        )
        assert not (portfolio.accounts and failed)
        assert portfolio.accounts or failed or "audience" in data
    assert len(problem_texts) == 1


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(st.dictionaries(keys, trees, max_size=6), st.dictionaries(keys, trees, max_size=3))
def test_any_tree_gives_an_account_or_problems(
    data: dict[str, Node], shared: dict[str, Node]
) -> None:
    check_loads(data, shared)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
@given(plans, st.text(max_size=40))
def test_any_data_in_the_shape_of_a_plan_gives_an_account_or_problems(
    data: dict[str, Node], body: str
) -> None:
    check_loads(
        data,
        {section: data[section] for section in ("team", "competitors") if section in data},
        body,
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_of_an_account_gives_an_account_or_problems(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "accounts" / "a.md"
        path.parent.mkdir()
        path.write_text(text, "utf-8", errors="ignore")
        portfolio = load_portfolio(
            read_repository(Path(folder), "accounts"), method(), PlanOptions(root=Path(folder))
        )
        assert len(portfolio.accounts) + len(portfolio.broken) == 1


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[]()!<>`~*\\ \nax./#:\"'=&{}", max_size=200))
def test_any_text_of_a_note_has_its_links_found_where_they_stand(body: str) -> None:
    lines = tuple(body.split("\n"))
    for link in find_links(Document("accounts/a/notes/n.md", {}, {}, lines, body)):
        assert 1 <= link.location.line <= len(lines)
        assert link.source == lines[link.location.line - 1]


SECRET = "zebrafish"
FREE = {
    "text",
    "note",
    "what",
    "name",
    "title",
    "evidence",
    "outcome",
    "position",
    "item",
    "measure",
    "value",
    "business_agenda",
    "questions",
}


def secret(node: Node) -> Node:
    """Write the secret wherever a text is free."""
    if isinstance(node, dict):
        return {
            key: SECRET if key in FREE and isinstance(value, str) else secret(value)
            for key, value in node.items()
        }
    return [secret(item) for item in node] if isinstance(node, list) else node


def with_a_secret(node: Node, audience: str) -> Iterator[Node]:
    """Every way to make one entry of a plan one for others only."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from ({**node, key: changed} for changed in with_a_secret(value, audience))
        written = secret(node)
        if written != node and isinstance(written, dict):
            yield {**written, "audience": audience}
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from (
                [*node[:index], changed, *node[index + 1 :]]
                for changed in with_a_secret(value, audience)
            )


@pytest.mark.parametrize("account", ["marwick-thorne", "tallgrass-packaging", "wittgenrode-chemie"])
def test_an_entry_for_others_leaves_no_trace_wherever_it_stands(account: str) -> None:
    root = Path(__file__).parents[2]
    options = PlanOptions(root=root)
    repository = read_repository(root, "accounts")
    shared = load_shared(repository.shared, method(), options)
    (files,) = (item for item in repository.accounts if item.id == account)
    tried = 0
    for data in with_a_secret(files.tree.data, "sales"):
        assert isinstance(data, dict)
        changed = AccountFiles(files.id, files.path, Tree(data, files.tree.mounts))
        loaded = load_account(changed, shared, method(), options)
        if any(problem.severity is Severity.ERROR for problem in loaded.problems):
            assert {problem.code for problem in loaded.problems} <= {
                "P002",
                "P023",
            }  # an audience means nothing there, and is told so
        else:
            tried += 1
            assert SECRET not in repr(loaded.account)
    assert tried > 50
