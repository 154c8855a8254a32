"""What the templates of value may use: the customer's chain, our case in figures, what it came to.

CustomerProfileView ── lists (texts), figures
InsightsView ── groups (one a kind) ── insights ── targets
ValueChainView ── propositions
ValueCaseView ── rows, sums
RealisedValueView ── rows
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.texts import TextsView

__all__ = [
    "BalanceView",
    "BarGroupView",
    "CaseComparisonView",
    "CasePanelView",
    "ChainLineView",
    "ChainListView",
    "ChainPictureView",
    "CountedBarView",
    "CustomerProfileView",
    "FedOpportunityView",
    "FinancialView",
    "InsightGroupView",
    "InsightLinkView",
    "InsightView",
    "InsightsView",
    "ProfileListView",
    "PropositionPartView",
    "PropositionsView",
    "RealisedRowView",
    "RealisedValueView",
    "SmallBarView",
    "ValueCaseView",
    "ValueChainView",
    "ValueRowView",
    "WaterfallView",
    "WrittenPropositionView",
]


@dataclass(frozen=True, slots=True)
class ProfileListView:
    """Some texts of the customer's profile."""

    label: str
    content: TextsView


@dataclass(frozen=True, slots=True)
class FinancialView:
    """A figure of the customer's."""

    measure: str
    value: str
    arrow: str
    """Where it goes, as a sign; "" where the plan does not say."""
    trend: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class CustomerProfileView:
    """The customer's business."""

    is_written: bool
    summary: Markup
    lists: tuple[ProfileListView, ...]
    figures: tuple[FinancialView, ...]


@dataclass(frozen=True, slots=True)
class InsightLinkView:
    """Another insight that one leads to."""

    href: str
    text: str
    """The beginning of it."""


@dataclass(frozen=True, slots=True)
class InsightView:
    """One link of the customer's chain."""

    anchor: str
    text: Markup
    owner: Markup
    """Who of theirs has it, empty for nobody."""
    confirmed_day: str
    """When the customer agreed with it, "" where they did not."""
    state: str
    """How it stands, "" where the plan does not say."""
    targets: tuple[InsightLinkView, ...]


@dataclass(frozen=True, slots=True)
class InsightGroupView:
    """Insights of one kind."""

    kind: Markup
    insights: tuple[InsightView, ...]


@dataclass(frozen=True, slots=True)
class ChainLineView:
    """A card of a chain as an entry of a list."""

    kind: str
    text: str
    notes: tuple[str, ...]
    tone: str
    """`confirmed`, `assumed`, `missing` or `quiet`, for the style sheet."""


@dataclass(frozen=True, slots=True)
class ChainListView:
    """A chain as a list, for a phone."""

    title: str
    note: str
    lines: tuple[ChainLineView, ...]


@dataclass(frozen=True, slots=True)
class ChainPictureView:
    """Chains of cards, drawn."""

    title: str
    """What it says."""
    about: str
    drawing: Markup
    lists: tuple[ChainListView, ...]
    has_states: bool
    """Whether its cards say what the customer agreed with."""
    has_missing: bool
    """Whether a card is not written."""
    has_unique: bool
    """Whether a card is something that only we bring."""


@dataclass(frozen=True, slots=True)
class FedOpportunityView:
    """A deal that insights feed."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class InsightsView:
    """The chain from the customer's goals to our solution."""

    pictures: tuple[ChainPictureView, ...]
    """One, or none where the plan has no insight of a kind."""
    opportunities: tuple[FedOpportunityView, ...]
    """Deals that they feed."""
    groups: tuple[InsightGroupView, ...]
    """Kinds that have an insight."""


@dataclass(frozen=True, slots=True)
class PropositionPartView:
    """A piece of a proposition's sentence."""

    text: str
    is_slot: bool
    """Whether the plan fills it in."""
    is_blank: bool
    """Whether nobody has: then the text names what belongs there."""


@dataclass(frozen=True, slots=True)
class WrittenPropositionView:
    """A value proposition, written out with its blanks."""

    template: Markup
    parts: tuple[PropositionPartView, ...]
    tone: str
    """`whole`, `blank` or `empty`, for the style sheet."""


@dataclass(frozen=True, slots=True)
class PropositionsView:
    """The value propositions of a deal."""

    title: str
    """What it says of them."""
    rows: tuple[WrittenPropositionView, ...]
    has_blank: bool


@dataclass(frozen=True, slots=True)
class ValueChainView:
    """The match of the customer's need with us."""

    is_written: bool
    pictures: tuple[ChainPictureView, ...]
    """One, or none where nothing of it is written."""
    event: Markup
    capabilities: TextsView
    has_capabilities: bool
    solution: Markup
    differentiation: Markup
    unique_head: Markup
    unique_value: Markup
    confirmed_day: str
    """When the unique value was confirmed, "" where it was not."""
    confirmed_by: str
    """Who of theirs did, "" for nobody whom these readers see."""
    propositions: tuple[PropositionsView, ...]
    """One, or none where none is written."""


@dataclass(frozen=True, slots=True)
class ValueRowView:
    """A benefit or a cost."""

    item: str
    rival: str
    """Whose case it belongs to, "" for ours."""
    is_only_us: bool
    kind: Markup
    amount: str
    missing: str
    """Why there is no amount, "" where there is one."""
    per: str
    confirmed_day: str
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class BalanceView:
    """Benefits less costs of one period and currency."""

    net: str
    per: str


@dataclass(frozen=True, slots=True)
class SmallBarView:
    """A bar of a picture as a line of a list."""

    label: str
    note: str
    amount: str
    is_only_us: bool
    bar: Markup
    """Empty where there is no figure."""


@dataclass(frozen=True, slots=True)
class BarGroupView:
    """Bars below one heading."""

    title: str
    total: str
    bars: tuple[SmallBarView, ...]


@dataclass(frozen=True, slots=True)
class WaterfallView:
    """The business case as a waterfall, with its running total."""

    title: str
    """What it says."""
    about: str
    drawing: Markup
    total_about: str
    """From which day its months count."""
    total: Markup
    """The running total, drawn with the same axis."""
    groups: tuple[BarGroupView, ...]
    """The waterfall as a list, for a phone."""
    has_confirmed: bool
    has_estimates: bool
    has_only_us: bool
    has_unknown: bool
    has_limit: bool
    formula: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CasePanelView:
    """One of the choices that the customer has, drawn like the others."""

    name: str
    tone: str
    """`us`, `rival` or `nothing`, for the style sheet."""
    result: str
    """What it leaves, or what of it is not known."""
    note: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class CaseComparisonView:
    """Our case beside that of each competitor and of doing nothing."""

    title: str
    about: str
    panels: tuple[CasePanelView, ...]
    note: str
    """What hatching means, "" where there is none."""


@dataclass(frozen=True, slots=True)
class ValueCaseView:
    """What we are worth to the customer, in figures."""

    is_written: bool
    waterfalls: tuple[WaterfallView, ...]
    """One, or none where the figures have no sum."""
    comparisons: tuple[CaseComparisonView, ...]
    """One, or none where the plan names nobody else."""
    rows: tuple[ValueRowView, ...]
    sums: tuple[BalanceView, ...]
    has_case: bool
    """Whether the figures have a sum over time."""
    payback: str
    net: str
    unique: str
    """Payback and net of what only we bring."""
    is_cut: bool
    """Whether these readers do not see some of the figures."""
    rivals: tuple[str, ...]
    """What of the competitors' figures is not known."""
    months: int
    """How far the case looks ahead."""
    nothing: str
    """What doing nothing costs in that time, "" where that is not known."""


@dataclass(frozen=True, slots=True)
class RealisedRowView:
    """What a benefit came to."""

    benefit: str
    note: Markup
    promised: str
    per: str
    amount: str
    missing: str
    """Why there is no amount, "" where there is one."""
    day: str
    confirmed_day: str
    """When it was confirmed, "" where it was not."""
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class CountedBarView:
    """What a benefit came to on a day, against what was promised."""

    label: str
    note: str
    """What was promised, and the day."""
    amount: str
    """What was counted, else that nothing was."""
    state: str
    """Who confirmed it, else that nobody has."""
    is_confirmed: bool
    bar: Markup
    """Its mark is what was promised."""


@dataclass(frozen=True, slots=True)
class RealisedValueView:
    """What was promised, and what came of it."""

    title: str
    """What it says."""
    bars: tuple[CountedBarView, ...]
    rows: tuple[RealisedRowView, ...]
