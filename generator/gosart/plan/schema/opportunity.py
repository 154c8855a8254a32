"""What a person types about one deal: objective, strategy, assessments, actions, resources and test."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag

from gosart.method import enums
from gosart.plan.schema.base import Entry, Ignores, Texts, TwoSidesEntry, listed, tag_of
from gosart.plan.schema.people import OverrideEntry
from gosart.plan.schema.scalars import (
    ActionId,
    Amount,
    Currency,
    Id,
    IsoDate,
    Label,
    Percent,
    YesNo,
)
from gosart.plan.schema.value import ValueEntry

__all__ = [
    "ActionEntry", "AimEntry", "AssessmentEntry", "DecisionCriterionEntry", "MilestoneEntry", "ObjectiveEntry", "OpportunityEntry",
    "RatingEntry", "ResourceEntry", "ReviewEntry", "StrategyEntry", "TestEntry", "VulnerabilityEntry",
]  # fmt: skip


class AimEntry(Entry):
    """An objective with its measure."""

    text: Label
    """What is to be reached."""
    measure: str | None = None
    """What is measured, and its unit."""
    baseline: str | None = None
    """The figure at the start."""
    target: str | None = None
    """The figure wanted."""
    now: str | None = None
    """The figure now."""
    by: IsoDate | None = None
    """Day by which it is to be reached."""
    audience: str | None = None
    """Narrowest audience that may see this objective."""


_AimLike = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[AimEntry, Tag("<mapping>")], Discriminator(tag_of)
]
_Aims = Annotated[
    tuple[_AimLike, ...],
    BeforeValidator(listed, json_schema_input_type=_AimLike | tuple[_AimLike, ...]),
]


class ObjectiveEntry(Entry):
    """The O of GOSART."""

    customer: _Aims | None = None
    """The customer's measurable results; they need a number."""
    team: _Aims | None = None
    """Ours: what, how much, by when."""


class StrategyEntry(Entry):
    """The S of GOSART: how this deal is won."""

    type: enums.StrategyType | None = None
    """The competitive strategy."""
    target: str | None = None
    """The competitor it is aimed at."""
    customer: Texts | None = None
    """How the customer means to reach their objective."""
    team: Texts | None = None
    """How we mean to win."""
    rationale: str | None = None
    """Why this strategy, Markdown."""
    scope: str | None = None
    """What part of the deal we go for, Markdown."""
    counter: str | None = None
    """What the rival will do about it, Markdown."""


class RatingEntry(Entry):
    """One mark with what stands behind it."""

    rating: enums.Rating | None = None
    """`"+"`, `"-"` or `"?"`, in quotes."""
    evidence: str | None = None
    """What the mark rests on."""
    source: str | None = None
    """Who told us (a person's id)."""
    confidence: enums.Confidence | None = None
    """How sure we are."""
    audience: str | None = None
    """Narrowest audience that may see evidence and source; the mark itself always counts."""


_MarkLike = Annotated[
    Annotated[enums.Rating | None, Tag("<text>")] | Annotated[RatingEntry, Tag("<mapping>")], Discriminator(tag_of)
]  # fmt: skip
_Ratings = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[dict[str, _MarkLike], Tag("<mapping>")],
    Discriminator(tag_of),
]


class AssessmentEntry(Entry):
    """Marks of one company on one day by one of ours."""

    date: IsoDate
    """Day of the assessment."""
    for_: str
    """Whose position is rated: `us` or a competitor's id."""
    by: str | None = None
    """Who of ours rated (a team id)."""
    ratings: _Ratings
    """Short: the marks of all criteria in one text, `.` for not rated, blanks free. Long: criterion to mark, or to a mapping."""
    note: str | None = None
    """Remark on the whole assessment."""
    audience: str | None = None
    """Narrowest audience that may see this assessment."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


class DecisionCriterionEntry(Entry):
    """What they judge by, and how each company does on it; other keys are ids of competitors."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, enums.Standing | None]

    name: str | None = None
    """The criterion in the customer's words."""
    formal: YesNo | None = None
    """Whether it is written down in their process."""
    mandatory: YesNo | None = None
    """Whether failing it ends our bid."""
    people: tuple[str, ...] | None = None
    """Whose criterion it is (ids of people)."""
    us: enums.Standing | None = None
    """How we stand on it in the customer's eyes."""
    audience: str | None = None
    """Narrowest audience that may see this criterion."""


class MilestoneEntry(Entry):
    """A step of the customer's."""

    name: str | None = None
    """What happens."""
    date: IsoDate | None = None
    """When."""
    status: enums.MilestoneStatus | None = None
    """State."""
    note: str | None = None
    """Remark."""
    audience: str | None = None
    """Narrowest audience that may see this step."""


class ActionEntry(Entry):
    """The A of GOSART: a PRIME action."""

    id: ActionId | None = None
    """What resources and reviews refer to it by."""
    type: enums.ActionType
    """PRIME: what the action is for."""
    what: Label
    """What is to be done."""
    who: tuple[str, ...] | None = None
    """Whom of theirs it concerns (ids of people)."""
    owner: Label
    """Who of ours does it (a team id)."""
    due: IsoDate
    """Last day."""
    status: enums.ActionStatus | None = None
    """State; open where it is not given."""
    done: IsoDate | None = None
    """Day it was done."""
    outcome: str | None = None
    """What came of it."""
    criteria: tuple[str, ...] | None = None
    """Which criteria of the assessment it is to improve."""
    side: enums.Side | None = None
    """Whose action it is; ours where it is not given."""
    ignore: Ignores | None = None
    """Accepted findings about this action."""
    audience: str | None = None
    """Narrowest audience that may see this action."""


class ResourceEntry(Entry):
    """The R of GOSART: what the plan needs."""

    name: str | None = None
    """Who or what."""
    kind: enums.ResourceKind | None = None
    """Kind of resource."""
    quantity: str | None = None
    """How much, with its unit."""
    amount: Amount | None = None
    """What it costs."""
    currency: Currency | None = None
    """Currency of the amount."""
    needed_by: IsoDate | None = None
    """Day it is needed."""
    approved: YesNo | None = None
    """Whether it has been granted."""
    actions: tuple[str, ...] | None = None
    """Actions it is for (ids)."""
    side: enums.Side | None = None
    """Who supplies it; we where it is not given."""
    audience: str | None = None
    """Narrowest audience that may see this resource."""


class VulnerabilityEntry(Entry):
    """A weak point a review found."""

    text: Label
    """What is weak."""
    severity: enums.VulnerabilitySeverity | None = None
    """How bad it is."""
    action: str | None = None
    """The action that answers it (its id)."""
    audience: str | None = None
    """Narrowest audience that may see this point."""


class ReviewEntry(Entry):
    """A meeting that tested the plan."""

    date: IsoDate
    """Day of the review."""
    kind: enums.ReviewKind | None = None
    """The forum."""
    presenter: str | None = None
    """Who presented (a team id)."""
    coach: str | None = None
    """Who led the review (a team id)."""
    attendees: tuple[str, ...] | None = None
    """Who else was there (team ids)."""
    questions: Texts | None = None
    """What was asked."""
    vulnerabilities: tuple[VulnerabilityEntry, ...] | None = None
    """Weak points that were found."""
    recommendations: Texts | None = None
    """What was advised."""
    decision: enums.Decision | None = None
    """What was decided."""
    control_signals: tuple[enums.ControlSignal, ...] | None = None
    """Symptoms that day that we are not in control of the deal; `[]` where there were none. Their number by review shows a trend."""
    audience: str | None = None
    """Narrowest audience that may see this review."""


class TestEntry(Entry):
    """The T of GOSART."""

    customer: Texts | None = None
    """How they will judge the result."""
    team: Texts | None = None
    """What could prove us wrong."""
    reviews: tuple[ReviewEntry, ...] | None = None
    """Meetings that tested the plan."""
    control_signals: tuple[enums.ControlSignal, ...] | None = None
    """Symptoms now that we are not in control of the deal; those of a review's day stand in the review."""


class OpportunityEntry(Entry):
    """One deal."""

    name: Label
    """What it is called."""
    stage: str | None = None
    """One of the site's stages."""
    amount: Amount | None = None
    """Worth of the order."""
    currency: Currency | None = None
    """Currency of the amount; the account's where it is not given."""
    close_date: IsoDate | None = None
    """Day the order is expected."""
    cost_of_sale: Amount | None = None
    """What winning it is expected to cost us, in the deal's currency; the sum of `resources` is held against it."""
    probability: Percent | None = None
    """Chance of winning in per cent."""
    owner: str | None = None
    """Who of ours leads it (a team id)."""
    status: enums.OpportunityStatus | None = None
    """State; open where it is not given."""
    closed: IsoDate | None = None
    """Day it was decided."""
    outcome: str | None = None
    """Why it ended as it did, Markdown."""
    goal: TwoSidesEntry | None = None
    """The G of GOSART, where this deal's differs from the account's."""
    objective: ObjectiveEntry | None = None
    """The O of GOSART."""
    strategy: StrategyEntry | None = None
    """The S of GOSART."""
    assessments: tuple[AssessmentEntry, ...] | None = None
    """Dated marks on the method's criteria, ours and the rivals'."""
    value: ValueEntry | None = None
    """What we are worth to them."""
    decision_criteria: tuple[DecisionCriterionEntry, ...] | None = None
    """What they judge by."""
    people: dict[Id, OverrideEntry] | None = None
    """What differs for this deal from the account's people."""
    milestones: tuple[MilestoneEntry, ...] | None = None
    """The customer's steps."""
    actions: tuple[ActionEntry, ...] | None = None
    """The A of GOSART."""
    resources: tuple[ResourceEntry, ...] | None = None
    """The R of GOSART."""
    test: TestEntry | None = None
    """The T of GOSART."""
    ignore: Ignores | None = None
    """Accepted findings about this deal."""
    audience: str | None = None
    """Narrowest audience that may see this deal."""
