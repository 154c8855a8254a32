"""How much one account may hold: far more than anybody plans, and little enough to be looked at.

Rules look at everybody in each opportunity that is worked on, and a site has six pages for each
opportunity. Both are linear in what they look at; a file of a mebibyte can ask for a million of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from gosart.diagnostics import msg
from gosart.method.enums import OpportunityStatus
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.source_map import mapping
from gosart.yaml.document import Node

__all__ = ["MOST_IN_ALL", "MOST_OPEN", "MOST_OPPORTUNITIES", "check_limits"]

MOST_OPPORTUNITIES = 500
"""Most opportunities of an account, open and closed."""
MOST_OPEN = 10_000
"""Most people of all opportunities in work together: 50 opportunities with 200 people each."""
MOST_IN_ALL = 50_000
"""Most people of all opportunities together, of which those that are closed cost less."""


def check_limits(problems: Problems, data: Mapping[str, Node]) -> None:
    """Report an account that holds too much to be looked at.

    Args:
        problems: Takes what is wrong.
        data: Everything the account's files say.
    """
    opportunities = mapping(data.get("opportunities"))
    if len(opportunities) > MOST_OPPORTUNITIES:
        problems.at_key(
            ("opportunities",),
            "P058",
            msg(
                "The account has {count} opportunities; at most {limit} are read.",
                count=len(opportunities),
                limit=MOST_OPPORTUNITIES,
            ),
            msg("Delete those decided long ago (git keeps them), or split the account."),
        )
        return
    people = mapping(data.get("people"))
    every = [mapping(entry) for entry in opportunities.values()]
    in_work = [entry for entry in every if _is_looked_at(entry)]
    for entries, most in ((in_work, MOST_OPEN), (every, MOST_IN_ALL)):
        count = sum(
            len(people) + sum(name not in people for name in mapping(entry.get("people")))
            for entry in entries
        )
        if count > most:
            problems.at_key(
                ("people",),
                "P058",
                msg(
                    "{opportunities} opportunities with the people of each are {count} people; "
                    "at most {limit} are read.",
                    opportunities=len(entries),
                    count=count,
                    limit=most,
                ),
                msg(
                    "Close decided opportunities, delete people who play no part, or split the "
                    "account."
                ),
            )
            return


def _is_looked_at(opportunity: Mapping[str, Node]) -> bool:
    """Whether rules look at the people of an opportunity, or it has an organisation of its own."""
    is_open = opportunity.get("status") in (None, OpportunityStatus.OPEN.value)
    return is_open or bool(opportunity.get("people"))
