"""Writes a portfolio of any number of plans, each as full as a real one.

A plan has 14 people, one open opportunity with 3 assessment dates for us and 2 rivals, 10 actions,
and evidence, value, strategy, milestones and reviews. The same number and seed give the same bytes:
plan number 7 is the same in a portfolio of 10 and of 500.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.sentences import sentence, sentences, text
from gosart.method import enums

__all__ = ["TODAY", "account", "account_id", "configuration", "write_portfolio"]

TODAY = date(2026, 11, 23)
"""The day the plans are about."""

FIRST = (
    "Ada", "Boris", "Carla", "Deniz", "Edith", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Katya",
    "Liam", "Mona", "Nadia", "Oskar",
)  # fmt: skip
LAST = (
    "Abbott", "Brandt", "Castro", "Dufour", "Eriksen", "Fenwick", "Garner", "Holm", "Ivers",
    "Jansen", "Keller", "Lund", "Marsh", "Novak",
)  # fmt: skip
TOWNS = (
    "Alder",
    "Birch",
    "Cedar",
    "Dale",
    "Elm",
    "Fjord",
    "Glen",
    "Heath",
    "Inver",
    "Juniper",
    "Knoll",
    "Larch",
    "Moor",
    "North",
)
TRADES = (
    "Foods",
    "Paper",
    "Metals",
    "Chemicals",
    "Ceramics",
    "Water",
    "Rail",
    "Glass",
    "Packaging",
    "Energy",
)
TITLES = (
    "Chief executive", "Chief operating officer", "Chief financial officer",
    "Chief information officer", "Head of quality", "Head of engineering", "Plant director north",
    "Plant director south", "Purchasing director", "Maintenance manager", "Production manager",
    "Process engineer", "Controller", "Owner's adviser",
)  # fmt: skip
BOSSES = (None, 0, 0, 0, 1, 1, 1, 1, 2, 6, 6, 5, 2, None)
TYPES = tuple(enums.ActionType)
CRITERIA = (
    "customer_project", "customer_business_profile", "customer_financial_condition",
    "access_to_funds", "compelling_event", "formal_decision_criteria", "solution_fit",
    "sales_resource_requirements", "current_relationship", "unique_business_value",
    "inside_support", "executive_credibility", "cultural_compatibility",
    "informal_decision_criteria", "political_alignment", "short_term_revenue", "future_revenue",
    "profitability", "degree_of_risk", "strategic_value",
)  # fmt: skip
SCOPES = ("all lines", "both plants", "the new site")
RIVALS = {"rival-one": "Quarrystone Systems", "rival-two": "Palisade Cloud"}
TEAM = {
    "anna-berg": "Account manager",
    "ben-cole": "Solution architect",
    "chloe-dunn": "Value engineer",
    "dev-ellis": "Delivery lead",
}

SIGNS = "+++-??"
"""Ratings are drawn from these, so that half are a plus."""


def made_up(random: Random) -> str:
    """Write a made-up sentence as YAML."""
    return text(sentence(random))


def ours(random: Random) -> str:
    """Return the id of somebody of our team."""
    return random.choice(list(TEAM))


def day(offset: int) -> str:
    """Return the date so many days from the day of the plans, in ISO form."""
    return (TODAY + timedelta(days=offset)).isoformat()


def account_id(number: int) -> str:
    """Return the id of a plan, numbered from 1."""
    return f"plan-{number:04d}"


def account(number: int, seed: int = 1) -> str:
    """Return the YAML of a plan, the same for a number and a seed."""
    random = Random(f"{seed}:{number}")
    people = [
        f"{first.lower()}-{last.lower()}"
        for first, last in zip(random.sample(FIRST, 14), random.sample(LAST, 14), strict=True)
    ]
    lines = [*_account(random, number), *_people(random, people), "opportunities:", "  main-deal:"]
    lines += [
        f"    {line}"
        for line in (
            *_opportunity(random),
            *_assessments(random, people),
            *_value(random, people),
            *_work(random, people),
        )
    ]
    return "\n".join(lines) + "\n"


def _account(random: Random, number: int) -> list[str]:
    name = f"{random.choice(TOWNS)}{random.choice(TOWNS).lower()} {random.choice(TRADES)} {number}"
    return [
        f"name: {text(name)}",
        f"owner: {ours(random)}",
        f"industry: {random.choice(TRADES)}",
        f"region: {random.choice(('Nordics', 'Central Europe', 'Iberia', 'Great Lakes'))}",
        "currency: EUR",
        f"tier: {random.choice(('strategic', 'key', 'standard'))}",
        "status: active",
        f"reviewed: {day(-random.randint(1, 60))}",
        f"tags: [{random.choice(TRADES).lower()}, pilot]",
        "profile:",
        f"  summary: {text(sentence(random, 3) + '.')}",
        f"  products: [{text(random.choice(TRADES))}, {text('Contract work')}]",
        f"  drivers: {sentences(random, 2)}",
        "  financials:",
        (
            f"    - {{measure: Revenue, value: {text(f'{random.randint(80, 900)} million EUR')}, "
            "trend: up}"
        ),
        f"    - {{measure: Margin, value: {text(f'{random.randint(3, 18)}%')}, trend: down}}",
        "goal:",
        f"  customer: {text(sentence(random, 2))}",
        f"  team: {text('Be the first they call: ' + sentence(random))}",
        "units: {north: Plant north, south: Plant south, head: Head office}",
        "competitors:",
        *(
            line
            for rival, called in RIVALS.items()
            for line in (
                f"  {rival}:",
                f"    name: {called}",
                f"    threat: {random.choice(('low', 'medium', 'high'))}",
                f"    position: {made_up(random)}",
                f"    strengths: {sentences(random, 2)}",
                f"    weaknesses: {sentences(random, 1)}",
            )
        ),
    ]


def _people(random: Random, people: list[str]) -> list[str]:
    lines = ["people:"]
    for index, (key, title, boss) in enumerate(zip(people, TITLES, BOSSES, strict=True)):
        influenced = random.choice([other for other in people if other != key])
        lines += [
            f"  {key}:",
            f"    name: {key.replace('-', ' ').title()}",
            f"    title: {text(title)}",
            f"    unit: {random.choice(('north', 'south', 'head'))}",
            *([f"    reports_to: {people[boss]}"] if boss is not None else []),
            f"    role: {random.choice(tuple(enums.Role))}",
            f"    influence: {random.choice(tuple(enums.Influence))}",
            f"    adaptability: {random.choice(tuple(enums.Adaptability))}",
            f"    orientation: {random.choice(tuple(enums.Orientation))}",
            f"    status: {random.choice(tuple(enums.Status))}",
            f"    coverage: {random.choice(tuple(enums.Coverage))}",
            f"    business_agenda: {made_up(random)}",
            f"    personal_agenda: {made_up(random)}",
            f"    last_contact: {day(-random.randint(1, 120))}",
            *(_influences(random, influenced) if index % 2 else []),
            (
                f"    approach: {{verb: cultivate, note: {made_up(random)}, owner: {ours(random)}, "
                f"next_contact: {day(9)}}}"
            ),
            (
                f"    contacts: [{{team: {ours(random)}, "
                f"level: {random.choice(tuple(enums.Level))}, wanted: trusted-adviser}}]"
            ),
            f"    evidence: [{{date: {day(-random.randint(1, 90))}, text: {made_up(random)}}}]",
        ]
    return lines


def _influences(random: Random, person: str) -> list[str]:
    return [f"    influences: [{{person: {person}, strength: strong, note: {made_up(random)}}}]"]


def _opportunity(random: Random) -> list[str]:
    amount = random.randint(20, 400) * 10_000
    return [
        f"name: {text('Records for ' + random.choice(SCOPES))}",
        f"stage: {random.choice(('qualified', 'evaluation', 'proposal', 'negotiation'))}",
        f"amount: {amount}",
        f"close_date: {day(random.randint(30, 200))}",
        f"probability: {random.randint(2, 8) * 10}",
        f"owner: {ours(random)}",
        "status: open",
        "objective:",
        (
            f"  customer: [{{text: {made_up(random)}, measure: per cent, baseline: 4.1, "
            f"target: 2.5, now: 3.2, by: {day(300)}}}]"
        ),
        f"  team: {text(f'Contract for {amount} EUR by {day(120)}')}",
        "strategy:",
        f"  type: {random.choice(('frontal', 'flanking', 'defend'))}",
        f"  target: {random.choice(list(RIVALS))}",
        f"  customer: {made_up(random)}",
        f"  team: {made_up(random)}",
        f"  rationale: {text(sentence(random, 2))}",
        f"  counter: {made_up(random)}",
    ]


def _ratings(random: Random) -> str:
    return " ".join("".join(random.choice(SIGNS) for _ in range(5)) for _ in range(4))


def _assessments(random: Random, people: list[str]) -> list[str]:
    lines = ["assessments:"]
    for offset in (-90, -45, -5):
        for vendor in ("us", *RIVALS):
            start = f"  - {{date: {day(offset)}, for: {vendor}, by: anna-berg, "
            if vendor != "us" or offset != -5:
                lines.append(f"{start}ratings: {text(_ratings(random))}}}")
                continue
            lines += [
                f"  - date: {day(offset)}",
                "    for: us",
                "    by: anna-berg",
                f"    note: {made_up(random)}",
                "    ratings:",
            ]
            lines += [
                f"      {key}: {{rating: {text(random.choice(SIGNS))}, evidence: {made_up(random)},"
                f" source: {random.choice(people)},"
                f" confidence: {random.choice(tuple(enums.Confidence))}}}"
                for key in CRITERIA
            ]
    return lines


def _value(random: Random, people: list[str]) -> list[str]:
    yearly = random.randint(100, 900) * 1000
    return [
        "value:",
        f"  compelling_event: {made_up(random)}",
        f"  capabilities: {sentences(random, 2)}",
        f"  solution: {made_up(random)}",
        f"  differentiation: {made_up(random)}",
        f"  unique_business_value: {text(f'{yearly} EUR less scrap a year: ' + sentence(random))}",
        f"  confirmed: {{by: {people[2]}, date: {day(-12)}}}",
        "  propositions:",
        (
            "    - {template: outcome, business_initiative: One record, "
            f"measurable_outcome: {yearly} EUR a year, solution: Line execution}}"
        ),
        f"    - {{template: proof, similar_customer: Skerry Foods, past_value: {made_up(random)}}}",
        "  benefits:",
        f"    - {{kind: decrease, item: Scrap, amount: {yearly}, currency: EUR, per: year}}",
        f"    - {{kind: increase, item: Output, amount: {yearly // 2}, currency: EUR, per: year}}",
        "  costs:",
        f"    - {{kind: acquisition, item: Licences, amount: {yearly * 2}, currency: EUR}}",
        f"    - {{kind: usage, item: Upkeep, amount: {yearly // 4}, currency: EUR, per: year}}",
        "decision_criteria:",
        (
            f"  - {{name: One record, formal: true, mandatory: true, people: [{people[4]}], "
            "us: better, rival-one: same, rival-two: worse}"
        ),
        (
            f"  - {{name: Price, formal: true, people: [{people[2]}, {people[8]}], us: worse, "
            "rival-one: same, rival-two: better}"
        ),
        (
            f"  - {{name: No change on the night shift, formal: false, people: [{people[6]}], "
            "us: better, rival-one: worse}"
        ),
    ]


def _work(random: Random, people: list[str]) -> list[str]:
    lines = ["milestones:"]
    lines += [
        f"  - {{name: {name}, date: {day(offset)}, status: {status}}}"
        for name, offset, status in (
            ("Requirements", -60, "done"),
            ("Pilot report", -3, "late"),
            ("Committee", 40, "open"),
            ("Contract", 110, "open"),
        )
    ]
    lines.append("actions:")
    for number in range(1, 11):
        done = number % 4 == 0
        due = day(random.randint(-40, -2) if done else random.randint(-10, 90))
        state = (
            f"status: done, done: {due}, outcome: {made_up(random)}"
            if done
            else f"status: {random.choice(('open', 'started', 'blocked'))}"
        )
        lines.append(
            f"  - {{id: A{number}, type: {TYPES[number % 5]}, what: {made_up(random)},"
            f" who: [{random.choice(people)}],"
            f" owner: {ours(random)}, due: {due}, {state}, criteria: [{random.choice(CRITERIA)}]}}"
        )
    return [
        *lines,
        "resources:",
        (
            "  - {name: Pilot engineers, kind: person, quantity: 2 for 15 days, "
            f"needed_by: {day(20)}, approved: true, actions: [A1]}}"
        ),
        (
            "  - {name: Reference visit, kind: money, amount: 18000, currency: EUR, "
            f"needed_by: {day(35)}, approved: false, actions: [A5]}}"
        ),
        "test:",
        f"  customer: {made_up(random)}",
        f"  team: {sentences(random, 2)}",
        "  reviews:",
        f"    - date: {day(-30)}",
        "      kind: test-and-improve",
        "      presenter: anna-berg",
        "      coach: ben-cole",
        f"      vulnerabilities: [{{text: {made_up(random)}, severity: high, action: A2}}]",
        "      decision: continue",
    ]


def configuration(
    plugins: str = "[search, gosart]",
    docs_dir: str = "accounts",
    extensions: str = "[attr_list, tables]",
) -> str:
    """Return a `mkdocs.yml` of Material that fetches nothing; the arguments are YAML."""
    return f"""\
site_name: Portfolio
site_url: http://localhost:8000/
docs_dir: {docs_dir}
theme: {{name: material, font: false}}
plugins: {plugins}
markdown_extensions: {extensions}
validation: {{nav: {{omitted_files: ignore}}}}
"""


def write_portfolio(folder: Path, count: int, seed: int = 1) -> Path:
    """Write `accounts/` with so many plans and a `mkdocs.yml`.

    Args:
        folder: Where; it is made if it is missing.
        count: How many plans.
        seed: Of the random numbers.

    Returns:
        The folder.
    """
    accounts = folder / "accounts"
    (accounts / "_shared").mkdir(parents=True, exist_ok=True)
    team = [
        f"{key}: {{name: {key.replace('-', ' ').title()}, role: {role}}}\n"
        for key, role in TEAM.items()
    ]
    (accounts / "_shared" / "team.yml").write_text("".join(team), "utf-8")
    for number in range(1, count + 1):
        (accounts / f"{account_id(number)}.yml").write_text(account(number, seed), "utf-8")
    (folder / "mkdocs.yml").write_text(configuration(), "utf-8")
    return folder


def main() -> None:
    """Write a portfolio where the command line says."""
    parser = argparse.ArgumentParser(description="Write a portfolio of made-up plans.")
    parser.add_argument("folder", type=Path, help="an empty or new folder")
    parser.add_argument("--accounts", type=int, default=50, help="how many plans (default 50)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_portfolio(arguments.folder, arguments.accounts, arguments.seed)


if __name__ == "__main__":
    main()
