"""What a person types about ratings: a set of them by a rater on one day, and decision criteria."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, tag_of
from gosart.plan.schema.field import (
    Better,
    Dated,
    FromMethod,
    InDays,
    Owner,
    Part,
    Phrasing,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.scalars import (
    IsoDate,
    Weight,
    YesNo,
)

__all__ = ["AssessmentEntry", "DecisionCriterionEntry", "RatingEntry"]


class RatingEntry(Entry):
    """One rating with what it rests on."""

    rating: enums.Rating | None = key(first=True)
    """`"+"`, `"-"` or `"?"`, in quotes."""
    evidence: str | None = key(first=True, asked="Evidence")
    """What the rating rests on."""
    source: str | None = key(
        refers_to=RefersTo.PERSON, first=True, asked="Who told us (a person's id)"
    )
    """Who told us (a person's id)."""
    confidence: enums.Confidence | None = key()
    """How sure we are."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see evidence and source; the rating itself always counts."""


_RatingLike = Annotated[
    Annotated[enums.Rating | None, Tag("<text>")] | Annotated[RatingEntry, Tag("<mapping>")],
    Discriminator(tag_of),
]  # fmt: skip
_Ratings = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[dict[str, _RatingLike], Tag("<mapping>")],
    Discriminator(tag_of),
]


class AssessmentEntry(Entry):
    """Ratings of one company on one date by one team member."""

    record: ClassVar[Record | None] = Record(
        "assessment",
        msg("Assessment"),
        Part.ASSESSMENT,
        content=("date", "for_", "by"),
        name=("date",),
    )

    date: IsoDate = required(msg("date"), dates=Dated.HAPPENED, example=InDays(0))
    """Date of the assessment."""
    for_: str = required(msg("whose position it rates"), refers_to=RefersTo.COMPANY, example="us")
    """Whose position is rated: `us` or a competitor's id."""
    by: str | None = key(msg("who rated"), refers_to=RefersTo.TEAM, example=Owner())
    """The team member who rated (a team id)."""
    ratings: _Ratings = required(names=(RefersTo.CRITERION,), example=FromMethod("ratings"))
    """Short: the ratings of all criteria in one text, `.` for not rated, spaces as you like.
    Long: for each criterion a rating or a mapping."""
    agreed: YesNo | None = key(
        msg("agreed in a review"), better=Better.GIVEN, example="true", edition=2
    )
    """Whether a plan review agreed on it; the latest agreed set leads."""
    note: str | None = key(msg("remark"), weight=0, phrasing=Phrasing.TEXT)
    """Remark on the whole assessment."""
    sealed_until: IsoDate | None = key(
        msg("sealed until"), dates=Dated.PLANNED, weight=0, example=InDays(7), edition=2
    )
    """Date on which it is opened. Until then it is on no page and in no comparison or export;
    anyone who can read the repository can read it."""
    method: str | None = key(
        msg("edition of the criteria"), weight=0, example="1", edition=2, sample=""
    )
    """Edition of the criteria it was made with; if not given, the plan's, or else the first with
    as many criteria as the short form."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this assessment."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


class DecisionCriterionEntry(Entry):
    """What they judge by, and how each company does on it; other keys are ids of competitors."""

    record: ClassVar[Record | None] = Record(
        "criterion", msg("Decision criterion"), Part.VALUE, content=("name",), weight=2
    )

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, enums.Standing | None]

    name: str | None = key(msg("name"), example=msg("What they compare, in their words"))
    """The criterion in the customer's words."""
    formal: YesNo | None = key(msg("part of the formal process"), example="true")
    """Whether it is part of their formal process."""
    mandatory: YesNo | None = key(msg("must be met"), example="false")
    """Whether failing it rules us out."""
    people: tuple[str, ...] | None = key(msg("whose criterion it is"), refers_to=RefersTo.PERSON)
    """Whose criterion it is (ids of people)."""
    weight: Weight | None = key(msg("weight with them"), example="4", edition=2)
    """How much it matters to them, 1 to 5."""
    us: enums.Standing | None = key(phrasing=Phrasing.STANDING, example="same")
    """How we do on it in the customer's eyes."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this criterion."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""
