"""One account from its files: checked, then cut to the build's audience, then made into objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from pydantic import ValidationError

from gosart.diagnostics import Diagnostic, Severity
from gosart.method.model import Method
from gosart.plan.audience import (
    account_is_open,
    hides,
    sealed,
    speaks,
)
from gosart.plan.audience_check import (
    check_audiences,
)
from gosart.plan.build.account import build_account, team_of, units_of
from gosart.plan.build.context import BuildContext, home
from gosart.plan.cut import Cut, cut_account
from gosart.plan.model.account import Account, Attachment, BrokenAccount
from gosart.plan.model.people import TeamMember
from gosart.plan.note_loader import load_note
from gosart.plan.options import PlanOptions, with_company_fields
from gosart.plan.published_problems import published
from gosart.plan.schema.account import AccountEntry
from gosart.plan.shared_entries import SECTIONS, Shared, merge
from gosart.plan.shared_use import SharedIds, only
from gosart.plan.validate.consistency import Meeting, check_rules
from gosart.plan.validate.limits import check_limits
from gosart.plan.validate.links import attachments, check_links, find_links
from gosart.plan.validate.messages import tell_errors
from gosart.plan.validate.problems import Located, Problems
from gosart.plan.validate.references import check_references
from gosart.plan.validate.slips import check_slips
from gosart.plan.validate.source_map import SourceMap, mapping
from gosart.plan.validate.texts import check_body, check_texts
from gosart.plan.withheld import (
    is_withheld,
)
from gosart.yaml.document import AccountFiles, Document, Key, Node

__all__ = ["Loaded", "load_account"]

_NOBODY: Mapping[str, Meeting] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Loaded:
    """What became of one account's files.

    `account` is None where the build may not show that there is such an account.
    """

    account: Account | BrokenAccount | None
    problems: tuple[Diagnostic, ...]
    """Those of reading the files among them."""
    published: tuple[Diagnostic, ...] = ()
    """The problems as the readers of the build may read them."""
    team: tuple[TeamMember, ...] = ()
    """Our people that the account itself names."""


def load_account(
    files: AccountFiles,
    shared: Shared,
    method: Method,
    options: PlanOptions,
    meetings: Mapping[str, Meeting] = _NOBODY,
    mentioned: SharedIds = None,
) -> Loaded:
    """Check one account and make it.

    The whole of it is checked, whatever the audience; any error makes a BrokenAccount of it.
    `meetings` says what is behind each `same_as` of the account; one that it does not name is taken
    for an account of another repository.

    Args:
        files: The account's files.
        shared: The entries that all accounts share.
        method: The method.
        options: The options of the build.
        meetings: Whom accounts may refer to in others.
        mentioned: The shared entries that the account is made with, None for all of them.

    Returns:
        The account with its problems.
    """
    options = with_company_fields(options, method)
    source_map = SourceMap(files.tree, shared.tree, files.path)
    problems = Problems(source_map, files.id)
    data = files.tree.data
    check_audiences(problems, data, options)
    check_limits(problems, data)
    unread = any(problem.severity is Severity.ERROR for problem in files.problems)
    if not unread:  # who is missing may stand in what could not be read
        check_references(problems, data, shared.data, method)
        check_rules(problems, data, method, options, meetings)
    whole = _with_shared(data, shared, options)
    entry: AccountEntry | None = None
    try:
        entry = AccountEntry.model_validate(whole)
    except ValidationError as error:
        tell_errors(problems, AccountEntry, whole, error, missing=not unread)
    check_slips(problems, AccountEntry, data)
    check_texts(problems, data)
    linked = _check_narratives(problems, files, shared, options)
    notes = []
    located: list[Located] = [(problem, None) for problem in files.problems]
    located += problems.located()
    for file in files.notes:
        loaded = load_note(file, files.id, options)
        located += ((problem, None) for problem in loaded.problems)
        if loaded.note:
            attachments = _visible(loaded.note.attachments, files, options)
            notes.append(replace(loaded.note, attachments=attachments))
    every = tuple(problem for problem, _ in located)
    public = published(located, files, shared, options)
    if not account_is_open(files, options):
        return Loaded(None, every, public)
    is_private = shared.speaks_of_audiences or speaks(files, options)
    if entry is None or any(problem.severity is Severity.ERROR for problem in every):
        name = files.id if unread and not options.is_narrowest else _name(files)
        broken = BrokenAccount(files.id, name, files.path, public, is_private)
        return Loaded(broken, every, public)
    cut = Cut(whole, {}, {})
    has_narrow_fields = bool(options.audience_defaults or options.extra_audiences)
    if is_private or has_narrow_fields or is_withheld(whole, options.today):
        cut = cut_account(whole, options)
        entry = AccountEntry.model_validate(cut.data) if cut.data is not whole else entry
    own_shared = only(shared, mentioned)
    context = BuildContext(
        source_map,
        whole,
        cut,
        own_shared,
        method,
        meetings,
        currency=entry.currency or options.currency,
        units=units_of(entry),
        team=team_of(entry, whole, own_shared),
        narratives=_narratives(source_map, whole, options),
        today=options.today,
        plan_method=(entry.plan.method or "") if entry.plan else "",
    )
    account = build_account(context, entry, files, tuple(notes), linked)
    team = tuple(context.team[name] for name in entry.team or {})
    return Loaded(account, every, public, team)


def _with_shared(data: Mapping[str, Node], shared: Shared, options: PlanOptions) -> dict[str, Node]:
    """Add to each entry of the account the shared one of its id."""
    whole = dict(data)
    for section in SECTIONS:
        own, other = data.get(section), shared.data.get(section, {})
        if isinstance(own, dict) and (own.keys() & other.keys() or shared.unclear):
            whole[section] = {
                key: merge(entry, other[key], options)
                if key in other
                else sealed(entry, options)
                if shared.unclear & {(), (section,), (section, key)}
                else entry
                for key, entry in own.items()
            }
    return whole


def _check_narratives(
    problems: Problems, files: AccountFiles, shared: Shared, options: PlanOptions
) -> dict[str, tuple[Attachment, ...]]:
    """Check the links of the account's narratives.

    Return what each narrative that may be shown links, by its file.
    """
    linked = {}
    for key, document in problems.source_map.narratives().items():
        own = any(mount.document is document for mount in files.tree.mounts)
        if own and not check_body(problems, document):
            continue
        links = find_links(document)
        if own:
            check_links(problems, document, links, options)
        elif key[:1] not in {(section,) for section in SECTIONS} or not shared.readable:
            continue
        linked[document.path] = (
            _visible(attachments(document.path, links, files.id, options), files, options)
            if not problems.failed
            else ()
        )
    return linked


def _visible(
    linked: tuple[Attachment, ...], files: AccountFiles, options: PlanOptions
) -> tuple[Attachment, ...]:
    """Leave out files in the folder of an entry that the build does not show."""
    folder = f"{options.folder}/{files.id}/"

    def is_hidden(path: str) -> bool:
        inside = path.removeprefix(folder) if path.startswith(folder) else ""
        return hides(files.tree.data, tuple(inside.split("/")[:-1]), options)

    return tuple(attachment for attachment in linked if not is_hidden(attachment.path))


def _narratives(
    source_map: SourceMap, data: dict[str, Node], options: PlanOptions
) -> dict[Key, list[Document]]:
    """Return the texts the build may show by the entry whose page shows them, its own first."""
    documents: dict[Key, list[Document]] = {}
    for key, document in sorted(source_map.narratives().items(), key=lambda item: len(item[0])):
        shared = not any(mount.document is document for mount in source_map.own.mounts)
        if not hides(data, key, options) and not (
            shared and not home(key)
        ):  # what is shared is nobody's own account
            documents.setdefault(home(key), []).append(document)
    return documents


def _name(files: AccountFiles) -> str:
    """Return the name of an account that has errors, its id where it has none."""
    typed = mapping(files.tree.data).get("name")
    return typed if isinstance(typed, str) and typed.strip() else files.id
