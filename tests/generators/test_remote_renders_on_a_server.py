"""A server that speaks `/v1/videos` makes the clip that was asked for, whatever it gives and however it stumbles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest

from generators.base import Progress, RenderSettings
from generators.errors import ServerFailed
from generators.remote import RemoteGenerator, Server, remote_row
from generators.video import probe, sha256_of
from prompts.shot import Shot
from tests.generators.remote_rendering import NAME, left_in, render, request
from tests.generators.videos_server import ORDERS, RunningServer, running


@pytest.fixture(scope="module")
def process() -> Iterator[RunningServer]:
    with running() as server:
        yield server


@pytest.fixture
def server(process: RunningServer) -> RunningServer:
    """The module's server, with no orders left from the test before."""
    process.order(**ORDERS)
    return process


@pytest.fixture(autouse=True)
def own_pace(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def sent(server: RunningServer) -> dict[str, Any]:
    """The fields of the newest job."""
    fields: dict[str, Any] = server.journal("POST")[-1]["fields"]
    return fields


def test_the_clip_is_the_one_that_was_asked_for(server: RunningServer, tmp_path: Path) -> None:
    reports: list[Progress] = []
    clip = render(server.url, request(tmp_path, seed=7), reports.append, model="wan")
    facts = probe(clip.path)
    assert (facts.width, facts.height, facts.fps, facts.frames) == (96, 64, 16.0, 8)
    assert (clip.width, clip.height, clip.fps, clip.frames, clip.seconds) == (96, 64, 16.0, 8, 0.5)
    assert clip.sha256 == sha256_of(clip.path)
    assert (clip.generator, clip.version, clip.warnings) == ("remote:studio", "wan", [])
    with av.open(str(clip.path)) as file:
        assert (file.metadata["title"], file.metadata["comment"]) == ("Dog", "a dog runs")
    assert left_in(tmp_path) == ["clip.mp4"]
    stages = list(dict.fromkeys(report.stage for report in reports))
    assert stages[0] == "sending to studio"
    assert "rendering at studio" in stages
    assert stages[-1] == "fitting"
    percents = [report.done for report in reports]
    assert percents == sorted(percents)
    assert any(0 < percent < 100 for percent in percents)


@pytest.mark.parametrize("api", ["vllm-omni", "sglang"])
def test_each_kind_is_sent_what_it_reads(server: RunningServer, tmp_path: Path, api: str) -> None:
    server.order(form=api == "vllm-omni")
    asked = request(tmp_path, seed=3).model_copy(update={"negative": "blur"})
    render(server.url, asked, api=api, model="m", steps={"standard": 4}, guidance_scale=3.5, extra={"flow_shift": 5})
    fields = {name: str(value) for name, value in sent(server).items()}
    assert fields == {
        "model": "m",
        "prompt": "a dog runs",
        "negative_prompt": "blur",
        "size": "96x64",
        "seconds": "1",
        "fps": "16",
        "num_frames": "8",
        "seed": "3",
        "num_inference_steps": "4",
        "guidance_scale": "3.5",
        "flow_shift": "5",
    }


def test_the_strict_api_gets_its_own_sizes_and_lengths(server: RunningServer, tmp_path: Path) -> None:
    server.order(gives={"width": 1280, "height": 720, "frames": 20, "fps": 24})
    clip = render(server.url, request(tmp_path, width=128, height=72), api="openai", model="sora-2")
    assert sent(server) == {"model": "sora-2", "prompt": "a dog runs", "size": "1280x720", "seconds": "4"}
    assert (clip.width, clip.height, clip.frames) == (128, 72, 8)


def test_what_a_server_gives_instead_is_made_to_fit_and_said(server: RunningServer, tmp_path: Path) -> None:
    server.order(gives={"width": 64, "height": 64, "fps": 8, "frames": 5, "sound": True})
    clip = render(server.url, request(tmp_path, fps=24))
    assert (clip.width, clip.height, clip.fps, clip.frames) == (96, 64, 24.0, 12)
    assert clip.warnings == [
        "the picture was enlarged from 64x64",
        "33% of the picture was cut away at the top and bottom",
        "frames were made in between to bring 8 frames per second to 24",
    ]
    with av.open(str(clip.path)) as file:
        assert float(file.streams.audio[0].duration * file.streams.audio[0].time_base) == pytest.approx(0.5, abs=0.05)


def test_a_key_goes_along(server: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_KEY", "open sesame")
    server.order(key="open sesame")
    assert render(server.url, request(tmp_path), key_env="STUDIO_KEY").frames == 8


@pytest.mark.parametrize("refusals", [[503], [429, 503], [502]])
def test_a_busy_server_is_asked_again_and_gets_one_job(
    server: RunningServer, tmp_path: Path, refusals: list[int]
) -> None:
    server.order(refuse=refusals, headers={"Retry-After": "0"})
    before = len(server.journal("POST"))
    assert render(server.url, request(tmp_path)).frames == 8
    tries = server.journal("POST")[before:]
    assert len(tries) == len(refusals) + 1
    assert len({entry["token"] for entry in tries}) == 1


def test_the_wait_that_a_server_asks_for_is_kept(server: RunningServer, tmp_path: Path) -> None:
    server.order(refuse=[429], headers={"Retry-After": "1"})
    clip = render(server.url, request(tmp_path))
    assert clip.facts["server_s"] >= 1.0


def test_a_job_whose_answer_was_lost_is_found_and_not_sent_twice(server: RunningServer, tmp_path: Path) -> None:
    server.order(swallow=1)
    before = len(server.journal("POST"))
    assert render(server.url, request(tmp_path, prompt="a heron stalks")).frames == 8
    assert len(server.journal("POST")) == before + 1


def test_a_job_that_is_listed_late_is_not_sent_twice_either(server: RunningServer, tmp_path: Path) -> None:
    server.order(swallow=1, listed_after_s=0.25)
    before = len(server.journal("POST"))
    assert render(server.url, request(tmp_path, prompt="an owl waits")).frames == 8
    assert len(server.journal("POST")) == before + 1


def test_a_job_that_was_not_taken_is_sent_again(server: RunningServer, tmp_path: Path) -> None:
    server.order(drop=1)
    before = len(server.journal("POST"))
    assert render(server.url, request(tmp_path)).frames == 8
    assert len(server.journal("POST")) == before + 2


def test_where_it_cannot_be_told_the_user_is_asked_to_look(server: RunningServer, tmp_path: Path) -> None:
    server.order(swallow=1, form=False, tells_prompts=False)
    before = len(server.journal("POST"))
    with pytest.raises(ServerFailed, match="does not tell whether it did"):
        render(server.url, request(tmp_path), api="sglang")
    assert len(server.journal("POST")) == before + 1


def test_a_download_that_breaks_off_is_begun_again(server: RunningServer, tmp_path: Path) -> None:
    server.order(content="cut", cuts=1)
    assert render(server.url, request(tmp_path)).frames == 8
    assert left_in(tmp_path) == ["clip.mp4"]


def test_a_redirect_on_the_same_server_is_followed(server: RunningServer, tmp_path: Path) -> None:
    server.order(content="here")
    assert render(server.url, request(tmp_path)).frames == 8


def test_a_server_that_stumbles_meanwhile_is_waited_for(server: RunningServer, tmp_path: Path) -> None:
    server.order(refuse_polls=[502, 503])
    assert render(server.url, request(tmp_path)).frames == 8


def test_how_long_it_takes_is_unknown_until_it_was_measured(server: RunningServer, tmp_path: Path) -> None:
    generator = RemoteGenerator(remote_row(NAME, Server(url=server.url))[2])
    shot, settings = Shot(duration_s=0.5), RenderSettings(width=96, height=64, fps=16)
    assert generator.costs
    assert generator.estimate(shot, settings).seconds is None
    clip = render(server.url, request(tmp_path))
    measured = generator.estimate(shot, settings).seconds
    assert measured == pytest.approx(clip.facts["server_s"], abs=0.2)
    longer = generator.estimate(Shot(duration_s=5), settings).seconds
    assert longer is not None
    assert measured is not None
    assert longer > 5 * measured
