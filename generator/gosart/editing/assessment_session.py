"""An assessment, criterion by criterion: what to ask, what was said before and by whom, what rivals have; and the answers as an entry.

Coach ── items (one a criterion: questions, last mark, rivals' marks)
      └─ proposals(answers) ── the new dated assessment, and an action for each unknown that has one
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from gosart.analysis.cost_of_sale import cost_of_sale
from gosart.config.model import SiteOptions
from gosart.editing.locate import Opened, open_plan
from gosart.editing.patch import Proposal
from gosart.errors import GosartError
from gosart.method.loader import read_method
from gosart.method.model import Criterion, Method
from gosart.plan.model.account import Account
from gosart.plan.model.opportunity import Assessment, Opportunity
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.plan.validate.source_map import at_key, mapping
from gosart.repository.loader import read_repository
from gosart.yaml.document import Key, Node
from gosart.yaml.edit.set_value import add_item

__all__ = ["US", "Answer", "Coach", "Item", "Message", "Planned", "coach_for"]

US = "us"


@dataclass(frozen=True, slots=True)
class Message:
    """A mark that was given: by whom ("" for nobody named), on which day, on what it rests and who told."""

    mark: str
    evidence: str
    source: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion to rate. `rivals` are names with their latest marks, "" where they were not rated on it."""

    criterion: Criterion
    question: str
    """The question of the block it belongs to."""
    last: Message | None
    rivals: tuple[tuple[str, str], ...]
    figures: str = ""
    """What the plan's own figures say to it, "" for nothing."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The action that is to find out. `owner` is a team id."""

    what: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered on one criterion. `mark` "" leaves it not rated."""

    mark: str
    evidence: str = ""
    source: str = ""
    action: Planned | None = None


@dataclass(frozen=True, slots=True)
class Coach:
    """An assessment to be made: of which deal and company (`us` or a competitor's id), by whom, on which day."""

    opened: Opened
    account: Account
    opportunity: Opportunity
    method: Method
    company: str
    by: str
    day: date
    items: tuple[Item, ...]
    team: Mapping[str, str]
    """Our people, id to name."""

    @property
    def target(self) -> str:
        """The deal as it is typed."""
        return f"{self.account.id}/{self.opportunity.id}"

    def proposals(self, answers: Mapping[str, Answer], note: str = "") -> tuple[Proposal, ...]:
        """Return the files with the assessment added, and the actions that were offered and taken. Raises GosartError without a mark."""
        ratings = {
            item.criterion.key: _rating(answer)
            for item in self.items
            if (answer := answers.get(item.criterion.key)) and answer.mark
        }
        if not ratings:
            raise GosartError("There is no mark among the answers, so there is nothing to write.")
        entry: dict[str, Node] = {"date": str(self.day), "for": self.company, "by": self.by}
        entry["ratings"] = ratings
        entry |= {"note": note} if note else {}
        added: list[tuple[Key, Node]] = [((*self.opened.base, "assessments"), entry)]
        ids = _free_ids(self.opened)
        for key, answer in answers.items():
            if answer.mark == "?" and answer.action:
                planned = answer.action
                action: dict[str, Node] = {
                    "id": next(ids),
                    "type": "retrieve",
                    "what": planned.what,
                }
                action |= {
                    "owner": planned.owner,
                    "due": planned.due,
                    "status": "open",
                    "criteria": [key],
                }
                added.append(((*self.opened.base, "actions"), action))
        before: dict[str, bytes] = {}
        after: dict[str, bytes] = {}
        for locator, item in added:
            place = self.opened.place(locator)
            if place.path not in after:
                before[place.path] = after[place.path] = (
                    self.opened.root / place.path
                ).read_bytes()
            after[place.path] = add_item(after[place.path], place.path, place.key, item)
        return tuple(Proposal(path, before[path], after[path]) for path in sorted(after))


def coach_for(
    options: SiteOptions,
    target: str,
    company: str = US,
    by: str = "",
    profile: str = "",
    day: date | None = None,
) -> Coach:
    """Open a deal for an assessment. An account with a single open deal needs no other name; `by` is by default who leads the deal.

    Raises GosartError for a name that is not there, and for a plan with errors.
    """
    opened = _one_opportunity(open_plan(options, target))
    method = read_method(options.language, options.root, options.method).method
    repository = read_repository(options.root, options.accounts_dir, frozenset({opened.files.id}))
    everyone = replace(plan_options(options), audience=options.audiences[-1])
    portfolio = load_portfolio(repository, method, everyone)
    if not portfolio.accounts:
        raise GosartError(
            f"The plan of '{opened.files.id}' has errors. Mend them first; `gosart check` names them."
        )
    account = portfolio.accounts[0]
    opportunity = account.opportunity(opened.opportunity)
    assert opportunity is not None  # noqa: S101 - its id was found in the same files
    rivals = {rival.id: rival.name for rival in account.competitors}
    if company != US and company not in rivals:
        raise GosartError(
            f"'{company}' is no rival of this account. There are: {', '.join([US, *rivals])}."
        )
    team = {member.id: member.name for member in portfolio.team}
    if by and by not in team:
        raise GosartError(f"'{by}' is nobody of ours. There are: {', '.join(sorted(team))}.")
    criteria = (
        method.criteria
        if company == US
        else tuple(criterion for criterion in method.criteria if criterion.rivals)
    )
    if profile:
        if profile not in method.profiles:
            raise GosartError(
                f"There is no profile '{profile}'. There are: {', '.join(method.profiles)}."
            )
        criteria = tuple(
            criterion for criterion in criteria if criterion.key in method.profiles[profile]
        )
    owner = opportunity.owner or account.owner
    leads = by or (owner.id if owner else "")
    blocks = {
        criterion.key: question.label
        for question in method.questions
        for criterion in question.criteria
    }
    others = {other: name for other, name in {US: method.us, **rivals}.items() if other != company}
    items = tuple(
        Item(
            criterion,
            blocks[criterion.key],
            _last(opportunity, criterion, company),
            tuple(
                (name, msg.mark)
                for other, name in others.items()
                if (msg := _last(opportunity, criterion, other))
            ),
            _figures(opportunity, criterion) if company == US else "",
        )
        for criterion in criteria
    )
    return Coach(
        opened, account, opportunity, method, company, leads, day or options.today, items, team
    )


def _one_opportunity(opened: Opened) -> Opened:
    if opened.opportunity:
        return opened
    opportunities = mapping(opened.files.tree.data.get("opportunities"))
    current = [
        key
        for key, opportunity in opportunities.items()
        if mapping(opportunity).get("status") in (None, "open")
    ]
    if len(current) == 1:
        return replace(opened, opportunity=current[0])
    if not opportunities:
        raise GosartError(
            f"'{opened.files.id}' has no opportunity to assess. `gosart new {opened.files.id}/NAME` writes one."
        )
    raise GosartError(
        f"Which of the deals? {', '.join(f'{opened.files.id}/{key}' for key in current or opportunities)}"
    )


def _company(assessment: Assessment) -> str:
    return assessment.rival.id if assessment.rival else US


def _last(opportunity: Opportunity, criterion: Criterion, company: str) -> Message | None:
    """Return the latest mark of a company on a criterion; of one day, the one that stands last in the plan."""
    found: Message | None = None
    for assessment in opportunity.assessments:
        if _company(assessment) != company or (found and assessment.date < found.day):
            continue
        for rating in assessment.ratings:
            if rating.criterion.key == criterion.key and rating.mark:
                by = assessment.by.name if assessment.by else ""
                source = rating.source.id if rating.source else ""
                found = Message(rating.mark.value, rating.evidence, source, by, assessment.date)
    return found


def _figures(opportunity: Opportunity, criterion: Criterion) -> str:
    cost = cost_of_sale(opportunity) if criterion.key == "sales_resource_requirements" else None
    if cost is None:
        return ""
    planned = " and ".join(
        f"{money.currency} {money.amount:,}" for money in (cost.planned, *cost.others)
    )
    expected = (
        f"{cost.expected.currency} {cost.expected.amount:,}"
        if cost.expected
        else "not said yet (`cost_of_sale`)"
    )
    return f"Our resources in the plan cost {planned}; the expected cost of sale is {expected}."


def _rating(answer: Answer) -> Node:
    if not answer.evidence and not answer.source:
        return answer.mark
    rating: dict[str, Node] = {"rating": answer.mark}
    rating |= {"evidence": answer.evidence} if answer.evidence else {}
    rating |= {"source": answer.source} if answer.source else {}
    return rating


class _FreeIds:
    """Ids for new actions, after the highest of those there are: `A1`, or with the letters that the others have."""

    def __init__(self, taken: list[str]) -> None:
        numbered = [found for text in taken if (found := re.fullmatch(r"([A-Za-z-]*)(\d+)", text))]
        self._prefix = numbered[-1][1] if numbered else "A"
        self._number = max(
            (int(found[2]) for found in numbered if found[1] == self._prefix), default=0
        )

    def __next__(self) -> str:
        self._number += 1
        return f"{self._prefix}{self._number}"


def _free_ids(opened: Opened) -> _FreeIds:
    actions = at_key(opened.files.tree.data, (*opened.base, "actions"))
    items = actions if isinstance(actions, list) else []
    return _FreeIds(
        [str(item["id"]) for item in items if isinstance(item, dict) and item.get("id")]
    )
