"""Shape and rate of a model's clip are those that the sentence and the settings ask for, whatever the model makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

import av

from assistant.rates import Rated, rate_said
from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import user_file
from tests.assistant.conftest import collect, of_type
from tests.generators.tiny_models import tiny_wan, tiny_wan_both
from tests.generators.tiny_rows import own_row

SHAPES = {
    "a dog runs, 1 second, 16:9": 16 / 9,
    "a dog runs, 1 second, vertical 9:16": 9 / 16,
    "a dog runs, 1 second, square 1:1": 1.0,
    "a dog runs, 1 second, 4:3": 4 / 3,
    "a dog runs, 1 second, 21:9": 21 / 9,
}
RATES = (24.0, 25.0, 30.0)


async def _take(studio: Studio, words: str, **options: Any) -> Path:
    events = await collect(studio.say(words, **options))
    assert not of_type(events, "error"), of_type(events, "error")
    (event,) = of_type(events, "take")
    return studio.project.path / event.take.path


async def test_every_shape_and_rate_is_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    user_file().write_text(own_row("tiny", "wan", tiny_wan(tmp_path / "model"), 'text-to-video = "WanPipeline"'))
    async with await Studio.open(
        tmp_path / "film", generator="tiny", settings=RenderSettings(fps=8.0), budget_seconds=1e9
    ) as studio:
        for words, shape in SHAPES.items():
            with av.open(str(await _take(studio, words))) as clip:
                stream = clip.streams.video[0]
                assert stream.width / stream.height == pytest.approx(shape, rel=0.03), words
        for rate in RATES:
            asked = RenderSettings(width=112, height=64, fps=rate)
            with av.open(str(await _take(studio, "render it", settings=asked))) as clip:
                stream = clip.streams.video[0]
                assert (float(stream.average_rate), stream.frames) == (rate, rate)


async def test_every_length_that_is_offered_is_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    pipelines = 'text-to-video = "WanPipeline", image-to-video = "WanImageToVideoPipeline"'
    user_file().write_text(own_row("tiny", "wan", tiny_wan_both(tmp_path / "model"), pipelines))
    small = RenderSettings(width=112, height=64, fps=8.0)
    async with await Studio.open(tmp_path / "film", generator="tiny", settings=small, budget_seconds=1e9) as studio:
        for seconds in (5, 15):
            with av.open(str(await _take(studio, f"a dog runs across a meadow, {seconds} seconds"))) as clip:
                assert clip.streams.video[0].frames == seconds * 8


async def test_a_rate_that_the_sentence_names_is_delivered_and_stays_with_the_shot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    user_file().write_text(own_row("tiny", "wan", tiny_wan(tmp_path / "model"), 'text-to-video = "WanPipeline"'))
    said = {"a dog runs, 1 second, at 25 fps": 25, "at night": 25, "a cat sleeps, 1 second, 30fps": 30}
    said |= {"a boat on a lake, 1 second": 24, "render it at 50 frames per second": 50}
    async with await Studio.open(
        tmp_path / "film", generator="tiny", settings=RenderSettings(width=112, height=64), budget_seconds=1e9
    ) as studio:
        for words, rate in said.items():
            with av.open(str(await _take(studio, words))) as clip:
                stream = clip.streams.video[0]
                assert (float(stream.average_rate), stream.frames) == (rate, rate), words
        requests = [view.shot.request for view in studio.shots()]
    assert requests == ["a dog runs, 1 second", "a cat sleeps, 1 second", "a boat on a lake, 1 second"]


@pytest.mark.parametrize(
    "words", ["a dog runs at 240 fps", "a dog shakes, filmed at 60 fps in slow motion", "make it 60 fps", "at 25 fps"]
)
def test_a_rate_of_time_or_of_a_take_is_left_to_those(words: str) -> None:
    assert rate_said(words) == Rated(words)
