"""A plan whose vote, float and payback are known, with a decided opportunity beside it."""

from __future__ import annotations

__all__ = ["JUDGED"]

JUDGED = """\
name: Mill & Sons
owner: ada
reviewed: 2026-11-20
team:
  ada: {name: Ada Brook}
  ben: {name: Ben Moss}
people:
  dana: {name: Dana Oak, title: Owner, influence: inner-circle, status: supporter, \
coverage: multiple, role: approver, last_contact: 2026-11-10}
  emil: {name: Emil Ash, title: Miller, influence: inner-circle, status: mentor, \
coverage: in-depth, role: decision-maker, last_contact: 2026-11-10}
  fern: {name: Fern Yew, title: CFO, influence: inner-circle, coverage: none, \
role: decision-maker}
competitors:
  quern: {name: Quern Co}
opportunities:
  stones:
    name: New stones
    stage: proposal
    amount: 90_000
    close_date: 2027-03-01
    delivery: {lead_time: 10 weeks}
    decision: {rule: unanimous, board: [dana, emil, fern]}
    value:
      compelling_event: {text: The old mill closes, date: 2027-05-26}
      payback_limit: 20 months
      benefits:
        - {id: flour, item: Less waste, amount: 12_000, per: month, \
confirmed: {by: dana, date: 2026-11-10}}
        - {id: power, item: Less power, amount: 3_000, per: month}
      costs:
        - {item: Stones, amount: 90_000}
    assessments:
      - {date: 2026-11-01, for: us, by: ada, ratings: "+++++ +++++ +++++ +++++"}
    test:
      reviews:
        - {date: 2026-11-02, decision: change-strategy}
    actions:
      - {id: M1, type: prove, what: Grind a *sack*, who: [emil], owner: ada, due: 2026-11-20, \
status: open}
  sieves:
    name: New sieves
    status: lost
    lost_to: quern
    closed: 2026-10-01
    close_date: 2026-10-01
"""
