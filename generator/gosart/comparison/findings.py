"""Which findings and problems of a plan are new, which are solved: the same one after a number has grown, a name or an id has changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gosart.comparison.model import Told
from gosart.comparison.snapshots import Plan
from gosart.diagnostics import Diagnostic, Location
from gosart.i18n.translator import Translator
from gosart.lint.fixes import fix_of
from gosart.rules.findings import Finding

__all__ = ["compare_findings", "new_problems", "people_of"]


@dataclass(frozen=True, slots=True)
class _Same:
    """Recognises the findings of one of two plans: its numbers and days may differ, and names and ids that were changed."""

    names: Mapping[str, str]
    """Person id to name, as the plan has them."""
    renamed: Mapping[str, str]
    """Ids of the base to those of the head; {} for the head."""

    def identity(self, found: Finding) -> tuple[str, ...]:
        values = (str(value) for _, value in sorted(found.message.values.items()))
        texts = (
            text
            for text in values
            if not re.search(r"\d", text) and text != self.names.get(found.entry)
        )
        ids = (self.renamed.get(name, name) for name in (found.opportunity, found.entry))
        return (found.code, *ids, str(found.side), found.message.template, *texts)


def compare_findings(
    old: Plan | None, new: Plan | None, renamed: Mapping[str, str], translator: Translator
) -> tuple[tuple[Told, ...], tuple[Told, ...], int]:
    """Return the findings that are new, those that are solved, and how many stay; `renamed` is ids of the base to those of the head."""
    before = list(old.found.findings) if old and old.found else []
    after = list(new.found.findings) if new and new.found else []
    was, now = _Same(people_of(old), renamed), _Same(people_of(new), {})
    fresh = _beyond(after, Counter(map(was.identity, before)), now)
    solved = _beyond(before, Counter(map(now.identity, after)), was)
    for found in fresh[
        :
    ]:  # a finding that lists several things is the same one while it has some of them still
        earlier = next((one for one in solved if _overlap(one, found)), None)
        if earlier is not None:
            fresh.remove(found)
            solved.remove(earlier)
    return (
        _once(_finding(found, translator) for found in fresh),
        _once(_finding(found, translator) for found in solved),
        len(after) - len(fresh),
    )


def _overlap(one: Finding, other: Finding) -> bool:
    if (one.code, one.opportunity, one.entry, one.side, one.message.template) != (
        other.code,
        other.opportunity,
        other.entry,
        other.side,
        other.message.template,
    ):
        return False
    items = [
        {
            item
            for value in found.message.values.values()
            for item in re.split("[;,、；] ?", str(value))
        }
        for found in (one, other)
    ]
    return bool(items[0] & items[1])


def people_of(plan: Plan | None) -> dict[str, str]:
    """Return everybody of a plan's maps, id to name; {} for a broken one."""
    if plan is None or plan.found is None:
        return {}
    account = plan.found.reading.account
    crowds = [
        account.organisation,
        *(opportunity.organisation for opportunity in account.opportunities),
    ]
    return {
        person.id: person.name
        for organisation_draft in crowds
        for person in organisation_draft.people
    }


def _beyond(
    findings: Iterable[Finding], known: Counter[tuple[str, ...]], same: _Same
) -> list[Finding]:
    left = Counter(known)
    beyond = []
    for found in findings:
        key = same.identity(found)
        if left[key]:
            left[key] -= 1
        else:
            beyond.append(found)
    return beyond


def _once(findings: Iterable[Told]) -> tuple[Told, ...]:
    """Say the very same of the same place once: what is said of a person is found in each deal of the account."""
    told: dict[tuple[str, str, Location], Told] = {}
    for found in findings:
        key = (found.code, found.message, found.location)
        told[key] = replace(found, opportunity="") if key in told else found
    return tuple(told.values())


def _finding(found: Finding, translator: Translator) -> Told:
    return Told(
        found.code,
        found.severity,
        translator.say(found.message),
        translator.say(found.hint),
        found.location,
        found.opportunity,
    )


def new_problems(
    new: Iterable[Diagnostic], old: Iterable[Diagnostic], translator: Translator
) -> Iterator[Told]:
    """Yield problems of files that were not there before."""
    known = Counter((problem.code, problem.location.path, str(problem.message)) for problem in old)
    for problem in new:
        key = (problem.code, problem.location.path, str(problem.message))
        if known[key]:
            known[key] -= 1
        else:
            yield Told(
                problem.code,
                problem.severity,
                translator.say(problem.message),
                translator.say(problem.hint),
                problem.location,
                fix=fix_of(problem),
            )
