"""All assessments, put together from the comparison of opportunities: one page's view model."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from gosart.analysis.assessment import BlockSum
from gosart.analysis.criteria_matrix import WINNING, WORTH, CriteriaMatrix, WorthAnalysis
from gosart.analysis.forecast import Forecasts
from gosart.analysis.portfolio import PortfolioRow
from gosart.charts.heatmap import criterion_heads, draw_heatmap_legend, heatmap_cell, question_heads
from gosart.charts.win_worth_matrix import WorthItem, draw_worth
from gosart.i18n.stage_names import stage_name
from gosart.site.pages.account_result import page_of_opportunity
from gosart.site.template_context import View
from gosart.site.views.assessments_model import (
    AssessmentsView,
    CriterionLineView,
    MatrixRowView,
    OpportunityLinkView,
    WorthRowView,
    WorthView,
)
from gosart.site.views.filters import (
    account_filters,
    owner_filter,
    stage_filter,
    worth_choosing,
)

__all__ = ["assessments_view", "matrix_rows"]

_DRAWN, _RADARS, _LISTED = 60, 60, 40
"""Deals in the drawing, small radars, deals listed by name."""


def assessments_view(
    view: View,
    matrix: CriteriaMatrix,
    forecast: Forecasts,
    rest: Sequence[str],
    most: int,
) -> AssessmentsView:
    """Return the page of all assessments.

    Args:
        view: The page.
        matrix: The comparison of all open opportunities.
        forecast: What says what an amount is worth in the currency of the page.
        rest: Uris of the files with the rows that the page itself is without.
        most: How many rows it has itself.
    """
    translator, count = view.translator, len(matrix.rows)
    text = translator.text
    more = count - _RADARS
    return AssessmentsView(
        nav=view.portfolio_nav(),
        worth=(_worth(view, matrix, forecast),) if matrix.worth else (),
        legend=Markup(draw_heatmap_legend(view.method, translator)),
        question_heads=Markup(question_heads(view.method)),
        criterion_heads=Markup(criterion_heads(view.method)),
        rows=matrix_rows(view, matrix.rows[:most]),
        all=count,
        rest=view.all_to(rest),
        filters=worth_choosing(
            owner_filter(translator, [row.opportunity.owner for row in matrix.rows]),
            *account_filters(translator, [row.account for row in matrix.rows]),
            stage_filter(translator, view.site.stages, matrix.rows),
        ),
        weakest_head=view.reading("weakest", text("Weakest criteria")),
        weakest=tuple(
            CriterionLineView(
                view.criterion(tally.criterion),
                text("\u2212 in {n} of {all}", n=tally.minus, all=count),
            )
            for tally in matrix.weakest
        ),
        blindest_head=view.reading("blindest", text("Least known")),
        blindest=tuple(
            CriterionLineView(
                view.criterion(tally.criterion),
                text("unknown in {n} of {all}", n=tally.unknown + tally.unrated, all=count),
            )
            for tally in matrix.blindest
        ),
        effort_head=view.reading("effort", text("May not be worth the effort")),
        unpaid=tuple(_link(view, row) for row in matrix.unpaid[:_LISTED]),
        radars=tuple(_link(view, row, has_radar=True) for row in matrix.rows[:_RADARS]),
        more_radars=text("and {n} more", n=translator.number(more)) if more > 0 else "",
    )


def matrix_rows(view: View, rows: Sequence[PortfolioRow]) -> tuple[MatrixRowView, ...]:
    """Return rows of the table of opportunities by criteria.

    Args:
        view: The page.
        rows: The opportunities.
    """
    return tuple(_matrix_row(view, row) for row in rows)


def _matrix_row(view: View, row: PortfolioRow) -> MatrixRowView:
    account, opportunity = row.account, row.opportunity
    page = _page(view, row)
    rated = zip(view.method.criteria, opportunity.ratings, strict=True)
    cells = "".join(
        heatmap_cell(rating, f"{page}#{view.anchor(criterion)}") for criterion, rating in rated
    )
    whole = opportunity.whole
    return MatrixRowView(
        account=account.name,
        name=opportunity.name,
        href=page,
        cells=Markup(cells),
        counts=_counts(whole),
        counts_order=whole.plus if whole else 0,
        owner=opportunity.owner.name if opportunity.owner else "",
        region=account.region,
        industry=account.industry,
        stage=stage_name(view.translator, opportunity.stage),
        tags="|".join(account.tags),
    )


def _counts(block: BlockSum | None) -> str:
    """Return how many ratings there are of each kind, in short."""
    if block is None or block.unrated == block.size:
        return "\u2013"
    pairs = ((block.plus, "+"), (block.minus, "\u2212"), (block.unknown, "?"))
    return " ".join(f"{count}{sign}" for count, sign in pairs if count)


def _page(view: View, row: PortfolioRow) -> str:
    return view.to(page_of_opportunity(row.account, row.opportunity, "assessment"))


def _link(view: View, row: PortfolioRow, *, has_radar: bool = False) -> OpportunityLinkView:
    opportunity = row.opportunity
    radar = view.thumbnail(opportunity.ratings, opportunity.name) if has_radar else Markup("")
    return OpportunityLinkView(row.account.name, opportunity.name, _page(view, row), radar)


def _worth(view: View, matrix: CriteriaMatrix, forecast: Forecasts) -> WorthView:
    text = view.translator.text
    by_key = {question.key: question for question in view.method.questions}

    def size(analysis: WorthAnalysis) -> float:
        return float(forecast.worth(analysis.row.opportunity.money) or 0)

    drawn = sorted(matrix.worth, key=lambda analysis: -size(analysis))[:_DRAWN]
    largest = max(map(size, drawn), default=0.0)
    items = [_item(view, analysis, size(analysis), largest) for analysis in drawn]
    notes = []
    if len(matrix.worth) > len(drawn):
        notes.append(text("The {n} largest deals are drawn.", n=len(drawn)))
    if forecast.left_out:
        notes.append(text("Amounts without a rate have the smallest area."))
    return WorthView(
        chart=Markup(draw_worth(items, view.translator, "worth")),
        reading=view.reading("worth", text("How to read it")),
        note=" ".join(notes),
        winning_head=by_key[WINNING].short,
        worth_head=by_key[WORTH].short,
        rows=tuple(_worth_row(view, analysis, size(analysis)) for analysis in drawn),
        unplaced=tuple(_link(view, row) for row in matrix.unplaced[:_LISTED]),
    )


def _item(view: View, analysis: WorthAnalysis, size: float, largest: float) -> WorthItem:
    """Return an opportunity as the chart of winning against worth takes it."""
    account, opportunity = analysis.row.account, analysis.row.opportunity
    return WorthItem(
        key=f"{account.id}/{opportunity.id}",
        label=f"{account.name} · {opportunity.name}" if account.has_several else account.name,
        href=_page(view, analysis.row),
        x=analysis.winning,
        y=analysis.worth,
        amount_share=size / largest if opportunity.money and largest else None,
        note=view.money(opportunity.money, short=True),
    )


def _worth_row(view: View, analysis: WorthAnalysis, size: float) -> WorthRowView:
    opportunity = analysis.row.opportunity
    blocks = {block.question.key: block for block in opportunity.blocks if block.question}
    return WorthRowView(
        account=analysis.row.account.name,
        name=opportunity.name,
        href=_page(view, analysis.row),
        winning=_counts(blocks.get(WINNING)),
        winning_order=analysis.winning,
        worth=_counts(blocks.get(WORTH)),
        worth_order=analysis.worth,
        amount=view.money(opportunity.money, short=True),
        amount_order=f"{size:.2f}" if size else "",
    )
