"""What the template of an assessment may use: texts, links and drawings, ready to set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gosart.site.views.account_frame_model import AccountNavView
from gosart.site.views.opportunity_tiles import OpportunityTileView
from gosart.site.views.worksheet_model import WorksheetView

__all__ = [
    "AskingActionView",
    "AssessmentFindingView",
    "AssessmentPageView",
    "AssessmentView",
    "ContrastView",
    "CriteriaGroupView",
    "DissentItemView",
    "DissentView",
    "MoveKindView",
    "MoveView",
    "OpenQuestionView",
    "PositionCellView",
    "PositionView",
    "ProfileView",
    "QuestionRowView",
    "RatedView",
    "TrendCellView",
    "TrendRowView",
    "VendorKeyView",
    "VendorMovesView",
]


@dataclass(frozen=True, slots=True)
class VendorKeyView:
    """A vendor in the key of the radar."""

    number: int
    """Which of its colours, from 0."""
    name: str
    day: str


@dataclass(frozen=True, slots=True)
class PositionCellView:
    """Us against a competitor, in a cell of the table."""

    is_empty: bool
    """Whether no criterion of the row applies to both."""
    is_known: bool
    """Whether anything is known of both."""
    tone: str
    """`good`, `bad` or "", for the style sheet."""
    ahead: int
    behind: int
    settled: int
    """Criteria that are known of both."""


@dataclass(frozen=True, slots=True)
class QuestionRowView:
    """A question of the method, or all of them together."""

    head: Markup
    counts: str
    """Our ratings of each kind, "" for none."""
    positions: tuple[PositionCellView, ...]
    """One for each competitor."""
    movement: str
    settled: int
    """How many of its criteria are known of us."""
    size: int
    confidence: str


@dataclass(frozen=True, slots=True)
class CriteriaGroupView:
    """Criteria on which a position is the same."""

    label: str
    criteria: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """Us against a competitor."""

    rival: str
    tone: str
    words: str
    before_day: str
    """Day of the position before, "" for none."""
    before: str
    groups: tuple[CriteriaGroupView, ...]


@dataclass(frozen=True, slots=True)
class DissentItemView:
    """A criterion that somebody rates otherwise."""

    criterion: Markup
    leading: Markup
    rating: Markup
    evidence: Markup


@dataclass(frozen=True, slots=True)
class DissentView:
    """Somebody who rates otherwise."""

    who: str
    rival: str
    """About which competitor, "" for us."""
    count: int
    items: tuple[DissentItemView, ...]
    day: str


@dataclass(frozen=True, slots=True)
class RatedView:
    """A criterion, or an element of MEDDPICC, with its rating."""

    label: Markup
    rating: Markup


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A short set of criteria."""

    name: Markup
    ratings: tuple[RatedView, ...]


@dataclass(frozen=True, slots=True)
class AssessmentFindingView:
    """What a rule says of the assessment."""

    rule: Markup
    tone: str
    """`bad`, `warn` or `advice`, for the style sheet."""
    text: str
    hint: Markup


@dataclass(frozen=True, slots=True)
class ContrastView:
    """A criterion on which one side is strong and the other is not, the strong one first."""

    criterion: Markup
    strong: str
    strong_rating: Markup
    weak: str
    weak_rating: Markup


@dataclass(frozen=True, slots=True)
class AskingActionView:
    """An action that finds something out."""

    id: str
    href: str
    is_overdue: bool
    due: str
    """Empty for no day."""


@dataclass(frozen=True, slots=True)
class OpenQuestionView:
    """A criterion that is unknown."""

    criterion: Markup
    question: Markup
    more: Markup
    """A link to further questions, "" for none."""
    people: Markup
    """Whom to ask, "" for nobody."""
    actions: tuple[AskingActionView, ...]


@dataclass(frozen=True, slots=True)
class TrendCellView:
    """Our ratings on a day, or a position."""

    is_empty: bool
    is_position: bool
    ahead: int
    """Against a competitor; so are the two below."""
    behind: int
    settled: int
    counts: str
    """Our ratings of each kind."""


@dataclass(frozen=True, slots=True)
class TrendRowView:
    """A day of the trend."""

    day: str
    cells: tuple[TrendCellView, ...]


@dataclass(frozen=True, slots=True)
class MoveView:
    """A rating that changed."""

    criterion: Markup
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class MoveKindView:
    """Ratings that changed alike."""

    tone: str
    """`good`, `bad` or `warn`, for the style sheet."""
    label: str
    moves: tuple[MoveView, ...]


@dataclass(frozen=True, slots=True)
class VendorMovesView:
    """What changed of a vendor since the ratings before."""

    name: str
    since: str
    summary: str
    """In a few words, "" for nothing."""
    is_rival: bool
    """Whether it can be folded: ours cannot."""
    is_open: bool
    kinds: tuple[MoveKindView, ...]


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """An opportunity's assessment."""

    headline: str
    radar: Markup
    interactive: Markup
    """The button that asks for the interactive radar."""
    keys: tuple[VendorKeyView, ...]
    before: tuple[VendorKeyView, ...]
    """Our ratings of the time before, where the radar has them."""
    has_dissent: bool
    us: str
    has_us: bool
    """Whether we were ever rated."""
    rivals: tuple[str, ...]
    """Competitors against whom we have a position."""
    moved_head: Markup
    known_head: Markup
    sure_head: Markup
    questions: tuple[QuestionRowView, ...]
    total: QuestionRowView
    position_head: Markup
    positions: tuple[PositionView, ...]
    leads_head: Markup
    leads: str
    """Whose ratings lead, "" where we were never rated."""
    dissent: tuple[DissentView, ...]
    short_head: Markup
    profiles: tuple[ProfileView, ...]
    findings: tuple[AssessmentFindingView, ...]
    exposed_head: Markup
    exposed: tuple[ContrastView, ...]
    """Where a competitor is strong and we are not."""
    ground_head: Markup
    ground: tuple[ContrastView, ...]
    """Where we are strong and a competitor is weak."""
    is_open: bool
    unknown: tuple[OpenQuestionView, ...]
    unknown_link: Markup
    trend: Markup
    trend_rows: tuple[TrendRowView, ...]
    trend_link: Markup
    changed_head: Markup
    changes: tuple[VendorMovesView, ...]
    """Vendors that were rated before."""
    worksheet: WorksheetView


@dataclass(frozen=True, slots=True)
class AssessmentPageView:
    """The page of an assessment."""

    heading: str
    nav: AccountNavView
    has_no_opportunity: bool
    tiles: tuple[OpportunityTileView, ...]
    """Each opportunity's own page, on the page of an account that has several."""
    is_unrated: bool
    """Whether an open deal has no ratings yet."""
    never_rated: bool
    """Whether a decided deal has none."""
    assessments: tuple[AssessmentView, ...]
    """One; none without ratings."""
