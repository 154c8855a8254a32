"""The page of value says payback and what is left, and a negative amount has a minus sign."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gosart.i18n.translator import translator_for
from tests.briefing.judged import JUDGED
from tests.site.building import build_site, made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree


def test_payback_and_what_is_left_are_said_also_on_confirmed_figures(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": JUDGED})
    text = build_site(tmp_path, tmp_path / "site").page("accounts/mill/stones/value/").text
    assert "month 6; month 8 on confirmed figures alone; their limit is month 20" in text
    assert "450,000 in 36 months;" in text
    assert "342,000 on confirmed figures alone" in text


FIGURES = (
    JUDGED.replace(
        "{id: power, item: Less power, amount: 3_000, per: month}",
        "{id: power, item: Less power, amount: 3_000, per: month, only_us: true}\n"
        "        - {item: Quern saves dust, for: quern}",
    )
    .replace(
        "- {item: Stones, amount: 90_000}",
        "- {item: Stones, amount: 90_000}\n"
        "        - {item: Quern's price, amount: 70_000, for: quern}",
    )
    .replace(
        "    lost_to: quern\n    closed: 2026-10-01\n",
        """\
    lost_to: quern
    closed: 2026-10-01
    value:
      benefits: [{id: dust, kind: decrease, item: Dust, amount: 20_000, per: year}]
      realised:
        - {benefit: dust, date: 2026-09-30, amount: 24_000, confirmed: {by: dana, date: 2026-11-02}}
""",
    )
)


def test_what_only_we_bring_has_a_sum_of_its_own_and_a_mark_on_its_row(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": FIGURES})
    page = build_site(tmp_path, tmp_path / "site").page("accounts/mill/stones/value/").content
    rows = {row.text for row in page.all("tr")}
    assert any(row.startswith("Less power only us") for row in rows)
    assert not any(row.startswith("Less waste only us") for row in rows)
    # 3,000 a month against 90,000 once: month 30, and 18,000 are left after 36 months
    assert "month 30; €18,000 in 36 months" in [item.text for item in page.all("dd")]
    assert any("Less waste" in row and row.endswith("10 Nov 2026 Dana Oak") for row in rows)


def test_what_a_competitor_saves_is_said_to_be_unknown_where_it_has_no_figure(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": FIGURES})
    page = build_site(tmp_path, tmp_path / "site").page("accounts/mill/stones/value/").content
    assert "What Quern Co saves them is not known." in page.text
    assert "What Quern Co costs them" not in page.text
    (row,) = [row.text for row in page.all("tr") if row.text.startswith("Quern saves dust")]
    assert "unknown" in row


def test_what_a_benefit_came_to_stands_beside_what_was_promised(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": FIGURES})
    page = build_site(tmp_path, tmp_path / "site").page("accounts/mill/sieves/value/").content
    (row,) = [row for row in page.all("tr") if row.text.endswith("2 Nov 2026 · Dana Oak")]
    assert [cell.text for cell in row.all("th", "td")] == [
        *("Dust", "€20,000", "year", "€24,000", "30 Sep 2026", "2 Nov 2026 · Dana Oak")
    ]


def test_no_payback_is_made_from_the_figures_that_some_readers_may_see(tmp_path: Path) -> None:
    hidden = JUDGED.replace("per: month}", "per: month, audience: account-team}", 1)
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": hidden})
    pages = {
        audience: made_pages(tmp_path, {"audience": audience, "today": "2026-11-23"})
        for audience in ("account-team", "everyone")
    }
    texts = {name: made.page("accounts/mill/stones/value/").text for name, made in pages.items()}
    assert "Some figures are not shown for this audience" not in texts["account-team"]
    assert "on confirmed figures alone" in texts["account-team"]
    assert "Some figures are not shown for this audience" in texts["everyone"]
    assert "on confirmed figures alone" not in texts["everyone"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("amount", "short"), [("-245000", False), ("-0.5", False), ("-2e6", True)])
def test_a_negative_amount_has_a_minus_sign(amount: str, short: bool, language: str) -> None:
    text = translator_for(language).money(Decimal(amount), "GBP", short=short)
    assert "\N{MINUS SIGN}" in text
    assert "-" not in text
