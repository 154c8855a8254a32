"""What a person types about one opportunity: objective, strategy, and all that belongs to it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.actions import ActionEntry, MilestoneEntry, ResourceEntry
from gosart.plan.schema.assessment import AssessmentEntry, DecisionCriterionEntry
from gosart.plan.schema.base import (
    Audiences,
    Entry,
    Ignores,
    Texts,
    TwoSidesEntry,
    listed,
    tag_of,
)
from gosart.plan.schema.decision import BudgetEntry, DecisionEntry, DeliveryEntry
from gosart.plan.schema.extra import Extra
from gosart.plan.schema.field import (
    Better,
    Dated,
    FromMethod,
    InDays,
    Inline,
    Part,
    Phrasing,
    Ranked,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.people import OverrideEntry
from gosart.plan.schema.review import TestEntry
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
    "AimEntry",
    "CounterEntry",
    "CustomerAimEntry",
    "ObjectiveEntry",
    "OpportunityEntry",
    "StrategyEntry",
]


class AimEntry(Entry):
    """An objective with its measure."""

    inline: ClassVar[Inline | None] = Inline(("text",))

    id: ActionId | None = key(example="less-downtime", edition=2)
    """The id by which actions refer to it."""
    text: Label = required(example=FromMethod("objective.customer"))
    """What is to be achieved."""
    measure: str | None = key(example=msg("What is counted"))
    """What is measured, and its unit."""
    baseline: str | None = key(sample="14 %")
    """The figure at the start."""
    target: str | None = key(example="10 %")
    """The target figure."""
    now: str | None = key(sample="12 %")
    """The figure now."""
    by: IsoDate | None = key(dates=Dated.PLANNED, example=InDays(60))
    """Date by which it is to be reached."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this objective."""


class CustomerAimEntry(AimEntry):
    """An objective of the customer's with its measure."""

    shared: YesNo | None = key(msg("shared with the customer"), example="true", edition=2)
    """Whether the plan shared with the customer opens with it."""


_AimLike = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[AimEntry, Tag("<mapping>")], Discriminator(tag_of)
]
_Aims = Annotated[
    tuple[_AimLike, ...],
    BeforeValidator(listed, json_schema_input_type=_AimLike | tuple[_AimLike, ...]),
]


_TheirAimLike = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[CustomerAimEntry, Tag("<mapping>")],
    Discriminator(tag_of),
]
_TheirAims = Annotated[
    tuple[_TheirAimLike, ...],
    BeforeValidator(listed, json_schema_input_type=_TheirAimLike | tuple[_TheirAimLike, ...]),
]


class ObjectiveEntry(Entry):
    """The O of GOSART."""

    customer: _TheirAims | None = key(msg("customer's objective"), first=True)
    """The customer's measurable results; they need a number."""
    team: _Aims | None = key(msg("our objective"), example=FromMethod("objective.team"), first=True)
    """Ours: what, how much, by when."""


class CounterEntry(Entry):
    """A competitor's move against our strategy, and our response."""

    record: ClassVar[Record | None] = Record(
        "counter",
        msg("Competitor's move"),
        Part.VALUE,
        content=("competitor", "move"),
        name=("move",),
        weight=2,
        headline=("state", "answer"),
    )

    competitor: str | None = key(
        msg("competitor"), refers_to=RefersTo.COMPETITOR, example="rival", edition=2
    )
    """Whose move it is (a competitor's id)."""
    move: Label = required(msg("move"), example=msg("Offers both regions at one price"), edition=2)
    """What they do."""
    state: enums.CounterState | None = key(
        msg("state"), absent=enums.CounterState.EXPECTED, example="expected", edition=2
    )
    """Whether we expect it or they have made it; if not given, expected."""
    answer: str | None = key(
        msg("our answer"), refers_to=RefersTo.ACTION, better=Better.GIVEN, example="A3", edition=2
    )
    """The action that responds to it (its id)."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this move."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class StrategyEntry(Entry):
    """The S of GOSART: how this opportunity is won."""

    type: enums.StrategyType | None = key(
        msg("competitive strategy"), weight=3, example="frontal", first=True
    )
    """The competitive strategy."""
    target: str | None = key(
        msg("competitor the strategy is aimed at"), refers_to=RefersTo.COMPETITOR
    )
    """The competitor it is aimed at."""
    customer: Texts | None = key(
        msg("customer's strategy"), example=FromMethod("strategy.customer")
    )
    """How the customer plans to reach their objective."""
    team: Texts | None = key(msg("our strategy"), example=FromMethod("strategy.team"), first=True)
    """How we plan to win."""
    rationale: str | None = key(
        msg("reason for the strategy"), phrasing=Phrasing.TEXT, example=msg("Why it will work here")
    )
    """Why this strategy, Markdown."""
    scope: str | None = key(msg("scope of the strategy"), phrasing=Phrasing.TEXT)
    """Which part of the opportunity we go for, Markdown."""
    counter: str | None = key(msg("the competitor's response"), phrasing=Phrasing.TEXT)
    """What the competitor will do about it, Markdown."""
    counters: tuple[CounterEntry, ...] | None = key(edition=2)
    """What competitors will do or have done about it, and our response."""


class OpportunityEntry(Entry):
    """One opportunity."""

    record: ClassVar[Record | None] = Record(
        "opportunity",
        msg("Opportunity"),
        Part.SUMMARY,
        whole=3,
        headline=("stage", "amount", "close_date"),
    )

    name: Label = required(msg("name"), sample="Outage desk", asked="Name of the opportunity")
    """What it is called."""
    stage: str | None = key(
        msg("stage"), weight=3, better=Better.LATER_STAGE, asked="Stage", sample=""
    )
    """One of the site's stages."""
    amount: Amount | None = key(
        msg("amount"), weight=3, better=Better.MORE, example="100_000", asked="Worth of the order"
    )
    """Value of the order."""
    currency: Currency | None = key(msg("currency"), sample="EUR")
    """Currency of the amount; if not given, the account's."""
    close_date: IsoDate | None = key(
        msg("close date"),
        weight=3,
        phrasing=Phrasing.SLIPS,
        dates=Dated.PLANNED,
        better=Better.EARLIER,
        example=InDays(60),
        asked="Day the order is expected (YYYY-MM-DD)",
    )
    """Date the order is expected."""
    cost_of_sale: Amount | None = key(
        msg("expected cost of sale"), better=Better.LESS, example="5_000"
    )
    """What winning it is expected to cost us, in the opportunity's currency; the total of
    `resources` is compared with it."""
    probability: Percent | None = key(
        msg("probability"), weight=3, better=Better.MORE, example="50"
    )
    """Probability of winning, in per cent."""
    forecast: enums.Forecast | None = key(
        msg("forecast"),
        weight=3,
        better=Ranked.of(
            enums.Forecast.OMITTED,
            enums.Forecast.PIPELINE,
            enums.Forecast.BEST_CASE,
            enums.Forecast.COMMIT,
        ),
        example="best-case",
        edition=2,
    )
    """Where it is in the forecast; if not given, by its probability (from 75 and from 50 per
    cent)."""
    crm: dict[str, str] | None = key(
        msg("ids in the CRM"), weight=0, example="salesforce: 006AB0000107", edition=2
    )
    """System, and the opportunity's id in it."""
    extra: Extra | None = key(msg("our own fields"), example="partner_led: true", edition=2)
    """A company's own fields, declared in its method file under `fields`."""
    owner: str | None = key(msg("owner"), refers_to=RefersTo.TEAM)
    """The team member who leads it (a team id)."""
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
    """Status; open if not given."""
    closed: IsoDate | None = key(msg("day it was closed"), dates=Dated.HAPPENED, sample="")
    """Date it was decided."""
    outcome: str | None = key(msg("outcome"), sample="")
    """Why it ended as it did, Markdown."""
    lost_to: str | None = key(
        msg("who won it"), refers_to=RefersTo.COMPETITOR, example="rival", edition=2, sample=""
    )
    """Who got the order (a competitor's id, or `no-decision`)."""
    reasons: tuple[str, ...] | None = key(msg("reasons"), example=("price",), edition=2, sample="")
    """Why it ended that way: words from the site's list, `reasons`."""
    goal: TwoSidesEntry | None = key()
    """The G of GOSART, where this opportunity's differs from the account's."""
    objective: ObjectiveEntry | None = key()
    """The O of GOSART."""
    strategy: StrategyEntry | None = key(part=Part.VALUE)
    """The S of GOSART."""
    assessments: tuple[AssessmentEntry, ...] | None = key()
    """Dated ratings on the method's criteria, ours and the competitors'."""
    budget: BudgetEntry | None = key(part=Part.VALUE, edition=2)
    """The customer's money for it."""
    delivery: DeliveryEntry | None = key(part=Part.VALUE, edition=2)
    """How long it takes from the order until they can use it."""
    value: ValueEntry | None = key(part=Part.VALUE)
    """What we are worth to them."""
    decision: DecisionEntry | None = key(part=Part.RELATIONSHIPS, edition=2)
    """Who decides, by which rule, and when."""
    decision_criteria: tuple[DecisionCriterionEntry, ...] | None = key()
    """What they judge by."""
    people: dict[Id, OverrideEntry] | None = key()
    """What differs for this opportunity from the account's people."""
    milestones: tuple[MilestoneEntry, ...] | None = key()
    """The customer's steps."""
    actions: tuple[ActionEntry, ...] | None = key()
    """The A of GOSART."""
    resources: tuple[ResourceEntry, ...] | None = key()
    """The R of GOSART."""
    test: TestEntry | None = key(part=Part.REVIEW)
    """The T of GOSART."""
    ignore: Ignores | None = key()
    """Accepted findings about this opportunity."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this opportunity."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""
