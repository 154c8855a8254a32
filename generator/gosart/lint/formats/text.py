"""A problem or finding as sentences: what is wrong, and what to do."""

from __future__ import annotations

from gosart.diagnostics import Diagnostic, Say

__all__ = ["described", "ended", "sentence_of"]


def ended(text: str) -> str:
    """Return a text that ends as a sentence does."""
    last = text[-1:]
    return text if last in ".!?。！？" else text + ("。" if "\u3000" <= last <= "\uffef" else ".")


def sentence_of(diagnostic: Diagnostic, say: Say = str) -> str:
    """Return what is wrong as a sentence, in the language of `say`."""
    return ended(say(diagnostic.message))


def described(diagnostic: Diagnostic, say: Say = str) -> str:
    """Return what is wrong and what to do, in the language of `say`."""
    hint = say(diagnostic.hint)
    return f"{sentence_of(diagnostic, say)} {hint}" if hint else say(diagnostic.message)
