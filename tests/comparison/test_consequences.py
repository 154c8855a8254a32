"""A change is told with what it brings about: sums, position, supporters, findings, what is
overdue, the portfolio."""

from __future__ import annotations

from pathlib import Path

from gosart.comparison.summary import headline
from gosart.diagnostics import Location, Severity
from gosart.i18n.translator import translator_for
from gosart.lint.fixes import fix_of
from tests.comparison.repositories import (
    PLAN,
    changed,
    compare,
    repository,
    say,
    sentences,
    sentences_in,
    the_account,
)
from tests.writing import write_tree


def test_ratings_by_question_and_the_position_against_a_rival_move_with_the_marks(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("?-+?+ ++?++", "--+?- ++?++"))})
    told = sentences(the_account(compare(root)))
    assert (
        "worse Can we win? 1 positive, 3 negative, 1 unknown "
        "(before: 2 positive, 1 negative, 2 unknown)." in told
    )
    assert any(
        sentence.startswith("worse Against Quern Co we are ahead on ")
        and "known for both" in sentence
        for sentence in told
    )


def test_ratings_that_move_and_come_to_the_same_numbers_are_not_said_to_differ_in_them(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("?-+?+ ++?++", "-?+?+ ++?++"))})
    told = sentences(the_account(compare(root)))
    same = "Can we win? 2 positive, 1 negative, 2 unknown, as before, but on other criteria."
    assert any(sentence.endswith(same) for sentence in told)


def test_the_outcome_of_a_done_action_is_said_in_the_readers_language(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    done = (
        "due: 2026-12-01, status: open",
        "due: 2026-12-01, status: done, done: 2026-11-02, outcome: Fine",
    )
    write_tree(root, {"accounts/mill.yml": changed(PLAN, done)})
    sentences_zh = sentences_in("zh")
    told = [sentences_zh.of(change) for change in the_account(compare(root)).changes]
    assert any("结果：Fine" in sentence for sentence in told)


def test_a_competitors_plus_that_becomes_unknown_is_sight_lost_and_never_better(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(
        root, {"accounts/mill.yml": changed(PLAN, ('"++++- -++-+ +-+-?"', '"++++- -++-+ ?-+-?"'))}
    )
    told = sentences(the_account(compare(root)))
    assert "worse We lost sight of Quern Co's inside support; it was +." in told
    assert not any(sentence.startswith("better") or "now ahead" in sentence for sentence in told)


def test_a_rating_of_ours_that_becomes_unknown_is_sight_lost_whatever_it_was(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("?-+?+ ++?++", "??+?+ ++?++"))})
    told = sentences(the_account(compare(root)))
    assert "worse We lost sight of executive credibility; it was −." in told
    assert not any(sentence.startswith("better") for sentence in told)


def test_a_colleagues_later_set_is_new_and_changes_nothing_else(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    more = (
        '      - {date: 2026-11-20, for: us, by: ben, ratings: {political_alignment: "-"}}\n'
        "    milestones:"
    )
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("    milestones:", more))})
    told = sentences(the_account(compare(root)))
    assert told == ["neutral Second opinion of Ben Moss, 20 Nov 2026 is new."]


def test_a_lost_mentor_who_decides_is_a_lost_supporter_and_the_plan_has_no_mentor(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("status: mentor", "status: neutral"))})
    texts = sentences(the_account(compare(root)))
    assert "worse We lost a supporter among those who decide: Emil Ash." in texts
    assert "worse The plan no longer has a mentor." in texts


def test_a_won_supporter_is_told_by_name(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("status: neutral", "status: supporter"))})
    assert "better We won a supporter among those who decide: Fern Yew." in sentences(
        the_account(compare(root))
    )


def test_a_person_with_another_id_is_neither_lost_nor_won(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": PLAN.replace("emil", "e-ash")})
    assert [
        change for change in the_account(compare(root)).effects if change.field == "support"
    ] == []


def test_an_action_that_is_now_overdue_is_told_and_one_that_is_settled_counted(
    tmp_path: Path,
) -> None:
    late = changed(PLAN, ("due: 2026-12-01", "due: 2026-11-20"))
    root = repository(tmp_path, {"accounts/mill.yml": late})
    write_tree(
        root,
        {
            "accounts/mill.yml": changed(
                late,
                ("due: 2026-11-20, status: open", "due: 2026-11-20, status: done"),
                ("2026-12-05", "2026-11-13"),
            )
        },
    )
    texts = sentences(the_account(compare(root)))
    assert "worse Now overdue by 10 days: M2 Ask for the budget." in texts
    assert "better 1 overdue action is cleared." in texts


def test_new_and_solved_findings_of_the_rules_are_told_and_known_ones_only_counted(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    without_date = changed(
        PLAN,
        ("    close_date: 2027-03-01\n", ""),
        ("    objective:", "    strategy: {type: develop}\n    objective:"),
    )
    write_tree(root, {"accounts/mill.yml": without_date})
    account = the_account(compare(root))
    assert ("G002", "error", "The close date is not known") in {
        (finding.code, finding.severity.value, str(finding.message)) for finding in account.new
    }
    assert "C001" in {finding.code for finding in account.solved}
    assert account.standing > 3


def test_what_two_opportunities_find_at_one_place_is_told_once(tmp_path: Path) -> None:
    stance = (
        "emil: {name: Emil Ash, title: Miller, influence: political-structure, status: mentor, "
        "approach: {verb: leverage, owner: ada}}"
    )
    plan = f"""
        name: Mill
        owner: ada
        team: {{ada: {{name: Ada Brook}}}}
        people:
          {stance}
        opportunities:
          stones: {{name: Stones}}
          roof: {{name: Roof}}
    """
    root = repository(tmp_path, {"accounts/mill.yml": plan})
    write_tree(root, {"accounts/mill.yml": plan.replace("status: mentor", "status: neutral")})
    found = [item for item in the_account(compare(root)).new if item.code == "L004"]
    assert [(item.opportunity, item.location.line) for item in found] == [("", 5)]


def test_days_that_pass_make_no_new_finding(tmp_path: Path) -> None:
    late = changed(PLAN, ("close_date: 2027-03-01", "close_date: 2026-11-01"))
    root = repository(tmp_path, {"accounts/mill.yml": late})
    write_tree(
        root,
        {"accounts/mill.yml": changed(late, ("close_date: 2026-11-01", "close_date: 2026-10-25"))},
    )
    account = the_account(compare(root))
    assert [finding.code for finding in (*account.new, *account.solved)] == []


def test_the_open_amount_and_the_next_close_date_of_the_portfolio_are_told(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN, "accounts/tall.yml": PLAN})
    later = ("2027-03-01", "2027-04-30")
    write_tree(
        root,
        {
            "accounts/mill.yml": changed(PLAN, ("90_000", "70_000"), later),
            "accounts/tall.yml": changed(PLAN, later),
        },
    )
    assert [f"{change.direction} {say(change)}" for change in compare(root).portfolio] == [
        "worse The open amount of the portfolio falls by €20,000.",
        "worse The next close date among these accounts moves from 1 Mar 2027 to 30 Apr 2027.",
    ]


def test_what_comes_about_in_several_opportunities_alike_is_told_once(tmp_path: Path) -> None:
    two = PLAN + "  bran:\n    name: Bran press\n    stage: identified\n"
    root = repository(tmp_path, {"accounts/mill.yml": two})
    write_tree(root, {"accounts/mill.yml": changed(two, ("status: mentor", "status: neutral"))})
    account = the_account(compare(root))
    (lost,) = [change for change in account.effects if change.field == "mentors"]
    assert (say(lost), lost.opportunity) == ("The plan no longer has a mentor.", "")


def test_of_one_account_the_next_close_date_is_its_opportunity_s_own_and_not_told_again(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("2027-03-01", "2027-04-30"))})
    assert compare(root).portfolio == ()


def test_questions_do_not_change_because_an_assessment_leaves_marks_out(
    tmp_path: Path,
) -> None:
    more = (
        '      - {date: 2026-11-20, for: us, by: ada, ratings: {customer_project: "+", '
        'political_alignment: "-"}}\n    milestones:'
    )
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("    milestones:", more))})
    told = sentences(the_account(compare(root)))
    assert not any("Is it worth winning?" in sentence for sentence in told)
    assert not any("Against Quern Co" in sentence for sentence in told)


def test_a_new_and_a_deleted_plan_are_told_as_such_with_their_opportunities(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    (root / "accounts/mill.yml").unlink()
    write_tree(
        root,
        {
            "accounts/acorn.yml": (
                "name: Acorn\nowner: a\nteam: {a: {name: A}}\nopportunities: "
                "{oil: {name: Oil, amount: 5_000}}\n"
            )
        },
    )
    accounts = {account.id: account for account in compare(root).accounts}
    assert {key: account.status for key, account in accounts.items()} == {
        "mill": "removed",
        "acorn": "added",
    }
    assert sentences(accounts["acorn"]) == ["neutral New opportunity: Oil (€5,000)."]
    assert sentences(accounts["mill"]) == [
        "neutral Opportunity removed from the plan: New stones (proposal, €90,000, 1 Mar 2027)."
    ]


def test_a_plan_broken_now_is_told_as_that_and_the_rest_is_compared(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {"accounts/mill.yml": PLAN, "accounts/tall.yml": PLAN.replace("Mill & Sons", "Tall")},
    )
    broken, slipped = (
        changed(PLAN, ("status: neutral", "status: neutrl")),
        changed(PLAN, ("Mill & Sons", "Tall"), ("90_000", "80_000")),
    )
    write_tree(root, {"accounts/mill.yml": broken, "accounts/tall.yml": slipped})
    comparison = compare(root)
    first, second = comparison.accounts
    assert (first.id, first.broken, first.changes) == ("mill", "head", ())
    assert [(finding.code, finding.location.line) for finding in first.new] == [("P003", 15)]
    assert sentences(second) == ["worse New stones: amount fell from €90,000 to €80,000."]
    assert comparison.got_worse


def test_a_plan_that_was_broken_and_can_be_read_again_is_told_as_that(tmp_path: Path) -> None:
    root = repository(
        tmp_path, {"accounts/mill.yml": changed(PLAN, ("status: neutral", "status: neutrl"))}
    )
    write_tree(root, {"accounts/mill.yml": PLAN})
    account = the_account(compare(root))
    assert account.broken == "base"
    # nobody could read the base, so nothing is called new but what the head may not have at all
    assert {finding.severity for finding in account.new} == {Severity.ERROR}
    assert [finding.code for finding in account.new] == ["K007"]


def test_a_conflict_of_a_merge_left_in_the_file_is_named_as_one(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    left = (
        "<<<<<<< HEAD\n    close_date: 2027-03-01\n=======\n    close_date: 2027-04-01\n>>>>>>> "
        "main\n"
    )
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("    close_date: 2027-03-01\n", left))})
    (told,) = the_account(compare(root)).new
    assert (told.code, str(told.message), told.location.line) == (
        "S024",
        "A merge conflict starts here and has not been resolved.",
        23,
    )
    assert the_account(compare(root)).name == "Mill & Sons"


def test_nothing_of_a_narrower_audience_is_told(tmp_path: Path) -> None:
    secret = changed(
        PLAN,
        (
            "status: neutral, coverage: brief",
            "status: neutral, coverage: brief, audience: account-team",
        ),
    )
    root = repository(tmp_path, {"accounts/mill.yml": secret})
    write_tree(
        root,
        {
            "accounts/mill.yml": changed(
                secret, ("status: neutral", "status: enemy"), ("90_000", "80_000")
            )
        },
    )
    assert "Fern" not in repr(compare(root))
    assert "Fern" in repr(compare(root, audience="account-team"))


def test_what_is_wrong_in_a_plan_that_speaks_of_audiences_is_told_without_its_text(
    tmp_path: Path,
) -> None:
    secret = changed(
        PLAN,
        (
            "status: neutral, coverage: brief",
            "status: neutral, coverage: brief, audience: account-team",
        ),
    )
    root = repository(tmp_path, {"accounts/mill.yml": secret})
    write_tree(root, {"accounts/mill.yml": changed(secret, ("status: neutral", "status: Hatesus"))})
    (told,) = the_account(compare(root)).new
    assert (told.code, str(told.message), fix_of(told)) == (
        "P003",
        "A value is not one of those allowed",
        "",
    )
    assert "Hatesus" not in repr(compare(root))


def test_a_warning_of_a_plan_that_speaks_of_audiences_is_told_without_its_text(
    tmp_path: Path,
) -> None:
    secret = changed(PLAN, ("title: CFO", "title: CFO, audience: account-team"))
    root = repository(tmp_path, {"accounts/mill.yml": secret})
    write_tree(root, {"accounts/mill.yml": secret + "plan: {method: 9-kestrel}\n"})
    everything = compare(root, audience="account-team")
    (warning,) = [told for told in the_account(everything).new if told.kind == "problem"]
    assert (warning.severity, "9-kestrel" in str(warning.message)) == ("warning", True)
    (told,) = [told for told in the_account(compare(root)).new if told.kind == "problem"]
    assert (told.code, told.location, str(told.hint)) == (
        warning.code,
        Location("accounts/mill.yml", warning.location.line),
        "Run `gosart check` where you have access to the file.",
    )
    assert "kestrel" not in repr(compare(root).new)


def test_findings_that_go_with_a_decided_opportunity_are_closed_and_not_solved(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(
        root,
        {
            "accounts/mill.yml": changed(
                PLAN, ("    close_date:", "    status: lost\n    close_date:")
            )
        },
    )
    comparison = compare(root)
    account = the_account(comparison)
    assert account.solved == ()
    assert "C001" in {finding.code for finding in account.closed}
    assert {"T006", "T021", "T022"} <= {finding.code for finding in account.new}
    sentence = headline(comparison, translator_for("en"))
    assert f"{len(account.closed)} findings closed with the deal" in sentence
    assert "solved" not in sentence
