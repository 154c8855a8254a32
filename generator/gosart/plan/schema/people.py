"""What a person types about people: theirs, ours, and how they know each other."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Discriminator, Tag

from gosart.diagnostics import msg
from gosart.method import enums
from gosart.plan.schema.base import Audiences, Entry, Ignores, Texts, tag_of
from gosart.plan.schema.extra import Extra
from gosart.plan.schema.field import (
    Dated,
    InDays,
    Inline,
    Owner,
    Part,
    Phrasing,
    Ranked,
    Record,
    RefersTo,
    key,
    required,
)
from gosart.plan.schema.scalars import IsoDate, Label, YesNo

__all__ = [
    "ApproachEntry",
    "ContactEntry",
    "EvidenceEntry",
    "InfluenceEntry",
    "LevelEntry",
    "OverrideEntry",
    "PersonEntry",
    "TeamEntry",
]


class LevelEntry(Entry):
    """A team member's levels in the level tables; other keys are dimensions, each 1, 2 or 3."""

    inline: ClassVar[Inline | None] = Inline(("date", "by"))

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, enums.Development | None]

    date: IsoDate = required(msg("date"), dates=Dated.HAPPENED, example=InDays(0), edition=2)
    """Date on which it was true."""
    by: str | None = key(msg("who rated"), refers_to=RefersTo.TEAM, example=Owner(), edition=2)
    """Who says so: themselves, or their manager (a team id)."""


class TeamEntry(Entry):
    """A member of our team."""

    record: ClassVar[Record | None] = Record("member", msg("Team member"), Part.SUMMARY)

    name: str | None = key(msg("name"), sample="Ann Berg")
    """Full name; if not given, the id."""
    role: str | None = key(msg("role on our team"), sample="Account manager")
    """What they do, in a few words."""
    email: str | None = key(msg("e-mail"), weight=0, sample="ann.berg@example.org")
    """E-mail address."""
    left: IsoDate | None = key(
        msg("day they left"), phrasing=Phrasing.LEAVES, dates=Dated.HAPPENED, sample=""
    )
    """Date they left us; the entry stays, so that what they did keeps their name."""
    levels: tuple[LevelEntry, ...] | None = key(msg("levels"), private=True, weight=0, edition=2)
    """Their levels in the level tables, as they and their manager see them. On no page and in no
    export or comparison; anyone who can read the repository can read it."""
    ignore: Ignores | None = key()
    """Accepted findings about this entry."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class InfluenceEntry(Entry):
    """A line of influence, from the person it is under to `person`."""

    inline: ClassVar[Inline | None] = Inline(("person",))

    person: Label = required(refers_to=RefersTo.PERSON)
    """Id of the person who is influenced."""
    strength: enums.Strength | None = key()
    """How strong; if not given, normal."""
    note: str | None = key()
    """Why, in a few words."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this line."""


class ApproachEntry(Entry):
    """What we do about a person."""

    verb: enums.ApproachVerb | None = key(msg("what we do about them"), example="cultivate")
    """The kind of approach."""
    note: str | None = key(msg("approach"))
    """How, Markdown."""
    owner: str | None = key(msg("who approaches them"), refers_to=RefersTo.TEAM, example=Owner())
    """The team member who does it (a team id)."""
    next_contact: IsoDate | None = key(msg("next contact"), dates=Dated.PLANNED)
    """Date of the next contact."""


class EvidenceEntry(Entry):
    """A dated act that shows where a person stands."""

    inline: ClassVar[Inline | None] = Inline(("text",))

    date: IsoDate | None = key(dates=Dated.HAPPENED)
    """Date of the act."""
    text: Label = required()
    """What they did or said."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""


class ContactEntry(Entry):
    """Who on our team knows the person, and how well."""

    inline: ClassVar[Inline | None] = Inline(("team",), joint=" → ")

    team: Label = required(refers_to=RefersTo.TEAM)
    """The team member (a team id)."""
    level: enums.Level | None = key()
    """The relationship level now."""
    wanted: enums.Level | None = key()
    """The relationship level we want."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this entry."""


_Influences = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[InfluenceEntry, Tag("<mapping>")],
    Discriminator(tag_of),
]


class OverrideEntry(Entry):
    """A person in one opportunity: what differs from the account's entry, or everything for
    someone who appears only here."""  # noqa: D205, D209 - a message: one sentence

    record: ClassVar[Record | None] = Record(
        "person", msg("Person"), Part.RELATIONSHIPS, weight=2, headline=("influence", "status")
    )

    name: Label | None = key(msg("name"), example=msg("Their name"), first=True)
    """Full name."""
    title: Label | None = key(msg("title"), example=msg("Position"), first=True)
    """Position."""
    unit: str | None = key(msg("unit"), refers_to=RefersTo.UNIT)
    """Their unit (an id of `units`)."""
    reports_to: str | None = key(
        msg("reports to"), refers_to=RefersTo.PERSON, example="first-person"
    )
    """Their manager (a person's id)."""
    informal_to: tuple[str, ...] | None = key(
        msg("informal reporting line"), refers_to=RefersTo.PERSON, sample=""
    )
    """Who else they report to, a dotted line (ids of people)."""
    influences: tuple[_Influences, ...] | None = key(
        msg("whom they influence"), refers_to=RefersTo.PERSON, example=("first-person",)
    )
    """Whom they influence: ids of people, or `{person, strength, note}`."""
    conflicts_with: tuple[str, ...] | None = key(
        msg("conflict with"), refers_to=RefersTo.PERSON, sample=""
    )
    """Who they are in conflict with (ids of people)."""
    external: YesNo | None = key(msg("outside their company"), sample="")
    """Whether they work outside the customer's company."""
    placeholder: YesNo | None = key(msg("person not yet known"), sample="")
    """Whether the post is known, but not yet the person."""
    role: enums.Role | None = key(msg("role in the decision"), example="decision-maker", first=True)
    """Buying role."""
    influence: enums.Influence | None = key(msg("influence"), example="inner-circle", first=True)
    """Real weight in the decision."""
    adaptability: enums.Adaptability | None = key(msg("attitude to change"))
    """Attitude to change."""
    orientation: enums.Orientation | None = key(msg("what they decide by"))
    """What they decide by."""
    status: enums.Status | None = key(
        msg("status"),
        phrasing=Phrasing.MOVES,
        better=Ranked.of(*reversed(enums.Status), absent=enums.Status.NEUTRAL),
        example="neutral",
        first=True,
    )
    """Their attitude to us."""
    coverage: enums.Coverage | None = key(
        msg("coverage"),
        better=Ranked.of(*enums.Coverage, absent=enums.Coverage.NONE),
        example="none",
    )
    """How well we know them."""
    business_agenda: Texts | None = key(
        msg("business agenda"), example=msg("What they want for the business")
    )
    """What they want for the business."""
    personal_agenda: Texts | None = key(
        msg("personal agenda"), example=msg("What they want for themselves")
    )
    """What they want for themselves."""
    approach: ApproachEntry | None = key()
    """What we do about them."""
    evidence: tuple[EvidenceEntry, ...] | None = key(msg("evidence"))
    """What they did that shows where they stand."""
    last_contact: IsoDate | None = key(msg("last contact"), dates=Dated.HAPPENED, weight=0)
    """Date of the last contact."""
    same_as: str | None = key(msg("same person in another account"), sample="")
    """The same person in another account, `<account>/<person>`."""
    left: IsoDate | None = key(
        msg("day they left"), phrasing=Phrasing.LEAVES, dates=Dated.HAPPENED, sample=""
    )
    """Date they left; keep the entry, never delete it."""
    email: str | None = key(msg("e-mail"), weight=0, sample="dana@example.org")
    """E-mail address."""
    phone: str | None = key(msg("phone"), weight=0, sample="+44 20 7946 0100")
    """Phone number."""
    contacts: tuple[ContactEntry, ...] | None = key(msg("who on our team knows them"))
    """Who on our team knows them."""
    sponsor: str | None = key(
        msg("our sponsor"), refers_to=RefersTo.TEAM, example=Owner(), edition=2
    )
    """Our executive sponsor for the relationship (a team id)."""
    notes: str | None = key(
        msg("notes"),
        phrasing=Phrasing.TEXT,
        weight=0,
        example=msg("What else we know of them"),
        edition=2,
    )
    """What else we know of them, Markdown."""
    links: tuple[str, ...] | None = key(
        msg("links"), weight=0, example=("https://example.org/dana",), edition=2
    )
    """Addresses of pages about them."""
    crm: dict[str, str] | None = key(
        msg("ids in the CRM"), weight=0, example="salesforce: 003AB0000012", edition=2
    )
    """System, and the person's id in it."""
    extra: Extra | None = key(msg("our own fields"), example="visits_a_year: 12", edition=2)
    """A company's own fields, declared in its method file under `fields`."""
    ignore: Ignores | None = key()
    """Accepted findings about this person."""
    audience: str | None = key(msg("audience"), weight=0)
    """Narrowest audience that may see this person; in a wider build they are an unnamed node of the
    map."""
    audiences: Audiences | None = key(msg("readers of single fields"), weight=0, edition=2)
    """Narrowest audience of single fields (`{<field>: sales}`), beside the site's defaults."""


class PersonEntry(OverrideEntry):
    """A person at the customer. `name` and `title` are required, except for a placeholder."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["name", "title"]}, {"required": ["placeholder"]}]
        }
    )
