"""Two repositories that differ in hidden words only say the same to wider readers, byte by byte.

That holds for pages, feeds and every other file, comparisons, briefs and logs, over histories in
which entries are narrowed, opened, reworded, moved and renamed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from gosart.cli import cli
from tests.history.stories import Repository
from tests.properties.narrow_histories import History, draw_history
from tests.site.building import build_site
from tests.writing import write_tree

CONFIG = (
    "site_name: Plans\nsite_url: http://localhost/\ndocs_dir: accounts\n"
    "theme: {name: material, font: false}\nplugins: [search, {gosart: {today: 2026-11-23}}]\n"
)
# Other seeds find other faults: GOSART_FIRST_SEED=1000 GOSART_SEEDS=200 pytest …
SEEDS = int(os.environ.get("GOSART_SEEDS", "2"))
FIRST = int(os.environ.get("GOSART_FIRST_SEED", "0"))


def written(root: Path, history: History, words: Mapping[str, str]) -> dict[str, str]:
    """Commit a history with these words; return what stands for each commit's id."""

    def said(text: str) -> str:
        return re.sub(r"zq[wi]\d+n\d+z", lambda match: words[match[0]], text)

    made = Repository(root)
    write_tree(root, {"mkdocs.yml": CONFIG, ".gitignore": "out\n.cache\nsite\n"})
    ids, before = {}, set[str]()
    for number, commit in enumerate(history.commits):
        files: dict[str, str | None] = {said(path): said(text) for path, text in commit.items()}
        files |= dict.fromkeys(before - files.keys())
        before = {path for path, text in files.items() if text is not None}
        title = f"Step {number} {words['title']}"
        ids[made.commit(f"2026-11-{number * 4 + 1:02}", files, title)] = f"commit{number}"
    return ids


def plain(text: str, ids: Mapping[str, str]) -> str:
    """Put the number of a commit for its id, long or short, and nothing for what is made of it."""

    def numbered(match: re.Match[str]) -> str:
        return next((name for id_, name in ids.items() if id_.startswith(match[0])), match[0])

    return re.sub(r"\b[0-9a-f]{7,40}\b", numbered, re.sub("urn:uuid:[-0-9a-f]+", "urn:uuid", text))


def outputs(root: Path, ids: Mapping[str, str], audience: str) -> Iterator[tuple[str, bytes]]:
    """Yield all that is said to an audience, commits by their number."""
    last = ["--audience", audience, "--today", "2026-11-23"]
    calls = [["write", "out", *last]]
    for back in range(1, len(ids)):
        calls += [
            ["diff", f"HEAD~{back}", "HEAD", "--format", form, *last]
            for form in (("text", "markdown", "json", "github") if back == 1 else ("json",))
        ]
    calls += [
        ["brief", "mill/stones", "--since", "2026-11-02", "--format", form, *last]
        for form in ("text", "markdown", "json")
    ]
    for arguments in calls:
        result = CliRunner().invoke(cli, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        yield " ".join(arguments[:6]), plain(result.output, ids).encode()
    yield from files_in(root / "out", ids)


def files_in(folder: Path, ids: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder by their names, commits by their number."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if path.suffix in (".md", ".html", ".xml", ".json", ".svg", ".css"):
                content = plain(content.decode("utf-8"), ids).encode()
            yield path.relative_to(folder).as_posix(), content


def variants(history: History) -> Iterator[dict[str, str]]:
    """Yield three times the words of a history, the hidden ones each time others."""
    for number in range(3):
        words = {token: f"open{token.rstrip('z').removeprefix('zq')}" for token in history.visible}
        for token in history.hidden:
            kind, rest = token[2], token[3:].rstrip("z")  # "title" is one of them
            words[token] = (
                f"xaq{kind}{rest}", f"qyx{kind}{rest}", f"zebra-{kind}{rest}-of-another-length"
            )[number]  # fmt: skip
        yield words


SECRET = re.compile(rb"xaq|qyx|zebra", re.IGNORECASE)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_histories_that_differ_in_hidden_words_say_the_same(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = draw_history(seed)
    said = []
    for number, words in enumerate(variants(history)):
        root = tmp_path / str(number)
        ids = written(root, history, words)
        monkeypatch.chdir(root)
        said.append(dict(outputs(root, ids, "everyone")))
    for name, content in said[0].items():
        assert SECRET.findall(content) == [], (seed, name, content[:9000].decode())
    for other in said[1:]:
        assert other.keys() == said[0].keys(), seed
        for name, content in other.items():
            assert content == said[0][name], (seed, name)


def test_the_built_sites_of_two_such_histories_are_the_same(tmp_path: Path) -> None:
    history = draw_history(5)
    sites: list[dict[str, bytes]] = []
    logs: list[list[str]] = []
    for number, words in enumerate(variants(history)):
        ids = written(tmp_path / str(number), history, words)
        built = build_site(tmp_path / str(number), tmp_path / f"site{number}")
        sites.append(dict(files_in(built.folder, ids)))
        # but for the folder and how long it took
        logs.append([line for line in built.log if not line.startswith("INFO ")])
    assert logs[1:] == logs[:1] * 2
    for other in sites[1:]:
        assert other.keys() == sites[0].keys()
        differing = {name for name, content in other.items() if content != sites[0][name]}
        assert differing - {"sitemap.xml.gz"} == set(), "that holds the time of the build"
