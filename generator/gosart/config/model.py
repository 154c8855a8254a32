"""A site's options, each declared once: its type, its default, and the sentence that explains it.

    Options         what may stand below `plugins: gosart:` in mkdocs.yml
    RuleOptions     its option `rules`
    MkdocsSettings  what is taken from MkDocs' own settings
    SiteOptions     all of it, checked: what the program reads

MkDocs' config class, the JSON Schema, the documentation and the commands' help are made of these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass as plain_dataclass
from dataclasses import fields
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_args

from pydantic import (
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.dataclasses import dataclass

from gosart.config import forge_urls
from gosart.config.cadence import CADENCE, TIERS, Cadence
from gosart.config.defaults import AUDIENCES, PROPOSAL, REASONS, STAGES, FailOn, Search
from gosart.config.environment import SOURCE_DATE_EPOCH, add_environment
from gosart.config.mkdocs_settings import MkdocsSettings
from gosart.config.option_about import About, Variable
from gosart.config.option_errors import Locate, OptionsError, nowhere, problems_of
from gosart.config.option_values import (
    AccountIds,
    Amount,
    Currency,
    Day,
    Days,
    FieldAudiences,
    Folder,
    Names,
    OptionalDays,
    OptionalFolder,
    OptionalYamlFile,
    SourceUrl,
    Text,
    not_one_of,
    one_of,
    refuse,
)
from gosart.config.rates import Rates
from gosart.config.rule_options import OPTIONS, RuleOptions, fields_of
from gosart.i18n.languages import LANGUAGES

__all__ = [
    "AUDIENCES",
    "DEFAULTS",
    "STAGES",
    "About",
    "MkdocsSettings",
    "Options",
    "RuleOptions",
    "SiteOptions",
    "Variable",
    "about",
    "fields_of",
    "mkdocs_names",
    "option_names",
    "options_from",
]


@dataclass(frozen=True, slots=True, kw_only=True, config=OPTIONS)
class Options:
    """Options of the MkDocs plugin gosart.

    Raises:
        OptionsError: Options are wrong: names all of them, each with what would be right.
    """

    accounts_dir: Folder = "accounts"
    """Folder that holds the plans."""
    templates_dir: Folder = "site_templates"
    """Folder of your own `pages/` and `assets/`; a file there replaces ours of the same name."""
    audiences: Annotated[Names, Field(min_length=1, examples=[["everyone", "board"]])] = AUDIENCES
    """Groups of readers, widest first."""
    audience: Annotated[Text, About(unset="the widest"), Field(examples=["sales"])] = ""
    """Group of readers to write for; what is meant for narrower ones is left out."""
    audience_defaults: Annotated[
        FieldAudiences,
        About(chapter="guide/audiences.md"),
        Field(examples=[{"people.status": "account-team"}]),
    ] = ()
    """Narrowest audience of single fields, in every plan; `audiences` of an entry may widen it."""
    only: Annotated[
        AccountIds,
        About(
            unset="all",
            variable=Variable(
                "GOSART_ONLY", "Ids with commas between, such as `acme,verity`.", True
            ),
        ),
        Field(examples=[["acme", "verity"]]),
    ] = None
    """Ids of the accounts to build."""
    today: Annotated[
        Day,
        About(
            unset="the day of the build",
            variable=Variable(
                SOURCE_DATE_EPOCH, "Seconds since 1970, for the same bytes on any day.", False
            ),
        ),
        Field(examples=["2026-11-23"]),
    ] = None
    """Day from which overdue, due and stale are measured."""
    language: Annotated[str, one_of(LANGUAGES), Field(json_schema_extra={"enum": [*LANGUAGES]})] = (
        "en"
    )
    """Language to write in: `en` or `zh`."""
    method: Annotated[
        OptionalYamlFile,
        About(unset="ours", chapter="guide/method.md"),
        Field(examples=["method.{language}.yml"]),
    ] = ""
    """YAML file with your own wording, weights, criteria or a wholly different set;
    `{language}` in its name stands for the site's."""
    stages: Annotated[Names, Field(min_length=1, examples=[["lead", "offer", "order"]])] = STAGES
    """Stages of an opportunity, in order."""
    proposal_stage: Annotated[
        Text, About(unset="`proposal`, else the middle one"), Field(examples=["offer"])
    ] = ""
    """Stage from which the value has to be in figures, the time chain known and the customer's
    budget approved."""
    review_cadence: Annotated[
        Cadence,
        About(chapter="guide/rules.md#how-often-a-plan-is-reviewed"),
        Field(examples=[{"strategic": 21, "negotiation": 14}]),
    ] = CADENCE
    """Days from one review of a plan to the next, by the account's tier (`standard` where it has
    none) and by stages that are named; the shorter holds."""
    reasons: Annotated[Names, Field(min_length=1, examples=[["price", "timing"]])] = REASONS
    """Why an opportunity may end as it did, `reasons` of a plan."""
    currency: Annotated[Currency, Field(examples=["GBP"])] = "EUR"
    """Currency of a plan that names none: a code of ISO 4217."""
    rates: Annotated[
        Rates,
        About(unset="none"),
        Field(examples=[{"date": "2026-11-20", "USD": 0.92, "GBP": 1.17}]),
    ] = None
    """What one unit of other currencies is worth in `currency`, and on which day;
    without them amounts are added up by currency only."""
    stale_days: Days = 30
    """Days after which *This week* names a plan that nobody touched."""
    evidence_days: Days = 120
    """Days after which an assessment is old."""
    min_order_amount: Annotated[Amount, About(unset="none"), Field(examples=["250_000"])] = None
    """Least amount of an order that counts as short-term revenue, in `currency`;
    rules find a `+` on an order below it."""
    max_days_to_close: Annotated[OptionalDays, About(unset="none"), Field(examples=[180])] = None
    """Most days to the close date of an order that counts as short-term revenue;
    rules find a `+` on an order beyond it."""
    min_future_revenue: Annotated[Amount, About(unset="none"), Field(examples=["500_000"])] = None
    """Least that the white space still to be won has to promise for a `+` on future revenue,
    in `currency`."""
    min_profit: Annotated[Amount, About(unset="none"), Field(examples=["60_000"])] = None
    """Least that an order has to leave after its planned resources for a `+` on profitability,
    in `currency`."""
    review_base: Annotated[
        Text,
        About(
            unset="none",
            variable=Variable("GOSART_REVIEW_BASE", "A revision, as in the option.", True),
        ),
        Field(examples=["auto", "origin/main"]),
    ] = ""
    """Revision that a preview is compared with: it gets a page of what changed since the
    branch left it; `auto` is main."""
    history_days: Annotated[Days, About(chapter="guide/review.md#history-and-this-week")] = 365
    """Days that the history of the plans goes back; `0` leaves its pages out."""
    search: Annotated[
        Search, one_of(get_args(Search)), About(chapter="guide/large-repositories.md#search")
    ] = "auto"
    """What the search finds: `all` texts, `names` (accounts, opportunities, goals, people, notes:
    at most 3 kB an account), or `auto`: `names` above 200 accounts."""
    cache: Annotated[
        bool, About(variable=Variable("GOSART_CACHE", "`false`: everything is made anew.", True))
    ] = True
    """Whether what was worked out is kept in `.cache/gosart`, for the next build to use."""
    fail_on: Annotated[FailOn, one_of(get_args(FailOn))] = "never"
    """Least severity of a finding that makes a build or a check fail: `error`, `warning`,
    `advice`, or `never`."""
    rules: Annotated[RuleOptions, About(unset="all of them", chapter="guide/rules.md")] = (
        RuleOptions()
    )
    """Which rules test the plans, how severely, and with which thresholds."""
    rules_dir: Annotated[
        OptionalFolder,
        About(unset="none", chapter="guide/rules.md#rules-of-your-own"),
        Field(examples=["rules"]),
    ] = ""
    """Folder of your own rules, which every build and check runs; in a pipeline a check runs them
    only where it is told to trust them."""
    source_url: Annotated[
        SourceUrl,
        About(unset="from `repo_url` and `edit_uri`"),
        Field(examples=["https://git.example/plans/blob/main/{path}#L{line}"]),
    ] = ""
    """Address of a line of a file on your forge, with `{path}` and `{line}`;
    findings link to it."""

    @field_validator("audience")
    @classmethod
    def _is_an_audience(cls, value: str, info: ValidationInfo) -> str:
        audiences = info.data.get("audiences")
        if not audiences:  # wrong themselves
            return value
        if value and value not in audiences:
            what = "one of the site's audiences ({valid})"
            raise refuse(not_one_of(value, audiences, what=what))
        return value or str(audiences[0])

    @field_validator("audience_defaults")
    @classmethod
    def _names_audiences(cls, value: FieldAudiences, info: ValidationInfo) -> FieldAudiences:
        audiences = info.data.get("audiences")
        what = "one of the site's audiences ({valid})"
        wrong = [
            (field, not_one_of(audience, audiences, whose=f" for '{field}'", what=what))
            for field, audience in value
            if audiences and audience not in audiences
        ]
        if wrong:
            raise refuse(*wrong)
        return value

    @field_validator("proposal_stage")
    @classmethod
    def _is_a_stage(cls, value: str, info: ValidationInfo) -> str:
        stages = info.data.get("stages")
        if not stages:  # wrong themselves
            return value
        if value and value not in stages:
            raise refuse(not_one_of(value, stages, what="one of the site's stages ({valid})"))
        usual = PROPOSAL if PROPOSAL in stages else str(stages[len(stages) // 2])
        return value or usual

    @field_validator("review_cadence")
    @classmethod
    def _names_tiers_and_stages(cls, value: Cadence, info: ValidationInfo) -> Cadence:
        names = (*TIERS, *(info.data.get("stages") or ()))
        what = "a tier or one of the site's stages ({valid})"
        wrong = [(name, not_one_of(name, names, what=what)) for name, _ in value]
        if info.data.get("stages") and (wrong := [item for item in wrong if item[0] not in names]):
            raise refuse(*wrong)
        return value

    @field_validator("method")
    @classmethod
    def _is_in_the_language(cls, value: str, info: ValidationInfo) -> str:
        return value.replace("{language}", info.data.get("language", ""))


def _with_sentences(made: Callable[..., None]) -> Callable[..., None]:
    """Raise what is wrong as `options_from` does: pydantic's errors are in a programmer's words."""

    @wraps(made)
    def init(self: Options, **given: Any) -> None:
        try:
            made(self, **given)
        except ValidationError as error:
            raise OptionsError(problems_of(error.errors(), _keys(), nowhere, {})) from None

    return init


# Only now: pydantic's own validation of a mapping passes by, and every error keeps its place.
Options.__init__ = _with_sentences(Options.__init__)  # type: ignore[method-assign]


@plain_dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions(Options):
    """What a build is given: options that are checked. Every path is relative to `root`."""

    root: Path
    """Folder of the repository."""
    today: date
    """The day from which everything is measured."""
    audience: str = AUDIENCES[0]
    """One of `audiences`."""
    site_url: str = ""
    """Address of the site, with a slash at its end, for the feeds; "" where it is not known."""
    commit_url: str = ""
    """Address of a commit on the forge, with `{commit}`; "" where pages link none."""
    request_url: str = ""
    """Address of a pull or merge request on the forge, with `{number}`; "" for no links."""
    directories: bool = True
    """MkDocs' `use_directory_urls`."""
    taken: frozenset[str] = frozenset()
    """Uris of pages of ours at whose address the site has a page of the user's own."""
    runs_own_rules: bool = True
    """Whether the files of `rules_dir` are run; no option, see `gosart.config.trust`."""
    config_file: str = ""
    """Name of the site's configuration in `root`, "" for the usual one; no option."""


DEFAULTS = Options()
"""What holds where a site says nothing."""

_ADAPTER = TypeAdapter(Options)
_EMPTY: tuple[Any, ...] = (None, "", [], {})  # left empty counts as not given, as in a plan


def options_from(
    raw: Mapping[str, Any],
    root: Path,
    environ: Mapping[str, str],
    mkdocs: MkdocsSettings | None = None,
    locate: Locate = nowhere,
) -> SiteOptions:
    """Check options as they are typed, and add what comes from elsewhere.

    Args:
        raw: The options, as YAML gives them.
        root: Folder of the repository.
        environ: The environment; the variables that are read are declared with the options.
        mkdocs: MkDocs' own settings.
        locate: Finds where an option is typed, for what is wrong with it.

    Returns:
        The checked options.

    Raises:
        OptionsError: Options are wrong: names all of them, each with what would be right.
    """
    values = _without_empty(raw, option_names())
    if isinstance(values.get("rules"), dict):
        values["rules"] = _without_empty(values["rules"], _keys()["rules"])
    variables = {name: variable for name in option_names() if (variable := about(name).variable)}
    origins, problems = add_environment(values, environ, variables)
    try:
        options = _ADAPTER.validate_python(values)
    except ValidationError as error:
        problems += problems_of(error.errors(), _keys(), locate, origins)
    if problems:
        raise OptionsError(problems)
    given = {name: getattr(options, name) for name in option_names()}
    settings = mkdocs or MkdocsSettings()
    repository = (str(settings.repo_url or ""), str(settings.edit_uri or ""))
    return SiteOptions(
        **given
        | {
            "today": options.today or datetime.now().astimezone().date(),
            "source_url": options.source_url or forge_urls.source_url(*repository),
        },
        root=root.resolve(),
        site_url=forge_urls.site_address(str(settings.site_url or "")),
        commit_url=forge_urls.commit_url(*repository),
        request_url=forge_urls.request_url(*repository),
        directories=bool(settings.use_directory_urls),
    )


def option_names() -> tuple[str, ...]:
    """Return the names of all options, in the order in which they are explained."""
    return tuple(fields_of(Options))


def _keys() -> dict[str, tuple[str, ...]]:
    """Return the keys there are: of the options below "", of an option that is a mapping by it."""
    return {"": option_names(), "rules": tuple(fields_of(RuleOptions))}


def mkdocs_names() -> tuple[str, ...]:
    """Return the names of MkDocs' own settings that we take, as they are declared."""
    return tuple(field.name for field in fields(MkdocsSettings))


def about(name: str) -> About:
    """Return what is declared of an option beside its type, default and docstring.

    Args:
        name: Of the option.

    Returns:
        What is declared, an empty `About` for nothing.
    """
    metadata = fields_of(Options)[name].metadata
    return next((item for item in metadata if isinstance(item, About)), About())


def _without_empty(values: Mapping[Any, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """Leave out what is empty. What is no key stays, empty or not, so that it is named."""
    return {
        str(key): value for key, value in values.items() if value not in _EMPTY or key not in keys
    }
