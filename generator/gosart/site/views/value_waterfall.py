"""The business case as pictures: the waterfall, the running total, and the title that reads them.

The title is the sentence by which every page and deck says what the case comes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.value_case import ValueCase, ValueStep
from gosart.briefing.value_reading import value_reading
from gosart.charts.money_axis import MoneyAxis, money_axis, signed_money
from gosart.charts.running_total import LineKind, MonthLimit, TotalLine, draw_running_total
from gosart.charts.small_bar import small_bar
from gosart.charts.waterfall import (
    FLOOR,
    TOP,
    Bar,
    BarGroup,
    BarKind,
    draw_waterfall,
    drawn_levels,
    is_cut,
    levels,
)
from gosart.i18n.translator import Translator
from gosart.method.enums import ValueBasis, ValueClock
from gosart.plan.model.account import Benefit, Opportunity
from gosart.site.template_context import View
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.value_model import BarGroupView, SmallBarView, WaterfallView
from gosart.text.markdown_to_text import plain

__all__ = ["months_counted", "sure_line", "waterfalls"]

_MOST, _LARGE = 8, 6
"""Of more entries than this, so many of the largest have a bar of their own."""
_TOTAL_SIZE = (390, int(FLOOR) + 22)


def waterfalls(view: View, analysis: OpportunityAnalysis) -> tuple[WaterfallView, ...]:
    """Return the waterfall of an opportunity.

    Args:
        view: The page.
        analysis: The opportunity on its day.

    Returns:
        One, or none where the figures have no sum, or some are not for these readers.
    """
    case, translator = analysis.value_case, view.translator
    if case is None:
        return ()
    groups = tuple(_groups(case, translator))
    axis = money_axis(
        (*drawn_levels(groups), *(amount for _, amount in sure_line(case).points)), TOP, FLOOR
    )
    title = value_reading(case, translator)
    drawing = draw_waterfall(groups, axis, case.currency, translator, name="waterfall", title=title)
    bars = [bar for group in groups for bar in group.bars]
    return (
        WaterfallView(
            title=title,
            about=translator.text(
                "Benefits less the four kinds of costs over {n} months, in {currency}.",
                n=case.horizon_months,
                currency=case.currency,
            ),
            drawing=embed_svg(drawing),
            total_about=months_counted(analysis.opportunity, translator),
            total=embed_svg(_running_total(case, axis, translator)),
            groups=tuple(_listed(groups, case.currency, translator)),
            has_confirmed=any(
                bar.is_confirmed and bar.kind is BarKind.BENEFIT for bar in bars if bar.amount
            ),
            has_estimates=any(not bar.is_confirmed for bar in bars if bar.amount),
            has_only_us=any(bar.is_only_us for bar in bars),
            has_unknown=any(bar.amount is None for bar in bars),
            has_limit=case.limit_months is not None,
            formula=_formula(case, translator),
            notes=tuple(_notes(case, groups, translator)),
        ),
    )


def months_counted(opportunity: Opportunity, translator: Translator) -> str:
    """Return from which day the months of a value case count.

    Args:
        opportunity: The opportunity.
        translator: The reader's language.
    """
    if opportunity.value.clock is ValueClock.ORDER:
        return translator.text("Months after the order")
    return translator.text("Months after going live")


def _groups(case: ValueCase, translator: Translator) -> Iterator[BarGroup]:
    """Yield the groups of the waterfall: once, again and again, net, not confirmed."""
    text = translator.text
    doubted = [step for step in case.steps if _is_doubted(step)]
    sure = [step for step in case.steps if not _is_doubted(step)]
    large = _largest(case.steps)

    def group(title: str, steps: Sequence[ValueStep], *, is_doubtful: bool = False) -> BarGroup:
        bars = tuple(_bars(steps, large, case, translator))
        total = sum((step.amount or Decimal(0) for step in steps), Decimal(0))
        return BarGroup(title, signed_money(total, case.currency, translator), bars, is_doubtful)

    once = [step for step in sure if not step.repeats]
    if once:
        only_paid = not any(isinstance(step.entry, Benefit) for step in once)
        yield group(text("Paid once") if only_paid else text("Once"), _costs_first(once))
    repeated = [step for step in sure if step.repeats]
    if repeated:
        years, rest = divmod(case.horizon_months, 12)
        title = (
            text("Over {n} months", n=case.horizon_months)
            if rest
            else translator.plural("Over {n} year", "Over {n} years", years)
        )
        yield group(title, repeated)
    smallest_first = sorted(doubted, key=lambda step: step.amount or Decimal(0))
    if case.has_confirmed:
        yield _net(text("Net"), text("Confirmed"), case.confirmed.net, case, translator)
    if doubted:
        yield group(text("Not confirmed"), smallest_first, is_doubtful=True)
    if not case.has_confirmed:
        yield _net(
            text("Net"), text("If all of it comes"), case.whole.net, case, translator, sure=False
        )


def _net(
    title: str,
    label: str,
    net: Decimal,
    case: ValueCase,
    translator: Translator,
    *,
    sure: bool = True,
) -> BarGroup:
    note = translator.text("after {n} months", n=case.horizon_months)
    bar = Bar(label, note, net, BarKind.NET, is_confirmed=sure)
    return BarGroup(title, signed_money(net, case.currency, translator), (bar,), not sure)


def _is_doubted(step: ValueStep) -> bool:
    """Tell whether a step is a benefit that the customer has not confirmed."""
    return isinstance(step.entry, Benefit) and not (step.entry.is_confirmed and step.entry.money)


def _costs_first(steps: Sequence[ValueStep]) -> list[ValueStep]:
    return sorted(steps, key=lambda step: isinstance(step.entry, Benefit))


def _largest(steps: Sequence[ValueStep]) -> frozenset[ValueStep]:
    """Return the steps that have a bar of their own."""
    if len(steps) <= _MOST:
        return frozenset(steps)
    ordered = sorted(steps, key=lambda step: -abs(step.amount or Decimal(0)))
    return frozenset(ordered[:_LARGE])


def _bars(
    steps: Sequence[ValueStep],
    large: frozenset[ValueStep],
    case: ValueCase,
    translator: Translator,
) -> Iterator[Bar]:
    """Yield the bars of a group, the small ones together before what is larger."""
    for kind in BarKind.COST, BarKind.BENEFIT:
        rest = [step for step in steps if step not in large and _kind(step) is kind]
        if rest:
            amount = sum((step.amount or Decimal(0) for step in rest), Decimal(0))
            label = translator.plural("{n} smaller", "{n} smaller", len(rest))
            yield Bar(label, "", amount, kind, not _is_doubted(rest[0]))
    for step in steps:
        if step in large:
            yield _bar(step, case, translator)


def _kind(step: ValueStep) -> BarKind:
    return BarKind.BENEFIT if isinstance(step.entry, Benefit) else BarKind.COST


def _bar(step: ValueStep, case: ValueCase, translator: Translator) -> Bar:
    entry, text = step.entry, translator.text
    notes = []
    if step.amount is not None and step.repeats:
        yearly = translator.money(abs(step.yearly), case.currency, short=True)
        notes.append(text("{amount} a year", amount=yearly))
    if step.amount is not None and step.start:
        notes.append(text("from month {n}", n=step.start))
    return Bar(
        label=plain(entry.item),
        note=", ".join(notes),
        amount=step.amount,
        kind=_kind(step),
        is_confirmed=not _is_doubted(step),
        is_only_us=isinstance(entry, Benefit) and entry.only_us,
        years=step.years,
    )


def sure_line(case: ValueCase) -> TotalLine:
    """Return the running total that counts: that of the confirmed figures, else that of all.

    Args:
        case: What we are worth to them.
    """
    has_confirmed = case.has_confirmed
    counted = case.confirmed if has_confirmed else case.whole
    kind = LineKind.SURE if has_confirmed else LineKind.ESTIMATE
    return TotalLine(counted.line, kind, payback=counted.payback_months)


def _running_total(case: ValueCase, axis: MoneyAxis, translator: Translator) -> str:
    text = translator.text
    lines = list(_lines(case, translator))
    sentences = [
        text(
            "Confirmed figures alone: {month}",
            month=_payback(case.confirmed.payback_months, translator),
        )
        if case.has_confirmed
        else text("Nothing is confirmed"),
        text("With our estimates: {month}", month=_payback(case.whole.payback_months, translator)),
    ]
    limits = []
    if case.limit_months is not None:
        label = text("their limit: month {n}", n=case.limit_months)
        limits.append(MonthLimit(case.limit_months, label))
        sentences.append(text("Their limit: month {n}", n=case.limit_months))
    return draw_running_total(
        lines,
        axis,
        case.horizon_months,
        case.currency,
        translator,
        name="running-total",
        title=text("Running total by month"),
        description="; ".join(sentences),
        size=_TOTAL_SIZE,
        limits=limits,
    )


def _payback(month: int | None, translator: Translator) -> str:
    text = translator.text
    return text("never") if month is None else text("month {n}", n=month)


def _lines(case: ValueCase, translator: Translator) -> Iterator[TotalLine]:
    """Yield the line of all figures, where it is another one, then the one that counts."""
    text, sure = translator.text, sure_line(case)
    differs = case.whole.line != case.confirmed.line
    if differs and sure.kind is LineKind.SURE:
        month = case.whole.payback_months
        label = text("with estimates: month {n}", n=month) if month is not None else ""
        yield TotalLine(case.whole.line, LineKind.ESTIMATE, "", month, label)
    counted = case.confirmed if sure.kind is LineKind.SURE else case.whole
    month = counted.payback_months
    label = text("paid back in month {n}", n=month) if month is not None else ""
    net = signed_money(counted.net, case.currency, translator)
    yield TotalLine(sure.points, sure.kind, net, month, label)


def _formula(case: ValueCase, translator: Translator) -> str:
    """Write how the payback comes about, in figures where they are this simple."""
    text = translator.text
    counted = [
        step
        for step in case.steps
        if step.amount is not None and (not case.has_confirmed or not _is_doubted(step))
    ]
    once = sum((step.amount or Decimal(0) for step in counted if not step.repeats), Decimal(0))
    gain = sum((step.yearly for step in counted if step.yearly > 0), Decimal(0))
    cost = -sum((step.yearly for step in counted if step.yearly < 0), Decimal(0))
    month = (case.confirmed if case.has_confirmed else case.whole).payback_months
    is_simple = not any(step.start for step in counted) and once < 0 < gain - cost
    if not is_simple or month is None:
        return text(
            "Payback is the first month at whose end all that has come, less all that was paid, is"
            " 0 or more. No discounting, amounts spread evenly."
        )
    return text(
        "Payback = paid once ÷ (a year's saving − a year's costs) = {once} ÷ ({gain} − {cost}) ="
        " {years} years, month {n}. No discounting, amounts spread evenly.",
        once=translator.money(-once, case.currency, short=True),
        gain=translator.money(gain, case.currency, short=True),
        cost=translator.money(cost, case.currency, short=True),
        years=translator.number(round(-once / (gain - cost), 2)),
        n=month,
    )


def _notes(case: ValueCase, groups: Sequence[BarGroup], translator: Translator) -> Iterator[str]:
    """Yield what a reader of the picture has to know."""
    text = translator.text
    if is_cut(groups):
        end = signed_money(levels(groups)[-1][1], case.currency, translator)
        yield text("Cut with a wave: the bar runs on to {amount}.", amount=end)
    revenue = [
        plain(step.entry.item) for step in case.steps if step.entry.basis is ValueBasis.REVENUE
    ]
    if revenue:
        yield text("Revenue, not margin: {items}.", items=", ".join(revenue))
    unknown = [plain(step.entry.item) for step in case.steps if step.amount is None]
    if unknown:
        yield text("No figure, so not counted: {items}.", items=", ".join(unknown))


def _listed(
    groups: Sequence[BarGroup], currency: str, translator: Translator
) -> Iterator[BarGroupView]:
    """Yield the same for a phone: a list with small bars of one scale."""
    bars = [bar for group in groups for bar in group.bars]
    scaled = bars[:-1] if is_cut(groups) else bars
    most = max((abs(bar.amount) for bar in scaled if bar.amount), default=Decimal(1))
    for group in groups:
        yield BarGroupView(
            title=group.title,
            total=group.total,
            bars=tuple(
                SmallBarView(
                    label=bar.label,
                    note=bar.note,
                    amount=signed_money(bar.amount, currency, translator)
                    if bar.amount is not None
                    else translator.text("unknown"),
                    is_only_us=bar.is_only_us,
                    bar=_small(bar, most),
                )
                for bar in group.bars
            ),
        )


def _small(bar: Bar, most: Decimal) -> Markup:
    if bar.amount is None:
        return Markup()
    look = "gw-solid" if bar.is_confirmed else "gw-hatched"
    return embed_svg(small_bar(float(abs(bar.amount) / most), f"{look} gw-{bar.kind.value}"))
