"""A new account or opportunity: the answers checked one by one, then its files as they are to be.

Nothing that is there is changed, except where an opportunity is added to an account in one file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from gosart.config.mkdocs_yml import CONFIG_NAMES
from gosart.config.model import SiteOptions
from gosart.editing.locate import OpenPlan, open_plan
from gosart.editing.patch import Proposal
from gosart.editing.scaffold import account_lines, modeline, opportunity_lines
from gosart.errors import GosartError
from gosart.i18n.translator import translator_for
from gosart.method.loader import read_method
from gosart.plan.schema.account import AccountEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.schema.reference import example_of
from gosart.plan.schema.registry import asked_of, fields_of
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import ending_of, is_id, slug_of
from gosart.repository.loader import read_repository
from gosart.text.suggest import suggestion
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
plugins:
  - search
  - gosart:
      # Whom the site is for. Without this line it is for everyone, and leaves out what is for
      # fewer readers, in your own preview as well: take the # away while you write.
      # audience: account-team
      # what is said about people is for the account team, unless a plan says otherwise
      audience_defaults:
        people.status: account-team
        people.business_agenda: account-team
        people.personal_agenda: account-team
        people.notes: account-team
        people.evidence: account-team
"""


_IGNORED = """\
# what gosart and mkdocs make: some of it is for fewer readers than the plans
.cache/
mutual/
pdf/
site/
slides/
"""


@dataclass(frozen=True, slots=True)
class Target:
    """The account or opportunity that is to be begun."""

    account: str
    opportunity: str = ""
    """Id of the opportunity, "" for an account."""

    @property
    def name(self) -> str:
        """The name to begin with, made from the id."""
        return (self.opportunity or self.account).replace("-", " ").capitalize()


def read_target(options: SiteOptions, typed: str) -> Target:
    """Read what is to be begun.

    Args:
        options: The site's options.
        typed: `ACCOUNT` or `ACCOUNT/OPPORTUNITY`.

    Returns:
        The ids.

    Raises:
        GosartError: A part is no id, or the plan is there already.
    """
    account, slash, opportunity = typed.strip("/").partition("/")
    for part in (account, opportunity) if slash else (account,):
        if not is_id(part):
            near = "/".join(_slug(name) for name in typed.strip("/").split("/")[:2])
            hint = f" Try: gosart new {near}" if near.strip("/") else ""
            raise GosartError(
                f"'{part}' becomes part of a page's address: "
                f"use lower-case letters, digits and single hyphens.{hint}"
            )
    folder = options.root / options.accounts_dir
    existing = next(
        (
            path
            for path in sorted(folder.glob(f"{account}*"))
            if account in (path.name, path.name.removesuffix(ending_of(path.name) or "/"))
        ),
        None,
    )
    if not opportunity and existing:
        path = existing.relative_to(options.root).as_posix()
        raise GosartError(
            f"{path} already exists, and nothing is overwritten. "
            f"To add an opportunity: gosart new {account}/NAME"
        )
    if opportunity and not folder.is_dir():
        raise GosartError(f"There is no account '{account}' yet. Start with: gosart new {account}")
    if opportunity:
        data = open_plan(options, account).files.tree.data
        if opportunity in mapping(data.get("opportunities")):
            raise GosartError(
                f"The opportunity '{account}/{opportunity}' already exists, "
                f"and nothing is overwritten. Try: gosart assess {account}/{opportunity}"
            )
    return Target(account, opportunity)


def check_answer(options: SiteOptions, key: str, value: str) -> str:
    """Check one answer.

    Args:
        options: The site's options.
        key: The key of the plan that it is for.
        value: What was typed.

    Returns:
        The answer as it is written into a plan.

    Raises:
        GosartError: It is not what is expected; the error says what is.
    """
    value = value.strip()
    if key == "stage":
        if value not in options.stages:
            raise GosartError(
                f"'{value}' is not a stage of this site. "
                f"Choose one of: {', '.join(options.stages)}."
            )
        return value
    asked = (*asked_of(AccountEntry), *asked_of(OpportunityEntry))
    spec = next(spec for spec in asked if spec.name == key)
    others = {other.name: "x" for other in fields_of(spec.owner) if other.required}
    try:
        spec.owner.model_validate({**others, key: value})
    except ValueError:  # of pydantic
        label = str(spec.about.label)
        article = "an" if label[0] in "aeiou" else "a"
        example = example_of(spec.about)
        raise GosartError(
            f"'{value}' is not {article} {label}" + (f" such as {example}." if example else ".")
        ) from None
    return value


def colleagues(options: SiteOptions, account: str = "") -> dict[str, str]:
    """Return our people that a plan may name.

    Args:
        options: The site's options.
        account: Id of an account whose own team counts too.

    Returns:
        Name of each by id.
    """
    if not (options.root / options.accounts_dir).is_dir():
        return {}
    only = frozenset({account}) if account else frozenset()
    repository = read_repository(options.root, options.accounts_dir, only)
    team: dict[str, Node] = dict(mapping(repository.shared.data.get("team")))
    for files in repository.accounts:
        team |= mapping(files.tree.data.get("team"))
    return {key: str(mapping(entry).get("name") or key) for key, entry in team.items()}


def new_account(
    options: SiteOptions,
    target: Target,
    answers: Mapping[str, str],
    schema: str = "",
    *,
    full: bool = False,
) -> tuple[Proposal, ...]:
    """Write a new account.

    Args:
        options: The site's options.
        target: The account.
        answers: `name`, `owner` (a team id, or a name) and any more of the account's keys.
        schema: Folder of the schemas, "" for none.
        full: Whether its file asks for everything, not only for what comes first.

    Returns:
        Its files.
    """
    team = colleagues(options)
    owner = answers["owner"]
    owner_id = owner if owner in team else _id_of(owner, team)
    data: dict[str, Node] = {"name": answers["name"], "owner": owner_id or _slug(owner) or "owner"}
    data |= _answered(AccountEntry, answers, data)
    data["status"] = "target"
    if not owner_id:
        data["team"] = {str(data["owner"]): {"name": owner}}
    method = read_method(options.language, options.root, options.method).method
    lines = account_lines(data, method, translator_for(options.language), options.today, full=full)
    path = f"{options.accounts_dir}/{target.account}/account.yml"
    return (Proposal(path, None, _text(path, lines, schema and f"{schema}/account.json")),)


def new_opportunity(
    options: SiteOptions,
    target: Target,
    answers: Mapping[str, str],
    schema: str = "",
    owner: str = "",
    *,
    full: bool = False,
) -> tuple[Proposal, ...]:
    """Write a new opportunity: a file in its account's folder, or in the account's only file.

    Args:
        options: The site's options.
        target: The opportunity.
        answers: `name` and any more of the opportunity's keys; its owner is by default the
            account's.
        schema: Folder of the schemas, "" for none.
        owner: Owner of an account that is not written yet, "" for one that is there.
        full: Whether its file asks for everything, not only for what comes first.

    Returns:
        The file.

    Raises:
        GosartError: The account cannot be read, or the owner is nobody of our team.
    """
    plan = None if owner else open_plan(options, target.account)
    account_owner = mapping(plan.files.tree.data if plan else {}).get("owner")
    owner_id = answers.get("owner") or owner or str(account_owner or "")
    team = colleagues(options, "" if owner else target.account)
    if plan and owner_id not in team:
        typed, owner_id = owner_id, _id_of(owner_id, team)
        if not owner_id:
            raise GosartError(
                f"'{typed}' is not in our team. {suggestion(typed, team)} "
                "Add the person to 'team' of the account first."
            )
    data: dict[str, Node] = {
        "name": answers["name"],
        "stage": answers.get("stage") or options.stages[0],
    }
    data |= _answered(OpportunityEntry, answers, data)
    data |= {"owner": owner_id, "status": "open"}
    method = read_method(options.language, options.root, options.method).method
    lines = opportunity_lines(
        data,
        method,
        translator_for(options.language),
        options.today,
        f"{target.account}/{target.opportunity}",
        full=full,
    )
    if plan is None or (options.root / options.accounts_dir / target.account).is_dir():
        return (_own_file(options, target, lines, schema),)
    return (_added_to_account(plan, target, data, lines),)


def site_files(options: SiteOptions) -> tuple[Proposal, ...]:
    """Write the site's configuration, with which `mkdocs serve` shows the plans.

    Args:
        options: The site's options.

    Returns:
        The file, and one that keeps from git what commands make; none where there is a
        configuration already.
    """
    if any((options.root / name).exists() for name in (*CONFIG_NAMES, "zensical.toml")):
        return ()
    content = _MKDOCS.format(folder=options.accounts_dir).encode()
    files = [Proposal("mkdocs.yml", None, content)]
    if not (options.root / ".gitignore").exists():
        files.insert(0, Proposal(".gitignore", None, _IGNORED.encode()))
    return tuple(files)


def _answered(
    entry: type[Entry], answers: Mapping[str, str], data: Mapping[str, Node]
) -> dict[str, Node]:
    """Return the answers on fields that `data` does not have yet, in the order of the schema."""
    names = [spec.name for spec in asked_of(entry) if spec.name not in data]
    return {name: answers[name] for name in names if answers.get(name)}


def _id_of(name: str, team: Mapping[str, str]) -> str:
    """Return the id of a member of the team by name, "" where there is none."""
    return next((key for key, member in team.items() if member == name), "")


def _slug(name: str) -> str:
    """Make an id of a name, without its accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return slug_of("".join(char for char in plain if not unicodedata.combining(char)))


def _own_file(options: SiteOptions, target: Target, lines: list[str], schema: str) -> Proposal:
    folder = f"{options.accounts_dir}/{target.account}/opportunities"
    path = f"{folder}/{target.opportunity}.yml"
    if (options.root / folder / target.opportunity).exists():
        path = f"{folder}/{target.opportunity}/opportunity.yml"
    return Proposal(path, None, _text(path, lines, schema and f"{schema}/opportunity.json"))


def _added_to_account(
    plan: OpenPlan, target: Target, data: dict[str, Node], lines: list[str]
) -> Proposal:
    file = plan.locate(("opportunities", target.opportunity))
    before = (plan.root / file.path).read_bytes()
    return Proposal(file.path, before, set_value(before, file.path, file.key, Draft(data, lines)))


def _text(path: str, lines: list[str], schema: str) -> bytes:
    up = "../" * (len(PurePosixPath(path).parts) - 1)
    head = [modeline(up + schema)] if schema else []
    return ("\n".join([*head, *lines]) + "\n").encode("utf-8")
