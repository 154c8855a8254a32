"""The names of a deal's stages in the reader's language."""

from __future__ import annotations

from gosart.i18n.translator import Translator

__all__ = ["stage_name"]


def stage_name(translator: Translator, stage: str) -> str:
    """Return a stage's name: translated where it is one of the usual stages, else as the site calls it."""
    usual = {
        "identified": translator.text("Identified"),
        "qualified": translator.text("Qualified"),
        "evaluation": translator.text("Evaluation"),
        "proposal": translator.text("Proposal"),
        "negotiation": translator.text("Negotiation"),
        "closed": translator.text("Closed"),
    }
    return usual.get(stage, stage)
