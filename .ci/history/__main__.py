"""Builds the sample repository with its past (`make history`), and serves it (`make serve`)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from threading import Thread

from gosart.errors import GosartError
from mirror import Mirror
from repository import build_repository

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "history"
ADDRESS = "localhost:8000"


def main() -> int:
    """Build the repository, and serve it where that is asked for.

    Returns:
        The exit code: 1 where a commit no longer applies and `--strict` is given.
    """
    parser = argparse.ArgumentParser(prog="history", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the repository is made")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds accounts/")
    parser.add_argument("--strict", action="store_true", help="fail where a commit does not apply")
    parser.add_argument("--serve", metavar="ADDRESS", nargs="?", const=ADDRESS)
    given = parser.parse_args()
    root, folder = given.root.resolve(), given.folder.resolve()
    mirror = Mirror(root, folder)
    try:
        left_out = build_repository(root, folder, mirror)
    except GosartError as error:
        print(error, file=sys.stderr)
        return 1
    for sentence in left_out:
        print(f"The history leaves out {sentence}", file=sys.stderr)
    if left_out and given.strict:
        return 1
    if given.serve:
        serve(mirror, folder, given.serve)
    return 0


def serve(mirror: Mirror, folder: Path, address: str) -> None:
    """Serve the repository with its past; what is saved in the real one appears in it.

    MkDocs watches the copy, which follows within the second: a build of it sees each file whole,
    as a change that is not committed yet.
    """
    from mkdocs.__main__ import cli

    Thread(target=mirror.follow, daemon=True).start()
    cli(["serve", "--config-file", str(folder / "mkdocs.yml"), "--dev-addr", address])


if __name__ == "__main__":
    sys.exit(main())
