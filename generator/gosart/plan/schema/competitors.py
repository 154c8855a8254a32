"""What a person types about who else is there: competitors and business partners."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, Ignores, TextEntry, listed, tag_of
from gosart.plan.schema.field import Inline, Part, Phrasing, Ranked, Record, RefersTo, key

__all__ = ["CompetitorEntry", "PartnerEntry", "PartnerStageEntry", "PointEntry"]


class PointEntry(TextEntry):
    """A strength or weakness of a competitor, with what we do about it."""

    answer: str | None = key(refers_to=RefersTo.ANSWER, example="outage-desk/A3", edition=2)
    """The action that counters a strength or uses a weakness, `<opportunity>/<action>`."""


_PointLike = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[PointEntry, Tag("<mapping>")], Discriminator(tag_of)
]
_Points = Annotated[
    tuple[_PointLike, ...],
    BeforeValidator(listed, json_schema_input_type=_PointLike | tuple[_PointLike, ...]),
]


class CompetitorEntry(Entry):
    """A competitor."""

    record: ClassVar[Record | None] = Record(
        "competitor", msg("Competitor"), Part.VALUE, weight=2, headline=("threat",)
    )

    name: str | None = key(msg("name"), example=msg("Their name"), first=True)
    """Name; if not given, the id."""
    threat: enums.Threat | None = key(
        msg("threat"), better=Ranked.of(*reversed(enums.Threat)), example="medium", first=True
    )
    """How dangerous they are here."""
    position: str | None = key(msg("position with the customer"), phrasing=Phrasing.TEXT)
    """Their position with the customer, Markdown."""
    strengths: _Points | None = key(
        msg("strengths"), example=msg("What they are good at"), first=True
    )
    """What they are good at; as `{text, answer}` with the action by which we counter it."""
    weaknesses: _Points | None = key(msg("weaknesses"))
    """What they are bad at; as `{text, answer}` with the action by which we use it."""
    ignore: Ignores | None = key()
    """Accepted findings about this competitor."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this competitor."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class PartnerStageEntry(Entry):
    """A partner in one stage of the value chain."""

    inline: ClassVar[Inline | None] = Inline(())

    rating: enums.Rating | None = key()
    """`"+"`, `"-"` or `"?"`, in quotes."""
    note: str | None = key()
    """Why."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""


class PartnerEntry(Entry):
    """A business partner."""

    record: ClassVar[Record | None] = Record("partner", msg("Partner"), Part.VALUE)

    name: str | None = key(msg("name"), sample="Berg Installations")
    """Name; if not given, the id."""
    ways: tuple[enums.PartnerWay, ...] | None = key(msg("how they help us"))
    """How they advance us."""
    stages: dict[enums.PartnerStage, PartnerStageEntry | None] | None = key(
        msg("strength by stage")
    )
    """How good they are in each stage of the value chain."""
    works_with: tuple[str, ...] | None = key(
        msg("competitors they work with"), refers_to=RefersTo.COMPETITOR
    )
    """Competitors they also work with (ids of competitors)."""
    contact: str | None = key(msg("contact"), sample="Kim Lund, +44 20 7946 0101")
    """Who to call, free text."""
    ignore: Ignores | None = key()
    """Accepted findings about this partner."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this partner."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""
