"""Golden drawings of value, strategy, actions and growth, as small as says what they draw."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gosart.analysis.mutual_plan import ItemState, PlanItem
from gosart.analysis.time_chain import TimeChain
from gosart.charts.action_plan.mutual_plan import PlanPost, draw_mutual_plan
from gosart.charts.action_plan.resources import CostBar, Need, draw_resources
from gosart.charts.competitor_record import CompetitorBar, CompetitorWords, draw_competitors
from gosart.charts.insight_map import CardState, ChainBand, ChainCard, ChainColumn, draw_chains
from gosart.charts.money_axis import money_axis
from gosart.charts.realised_bar import draw_realised
from gosart.charts.revenue_bar import draw_revenue_bar
from gosart.charts.running_total import LineKind, MonthLimit, TotalLine, draw_running_total
from gosart.charts.small_bar import small_bar
from gosart.charts.space_bar import draw_space_bar
from gosart.charts.time_chain import ChainPoint, PointKind, draw_time_chain
from gosart.charts.waterfall import (
    FLOOR,
    TOP,
    Bar,
    BarGroup,
    BarKind,
    draw_waterfall,
    drawn_levels,
)
from gosart.charts.white_space import SpaceBar, draw_white_space
from gosart.i18n.translator import translator_for
from gosart.method.enums import ActionType, Side

__all__ = ["action_drawings", "growth_drawings", "value_drawings"]

TODAY = date(2026, 11, 23)
WORDS = translator_for("en")
NOTHING = Decimal(0)


def value_drawings() -> dict[str, str]:
    """Draw value and strategy."""
    cost = Bar("Licence", "", Decimal(-40), BarKind.COST, is_confirmed=True, is_only_us=False)
    gain = Bar("Gas", "10 a year", Decimal(90), BarKind.BENEFIT, is_confirmed=False,
               is_only_us=True)  # fmt: skip
    groups = (BarGroup("Paid once", "-40", (cost,)), BarGroup("Over 3 years", "90", (gain,)))
    total = TotalLine(((0, Decimal(-40)), (36, Decimal(50))), LineKind.SURE, "Ours", 16, "month 16")
    columns = (ChainColumn("Goal", "what for"), ChainColumn("Solution", "with what"))
    cards = (
        ChainCard("a", 0, "Fewer stops <now>", CardState.CONFIRMED, ("Owner: Ada",)),
        ChainCard("b", 1, "电池 | trace", CardState.ASSUMED, is_unique=True),
    )
    return {
        "waterfall": draw_waterfall(
            groups,
            money_axis(drawn_levels(groups), TOP, FLOOR),
            "EUR",
            WORDS,
            name="w",
            title="Net",
        ),
        "running_total": draw_running_total(
            (total,),
            money_axis((Decimal(-40), Decimal(50)), 20, 180),
            36,
            "EUR",
            WORDS,
            name="t",
            title="Pays back",
            description="In month 16.",
            size=(400, 200),
            limits=(MonthLimit(20, "limit"),),
        ),
        "insights": draw_chains(
            columns,
            (ChainBand("Trace", "deal", cards, (("a", "b"),)),),
            "Not written",
            WORDS,
            name="m",
            title="1 of 2 confirmed",
        ),
        "competitors": draw_competitors(
            (
                CompetitorBar(
                    "Acme <b> | 字",
                    "in 2 accounts",
                    "#named-acme",
                    (("ahead", 90.0), ("behind", 40.0), ("unknown", 0.0)),
                    "3 open deals",
                    (1, 1, 0, 1, 0),
                    "1 won, 1 lost to them, 1 stopped by us",
                ),
            ),
            CompetitorWords(
                "Acme is met most",
                "Open deals",
                "Decided deals",
                ("behind", "level", "not known", "ahead"),
                ("won", "lost to them", "lost otherwise", "stopped by us", "not shown"),
            ),
            name="k",
        ),
        "small_bar": small_bar(0.4, "gw-solid", end=0.6),
        "realised": draw_realised((30.0, 5.0, 12.5), 77.5, 100.0),
    }


def action_drawings() -> dict[str, str]:
    """Draw actions: the plan of two sides, what it needs, and the time chain."""
    items = (
        PlanItem("board", "Board <decides>", Side.CUSTOMER, ItemState.OPEN, due=date(2027, 2, 1)),
        PlanItem(
            "A1",
            "Show | 字",
            Side.TEAM,
            ItemState.STARTED,
            ActionType.PROVE,
            "Ada Brook",
            date(2026, 11, 2),
            date(2026, 11, 20),
            overdue=3,
            is_shared=True,
        ),
        PlanItem("A2", "Weigh", Side.TEAM, ItemState.BLOCKED, ActionType.PROVE, "Ben",
                 due=date(2026, 12, 20), after=("A1",)),
    )  # fmt: skip
    chain = TimeChain(date(2027, 9, 1), 100, date(2027, 5, 24), date(2027, 3, 1), 84, None,
                      date(2027, 6, 9), None)  # fmt: skip
    return {
        "mutual_plan": draw_mutual_plan(
            items,
            {Side.CUSTOMER: "Mill", Side.TEAM: "Our team"},
            dict.fromkeys(ActionType, "Prove"),
            (PlanPost(TODAY, "Today", "now"), PlanPost(date(2027, 3, 1), "Close", "close")),
            TODAY,
            WORDS,
            name="p",
            title="1 late, 1 blocked",
            earlier={"A1": [date(2026, 11, 6)]},
        ),
        "resources": draw_resources(
            (
                Need("Architect <1>", "10 days", date(2026, 12, 4), "4 Dec", False, False,
                     "Show", "too late"),
            ),
            CostBar(35.0, 60.0, 110.0, ("35 approved", "60 not", "110 limit"), "Cost", "planned"),
            TODAY,
            WORDS,
            name="r",
            title="1 not approved",
            heads=("Needed", "For", "By", "State"),
        ),
        "time_chain": draw_time_chain(
            chain,
            (
                ChainPoint(date(2027, 3, 1), "Order", PointKind.CLOSE),
                ChainPoint(date(2027, 9, 1), "Audit", PointKind.EVENT),
            ),
            TODAY,
            WORDS,
            name="c",
        ),
    }  # fmt: skip


def growth_drawings() -> dict[str, str]:
    """Draw growth: white space and revenue."""
    amounts = (Decimal(10), Decimal(40), Decimal(20), Decimal(30))
    labels = ("Won", "Open", "Potential", "With competitors")
    return {
        "white_space": draw_white_space(
            (SpaceBar("North <1>", amounts, "Acme | 字"), SpaceBar("South", (NOTHING,) * 4, "")),
            labels,
            "EUR",
            WORDS,
            name="s",
        ),
        "space_bar": draw_space_bar(amounts, Decimal(100), 72),
        "revenue_bar": draw_revenue_bar(Decimal(100), Decimal(80), Decimal(120), 190),
    }
