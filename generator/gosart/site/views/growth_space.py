"""White space of an account as the templates take it: a grid with totals, shares and a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from gosart.analysis.space_grid import TO_WIN, SpaceGrid, SpaceLine, amounts_of, space_grid
from gosart.analysis.white_space import STATUSES
from gosart.charts.space_bar import HATCHING, draw_space_bar
from gosart.diagnostics import capitalised
from gosart.method.enums import WhitespaceStatus
from gosart.plan.model.account import Account, Money, WhitespaceCell
from gosart.site.template_context import View
from gosart.site.views.growth_model import (
    SpaceCellView,
    SpaceOfferingView,
    SpaceShareView,
    SpaceTotalsView,
    SpaceUnitView,
    WhiteSpaceView,
)
from gosart.site.views.space_words import space_clauses
from gosart.site.views.svg_embed import embed_svg
from gosart.urls import opportunity_page

__all__ = ["white_space_view"]

_CELL_WIDTH, _TOTAL_WIDTH, _SHARE_WIDTH = 72, 72, 640
"""Pixels of the longest bar of a cell, of a total, and of the shares."""
_NONE = "\u2013"


def white_space_view(view: View, account: Account) -> WhiteSpaceView:
    """Return what each unit has of ours, and could have.

    Args:
        view: The page.
        account: The account.
    """
    is_drawn = bool(account.units and account.offerings)
    return _Space(view, account, space_grid(account)).view(is_drawn)


@dataclass(frozen=True, slots=True)
class _Space:
    """Writes the white space of one account."""

    page: View
    account: Account
    grid: SpaceGrid

    def view(self, is_drawn: bool) -> WhiteSpaceView:
        """Return the whole section."""
        grid = self.grid
        grouped = [grid.at(unit, offering) for unit in grid.units for offering in grid.offerings]
        most = max(map(_size, grouped), default=Decimal(0))
        lines = [*grid.units, *grid.offerings]
        widest = max((_size(line.cells) for line in lines), default=Decimal(0))
        mapped = amounts_of(grid.cells, STATUSES)
        return WhiteSpaceView(
            is_drawn=is_drawn,
            title=self._title(),
            shares=tuple(self._shares(mapped)),
            share_bar=self._bar(grid.cells, _size(grid.cells), _SHARE_WIDTH, scales=True),
            offerings=tuple(
                SpaceOfferingView(
                    self._name(line), ", ".join(line.inside), self._totals(line, widest, False)
                )
                for line in grid.offerings
            ),
            units=tuple(
                SpaceUnitView(
                    name=self._name(line),
                    note=self._unit_note(line),
                    level=min(line.depth, 1),
                    cells=tuple(
                        self._cell(grid.at(line, offering), most) for offering in grid.offerings
                    ),
                    totals=self._totals(line, widest, True),
                )
                for line in grid.units
            ),
            # its bar would be on another scale, and that of the shares shows the same
            totals=self._totals(SpaceLine((), "", (), grid.cells), Decimal(0), True),
            formula=self.page.translator.text(
                "To win = in progress + potential. A bar is an amount, on one scale in the cells "
                "and one in the totals. Shares are of what is mapped, not of the market."
            ),
            notes=tuple(self._notes()),
            hatching=Markup(HATCHING),
        )

    def _money(self, amounts: Sequence[Money]) -> str:
        return self.page.amounts(amounts, short=True)

    def _title(self) -> str:
        text = self.page.translator.text
        to_win, open_, rivals, ours = (
            self._money(amounts_of(self.grid.cells, statuses))
            for statuses in (
                TO_WIN,
                (WhitespaceStatus.OPEN,),
                (WhitespaceStatus.RIVAL,),
                (WhitespaceStatus.WON,),
            )
        )
        if not self.grid.cells and not self.grid.is_partial:
            return text("No one has looked at any of it yet")
        if not (to_win or rivals or ours):
            return text("The white space has no amounts yet")
        sentence = space_clauses(self.page.translator, to_win, open_, rivals, ours)
        if self.grid.is_partial:
            return text("Of what is shown: {what}", what=sentence)
        return capitalised(sentence)

    def _shares(self, mapped: Sequence[Money]) -> Iterator[SpaceShareView]:
        """Yield a share for each status; in several currencies there are amounts alone."""
        whole = mapped[0].amount if len(mapped) == 1 else Decimal(0)
        for status in STATUSES:
            amounts = amounts_of(self.grid.cells, (status,))
            share = (
                self.page.translator.percent(round(float(amounts[0].amount / whole), 2))
                if whole and amounts
                else ""
            )
            label = self.page.term(status)
            yield SpaceShareView(status.value, label, self._money(amounts) or _NONE, share)

    def _bar(
        self,
        cells: Sequence[WhitespaceCell],
        most: Decimal,
        width: float,
        *,
        scales: bool = False,
    ) -> Markup:
        """Draw cells whose amounts are of one currency; amounts of several have no bar."""
        if len({cell.amount.currency for cell in self.grid.cells if cell.amount}) != 1:
            return Markup()
        sums = [_size(cell for cell in cells if cell.status is status) for status in STATUSES]
        return embed_svg(draw_space_bar(sums, most, width, scales=scales))

    def _name(self, line: SpaceLine) -> str:
        return line.name or self.page.translator.plural("{n} other", "{n} others", len(line.inside))

    def _unit_note(self, line: SpaceLine) -> str:
        parts = [", ".join(line.inside)] if line.inside else []
        spend = next(
            (unit.spend for unit in self.account.customer_units if (unit.id,) == line.ids), None
        )
        if spend:
            amount = self.page.money(spend, short=True)
            parts.append(self.page.translator.text("spends {amount} a year", amount=amount))
        return " · ".join(parts)

    def _totals(self, line: SpaceLine, widest: Decimal, is_row: bool) -> SpaceTotalsView:
        cells = line.cells
        with_parts = self._money(amounts_of((*cells, *line.below), TO_WIN)) if line.below else ""
        mapped = self._money(amounts_of(cells, STATUSES))
        return SpaceTotalsView(
            to_win=self._money(amounts_of(cells, TO_WIN)) or _NONE,
            rivals=self._money(amounts_of(cells, (WhitespaceStatus.RIVAL,))),
            mapped=mapped if is_row else "",
            with_parts=with_parts,
            bar=self._bar(cells, widest, _TOTAL_WIDTH),
        )

    def _cell(self, cells: Sequence[WhitespaceCell], most: Decimal) -> SpaceCellView:
        text = self.page.translator.text
        if not cells:
            label = text("not shown or not looked at") if self._is_cut else text("not looked at")
            return SpaceCellView("empty", label, "", Markup(), "", "", "")
        bar = self._bar(cells, most, _CELL_WIDTH)
        amount = self._money(amounts_of(cells, tuple(WhitespaceStatus)))
        if len(cells) > 1:
            counts = Counter(self._label(cell) for cell in cells)
            label = ", ".join(f"{count} {name}" for name, count in counts.items())
            return SpaceCellView("mixed", label, amount, bar, "", "", "")
        (cell,) = cells
        if not amount and "amount" in cell.hidden_fields:
            amount = text("not shown")
        opportunity = self.account.opportunity(cell.opportunity) if cell.opportunity else None
        href = opportunity_page(self.account.id, opportunity.id) if opportunity else ""
        return SpaceCellView(
            status=cell.status.value if cell.status else "hidden",
            label=self._label(cell),
            amount=amount,
            bar=bar,
            opportunity=opportunity.name if opportunity else "",
            href=self.page.to(href) if href else "",
            note=self._note(cell),
        )

    @property
    def _is_cut(self) -> bool:
        """Whether a place may be empty because its cell is not for these readers."""
        return bool(self.account.cut_parts & {"whitespace", "units", "offerings"})

    def _label(self, cell: WhitespaceCell) -> str:
        if cell.status is WhitespaceStatus.RIVAL and cell.holder:
            return cell.holder.name
        if cell.status is None:
            text = self.page.translator.text
            return text("not shown") if "status" in cell.hidden_fields else text("no status")
        return self.page.label(cell.status)

    def _note(self, cell: WhitespaceCell) -> str:
        translator = self.page.translator
        text = translator.text
        if cell.status is WhitespaceStatus.RIVAL:
            return text("competitor") if cell.holder else ""
        if cell.status not in TO_WIN:
            return ""
        opportunity = self.account.opportunity(cell.opportunity) if cell.opportunity else None
        if opportunity:
            if not opportunity.is_open:
                return self.page.label(opportunity.status)
            day = opportunity.close_date
            return text("closes {date}", date=translator.date(day)) if day else ""
        if cell.owner is None and "owner" not in cell.hidden_fields:
            return text("no owner yet")
        names = [cell.owner.name] if cell.owner else []
        if cell.next:
            is_past = cell.next < self.page.today
            day_words = translator.date(cell.next)
            names.append(
                text("overdue since {date}", date=day_words)
                if is_past
                else text("next {date}", date=day_words)
            )
        return ", ".join(names)

    def _notes(self) -> Iterator[str]:
        translator, cells = self.page.translator, self.grid.cells
        if self.grid.is_partial:
            yield translator.text(
                "Some of it is not shown for this audience: totals and shares are of what is shown."
            )
        elif self.grid.blank:
            yield translator.plural(
                "{n} of {places} places not looked at yet.",
                "{n} of {places} places not looked at yet.",
                self.grid.blank,
                places=translator.number(self.grid.size),
            )
        lonely = [
            cell
            for cell in cells
            if cell.status is WhitespaceStatus.POTENTIAL
            and not (cell.owner or cell.opportunity or cell.hidden_fields & {"owner"})
        ]
        if lonely and (amount := self._money(amounts_of(lonely, TO_WIN))):
            largest = max(lonely, key=lambda cell: cell.amount.amount if cell.amount else 0)
            yield translator.text(
                "{amount} of potential has no owner; the largest is {offering} in {unit} ({sum}).",
                amount=amount,
                offering=self.account.offerings[largest.offering],
                unit=self.account.units[largest.unit],
                sum=self.page.money(largest.amount, short=True),
            )
        silent = [
            cell
            for cell in cells
            if cell.status in STATUSES and not (cell.amount or "amount" in cell.hidden_fields)
        ]
        if silent:
            yield translator.plural(
                "{n} place has no amount: it is in no total.",
                "{n} places have no amount: they are in no total.",
                len(silent),
            )


def _size(cells: Iterable[WhitespaceCell]) -> Decimal:
    return sum((cell.amount.amount for cell in cells if cell.amount), Decimal(0))
