"""What must hold between the entries of a plan: stages, ratings, circles, slots and ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from gosart.diagnostics import Severity, msg
from gosart.method.custom_fields import Holder
from gosart.method.editions import edition_of
from gosart.method.model import Method
from gosart.plan.options import PlanOptions
from gosart.plan.schema.assessment import DecisionCriterionEntry
from gosart.plan.schema.ratings_shorthand import check_ratings, count_of
from gosart.plan.schema.value import PropositionEntry
from gosart.plan.validate.extra import check_extra
from gosart.plan.validate.ids import check_ids
from gosart.plan.validate.problems import Problems
from gosart.plan.validate.references import US
from gosart.plan.validate.slips import cause_of_empty, has_glued
from gosart.plan.validate.source_map import mapping
from gosart.plan.validate.wrong_values import choose
from gosart.yaml.document import Key, Node

__all__ = ["Meeting", "check_competitors", "check_rules", "meetings_of"]

_SAME_AS = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_NOTES = "notes"
_RESERVED = frozenset({US, *DecisionCriterionEntry.model_fields})


class Meeting(Enum):
    """What is behind a `same_as`, in the account it names, or behind the id of a parent."""

    VISIBLE = "shown"
    HIDDEN = "hidden"
    """There, and not for this build's audience."""
    MISSING = "missing"
    """The account is there, the person is not."""
    ELSEWHERE = "elsewhere"
    """The account is not in this repository, or cannot be read."""


def check_rules(
    problems: Problems,
    data: Mapping[str, Node],
    method: Method,
    options: PlanOptions,
    meetings: Mapping[str, Meeting],
) -> None:
    """Report what does not hold in an account's data.

    Args:
        problems: Takes the problems.
        data: Everything the account's files say.
        method: The criteria, and the slots of propositions.
        options: The site's stages.
        meetings: What is behind each `same_as` of the account.
    """
    people = mapping(data.get("people"))
    _check_people(problems, people, ("people",), {}, meetings, method)
    circles = _circles(people)
    for circle in circles:
        _report_circle(problems, circle, ("people",))
    check_competitors(problems, data)
    for circle in _circles(mapping(data.get("units")), "parent"):
        ordered = " → ".join([*circle, circle[0]])
        message = msg("Units are part of each other in a circle: {circle}.", circle=ordered)
        hint = msg("One of them has to be at the top, part of no other.")
        problems.at_value(("units", circle[0], "parent"), "P036", message, hint)
    parent = data.get("parent")
    if isinstance(parent, str) and meetings.get(parent) is Meeting.MISSING:
        hint = msg("Write the id of an account: its file's name without the ending.")
        message = msg("There is no account '{id}'.", id=parent)
        problems.at_value(("parent",), "P044", message, hint)
    check_extra(problems, data, (), method, Holder.ACCOUNT)
    version = mapping(data.get("plan")).get("method")
    if isinstance(version, str) and version not in _versions(method):
        message = msg(
            "The plan is rated by version {typed} of the method; the site's is {used}.",
            typed=version,
            used=method.version,
        )
        hint = msg(
            "Check the ratings against the criteria of the site's method, then change the version."
        )
        problems.at_value(("plan", "method"), "P032", message, hint, Severity.WARNING)
    insights: dict[str, list[str]] = {}
    for name, entry in mapping(data.get("insights")).items():
        named = mapping(entry).get("opportunity")
        if isinstance(named, str):
            insights.setdefault(named, []).append(name)
    for name, entry in mapping(data.get("opportunities")).items():
        if name == _NOTES:
            hint = msg("Choose another id: the account's notes have this address.")
            problems.at_key(
                ("opportunities", name),
                "P019",
                msg("An opportunity cannot have the id '{id}'.", id=name),
                hint,
            )
        _check_opportunity(
            problems,
            mapping(entry),
            ("opportunities", name),
            data,
            method,
            options,
            meetings,
            insights.get(name, ()),
        )
        _check_lines(problems, mapping(entry), ("opportunities", name), people, circles)


def check_competitors(problems: Problems, data: Mapping[str, Node]) -> None:
    """Report a competitor whose id a decision criterion would take for a key of its own.

    Args:
        problems: Takes the problems.
        data: Everything the account's files, or the shared ones, say.
    """
    for name, entry in mapping(data.get("competitors")).items():
        if name in _RESERVED and not isinstance(entry, str):
            hint = msg("Choose another id: decision criteria already use this word.")
            problems.at_key(
                ("competitors", name),
                "P019",
                msg("A competitor cannot have the id '{id}'.", id=name),
                hint,
            )


def meetings_of(data: Mapping[str, Node]) -> Iterator[str]:
    """Yield what an account names in others: its parent, each `same_as`, those of opportunities.

    Args:
        data: Everything the account's files say.

    Yields:
        `account/person`, or an account's id, as it is typed.
    """
    if isinstance(parent := data.get("parent"), str):
        yield parent
    groups = [
        data.get("people"),
        *(
            mapping(opportunity).get("people")
            for opportunity in mapping(data.get("opportunities")).values()
        ),
    ]
    for group in groups:
        for entry in mapping(group).values():
            typed = mapping(entry).get("same_as")
            if isinstance(typed, str):
                yield typed


def _check_opportunity(
    problems: Problems,
    opportunity: Mapping[str, Node],
    key: Key,
    account: Mapping[str, Node],
    method: Method,
    options: PlanOptions,
    meetings: Mapping[str, Meeting],
    insights: Iterable[str],
) -> None:
    people = mapping(account.get("people"))
    check_extra(problems, opportunity, key, method, Holder.OPPORTUNITY)
    check_ids(problems, opportunity, key, insights)
    reasons = opportunity.get("reasons")
    for number, reason in enumerate(reasons if isinstance(reasons, list) else ()):
        if isinstance(reason, str) and reason not in options.reasons:
            problems.at_value(
                (*key, "reasons", number),
                "P035",
                msg("There is no reason '{value}'.", value=reason),
                choose(reason, options.reasons),
            )
    stage = opportunity.get("stage")
    if isinstance(stage, str) and stage not in options.stages:
        problems.at_value(
            (*key, "stage"),
            "P017",
            msg("There is no stage '{value}'.", value=stage),
            choose(stage, options.stages),
        )
    views = mapping(opportunity.get("people"))
    _check_people(problems, views, (*key, "people"), people, meetings, method)
    version = mapping(account.get("plan")).get("method")
    for index, entry in _items(opportunity.get("assessments")):
        _check_set(problems, entry, (*key, "assessments", index), method, version)
    for index, entry in _items(mapping(opportunity.get("value")).get("propositions")):
        _check_slots(problems, entry, (*key, "value", "propositions", index), method)


def _check_lines(
    problems: Problems,
    opportunity: Mapping[str, Node],
    key: Key,
    people: Mapping[str, Node],
    circles: Iterable[list[str]],
) -> None:
    """Report a circle that an opportunity's own view of people makes, and the account has not."""
    views = mapping(opportunity.get("people"))
    if not any("reports_to" in mapping(view) for view in views.values()):
        return
    of_account = {frozenset(circle) for circle in circles}
    for circle in _circles(
        {
            **people,
            **{name: {**mapping(people.get(name)), **_given(view)} for name, view in views.items()},
        }
    ):
        if frozenset(circle) not in of_account:
            first = next(
                index
                for index, name in enumerate(circle)
                if "reports_to" in mapping(views.get(name))
            )
            _report_circle(problems, circle[first:] + circle[:first], (*key, "people"))


def _check_set(
    problems: Problems, entry: Mapping[str, Node], key: Key, method: Method, plan: Node
) -> None:
    """Report what is wrong with the short form of ratings, by the edition it was made with."""
    text, own = entry.get("ratings"), entry.get("method")
    if isinstance(own, str) and own not in _versions(method):
        message = msg("The method has no edition '{value}'.", value=own)
        problems.at_value(
            (*key, "method"), "P032", message, choose(own, _versions(method)), Severity.WARNING
        )
    if isinstance(text, str):
        is_rival = entry.get("for") != US
        edition = edition_of(
            method.editions,
            own if isinstance(own, str) else "",
            plan if isinstance(plan, str) else "",
            count_of(text),
            rival=is_rival,
        )
        check_ratings(problems, (*key, "ratings"), text, method, edition, is_rival)


def _versions(method: Method) -> tuple[str, ...]:
    """Return the versions of the method whose criteria are known, that of now first."""
    return tuple(dict.fromkeys(edition.version for edition in method.editions))


def _items(node: Node) -> Iterator[tuple[int, dict[str, Node]]]:
    return (
        (index, item)
        for index, item in enumerate(node if isinstance(node, list) else ())
        if isinstance(item, dict)
    )


def _given(view: Node) -> dict[str, Node]:
    return {name: value for name, value in mapping(view).items() if value is not None}


def _check_people(
    problems: Problems,
    people: Mapping[str, Node],
    key: Key,
    others: Mapping[str, Node],
    meetings: Mapping[str, Meeting],
    method: Method,
) -> None:
    """Report a person without name or title, and a `same_as` that leads nowhere.

    A placeholder needs neither; `others` have theirs in the account's own list.
    """
    for person, entry in people.items():
        if not isinstance(entry, dict):
            continue
        check_extra(
            problems, entry, (*key, person), method, Holder.PERSON, is_view=person in others
        )
        same = entry.get("same_as")
        if isinstance(same, str):
            _check_same(problems, same, (*key, person, "same_as"), meetings)
        if person in others or str(entry.get("placeholder")).lower() == "true":
            continue
        # whom a map draws has to be called something; the schema cannot ask it of a placeholder
        for name in ("name", "title"):
            if name not in entry:
                if has_glued(entry, name):
                    continue  # its own problem says so
                message = msg(
                    "'{key}' is missing in {parent}.",
                    key=name,
                    parent=".".join(map(str, (*key, person))),
                )
                hint = msg(
                    "Add a line '{key}: …', or 'placeholder: true' while the person is not known.",
                    key=name,
                )
                problems.at_key((*key, person), "P001", message, hint)
            elif entry[name] is None:
                hint = msg("Write a value, or 'placeholder: true' while the person is not known.")
                words = cause_of_empty(problems, (*key, person, name)) or (
                    msg("'{key}' is empty.", key=name),
                    hint,
                )
                problems.at_key((*key, person, name), "P012", *words)


def _check_same(problems: Problems, same: str, key: Key, meetings: Mapping[str, Meeting]) -> None:
    if not _SAME_AS.fullmatch(same):
        hint = msg("Write '<account>/<person>', both ids.")
        problems.at_value(
            key, "P029", msg("'{value}' is no one in another account.", value=same), hint
        )
    elif meetings.get(same) is Meeting.MISSING:
        account, _, person = same.partition("/")
        hint = msg("Look up the id among the people in {account}.", account=account)
        problems.at_value(
            key,
            "P029",
            msg("The account '{account}' has no person '{id}'.", account=account, id=person),
            hint,
        )


def _circles(entries: Mapping[str, Node], field: str = "reports_to") -> list[list[str]]:
    """Find the lines that come back to where they began.

    Each is returned once, from its first entry in the plan's order.
    """
    bosses = {
        name: boss
        for name, entry in entries.items()
        if isinstance(boss := mapping(entry).get(field), str)
    }
    done: set[str] = set()
    circles = []
    for name in bosses:
        way: dict[str, None] = {}
        at: str | None = name
        while at in bosses and at not in way and at not in done:
            way[at] = None
            at = bosses[at]
        if at in way:
            steps = list(way)
            circles.append(steps[steps.index(at) :])
        done.update(way)
    return circles


def _report_circle(problems: Problems, names: list[str], key: Key) -> None:
    ordered = " → ".join([*names, names[0]])
    message = msg("Reporting lines form a circle: {circle}.", circle=ordered)
    hint = msg("One of them has to report to no one, or to someone outside the circle.")
    problems.at_value((*key, names[0], "reports_to"), "P030", message, hint)


def _check_slots(problems: Problems, entry: Mapping[str, Node], key: Key, method: Method) -> None:
    template = entry.get("template")
    shape = method.propositions.get(template) if isinstance(template, str) else None
    if shape is None:
        return
    for name in entry:
        if name not in PropositionEntry.model_fields and name not in shape.slots:
            message = msg(
                "The proposition '{template}' has no slot '{key}'.", template=template, key=name
            )
            problems.at_key((*key, name), "P016", message, choose(name, shape.slots))
