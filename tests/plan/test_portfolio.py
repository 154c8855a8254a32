"""The portfolio: broken accounts, a human in two accounts, the samples, what a cache keeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gosart.diagnostics import Severity
from gosart.method.loader import read_method
from gosart.plan.portfolio_loader import PlanCache, PlanOptions, load_portfolio
from gosart.plan.validate.codes import CODES
from gosart.repository.loader import read_repository
from tests.plan.planned import HEAD, method, planned
from tests.writing import write_tree

ROOT = Path(__file__).parents[2]
DANA = "people: {dana: {name: Dana, title: Chief, same_as: %s}}\n"


@pytest.mark.parametrize("audience", ["everyone", "sales", "account-team"])
def test_the_samples_are_valid_for_every_audience(audience: str) -> None:
    portfolio = load_portfolio(
        read_repository(ROOT, "accounts"),
        read_method("en", ROOT, "method.yml").method,
        PlanOptions(audience=audience, root=ROOT),
    )
    assert [problem for problem in portfolio.problems if problem.severity is Severity.ERROR] == []
    assert len(portfolio.accounts) == (10 if audience == "account-team" else 9)


def test_an_error_makes_a_broken_account_and_the_others_live_on(tmp_path: Path) -> None:
    files = {
        "accounts/a.yml": HEAD,
        "accounts/b.yml": HEAD.replace("Northwind", "Broken") + "tier: kye\n",
        "accounts/c.yml": "owner: [\n",
    }
    portfolio = planned(tmp_path, files)
    assert [account.id for account in portfolio.accounts] == ["a"]
    assert [(broken.id, broken.name, broken.path) for broken in portfolio.broken] == [
        ("b", "Broken Mills", "accounts/b.yml"), ("c", "c", "accounts/c.yml"),
    ]  # fmt: skip
    assert [problem.code for problem in portfolio.broken[0].problems] == ["P003"]
    assert {problem.account for problem in portfolio.broken[1].problems} == {"c"}


def test_what_could_not_be_read_is_not_told_as_missing(tmp_path: Path) -> None:
    files = {
        "accounts/a/account.yml": HEAD + "insights: {goal: {owner: dana}}\n",
        "accounts/a/people.yml": "dana: {name: [\n",
        "accounts/b/account.yml": "name: [\n",
        "accounts/b/people.yml": (
            "tom: {name: Tom, title: Clerk, reports_to: tim, status: freind}\n"
        ),
    }
    codes = [problem.code for problem in planned(tmp_path, files).problems]
    assert [code for code in codes if code.startswith("P")] == ["P003"]
    assert len(codes) > 1


@pytest.mark.parametrize(
    ("text", "audience", "private"),
    [
        ("tier: kye\n", "everyone", False),
        ("tier: kye\n# for which audience?\n", "everyone", False),
        ("tier: kye\nindustry: {text: x, audience: sales}\n", "everyone", True),
        ("tier: kye\nindustry: {text: x, audience: sales}\n", "sales", False),
        ("tier: kye\nindustry: {text: x, audience: account-team}\n", "sales", True),
        ("tier: kye\nindustry: {text: x, audience: sales}\n", "account-team", False),
        ('tier: kye\nindustry: {text: x, "\\x61udience": sales}\n', "everyone", True),
        ("industry: {text: x, audiance: sales}\n", "everyone", True),
        ("industry: {text: x, audiance: sales}\n", "account-team", False),
        ("tier: [\n", "everyone", False),
        ("tier: [\npeople:\n  dana: {audience: sales}\n", "everyone", True),
        ("tier: [\npeople:\n  dana: {audience: sales}\n", "account-team", False),
        ("tier: [\n# audience: sales\n", "everyone", False),
    ],
)
def test_a_broken_account_is_private_when_it_may_quote_what_is_narrower(
    tmp_path: Path, text: str, audience: str, private: bool
) -> None:
    (broken,) = planned(tmp_path, {"accounts/a.yml": HEAD + text}, audience).broken
    assert broken.private is private


def test_a_broken_account_is_private_when_a_note_or_a_shared_file_speaks_of_audiences(
    tmp_path: Path,
) -> None:
    note = {
        "accounts/a/account.yml": HEAD + "tier: kye\n",
        "accounts/a/notes/n.md": "---\naudience: sales\n---\nText\n",
    }
    shared = {
        "accounts/a.yml": HEAD + "tier: kye\n",
        "accounts/_shared/team.yml": "bob: {name: Bob, audience: sales}\n",
    }
    assert [broken.private for broken in planned(tmp_path / "note", note).broken] == [True]
    assert [broken.private for broken in planned(tmp_path / "shared", shared).broken] == [True]


def test_the_name_of_an_unreadable_account_is_not_told_where_it_could_be_secret(
    tmp_path: Path,
) -> None:
    files = {
        "accounts/a/account.yml": HEAD.replace("Northwind", "Zebra"),
        "accounts/a/plan.yml": "kind: [\n",
    }
    assert [broken.name for broken in planned(tmp_path, files).broken] == ["a"]
    assert [broken.name for broken in planned(tmp_path, {}, "account-team").broken] == [
        "Zebra Mills"
    ]


def test_the_same_human_is_looked_for_in_the_other_account(tmp_path: Path) -> None:
    files = {
        "accounts/a.yml": HEAD + DANA % "b/dnaa",
        "accounts/b.yml": HEAD + DANA % "elsewhere/dana",
    }
    portfolio = planned(tmp_path, files)
    assert [
        (problem.code, problem.account, str(problem.message)) for problem in portfolio.problems
    ] == [("P029", "a", "The account 'b' has no person 'dnaa'.")]


def test_somebody_in_an_account_that_is_not_read_is_named_only_to_those_who_see_everything(
    tmp_path: Path,
) -> None:
    files = {"accounts/a.yml": HEAD + DANA % "elsewhere/dana"}
    assert planned(tmp_path, files).accounts[0].organisation.people[0].same_as == ""
    assert (
        planned(tmp_path, {}, "account-team").accounts[0].organisation.people[0].same_as
        == "elsewhere/dana"
    )


@pytest.mark.parametrize(
    "other",
    [
        HEAD + "audience: sales\npeople: {zebra: {name: Z, title: Z}}\n",
        HEAD + "people: {zebra: {name: Z, title: Z, audience: sales}}\n",
        HEAD
        + "opportunities: {a: {name: A, audience: sales, people: {zebra: {name: Z, title: Z}}}}\n",
    ],
)
def test_the_same_human_is_not_named_where_they_are_left_out(tmp_path: Path, other: str) -> None:
    portfolio = planned(
        tmp_path, {"accounts/a.yml": HEAD + DANA % "b/zebra", "accounts/b.yml": other}
    )
    assert portfolio.problems == ()
    assert "zebra" not in repr(portfolio.accounts)
    assert planned(tmp_path, {}, "sales").accounts[0].organisation.people[0].same_as == "b/zebra"


def test_shared_members_of_the_team_are_one_object_in_all_accounts(tmp_path: Path) -> None:
    account = "name: N\nowner: ada\nteam: {eve: {name: Eve}}\n"
    files = {
        "accounts/_shared/team.yml": "ada: {name: Ada}\n",
        "accounts/a.yml": account,
        "accounts/b.yml": account,
    }
    portfolio = planned(tmp_path, files)
    assert portfolio.accounts[0].owner is portfolio.accounts[1].owner is portfolio.team[0]
    assert [member.id for member in portfolio.team] == ["ada", "eve"]


def test_a_cache_gives_back_what_has_not_changed(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/a.yml": HEAD,
            "accounts/b.yml": HEAD,
            "accounts/_shared/offerings.yml": "desk: Desk\n",
        },
    )
    cache, options = PlanCache(), PlanOptions(root=tmp_path)
    first = load_portfolio(read_repository(tmp_path, "accounts"), method(), options, cache)
    write_tree(tmp_path, {"accounts/b.yml": HEAD + "tier: key\nindustry: Food\n"})
    second = load_portfolio(read_repository(tmp_path, "accounts"), method(), options, cache)
    assert second.accounts[0] is first.accounts[0]
    assert (first.accounts[1].industry, second.accounts[1].industry) == ("", "Food")
    write_tree(tmp_path, {"accounts/_shared/offerings.yml": "desk: Service desk\n"})
    third = load_portfolio(read_repository(tmp_path, "accounts"), method(), options, cache)
    assert dict(third.accounts[0].offerings) == {"desk": "Service desk"}
    fourth = load_portfolio(
        read_repository(tmp_path, "accounts"), method(), replace(options, currency="USD"), cache
    )
    assert {account.currency for account in fourth.accounts} == {"USD"}


def test_a_cached_account_follows_a_change_of_who_is_met_elsewhere(tmp_path: Path) -> None:
    other = HEAD + "people: {zebra: {name: Z, title: Z%s}}\n"
    write_tree(tmp_path, {"accounts/a.yml": HEAD + DANA % "b/zebra", "accounts/b.yml": other % ""})
    cache, options = PlanCache(), PlanOptions(root=tmp_path)
    first = load_portfolio(read_repository(tmp_path, "accounts"), method(), options, cache)
    write_tree(tmp_path, {"accounts/b.yml": other % ", audience: sales"})
    second = load_portfolio(read_repository(tmp_path, "accounts"), method(), options, cache)
    assert [
        portfolio.accounts[0].organisation.people[0].same_as for portfolio in (first, second)
    ] == ["b/zebra", ""]


def test_every_code_has_a_title(tmp_path: Path) -> None:
    assert all(
        code.startswith("P") and len(code) == 4 and str(title) for code, title in CODES.items()
    )
    assert len({str(title) for title in CODES.values()}) == len(CODES)
