"""Insights as chains: what is tied together, whom it feeds, what nobody has written."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.insight_chains import insight_chains
from tests.analysis.loading import analyse_opportunity

HEAD = """\
name: Torrin Water
owner: lena
team: {lena: {name: Lena Holt}}
units: {west: West works}
offerings: {pump: Pumps}
whitespace: {west: {pump: {status: open, opportunity: pumps}}}
insights:
  less-loss: {kind: goal, text: Lose less water}
  fines: {kind: pressure, text: The regulator fines, leads_to: [less-loss]}
  meters: {kind: solution, text: A meter a street, leads_to: [fines], opportunity: pumps,
    benefits: [leaks]}
  pride: {kind: goal, text: Be the best}
  rumour: {text: They may merge}
  pumps-old: {kind: obstacle, text: Old pumps, opportunity: pumps}
opportunities:
  pumps:
    name: Pumps
    value: {benefits: [{id: leaks, item: Fewer leaks, amount: 5_000}]}
"""


def test_insights_that_lead_to_each_other_or_feed_one_deal_are_one_chain(tmp_path: Path) -> None:
    account = analyse_opportunity(tmp_path, "", HEAD).account
    fed, alone = insight_chains(account)
    assert [item.id for item in fed.insights] == ["less-loss", "fines", "meters", "pumps-old"]
    assert [(one.id, other.id) for one, other in fed.links] == [
        ("fines", "less-loss"),
        ("meters", "fines"),
    ]
    assert [kind.value for kind in fed.missing] == ["initiative"]
    assert [item.id for item in fed.opportunities] == ["pumps"]
    assert [item.item for item in fed.benefits] == ["Fewer leaks"]
    assert [(cell.unit, cell.offering) for cell in fed.cells] == [("west", "pump")]
    assert [item.id for item in alone.insights] == ["pride"]
    assert alone.opportunities == ()
    assert [kind.value for kind in alone.missing] == [
        *("pressure", "initiative", "obstacle", "solution")
    ]
