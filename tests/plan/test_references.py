"""An id that names nothing is told at its place, with the nearest id and a file for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan.planned import HEAD, PATH, only_problem, planned

PEOPLE = (
    "people:\n  dana-whitfield: {name: Dana Whitfield, title: Chief}\n"
    "  tom: {name: Tom, title: Clerk}\n"
)


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "insights: {a: {owner: ⟦dana-witfield⟧}}\n", "P020", "no person 'dana-witfield'",
            "Did you mean 'dana-whitfield'?",
        ),
        (
            "insights: {a: {owner: ⟦Dana Whitfield⟧}}\n", "P020", "no person 'Dana Whitfield'",
            "Did you mean 'dana-whitfield'?",
        ),
        (
            "insights: {a: {confirmed: {by: ⟦eve⟧}}}\n", "P020", "no person 'eve'",
            f"Add 'eve' to {PATH}",
        ),
        (
            "insights: {goal: {text: A}, x: {leads_to: [goal, ⟦gaol⟧]}}\n", "P028",
            "no insight 'gaol'", "Did you mean 'goal'?",
        ),
        (
            "units: {north: North}\nwhitespace: {⟦nroth⟧: {}}\n", "P025", "no unit 'nroth'",
            "Did you mean 'north'?",
        ),
        (
            "units: {north: North}\nofferings: {desk: Desk}\nwhitespace: {north: {⟦dsek⟧: {}}}\n",
            "P026", "no offering 'dsek'", "Did you mean 'desk'?",
        ),
        (
            "units: {n: N}\nofferings: {d: D}\nwhitespace: {n: {d: {holder: ⟦xyz⟧}}}\n", "P022",
            "no competitor 'xyz'", "Add 'xyz' to",
        ),
        (
            "units: {n: N}\nofferings: {d: D}\nwhitespace: {n: {d: {opportunity: ⟦deal⟧}}}\n",
            "P027", "no opportunity 'deal'", "None is defined yet.",
        ),
        (
            "partners: {p: {works_with: [⟦quantrell⟧]}}\ncompetitors: {quantrel: {}}\n", "P022",
            "no competitor 'quantrell'", "Did you mean 'quantrel'?",
        ),
        (
            "opportunities: {a: {name: A, owner: ⟦adda⟧}}\n", "P021", "no team member 'adda'",
            "Did you mean 'ada'?",
        ),
        (
            "opportunities: {a: {name: A, strategy: {target: ⟦us⟧}}}\n", "P022",
            "no competitor 'us'", "",
        ),
        (
            "opportunities: {a: {name: A, value: {confirmed: {by: ⟦tmo⟧}}}}\n", "P020",
            "no person 'tmo'", "Did you mean 'tom'?",
        ),
        (
            "opportunities: {a: {name: A, decision_criteria: [{people: [tom, ⟦bob⟧]}]}}\n", "P020",
            "no person 'bob'", "",
        ),
        (
            ("opportunities: {a: {name: A, decision_criteria: [{us: same, ⟦quantel⟧: worse}]}}\n"
            "competitors: {quantrel: {}}\n"),
            "P002", "There is no key or competitor 'quantel' here.", "Did you mean 'quantrel'?",
        ),
        (
            "opportunities: {a: {name: A, decision_criteria: [{⟦formall⟧: 'true'}]}}\n", "P002",
            "no key or competitor 'formall'", "Did you mean 'formal'?",
        ),
        (
            "opportunities: {a: {name: A, resources: [{actions: [⟦A1⟧]}]}}\n", "P024",
            "This deal has no action 'A1'.", "None is defined yet.",
        ),
        (
            "opportunities: {a: {name: A, test: {reviews: [{date: 2026-01-01, coach: ⟦aida⟧}]}}}\n",
            "P021", "no team member 'aida'", "Did you mean 'ada'?",
        ),
        (
            ("opportunities: {a: {name: A, test: {reviews: [{date: 2026-01-01, "
            "attendees: [ada, ⟦x⟧]}]}}}\n"),
            "P021", "no team member 'x'", "",
        ),
        (
            ("opportunities: {a: {name: A, test: {reviews: [{date: 2026-01-01, "
            "vulnerabilities: [{text: T, action: ⟦A1⟧}]}]}}}\n"),
            "P024", "no action 'A1'", "",
        ),
        (
            ("opportunities: {a: {name: A, assessments: [{date: 2026-01-01, for: us, by: ⟦bob⟧, "
            "ratings: {}}]}}\n"),
            "P021", "no team member 'bob'", "",
        ),
        (
            ("opportunities: {a: {name: A, assessments: [{date: 2026-01-01, for: ⟦Us⟧, "
            "ratings: {}}]}}\n"),
            "P022", "no competitor 'Us'", "Did you mean 'us'?",
        ),
        (
            ("opportunities: {a: {name: A, assessments: [{date: 2026-01-01, for: us, "
            "ratings: {⟦solutionfit⟧: '+'}}]}}\n"),
            "P023", "no criterion 'solutionfit'", "Did you mean 'solution_fit'?",
        ),
        (
            ("opportunities: {a: {name: A, assessments: [{date: 2026-01-01, for: us, "
            "ratings: {solution_fit: {source: ⟦tim⟧}}}]}}\n"),
            "P020", "no person 'tim'", "Did you mean 'tom'?",
        ),
    ],
)  # fmt: skip
def test_an_unknown_id_is_told_with_the_nearest_one(
    tmp_path: Path, text: str, code: str, message: str, hint: str
) -> None:
    problem = only_problem(tmp_path, PEOPLE + text)
    assert problem.code == code
    assert message in str(problem.message)
    assert hint in str(problem.hint)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("unit: ⟦west⟧", "P025"),
        ("reports_to: ⟦bob⟧", "P020"),
        ("informal_to: [⟦bob⟧]", "P020"),
        ("influences: [⟦bob⟧]", "P020"),
        ("influences: [{person: ⟦bob⟧}]", "P020"),
        ("conflicts_with: [⟦bob⟧]", "P020"),
        ("contacts: [{team: ⟦bob⟧}]", "P021"),
        ("approach: {owner: ⟦bob⟧}", "P021"),
    ],
)
@pytest.mark.parametrize(
    "where",
    [
        "people: {dana: {name: Dana, title: Chief, %s}}\n",
        "opportunities: {a: {name: A, people: {dana: {name: Dana, title: Chief, %s}}}}\n",
    ],
)
def test_a_person_refers_to_what_is_there(
    tmp_path: Path, where: str, entry: str, code: str
) -> None:
    assert only_problem(tmp_path, where % entry).code == code


def test_the_owner_of_an_account_is_one_of_the_team_and_the_hint_names_the_shared_file(
    tmp_path: Path,
) -> None:
    files = {
        "accounts/_shared/team.yml": "ada-brook: {name: Ada Brook}\n",
        PATH: "name: Northwind\nowner: ada\n",
    }
    (problem,) = planned(tmp_path, files).problems
    assert (problem.code, problem.location.line, problem.location.column) == ("P021", 2, 8)
    assert (
        str(problem.hint)
        == "Did you mean 'ada-brook'? Otherwise add 'ada' to accounts/_shared/team.yml."
    )


def test_an_owner_who_is_nobody_of_ours_is_told_with_who_there_is(tmp_path: Path) -> None:
    action = "{id: A1, type: prove, what: Show it, owner: ⟦zoe⟧, due: 2026-12-01}"
    problem = only_problem(tmp_path, f"opportunities: {{a: {{name: A, actions: [{action}]}}}}\n")
    assert (problem.code, str(problem.message)) == ("P021", "There is no team member 'zoe'.")
    assert (
        str(problem.hint)
        == "Write the id of a team member: ada. Otherwise add 'zoe' to accounts/northwind.yml."
    )


def test_the_hint_for_a_person_names_the_file_of_the_people(tmp_path: Path) -> None:
    files = {
        "accounts/northwind/account.yml": HEAD + "insights: {goal: {owner: eve}}\n",
        "accounts/northwind/people.yml": "dana: {name: Dana, title: Chief}\n",
    }
    (problem,) = planned(tmp_path, files).problems
    assert (
        str(problem.hint) == "Add 'eve' to accounts/northwind/people.yml, or remove the reference."
    )


def test_a_person_of_a_opportunity_is_not_known_to_the_account(tmp_path: Path) -> None:
    text = (
        "insights: {goal: {owner: ⟦eve⟧}}\n"
        "opportunities: {a: {name: A, people: {eve: {name: Eve, title: Buyer}}}}\n"
    )
    assert only_problem(tmp_path, text).code == "P020"


def test_an_action_of_another_opportunity_is_not_known(tmp_path: Path) -> None:
    action = "{id: A1, type: prove, what: W, owner: ada, due: 2026-01-01}"
    text = (
        f"opportunities:\n  a: {{name: A, actions: [{action}]}}\n"
        f"  b: {{name: B, resources: [{{actions: [⟦A1⟧]}}]}}\n"
    )
    assert only_problem(tmp_path, text).code == "P024"


def test_no_decision_is_always_a_competitor(tmp_path: Path) -> None:
    opportunity = (
        "{name: A, strategy: {target: no-decision}, decision_criteria: [{name: N, "
        "no-decision: better}]}"
    )
    portfolio = planned(tmp_path, {PATH: HEAD + f"opportunities: {{a: {opportunity}}}\n"})
    assert portfolio.problems == ()
    (rival,) = portfolio.accounts[0].competitors
    assert (rival.id, rival.name) == ("no-decision", "No decision")


def test_a_partner_of_the_shared_entries_works_with_a_shared_competitor(tmp_path: Path) -> None:
    files = {"accounts/_shared/partners.yml": "p: {works_with: [quantrel]}\n", PATH: HEAD}
    (problem,) = planned(tmp_path, files).problems
    assert (problem.code, problem.account, problem.location.path, problem.location.column) == (
        "P022",
        "",
        "accounts/_shared/partners.yml",
        18,
    )


def test_what_is_wrong_with_shared_entries_is_told_once_and_blames_no_account(
    tmp_path: Path,
) -> None:
    account = "name: N\nowner: ada\ncompetitors: {quantrel: {position: Strong}}\n"
    files = {
        "accounts/_shared/team.yml": "ada: {name: Ada, phone: '1'}\n",
        "accounts/_shared/competitors.yml": "quantrel: {threat: huge, name: Quantrel}\n",
        "accounts/a.yml": account,
        "accounts/b.yml": account,
    }
    portfolio = planned(tmp_path, files)
    assert [
        (problem.location.path, problem.code, problem.account) for problem in portfolio.problems
    ] == [
        ("accounts/_shared/competitors.yml", "P003", ""),
        ("accounts/_shared/team.yml", "P002", ""),
    ]
    assert [(account.id, account.competitors[0].name) for account in portfolio.accounts] == [
        ("a", "Quantrel"),
        ("b", "Quantrel"),
    ]
