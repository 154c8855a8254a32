"""Whatever entry is narrowed, however its key is spelt: no wider reader gets a word of it.

That holds for every output, of today and of before.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from gosart.cli import cli
from gosart.repository.loader import read_repository
from gosart.yaml.document import Key, Node
from tests.comparison.repositories import commit, git
from tests.writing import write_tree

ROOT = Path(__file__).parents[2]
SAMPLES = ("osterby-marine", "tallgrass-packaging", "dunmore-aggregates", "penarroya")
CONFIG = (
    "site_name: Plans\nsite_url: http://localhost/\ndocs_dir: accounts\ntheme: {name: material}\n"
    "plugins: [search, gosart]\n"
)
DAY, BEFORE = "2026-11-23", "2026-11-01"

ENTRIES = (
    "insights *", "competitors *", "partners *", "people *", "people * evidence 0",
    "profile financials 0",
    "opportunities *", "opportunities * actions 0", "opportunities * milestones 0",
    "opportunities * decision_criteria 0",
    "opportunities * assessments 0", "opportunities * resources 0",
    "opportunities * value benefits 0",
    "opportunities * test reviews 0", "opportunities * objective customer 0",
    "opportunities * objective team 0",
)  # fmt: skip
"""Where an entry may say who sees it; a star is any id, a number any item."""
TEXTS = frozenset(
    [
        "name",
        "title",
        "text",
        "what",
        "note",
        "position",
        "contact",
        "item",
        "measure",
        "value",
        "outcome",
        "business_agenda",
        "personal_agenda",
        "questions",
        "recommendations",
        "evidence",
        "approach",
        "unit_note",
        "quantity",
    ]
)
"""Fields that hold what people write."""

RIGHT = ("audience: {}", '"audience": {}', "'audience': {}", "audience: '{}'", "? audience\n: {}")
ALMOST = (
    "audiance: {}", "audiences: {}", "Audience: {}", '"audience ": {}', '"audience\\u00a0": {}',
    '"\\u200baudience": {}',
    "\uff41\uff55\uff44\uff49\uff45\uff4e\uff43\uff45: {}", "\u0430udience: {}",
    '"\\x61udience": {}', '"\\u0061udience": {}',
    "audience: sale", "audience: ", "audience: [{}]", "*key : {}",
)  # fmt: skip
"""Keys and values that are errors."""


def entries(data: Node, pattern: tuple[str, ...], key: Key = ()) -> Iterator[Key]:
    """Give the keys of the entries that a pattern finds in a plan."""
    if not pattern:
        if isinstance(data, dict) and "audience" not in data:
            yield key
    elif isinstance(data, dict):
        for name in data if pattern[0] == "*" else {pattern[0]} & data.keys():
            yield from entries(data[name], pattern[1:], (*key, name))
    elif isinstance(data, list) and pattern[0] == "0":
        for number, item in enumerate(data):
            yield from entries(item, pattern[1:], (*key, number))


def worded(node: Node, word: str) -> Node:
    """Put a word into every text that somebody wrote."""
    if isinstance(node, dict):
        return {
            name: f"{word} {value}"
            if name in TEXTS and isinstance(value, str)
            else worded(value, word)
            for name, value in node.items()
        }
    return [worded(item, word) for item in node] if isinstance(node, list) else node


def changed(node: Node, key: Key, word: str, mark: str) -> Node:
    """Put a word into the entry at a key, and a mark where its audience is to stand."""
    if not key:
        entry = worded(node, word)
        assert isinstance(entry, dict)
        return {**entry, "\0": mark} if mark else entry
    if isinstance(node, dict):
        return {
            name: changed(value, key[1:], word, mark) if name == key[0] else value
            for name, value in node.items()
        }
    assert isinstance(node, list)
    return [
        changed(item, key[1:], word, mark) if number == key[0] else item
        for number, item in enumerate(node)
    ]


def written(node: Node, indent: int = 0) -> str:
    """Write a plan in lines, the marks as they are."""
    lead = " " * indent
    if isinstance(node, dict):
        lines = []
        for name, value in node.items():
            if name == "\0":
                lines += [f"{lead}{line}" for line in str(value).split("\n")]
            elif isinstance(value, dict | list) and value:
                lines.append(f"{lead}{json.dumps(name)}:\n{written(value, indent + 2)}")
            else:
                lines.append(f"{lead}{json.dumps(name)}: {written(value)}")
        return "\n".join(lines) if lines else "{}"
    if isinstance(node, list):
        return "\n".join(
            f"{lead}-\n{written(item, indent + 2)}"
            if isinstance(item, dict | list)
            else f"{lead}- {written(item)}"
            for item in node
        )
    return "null" if node is None else json.dumps(node, ensure_ascii=False)


def said(root: Path, audience: str, account: str) -> Iterator[tuple[str, bytes]]:
    """Give all that a build, its log, a comparison and a brief say to readers, by what says it."""
    run = CliRunner()
    out = root / "out"
    shutil.rmtree(out, ignore_errors=True)
    for name, arguments in {
        "write": ["write", "out", "--audience", audience, "--today", DAY],
        "diff": ["diff", "HEAD~1", "HEAD", "--audience", audience, "--today", DAY],
        "diff json": [
            "diff", "HEAD~1", "HEAD", "--format", "json", "--audience", audience, "--today", DAY,
        ],
        "diff markdown": [
            "diff", "HEAD~1", "HEAD", "--format", "markdown", "--map", "--audience", audience,
            "--today", DAY,
        ],
        "diff github": [
            "diff", "HEAD~1", "HEAD", "--format", "github", "--audience", audience, "--today", DAY,
        ],
        "brief": ["brief", account, "--since", BEFORE, "--audience", audience, "--today", DAY],
        "brief json": [
            "brief", account, "--since", BEFORE, "--format", "json", "--audience", audience,
            "--today", DAY,
        ],
    }.items():  # fmt: skip
        result = run.invoke(cli, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        yield name, result.output.encode()
    for path in sorted(out.rglob("*")):
        if path.is_file():
            yield path.relative_to(out).as_posix(), path.read_bytes()


def narrowed(
    random_: random.Random, data: Node, spellings: tuple[str, ...], audience: str
) -> tuple[Node, Node]:
    """Give a plan with secret words in some entries: open to everybody, narrowed, and reworded."""
    keys = [key for pattern in ENTRIES for key in entries(data, tuple(pattern.split()))]
    then = now = data
    for number, key in enumerate(random_.sample(keys, min(5, len(keys)))):
        before = f"Zaqxthen{number}"
        after = before if random_.random() < 0.4 else f"Zaqxnow{number}"
        mark = random_.choice(spellings).format(audience)
        then, now = changed(then, key, before, ""), changed(now, key, after, mark)
    return then, now


@pytest.fixture(scope="module")
def samples() -> Mapping[str, Node]:
    """The data of some of the sample plans."""
    accounts = read_repository(ROOT, "accounts", frozenset(SAMPLES)).accounts
    return {files.id: files.tree.data for files in accounts}


@pytest.mark.parametrize("seed", range(8))
def test_no_wider_reader_gets_a_word_of_what_is_narrowed(
    tmp_path: Path, samples: Mapping[str, Node], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random_ = random.Random(seed)
    account = SAMPLES[seed % len(SAMPLES)]
    audience = random_.choice(("sales", "account-team"))
    then, now = narrowed(random_, samples[account], RIGHT if seed % 2 else ALMOST, audience)
    shutil.copytree(ROOT / "accounts/_shared", tmp_path / "accounts/_shared")
    path = f"accounts/{account}.yml"
    write_tree(tmp_path, {"mkdocs.yml": CONFIG, ".gitignore": "out\n.cache\n", path: written(then)})
    monkeypatch.chdir(tmp_path)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_DATE", f"{BEFORE}T10:00:00Z")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "Plans")
    write_tree(tmp_path, {path: written(now)})
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_DATE", "2026-11-10T10:00:00Z")
    commit(tmp_path, "Zaqxtitle is for the few")
    wider = ("everyone",) if audience == "sales" else ("everyone", "sales")
    for reader in wider:
        outputs = dict(said(tmp_path, reader, account))
        assert [name for name, content in outputs.items() if b"Zaqx" in content] == []
    narrow = dict(said(tmp_path, "account-team", account))
    assert any(b"Zaqx" in content for content in narrow.values())


@pytest.mark.parametrize("seed", range(4))
def test_builds_that_differ_in_hidden_words_only_are_the_same_bytes(
    tmp_path: Path, samples: Mapping[str, Node], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = SAMPLES[seed % len(SAMPLES)]
    builds = []
    for word in ("Zaqx", "Quite another and a longer word, 2027"):
        _, now = narrowed(
            random.Random(seed), samples[account], RIGHT if seed % 2 else ALMOST, "account-team"
        )
        root = tmp_path / str(len(builds))
        shutil.copytree(ROOT / "accounts/_shared", root / "accounts/_shared")
        text = written(now).replace("Zaqx", word)
        write_tree(root, {"mkdocs.yml": CONFIG, f"accounts/{account}.yml": text})
        monkeypatch.chdir(root)
        log = CliRunner().invoke(cli, ["write", "out", "-q", "--audience", "sales", "--today", DAY])
        files = {
            path.relative_to(root / "out").as_posix(): path.read_bytes()
            for path in sorted((root / "out").rglob("*"))
            if path.is_file()
        }
        builds.append((log.output, files))
    assert builds[0] == builds[1]
