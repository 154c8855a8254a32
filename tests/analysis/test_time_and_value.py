"""The time chain with its float, and the value case over its horizon."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gosart.analysis.time_chain import TimeChain
from gosart.analysis.value_case import ValueCase
from tests.analysis.loading import TODAY, analyse_opportunity
from tests.analysis.test_vote import HEAD

RIVALS = "competitors: {quern: {name: Quern Co}}\n"
EVENT = "    value: {compelling_event: {text: The old works close, date: 2027-09-01}}\n"


def chain(folder: Path, opportunity: str) -> TimeChain:
    """Work out the time chain of the plan's only opportunity."""
    return analyse_opportunity(folder, opportunity, HEAD).opportunities[0].time


def case(folder: Path, value: str) -> ValueCase:
    """Reckon the value of the plan's only opportunity."""
    found = analyse_opportunity(folder, value, RIVALS + HEAD).opportunities[0].value_case
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("close", "days", "too_late"),
    [("2027-02-10", 0, False), ("2027-02-11", -1, True), ("2026-12-31", 41, False)],
)
def test_the_float_is_what_is_left_between_the_close_and_the_last_day_for_the_order(
    tmp_path: Path, close: str, days: int, too_late: bool
) -> None:
    time = chain(
        tmp_path, f"    close_date: {close}\n    delivery: {{lead_time: 29 weeks}}\n{EVENT}"
    )
    assert (time.lead_days, time.latest_order) == (203, date(2027, 2, 10))
    assert (time.float_days, time.is_too_late) == (days, too_late)


def test_nothing_is_guessed_and_what_is_missing_is_named(tmp_path: Path) -> None:
    time = chain(
        tmp_path, "    delivery: {note: About half a year}\n    value: {compelling_event: Soon}\n"
    )
    assert (time.float_days, time.missing) == (None, ("event", "lead_time", "close_date"))


def test_the_steps_of_the_delivery_are_counted_from_the_close_date(tmp_path: Path) -> None:
    time = chain(
        tmp_path,
        "    close_date: 2027-03-25\n    delivery: {lead_time: 29 weeks, steps: ["
        "{name: Last site, after: 29 weeks}, {name: First site, after: 9 weeks}, {name: Party}]}\n"
        + EVENT,
    )
    assert [(step.name, step.when, step.is_late) for step in time.steps] == [
        ("First site", date(2027, 5, 27), False),
        ("Last site", date(2027, 10, 14), True),
    ]


def test_money_that_is_released_after_the_last_day_is_too_late(tmp_path: Path) -> None:
    plan = (
        "    close_date: 2027-01-15\n    delivery: {lead_time: 29 weeks}\n"
        f"    budget: {{amount: 90_000, approved: %s, date: 2027-02-11}}\n{EVENT}"
    )
    assert chain(tmp_path / "open", plan % "false").is_approved_too_late
    assert not chain(tmp_path / "released", plan % "true").is_approved_too_late


def test_going_live_before_the_delivery_can_be_done_contradicts(tmp_path: Path) -> None:
    plan = "    close_date: 2027-01-31\n    delivery: {lead_time: 1 month, go_live: 2027-02-%s}\n"
    assert chain(tmp_path / "early", plan % "27").contradicts
    assert not chain(tmp_path / "right", plan % "28").contradicts


def test_the_last_day_is_past_on_the_day_after_it(tmp_path: Path) -> None:
    plan = "    delivery: {lead_time: 1 day}\n    value: {compelling_event: {text: x, date: %s}}\n"
    assert not chain(tmp_path / "today", plan % "2026-11-25").is_past(TODAY)
    assert chain(tmp_path / "past", plan % "2026-11-24").is_past(TODAY)


VALUE = """\
    value:
      payback_limit: 15 months
      benefits:
        - {item: leaks, amount: 1_200_000, per: year, confirmed: {date: 2026-10-08}, only_us: true}
        - {item: trips, amount: 300_000, per: year}
      costs:
        - {item: licences, amount: 1_400_000}
        - {item: support, amount: 250_000, per: year}
        - {item: fines, amount: 500_000, per: year, for: no-decision}
"""


def test_recurring_and_one_off_entries_make_one_running_total(tmp_path: Path) -> None:
    value = case(tmp_path, VALUE)
    assert (value.whole.payback_months, value.confirmed.payback_months) == (14, 18)
    assert (value.whole.net, value.confirmed.net) == (Decimal(2_350_000), Decimal(1_450_000))
    assert value.unique.net == value.confirmed.net
    assert value.horizon_months == 36
    assert value.cost_of_nothing == 1_500_000


def test_the_customers_limit_decides_whether_it_pays_back_in_time(tmp_path: Path) -> None:
    value = case(tmp_path, VALUE)
    assert value.is_within_limit(value.whole)
    assert not value.is_within_limit(value.confirmed)


def test_months_from_the_order_begin_with_the_lead_time(tmp_path: Path) -> None:
    from_order = VALUE.replace("value:\n", "value:\n      clock: order\n") + (
        "    delivery: {lead_time: 6 months}\n"
    )
    assert case(tmp_path, from_order).whole.payback_months > 14  # type: ignore[operator]


def test_figures_in_two_currencies_or_by_an_unknown_period_have_no_sum(tmp_path: Path) -> None:
    for name, old, new in (
        ("currency", "item: licences,", "item: licences, currency: USD,"),
        ("period", "amount: 300_000, per: year", "amount: 300_000, per: season"),
    ):
        plan = VALUE.replace(old, new)
        analysis = analyse_opportunity(tmp_path / name, plan, HEAD).opportunities[0]
        assert analysis.value_case is None
        assert analysis.lights.value.state == "amber"


def test_revenue_that_is_counted_as_margin_is_known(tmp_path: Path) -> None:
    plan = VALUE.replace("item: trips,", "item: trips, basis: revenue,")
    assert case(tmp_path / "revenue", plan).counts_revenue
    assert not case(tmp_path / "cost", VALUE).counts_revenue


def test_what_is_lost_again_is_not_paid_back(tmp_path: Path) -> None:
    plan = """\
    value:
      benefits: [{item: grant, amount: %s}]
      costs: [{item: support, amount: 60_000, per: year}]
"""
    assert case(tmp_path / "lost", plan % "100_000").whole.payback_months is None
    assert case(tmp_path / "enough", plan % "180_000").whole.payback_months == 0


def test_a_case_without_a_benefit_pays_nothing_back(tmp_path: Path) -> None:
    plan = "    value: {benefits: [{item: leaks, amount: 90_000, per: year}]}\n"
    value = case(tmp_path, plan)
    assert value.whole.payback_months == 0
    assert (value.confirmed.payback_months, value.unique.payback_months) == (None, None)
    assert not value.is_within_limit(value.confirmed)


WATERFALL = """\
    close_date: 2027-01-31
    delivery: {lead_time: 6 months}
    strategy: {type: frontal, target: quern}
    value:
      benefits:
        - {item: Waste, amount: 12_000, per: month, confirmed: {date: 2026-10-01}, only_us: true}
        - {item: Grant, amount: 30_000}
        - {item: Power, amount: 8_000, per: quarter, from: 9 months}
        - {item: Dust}
      costs:
        - {kind: acquisition, item: Stones, amount: 100_000}
        - {kind: usage, item: Care, amount: 24_000, per: year}
        - {kind: acquisition, item: Their stones, amount: 70_000, for: quern}
        - {item: Scrap, amount: 5_000, per: month, for: no-decision}
"""


def test_each_entry_says_what_it_comes_to_over_the_horizon(tmp_path: Path) -> None:
    steps = {step.entry.item: step for step in case(tmp_path, WATERFALL).steps}
    assert {name: step.amount for name, step in steps.items()} == {
        "Waste": 36 * 12_000,
        "Grant": 30_000,
        "Power": 11 * 8_000,  # 33 months: it begins 9 months after the order, 3 after going live
        "Dust": None,
        "Stones": -100_000,
        "Care": -72_000,
    }
    assert [name for name, step in steps.items() if step.repeats] == ["Waste", "Power", "Care"]
    assert steps["Power"].start == 3


@pytest.mark.parametrize(
    ("clock", "begins", "months"),
    [
        ("order", "2027-03-01", 1),  # a month of 31 days is one month, not a bit more
        ("order", "2027-02-15", 1),
        ("order", "2028-02-01", 12),
        ("order", "2028-03-01", 13),
        ("order", "2027-03-02", 2),
        ("go-live", "2027-08-01", 0),  # the day they work with it
        ("go-live", "2027-09-01", 1),
        ("go-live", "2027-05-01", 0),
    ],
)
def test_a_benefit_from_a_day_begins_after_the_months_of_the_calendar(
    tmp_path: Path, clock: str, begins: str, months: int
) -> None:
    value = (
        "    close_date: 2027-02-01\n    delivery: {lead_time: 6 months}\n"
        f"    value: {{clock: {clock}, benefits: "
        f"[{{item: Waste, amount: 10, per: month, from: {begins}}}]}}\n"
    )
    (step,) = case(tmp_path, value).steps
    assert (step.start, step.amount) == (months, (36 - months) * 10)


def test_the_running_total_bends_where_an_entry_begins_and_ends_at_the_horizon(
    tmp_path: Path,
) -> None:
    whole = case(tmp_path, WATERFALL).whole
    # 30,000 less 100,000 at once; then 12,000 less 2,000 a month, and from month 3 a third of 8,000
    assert [(month, round(total)) for month, total in whole.line] == [
        (0, -70_000),
        (2, -50_000),
        (3, -40_000),
        (36, 378_000),
    ]
    assert whole.line[-1] == (36, whole.net)
    assert whole.total(6) == -70_000 + 6 * 10_000 + 8_000
    assert whole.payback_months == 7  # the end of month 7: 10,667 more; month 6 ends at -2,000


def test_a_competitors_case_is_whole_only_where_both_its_sides_are_known(tmp_path: Path) -> None:
    quern, nothing = case(tmp_path, WATERFALL).rivals
    assert (quern.rival.id, quern.knows_costs, quern.knows_benefits) == ("quern", True, False)
    assert not quern.is_whole
    assert quern.case is not None
    assert quern.case.line == ((0, -70_000), (36, -70_000))
    assert nothing.is_nothing
    assert nothing.is_whole
    assert nothing.case is not None
    assert nothing.case.net == -180_000


def test_a_competitors_figures_in_another_currency_have_no_sum_with_ours(tmp_path: Path) -> None:
    plan = WATERFALL.replace("amount: 70_000, for", "amount: 70_000, currency: USD, for")
    quern = case(tmp_path, plan).rivals[0]
    assert quern.case is None
    assert not quern.is_whole
