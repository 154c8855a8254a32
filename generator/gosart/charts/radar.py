"""The assessment as a radar: us filled, rivals dashed, and what nobody knows outside the scale.

A `+` stands at the rim, a `-` near the centre. An unknown or missing rating has no place on that
scale, least of all half-way up it: it stands in a band outside the rim, and the outline is broken
there. Every series has its own rings, a little apart, so that equal ratings are not drawn over each
other. Shapes, dashes and colours are in `charts.css`, once for all radars of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gosart.charts.polar import Point, outline, points_at, spans_of
from gosart.charts.radar_grid import Rings, frame_for, rings_for
from gosart.charts.svg import NAMESPACES, escape_xml, whole
from gosart.i18n.translator import Translator
from gosart.method.enums import Rating
from gosart.method.model import Method

__all__ = ["RIVAL_CLASSES", "Disagreement", "Series", "draw_radar"]

RIVAL_CLASSES = ("r1", "r2", "r3", "r4", "r5", "r6")
"""Classes of the rivals' colours and dashes in `charts.css`; a seventh looks like the first."""


@dataclass(frozen=True, slots=True)
class Series:
    """One vendor's ratings."""

    key: str
    """`us` or a competitor's id."""
    name: str
    ratings: tuple[Rating | None, ...]
    """In the order of the method's criteria; None is not rated."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A rating that somebody gives who does not lead, other than the leading one."""

    key: str
    """Key of the series that it is about."""
    criterion: int
    """Number of the criterion from 0."""
    rating: Rating
    who: str


def draw_radar(
    method: Method,
    series: Sequence[Series],
    translator: Translator,
    *,
    date: str = "",
    name: str = "",
    before: tuple[Rating | None, ...] = (),
    dissent: Sequence[Disagreement] = (),
    earlier: Sequence[Sequence[Series | None]] = (),
    is_labelled: bool = True,
) -> str:
    """Draw ratings as a complete `<svg>` element that scales with its box.

    Args:
        method: The method, whose criteria are the axes.
        series: The vendors. The first is filled, the others are dashed lines.
        translator: Says the title and description.
        date: The date in the title, as it is to be read; "" for none.
        name: Makes the ids: of the title (`<name>-title`), and of what is drawn twice. Two radars
            of one page need two names; without one there are no ids.
        before: The first series' ratings of the assessment before. They are drawn as a thin line,
            and each that has changed as a hollow point with a trail to where it is now.
        dissent: Who differs; each is a ring where they would have the point. One about a series
            that is not drawn is left out.
        earlier: The same vendors on days before, the oldest first, None where one was not assessed
            by then. Each day is a group with `data-step` (its number), the present the last one: a
            script shows one of them at a time.
        is_labelled: Whether the criteria stand beside the circle; without them it fills its box.

    Returns:
        The drawing. Every series is a group with `data-for` (its key), every rating in it one
        element with `data-criterion` and `data-rating` (`+`, `-`, `?` or empty). A script of the
        site adds `data-mark`, the older name of the latter.
    """
    frame = frame_for(
        tuple(
            tuple(criterion.label for criterion in question.criteria)
            for question in method.questions
        ),
        max(0, len(series) - 1),
    )
    keys = [criterion.key for criterion in method.criteria]
    rings = rings_for(frame.radius, len(series))
    key = escape_xml(name)
    labelled, title_id = (
        (f' aria-labelledby="{key}-title"', f' id="{key}-title"') if name else ("", "")
    )
    title = escape_xml(_title(series, translator, date))
    description = escape_xml(
        " ".join(
            (
                *_description(method, series, before, translator),
                *_differing(method, series, dissent, translator),
            )
        )
    )
    parts = [
        (
            f'<svg {frame.sheet if is_labelled else frame.bare} {NAMESPACES} role="img"{labelled}>'
            f"<title{title_id}>{title}</title><desc>{description}</desc>"
        ),
        frame.background,
    ]
    for step, day in enumerate(earlier):
        parts += (f'<g data-step="{step}">', *_vendors(keys, day, rings), "</g>")
    parts.append(f'<g data-step="{len(earlier)}">' if earlier else "")
    if before and series:
        parts.append(_before(before, series[0].ratings, rings[0], key))
    for order in range(len(series) - 1, -1, -1):
        parts += _series(keys, series[order], rings[order], order)
        here = [item for item in dissent if item.key == series[order].key]
        if here:
            parts.append(_rings_of(here, method, rings[order], _kind(order)))
    parts.append("</g>" if earlier else "")
    parts += (frame.names if is_labelled else "", "</svg>")
    return "".join(parts)


def _vendors(
    keys: Sequence[str], series: Sequence[Series | None], rings: Sequence[Rings]
) -> Iterator[str]:
    """Draw what each vendor has, ours last, over the others."""
    for order in range(len(series) - 1, -1, -1):
        vendor = series[order]
        if vendor is not None:
            yield from _series(keys, vendor, rings[order], order)


def _title(series: Sequence[Series], translator: Translator, date: str) -> str:
    us = series[0].name if series else ""
    rivals = ", ".join(vendor.name for vendor in series[1:])
    if rivals and date:
        return translator.text(
            "Assessment of {date}: {us} and {rivals}", date=date, us=us, rivals=rivals
        )
    if rivals:
        return translator.text("Assessment: {us} and {rivals}", us=us, rivals=rivals)
    return (
        translator.text("Assessment of {date}: {us}", date=date, us=us)
        if date
        else translator.text("Assessment: {us}", us=us)
    )


def _description(
    method: Method,
    series: Sequence[Series],
    before: Sequence[Rating | None],
    translator: Translator,
) -> Iterator[str]:
    """Say the ratings in words: ours by question, each rival's in all, and what has moved."""
    for us in series[:1]:
        for question, (start, end) in zip(
            method.questions,
            spans_of(len(question.criteria) for question in method.questions),
            strict=True,
        ):
            yield translator.text(
                "{what}: {ratings}.",
                what=question.short,
                ratings=_counts(us.ratings[start:end], translator),
            )
    for rival in series[1:]:
        yield translator.text(
            "{what}: {ratings}.", what=rival.name, ratings=_counts(rival.ratings, translator)
        )
    if before and series:
        yield from _moves(method, before, series[0].ratings, translator)


def _counts(ratings: Sequence[Rating | None], translator: Translator) -> str:
    counts = [
        (kind, translator.number(count))
        for kind in (*Rating, None)
        if (count := ratings.count(kind))
    ]
    patterns = {
        Rating.PLUS: translator.text("{n} positive"),
        Rating.MINUS: translator.text("{n} negative"),
        Rating.UNKNOWN: translator.text("{n} unknown"),
        None: translator.text("{n} not rated"),
    }
    return ", ".join(patterns[kind].format(n=count) for kind, count in counts)


def _moves(
    method: Method,
    before: Sequence[Rating | None],
    now: Sequence[Rating | None],
    translator: Translator,
) -> Iterator[str]:
    groups: dict[str, list[str]] = {"gained": [], "lost": [], "sight": [], "otherwise": []}
    for criterion, old, new in zip(method.criteria, before, now, strict=True):
        if old is new:
            continue
        if old is None or new is None:
            groups["otherwise"].append(criterion.label)
        elif new is Rating.UNKNOWN:
            groups["sight"].append(criterion.label)
        else:
            groups["gained" if new is Rating.PLUS else "lost"].append(criterion.label)
    patterns = {
        "gained": translator.text("Gained: {criteria}."),
        "lost": translator.text("Lost: {criteria}."),
        "sight": translator.text("No longer known: {criteria}."),
        "otherwise": translator.text("Other changes: {criteria}."),
    }
    for group, names in groups.items():
        if names:
            yield patterns[group].format(criteria=", ".join(names))
    if not any(groups.values()):
        yield translator.text("No rating has changed.")


def _differing(
    method: Method,
    series: Sequence[Series],
    dissent: Sequence[Disagreement],
    translator: Translator,
) -> Iterator[str]:
    """Say who differs and on what, by person and series."""
    names = {vendor.key: vendor.name for vendor in series}
    by_person: dict[tuple[str, str], list[str]] = {}
    for item in dissent:
        if item.key in names:
            label = method.criteria[item.criterion].label
            by_person.setdefault((item.who, item.key), []).append(label)
    for (who, key), labels in by_person.items():
        criteria = ", ".join(labels)
        if key == series[0].key:
            yield translator.text("{who} disagrees: {criteria}.", who=who, criteria=criteria)
        else:
            yield translator.text(
                "{who} disagrees about {what}: {criteria}.",
                who=who,
                what=names[key],
                criteria=criteria,
            )


def _points(ratings: Sequence[Rating | None], rings: Rings) -> list[Point]:
    """Return where each rating is drawn; what is not known is off the scale."""
    count = len(ratings)
    plus, minus, off = (
        points_at(count, rings.plus),
        points_at(count, rings.minus),
        points_at(count, rings.off),
    )
    return [
        (plus if rating is Rating.PLUS else minus if rating is Rating.MINUS else off)[index]
        for index, rating in enumerate(ratings)
    ]


def _before(
    before: Sequence[Rating | None], now: Sequence[Rating | None], rings: Rings, key: str
) -> str:
    """Draw the assessment before: its outline, and a trail from each changed rating to where it is.

    A trail begins in a hollow point: a disc on a larger disc. Both are the first dash, as long as
    nothing, of the trails drawn again.
    """
    earlier, later = _points(before, rings), _points(now, rings)
    line, _ = outline(before, earlier)
    changed = [
        index for index, (old, new) in enumerate(zip(before, now, strict=True)) if old is not new
    ]
    drawing = f'<path d="{line}"/>' if line else ""
    if changed:
        # What has changed and stands where it stood has a trail all the same, too short to be seen:
        # else it would have no dash.
        trails = "".join(_trail(earlier[index], later[index]) for index in changed)
        # `xlink:href`: Material's instant navigation sets `.href` on whatever matches `[href]`,
        # which a drawing does not allow.
        trail_id, again = (
            (f' id="{key}-b"', f'<use xlink:href="#{key}-b"/>')
            if key
            else ("", f'<g><path class="t" d="{trails}"/></g>')
        )
        drawing += f'<path class="t"{trail_id} d="{trails}"/>{again}{again}'
    return f'<g class="b">{drawing}</g>'


def _trail(start: Point, end: Point) -> str:
    if start == end:
        return f"M{whole(*start)}h.1"
    to = whole(*end)
    return f"M{whole(*start)}{to if to[0] == '-' else f',{to}'}"


def _kind(order: int) -> str:
    return RIVAL_CLASSES[(order - 1) % len(RIVAL_CLASSES)] if order else "us"


def _rings_of(dissent: Sequence[Disagreement], method: Method, rings: Rings, kind: str) -> str:
    """Draw a ring for each rating that differs, with a title that says whose it is."""
    people: dict[tuple[int, Rating], list[str]] = {}
    for item in dissent:
        people.setdefault((item.criterion, item.rating), []).append(item.who)
    parts = []
    for (index, rating), names in people.items():
        ratings = tuple(rating if at == index else None for at in range(len(method.criteria)))
        x, y = _points(ratings, rings)[index]
        criterion = method.criteria[index]
        sign = rating.value.replace("-", "\u2212")
        title = escape_xml(f"{', '.join(names)} {sign}")
        parts.append(
            f'<circle cx="{x}" cy="{y}" data-ring="{criterion.key}"><title>{title}</title></circle>'
        )
    return f'<g class="o {kind}">{"".join(parts)}</g>'


def _series(keys: Iterable[str], vendor: Series, rings: Rings, order: int) -> Iterator[str]:
    """Draw a vendor: the line (and the area of ours), the points, and the signs of our unknowns."""
    points = _points(vendor.ratings, rings)
    line, area = outline(vendor.ratings, points)
    yield f'<g class="{_kind(order)}" data-for="{escape_xml(vendor.key)}">'
    if area and not order:
        yield f'<path class="a" d="{area}"/>'
    if line:
        yield f'<path class="l" d="{line}"/>'
    # An unknown rating is a square so round that it is a ring, around its x and y: shorter to write
    # than a circle.
    for key, rating, (x, y) in zip(keys, vendor.ratings, points, strict=True):
        if rating is Rating.UNKNOWN:
            yield f'<rect x="{x}" y="{y}" data-criterion="{key}" data-rating="?"/>'
        elif rating is None:
            yield (
                f'<path d="M{whole(x - 4, y - 4)}l8,8m0-8-8,8" data-criterion="{key}"'
                ' data-rating=""/>'
            )
        else:
            yield (
                f'<path d="M{whole(x, y)}z" data-criterion="{key}" data-rating="{rating.value}"/>'
            )
    unknown = [
        point
        for point, rating in zip(points, vendor.ratings, strict=True)
        if rating is Rating.UNKNOWN and not order
    ]
    if unknown:
        across, down = (
            ",".join(str(x) for x, _ in unknown),
            ",".join(str(y + 5) for _, y in unknown),
        )
        yield f'<text class="c" x="{across}" y="{down}">{"?" * len(unknown)}</text>'
    yield "</g>"
