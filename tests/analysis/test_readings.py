"""The politics of an opportunity: each result from a plan, and from that plan mended."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from gosart.analysis.politics import approach_fits, ranked_criteria
from tests.analysis.loading import analyse_opportunity
from tests.analysis.plans import messages_of, read_people

CHIEF = (
    "chief: {name: Chia, title: Chief, influence: inner-circle, status: neutral, coverage: brief}\n"
)


def test_power_counts_the_inner_circle_and_the_political_structure_by_where_they_stand(
    tmp_path: Path,
) -> None:
    people = """\
chief: {name: Chia, title: Chief, influence: inner-circle, status: enemy}
money: {name: Mo, title: Money, influence: inner-circle, coverage: brief}
chair: {name: Cleo, title: Chair, influence: inner-circle, coverage: none}
plant: {name: Pia, title: Plant, influence: political-structure, status: mentor}
clerk: {name: Cy, title: Clerk, influence: outside, status: mentor}
gone: {name: Gus, title: Gone, influence: inner-circle, status: supporter, left: 2026-01-01}
"""
    inner, political = read_people(tmp_path, people).politics.power
    assert [
        [person.id for person in side] for side in (inner.with_us, inner.undecided, inner.against)
    ] == [[], ["money"], ["chief"]]
    # whom nobody has met has not been asked: a director would read "undecided" as met
    assert [person.id for person in inner.not_met] == ["chair"]
    assert inner.counts == (0, 1, 1, 1)
    assert [
        [person.id for person in side]
        for side in (political.with_us, political.undecided, political.against)
    ] == [["plant"], [], []]


AGAINST = """\
chief: {name: Chia, title: Chief, influence: inner-circle, status: non-supporter}
plant: {name: Pia, title: Plant, influence: political-structure, status: supporter}
"""
MORE = (
    AGAINST + "works: {name: Wim, title: Works, influence: political-structure, status: mentor}\n"
)


def test_power_is_not_for_us_while_as_many_key_players_are_against_as_for_us(
    tmp_path: Path,
) -> None:
    assert messages_of("K008", read_people(tmp_path / "even", AGAINST)) == [
        "Key players against us: 1, for us: 1"
    ]
    assert messages_of("K008", read_people(tmp_path / "ahead", MORE)) == []


def test_a_opportunity_hangs_on_the_only_person_who_is_met(tmp_path: Path) -> None:
    alone = CHIEF + "friend: {name: Fay, title: Lead, coverage: none}\n"
    both = alone.replace("coverage: none", "coverage: brief")
    gone = alone + "late: {name: Lea, title: Lead, coverage: brief, left: 2026-11-01}\n"
    for name, people, hangs_on in (
        ("alone", alone, "chief"),
        ("both", both, None),
        ("gone", gone, "chief"),
    ):
        analysis = read_people(tmp_path / name, people)
        sole = analysis.opportunities[0].politics.sole_contact
        assert (sole.id if sole else None) == hangs_on
    assert messages_of("K006", read_people(tmp_path / "rule", alone)) == [
        "The deal depends on Chia"
    ]


WAY = """\
chief: {name: Chia, title: Chief, influence: inner-circle, coverage: none}
aide: {name: Ada, title: Aide, status: neutral, influences: [chief]}
friend: {name: Fay, title: Lead, status: supporter, coverage: in-depth, influences: [aide]}
"""


def test_the_introduction_follows_the_lines_of_influence_from_a_friend(tmp_path: Path) -> None:
    assert messages_of("K104", read_people(tmp_path, WAY)) == [
        "Shortest introduction to Chia: Fay → Ada → Chia"
    ]


def test_the_shortest_way_wins_and_among_equals_the_stronger_lines(tmp_path: Path) -> None:
    stronger = WAY + (
        "clerk: {name: Cy, title: Clerk, status: neutral,\n"
        "    influences: [{person: chief, strength: strong}]}\n"
        "mate: {name: Max, title: Mate, status: mentor, coverage: brief, influences: [clerk]}\n"
    )
    shorter = (
        stronger + "late: {name: Lea, title: Late, status: supporter, coverage: brief,\n"
        "    influences: [{person: chief, strength: weak}]}\n"
    )
    assert messages_of("K104", read_people(tmp_path / "stronger", stronger)) == [
        "Shortest introduction to Chia: Max → Cy → Chia"
    ]
    assert messages_of("K104", read_people(tmp_path / "shorter", shorter)) == [
        "Shortest introduction to Chia: Lea → Chia"
    ]


@pytest.mark.parametrize(
    ("what", "before", "after"),
    [
        ("somebody against us passes nobody on", "status: neutral", "status: non-supporter"),
        ("somebody who has left passes nobody on", "title: Aide", "title: Aide, left: 2026-11-01"),
        (
            "somebody who is not shown passes nobody on",
            "title: Aide",
            "title: Aide, audience: sales",
        ),
        ("a friend nobody has met introduces nobody", "coverage: in-depth", "coverage: none"),
        ("a line the other way is no way", "influences: [aide]", "reports_to: aide"),
    ],
)
def test_there_is_no_way_of_influence(what: str, before: str, after: str, tmp_path: Path) -> None:
    messages = messages_of("K104", read_people(tmp_path, WAY.replace(before, after)))
    assert messages == ["None of our supporters can influence Chia"], what


def test_who_is_met_or_is_a_post_to_be_filled_needs_no_introduction(tmp_path: Path) -> None:
    assert (
        messages_of(
            "K104", read_people(tmp_path / "met", WAY.replace("coverage: none", "coverage: brief"))
        )
        == []
    )
    assert (
        messages_of(
            "K104",
            read_people(
                tmp_path / "post", WAY.replace("title: Chief", "title: Chief, placeholder: true")
            ),
        )
        == []
    )


MENTOR = """\
chief: {name: Chia, title: Chief, influence: inner-circle, status: neutral, coverage: brief}
money: {name: Mo, title: Money, influence: inner-circle, status: neutral, coverage: brief}
mentor: {name: Mia, title: Lead, status: mentor, coverage: in-depth, influences: [chief]}
second: {name: Sam, title: Lead, status: mentor, coverage: in-depth, influences: [money]}
"""


def test_a_mentor_takes_along_the_key_players_whom_nobody_else_for_us_sways(tmp_path: Path) -> None:
    analysis = read_people(
        tmp_path / "alone", MENTOR.replace("influences: [chief]", "influences: [chief, money]")
    )
    assert messages_of("K105", analysis) == ["If Mia leaves, no one speaks for us to Chia"]
    covered = MENTOR.replace("influences: [money]", "influences: [money, chief]").replace(
        "influences: [chief]", "influences: [chief, money]"
    )
    assert messages_of("K105", read_people(tmp_path / "covered", covered)) == []


def test_the_mentor_whose_leaving_costs_most_stands_first(tmp_path: Path) -> None:
    people = (
        MENTOR
        + "plant: {name: Pia, title: Plant, influence: political-structure, status: neutral}\n"
    )
    analysis = read_people(
        tmp_path, people.replace("influences: [money]", "influences: [money, plant]")
    )
    losses = analysis.opportunities[0].politics.losses
    assert [(loss.mentor.id, [person.id for person in loss.people]) for loss in losses] == [
        ("second", ["money", "plant"]),
        ("mentor", ["chief"]),
    ]


RATING = (
    'assessments: [{{date: 2026-11-01, for: us, by: ann, ratings: {{{criterion}: "{rating}"}}}}]\n'
)
PERSON = (
    "person: {{name: Kim, title: Lead, influence: inner-circle, status: {status}, role: {role}}}\n"
)


@pytest.mark.parametrize(
    ("criterion", "rating", "status", "role", "messages"),
    [
        ("inside_support", "-", "mentor", "user", ["Kim: Mentor, but “Inside support” is -"]),
        ("inside_support", "-", "supporter", "user", ["Kim: Supporter, but “Inside support” is -"]),
        ("inside_support", "?", "mentor", "user", ["Kim: Mentor, but “Inside support” is ?"]),
        ("inside_support", "?", "supporter", "user", []),
        ("inside_support", "+", "mentor", "user", []),
        (
            "political_alignment",
            "+",
            "enemy",
            "user",
            ["Kim: Enemy, but “Political alignment” is +"],
        ),
        (
            "political_alignment",
            "+",
            "non-supporter",
            "approver",
            ["Kim: Non-supporter, but “Political alignment” is +"],
        ),
        ("political_alignment", "+", "non-supporter", "user", []),
        ("political_alignment", "-", "enemy", "approver", []),
    ],
)
def test_a_status_contradicts_the_assessment(
    criterion: str, rating: str, status: str, role: str, messages: list[str], tmp_path: Path
) -> None:
    opportunity = RATING.format(criterion=criterion, rating=rating)
    assert (
        messages_of(
            "K106", read_people(tmp_path, PERSON.format(status=status, role=role), opportunity)
        )
        == messages
    )


def test_a_supporter_outside_the_circles_is_no_inside_support_and_contradicts_none(
    tmp_path: Path,
) -> None:
    person = PERSON.format(status="supporter", role="user").replace("inner-circle", "%s")
    opportunity = RATING.format(criterion="inside_support", rating="-")
    for influence, count in (("outside", 0), ("political-structure", 1)):
        account = read_people(tmp_path / influence, person % influence, opportunity)
        assert len(messages_of("K106", account)) == count


@pytest.mark.parametrize(
    ("us", "messages"),
    [
        ("better", []),
        (
            "worse",
            ["Frontal strategy against Orbit, but the customer sees no clear lead: 0 to 4"],
        ),
    ],
)
def test_a_frontal_strategy_is_judged_by_what_the_customer_compares(
    us: str, messages: list[str], tmp_path: Path
) -> None:
    opportunity = (
        "strategy: {type: frontal, target: orbit}\n"
        f"decision_criteria: [{{name: Price, weight: 4, us: {us}, orbit: same}}]\n"
        "assessments:\n"
        "  - {date: 2026-11-01, for: us, by: ann, ratings: {solution_fit: '?'}}\n"
        "  - {date: 2026-11-01, for: orbit, by: ann, ratings: {solution_fit: '+'}}\n"
        "  - {date: 2026-11-01, for: anvil, by: ann, ratings: {solution_fit: '+'}}\n"
    )
    head = (
        "name: Acme\nowner: ann\nteam: {ann: {name: Ann Berg}}\n"
        "competitors: {orbit: {name: Orbit}, anvil: {name: Anvil}}\n"
        "opportunities:\n  deal:\n    name: Deal\n"
    )
    account = analyse_opportunity(tmp_path, indent(opportunity, "    "), head)
    assert messages_of("C004", account) == messages


ENEMY = "foe: {name: Fox, title: Buyer, status: enemy, coverage: brief}\n"


def test_an_enemy_whom_nobody_answers_is_named(tmp_path: Path) -> None:
    assert messages_of("K107", read_people(tmp_path, ENEMY)) == [
        "Fox works against us, and we have no response"
    ]


@pytest.mark.parametrize(
    ("approach", "action", "answered"),
    [
        ("contain", "", True),
        ("neutralise", "", True),
        ("cultivate", "", False),
        (
            "",
            "actions: [{id: A1, type: insulate, what: X, owner: ann, due: 2026-12-01, who: [foe]}]",
            True,
        ),
        (
            "",
            (
                "actions: [{id: A1, type: minimise, what: X, owner: ann, due: 2026-12-01,\n"
                "    who: [foe], status: done}]\n"
            ),
            False,
        ),
        (
            "",
            "actions: [{id: A1, type: prove, what: X, owner: ann, due: 2026-12-01, who: [foe]}]",
            False,
        ),
    ],
)
def test_an_enemy_is_answered_by_an_approach_or_an_open_action(
    approach: str, action: str, answered: bool, tmp_path: Path
) -> None:
    people = (
        ENEMY.replace("coverage: brief", f"coverage: brief, approach: {{verb: {approach}}}")
        if approach
        else ENEMY
    )
    assert (messages_of("K107", read_people(tmp_path, people, action)) == []) is answered


def test_a_key_player_without_an_approach_or_an_owner_is_named(tmp_path: Path) -> None:
    people = """\
chief: {name: Chia, title: Chief, influence: inner-circle}
money: {name: Mo, title: Money, influence: inner-circle, approach: {verb: cultivate}}
plant: {name: Pia, title: Plant, influence: political-structure, approach: {verb: cultivate,
    owner: ann}}
clerk: {name: Cy, title: Clerk, influence: outside}
post: {name: Post, title: Post, influence: inner-circle, placeholder: true}
"""
    analysis = read_people(tmp_path, people)
    assert messages_of("L002", analysis) == ["No relationship plan for Chia"]
    assert messages_of("L003", analysis) == ["The approach to Mo has no owner"]
    assert [person.id for person in analysis.opportunities[0].politics.unplanned] == [
        "chief",
        "money",
    ]


def test_uncovered_key_players_and_the_enemy_not_found_have_their_rules(tmp_path: Path) -> None:
    people = (
        CHIEF.replace("brief", "none")
        + "one: {name: Oda, title: Lead}\ntwo: {name: Tom, title: Lead}\n"
    )
    analysis = read_people(tmp_path, people)
    assert messages_of("K002", analysis) == ["We have not met Chia"]
    assert messages_of("K004", analysis) == ["No one is known to oppose us"]


@pytest.mark.parametrize(
    ("status", "verb", "fits"),
    [
        ("mentor", "leverage", True),
        ("supporter", "motivate", True),
        ("neutral", "cultivate", True),
        ("non-supporter", "neutralise", True),
        ("enemy", "contain", True),
        ("mentor", "contain", False),
        ("neutral", "leverage", False),
        ("enemy", "leverage", False),
        ("enemy", "motivate", False),
    ],
)
def test_an_approach_fits_the_status(status: str, verb: str, fits: bool, tmp_path: Path) -> None:
    analysis = read_people(
        tmp_path, f"one: {{name: Oda, title: Lead, status: {status}, approach: {{verb: {verb}}}}}\n"
    )
    (person,) = analysis.account.organisation.people
    assert approach_fits(person) is fits


def test_nobody_knows_whether_an_approach_fits_a_status_that_is_not_known(tmp_path: Path) -> None:
    analysis = read_people(tmp_path, "one: {name: Oda, title: Lead, approach: {verb: leverage}}\n")
    assert approach_fits(analysis.account.organisation.people[0]) is None


def test_criteria_are_ranked_mandatory_first_then_by_how_many_hold_them(tmp_path: Path) -> None:
    opportunity = """\
decision_criteria:
  - {name: Nice, people: [one]}
  - {name: Liked, people: [one, two]}
  - {name: Must, mandatory: true}
"""
    analysis = read_people(
        tmp_path, "one: {name: Oda, title: Lead}\ntwo: {name: Tom, title: Lead}\n", opportunity
    )
    assert [
        criterion.name for _, criterion in ranked_criteria([analysis.opportunities[0].opportunity])
    ] == ["Must", "Liked", "Nice"]


def test_a_decided_opportunity_has_no_readings_of_its_politics(tmp_path: Path) -> None:
    analysis = read_people(tmp_path, WAY + ENEMY, "status: lost\n")
    assert [code for code in ("K104", "K105", "K106", "K107") if messages_of(code, analysis)] == []
