"""A new account or opportunity: the answers checked one by one, then the files as they will be.

Nothing that is there is changed, but by adding a deal to an account that is one file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from gosart.config.model import SiteOptions
from gosart.editing.locate import Opened, open_plan
from gosart.editing.patch import Proposal
from gosart.editing.scaffold import account_lines, modeline, opportunity_lines
from gosart.errors import GosartError
from gosart.i18n.translator import translator_for
from gosart.method.loader import read_method
from gosart.plan.schema.account import AccountEntry
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import is_id, slug_of
from gosart.repository.loader import read_repository
from gosart.yaml.document import Node
from gosart.yaml.dump import Draft
from gosart.yaml.edit.set_value import set_value

__all__ = [
    "Target",
    "check_answer",
    "colleagues",
    "new_account",
    "new_opportunity",
    "read_target",
    "site_files",
]

_MKDOCS = """\
site_name: Account plans
docs_dir: {folder}
theme: {{name: material, font: false}}
plugins: [search, gosart]
"""

_EXPECTED = {
    "amount": "an amount such as 400_000",
    "close_date": "a date such as 2027-03-31",
    "currency": "a currency of ISO 4217 such as EUR",
    "name": "a name",
    "owner": "a name",
    "industry": "a text",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be made: an account (`deal` ""), or a deal of one."""

    account: str
    opportunity: str = ""

    @property
    def name(self) -> str:
        """A name made from the id."""
        return (self.opportunity or self.account).replace("-", " ").capitalize()


def read_target(options: SiteOptions, typed: str) -> Target:
    """Read `ACCOUNT` or `ACCOUNT/OPPORTUNITY`. Raises GosartError for what is no id, or is there already."""
    account, slash, opportunity = typed.strip("/").partition("/")
    for part in (account, opportunity) if slash else (account,):
        if not is_id(part):
            near = "/".join(_slug(each) for each in typed.strip("/").split("/")[:2])
            hint = f" Try: gosart new {near}" if near.strip("/") else ""
            raise GosartError(
                f"'{part}' is part of a page's address: small letters, digits and single hyphens.{hint}"
            )
    folder = options.root / options.accounts_dir
    there = next(
        (
            path
            for path in (
                folder / account,
                *(folder / f"{account}{end}" for end in (".yml", ".yaml", ".md")),
            )
            if path.exists()
        ),
        None,
    )
    if not opportunity and there:
        place = there.relative_to(options.root).as_posix()
        raise GosartError(
            f"{place} is there already, and nothing is overwritten. A deal for it: gosart new {account}/NAME"
        )
    if opportunity and opportunity in mapping(
        open_plan(options, account).files.tree.data.get("opportunities")
    ):
        raise GosartError(
            f"The opportunity '{account}/{opportunity}' is there already, and nothing is overwritten. Try: gosart assess {account}/{opportunity}"
        )
    return Target(account, opportunity)


def check_answer(options: SiteOptions, key: str, value: str) -> str:
    """Return an answer as it is typed into a plan. Raises GosartError that says what is expected."""
    value = value.strip()
    if key == "stage":
        if value not in options.stages:
            raise GosartError(
                f"'{value}' is not a stage of this site. Choose one of: {', '.join(options.stages)}."
            )
        return value
    try:
        if key in ("amount", "close_date"):
            OpportunityEntry.model_validate({"name": "x", key: value})
        else:
            AccountEntry.model_validate({"name": "x", "owner": "x", key: value})
    except ValueError:  # of pydantic
        raise GosartError(f"'{value}' is not {_EXPECTED[key]}.") from None
    return value


def colleagues(options: SiteOptions, account: str = "") -> dict[str, str]:
    """Return our people that a plan may name (id to name): the shared ones, and with `account` those of that account."""
    if not (options.root / options.accounts_dir).is_dir():
        return {}
    only = frozenset({account}) if account else frozenset()
    repository = read_repository(options.root, options.accounts_dir, only)
    found: dict[str, Node] = dict(mapping(repository.shared.data.get("team")))
    for files in repository.accounts:
        found |= mapping(files.tree.data.get("team"))
    return {key: str(mapping(entry).get("name") or key) for key, entry in found.items()}


def new_account(
    options: SiteOptions, target: Target, answers: Mapping[str, str], schema: str = ""
) -> tuple[Proposal, ...]:
    """Return the files of a new account. `answers` holds `name`, `owner` (a team id, or a name) and more of the account's own keys."""
    team = colleagues(options)
    owner = answers["owner"]
    known_as = (
        owner if owner in team else next((key for key, name in team.items() if name == owner), "")
    )
    data: dict[str, Node] = {"name": answers["name"], "owner": known_as or _slug(owner) or "owner"}
    data |= {key: answers[key] for key in ("industry", "currency") if answers.get(key)}
    data["status"] = "target"
    if not known_as:
        data["team"] = {str(data["owner"]): {"name": owner}}
    method = read_method(options.language, options.root, options.method).method
    lines = account_lines(data, method, translator_for(options.language), options.today)
    path = f"{options.accounts_dir}/{target.account}/account.yml"
    return (Proposal(path, None, _text(path, lines, schema and f"{schema}/account.json")),)


def new_opportunity(
    options: SiteOptions,
    target: Target,
    answers: Mapping[str, str],
    schema: str = "",
    owner: str = "",
) -> tuple[Proposal, ...]:
    """Return what a new deal makes of its account: a file in the account's folder, or an addition to its one file.

    `answers` holds `name` and more of the deal's own keys; without an owner (a team id) it is the account's. `owner` is that of an
    account that is not written yet.
    """
    opened = None if owner else open_plan(options, target.account)
    leads = (
        answers.get("owner")
        or owner
        or str(mapping(opened.files.tree.data if opened else {}).get("owner") or "")
    )
    team = colleagues(options, "" if owner else target.account)
    if opened and leads not in team:
        found = next((key for key, name in team.items() if name == leads), "")
        if not found:
            raise GosartError(
                f"'{leads}' is nobody of ours. There are: {', '.join(team) or 'none'}. Add the person to 'team' of the account first."
            )
        leads = found
    data: dict[str, Node] = {
        "name": answers["name"],
        "stage": answers.get("stage") or options.stages[0],
    }
    data |= {key: answers[key] for key in ("amount", "close_date") if answers.get(key)}
    data |= {"owner": leads, "status": "open"}
    method = read_method(options.language, options.root, options.method).method
    lines = opportunity_lines(
        data,
        method,
        translator_for(options.language),
        options.today,
        f"{target.account}/{target.opportunity}",
    )
    if opened is None or (options.root / options.accounts_dir / target.account).is_dir():
        return (_own_file(options, target, lines, schema),)
    return (_in_one_file(opened, target, data, lines),)


def site_files(options: SiteOptions) -> tuple[Proposal, ...]:
    """Return the site's configuration where there is none yet: with it `mkdocs serve` shows the plans."""
    names = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "zensical.yml", "zensical.toml")
    if any((options.root / name).exists() for name in names):
        return ()
    return (Proposal("mkdocs.yml", None, _MKDOCS.format(folder=options.accounts_dir).encode()),)


def _slug(name: str) -> str:
    """Return the id nearest to a name, its accents left out."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return slug_of("".join(char for char in plain if not unicodedata.combining(char)))


def _own_file(options: SiteOptions, target: Target, lines: list[str], schema: str) -> Proposal:
    folder = f"{options.accounts_dir}/{target.account}/opportunities"
    path = f"{folder}/{target.opportunity}.yml"
    if (options.root / folder / target.opportunity).exists():
        path = f"{folder}/{target.opportunity}/opportunity.yml"
    return Proposal(path, None, _text(path, lines, schema and f"{schema}/opportunity.json"))


def _in_one_file(
    opened: Opened, target: Target, data: dict[str, Node], lines: list[str]
) -> Proposal:
    place = opened.place(("opportunities", target.opportunity))
    before = (opened.root / place.path).read_bytes()
    return Proposal(
        place.path, before, set_value(before, place.path, place.key, Draft(data, lines))
    )


def _text(path: str, lines: list[str], schema: str) -> bytes:
    up = "../" * (len(PurePosixPath(path).parts) - 1)
    head = [modeline(up + schema)] if schema else []
    return ("\n".join([*head, *lines]) + "\n").encode("utf-8")
