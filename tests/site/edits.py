"""Edits of every kind that a person, an editor, a script or git makes in a folder of plans.

Each is drawn from a seed; `Editor.mend` brings the plans back to where all of them can be read.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.comparison.repositories import commit, git
from tests.site.repositories import CONFIG, MILL
from tests.writing import MINIMAL_ACCOUNT, write_tree

__all__ = ["Editor", "repository_to_edit"]

NAMES = ("mill", "north", "south", "east")
NOTE = "---\ntitle: Visit {word}\n---\nThe hall {word}: ![hall](hall.png) and [a list](list.txt)\n"
BROKEN = (
    "owner: [ada\n",
    "people: {dana: {name: Dana\n",
    "\tname: x\n",
    "flavour: rye\n",
    "name: again\n",
    "opportunities: {x: {name: X, amount: lots}}\n",
    "audience: nobody\n",
    "x: *gone\n",
    "<<<<<<< HEAD\n",
    "re\u200bgion: x\n",
)
"""Lines that break the plan they are put below."""


def repository_to_edit(root: Path) -> Path:
    """Make a repository of four accounts on two branches, one with notes and attachments."""
    git_files = {".gitignore": ".cache/\nsite/\n", "mkdocs.yml": CONFIG}
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    write_tree(root, git_files | {f"accounts/{name}.yml": plan("first") for name in NAMES})
    write_tree(
        root,
        {
            "accounts/mill.yml": MILL,
            "accounts/west/account.yml": plan("first"),
            "accounts/west/notes/visit.md": NOTE.format(word="first"),
            "accounts/west/notes/hall.png": b"PNG",
            "accounts/west/notes/list.txt": b"A list",
            "accounts/_shared/competitors.yml": "hone: {name: Hone Ltd}\n",
        },
    )
    commit(root, "Plans")
    git(root, "checkout", "--quiet", "-b", "other")
    write_tree(root, {"accounts/north.yml": plan("branch"), "accounts/added.yml": plan("branch")})
    (root / "accounts/south.yml").unlink()
    commit(root, "Other plans")
    git(root, "checkout", "--quiet", "main")
    return root


def plan(word: str) -> str:
    """Return a plan that says a word."""
    return f"{MINIMAL_ACCOUNT}region: Region {word}\n"


class Editor:
    """Makes edits in a repository, one after another.

    Args:
        root: What `repository_to_edit` made.
        seed: The same one makes the same edits.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.accounts = root / "accounts"
        self.random = random.Random(seed)
        self.count = 0
        self.done: list[str] = []
        """Names of the edits so far."""
        self._deck: list[Callable[[], None]] = []

    def edit(self) -> None:
        """Make one edit; every kind has its turn before one comes again."""
        if not self._deck:
            self._deck = [
                self.save, self.save_by_renaming, self.break_a_plan, self.tear, self.empty,
                self.put_bytes, self.rename, self.delete, self.add, self.make_a_folder,
                self.switch_the_branch, self.remove_an_attachment, self.add_an_attachment,
                self.leave_a_swap_file, self.link_to_nothing, self.take_a_folder_away,
                self.touch, self.change_a_note, self.change_shared_entries, self.many_at_once,
                self.commit_everything, self.put_a_folder_for_a_file,
            ]  # fmt: skip
            self.random.shuffle(self._deck)
        edit = self._deck.pop()
        self.count += 1
        self.done.append(edit.__name__)
        edit()

    def mend(self) -> None:
        """Bring every plan to where it can be read, each with words of its own."""
        self.count += 1
        git(self.root, "checkout", "--quiet", "--force", "main")
        git(self.root, "clean", "--quiet", "-fdx", "accounts")
        for name in NAMES:
            (self.accounts / f"{name}.yml").write_text(plan(f"{name} {self.count}"), "utf-8")
        note = self.accounts / "west/notes/visit.md"
        note.write_text(NOTE.format(word=str(self.count)), "utf-8")

    def save(self) -> None:
        """Write a plan in place."""
        self._one().write_text(plan(str(self.count)), "utf-8")

    def save_by_renaming(self) -> None:
        """Write beside the plan, then put it in its place, as most editors do."""
        path = self._one()
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_text(plan(str(self.count)), "utf-8")
        beside.replace(path)

    def break_a_plan(self) -> None:
        """Put a line below that is wrong."""
        with self._one().open("a", encoding="utf-8") as file:
            file.write(self.random.choice(BROKEN))

    def tear(self) -> None:
        """Leave a plan half-written."""
        path = self._one()
        content = path.read_bytes()
        path.write_bytes(content[: self.random.randrange(len(content) + 1)])

    def empty(self) -> None:
        """Leave nothing in a plan."""
        self._one().write_bytes(b"")

    def put_bytes(self) -> None:
        """Put bytes into a plan that are no text."""
        self._one().write_bytes(self.random.randbytes(200))

    def rename(self) -> None:
        """Give a plan another name."""
        self._one().rename(self.accounts / f"renamed-{self.count}.yml")

    def delete(self) -> None:
        """Delete a plan."""
        self._one().unlink()

    def add(self) -> None:
        """Add a plan."""
        (self.accounts / f"new-{self.count}.yml").write_text(plan(str(self.count)), "utf-8")

    def make_a_folder(self) -> None:
        """Put a plan into a folder of its own."""
        path = self._one()
        folder = path.with_suffix("")
        folder.mkdir(exist_ok=True)
        path.rename(folder / "account.yml")

    def put_a_folder_for_a_file(self) -> None:
        """Put a folder where a plan was."""
        path = self._one()
        path.unlink()
        path.mkdir()

    def switch_the_branch(self) -> None:
        """Switch to the other branch, whatever lies about."""
        now = git(self.root, "branch", "--show-current")
        other = "main" if now == "other" else "other"
        git(self.root, "clean", "--quiet", "-fdx", "accounts")
        git(self.root, "checkout", "--quiet", "--force", other)

    def commit_everything(self) -> None:
        """Commit the plans as they are, on a branch that is thrown away."""
        git(self.root, "checkout", "--quiet", "-B", "work")
        commit(self.root, f"Work {self.count}")

    def remove_an_attachment(self) -> None:
        """Remove an attachment, at times while a build copies it."""
        for path in self._attachments():
            path.unlink()
            break

    def add_an_attachment(self) -> None:
        """Add an attachment, or put other bytes into one."""
        folder = self.accounts / "west/notes"
        if folder.is_dir():
            name = self.random.choice(("hall.png", "list.txt", f"{self.count}.png"))
            (folder / name).write_bytes(self.random.randbytes(20))

    def leave_a_swap_file(self) -> None:
        """Leave what editors leave."""
        for name in (".mill.yml.swp", "4913", "mill.yml~", "#mill.yml#", ".DS_Store"):
            (self.accounts / name).write_bytes(b"\0swap")
        (self.accounts / "4913").unlink()

    def link_to_nothing(self) -> None:
        """Link to nothing, and to itself."""
        for name, target in ((f"gone-{self.count}.yml", "nowhere.yml"), ("loop", "loop")):
            if not os.path.lexists(self.accounts / name):
                (self.accounts / name).symlink_to(target)

    def take_a_folder_away(self) -> None:
        """Take the folder with notes away, or bring it back."""
        folder = self.accounts / "west"
        if folder.is_dir():
            shutil.rmtree(folder)
        else:
            write_tree(folder, {"account.yml": plan(str(self.count))})

    def touch(self) -> None:
        """Change nothing but a time."""
        self._one().touch()

    def change_a_note(self) -> None:
        """Write a note, at times with what is almost front matter."""
        folder = self.accounts / "west/notes"
        if folder.is_dir():
            begin = self.random.choice(("", "\n", "-", "***\naudience: sales\n"))
            text = begin + NOTE.format(word=str(self.count))
            (folder / "visit.md").write_text(text, "utf-8")

    def change_shared_entries(self) -> None:
        """Write shared entries, at times wrong ones."""
        text = self.random.choice(("hone: {name: Hone %}\n", "hone: {nam: %}\n", "hone: [%\n"))
        path = self.accounts / "_shared/competitors.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("%", str(self.count)), "utf-8")

    def many_at_once(self) -> None:
        """Write many plans at once, while a build is on its way."""
        for number in range(5):
            path = self.accounts / f"many-{number}.yml"
            if not path.is_dir():
                path.write_text(plan(f"{number} {self.count}"), "utf-8")

    def _one(self) -> Path:
        plans = sorted(path for path in self.accounts.glob("*.yml") if path.is_file())
        if not plans:
            path = self.accounts / "mill.yml"
            if path.is_dir():
                path.rmdir()
            path.write_text(plan(str(self.count)), "utf-8")
            return path
        return self.random.choice(plans)

    def _attachments(self) -> list[Path]:
        found = [
            path
            for path in sorted((self.accounts / "west").rglob("*"))
            if path.suffix in (".png", ".txt")
        ]
        self.random.shuffle(found)
        return found
