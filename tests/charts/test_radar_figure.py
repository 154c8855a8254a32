"""The interactive figure: all ratings where the drawing has them, and nothing Plotly refuses."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from gosart.analysis.assessment import OpportunityAssessment, assess
from gosart.charts.plotly_bundle import TRACES, plotly_script
from gosart.charts.radar import Series, draw_radar
from gosart.charts.radar_plotly import Note, radar_figure
from gosart.charts.radar_plotly_style import DASHES, RING, RIVALS
from gosart.diagnostics import Location
from gosart.i18n.translator import translator_for
from gosart.method.model import Method
from gosart.plan.model.account import Assessment, Competitor, CriterionRating
from gosart.plan.model.people import TeamMember
from tests.charts.drawn_radar import STYLE, DrawnRadar
from tests.charts.small_method import TWENTY, method_of, parse_ratings

ROOT = Path(__file__).parents[2]
WORDS = translator_for("en")
LOCATION = Location("accounts/acme.yml", 1, 1)
FIRST, SECOND = date(2026, 7, 14), date(2026, 11, 17)
QUERN = Competitor("quern", "Quern <b>Co</b>")
MOLA = Competitor("mola", "Mola")


class Opportunity:
    """What an analysis of the assessment needs of an opportunity."""

    class strategy:  # noqa: N801 - the opportunity's own name for it
        target = None

    owner = None

    def __init__(self, *assessments: Assessment) -> None:
        self.assessments = assessments


def assessed(
    day: date, rival: Competitor | None, written: str, method: Method = TWENTY, evidence: str = ""
) -> Assessment:
    """Make an assessment from ratings as a plan writes them; `evidence` is that of the first."""
    pairs = zip(method.criteria, parse_ratings(written), strict=True)
    ratings = tuple(
        CriterionRating(criterion, rating, evidence if not index else "")
        for index, (criterion, rating) in enumerate(pairs)
    )
    return Assessment(day, rival, None, ratings, "", LOCATION)


def read(*assessments: Assessment, method: Method = TWENTY) -> OpportunityAssessment:
    opportunity: Any = Opportunity(*assessments)
    assert isinstance(opportunity, Opportunity)
    return assess(opportunity, method)


def noted(rating: CriterionRating) -> Note:
    return (rating.evidence, "", "")


def figure(*assessments: Assessment, method: Method = TWENTY) -> dict[str, Any]:
    return radar_figure(method, read(*assessments, method=method), WORDS, noted)


def small(written: str, rival: Competitor | None = None) -> dict[str, Any]:
    """Make the figure of one assessment, of a question with as many criteria as ratings."""
    method = method_of(("Alone", *(f"c{index}" for index in range(len(written)))))
    return figure(assessed(FIRST, rival, written, method), method=method)


OURS, OURS_LATER = "+?-?. ?-+?+ ?-+?- ++?++", "++-?. +-+?+ --+?- ++?++"
THEIRS, OTHERS = "++++- -++-+ +-+-? .....", "----- +++++ ----- ?????"
EVERYTHING = (
    assessed(FIRST, None, OURS, evidence="A letter"),
    assessed(FIRST, QUERN, THEIRS),
    assessed(SECOND, None, OURS_LATER),
    assessed(SECOND, MOLA, OTHERS),
)


def traces(made: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield date, vendor and trace of each line of ratings."""
    for frame in made["frames"]:
        yield from (
            (frame["name"], trace["meta"]["vendor"], trace)
            for trace in frame["data"]
            if "meta" in trace
        )


def test_every_date_and_vendor_has_its_marks_once() -> None:
    found = {
        (day, vendor): trace["meta"]["marks"] for day, vendor, trace in traces(figure(*EVERYTHING))
    }
    assert found == {
        ("2026-07-14", "us"): OURS.replace(" ", ""),
        ("2026-07-14", "quern"): THEIRS.replace(" ", ""),
        ("2026-11-17", "us"): OURS_LATER.replace(" ", ""),
        ("2026-11-17", "mola"): OTHERS.replace(" ", ""),
    }


def test_of_two_sets_of_a_rater_on_a_date_the_later_entry_is_shown_as_everywhere() -> None:
    made = figure(assessed(FIRST, None, OURS), assessed(FIRST, None, OURS_LATER))
    expected = "".join(
        later if later != "." else earlier
        for earlier, later in zip(OURS.replace(" ", ""), OURS_LATER.replace(" ", ""), strict=True)
    )
    assert [trace["meta"]["marks"] for _, _, trace in traces(made)] == [expected]


def test_a_colleague_who_differs_is_a_ring_behind_the_line_and_a_name_with_a_sign() -> None:
    ned = TeamMember("ned", "Ned Farrow")
    later = replace(assessed(SECOND, None, "+..-. ..... ..... ....."), by=ned)
    ada = TeamMember("ada", "Ada")
    first = replace(assessed(FIRST, None, OURS), by=ada)
    (_, _, before), (_, _, after) = traces(figure(first, later))
    assert after["meta"]["marks"] == before["meta"]["marks"]
    assert "dissent" not in before["meta"]
    assert after["meta"]["dissent"] == {"3": [["Ned Farrow", "-"]]}
    points = zip(after["theta"], after["marker"]["symbol"], after["marker"]["size"], strict=True)
    assert [
        round(theta / 18 - 0.5)
        for theta, symbol, size in points
        if theta is not None and symbol == "circle-open" and size == RING
    ] == [3]


def test_every_mark_stands_where_the_drawing_has_it() -> None:
    assessment = read(*EVERYTHING)
    series = [
        Series("us" if item.rival is None else item.rival.id, "", item.ratings)
        for item in assessment.standings
    ]
    drawn = DrawnRadar(draw_radar(TWENTY, series, WORDS))
    latest = {vendor: trace for _, vendor, trace in traces(figure(*EVERYTHING))}
    assert latest.keys() == {"us", "quern", "mola"}
    for vendor, trace in latest.items():
        places = {
            round(theta / 18 - 0.5): (r, theta)
            for r, theta in zip(trace["r"], trace["theta"], strict=True)
            if r is not None
        }
        assert len(places) == 20
        for index, point in enumerate(drawn.of(vendor)):
            assert point.rating == trace["meta"]["marks"][index].replace(".", "")
            assert places[index][0] == pytest.approx(point.radius, abs=1)
            assert places[index][1] == pytest.approx(point.share * 360, abs=0.6)


def test_an_unknown_mark_is_outside_the_rim_and_no_line_leads_to_it() -> None:
    ((_, _, trace),) = traces(small("+?+.-"))
    at = {
        round(theta / 72 - 0.5): position
        for position, theta in enumerate(trace["theta"])
        if theta is not None
    }
    rim = max(trace["r"][at[0]], trace["r"][at[2]])
    for index in (1, 3):
        assert trace["r"][at[index]] > rim
        neighbours = trace["r"][max(0, at[index] - 1)], *trace["r"][at[index] + 1 : at[index] + 2]
        assert set(neighbours) - {trace["r"][at[index]]} <= {None}


def test_a_line_of_known_marks_ends_where_it_began() -> None:
    ((_, _, trace),) = traces(small("+-+"))
    assert trace["theta"] == [60, 180, 300, 60]
    assert trace["r"][0] == trace["r"][-1]


def test_marks_are_told_apart_by_shape_as_well_as_colour() -> None:
    ((_, _, trace),) = traces(small("+-?."))
    kinds = {
        (symbol, colour, edge)
        for symbol, colour, edge, r in zip(
            trace["marker"]["symbol"],
            trace["marker"]["color"],
            trace["marker"]["line"]["color"],
            trace["r"],
            strict=True,
        )
        if r is not None
    }
    assert len(kinds) == 4
    assert [text for text in trace["text"] if text] == ["?"]


def test_evidence_stands_beside_its_mark_and_nowhere_else() -> None:
    notes = {
        (day, vendor): trace["meta"]["notes"] for day, vendor, trace in traces(figure(*EVERYTHING))
    }
    assert notes.pop(("2026-07-14", "us")) == {"0": ("A letter", "", "")}
    assert notes.pop(("2026-11-17", "us")) == {"0": ("A letter", "", "")}  # the rating stayed
    assert list(notes.values()) == [{}, {}]


@pytest.mark.parametrize("count", [3, 4, 20, 40])
def test_plotly_accepts_the_figure_of_any_number_of_criteria(count: int) -> None:
    method = method_of(
        *(
            (f"Question {index}", *(f"Criterion {index}.{n}" for n in range(count // 2)))
            for index in (1, 2)
        )
    )
    written = ("+-?." * count)[: len(method.criteria)]
    made = figure(
        assessed(FIRST, None, written, method),
        assessed(SECOND, QUERN, written, method),
        method=method,
    )
    go.Figure(data=made["data"], layout=made["layout"], frames=made["frames"])
    numbers = {
        int(word)
        for label in made["layout"]["annotations"]
        for word in label["text"].split()
        if word.isdecimal()
    }
    assert (
        numbers
        == set(range(1, len(made["layout"]["polar"]["angularaxis"]["tickvals"]) + 1))
        == set(range(1, len(method.criteria) + 1))
    )
    for label in made["layout"]["annotations"]:
        assert 0 < label["x"] < 1
        assert 0 < label["y"] < 1


def test_one_question_and_a_vendor_before_its_first_date_are_fine_too() -> None:
    made = small("+-?", MOLA)
    go.Figure(data=made["data"], layout=made["layout"], frames=made["frames"])
    assert made["data"][0]["width"] == [360]
    assert [vendor for _, vendor, _ in traces(made)] == ["mola"]


def test_frames_name_traces_of_the_figure_that_belong_to_their_vendor() -> None:
    made = figure(*EVERYTHING)
    for frame in made["frames"]:
        assert len(frame["traces"]) == len(set(frame["traces"])) == len(frame["data"])
        for index, trace in zip(frame["traces"], frame["data"], strict=True):
            owner = made["data"][index]["meta"]["vendor"]
            assert trace.get("meta", {}).get("vendor", "us") == owner


def test_the_drawings_colours_and_dashes_are_the_figures_too() -> None:
    for index, (colour, dash) in enumerate(zip(RIVALS, DASHES, strict=True), 1):
        rule = re.search(rf"\.r{index} {{ color: (var\([^)]*\)); --dash: ([\d ]+); }}", STYLE)
        assert rule is not None
        assert (colour, dash) == (rule[1], ",".join(f"{step}px" for step in rule[2].split()))


def test_a_name_with_markup_reaches_plotly_as_text() -> None:
    method = method_of(("Q", "a <i>b</i>", "b", "c"))
    made = figure(assessed(FIRST, QUERN, "+-?", method), method=method)
    written = [trace["name"] for trace in made["data"] if "name" in trace] + [
        label["text"] for label in made["layout"]["annotations"]
    ]
    assert "Quern &lt;b&gt;Co&lt;/b&gt;" in written
    assert not any("<i" in text or "<b>" in text for text in written)


def test_the_same_results_give_the_same_json() -> None:
    once, again = (json.dumps(figure(*EVERYTHING), sort_keys=True) for _ in range(2))
    assert once == again


def whole_script() -> bytes:
    """All of Plotly, as its Python package brings it."""
    package = find_spec("plotly")
    assert package is not None
    assert package.origin is not None
    return (Path(package.origin).parent / "package_data" / "plotly.min.js").read_bytes()


def test_our_part_of_plotly_is_of_the_version_that_its_package_has() -> None:
    script = plotly_script()
    head = whole_script()[:200].decode()
    version = head.partition("plotly.js v")[2].split()[0]
    assert script.name == f"plotly-{version}.min.js"
    assert f"v{version}\n" in script.read_text("utf-8")[:200]
    declared = json.loads((ROOT / ".ci" / "plotly" / "package.json").read_text("utf-8"))
    assert declared["dependencies"]["plotly.js"] == version


def test_our_part_of_plotly_has_the_charts_that_we_draw_and_no_others() -> None:
    text = plotly_script().read_text("utf-8")
    kinds = set(re.findall(r'moduleType:"trace",name:"(\w+)"', text))
    assert kinds == {"scatter", *TRACES}
    bundled = (ROOT / ".ci" / "plotly" / "index.js").read_text("utf-8")
    assert set(re.findall(r'plotly\.js/lib/(\w+)"', bundled)) == {"core", *TRACES}


def test_our_part_of_plotly_takes_at_most_450_kilobytes_on_the_way() -> None:
    assert len(gzip.compress(plotly_script().read_bytes(), 6, mtime=0)) <= 450_000


def test_the_licences_of_all_that_is_in_it_stand_beside_it() -> None:
    licences = (plotly_script().parent / "LICENSES.txt").read_text("utf-8")
    version = plotly_script().name.removeprefix("plotly-").removesuffix(".min.js")
    assert f"plotly.js {version}\n\nMIT License" in licences
    assert licences.startswith("@plotly/d3 ")


def test_the_figure_has_no_trace_whose_kind_the_site_does_not_make_ready() -> None:
    made = figure(*EVERYTHING)
    drawn = made["data"] + [trace for frame in made["frames"] for trace in frame["data"]]
    assert {trace["type"] for trace in drawn} == set(TRACES)


def test_labels_stand_where_the_drawing_has_them_and_lines_lead_to_those_moved_away() -> None:
    method = method_of(("Q", *(f"Criterion with a name number {number}" for number in range(40))))
    layout = figure(assessed(FIRST, None, "+" * 40, method), method=method)["layout"]
    drawn = DrawnRadar(draw_radar(method, [Series("us", "Us", parse_ratings("+" * 40))], WORDS))
    width, height = layout["meta"]["box"]
    assert (width, height) == (
        drawn.picture.right - drawn.picture.left,
        drawn.picture.bottom - drawn.picture.top,
    )
    lines = {
        (round(label["x"] * width + drawn.picture.left), label["xanchor"])
        for label in layout["annotations"]
    }
    edges = {
        (round(box.left if box.left > 0 else box.right), "left" if box.left > 0 else "right")
        for box in drawn.labels
    }
    assert edges <= {(x + near, side) for x, side in lines for near in (-1, 0, 1)}
    assert len(layout["shapes"]) > 5
