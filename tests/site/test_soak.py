"""A server that is edited under for long stays up, shows what is there, and does not grow.

`make soak` edits 200 times in ten minutes; by itself the test makes a few dozen edits.
"""

from __future__ import annotations

import os
import random
import re
import time
from pathlib import Path

import pytest

from tests.site.building import run_mkdocs
from tests.site.edits import Editor, repository_to_edit
from tests.site.serving import Served, serving

EDITS = int(os.environ.get("GOSART_SOAK_EDITS", "8"))
SECONDS = float(os.environ.get("GOSART_SOAK_SECONDS", "15"))
SEED = int(os.environ.get("GOSART_SOAK_SEED", "1"))
ROUND = 22
"""Edits after which everything is mended and looked at: each kind has had its turn."""
GROWTH = 1.2
"""How much more memory the server may hold in the end than after its first rounds."""
SETTLED = 5
"""Rounds after which the memory of a server is judged."""
WARM = 0.5
"""Share of the rounds after which memory is first measured: caches fill up to their bounds."""

LIVE = re.compile(
    r"<script>\s*var livereload.*?</script>|<script>livereload.*?</script>", re.DOTALL
)


def memory(process: int) -> int | None:
    """Return the resident memory of a process in kilobytes, None where the system tells none."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return None
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1])


def pages_of(folder: Path) -> dict[str, str]:
    """Return the pages of a built site by their address."""
    return {
        path.parent.relative_to(folder).as_posix().removeprefix(".") + "/": path.read_text("utf-8")
        for path in sorted(folder.rglob("index.html"))
    }


def plain(page: str, address: str = "") -> str:
    """Return a page without what the server adds to it, and with the site's own address."""
    page = page.replace(address, "http://localhost:8000/") if address else page
    return LIVE.sub("", page)


def first_difference(page: str, other: str) -> tuple[str, str] | None:
    """Return the first lines in which two pages differ."""
    lines = zip(page.splitlines(), other.splitlines(), strict=False)
    return next(((line[:300], there[:300]) for line, there in lines if line != there), None)


def compare_with_a_fresh_build(site: Served, folder: Path) -> None:
    """Fail where the server shows another page than a build from nothing makes."""
    ran = run_mkdocs(site.root, "build", "--quiet", "--site-dir", str(folder))
    assert ran.returncode == 0, ran.stderr
    stale = []
    for address, page in pages_of(folder).items():
        status, text = site.get(address.lstrip("/"))
        if (status, plain(text, site.address)) != (200, plain(page)):
            stale.append((address, status, first_difference(plain(text, site.address), page)))
    assert stale == []


def test_a_server_stays_up_and_true_under_edits_of_every_kind(tmp_path: Path) -> None:
    root = repository_to_edit(tmp_path / "plans")
    editor, pace = Editor(root, SEED), random.Random(SEED)
    sizes: list[int | None] = []
    with serving(root, tmp_path / "said.txt") as site:
        try:
            while len(editor.done) < EDITS:
                for _ in range(min(ROUND, EDITS - len(editor.done))):
                    editor.edit()
                    # at times in the middle of the build before, at times after it
                    time.sleep(pace.uniform(0, 2) * SECONDS / EDITS)
                    site.must_live()
                    assert "Traceback" not in site.said
                editor.mend()
                site.until_shown("accounts/mill/", f"Region mill {editor.count}")
                site.until_shown("accounts/west/notes/visit/", f"The hall {editor.count}")
                compare_with_a_fresh_build(site, tmp_path / f"built{editor.count}")
                sizes.append(memory(site.process.pid))
        except BaseException as error:
            error.add_note(f"GOSART_SOAK_SEED={SEED}, after {editor.done}\n{site.said[-4000:]}")
            raise
        assert "Traceback" not in site.said
    if len(sizes) < SETTLED:
        return  # a server of a minute is still filling its caches: `make soak` judges the memory
    first, last = sizes[int((len(sizes) - 1) * WARM)], sizes[-1]
    if first is None or last is None:
        pytest.skip("This system does not tell how much memory a process holds.")
    assert last <= GROWTH * first, f"GOSART_SOAK_SEED={SEED}: {sizes}"
