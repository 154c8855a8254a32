"""Readers of single fields: the site's defaults, an entry's own lines, what the model hides."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.comparison.past_audience import redacted
from gosart.errors import GosartError
from gosart.plan.audience import closed_keys, hides
from gosart.plan.options import PlanOptions
from gosart.plan.portfolio_loader import load_portfolio
from gosart.repository.loader import read_repository
from tests.plan.planned import HEAD, account_of, method, only_problem, planned
from tests.writing import write_tree

DEFAULTS = (("people.status", "account-team"), ("people.approach.note", "sales"))
PEOPLE = """\
people:
  dana:
    name: Dana
    title: CFO
    status: enemy
    approach: {verb: contain, note: Zebra}
  eve: {name: Eve, title: CIO, status: mentor, audiences: {status: sales}}
  fay: {name: Fay, title: COO, audience: sales, status: mentor, audiences: {status: everyone}}
"""


@pytest.mark.parametrize(
    ("audience", "statuses", "note"),
    [
        ("everyone", [None, None], ""),
        ("sales", [None, "mentor", "mentor"], "Zebra"),
        ("account-team", ["enemy", "mentor", "mentor"], "Zebra"),
    ],
)
def test_a_field_is_as_narrow_as_entry_default_and_line_together(
    tmp_path: Path, audience: str, statuses: list[str | None], note: str
) -> None:
    account = account_of(tmp_path, PEOPLE, audience, audience_defaults=DEFAULTS)
    people = account.organisation.named
    assert [person.status for person in people] == statuses
    approach = people[0].approach
    assert approach is not None
    assert approach.note == note
    assert ("status" in people[0].hidden_fields) == (people[0].status is None)
    assert ("approach.note" in people[0].hidden_fields) == (not note)


def test_what_is_hidden_is_known_as_hidden_whether_it_is_given_or_not(tmp_path: Path) -> None:
    text = "people: {dana: {name: Dana, title: CFO}}\n"
    dana = account_of(tmp_path, text, audience_defaults=DEFAULTS).organisation.by_id["dana"]
    assert dana.hidden_fields == {"status", "approach.note"}
    whole = account_of(tmp_path, text, "account-team", audience_defaults=DEFAULTS)
    assert whole.organisation.by_id["dana"].hidden_fields == frozenset()


def test_without_defaults_and_lines_nothing_is_hidden(tmp_path: Path) -> None:
    account = account_of(tmp_path, "people: {dana: {name: Dana, title: CFO, status: enemy}}\n")
    assert account.organisation.by_id["dana"].hidden_fields == frozenset()


def test_a_line_narrows_without_a_default(tmp_path: Path) -> None:
    text = """\
tier: key
audiences: {tier: sales}
opportunities:
  a:
    name: A
    probability: 60
    budget: {amount: 7_777, note: Zebra}
    audiences: {probability: sales, budget.amount: account-team}
    actions:
      - {type: prove, what: W, owner: ada, due: 2026-12-01, outcome: Zebra,
          audiences: {outcome: sales}}
"""
    account = account_of(tmp_path, text)
    deal = account.opportunities[0]
    assert (account.tier, account.hidden_fields) == (None, {"tier"})
    assert (deal.probability, deal.forecast) == (None, None)
    assert deal.hidden_fields == {"probability", "budget.amount"}
    assert deal.budget is not None
    assert (deal.budget.money, deal.budget.note) == (None, "Zebra")
    assert (deal.actions[0].outcome, deal.actions[0].hidden_fields) == ("", {"outcome"})
    # not even who else may see it is told
    assert "account-team" not in repr(account.entry)


def test_a_deals_own_view_of_a_person_is_no_wider_than_the_person(tmp_path: Path) -> None:
    text = """\
people: {dana: {name: Dana, title: CFO, status: neutral, audiences: {status: sales}}}
opportunities: {a: {name: A, people: {dana: {status: enemy}}}}
"""
    account = account_of(tmp_path, text)
    view = account.opportunities[0].organisation.by_id["dana"]
    assert (view.status, "status" in view.hidden_fields) == (None, True)
    by_default = account_of(
        tmp_path, text.replace(", audiences: {status: sales}", ""), audience_defaults=DEFAULTS
    )
    view = by_default.opportunities[0].organisation.by_id["dana"]
    assert (view.status, "status" in view.hidden_fields) == (None, True)


def test_a_hidden_status_of_a_deal_is_not_told_as_the_accounts(tmp_path: Path) -> None:
    text = """\
people: {dana: {name: Dana, title: CFO, status: supporter}}
opportunities: {a: {name: A, people: {dana: {status: enemy, audiences: {status: sales}}}}}
"""
    account = account_of(tmp_path, text)
    assert account.organisation.by_id["dana"].status == "supporter"
    assert account.opportunities[0].organisation.by_id["dana"].status is None


def test_of_a_shared_entry_and_an_accounts_own_the_narrower_line_holds(tmp_path: Path) -> None:
    files = {
        "accounts/_shared/competitors.yml": "quern: {threat: high, audiences: {threat: sales}}\n",
        "accounts/mill.yml": HEAD + "competitors: {quern: {audiences: {threat: everyone}}}\n",
    }
    quern = planned(tmp_path, files).accounts[0].competitors[0]
    assert (quern.threat, quern.hidden_fields) == (None, {"threat"})


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("audiences: {⟦teir⟧: sales}\n", "P002", "Did you mean 'tier'?"),
        ("audiences: {⟦name⟧: sales}\n", "P047", "'audience'"),
        ("audiences: {⟦opportunities.amount⟧: sales}\n", "P002", "Valid"),
        ("audiences: {tier: ⟦sale⟧}\n", "P018", "Did you mean 'sales'?"),
        ("audiences: ⟦sales⟧\n", "P005", "'key: value'"),
        ("profile: {⟦audiences⟧: {summary: sales}}\n", "P002", "Valid"),
    ],
)
def test_a_wrong_line_is_told_at_its_place(tmp_path: Path, text: str, code: str, hint: str) -> None:
    problem = only_problem(tmp_path, text)
    assert problem.code == code
    assert hint in str(problem.hint)


@pytest.mark.parametrize(
    ("line", "entry_is_open"),
    [
        ("audiences: {status: sales}", True),
        ("audiences: {status: sale}", False),
        ("audiences: sales", False),
        ("audiencs: {status: sales}", False),
    ],
)
def test_what_cannot_be_told_closes_the_whole_entry(
    tmp_path: Path, line: str, entry_is_open: bool
) -> None:
    text = f"people: {{dana: {{name: Dana, title: CFO, status: enemy, {line}}}}}\n"
    files = write_tree(tmp_path, {"accounts/mill.yml": HEAD + text})
    data = read_repository(files, "accounts").accounts[0].tree.data
    options = PlanOptions(root=tmp_path)
    assert hides(data, ("people", "dana"), options) is not entry_is_open
    assert hides(data, ("people", "dana", "status"), options)
    assert hides(data, ("people", "dana", "title"), options) is not entry_is_open
    assert list(closed_keys(data, options))


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("people.statu", "Did you mean 'people.status'?"),
        ("status", "Did you mean"),
        ("tier", "Did you mean 'account.tier'?"),
        ("people.name", "Give the entry itself an 'audience'."),
        ("actions.what", "Give the entry itself an 'audience'."),
    ],
)
def test_a_default_names_a_field_of_a_plan(tmp_path: Path, field: str, sentence: str) -> None:
    with pytest.raises(GosartError, match=sentence):
        account_of(tmp_path, "", audience_defaults=((field, "sales"),))


def test_a_field_that_is_narrow_today_was_never_wide(tmp_path: Path) -> None:
    wide = "people: {dana: {name: Dana, title: CFO, status: enemy}}\n"
    narrow = (
        "people: {dana: {name: Dana, title: CFO, status: neutral, audiences: {status: sales}}}\n"
    )
    then = write_tree(tmp_path / "then", {"accounts/mill.yml": HEAD + wide})
    now = write_tree(tmp_path / "now", {"accounts/mill.yml": HEAD + narrow})
    options = PlanOptions(root=then)
    old, new = (read_repository(root, "accounts") for root in (then, now))
    account = load_portfolio(redacted(old, new, options), method(), options).accounts[0]
    assert account.organisation.by_id["dana"].status is None


def test_a_line_that_is_gone_today_widens_nothing_of_the_past(tmp_path: Path) -> None:
    opened = (
        "people: {dana: {name: Dana, title: CFO, status: enemy, audiences: {status: everyone}}}\n"
    )
    closed = "people: {dana: {name: Dana, title: CFO, status: enemy}}\n"
    then = write_tree(tmp_path / "then", {"accounts/mill.yml": HEAD + opened})
    now = write_tree(tmp_path / "now", {"accounts/mill.yml": HEAD + closed})
    options = PlanOptions(root=then, audience_defaults=DEFAULTS)
    old, new = (read_repository(root, "accounts") for root in (then, now))
    account = load_portfolio(redacted(old, new, options), method(), options).accounts[0]
    assert account.organisation.by_id["dana"].status is None
