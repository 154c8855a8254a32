"""How pages write the severity of a finding: its tone for the style sheet, and its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gosart.diagnostics import Severity
from gosart.i18n.translator import Translator

__all__ = ["SEVERITY_TONES", "severity_names"]

SEVERITY_TONES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.ADVICE: "advice"}
)
"""What each severity is called in the style sheet."""


def severity_names(translator: Translator) -> Mapping[Severity, str]:
    """Return the severities as a page calls them.

    Args:
        translator: The language of the page.
    """
    return {
        Severity.ERROR: translator.text("error"),
        Severity.WARNING: translator.text("warning"),
        Severity.ADVICE: translator.text("advice"),
    }
