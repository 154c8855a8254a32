"""A company's own rules: Python files of its repository, read as they are, every mistake in them one clear sentence."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType, ModuleType

from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg
from gosart.rules.findings import Context
from gosart.rules.registry import Rule, rules_in

__all__ = ["CODES", "OwnRules", "read_own_rules", "told_failure"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "X001": msg("A file of rules cannot be read"),
        "X002": msg("A rule's code is not free"),
        "X003": msg("A rule of your own fails"),
    }
)
"""Code to title."""


@dataclass(frozen=True, eq=False, slots=True)
class OwnRules:
    """The rules of a repository's own, by file and line, and what is wrong with their files."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def read_own_rules(root: Path, folder: str) -> OwnRules:
    """Run each Python file of `root`/`folder` (not those that begin with `_`) and return the rules it makes.

    The files are code and do what they say: they are as much to be trusted as the repository that they come from.
    """
    rules: dict[str, Rule] = {}
    problems: list[Diagnostic] = []
    for path in sorted((root / folder).glob("*.py")):
        if path.name.startswith(("_", ".")):
            continue
        module = ModuleType(f"gosart_rules.{path.stem}")
        module.__file__ = str(path)
        shown = path.relative_to(root).as_posix()
        try:
            source = path.read_text(encoding="utf-8-sig")
            exec(compile(source, str(path), "exec"), vars(module))  # noqa: S102 - it is what the option is for
        except (Exception, SystemExit) as error:  # somebody else's code: whatever it does is told
            problems.append(_unreadable(shown, path, error))
            continue
        for one in rules_in(module):
            if len(one.code.rstrip("0123456789")) < 2 or one.code in rules:
                message = msg("The code {code} is not free.", code=one.code)
                hint = msg(
                    "Codes of your own begin with two letters or more, such as ACME001, and stand once."
                )
                problems.append(
                    Diagnostic(
                        "X002",
                        Severity.ERROR,
                        Location(shown, one.line),
                        message,
                        hint,
                        _line(path, one.line),
                    )
                )
            else:
                rules[one.code] = replace(one, origin=shown)
    return OwnRules(tuple(rules.values()), tuple(problems))


def told_failure(one: Rule, error: BaseException, context: Context) -> Diagnostic:
    """Return what is said of an own rule that failed, at the line of its file where it did."""
    line = _last_line(error, one.path) or one.line
    opportunity = context.opportunity.opportunity.id if context.opportunity else ""
    plan = (
        f"{context.account.account.id}/{opportunity}" if opportunity else context.account.account.id
    )
    message = msg(
        "The rule {code} fails on {plan}: {error}", code=one.code, plan=plan, error=_sentence(error)
    )
    hint = msg("Mend the rule, or leave it out: `rules: {{ignore: [{code}]}}`.", code=one.code)
    return Diagnostic(
        "X003", Severity.ERROR, Location(one.origin, line), message, hint, _line(one.path, line)
    )


def _unreadable(shown: str, path: Path, error: BaseException) -> Diagnostic:
    line = (
        error.lineno
        if isinstance(error, SyntaxError) and error.lineno
        else _last_line(error, path) or 1
    )
    column = error.offset if isinstance(error, SyntaxError) and error.offset else 1
    told = error.msg if isinstance(error, SyntaxError) else _sentence(error)
    message = msg("The file of rules cannot be read: {error}", error=told)
    hint = msg("Mend the file; its other rules are left out until then.")
    return Diagnostic(
        "X001", Severity.ERROR, Location(shown, line, column), message, hint, _line(path, line)
    )


def _sentence(error: BaseException) -> str:
    told = " ".join(str(error).split())
    name = type(error).__name__
    return f"{name}: {told}" if told else name


def _last_line(error: BaseException, path: Path) -> int:
    """Return the deepest line of a file in a traceback, 0 where it is not in it."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(path)
    ]
    return (lines[-1] or 0) if lines else 0


def _line(path: Path, line: int) -> str:
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[line - 1] if 0 < line <= len(lines) else ""
