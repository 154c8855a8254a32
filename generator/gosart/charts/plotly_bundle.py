"""Plotly's own script, as the installed package brings it: what draws the interactive radar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["TRACES", "plotly_bytes", "plotly_script"]

TRACES = (b"scatterpolar", b"barpolar")
"""The kinds of traces that the figure of the radar has, as Plotly spells them."""
_LIST = re.compile(rb"\.register\(\[((?:[\w$]+\(\),?)+)\]\)")
_MODULE = rb'var ([\w$]+)=W\(\([\w$]+,[\w$]+\)=>{"use strict";[\w$]+\.exports=%b'
"""The beginning of a module of Plotly's script, up to what it exports."""


@cache
def plotly_script() -> tuple[str, Path]:
    """Return where Plotly's own script is and what a site calls it.

    The package is located and not imported, which would take longer than drawing every radar of a
    site.

    Returns:
        The file's name in a site, with the library's version, and the file in the installed
        package.
    """
    package = find_spec("plotly")
    assert package is not None  # noqa: S101 - a dependency of this package
    assert package.origin is not None  # noqa: S101
    path = Path(package.origin).parent / "package_data" / "plotly.min.js"
    with path.open(encoding="utf-8") as file:
        head = file.read(200)
    version = head.partition("plotly.js v")[2].split()[0]
    return f"plotly-{version}.min.js", path


def plotly_bytes() -> bytes:
    """Return Plotly's own script, changed so that a radar is there three times as soon.

    Two changes are made, each only where the script has the form that we know:

    - It ends with a list of fifty kinds of charts, maps among them, each of which is made ready
      before the first is drawn. The radar needs two (`TRACES`); the others stay in the file,
      unused. That saves two thirds of the time between a reader's click and the radar.
    - The function that holds all of it is put in parentheses. Browsers parse a function that is an
      argument in passing first, and again when it is called; in parentheses they parse it once.
    """
    return _in_parentheses(_with_traces(plotly_script()[1].read_bytes(), TRACES))


def _with_traces(text: bytes, traces: Sequence[bytes]) -> bytes:
    """Make only these kinds of charts ready; the core brings `scatter` with it.

    A chart is a module whose exports begin with its name. What the list calls is a second module,
    which only hands the first on.
    """
    lists = _LIST.findall(text)
    modules = []
    for trace in traces:
        charts = re.findall(_MODULE % (b'{moduleType:"trace",name:"%b",' % trace), text)
        if len(charts) == 1:
            modules += re.findall(_MODULE % (re.escape(charts[0]) + rb"\(\)}\);"), text)
    calls = [b"%b()" % name for name in modules]
    if len(lists) != 1 or len(calls) != len(traces) or not set(calls) <= set(lists[0].split(b",")):
        return text
    return text.replace(b".register([%b])" % lists[0], b".register([%b])" % b",".join(calls), 1)


def _in_parentheses(text: bytes) -> bytes:
    head, opening, body = text.partition(b": this, () => {")
    end = body.rstrip()
    return (
        head + b": this, (() => {" + end[:-2] + b"));\n"
        if opening and end.endswith(b"}));")
        else text
    )
