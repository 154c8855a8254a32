"""Plans are compared, not lines: what says the same is no change, and a rename is a rename."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from gosart.comparison.renderers.text import as_text
from tests.comparison.repositories import (
    PLAN,
    changed,
    compare,
    repository,
    sentences,
    sentences_in,
    the_account,
)
from tests.writing import write_tree


def parsed(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def written(data: object) -> str:
    out = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.dump(data, out)
    return out.getvalue()


def test_another_order_and_another_way_of_writing_are_no_change(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    plan = parsed(PLAN)
    opportunity = plan["opportunities"]["stones"]
    for name in ("milestones", "actions", "assessments"):
        opportunity[name].reverse()
    plan = dict(reversed(plan.items()))
    write_tree(root, {"accounts/mill.yml": written(plan)})
    comparison = compare(root)
    assert (comparison.accounts, comparison.same) == ((), ("Mill & Sons",))


def test_one_file_split_into_many_is_no_change(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    plan = parsed(PLAN)
    (root / "accounts/mill.yml").unlink()
    opportunity = plan["opportunities"]["stones"]
    write_tree(
        root,
        {
            "accounts/mill/account.yml": written(
                {key: plan[key] for key in ("name", "owner", "reviewed", "team")}
            ),
            "accounts/mill/people.yml": written(plan["people"]),
            "accounts/mill/competitors.yml": written(plan["competitors"]),
            "accounts/mill/opportunities/stones/opportunity.yml": written(
                {key: opportunity[key] for key in opportunity if key != "actions"}
            ),
            "accounts/mill/opportunities/stones/actions.yml": written(opportunity["actions"]),
        },
    )
    comparison = compare(root)
    assert (comparison.accounts, comparison.same) == ((), ("Mill & Sons",))


def test_short_marks_written_long_are_no_change(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {
            "accounts/mill.yml": changed(
                PLAN, ('"+?-?. ?-+?+ ?-+?+ ++?++"', '"+?... ..... ..... ....."')
            )
        },
    )
    long = '{customer_project: "+", customer_business_profile: "?"}'
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ('"+?-?. ?-+?+ ?-+?+ ++?++"', long))})
    assert compare(root).accounts == ()


def test_a_text_that_breaks_its_lines_elsewhere_is_no_change(tmp_path: Path) -> None:
    base = PLAN + "goal:\n  team: Be their first call for anything that turns\n"
    root = repository(tmp_path, {"accounts/mill.yml": base})
    folded = "goal:\n  team: >-\n    Be their first call\n    for anything that turns\n"
    write_tree(root, {"accounts/mill.yml": PLAN + folded})
    assert compare(root).accounts == ()


def test_an_account_under_another_name_is_a_rename_and_its_changes_are_told(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    (root / "accounts/mill.yml").unlink()
    write_tree(root, {"accounts/mill-and-sons.yml": changed(PLAN, ("90_000", "95_000"))})
    account = the_account(compare(root))
    assert (account.id, account.renamed_from, account.status) == (
        "mill-and-sons",
        "mill",
        "changed",
    )
    assert sentences(account) == ["better New stones: amount rose from €90,000 to €95,000."]


def test_an_account_under_another_name_and_nothing_else_is_told_as_that(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    (root / "accounts/mill.yml").rename(root / "accounts/mill-and-sons.yml")
    text = as_text(compare(root), sentences_in("en"))
    assert "Renamed from 'mill' to 'mill-and-sons'." in text
    assert "No change of content" not in text


def test_a_person_a_opportunity_and_a_rival_with_another_id_are_renames_and_nothing_else(
    tmp_path: Path,
) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    text = (
        PLAN.replace("fern", "f-yew")
        .replace("quern", "quern-co")
        .replace("  stones:", "  mill-stones:")
    )
    write_tree(root, {"accounts/mill.yml": text})
    assert sorted(sentences(the_account(compare(root)))) == [
        "neutral Fern Yew (CFO): renamed from 'fern' to 'f-yew', nothing is lost.",
        "neutral New stones: renamed from 'stones' to 'mill-stones', nothing is lost.",
        "neutral Quern Co: renamed from 'quern' to 'quern-co', nothing is lost.",
    ]


def test_one_of_ours_with_another_id_is_no_change(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": PLAN.replace("ben", "b-moss")})
    assert compare(root).accounts == ()


def test_a_milestone_with_another_name_is_the_same_milestone(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("Board meets", "Board meeting"))})
    assert sentences(the_account(compare(root))) == [
        "neutral Board meeting: name changed from Board meets to Board meeting."
    ]


def test_a_shared_entry_that_changes_is_told_of_the_accounts_it_means_something_to(
    tmp_path: Path,
) -> None:
    shared = "quern: {name: Quern Co, threat: low}\n"
    plan = changed(PLAN, ("competitors:\n  quern: {name: Quern Co, threat: medium}\n", ""))
    plain = "name: Tall\nowner: ada\nteam: {ada: {name: Ada Brook}}\n"
    root = repository(
        tmp_path,
        {
            "accounts/_shared/competitors.yml": shared,
            "accounts/mill.yml": plan,
            "accounts/tall.yml": plain,
        },
    )
    write_tree(root, {"accounts/_shared/competitors.yml": shared.replace("low", "high")})
    accounts = compare(root).accounts
    assert sorted(account.id for account in accounts) == ["_shared", "mill"]
    for account in accounts:
        assert sentences(account) == ["worse Quern Co: threat changed from low to high."]
