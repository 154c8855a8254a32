"""Two states of a repository -> the whole comparison: every account whose files differ, told, with findings and the portfolio."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.checks.findings import Finding
from generator.checks.reading import Examiner
from generator.diagnostics import Diagnostic, Spot, said
from generator.language.words import Words
from generator.methodology.catalogue import Method
from generator.options import SiteOptions
from generator.plan.problems import CODES as PLAN_CODES
from generator.review.changes import AccountChange, Comparison, Told, worst_first
from generator.review.comparing import changes_between, entries_of
from generator.review.consequences import consequences_of, mark_rows, portfolio_of
from generator.review.fixes import fix_of
from generator.review.matching import likeness
from generator.review.sentences import Speaker
from generator.review.sides import Plan, Side, read_side
from generator.source.codes import CODES as FILE_CODES
from generator.source.revisions import State, changed_lines, changed_paths
from generator.source.scanning import SHARED, account_of

__all__ = ["Pair", "compare_pair", "compare_plans", "compare_states", "former_self", "read_pair"]


class Pair:
    """The plans of two states that may differ: what every face of a review is made from."""

    def __init__(self, base: Side, head: Side, paths: Sequence[str], options: SiteOptions) -> None:
        self.base = base
        self.head = head
        self.paths = paths
        self.options = options

    def matched(self) -> Iterator[tuple[Plan | None, Plan | None]]:
        """Yield the plans of an account at the two states, None where there is none; one that was renamed with its old self."""
        gone = {key: plan for key, plan in self.base.plans.items() if key not in self.head.plans}
        for key, plan in self.head.plans.items():
            before = self.base.plans.get(key)
            if before is None:
                before = former_self(plan, gone)
                if before is not None:
                    del gone[before.id]
            yield before, plan
        for plan in gone.values():
            yield plan, None


def read_pair(base: State, head: State, examiner: Examiner, scratch: Path) -> Pair:
    """Read what differs between two states. Raises GosartError when neither has a folder of accounts."""
    options = examiner.options
    paths = changed_paths(options.root, base, head, options.accounts_dir)
    ids = {account_of(path, options.accounts_dir) for path in paths} - {""}
    if options.only is not None:
        ids &= {*options.only, SHARED}
    wanted = None if SHARED in ids else ids  # what is shared may mean something to any account
    sides = []
    for number, state in enumerate((base, head)):
        folder = scratch / str(number)
        folder.mkdir()
        sides.append(read_side(examiner, state, wanted, folder))
    return Pair(sides[0], sides[1], paths, options)


def compare_states(options: SiteOptions, base: State, head: State, method: Method, words: Words, *, lines: bool = True) -> Comparison:
    """Compare two states of the repository. `lines` asks git which lines differ, too."""
    with tempfile.TemporaryDirectory(prefix="gosart-") as scratch:
        pair = read_pair(base, head, Examiner(method, options), Path(scratch))
        found = changed_lines(options.root, base, head, pair.paths) if lines else {}
        return compare_pair(pair, Speaker(words, method), found)


def compare_pair(pair: Pair, speaker: Speaker, lines: dict[str, frozenset[int]]) -> Comparison:
    """Compare plans that have been read."""
    options = pair.options
    told: list[AccountChange] = []
    same: list[str] = []
    touched = {account_of(path, options.accounts_dir) for path in pair.paths}
    for old, new in pair.matched():
        change = compare_plans(old, new, options, speaker)
        if not change.is_silent:
            told.append(change)
        elif change.id in touched:
            same.append(change.name)
    told.sort(key=lambda found: (found.broken not in ("head", "both"), found.status != "removed", -found.worse, -found.better, found.id))
    before, after = ([plan.found.reading for plan in side.plans.values() if plan.found] for side in (pair.base, pair.head))
    broken = any(found.broken for found in told)  # money that cannot be read is not money that is gone
    return Comparison(
        base=pair.base.state.name,
        head=pair.head.state.name,
        accounts=tuple(told),
        same=tuple(sorted(same)),
        portfolio=() if broken else tuple(portfolio_of(before, after, speaker)),
        stray=tuple(_problems(pair.head.problems, pair.base.problems, speaker)),
        lines=lines,
    )


def compare_plans(old: Plan | None, new: Plan | None, options: SiteOptions, speaker: Speaker) -> AccountChange:
    """Compare an account at two states; one of them may be None, for there was no such account."""
    plan = new or old
    assert plan is not None  # noqa: S101 - a pair has one of the two
    broken = {(True, True): "both", (True, False): "base", (False, True): "head"}.get(
        (bool(old and old.broken), bool(new and new.broken)), ""
    )
    renamed = old.id if old and new and old.id != new.id else ""
    readable = old is not None and new is not None and not broken
    findings = _findings(old, new, speaker) if not broken else ((), (), 0)
    problems = tuple(_problems(new.errors if new else (), old.errors if old else (), speaker, private=plan.private))
    deals = {deal.deal.id: deal.deal.name for side in (old, new) if side and side.found for deal in side.found.reading.deals}
    moved = _renamed_deals(old, new) if readable else {}
    return AccountChange(
        id=plan.id,
        name=old.name if old and old.found and not plan.found else plan.name,
        status="added" if old is None else "removed" if new is None else "changed",
        changes=worst_first(changes_between(old, new, speaker, options.stages)) if not broken else (),
        consequences=worst_first(list(consequences_of(old.found.reading, new.found.reading, moved, speaker)))
        if readable and old and new and old.found and new.found
        else (),
        new=(*problems, *findings[0]),
        solved=findings[1] if new else (),
        standing=findings[2],
        marks=tuple(mark_rows(old.found.reading, new.found.reading, moved, speaker))
        if readable and old and new and old.found and new.found
        else (),
        deals=deals,
        broken=broken,  # type: ignore[arg-type]
        renamed_from=renamed,
        path=plan.files.path,
    )


def _renamed_deals(old: Plan | None, new: Plan | None) -> dict[str, str]:
    if old is None or new is None or _deals(old) == _deals(new):
        return {}
    from generator.review.matching import match

    return {before: after for entry, before, after in match(entries_of(old), entries_of(new)).renamed if entry.kind == "deal"}


def _deals(plan: Plan) -> set[str]:
    return {reading.deal.id for reading in plan.found.reading.deals} if plan.found else set()


def former_self(plan: Plan, gone: dict[str, Plan]) -> Plan | None:
    """Return the plan among those that are gone that this one was before it was renamed: the same name, or mostly the same content."""
    for candidate in gone.values():
        if candidate.found and plan.found and candidate.found.reading.account.name == plan.found.reading.account.name:
            return candidate
    if plan.found is None:
        return None
    own = dict.fromkeys(entries_of(plan))
    for candidate in gone.values():
        others = entries_of(candidate)
        shared = [ids for ids in own if ids in others]
        if len(own) > 3 and len(shared) > 0.6 * max(len(own), len(others)):
            alike = [likeness(others[ids].fields, entries_of(plan)[ids].fields) for ids in shared]
            if sum(alike) / len(alike) > 0.6:
                return candidate
    return None


def _identity(found: Finding) -> tuple[str, ...]:
    """Return what makes a finding the same one in both plans: its numbers and days may differ."""
    texts = (str(value) for key, value in sorted(found.message.values.items()) if not re.search(r"\d", str(value)))
    return (found.code, found.deal, found.entry, str(found.side), found.message.template, *texts)


def _findings(old: Plan | None, new: Plan | None, speaker: Speaker) -> tuple[tuple[Told, ...], tuple[Told, ...], int]:
    before = list(old.found.findings) if old and old.found else []
    after = list(new.found.findings) if new and new.found else []
    known, now = Counter(map(_identity, before)), Counter(map(_identity, after))
    fresh, solved = _beyond(after, known), _beyond(before, now)
    for found in fresh[:]:  # a finding that lists several things is the same one while it has some of them still
        earlier = next((one for one in solved if _overlap(one, found)), None)
        if earlier is not None:
            fresh.remove(found)
            solved.remove(earlier)
    return (
        _once(_finding(found, speaker) for found in fresh),
        _once(_finding(found, speaker) for found in solved),
        len(after) - len(fresh),
    )


def _overlap(one: Finding, other: Finding) -> bool:
    if (one.code, one.deal, one.entry, one.side, one.message.template) != (
        other.code,
        other.deal,
        other.entry,
        other.side,
        other.message.template,
    ):
        return False
    items = [{item for value in found.message.values.values() for item in re.split("[;,、；] ?", str(value))} for found in (one, other)]
    return bool(items[0] & items[1])


def _beyond(findings: Iterable[Finding], known: Counter[tuple[str, ...]]) -> list[Finding]:
    left = Counter(known)
    beyond = []
    for found in findings:
        key = _identity(found)
        if left[key]:
            left[key] -= 1
        else:
            beyond.append(found)
    return beyond


def _once(findings: Iterable[Told]) -> tuple[Told, ...]:
    """Say the very same of the same place once: what is said of a person is found in each deal of the account."""
    told: dict[tuple[str, str, Spot], Told] = {}
    for found in findings:
        key = (found.code, found.message, found.spot)
        told[key] = replace(found, deal="") if key in told else found
    return tuple(told.values())


def _finding(found: Finding, speaker: Speaker) -> Told:
    words = speaker.words
    return Told(found.code, found.severity, words.say(found.message), words.say(found.hint), found.spot, found.deal)


def _problems(new: Iterable[Diagnostic], old: Iterable[Diagnostic], speaker: Speaker, *, private: bool = False) -> Iterator[Told]:
    """Yield problems of files that were not there before; their text is left out where the reader may not see the file's."""
    words = speaker.words
    known = Counter((problem.code, problem.spot.path, str(problem.message)) for problem in old)
    for problem in new:
        key = (problem.code, problem.spot.path, str(problem.message))
        if known[key]:
            known[key] -= 1
        elif private:
            message = words.say({**FILE_CODES, **PLAN_CODES}.get(problem.code, said("Something is wrong here")))
            yield Told(problem.code, problem.severity, message, words.text("Run `gosart check` where you may read the file."), problem.spot)
        else:
            yield Told(
                problem.code, problem.severity, words.say(problem.message), words.say(problem.hint), problem.spot, fix=fix_of(problem)
            )
