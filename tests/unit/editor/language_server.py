"""A client of yaml-language-server: what an editor's user would see for a text at a place."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class LanguageServer:
    """A running server, spoken to over its standard streams."""

    def __init__(self, program: Path, folder: Path, settings: dict[str, Any]) -> None:
        """Starts the server on a folder with the settings of its editor."""
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self.folder = folder
        self._settings = settings
        self._number = 0
        self._published: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        root = self.folder.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.ask(
            "initialize",
            processId=None,
            rootUri=root,
            capabilities=capabilities,
            workspaceFolders=[{"uri": root, "name": "ruang"}],
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self._settings)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def open(self, path: str, text: str) -> str:
        """Opens a text as the file at a path; its URI."""
        uri = (self.folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def hover(self, uri: str, line: int, column: int) -> str:
        """The text shown over a place, counted from 0."""
        found = self._at("textDocument/hover", uri, line, column)
        return str(found["contents"]["value"]) if found else ""

    def complete(self, uri: str, line: int, column: int) -> list[str]:
        """The names offered at a place."""
        found = self._at("textDocument/completion", uri, line, column)
        return [item["label"] for item in found["items"]]

    def problems(self, uri: str) -> list[str]:
        """The messages shown for a text, once the server has looked at it."""
        while uri not in self._published:
            self._take(self._receive())
        return [one["message"] for one in self._published[uri]]

    def _at(self, method: str, uri: str, line: int, column: int) -> Any:
        return self.ask(method, textDocument={"uri": uri}, position={"line": line, "character": column})

    def ask(self, method: str, **parameters: Any) -> Any:
        """A request and its answer; what the server asks meanwhile is answered."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message.get("result")
            self._take(message)

    def tell(self, method: str, **parameters: Any) -> None:
        """A notification."""
        self._send({"method": method, "params": parameters})

    def _take(self, message: dict[str, Any]) -> None:
        """Keeps what is published, answers what is asked."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section", "")) for item in message["params"]["items"]]

    def _send(self, message: dict[str, Any]) -> None:
        stream = self._process.stdin
        assert stream is not None
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        stream.flush()

    def _receive(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server went away")
        message: dict[str, Any] = json.loads(stream.read(length))
        return message
