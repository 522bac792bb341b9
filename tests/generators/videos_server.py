"""A small real server that speaks the documented `/v1/videos` API, in a process of its own, on this machine only.

It encodes what it is asked for: a bright bar that wanders over a ground whose colour follows from the seed. Its orders
say how it is to behave, or misbehave. Its journal (`GET /journal`) tells what it was sent.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socket import SHUT_RDWR
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from PIL import Image

ROOT = Path(__file__).parents[2]


class RunningServer:
    """The caller's handle on a server's process.

    Attributes:
        url: where it listens.
    """

    def __init__(self, url: str) -> None:
        self.url = url

    def journal(self, method: str = "", ending: str = "") -> list[dict[str, Any]]:
        """What it was sent so far, in order, of one method and with such an end of the path."""
        with urlopen(f"{self.url}/journal", timeout=10) as answer:
            entries: list[dict[str, Any]] = json.load(answer)
        return [e for e in entries if e["method"].startswith(method) and e["path"].endswith(ending)]

    def order(self, **orders: Any) -> None:
        """Changes its orders; see `ORDERS`."""
        urlopen(Request(f"{self.url}/orders", json.dumps(orders).encode(), method="POST"), timeout=10).close()


@contextmanager
def running(**orders: Any) -> Iterator[RunningServer]:
    """Starts a server and ends it afterwards."""
    command = [sys.executable, "-m", "tests.generators.videos_server", json.dumps(orders)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stdout is not None
        yield RunningServer(process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


ORDERS: dict[str, Any] = {
    "form": True,  # takes forms as vLLM-Omni does; else JSON as SGLang does
    "tells_prompts": True,  # in its list of jobs
    "key": "",  # that it wants
    "queued_s": 0.1,
    "rendering_s": 0.4,
    "gives": {},  # width, height, fps, frames, sound: of the clip, whatever was asked for
    "refuse": [],  # statuses that the next creates are answered with, one after another
    "refuse_polls": [],  # the same for asking after a job
    "headers": {},  # sent with what was refused
    "body": "",  # sent with what was refused, and in place of a clip with "content"
    "swallow": 0,  # so many creates are taken and not answered
    "listed_after_s": 0.0,  # a job appears in the list so late
    "drop": 0,  # so many creates are neither taken nor answered
    "fail": "",  # why every job fails
    "content": "",  # "cut", "half", "html", "json", "playlist", "huge", "away", "here", "empty"
    "cuts": 99,  # so often "cut" is done
    "page": False,  # a web page in place of every JSON
    "forget": False,  # jobs that were taken
}


class _Desk:
    """The jobs and the orders."""

    def __init__(self, orders: dict[str, Any]) -> None:
        self.orders = {**ORDERS, **orders}
        self.jobs: dict[str, dict[str, Any]] = {}
        self.journal: list[dict[str, Any]] = []
        self.lock = threading.Lock()

    def count_down(self, order: str) -> bool:
        with self.lock:
            left = self.orders[order]
            self.orders[order] = max(0, left - 1)
            return bool(left)

    def refusal(self, order: str) -> int:
        with self.lock:
            return int(self.orders[order].pop(0)) if self.orders[order] else 0

    def take(self, fields: dict[str, Any]) -> dict[str, Any]:
        job = {"id": f"video_{uuid.uuid4().hex}", "fields": fields, "began": time.monotonic(), "created": time.time()}
        with self.lock:
            self.jobs[job["id"]] = job
        return job

    def told(self, job: dict[str, Any]) -> dict[str, Any]:
        orders, age = self.orders, time.monotonic() - job["began"]
        share = (age - orders["queued_s"]) / max(orders["rendering_s"], 1e-3)
        status = "queued" if share < 0 else "in_progress" if share < 1 else "completed"
        if orders["fail"] and status == "completed":
            status = "failed"
        prompt = {"prompt": job["fields"].get("prompt")} if orders["tells_prompts"] else {}
        return {
            "id": job["id"],
            "object": "video",
            "model": job["fields"].get("model", "a-model"),
            "status": status,
            "progress": int(100 * min(max(share, 0.0), 1.0)),
            "created_at": int(job["created"]),
            "size": job["fields"].get("size"),
            "seconds": str(job["fields"].get("seconds", "4")),
            "error": {"code": "failed", "message": orders["fail"]} if status == "failed" else None,
            **prompt,
        }


class _Handler(BaseHTTPRequestHandler):
    desk: _Desk
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keeps quiet."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/journal":
            return self.answer(self.desk.journal)
        if self.unwelcome("GET", path):
            return None
        if path == "/v1/videos":
            listed_after = time.monotonic() - self.desk.orders["listed_after_s"]
            newest = sorted(self.desk.jobs.values(), key=lambda job: -job["created"])
            told = [self.desk.told(job) for job in newest if job["began"] < listed_after]
            return self.answer({"object": "list", "data": told, "has_more": False})
        name, _, rest = path.removeprefix("/v1/videos/").partition("/")
        if not rest and (status := self.desk.refusal("refuse_polls")):
            return self.refuse(status)
        job = None if self.desk.orders["forget"] else self.desk.jobs.get(name)
        if job is None:
            return self.answer({"detail": "Video not found"}, 404)
        return self.content(job) if rest == "content" else self.answer(self.desk.told(job))

    def do_DELETE(self) -> None:
        path = urlsplit(self.path).path
        if self.unwelcome("DELETE", path):
            return
        job = self.desk.jobs.pop(path.rpartition("/")[2], None)
        self.answer({"id": job["id"], "deleted": True} if job else {"detail": "Video not found"}, 200 if job else 404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        path = urlsplit(self.path).path
        if path == "/orders":
            self.desk.orders.update(json.loads(body))
            return self.answer({})
        fields = self.fields(body)
        if self.unwelcome("POST", path, fields):
            return None
        if status := self.desk.refusal("refuse"):
            return self.refuse(status)
        if self.desk.count_down("drop"):
            return self.hang_up()
        if fields is None or not fields.get("prompt"):
            loc = {"loc": ["body", "prompt"], "msg": "Field required", "type": "missing"}
            return self.answer({"detail": [loc]}, 422)
        job = self.desk.take(fields)
        return self.hang_up() if self.desk.count_down("swallow") else self.answer(self.desk.told(job))

    def fields(self, body: bytes) -> dict[str, Any] | None:
        """The fields of a body in the form that this server takes; None for any other."""
        kind = self.headers.get("content-type", "")
        with_picture = b'name="input_reference"' in body
        if kind.startswith("multipart/form-data") and (self.desk.orders["form"] or with_picture):
            parts = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body).get_payload()
            return {str(part.get_param("name", header="content-disposition")): _said(part) for part in parts}
        return dict(json.loads(body)) if kind == "application/json" and not self.desk.orders["form"] else None

    def unwelcome(self, method: str, path: str, fields: dict[str, Any] | None = None) -> bool:
        """Notes a request, and answers one that has no key or is for nothing here."""
        key = self.headers.get("authorization", "")
        token = self.headers.get("idempotency-key", "")
        self.desk.journal.append({"method": method, "path": path, "fields": fields, "key": key, "token": token})
        wanted = self.desk.orders["key"]
        if wanted and key != f"Bearer {wanted}":
            self.answer({"error": {"message": "Incorrect API key [bold]provided[/bold]."}}, 401)
        elif self.desk.orders["page"]:
            self.send(b"<!DOCTYPE html><html><h1>It works!</h1></html>", "text/html")
        elif not path.startswith("/v1/videos"):
            self.answer({"detail": "Not Found"}, 404)
        else:
            return False
        return True

    def content(self, job: dict[str, Any]) -> None:
        kind, body = self.desk.orders["content"], clip(job["fields"], self.desk.orders["gives"])
        if kind == "html":
            return self.send(b"<html>no</html>", "text/html")
        if kind == "json":
            return self.answer({"detail": "Generation is still in-progress"})
        if kind in ("away", "here"):
            host = "elsewhere.invalid" if kind == "away" else self.headers["host"]
            self.desk.orders["content"] = ""
            return self.send(b"", "text/plain", 302, {"Location": f"http://{host}{self.path}"})
        if kind == "huge":
            return self.send(body, "video/mp4", length=10**12)
        if kind == "playlist":
            return self.send(b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n", "video/mp4")
        if kind == "empty":
            return self.send(b"", "video/mp4")
        if kind == "half":
            return self.send(body[: len(body) // 2], "video/mp4")
        if kind == "cut" and self.desk.count_down("cuts"):
            self.send(body[: len(body) // 2], "video/mp4", length=len(body))
            return self.hang_up()
        return self.send(body, "video/mp4")

    def refuse(self, status: int) -> None:
        text = self.desk.orders["body"]
        body = text.encode() if text else json.dumps({"detail": "not now"}).encode()
        self.send(body, "application/json", status, self.desk.orders["headers"])

    def answer(self, document: Any, status: int = 200) -> None:
        self.send(json.dumps(document).encode(), "application/json", status)

    def send(
        self,
        body: bytes,
        kind: str,
        status: int = 200,
        headers: dict[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = self.close_connection or length is not None

    def hang_up(self) -> None:
        """Breaks the connection off."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(SHUT_RDWR)


def _said(part: Any) -> Any:
    """A field of a form; of a file, what it is and its size: "image/png 640x360"."""
    content = part.get_payload(decode=True)
    if part.get_filename() is None:
        return content.decode()
    with Image.open(BytesIO(content)) as picture:
        return f"{part.get_content_type()} {picture.width}x{picture.height}"


def clip(fields: dict[str, Any], gives: dict[str, Any]) -> bytes:
    """The clip that a job's fields ask for, or another."""
    import av
    import numpy as np

    size = str(fields.get("size", "64x64")).split("x")
    width, height = gives.get("width", int(size[0])), gives.get("height", int(size[1]))
    fps = int(gives.get("fps", fields.get("fps", 24)))
    frames = int(gives.get("frames", fields.get("num_frames", fps * int(fields.get("seconds", 4)))))
    file = BytesIO()
    with av.open(file, "w", format="mp4") as out:
        stream: Any = out.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        sound: Any = out.add_stream("aac", rate=48000, layout="mono") if gives.get("sound") else None
        for index in range(frames):
            picture = np.zeros((height, width, 3), np.uint8)
            picture[..., int(fields.get("seed", 0)) % 3] = 160
            at = index * 4 % width
            picture[:, at : at + width // 8] = 255
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
        if sound is not None:
            for start in range(0, 48000 * frames // fps, 1024):
                tone = np.sin(np.arange(start, start + 1024) * 0.06).astype(np.float32)[None]
                samples = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
                samples.sample_rate, samples.pts, samples.time_base = 48000, start, Fraction(1, 48000)
                out.mux(sound.encode(samples))
            out.mux(sound.encode(None))
    return file.getvalue()


def serve(orders: dict[str, Any]) -> None:
    """Listens on a free port of this machine, and prints where."""
    _Handler.desk = _Desk(orders)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve(json.loads(sys.argv[1]))
