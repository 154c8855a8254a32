"""The page of an assessment put together.

Position, ratings by question, who differs, what to find out, what changed, worksheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gosart.analysis.assessment import Contrast, OpportunityAssessment, Standing
from gosart.analysis.criteria_profiles import analyse_meddpicc, analyse_profiles
from gosart.analysis.movement import MovementKind
from gosart.analysis.open_questions import OpenQuestion, open_questions
from gosart.analysis.opportunity import ActionAnalysis, OpportunityAnalysis
from gosart.analysis.trend import TrendPoint, analyse_trend
from gosart.plan.model.opportunity import Opportunity
from gosart.site.pages.account_result import AccountResult, page_of_opportunity
from gosart.site.template_context import View
from gosart.site.views.account_frame import account_nav
from gosart.site.views.assessment_model import (
    AskingActionView,
    AssessmentFindingView,
    AssessmentPageView,
    AssessmentView,
    ContrastView,
    MoveKindView,
    MoveView,
    OpenQuestionView,
    ProfileView,
    RatedView,
    TrendCellView,
    TrendRowView,
    VendorKeyView,
    VendorMovesView,
)
from gosart.site.views.assessment_position import PositionViews
from gosart.site.views.elements import code_spans
from gosart.site.views.opportunity_tiles import opportunity_tiles
from gosart.site.views.severities import SEVERITY_TONES
from gosart.site.views.worksheet import worksheet_of
from gosart.site.views.worksheet_page import worksheet_view
from gosart.text.markdown import inline

__all__ = ["assessment_page_view"]

_NONE = Markup("\u2013")


def assessment_page_view(
    view: View,
    heading: str,
    result: AccountResult,
    analysis: OpportunityAnalysis | None,
    own: Opportunity | None,
) -> AssessmentPageView:
    """Return the page of an assessment.

    Args:
        view: The page.
        heading: Its heading.
        result: The account.
        analysis: The opportunity that the page shows; None on the page of an account that has
            none, or has several with pages of their own.
        own: The opportunity whose page it is, None for the account's.
    """
    account = result.analysis
    is_rated = analysis is not None and bool(analysis.assessment.standings)
    is_bare = analysis is not None and not is_rated
    is_open = analysis is not None and analysis.opportunity.is_open
    return AssessmentPageView(
        heading=heading,
        nav=account_nav(view, account, "assessment", own),
        has_no_opportunity=not account.opportunities,
        tiles=() if analysis else opportunity_tiles(view, account, "assessment"),
        is_unrated=is_bare and is_open,
        never_rated=is_bare and not is_open,
        assessments=(_Assessment(view, result, analysis).whole(),)
        if analysis is not None and is_rated
        else (),
    )


class _Assessment:
    """Puts one assessment into a page."""

    def __init__(self, view: View, result: AccountResult, analysis: OpportunityAnalysis) -> None:
        self.view = view
        self.translator = view.translator
        self.result = result
        self.account = result.analysis.account
        self.analysis = analysis
        self.opportunity = analysis.opportunity
        self.assessment: OpportunityAssessment = analysis.assessment

    def whole(self) -> AssessmentView:
        view, text, assessment = self.view, self.translator.text, self.assessment
        points = analyse_trend(assessment)
        us = assessment.us
        position = PositionViews(view, assessment)
        exposed = [item for item in assessment.contrasts if item.exposed]
        ground = [item for item in assessment.contrasts if not item.exposed]
        return AssessmentView(
            headline=" ".join(position.headline()),
            radar=view.radar(assessment, "radar", ghost=True),
            interactive=view.interactive_radar(
                f"{self.account.name} \u00b7 {self.opportunity.name}",
                f"{self.account.id}-{self.opportunity.id}",
            ),
            keys=tuple(
                VendorKeyView(number, view.rival(standing), self.date(standing))
                for number, standing in enumerate(assessment.standings)
            ),
            before=(VendorKeyView(0, view.method.us, self.translator.date(us.previous.date)),)
            if us and us.previous
            else (),
            has_dissent=bool(assessment.dissent),
            us=view.method.us,
            has_us=us is not None,
            rivals=tuple(item.rival.name for item in assessment.positions),
            moved_head=view.reading("moved", text("Movement")),
            known_head=view.reading("known", text("Known")),
            sure_head=view.reading("sure", text("Confidence")),
            questions=tuple(position.rows()),
            total=position.total(),
            position_head=view.reading("position"),
            positions=tuple(position.positions()),
            leads_head=view.reading("dissent", text("Who rated")),
            leads=position.leads(),
            dissent=tuple(position.dissent()),
            short_head=view.reading("short-sets", text("At a glance")),
            profiles=tuple(self.profiles()),
            findings=tuple(self.findings()),
            exposed_head=view.reading("exposure", text("Where we are exposed")),
            exposed=tuple(self.contrast(item) for item in exposed),
            ground_head=view.reading("ground", text("Where we can win")),
            ground=tuple(self.contrast(item) for item in ground),
            is_open=self.opportunity.is_open,
            unknown=tuple(self.question(item) for item in open_questions(self.analysis)),
            unknown_link=view.reading("unknown", text("Where this list comes from")),
            trend=view.trend(assessment, points, "trend"),
            trend_rows=tuple(_trend_rows(view, assessment, points)),
            trend_link=view.reading("trend", text("How it is calculated")),
            changed_head=view.reading("moved", text("What changed")),
            changes=tuple(self.changes(position)),
            worksheet=worksheet_view(view, worksheet_of(assessment, view.method), self.account.id),
        )

    def date(self, standing: Standing) -> str:
        return self.translator.date(standing.current.date)

    def profiles(self) -> Iterator[ProfileView]:
        view, text = self.view, self.translator.text
        names = {"quick": text("Quick profile"), "core": text("Core")}
        for profile in analyse_profiles(self.assessment, view.method):
            name = names.get(profile.name) or profile.name
            ratings = (
                RatedView(view.row(item.criterion), view.rating(item.rating))
                for item in profile.ratings
            )
            yield ProfileView(Markup.escape(name), tuple(ratings))
        elements = analyse_meddpicc(self.assessment, view.method)
        if elements:
            yield ProfileView(
                view.chapter("assessment", "MEDDPICC", "meddpicc"),
                tuple(
                    RatedView(
                        Markup.escape(item.element.label),
                        view.rating(item.rating) if item.covered else _NONE,
                    )
                    for item in elements
                ),
            )

    def findings(self) -> Iterator[AssessmentFindingView]:
        view = self.view
        for finding in self.result.reports[self.opportunity.id].findings:
            if finding.part == "assessment":
                yield AssessmentFindingView(
                    view.rule(finding.code),
                    SEVERITY_TONES[finding.severity],
                    view.say(finding.message),
                    code_spans(view.say(finding.hint)),
                )

    def contrast(self, item: Contrast) -> ContrastView:
        view = self.view
        us, them = (
            (view.method.us, view.rating(item.ours)),
            (item.rival.name, view.rating(item.theirs)),
        )
        strong, weak = (them, us) if item.exposed else (us, them)
        return ContrastView(view.row(item.criterion), *strong, *weak)

    def question(self, item: OpenQuestion) -> OpenQuestionView:
        view, criterion = self.view, item.criterion
        more = self.translator.text("more questions")
        return OpenQuestionView(
            criterion=view.row(criterion),
            question=inline(criterion.questions[0]),
            more=view.questions(criterion, more, 1) if len(criterion.questions) > 1 else Markup(),
            people=view.people(item.ask, self.account.id),
            actions=tuple(self.action(row) for row in item.actions),
        )

    def action(self, row: ActionAnalysis) -> AskingActionView:
        action = row.action
        uri = page_of_opportunity(self.account, self.opportunity, "actions")
        return AskingActionView(
            action.id,
            self.view.to(uri, f"action-{self.opportunity.id}-{action.id}"),
            row.overdue,
            self.translator.date(action.due) if action.due else "",
        )

    def changes(self, position: PositionViews) -> Iterator[VendorMovesView]:
        for standing in self.assessment.standings:
            if standing.previous:
                yield VendorMovesView(
                    name=self.view.rival(standing),
                    since=self.translator.date(standing.previous.date),
                    summary=position.movement(standing, None),
                    is_rival=standing.rival is not None,
                    is_open=not standing.movement,
                    kinds=tuple(self.move_kinds(standing)),
                )

    def move_kinds(self, standing: Standing) -> Iterator[MoveKindView]:
        """Yield what moved of a vendor, by kind."""
        view, text = self.view, self.translator.text
        labels = {
            MovementKind.WE_GAINED: ("good", text("We gained")),
            MovementKind.WE_LOST: ("bad", text("We lost")),
            MovementKind.THEY_GAINED: ("bad", text("They gained")),
            MovementKind.THEY_LOST: ("good", text("They lost")),
            MovementKind.SIGHT_LOST: ("warn", text("No longer known")),
        }
        for kind, (tone, label) in labels.items():
            moves = tuple(
                MoveView(
                    view.row(move.criterion), view.rating(move.before), view.rating(move.after)
                )
                for move in standing.movement
                if move.kind is kind
            )
            if moves:
                yield MoveKindView(tone, label, moves)


def _trend_rows(
    view: View, assessment: OpportunityAssessment, points: Sequence[TrendPoint]
) -> Iterator[TrendRowView]:
    """Yield the trend as a table: a row a date, the latest first, and a column a vendor."""
    by_cell = {(point.date, point.rival): point for point in points}
    vendors = [None, *(position.rival for position in assessment.positions)]
    for day in sorted({point.date for point in points}, reverse=True):
        cells = (_trend_cell(by_cell.get((day, rival))) for rival in vendors)
        yield TrendRowView(view.translator.date(day), tuple(cells))


def _trend_cell(point: TrendPoint | None) -> TrendCellView:
    if point is None:
        return TrendCellView(True, False, 0, 0, 0, "")
    counts = f"{point.good}+ {point.bad}\u2212 {point.unknown}?"
    settled = point.size - point.unknown
    return TrendCellView(False, point.rival is not None, point.good, point.bad, settled, counts)
