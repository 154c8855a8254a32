"""The MkDocs plugin, and how it gets on with a site's other plugins.

`plugin` answers MkDocs' events, with the options of `config`. Beside it: what a page of ours is to
the other plugins (`site_files`, `other_themes`), who writes the navigation (`nav_plugins`), which
addresses the user's own pages take (`own_pages`), and what becomes of a site in several languages
(`languages`).
"""

from gosart.mkdocs_plugin.config import GosartConfig
from gosart.mkdocs_plugin.plugin import GosartPlugin

__all__ = ["GosartConfig", "GosartPlugin"]
