"""What changes in the shared entries is told by itself, whether or not an account names it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from gosart.comparison.changes import changes_between
from gosart.comparison.shared_plan import shared_plan
from gosart.comparison.snapshots import Plan
from gosart.rules.evaluate import Examiner
from gosart.rules.selection import RuleSet
from gosart.yaml.document import Node
from tests.comparison.repositories import PLAN, compare, gosart, repository, sentences
from tests.plan.test_registry import METHOD, changed, is_levels, leaves, other, site, spec_at
from tests.site.building import made_pages
from tests.site.repositories import CONFIG
from tests.writing import write_tree

TEAM = "cleo: {name: Cleo Rand, role: Engineer}\ndrew: {name: Drew Holt}\n"
FILES = {"accounts/mill.yml": PLAN, "accounts/_shared/team.yml": TEAM}


def test_a_change_that_no_account_names_is_told_with_its_place(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    write_tree(root, {"accounts/_shared/team.yml": TEAM.replace("Engineer", "Architect")})
    (shared,) = compare(root).accounts
    assert (shared.id, shared.is_shared) == ("_shared", True)
    assert sentences(shared) == [
        "neutral Cleo Rand: role on our team changed from Engineer to Architect."
    ]
    assert [(change.location.path, change.location.line) for change in shared.changes] == [
        ("accounts/_shared/team.yml", 1)
    ]


def test_each_form_calls_them_shared_entries(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    write_tree(root, {"accounts/_shared/team.yml": TEAM.replace("Drew Holt", "Drew Holte")})
    text = gosart(root, "diff").stdout
    assert "Shared entries (_shared)\n" in text
    assert "shared entries changed." in text
    assert "account changed" not in text
    comment = gosart(root, "diff", "--format", "markdown", "--preview", "https://x.example").stdout
    assert "**Shared entries**" in comment
    assert "accounts/_shared/)" not in comment
    (shared,) = json.loads(gosart(root, "diff", "--format", "json").stdout)["accounts"]
    assert (shared["id"], shared["changes"][0]["field"]) == ("_shared", "name")


def test_new_and_gone_entries_are_told(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    other_team = TEAM.replace("drew: {name: Drew Holt}", "ezra: {name: Ezra Lowe}")
    write_tree(root, {"accounts/_shared/team.yml": other_team})
    (shared,) = compare(root).accounts
    assert sorted(sentences(shared)) == [
        "neutral New team member: Ezra Lowe.",
        "neutral Team member removed from the plan: Drew Holt.",
    ]


def test_a_comment_in_them_is_no_change_of_content(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    write_tree(root, {"accounts/_shared/team.yml": f"# ours\n{TEAM}"})
    comparison = compare(root)
    assert (comparison.accounts, comparison.same) == ((), ("_shared",))


def test_what_readers_may_not_see_of_them_is_not_told(tmp_path: Path) -> None:
    narrow = TEAM.replace("role: Engineer", "role: Engineer, audience: sales")
    root = repository(tmp_path, {**FILES, "accounts/_shared/team.yml": narrow})
    write_tree(root, {"accounts/_shared/team.yml": narrow.replace("Engineer", "Architect")})
    assert "Cleo" not in gosart(root, "diff").stdout
    told = gosart(root, "diff", "--audience", "sales").stdout
    assert "Cleo Rand: role on our team changed from Engineer to Architect." in told


def test_where_they_are_wrong_nobody_is_said_to_be_gone(tmp_path: Path) -> None:
    root = repository(tmp_path, FILES)
    write_tree(root, {"accounts/_shared/team.yml": TEAM + "x: [\n"})
    comparison = compare(root)
    assert not any(account.is_shared for account in comparison.accounts)
    assert comparison.stray != ()


def test_the_page_of_the_change_lists_them_without_a_link(tmp_path: Path) -> None:
    options = "review_base: HEAD, today: 2026-11-23"
    site = CONFIG.replace("plugins: [search, gosart]", f"plugins: [search, gosart: {{{options}}}]")
    root = repository(tmp_path, {**FILES, "mkdocs.yml": site})
    write_tree(root, {"accounts/_shared/team.yml": TEAM.replace("Engineer", "Architect")})
    page = made_pages(root).page("review/")
    assert "Shared entries" in page.text
    assert "Engineer to Architect" in page.text
    assert [link["href"] for link in page.all("a") if "_shared" in link.get("href")] == []


def test_every_leaf_of_the_shared_entries_that_changes_alone_is_named_or_refused() -> None:
    options, readers, repository = site()
    tree, examiner = repository.shared, Examiner(METHOD, options, RuleSet((), ()))

    def shared(data: dict[str, Node]) -> Plan | None:
        return shared_plan(replace(tree, data=data), examiner, readers)

    before, silent, refused, count = shared(tree.data), [], 0, 0
    assert before is not None
    for key, value in leaves(tree.data):
        spec = spec_at(key)
        new = other(value, key, spec, tree.data)
        if new == value or is_levels(key):
            continue
        count += 1
        after = shared(changed(tree.data, {key: new}))
        if after is None:
            refused += 1
        elif not changes_between(before, after, options.stages):
            silent.append(f"{'.'.join(map(str, key))}: {value!r} -> {new!r}")
    assert silent == []
    assert count > 60
    assert refused < 0.1 * count
