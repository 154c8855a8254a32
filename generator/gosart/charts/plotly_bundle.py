"""Plotly's own script, as the installed package brings it: the one file of a site that draws an interactive figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["TRACES", "plotly_bytes", "plotly_script"]

TRACES = (b"scatterpolar", b"barpolar")
"""The kinds of traces that the figure of the radar has."""
_LIST = re.compile(rb"\.register\(\[((?:[\w$]+\(\),?)+)\]\)")
_MODULE = rb'var ([\w$]+)=W\(\([\w$]+,[\w$]+\)=>{"use strict";[\w$]+\.exports=%b'
"""A module as Plotly's script holds it, to the beginning of what it gives."""


@cache
def plotly_script() -> tuple[str, Path]:
    """Return the name that Plotly's own script has in a site, with the library's version, and the file in the installed package.

    The package is found and not imported: that would take longer than drawing every radar of a site.
    """
    found = find_spec("plotly")
    assert found is not None  # noqa: S101 - a dependency of this package
    assert found.origin is not None  # noqa: S101
    path = Path(found.origin).parent / "package_data" / "plotly.min.js"
    with path.open(encoding="utf-8") as file:
        head = file.read(200)
    version = head.partition("plotly.js v")[2].split()[0]
    return f"plotly-{version}.min.js", path


def plotly_bytes() -> bytes:
    """Return Plotly's own script with two places changed, each where it has the form we know and else as it is.

    It ends with a list of fifty kinds of charts, maps among them, each of which is made ready before the first is drawn. Of these the radar
    needs two (`TRACES`); the others stay in the file and asleep, which is two thirds of the time between a reader's click and the radar.

    A function that it calls at once is put in parentheses. Browsers read a function that is passed on only in passing, and again when it is
    called; one in parentheses they read once.
    """
    return _wrapped(_only(plotly_script()[1].read_bytes(), TRACES))


def _only(text: bytes, traces: Sequence[bytes]) -> bytes:
    """Leave of the kinds of charts that are made ready those that the figure uses; the core brings `scatter` with it.

    A chart is a module whose exports begin with its name; a second one, which only hands the first on, stands in the list.
    """
    listed = _LIST.findall(text)
    kept = []
    for trace in traces:
        found = re.findall(_MODULE % (b'{moduleType:"trace",name:"%b",' % trace), text)
        if len(found) == 1:
            kept += re.findall(_MODULE % (re.escape(found[0]) + rb"\(\)}\);"), text)
    calls = [b"%b()" % name for name in kept]
    if (
        len(listed) != 1
        or len(calls) != len(traces)
        or not set(calls) <= set(listed[0].split(b","))
    ):
        return text
    return text.replace(b".register([%b])" % listed[0], b".register([%b])" % b",".join(calls), 1)


def _wrapped(text: bytes) -> bytes:
    head, opening, body = text.partition(b": this, () => {")
    end = body.rstrip()
    return (
        head + b": this, (() => {" + end[:-2] + b"));\n"
        if opening and end.endswith(b"}));")
        else text
    )
