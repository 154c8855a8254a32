"""JUnit's XML: a suite for each account; what fails the check is a failure, the rest is skipped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from xml.etree import ElementTree as Xml

from gosart.diagnostics import Diagnostic, Say, render
from gosart.lint.formats.text import described

__all__ = ["junit"]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(
    diagnostics: Sequence[Diagnostic], failing: Callable[[Diagnostic], bool], say: Say = str
) -> str:
    """Return the report; where nothing was found there is one test, and it passed.

    Args:
        diagnostics: What was found.
        failing: Which of them fail the check.
        say: Writes their sentences in a language.

    Returns:
        XML, a suite for each account.
    """
    top = Xml.Element(
        "testsuites",
        name="gosart",
        tests=str(max(1, len(diagnostics))),
        failures=str(sum(map(failing, diagnostics))),
    )
    if not diagnostics:
        suite = Xml.SubElement(
            top, "testsuite", name="gosart", tests="1", failures="0", skipped="0"
        )
        Xml.SubElement(suite, "testcase", name="check", classname="gosart")
    for account, group in groupby(sorted(diagnostics, key=_suite), key=_suite):
        items = list(group)
        failures = sum(map(failing, items))
        counts = {
            "tests": str(len(items)),
            "failures": str(failures),
            "skipped": str(len(items) - failures),
        }
        suite = Xml.SubElement(top, "testsuite", {"name": _text(account), **counts})
        for item in items:
            location = item.location
            at = f"{location.path}:{location.line}:{location.column}"
            case = Xml.SubElement(
                suite,
                "testcase",
                name=_text(f"{item.code} {at}"),
                classname=_text(account),
                file=_text(location.path),
            )
            case.set("line", str(location.line))
            kind = "failure" if failing(item) else "skipped"
            outcome = Xml.SubElement(case, kind, {"message": _text(described(item, say))})
            if kind == "failure":
                outcome.set("type", str(item.severity))
                outcome.text = _text(render(item, say))
    Xml.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(top, encoding="unicode")


def _suite(item: Diagnostic) -> str:
    return item.account or "(all accounts)"


def _text(text: str) -> str:
    """Leave out what XML has no way to write."""
    return _NOT_XML.sub("\ufffd", text)
