"""The real yaml-language-server, spoken to as an editor does."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

__all__ = ["LanguageServer", "find_server"]

PATIENCE = 60
"""Seconds after which the server is taken to hang."""


def find_server() -> str | None:
    """Return the server's program: that of `.ci/run` in `.cache/editor`, or the one on the path."""
    local = Path(__file__).parents[2] / ".cache/editor/node_modules/.bin/yaml-language-server"
    return str(local) if local.exists() else shutil.which("yaml-language-server")


class LanguageServer:
    """One run of the server on a repository, with the settings of its `.vscode/settings.json`."""

    def __init__(self, program: str, root: Path) -> None:
        self.root = root
        settings = json.loads((root / ".vscode/settings.json").read_text())
        self._yaml: dict[str, Any] = {"schemaStore": {"enable": False}}
        for key, value in settings.items():
            section, _, name = key.partition(".")
            if section == "yaml":
                head, _, rest = name.partition(".")
                self._yaml[head] = {rest: value} if rest else value
        self._yaml["schemas"] = {
            (root / path).as_uri(): globs for path, globs in self._yaml["schemas"].items()
        }
        self._process = subprocess.Popen(
            [program, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "NODE_OPTIONS": ""},
        )
        self._inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._count = 0
        folder = {"uri": root.as_uri(), "name": "plans"}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": False}}},
        }
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": capabilities,
            },
        )
        self._send({"method": "initialized", "params": {}})
        self._send(
            {
                "method": "workspace/didChangeConfiguration",
                "params": {"settings": {"yaml": self._yaml}},
            }
        )

    def close(self) -> None:
        """Stop the server."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._process.wait()

    def underlined(self, path: str) -> list[tuple[int, str]]:
        """Open a file; give the lines (from 1) that are underlined, with what is said there."""
        uri = self.open(path)
        while True:
            message = self._next()
            if (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
            ):
                return [
                    (item["range"]["start"]["line"] + 1, item["message"])
                    for item in message["params"]["diagnostics"]
                ]

    def open(self, path: str) -> str:
        """Open a file; give its address."""
        uri = (self.root / path).as_uri()
        document = {
            "uri": uri,
            "languageId": "yaml",
            "version": 1,
            "text": (self.root / path).read_text(encoding="utf-8"),
        }
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def completions(self, path: str, line: int, column: int) -> dict[str, str]:
        """Return what is offered at a place (from 1) of an open file, each with its explanation."""
        position = {"line": line - 1, "character": column - 1}
        result = self.ask(
            "textDocument/completion",
            {"textDocument": {"uri": (self.root / path).as_uri()}, "position": position},
        )
        items = result["items"] if isinstance(result, dict) else result
        return {item["label"]: _plain(item.get("documentation")) for item in items}

    def hover(self, path: str, line: int, column: int) -> str:
        """Return what is shown over a place (from 1) of an open file."""
        position = {"line": line - 1, "character": column - 1}
        result = self.ask(
            "textDocument/hover",
            {"textDocument": {"uri": (self.root / path).as_uri()}, "position": position},
        )
        return _plain(result["contents"]) if result else ""

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Ask and wait for the answer."""
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _next(self) -> dict[str, Any]:
        """Return the next message for us, and answer the server's own questions until then."""
        while True:
            message = self._inbox.get(timeout=PATIENCE)
            if "id" in message and "method" in message:
                asked = message["method"] == "workspace/configuration"
                answer = (
                    [
                        self._yaml if item.get("section") == "yaml" else {}
                        for item in message["params"]["items"]
                    ]
                    if asked
                    else None
                )
                self._send({"id": message["id"], "result": answer})
            else:
                return message

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        try:
            while line := stream.readline():
                if line.lower().startswith(b"content-length:"):
                    stream.readline()
                    self._inbox.put(json.loads(stream.read(int(line.split(b":")[1]))))
        except ValueError:  # closed at the end
            return


def _plain(value: Any) -> str:
    return str(value.get("value", "")) if isinstance(value, dict) else str(value or "")
