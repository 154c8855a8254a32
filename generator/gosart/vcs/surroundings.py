"""What git would take from the user's environment and settings, and must not: neutralised here.

A hook of git's, an alias or a script may have set GIT_DIR and the like for its own repository. Of
these is kept what belongs to the repository that a folder lies in (the index of a commit that is
being made, the objects of a push), and nothing of another one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

__all__ = ["SETTINGS", "environment"]

SETTINGS = (
    "core.quotePath=false",
    f"core.excludesFile={os.devnull}",  # what one machine ignores is a plan all the same
    "core.fsmonitor=false",  # a program of the user's would be started
    "color.ui=false",
    "color.diff=false",
    "color.grep=false",
    "diff.renames=false",
    "diff.algorithm=default",
    "diff.interHunkContext=0",  # else lines between two changes would count as changed
    "grep.fullName=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
    "submodule.recurse=false",
    "advice.graftFileDeprecated=false",
)
"""Settings that would change what git prints, as they have to be.

Given with `-c`, they win over every file and GIT_CONFIG_COUNT. All others stay the user's, such as
safe.directory and core.autocrlf.
"""

_FIXED = {
    "LC_ALL": "C",  # git's own sentences, so that they can be told apart
    "LANGUAGE": "",
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone must not ask another machine, nor wait for it
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,  # an id means the same content and history in every clone
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",  # a folder may be called [plans]
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
}
_DROPPED = frozenset(
    {
        "GIT_ATTR_SOURCE",
        "GIT_CONFIG",
        "GIT_CURL_VERBOSE",
        "GIT_DIFF_OPTS",
        "GIT_EXTERNAL_DIFF",
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
    }
)
_OF_A_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_WORK_TREE",
    }
)
_LOCATIONS = frozenset({"GIT_COMMON_DIR", "GIT_DIR", "GIT_WORK_TREE"})
"""What says where a repository is; not needed where git finds it from the folder."""


def environment(
    root: Path, given: Mapping[str, str], find: Callable[[Path, Mapping[str, str]], tuple[str, str]]
) -> dict[str, str]:
    """Return the environment in which git is asked of a folder.

    Args:
        root: The folder.
        given: The environment of this process.
        find: Says for a folder and an environment where git finds its repository, as (git's own
            folder, top of the files), "" for none.
    """
    own = {
        name: value
        for name, value in given.items()
        if name not in _DROPPED | _OF_A_REPOSITORY and not name.startswith("GIT_TRACE")
    } | _FIXED
    described = {name: given[name] for name in sorted(_OF_A_REPOSITORY) if given.get(name)}
    return own | _belonging(root, described, find(root, own)) if described else own


def _belonging(
    root: Path, described: Mapping[str, str], repository: tuple[str, str]
) -> dict[str, str]:
    """Return what of a repository's variables belongs to the one that a folder lies in."""
    folder, top = repository
    named = os.path.realpath(described["GIT_DIR"]) if "GIT_DIR" in described else ""
    if not os.path.isdir(named):  # noqa: PTH112 - an empty name is none
        named = ""
    if not folder:
        # A hook of another repository names one too: who says where the files are means this one.
        here = os.path.realpath(root)
        files = os.path.realpath(described.get("GIT_WORK_TREE", os.devnull))
        if not named or os.path.commonpath([here, files]) != files:
            return {}
        return dict(described) | {"GIT_DIR": named, "GIT_WORK_TREE": files}
    if named and named != os.path.realpath(folder):
        return {}
    belonging = {name: value for name, value in described.items() if name not in _LOCATIONS}
    if (
        "GIT_INDEX_FILE" in belonging
        and not named
        and not _is_index(belonging["GIT_INDEX_FILE"], folder, top)
    ):
        del belonging["GIT_INDEX_FILE"]
    return belonging


def _is_index(name: str, folder: str, top: str) -> bool:
    """Tell whether an index may be that of the repository in `folder`.

    A relative name is seen from `top`, the top of its files.
    """
    index = Path(top, name)
    if not index.exists():
        return False
    if index.resolve().is_relative_to(os.path.realpath(folder)):
        return True
    return not any((above / "HEAD").is_file() for above in index.resolve().parents)
