"""The codes of everything that can be wrong with a plan, so that no two problems share one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.diagnostics import Message, msg

__all__ = ["CODES", "SPELLINGS"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "P001": msg("A required key is missing"),
        "P002": msg("Unknown key"),
        "P003": msg("A value is not one of those allowed"),
        "P004": msg("A text is expected"),
        "P005": msg("A mapping or a list is expected"),
        "P006": msg("Not a valid date"),
        "P007": msg("Not a valid amount"),
        "P008": msg("A percentage is out of range"),
        "P009": msg("Neither true nor false"),
        "P010": msg("Unknown currency"),
        "P011": msg("Not a valid id"),
        "P012": msg("A required value is empty"),
        "P013": msg("The number of ratings is wrong"),
        "P014": msg("Unknown rating"),
        "P015": msg("A plan contains a weight"),
        "P016": msg("A slot does not belong to the template"),
        "P017": msg("A stage is not one of the site's"),
        "P018": msg("An audience is not one of the site's"),
        "P019": msg("An id is reserved"),
        "P020": msg("Unknown person"),
        "P021": msg("Unknown team member"),
        "P022": msg("Unknown competitor"),
        "P023": msg("Unknown criterion"),
        "P024": msg("Unknown action"),
        "P025": msg("Unknown unit"),
        "P026": msg("Unknown offering"),
        "P027": msg("Unknown opportunity"),
        "P028": msg("Unknown insight"),
        "P029": msg("The same person is not found in the other account"),
        "P030": msg("Reporting lines form a circle"),
        "P031": msg("Two actions have one id"),
        "P032": msg("The plan is rated by another version of the method"),
        "P033": msg("Not a valid duration"),
        "P034": msg("Not a valid number"),
        "P035": msg("A reason is not one of the site's"),
        "P036": msg("Units form a circle"),
        "P037": msg("Two entries of an opportunity have one id"),
        "P038": msg("Unknown field of the company"),
        "P039": msg("A field of the company is missing"),
        "P040": msg("A linked file is missing"),
        "P041": msg("A link leads out of the accounts folder"),
        "P042": msg("A picture from another address is not loaded"),
        "P043": msg("A linked file may be for a narrower audience"),
        "P044": msg("Unknown account"),
        "P045": msg("Unknown entry that an action serves or follows"),
        "P046": msg("Unknown answer"),
        "P047": msg("A field cannot have a narrower audience"),
        "P049": msg("Not a valid address"),
        "P050": msg("An audience is typed with escapes"),
        "P051": msg("A text is too complex for Markdown"),
        "P052": msg("Unknown milestone"),
        "P053": msg("Unknown benefit"),
        "P054": msg("A text is cut off by a comment"),
        "P055": msg("Typographic quotes instead of YAML quotes"),
        "P056": msg("A word for nothing is read as text"),
        "P057": msg("Part of a text is left out of the page"),
        "P058": msg("An account is too large"),
        "P099": msg("A value cannot be understood"),
    }
)

SPELLINGS = frozenset(CODES) - {
    *("P001", "P004", "P005", "P012", "P013", "P015", "P019", "P030", "P031", "P032"),
    *("P040", "P041", "P050", "P054", "P055", "P056", "P057", "P058", "P099"),
}
"""Those of a word that is not spelt as it has to be: no prose, and no question of what is there."""
