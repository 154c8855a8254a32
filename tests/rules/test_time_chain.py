"""The worked case: a delivery of 29 weeks that cannot be ready for the event it is bought for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.loading import analyse_opportunity, findings_of

HEAD = """\
name: Marwick Dairies
owner: ann
currency: GBP
team:
  ann: {name: Ann Berg}
opportunities:
  trace:
    name: Batch trace at six creameries
"""
PLAN = """\
    status: {status}
    stage: proposal
    amount: 3_200_000
    close_date: {close}
    value:
      compelling_event: {{text: The retailer delists who has no four-hour trace, date: 2027-09-01}}
    delivery: {{lead_time: 29 weeks, go_live: 2027-08-27}}
    budget: {{amount: 3_500_000, approved: false, step: board}}
    milestones:
      - {{id: board, name: Business case at the board, date: 2027-02-18}}
"""
CHAIN = {"G005", "G009", "G010", "G011", "G012", "G013", "G015"}
"""Rules about the day of the order."""


def chain_findings(folder: Path, *, close: str, status: str = "open") -> dict[str, str]:
    """Return what the rules about the day of the order say of the plan, by code."""
    analysis = analyse_opportunity(folder, PLAN.format(close=close, status=status), HEAD)
    return {item.code: str(item.message) for item in findings_of(analysis) if item.code in CHAIN}


def test_a_delivery_of_29_weeks_cannot_be_ready_for_its_own_event(tmp_path: Path) -> None:
    # 1 September 2027 less 29 weeks is 10 February: 43 days before the order, 8 before the board.
    assert chain_findings(tmp_path, close="2027-03-25") == {
        "G009": "6 weeks too late: the customer must have it working by 2027-09-01, delivery takes "
        "29 weeks, so the order is needed by 2027-02-10 but planned for 2027-03-25",
        "G011": "The customer approves the budget on 2027-02-18, 8 days after the last day for the "
        "order, 2027-02-10",
        "G012": "Go-live is planned for 2027-08-27, but an order on 2027-03-25 can be live on "
        "2027-10-14 at the earliest",
    }


def test_an_order_before_the_last_day_for_it_is_in_time(tmp_path: Path) -> None:
    assert set(chain_findings(tmp_path, close="2027-02-05")) == {"G011"}  # the board is not


@pytest.mark.parametrize("status", ["won", "lost", "disengaged"])
def test_a_decided_opportunity_has_no_time_chain_to_keep(tmp_path: Path, status: str) -> None:
    assert chain_findings(tmp_path, close="2027-03-25", status=status) == {}
