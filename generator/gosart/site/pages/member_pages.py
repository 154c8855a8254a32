"""A page for each of our people: their deals, actions, contacts and plans to review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from gosart.analysis.member_work import analyse_member, members_of
from gosart.analysis.overview import AccountOverview
from gosart.plan.model.people import TeamMember
from gosart.repository.content_stamp import stamp_of
from gosart.site.generated_file import GeneratedFile, later
from gosart.site.member_addresses import MemberKey
from gosart.site.over_accounts import OverAccounts
from gosart.site.pages.calendars_over_accounts import member_calendar
from gosart.site.renderer import Engine
from gosart.site.search import page_entries
from gosart.site.site_context import Site
from gosart.site.store.account_pages import PageState
from gosart.site.store.records import AccountRecord
from gosart.site.template_context import View
from gosart.site.views.member_page import member_page_view
from gosart.urls import calendar_of

__all__ = ["member_files"]

_TEMPLATE = "member.md.j2"


def member_files(
    engine: Engine,
    site: Site,
    together: OverAccounts,
    records: Iterable[AccountRecord],
    state: PageState,
) -> Iterator[GeneratedFile]:
    """Yield the page and the calendar of each of our people who has something to do.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        together: All accounts.
        records: The accounts, each with the people on our team who have something to do there.
        state: What pages depend on besides accounts.
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
            key=partial(_key, state.of((_TEMPLATE,)), uri, own),
        )
        calendar = calendar_of(uri)
        yield GeneratedFile(
            calendar,
            partial(_calendar, site, together, key, ids),
            key=partial(_key, state.of(()), calendar, own),
            templates=(),
        )


def _key(stamp: str, uri: str, records: Iterable[AccountRecord]) -> str:
    return stamp_of(stamp, uri, [record.content for record in records])


def _accounts(together: OverAccounts, ids: frozenset[str]) -> list[AccountOverview]:
    return [account for account in together.portfolio.accounts if account.id in ids]


def _calendar(site: Site, together: OverAccounts, key: MemberKey, ids: frozenset[str]) -> bytes:
    return member_calendar(site, key, _accounts(together, ids))


def _page(
    engine: Engine,
    site: Site,
    together: OverAccounts,
    uri: str,
    whose: tuple[MemberKey, frozenset[str]],
) -> GeneratedFile:
    key, ids = whose
    accounts = _accounts(together, ids)
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
    return GeneratedFile(uri, engine.render(_TEMPLATE, front, values))
