"""Which documents a command line asks for, and which pages are in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart import load
from gosart.errors import GosartError
from gosart.i18n.translator import translator_for
from gosart.plan.model.account import Portfolio
from gosart.printing.page_choice import Document, choose_documents, split_kinds
from tests.writing import write_tree

PLANS = {
    "accounts/acme.yml": """\
        name: Acme
        owner: ann
        team: {ann: {name: Ann Berg}}
        opportunities:
          pumps: {name: Pump renewal}
          valves: {name: Valves}
          seals: {name: Seals, status: won}
        """,
    "accounts/bolt.yml": """\
        name: Bolt
        owner: ann
        team: {ann: {name: Ann Berg}}
        opportunities: {brief: {name: Fasteners}}
        """,
}


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    return load(write_tree(tmp_path, PLANS))


def chosen(portfolio: Portfolio, *targets: str, pages: str = "sheet") -> tuple[Document, ...]:
    return choose_documents(portfolio, targets, split_kinds(pages), translator_for("en"))


def test_without_a_target_it_is_the_sheet_of_each_open_opportunity(portfolio: Portfolio) -> None:
    assert {item.name: item.pages for item in chosen(portfolio)} == {
        "acme_pumps": (("Sheet", "accounts/acme/pumps/index.md"),),
        "acme_valves": (("Sheet", "accounts/acme/valves/index.md"),),
        "bolt_brief": (("Sheet", "accounts/bolt/brief/sheet/index.md"),),
    }


def test_an_account_that_is_named_is_printed_with_what_is_decided(portfolio: Portfolio) -> None:
    names = [item.name for item in chosen(portfolio, "acme")]
    assert names == ["acme_pumps", "acme_valves", "acme_seals"]


def test_pages_come_in_one_order_whatever_is_typed(portfolio: Portfolio) -> None:
    (document,) = chosen(portfolio, "acme/pumps", pages="actions, sheet")
    assert document.title == "Acme \u00b7 Pump renewal"
    assert document.pages == (
        ("Sheet", "accounts/acme/pumps/index.md"),
        ("Actions", "accounts/acme/pumps/actions/index.md"),
    )


def test_the_parts_of_an_only_opportunity_are_the_accounts(portfolio: Portfolio) -> None:
    (document,) = chosen(portfolio, "bolt", pages="actions")
    assert document.pages == (("Actions", "accounts/bolt/actions/index.md"),)


def test_pages_of_accounts_and_of_all_are_documents_of_their_own(portfolio: Portfolio) -> None:
    documents = chosen(portfolio, "acme/pumps", "acme/valves", pages="account,history,portfolio")
    assert [(item.name, [uri for _, uri in item.pages]) for item in documents] == [
        ("acme", ["accounts/acme/index.md", "accounts/acme/history/index.md"]),
        ("portfolio", ["index.md"]),
    ]


def test_a_plan_with_errors_is_not_printed_and_named(tmp_path: Path) -> None:
    broken = load(write_tree(tmp_path, {**PLANS, "accounts/acme.yml": "name: Acme\n"}))
    with pytest.raises(GosartError, match=r"The plan of 'acme' has errors, so .*gosart check"):
        chosen(broken, "acme/pumps")
    assert [item.name for item in chosen(broken)] == ["bolt_brief"]


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("akme", "There is no account 'akme'. Did you mean 'acme'?"),
        ("acme/pump", "'acme' has no opportunity 'pump'. Did you mean 'pumps'?"),
        ("xyz/pumps", "There is no account 'xyz'."),
    ],
)
def test_a_plan_that_is_not_there_is_named(
    portfolio: Portfolio, target: str, sentence: str
) -> None:
    with pytest.raises(GosartError) as error:
        chosen(portfolio, target)
    assert str(error.value) == sentence


def test_a_page_that_is_none_is_named_with_those_there_are() -> None:
    with pytest.raises(GosartError, match=r"no page 'shet'. Did you mean 'sheet'\? Pages: sheet, "):
        split_kinds("shet")
    with pytest.raises(GosartError, match="names no page"):
        split_kinds(" , ")
