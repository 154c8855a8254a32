"""A comparison of the plans put together for its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from gosart.comparison.compare import compare_pair
from gosart.comparison.model import AccountChange, Change
from gosart.comparison.pair import Pair
from gosart.comparison.snapshots import Plan
from gosart.comparison.summary import (
    by_part,
    by_shared,
    counted,
    headline,
    limited,
    name_of,
    severities,
    status_of,
    status_sentence,
    unchanged,
)
from gosart.diagnostics import Diagnostic
from gosart.lint.fixes import fix_of
from gosart.lint.formats.text import sentence_of
from gosart.plan_paths import SHARED
from gosart.site.template_context import View
from gosart.site.views.change_drawings import ChangeDrawings, change_drawings
from gosart.site.views.change_lines import ChangeLines
from gosart.site.views.change_lines_model import ChangeLineView
from gosart.site.views.change_review_model import (
    ChangedAccountView,
    ChangedPartView,
    ChangeReviewView,
    DiagnosticView,
    DrawingView,
    FoldedUnitView,
)
from gosart.site.views.elements import code_spans
from gosart.site.views.severities import SEVERITY_TONES
from gosart.urls import account_page

__all__ = ["change_review", "failed_review"]

_PARTS = ("assessment", "relationships", "value", "actions", "review")


def failed_review(title: str, reason: str) -> ChangeReviewView:
    """Return the page of a comparison that could not run.

    Args:
        title: The page's title.
        reason: Why it could not.
    """
    return ChangeReviewView(title, reason, "", "", "", Markup(), (), "", (), ())


def change_review(view: View, title: str, pair: Pair) -> ChangeReviewView:
    """Return the page of a comparison.

    Args:
        view: The page.
        title: Its title.
        pair: The plans before and now.
    """
    return _Review(view).page(title, pair)


class _Review:
    """Puts a comparison into the words of its page."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.translator = view.translator
        self.lines = ChangeLines(view.translator, view.method)
        self.severities = severities(view.translator)

    def page(self, title: str, pair: Pair) -> ChangeReviewView:
        view, translator = self.view, self.translator
        comparison = compare_pair(pair, view.method, {})
        plans = {
            (new or old).id: (old, new)  # type: ignore[union-attr]
            for old, new in pair.matched()
            if new or old
        }
        plans[SHARED] = (None, None)  # it has no page
        return ChangeReviewView(
            title=title,
            failed="",
            headline=headline(comparison, translator),
            base=comparison.base,
            unchanged=unchanged(comparison, translator),
            limited=code_spans(limited(comparison, translator)),
            stray=tuple(self.diagnostic(item) for item in comparison.stray),
            by_shared=by_shared(comparison, translator),
            portfolio=tuple(self.lines.line(change, {}) for change in comparison.portfolio),
            accounts=tuple(
                self.account(change, *plans[change.id]) for change in comparison.accounts
            ),
        )

    def account(
        self, change: AccountChange, old: Plan | None, new: Plan | None
    ) -> ChangedAccountView:
        """Return an account; without `new` its pages are gone, and links."""
        view, translator = self.view, self.translator
        opportunities = change.opportunities or {}
        status = status_sentence(status_of(change), translator)
        return ChangedAccountView(
            id=change.id,
            name=name_of(change, translator),
            href=view.to(account_page(change.id)) if new is not None else "",
            status=status,
            has_head=bool(status) or new is not None,
            first=self.changes(change.first, opportunities),
            new=tuple(self.diagnostic(item) for item in change.new),
            effects=self.changes(change.other_effects, opportunities),
            drawings=self.drawings(change, old, new),
            parts=tuple(
                ChangedPartView(
                    title,
                    _page(view, change, members[0].part) if new is not None else "",
                    self.changes(members, opportunities, has_location=True),
                )
                for title, members in by_part(change.changes, translator)
            ),
            counted=counted(change, translator),
        )

    def changes(
        self,
        changes: Sequence[Change],
        opportunities: Mapping[str, str],
        *,
        has_location: bool = False,
    ) -> tuple[ChangeLineView, ...]:
        return tuple(
            self.lines.line(change, opportunities, has_location=has_location) for change in changes
        )

    def drawings(
        self, change: AccountChange, old: Plan | None, new: Plan | None
    ) -> tuple[DrawingView, ...]:
        if not (old and new and old.examined and new.examined):
            return ()
        drawings = tuple(
            change_drawings(
                self.view.site,
                self.view.uri,
                change,
                old.examined.analysis,
                new.examined.analysis,
            )
        )
        return tuple(_drawing(item, has_name=len(drawings) > 1) for item in drawings)

    def diagnostic(self, item: Diagnostic) -> DiagnosticView:
        say, where = self.translator.say, item.location
        return DiagnosticView(
            code=item.code,
            tone=SEVERITY_TONES[item.severity],
            severity=self.severities[item.severity],
            sentence=sentence_of(item, say),
            hint=code_spans(say(item.hint)),
            location=f"{where.path}:{where.line}" if where.path else "",
            fix=fix_of(item),
        )


def _drawing(drawings: ChangeDrawings, *, has_name: bool) -> DrawingView:
    return DrawingView(
        name=drawings.name if has_name else "",
        radar=drawings.radar,
        network=drawings.network,
        folded=tuple(FoldedUnitView(unit, names) for unit, names in drawings.folded),
        gone=", ".join(drawings.gone),
    )


def _page(view: View, change: AccountChange, part: str) -> str:
    """Return the address of the page that shows a part of an account."""
    return view.to(account_page(change.id, part if part in _PARTS else "summary"))
