"""The names of a deal's stages in the reader's language."""

from __future__ import annotations

from gosart.i18n.translator import Words

__all__ = ["stage_name"]


def stage_name(words: Words, stage: str) -> str:
    """Return a stage's name: translated where it is one of the usual stages, else as the site calls it."""
    usual = {
        "identified": words.text("Identified"),
        "qualified": words.text("Qualified"),
        "evaluation": words.text("Evaluation"),
        "proposal": words.text("Proposal"),
        "negotiation": words.text("Negotiation"),
        "closed": words.text("Closed"),
    }
    return usual.get(stage, stage)
