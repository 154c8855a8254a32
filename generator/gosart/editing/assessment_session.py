"""An assessment of an opportunity, criterion by criterion, and its answers as changes of the plan.

AssessmentSession ── items              one a criterion: questions, our prior rating, the rivals'
                  └─ proposals(answers) the new assessment, and an action for each unknown with one

A second opinion is asked unseen: of what others rated nothing is shown, and its set is a file of
its own, so that nothing of theirs is touched.
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
from gosart.yaml.dump import block_lines
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
    is_second: bool = False
    """Whether it is a second opinion, in a file of its own."""
    sealed_until: date | None = None
    """The day on which a second opinion is opened, None for one that is open at once."""
    accounts_dir: str = ""
    """Folder of the accounts."""

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
        if self.is_second:
            return (self._own_file(ratings, note),)
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

    def _own_file(self, ratings: dict[str, Node], note: str) -> Proposal:
        """Write the set as a file, whose name gives its day and who rated."""
        data: dict[str, Node] = {}
        data |= {"sealed_until": str(self.sealed_until)} if self.sealed_until else {}
        data |= {"for": self.company} if self.company != US else {}
        data["ratings"] = ratings
        data |= {"note": note} if note else {}
        folder = f"{self.accounts_dir}/{self.account.id}/opportunities/{self.opportunity.id}"
        path = f"{folder}/assessments/{self.day}.{self.by}.yml"
        return Proposal(path, None, ("\n".join(block_lines(data)) + "\n").encode("utf-8"))

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
    *,
    second: bool = False,
    sealed_until: date | None = None,
) -> AssessmentSession:
    """Open an opportunity for an assessment.

    Args:
        options: The site's options.
        target: The opportunity as typed; of an account with a single open one its name will do.
        company: `US` or a competitor's id.
        by: Id of who rates, "" for the owner of the opportunity.
        profile: A profile of the method whose criteria are asked, "" for all.
        day: Day of the assessment, None for today.
        second: Whether `by` gives a second opinion, unseen and in a file of its own.
        sealed_until: The day on which it is opened, None for the account's next review.

    Returns:
        The session.

    Raises:
        GosartError: A name is not there, the plan has errors, or a second opinion has no place.
    """
    plan = _with_opportunity(open_plan(options, target))
    method = read_method(options.language, options.root, options.method).method
    repository = read_repository(options.root, options.accounts_dir, frozenset({plan.files.id}))
    widest = replace(plan_options(options), audience=options.audiences[-1])
    portfolio = load_portfolio(repository, method, widest)
    if not portfolio.accounts:
        raise GosartError(
            f"The plan of '{plan.files.id}' has errors. Fix them first: `gosart check` names them."
        )
    account = portfolio.accounts[0]
    opportunity = account.opportunity(plan.opportunity)
    assert opportunity is not None  # noqa: S101 - its id comes from the same files
    companies = {US: method.us} | {rival.id: rival.name for rival in account.competitors}
    if company not in companies:
        raise GosartError(
            f"'{company}' is not a competitor in this account. {suggestion(company, companies)}"
        )
    team = {member.id: member.name for member in portfolio.team}
    if by and by not in team:
        raise GosartError(f"'{by}' is not in our team. {suggestion(by, sorted(team))}")
    owner = opportunity.owner or account.owner
    others = {key: name for key, name in companies.items() if key != company}
    questions = {
        criterion.key: question.label
        for question in method.questions
        for criterion in question.criteria
    }
    if second:
        _check_folder(options, account.id)
    only = by if second else ""
    items = tuple(
        Item(
            criterion,
            questions[criterion.key],
            _latest(opportunity, criterion, company, only),
            tuple(
                (name, latest.rating)
                for key, name in others.items()
                if (latest := _latest(opportunity, criterion, key, only))
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
        second,
        _sealed_until(options, account, sealed_until) if second else None,
        options.accounts_dir,
    )


def _check_folder(options: SiteOptions, account: str) -> None:
    """Refuse an account that is one file: another beside it would be a second account."""
    if not (options.root / options.accounts_dir / account).is_dir():
        folder = f"{options.accounts_dir}/{account}"
        raise GosartError(
            f"The account '{account}' is one file, so no set of ratings has a file of its own. "
            f"Make it a folder first: {folder}/account.yml, or account.md."
        )


def _sealed_until(options: SiteOptions, account: Account, given: date | None) -> date | None:
    """Return the day on which a second opinion is opened: as given, else the next review."""
    if given is not None and given <= options.today:
        raise GosartError(f"{given} is not ahead, so nothing would be sealed.")
    review = account.next_review
    return given or (review if review and review > options.today else None)


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
    raise GosartError(f"Which opportunity? {targets}")


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


def _latest(
    opportunity: Opportunity, criterion: Criterion, company: str, only: str
) -> PriorRating | None:
    """Return the latest rating of a company on a criterion; of one day, the last in the plan.

    Only those of one rater count where `only` names one.
    """
    latest: PriorRating | None = None
    for assessment in opportunity.assessments:
        if only and (assessment.by is None or assessment.by.id != only):
            continue
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
