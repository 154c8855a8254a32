"""Every place of a plan that names something by its id, and whether there is such a thing.

The places are a table in the shape of the plan, read over the data as it was typed: so a wrong reference is told even where
other keys are wrong as well, and at its exact place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeAlias

from gosart.diagnostics import Message, msg
from gosart.method.model import Method
from gosart.plan.schema.opportunity import DecisionCriterionEntry
from gosart.plan.validate.messages import choose
from gosart.plan.validate.source_map import Problems, mapping
from gosart.text.suggest import nearest
from gosart.yaml.document import Key, Node

__all__ = ["NO_DECISION", "US", "check_references", "check_shared_references"]

NO_DECISION = "no-decision"
"""The competitor that is always there: the customer does nothing."""
US = "us"


class Ref(Enum):
    """What an id names."""

    PERSON = "person"
    TEAM = "team"
    COMPETITOR = "competitor"
    COMPANY = "company"
    """A competitor, or us."""
    CRITERION = "criterion"
    ACTION = "action"
    UNIT = "unit"
    OFFERING = "offering"
    OPPORTUNITY = "opportunity"
    INSIGHT = "insight"


@dataclass(frozen=True)
class Items:
    """A list of texts or mappings."""

    text: Ref | None = None
    mapping: Mapping[str, Shape] = field(default_factory=dict)


@dataclass(frozen=True)
class Entries:
    """A mapping from ids to entries; `names` where the ids themselves are references."""

    each: Shape
    names: Ref | None = None


Shape: TypeAlias = Ref | Items | Entries | Mapping[str, "Shape"]

_PERSON: Shape = {
    "unit": Ref.UNIT,
    "reports_to": Ref.PERSON,
    "informal_to": Items(Ref.PERSON),
    "influences": Items(Ref.PERSON, {"person": Ref.PERSON}),
    "conflicts_with": Items(Ref.PERSON),
    "contacts": Items(None, {"team": Ref.TEAM}),
    "approach": {"owner": Ref.TEAM},
}
_PARTNER: Shape = {"works_with": Items(Ref.COMPETITOR)}
_ACCOUNT: Shape = {
    "owner": Ref.TEAM,
    "insights": Entries(
        {"owner": Ref.PERSON, "leads_to": Items(Ref.INSIGHT), "confirmed": {"by": Ref.PERSON}}
    ),
    "whitespace": Entries(
        Entries({"holder": Ref.COMPETITOR, "opportunity": Ref.OPPORTUNITY}, Ref.OFFERING), Ref.UNIT
    ),
    "people": Entries(_PERSON),
    "partners": Entries(_PARTNER),
}
_DEAL: Shape = {
    "owner": Ref.TEAM,
    "strategy": {"target": Ref.COMPETITOR},
    "assessments": Items(
        None,
        {
            "for": Ref.COMPANY,
            "by": Ref.TEAM,
            "ratings": Entries({"source": Ref.PERSON}, Ref.CRITERION),
        },
    ),
    "value": {"confirmed": {"by": Ref.PERSON}},
    "decision_criteria": Items(None, {"people": Items(Ref.PERSON)}),
    "people": Entries(_PERSON),
    "actions": Items(
        None, {"who": Items(Ref.PERSON), "owner": Ref.TEAM, "criteria": Items(Ref.CRITERION)}
    ),
    "resources": Items(None, {"actions": Items(Ref.ACTION)}),
    "test": {
        "reviews": Items(
            None,
            {
                "presenter": Ref.TEAM,
                "coach": Ref.TEAM,
                "attendees": Items(Ref.TEAM),
                "vulnerabilities": Items(None, {"action": Ref.ACTION}),
            },
        )
    },
}

_UNKNOWN: Mapping[Ref, tuple[str, Message]] = {
    Ref.PERSON: ("P020", msg("There is no person '{id}'.")),
    Ref.TEAM: ("P021", msg("There is no team member '{id}'.")),
    Ref.COMPETITOR: ("P022", msg("There is no competitor '{id}'.")),
    Ref.COMPANY: ("P022", msg("There is no competitor '{id}'.")),
    Ref.CRITERION: ("P023", msg("The method has no criterion '{id}'.")),
    Ref.ACTION: ("P024", msg("This deal has no action '{id}'.")),
    Ref.UNIT: ("P025", msg("There is no unit '{id}'.")),
    Ref.OFFERING: ("P026", msg("There is no offering '{id}'.")),
    Ref.OPPORTUNITY: ("P027", msg("There is no opportunity '{id}'.")),
    Ref.INSIGHT: ("P028", msg("There is no insight '{id}'.")),
}
_FEW = 12
"""So many of our people a hint names."""
_STANDINGS = frozenset(DecisionCriterionEntry.model_fields)


@dataclass(frozen=True)
class _Known:
    """Ids by what they name, with the name of each where it has one, and the file it could be added to."""

    ids: Mapping[Ref, Mapping[str, Node]]
    files: Mapping[Ref, str]


def check_references(
    problems: Problems,
    data: Mapping[str, Node],
    shared: Mapping[str, dict[str, Node]],
    method: Method,
) -> None:
    """Tell each id of an account that names nothing. `data` is what the account's own files say, `shared` the shared entries."""
    source_map = problems.source_map
    competitors = {
        **shared.get("competitors", {}),
        **mapping(data.get("competitors")),
        NO_DECISION: method.no_decision,
    }
    people = mapping(data.get("people"))
    known = _Known(
        {
            Ref.PERSON: people,
            Ref.TEAM: {**shared.get("team", {}), **mapping(data.get("team"))},
            Ref.COMPETITOR: competitors,
            Ref.COMPANY: {US: method.us, **competitors},
            Ref.CRITERION: {criterion.key: criterion.title for criterion in method.criteria},
            Ref.UNIT: mapping(data.get("units")),
            Ref.OFFERING: {**shared.get("offerings", {}), **mapping(data.get("offerings"))},
            Ref.OPPORTUNITY: mapping(data.get("opportunities")),
            Ref.INSIGHT: mapping(data.get("insights")),
        },
        {
            Ref.PERSON: source_map.file_of(("people",)),
            Ref.TEAM: _shared_file(problems, "team"),
            Ref.COMPETITOR: source_map.file_of(("competitors",)),
            Ref.COMPANY: source_map.file_of(("competitors",)),
            Ref.UNIT: source_map.file_of(("units",)),
            Ref.OFFERING: _shared_file(problems, "offerings"),
        },
    )
    _walk(problems, known, _ACCOUNT, dict(data), ())
    for opportunity, entry in mapping(data.get("opportunities")).items():
        found = mapping(entry)
        actions = found.get("actions")
        ids = (
            {str(item["id"]): None for item in actions if isinstance(item, dict) and item.get("id")}
            if isinstance(actions, list)
            else {}
        )
        here = _Known(
            {**known.ids, Ref.PERSON: {**people, **mapping(found.get("people"))}, Ref.ACTION: ids},
            known.files,
        )
        _walk(problems, here, _DEAL, entry, ("opportunities", opportunity))
        _standings(
            problems, competitors, found, ("opportunities", opportunity, "decision_criteria")
        )


def check_shared_references(problems: Problems, data: Mapping[str, Node], method: Method) -> None:
    """Tell each id of the shared entries that names nothing shared."""
    competitors = {**mapping(data.get("competitors")), NO_DECISION: method.no_decision}
    known = _Known(
        {Ref.COMPETITOR: competitors}, {Ref.COMPETITOR: _shared_file(problems, "competitors")}
    )
    _walk(problems, known, {"partners": Entries(_PARTNER)}, dict(data), ())


def _shared_file(problems: Problems, section: str) -> str:
    """The shared file of a section where there is one, else the account's."""
    source_map = problems.source_map
    tree = source_map.shared if section in source_map.shared.data else source_map.own
    return tree.locate((section,))[0].value.path if section in tree.data else source_map.path


def _walk(problems: Problems, known: _Known, shape: Shape, node: Node, key: Key) -> None:
    if isinstance(shape, Ref):
        if isinstance(node, str) and node not in known.ids[shape]:
            _tell(problems, known, shape, node, key, is_key=False)
    elif isinstance(shape, Items):
        for place, item in enumerate(node if isinstance(node, list) else ()):
            if isinstance(item, dict):
                _walk(problems, known, shape.mapping, item, (*key, place))
            elif shape.text is not None:
                _walk(problems, known, shape.text, item, (*key, place))
    elif isinstance(shape, Entries):
        for name, value in mapping(node).items():
            if shape.names is not None and name not in known.ids[shape.names]:
                _tell(problems, known, shape.names, name, (*key, name), is_key=True)
            _walk(problems, known, shape.each, value, (*key, name))
    elif isinstance(node, dict):
        for name, inner in shape.items():
            if name in node:
                _walk(problems, known, inner, node[name], (*key, name))


def _tell(
    problems: Problems, known: _Known, ref: Ref, value: str, key: Key, *, is_key: bool
) -> None:
    code, message = _UNKNOWN[ref]
    ids, file = known.ids[ref], known.files.get(ref, "")
    near = nearest(value, ids) or _named(value, ids)
    if near and file:
        hint = msg(
            "Did you mean '{nearest}'? Otherwise add '{id}' to {file}.",
            nearest=near,
            id=value,
            file=file,
        )
    elif near:
        hint = msg("Did you mean '{nearest}'?", nearest=near)
    elif file and ref is Ref.TEAM and 0 < len(ids) <= _FEW:
        hint = msg(
            "Write one of ours: {valid}. Otherwise add '{id}' to {file}.",
            valid=", ".join(sorted(ids)),
            id=value,
            file=file,
        )
    elif file:
        hint = msg("Add '{id}' to {file}, or take the reference out.", id=value, file=file)
    else:
        hint = choose(value, ids) if ids else msg("None is defined yet.")
    (problems.at_key if is_key else problems.at_value)(
        key, code, replace(message, values={"id": value}), hint
    )


def _named(value: str, ids: Mapping[str, Node]) -> str:
    """The id of what bears the name that was typed in place of an id."""
    names = {
        name: key
        for key, entry in ids.items()
        if isinstance(name := mapping(entry).get("name", entry), str)
    }
    return names.get(nearest(value, names), "")


def _standings(
    problems: Problems, competitors: Iterable[str], opportunity: Mapping[str, Node], key: Key
) -> None:
    """In a decision criterion a key that is no field is a competitor."""
    criteria = opportunity.get("decision_criteria")
    for place, criterion in enumerate(criteria if isinstance(criteria, list) else ()):
        for name in mapping(criterion):
            if name not in _STANDINGS and name not in competitors:
                hint = choose(name, [*sorted(_STANDINGS), *competitors])
                problems.at_key(
                    (*key, place, name),
                    "P002",
                    msg("There is no key or competitor '{key}' here.", key=name),
                    hint,
                )
