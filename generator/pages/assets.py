"""Style sheet and script of the pages, from our templates folder or the user's own."""

from __future__ import annotations

from pathlib import Path

from generator.pages.engine import GeneratedFile, builtin_templates

__all__ = ["CHARTS", "RULES_STYLE", "SCRIPT", "STYLE", "asset_files"]

STYLE = "assets/gosart/gosart.css"
CHARTS = "assets/gosart/charts.css"
"""Looks of the drawings; it follows the style sheet, whose colours it uses."""
RULES_STYLE = "assets/gosart/rules.css"
"""Looks of the rules' pages and of what they find."""
SCRIPT = "assets/gosart/gosart.js"


def asset_files(templates: Path) -> list[GeneratedFile]:
    """Return the published assets; a file of the same name in the user's `assets/` wins, others there are added."""
    found: dict[str, Path] = {}
    for folder in (builtin_templates() / "assets", templates / "assets"):
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                relative = path.relative_to(folder)
                if path.is_file() and not any(part.startswith((".", "_")) for part in relative.parts):
                    found[relative.as_posix()] = path
    return [GeneratedFile(f"assets/gosart/{name}", path.read_bytes()) for name, path in sorted(found.items())]
