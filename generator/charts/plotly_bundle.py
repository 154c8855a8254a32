"""Plotly's own script, as the installed package brings it: the one file of a site that draws an interactive figure."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["plotly_bytes", "plotly_script"]


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
    """Return Plotly's own script; a function that it calls at once is put in parentheses, where it has the form we know.

    Browsers read a function that is passed on only in passing, and again when it is called; one in parentheses they read once. Of five
    megabytes that is a fifth of the time between a reader's click and the radar.
    """
    text = plotly_script()[1].read_bytes()
    head, opening, body = text.partition(b": this, () => {")
    end = body.rstrip()
    return head + b": this, (() => {" + end[:-2] + b"));\n" if opening and end.endswith(b"}));") else text
