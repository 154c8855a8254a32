"""Above a table over all accounts: what a reader may filter by, and choices of one click."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gosart.analysis.overview import AccountOverview
from gosart.analysis.portfolio import PortfolioRow
from gosart.i18n.stage_names import stage_name
from gosart.i18n.translator import Translator
from gosart.plan.model.people import TeamMember

__all__ = [
    "ChipView",
    "FilterView",
    "account_filters",
    "chips_of",
    "owner_filter",
    "stage_filter",
    "worth_choosing",
]


@dataclass(frozen=True, slots=True)
class FilterView:
    """A choice above the table."""

    key: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChipView:
    """A choice of rows in one click."""

    key: str
    """"" for all."""
    label: str
    count: str


def account_filters(
    translator: Translator, accounts: Sequence[AccountOverview]
) -> tuple[FilterView, ...]:
    """Return the filters by region, industry and tag.

    Args:
        translator: The language of the page.
        accounts: The accounts of the table.
    """
    text = translator.text
    return (
        FilterView("region", text("Region"), _distinct(account.region for account in accounts)),
        FilterView(
            "industry", text("Industry"), _distinct(account.industry for account in accounts)
        ),
        FilterView(
            "tag", text("Tag"), _distinct(tag for account in accounts for tag in account.tags)
        ),
    )


def owner_filter(translator: Translator, owners: Iterable[TeamMember | None]) -> FilterView:
    """Return the filter by owner.

    Args:
        translator: The language of the page.
        owners: The owner of each row.
    """
    names = _distinct(owner.name for owner in owners if owner)
    return FilterView("owner", translator.text("Owner"), names)


def stage_filter(
    translator: Translator, stages: Iterable[str], rows: Sequence[PortfolioRow]
) -> FilterView:
    """Return the filter by stage.

    Args:
        translator: The language of the page.
        stages: Every stage in its order, as plans name it.
        rows: The rows of the table.
    """
    used = {row.opportunity.stage for row in rows}
    labels = tuple(stage_name(translator, stage) for stage in stages if stage in used)
    return FilterView("stage", translator.text("Stage"), labels)


def worth_choosing(*filters: FilterView) -> tuple[FilterView, ...]:
    """Return the filters that have several values.

    Args:
        *filters: The filters.
    """
    return tuple(each for each in filters if len(each.values) > 1)


def chips_of(
    translator: Translator, labels: Mapping[str, str], choices: Sequence[Sequence[str]]
) -> tuple[ChipView, ...]:
    """Return the choices of one click: all rows, then each that shows any.

    Args:
        translator: The language of the page.
        labels: The label of each choice by its key, in their order.
        choices: The keys of the choices that show a row, for each row.
    """
    counts = dict.fromkeys(labels, 0)
    for keys in choices:
        for key in keys:
            counts[key] += 1
    number = translator.number
    everything = ChipView("", translator.text("All open"), number(len(choices)))
    some = (ChipView(key, labels[key], number(count)) for key, count in counts.items() if count)
    return (everything, *some)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values that are not empty, each once."""
    return tuple(sorted({value for value in values if value}))
