"""Whatever a server does wrong is one plain line with a way out, and leaves no file."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generators.base import RenderInputs, RenderSettings
from generators.errors import CannotRender, OutputError, ServerFailed
from generators.remote import RemoteGenerator, Server, remote_row
from prompts.shot import Shot
from tests.generators.remote_rendering import left_in, render, request, unheard
from tests.generators.videos_server import ORDERS, RunningServer, running


@pytest.fixture(scope="module")
def process() -> Iterator[RunningServer]:
    with running() as server:
        yield server


@pytest.fixture
def server(process: RunningServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RunningServer:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    process.order(**{**ORDERS, "queued_s": 0.0, "rendering_s": 0.1})
    return process


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    folder = tmp_path / "takes"
    folder.mkdir()
    return folder


FAILURES: list[tuple[dict[str, Any], str]] = [
    ({"key": "k"}, r"refuses us \(401\): Incorrect API key \[bold\]provided\[/bold\]; name the variable of its key"),
    ({"page": True}, "answered with a web page; is the address right"),
    ({"refuse": [400], "body": '{"error": {"message": "size must be one of\\n\\u001b[31m 3"}}'}, r"\(400\): size must"),
    ({"refuse": [422], "body": '{"detail": [{"loc": ["body", "fps"], "msg": "too fast"}]}'}, "fps: too fast"),
    ({"refuse": [404], "body": '{"detail": "model not found"}'}, "no model 'wan': model not found"),
    ({"refuse": [500], "body": "<html>Traceback</html>"}, r"failed \(500\); it does not say why"),
    ({"refuse": [503] * 9}, "is busy: not now; is it running"),
    ({"refuse": [429], "headers": {"Retry-After": "7200"}}, "left alone for 120 minutes"),
    (
        {"refuse": [302], "headers": {"Location": "https://evil.invalid/v1/videos"}},
        "sends us on to https://evil.invalid",
    ),
    ({"fail": "CUDA out of memory\n" * 50}, "could not make the clip: CUDA out of memory CUDA"),
    ({"content": "cut"}, "broke off: .*rendering the shot again fetches it"),
    ({"content": "half"}, "does not decode"),
    ({"content": "playlist"}, "neither MP4 nor WebM"),
    ({"content": "html"}, "sent text/html in place of the clip"),
    ({"content": "json"}, "in place of the clip: Generation is still in-progress"),
    ({"content": "huge"}, "wants to send more than 4000 MB"),
    ({"content": "away"}, "sends us on to http://elsewhere.invalid, which is not followed"),
    ({"content": "empty"}, "sent an empty clip"),
    ({"forget": True}, "has lost the job"),
]


@pytest.mark.parametrize(("orders", "message"), FAILURES, ids=[str(next(iter(o.items())))[:24] for o, _ in FAILURES])
def test_a_failure_is_one_line_and_leaves_no_clip(
    server: RunningServer, takes: Path, orders: dict[str, Any], message: str
) -> None:
    server.order(**orders)
    with pytest.raises(ServerFailed, match=message) as failure:
        render(server.url, request(takes), model="wan")
    said = str(failure.value)
    assert said.isprintable()
    assert len(said) < 400
    assert [name for name in left_in(takes) if not name.startswith(".rushes-job-")] == []


@pytest.mark.parametrize("orders", [{"fail": "no"}, {"content": "half"}, {"refuse": [400]}])
def test_what_can_never_be_a_clip_is_not_asked_after_again(
    server: RunningServer, takes: Path, orders: dict[str, Any]
) -> None:
    server.order(**orders)
    with pytest.raises(ServerFailed):
        render(server.url, request(takes))
    assert left_in(takes) == []


def test_a_clip_that_was_ready_is_fetched_the_next_time(server: RunningServer, takes: Path) -> None:
    server.order(content="cut")
    jobs = len(server.journal("POST"))
    with pytest.raises(ServerFailed):
        render(server.url, request(takes))
    server.order(content="")
    assert render(server.url, request(takes)).frames == 8
    assert len(server.journal("POST")) == jobs + 1


def test_a_server_that_is_not_there_is_named(takes: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(
        ServerFailed,
        match=rf"the server studio \(127.0.0.1:{port}\) cannot be reached: Connection refused; is it running",
    ):
        render(f"http://127.0.0.1:{port}", request(takes))
    assert left_in(takes) == []


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_sent(server: RunningServer, tmp_path: Path) -> None:
    jobs = len(server.journal("POST"))
    with pytest.raises(OutputError, match="no such folder"):
        render(server.url, request(tmp_path / "nowhere"))
    assert len(server.journal("POST")) == jobs


def test_a_shot_without_a_prompt_is_refused(server: RunningServer, takes: Path) -> None:
    asked = request(takes, prompt="").model_copy(update={"shot": Shot(duration_s=1)})
    with pytest.raises(CannotRender, match="no prompt"):
        render(server.url, asked)


def test_what_a_server_cannot_be_sent_is_refused_and_not_left_out(takes: Path) -> None:
    generator = RemoteGenerator(remote_row("studio", Server(url="http://studio.invalid"))[2])
    asked = request(takes).model_copy(update={"inputs": RenderInputs(last_frame=takes / "last.png")})
    with pytest.raises(CannotRender, match="is sent words and a picture to start from"):
        generator.render(asked, unheard)


def test_what_is_made_and_not_used_is_said_beforehand() -> None:
    generator = RemoteGenerator(remote_row("sora", Server(url="http://sora.invalid", api="openai"))[2])
    assert generator.can(Shot(duration_s=5), RenderSettings()).warnings == ["it makes 8 s, of which 5 s are used"]
    assert generator.can(Shot(duration_s=8), RenderSettings()).warnings == []


def test_a_key_that_is_not_there_and_a_shot_that_is_too_long_are_said_beforehand(
    takes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STUDIO_KEY", raising=False)
    server = Server(url="http://studio.invalid", key_env="STUDIO_KEY", longest_s=5)
    generator = RemoteGenerator(remote_row("studio", server)[2])
    ability = generator.can(Shot(duration_s=8), RenderSettings())
    assert not ability.able
    assert ability.reasons == [
        "it makes clips of at most 5 s, and the shot is 8 s long",
        "its key is missing: set the environment variable STUDIO_KEY",
    ]
    with pytest.raises(CannotRender, match="remote:studio cannot make this shot: its key is missing"):
        generator.render(request(takes), unheard)
