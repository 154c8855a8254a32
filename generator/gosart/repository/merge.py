"""Documents, each with the key its path stands for -> one tree; no key from two files."""

from __future__ import annotations

from collections.abc import Iterable

from gosart.diagnostics import Diagnostic, Location, msg
from gosart.repository.rating_sets import is_rating_set, items_of
from gosart.yaml.codes import problem_at
from gosart.yaml.document import Key, Mount, Node, Tree

__all__ = ["key_of", "plant"]


def key_of(parts: tuple[str, ...]) -> Key:
    """Return the key that a file supplies.

    Args:
        parts: Its path below the account's folder, without the ending.

    Returns:
        () for `("account",)`, the account itself; the opportunity's key for
        `("opportunities", "pumps", "opportunity")`; else the parts themselves.
    """
    if parts == ("account",):
        return ()
    if len(parts) == 3 and parts[0] == "opportunities" and parts[2] == "opportunity":
        return parts[:2]
    return parts


def plant(
    mounts: Iterable[Mount], *, keys_only: bool = False
) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Put documents together, the higher keys first.

    The documents' own data is never changed: what has to grow is copied.

    Args:
        mounts: Documents, each with the key it supplies.
        keys_only: Whether no document may be a list.

    Returns:
        The tree, and a problem for each document that is left out since its key is taken.
    """
    data: dict[str, Node] = {}
    planted: list[Mount] = []
    left_out: list[Mount] = []
    problems: list[Diagnostic] = []
    owned = {id(data)}
    given = list(mounts)
    sets = [mount for mount in given if is_rating_set(mount.at)]
    for mount in sorted(
        (mount for mount in given if not is_rating_set(mount.at)),
        key=lambda mount: (len(mount.at), not mount.document.data, mount.document.path),
    ):
        content = mount.document.data
        if content is None:  # told by the reader; its lines are still wanted
            planted.append(mount)
        elif isinstance(content, list) and (keys_only or not mount.at):
            problems.append(_not_keys(mount))
            left_out.append(mount)
        elif not mount.at:
            if data and content:
                problems.append(_taken(mount, planted))
                left_out.append(mount)
                continue
            if isinstance(content, dict) and content:
                data = dict(content)
                owned.add(id(data))
            planted.append(mount)
        else:
            problem = _graft(mount, content, data, owned, planted)
            if problem is None:
                planted.append(mount)
            else:
                problems.append(problem)
                left_out.append(mount)
    for opportunity in sorted({str(mount.at[1]) for mount in sets}):
        own = [mount for mount in sets if mount.at[1] == opportunity]
        grown, unfit, wrong = _with_sets(own, data, owned, planted)
        planted += grown
        left_out += unfit
        problems += wrong
    return Tree(data, tuple(planted), tuple(left_out)), tuple(problems)


def _with_sets(
    sets: list[Mount], data: dict[str, Node], owned: set[int], planted: list[Mount]
) -> tuple[list[Mount], list[Mount], list[Diagnostic]]:
    """Add the files of an opportunity's sets of ratings to its list.

    Returns:
        The files that became items, those that did not, and what is wrong.
    """
    at = sets[0].at[:-1]
    here = data
    for depth, part in enumerate(at[:-1], 1):
        child = here.get(str(part))
        if child is not None and not isinstance(child, dict):
            return [], sets, [_no_room(mount, at[:depth], planted) for mount in sets]
        if child is None or id(child) not in owned:
            child = dict(child or {})
        owned.add(id(child))
        here[str(part)] = child
        here = child
    listed = here.get(str(at[-1]))
    if listed is not None and not isinstance(listed, list):
        return [], sets, [_no_room(mount, at, planted) for mount in sets]
    items, left_out, problems = items_of(sets, len(listed or ()))
    if items:
        here[str(at[-1])] = [*(listed or ()), *(item.document.data for item in items)]
    return items, left_out, problems


def _graft(
    mount: Mount, content: Node, data: dict[str, Node], owned: set[int], planted: list[Mount]
) -> Diagnostic | None:
    """Put one document at its key; return what is wrong when that cannot be done."""
    here = data
    for depth, part in enumerate(mount.at[:-1], 1):
        child = here.get(str(part))
        if child is None:
            child = {}
        elif not isinstance(child, dict):
            return _no_room(mount, mount.at[:depth], planted)
        elif id(child) not in owned:
            child = dict(child)
        owned.add(id(child))
        here[str(part)] = child
        here = child
    last = str(mount.at[-1])
    if here.get(last) is None:
        here[last] = content
    elif content != {}:  # a text without front matter tells about a node and supplies no key
        return _taken(mount, planted)
    return None


def _other(key: Key, planted: list[Mount]) -> Location:
    """Find where a key has been supplied before."""
    return Tree({}, tuple(planted)).locate(key)[0].key


def _taken(mount: Mount, planted: list[Mount]) -> Diagnostic:
    other = _other(mount.at, planted)
    if not mount.at:
        message = msg("The account's own keys are both here and in {path}.", path=other.path)
    else:
        message = msg(
            "The key '{key}' is both in this file and at {path}:{line}:{column}.",
            key=".".join(map(str, mount.at)), path=other.path, line=other.line, column=other.column,
        )  # fmt: skip
    hint = msg("Keep one of them: a file's path is the key of its content.")
    return problem_at("S032", Location(mount.document.path), message, hint, mount.document.lines[0])


def _no_room(mount: Mount, key: Key, planted: list[Mount]) -> Diagnostic:
    other = _other(key, planted)
    message = msg(
        "This file belongs below '{key}', which is text or a list at {path}:{line}:{column}.",
        key=".".join(map(str, key)), path=other.path, line=other.line, column=other.column,
    )  # fmt: skip
    hint = msg("Write keys there, or move this file's content into that one.")
    return problem_at("S035", Location(mount.document.path), message, hint, mount.document.lines[0])


def _not_keys(mount: Mount) -> Diagnostic:
    message = msg("This is a list, but keys and values are expected.")
    hint = msg("Write 'key: value', with a space after the colon.")
    location = mount.document.positions[()].value
    return problem_at("S022", location, message, hint, mount.document.lines[location.line - 1])
