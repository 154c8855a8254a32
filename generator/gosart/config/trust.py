"""Whether a repository's own code, the rules of `rules_dir`, may run; it never says so itself.

At a terminal it may: whoever has a folder of plans on their machine runs it as they run its
`Makefile`. A pipeline runs branches that anybody may have written, so there somebody has to say so,
where no branch can: on the command line, in the environment, or in a file of the user's own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from gosart.errors import GosartError, reason_of

__all__ = ["PIPELINES", "TRUST", "is_pipeline", "is_trusted"]

TRUST = "GOSART_TRUST"
"""Variable of the environment that says whether the code may run."""

PIPELINES = (
    "CI",  # GitHub, GitLab, Bitbucket, CircleCI, Travis, Buildkite, Drone, Woodpecker, AppVeyor …
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "TF_BUILD",  # Azure Pipelines, which does not set CI
    "JENKINS_URL",  # nor does Jenkins
    "TEAMCITY_VERSION",
    "CODEBUILD_BUILD_ID",
    "BITBUCKET_BUILD_NUMBER",
    "bamboo_buildKey",
)
"""Variables of the environment by which the services of pipelines are known."""

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})
_TRUST_LINE = re.compile(r"trust: +(true|false)")


def is_trusted(root: Path, environ: Mapping[str, str], given: bool | None = None) -> bool:
    """Return whether the repository's own code may run.

    Args:
        root: Folder of the repository.
        environ: The environment.
        given: What the command line, or a program, says; None for nothing.

    Returns:
        What is given, else what `GOSART_TRUST` says, else `trust` of the user's own file, else
        whether this is no pipeline.

    Raises:
        GosartError: The variable is neither true nor false, or the user's file cannot be read.
    """
    if given is not None:
        return given
    if value := environ.get(TRUST, "").strip().lower():
        if value not in _YES | _NO:
            raise GosartError(f"{TRUST} is '{environ[TRUST]}'. It is true or false.")
        return value in _YES
    if not is_pipeline(environ):
        return True
    return _user_trusts(root, environ)


def is_pipeline(environ: Mapping[str, str]) -> bool:
    """Return whether this is a pipeline, as far as its service says so.

    Args:
        environ: The environment.
    """
    return any(environ.get(name, "").strip().lower() not in {"", *_NO} for name in PIPELINES)


def _user_trusts(root: Path, environ: Mapping[str, str]) -> bool:
    """Return what `trust` of the user's own file says, False where it says nothing."""
    path = _user_file(root, environ)
    if path is None:
        return False
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise GosartError(f"{path} cannot be read: {reason}.") from error
    written = [text for line in lines if (text := line.partition("#")[0].strip())]
    if not written:
        return False
    match = _TRUST_LINE.fullmatch(written[0])
    if len(written) > 1 or match is None:
        raise GosartError(f"{path} holds one line: `trust: true` or `trust: false`.")
    return match[1] == "true"


def _user_file(root: Path, environ: Mapping[str, str]) -> Path | None:
    """Return the user's own file, None where there is none, or a branch may have written it."""
    try:
        base = environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    except RuntimeError:  # nobody's home
        return None
    path = Path(base) / "gosart" / "config.yml"
    if not path.is_absolute() or not path.is_file():
        return None
    # In some pipelines the home is the working copy, or a link leads back into it.
    top = _working_copy(root.resolve())
    if any(
        candidate.is_relative_to(top)
        for candidate in (Path(os.path.normpath(path)), path.resolve())
    ):
        return None
    return path


def _working_copy(root: Path) -> Path:
    """Return the folder that was checked out, the repository itself where it is none of git's."""
    return next((above for above in (root, *root.parents) if (above / ".git").exists()), root)
