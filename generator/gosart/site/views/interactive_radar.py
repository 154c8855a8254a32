"""The button that asks for the interactive radar; nothing is fetched before it is pressed.

What the script needs (`twin.js`) stands in files of its own, which the button names. Not in the
page: a reader who never presses it would load as much again as all the rest of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gosart.analysis.assessment import OpportunityAssessment
from gosart.charts.plotly_bundle import plotly_script
from gosart.charts.radar_plotly import Note, radar_figure
from gosart.i18n.translator import Translator
from gosart.method.model import Method
from gosart.plan.model.account import CriterionRating
from gosart.site.data_files import FOLDER, METHOD_DATA, data_file, figure_uri
from gosart.site.generated_file import GeneratedFile
from gosart.text.markdown import inline
from gosart.urls import Addresses

__all__ = ["figure_file", "plotly_files", "radar_control"]


def plotly_files() -> Iterator[GeneratedFile]:
    """Yield Plotly's own script as a file of the site."""
    yield GeneratedFile(FOLDER + plotly_script().name, plotly_script().read_bytes())


def radar_control(
    translator: Translator, addresses: Addresses, uri: str, title: str, name: str
) -> Markup:
    """Write the button with the addresses of what the interactive radar needs.

    Without a script the button stays hidden: then the drawing and the tables are all there is.

    Args:
        translator: The language of the page.
        addresses: How the pages of the site link each other.
        uri: The page that the button is for.
        title: The heading of a saved picture.
        name: The file name of a saved picture, without its ending.

    Returns:
        HTML, escaped.
    """
    script, words, figure = (
        addresses.between(uri, file)
        for file in (FOLDER + plotly_script().name, METHOD_DATA, figure_uri(uri))
    )
    return Markup(
        '<div class="g-twin" data-search-exclude data-script="{}" data-words="{}" data-figure="{}" '
        'data-title="{}" data-file="{}" data-loading="{}" data-failed="{}">'
        '<button type="button" class="g-twin-open" aria-expanded="false" hidden>{}</button></div>'
    ).format(
        script,
        words,
        figure,
        title,
        name,
        translator.text("The interactive radar is being loaded …"),
        translator.text(
            "The interactive radar could not be loaded; what it shows stands in the worksheet "
            "below. Press the button to try again."
        ),
        translator.text("Explore"),
    )


def figure_file(
    method: Method, translator: Translator, assessment: OpportunityAssessment, uri: str
) -> GeneratedFile:
    """Return what the interactive radar of a page draws, as a file beside the page.

    Args:
        method: The criteria of the assessment.
        translator: The language of the page.
        assessment: What the radar shows.
        uri: The page.
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

    return data_file(figure_uri(uri), radar_figure(method, assessment, translator, note))
