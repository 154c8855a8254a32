"""Our style sheets for themes other than Material: the same looks without what only Material has.

They are written for Material: below its `.md-typeset`, in a rem of 20 pixels, with its colours.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gosart.site.assets import STYLES

__all__ = ["adapted", "is_material"]

_CONTENT = ':is([role="main"], main, article)'
_REM = 20 / 16
"""Material's rem by that of every other theme."""
_COLOURS = """\
:root {
  --md-default-fg-color: #202124; --md-default-bg-color: #fff; --md-typeset-a-color: #1a5fa8;
  --md-accent-fg-color: #0b4a8f; --md-code-fg-color: #36464e; --md-code-bg-color: #f5f5f5;
}
.gosart.gosart :is(td, th) { white-space: normal; }
.gosart.gosart .g-nav li { list-style: none; }
.gosart.gosart :is(h3, h4) { font-family: inherit; }
.gosart.gosart :is(ul, ol) li > p { margin: 0; }
"""


def is_material(config: MkDocsConfig) -> bool:
    """Whether the theme is Material, or one that builds on it under another name.

    Args:
        config: MkDocs' configuration.

    Returns:
        True for Material.
    """
    return config.theme.name == "material" or any(
        Path(folder, "partials", "palette.html").is_file() for folder in config.theme.dirs
    )


def adapted(uri: str, css: str) -> str:
    """Return a style sheet of ours as other themes need it.

    Args:
        uri: Its address: the first of our sheets brings the colours that Material defines.
        css: Its text.

    Returns:
        The text for any theme.
    """
    # twice the same, because other themes name their tables and lists by two classes
    css = css.replace(".md-typeset", _CONTENT * 2)
    css = re.sub(r"(?<![\w.])(\d*\.?\d+)rem\b", lambda size: f"{float(size[1]) * _REM:.4g}rem", css)
    return _COLOURS + css if uri == STYLES[0] else css
