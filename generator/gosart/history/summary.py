"""What pages and feeds say of a story alike: its headline, and its lines as plain text."""

from __future__ import annotations

from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import SIGNS, opportunity_of, status_sentence
from gosart.history.model import Story
from gosart.i18n.translator import Translator
from gosart.plan_paths import SHARED

__all__ = ["headline", "lines", "weighed"]


def weighed(worse: int, better: int, neutral: int, translator: Translator) -> str:
    """Count which way things went, the losses first.

    Args:
        worse: How many changes are for the worse.
        better: How many are for the better.
        neutral: How many are neither.
        translator: Of the language asked for.

    Returns:
        `2 setbacks, 1 improvement`; "" for nothing.
    """
    clauses = []
    if worse:
        clauses.append(translator.plural("{n} setback", "{n} setbacks", worse))
    if better:
        clauses.append(translator.plural("{n} improvement", "{n} improvements", better))
    if neutral and not clauses:
        clauses.append(translator.plural("{n} change", "{n} changes", neutral))
    return ", ".join(clauses)


def headline(story: Story, translator: Translator) -> str:
    """Return a story in one line: the account, and what became of it.

    Args:
        story: The story.
        translator: Of the language asked for.

    Returns:
        Plain text.
    """
    account_changes = story.account_changes
    count = account_changes.count
    status = status_sentence(account_changes.status, translator)
    news = status.rstrip(".。") or weighed(
        count("worse"), count("better"), count("neutral"), translator
    )
    name = (
        translator.text("Shared by all plans")
        if account_changes.account == SHARED
        else account_changes.name
    )
    return translator.text("{name}: {what}", name=name, what=news) if news else name


def lines(story: Story, sentences: Sentences) -> list[str]:
    """Return a story's sentences.

    Args:
        story: The story.
        sentences: Of the language asked for.

    Returns:
        Plain text, each with its sign, the account's own status first.
    """
    account_changes = story.account_changes
    translator = sentences.translator
    status = status_sentence(account_changes.status, translator)
    texts = [status] if status else []
    for change in account_changes.changes:
        opportunity = opportunity_of(change, account_changes.opportunities)
        sentence = (
            translator.text("{what} – {sentence}", what=opportunity, sentence=sentences.of(change))
            if opportunity
            else sentences.of(change)
        )
        texts.append(f"{SIGNS[change.direction]} {sentence}")
    return texts
