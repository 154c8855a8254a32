"""The control that asks for the interactive radar: what `twin.js` needs stands in its attributes, and nothing is fetched before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from gosart.analysis.assessment import DealAssessment
from gosart.charts.plotly_bundle import plotly_bytes, plotly_script
from gosart.charts.radar_plotly import Note, radar_figure
from gosart.i18n.translator import Words
from gosart.method.enums import Mark
from gosart.method.model import Method
from gosart.plan.model.account import Rating
from gosart.site.renderer import GeneratedFile
from gosart.text.markdown import inline
from gosart.urls import Addresses

__all__ = ["plotly_files", "twin_control"]

FOLDER = "assets/gosart/"


def plotly_files() -> Iterator[GeneratedFile]:
    """Return Plotly's own script as a file of the site, from the installed package."""
    yield GeneratedFile(FOLDER + plotly_script()[0], plotly_bytes())


def twin_control(method: Method, words: Words, addresses: Addresses, uri: str, assessment: DealAssessment, title: str, name: str) -> Markup:
    """Write the button for the page `uri`; `title` heads the saved picture, `name` is its file's without the ending.

    Without a script the button stays hidden: then the drawing and the tables are all there is.
    """

    def note(rating: Rating) -> Note:
        source, sure = rating.source, rating.confidence
        said = words.text("someone not shown here") if source and source.hidden else source.name if source else ""
        return (inline(rating.evidence).striptags() if rating.evidence else "", said, method.term(sure).label if sure else "")

    script = addresses.between(uri, FOLDER + plotly_script()[0])
    return Markup(
        '<div class="g-twin" data-search-exclude data-script="{}" data-title="{}" data-file="{}" '
        "data-figure='{}' data-words='{}'>"
        '<button type="button" class="g-twin-open" aria-expanded="false" hidden>{}</button></div>'
    ).format(
        script,
        title,
        name,
        _attribute(radar_figure(method, assessment, words, note)),
        _attribute(_said(method, words)),
        words.text("Interactive radar"),
    )


def _attribute(value: Mapping[str, Any]) -> Markup:
    """Write JSON for an attribute in single quotes: JSON is full of the others, and each would take five characters."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;"))


def _said(method: Method, words: Words) -> dict[str, Any]:
    """Return every word that the script writes; values in braces are put in there."""
    marks = {mark.value: [method.term(mark).letter or mark.value, method.term(mark).label] for mark in Mark}
    return {
        "close": words.text("Close the interactive radar"),
        "loading": words.text("The interactive radar is being loaded …"),
        "failed": words.text(
            "The interactive radar could not be loaded; what it shows stands in the worksheet below. Press the button to try again."
        ),
        "ready": words.text("The interactive radar is open."),
        "controls": words.text("Controls of the radar"),
        "radar": words.text("Radar: the arrow keys go from criterion to criterion, Escape to none"),
        "date": words.text("Date"),
        "compared": words.text("Compared with"),
        "nothing": words.text("nothing"),
        "play": words.text("Play"),
        "next": words.text("Next date"),
        "pause": words.text("Pause"),
        "reset": words.text("Reset"),
        "save": words.text("Save as picture"),
        "saved": words.text("The picture has been saved: {file}"),
        "unsaved": words.text("The picture could not be made."),
        "vendors": words.text("Vendors"),
        "criterion": words.text("Criterion"),
        "any": words.text("choose one, or point at its axis"),
        "unassessed": words.text("not assessed yet"),
        "evidence": words.text("no evidence"),
        "worksheet": words.text("In the worksheet"),
        "moved": words.text("What moved since {date}"),
        "same": words.text("No mark has changed."),
        "by": words.text("by {name}"),
        "counted": {
            "+": words.text("{n} plus"),
            "-": words.text("{n} minus"),
            "?": words.text("{n} unknown"),
            ".": words.text("{n} not rated"),
        },
        "marks": {**marks, ".": ["·", words.text("not rated")]},
    }
