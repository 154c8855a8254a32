"""A company's own rules: Python files of its repository, each mistake in them one sentence."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType, ModuleType

from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, Location, Message, Severity, msg
from gosart.rules.findings import Context
from gosart.rules.first_edition import instead
from gosart.rules.helper_modules import HelperModules
from gosart.rules.registry import Rule, rules_in

__all__ = ["CODES", "NOT_RUN", "RULE_FAILS", "OwnRules", "read_own_rules", "rule_failure"]

RULE_FAILS = "X003"
NOT_RUN = "X004"
CODES: Mapping[str, Message] = MappingProxyType(
    {
        "X001": msg("A file of rules cannot be read"),
        "X002": msg("A rule's code is already taken"),
        RULE_FAILS: msg("A rule of your own fails"),
        NOT_RUN: msg("Your own rules were not run"),
    }
)
"""Code to title."""


@dataclass(frozen=True, eq=False, slots=True)
class OwnRules:
    """The rules of a repository's own, by file and line, and what is wrong with their files."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    not_run: Diagnostic | None = None
    """What says that there are files of rules and that they were not run; None where they were, or
    there are none."""


def read_own_rules(options: SiteOptions) -> OwnRules:
    """Run each Python file of the site's folder of rules and return the rules it makes.

    The files are code and do what they say: they are as much to be trusted as the repository that
    they come from. They are those of the folder on the disk, whatever revision is looked at. Those
    whose name begins with `_` are left alone.

    Args:
        options: The site's options; they say where the folder is, and whether its files may run.

    Returns:
        The rules, and a problem for each file that cannot be run and each code that is not free;
        without running anything that they were not run, where they may not.
    """
    if not options.rules_dir:
        return OwnRules()
    root = options.root
    paths = [
        path
        for path in sorted((root / options.rules_dir).glob("*.py"))
        if not path.name.startswith(("_", "."))
    ]
    if paths and not options.runs_own_rules:
        return OwnRules(not_run=_not_run(paths[0].relative_to(root).as_posix(), options.rules_dir))
    rules: dict[str, Rule] = {}
    problems: list[Diagnostic] = []
    helpers = HelperModules(root)
    for path in paths:
        module = ModuleType(f"gosart_rules.{path.stem}")
        module.__file__ = str(path)
        name = path.relative_to(root).as_posix()
        try:
            # Editors on Windows may begin a file with a byte order mark, which Python refuses here.
            source = path.read_text(encoding="utf-8-sig")
            code = compile(source, str(path), "exec")
            with helpers.importable():
                exec(code, vars(module))  # noqa: S102 - it is what the option is for
        except (Exception, SystemExit) as error:  # somebody else's code: whatever it does
            problems.append(_unreadable(name, path, error))
            continue
        for rule in rules_in(module):
            if len(rule.code.rstrip("0123456789")) < 2 or rule.code in rules:
                problems.append(_not_free(name, path, rule))
            else:
                rules[rule.code] = replace(rule, origin=name, check=helpers.around(rule.check))
    return OwnRules(tuple(rules.values()), tuple(problems))


def rule_failure(rule: Rule, error: BaseException, context: Context) -> Diagnostic:
    """Return the problem of an own rule that failed on a plan, at the line where it did.

    Args:
        rule: The rule; its `origin` is its file.
        error: What its function raised.
        context: What it was run on.

    Returns:
        The problem; its hint names what to write where the rule is of the first edition.
    """
    line = _last_line(error, rule.path) or rule.line
    account = context.account.account.id
    plan = f"{account}/{context.opportunity.opportunity.id}" if context.opportunity else account
    message = msg(
        "The rule {code} fails on {plan}: {error}",
        code=rule.code,
        plan=plan,
        error=_sentence(error),
    )
    hint = msg("Fix the rule, or leave it out: `rules: {{ignore: [{code}]}}`.", code=rule.code)
    if changes := instead(error, _text(rule.path)):
        hint = msg(
            "Write {changes}; or leave the rule out: `rules: {{ignore: [{code}]}}`.",
            changes=changes,
            code=rule.code,
        )
    return Diagnostic(
        RULE_FAILS,
        Severity.ERROR,
        Location(rule.origin, line),
        message,
        hint,
        _line(rule.path, line),
        account,
        about=("rules", rule.code),
    )


def _not_run(name: str, folder: str) -> Diagnostic:
    message = msg(
        "Your own rules in {folder}/ were not run, so what they check is not covered here.",
        folder=folder,
    )
    hint = msg(
        "They are code from this branch, which is not trusted here. If you trust it, pass "
        "`--trust-rules` or set GOSART_TRUST to `true`; never for a branch that anyone may have "
        "written."
    )
    return Diagnostic(
        NOT_RUN, Severity.ADVICE, Location(name), message, hint, about=("rules", folder)
    )


def _unreadable(name: str, path: Path, error: BaseException) -> Diagnostic:
    line, column, reason = _last_line(error, path) or 1, 1, _sentence(error)
    if isinstance(error, SyntaxError):
        line, column, reason = error.lineno or line, error.offset or 1, error.msg
    message = msg("The file of rules cannot be read: {error}", error=reason)
    hint = msg("Fix the file; until then its other rules do not run either.")
    if changes := instead(error, _text(path)):
        hint = msg("Write {changes}.", changes=changes)
    return Diagnostic(
        "X001", Severity.ERROR, Location(name, line, column), message, hint, _line(path, line)
    )


def _not_free(name: str, path: Path, rule: Rule) -> Diagnostic:
    message = msg("The code {code} is already taken.", code=rule.code)
    hint = msg(
        "Codes of your own start with at least two letters, such as ACME001, and each is used once."
    )
    return Diagnostic(
        "X002",
        Severity.ERROR,
        Location(name, rule.line),
        message,
        hint,
        _line(path, rule.line),
        about=("rules", rule.code),
    )


def _sentence(error: BaseException) -> str:
    try:
        text = " ".join(str(error).split())
    except Exception:  # an exception of somebody else's whose own words fail
        text = ""
    name = type(error).__name__
    return f"{name}: {text}" if text else name


def _last_line(error: BaseException, path: Path) -> int:
    """Return the deepest line of a file in a traceback, 0 where it is not in it."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(path)
    ]
    return (lines[-1] or 0) if lines else 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _line(path: Path, line: int) -> str:
    lines = _text(path).splitlines()
    return lines[line - 1] if 0 < line <= len(lines) else ""
