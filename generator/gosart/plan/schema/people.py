"""What a person types about people: theirs, ours, and how they know each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Discriminator, Tag

from gosart.method import enums
from gosart.plan.schema.base import Entry, Ignores, Texts, tag_of
from gosart.plan.schema.scalars import IsoDate, Label, YesNo

__all__ = [
    "ApproachEntry",
    "ContactEntry",
    "EvidenceEntry",
    "InfluenceEntry",
    "OverrideEntry",
    "PersonEntry",
    "TeamEntry",
]


class TeamEntry(Entry):
    """One of ours."""

    name: str | None = None
    """Full name; the id where it is not given."""
    role: str | None = None
    """What they do, in a few words."""
    email: str | None = None
    """Mail address."""
    left: IsoDate | None = None
    """Day they left us; the entry stays, so that what they did keeps its name."""
    ignore: Ignores | None = None
    """Accepted findings about this entry."""
    audience: str | None = None
    """Narrowest audience that may see this entry."""


class InfluenceEntry(Entry):
    """A line of influence, from the person it stands at to `person`."""

    person: Label
    """Id of the person who is swayed."""
    strength: enums.Strength | None = None
    """How strong; normal where it is not given."""
    note: str | None = None
    """Why, in a few words."""
    audience: str | None = None
    """Narrowest audience that may see this line."""


class ApproachEntry(Entry):
    """What we do about a person."""

    verb: enums.ApproachVerb | None = None
    """The kind of approach."""
    note: str | None = None
    """How, Markdown."""
    owner: str | None = None
    """Who of ours does it (a team id)."""
    next_contact: IsoDate | None = None
    """Day of the next contact."""


class EvidenceEntry(Entry):
    """A dated act that shows where a person stands."""

    date: IsoDate | None = None
    """Day of the act."""
    text: Label
    """What they did or said."""
    audience: str | None = None
    """Narrowest audience that may see this entry."""


class ContactEntry(Entry):
    """Who of ours knows the person, and how well."""

    team: Label
    """Who of ours (a team id)."""
    level: enums.Level | None = None
    """The relationship level now."""
    wanted: enums.Level | None = None
    """The relationship level we want."""
    audience: str | None = None
    """Narrowest audience that may see this entry."""


_Influences = Annotated[
    Annotated[str, Tag("<text>")] | Annotated[InfluenceEntry, Tag("<mapping>")],
    Discriminator(tag_of),
]


class OverrideEntry(Entry):
    """A person in one deal: what differs from the account's entry, or all of it for somebody who is only met here."""

    name: Label | None = None
    """Full name."""
    title: Label | None = None
    """Position."""
    unit: str | None = None
    """Their unit (an id of `units`)."""
    reports_to: str | None = None
    """Their manager (a person's id)."""
    informal_to: tuple[str, ...] | None = None
    """Whom they also answer to, a dotted line (ids of people)."""
    influences: tuple[_Influences, ...] | None = None
    """Whom they sway: ids of people, or `{person, strength, note}`."""
    conflicts_with: tuple[str, ...] | None = None
    """With whom they are at odds (ids of people)."""
    external: YesNo | None = None
    """Whether they are not employed by the customer."""
    placeholder: YesNo | None = None
    """Whether the post is known and the person is not, yet."""
    role: enums.Role | None = None
    """Buying role."""
    influence: enums.Influence | None = None
    """Real weight in the decision."""
    adaptability: enums.Adaptability | None = None
    """Attitude to change."""
    orientation: enums.Orientation | None = None
    """What they decide by."""
    status: enums.Status | None = None
    """Where they stand towards us."""
    coverage: enums.Coverage | None = None
    """How much contact we have."""
    business_agenda: Texts | None = None
    """What they want for the business."""
    personal_agenda: Texts | None = None
    """What they want for themselves."""
    approach: ApproachEntry | None = None
    """What we do about them."""
    evidence: tuple[EvidenceEntry, ...] | None = None
    """What they did that shows where they stand."""
    last_contact: IsoDate | None = None
    """Day of the last contact."""
    same_as: str | None = None
    """The same human in another account, `<account>/<person>`."""
    left: IsoDate | None = None
    """Day they left; a person who leaves is a fact, never a deletion."""
    email: str | None = None
    """Mail address."""
    phone: str | None = None
    """Telephone number."""
    contacts: tuple[ContactEntry, ...] | None = None
    """Who of ours knows them."""
    ignore: Ignores | None = None
    """Accepted findings about this person."""
    audience: str | None = None
    """Narrowest audience that may see this person; in a wider build they are an unnamed node of the map."""


class PersonEntry(OverrideEntry):
    """One of theirs. `name` and `title` are needed, but for a placeholder."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["name", "title"]}, {"required": ["placeholder"]}]
        }
    )
