"""A page for each of our people: their deals, actions, contacts and plans to review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from gosart.analysis.member_work import analyse_member, members_of
from gosart.plan.model.people import TeamMember
from gosart.repository.content_stamp import stamp_of
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.member_addresses import MemberKey
from gosart.site.over_accounts import OverAccounts
from gosart.site.renderer import Engine
from gosart.site.search import page_entries
from gosart.site.site_context import Site
from gosart.site.store.records import AccountRecord
from gosart.site.template_context import View
from gosart.site.views.member_page import member_page_view

__all__ = ["MEMBER_TEMPLATE", "member_files"]

MEMBER_TEMPLATE = "member.md.j2"


def member_files(
    engine: Engine,
    site: Site,
    together: OverAccounts,
    records: Iterable[AccountRecord],
    stamp: str,
) -> Iterator[GeneratedFile]:
    """Yield the page of each of our people who has something to do.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        together: All accounts.
        records: The accounts, each with the people on our team who have something to do there.
        stamp: A digest of what pages depend on besides accounts.
    """
    by_member: dict[MemberKey, list[AccountRecord]] = {}
    for record in records:
        for key in record.members:
            by_member.setdefault(key, []).append(record)
    for key, own in sorted(by_member.items()):
        uri = site.members[key]
        ids = frozenset(record.id for record in own)
        make = partial(_page, engine, site, together, uri, (key, ids))
        yield GeneratedFile(
            uri,
            later(make),
            search=page_entries({"title": key[1]}),
            key=partial(_key, stamp, uri, own),
        )


def _key(stamp: str, uri: str, records: Iterable[AccountRecord]) -> str:
    return stamp_of(stamp, uri, [record.content for record in records])


def _page(
    engine: Engine,
    site: Site,
    together: OverAccounts,
    uri: str,
    whose: tuple[MemberKey, frozenset[str]],
) -> GeneratedFile:
    key, ids = whose
    accounts = [account for account in together.portfolio.accounts if account.id in ids]
    members: Mapping[MemberKey, TeamMember] = {
        (member.id, member.name): member for account in accounts for member in members_of(account)
    }
    work = analyse_member(members[key], accounts, site.today)
    view = View(site, uri)
    front = {
        "title": work.member.name,
        "description": engine.translator.text(
            "What {name} has to do: deals, actions, contacts, reviews", name=work.member.name
        ),
        "hide": ["navigation", "toc"],
    }
    values = {"view": view, "page": member_page_view(view, work)}
    return GeneratedFile(uri, engine.render(MEMBER_TEMPLATE, front, values))
