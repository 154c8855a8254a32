"""Ten pull requests as people make them: what they do to a repository of two accounts.

`python -m tests.comparison.pull_requests FOLDER` writes the comment and the terminal's text of
each, to be read as a sales manager would.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from gosart.comparison.model import Comparison
from gosart.comparison.renderers.markdown import as_markdown
from gosart.comparison.renderers.text import as_text
from tests.comparison.repositories import PLAN, changed, compare, repository, sentences_in
from tests.writing import write_tree

__all__ = ["PULL_REQUESTS", "proposed"]

MILL = "accounts/mill.yml"
OTHER = """\
name: Tall Grass
owner: ben
team: {ben: {name: Ben Moss}}
opportunities:
  bags: {name: Paper bags, amount: 40_000, close_date: 2027-01-15, stage: qualified}
"""
ASSESSED = """\
      - {date: 2026-11-20, for: us, by: ada, ratings: "++-+. ?-+?+ ?++?+ ++?++"}
    milestones:"""
HOSTILE = (
    "@everyone #1 [x](http://evil.example) <img src=x onerror=alert(1)> | ``` </details> **b** "
    "www.evil.example "
    "![p](https://e.example/p.png) GH-1 :tada: $x$"
)
IN_FILES = MappingProxyType(
    {
        "account.yml": ("name", "owner", "reviewed", "team"),
        "people.yml": ("people",),
        "competitors.yml": ("competitors",),
        "opportunities.yml": ("opportunities",),
    }
)


def _split() -> dict[str, str | None]:
    """The same plan, its keys in files of their own, in another order and with other quotes."""
    parts: dict[str, list[str]] = {}
    for line in PLAN.splitlines():
        if line[:1].isalpha():
            parts[line.partition(":")[0]] = [line]
        else:
            parts[next(reversed(parts))].append(line)
    files: dict[str, str | None] = {MILL: None}
    for name, keys in IN_FILES.items():
        if len(keys) > 1:
            text = "\n".join(line for key in reversed(keys) for line in parts[key]).replace(
                "Mill & Sons", '"Mill & Sons"'
            )
        else:
            text = "\n".join(line[2:] for line in parts[keys[0]][1:])
        files[f"accounts/mill/{name}"] = text + "\n"
    return files


PULL_REQUESTS: Mapping[str, Mapping[str, str | None]] = MappingProxyType(
    {
        "a good week": {
            MILL: changed(
                PLAN,
                ("status: neutral", "status: supporter"),
                ("close_date: 2027-03-01", "close_date: 2027-02-15"),
                ("    milestones:", ASSESSED),
                (
                    "due: 2026-12-01, status: open",
                    "due: 2026-12-01, status: done, done: 2026-11-19, outcome: 20 % more flour",
                ),
            )
        },
        "a lost mentor": {
            MILL: changed(
                PLAN,
                ("status: mentor", "status: neutral"),
                ('"+?-?. ?-+?+ ?-+?+ ++?++"', '"+?-?. ?-+?+ --+?- ++?++"'),
                ("2027-03-01", "2027-04-30"),
            )
        },
        "a reformat": _split(),
        "a new account": {"accounts/acorn.yml": changed(PLAN, ("Mill & Sons", "Acorn Foods"))},
        "a deleted account": {"accounts/tall.yml": None},
        "a rename": {
            MILL: None,
            "accounts/mill-and-sons.yml": PLAN.replace("fern", "fern-yew").replace(
                "90_000", "95_000"
            ),
        },
        "a broken plan": {
            MILL: changed(
                PLAN, ("status: neutral", "status: neutrl"), ("due: 2026-12-05", "due: 05.12.2026")
            )
        },
        "a conflict marker": {
            MILL: changed(
                PLAN,
                (
                    "    close_date: 2027-03-01\n",
                    (
                        "<<<<<<< HEAD\n    close_date: 2027-03-01\n=======\n    close_date: "
                        "2027-04-01\n>>>>>>> main\n"
                    ),
                ),
            )
        },
        "a huge import": {
            f"accounts/a{n}.yml": changed(PLAN, ("Mill & Sons", f"Account {n}")) for n in range(300)
        },
        "a hostile one": {
            MILL: changed(
                PLAN,
                ("Mill & Sons", f'"{HOSTILE}"'),
                ("name: Fern Yew", 'name: "@ceo\u202e <script>"'),
                ("what: Grind a sack", f'what: "{HOSTILE}"'),
            )
        },
    }
)


def proposed(folder: Path, name: str) -> Comparison:
    """Make a repository, propose one of the ten and compare."""
    root = repository(folder, {MILL: PLAN, "accounts/tall.yml": OTHER})
    for path, text in PULL_REQUESTS[name].items():
        if text is None:
            (root / path).unlink()
        else:
            write_tree(root, {path: text})
    return compare(root)


def main(folder: Path) -> None:
    """Write what each of the ten gives."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PULL_REQUESTS:
        work = Path(tempfile.mkdtemp())
        found = proposed(work, name)
        place = folder / name.replace(" ", "-")
        place.with_suffix(".md").write_text(as_markdown(found, sentences_in("en")), "utf-8")
        place.with_suffix(".txt").write_text(as_text(found, sentences_in("en")), "utf-8")
        shutil.rmtree(work)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
