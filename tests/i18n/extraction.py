"""The catalogue brought up to date by Babel: `make messages`, or `python -m tests.i18n.extraction`.

Translations stay, messages that are gone go, and new ones come in empty, so that a test names what
is missing. Which files hold messages stands in pyproject.toml, which calls hold them here.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["CATALOGUE", "ROOT", "extract", "update"]

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "generator" / "gosart" / "i18n" / "locale" / "zh.po"

KEYWORDS = "msg text plural:1,2 _ gettext ngettext:1,2"
"""What holds a message; Jinja's `{% trans %}` is `gettext` to Babel."""


def extract(template: Path) -> None:
    """Write the messages of all sources, sorted and with the files that they are in."""
    _pybabel(
        "extract", "--mapping=pyproject.toml", "--no-default-keywords", f"--keyword={KEYWORDS}",
        "--add-location=file", "--sort-output", "--no-wrap", f"--output={template}", ".",
    )  # fmt: skip


def update(template: Path, catalogue: Path) -> None:
    """Bring a catalogue to the messages of a template.

    No guessed translations, which nobody would look at again, and no date of today, which would
    make each run a change.
    """
    _pybabel(
        "update", "--locale=zh", "--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap",
        "--ignore-pot-creation-date", f"--input-file={template}", f"--output-file={catalogue}",
    )  # fmt: skip


def _pybabel(*arguments: str) -> None:
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", *arguments]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        extract(Path(folder, "messages.pot"))
        update(Path(folder, "messages.pot"), CATALOGUE)
