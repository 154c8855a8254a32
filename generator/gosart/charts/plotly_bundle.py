"""Plotly's own script with the charts that the interactive radar draws, as this package brings it.

`make plotly` builds it for a release (`.ci/plotly/`), of Plotly's modules and with Plotly's own
settings: a quarter of the whole, and there three times as soon. Whose work is in it, and under
which licences, stands beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["TRACES", "plotly_script"]

TRACES = ("scatterpolar", "barpolar")
"""The kinds of traces that the figure of the radar has, as Plotly spells them."""


@cache
def plotly_script() -> Path:
    """Return the file; a site calls it by the same name, which has the version of plotly.js."""
    (script,) = (Path(__file__).parent / "plotly").glob("plotly-*.min.js")
    return script
