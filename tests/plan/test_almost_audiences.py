"""What is almost an audience closes its entry, and a slip elsewhere shows its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.diagnostics import render
from gosart.errors import GosartError
from gosart.plan.audience import is_open, may_close
from gosart.plan.portfolio_loader import PlanOptions
from gosart.plan.schema.account import AccountEntry
from gosart.yaml.read_document import read_document
from tests.plan.planned import HEAD, PATH, account_of, planned
from tests.properties.test_plans import names

ALMOST = [
    "audiance: sales", "audiences: sales", "Audience: sales", "AUDIENCE: sales",
    '"audience ": sales',
    '"audience\\u00a0": sales', '"audi\\u200bence": sales',
    "\uff41\uff55\uff44\uff49\uff45\uff4e\uff43\uff45: sales", "\u0430udience: sales",
    "audeince: sales", "adience: sales", "the_audience: sales", "audience: [sales]",
    "audience: {a: sales}",
    "audience: sale", "audience: Sales", "audience: ", "audiance: everyone",
"visible_to: account-team", "受众: account-team",
]  # fmt: skip
"""Ways to say who may see an entry that do not say it."""


PLACES = [
    "people: {zebra: {name: Zebra, title: Zebra, @}}\n",
    ("opportunities: {a: {name: A, actions: [{id: Z1, type: prove, what: Zebra, owner: ada, "
    "due: 2026-01-01, @}]}}\n"),
    "opportunities: {a: {name: A, decision_criteria: [{name: Zebra, @}]}}\n",
    ("opportunities: {a: {name: A, value: {propositions: [{template: change, our_solution: Zebra, "
    "@}]}}}\n"),
    ("opportunities: {a: {name: A, assessments: [{date: 2026-01-01, for: us, "
    "ratings: {solution_fit: {rating: '+', evidence: Zebra, @}}}]}}\n"),
    "profile: {products: [{text: Zebra, @}]}\n",
    "goal: {customer: {text: Zebra, @}}\n",
    "goal: {customer: Zebra, @}\n",
]  # fmt: skip
"""Entries of every kind, with a place for the key."""


@pytest.mark.parametrize(
    ("place", "typed"),
    [(PLACES[0], typed) for typed in ALMOST]
    + [(place, ALMOST[number]) for number, place in enumerate(PLACES, 1)]
    + [(place, "audiance: sales") for place in PLACES[1:]],
)
def test_what_is_almost_an_audience_is_an_error_that_tells_wider_readers_nothing(
    tmp_path: Path, place: str, typed: str
) -> None:
    files = {PATH: HEAD + place.replace("@", typed)}
    for audience in ("everyone", "sales"):
        portfolio = planned(tmp_path, files, audience)
        assert portfolio.accounts == ()
        assert "zebra" not in repr((portfolio.broken, portfolio.published)).lower()
        assert {problem.location.line for problem in portfolio.published} == {1}
    narrowest = planned(tmp_path, files, "account-team")
    assert narrowest.broken[0].problems == narrowest.published == narrowest.problems
    assert any(problem.location.line == 4 and problem.source for problem in narrowest.published)


@pytest.mark.parametrize("typed", ALMOST)
def test_an_account_or_note_with_what_is_almost_an_audience_is_not_known_of(
    tmp_path: Path, typed: str
) -> None:
    account = planned(tmp_path / "account", {"accounts/zebra.yml": HEAD + typed + "\n"})
    assert (account.accounts, account.broken) == ((), ())
    assert "zebra" not in repr([problem.location for problem in account.published])
    note = f"---\ntitle: Zebra\n{typed}\n---\nZebra\n"
    files = {"accounts/a/account.yml": HEAD, "accounts/a/notes/zebra.md": note}
    noted = planned(tmp_path / "note", files)
    assert [account.id for account in noted.broken] == ["a"]
    assert "zebra" not in repr((noted.broken, noted.published)).lower()


@pytest.mark.parametrize("typed", ["audience: account-team", *ALMOST[::3]])
@pytest.mark.parametrize("where", ["shared", "own"])
def test_a_shared_entry_with_what_is_almost_an_audience_is_shown_to_no_wider_readers(
    tmp_path: Path, typed: str, where: str
) -> None:
    own = "competitors: {zebra: {position: Zebra}}\n" if where == "own" else ""
    files = {
        "accounts/_shared/competitors.yml": f"zebra: {{name: Zebra, {typed}}}\n",
        PATH: HEAD + own + "opportunities: {a: {name: A, strategy: {target: zebra}}}\n",
    }
    portfolio = planned(tmp_path, files, "sales")
    assert len(portfolio.accounts) == 1
    assert "zebra" not in repr((portfolio.accounts, portfolio.published)).lower()


def test_an_own_entry_is_not_shown_while_the_shared_file_that_may_narrow_it_cannot_be_read(
    tmp_path: Path,
) -> None:
    files = {
        "accounts/_shared/competitors.yml": "zebra:\n  name: [Zebra\n  audience: sales\n",
        PATH: HEAD + "competitors: {zebra: {name: Zebra}}\n",
    }
    assert "zebra" not in repr(planned(tmp_path, files).accounts).lower()
    files["accounts/_shared/competitors.yml"] = "zebra:\n  name: [Zebra\n"
    assert "zebra" in repr(planned(tmp_path, files).accounts).lower()


@pytest.mark.parametrize("key", [r'"\x61udience"', r'"a\u0075dience"', r'? "\x61udience"'])
def test_an_audience_typed_with_escapes_counts_and_is_an_error(tmp_path: Path, key: str) -> None:
    text = f"people:\n  zebra:\n    name: Zebra\n    title: Zebra\n    {key}\n    : sales\n"
    text = text if key.startswith("?") else text.replace("\n    : sales", ": sales")
    wide = planned(tmp_path, {PATH: HEAD + text})
    assert [problem.code for problem in wide.published] == ["P050"]
    assert "zebra" not in repr((wide.broken, wide.published)).lower()
    (problem,) = planned(tmp_path, {PATH: HEAD + text}, "account-team").published
    assert (problem.location.line, str(problem.message)) == (
        8,
        "'audience' is typed with escapes here.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "people: {audience: {name: Zebra, title: Z}, audiens: {name: Z, title: Z}}\n",
        (
            "competitors: {audiens: }\nopportunities: {a: {name: A, "
            "decision_criteria: [{name: P, audiens: better}]}}\n"
        ),
        "units: {audiences: Audiences Ltd, audience: Audience research}\n",
        "team: {ada: {name: Ada Brook}, audience: {name: Zebra}}\n",
    ],
)
def test_an_id_or_name_may_read_like_the_key(tmp_path: Path, text: str) -> None:
    head = HEAD if "team:" not in text else "name: Northwind Mills\nowner: ada\n"
    portfolio = planned(tmp_path, {PATH: head + text})
    assert portfolio.problems == ()
    assert len(portfolio.accounts) == 1


def test_a_value_that_is_called_like_an_audience_narrows_nothing_where_its_key_is_known(
    tmp_path: Path,
) -> None:
    text = """\
industry: sales
crm: {salesforce: sales}
units: {sales: sales}
insights: {goal: {text: account-team}}
opportunities: {a: {name: sales, stage: proposal,
    actions: [{id: A1, type: prove, what: sales, owner: ada, due: 2026-01-01}]}}
"""
    account = account_of(tmp_path, text)
    assert (account.industry, dict(account.units)) == ("sales", {"sales": "sales"})
    assert [opportunity.actions[0].what for opportunity in account.opportunities] == ["sales"]
    assert account.whole


def test_no_field_of_a_plan_reads_like_the_key() -> None:
    fields = set(names(AccountEntry.model_json_schema()))
    assert "audience" in fields
    others = fields - {"audience", "audiences"}  # the second is that of single fields
    assert [name for name in others if not is_open({name: "x"}, PlanOptions())] == []


def test_what_is_wrong_in_an_open_entry_is_told_by_code_and_line_where_others_are_narrow(
    tmp_path: Path,
) -> None:
    text = (
        "people:\n  zebra: {name: Zebra, title: Z, audience: sales, status: freind}\n"
        "  dana: {name: Dana, title: D, status: freind}\n"
    )
    portfolio = planned(tmp_path, {PATH: HEAD + text})
    assert [
        (problem.code, problem.location.line, problem.location.column, str(problem.message))
        for problem in portfolio.published
    ] == [
        ("P003", 1, 1, "A value is not one of those allowed"),
        ("P003", 6, 1, "A value is not one of those allowed"),
    ]
    assert all("zebra" not in render(problem).lower() for problem in portfolio.published)


def test_a_name_that_is_no_id_is_told_to_those_who_may_know_of_the_account(tmp_path: Path) -> None:
    files = {
        "accounts/Open Mill.yml": HEAD,
        "accounts/Zebra.yml": HEAD + "audience: sales\n",
        "accounts/Zebra Two/account.yml": HEAD + "audiance: sales\n",
        "accounts/ZebraThree.yml": HEAD + "tags: [\naudience: sales\n",
    }
    portfolio = planned(tmp_path, files)
    assert {problem.location.path for problem in portfolio.published} == {
        "accounts",
        "accounts/Open Mill.yml",
    }
    assert "zebra" not in repr(portfolio.published).lower()
    assert len(portfolio.problems) == len(planned(tmp_path, files, "account-team").published) == 4


@pytest.mark.parametrize(
    ("files", "is_known"),
    [
        ({"accounts/zebra.yml": HEAD + "tags: [\n"}, True),
        ({"accounts/zebra.yml": HEAD + "tags: [\naudience: sales\n"}, False),
        ({"accounts/zebra.yml": HEAD + "audience: everyone\naudience: sales\n"}, False),
        ({"accounts/zebra.yml": HEAD + "\ttags: x\n\naudiance : sales\n"}, False),
        ({"accounts/zebra.yml": HEAD + "tags: [x\naudience sales\n"}, False),
        ({"accounts/zebra.yml": HEAD + "k: &a audience\n*a : sales\n"}, False),
        ({"accounts/zebra.yml": HEAD + "x: &b {audience: sales}\n<<: *b\n"}, True),
        ({"accounts/zebra.yml": HEAD + "---\naudience: sales\n"}, False),
        ({"accounts/zebra.yml": HEAD.encode() + b"audience: sales\nx: \xff\n"}, False),
        (
            {"accounts/zebra.yml": HEAD + "audience: sales\n", "accounts/zebra/account.yml": HEAD},
            False,
        ),
        ({"accounts/zebra.yml": HEAD, "accounts/zebra/account.yml": HEAD}, True),
        (
            {
                "accounts/zebra/account.yml": HEAD,
                "accounts/zebra/account.md": "---\nname: Z\naudience: sales\n---\n",
            },
            False,
        ),
        (
            {"accounts/zebra.yml": HEAD + "tags: [\npeople:\n  dana: {name: D, audience: sales}\n"},
            True,
        ),
    ],
)  # fmt: skip
def test_an_account_that_cannot_be_read_is_known_of_unless_it_may_be_for_others(
    tmp_path: Path, files: dict[str, str | bytes], is_known: bool
) -> None:
    portfolio = planned(tmp_path, files)
    assert [account.id for account in portfolio.broken] == (["zebra"] if is_known else [])
    assert ("zebra" in repr([problem.location for problem in portfolio.published])) is is_known
    assert planned(tmp_path, files, "account-team").broken[0].id == "zebra"


@pytest.mark.parametrize(
    "slip",
    ["owner: [ann\n", "\tx: y\n", "x: y: z\n", "people: {dana: {name: The audience was large}\n"],
)
def test_a_slip_shows_its_reason_where_no_audience_is_named(tmp_path: Path, slip: str) -> None:
    portfolio = planned(tmp_path, {PATH: "name: Mill\n" + slip})
    (broken,) = portfolio.broken
    assert not broken.private
    assert broken.problems == portfolio.problems
    assert all(problem.source for problem in broken.problems)


def test_a_unit_or_system_may_be_called_audience(tmp_path: Path) -> None:
    account = account_of(tmp_path, "units: {audience: Audience research}\ncrm: {audience: '12'}\n")
    assert (dict(account.units), dict(account.crm)) == (
        {"audience": "Audience research"},
        {"audience": "12"},
    )


def test_a_build_for_an_unknown_audience_is_refused() -> None:
    with pytest.raises(GosartError, match=r"no audience 'boss'.*everyone, sales, account-team"):
        PlanOptions(audience="boss")


@pytest.mark.parametrize("almost", [*ALMOST, "audience: everyone", "sealed_untill: 2026-01-01"])
def test_the_quick_look_passes_over_nothing_that_may_close(almost: str) -> None:
    for place in PLACES:
        document, _ = read_document(PATH, place.replace("@", almost).encode())
        assert document is not None
        assert may_close(document.data, PlanOptions())
        document, _ = read_document(PATH, place.replace("@", "note: x").encode())
        assert document is not None
        assert not may_close(document.data, PlanOptions())
