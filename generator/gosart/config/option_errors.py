"""What is wrong with a site's options: all of it in one run, a sentence each, with its location."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from gosart.diagnostics import Location
from gosart.errors import GosartError
from gosart.text.suggest import nearest

__all__ = ["Locate", "OptionPath", "OptionProblem", "OptionsError", "nowhere", "problems_of"]

OptionPath: TypeAlias = tuple[str | int, ...]
"""The way to a value from the options' top: `("rules", "severity", "K004")`."""
Locate: TypeAlias = Callable[[OptionPath, bool], Location | None]
"""Returns where a value is typed, or with True its key; None where nobody knows."""

_TRUST = ("trust", "trust_rules", "runs_own_rules")
"""What somebody may write who wants a repository's rules trusted; see `gosart.config.trust`."""


@dataclass(frozen=True, slots=True)
class OptionProblem:
    """One thing that is wrong."""

    path: OptionPath
    sentence: str
    location: Location | None = None
    """Where it is typed, None where nobody knows."""
    variable: str = ""
    """The variable of the environment that set the option, "" where it stands in a file."""

    def __str__(self) -> str:
        origin = self.variable
        if self.location and not origin:
            origin = f"{self.location.path}:{self.location.line}:{self.location.column}"
        return f"{origin}: {self.sentence}" if origin else self.sentence


class OptionsError(GosartError):
    """Options that a site cannot have; the text is one line a problem."""

    def __init__(self, problems: Iterable[OptionProblem]) -> None:
        self.problems = tuple(sorted(problems, key=_order))
        lines = [str(problem) for problem in self.problems]
        if len(lines) > 1:
            lines.insert(0, f"There are {len(lines)} problems with the options:")
        super().__init__("\n".join(lines))


def _order(problem: OptionProblem) -> tuple[str, int, int]:
    location = problem.location
    return (location.path, location.line, location.column) if location else ("", 0, 0)


def nowhere(path: OptionPath, at_key: bool) -> Location | None:  # noqa: ARG001 - a `Place`
    """Return no location: for options that are in no file.

    Args:
        path: The way to a value, of no meaning here.
        at_key: Whether its key is meant, of no meaning here.

    Returns:
        None.
    """
    return None


def problems_of(
    errors: Iterable[Any],
    keys: Mapping[str, tuple[str, ...]],
    locate: Locate,
    variables: Mapping[str, str],
) -> Iterator[OptionProblem]:
    """Turn pydantic's errors into sentences.

    Args:
        errors: What `ValidationError.errors()` returns.
        keys: The keys there are: below "" of the options, below its name of an option that is a
            mapping.
        locate: Finds where a value is typed.
        variables: Which variable of the environment set an option, by the option's name.

    Yields:
        One problem for each wrong value, in pydantic's order.
    """
    for error in errors:
        path: OptionPath = tuple(error["loc"])
        at_key = error["type"] == "unexpected_keyword_argument"
        ends: list[tuple[str, str]] = [("", error["msg"])]
        if error["type"] == "option":
            ends = error["ctx"]["problems"]
        elif error["type"] == "dataclass_type":
            ends = [("", f"takes a mapping of {', '.join(keys[str(path[0])])}")]
        variable = variables.get(str(path[0]), "")
        for key, end in ends:
            inside = (*path, key) if key else path
            sentence = _no_key(path, keys) if at_key else _sentence(path, end)
            location = None if variable else locate(inside, at_key)
            yield OptionProblem(inside, sentence, location, variable)


def _sentence(path: OptionPath, end: str) -> str:
    """Begin a sentence with the option's name."""
    name, *inside = map(str, path)
    subject = f"Option '{name}'" + (f" ({inside[0]})" if inside else "")
    joint = " " if end.startswith(("takes ", "names ")) else ": "
    return f"{subject}{joint}{end}" + ("" if end.endswith("?") else ".")


def _no_key(path: OptionPath, valid: Mapping[str, tuple[str, ...]]) -> str:
    *above, key = map(str, path)
    if not above and key in _TRUST:
        return (
            f"'{key}' counts for nothing in a file of the repository, which any branch may change. "
            "Say it from outside: `--trust-rules`, the variable GOSART_TRUST, or `trust: true` in "
            "~/.config/gosart/config.yml."
        )
    names = valid[above[0] if above else ""]
    near = nearest(key, names)
    meant = f" Did you mean '{near}'?" if near else ""
    listed = ", ".join(names)
    if above:
        return f"Option '{above[0]}' has no key '{key}'.{meant} It takes a mapping of {listed}."
    return f"There is no option '{key}'.{meant or f' Available: {listed}.'}"
