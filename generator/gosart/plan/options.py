"""What a site's configuration says about its plans: audiences, stages, currency, folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gosart.config.model import AUDIENCES, DEFAULTS, STAGES, SiteOptions
from gosart.errors import GosartError
from gosart.method.custom_fields import Holder
from gosart.method.loader import read_method
from gosart.method.model import Method
from gosart.repository.file_source import FileSource
from gosart.repository.working_tree import WorkingTree

__all__ = [
    "AUDIENCES",
    "STAGES",
    "PlanOptions",
    "extra_audiences",
    "plan_options",
    "with_company_fields",
]


@dataclass(frozen=True)
class PlanOptions:
    """Settings of a build that decide what plans may say and how much of them is kept.

    Raises GosartError for an audience of the build that is not among the site's audiences.
    """

    audiences: tuple[str, ...] = DEFAULTS.audiences
    """From widest to narrowest, at least one."""
    audience: str = ""
    """Whom the build is for; "" is the widest."""
    stages: tuple[str, ...] = DEFAULTS.stages
    """Stages of a deal, in order."""
    reasons: tuple[str, ...] = DEFAULTS.reasons
    """Why a deal may end as it did."""
    today: date | None = None
    """The build's day, until which ratings may be sealed; None opens none that is sealed."""
    audience_defaults: tuple[tuple[str, str], ...] = ()
    """Field of a plan (dotted, `people.status`) and the audience it is for."""
    extra_audiences: tuple[tuple[str, str, str], ...] = ()
    """Of a company's own fields: what has them (`person`), the field, and the audience it is
    for."""
    currency: str = DEFAULTS.currency
    """Where neither the opportunity nor the account says one."""
    root: Path = Path()
    """Folder of the repository, which all paths of documents are relative to."""
    folder: str = DEFAULTS.accounts_dir
    """Folder of the accounts below `root`, posix."""
    files: FileSource | None = None
    """Where the plans were read from, the folder `root` on the disk where it is None."""
    follow_links: bool = True
    """Whether a link to a file is told where there is no such file."""

    def __post_init__(self) -> None:
        if not self.audiences:
            raise GosartError("A site needs at least one audience.")
        if not self.audience:
            object.__setattr__(self, "audience", self.audiences[0])
        if self.audience not in self.audiences:
            raise GosartError(
                f"There is no audience '{self.audience}'. "
                f"Choose one of: {', '.join(self.audiences)}."
            )

    @property
    def source(self) -> FileSource:
        """Where the plans were read from, and the files they link are."""
        return self.files or WorkingTree(self.root)

    @property
    def is_narrowest(self) -> bool:
        """Whether nothing is narrower than this build, so that nothing is left out."""
        return self.audience == self.audiences[-1]

    @property
    def narrower_audiences(self) -> tuple[str, ...]:
        """The audiences that see more than this build shows."""
        return self.audiences[self.audiences.index(self.audience) + 1 :]

    def shows(self, audience: str) -> bool:
        """Whether what is meant for `audience` may be seen in this build.

        What is meant for nobody known may not.

        Args:
            audience: Name of the audience, "" for everybody.
        """
        if audience not in self.audiences:
            return False
        return self.audiences.index(audience) <= self.audiences.index(self.audience)

    def narrower(self, first: str, other: str) -> str:
        """Return the narrower of two audiences; an unknown one is narrower than all.

        Args:
            first: Name of an audience.
            other: Name of another.
        """
        ranks = {name: rank for rank, name in enumerate(self.audiences)}
        return max(first, other, key=lambda name: ranks.get(name, len(ranks)))


def extra_audiences(method: Method) -> tuple[tuple[str, str, str], ...]:
    """Return the audiences of a company's own fields, those that have one.

    Args:
        method: The method.
    """
    return tuple(
        (holder.value, name, field.audience)
        for holder in Holder
        for name, field in method.custom_fields.of(holder).items()
        if field.audience
    )


def with_company_fields(options: PlanOptions, method: Method) -> PlanOptions:
    """Return options that know the audiences of the fields that a method declares.

    Args:
        options: The options of the build.
        method: The method.
    """
    fields = extra_audiences(method)
    return (
        options if options.extra_audiences == fields else replace(options, extra_audiences=fields)
    )


def plan_options(options: SiteOptions) -> PlanOptions:
    """Return what reading a plan needs of a site's options.

    Args:
        options: The options of the build.
    """
    method = read_method(options.language, options.root, options.method).method
    return PlanOptions(
        audiences=options.audiences,
        audience=options.audience,
        stages=options.stages,
        reasons=options.reasons,
        today=options.today,
        audience_defaults=options.audience_defaults,
        extra_audiences=extra_audiences(method),
        currency=options.currency,
        root=options.root,
        folder=options.accounts_dir,
    )
