"""Attributes of templates lose the quotes that HTML does not need, and nothing else changes."""

from __future__ import annotations

import jinja2
import pytest

from gosart.site.short_attributes import ShortAttributes, short_attributes


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ('<th scope="col" class="g-date f">', '<th scope=col class="g-date f">'),
        ('<td class="f"><i class="p">', "<td class=f><i class=p>"),
        ('<a class="t" id="c1" href="#c1">', '<a class=t id="c1" href="#c1">'),
        ('<br class="x"/>', '<br class="x"/>'),
        ('<p title="a b" lang="">', '<p title="a b" lang="">'),
        ('Write a <b class="k">key</b> class="p" > 3', 'Write a <b class=k>key</b> class="p" > 3'),
        ('1 < 2 and class="p"', '1 < 2 and class="p"'),
    ],
)
def test_only_a_value_that_needs_no_quotes_loses_them(written: str, short: str) -> None:
    assert short_attributes(written) == (short, False)


@pytest.mark.parametrize("given", ["x y", 'x" onclick="y', "", "x"])
def test_what_is_filled_in_keeps_its_quotes(given: str) -> None:
    environment = jinja2.Environment(autoescape=True, extensions=[ShortAttributes])
    template = environment.from_string(
        '<td{% if given %} class="f"{% endif %} title="{{ given }}">'
    )
    rendered = template.render(given=given)
    begin = "<td class=f title=" if given else "<td title="
    assert rendered == f'{begin}"{given.replace(chr(34), "&#34;")}">'
