"""The names of an opportunity's stages in the reader's language."""

from __future__ import annotations

from gosart.i18n.translator import Translator

__all__ = ["stage_name"]


def stage_name(translator: Translator, stage: str) -> str:
    """Return the name of a stage.

    Args:
        translator: The reader's language.
        stage: The stage as the site's options call it.

    Returns:
        A translation of the usual stages, of any other stage the name that the site gives it.
    """
    usual_names = {
        "identified": translator.text("Identified"),
        "qualified": translator.text("Qualified"),
        "evaluation": translator.text("Evaluation"),
        "proposal": translator.text("Proposal"),
        "negotiation": translator.text("Negotiation"),
        "closed": translator.text("Closed"),
    }
    return usual_names.get(stage, stage)
