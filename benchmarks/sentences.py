"""Made-up sentences, as varied as what sellers type.

A page of a hundred equal sentences would compress too well to be a measure.
"""

from __future__ import annotations

import json
from random import Random

__all__ = ["sentence", "sentences", "text"]

WHO = (
    "the second shift", "the night shift", "their auditor", "the plant director", "the controller",
    "the works council", "purchasing", "the board", "the head of quality", "our architect",
    "the pilot team", "the largest customer", "their integrator", "the maintenance crew",
    "the recipe engineer", "the owner's family", "the group's IT", "the new finance chief",
    "the union's spokesman", "the lab",
)  # fmt: skip
DOES = (
    "asked for", "has never seen", "loses an hour over", "pays twice for", "wrote down",
    "keeps a spreadsheet of", "wants to be rid of", "told us about", "measures", "cannot explain",
    "signed", "put off", "will publish", "doubts", "has approved", "compares every month",
    "defends", "inherited", "has promised the group", "stopped",
)  # fmt: skip
WHAT = (
    "the change of product", "one record for each batch", "the scrap of the pilot line",
    "the budget for the summer", "the weighing by hand", "the contract with the present supplier",
    "a recall of 2024", "the report for the regulator", "the release of a lot", "steam losses",
    "the spare parts of line four", "the training of operators", "downtime after a power cut",
    "the interface to the order system", "the price list of the rival",
    "the visit to the reference plant", "the list of formal criteria", "the energy bill",
    "late deliveries", "the roll-out to the southern site",
)  # fmt: skip
HOW = (
    "and would not say why", "before the committee meets", "as the minutes show",
    "since the last audit", "at a cost of {n} thousand a year", "in {n} of the cases",
    "for {n} weeks now", "though nobody asked", "with {n} people on it",
    "because the figures changed", "and sends us the numbers", "at both plants",
    "unless the group decides first", "to the surprise of the sales team", "on {n} sheets of paper",
    "which the customer confirmed", "by the end of the quarter", "only when somebody complains",
    "down from {n} per cent", "and calls that a success",
)  # fmt: skip


def sentence(random: Random, clauses: int = 1) -> str:
    """Make up a sentence of the given number of clauses, without a full stop."""
    made = "; ".join(_clause(random) for _ in range(clauses))
    return made[0].upper() + made[1:]


def _clause(random: Random) -> str:
    words = [random.choice(WHO), random.choice(DOES), random.choice(WHAT)]
    how = random.choice(HOW).format(n=random.randint(2, 97))
    return " ".join((*words, how))


def text(value: str) -> str:
    """Write a text as YAML reads it, whatever is in it."""
    return json.dumps(value, ensure_ascii=False)


def sentences(random: Random, count: int) -> str:
    """Write a YAML list of made-up sentences on one line."""
    return "[" + ", ".join(text(sentence(random)) for _ in range(count)) + "]"
