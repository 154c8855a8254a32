"""An assessment of an opportunity, criterion by criterion, and its answers as changes of the plan.

AssessmentSession ── items              one a criterion: questions, our prior rating, the rivals'
                  └─ proposals(answers) the new assessment, and an action for each unknown with one
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from gosart.analysis.cost_of_sale import cost_of_sale
from gosart.config.model import SiteOptions
from gosart.editing.locate import OpenPlan, open_plan
from gosart.editing.patch import FileChanges, Proposal
from gosart.errors import GosartError
from gosart.method.loader import read_method
from gosart.method.model import Criterion, Method
from gosart.plan.model.account import Account
from gosart.plan.model.opportunity import Assessment, Opportunity
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.plan.schema.assessment import RatingEntry
from gosart.plan.schema.registry import asked_of
from gosart.plan.validate.source_map import at_key, mapping
from gosart.repository.loader import read_repository
from gosart.text.suggest import suggestion
from gosart.yaml.document import Node
from gosart.yaml.edit.set_value import add_item

__all__ = [
    "US",
    "Answer",
    "AssessmentSession",
    "Item",
    "PriorRating",
    "open_session",
]

US = "us"
"""Stands for our own company where a competitor's id would stand."""


@dataclass(frozen=True, slots=True)
class PriorRating:
    """The latest rating of a criterion in the plan."""

    rating: str
    values: Mapping[str, str]
    """What was typed of the fields that are asked, by name; those that were not given are not
    there."""
    by: str
    """Name of who rated, "" for nobody named."""
    day: date


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion to rate."""

    criterion: Criterion
    question: str
    """The question of the method that the criterion belongs to."""
    prior: PriorRating | None
    rivals: tuple[tuple[str, str], ...]
    """The others' names with their latest rating, those that were rated."""
    figures: str = ""
    """A sentence with the plan's own figures on it, "" for none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer on one criterion."""

    rating: str
    """As the plan writes it; "" leaves the criterion not rated."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The fields of a rating that are asked, by name."""
    action: Mapping[str, str] | None = None
    """The fields of the action that is to find out what is unknown, None for none."""


@dataclass(frozen=True, slots=True)
class AssessmentSession:
    """An assessment to be made."""

    plan: OpenPlan
    account: Account
    opportunity: Opportunity
    method: Method
    company: str
    """`US` or a competitor's id."""
    by: str
    """Id of who rates."""
    day: date
    items: tuple[Item, ...]
    team: Mapping[str, str]
    """Our people, id to name."""

    @property
    def target(self) -> str:
        """The opportunity as a person types it."""
        return f"{self.account.id}/{self.opportunity.id}"

    def proposals(self, answers: Mapping[str, Answer], note: str = "") -> tuple[Proposal, ...]:
        """Add the assessment to the plan, and the actions that were planned.

        Args:
            answers: The answers by criterion.
            note: A note on the whole assessment.

        Returns:
            The files that change, sorted by path.

        Raises:
            GosartError: There is no rating among the answers.
        """
        ratings = {
            item.criterion.key: _rating_entry(answer)
            for item in self.items
            if (answer := answers.get(item.criterion.key)) and answer.rating
        }
        if not ratings:
            raise GosartError("There is no rating among the answers, so there is nothing to write.")
        assessment: dict[str, Node] = {"date": str(self.day), "for": self.company, "by": self.by}
        assessment["ratings"] = ratings
        assessment |= {"note": note} if note else {}
        entries: list[tuple[str, Node]] = [("assessments", assessment)]
        entries += [("actions", action) for action in self._actions(answers)]
        changes = FileChanges(self.plan.root)
        for section, entry in entries:
            file = self.plan.locate((*self.plan.base, section))
            changes[file.path] = add_item(changes[file.path], file.path, file.key, entry)
        return changes.proposals()

    def _actions(self, answers: Mapping[str, Answer]) -> Iterable[Node]:
        ids = _free_ids(self.plan)
        for key, answer in answers.items():
            if answer.rating == "?" and answer.action:
                yield {
                    "id": next(ids),
                    "type": "retrieve",
                    **{key: value for key, value in answer.action.items() if value},
                    "status": "open",
                    "criteria": [key],
                }


def open_session(
    options: SiteOptions,
    target: str,
    company: str = US,
    by: str = "",
    profile: str = "",
    day: date | None = None,
) -> AssessmentSession:
    """Open an opportunity for an assessment.

    Args:
        options: The site's options.
        target: The opportunity as typed; of an account with a single open one its name will do.
        company: `US` or a competitor's id.
        by: Id of who rates, "" for the owner of the opportunity.
        profile: A profile of the method whose criteria are asked, "" for all.
        day: Day of the assessment, None for today.

    Returns:
        The session.

    Raises:
        GosartError: A name is not there, or the plan has errors.
    """
    plan = _with_opportunity(open_plan(options, target))
    method = read_method(options.language, options.root, options.method).method
    repository = read_repository(options.root, options.accounts_dir, frozenset({plan.files.id}))
    widest = replace(plan_options(options), audience=options.audiences[-1])
    portfolio = load_portfolio(repository, method, widest)
    if not portfolio.accounts:
        raise GosartError(
            f"The plan of '{plan.files.id}' has errors. Mend them first; `gosart check` names them."
        )
    account = portfolio.accounts[0]
    opportunity = account.opportunity(plan.opportunity)
    assert opportunity is not None  # noqa: S101 - its id comes from the same files
    companies = {US: method.us} | {rival.id: rival.name for rival in account.competitors}
    if company not in companies:
        raise GosartError(
            f"'{company}' is no rival of this account. {suggestion(company, companies)}"
        )
    team = {member.id: member.name for member in portfolio.team}
    if by and by not in team:
        raise GosartError(f"'{by}' is nobody of ours. {suggestion(by, sorted(team))}")
    owner = opportunity.owner or account.owner
    others = {key: name for key, name in companies.items() if key != company}
    questions = {
        criterion.key: question.label
        for question in method.questions
        for criterion in question.criteria
    }
    items = tuple(
        Item(
            criterion,
            questions[criterion.key],
            _latest(opportunity, criterion, company),
            tuple(
                (name, latest.rating)
                for key, name in others.items()
                if (latest := _latest(opportunity, criterion, key))
            ),
            _figures(opportunity, criterion) if company == US else "",
        )
        for criterion in _criteria(method, company, profile)
    )
    return AssessmentSession(
        plan,
        account,
        opportunity,
        method,
        company,
        by or (owner.id if owner else ""),
        day or options.today,
        items,
        team,
    )


def _with_opportunity(plan: OpenPlan) -> OpenPlan:
    """Choose the only open opportunity of an account where none is named."""
    if plan.opportunity:
        return plan
    opportunities = mapping(plan.files.tree.data.get("opportunities"))
    current = [
        key
        for key, opportunity in opportunities.items()
        if mapping(opportunity).get("status") in (None, "open")
    ]
    if len(current) == 1:
        return replace(plan, opportunity=current[0])
    account = plan.files.id
    if not opportunities:
        raise GosartError(
            f"'{account}' has no opportunity to assess. `gosart new {account}/NAME` writes one."
        )
    targets = ", ".join(f"{account}/{key}" for key in current or opportunities)
    raise GosartError(f"Which of the deals? {targets}")


def _criteria(method: Method, company: str, profile: str) -> tuple[Criterion, ...]:
    """Return the criteria to ask; not on each of them a competitor is rated."""
    if profile and profile not in method.profiles:
        raise GosartError(
            f"There is no profile '{profile}'. {suggestion(profile, method.profiles)}"
        )
    return tuple(
        criterion
        for criterion in method.criteria
        if (company == US or criterion.rivals)
        and (not profile or criterion.key in method.profiles[profile])
    )


def _company(assessment: Assessment) -> str:
    return assessment.rival.id if assessment.rival else US


def _latest(opportunity: Opportunity, criterion: Criterion, company: str) -> PriorRating | None:
    """Return the latest rating of a company on a criterion; of one day, the last in the plan."""
    latest: PriorRating | None = None
    for assessment in opportunity.assessments:
        if _company(assessment) != company or (latest and assessment.date < latest.day):
            continue
        for rating in assessment.ratings:
            if rating.criterion.key == criterion.key and rating.rating:
                by = assessment.by.name if assessment.by else ""
                values = _typed(assessment, criterion)
                latest = PriorRating(rating.rating.value, values, by, assessment.date)
    return latest


def _typed(assessment: Assessment, criterion: Criterion) -> Mapping[str, str]:
    """Return what is typed of the fields of a rating that are asked."""
    ratings = assessment.entry.ratings if assessment.entry else ""
    typed = ratings.get(criterion.key) if isinstance(ratings, dict) else None
    if not isinstance(typed, RatingEntry):
        return {}
    values = {spec.name: getattr(typed, spec.attribute) for spec in asked_of(RatingEntry)}
    return {name: str(value) for name, value in values.items() if value}


def _figures(opportunity: Opportunity, criterion: Criterion) -> str:
    """Say what the plan's resources cost, next to the criterion on our resources."""
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


def _rating_entry(answer: Answer) -> Node:
    """Return a rating as a plan has it: short where there is nothing besides."""
    values = {
        spec.name: value
        for spec in asked_of(RatingEntry)
        if (value := answer.values.get(spec.name))
    }
    return {"rating": answer.rating, **values} if values else answer.rating


class _FreeIds:
    """Ids for new actions, after the highest of those that are there.

    They begin as the last of those does: `M8` after `M7`, `A1` where there is none with a number.
    """

    def __init__(self, ids: list[str]) -> None:
        numbered = [match for text in ids if (match := re.fullmatch(r"([A-Za-z-]*)(\d+)", text))]
        self._prefix = numbered[-1][1] if numbered else "A"
        self._number = max(
            (int(match[2]) for match in numbered if match[1] == self._prefix), default=0
        )

    def __next__(self) -> str:
        self._number += 1
        return f"{self._prefix}{self._number}"


def _free_ids(plan: OpenPlan) -> _FreeIds:
    actions = at_key(plan.files.tree.data, (*plan.base, "actions"))
    items = actions if isinstance(actions, list) else []
    return _FreeIds(
        [str(item["id"]) for item in items if isinstance(item, dict) and item.get("id")]
    )
