"""A small server that speaks what of the Hugging Face hub's API a fetch uses. Run: `hub_server.py FOLDER`.

FOLDER/owner/name is a repository; a file `GATED` beside its files makes it a gated one, a file `STALLS` makes the
first request for a large file break off in its middle. Prints its port.
"""

from __future__ import annotations

import hashlib
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LARGE = 1000
"""Bytes; such files are named by their SHA-256, as large ones are on the hub."""

_broken: set[str] = set()


def commit_of(repository: Path) -> str:
    """The commit that a repository stands at, each at one of its own."""
    return hashlib.sha1(repository.name.encode(), usedforsecurity=False).hexdigest()


class Hub(BaseHTTPRequestHandler):
    """Answers for the folder."""

    folder: Path
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        """A file's size and digest."""
        self._answer(body=False)

    def do_GET(self) -> None:
        """A repository's list of files, or a file."""
        self._answer(body=True)

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def _answer(self, *, body: bool) -> None:
        parts = self.path.split("?")[0].strip("/").split("/")
        if parts[:2] == ["api", "models"]:
            self._list(self.folder / parts[2] / parts[3])
        else:
            self._file(self.folder / parts[0] / parts[1], "/".join(parts[4:]), body=body)

    def _list(self, repository: Path) -> None:
        if not repository.is_dir():
            return self._refuse(404, "RepoNotFound")
        files = [path for path in sorted(repository.rglob("*")) if path.is_file()]
        siblings = [{"rfilename": str(path.relative_to(repository)), "size": path.stat().st_size} for path in files]
        name = f"{repository.parent.name}/{repository.name}"
        told = json.dumps({"id": name, "sha": commit_of(repository), "siblings": siblings})
        return self._send(200, told.encode(), {"Content-Type": "application/json"})

    def _file(self, repository: Path, name: str, *, body: bool) -> None:
        if (repository / "GATED").exists():
            return self._refuse(403, "GatedRepo")
        path = repository / name
        if not path.is_file():
            return self._refuse(404, "EntryNotFound")
        content = path.read_bytes()
        digest = (
            hashlib.sha256(content).hexdigest()
            if len(content) > LARGE
            else hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
        )
        headers = {"ETag": f'"{digest}"', "X-Repo-Commit": commit_of(repository), "Accept-Ranges": "bytes"}
        status = 200
        wanted = self.headers.get("Range", "")
        if body and wanted.startswith("bytes="):
            start = int(wanted[6:].split("-")[0])
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            content, status = content[start:], 206
        stalls = (repository / "STALLS").exists() and len(content) > LARGE and name not in _broken
        if body and stalls:
            _broken.add(name)
            return self._send(status, content, headers, cut=True)
        return self._send(status, content, headers, body=body)

    def _refuse(self, status: int, code: str) -> None:
        self._send(status, b"{}", {"X-Error-Code": code, "X-Error-Message": "not for you"})

    def _send(
        self, status: int, content: bytes, headers: dict[str, str], *, body: bool = True, cut: bool = False
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content[: len(content) // 2] if cut else content)
        if cut:
            self.close_connection = True


def main() -> None:
    """Serves until it is killed."""
    Hub.folder = Path(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
