"""Plans of one shape and any size: much of one thing, in a file that says nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from ruamel.yaml.events import StreamEndEvent

from gosart.plan.validate.limits import MOST_OPEN, MOST_OPPORTUNITIES
from gosart.yaml.backend import C_PARSER, PureParser
from gosart.yaml.composer import MAX_EVENTS
from tests.writing import MINIMAL_ACCOUNT

__all__ = ["SIZE", "VALID_PLANS", "as_large_as_read", "filled", "repeated"]

SIZE = 1024 * 1024
"""Bytes of the largest file that is looked at."""

Shape = Callable[[int], str]
"""Writes a plan of at most so many characters."""


def filled(head: str, entry: Callable[[int], str], size: int = SIZE, tail: str = "") -> str:
    """Write entries behind a head until a file of a size is full."""

    def parts() -> Iterator[str]:
        left, number = size - len(head) - len(tail), 0
        while len(part := entry(number)) <= left:
            yield part
            left -= len(part)
            number += 1

    return "".join((head, *parts(), tail))


def repeated(head: str, text: str, size: int = SIZE, tail: str = "") -> str:
    """Write a text again and again behind a head until a file of a size is full."""
    return head + text * ((size - len(head) - len(tail)) // len(text)) + tail


def as_large_as_read(shape: Shape) -> str:
    """Write a plan with about as many keys and values as are read of a file, a mebibyte at most."""
    sample = shape(SIZE // 16)
    size = int(SIZE // 16 * 0.97 * MAX_EVENTS / _events(sample))
    text = shape(min(SIZE, size))
    return text if _events(text) <= MAX_EVENTS else shape(int(min(SIZE, size) * 0.9))


def _events(text: str) -> int:
    parser = (C_PARSER or PureParser)(text)
    return sum(1 for _ in iter(lambda: type(parser.get_event()) is StreamEndEvent, True))


def _in_account(section: str, entry: Callable[[int], str]) -> Shape:
    return lambda size: filled(f"{MINIMAL_ACCOUNT}{section}:\n", entry, size)


OPEN = "stage: qualified, amount: 5, close_date: 2027-03-01"
DEAL = (
    f"{MINIMAL_ACCOUNT}opportunities:\n  stones:\n    name: Stones\n    owner: ada\n"
    "    stage: qualified\n    amount: 5\n    close_date: 2027-03-01\n"
)
WITH_PEOPLE = (
    f"{MINIMAL_ACCOUNT}opportunities: {{stones: {{name: Stones, owner: ada, {OPEN}}}}}\npeople:\n"
)
SET = '{date: 2026-10-10, for: us, by: ada, ratings: "+++++ -++?- ??+?? ....."}'
PEOPLE = "".join(f"  p{n}: {{name: Person {n}, title: Head}}\n" for n in range(300))
BENEFIT = "kind: decrease, item: Scrap, amount: 5, per: year"
ACTION = "type: prove, what: Go, owner: ada, due: 2027-01-01"


def _in_deal(section: str, entry: Callable[[int], str]) -> Shape:
    return lambda size: filled(f"{DEAL}    {section}:\n", entry, size)


def _people(extra: Callable[[int], str]) -> Shape:
    return lambda size: filled(
        WITH_PEOPLE, lambda n: f"  p{n}: {{name: Person {n}, title: Head{extra(n)}}}\n", size
    )


def _influencing_all(size: int) -> str:
    """Write people of whom each influences all others."""
    count = max(2, int((size / 6) ** 0.5))
    names = [f"p{n}" for n in range(count)]
    lines = (
        f"  {name}: {{name: {name}, title: Head,"
        f" influences: [{', '.join(other for other in names if other != name)}]}}\n"
        for name in names
    )
    return WITH_PEOPLE + "".join(lines)


def _leading_to_all(size: int) -> str:
    """Write insights each of which leads to all others."""
    names = [f"i{n}" for n in range(max(2, int((size / 6) ** 0.5)))]
    lines = (
        f"  {name}: {{kind: pressure, text: T,"
        f" leads_to: [{', '.join(other for other in names if other != name)}]}}\n"
        for name in names
    )
    return f"{MINIMAL_ACCOUNT}insights:\n" + "".join(lines)


def _rated(size: int) -> str:
    rivals = max(1, int(size**0.5) // 12)
    head = f"{MINIMAL_ACCOUNT}competitors:\n" + "".join(
        f"  r{n}: {{name: Rival {n}}}\n" for n in range(rivals)
    )
    head += "opportunities:\n  stones:\n    name: Stones\n    owner: ada\n    assessments:\n"
    return filled(
        head,
        lambda n: (
            f"    - {{date: {2000 + n // rivals // 336}-{n // rivals // 28 % 12 + 1:02}"
            f"-{n // rivals % 28 + 1:02}, for: r{n % rivals}, by: ada,"
            ' ratings: "+++++ -++?- ??+?? ....."}\n'
        ),
        size,
    )


def _judged(size: int) -> str:
    rivals = max(1, int(size**0.5) // 25)
    head = f"{MINIMAL_ACCOUNT}competitors:\n" + "".join(
        f"  r{n}: {{name: Rival {n}}}\n" for n in range(rivals)
    )
    head += "opportunities:\n  stones:\n    name: Stones\n    owner: ada\n    decision_criteria:\n"
    judged = ", ".join(f"r{n}: same" for n in range(rivals))
    return filled(head, lambda n: f"    - {{name: C{n}, formal: true, {judged}}}\n", size)


VALID_PLANS: Mapping[str, Shape] = MappingProxyType(
    {
        "opportunities": _in_account(
            "opportunities", lambda n: f"  o{n}: {{name: Deal {n}, owner: ada, {OPEN}}}\n"
        ),
        "opportunities with an assessment": _in_account(
            "opportunities",
            lambda n: (
                f"  o{n}: {{name: Deal {n}, owner: ada, {OPEN}, assessments: "
                '[{date: 2026-10-10, for: us, by: ada, ratings: "+++++ -++?- ??+?? ....."}]}\n'
            ),
        ),
        "opportunities with views of people": lambda size: filled(
            f"{MINIMAL_ACCOUNT}people:\n{PEOPLE}opportunities:\n",
            lambda n: (
                f"  o{n}: {{name: Deal {n}, owner: ada, people: {{p1: {{role: approver}}}}}}\n"
            ),
            size,
        ),
        "opportunities, as many as are read": lambda size: (
            f"{MINIMAL_ACCOUNT}opportunities:\n"
            + "".join(
                f"  o{n}: {{name: Deal {n}, owner: ada, {OPEN}, assessments: [{SET}]}}\n"
                for n in range(min(MOST_OPPORTUNITIES, size // 150))
            )
        ),
        "opportunities and people, as many as are read": lambda size: (
            f"{MINIMAL_ACCOUNT}people:\n"
            + "".join(
                f"  p{n}: {{name: Person {n}, title: Head, influence: inner-circle,"
                f" status: mentor, role: approver, influences: [p{(n + 1) % 50}]}}\n"
                for n in range(50)
            )
            + "opportunities:\n"
            + "".join(
                f"  o{n}: {{name: Deal {n}, owner: ada, {OPEN}, people: {{p0: {{role: user}}}}}}\n"
                for n in range(min(MOST_OPEN // 50, size // 150))
            )
        ),
        "people": _people(lambda n: ""),
        "people in a chain": _people(lambda n: f", reports_to: p{n - 1}" if n else ""),
        "people below the first": _people(lambda n: ", reports_to: p0" if n else ""),
        "people who reports to the next": _people(
            lambda n: f", reports_to: p{n // 2}" if n else ""
        ),
        "people who influence the next": _people(
            lambda n: f", influences: [p{n - 1}]" if n else ""
        ),
        "people who influence the first": _people(lambda n: ", influences: [p0]" if n else ""),
        "key players who influence the next": _people(
            lambda n: (
                f", influence: inner-circle, status: mentor, influences: [p{n - 1}]" if n else ""
            )
        ),
        "key players nobody met": _people(
            lambda n: f", influence: inner-circle, informal_to: [p{n - 1}]" if n else ""
        ),
        "people who each influence all": _influencing_all,
        "people of one name": _in_account("people", lambda n: f"  p{n}: {{name: N, title: T}}\n"),
        "people with an ignore": _people(lambda n: ", ignore: [{rule: K001, reason: x}]"),
        "actions": _in_deal("actions", lambda n: f"    - {{id: A{n}, {ACTION}}}\n"),
        "actions in a chain": _in_deal(
            "actions",
            lambda n: f"    - {{id: A{n}, {ACTION}{f', after: [A{n - 1}]' if n else ''}}}\n",
        ),
        "actions in a circle": _in_deal(
            "actions",
            lambda n: f"    - {{id: A{n}, {ACTION}, after: [A{max(0, n - 1)}, A{n // 2}]}}\n",
        ),
        "actions after the first": _in_deal(
            "actions", lambda n: f"    - {{id: A{n}, {ACTION}{', after: [A0]' if n else ''}}}\n"
        ),
        "actions that serve one objective": lambda size: filled(
            f"{DEAL}    objective:\n      customer: [{{id: aim, text: Aim}}]\n    actions:\n",
            lambda n: f"    - {{id: A{n}, {ACTION}, serves: [aim, strategy]}}\n",
            size,
        ),
        "milestones": _in_deal(
            "milestones", lambda n: f"    - {{id: m{n}, name: Step {n}, date: 2027-01-01}}\n"
        ),
        "resources": _in_deal("resources", lambda n: f"    - {{name: R{n}, kind: person}}\n"),
        "benefits": lambda size: filled(
            f"{DEAL}    value:\n      benefits:\n",
            lambda n: f"      - {{id: b{n}, {BENEFIT}}}\n",
            size,
        ),
        "benefits realised": lambda size: filled(
            f"{DEAL}    value:\n      benefits: [{{id: b, {BENEFIT}}}]\n      realised:\n",
            lambda n: "      - {benefit: b, date: 2026-10-10, amount: 5}\n",
            size,
        ),
        "costs": lambda size: filled(
            f"{DEAL}    value:\n      costs:\n",
            lambda n: "      - {kind: usage, item: Cost, amount: 5, per: year}\n",
            size,
        ),
        "objectives": lambda size: filled(
            f"{DEAL}    objective:\n      customer:\n",
            lambda n: f"      - {{id: a{n}, text: Aim {n}, by: 2027-01-01}}\n",
            size,
        ),
        "assessments": _in_deal(
            "assessments",
            lambda n: (
                f"    - {{date: {2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02},"
                ' for: us, by: ada, ratings: "+++++ -++?- ??+?? ....."}\n'
            ),
        ),
        "assessments of one day": lambda size: filled(
            MINIMAL_ACCOUNT
            + "".join(f"  t{n}: {{name: T}}\n" for n in range(size // 90))
            + "opportunities:\n  stones:\n    name: Stones\n    owner: ada\n    assessments:\n",
            lambda n: (
                f"    - {{date: 2026-10-10, for: us, by: t{n},"
                ' ratings: "+++++ -++?- ??+?? ....."}\n'
            ),
            size,
        ),
        "assessments of many rivals": _rated,
        "criteria of many rivals": _judged,
        "reviews": lambda size: filled(
            f"{DEAL}    test:\n      reviews:\n",
            lambda n: (
                f"      - {{date: {2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02},"
                " kind: test-and-improve, presenter: ada, coach: ada, decision: continue}\n"
            ),
            size,
        ),
        "counters": lambda size: filled(
            f"{MINIMAL_ACCOUNT}competitors: {{r: {{name: R}}}}\nopportunities:\n  stones:\n"
            "    name: Stones\n    owner: ada\n    strategy:\n      type: frontal\n"
            "      target: r\n      counters:\n",
            lambda n: "      - {competitor: r, move: Moves, state: expected}\n",
            size,
        ),
        "ignores": _in_account("ignore", lambda n: "- {rule: K001, reason: because}\n"),
        "ignores of an opportunity": _in_deal(
            "ignore", lambda n: "    - {rule: K001, reason: because}\n"
        ),
        "team": lambda size: filled(
            MINIMAL_ACCOUNT, lambda n: f"  t{n}: {{name: Ours {n}}}\n", size
        ),
        "competitors": _in_account("competitors", lambda n: f"  r{n}: {{name: Rival {n}}}\n"),
        "partners": _in_account("partners", lambda n: f"  r{n}: {{name: Partner {n}}}\n"),
        "units": _in_account("units", lambda n: f"  u{n}: {{name: U{n}}}\n"),
        "units in a chain": _in_account(
            "units", lambda n: f"  u{n}: {{name: U{n}{f', parent: u{n - 1}' if n else ''}}}\n"
        ),
        "whitespace": lambda size: filled(
            MINIMAL_ACCOUNT
            + "units:\n"
            + "".join(f"  u{n}: U\n" for n in range(max(2, size // 40)))
            + "offerings: {a: A}\nwhitespace:\n",
            lambda n: f"  u{n}: {{a: {{status: open}}}}\n",
            size - size // 3,
        ),
        "insights in a chain": _in_account(
            "insights",
            lambda n: (
                f"  i{n}: {{kind: pressure, text: T{f', leads_to: [i{n - 1}]' if n else ''}}}\n"
            ),
        ),
        "insights that lead to all": _leading_to_all,
        "contracts": _in_account(
            "contracts",
            lambda n: f"- {{name: C{n}, from: 2024-03-01, to: 2027-02-28, amount: 5, per: year}}\n",
        ),
        "revenue": _in_account("revenue", lambda n: f"- {{year: {1900 + n % 200}, target: 5}}\n"),
        "tags": _in_account("tags", lambda n: f"- tag {n}\n"),
        "Markdown in many texts": _in_account("tags", lambda n: f"- 'a *tag* {n}'\n"),
        "drivers": lambda size: filled(
            f"{MINIMAL_ACCOUNT}profile:\n  drivers:\n", lambda n: f"  - Driver {n}\n", size
        ),
        "one text": lambda size: f"{MINIMAL_ACCOUNT}region: {'k' * (size - 100)}\n",
        "comments": lambda size: repeated(MINIMAL_ACCOUNT, "# c\n", size),
        "blank lines": lambda size: repeated(MINIMAL_ACCOUNT, "\n", size),
    }
)
"""Plans of a shape that is right, and what they are full of."""
