"""A problem or finding as sentences: what is wrong, and what to do."""

from __future__ import annotations

from gosart.diagnostics import Diagnostic, Say

__all__ = ["described", "ended", "sentence_of"]


def ended(text: str) -> str:
    """Return a text that ends as a sentence does.

    Args:
        text: A sentence with or without its full stop.

    Returns:
        The text with a full stop of its language.
    """
    last = text[-1:]
    return text if last in ".!?。！？" else text + ("。" if "\u3000" <= last <= "\uffef" else ".")


def sentence_of(diagnostic: Diagnostic, say: Say = str) -> str:
    """Return what is wrong as a sentence.

    Args:
        diagnostic: The problem or finding.
        say: Writes it in a language.

    Returns:
        The sentence, ended.
    """
    return ended(say(diagnostic.message))


def described(diagnostic: Diagnostic, say: Say = str) -> str:
    """Return what is wrong and what to do.

    Args:
        diagnostic: The problem or finding.
        say: Writes its sentences in a language.

    Returns:
        The sentence and its hint, where it has one.
    """
    hint = say(diagnostic.hint)
    return f"{sentence_of(diagnostic, say)} {hint}" if hint else say(diagnostic.message)
