"""Every way a value can be wrong is told at its place, with what would have been right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan.planned import HEAD, PATH, account_of, only_problem, planned, problems_of


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "⟦teir⟧: key\n", "P002", "There is no key 'teir' here.",
            "Did you mean 'tier'? Valid: address, audience, audiences, ",
        ),
        ("⟦Tier⟧: key\n", "P002", "There is no key 'Tier' here.", "Did you mean 'tier'?"),
        (
            "opportunities: {a: {name: A, ⟦close-date⟧: 2026-01-01}}\n", "P002",
            "no key 'close-date'", "Did you mean 'close_date'?",
        ),
        (
            "plan: {kind: win, ⟦form⟧: 2026-01-01}\n", "P002", "There is no key 'form' here.",
            "Did you mean 'from'? Valid: from, kind, method, to.",
        ),
        (
            "profile: {products: [{text: Milk, ⟦audence⟧: sales}]}\n", "P002", "no key 'audence'",
            "Did you mean 'audience'? Valid: audience, text.",
        ),
        (
            "profile: {summary: x, ⟦audience⟧: sales}\n", "P002", "'audience' has no effect here.",
            "list item",
        ),
        (
            "competitors: {x: {}, ⟦audience⟧: sales}\n", "P002", "'audience' has no effect here.",
            "list item",
        ),
        (
            "partners: {p: {stages: {⟦sale⟧: {note: x}}}}\n", "P002",
            "There is no key 'sale' here.", "Did you mean 'sales'?",
        ),
        (
            "tier: ⟦kye⟧\n", "P003", "'kye' is not a value of 'tier'.",
            "Did you mean 'key'? Valid: strategic, key, standard.",
        ),
        ("tier: ⟦Key⟧\n", "P003", "'Key' is not a value of 'tier'.", "Did you mean 'key'?"),
        (
            "competitors: {x: {threat: ⟦very_high⟧}}\n", "P003",
            "'very_high' is not a value of 'threat'.", "Did you mean 'very-high'?",
        ),
        (
            "tier: ⟦[⟧key]\n", "P003", "'tier' is a list, but one word is expected.",
            "Valid: strategic, key, standard.",
        ),
        (
            "industry: ⟦[⟧Food]\n", "P004", "'industry' is a list, but text is expected.",
            "in quotes",
        ),
        (
            "industry: ⟦{⟧a: b}\n", "P004", "'industry' is a mapping, but text is expected.",
            "in quotes",
        ),
        (
            "profile: {products: [Milk, ⟦[⟧Whey]]}\n", "P004",
            "'products' is a list, but text is expected.", "in quotes",
        ),
        (
            "profile: ⟦dairy⟧\n", "P005", "'profile' is a text, but a mapping is expected.",
            "'key: value'",
        ),
        (
            "people: ⟦[⟧dana]\n", "P005", "'people' is a list, but a mapping is expected.",
            "'key: value'",
        ),
        ("tags: ⟦dairy⟧\n", "P005", "'tags' is a text, but a list is expected.", "[one, two]"),
        (
            "opportunities: {a: {name: A, actions: ⟦{⟧id: A1}}}\n", "P005",
            "'actions' is a mapping, but a list is expected.", "[one, two]",
        ),
        ("reviewed: ⟦23.11.2026⟧\n", "P006", "'23.11.2026' is not a date.", "'2026-11-23'"),
        ("reviewed: ⟦2026/1/5⟧\n", "P006", "'2026/1/5' is not a date.", "'2026-01-05'"),
        ("reviewed: ⟦2026-11-23T10:00⟧\n", "P006", "is not a date.", "'2026-11-23'"),
        ("reviewed: ⟦next week⟧\n", "P006", "'next week' is not a date.", "'2026-11-23'"),
        (
            "reviewed: ⟦2026-02-30⟧\n", "P006",
            "The date '2026-02-30' does not exist.", "has 28 days",
        ),
        (
            "opportunities: {a: {name: A, amount: ⟦5M⟧}}\n", "P007", "'5M' is not an amount.",
            "in full",
        ),
        (
            "opportunities: {a: {name: A, amount: ⟦1e6⟧}}\n", "P007", "'1e6' is not an amount.",
            "digits only",
        ),
        (
            "opportunities: {a: {name: A, amount: ⟦.nan⟧}}\n", "P007", "'.nan' is not an amount.",
            "digits only",
        ),
        (
            "opportunities: {a: {name: A, amount: ⟦1__000⟧}}\n", "P007",
            "'1__000' is not an amount.", "digits only",
        ),
        (
            "opportunities: {a: {name: A, amount: ⟦-5⟧}}\n", "P007", "'-5' is less than 0.",
            "0 or more",
        ),
        (
            "opportunities: {a: {name: A, amount: ⟦[⟧5]}}\n", "P004",
            "'amount' is a list, but text is expected.", "in quotes",
        ),
        (
            "opportunities: {a: {name: A, probability: ⟦101⟧}}\n", "P008",
            "'101' is not a percentage.", "0 to 100",
        ),
        (
            "opportunities: {a: {name: A, probability: ⟦-1⟧}}\n", "P008",
            "'-1' is not a percentage.", "0 to 100",
        ),
        (
            "opportunities: {a: {name: A, probability: ⟦40%⟧}}\n", "P008",
            "'40%' is not a percentage.", "without a sign",
        ),
        (
            "people: {d: {name: D, title: T, external: ⟦yes⟧}}\n", "P009",
            "'yes' is neither true nor false.", "Write 'true'.",
        ),
        (
            "people: {d: {name: D, title: T, external: ⟦off⟧}}\n", "P009",
            "'off' is neither true nor false.", "Write 'false'.",
        ),
        (
            "people: {d: {name: D, title: T, external: ⟦maybe⟧}}\n", "P009",
            "'maybe' is neither true nor false.", "'true' or 'false'",
        ),
        ("currency: ⟦eur⟧\n", "P010", "'eur' is not a currency.", "Did you mean 'EUR'?"),
        ("currency: ⟦€⟧\n", "P010", "'€' is not a currency.", "ISO 4217"),
        (
            "units: {⟦North_West⟧: North West}\n", "P011", "'North_West' is not an id.",
            "'north-west'",
        ),
        (
            "people: {⟦王⟧: {name: W, title: T}}\n", "P011", "'王' is not an id.",
            "Lower-case letters",
        ),
        (
            "⟦yaml-language-server⟧: $schema=x.json\n", "P002",
            "There is no key 'yaml-language-server' here.", "put its # back",
        ),
        (
            "⟦ignore⟧: {rule: T001}\n", "P001", "'reason' is missing in ignore.",
            "Add a line 'reason: …'.",
        ),
        (
            "opportunities:\n  ⟦a⟧: {stage: closed}\n", "P001",
            "'name' is missing in opportunities.a.", "Add a line 'name: …'.",
        ),
        ("opportunities: {a: {⟦name⟧: }}\n", "P012", "'name' is empty.", "Write a value"),
        ("opportunities: {a: {name: ⟦''⟧}}\n", "P012", "'name' is empty.", "Write a value"),
        ("people: {⟦dana⟧: }\n", "P012", "'dana' is empty.", "Write a value"),
        (
            ("opportunities:\n  a:\n    name: A\n    value:\n      propositions:\n"
            "        - ⟦{⟧proof: x}\n"),
            "P001", "'template' is missing in opportunities.a.value.propositions.1.",
            "Valid: outcome, proof",
        ),
        (
            ("opportunities: {a: {name: A, assessments: [{date: 2026-01-01, for: us, "
            "ratings: {solution_fit: ⟦yes⟧}}]}}\n"),
            "P014", "'yes' is not a rating.", "in quotes",
        ),
        (
            "partners: {p: {stages: {sales: {rating: ⟦good⟧}}}}\n", "P014",
            "'good' is not a rating.", "in quotes",
        ),
        (
            ("opportunities: {a: {name: A, assessments: [{date: 2026-01-01, for: us, "
            "ratings: {solution_fit: {rating: '+', ⟦weight⟧: '2'}}}]}}\n"),
            "P015",
            "A plan gives no weight to a criterion.",
            "method's data",
        ),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_at_its_place_with_what_would_be_right(
    tmp_path: Path, text: str, code: str, message: str, hint: str
) -> None:
    problem = only_problem(tmp_path, text)
    assert problem.code == code
    assert message in str(problem.message)
    assert hint in str(problem.hint)


def test_a_missing_key_of_the_account_is_told_at_the_top_of_its_file(tmp_path: Path) -> None:
    (problem,) = planned(tmp_path, {PATH: "name: Northwind Mills\n"}).problems
    assert (problem.code, problem.location.line, problem.location.column, str(problem.message)) == (
        "P001",
        1,
        1,
        "'owner' is missing.",
    )


def test_every_error_of_a_plan_is_told_in_one_run(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        """\
tier: kye
reviewed: today
people:
  dana: {name: Dana, title: Chief, reports_to: dnaa, status: freind}
opportunities:
  a: {stage: sold, amount: much, owner: eve, audience: nobody}
""",
    )
    assert [(problem.location.line, problem.code) for problem in problems] == [
        (4, "P003"), (5, "P006"), (7, "P020"), (7, "P003"), (9, "P001"), (9, "P017"), (9, "P007"),
        (9, "P021"), (9, "P018"),
    ]  # fmt: skip


def test_an_empty_optional_value_counts_as_not_given(tmp_path: Path) -> None:
    account = account_of(
        tmp_path,
        "tier:\nprofile:\npeople:\ntags:\n"
        "opportunities: {a: {name: A, amount: , actions: , goal: }}\n",
    )
    assert (
        account.tier,
        account.tags,
        account.organisation.people,
        account.opportunities[0].money,
    ) == (None, (), (), None)


def test_one_text_may_stand_where_a_list_may(tmp_path: Path) -> None:
    account = account_of(
        tmp_path,
        "profile: {products: Milk, markets: [Food, {text: Export}], drivers: {text: Price}}\n"
        "goal: {team: Be first}\n",
    )
    profile = account.profile
    assert (profile.products, profile.markets, profile.drivers) == (
        ("Milk",),
        ("Food", "Export"),
        ("Price",),
    )
    assert [aim.text for aim in account.goal.team] == ["Be first"]


def test_an_objective_may_be_a_text_or_have_a_measure(tmp_path: Path) -> None:
    objective = (
        "objective: {customer: [Less waste, {text: Trace, measure: hours, baseline: 9.5, "
        "target: 4, now: 6, by: 2027-09-01}], team: {text: Sign}}"
    )
    (opportunity,) = account_of(
        tmp_path, f"opportunities: {{a: {{name: A, {objective}}}}}\n"
    ).opportunities
    waste, trace = opportunity.objective.customer
    assert (waste.text, waste.measure) == ("Less waste", "")
    assert (trace.measure, trace.baseline, trace.target, trace.now, str(trace.by)) == (
        "hours",
        "9.5",
        "4",
        "6",
        "2027-09-01",
    )
    assert opportunity.objective.team[0].text == "Sign"


def test_amounts_are_exact_and_may_have_groups(tmp_path: Path) -> None:
    opportunities = (
        "opportunities: {a: {name: A, amount: 5_000_000}, b: {name: B, amount: 0.10}, "
        "c: {name: C, amount: 0}}\n"
    )
    assert [
        str(opportunity.money.amount)
        for opportunity in account_of(tmp_path, opportunities).opportunities
        if opportunity.money
    ] == [
        "5000000",
        "0.10",
        "0",
    ]


def test_a_problem_shows_the_line_it_stands_in(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "# a remark\ntier:   kye   # or so\n")
    assert (
        problem.source,
        problem.location.line,
        problem.location.column,
        problem.location.length,
    ) == ("tier:   kye   # or so", 5, 9, 3)
    assert HEAD.count("\n") == 3


@pytest.mark.parametrize(
    ("code", "place"),
    [("P001", "      - ⟦{⟧id: A7, type: prove, what: Show it, due: 2026-12-01}\n"),
     ("P012", "      - {id: A7, type: prove, what: Show it, due: 2026-12-01, ⟦owner⟧: }\n")],
)  # fmt: skip
def test_an_action_without_an_owner_is_told_as_that_with_who_could_be_it(
    tmp_path: Path, code: str, place: str
) -> None:
    problem = only_problem(
        tmp_path, "opportunities:\n  main:\n    name: Main\n    actions:\n" + place
    )
    assert (problem.code, str(problem.message)) == (code, "Action A7 has no owner.")
    assert str(problem.hint) == "Write 'owner: …' with the id of the responsible team member: ada."


def test_who_has_left_is_not_offered_as_an_owner(tmp_path: Path) -> None:
    team = "team: {ada: {name: Ada}, bo: {name: Bo, left: 2026-10-31}}\n"
    (problem,) = planned(tmp_path, {PATH: "name: Northwind Mills\n" + team}).problems
    assert str(problem.hint) == "Write 'owner: …' with the id of the responsible team member: ada."
