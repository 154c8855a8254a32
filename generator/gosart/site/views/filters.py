"""Filters above a table of accounts or opportunities: what a reader may choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gosart.analysis.overview import AccountOverview
from gosart.analysis.portfolio import PortfolioRow
from gosart.i18n.stage_names import stage_name
from gosart.i18n.translator import Translator

__all__ = ["Filter", "account_filters", "owner_filter", "stage_filter", "status_filter"]

Filter = tuple[str, str, list[str]]
"""The key by which rows are filtered, its label, and the values to choose from."""


def account_filters(
    translator: Translator, accounts: Sequence[AccountOverview]
) -> tuple[Filter, ...]:
    """Return the filters by region, industry and tag.

    Args:
        translator: The language of the page.
        accounts: The accounts of the table.
    """
    return (
        ("region", translator.text("Region"), _distinct(account.region for account in accounts)),
        (
            "industry",
            translator.text("Industry"),
            _distinct(account.industry for account in accounts),
        ),
        (
            "tag",
            translator.text("Tag"),
            _distinct(tag for account in accounts for tag in account.tags),
        ),
    )


def owner_filter(translator: Translator, names: Iterable[str]) -> Filter:
    """Return the filter by owner.

    Args:
        translator: The language of the page.
        names: The owner of each row.
    """
    return "owner", translator.text("Owner"), _distinct(names)


def stage_filter(
    translator: Translator, stages: Iterable[str], rows: Sequence[PortfolioRow]
) -> Filter:
    """Return the filter by stage.

    Args:
        translator: The language of the page.
        stages: Every stage in its order, as plans name it.
        rows: The rows of the table.
    """
    used = {row.opportunity.stage for row in rows}
    labels = [stage_name(translator, stage) for stage in stages if stage in used]
    return "stage", translator.text("Stage"), labels


def status_filter(translator: Translator, labels: Iterable[str]) -> Filter:
    """Return the filter by status.

    Args:
        translator: The language of the page.
        labels: The status of each row.
    """
    return "status", translator.text("Status"), _distinct(labels)


def _distinct(values: Iterable[str]) -> list[str]:
    """Return the values that are not empty, each once."""
    return sorted({value for value in values if value})
