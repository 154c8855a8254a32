"""What changed lately in an account: the gravest changes since its last review."""

from __future__ import annotations

from gosart.briefing.changes_since import ChangesSince
from gosart.briefing.period import Since
from gosart.briefing.sections import since_in_words
from gosart.comparison.model import Change
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import SIGNS
from gosart.diagnostics import capitalised
from gosart.plan.model.account import Account
from gosart.site.template_context import View
from gosart.site.views.account_model import ChangeGroupView, ChangesView, ChangeView
from gosart.text.shorten import shorten_to_length
from gosart.urls import account_page

__all__ = ["changes_of"]

_LISTED = 6
_SENTENCE, _NAME = 150, 40
"""Characters of a change, and of a deal's name."""


def changes_of(
    view: View, account: Account, since: Since, past: ChangesSince, listed: int = _LISTED
) -> ChangesView:
    """Return what changed in an account.

    Args:
        view: The page.
        account: The account.
        since: Since when, and why since then.
        past: What changed, the gravest first.
        listed: How many changes are named.
    """
    translator = view.translator
    sentences = Sentences(translator, view.method)
    words = {
        "worse": translator.text("Worse"),
        "better": translator.text("Better"),
        "neutral": translator.text("Neither better nor worse"),
    }
    names = {opportunity.id: opportunity.name for opportunity in account.opportunities}

    def change(item: Change) -> ChangeView:
        sentence = sentences.of(item)
        for colon in (": ", "\uff1a"):  # its deal stands above it
            sentence = sentence.removeprefix(f"{names.get(item.opportunity, '')}{colon}")
        return ChangeView(
            sign=SIGNS[item.direction],
            word=words[item.direction],
            tone=item.direction,
            text=shorten_to_length(capitalised(sentence), _SENTENCE),
        )

    changes = [item for item in past.changes if item.weight]  # without changes of wording
    more = len(changes) - listed
    groups: dict[str, list[ChangeView]] = {}
    for item in changes[:listed]:
        name = names.get(item.opportunity, "") if len(names) > 1 else ""
        groups.setdefault(name, []).append(change(item))
    part = "history" if view.site.history else "brief"
    return ChangesView(
        since=since_in_words(since, past.why, translator),
        groups=tuple(
            ChangeGroupView(shorten_to_length(name, _NAME), tuple(own))
            for name, own in groups.items()
        ),
        more=translator.plural("{n} more", "{n} more", more) if more > 0 else "",
        href=view.to(account_page(account.id, part)),
    )
