"""A forge that remembers, for the recipes: what stands for its commands, and a repository of one
change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

from ruamel.yaml import YAML

from tests.comparison.repositories import PLAN, changed, commit, repository
from tests.writing import write_tree

__all__ = ["BETTER", "CONFIG", "RECIPES", "ROOT", "WORSE", "Forge", "plans", "recipe"]

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "site_templates" / "recipes"
CONFIG = """
    site_name: Plans
    docs_dir: accounts
    theme: {name: material, font: false}
    plugins: [gosart]
"""
WORSE = changed(PLAN, ("90_000", "80_000"), ("    close_date: 2027-03-01\n", ""))
BETTER = changed(PLAN, ("90_000", "95_000"))

FORGE = """
    import json, os, pathlib, sys
    store = pathlib.Path(os.environ["FORGE"])
    state = json.loads(store.read_text())
    arguments = sys.argv[1:]
    def body():
        for part in arguments:
            if part.startswith("body="): return pathlib.Path(part[6:]).read_text()
            if part.startswith("body@"): return pathlib.Path(part[5:]).read_text()
    def save(): store.write_text(json.dumps(state))
    options = ("--method", "--request")
    method = next((arguments[i + 1] for i, part in enumerate(arguments) if part in options), "GET")
    kinds = ("graphql", "/comments", "/notes", "/pulls/", "/user", "/artifacts")
    target = next(
        part for part in arguments
        if any(kind in part for kind in kinds) and not part.startswith("query=")
    )
    state["calls"].append(f"{method} {target}")
    number = target.rstrip("/").split("/")[-1].split("?")[0]
    if target == "graphql":
        node = next(part[3:] for part in arguments if part.startswith("id="))
        for comment in state["comments"]:
            if comment["node_id"] == node: comment["hidden"] = True
        print("{}")
    elif target.endswith("/zip"):
        sys.stdout.buffer.write(pathlib.Path(os.environ["ARTIFACT"]).read_bytes())
    elif "/artifacts" in target:
        there = pathlib.Path(os.environ["ARTIFACT"]).stat().st_size
        size = int(os.environ.get("ARTIFACT_SIZE", there))
        print(json.dumps({"artifacts": [{"id": 5, "size_in_bytes": size}]}))
    elif method == "GET" and "/pulls/" in target:
        print(json.dumps({"head": {"sha": state["sha"]}}))
    elif target.endswith("/user"):
        print(json.dumps({"id": 1}))
    elif method == "GET" and "&page=" in target:
        page = int(target.split("&page=")[1].split("&")[0])
        print(json.dumps(state["comments"][100 * (page - 1) : 100 * page]))
    elif method == "GET":
        print(json.dumps([state["comments"]] if "--slurp" in arguments else state["comments"]))
    elif method == "POST":
        id = len(state["calls"]) + 100
        who = {"user": {"type": "Bot"}, "author": {"id": 1}}
        about = {"id": id, "node_id": f"N{id}", **who, "hidden": False}
        state["comments"].append({**about, "body": body()})
        print("{}")
    elif method in ("PATCH", "PUT"):
        for comment in state["comments"]:
            if str(comment["id"]) == number: comment["body"] = body()
        print("{}")
    elif method == "DELETE":
        comments = state["comments"]
        state["comments"] = [comment for comment in comments if str(comment["id"]) != number]
    save()
"""
"""Stands for `gh api` and `curl`: what it is told is kept in a file, so that the second run of a
recipe finds what the first one left."""


class Forge:
    """The forge's memory, and a folder of the commands that a runner would have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "forge.json"
        self.tools = folder / "tools"
        self.tools.mkdir()
        self.write({"sha": "", "comments": [], "calls": []})
        forge = self.tools / "forge.py"
        forge.write_text(dedent(FORGE), encoding="utf-8")
        for name, run in {
            # without the packages of the environment, which these two do not use: they start often
            "gh": f'shift; exec "{sys.executable}" -S "{forge}" "$@"',
            "curl": f'exec "{sys.executable}" -S "{forge}" "$@"',
            "pip": "exit 0",
            "python3": f'exec "{sys.executable}" "$@"',
            "gosart": f'exec "{sys.executable}" -c "from gosart.cli import main; main()" "$@"',
            "mkdocs": f'exec "{sys.executable}" -m mkdocs "$@"',
        }.items():
            tool = self.tools / name
            tool.write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
            tool.chmod(0o755)

    def write(self, state: dict[str, Any]) -> None:
        self.store.write_text(json.dumps(state), encoding="utf-8")

    @property
    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(self.store.read_text("utf-8"))
        return state

    @property
    def comments(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.state["comments"]
        return found

    def run(self, script: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a step as a runner does: bash, and the first line that fails ends it."""
        whole = {
            **os.environ,
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "FORGE": str(self.store),
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "1795392000",
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            **environ,
        }
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=folder,
            env=whole,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


def recipe(name: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe", pure=True).load((RECIPES / name).read_text("utf-8"))
    return found


def plans(folder: Path, text: str) -> Path:
    root = repository(folder / "plans", {"accounts/mill.yml": PLAN, "mkdocs.yml": CONFIG})
    write_tree(root, {"accounts/mill.yml": text})
    commit(root, "A change")
    return root
