"""What the page of value says of figures: what only we bring, and what of theirs is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.analysis.value_case import Case, ValueCase
from gosart.i18n.translator import Translator
from gosart.plan.model.account import Competitor

__all__ = ["net_value", "rivals_figures", "unique_value"]


def net_value(case: ValueCase, translator: Translator) -> str:
    """Return what is left over the horizon, in all and with what the customer confirmed.

    Args:
        case: What we are worth to them.
        translator: The reader's language.

    Returns:
        A clause.
    """
    return translator.text(
        "{net} in {n} months; {confirmed} on confirmed figures alone",
        net=_net(case.whole, case, translator),
        n=case.horizon_months,
        confirmed=_net(case.confirmed, case, translator),
    )


def unique_value(analysis: OpportunityAnalysis, translator: Translator) -> str:
    """Return when it pays back, and what is left, with only the benefits that only we bring.

    Args:
        analysis: An opportunity that has a case.
        translator: The reader's language.

    Returns:
        A clause.
    """
    case, benefits = analysis.value_case, analysis.opportunity.value.benefits
    if case is None:
        return ""
    if not any(item.only_us and item.money and item.rival is None for item in benefits):
        return translator.text("none of the benefits is ours alone")
    net, month = _net(case.unique, case, translator), case.unique.payback_months
    if month is None:
        return translator.text("never; {net} in {n} months", net=net, n=case.horizon_months)
    return translator.text(
        "month {month}; {net} in {n} months", month=month, net=net, n=case.horizon_months
    )


def rivals_figures(analysis: OpportunityAnalysis, translator: Translator) -> tuple[str, ...]:
    """Say which side of a competitor's case is not known, for each that the deal is about.

    Args:
        analysis: The opportunity on its day.
        translator: The reader's language.

    Returns:
        A sentence for each competitor of whom a cost or a benefit has no figure.
    """
    value, text = analysis.opportunity.value, translator.text
    sentences = []
    for rival in _rivals(analysis):
        costs = any(item.rival is rival and item.money for item in value.costs)
        benefits = any(item.rival is rival and item.money for item in value.benefits)
        if costs and benefits:
            continue
        if rival.id == "no-decision":
            if not costs:
                sentences.append(text("What doing nothing costs them is not known."))
        elif costs:
            sentences.append(text("What {rival} saves them is not known.", rival=rival.name))
        elif benefits:
            sentences.append(text("What {rival} costs them is not known.", rival=rival.name))
        else:
            sentences.append(
                text("What {rival} costs them and saves them is not known.", rival=rival.name)
            )
    return tuple(sentences)


def _rivals(analysis: OpportunityAnalysis) -> Iterator[Competitor]:
    """Yield whom the strategy is against, then whoever has a figure, each once."""
    value, target = analysis.opportunity.value, analysis.opportunity.strategy.target
    rivals = (
        target,
        *(item.rival for item in value.costs),
        *(item.rival for item in value.benefits),
    )
    yield from dict.fromkeys(rival for rival in rivals if rival is not None)


def _net(case: Case, whole: ValueCase, translator: Translator) -> str:
    return translator.money(Decimal(round(case.net)), whole.currency)
