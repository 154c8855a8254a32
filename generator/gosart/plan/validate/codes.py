"""The codes of everything that can be wrong with a plan, so that no two problems share one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.diagnostics import Message, msg

__all__ = ["CODES", "SPELLINGS"]

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "P001": msg("A required key is missing"),
        "P002": msg("A key is not known"),
        "P003": msg("A value is not one of those allowed"),
        "P004": msg("A text is expected"),
        "P005": msg("A mapping or a list is expected"),
        "P006": msg("A date is not written as one"),
        "P007": msg("An amount is not written as one"),
        "P008": msg("A percentage is out of range"),
        "P009": msg("Neither true nor false"),
        "P010": msg("A currency is not known"),
        "P011": msg("An id is not written as one"),
        "P012": msg("A required value is empty"),
        "P013": msg("The number of ratings is wrong"),
        "P014": msg("A rating is not known"),
        "P015": msg("A weight stands in a plan"),
        "P016": msg("A slot does not belong to the template"),
        "P017": msg("A stage is not one of the site's"),
        "P018": msg("An audience is not one of the site's"),
        "P019": msg("An id is reserved"),
        "P020": msg("A person is not known"),
        "P021": msg("A team member is not known"),
        "P022": msg("A competitor is not known"),
        "P023": msg("A criterion is not known"),
        "P024": msg("An action is not known"),
        "P025": msg("A unit is not known"),
        "P026": msg("An offering is not known"),
        "P027": msg("An opportunity is not known"),
        "P028": msg("An insight is not known"),
        "P029": msg("The same human is not found in the other account"),
        "P030": msg("Reporting lines make a circle"),
        "P031": msg("Two actions have one id"),
        "P032": msg("The plan is rated by another version of the method"),
        "P033": msg("A duration is not written as one"),
        "P034": msg("A number is not written as one"),
        "P035": msg("A reason is not one of the site's"),
        "P036": msg("Units make a circle"),
        "P037": msg("Two entries of an opportunity have one id"),
        "P038": msg("A field of the company is not known"),
        "P039": msg("A field of the company is missing"),
        "P040": msg("A linked file is missing"),
        "P041": msg("A link leads out of the accounts folder"),
        "P042": msg("A picture of another address is not loaded"),
        "P043": msg("A linked file may be for narrower readers"),
        "P044": msg("An account is not known"),
        "P045": msg("What an action serves or follows is not known"),
        "P046": msg("An answer is not known"),
        "P047": msg("A field cannot be for narrower readers"),
        "P049": msg("An address is not written as one"),
        "P050": msg("An audience is typed with escapes"),
        "P051": msg("A text is too much for Markdown"),
        "P052": msg("A milestone is not known"),
        "P053": msg("A benefit is not known"),
        "P054": msg("A text is cut off by a comment"),
        "P055": msg("Typographic quotes stand for quotes of YAML"),
        "P056": msg("A word for nothing is read as a text"),
        "P057": msg("A part of a text is left out of the page"),
        "P058": msg("An account holds too much"),
        "P099": msg("A value is not understood"),
    }
)

SPELLINGS = frozenset(CODES) - {
    *("P001", "P004", "P005", "P012", "P013", "P015", "P019", "P030", "P031", "P032"),
    *("P040", "P041", "P050", "P054", "P055", "P056", "P057", "P058", "P099"),
}
"""Those of a word that is not spelt as it has to be: no prose, and no question of what is there."""
