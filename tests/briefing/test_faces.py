"""The faces of a brief: what it tells in a terminal, as Markdown that nothing breaks out of, as
JSON that is whole; its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from markdown import markdown

from gosart.briefing.page_budget import COLUMN, Group, clipped, fit, width
from tests.briefing.plans import NAMES, crowded
from tests.briefing.running import gosart
from tests.comparison.repositories import PLAN, changed
from tests.writing import write_tree

EVENT = "The **old** mill closes in May"
FULL = changed(
    PLAN,
    ("+?-?. ?-+?+ ?-+?+ ++?++", "+?-?. ?-+?+ ?-+?+ +++++"),
    (
        "due: 2026-12-05, status: open}",
        "due: 2026-11-20, status: blocked, criteria: [access_to_funds]}",
    ),
    (
        "    owner: ada\n",
        (
            "    owner: ada\n    strategy: {type: flanking, target: quern}\n"
            f"    value: {{compelling_event: {EVENT}}}\n"
        ),
    ),
    ("{name: Trial grind, date: 2026-12-12}", "{name: Trial grind, date: 2026-11-12}"),
    (
        "    actions:\n",
        """\
    test:
      reviews:
        - {date: 2026-11-02, vulnerabilities: [{text: One mason only, severity: low}, \
{text: No budget yet, severity: high, action: M2}]}
    actions:
""",
    ),
)


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"accounts/mill.yml": FULL})


def test_the_terminal_has_where_we_stand_and_every_section_in_order(mill: Path) -> None:
    text = gosart(mill, "brief", "mill/stones").stdout
    lines = [line.strip() for line in text.splitlines()]
    assert lines[:2] == [
        "New stones",
        "Meeting brief · Mill & Sons · owner Ada Brook · as of 23 Nov 2026",
    ]
    for said in (
        "Order amount                 €90K  (60%)",
        "Stage                        Proposal",
        "Close date                   1 Mar 2027  (in 98 days)",
        "Position vs Quern Co         0 ahead, 2 behind  (of 7 known for both; 8 unknown)",
        "Strategy                     Flanking  (against Quern Co)",
        "Last review                  2 Nov 2026  (21 days ago)",
        "Compelling event: The old mill closes in May",
        (
            "Who decides: Inner circle: 1 for us, 1 undecided, 0 against us; Political structure: "
            "1 for us, 0 undecided, 0 against us"
        ),
        "Key people: mentor: Emil Ash",
    ):
        assert said in lines
    heads = [
        "WHAT CHANGED",
        "OVERDUE",
        "UNKNOWN",
        "DUE IN THE NEXT TWO WEEKS",
        "OPEN RISKS",
        "OTHER ISSUES",
    ]
    assert [line for line in lines if line in (*heads, "QUESTIONS BY PERSPECTIVE")] == [
        *heads,
        "QUESTIONS BY PERSPECTIVE",
    ]
    assert "! Trial grind · 11 days overdue · customer milestone" in lines
    assert "! M2 Ask for the budget · 3 days overdue · Ben Moss · blocked" in lines
    assert "? 4 Access to funds · ask Emil Ash, Dana Oak · action M2" in lines
    assert any(
        line.startswith("? 6 Formal decision criteria · ask ") and line.endswith("no owner")
        for line in lines
    )
    assert "• M1 Grind a sack · 1 Dec 2026 · Ada Brook" in lines
    assert "• No budget yet · High · M2 blocked · 2 Nov 2026" in lines
    assert "• One mason only · Low · no action · 2 Nov 2026" in lines


def test_unknowns_that_decide_come_first_then_those_nobody_works_on(mill: Path) -> None:
    data = json.loads(gosart(mill, "brief", "mill", "--format", "json").stdout)
    assert [(item["criterion"], bool(item["actions"])) for item in data["unknown"]] == [
        ("formal_decision_criteria", False),
        ("access_to_funds", True),
        ("customer_business_profile", False),
        ("current_relationship", False),
        ("inside_support", False),
        ("informal_decision_criteria", False),
    ]


def test_grave_weak_points_come_first(mill: Path) -> None:
    data = json.loads(gosart(mill, "brief", "mill", "--format", "json").stdout)
    assert [item["severity"] for item in data["weak_points"]] == ["high", "low"]


def test_a_weak_point_that_an_action_has_mended_is_open_no_more(tmp_path: Path) -> None:
    done = changed(
        FULL,
        ("due: 2026-11-20, status: blocked,", "due: 2026-11-20, status: done, done: 2026-11-19,"),
    )
    write_tree(tmp_path, {"accounts/mill.yml": done})
    data = json.loads(gosart(tmp_path, "brief", "mill", "--format", "json").stdout)
    assert [item["text"] for item in data["weak_points"]] == ["One mason only"]
    assert [item["text"] for item in data["overdue"]] == ["Trial grind"]


def test_a_decided_opportunity_has_nothing_overdue_or_unknown(tmp_path: Path) -> None:
    lost = changed(
        FULL,
        (
            "    owner: ada\n    strategy",
            "    owner: ada\n    status: lost\n    closed: 2026-11-20\n    strategy",
        ),
    )
    write_tree(tmp_path, {"accounts/mill.yml": lost})
    data = json.loads(gosart(tmp_path, "brief", "mill", "--format", "json").stdout)
    assert (data["overdue"], data["due"], data["unknown"], data["weak_points"]) == (
        [],
        [],
        [],
        [],
    )
    assert data["opportunities"][0]["status"] == "lost"


def test_an_account_without_a_opportunity_has_a_brief_that_says_what_is_missing(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": PLAN[: PLAN.index("opportunities:")]})
    text = gosart(tmp_path, "brief", "mill").stdout
    assert "No goal yet." in text
    assert "No assessment yet." in text
    assert "No review has looked for risks yet." in text


def test_an_account_of_several_opportunities_is_told_as_a_whole_and_says_whose_each_thing_is(
    tmp_path: Path,
) -> None:
    two = FULL + "  belts:\n    name: New belts\n    amount: 5_000\n    close_date: 2026-12-24\n"
    two += "    actions: [{id: B1, type: prove, what: Measure, owner: ben, due: 2026-11-20}]\n"
    write_tree(tmp_path, {"accounts/mill.yml": two})
    text = gosart(tmp_path, "brief", "mill").stdout
    assert "Open amount                  €95K" in text
    assert "Next close date              24 Dec 2026  (in 31 days)" in text
    assert "! B1 Measure · 3 days overdue · Ben Moss · New belts" in text
    hidden = two.replace("5_000\n", "5_000\n    audiences: {amount: account-team}\n")
    write_tree(tmp_path, {"accounts/mill.yml": hidden})
    text = gosart(tmp_path, "brief", "mill", "--audience", "everyone").stdout
    assert "Open amount                  Not shown" in text
    belts = gosart(tmp_path, "brief", "mill/belts").stdout
    assert "M2" not in belts
    assert "New belts" in belts.splitlines()[0]


def test_the_json_is_whole_where_the_page_is_short(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/big.yml": crowded(NAMES["de"])})
    found = json.loads(gosart(tmp_path, "brief", "big", "--format", "json").stdout)
    assert found["version"] == 4
    assert len(found["unknown"]) == 40
    assert len([item for item in found["overdue"] if item["kind"] == "action"]) == 30
    text = gosart(tmp_path, "brief", "big").stdout
    shown = sum(line.strip().startswith("?") for line in text.splitlines())
    assert f"and {40 - shown} more" in text
    documented = (
        (Path(__file__).parents[2] / "generator/gosart/briefing/renderers/json.py")
        .read_text("utf-8")
        .split('"""')[1]
    )
    assert [key for key in found if f'"{key}"' not in documented] == []


def test_a_finding_in_the_json_is_that_of_a_check(mill: Path) -> None:
    brief = json.loads(gosart(mill, "brief", "mill/stones", "--format", "json").stdout)
    check = json.loads(gosart(mill, "check", "--format", "json").stdout)
    assert brief["findings"]
    assert [item for item in brief["findings"] if item not in check["findings"]] == []


def test_what_raises_a_question_names_its_opportunity_by_its_id(mill: Path) -> None:
    for target in ("mill", "mill/stones"):
        data = json.loads(gosart(mill, "brief", target, "--format", "json").stdout)
        reasons = [
            reason
            for perspective in data["perspectives"]
            for question in perspective["questions"]
            for reason in question["raised_by"]
        ]
        assert {reason["opportunity"] for reason in reasons} == {"stones", ""}
        assert {item["opportunity"] for item in reasons if item["criterion"]} == {"stones"}


def test_beside_each_sentence_of_a_judgement_stands_what_it_is_made_of_in_no_language(
    mill: Path,
) -> None:
    def judged(language: str) -> tuple[list[object], list[object]]:
        ran = gosart(mill, "brief", "mill/stones", "--format", "json", "--language", language)
        data = json.loads(ran.stdout)
        verdict, lights, moves = data["verdict"], data["lights"].values(), data["moves"]
        return (
            [
                verdict["sentence_data"],
                *verdict["reasons_data"],
                *(light["reason_data"] for light in lights),
                *(move["text_data"] for move in moves),
            ],
            [
                verdict["sentence"],
                *verdict["reasons"],
                *(light["reason"] for light in lights),
                *(move["text"] for move in moves),
            ],
        )

    (data, english), (same, chinese) = judged("en"), judged("zh")
    assert data == same
    assert all(set(item) == {"message", "values"} for item in data)
    assert len(english) == len(chinese) == len(data)
    assert english[0] != chinese[0]


def test_nothing_is_dropped_without_a_number(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/big.yml": crowded(NAMES["zh"], opportunities=1, actions=30)})
    data = json.loads(gosart(tmp_path, "brief", "big", "--format", "json").stdout)
    sections = gosart(tmp_path, "brief", "big").stdout.split("\n\n")
    wanted = {
        "OVERDUE": "overdue",
        "UNKNOWN": "unknown",
        "DUE": "due",
        "OPEN RISKS": "weak_points",
        "OTHER": "findings",
    }
    for head, key in wanted.items():
        lines = (
            next(section for section in sections if section.lstrip().startswith(head))
            .strip()
            .splitlines()[1:]
        )
        left = int(lines[-1].split()[1])
        assert len(lines) - 1 + left == len(data[key]), head


HOSTILE = (
    "</b><script>alert(1)</script> [x](javascript:1) @ada #12 | a `b` **c** ![i](http://x) <!-- c "
    "-->"
)


def test_peoples_text_cannot_break_out_of_the_markdown(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE)
    plan = changed(
        FULL,
        ("name: Mill & Sons", f"name: {quoted}"),
        ("name: New stones", f"name: {quoted}"),
        ("what: Ask for the budget", f"what: {quoted}"),
    ).replace("name: Quern Co", f"name: {quoted}")
    write_tree(tmp_path, {"accounts/mill.yml": plan})
    output = gosart(tmp_path, "brief", "mill/stones", "--format", "markdown").stdout
    html = markdown(output, extensions=["tables"])
    assert "<script" not in html
    assert "<a " not in html
    assert "<img" not in html
    assert "<!--" not in output
    assert "@ada" not in output
    assert "#12 " not in html


def test_the_markdown_is_an_agenda_that_every_forge_shows(mill: Path) -> None:
    output = gosart(mill, "brief", "mill/stones", "--format", "markdown").stdout
    html = markdown(output, extensions=["tables"])
    assert output.startswith("## New stones\n")
    assert html.count("<h3>") == 8
    assert "<td>Quern Co</td>" in html
    assert "<strong>Customer's decision maker</strong>" in html


def test_signs_of_direction_do_not_reach_a_terminal_as_commands(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "accounts/mill.yml": changed(
                FULL, ("what: Ask for the budget", 'what: "Ask \\e[31m\\u202e now"')
            )
        },
    )
    output = gosart(tmp_path, "brief", "mill").stdout
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_the_brief_is_told_in_the_language_that_is_asked_for(mill: Path) -> None:
    output = gosart(mill, "brief", "mill/stones", "--language", "zh").stdout
    assert "逾期" in output
    assert "各方的提问" in output
    assert "客户的决策人" in output
    assert "Overdue" not in output


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("mil", "There is no account 'mil' in accounts/. Did you mean 'mill'?"),
        ("mill/stone", "The account 'mill' has no opportunity 'stone'. Did you mean 'stones'?"),
        ("broken", "accounts/broken.yml:1:1: "),
    ],
)
def test_what_is_not_there_or_broken_is_exit_code_2_with_the_nearest_id_or_the_place(
    mill: Path, target: str, said: str
) -> None:
    write_tree(mill, {"accounts/broken.yml": "nmae: B\n"})
    for style in ("text", "markdown"):
        ran = gosart(mill, "brief", target, "--format", style)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert said in ran.stderr
    ran = gosart(mill, "brief", target, "--format", "json")
    assert ran.returncode == 2
    assert said in json.loads(ran.stdout)["error"]


def test_the_installed_command_knows_it(mill: Path) -> None:
    program = "from gosart.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "brief", "mill/stones", "--today", "2026-11-23"],
        cwd=mill,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == gosart(mill, "brief", "mill/stones").stdout


@pytest.mark.parametrize(
    "text",
    [
        "plain words that go on and on",
        "上海浦东新区第一机械设备",
        "e\u0301" * 40,
        "Donaudampfschifffahrtsgesellschaft" * 3,
    ],
)
@pytest.mark.parametrize("places", [5, 12, 30])
def test_a_text_that_is_cut_takes_no_more_places_and_says_so(text: str, places: int) -> None:
    cut = clipped(text, places)
    assert width(cut) <= places
    assert cut == text or cut.endswith("…")


def test_groups_share_the_room_and_pay_for_saying_how_much_is_left() -> None:
    groups = [Group(2, (1,) * 10, 2, 10), Group(2, (1,) * 3, 2, 3), Group(2, (5,) * 4, 1, 2)]
    taken = fit(groups, 24)
    assert taken == (3, 3, 2)
    assert fit(groups, 1000) == (10, 3, 2)
    assert fit(groups, 0) == (0, 0, 0)
    assert COLUMN > 40


def test_the_json_of_a_brief_has_the_three_moves_that_matter(mill: Path) -> None:
    actions = "".join(
        f"      - {{id: Z{n}, type: prove, what: Show part {n}, owner: ann, due: 2026-12-1{n}}}\n"
        for n in range(5)
    )
    write_tree(
        mill,
        {
            "accounts/quarry.yml": "name: Quarry\nowner: ann\nteam: {ann: {name: Ann}}\n"
            f"opportunities:\n  belts:\n    name: Belts\n    actions:\n{actions}"
        },
    )
    data = json.loads(gosart(mill, "brief", "quarry/belts", "--format", "json").stdout)
    assert [move["action"] for move in data["moves"]] == ["Z0", "Z1", "Z2"]
