"""Checks folders of one plan each, within the limits; prints what came of each as JSON.

Run by a test in a process of its own, for it forks.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from gosart.config.model import SiteOptions
from gosart.diagnostics import render
from gosart.lint.repeats import merged
from gosart.lint.runner import check_plans
from gosart.repository.read_file import read_file
from gosart.text.markdown import render_body
from gosart.text.markdown_to_text import plain
from tests.properties.limits import limited
from tests.writing import MINIMAL_ACCOUNT, write_tree


def checked(root: Path) -> dict[str, Any]:
    """Check a folder as the command does; render the bodies as a build would."""
    options = SiteOptions(root=root, today=date(2026, 11, 27))
    found = check_plans(options)
    for path in root.glob("accounts/*.md"):
        document, _ = read_file(root, path.relative_to(root).as_posix())
        if document:
            render_body(document.body, lambda link: link)
            plain(document.body)
    findings = merged(found.findings)
    output = sum(len(render(item)) for item in (*found.problems, *findings))
    return {
        "codes": sorted({problem.code for problem in found.problems}),
        "problems": len(found.problems),
        "findings": max(Counter(item.code for item in findings).values(), default=0),
        "output": output,
        "cache": sum(path.stat().st_size for path in (root / ".cache").rglob("*.json")),
    }


def main(folder: Path) -> None:
    """Check every folder in a folder."""
    # what is made once is made before the limits count
    warm = write_tree(
        folder / ".warm", {"accounts/mill.md": f"---\n{MINIMAL_ACCOUNT}---\n![a](b)\n"}
    )
    checked(warm)
    roots = sorted(path for path in folder.iterdir() if path != warm)
    outcomes = {root.name: limited(partial(checked, root)) for root in roots}
    sys.stdout.write(json.dumps(outcomes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
