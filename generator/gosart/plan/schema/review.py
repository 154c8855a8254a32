"""What a person types about the test of a plan: reviews, and what is weak."""

from __future__ import annotations

from typing import ClassVar

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, Texts
from gosart.plan.schema.field import (
    Better,
    Dated,
    FromMethod,
    InDays,
    Inline,
    Owner,
    Part,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.scalars import (
    IsoDate,
    Label,
)

__all__ = ["ReviewEntry", "TestEntry", "VulnerabilityEntry"]


class VulnerabilityEntry(Entry):
    """A risk that a review found."""

    inline: ClassVar[Inline | None] = Inline(("text",))

    text: Label = required()
    """What the risk is."""
    severity: enums.VulnerabilitySeverity | None = key()
    """How serious it is."""
    action: str | None = key(refers_to=RefersTo.ACTION)
    """The action that responds to it (its id)."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this point."""


class ReviewEntry(Entry):
    """A meeting that tested the plan."""

    record: ClassVar[Record | None] = Record(
        "review",
        msg("Review"),
        Part.REVIEW,
        content=("date", "kind"),
        name=("date",),
        weight=2,
        headline=("kind", "decision"),
    )

    date: IsoDate = required(msg("date"), dates=Dated.HAPPENED, example=InDays(0))
    """Date of the review."""
    kind: enums.ReviewKind | None = key(msg("kind"), example="initial-qualification")
    """The forum."""
    presenter: str | None = key(msg("presenter"), refers_to=RefersTo.TEAM, example=Owner())
    """Who presented (a team id)."""
    coach: str | None = key(msg("coach"), refers_to=RefersTo.TEAM)
    """Who led the review (a team id)."""
    attendees: tuple[str, ...] | None = key(msg("attendees"), refers_to=RefersTo.TEAM)
    """Who else was there (team ids)."""
    questions: Texts | None = key(msg("questions"))
    """What was asked."""
    vulnerabilities: tuple[VulnerabilityEntry, ...] | None = key(msg("risks"))
    """Risks that were found."""
    recommendations: Texts | None = key(msg("recommendations"))
    """What was advised."""
    decision: enums.Decision | None = key(msg("decision"), example="continue")
    """What was decided."""
    control_signals: tuple[enums.ControlSignal, ...] | None = key(
        msg("warning signs"), better=Better.FEWER, example=()
    )
    """Warning signs that day that we are not in control of the opportunity; `[]` if there were
    none. Their number by review shows a trend."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this review."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class TestEntry(Entry):
    """The T of GOSART."""

    customer: Texts | None = key(
        msg("how the customer will judge"), example=FromMethod("test.customer")
    )
    """How they will judge the result."""
    team: Texts | None = key(msg("what could prove us wrong"), example=FromMethod("test.team"))
    """What could prove us wrong."""
    reviews: tuple[ReviewEntry, ...] | None = key()
    """Meetings that tested the plan."""
    control_signals: tuple[enums.ControlSignal, ...] | None = key(
        msg("warning signs"), better=Better.FEWER
    )
    """Current warning signs that we are not in control of the opportunity; those seen on the day
    of a review go into the review."""
