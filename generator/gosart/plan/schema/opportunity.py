"""What a person types about one deal: objective, strategy, assessments, actions, resources and test."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Entry, Ignores, Texts, TwoSidesEntry, listed, tag_of
from gosart.plan.schema.field import (
    Better,
    Dated,
    FromMethod,
    InDays,
    Inline,
    Owner,
    Part,
    Ranked,
    Record,
    RefersTo,
    Told,
    key,
    required,
)
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

    inline: ClassVar[Inline | None] = Inline(("text",))

    text: Label = required(example=FromMethod("objective.customer"))
    """What is to be reached."""
    measure: str | None = key(example=msg("What is counted"))
    """What is measured, and its unit."""
    baseline: str | None = key()
    """The figure at the start."""
    target: str | None = key(example="10 %")
    """The figure wanted."""
    now: str | None = key()
    """The figure now."""
    by: IsoDate | None = key(dates=Dated.PLANNED, example=InDays(60))
    """Day by which it is to be reached."""
    audience: str | None = key(msg("audience"), weight=0)
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

    customer: _Aims | None = key(msg("customer's objective"), first=True)
    """The customer's measurable results; they need a number."""
    team: _Aims | None = key(msg("our objective"), example=FromMethod("objective.team"), first=True)
    """Ours: what, how much, by when."""


class StrategyEntry(Entry):
    """The S of GOSART: how this deal is won."""

    type: enums.StrategyType | None = key(
        msg("competitive strategy"), weight=3, example="frontal", first=True
    )
    """The competitive strategy."""
    target: str | None = key(msg("rival the strategy is aimed at"), refers_to=RefersTo.COMPETITOR)
    """The competitor it is aimed at."""
    customer: Texts | None = key(
        msg("customer's strategy"), example=FromMethod("strategy.customer")
    )
    """How the customer means to reach their objective."""
    team: Texts | None = key(msg("our strategy"), example=FromMethod("strategy.team"), first=True)
    """How we mean to win."""
    rationale: str | None = key(
        msg("reason for the strategy"), told=Told.TEXT, example=msg("Why it will work here")
    )
    """Why this strategy, Markdown."""
    scope: str | None = key(msg("scope of the strategy"), told=Told.TEXT)
    """What part of the deal we go for, Markdown."""
    counter: str | None = key(msg("the rival's answer"), told=Told.TEXT)
    """What the rival will do about it, Markdown."""


class RatingEntry(Entry):
    """One mark with what stands behind it."""

    rating: enums.Rating | None = key(first=True)
    """`"+"`, `"-"` or `"?"`, in quotes."""
    evidence: str | None = key(first=True)
    """What the mark rests on."""
    source: str | None = key(refers_to=RefersTo.PERSON, first=True)
    """Who told us (a person's id)."""
    confidence: enums.Confidence | None = key()
    """How sure we are."""
    audience: str | None = key(msg("audience"), weight=0)
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

    record: ClassVar[Record | None] = Record(
        "assessment",
        msg("Assessment"),
        Part.ASSESSMENT,
        content=("date", "for_", "by"),
        name=("date",),
    )

    date: IsoDate = required(msg("date"), dates=Dated.HAPPENED, example=InDays(0))
    """Day of the assessment."""
    for_: str = required(msg("whose position it rates"), refers_to=RefersTo.COMPANY, example="us")
    """Whose position is rated: `us` or a competitor's id."""
    by: str | None = key(msg("who rated"), refers_to=RefersTo.TEAM, example=Owner())
    """Who of ours rated (a team id)."""
    ratings: _Ratings = required(names=(RefersTo.CRITERION,), example=FromMethod("ratings"))
    """Short: the marks of all criteria in one text, `.` for not rated, blanks free. Long: criterion to mark, or to a mapping."""
    note: str | None = key(msg("remark"), weight=0, told=Told.TEXT)
    """Remark on the whole assessment."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this assessment."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


class DecisionCriterionEntry(Entry):
    """What they judge by, and how each company does on it; other keys are ids of competitors."""

    record: ClassVar[Record | None] = Record(
        "criterion", msg("Decision criterion"), Part.VALUE, content=("name",), weight=2
    )

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, enums.Standing | None]

    name: str | None = key(msg("name"), example=msg("What they compare, in their words"))
    """The criterion in the customer's words."""
    formal: YesNo | None = key(msg("part of the formal process"), example="true")
    """Whether it is written down in their process."""
    mandatory: YesNo | None = key(msg("must be met"), example="false")
    """Whether failing it ends our bid."""
    people: tuple[str, ...] | None = key(msg("whose criterion it is"), refers_to=RefersTo.PERSON)
    """Whose criterion it is (ids of people)."""
    us: enums.Standing | None = key(told=Told.STANDING, example="same")
    """How we stand on it in the customer's eyes."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this criterion."""


class MilestoneEntry(Entry):
    """A step of the customer's."""

    record: ClassVar[Record | None] = Record(
        "milestone", msg("Milestone"), Part.ACTIONS, content=("name",), weight=2, headline=("date",)
    )

    name: str | None = key(msg("name"), example=msg("The board decides"), first=True)
    """What happens."""
    date: IsoDate | None = key(
        msg("date"), dates=Dated.PLANNED, better=Better.EARLIER, example=InDays(60), first=True
    )
    """When."""
    status: enums.MilestoneStatus | None = key(
        msg("status"),
        better=Ranked.of(
            enums.MilestoneStatus.LATE,
            (enums.MilestoneStatus.OPEN, enums.MilestoneStatus.CANCELLED),
            enums.MilestoneStatus.DONE,
            absent=enums.MilestoneStatus.OPEN,
        ),
    )
    """State."""
    note: str | None = key(msg("remark"), weight=0, told=Told.TEXT)
    """Remark."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this step."""


class ActionEntry(Entry):
    """The A of GOSART: a PRIME action."""

    record: ClassVar[Record | None] = Record(
        "action",
        msg("Action"),
        Part.ACTIONS,
        content=("what",),
        name=("id", "what"),
        weight=2,
        headline=("owner", "due"),
    )

    id: ActionId | None = key(example="A1")
    """What resources and reviews refer to it by."""
    type: enums.ActionType = required(msg("what the action is for"), example="retrieve")
    """PRIME: what the action is for."""
    what: Label = required(msg("what is to be done"), example=msg("Ask who can release the money"))
    """What is to be done."""
    who: tuple[str, ...] | None = key(msg("whom it concerns"), refers_to=RefersTo.PERSON)
    """Whom of theirs it concerns (ids of people)."""
    owner: Label = required(msg("owner"), refers_to=RefersTo.TEAM, example=Owner())
    """Who of ours does it (a team id)."""
    due: IsoDate = required(
        msg("due date"), dates=Dated.PLANNED, better=Better.EARLIER, example=InDays(14)
    )
    """Last day."""
    status: enums.ActionStatus | None = key(
        msg("status"),
        absent=enums.ActionStatus.OPEN,
        told=Told.FINISHES,
        better=Ranked.of(
            enums.ActionStatus.BLOCKED,
            (enums.ActionStatus.OPEN, enums.ActionStatus.CANCELLED),
            enums.ActionStatus.STARTED,
            enums.ActionStatus.DONE,
            absent=enums.ActionStatus.OPEN,
        ),
    )
    """State; open where it is not given."""
    done: IsoDate | None = key(msg("day it was done"), told=Told.WITH_FINISH, dates=Dated.HAPPENED)
    """Day it was done."""
    outcome: str | None = key(msg("outcome"), told=Told.WITH_FINISH)
    """What came of it."""
    criteria: tuple[str, ...] | None = key(
        msg("criteria it works on"), refers_to=RefersTo.CRITERION
    )
    """Which criteria of the assessment it is to improve."""
    side: enums.Side | None = key(msg("whose action it is"), absent=enums.Side.TEAM)
    """Whose action it is; ours where it is not given."""
    ignore: Ignores | None = key()
    """Accepted findings about this action."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this action."""


class ResourceEntry(Entry):
    """The R of GOSART: what the plan needs."""

    record: ClassVar[Record | None] = Record(
        "resource",
        msg("Resource"),
        Part.ACTIONS,
        content=("name",),
        headline=("amount", "needed_by"),
    )

    name: str | None = key(msg("name"), example=msg("Whom or what"))
    """Who or what."""
    kind: enums.ResourceKind | None = key(msg("kind"), example="person")
    """Kind of resource."""
    quantity: str | None = key(msg("quantity"), example=msg("5 days"))
    """How much, with its unit."""
    amount: Amount | None = key(msg("amount"), better=Better.LESS)
    """What it costs."""
    currency: Currency | None = key(msg("currency"))
    """Currency of the amount."""
    needed_by: IsoDate | None = key(
        msg("needed by"), dates=Dated.PLANNED, better=Better.EARLIER, example=InDays(14)
    )
    """Day it is needed."""
    approved: YesNo | None = key(msg("approval"), better=Better.GIVEN, example="false")
    """Whether it has been granted."""
    actions: tuple[str, ...] | None = key(msg("actions it serves"), refers_to=RefersTo.ACTION)
    """Actions it is for (ids)."""
    side: enums.Side | None = key(msg("whose action it is"), absent=enums.Side.TEAM)
    """Who supplies it; we where it is not given."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this resource."""


class VulnerabilityEntry(Entry):
    """A weak point a review found."""

    inline: ClassVar[Inline | None] = Inline(("text",))

    text: Label = required()
    """What is weak."""
    severity: enums.VulnerabilitySeverity | None = key()
    """How bad it is."""
    action: str | None = key(refers_to=RefersTo.ACTION)
    """The action that answers it (its id)."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this point."""


class ReviewEntry(Entry):
    """A meeting that tested the plan."""

    record: ClassVar[Record | None] = Record(
        "review",
        msg("Review"),
        Part.REVIEW,
        content=("date", "kind"),
        name=("date",),
        weight=2,
        headline=("kind", "decision"),
    )

    date: IsoDate = required(msg("date"), dates=Dated.HAPPENED, example=InDays(0))
    """Day of the review."""
    kind: enums.ReviewKind | None = key(msg("kind"), example="initial-qualification")
    """The forum."""
    presenter: str | None = key(msg("presenter"), refers_to=RefersTo.TEAM, example=Owner())
    """Who presented (a team id)."""
    coach: str | None = key(msg("coach"), refers_to=RefersTo.TEAM)
    """Who led the review (a team id)."""
    attendees: tuple[str, ...] | None = key(msg("attendees"), refers_to=RefersTo.TEAM)
    """Who else was there (team ids)."""
    questions: Texts | None = key(msg("questions"))
    """What was asked."""
    vulnerabilities: tuple[VulnerabilityEntry, ...] | None = key(msg("vulnerabilities"))
    """Weak points that were found."""
    recommendations: Texts | None = key(msg("recommendations"))
    """What was advised."""
    decision: enums.Decision | None = key(msg("decision"), example="continue")
    """What was decided."""
    control_signals: tuple[enums.ControlSignal, ...] | None = key(
        msg("signs that we were not in control"), better=Better.FEWER, example=()
    )
    """Symptoms that day that we are not in control of the deal; `[]` where there were none. Their number by review shows a trend."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this review."""


class TestEntry(Entry):
    """The T of GOSART."""

    customer: Texts | None = key(
        msg("how the customer will judge"), example=FromMethod("test.customer")
    )
    """How they will judge the result."""
    team: Texts | None = key(msg("what could prove us wrong"), example=FromMethod("test.team"))
    """What could prove us wrong."""
    reviews: tuple[ReviewEntry, ...] | None = key()
    """Meetings that tested the plan."""
    control_signals: tuple[enums.ControlSignal, ...] | None = key(
        msg("signs that we are not in control"), better=Better.FEWER
    )
    """Symptoms now that we are not in control of the deal; those of a review's day stand in the review."""


class OpportunityEntry(Entry):
    """One deal."""

    record: ClassVar[Record | None] = Record(
        "opportunity",
        msg("Opportunity"),
        Part.SUMMARY,
        whole=3,
        headline=("stage", "amount", "close_date"),
    )

    name: Label = required(msg("name"))
    """What it is called."""
    stage: str | None = key(msg("stage"), weight=3, better=Better.LATER_STAGE)
    """One of the site's stages."""
    amount: Amount | None = key(msg("amount"), weight=3, better=Better.MORE, example="100_000")
    """Worth of the order."""
    currency: Currency | None = key(msg("currency"))
    """Currency of the amount; the account's where it is not given."""
    close_date: IsoDate | None = key(
        msg("close date"),
        weight=3,
        told=Told.SLIPS,
        dates=Dated.PLANNED,
        better=Better.EARLIER,
        example=InDays(60),
    )
    """Day the order is expected."""
    cost_of_sale: Amount | None = key(
        msg("expected cost of sale"), better=Better.LESS, example="5_000"
    )
    """What winning it is expected to cost us, in the deal's currency; the sum of `resources` is held against it."""
    probability: Percent | None = key(
        msg("probability"), weight=3, better=Better.MORE, example="50"
    )
    """Chance of winning in per cent."""
    owner: str | None = key(msg("owner"), refers_to=RefersTo.TEAM)
    """Who of ours leads it (a team id)."""
    status: enums.OpportunityStatus | None = key(
        msg("status"),
        absent=enums.OpportunityStatus.OPEN,
        weight=3,
        better=Ranked.of(
            enums.OpportunityStatus.LOST,
            (enums.OpportunityStatus.OPEN, enums.OpportunityStatus.DISENGAGED),
            enums.OpportunityStatus.WON,
            absent=enums.OpportunityStatus.OPEN,
        ),
    )
    """State; open where it is not given."""
    closed: IsoDate | None = key(msg("day it was closed"), dates=Dated.HAPPENED)
    """Day it was decided."""
    outcome: str | None = key(msg("outcome"))
    """Why it ended as it did, Markdown."""
    goal: TwoSidesEntry | None = key()
    """The G of GOSART, where this deal's differs from the account's."""
    objective: ObjectiveEntry | None = key()
    """The O of GOSART."""
    strategy: StrategyEntry | None = key(part=Part.VALUE)
    """The S of GOSART."""
    assessments: tuple[AssessmentEntry, ...] | None = key()
    """Dated marks on the method's criteria, ours and the rivals'."""
    value: ValueEntry | None = key(part=Part.VALUE)
    """What we are worth to them."""
    decision_criteria: tuple[DecisionCriterionEntry, ...] | None = key()
    """What they judge by."""
    people: dict[Id, OverrideEntry] | None = key()
    """What differs for this deal from the account's people."""
    milestones: tuple[MilestoneEntry, ...] | None = key()
    """The customer's steps."""
    actions: tuple[ActionEntry, ...] | None = key()
    """The A of GOSART."""
    resources: tuple[ResourceEntry, ...] | None = key()
    """The R of GOSART."""
    test: TestEntry | None = key(part=Part.REVIEW)
    """The T of GOSART."""
    ignore: Ignores | None = key()
    """Accepted findings about this deal."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this deal."""
