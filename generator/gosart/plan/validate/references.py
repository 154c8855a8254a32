"""Whether each id that a plan types names something that is there.

Which fields hold ids stands at the fields (`refers_to`, `names` in `gosart.plan.schema`); they are
read over the data as it was typed: so a wrong reference is a problem of its own, at its exact
location, even where other keys are wrong as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from gosart.diagnostics import Message, msg
from gosart.method.model import Method
from gosart.plan.schema.account import AccountEntry, SharedEntry
from gosart.plan.schema.assessment import DecisionCriterionEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.field import RefersTo
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.schema.registry import FieldSpec, Shape, fields_of
from gosart.plan.validate.ids import PURPOSES, RESERVED, ids_of
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.source_map import mapping
from gosart.plan.validate.wrong_values import choose
from gosart.text.suggest import MOST_COMPARED, nearest
from gosart.yaml.document import Key, Node

__all__ = ["NO_DECISION", "US", "check_references", "check_shared_references"]

NO_DECISION = "no-decision"
"""The competitor that is always there: the customer does nothing."""
US = "us"

_UNKNOWN: Mapping[RefersTo, tuple[str, Message]] = {
    RefersTo.PERSON: ("P020", msg("There is no person '{id}'.")),
    RefersTo.TEAM: ("P021", msg("There is no team member '{id}'.")),
    RefersTo.COMPETITOR: ("P022", msg("There is no competitor '{id}'.")),
    RefersTo.COMPANY: ("P022", msg("There is no competitor '{id}'.")),
    RefersTo.CRITERION: ("P023", msg("The method has no criterion '{id}'.")),
    RefersTo.ACTION: ("P024", msg("This deal has no action '{id}'.")),
    RefersTo.UNIT: ("P025", msg("There is no unit '{id}'.")),
    RefersTo.OFFERING: ("P026", msg("There is no offering '{id}'.")),
    RefersTo.OPPORTUNITY: ("P027", msg("There is no opportunity '{id}'.")),
    RefersTo.INSIGHT: ("P028", msg("There is no insight '{id}'.")),
    RefersTo.MILESTONE: ("P052", msg("This deal has no milestone '{id}'.")),
    RefersTo.BENEFIT: ("P053", msg("There is no benefit '{id}'.")),
    RefersTo.ACCOUNT: ("P044", msg("There is no account '{id}'.")),
    RefersTo.STEP: ("P045", msg("This deal has no action or milestone '{id}'.")),
    RefersTo.PURPOSE: (
        "P045",
        msg("This deal has no objective, insight, milestone or benefit '{id}'."),
    ),
    RefersTo.ANSWER: ("P046", msg("There is no action '{id}'.")),
}
_FEW = 12
"""So many of our people a hint names."""
_STANDINGS = frozenset(DecisionCriterionEntry.model_fields)


@dataclass(frozen=True)
class _Named:
    """What ids may name, by what they refer to."""

    ids: Mapping[RefersTo, Mapping[str, Node]]
    """The ids, each with its entry or name."""
    files: Mapping[RefersTo, str]
    """Path of the file that an id could be added to."""


def check_references(
    problems: Problems,
    data: Mapping[str, Node],
    shared: Mapping[str, dict[str, Node]],
    method: Method,
) -> None:
    """Report each id of an account that names nothing.

    Args:
        problems: Takes the problems.
        data: What the account's own files say.
        shared: The shared entries by section.
        method: The criteria.
    """
    source_map = problems.source_map
    competitors = {
        **shared.get("competitors", {}),
        **mapping(data.get("competitors")),
        NO_DECISION: method.no_decision,
    }
    people = mapping(data.get("people"))
    insights = mapping(data.get("insights"))
    opportunities = {
        name: mapping(entry) for name, entry in mapping(data.get("opportunities")).items()
    }
    ids = {name: ids_of(entry) for name, entry in opportunities.items()}
    named = _Named(
        {
            RefersTo.PERSON: people,
            RefersTo.TEAM: {**shared.get("team", {}), **mapping(data.get("team"))},
            RefersTo.COMPETITOR: competitors,
            RefersTo.COMPANY: {US: method.us, **competitors},
            RefersTo.CRITERION: {criterion.key: criterion.title for criterion in method.criteria}
            # one that the method has no longer is rated in older plans
            | {
                name: None
                for edition in method.earlier
                for name in edition.criteria
                if name not in method.by_key
            },
            RefersTo.BENEFIT: {id_: None for own in ids.values() for id_ in own["benefits"]},
            RefersTo.ANSWER: {
                f"{name}/{id_}": None for name, own in ids.items() for id_ in own["actions"]
            },
            RefersTo.UNIT: mapping(data.get("units")),
            RefersTo.OFFERING: {**shared.get("offerings", {}), **mapping(data.get("offerings"))},
            RefersTo.OPPORTUNITY: mapping(data.get("opportunities")),
            RefersTo.INSIGHT: insights,
        },
        {
            RefersTo.PERSON: source_map.file_of(("people",)),
            RefersTo.TEAM: _shared_file(problems, "team"),
            RefersTo.COMPETITOR: source_map.file_of(("competitors",)),
            RefersTo.COMPANY: source_map.file_of(("competitors",)),
            RefersTo.UNIT: source_map.file_of(("units",)),
            RefersTo.OFFERING: _shared_file(problems, "offerings"),
        },
    )
    _check_entry(problems, named, AccountEntry, data, ())
    for opportunity, typed in opportunities.items():
        own = ids[opportunity]
        purposes = [*insights, *(id_ for kind in PURPOSES for id_ in own[kind]), *sorted(RESERVED)]
        scope: dict[RefersTo, Mapping[str, Node]] = {
            RefersTo.PERSON: {**people, **mapping(typed.get("people"))},
            RefersTo.ACTION: dict.fromkeys(own["actions"]),
            RefersTo.MILESTONE: dict.fromkeys(own["milestones"]),
            RefersTo.BENEFIT: dict.fromkeys(own["benefits"]),
            RefersTo.STEP: dict.fromkeys((*own["actions"], *own["milestones"])),
            RefersTo.PURPOSE: dict.fromkeys(purposes),
        }
        in_scope = _Named({**named.ids, **scope}, named.files)
        _check_entry(problems, in_scope, OpportunityEntry, typed, ("opportunities", opportunity))
        _standings(
            problems, competitors, typed, ("opportunities", opportunity, "decision_criteria")
        )


def check_shared_references(problems: Problems, data: Mapping[str, Node], method: Method) -> None:
    """Report each id of the shared entries that names nothing shared.

    Args:
        problems: Takes the problems.
        data: What the shared files say.
        method: The criteria.
    """
    competitors = {**mapping(data.get("competitors")), NO_DECISION: method.no_decision}
    # which opportunities there are is each account's own affair
    named = _Named(
        {RefersTo.COMPETITOR: competitors, RefersTo.TEAM: mapping(data.get("team"))},
        {
            RefersTo.COMPETITOR: _shared_file(problems, "competitors"),
            RefersTo.TEAM: _shared_file(problems, "team"),
        },
    )
    _check_entry(problems, named, SharedEntry, data, ())


def _shared_file(problems: Problems, section: str) -> str:
    """Return the shared file of a section where there is one, else the account's."""
    source_map = problems.source_map
    tree = source_map.shared if section in source_map.shared.data else source_map.own
    return tree.locate((section,))[0].value.path if section in tree.data else source_map.path


def _check_entry(
    problems: Problems, named: _Named, kind: type[Entry], data: Mapping[str, Node], key: Key
) -> None:
    """Check the ids below an entry, but an opportunity's, which have a scope of their own."""
    for spec in fields_of(kind):
        if spec.name not in data or spec.entry is OpportunityEntry:
            continue
        below, value = (*key, spec.name), data[spec.name]
        refers_to = spec.about.refers_to
        if refers_to is not None and isinstance(value, list) == (spec.shape is Shape.LIST):
            _check_ids(problems, named, refers_to, value, below)
        if spec.entry is not None or spec.about.names:
            _check_inner(problems, named, spec, value, below, spec.about.names)


def _check_ids(
    problems: Problems, named: _Named, refers_to: RefersTo, value: Node, key: Key
) -> None:
    if isinstance(value, list):
        for index, item in enumerate(value):
            _check_ids(problems, named, refers_to, item, (*key, index))
    elif isinstance(value, str) and refers_to in named.ids and value not in named.ids[refers_to]:
        _unknown(problems, named, refers_to, value, key, is_key=False)


def _check_inner(
    problems: Problems,
    named: _Named,
    spec: FieldSpec,
    value: Node,
    key: Key,
    names: tuple[RefersTo, ...],
    depth: int = 0,
) -> None:
    """Check the entries that a field holds: itself, its items, or those of its mappings."""
    if spec.shape is Shape.LIST and isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict) and spec.entry is not None:
                _check_entry(problems, named, spec.entry, item, (*key, index))
    elif spec.shape is Shape.MAP and depth < spec.depth:
        for name, item in mapping(value).items():
            if names and name not in named.ids[names[0]]:
                _unknown(problems, named, names[0], name, (*key, name), is_key=True)
            _check_inner(problems, named, spec, item, (*key, name), names[1:], depth + 1)
    elif isinstance(value, dict) and spec.entry is not None:
        _check_entry(problems, named, spec.entry, value, key)


def _unknown(
    problems: Problems, named: _Named, ref: RefersTo, value: str, key: Key, *, is_key: bool
) -> None:
    if problems.only_counts(key):
        return
    code, message = _UNKNOWN[ref]
    ids, file = named.ids[ref], named.files.get(ref, "")
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
    elif file and ref is RefersTo.TEAM and 0 < len(ids) <= _FEW:
        hint = msg(
            "Write the id of a team member: {valid}. Otherwise add '{id}' to {file}.",
            valid=", ".join(sorted(ids)),
            id=value,
            file=file,
        )
    elif file:
        hint = msg("Add '{id}' to {file}, or remove the reference.", id=value, file=file)
    else:
        hint = choose(value, ids) if ids else msg("None is defined yet.")
    (problems.at_key if is_key else problems.at_value)(
        key, code, replace(message, values={"id": value}), hint
    )


def _named(value: str, ids: Mapping[str, Node]) -> str:
    """Return the id of what has the name that was typed in place of an id."""
    names = {
        name: key
        for key, entry in islice(ids.items(), MOST_COMPARED)
        if isinstance(name := mapping(entry).get("name", entry), str)
    }
    return names.get(nearest(value, names), "")


def _standings(
    problems: Problems, competitors: Iterable[str], opportunity: Mapping[str, Node], key: Key
) -> None:
    """Check decision criteria: a key there that is no field has to be a competitor."""
    criteria = opportunity.get("decision_criteria")
    for index, criterion in enumerate(criteria if isinstance(criteria, list) else ()):
        for name in mapping(criterion):
            if name not in _STANDINGS and name not in competitors:
                if problems.only_counts((*key, index, name)):
                    continue
                hint = choose(name, [*sorted(_STANDINGS), *competitors])
                problems.at_key(
                    (*key, index, name),
                    "P002",
                    msg("There is no key or competitor '{key}' here.", key=name),
                    hint,
                )
