"""Speaking to a server: the five things that `/v1/videos` offers, one exchange each, nothing tried twice.

    POST   /v1/videos               create       GET    /v1/videos/ID           how a job stands
    GET    /v1/videos               the jobs     GET    /v1/videos/ID/content   its clip
    DELETE /v1/videos/ID            stop it, or throw its clip away

What may be tried again raises `Unavailable`, which says whether the server may have taken what it was sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from time import time
from types import TracebackType
from typing import Any, BinaryIO, Final, Self
from urllib.parse import quote, urljoin, urlsplit

import httpx

from generators.errors import ServerFailed
from generators.remote.answers import Job, gist, job_of, jobs_of, one_line
from generators.remote.servers import Server

__all__ = ["JobGone", "Refused", "Unavailable", "VideosClient"]

ANSWER_BYTES: Final = 8_000_000
"""The longest answer in JSON that is read; a list of a hundred jobs takes a tenth."""
CLIP_BYTES: Final = 4_000_000_000
"""The largest clip that is fetched: a minute of nearly lossless 4K."""
TIMEOUT: Final = httpx.Timeout(60.0, connect=10.0)
REDIRECTS: Final = 3
LISTED: Final = 100
_JSON: Final = "application/json"
_CLIPS: Final = ("video/", "application/octet-stream", "binary/octet-stream")
_ERRNO: Final = re.compile(r"\[Errno -?\d+\] ")
_NOT_TAKEN: Final = (429, 503)
_PERHAPS_TAKEN: Final = (502, 504)
_UNSENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class Unavailable(Exception):
    """The server could not be reached, or not now.

    Attributes:
        taken: whether it may have taken what it was sent nevertheless.
        wait_s: how long it asks to be left alone, s; None when it does not say.
    """

    def __init__(self, message: str, *, taken: bool, wait_s: float | None = None) -> None:
        super().__init__(message)
        self.taken = taken
        self.wait_s = wait_s


class JobGone(Exception):
    """The server knows no such job, or none any more."""


class Refused(ServerFailed):
    """The server does not let us in."""


class VideosClient:
    """A connection to one server. Safe to use from several threads; close it by leaving its `with` block.

    Raises:
        Unavailable: (from every method) it may be tried again.
        ServerFailed: (from every method) it may not, with the way out.

    Args:
        server: where it is and what it does differently.
        name: as the user calls it.
    """

    def __init__(self, server: Server, name: str) -> None:
        self._server, self._name = server, name
        headers = {"User-Agent": "rushes", "Accept": _JSON}
        if server.key:
            headers["Authorization"] = f"Bearer {server.key}"
        self._http = httpx.Client(headers=headers, timeout=TIMEOUT, trust_env=not server.is_here)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def create(self, fields: Mapping[str, Any], token: str, picture: bytes | None = None) -> Job:
        """Sends a job.

        Args:
            fields: by name.
            token: the same for every try of one job; servers that know `Idempotency-Key` take it once.
            picture: to start from, as PNG; a server that takes JSON is sent a form then.
        """
        headers = {"Idempotency-Key": token}
        url = self._server.videos_url
        if self._server.does.sends == "json" and picture is None:
            return job_of(self._answer("POST", url, json=dict(fields), headers=headers))
        form: dict[str, Any] = {name: (None, _text(value)) for name, value in fields.items()}
        if picture is not None:
            form["input_reference"] = ("first.png", picture, "image/png")
        return job_of(self._answer("POST", url, files=form, headers=headers))

    def jobs(self) -> list[Job]:
        """The server's newest jobs, anybody's."""
        return jobs_of(self._answer("GET", self._server.videos_url, params={"limit": LISTED, "order": "desc"}))

    def job(self, name: str) -> Job:
        """How a job stands. Raises `JobGone` when the server knows none of that name."""
        return job_of(self._answer("GET", self._job_url(name)))

    def delete(self, name: str) -> None:
        """Stops a job."""
        self._answer("DELETE", self._job_url(name))

    def fetch(self, name: str, file: BinaryIO, heard: Callable[[int, int | None], None]) -> None:
        """Writes a job's clip to a file.

        Args:
            name: the job's.
            file: open for writing, empty.
            heard: called with the bytes that have come and those that were promised, if any were; it may raise to stop.
        """
        with self._exchange("GET", f"{self._job_url(name)}/content", headers={"Accept": "video/mp4, */*"}) as response:
            kind = response.headers.get("content-type", "").lower()
            if kind and not kind.startswith(_CLIPS):
                said = self._said(response)
                raise ServerFailed(f"the server {self._name} sent {one_line(kind, 40)} in place of the clip{said}")
            promised = _number(response.headers.get("content-length"))
            got = 0
            for chunk in self._body(response, CLIP_BYTES):
                file.write(chunk)
                got += len(chunk)
                heard(got, promised)
            if not got:
                raise Unavailable(f"the server {self._name} sent an empty clip", taken=True)

    def _job_url(self, name: str) -> str:
        return f"{self._server.videos_url}/{quote(name, safe='')}"

    def _answer(self, method: str, url: str, **sent: Any) -> Any:
        with self._exchange(method, url, **sent) as response:
            text = b"".join(self._body(response, ANSWER_BYTES))
        if not text.strip():
            return {}
        try:
            return json.loads(text)
        except ValueError as error:
            raise ServerFailed(f"{self._at} answered with {_kind(text)}; is the address right?") from error

    @contextmanager
    def _exchange(self, method: str, url: str, **sent: Any) -> Iterator[httpx.Response]:
        """One request and its answer, whose body is still to be read; redirects on the same server are followed."""
        for _ in range(REDIRECTS + 1):
            try:
                with self._http.stream(method, url, **sent) as response:
                    if not response.is_redirect:
                        self._check(response, method)
                        yield response
                        return
                    url = self._redirected(response, method)
                    sent.pop("params", None)
            except httpx.TransportError as error:
                unsent = isinstance(error, _UNSENT)
                does = "cannot be reached" if unsent else "broke off"
                raise Unavailable(f"{self._at} {does}: {_reason(error)}", taken=not unsent) from error
            except (httpx.InvalidURL, httpx.HTTPError) as error:
                raise ServerFailed(f"{self._at} cannot be spoken to: {_reason(error)}") from error
        raise ServerFailed(f"{self._at} sends us in a circle; is the address right?")

    def _redirected(self, response: httpx.Response, method: str) -> str:
        target: str = urljoin(str(response.url), response.headers.get("location", ""))
        if urlsplit(target)[:2] == urlsplit(str(response.url))[:2] and method == "GET":
            return target
        where = one_line(f"{urlsplit(target).scheme}://{urlsplit(target).netloc}", 80)
        raise ServerFailed(
            f"{self._at} sends us on to {where}, which is not followed; set its url to where it really is"
        )

    def _body(self, response: httpx.Response, limit: int) -> Iterator[bytes]:
        """The body in pieces; no more of it than `limit` bytes."""
        if (_number(response.headers.get("content-length")) or 0) > limit:
            raise ServerFailed(f"{self._at} wants to send more than {limit // 1_000_000} MB, which is not taken")
        got = 0
        for chunk in response.iter_bytes():
            got += len(chunk)
            if got > limit:
                raise ServerFailed(f"{self._at} sends more than {limit // 1_000_000} MB, which is not taken")
            yield chunk

    def _check(self, response: httpx.Response, method: str) -> None:
        """Raises for an answer that is no success."""
        status = response.status_code
        if response.is_success:
            return
        said = self._said(response)
        if status in _NOT_TAKEN or status in _PERHAPS_TAKEN:
            wait_s = _retry_after(response.headers.get("retry-after"))
            busy = "is busy" if status in _NOT_TAKEN else f"failed ({status})"
            raise Unavailable(f"{self._at} {busy}{said}", taken=status in _PERHAPS_TAKEN, wait_s=wait_s)
        if status in (401, 403):
            variable = self._server.key_env
            way_out = f"is the key in {variable} right?" if variable else "name the variable of its key in key_env"
            raise Refused(f"{self._at} refuses us ({status}){said}; {way_out}")
        if status in (404, 410) and method != "POST" and urlsplit(str(response.url)).path.rstrip("/") != self._path:
            raise JobGone
        if status in (404, 405, 410):
            model = f" or no model {self._server.model!r}" if self._server.model else ""
            raise ServerFailed(f"{self._at} has no {self._path}{model}{said}; is the address right?")
        does = "refuses the job" if status < 500 else "failed"
        raise ServerFailed(f"{self._at} {does} ({status}){said or '; it does not say why'}")

    def _said(self, response: httpx.Response) -> str:
        """What the server says of a failure, after a colon; nothing when it is no words for people."""
        try:
            text = b"".join(self._body(response, ANSWER_BYTES))
        except (ServerFailed, httpx.HTTPError):
            return ""
        try:
            words = gist(json.loads(text))
        except ValueError:
            words = "" if b"<" in text[:200] or b"\0" in text else one_line(text.decode("utf-8", "replace"))
        return f": {words.rstrip('.')}" if words else ""

    @property
    def _at(self) -> str:
        return f"the server {self._name} ({self._server.host})"

    @property
    def _path(self) -> str:
        return urlsplit(self._server.videos_url).path


def _text(value: Any) -> str:
    """A value as a form field."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kind(text: bytes) -> str:
    start = text.lstrip()[:200].lower()
    return "a web page" if start.startswith((b"<!doctype html", b"<html")) else "something that is no JSON"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None


def _reason(error: Exception) -> str:
    words = one_line(_ERRNO.sub("", str(error)), 100) or type(error).__name__
    return "it does not answer in time" if isinstance(error, httpx.TimeoutException) else words


def _retry_after(text: str | None) -> float | None:
    """Seconds from a `Retry-After`, which is a number of them or a date."""
    if not text:
        return None
    if (seconds := _number(text.strip())) is not None:
        return float(seconds)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time())
    except (ValueError, TypeError):
        return None
