"""The site in several languages, as the plugin static-i18n builds it: a folder for each.

It makes every page anew from a file of the docs folder, which ours have not. So they come after
it, once for each language, below that language's folder, and in its words where we have them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from gosart.i18n.languages import LANGUAGES

__all__ = ["SiteLanguage", "site_language"]


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """The language that is being built, by static-i18n's own account."""

    plugin: Any
    locale: str
    folder: str
    """Folder of the site, "" for the language of the site's root."""

    def options(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Return our options in this language.

        Args:
            raw: The options, as YAML gives them.

        Returns:
            The same with the language; unchanged where our pages do not speak it.
        """
        return {**raw, **({"language": self.locale} if self.locale in LANGUAGES else {})}

    def adopt(self, files: Iterable[File]) -> None:
        """Give our pages what static-i18n gives its own.

        The switcher and the sitemap ask for it.

        Args:
            files: Our pages and assets in this language.
        """
        pages = []
        for file in files:
            adopted: Any = file
            address = posixpath.relpath(file.dest_uri, self.folder or ".")
            adopted.alternates = {
                locale: file if locale == self.locale else self._alternate(file, locale, address)
                for locale in self.plugin.build_languages
            }
            adopted.locale = adopted.locale_alternate_of = self.locale
            adopted.localization = None
            adopted.norm_src_uri = file.src_uri
            if file.is_documentation_page():
                pages.append(file)
        per_language = self.plugin.i18n_files_per_language
        per_language[self.locale] = [*per_language.get(self.locale, ()), *pages]

    def _alternate(self, file: File, locale: str, address: str) -> File:
        """Return the same page in another language, which has an address and nothing else."""
        folder = "" if locale == self.plugin.default_language else locale
        return File(
            file.src_uri,
            None,
            file.dest_dir,
            file.use_directory_urls,
            dest_uri=posixpath.join(folder, address),
        )


def site_language(config: MkDocsConfig) -> SiteLanguage | None:
    """Return the language that static-i18n is building.

    Args:
        config: MkDocs' configuration.

    Returns:
        The language, None in a site without that plugin.
    """
    plugin: Any = config.plugins.get("i18n")
    locale = getattr(plugin, "current_language", None)
    if not isinstance(locale, str):
        return None
    return SiteLanguage(plugin, locale, "" if plugin.is_default_language_build else locale)
