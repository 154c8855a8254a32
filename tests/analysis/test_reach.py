"""People over all accounts: who is the same human, whom each of ours covers, and how well."""

from __future__ import annotations

from pathlib import Path

from gosart.analysis.contact_coverage import Reach, analyse_contacts
from gosart.analysis.opportunity import analyse_account
from gosart.analysis.overview_of_account import overview_of
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
      kim: {name: Kim Lee, title: Adviser, external: true, influence: political-structure,
          status: supporter, coverage: brief,
            contacts: [{team: ann, level: vendor, wanted: problem-solver}]}
      chief: {name: Chia, title: Chief, influence: inner-circle, status: neutral,
          coverage: in-depth,
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
      lee: {name: K. Lee, title: Adviser, same_as: acme/kim, influence: political-structure,
          status: enemy}
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
        [overview_of(analyse_account(account, method(), TODAY)) for account in accounts], TODAY
    )


def test_one_human_in_two_accounts_stands_once_with_both_places(tmp_path: Path) -> None:
    contacts = {contact.name: contact for contact in reach_of(tmp_path).shared_contacts}
    assert [(item.account.id, item.person.id) for item in contacts["Kim Lee"].appearances] == [
        ("acme", "kim"),
        ("zeta", "lee"),
    ]
    assert contacts["Kim Lee"].differs


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
        [overview_of(analyse_account(account, method(), TODAY)) for account in portfolio.accounts],
        TODAY,
    )
    assert [
        len(contact.appearances) for contact in reach.shared_contacts if contact.name == "Kim Lee"
    ] == [2]


def test_a_key_player_of_several_open_opportunities_is_known_in_several_places(
    tmp_path: Path,
) -> None:
    (chief,) = [contact for contact in reach_of(tmp_path).shared_contacts if contact.name == "Chia"]
    (appearance,) = chief.appearances
    assert [(stance.opportunity, str(stance.status)) for stance in appearance.person.stances] == [
        ("one", "neutral"),
        ("two", "enemy"),
    ]
    assert chief.differs


def test_who_has_left_or_is_not_shown_is_known_nowhere(tmp_path: Path) -> None:
    secret = ZETA.replace("title: Adviser,", "title: Adviser, audience: sales,")
    names = [
        appearance.person.name
        for contact in reach_of(tmp_path / "wide", secret).shared_contacts
        for appearance in contact.appearances
    ]
    assert "Gus" not in names
    assert "K. Lee" not in names
    narrow = [
        appearance.person.name
        for contact in reach_of(tmp_path / "narrow", secret, "sales").shared_contacts
        for appearance in contact.appearances
    ]
    assert "K. Lee" in narrow


def test_each_of_ours_has_whom_they_know_and_whom_they_are_to_approach(tmp_path: Path) -> None:
    team = {reach.member.id: reach for reach in reach_of(tmp_path).team}
    assert [(covered.person.id, covered.owns) for covered in team["ann"].covered] == [
        ("kim", False),
        ("clerk", False),
    ]
    assert [(covered.person.id, covered.owns) for covered in team["bob"].covered] == [
        ("chief", True)
    ]
    assert (team["ann"].key_players, team["ann"].below, team["ann"].late) == (1, 1, 0)
    assert (team["bob"].key_players, team["bob"].below, team["bob"].late) == (1, 0, 1)


def test_coverage_counts_key_players_and_the_least_covered_account_stands_first(
    tmp_path: Path,
) -> None:
    counts = [
        (
            account.id,
            account.coverage.all,
            account.coverage.well,
            account.coverage.brief,
            account.coverage.unmet,
            account.coverage.unplanned,
        )
        for account in reach_of(tmp_path).coverage
    ]
    assert counts == [("zeta", 1, 0, 0, 1, 1), ("acme", 2, 1, 1, 0, 1)]
