"""Somebody of whom there is no picture gets a portrait, shown and remembered, before a model films them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.cutting import CutAsked
from assistant.queueing import QueueDoor
from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import user_file
from generators.jobs import JobReport
from tests.assistant.conftest import collect, of_type, said
from tests.generators.tiny_models import tiny_animate, tiny_vace, tiny_z_image
from tests.generators.tiny_rows import own_row

SMALL = RenderSettings(width=112, height=64, fps=8.0)
USUAL: dict[str, Any] = {"references": 1, "most": 33, "steps": {"standard": 1}}
STILL: dict[str, Any] = {**USUAL, "least": 1, "most": 1, "guidance": 0.0}
ANNA = "this is Anna: a tall woman with red hair and a green coat"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A model of clips, one that moves somebody, one of pictures."""
    place = tmp_path_factory.mktemp("models")
    made = {"vace": tiny_vace, "animate": tiny_animate, "picture": tiny_z_image}
    return {name: make(place / name) for name, make in made.items()}


@pytest.fixture
def models(folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has them all."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    vace = ", ".join(f'{role} = "WanVACEPipeline"' for role in ("text-to-video", "image-to-video", "references"))
    user_file().write_text(
        own_row("tiny-vace", "vace", folders["vace"], vace, **USUAL)
        + own_row(
            "tiny-animate",
            "animate",
            folders["animate"],
            'avatar = "WanAnimatePipeline"',
            controls=("pose", "face"),
            **USUAL,
        )
        + own_row("tiny-picture", "z-image", folders["picture"], 'picture = "ZImagePipeline"', **STILL)
    )


async def opened(tmp_path: Path, generator: str) -> Studio:
    return await Studio.open(tmp_path / "film", generator=generator, settings=SMALL, budget_seconds=1e9)


async def turn(studio: Studio, words: str, **options: Any) -> list[Any]:
    events = await collect(studio.say(words, **options))
    assert not of_type(events, "error"), of_type(events, "error")
    return events


@pytest.mark.usefixtures("models")
async def test_a_portrait_is_made_once_shown_and_used_in_every_shot(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-vace") as studio:
        await turn(studio, ANNA, render=False)
        events = await turn(studio, "Anna walks through a park, 1 second")
        again = await turn(studio, "Anna drinks tea, 1 second")
        (anna,) = studio.cast()
        (picture,) = of_type(events, "picture")
        first, second = (of_type(made, "take")[0].take for made in (events, again))
        shown = Image.open(tmp_path / "film" / picture.path)
    assert picture.title == "portrait of Anna"
    assert picture.preview
    assert picture.preview.startswith(b"\xff\xd8")
    assert shown.size == (768, 1024)
    assert "I made a portrait of Anna first" in said(events)
    assert [kept.path for kept in anna.references] == [picture.path]
    assert "tiny-picture" in anna.references[0].made_by
    assert [one.file for one in first.inputs] == [one.file for one in second.inputs] == anna.references
    assert not of_type(again, "picture")
    order = [event.type for event in events if event.type in ("picture", "take")]
    assert order == ["picture", "take"]


@pytest.mark.usefixtures("models")
async def test_a_picture_of_the_users_takes_the_place_of_the_portrait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (64, 64), (10, 20, 30)).save(tmp_path / "anna.png")
    async with await opened(tmp_path, "tiny-vace") as studio:
        await turn(studio, ANNA, render=False)
        await turn(studio, "Anna walks through a park, 1 second")
        await turn(studio, "use anna.png for Anna", render=False)
        (anna,) = studio.cast()
        await turn(studio, "Anna wears a blue coat now", render=False)
        (changed,) = studio.cast()
    assert [picture.name for picture in anna.references] == ["anna.png"]
    assert changed.references == anna.references


@pytest.mark.usefixtures("models")
async def test_a_portrait_of_other_looks_is_made_anew(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-vace") as studio:
        await turn(studio, ANNA, render=False)
        await turn(studio, "Anna walks through a park, 1 second")
        await turn(studio, "Anna wears a blue coat now", render=False)
        (anna,) = studio.cast()
    assert anna.references == []


@pytest.mark.usefixtures("models")
async def test_in_the_queue_the_shot_waits_for_the_portrait_and_the_cut_for_the_shots(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-vace") as studio:
        await turn(studio, ANNA, render=False)
        events = await turn(studio, "Anna walks through a park, 1 second", queue=True)
        await turn(studio, "Anna drinks tea, 1 second", queue=True)
        assert studio.queue_cut(CutAsked())["waits_for"] == [2, 3]
    assert "First comes the portrait of Anna" in said(events)
    news: list[JobReport] = []
    async with QueueDoor.open(tmp_path / "film") as door:
        waiting = door.jobs()
        await door.run(news.append)
        takes = door.project.takes.all()
        anna = door.project.character("Anna")
    assert [(job.generator, job.waits_for) for job in waiting] == [
        ("picture:tiny-picture", []),
        ("tiny-vace", [1]),
        ("tiny-vace", [1]),
        ("cutter", [2, 3]),
    ]
    assert [report.job.id for report in news if report.what == "done"] == [1, 2, 3, 4]
    assert len(list((tmp_path / "film" / "exports").iterdir())) == 1
    assert anna is not None
    assert [[one.file.path for one in take.inputs] for take in takes] == [[anna.references[0].path]] * 2
    assert takes[0].inputs[0].subject == "anna"


@pytest.mark.usefixtures("models")
async def test_a_character_is_moved_by_the_previz_with_no_footage_at_all(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-animate") as studio:
        await turn(studio, ANNA, render=False)
        events = await turn(studio, "Anna waves at the camera, medium shot, 1 second")
        (take,) = (event.take for event in of_type(events, "take"))
        first_look = of_type(events, "picture")
    assert first_look
    assert take.settings["steer"] == "auto"
    assert [one.role for one in take.inputs] == ["reference"]
    assert take.seconds == 1.0


@pytest.mark.usefixtures("models")
async def test_without_anybody_to_move_it_says_what_is_missing(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-animate") as studio:
        (error,) = of_type(await collect(studio.say("a woman waves, 1 second")), "error")
    assert "needs a picture of who moves" in error.message
