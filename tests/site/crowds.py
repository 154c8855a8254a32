"""Writes plans of as many people as a test wants: a tree of units, key players, lines, names."""

from __future__ import annotations

from random import Random

__all__ = ["crowd"]

NAMES = (
    "Ada Lind",
    "Björn Åkesson-Falkenström",
    "王小明",
    "Nguyễn Thị Hoàng Yến",
    "דוד בן־גוריון",
    "Karl-Friedrich Wolfeschlegelsteinhausen",
    "Li",
    "O'Neill",
)
TITLES = (
    "Head of planning",
    "Shift lead",
    "Senior vice president of manufacturing excellence",
    "质量经理",
    "Engineer",
)
UNITS = ("head", "north", "south", "quality", "finance", "it", "sales", "labs")
VALUES = {
    "status": ("mentor", "supporter", "neutral", "non-supporter", "enemy"),
    "coverage": ("none", "brief", "multiple", "in-depth"),
    "adaptability": ("innovator", "visionary", "pragmatist", "conservative", "laggard"),
    "orientation": ("financial", "technical", "relationship", "business"),
    "role": ("approver", "decision-maker", "evaluator", "user"),
}


def crowd(count: int, seed: int = 1) -> str:
    """Write the account file of `count` people `p0…`.

    Every eighth is a key player; everybody reports to p0 in the end, but the last of every thirty.
    """
    random = Random(seed)
    lines = [
        "name: Crowd & Co",
        "owner: ada",
        "team: {ada: {name: Ada Brook}, bo: {name: Bo Reed}}",
        "units:",
    ]
    lines += [f"  {unit}: {unit.title()} department" for unit in UNITS]
    lines.append("people:")
    bosses = [0]
    for number in range(count):
        unit = UNITS[0] if number < 4 else UNITS[1 + (number // 7) % (len(UNITS) - 1)]
        is_key = number < 3 or number % 8 == 0
        fields = [
            f'name: "{NAMES[number % len(NAMES)]} {number}"',
            f'title: "{TITLES[number % len(TITLES)]}"',
            f"unit: {unit}",
            *(f"{key}: {random.choice(values)}" for key, values in VALUES.items()),
            f"influence: {_influence(random) if is_key else 'outside'}",
            f"approach: {{verb: cultivate, owner: {random.choice(('ada', 'bo'))}}}",
        ]
        if number and number % 30 != 29:
            fields.append(f"reports_to: p{bosses[(number - 1) // 5 % len(bosses)]}")
            if number % 4 == 1 or number < 6:
                bosses.append(number)
        if is_key and number:
            fields.append(
                f"influences: [{{person: p{random.randrange(number)}, strength: "
                f"{random.choice(('weak', 'normal', 'strong'))}}}]"
            )
        if number % 20 == 11:
            fields.append(f"conflicts_with: [p{number - 3}]")
        if number % 25 == 13:
            fields.append("external: true")
        lines.append(f"  p{number}: {{{', '.join(fields)}}}")
    return "\n".join(lines) + "\n"


def _influence(random: Random) -> str:
    return random.choice(("inner-circle", "political-structure"))
