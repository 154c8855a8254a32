"""What pages and feeds say of a story alike: its headline, and its lines as plain text."""

from __future__ import annotations

from gosart.comparison.summary import SIGNS, opportunity_of
from gosart.history.model import Story
from gosart.i18n.translator import Translator

__all__ = ["headline", "lines", "weighed"]


def weighed(worse: int, better: int, neutral: int, translator: Translator) -> str:
    """Return how much went which way, the losses first: `2 things are worse, 1 thing is better`; "" for nothing."""
    told = []
    if worse:
        told.append(translator.plural("{n} thing is worse", "{n} things are worse", worse))
    if better:
        told.append(translator.plural("{n} thing is better", "{n} things are better", better))
    if neutral and not told:
        told.append(translator.plural("{n} change", "{n} changes", neutral))
    return ", ".join(told)


def headline(story: Story, translator: Translator) -> str:
    """Return a story in one line: the account, and what became of it."""
    moved = story.moved
    count = moved.count
    told = moved.status.rstrip(".。") or weighed(
        count("worse"), count("better"), count("neutral"), translator
    )
    return translator.text("{name}: {what}", name=moved.name, what=told) if told else moved.name


def lines(story: Story, translator: Translator) -> list[str]:
    """Return a story's sentences, each with its sign, the account's own status first."""
    moved = story.moved
    told = [moved.status] if moved.status else []
    for change in moved.changes:
        opportunity = opportunity_of(change, moved.opportunities)
        sentence = (
            translator.text("{what} – {sentence}", what=opportunity, sentence=change.sentence)
            if opportunity
            else change.sentence
        )
        told.append(f"{SIGNS[change.direction]} {sentence}")
    return told
