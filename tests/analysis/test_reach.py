"""People over all accounts: who is one human, whom each of ours covers, how well key players are known."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.contact_coverage import Reach, analyse_contacts
from gosart.analysis.opportunity import analyse_account
from gosart.config.model import options_from
from gosart.plan.model.account import Account
from gosart.site.builder import SiteBuilder
from tests.analysis.loading import TODAY, method
from tests.writing import write_tree

TEAM = """\
    ann: {name: Ann Berg}
    bob: {name: Bob Falk}
"""
ACME = """\
    name: Acme
    owner: ann
    people:
      kim: {name: Kim Lee, title: Adviser, external: true, influence: political-structure, status: supporter, coverage: brief,
            contacts: [{team: ann, level: vendor, wanted: problem-solver}]}
      chief: {name: Chia, title: Chief, influence: inner-circle, status: neutral, coverage: in-depth,
              approach: {verb: cultivate, owner: bob, next_contact: 2026-11-23}}
      clerk: {name: Cy, title: Clerk, coverage: brief, contacts: [{team: ann, level: vendor}]}
    opportunities:
      one: {name: One}
      two: {name: Two, people: {chief: {status: enemy}}}
"""
ZETA = """\
    name: Zeta
    owner: ann
    people:
      lee: {name: K. Lee, title: Adviser, same_as: acme/kim, influence: political-structure, status: enemy}
      gone: {name: Gus, title: Gone, same_as: acme/chief, left: 2026-01-01, influence: inner-circle}
"""


def reach_of(folder: Path, zeta: str = ZETA, audience: str = "everyone") -> Reach:
    write_tree(
        folder,
        {"accounts/_shared/team.yml": TEAM, "accounts/acme.yml": ACME, "accounts/zeta.yml": zeta},
    )
    portfolio = SiteBuilder().load(
        options_from({"today": TODAY.isoformat(), "audience": audience}, folder, {})
    )
    assert [str(problem.message) for problem in portfolio.problems] == []
    accounts = [account for account in portfolio.accounts if isinstance(account, Account)]
    return analyse_contacts(
        [analyse_account(account, method(), TODAY, stale_days=30) for account in accounts], TODAY
    )


def test_one_human_in_two_accounts_stands_once_with_both_places(tmp_path: Path) -> None:
    known = {one.name: one for one in reach_of(tmp_path).known}
    assert [(place.account.id, place.person.id) for place in known["Kim Lee"].places] == [
        ("acme", "kim"),
        ("zeta", "lee"),
    ]
    assert known["Kim Lee"].differs


def test_the_order_of_the_accounts_does_not_part_one_human(tmp_path: Path) -> None:
    turned = ACME.replace("external: true", "same_as: zeta/lee")
    write_tree(
        tmp_path,
        {
            "accounts/_shared/team.yml": TEAM,
            "accounts/acme.yml": turned,
            "accounts/zeta.yml": ZETA.replace("same_as: acme/kim, ", ""),
        },
    )
    portfolio = SiteBuilder().load(options_from({"today": TODAY.isoformat()}, tmp_path, {}))
    reach = analyse_contacts(
        [
            analyse_account(account, method(), TODAY, stale_days=30)
            for account in portfolio.accounts
        ],
        TODAY,
    )
    assert [len(one.places) for one in reach.known if one.name == "Kim Lee"] == [2]


def test_a_key_player_of_several_open_opportunities_is_known_in_several_places(
    tmp_path: Path,
) -> None:
    (chief,) = [one for one in reach_of(tmp_path).known if one.name == "Chia"]
    (place,) = chief.places
    assert [
        (opportunity.id, str(stance.status)) for opportunity, stance in place.opportunities
    ] == [("one", "neutral"), ("two", "enemy")]
    assert chief.differs


def test_who_has_left_or_is_not_shown_is_known_nowhere(tmp_path: Path) -> None:
    secret = ZETA.replace("title: Adviser,", "title: Adviser, audience: sales,")
    names = [
        place.person.name
        for one in reach_of(tmp_path / "wide", secret).known
        for place in one.places
    ]
    assert "Gus" not in names
    assert "K. Lee" not in names
    narrow = [
        place.person.name
        for one in reach_of(tmp_path / "narrow", secret, "sales").known
        for place in one.places
    ]
    assert "K. Lee" in narrow


def test_each_of_ours_has_whom_they_know_and_whom_they_are_to_approach(tmp_path: Path) -> None:
    ours = {one.member.id: one for one in reach_of(tmp_path).ours}
    assert [(found.person.id, found.owns) for found in ours["ann"].covered] == [
        ("kim", False),
        ("clerk", False),
    ]
    assert [(found.person.id, found.owns) for found in ours["bob"].covered] == [("chief", True)]
    assert (ours["ann"].key_players, ours["ann"].below, ours["ann"].late) == (1, 1, 0)
    assert (ours["bob"].key_players, ours["bob"].below, ours["bob"].late) == (1, 0, 1)


def test_coverage_counts_key_players_and_the_least_covered_account_stands_first(
    tmp_path: Path,
) -> None:
    coverage = reach_of(tmp_path).coverage
    counted = [
        (one.reading.account.id, one.all, one.well, one.brief, one.unmet, one.unplanned)
        for one in coverage
    ]
    assert counted == [("zeta", 1, 0, 0, 1, 1), ("acme", 2, 1, 1, 0, 1)]
