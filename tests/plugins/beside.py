"""A small repository built beside another plugin, and what must hold of our pages in such a site.

`build_beside(…)` builds it in a process of its own, as a person does: plugins patch MkDocs, keep
state and warn of each other.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from gosart.site.assets import SCRIPTS, STYLES
from tests.site.building import Built, run_mkdocs
from tests.site.links import dead_links
from tests.site.markup import Element, Markup
from tests.writing import write_tree

__all__ = [
    "ENTRIES",
    "PLAN",
    "build_beside",
    "commit",
    "content_of",
    "faults",
    "loud_lines",
    "navigation_of",
    "needs",
    "ours_of",
    "repository",
    "run_beside",
]

PLAN = """
    name: Mill {{ 7*7 }}
    owner: ada
    team: {ada: {name: Ada Brook}}
    tags: [flour, "{% stone %}"]
    profile:
      summary: "{#actions} and {{ read_csv('accounts/mill.yml') }} and {% include 'index.md' %}"
    people:
      dana: {name: Dana Oak, title: "{{ config.site_name }}", influence: inner-circle,
          status: supporter}
      emil: {name: Emil Ash, title: Miller, reports_to: dana,
          influences: [{person: dana, strength: strong}]}
    competitors:
      quern: {name: Quern Co}
    opportunities:
      stones:
        name: New stones
        stage: proposal
        amount: 90_000
        close_date: 2027-03-01
        assessments:
          - {date: 2026-11-01, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?- ++?++"}
          - {date: 2026-11-01, for: quern, by: ada, ratings: "++++- -++-+ +-+-?"}
        actions:
          - {id: M1, type: prove, what: "Grind {{ undefined.thing }}", who: [emil], owner: ada,
              due: 2026-12-01, status: open}
"""
"""A plan whose texts look like other plugins' templates."""
FILES = {
    "accounts/mill.yml": PLAN,
    "accounts/oak/account.md": (
        "---\nname: Oak\nowner: ada\nteam: {ada: {name: Ada Brook}}\n---\n\n# Story\n\n{% raw %}\n"
    ),
    "docs/notes.md": "# House notes\n\nOur own words.\n",
    ".gitignore": "site/\n.cache/\n",
}
CONFIG = """\
site_name: Plans
site_url: http://localhost:8000/
theme: {{name: {theme}{font}}}
plugins:
- search
- gosart: {{history_days: 0}}
{plugins}
{more}
"""
ENTRIES = ("portfolio", "accounts/", "actions/", "assessments/", "people/", "method/")
"""Addresses of the top entries, the portfolio's apart."""
WRONG = ("Macro Syntax Error", "Macro Rendering Error", "Traceback (most recent", "<!--gosart")
"""What no page of ours may say."""
NOISE = ("ProperDocs", "zensical", "Zensical", "MkDocs 2")
"""Words of the notices by which the authors of plugins and themes announce other programs."""


def needs(*packages: str) -> None:
    """Skip, and say why, where a plugin is not installed; `make plugins` has them all."""
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    if not missing:
        return
    sentence = f"{', '.join(missing)} is not installed, so nothing proves that it works beside us"
    if os.environ.get("GOSART_PLUGINS") == "required":
        pytest.fail(f"{sentence}.")
    pytest.skip(f"{sentence}: make plugins")


def repository(
    folder: Path,
    plugins: str = "",
    files: Mapping[str, str] | None = None,
    more: str = "",
    theme: str = "material",
) -> Path:
    """Write a repository of two plans and one page of the user's own.

    Args:
        folder: Where it goes.
        plugins: Lines of the list of plugins, after ours.
        files: Files beside or instead of the usual; one that is "" is left out.
        more: More lines of `mkdocs.yml`.
        theme: The theme's name.
    """
    font = ", font: false" if theme == "material" else ""
    texts = {**FILES, **(files or {})}
    texts = {name: text for name, text in texts.items() if text}
    texts["mkdocs.yml"] = CONFIG.format(theme=theme, font=font, plugins=plugins, more=more)
    return write_tree(folder, texts)


def commit(root: Path) -> None:
    """Make the repository one of git, of one commit."""
    environ = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        environ |= {
            f"GIT_{role}_NAME": "Ada",
            f"GIT_{role}_EMAIL": "ada@example.org",
            f"GIT_{role}_DATE": "2026-11-20T12:00:00Z",
        }
    for arguments in (("init", "-qb", "main"), ("add", "-A"), ("commit", "-qm", "Plans")):
        subprocess.run(
            ["git", *arguments], cwd=root, env={**os.environ, **environ}, check=True, timeout=60
        )


def run_beside(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs without the notices of plugins and themes about other programs."""
    return run_mkdocs(root, *(arguments or ("build", "--strict")))


def build_beside(root: Path) -> Built:
    """Build a repository strictly, into its folder `site`."""
    done = run_beside(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(root, root / "site", tuple((done.stderr + done.stdout).splitlines()))


def loud_lines(site: Built) -> list[str]:
    """Give what the build warned of."""
    return [line for line in site.log if line.startswith(("WARNING", "ERROR"))]


def ours_of(site: Built) -> Collection[str]:
    """Give the pages of a site that are ours: all but the user's own and the theme's."""
    return sorted(
        name for name in site.pages if name.endswith("index.html") and not name.startswith("notes/")
    )


def content_of(page: Markup) -> list[str]:
    """Give the words of a page's tables, tiles and drawings: what no theme adds to."""
    keys = ("data-person", "data-from", "data-to", "data-criterion", "data-for", "data-rating")
    main = _main(page)
    words = [element.text for element in main.all("td", "dd", "dt", "th", "figcaption", "title")]
    drawn = [
        " ".join(element.get(key) for key in keys)
        for element in main.all("g", "path", "rect")
        if any(map(element.get, keys))
    ]
    return words + drawn


def _main(page: Markup) -> Element:
    """Give the part of a page that is its content, in any of the themes."""
    for element in page.all("article", "div"):
        if element.name == "article" or element.get("role") == "main":
            return element
    raise AssertionError("The page has no content.")


def navigation_of(page: Markup) -> list[str]:
    """Give the links of a page's navigation: those outside its content, as they stand."""
    inside = {id(element) for element in _main(page).all("a")}
    return [link.get("href") for link in page.all("a", having="href") if id(link) not in inside]


def faults(
    site: Built, alone: Built, *, moved: Mapping[str, str] | None = None, below: str = ""
) -> list[str]:
    """Say what is wrong with our pages in a site beside another plugin, one sentence each.

    Args:
        site: The site.
        alone: The same repository built without the other plugin.
        moved: Pages that stand elsewhere than alone.
        below: Folder of the site in which ours are.
    """
    found = [f"The log says: {line}" for line in loud_lines(site)]
    places = {name: below + (moved or {}).get(name, name) for name in ours_of(alone)}
    for name, place in places.items():
        if place not in site.pages:
            found.append(f"{place} is missing.")
            continue
        text = site.text(place)
        found += [f"{place} says {wrong!r}." for wrong in WRONG if wrong in text]
        if content_of(site.pages[place]) != content_of(alone.pages[name]):
            found.append(f"{place} is not what it is alone.")
        found += [
            f"{place} does not load {asset}."
            for asset in (*STYLES, *SCRIPTS)
            if asset not in text and re.sub(r"\.(css|js)$", r".min.\1", asset) not in text
        ]
    ours = set(places.values())
    found += [
        f"{name} has a dead link to {to}." for name, to in dead_links(site, ours.__contains__)
    ]
    found += [
        f"{name} is published."
        for name in site.files
        if name.startswith("accounts/") and name.endswith((".yml", ".md"))
    ]
    return found
