"""The button that asks for the interactive radar; nothing is fetched before it is pressed.

What the script needs (`twin.js`) stands in attributes. Material's instant navigation runs whatever
is in a `<script>` as JavaScript, data too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from gosart.analysis.assessment import OpportunityAssessment
from gosart.charts.plotly_bundle import plotly_bytes, plotly_script
from gosart.charts.radar_plotly import Note, radar_figure
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Method
from gosart.plan.model.account import CriterionRating
from gosart.site.generated_file import GeneratedFile
from gosart.text.markdown import inline
from gosart.urls import Addresses

__all__ = ["plotly_files", "radar_control"]

FOLDER = "assets/gosart/"
"""The folder of the site for our scripts."""


def plotly_files() -> Iterator[GeneratedFile]:
    """Yield Plotly's own script as a file of the site, from the installed package."""
    yield GeneratedFile(FOLDER + plotly_script()[0], plotly_bytes())


def radar_control(
    method: Method,
    translator: Translator,
    addresses: Addresses,
    uri: str,
    assessment: OpportunityAssessment,
    title: str,
    name: str,
) -> Markup:
    """Write the button with what the interactive radar needs.

    Without a script the button stays hidden: then the drawing and the tables are all there is.

    Args:
        method: The criteria of the assessment.
        translator: The language of the page.
        addresses: How the pages of the site link each other.
        uri: The page that the button is for.
        assessment: What the radar shows.
        title: The heading of a saved picture.
        name: The file name of a saved picture, without its ending.

    Returns:
        HTML, escaped.
    """

    def note(rating: CriterionRating) -> Note:
        source, confidence = rating.source, rating.confidence
        if source is None:
            name = ""
        elif source.hidden:
            name = translator.text("someone not shown here")
        else:
            name = source.name
        return (
            inline(rating.evidence).striptags() if rating.evidence else "",
            name,
            method.term(confidence).label if confidence else "",
        )

    script = addresses.between(uri, FOLDER + plotly_script()[0])
    return Markup(
        '<div class="g-twin" data-search-exclude data-script="{}" data-title="{}" data-file="{}" '
        "data-figure='{}' data-words='{}'>"
        '<button type="button" class="g-twin-open" aria-expanded="false" hidden>{}</button></div>'
    ).format(
        script,
        title,
        name,
        _attribute(radar_figure(method, assessment, translator, note)),
        _attribute(_messages(method, translator)),
        translator.text("Interactive radar"),
    )


def _attribute(value: Mapping[str, Any]) -> Markup:
    """Write JSON for an attribute in single quotes.

    JSON is full of double quotes, each of which would take six characters in an attribute.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(
        text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;")
    )


def _messages(method: Method, translator: Translator) -> dict[str, Any]:
    """Return every word that the script writes; it puts in the values in braces itself."""
    ratings = {
        rating.value: [method.term(rating).letter or rating.value, method.term(rating).label]
        for rating in Rating
    }
    return {
        "close": translator.text("Close the interactive radar"),
        "loading": translator.text("The interactive radar is being loaded …"),
        "failed": translator.text(
            "The interactive radar could not be loaded; what it shows stands in the worksheet "
            "below. Press the button to try again."
        ),
        "ready": translator.text("The interactive radar is open."),
        "controls": translator.text("Controls of the radar"),
        "radar": translator.text(
            "Radar: the arrow keys go from criterion to criterion, Escape to none"
        ),
        "date": translator.text("Date"),
        "compared": translator.text("Compared with"),
        "nothing": translator.text("nothing"),
        "play": translator.text("Play"),
        "next": translator.text("Next date"),
        "pause": translator.text("Pause"),
        "reset": translator.text("Reset"),
        "save": translator.text("Save as picture"),
        "saved": translator.text("The picture has been saved: {file}"),
        "unsaved": translator.text("The picture could not be made."),
        "vendors": translator.text("Vendors"),
        "criterion": translator.text("Criterion"),
        "any": translator.text("choose one, or point at its axis"),
        "unassessed": translator.text("not assessed yet"),
        "evidence": translator.text("no evidence"),
        "worksheet": translator.text("In the worksheet"),
        "moved": translator.text("What moved since {date}"),
        "same": translator.text("No rating has changed."),
        "by": translator.text("by {name}"),
        "differs": translator.text("{name} disagrees:"),
        "counted": {
            "+": translator.text("{n} plus"),
            "-": translator.text("{n} minus"),
            "?": translator.text("{n} unknown"),
            ".": translator.text("{n} not rated"),
        },
        "marks": {**ratings, ".": ["·", translator.text("not rated")]},
    }
