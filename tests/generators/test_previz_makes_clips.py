"""A shot becomes a clip that shows it: whole, the same every time, and not at all when it is cancelled."""

from __future__ import annotations

import io
import threading
import time
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from generators.base import Clip, Progress, RenderRequest, RenderSettings
from generators.errors import Cancelled, CannotRender, OutputError
from generators.previz import PrevizGenerator
from generators.previz.rendering import render_clip
from generators.video import inspect_clip, sha256_of
from generators.worker import Expected, LocalWorker
from prompts.shot import Beat, Camera, Move, OnScreenText, Setting, Shot, Subject

SETTINGS = RenderSettings(width=128, height=72, fps=12, seed=7)


def running_dog(**changes: object) -> Shot:
    return Shot(
        title="Dog",
        subjects=[Subject(id="dog", noun="dog")],
        beats=[Beat(subject="dog", action="running through the grass", motion="run")],
        setting=Setting(place="a meadow", stage="meadow"),
        camera=Camera(moves=[Move(kind="track_side", target="dog")]),
        duration_s=0.5,
    ).model_copy(update=changes)


def request(output: Path, shot: Shot | None = None, **changes: object) -> RenderRequest:
    settings = SETTINGS.model_copy(update=changes)
    return RenderRequest(shot=shot or running_dog(), settings=settings, prompt="a dog runs", output=output)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of this machine's pace is no business of the tests."""
    folder = tmp_path_factory.mktemp("pace")
    monkeypatch.setattr("generators.previz.pace.pace_file", lambda: folder / "pace.json")


@pytest.fixture(scope="module")
def dog_clip(tmp_path_factory: pytest.TempPathFactory) -> tuple[Clip, list[Progress]]:
    reports: list[Progress] = []
    path = tmp_path_factory.mktemp("clips") / "dog.mp4"
    return PrevizGenerator().render(request(path), reports.append), reports


def test_the_clip_is_what_was_asked_for(dog_clip: tuple[Clip, list[Progress]]) -> None:
    clip, _ = dog_clip
    assert (clip.width, clip.height, clip.fps, clip.frames) == (128, 72, 12, 6)
    assert clip.seconds == pytest.approx(0.5)
    assert clip.sha256 == sha256_of(clip.path)
    assert clip.bytes == clip.path.stat().st_size
    assert clip.generator == "previz"
    assert clip.version


def test_the_picture_is_lit_and_moves(dog_clip: tuple[Clip, list[Progress]]) -> None:
    clip, _ = dog_clip
    _, measures = inspect_clip(clip.path)
    assert 40 < measures.mean_luma < 220
    assert not measures.frozen
    assert clip.facts["mean_luma"] == pytest.approx(measures.mean_luma, abs=0.01)


def test_progress_runs_from_staging_to_checking(dog_clip: tuple[Clip, list[Progress]]) -> None:
    _, reports = dog_clip
    stages = list(dict.fromkeys(report.stage for report in reports))
    assert [stage for stage in stages if "compiling" not in stage] == ["loading", "staging", "drawing", "checking"]
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert done[-1] == 6
    assert {report.total for report in reports} == {6}


def test_a_preview_comes_with_the_progress(dog_clip: tuple[Clip, list[Progress]]) -> None:
    clip, reports = dog_clip
    previews = [report.preview for report in reports if report.preview]
    with Image.open(io.BytesIO(previews[-1])) as image:
        assert image.format == "JPEG"
        assert image.size == (clip.width, clip.height)


def test_the_same_shot_and_seed_give_the_same_file(dog_clip: tuple[Clip, list[Progress]], tmp_path: Path) -> None:
    clip, _ = dog_clip
    again = PrevizGenerator().render(request(tmp_path / "again.mp4"), lambda _: None)
    assert again.sha256 == clip.sha256


@pytest.mark.parametrize("threads", [1, 3])
def test_the_file_does_not_depend_on_the_number_of_threads(
    dog_clip: tuple[Clip, list[Progress]], tmp_path: Path, threads: int
) -> None:
    clip, _ = dog_clip
    other = render_clip(request(tmp_path / "a.mp4"), lambda _: None, threads=threads)
    assert other.sha256 == clip.sha256


def test_another_seed_gives_another_take(dog_clip: tuple[Clip, list[Progress]], tmp_path: Path) -> None:
    clip, _ = dog_clip
    other = PrevizGenerator().render(request(tmp_path / "a.mp4", seed=8), lambda _: None)
    assert other.sha256 != clip.sha256


def test_at_a_high_rate_every_frame_is_a_moment_of_its_own(tmp_path: Path) -> None:
    render_clip(request(tmp_path / "fast.mp4", fps=60, profile="draft"), lambda _: None)
    with av.open(str(tmp_path / "fast.mp4")) as container:
        pictures = [frame.to_ndarray(format="gray").astype(float) for frame in container.decode(video=0)]
    changes = [float(np.abs(after - before).mean()) for before, after in pairwise(pictures)]
    assert len(changes) == 29
    assert min(changes) > 0.3 * max(changes)


@pytest.mark.parametrize("stage", ["loading", "staging", "drawing", "checking"])
def test_a_cancel_at_any_stage_leaves_no_file_and_no_thread(tmp_path: Path, stage: str) -> None:
    def stop(report: Progress) -> None:
        if report.stage == stage:
            raise Cancelled

    before = set(threading.enumerate())
    with pytest.raises(Cancelled):
        PrevizGenerator().render(request(tmp_path / "a.mp4"), stop)
    assert list(tmp_path.iterdir()) == []
    for thread in set(threading.enumerate()) - before:
        thread.join(30)
        assert not thread.is_alive()


def test_a_shot_without_a_duration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match="no duration"):
        PrevizGenerator().render(request(tmp_path / "a.mp4", running_dog(duration_s=None)), lambda _: None)


def test_a_folder_that_is_not_there_is_said_before_anything_is_drawn(tmp_path: Path) -> None:
    reports: list[Progress] = []
    with pytest.raises(OutputError, match="no such folder"):
        PrevizGenerator().render(request(tmp_path / "none" / "a.mp4"), reports.append)
    assert reports == []


def test_lettering_is_promised_and_no_markup() -> None:
    ability = PrevizGenerator().can(running_dog(text=[OnScreenText(text="[b]The End[/b]")]), SETTINGS)
    assert ability.able
    assert not ability.warnings


def test_a_thing_that_no_rig_fits_is_staged_and_the_user_told(tmp_path: Path) -> None:
    shot = running_dog(subjects=[Subject(id="dog", noun="quantum flapdoodle")])
    clip = PrevizGenerator().render(request(tmp_path / "a.mp4", shot), lambda _: None)
    assert any("quantum flapdoodle" in warning for warning in clip.warnings)
    assert not inspect_clip(clip.path)[1].black


@pytest.mark.parametrize("size", [(64, 64), (72, 128)])
def test_any_shape_of_picture_will_do(tmp_path: Path, size: tuple[int, int]) -> None:
    clip = PrevizGenerator().render(request(tmp_path / "a.mp4", width=size[0], height=size[1]), lambda _: None)
    assert (clip.width, clip.height) == size


def test_an_empty_shot_is_a_picture_too(tmp_path: Path) -> None:
    clip = PrevizGenerator().render(request(tmp_path / "a.mp4", Shot(duration_s=0.5)), lambda _: None)
    assert clip.frames == 6
    assert clip.facts["black"] == 0


async def test_the_worker_makes_the_same_file(dog_clip: tuple[Clip, list[Progress]], tmp_path: Path) -> None:
    clip, _ = dog_clip
    async with LocalWorker(log=tmp_path / "worker.log") as worker:
        worker.warm("previz")
        other = await worker.render("auto", request(tmp_path / "a.mp4"), lambda _: None)
    assert other.sha256 == clip.sha256


@pytest.mark.parametrize("ahead_s", [0.0, 2.0], ids=["at once", "later"])
def test_what_was_foreseen_makes_the_same_file(
    dog_clip: tuple[Clip, list[Progress]], tmp_path: Path, ahead_s: float
) -> None:
    order = request(tmp_path / "a.mp4")
    previz = PrevizGenerator()
    previz.load()
    previz.foresee(order.shot, order.settings)
    time.sleep(ahead_s)  # the order comes while it is staged, or when frames are there
    assert previz.render(order, lambda _: None).sha256 == dog_clip[0].sha256


def test_what_was_foreseen_wrongly_is_let_go(dog_clip: tuple[Clip, list[Progress]], tmp_path: Path) -> None:
    order = request(tmp_path / "a.mp4")
    previz = PrevizGenerator()
    previz.foresee(running_dog(subjects=[Subject(id="dog", noun="cat")]), order.settings)
    assert previz.render(order, lambda _: None).sha256 == dog_clip[0].sha256
    previz.foresee(order.shot, order.settings.model_copy(update={"seed": 8}))
    assert previz.render(order, lambda _: None).sha256 == dog_clip[0].sha256


async def test_the_worker_begins_what_it_is_told_to_expect(
    dog_clip: tuple[Clip, list[Progress]], tmp_path: Path
) -> None:
    order = request(tmp_path / "a.mp4")
    stages: list[str] = []
    async with LocalWorker(log=tmp_path / "worker.log") as worker:
        worker.warm("previz", soon=True)
        worker.warm("previz", expected=Expected(shot=order.shot, settings=order.settings))
        clip = await worker.render("previz", order, lambda progress: stages.append(progress.stage))
    assert clip.sha256 == dog_clip[0].sha256
    assert "drawing" in stages
    assert "staging" not in stages
