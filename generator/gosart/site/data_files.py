"""Files of data that a page's scripts ask for when a reader does: of a page, and of the site.

A page opened from a folder on the disk may not fetch. So such a file is a script that hands its
data on, and comes by an element (`load` and `receive` in `gosart.js`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Method
from gosart.site.generated_file import GeneratedFile
from gosart.site.site_context import Site
from gosart.site.term_links import term_anchor
from gosart.text.markdown import inline

__all__ = [
    "FOLDER",
    "METHOD_DATA",
    "SLIPS_DATA",
    "data_file",
    "days_uri",
    "figure_uri",
    "method_data_file",
    "past_uri",
    "slides_uri",
]

FOLDER = "assets/gosart/"
"""The folder of the site for our scripts."""
METHOD_DATA = f"{FOLDER}method-data.js"
"""What many pages say of the method, once for the site, in its language."""

SLIPS_DATA = f"{FOLDER}slips.js"
"""How often the close date of each open deal was put off, for the table of the portfolio."""


def past_uri(page: str) -> str:
    """Return the uri of the file that holds what git adds to the pages of an opportunity.

    Args:
        page: Uri of its sheet, the `index.md` of a folder of its own.
    """
    return f"{page.removesuffix('index.md')}past.js"


def days_uri(page: str) -> str:
    """Return the uri of the file that holds map and radar of an opportunity by date.

    Args:
        page: Uri of its sheet, the `index.md` of a folder of its own.
    """
    return f"{page.removesuffix('index.md')}days.js"


def figure_uri(page: str) -> str:
    """Return the uri of the file that holds what the interactive radar of a page draws.

    Args:
        page: Uri of the page, the `index.md` of a folder of its own.
    """
    return f"{page.removesuffix('index.md')}radar.js"


def slides_uri(page: str) -> str:
    """Return the uri of the file that holds the slides of a sheet.

    Args:
        page: Uri of the sheet, the `index.md` of a folder of its own.
    """
    return f"{page.removesuffix('index.md')}slides.js"


def data_file(uri: str, data: Mapping[str, Any]) -> GeneratedFile:
    """Return data as a file that hands it on to whoever has asked.

    Args:
        uri: Of the file.
        data: What JSON can hold; a value that is `Markup` is HTML of our own templates, and the
            typed texts in it are escaped.
    """
    members = (f"{_json(key)}:{_member(value)}" for key, value in sorted(data.items()))
    return GeneratedFile(uri, f"gosart.receive({{{','.join(members)}}});\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _member(value: Any) -> str:
    # no tag that somebody has typed is one in this file either
    return _json(value) if isinstance(value, Markup) else _json(value).replace("<", "\\u003c")


def method_data_file(site: Site) -> GeneratedFile:
    """Return what pages would otherwise repeat of the method.

    These are the explanation of each term, the questions of each criterion and the title of each
    rule, by the last part of their address; the labels of all terms, and the words of the
    interactive radar.

    Args:
        site: What is the same for all pages.
    """
    method, translator = site.method, site.translator
    terms = {
        term_anchor(name, value): term.description
        for name, values in method.terms.items()
        for value, term in values.items()
    }
    questions = {
        criterion.key.replace("_", "-"): [inline(asked) for asked in criterion.questions]
        for criterion in method.criteria
    }
    labels = {
        name: [(value, term.label) for value, term in values.items()]
        for name, values in method.terms.items()
    }
    rules = {rule.code.lower(): translator.say(rule.title) for rule in site.rules.all}
    return data_file(
        METHOD_DATA,
        {
            "terms": terms,
            "labels": labels,
            "questions": questions,
            "rules": rules,
            "more": translator.text("more in the method"),
            "before": translator.text("before: {rating}"),
            "radar": _radar_words(method, translator),
        },
    )


def _radar_words(method: Method, translator: Translator) -> dict[str, Any]:
    """Return every word that the interactive radar writes; it puts in values in braces itself."""
    ratings = {
        rating.value: [method.term(rating).letter or rating.value, method.term(rating).label]
        for rating in Rating
    }
    return {
        "close": translator.text("Back to static"),
        "ready": translator.text("The interactive radar is open."),
        "controls": translator.text("Controls of the radar"),
        "radar": translator.text(
            "Radar: the arrow keys go from criterion to criterion, Escape to none"
        ),
        "date": translator.text("Date"),
        "compared": translator.text("Compared with"),
        "nothing": translator.text("none"),
        "play": translator.text("Play"),
        "next": translator.text("Next date"),
        "pause": translator.text("Pause"),
        "reset": translator.text("Reset"),
        "save": translator.text("Download PNG"),
        "saved": translator.text("The picture has been saved: {file}"),
        "unsaved": translator.text("The picture could not be made."),
        "vendors": translator.text("Vendors"),
        "criterion": translator.text("Criterion"),
        "any": translator.text("select one, or hover over its axis"),
        "unassessed": translator.text("not assessed yet"),
        "evidence": translator.text("no evidence"),
        "worksheet": translator.text("In the worksheet"),
        "moved": translator.text("What changed since {date}"),
        "same": translator.text("No rating has changed."),
        "by": translator.text("by {name}"),
        "differs": translator.text("{name} disagrees:"),
        "counted": {
            "+": translator.text("{n} positive"),
            "-": translator.text("{n} negative"),
            "?": translator.text("{n} unknown"),
            ".": translator.text("{n} not rated"),
        },
        "marks": {**ratings, ".": ["·", translator.text("not rated")]},
    }
