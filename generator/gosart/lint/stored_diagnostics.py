"""A diagnostic as JSON on the disk and back, its values still days, figures and names with ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from gosart.diagnostics import (
    Amount,
    Diagnostic,
    Kind,
    Listed,
    Location,
    Message,
    Named,
    Number,
    Severity,
)

__all__ = ["restored", "stored"]


def stored(item: Diagnostic) -> list[Any]:
    """Return a problem or finding as what JSON can hold.

    Args:
        item: The problem or finding.

    Returns:
        Its fields in a list.
    """
    location = item.location
    return [
        item.code,
        item.severity.value,
        [location.path, location.line, location.column, location.length, list(location.address)],
        _stored(item.message)["message"],
        _stored(item.hint)["message"],
        item.source,
        item.account,
        item.opportunity,
        item.entry,
        None if item.about is None else list(item.about),
        item.fingerprint,
        item.kind.value,
        item.source_start,
        item.count,
    ]


def restored(data: Sequence[Any]) -> Diagnostic:
    """Return the diagnostic that `stored` made this of.

    Args:
        data: What it returned.

    Returns:
        The diagnostic; a finding without what its rule says.

    Raises:
        KeyError, TypeError, ValueError: It is of anything else.
    """
    code, severity, position, message, hint, source, account, opportunity, entry, *identity = data
    path, line, column, length, address = position
    about, fingerprint, kind, source_start, count = identity
    return Diagnostic(
        code,
        Severity(severity),
        Location(path, line, column, length, tuple(address)),
        _restored({"message": message}),
        _restored({"message": hint}),
        source,
        account,
        opportunity,
        entry,
        None if about is None else tuple(about),
        fingerprint,
        Kind(kind),
        source_start,
        count,
    )


def _stored(value: object) -> Any:
    """Return a value of a message with its type, as JSON has fewer of them."""
    if value is None or type(value) in (str, bool, int, float):
        return value
    if isinstance(value, Message):
        return {
            "message": [
                value.template,
                {name: _stored(inner) for name, inner in value.values.items()},
            ]
        }
    if isinstance(value, Named):
        return {"named": [value.id, value.name]}
    if isinstance(value, Listed):
        return {"listed": [[_stored(item) for item in value.items], value.separator]}
    if isinstance(value, Number):
        return {"number": [_stored(value.value), value.style]}
    if isinstance(value, Amount):
        return {"amount": [str(value.amount), value.currency]}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return str(value)


def _restored(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    ((kind, inner),) = data.items()
    match kind:
        case "message":
            template, values = inner
            return Message(template, {name: _restored(value) for name, value in values.items()})
        case "named":
            return Named(*inner)
        case "listed":
            return Listed(tuple(_restored(item) for item in inner[0]), inner[1])
        case "number":
            return Number(_restored(inner[0]), inner[1])
        case "amount":
            return Amount(Decimal(inner[0]), inner[1])
        case "decimal":
            return Decimal(inner)
        case "date":
            return date.fromisoformat(inner)
    raise ValueError(f"there is no value of the kind {kind}")
