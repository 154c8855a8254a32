"""Style sheets and scripts of the pages, from our templates folder or the user's own."""

from __future__ import annotations

from pathlib import Path

from gosart.charts.relationship_map import PAGE_STYLE
from gosart.errors import GosartError
from gosart.site.generated_file import GeneratedFile
from gosart.site.renderer import builtin_templates
from gosart.site.template_sandbox import leads_out

__all__ = [
    "INSTANT_SCRIPT",
    "REVIEW_STYLE",
    "SCRIPTS",
    "SCRIPT_PARTS",
    "SEARCH_SCRIPT",
    "STYLES",
    "STYLE_PARTS",
    "WAITING_SCRIPT",
    "asset_files",
    "read_asset",
]

_FOLDER = "assets/gosart"
STYLES = (f"{_FOLDER}/gosart.css",)
"""Style sheets of the pages: one, because each page names all there are."""
SCRIPTS = (f"{_FOLDER}/gosart.js",)
"""Scripts of the pages, likewise one; Plotly is none of it, because no page asks for that."""
REVIEW_STYLE = f"{_FOLDER}/review.css"
"""Looks of the review of a change, on previews that have that page."""
SEARCH_SCRIPT = f"{_FOLDER}/account_search.js"
"""The search over accounts where its index comes in parts, on such sites only."""
INSTANT_SCRIPT = f"{_FOLDER}/instant_links.js"
"""Opens pages of accounts at once where the map of the site leaves them out, on such sites only."""
WAITING_SCRIPT = f"{_FOLDER}/waiting.js"
"""Says how far the reading of the plans is, on pages that wait for it."""
STYLE_PARTS = (
    "gosart", "charts", "rules", "map_drawing", "map", "map_panel", "twin", "people", "history",
    "brief", "table_cards", "verdict", "sheet", "account", "strategy", "value", "growth",
    "actions", "present", "portfolio", "competitors", "print",
)  # fmt: skip
"""What the style sheet is made of: the colours first, then what uses them.

These are drawings, rules, map (its looks are those that a drawing in a file brings itself),
interactive radar, people, history, brief, tables on a phone, verdict, sheet, account, strategy,
value, growth, actions, slides, portfolio and competitors, then paper.
"""
SCRIPT_PARTS = (
    "gosart", "projector", "print_page", "hints", "tables", "table_filters", "table_cards",
    "map_picture", "map_view", "map_people", "map_key", "map_cards", "map_panel", "map_list", "map",
    "twin_figure", "twin_chart", "twin_details", "twin_panel", "twin", "past", "past_days",
    "present",
)  # fmt: skip
"""What the script is made of: each uses what those before it have put into `window.gosart`.

A tool comes after its parts: the relationship map's, then the interactive radar's; the slides
come last.
"""


def asset_files(templates: Path, root: Path | None = None, foot: str = "") -> list[GeneratedFile]:
    """Return the published assets.

    A file of the same name in the user's `assets/` wins over ours, others there are added; what
    begins with a dot or an underscore is left out. Our sheets and scripts are parts of one each.

    Args:
        templates: The user's templates folder, which need not exist.
        root: The repository that the folder belongs to; None for the folder alone.
        foot: The style rule of what is printed below every page.

    Returns:
        One file of the site for each asset, by name.

    Raises:
        GosartError: One of the user's is a link that leads out of the repository: what it leads to
            is not for publishing.
    """
    paths: dict[str, Path] = {}
    own = templates / "assets"
    for folder in (builtin_templates() / "assets", own):
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                relative = path.relative_to(folder)
                if path.is_file() and not any(
                    part.startswith((".", "_")) for part in relative.parts
                ):
                    if folder == own and leads_out(path, root or templates):
                        raise GosartError(
                            f"{path}: this is a link that leads out of the repository, "
                            "and is not followed."
                        )
                    paths[relative.as_posix()] = path
    contents = {"map_drawing.css": PAGE_STYLE.encode()} | {
        name: path.read_bytes() for name, path in paths.items()
    }
    styles = [*(contents.pop(f"{part}.css") for part in STYLE_PARTS), foot.encode()]
    scripts = [contents.pop(f"{part}.js") for part in SCRIPT_PARTS]
    contents |= {"gosart.css": b"\n".join(styles), "gosart.js": b"\n".join(scripts)}
    return [
        GeneratedFile(f"{_FOLDER}/{name}", content) for name, content in sorted(contents.items())
    ]


def read_asset(templates: Path, name: str) -> str:
    """Return an asset that is no file of the site: the user's own, else ours.

    Args:
        templates: The user's templates folder, which need not exist.
        name: The file, which begins with an underscore.
    """
    own = templates / "assets" / name
    path = own if own.is_file() else builtin_templates() / "assets" / name
    return path.read_text("utf-8")
