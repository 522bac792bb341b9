"""A take is a whole file with its record, or there is neither; cancelling and a lost worker leave the studio usable."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from assistant.limits import render_settings
from tests.assistant.conftest import OpenStudio, collect, of_type, said


def files(studio_path: Path) -> list[str]:
    return sorted(path.name for path in (studio_path / "takes").iterdir())


async def test_a_take_is_named_by_its_content_and_fully_recorded(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = await collect(studio.say("a dog running", seconds=0.5))
    take = studio.takes()[0]
    content = (studio.project.path / take.path).read_bytes()
    assert take == of_type(events, "take")[0].take
    assert take.sha256 == hashlib.sha256(content).hexdigest()
    assert take.path == f"takes/{take.sha256[:16]}.mp4"
    assert (take.seconds, take.width, take.height, take.fps, take.frames) == (0.5, 64, 64, 12.0, 6)
    steering = {"steer": "none", "steer_strength": 1.0}
    asked = {"width": 64, "height": 64, "fps": 12.0, "seed": 0, "profile": "standard", "within_s": None}
    assert take.settings == {**asked, **steering}
    assert take.shot_hash == studio.shots()[0].hash
    assert take.prompt == studio.shots()[0].prompt
    assert take.model == "quick 1"
    assert take.facts == {"mean_luma": 100.0}
    assert take.warnings == ["everything is grey"]
    assert of_type(events, "progress")[-1].done == 6
    assert "Take 1 is ready: 0.5 s of shot 1." in said(events)
    assert (await studio.still(take.id) or b"").startswith(b"\xff\xd8")


async def test_each_take_of_a_shot_has_its_own_seed_unless_one_is_named(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running", seconds=0.5))
    await collect(studio.say("render it again"))
    await collect(studio.say("render it again", settings=render_settings(seed=7).settings))
    assert [take.seed for take in studio.takes()] == [0, 1, 7]
    assert all(take.current for take in studio.takes())


async def test_a_take_of_an_earlier_version_is_kept_and_marked(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running", seconds=0.5))
    await collect(studio.say("make it slower"))
    assert [take.current for take in studio.takes()] == [False, True]
    await collect(studio.say("undo"))
    assert [take.current for take in studio.takes()] == [True, False]
    await collect(studio.say("undo"))
    assert [take.shot_number for take in studio.takes()] == [None, None]
    assert all((studio.project.path / take.path).is_file() for take in studio.takes())


async def test_cancelling_leaves_no_file_and_a_studio_that_goes_on(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = []
    async for event in studio.say("a dog running, dawdle", seconds=5):
        events.append(event)
        if event.type == "progress" and event.stage == "drawing":
            studio.cancel()
    assert events[-1].type == "done"
    assert events[-1].cancelled
    assert files(studio.project.path) == []
    assert studio.takes() == []
    assert len(studio.shots()) == 1
    assert not studio.cancel()
    events = await collect(studio.say("a cat sleeping", seconds=0.5))
    assert not of_type(events, "error")
    assert len(studio.takes()) == 1


async def test_a_listener_that_leaves_stops_the_turn(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    turn = studio.say("a dog running, dawdle", seconds=5)
    async for event in turn:
        if event.type == "progress" and event.stage == "drawing":
            break
    await turn.aclose()
    assert files(studio.project.path) == []
    assert said(await collect(studio.say("thanks")))


async def test_a_lost_worker_is_an_error_and_no_take(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = await collect(studio.say("a dog running, vanish", seconds=0.5))
    assert [error.code for error in of_type(events, "error")] == ["worker"]
    assert not of_type(events, "take")
    assert files(studio.project.path) == []
    assert "ready" not in said(events)
    assert not of_type(await collect(studio.say("a cat", seconds=0.5)), "error")


async def test_a_takes_folder_that_cannot_be_written_is_an_error(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    shutil.rmtree(studio.project.path / "takes")
    (studio.project.path / "takes").write_text("in the way")
    events = await collect(studio.say("a dog running", seconds=0.5))
    assert "cannot be written" in of_type(events, "error")[0].message
    assert studio.takes() == []


async def test_what_a_generator_cannot_do_is_told(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = await collect(studio.say("an impossible dog", seconds=0.5))
    assert "it is impossible" in of_type(events, "error")[0].message
    assert len(studio.shots()) == 1


async def test_without_rendering_a_turn_only_plans(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = await collect(studio.say("a dog running", render=False))
    assert [e.action for e in of_type(events, "receipt")] == ["plan_shots"]
    assert "ready" not in said(events)


async def test_the_aspect_shapes_the_picture_unless_a_size_is_asked_for(open_studio: OpenStudio) -> None:
    studio = await open_studio(settings=render_settings(fps=2).settings)
    await collect(studio.say("a dog running, vertical", seconds=0.5))
    await collect(studio.say("render it again", settings=render_settings(width=64, height=64, fps=2).settings))
    assert [(take.width, take.height) for take in studio.takes()] == [(480, 854), (64, 64)]
