"""The page of value draws the case: the title reads it, and a phone has it as a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.judged import JUDGED
from tests.site.building import made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

PAGE = "accounts/mill/stones/value/"
RIVALS = JUDGED.replace(
    "- {item: Stones, amount: 90_000}",
    """- {item: Stones, amount: 90_000}
        - {item: Quern's price, amount: 70_000, for: quern}
        - {item: Scrap, amount: 1_000, per: month, for: no-decision}""",
)


def title_of(folder: Path, plan: str) -> str:
    """Give what the waterfall says of the plan."""
    write_tree(folder, {"mkdocs.yml": CONFIG, "accounts/mill.yml": plan})
    page = made_pages(folder).page(PAGE)
    figure = page.with_class("gw-waterfall")[0]
    return next(figure.all("h3")).text


@pytest.mark.parametrize(
    ("limit", "title"),
    [
        (
            "8 months",
            "It pays back in month 8 on confirmed figures alone, within their limit of month 8",
        ),
        (
            "7 months",
            "On confirmed figures alone it pays back in month 8, beyond their limit of month 7",
        ),
    ],
)
def test_the_title_says_when_confirmed_figures_alone_pay_it_back(
    tmp_path: Path, limit: str, title: str
) -> None:
    assert title_of(tmp_path, JUDGED.replace("20 months", limit)) == title


def test_what_nobody_confirmed_is_called_so_before_its_payback(tmp_path: Path) -> None:
    plan = JUDGED.replace(", confirmed: {by: dana, date: 2026-11-10}", "")
    assert plan != JUDGED
    title = title_of(tmp_path, plan)
    assert title == (
        "The customer has confirmed none of these figures yet; if they hold, it pays back in"
        " month 6"
    )


def test_a_phone_has_every_bar_of_the_waterfall_in_a_list_and_both_have_a_table(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": JUDGED})
    page = made_pages(tmp_path).page(PAGE)
    waterfall = page.with_class("gw-waterfall")[0].with_class("gw-wide")[0]
    drawn = {node.text.partition(":")[0] for node in waterfall.all("title")} - {""}
    items = page.with_class("gw-waterfall")[0].with_class("gw-phone")[0].all("li")
    listed = [next(item.all("span")).text for item in items]
    assert [name for name in listed if not any(name.startswith(bar) for bar in drawn)] == []
    assert len(listed) == 4
    tables = [list(table.all("tr")) for table in page.with_class("gw-table")]
    assert any(len(rows) >= len(listed) for rows in tables)


def test_each_choice_of_theirs_has_a_drawing_and_what_is_not_known_is_said(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": RIVALS})
    page = made_pages(tmp_path).page(PAGE)
    heads = [head.text for head in page.with_class("gw-panels")[0].with_class("gw-head")]
    assert [head.partition(" Quern's")[0] for head in heads] == [
        "Us: +€342K paid back in month 8",
        "Quern Co: −€70K, saving unknown",
        "Doing nothing: −€36K Scrap",
    ]
    title = next(page.with_class("gw-cases")[0].all("h3")).text
    assert title.endswith("what Quern Co brings them is not known")


def test_readers_who_do_not_see_every_figure_have_no_picture_made_of_the_rest(
    tmp_path: Path,
) -> None:
    hidden = RIVALS.replace("per: month}", "per: month, audiences: {amount: account-team}}", 1)
    assert hidden != RIVALS
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": hidden})
    drawn = {
        audience: list(
            made_pages(tmp_path, {"audience": audience, "today": "2026-11-23"})
            .page(PAGE)
            .with_class("gw-waterfall")
        )
        for audience in ("account-team", "everyone")
    }
    assert drawn["account-team"]
    assert drawn["everyone"] == []


CHAIN = JUDGED.replace(
    "competitors:\n",
    """profile: {drivers: [Dust in the flour]}
insights:
  less-dust: {kind: goal, text: No dust, owner: dana, confirmed: {by: dana, date: 2026-10-01}}
  new-stones: {kind: solution, text: New stones, leads_to: [less-dust], opportunity: stones,
    who_cares: {emil: assumed}, benefits: [flour]}
competitors:
""",
    1,
).replace(
    "      payback_limit: 20 months\n",
    """      payback_limit: 20 months
      solution: Stones of basalt
      unique_business_value: Half the waste
      propositions:
        - {template: proof, similar_customer: Lower Mill}
        - {template: assurance, shared_risk_reward_strategy: half the price when it works}
""",
    1,
)


def pictures(folder: Path, audience: str = "account-team") -> dict[str, list[str]]:
    """Give the texts of the drawn chains, by the class of their card, and the propositions."""
    write_tree(folder, {"mkdocs.yml": CONFIG, "accounts/mill.yml": CHAIN})
    pages = made_pages(folder, {"audience": audience, "today": "2026-11-23"})
    texts: dict[str, list[str]] = {}
    for page in pages.page("accounts/mill/value/"), pages.page(PAGE):
        for name in ("gw-confirmed", "gw-assumed", "gw-missing", "gw-plain", "gw-slot"):
            texts.setdefault(name, []).extend(item.text for item in page.with_class(name))
    return texts


def test_holes_of_a_chain_are_named_and_what_is_assumed_is_no_fact(tmp_path: Path) -> None:
    texts = pictures(tmp_path)
    assert any("No dust" in text and "Dana Oak" in text for text in texts["gw-confirmed"])
    assert any("Cares: Emil Ash (assumed)" in text for text in texts["gw-assumed"])
    # the map skips three kinds; the deal has no profile, initiatives, capabilities, differentiation
    drawn = [text for text in texts["gw-missing"] if not text.replace("Not written", "").strip()]
    assert len(drawn) == 3 + 4
    assert any("Stones of basalt" in text for text in texts["gw-plain"])


def test_a_blank_of_a_proposition_says_what_belongs_there(tmp_path: Path) -> None:
    blanks = pictures(tmp_path)["gw-slot"]
    assert blanks[0] == "what it was worth there"
    assert "what we risk with them" not in blanks
    assert len(blanks) == 1 + 3 + 4 + 2 + 3  # of proof; outcome, change, tracking, event are empty


def test_a_count_stands_beside_the_promise_of_one_period(tmp_path: Path) -> None:
    realised = JUDGED.replace(
        "    lost_to: quern\n    closed: 2026-10-01\n",
        """\
    lost_to: quern
    closed: 2026-10-01
    value:
      benefits: [{id: dust, item: Dust, amount: 20_000, per: year}, {item: Oil, amount: 5_000}]
      realised: [{benefit: dust, date: 2026-09-30, amount: 25_000}]
""",
    )
    assert realised != JUDGED
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, "accounts/mill.yml": realised})
    page = made_pages(tmp_path).page("accounts/mill/sieves/value/")
    counts = page.with_class("gw-counts")[0]
    rows = [" ".join(item.text.split()) for item in counts.all("li")]
    assert rows == [
        "Dust promised €20K / year · 30 Sep 2026 €25,000 not confirmed",
        "Oil promised €5,000 nothing counted yet",
    ]
    (bar, empty) = counts.with_class("gw-small")
    assert [node.get("d") for node in bar.all("path")] == ["M80,0V8"]  # 20,000 of 25,000
    assert [node.get("width") for node in (*bar.all("rect"), *empty.all("rect"))] == ["100", "0.6"]
    title = page.with_class("gw-figure")[-1].all("h3")
    assert next(iter(title)).text.startswith("1 of 2 promised benefits are counted, 0 of them")
