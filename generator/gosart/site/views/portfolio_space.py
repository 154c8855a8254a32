"""White space over all accounts: what is to win by offering, and what each competitor holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from gosart.analysis.portfolio_growth import PortfolioSpace, SpaceCell, SpaceGroup
from gosart.analysis.space_grid import TO_WIN
from gosart.analysis.white_space import STATUSES
from gosart.charts.space_bar import draw_space_bar
from gosart.charts.white_space import SpaceBar, draw_white_space
from gosart.diagnostics import capitalised
from gosart.method.enums import WhitespaceStatus
from gosart.plan.model.values import Money
from gosart.site.template_context import View
from gosart.site.views.competitor_words import sum_in_words
from gosart.site.views.portfolio_growth_model import (
    AccountSpaceView,
    AllSpaceView,
    HolderSpaceView,
    OfferingSpaceView,
    StatusSumView,
)
from gosart.site.views.space_words import space_clauses
from gosart.site.views.svg_embed import embed_svg
from gosart.urls import COMPETITORS, account_page

__all__ = ["all_space_view"]

_BARS, _ROWS, _ACCOUNTS, _NAMES = 12, 60, 12, 3
"""Most bars, rows of a table, accounts behind a sum, and competitors of an offering."""
_NONE = "\u2013"
_WIDTH = 1000
"""Units across the drawing."""


def all_space_view(view: View, space: PortfolioSpace) -> AllSpaceView:
    """Return the white space of all accounts.

    Args:
        view: The page.
        space: What it adds up to.
    """
    return _AllSpace(view, space).view()


class _AllSpace:
    """Writes the white space of all accounts."""

    def __init__(self, page: View, space: PortfolioSpace) -> None:
        self.page = page
        self.space = space
        self.text = page.translator.text
        self._most, self._most_held = (
            max((self._worth(group.cells) for group in groups), default=Decimal(0))
            for groups in (space.offerings, space.holders)
        )

    def view(self) -> AllSpaceView:
        """Return the whole section."""
        space = self.space
        return AllSpaceView(
            title=self._title(),
            sums=tuple(self._sums()),
            charts=tuple(self._charts()),
            offerings=tuple(self._offering(group) for group in space.offerings[:_ROWS]),
            more_offerings=self._more(len(space.offerings) - _ROWS),
            holders=tuple(self._holder(group) for group in space.holders[:_ROWS]),
            more_holders=self._more(len(space.holders) - _ROWS),
            notes=tuple(self._notes()),
        )

    def _more(self, count: int) -> str:
        return self.text("and {n} more", n=self.page.translator.number(count)) if count > 0 else ""

    def _money(self, cells: Sequence[SpaceCell]) -> str:
        amounts = [cell.space.amount for cell in cells if cell.space.amount]
        return sum_in_words(self.page, amounts, self.space.common)

    def _sum(self, cells: Sequence[SpaceCell]) -> str:
        """Return a sum with what is hidden of it, a dash for nothing."""
        hidden = self.text("not shown") if any(cell.space.hides_amount for cell in cells) else ""
        return " + ".join(filter(None, (self._money(cells), hidden))) or _NONE

    def _worth(self, cells: Sequence[SpaceCell]) -> Decimal:
        amounts = [cell.space.amount for cell in cells if cell.space.amount]
        return self.space.common.total(amounts)

    def _order(self, cells: Sequence[SpaceCell]) -> str:
        return str(self._worth(cells)) if any(cell.space.amount for cell in cells) else ""

    def _everywhere(self, *statuses: WhitespaceStatus) -> tuple[SpaceCell, ...]:
        return tuple(cell for cell in self.space.cells if cell.space.status in statuses)

    def _title(self) -> str:
        text = self.text
        if not self.space.cells:
            return text("No account has mapped its white space yet")
        to_win, open_, rivals, ours = (
            self._money(self._everywhere(*statuses))
            for statuses in (
                TO_WIN,
                (WhitespaceStatus.OPEN,),
                (WhitespaceStatus.RIVAL,),
                (WhitespaceStatus.WON,),
            )
        )
        if not (to_win or rivals or ours):
            return text("The white space has no amounts yet")
        sentence = space_clauses(self.page.translator, to_win, open_, rivals, ours)
        if self.space.hidden_amounts or self.space.partial_accounts:
            return text("Of what is shown: {what}", what=sentence)
        return capitalised(sentence)

    def _sums(self) -> Iterator[StatusSumView]:
        if not self.space.cells:
            return
        plural = self.page.translator.plural
        for status in STATUSES:
            cells = self._everywhere(status)
            yield StatusSumView(
                status.value,
                self.page.label(status),
                self._money(cells) or _NONE,
                plural("{n} place", "{n} places", len(cells)),
            )

    def _charts(self) -> Iterator[Markup]:
        """Yield the offerings as bars in one currency."""
        groups = [group for group in self.space.offerings if self._worth(group.cells)]
        if not groups:
            return
        labels = tuple(self.page.label(status) for status in STATUSES)
        bars = [
            SpaceBar(
                group.name,
                tuple(self._worth(group.having(status)) for status in STATUSES),
                self._holders(group),
            )
            for group in groups[:_BARS]
        ]
        yield embed_svg(
            draw_white_space(
                bars,
                labels,
                self.space.common.currency,
                self.page.translator,
                name="growth",
                title=self._title(),
                width=_WIDTH,
            )
        )

    def _holders(self, group: SpaceGroup) -> str:
        """Return who holds some of an offering, whoever holds the most first."""
        sums: dict[str, Decimal] = {}
        for cell in group.having(WhitespaceStatus.RIVAL):
            sums[cell.holder] = sums.get(cell.holder, Decimal(0)) + self._worth([cell])
        names = {holder.key: holder.name for holder in self.space.holders}
        named = [
            names[key] for key in sorted(sums, key=lambda key: (-sums[key], key)) if names.get(key)
        ]
        more = len(named) - _NAMES
        listed = ", ".join(named[:_NAMES])
        return f"{listed} +{more}" if more > 0 else listed

    def _offering(self, group: SpaceGroup) -> OfferingSpaceView:
        to_win, open_ = group.having(*TO_WIN), group.having(WhitespaceStatus.OPEN)
        held, ours = group.having(WhitespaceStatus.RIVAL), group.having(WhitespaceStatus.WON)
        accounts, more = self._accounts(group)
        return OfferingSpaceView(
            name=group.name,
            bar=self._bar(group),
            to_win=self._sum(to_win),
            to_win_order=self._order(to_win),
            in_progress=self._sum(open_),
            in_progress_order=self._order(open_),
            held=self._sum(held),
            held_order=self._order(held),
            holders=self._holders(group),
            ours=self._sum(ours),
            ours_order=self._order(ours),
            accounts=accounts,
            more_accounts=more,
            accounts_head=self._accounts_head(group),
        )

    def _bar(self, group: SpaceGroup) -> Markup:
        sums = [self._worth(group.having(status)) for status in STATUSES]
        return embed_svg(draw_space_bar(sums, self._most, 300))

    def _holder(self, group: SpaceGroup) -> HolderSpaceView:
        worth = self._worth(group.cells)
        accounts, more = self._accounts(group)
        zero = Decimal(0)
        offerings = {cell.offering: cell.space.offering_name for cell in group.cells}
        return HolderSpaceView(
            name=group.name or self.text("Nobody named"),
            href=self.page.to(COMPETITORS, group.key) if group.name else "",
            held=self._sum(group.cells),
            held_order=self._order(group.cells),
            bar=embed_svg(draw_space_bar((zero, zero, zero, worth), self._most_held, 160)),
            offerings=", ".join(offerings.values()),
            accounts=accounts,
            more_accounts=more,
            accounts_head=self._accounts_head(group),
        )

    def _accounts_head(self, group: SpaceGroup) -> str:
        return self.page.translator.plural("{n} account", "{n} accounts", len(group.accounts))

    def _accounts(self, group: SpaceGroup) -> tuple[tuple[AccountSpaceView, ...], str]:
        """Return the accounts behind a group, the largest first, and how many more there are."""
        by_account: dict[str, list[SpaceCell]] = {}
        for cell in group.cells:
            by_account.setdefault(cell.account.id, []).append(cell)
        rows = [(-self._worth(own), own[0].account, own) for own in by_account.values()]
        rows.sort(key=lambda row: (row[0], row[1].id))
        views = tuple(
            AccountSpaceView(
                account.name,
                self.page.to(account_page(account.id, "value"), "whitespace"),
                self._parts(own),
            )
            for _, account, own in rows[:_ACCOUNTS]
        )
        return views, self._more(len(rows) - _ACCOUNTS)

    def _parts(self, cells: Sequence[SpaceCell]) -> str:
        """Say what an account has in each state."""
        parts = []
        for status in STATUSES:
            own = [cell for cell in cells if cell.space.status is status]
            amounts = [cell.space.amount for cell in own if cell.space.amount]
            hidden = sum(cell.space.hides_amount for cell in own)
            if not own:
                continue
            words = self.page.label(status)
            if amounts:
                words += f" {self._in_own_currency(amounts)}"
            if hidden:
                words += f" ({self.text('not shown')})"
            parts.append(words)
        if any(cell.space.status is None for cell in cells):
            parts.append(self.text("not shown"))
        return ", ".join(parts)

    def _in_own_currency(self, amounts: Sequence[Money]) -> str:
        return sum_in_words(self.page, amounts, self.space.common)

    def _notes(self) -> Iterator[str]:
        text, plural, space = self.text, self.page.translator.plural, self.space
        if space.cells:
            yield text(
                "To win = in progress + potential. An offering is one where its shared entry is "
                "one, otherwise its name."
            )
        if space.common.left_out:
            yield text(
                "Without a rate there is no sum over all currencies: the drawing is in {currency}, "
                "without {amounts}.",
                currency=space.common.currency,
                amounts=self.page.amounts(space.common.left_out, short=True),
            )
        if space.hidden_amounts:
            yield plural(
                "{n} amount is not shown here.",
                "{n} amounts are not shown here.",
                space.hidden_amounts,
            )
        if space.partial_accounts:
            yield plural(
                "Some white space of {n} account is not shown for this audience.",
                "Some white space of {n} accounts is not shown for this audience.",
                space.partial_accounts,
            )
        if space.without_amount:
            yield plural(
                "{n} place has no amount: it is in no total.",
                "{n} places have no amount: they are in no total.",
                space.without_amount,
            )
