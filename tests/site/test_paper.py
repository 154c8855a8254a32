"""What a printed sheet says in its margins, whatever a plan is called."""

from __future__ import annotations

from datetime import date

import pytest

from gosart.i18n.translator import translator_for
from gosart.site.paper import foot_style, head_style

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("title", "string"),
    [
        ("Acme · Pumps", '"Acme · Pumps"'),
        ('"; } body { display: none', r'"\22 \3b  \7d  body \7b  display\3a  none"'),
        ("</style><script>", r'"\3c \2f style\3e \3c script\3e "'),
        ("{} %s \\", r'"\7b \7d  \25 s \5c "'),
        ("two\nlines", '"two lines"'),
        ("恒泽储能科技", '"恒泽储能科技"'),
    ],
)
def test_a_title_ends_neither_its_string_nor_its_element(title: str, string: str) -> None:
    assert head_style(title) == f"<style>:root{{--gosart-head:{string}}}</style>"


def test_the_foot_has_day_revision_readers_and_count() -> None:
    style = foot_style(translator_for("en"), DAY, "165baf3", "For the account team")
    assert r'--gosart-foot: "As of 23 Nov 2026 · Revision 165baf3 · For the account team"' in style
    assert '--gosart-page: "Page " counter(page) " of " counter(pages)' in style


def test_the_foot_says_what_is_there_alone_and_that_files_have_changed_since() -> None:
    assert '--gosart-foot: "As of 23 Nov 2026";' in foot_style(translator_for("en"), DAY, "", "")
    style = foot_style(translator_for("en"), DAY, "165baf3+", "")
    assert r"Revision 165baf3\2c  with changes" in style
