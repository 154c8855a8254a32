"""Ratings that move both ways, and those of somebody who does not lead."""

from __future__ import annotations

from pathlib import Path

from tests.comparison.repositories import (
    PLAN,
    changed,
    compare,
    repository,
    sentences,
    the_account,
)
from tests.writing import write_tree


def test_what_is_gained_here_and_lost_there_is_neither_better_nor_worse(tmp_path: Path) -> None:
    root = repository(tmp_path, {"accounts/mill.yml": PLAN})
    write_tree(root, {"accounts/mill.yml": changed(PLAN, ("?-+?+ ++?++", "+--?+ ++?++"))})
    (told,) = [text for text in sentences(the_account(compare(root))) if "Can we win?" in text]
    assert told.startswith("neutral ")


def test_a_set_of_somebody_who_does_not_lead_is_a_second_opinion(tmp_path: Path) -> None:
    plan = changed(PLAN, ("  ben: {", "  chidi: {name: Chidi Okafor}\n  ben: {"))
    root = repository(tmp_path, {"accounts/mill.yml": plan})
    sets = (
        '      - {date: 2026-11-20, for: us, by: chidi, ratings: {political_alignment: "-"}}\n'
        '      - {date: 2026-11-20, for: quern, by: chidi, ratings: {political_alignment: "-"}}\n'
        '      - {date: 2026-11-21, for: us, by: ada, ratings: {customer_project: "+"}}\n'
        "    milestones:"
    )
    write_tree(root, {"accounts/mill.yml": changed(plan, ("    milestones:", sets))})
    told = sentences(the_account(compare(root)))
    found = [text.partition(" ")[2] for text in told if "pinion of" in text or "Our assess" in text]
    assert [text.removeprefix("New stones: ").partition(" is")[0] for text in found] == [
        "Second opinion of Chidi Okafor, 20 Nov 2026",
        "Second opinion of Chidi Okafor on Quern Co, 20 Nov 2026",
        "Our assessment of 21 Nov 2026",
    ]
