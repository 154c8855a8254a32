"""The hatching that says "not confirmed" or "not known" in a drawing, without any colour."""

from __future__ import annotations

__all__ = ["hatching"]


def hatching(key: str, kind: str, *, step: int = 6) -> str:
    """Return the pattern of a hatching; a shape takes it by `fill="url(#KEY)"`.

    Args:
        key: Its id, escaped.
        kind: Its class, for the colour of its lines.
        step: From one line to the next.

    Returns:
        A `<pattern>`.
    """
    return (
        f'<pattern id="{key}" class="gw-hatch {kind}" width="{step}" height="{step}"'
        ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="{step}" height="{step}"/><path d="M1.2 0V{step}"/></pattern>'
    )
