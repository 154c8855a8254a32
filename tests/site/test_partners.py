"""Partners by stage: what is covered, which gap puts which deal at risk, who serves whom."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from gosart.plan.model.account import Partner
from gosart.site.views.growth import partners_view
from gosart.site.views.growth_model import PartnersView
from tests.site.growing import account_of, page_view

PLAN = """\
name: Acme
owner: ann
currency: EUR
team: {ann: {name: Ann Berg}}
competitors: {rival: {name: Rival}, other: {name: Other}}
partners:
  berg:
    name: Berg
    ways: [whole-product, lower-risk]
    stages:
      solutions: {rating: "+", note: Good}
      marketing: {rating: "?"}
      sales: {rating: "+"}
      implementation: {rating: "-", note: Two people & no van}
    works_with: [rival, other]
  lund:
    name: Lund
    stages: {solutions: {rating: "+"}}
opportunities:
  small: {name: Small, amount: 10_000, close_date: 2027-02-01}
  tiny: {name: Tiny}
  large:
    name: Large
    amount: 400_000
    close_date: 2027-03-25
    delivery: {go_live: 2027-09-01}
    value: {compelling_event: {text: The old one ends, date: 2027-08-01}}
    strategy: {type: flanking, target: rival}
"""


def partners(folder: Path, plan: str, **options: object) -> PartnersView:
    account = account_of(folder, plan, **options)

    def narrative(partner: Partner) -> Markup:
        return Markup(partner.narrative)

    return partners_view(page_view(folder), account, narrative)


def test_a_stage_is_covered_by_who_is_strong_and_else_a_gap(tmp_path: Path) -> None:
    view = partners(tmp_path, PLAN)
    assert view.title == (
        "No strong partner for: Marketing, Implementation, Post-sales support; "
        "Berg also serves Rival, which we target"
    )
    assert [(stage.count, stage.is_gap) for stage in view.stages] == [
        ("2 of 2", False),
        ("0 of 2", True),
        ("1 of 2", False),
        ("0 of 2", True),
        ("0 of 2", True),
    ]
    berg, lund = view.rows
    assert [(stage.status, stage.label) for stage in berg.stages] == [
        ("strong", "+ strong"),
        ("unknown", "? open question"),
        ("strong", "+ strong"),
        ("weak", "− weak"),
        ("none", "no part"),
    ]
    assert [way.is_used for way in berg.ways] == [False, False, False, True, True]
    assert [(rival.name, rival.opportunities) for rival in berg.conflicts] == [
        ("Rival", "Large"),
        ("Other", ""),
    ]
    assert lund.conflicts == ()


def test_a_gap_says_who_is_weak_and_which_deals_hang_on_it(tmp_path: Path) -> None:
    marketing, implementation, _ = partners(tmp_path, PLAN).gaps
    assert marketing.weak == ""
    assert marketing.risk == (
        "At risk unless we cover it ourselves: Large (€400K, closes 25 Mar 2027); "
        "Small (€10K, closes 1 Feb 2027); 1 other."
    )
    assert implementation.weak == "Berg is weak: Two people &amp; no van"
    # the earlier of their event and our delivery
    assert implementation.risk.startswith(
        "At risk unless we cover it ourselves: Large (€400K, live by 1 Aug 2027); Small (€10K);"
    )


def test_all_stages_strong_is_no_gap_and_what_is_hidden_is_said(tmp_path: Path) -> None:
    stages = "".join(
        f'      {name}: {{rating: "+"}}\n'
        for name in ("solutions", "marketing", "sales", "implementation", "post-sales")
    )
    head = PLAN[: PLAN.index("partners:")]
    strong = f"{head}partners:\n  berg:\n    stages:\n{stages}"
    view = partners(tmp_path / "all", strong)
    assert (view.title, view.gaps, view.note) == ("Every stage has a strong partner", (), "")
    hidden = f"{strong}    audience: sales\n  lund: {{name: Lund}}\n"
    view = partners(tmp_path / "some", hidden, audience="everyone")
    assert view.title == "Of what is shown: no strong partner in any stage"
    assert view.note.startswith("Some of it is not shown for this audience")
