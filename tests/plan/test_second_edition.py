"""What the second edition of the format can say: each key accepted, and refused at its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gosart.method import enums
from gosart.plan.duration import Duration, Unit, parse_duration
from tests.plan.planned import HEAD, PATH, account_of, only_problem, planned

DEAL = "opportunities: {a: {name: A, "
FIGURE = DEAL + "value: {benefits: [{id: b1, item: x, "


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("sponsor: ⟦bob⟧\n", "P021", "no team member 'bob'", "ada"),
        ("next_review: ⟦soon⟧\n", "P006", "'soon' is not a date.", "2026-11-23"),
        ("employees: ⟦many⟧\n", "P034", "'many' is not a whole number.", "'4_200'"),
        ("parent: ⟦nowhere⟧\n", "P044", "There is no account 'nowhere'.", "without the ending"),
        ("address: ⟦[⟧a]\n", "P004", "'address' is a list", "quotes"),
        ("extra: {⟦risk⟧: low}\n", "P038", "no field 'risk'", "method file"),
        ("revenue: [{year: ⟦26⟧}]\n", "P034", "'26' is not a year.", "'2027'"),
        ("revenue: [⟦{⟧target: 5}]\n", "P001", "'year' is missing", "year"),
        ("contracts: [{name: C, unit: ⟦x⟧}]\n", "P025", "no unit 'x'", "Add 'x'"),
        ("contracts: [{name: C, offering: ⟦x⟧}]\n", "P026", "no offering 'x'", "Add 'x'"),
        ("contracts: [{name: C, notice: ⟦x⟧}]\n", "P006", "'x' is not a date.", "2026"),
        ("units: {u: {name: U, parent: ⟦v⟧}}\n", "P025", "no unit 'v'", "Add 'v'"),
        ("units: {u: {name: U, parent: ⟦u⟧}}\n", "P036", "u → u", "part of no other"),
        ("units: {u: {name: U, spend: ⟦lots⟧}}\n", "P007", "'lots' is not an amount.", "digits"),
        ("insights: {i: {text: T, who_cares: {⟦bo⟧: assumed}}}\n", "P020", "no person 'bo'", "bo"),
        (
            "people: {d: {name: D, title: T}}\ninsights: {i: {text: T, who_cares: {d: ⟦maybe⟧}}}\n",
            "P003", "'maybe'", "assumed, confirmed",
        ),
        ("insights: {i: {text: T, opportunity: ⟦x⟧}}\n", "P027", "no opportunity 'x'", "None"),
        ("insights: {i: {text: T, benefits: [⟦x⟧]}}\n", "P053", "no benefit 'x'", "None"),
        ("people: {d: {name: D, title: T, sponsor: ⟦x⟧}}\n", "P021", "no team member 'x'", "ada"),
        ("people: {d: {name: D, title: T, links: ⟦x⟧}}\n", "P005", "but a list", "[one, two]"),
        ("competitors: {c: {strengths: [{text: S, answer: ⟦a/A1⟧}]}}\n", "P046", "'a/A1'", "None"),
        (
            "competitors: {c: {strengths: [⟦{⟧audience: sales}]}}\n", "P001", "'text' is missing",
            "text",
        ),
        (DEAL + "forecast: ⟦sure⟧}}\n", "P003", "'sure'", "commit, best-case, pipeline, omitted"),
        (DEAL + "lost_to: ⟦x⟧}}\n", "P022", "no competitor 'x'", "Add 'x'"),
        (DEAL + "reasons: [⟦prise⟧]}}\n", "P035", "no reason 'prise'", "Did you mean 'price'?"),
        (DEAL + "budget: {owner: ⟦x⟧}}}\n", "P020", "no person 'x'", "Add 'x'"),
        (DEAL + "budget: {step: ⟦x⟧}}}\n", "P052", "no milestone 'x'", "None"),
        (DEAL + "budget: {approved: ⟦yes⟧}}}\n", "P009", "'yes'", "Write 'true'."),
        (DEAL + "budget: {approved: ⟦2026-13-01⟧}}}\n", "P006", "The date '2026", "month"),
        (DEAL + "delivery: {lead_time: ⟦29wks⟧}}}\n", "P033", "not a duration", "'29 weeks'"),
        (DEAL + "delivery: {lead_time: ⟦29⟧}}}\n", "P033", "'29' is not a duration.", "29 weeks"),
        (DEAL + "delivery: {steps: [{name: S, after: ⟦later⟧}]}}}\n", "P033", "'later'", "weeks"),
        (DEAL + "decision: {rule: ⟦two⟧}}}\n", "P003", "'two'", "one, majority, unanimous"),
        (DEAL + "decision: {board: [⟦x⟧]}}}\n", "P020", "no person 'x'", "Add 'x'"),
        (DEAL + "value: {compelling_event: {text: E, date: ⟦soon⟧}}}}\n", "P006", "'soon'", "2026"),
        (DEAL + "value: {compelling_event: {text: E, insight: ⟦x⟧}}}}\n", "P028", "'x'", "None"),
        (DEAL + "value: {compelling_event: {⟦what⟧: E, text: F}}}}\n", "P002", "'what'", "text"),
        (DEAL + "value: {horizon: ⟦long⟧}}}\n", "P033", "'long' is not a duration.", "weeks"),
        (DEAL + "value: {clock: ⟦now⟧}}}\n", "P003", "'now'", "go-live, order"),
        (DEAL + "value: {realised: [{benefit: ⟦x⟧}]}}}\n", "P053", "no benefit 'x'", "None"),
        (FIGURE + "basis: ⟦money⟧}]}}}\n", "P003", "'money'", "margin, revenue, cost, cash"),
        (FIGURE + "for: ⟦x⟧}]}}}\n", "P022", "no competitor 'x'", "Add 'x'"),
        (FIGURE + "from: ⟦9 moons⟧}]}}}\n", "P033", "'9 moons'", "months"),
        (FIGURE + "from: ⟦soon⟧}]}}}\n", "P006", "'soon' is not a date.", "2026"),
        (FIGURE + "only_us: ⟦yes⟧}]}}}\n", "P009", "'yes'", "Write 'true'."),
        (FIGURE + "confirmed: {by: ⟦x⟧}}]}}}\n", "P020", "no person 'x'", "Add 'x'"),
        (DEAL + "milestones: [{name: M, kind: ⟦party⟧}]}}\n", "P003", "'party'", "requirements"),
        (DEAL + "milestones: [{name: M, people: [⟦x⟧]}]}}\n", "P020", "no person 'x'", "Add 'x'"),
        (DEAL + "decision_criteria: [{name: C, weight: ⟦6⟧}]}}\n", "P034", "'6'", "1 to 5"),
        (DEAL + "strategy: {counters: [{move: M, answer: ⟦x⟧}]}}}\n", "P024", "no action", "None"),
        (DEAL + "strategy: {counters: [{move: M, state: ⟦x⟧}]}}}\n", "P003", "'x'", "expected"),
        (DEAL + "strategy: {counters: [⟦{⟧state: made}]}}}\n", "P001", "'move' is missing", "move"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_at_its_place_with_what_would_be_right(
    tmp_path: Path, text: str, code: str, message: str, hint: str
) -> None:
    problem = only_problem(tmp_path, text)
    assert problem.code == code
    assert message in str(problem.message)
    assert hint in str(problem.hint)


ACTION = "{type: prove, what: W, owner: ada, due: 2026-12-01, "


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (f"actions: [{ACTION}serves: [⟦x⟧]}}]", "P045", "no objective, insight, milestone or"),
        (f"actions: [{ACTION}after: [⟦x⟧]}}]", "P045", "no action or milestone 'x'"),
        (f"actions: [{ACTION}id: ⟦strategy⟧}}]", "P019", "'strategy' cannot be an id."),
        ("milestones: [{id: ⟦compelling-event⟧, name: M}]", "P019", "cannot be an id."),
        ("objective: {team: {id: ⟦counter⟧, text: T}}", "P019", "'counter' cannot be an id."),
        (f"milestones: [{{id: one, name: M}}], actions: [{ACTION}id: one}}]", "", ""),
        (f"actions: [{ACTION}id: A1}}, {ACTION}id: ⟦A1⟧}}]", "P031", "taken by the action"),
        (
            "value: {benefits: [{id: x, item: I}], costs: [{id: ⟦x⟧, item: J}]}",
            "P037",
            "is already taken",
        ),
    ],
)
def test_ids_of_an_opportunity_share_one_namespace(
    tmp_path: Path, text: str, code: str, message: str
) -> None:
    text = f"{DEAL}{text}}}}}\n"
    if not code:
        problems = planned(tmp_path, {PATH: HEAD + text}).problems
        assert [problem.code for problem in problems] == ["P037"]
        return
    problem = only_problem(tmp_path, text)
    assert problem.code == code
    assert message in str(problem.message)


def test_an_insight_shares_the_ids_of_the_opportunity_that_it_names(tmp_path: Path) -> None:
    text = "insights: {x: {text: T, opportunity: a}}\n" + DEAL
    problem = only_problem(tmp_path, text + "milestones: [{id: ⟦x⟧, name: M}]}}\n")
    assert problem.code == "P037"
    # one that names none is the account's own, as in plans of the first edition
    account_of(tmp_path, "insights: {x: {text: T}}\n" + DEAL + "milestones: [{id: x, name: M}]}}\n")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("400.000", "Write 400_000 or 400000; for 400 euros write 400.00."),
        ("1.500", "Write 1_500 or 1500; for 1.50 euros write 1.50."),
        ("1_250.000", "Write 1_250_000 or 1250000; for 1250 euros write 1250.00."),
    ],
)
def test_an_amount_that_can_be_read_in_two_ways_is_refused(
    tmp_path: Path, typed: str, hint: str
) -> None:
    problem = only_problem(tmp_path, f"{DEAL}amount: ⟦{typed}⟧}}}}\n")
    assert (problem.code, str(problem.hint)) == ("P007", hint)


@pytest.mark.parametrize(
    ("typed", "amount"), [("400.00", "400.00"), ("1.5", "1.5"), ("0.1234", "0.1234")]
)
def test_any_other_fraction_of_an_amount_is_fine(tmp_path: Path, typed: str, amount: str) -> None:
    account = account_of(tmp_path, f"{DEAL}amount: {typed}}}}}\n")
    money = account.opportunities[0].money
    assert money is not None
    assert money.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "day", "after"),
    [
        ("1 month", "2027-01-31", "2027-02-28"),
        ("1 month", "2028-01-31", "2028-02-29"),
        ("13 months", "2026-12-31", "2028-01-31"),
        ("1 year", "2028-02-29", "2029-02-28"),
        ("29 weeks", "2026-11-23", "2027-06-14"),
        ("200 days", "2026-11-23", "2027-06-11"),
        ("0 days", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_duration_ends_on_the_last_day_of_a_month_that_is_too_short(
    typed: str, day: str, after: str
) -> None:
    duration = parse_duration(typed)
    assert duration is not None
    assert str(duration) == typed
    assert duration.after(date.fromisoformat(day)) == date.fromisoformat(after)


def test_a_duration_is_counted_back_and_measured_in_months() -> None:
    assert Duration(1, Unit.MONTHS).before(date(2027, 3, 31)) == date(2027, 2, 28)
    assert Duration(24, Unit.WEEKS).before(date(2027, 10, 1)) == date(2027, 4, 16)
    assert (Duration(3, Unit.YEARS).months, Duration(20, Unit.MONTHS).months) == (36.0, 20.0)
    assert 5.4 < Duration(24, Unit.WEEKS).months < 5.6
    with pytest.raises(OverflowError):
        Duration(9999, Unit.YEARS).after(date(2026, 1, 1))


@pytest.mark.parametrize(
    "typed", ["29", "weeks", "2.5 weeks", "-3 days", "3 weeks ago", "12345 days"]
)
def test_any_other_text_is_no_duration(typed: str) -> None:
    assert parse_duration(typed) is None


@pytest.mark.parametrize(
    ("probability", "forecast"),
    [
        (100, enums.Forecast.COMMIT),
        (75, enums.Forecast.COMMIT),
        (74, enums.Forecast.BEST_CASE),
        (50, enums.Forecast.BEST_CASE),
        (49, enums.Forecast.PIPELINE),
        (0, enums.Forecast.PIPELINE),
    ],
)
def test_the_forecast_follows_the_probability_unless_it_is_given(
    tmp_path: Path, probability: int, forecast: enums.Forecast
) -> None:
    account = account_of(tmp_path, f"{DEAL}probability: {probability}}}}}\n")
    assert account.opportunities[0].forecast is forecast
    given = account_of(tmp_path, f"{DEAL}probability: {probability}, forecast: omitted}}}}\n")
    assert given.opportunities[0].forecast is enums.Forecast.OMITTED


def test_texts_of_the_first_edition_stay_allowed_beside_the_mapping(tmp_path: Path) -> None:
    account = account_of(
        tmp_path,
        "competitors: {c: {strengths: [Cheap, {text: Near}], weaknesses: Slow}}\n"
        "units: {u: Works}\n"
        + DEAL
        + "strategy: {counter: They wait}, value: {compelling_event: The fee doubles}}}\n",
    )
    competitor, value = account.competitors[0], account.opportunities[0].value
    assert competitor.strengths == ("Cheap", "Near")
    assert [point.answer for point in competitor.strong_points] == ["", ""]
    assert value.compelling_event == "The fee doubles"
    assert value.event is not None
    assert (value.event.text, value.event.date) == ("The fee doubles", None)
    assert account.opportunities[0].strategy.counter == "They wait"
    assert account.customer_units[0].name == "Works"


def test_the_model_knows_what_each_id_means(tmp_path: Path) -> None:
    account = account_of(
        tmp_path,
        """\
people: {dana: {name: Dana, title: CFO, sponsor: ada}}
insights: {fees: {text: Fees double, opportunity: a, benefits: [less],
    who_cares: {dana: confirmed}}}
competitors: {c: {strengths: [{text: Near, answer: a/A1}]}}
opportunities:
  a:
    name: A
    budget: {amount: 5_000, owner: dana, approved: 2026-11-01, step: board}
    decision: {rule: one, board: [dana]}
    strategy: {counters: [{competitor: c, move: Wait, answer: A1}]}
    value:
      compelling_event: {text: E, date: 2028-04-01, insight: fees}
      benefits:
        - {id: less, item: I, amount: 3, confirmed: {by: dana}, only_us: true, from: 9 months}
      costs: [{item: C, amount: 2, for: no-decision, from: 2027-01-01}]
      realised: [{benefit: less, amount: 2}]
    milestones: [{id: board, name: Board, kind: legal, people: [dana], shared: true}]
    actions:
      - {id: A1, type: prove, what: W, owner: ada, due: 2026-12-01, serves: [less, strategy],
          after: [board]}
""",
    )
    deal, dana = account.opportunities[0], account.organisation.by_id["dana"]
    benefit, action = deal.value.benefits[0], deal.actions[0]
    assert dana.sponsor is account.owner
    assert account.insights[0].who_cares == ((dana, enums.Concern.CONFIRMED),)
    assert account.insights[0].benefits == (benefit,)
    assert account.competitors[0].strong_points[0].answer == "a/A1"
    assert deal.budget is not None
    assert deal.decision is not None
    assert (deal.budget.owner, deal.budget.step) == (dana, deal.milestones[0])
    assert (deal.budget.approved, deal.budget.approved_on) == (True, date(2026, 11, 1))
    assert deal.decision.board == (dana,)
    assert deal.strategy.counters[0].answer is action
    assert (benefit.confirmed_by, benefit.is_confirmed, benefit.rival) == (dana, True, None)
    assert benefit.starts == Duration(9, Unit.MONTHS)
    assert deal.value.costs[0].rival is account.competitors[-1]
    assert deal.value.costs[0].starts == date(2027, 1, 1)
    assert deal.value.realised[0].benefit is benefit
    assert (action.serves, action.after) == (("less", "strategy"), ("board",))


def test_the_parent_is_an_account_of_the_folder(tmp_path: Path) -> None:
    portfolio = planned(
        tmp_path,
        {
            "accounts/daughter.yml": HEAD + "parent: mother\n",
            "accounts/mother.yml": HEAD + "audience: account-team\n",
        },
    )
    assert portfolio.problems == ()
    # readers who may not know of the mother are not told that there is one
    assert portfolio.accounts[0].parent == ""
    whole = planned(tmp_path, {}, "account-team")
    assert whole.accounts[0].parent == "mother"
