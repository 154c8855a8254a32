"""What is made of a plan: people, lines, a deal's view, shared entries, currencies, defaults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gosart.method.enums import (
    ActionStatus,
    LineKind,
    OpportunityStatus,
    Side,
    Standing,
    Status,
    Strength,
)
from gosart.plan.model.people import Organisation
from tests.plan.planned import HEAD, PATH, account_of, planned

PEOPLE = """\
units: {hq: Head office}
people:
  dana: {name: Dana, title: Chief, unit: hq, status: neutral,
      approach: {verb: cultivate, note: Visit, owner: ada}}
  tom: {name: Tom, title: Clerk, reports_to: dana, informal_to: [max],
      influences: [dana, {person: max, strength: strong, note: Friends}]}
  max: {name: Max, title: Buyer, reports_to: dana, conflicts_with: [tom]}
"""


def drawn(organisation: Organisation) -> set[tuple[str, str, str]]:
    return {(line.kind.value, line.source.id, line.target.id) for line in organisation.lines}


def test_lines_go_from_the_manager_and_from_who_sways(tmp_path: Path) -> None:
    organisation = account_of(tmp_path, PEOPLE).organisation
    assert [person.id for person in organisation.people] == ["dana", "tom", "max"]
    assert drawn(organisation) == {
        ("formal", "dana", "tom"), ("formal", "dana", "max"), ("informal", "max", "tom"),
        ("influence", "tom", "dana"), ("influence", "tom", "max"), ("conflict", "max", "tom"),
    }  # fmt: skip
    notes = [(line.strength, line.note) for line in organisation.of_kind(LineKind.INFLUENCE)]
    assert notes == [(Strength.NORMAL, ""), (Strength.STRONG, "Friends")]
    assert organisation.by_id["dana"].unit == "Head office"


def test_a_conflict_typed_from_both_sides_is_one_line(tmp_path: Path) -> None:
    text = (
        "people: {a: {name: A, title: A, conflicts_with: [b]}, "
        "b: {name: B, title: B, conflicts_with: [a, b]}}\n"
    )
    assert drawn(account_of(tmp_path, text).organisation) == {("conflict", "a", "b")}


def test_a_opportunity_that_says_nothing_of_people_has_the_accounts_organisation(
    tmp_path: Path,
) -> None:
    account = account_of(tmp_path, PEOPLE + "opportunities: {a: {name: A}}\n")
    assert account.opportunities[0].organisation is account.organisation


def test_a_opportunity_changes_only_what_it_types_of_a_person(tmp_path: Path) -> None:
    views = (
        "{tom: {status: enemy, reports_to: max, title: }, "
        "eve: {name: Eve, title: Adviser, influences: [dana]}}"
    )
    account = account_of(tmp_path, PEOPLE + f"opportunities: {{a: {{name: A, people: {views}}}}}\n")
    theirs, opportunities = account.organisation.by_id, account.opportunities[0].organisation.by_id
    assert (theirs["tom"].status, opportunities["tom"].status, opportunities["tom"].title) == (
        None,
        Status.ENEMY,
        "Clerk",
    )
    assert opportunities["dana"] is theirs["dana"]
    assert opportunities["eve"].title == "Adviser"
    assert "eve" not in theirs
    lines = drawn(account.opportunities[0].organisation)
    assert {
        ("formal", "max", "tom"),
        ("influence", "eve", "dana"),
        ("conflict", "max", "tom"),
    } <= lines
    assert ("formal", "dana", "tom") not in lines
    assert all(
        line.source in opportunities.values() and line.target in opportunities.values()
        for line in account.opportunities[0].organisation.lines
    )


def test_a_reference_in_a_opportunity_means_the_person_as_they_stand_in_it(tmp_path: Path) -> None:
    action = "{id: A1, type: prove, what: W, who: [tom, dana], owner: ada, due: 2026-01-01}"
    opportunity = (
        f"{{name: A, people: {{tom: {{status: enemy}}}}, actions: [{action}], "
        f"value: {{confirmed: {{by: tom}}}}}}"
    )
    (made,) = account_of(tmp_path, PEOPLE + f"opportunities: {{a: {opportunity}}}\n").opportunities
    assert [person.status for person in made.actions[0].who] == [Status.ENEMY, Status.NEUTRAL]
    assert made.value.confirmed_by is made.organisation.by_id["tom"]


def test_what_is_not_given_has_its_default(tmp_path: Path) -> None:
    text = (
        "opportunities: {a: {name: A, actions: [{type: prove, what: W, owner: ada, "
        "due: 2026-01-01}], resources: [{name: R}]}}\n"
    )
    (opportunity,) = account_of(tmp_path, text).opportunities
    assert (opportunity.status, opportunity.stage, opportunity.probability, opportunity.money) == (
        OpportunityStatus.OPEN,
        "",
        None,
        None,
    )
    assert (
        opportunity.actions[0].id,
        opportunity.actions[0].status,
        opportunity.actions[0].side,
    ) == (
        "action-1",
        ActionStatus.OPEN,
        Side.TEAM,
    )
    assert opportunity.resources[0].side is Side.TEAM


def test_a_currency_is_that_of_the_amount_the_opportunity_the_account_or_the_site(
    tmp_path: Path,
) -> None:
    opportunities = """\
opportunities:
  own: {name: A, amount: 1, currency: USD, resources: [{amount: 2, currency: GBP}, {amount: 3}]}
  none: {name: B, amount: 4, value: {benefits: [{amount: 5}]}}
"""
    own, none = account_of(tmp_path, f"currency: CHF\n{opportunities}").opportunities
    amounts = [
        own.money,
        own.resources[0].money,
        own.resources[1].money,
        none.money,
        none.value.benefits[0].money,
    ]
    assert [money.currency for money in amounts if money] == ["USD", "GBP", "USD", "CHF", "CHF"]
    site = planned(tmp_path / "site", {PATH: HEAD + opportunities}, currency="JPY").accounts[0]
    assert (
        site.currency,
        site.opportunities[1].money and site.opportunities[1].money.currency,
    ) == ("JPY", "JPY")


def test_the_goal_of_a_opportunity_is_the_accounts_unless_it_has_one(tmp_path: Path) -> None:
    account = account_of(
        tmp_path,
        "goal: {team: First}\nopportunities: {a: {name: A}, b: {name: B, goal: {team: Other}}}\n",
    )
    assert [opportunity.goal.team[0].text for opportunity in account.opportunities] == [
        "First",
        "Other",
    ]


def test_two_opinions_of_one_day_are_both_kept(tmp_path: Path) -> None:
    text = """\
opportunities:
  a:
    name: A
    assessments:
      - {date: 2026-01-01, for: us, by: ada, ratings: {solution_fit: "+"}}
      - {date: 2026-01-01, for: us, ratings: {solution_fit: {rating: "-", evidence: Seen,
          confidence: high}}}
"""
    first, second = account_of(tmp_path, text).opportunities[0].assessments
    assert (first.by and first.by.name, second.by) == ("Ada Brook", None)
    found = [rating for rating in second.ratings if rating.rating]
    assert [(rating.criterion.key, rating.rating, rating.evidence) for rating in found] == [
        ("solution_fit", "-", "Seen")
    ]


def test_an_accounts_entry_adds_to_the_shared_one_and_wins(tmp_path: Path) -> None:
    files = {
        "accounts/_shared/team.yml": "ada: {name: Ada Brook, role: Seller}\nbob: {name: Bob}\n",
        "accounts/_shared/competitors.yml": """\
            quantrel: {name: Quantrel, threat: low, strengths: [Price]}
            unmet: {name: Unmet}
            met: {name: Met}
            """,
        "accounts/_shared/partners.yml": """\
            fjord: {name: Fjord, stages: {sales: {rating: "?"}, marketing: {rating: "+", note: N}}}
            other: {name: Other}
            """,
        "accounts/_shared/offerings.yml": "desk: Desk\nfield: Field\n",
        PATH: """\
name: Northwind
owner: ada
team: {ada: {role: Lead}}
competitors: {quantrel: {threat: high}, rival: }
partners: {fjord: {contact: Someone, stages: {sales: {note: Agreed}}}}
offerings: {field: Field service, carbon: Carbon}
opportunities: {a: {name: A, strategy: {target: met}}}
""",
    }
    portfolio = planned(tmp_path, files)
    assert portfolio.problems == ()
    (account,) = portfolio.accounts
    assert account.owner is not None
    assert (account.owner.name, account.owner.role) == ("Ada Brook", "Lead")
    assert [(rival.id, rival.name, rival.threat) for rival in account.competitors] == [
        ("quantrel", "Quantrel", "high"), ("rival", "rival", None), ("met", "Met", None),
        ("no-decision", "No decision", None),
    ]  # fmt: skip
    assert account.competitors[0].strengths == ("Price",)
    (partner,) = account.partners
    assert [(stage.stage, stage.rating, stage.note) for stage in partner.stages] == [
        ("sales", "?", "Agreed"),
        ("marketing", "+", "N"),
    ]
    assert dict(account.offerings) == {"desk": "Desk", "field": "Field service", "carbon": "Carbon"}
    assert account.opportunities[0].strategy.target is account.competitors[2]
    assert [member.id for member in portfolio.team] == ["ada", "bob"]


def test_standings_are_ours_first_and_then_the_rivals(tmp_path: Path) -> None:
    text = (
        "competitors: {x: {}}\nopportunities: {a: {name: A, "
        "decision_criteria: [{name: Price, x: better, us: worse, mandatory: true}]}}\n"
    )
    (criterion,) = account_of(tmp_path, text).opportunities[0].decision_criteria
    assert [(rival and rival.id, standing) for rival, standing in criterion.standings] == [
        (None, Standing.WORSE),
        ("x", Standing.BETTER),
    ]
    assert (criterion.mandatory, criterion.formal) == (True, None)


def test_accepted_findings_are_collected_with_the_entry_they_stand_in(tmp_path: Path) -> None:
    text = """\
ignore: {rule: T001, reason: Known, until: 2027-01-31}
people: {dana: {name: Dana, title: Chief, ignore: [{rule: T002, reason: Yes}, \
{rule: T003, reason: No}]}}
opportunities:
  a:
    name: A
    actions:
      - {id: A1, type: prove, what: W, owner: ada, due: 2026-01-01, \
ignore: {rule: T004, reason: Late}}
"""
    account = account_of(tmp_path, text)
    assert [(found.rule, found.entry, found.location.line) for found in account.ignores] == [
        ("T001", "", 4),
        ("T002", "dana", 5),
        ("T003", "dana", 5),
    ]
    assert account.ignores[0].until == date(2027, 1, 31)
    assert [(found.rule, found.entry) for found in account.opportunities[0].ignores] == [
        ("T004", "A1")
    ]


def test_a_text_belongs_to_the_entry_of_its_file(tmp_path: Path) -> None:
    files = {
        "accounts/northwind/account.md": f"---\n{HEAD}---\nAbout the account.\n",
        "accounts/northwind/competitors/rival.md": "---\nname: Rival\n---\nAbout the rival.\n",
        "accounts/northwind/people/dana.md": "---\nname: Dana\ntitle: Chief\n---\nAbout Dana.\n",
        "accounts/northwind/opportunities/a/opportunity.md": "---\nname: A\n---\nAbout the deal.\n",
        "accounts/northwind/opportunities/a/value.md": "---\nsolution: S\n---\nAbout its value.\n",
    }
    portfolio = planned(tmp_path, files)
    assert portfolio.problems == ()
    (account,) = portfolio.accounts
    assert account.narrative == "About the account."
    assert account.competitors[0].narrative == "About the rival."
    assert account.organisation.by_id["dana"].narrative == "About Dana."
    assert account.opportunities[0].narrative == "About the deal.\n\nAbout its value."
    assert account.opportunities[0].path == "accounts/northwind/opportunities/a/opportunity.md"
    assert account.competitors[0].narrative_path == "accounts/northwind/competitors/rival.md"
