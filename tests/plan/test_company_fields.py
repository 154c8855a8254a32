"""A company's own fields: declared in its method file, checked in place, cut to their audience."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.editing.editor_schemas import site_kinds
from gosart.method.loader import read_method
from gosart.plan.model.account import Money, Portfolio
from gosart.plan.options import PlanOptions
from gosart.plan.portfolio_loader import load_portfolio
from gosart.repository.loader import read_repository
from tests.plan.planned import HEAD, PATH, marked
from tests.writing import write_tree

METHOD = """\
fields:
  account:
    risk: {label: Renewal risk, type: choice, values: [low, high]}
    health: {label: Health, type: number}
    audited: {label: Audited on, type: date}
    budget: {label: IT budget, type: money, audience: sales}
    guide: {label: Guide, type: person}
    portal: {label: Portal, type: url}
    listed: {label: Listed, type: boolean}
    motto: {}
  opportunity:
    seats: {label: Seats, type: number, required: true}
  person:
    visits: {label: Visits a year, type: number, audience: account-team}
"""
PEOPLE = "people: {dana: {name: Dana, title: CFO, extra: {visits: 12}}}\n"


def loaded(root: Path, text: str, audience: str = "") -> Portfolio:
    write_tree(root, {"method.yml": METHOD, PATH: HEAD + text})
    found = read_method("en", root, "method.yml")
    assert found.problems == ()
    options = PlanOptions(audience=audience, root=root)
    return load_portfolio(read_repository(root, "accounts"), found.method, options)


def test_each_type_is_read(tmp_path: Path) -> None:
    portfolio = loaded(
        tmp_path,
        PEOPLE
        + "extra: {risk: low, health: -7.5, audited: 2026-05-01, budget: 4_000, guide: dana, "
        "portal: 'https://example.org/x', listed: true, motto: 12}\n",
        "account-team",
    )
    assert portfolio.problems == ()
    values = {item.field.key: item.value for item in portfolio.accounts[0].extra}
    money = values.pop("budget")
    assert isinstance(money, Money)
    assert (money.amount, money.currency) == (Decimal(4000), "EUR")
    assert values == {
        "risk": "low", "health": Decimal("-7.5"), "audited": date(2026, 5, 1), "guide": "dana",
        "portal": "https://example.org/x", "listed": True, "motto": "12",
    }  # fmt: skip
    other = loaded(tmp_path, "extra: {budget: {amount: 3, currency: GBP}}\n", "sales")
    (item,) = other.accounts[0].extra
    assert isinstance(item.value, Money)
    assert item.value.currency == "GBP"


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("extra: {⟦rsk⟧: low}\n", "P038", "Did you mean 'risk'?"),
        ("extra: {risk: ⟦lwo⟧}\n", "P003", "Did you mean 'low'?"),
        ("extra: {health: ⟦fine⟧}\n", "P034", "'72'"),
        ("extra: {audited: ⟦01.05.2026⟧}\n", "P006", "'2026-05-01'"),
        ("extra: {budget: ⟦4.000⟧}\n", "P007", "4_000"),
        ("extra: {guide: ⟦dnaa⟧}\n" + PEOPLE, "P020", "Did you mean 'dana'?"),
        ("extra: {portal: ⟦example.org⟧}\n", "P049", "https://"),
        ("extra: {listed: ⟦yes⟧}\n", "P009", "'true'"),
        ("opportunities: {⟦a⟧: {name: A}}\n", "P039", "extra"),
        ("opportunities: {a: {name: A, ⟦extra⟧: {}}}\n", "P039", "extra"),
        ("people: {d: {name: D, title: T, extra: {⟦visit⟧: 1}}}\n", "P038", "'visits'"),
    ],
)
def test_a_wrong_value_is_told_at_its_place(
    tmp_path: Path, text: str, code: str, hint: str
) -> None:
    plain, place = marked(HEAD + text)
    portfolio = loaded(tmp_path, plain.removeprefix(HEAD))
    (problem,) = portfolio.problems
    location = problem.location
    assert (problem.code, location.line, location.column, location.length) == (code, *place)
    assert hint in str(problem.hint)


def test_a_field_is_for_the_audience_that_the_company_gives_it(tmp_path: Path) -> None:
    text = PEOPLE + "extra: {budget: 4_000, risk: low}\n"
    for audience, keys, visits in (
        ("everyone", ["risk"], []),
        ("sales", ["risk", "budget"], []),
        ("account-team", ["risk", "budget"], ["visits"]),
    ):
        account = loaded(tmp_path, text, audience).accounts[0]
        assert [item.field.key for item in account.extra] == keys
        dana = account.organisation.by_id["dana"]
        assert [item.field.key for item in dana.extra] == visits
        assert ("extra.visits" in dana.hidden_fields) == (not visits)
        assert ("budget" in repr(account.entry)) == ("budget" in keys)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("fields: {deal: {x: {}}}", "M021"),
        ("fields: {account: {x: {type: colour}}}", "M021"),
        ("fields: {account: {x: {type: choice}}}", "M022"),
        ("fields: {account: {x: {values: [a]}}}", "M022"),
        ("fields: {account: {X-y: {}}}", "M007"),
        ("fields: {account: {x: {lable: X}}}", "M002"),
        ("editions: {'1': [a, a]}", "M023"),
    ],
)
def test_a_wrong_declaration_is_told(tmp_path: Path, fields: str, code: str) -> None:
    write_tree(tmp_path, {"method.yml": fields + "\n"})
    assert [item.code for item in read_method("en", tmp_path, "method.yml").problems] == [code]


def test_editors_know_the_fields(tmp_path: Path) -> None:
    write_tree(tmp_path, {"method.yml": METHOD, "accounts/x.yml": HEAD})
    options = options_from({"method": "method.yml"}, tmp_path, {})
    kinds = {kind.name: kind.schema for kind in site_kinds(options)}
    own = kinds["account"]["properties"]["extra"]["anyOf"][0]
    assert own["properties"]["risk"] == {
        "description": "Renewal risk", "type": ["string", "number", "boolean"],
        "enum": ["low", "high"],
    }  # fmt: skip
    assert kinds["opportunity"]["properties"]["extra"]["anyOf"][0]["required"] == ["seats"]
    assert kinds["opportunity-assessment"]["required"] == ["ratings"]
