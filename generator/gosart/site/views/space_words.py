"""What white space comes to, as a clause: of an account, and of all accounts together."""

from __future__ import annotations

from gosart.i18n.translator import Translator

__all__ = ["space_clauses"]


def space_clauses(
    translator: Translator, to_win: str, in_progress: str, rivals: str, ours: str
) -> str:
    """Return what there is to win, and who holds the rest.

    Args:
        translator: Of the page's language.
        to_win: The amount that is to win, as it is written; "" for none, as are the others.
        in_progress: What of it has a deal.
        rivals: What competitors hold.
        ours: What we hold.

    Returns:
        A clause, its first letter small.
    """
    text = translator.text
    clauses = [
        text("{amount} to win, {open} of it in progress", amount=to_win, open=in_progress)
        if to_win and in_progress
        else text("{amount} to win, none of it in progress", amount=to_win)
        if to_win
        else text("nothing to win is mapped")
    ]
    if rivals:
        clauses.append(text("competitors hold {amount}", amount=rivals))
    if ours:
        clauses.append(text("we hold {amount}", amount=ours))
    return text("; ").join(clauses)
