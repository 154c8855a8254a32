"""Each row of the table of lights: a plan for each colour, and the reason that it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.analysis.opportunity import OpportunityAnalysis, analyse_account
from gosart.config.model import options_from
from gosart.method.loader import read_method
from gosart.plan.model.account import Account
from gosart.site.builder import SiteBuilder
from tests.analysis.loading import TODAY
from tests.writing import write_tree

HEAD = """\
name: Torrin Water
owner: lena
tier: key
team: {lena: {name: Lena Holt}}
competitors: {orbit: {name: Orbit}}
people:
  money: {name: Piet Adler, title: Finance, role: approver, influence: inner-circle,
      status: supporter, coverage: brief, last_contact: 2026-11-02}
  works: {name: Rosa Lind, title: Head of the works and the outer pumping stations,
      role: decision-maker, influence: inner-circle,
      status: mentor, coverage: in-depth, last_contact: 2026-11-20}
opportunities:
  pumps:
    name: Pumps
"""
RATED = '    assessments: [{date: 2026-11-01, for: us, by: lena, ratings: "%s"}]\n'
ENEMY = ("status: supporter, coverage: brief", "status: enemy, coverage: brief")
NEUTRAL = ("status: supporter, coverage: brief", "status: neutral, coverage: brief")
UNMET = ("status: supporter, coverage: brief", "status: neutral, coverage: none")
LONG_AGO = ("2026-11-02", "2026-05-12")
CONFIRMED = "    value: {confirmed: {by: works, date: 2026-10-01}}\n"
ACTION = (
    "    actions: [{id: A1, type: prove, what: Run it for a night, owner: lena, due: %s,"
    " serves: [strategy], status: %s}]\n"
)
REVIEW = (
    "    test: {reviews: [{date: %s, kind: team-meeting, vulnerabilities: [{text: Nobody knows the"
    " CFO, severity: %s}]}]}\n"
)
BENEFIT = (
    "    value: {payback_limit: %s months, benefits: [{kind: decrease, item: power,"
    " amount: 120_000, currency: EUR, per: year%s}],\n"
    "        costs: [{kind: acquisition, item: pumps, amount: 120_000, currency: EUR}]}\n"
)
BY = ", confirmed: {by: works, date: 2026-10-01}"
TIME = (
    "    close_date: %s\n    delivery: {lead_time: 4 weeks}\n"
    "    value: {compelling_event: {text: The old works close, date: %s}}\n"
)


def analysed(
    folder: Path, opportunity: str, method: str = "", head: str = HEAD, tier: str = "key"
) -> OpportunityAnalysis:
    """Analyse the plan's only opportunity by our method, or by a company's own."""
    tree = {"accounts/torrin.yml": head.replace("tier: key", f"tier: {tier}") + opportunity}
    write_tree(folder, {**tree, "method.yml": method} if method else tree)
    raw = {"today": TODAY.isoformat(), **({"method": "method.yml"} if method else {})}
    portfolio = SiteBuilder().load(options_from(raw, folder, {}))
    assert [str(problem.message) for problem in portfolio.problems] == []
    (account,) = portfolio.accounts
    assert isinstance(account, Account)
    method_file = read_method("en", folder, "method.yml" if method else "")
    assert [str(problem.message) for problem in method_file.problems] == []
    return analyse_account(account, method_file.method, TODAY).opportunities[0]


def light(analysis: OpportunityAnalysis, name: str) -> tuple[str, str]:
    """Return the state of a light and its reason."""
    found = analysis.lights.light(name)
    assert found is not None
    return found.state.value, str(found.reason)


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Return a text with each change made, which it has to hold."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    ("ratings", "state", "reason"),
    [
        ("++?-+", "red", "There is no money set aside for it"),
        ("+++?-", "red", "Nothing forces them to act"),
        ("---++", "red", ("They have no project for it, their business gives them no reason "
                         "for it, and one more criterion counts against us")),
        ("+++++", "green", "The money is there"),
        ("++?++", "green", "The money is there"),
        ("+-+++", "amber", "Their business gives them no reason for it"),
        ("+??++", "amber", ("We do not yet know what drives their business or how they stand "
                           "financially")),
        ("+++?+", "amber", "We do not yet know where the money comes from"),
        ("++?.?", "unknown", ("We do not yet know how they stand financially or where the money "
                             "comes from")),
        (".....", "unknown", "Not rated yet"),
    ],
)  # fmt: skip
def test_is_there_an_opportunity(tmp_path: Path, ratings: str, state: str, reason: str) -> None:
    analysis = analysed(tmp_path, RATED % f"{ratings} +.... ..... .....")
    assert light(analysis, "is_there_an_opportunity") == (state, reason)


MANDATORY = "    decision_criteria: [{name: Runs on wind, mandatory: true, us: worse}]\n"


@pytest.mark.parametrize(
    ("ratings", "more", "state", "reason"),
    [
        ("+++++", MANDATORY, "red", "We fall short on “Runs on wind”, which is mandatory"),
        ("+---+", CONFIRMED, "red", ("Our solution does not fit, we lack the people to win it, and "
                                    "one more criterion counts against us")),
        ("++-++", CONFIRMED, "green",
         "Rosa Lind confirmed on 2026-10-01 the value that only we bring"),
        ("+++++", "", "amber", "No one at the customer has confirmed the value that only we bring"),
        ("++--+", CONFIRMED, "amber", ("We lack the people to win it, and our relationship with "
                                      "them does not help us")),
        ("?++++", CONFIRMED, "amber", "We do not yet know what their written criteria are"),
        ("+???+", CONFIRMED, "unknown", ("We do not yet know how well our solution fits or what it "
                                        "takes to win it")),
    ],
)  # fmt: skip
def test_can_we_compete(tmp_path: Path, ratings: str, more: str, state: str, reason: str) -> None:
    analysis = analysed(tmp_path, RATED % f"..... {ratings} ..... ....." + more)
    assert light(analysis, "can_we_compete") == (state, reason)


@pytest.mark.parametrize(
    ("ratings", "person", "state", "reason"),
    [
        ("++++-", ENEMY, "red", "Piet Adler (Finance) must approve and opposes us"),
        ("--+-+", NEUTRAL, "red", ("No one inside works for us, their executives do not trust us, "
                                  "and one more criterion counts against us")),
        ("+--?+", NEUTRAL, "green", "Rosa Lind supports us"),
        ("+++++", ENEMY, "amber", "Piet Adler (Finance) must approve and opposes us"),
        ("+++++", UNMET, "amber", "We have not met Piet Adler (Finance), who must approve"),
        ("++++-", NEUTRAL, "amber", "Those with power do not want us to win"),
        ("?++++", NEUTRAL, "amber", "We do not yet know who inside works for us"),
        ("+???+", NEUTRAL, "unknown", ("We do not yet know whether their executives trust us or "
                                      "how well the two companies work together")),
    ],
)  # fmt: skip
def test_can_we_win(
    tmp_path: Path, ratings: str, person: tuple[str, str], state: str, reason: str
) -> None:
    head = changed(HEAD, person)
    analysis = analysed(tmp_path, RATED % f"..... ..... {ratings} .....", head=head)
    assert light(analysis, "can_we_win") == (state, reason)


def test_support_of_somebody_without_weight_does_not_make_winning_sure(tmp_path: Path) -> None:
    head = changed(
        HEAD, NEUTRAL, ("role: decision-maker, influence: inner-circle,", "influence: outside,")
    )
    analysis = analysed(tmp_path, RATED % "..... ..... +++++ .....", head=head)
    assert light(analysis, "can_we_win") == ("amber", "No one with influence supports us")


COSTLY = (
    "    currency: EUR\n    cost_of_sale: 10_000\n"
    "    resources: [{name: Lena, kind: person, amount: 12_000}]\n"
)


@pytest.mark.parametrize(
    ("ratings", "more", "state", "reason"),
    [
        ("--+-+", "", "red", ("The order is too small or too late for us, no more business will "
                             "follow, and one more criterion counts against us")),
        ("++-+?", "", "red", "It does not earn us enough"),
        ("++++-", COSTLY, "red", "Winning it costs EUR 12,000, but only EUR 10,000 is allowed"),
        ("-++++", COSTLY, "green", "It earns us enough"),
        ("++-++", "", "amber", "It does not earn us enough"),
        ("+++-+", "", "amber", "The risk is too high for us"),
        ("+?+?+", "", "amber", ("We do not yet know what business will follow or how high the risk "
                               "is")),
        ("?+?+?", "", "unknown", ("We do not yet know how large the order is and when it comes or "
                                 "what it earns us")),
    ],
)  # fmt: skip
def test_is_it_worth_winning(
    tmp_path: Path, ratings: str, more: str, state: str, reason: str
) -> None:
    analysis = analysed(tmp_path, RATED % f"..... ..... ..... {ratings}" + more)
    assert light(analysis, "is_it_worth_winning") == (state, reason)


@pytest.mark.parametrize(
    ("people", "decision", "state", "reason"),
    [
        ((ENEMY,), "unanimous", "red", "The vote is lost while Piet Adler (Finance) opposes us"),
        (
            (ENEMY,),
            "one",
            "red",
            "Piet Adler (Finance) must approve and opposes us, and we have no plan for it",
        ),
        (
            (),
            "unanimous",
            "green",
            "Piet Adler and Rosa Lind support us, and no other vote is needed",
        ),
        ((UNMET,), "one", "amber", "We have not met Piet Adler (Finance), who must approve"),
        (
            (NEUTRAL,),
            "unanimous",
            "amber",
            "One more vote is needed, and Piet Adler (Finance) is undecided",
        ),
        ((LONG_AGO,), "one", "amber", "We have not met Piet Adler (Finance) since 2026-05-12"),
    ],
)
def test_people(
    tmp_path: Path, people: tuple[tuple[str, str], ...], decision: str, state: str, reason: str
) -> None:
    board = f"    decision: {{rule: {decision}, board: [money, works]}}\n"
    assert light(analysed(tmp_path, board, head=changed(HEAD, *people)), "people") == (
        state,
        reason,
    )


def test_people_are_unknown_where_nobody_decides(tmp_path: Path) -> None:
    owner = "name: Torrin\nowner: lena\nteam: {lena: {name: Lena}}\ntier: key\n"
    head = owner + "opportunities:\n  pumps:\n    name: Pumps\n"
    assert light(analysed(tmp_path, "", head=head), "people") == (
        "unknown",
        "We do not know who decides",
    )


@pytest.mark.parametrize(
    ("opportunity", "state", "reason"),
    [
        (BENEFIT % (8, BY), "red", "It pays back in month 12, and the customer's limit is 8"),
        ("    stage: proposal\n", "red",
         "No benefit has figures, though the stage is already proposal"),
        (BENEFIT % (12, BY), "green",
         "It pays back in month 12 on confirmed figures; the customer's limit is 12"),
        (BENEFIT % (12, ""), "amber",
         "It pays back in time only with “power”, which no one at the customer has confirmed"),
        ("    stage: qualified\n", "unknown", "No benefit has figures yet"),
    ],
)  # fmt: skip
def test_value(tmp_path: Path, opportunity: str, state: str, reason: str) -> None:
    assert light(analysed(tmp_path, opportunity), "value") == (state, reason)


EXPECTED = (
    "    strategy: {type: frontal, counters: [{competitor: orbit, move: Halves its price}]}\n"
)


@pytest.mark.parametrize(
    ("opportunity", "state", "reason"),
    [
        (TIME % ("2027-03-25", "2027-03-10"), "red",
         "The order of 2027-03-25 comes 43 days after the last day for it (2027-02-10)"),
        (TIME % ("2026-11-01", "2026-12-01"), "red", "The last day for the order was 2026-11-03"),
        (ACTION % ("2026-11-13", "open"), "red",
         "“Run it for a night” (Lena Holt) was due on 2026-11-13, and the deal depends on it"),
        (ACTION % ("2026-12-13", "blocked"), "red",
         "“Run it for a night” (Lena Holt) is blocked, and the deal depends on it"),
        (ACTION % ("2026-12-13", "open"), "green", ("Nothing that matters is overdue, and “Run it "
         "for a night” (Lena Holt) is next, due on 2026-12-13")),
        (ACTION.replace("strategy", "x1") % ("2026-11-17", "open")
         + "    objective: {team: {id: x1, text: Sign}}\n", "amber",
         "“Run it for a night” (Lena Holt) has been overdue since 2026-11-17"),
        (ACTION % ("2026-12-13", "open") + RATED % "+++?+ +++++ +++++ +++++", "amber",
         "We do not yet know where the money comes from, and no action will find out"),
        (ACTION % ("2026-12-13", "open") + EXPECTED, "amber",
         "We have no response to the move we expect from Orbit: Halves its price"),
        ("", "amber", "No action is open"),
    ],
)  # fmt: skip
def test_actions(tmp_path: Path, opportunity: str, state: str, reason: str) -> None:
    assert light(analysed(tmp_path, opportunity), "actions") == (state, reason)


@pytest.mark.parametrize(
    ("tier", "opportunity", "state", "reason"),
    [
        ("key", REVIEW % ("2026-11-20", "high"), "red",
         "We have no action against a high risk: Nobody knows the CFO"),
        ("key", REVIEW % ("2026-08-25", "low"), "red",
         "The last review was on 2026-08-25, but one is due every 60 days"),
        ("standard", REVIEW % ("2026-08-26", "low"), "green",
         "The plan was reviewed on 2026-08-26"),
        ("strategic", REVIEW % ("2026-10-20", "low"), "amber",
         "The last review was on 2026-10-20, but one is due every 30 days"),
        ("key", "", "unknown", "The plan has never been reviewed"),
    ],
)  # fmt: skip
def test_review(tmp_path: Path, tier: str, opportunity: str, state: str, reason: str) -> None:
    assert light(analysed(tmp_path, opportunity, tier=tier), "review") == (state, reason)


def test_a_reason_says_what_the_evidence_is_from_whom_and_of_which_day(tmp_path: Path) -> None:
    plan = (
        "    assessments: [{date: 2026-11-03, for: us, by: lena, ratings: {\n"
        "        customer_project: '+', customer_business_profile: '+',\n"
        "        customer_financial_condition: '+',\n"
        "        compelling_event: '+', access_to_funds: {rating: '+', source: works,\n"
        "          evidence: 'EUR 620k in the 2027 plan, line 4.'}}}]\n"
    )
    assert light(analysed(tmp_path, plan), "is_there_an_opportunity") == (
        "green",
        "The money is there: EUR 620k in the 2027 plan, line 4 (Rosa Lind, 2026-11-03)",
    )


def test_no_reason_is_long_however_long_the_evidence(tmp_path: Path) -> None:
    plan = (
        "    assessments: [{date: 2026-11-03, for: us, by: lena, ratings: {\n"
        "        customer_project: '+', customer_business_profile: '+', compelling_event: '+',\n"
        "        access_to_funds: {rating: '-', source: works,\n"
        f"          evidence: '{'the budget went elsewhere and nobody told us ' * 20}'}}}}}}]\n"
    )
    state, reason = light(analysed(tmp_path, plan), "is_there_an_opportunity")
    assert state == "red"
    assert reason.startswith("There is no money set aside for it: the budget went elsewhere")
    assert reason.endswith("… (Rosa Lind, 2026-11-03)")
    assert len(reason) <= 140


def test_at_most_two_people_are_named(tmp_path: Path) -> None:
    head = HEAD.split("people:")[0] + "people:\n" + "".join(
        f"  p{n}: {{name: P{n}, title: Member, role: approver, coverage: none}}\n" for n in range(4)
    ) + "opportunities:\n  pumps:\n    name: Pumps\n"  # fmt: skip
    assert light(analysed(tmp_path, "", head=head), "people") == (
        "amber",
        "We have not met P0, P1 and 2 more, who have a vote",
    )


def test_a_decided_opportunity_has_no_light_of_a_question_without_ratings(tmp_path: Path) -> None:
    analysis = analysed(tmp_path, "    status: won\n" + RATED % "+++++ ..... ..... .....")
    assert list(analysis.lights.questions) == ["is_there_an_opportunity"]


def test_a_company_changes_one_colour_of_a_light_and_leaves_the_others(tmp_path: Path) -> None:
    plan = RATED % "..... ..... ..... -+++?"
    rule = "lights: {is_it_worth_winning: {red: [{minus: short_term_revenue}]}}\n"
    ours, theirs = analysed(tmp_path / "ours", plan), analysed(tmp_path / "theirs", plan, rule)
    assert light(ours, "is_it_worth_winning") == ("green", "It earns us enough")
    assert light(theirs, "is_it_worth_winning") == (
        "red",
        "The order is too small or too late for us",
    )
    assert light(theirs, "people") == light(ours, "people")


def test_a_criterion_of_a_companys_own_without_phrases_is_called_by_its_label(
    tmp_path: Path,
) -> None:
    own = (
        "questions: {can_we_win: {criteria: {data_residency: {label: Data residency,"
        " questions: [Where?]}}}}\n"
        "lights: {can_we_win: {red: [{minus: data_residency}]}}\n"
    )
    plan = RATED % "..... ..... +++++- ....."
    assert light(analysed(tmp_path, plan, own), "can_we_win") == (
        "red",
        "“Data residency” speaks against us",
    )


def test_a_question_of_a_companys_own_has_a_light_by_the_usual_rule(tmp_path: Path) -> None:
    own = (
        "extends: nothing\n"
        "questions:\n"
        "  - key: power\n"
        "    label: Who has power?\n"
        "    criteria:\n"
        "      - {key: buyer, label: Buyer, questions: [Who signs?],"
        " phrases: {plus: the buyer wants it}}\n"
        "      - {key: pain, label: Pain, questions: [What hurts?]}\n"
        "      - {key: date, label: Date, questions: [When?]}\n"
    )
    plan = "    assessments: [{date: 2026-11-01, for: us, by: lena, ratings: '%s'}]\n"
    wanted = ("green", "The buyer wants it")
    assert light(analysed(tmp_path / "a", plan % "+++", own), "power") == wanted
    assert light(analysed(tmp_path / "b", plan % "---", own), "power")[0] == "red"
    assert light(analysed(tmp_path / "c", plan % "+?+", own), "power")[0] == "unknown"


def test_a_review_of_the_account_is_not_said_to_be_one_of_the_deal(tmp_path: Path) -> None:
    head = HEAD.replace("owner: lena\n", "owner: lena\nreviewed: 2026-11-20\n", 1)
    deal = analysed(tmp_path, "", head=head)
    assert light(deal, "review") == ("green", "The account plan was reviewed on 2026-11-20")
