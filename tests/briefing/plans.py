"""Plans for the tests of briefs: a small one in git whose past is known, and one that has far too
much for a page."""

from __future__ import annotations

from datetime import date, timedelta

from tests.comparison.repositories import DAY

__all__ = ["CROWDED", "crowded"]

NAMES = {
    "zh": (
        "上海浦东新区第一机械设备制造与成套工程股份有限公司"
        "供应链数字化转型与质量追溯一体化平台建设项目第三期"
    ),
    "de": (
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
        "Ringelspitzheim-Oberkaltenbrunn am Wörthersee"
    ),
    "en": (
        "Consolidated Interprovincial Aggregates, Cement and Ready-Mixed Concrete Holdings of "
        "the Northern Territories Limited"
    ),
}
"""Names that no line has room for."""


def crowded(name: str, opportunities: int = 2, actions: int = 15, unknown: str = "?") -> str:
    """Write a plan in which everything is unknown, late, weak or dangerous, of many deals, people
    and rivals with long names."""
    lines = [
        f'name: "{name}"',
        "owner: ada",
        "reviewed: 2026-10-01",
        "team:",
        f'  ada: {{name: "Ada {name}"}}',
        "people:",
    ]
    for number in range(30):
        stance = ("supporter", "mentor", "neutral", "non-supporter", "enemy")[number % 5]
        coverage = ("none", "in-depth", "multiple")[number % 3]
        power = ("inner-circle", "political-structure")[number % 2]
        lines.append(
            f'  p{number}: {{name: "{number} {name}", title: "{name}", influence: {power}, '
            f"status: {stance}, coverage: {coverage}}}"
        )
    lines.append("competitors:")
    lines += [f'  r{number}: {{name: "{number} {name}", threat: very-high}}' for number in range(9)]
    lines.append("opportunities:")
    for opportunity in range(opportunities):
        lines += [
            f"  d{opportunity}:",
            f'    name: "{opportunity} {name}"',
            "    amount: 123_456_789_012",
            "    currency: JPY",
            "    close_date: 2026-11-01",
            "    probability: 45",
            f'    value: {{compelling_event: "{name} {name} {name} {name}"}}',
            "    strategy: {type: frontal, target: r0}",
            "    assessments:",
            f'      - {{date: 2026-09-01, for: us, by: ada, ratings: "{"+" * 20}"}}',
            f'      - {{date: 2026-11-10, for: us, by: ada, ratings: "{unknown * 20}"}}',
        ]
        lines += [
            f'      - {{date: 2026-11-10, for: r{number}, by: ada, ratings: "{"+" * 15}"}}'
            for number in range(9)
        ]
        lines.append("    milestones:")
        lines += [
            f'      - {{name: "{name} step {number}", date: 2026-11-{number + 1:02}}}'
            for number in range(9)
        ]
        lines.append("    actions:")
        for number in range(actions):
            when: date = DAY - timedelta(days=number + 1)
            lines.append(
                f'      - {{id: A{number}, type: prove, what: "{name} {number} {name}", '
                f"owner: ada, due: {when}, status: blocked}}"
            )
        for number in range(actions):
            when = DAY + timedelta(days=number % 14)
            lines.append(
                f'      - {{id: B{number}, type: insulate, what: "{name} {number} {name}", '
                f"owner: ada, due: {when}}}"
            )
        lines += [
            "    test:",
            "      control_signals: [delays, players-change, budget-disappears, no-inside-support]",
            "      reviews:",
        ]
        for number in range(4):
            lines += [
                f"        - date: 2026-10-{number + 1:02}",
                "          kind: test-and-improve",
                "          vulnerabilities:",
            ]
            lines += [
                f'            - {{text: "{name} weak {place} {name}", severity: high}}'
                for place in range(6)
            ]
    return "\n".join(lines) + "\n"


CROWDED = {f"accounts/{language}.yml": crowded(name) for language, name in NAMES.items()}
"""An account for each script, with 40 unknowns and 30 overdue actions."""
