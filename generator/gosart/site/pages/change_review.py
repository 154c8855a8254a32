"""A comparison as a page of the preview site: what changed, what it means, links to every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosart.comparison.compare import compare_pair
from gosart.comparison.model import AccountChange
from gosart.comparison.pair import Pair, read_pair
from gosart.comparison.sentences import Sentences
from gosart.comparison.snapshots import Plan
from gosart.comparison.summary import (
    SIGNS,
    by_part,
    by_shared,
    counted,
    headline,
    limited,
    name_of,
    opportunity_of,
    severities,
    status_of,
    status_sentence,
    unchanged,
)
from gosart.diagnostics import Diagnostic, Location, Severity
from gosart.errors import GosartError
from gosart.i18n.translator import Translator
from gosart.lint.fixes import fix_of
from gosart.lint.formats.text import sentence_of
from gosart.plan_paths import SHARED
from gosart.rules.evaluate import Examiner
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import Engine
from gosart.site.site_context import Site
from gosart.site.template_context import View
from gosart.site.views.change_drawings import change_drawings
from gosart.urls import account_page
from gosart.vcs.revisions import choose_snapshots

__all__ = ["REVIEW", "review_page"]

REVIEW = "review/index.md"
"""The page's path below the docs root."""


@dataclass(frozen=True, slots=True)
class WrittenDiagnostic:
    """A problem or finding as the page shows it."""

    code: str
    severity: Severity
    sentence: str
    hint: str
    location: Location
    fix: str
    """The line as it should be, "" where that is not certain."""


def review_page(engine: Engine, site: Site, examiner: Examiner) -> GeneratedFile:
    """Write the comparison of the files as they are with the revision of `review_base`.

    A comparison that cannot run is a page that says so: a preview must not go down for it, nor look
    as if nothing had changed.

    Args:
        engine: What renders the templates.
        site: What is the same for all pages.
        examiner: What analyses both versions of a plan; its options name the revision.

    Returns:
        The file.
    """
    translator, options = engine.translator, examiner.options
    title = translator.text("Review of the change")
    values: dict[str, Any] = {
        "view": View(site, REVIEW),
        "title": title,
        "failed": "",
        "accounts": (),
        "sentence_of": str,
        "signs": SIGNS,
    }
    try:
        snapshots = choose_snapshots(
            options.root,
            "" if options.review_base == "auto" else options.review_base,
            "",
            folder=options.accounts_dir,
        )
        values |= _values(site, read_pair(*snapshots, examiner), translator)
    except GosartError as error:
        values["failed"] = str(error)
    front = {
        "title": title,
        "description": translator.text("What a change does to the plans"),
        "search": {"exclude": True},
        "hide": ["navigation"],
    }
    return GeneratedFile(REVIEW, engine.render("review.md.j2", front, values))


def _values(site: Site, pair: Pair, translator: Translator) -> dict[str, Any]:
    """Return what the template asks for where the comparison could run."""
    comparison = compare_pair(pair, site.method, {})
    plans = {
        (new or old).id: (old, new)  # type: ignore[union-attr]
        for old, new in pair.matched()
        if new or old
    }
    plans[SHARED] = (None, None)  # it has no page
    return {
        "sentence_of": Sentences(translator, site.method).of,
        "headline": headline(comparison, translator),
        "base": comparison.base,
        "portfolio": comparison.portfolio,
        "stray": [_written(item, translator) for item in comparison.stray],
        "unchanged": unchanged(comparison, translator),
        "limited": limited(comparison, translator),
        "by_shared": by_shared(comparison, translator),
        "severities": severities(translator),
        "severity_class": {"error": "bad", "warning": "warn", "advice": "advice"},
        "accounts": [
            _account(site, change, *plans[change.id], translator) for change in comparison.accounts
        ],
    }


def _account(
    site: Site, change: AccountChange, old: Plan | None, new: Plan | None, translator: Translator
) -> dict[str, Any]:
    """Return an account as the template takes it; without `new` its pages are gone, and links."""
    view = View(site, REVIEW)
    opportunities = change.opportunities or {}
    has_pages = new is not None
    return {
        "id": change.id,
        "name": name_of(change, translator),
        "href": view.to(account_page(change.id)) if has_pages else "",
        "status": status_sentence(status_of(change), translator),
        "new": [_written(item, translator) for item in change.new],
        "first": [(effect, opportunity_of(effect, opportunities)) for effect in change.first],
        "effects": [
            (effect, opportunity_of(effect, opportunities)) for effect in change.other_effects
        ],
        "parts": [
            (
                title,
                _page(view, change, members[0].part) if has_pages else "",
                [(member, opportunity_of(member, opportunities)) for member in members],
            )
            for title, members in by_part(change.changes, translator)
        ],
        "counted": counted(change, translator),
        "drawings": tuple(
            change_drawings(site, REVIEW, change, old.examined.analysis, new.examined.analysis)
        )
        if old and new and old.examined and new.examined
        else (),
    }


def _written(item: Diagnostic, translator: Translator) -> WrittenDiagnostic:
    say = translator.say
    return WrittenDiagnostic(
        item.code,
        item.severity,
        sentence_of(item, say),
        say(item.hint),
        item.location,
        fix_of(item),
    )


def _page(view: View, change: AccountChange, part: str) -> str:
    """Return the address of the page that shows a part of an account."""
    part = (
        part if part in ("assessment", "relationships", "value", "actions", "review") else "summary"
    )
    return view.to(account_page(change.id, part))
