"""The page of value says payback and what is left, and a negative amount has a minus sign."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gosart.i18n.translator import translator_for
from tests.briefing.judged import JUDGED
from tests.site.building import build_site
from tests.site.repositories import CONFIG
from tests.writing import write_tree


def test_payback_and_what_is_left_are_said_also_on_confirmed_figures(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": JUDGED})
    text = build_site(tmp_path, tmp_path / "site").page("accounts/mill/stones/value/").text
    assert "month 6; month 8 on confirmed figures alone; their limit is month 20" in text
    assert "450,000 in 36 months;" in text
    assert "342,000 on confirmed figures alone" in text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("amount", "short"), [("-245000", False), ("-0.5", False), ("-2e6", True)])
def test_a_negative_amount_has_a_minus_sign(amount: str, short: bool, language: str) -> None:
    text = translator_for(language).money(Decimal(amount), "GBP", short=short)
    assert "\N{MINUS SIGN}" in text
    assert "-" not in text
