"""What pages and feeds say of a story alike: its headline, and its lines as plain text."""

from __future__ import annotations

from gosart.comparison.summary import SIGNS, deal_of
from gosart.history.model import Story
from gosart.i18n.translator import Words

__all__ = ["headline", "lines", "weighed"]


def weighed(worse: int, better: int, neutral: int, words: Words) -> str:
    """Return how much went which way, the losses first: `2 things are worse, 1 thing is better`; "" for nothing."""
    told = []
    if worse:
        told.append(words.plural("{n} thing is worse", "{n} things are worse", worse))
    if better:
        told.append(words.plural("{n} thing is better", "{n} things are better", better))
    if neutral and not told:
        told.append(words.plural("{n} change", "{n} changes", neutral))
    return ", ".join(told)


def headline(story: Story, words: Words) -> str:
    """Return a story in one line: the account, and what became of it."""
    moved = story.moved
    count = moved.count
    told = moved.status.rstrip(".。") or weighed(count("worse"), count("better"), count("neutral"), words)
    return words.text("{name}: {what}", name=moved.name, what=told) if told else moved.name


def lines(story: Story, words: Words) -> list[str]:
    """Return a story's sentences, each with its sign, the account's own status first."""
    moved = story.moved
    told = [moved.status] if moved.status else []
    for change in moved.changes:
        deal = deal_of(change, moved.deals)
        sentence = words.text("{what} – {sentence}", what=deal, sentence=change.sentence) if deal else change.sentence
        told.append(f"{SIGNS[change.direction]} {sentence}")
    return told
