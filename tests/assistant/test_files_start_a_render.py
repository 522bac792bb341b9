"""Pictures, footage and sound of the user's are said in the chat, kept in the project, and seen by the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import user_file
from generators.video import ClipWriter, frame_at, sha256_of
from tests.assistant.conftest import collect, of_type, said
from tests.generators.tiny_models import tiny_vace, tiny_wan, tiny_wan_picture
from tests.generators.tiny_rows import own_row

PHOTO = Path("photo.jpg")
SMALL = RenderSettings(width=112, height=64, fps=8.0)
VACE = ", ".join(
    f'{role} = "WanVACEPipeline"'
    for role in ("text-to-video", "image-to-video", "first-and-last-frame", "references", "control", "edit")
)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three real pipelines with tiny random weights."""
    place = tmp_path_factory.mktemp("models")
    made = {"tiny-vace": tiny_vace, "tiny-picture": tiny_wan_picture, "tiny-words": tiny_wan}
    return {name: make(place / name) for name, make in made.items()}


@pytest.fixture(autouse=True)
def _models(folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    picture = 'image-to-video = "WanImageToVideoPipeline", first-and-last-frame = "WanImageToVideoPipeline"'
    user_file().write_text(
        own_row(
            "tiny-vace",
            "vace",
            folders["tiny-vace"],
            VACE,
            controls=("depth", "pose", "edges", "flow", "mask"),
            references=3,
        )
        + own_row("tiny-picture", "wan", folders["tiny-picture"], picture)
        + own_row("tiny-words", "wan", folders["tiny-words"], 'text-to-video = "WanPipeline"')
    )


@pytest.fixture(autouse=True)
def _given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the user's files, in which the program was started."""
    place = tmp_path / "desk"
    place.mkdir()
    monkeypatch.chdir(place)
    Image.new("RGB", (300, 200), (200, 80, 20)).save("photo.jpg")
    Image.new("RGB", (200, 300), (20, 80, 200)).save("End of it.png")
    Image.new("RGB", (128, 128), (90, 160, 90)).save("anna.png")
    with ClipWriter(Path("clip.mp4"), 96, 64, 12.0) as clip:
        for index in range(12):
            shown = np.full((64, 96, 3), 40, np.uint8)
            shown[16:48, index * 5 : index * 5 + 20] = 220
            clip.write(shown)
    Path("broken.png").write_bytes(b"\x89PNG and then nothing")
    Path("empty.mp4").touch()


async def turn(studio: Studio, words: str, **options: Any) -> list[Any]:
    """A turn that goes well."""
    events = await collect(studio.say(words, **options))
    assert not of_type(events, "error"), of_type(events, "error")
    return events


async def opened(tmp_path: Path, generator: str = "tiny-vace") -> Studio:
    return await Studio.open(tmp_path / "film", generator=generator, settings=SMALL, budget_seconds=1e9)


def one_take(events: list[Any]) -> Any:
    (event,) = of_type(events, "take")
    return event.take


async def test_start_from_a_picture_in_every_take_until_it_is_undone(tmp_path: Path) -> None:
    async with await opened(tmp_path) as studio:
        plain = one_take(await turn(studio, "a boat on a lake, 1 second"))
        led = one_take(await turn(studio, "start from photo.jpg"))
        later = one_take(await turn(studio, "at night"))
        kept = tmp_path / "film" / led.inputs[0].file.path
        await turn(studio, "undo 2", render=False)
        bare = one_take(await turn(studio, "render it"))
    assert plain.inputs == bare.inputs == []
    assert [(one.role, one.file.name) for one in led.inputs] == [("first", "photo.jpg")]
    assert later.inputs == led.inputs
    assert sha256_of(kept) == sha256_of(PHOTO) == led.inputs[0].file.sha256
    assert kept.name == f"{led.inputs[0].file.sha256[:16]}.jpg"


async def test_a_picture_comes_to_life_with_and_without_words(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-picture") as studio:
        events = await turn(studio, "animate this picture photo.jpg", seconds=1)
        silent = one_take(events)
        spoken = one_take(await turn(studio, "animate photo.jpg: a woman turns her head", seconds=1))
        shots = [view.shot for view in studio.shots()]
    assert len(shots) == 2
    assert "Shot 1 starts from photo.jpg." in said(events)
    assert "turn" in spoken.prompt.text
    assert [one.file.name for take in (silent, spoken) for one in take.inputs] == ["photo.jpg"] * 2


async def test_between_two_pictures_with_spaces_in_their_names(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-picture") as studio:
        take = one_take(await turn(studio, "a leaf falls, 1 second, start from photo.jpg and end on 'End of it.png'"))
        view = studio.shots()[0]
    assert [one.role for one in take.inputs] == ["first", "last"]
    assert view.shot.request == "a leaf falls, 1 second"
    assert [given.name for given in view.given] == ["photo.jpg", "End of it.png"]


async def test_a_character_brings_her_pictures_into_every_shot(tmp_path: Path) -> None:
    async with await opened(tmp_path) as studio:
        await turn(studio, "this is Anna: a tall woman with red hair", render=False)
        await turn(studio, "use anna.png for Anna")
        first = one_take(await turn(studio, "Anna walks through a park, 1 second"))
        second = one_take(await turn(studio, "Anna drinks tea, 1 second"))
        stranger = one_take(await turn(studio, "a dog sleeps, 1 second"))
        anna = studio.cast()[0]
    assert [picture.name for picture in anna.references] == ["anna.png"]
    assert first.inputs == second.inputs != []
    assert first.inputs[0].subject == "anna"
    assert stranger.inputs == []


async def test_somebody_who_is_only_known_by_a_picture_is_remembered(tmp_path: Path) -> None:
    async with await opened(tmp_path) as studio:
        events = await turn(studio, "this is Anna: anna.png", render=False)
        take = one_take(await turn(studio, "Anna waves, 1 second"))
    assert "Anna looks as in anna.png" in said(events)
    assert [one.file.name for one in take.inputs] == ["anna.png"]


async def test_the_motion_of_footage_is_followed_for_as_long_as_it_lasts(tmp_path: Path) -> None:
    async with await opened(tmp_path) as studio:
        take = one_take(await turn(studio, "a robot dances, follow the motion of clip.mp4"))
        edges = one_take(await turn(studio, "follow the edges of clip.mp4"))
        shot = studio.shots()[0].shot
    assert shot.duration_s == 1.0
    assert [(one.role, one.kind) for one in take.inputs] == [("control", "motion")]
    assert [one.kind for one in edges.inputs] == ["edges"]
    assert take.sha256 != edges.sha256


async def test_only_the_named_thing_is_redrawn(tmp_path: Path) -> None:
    async with await Studio.open(tmp_path / "film", generator="previz", settings=SMALL) as studio:
        await turn(studio, "a red car drives through a street, 1 second")
    async with await opened(tmp_path) as studio:
        take = one_take(await turn(studio, "mask the car and make it blue"))
        before = studio.takes()[0]
        box = one_take(await turn(studio, "redraw only the box 10,20 to 40,90: make it brighter"))
    roles = {one.role: one for one in take.inputs}
    assert roles["source"].file.sha256 == before.sha256
    assert roles["mask"].subject == "car"
    assert (tmp_path / "film" / roles["mask"].file.path).suffix == ".mkv"
    assert {one.role for one in box.inputs} == {"source", "mask"}
    drawn = np.asarray(Image.open(tmp_path / "film" / box.inputs[1].file.path))
    assert abs(drawn.mean() / 255 - 0.3 * 0.7) < 0.03


async def test_the_users_own_mask_says_where_footage_or_the_newest_take_is_redrawn(tmp_path: Path) -> None:
    half = Image.new("L", (96, 64), 0)
    half.paste(255, (0, 0, 48, 64))
    half.save("half.png")
    async with await opened(tmp_path) as studio:
        await turn(studio, "change clip.mp4 with the mask half.png: a red balloon", render=False)
        own = one_take(await turn(studio, "render it"))
        first = one_take(await turn(studio, "a boat on a lake, 1 second"))
        Image.new("L", (first.width, first.height), 255).save("all.png")
        again = one_take(await turn(studio, "use all.png as the mask and make it night"))
    assert [(one.role, one.file.name) for one in own.inputs] == [("source", "clip.mp4"), ("mask", "half.png")]
    assert [(one.role, one.file.sha256) for one in again.inputs if one.role == "source"] == [("source", first.sha256)]
    assert "mask" in {one.role for one in again.inputs}


@pytest.mark.parametrize(
    ("size", "white", "reason"),
    [((96, 64), 0, "black all over"), ((64, 96), 255, "same shape")],
)
async def test_a_mask_that_marks_nothing_or_lies_beside_is_refused(
    size: tuple[int, int], white: int, reason: str, tmp_path: Path
) -> None:
    Image.new("L", size, white).save("mask.png")
    async with await opened(tmp_path) as studio:
        events = await collect(studio.say("change clip.mp4 with the mask mask.png: a red balloon"))
        (error,) = of_type(events, "error")
        assert reason in error.message
        assert studio.takes() == []


async def test_a_mask_of_a_shot_without_footage_or_take_is_told_so(tmp_path: Path) -> None:
    Image.new("L", (96, 64), 255).save("mask.png")
    async with await opened(tmp_path) as studio:
        (error,) = of_type(await collect(studio.say("a boat on a lake, use mask.png as the mask")), "error")
    assert "give the footage too" in error.message


async def test_a_clip_goes_on_from_its_last_picture(tmp_path: Path) -> None:
    async with await opened(tmp_path) as studio:
        first = one_take(await turn(studio, "a boat on a lake, 1 second"))
        longer = one_take(await turn(studio, "extend the clip by 2 seconds"))
        file, before = (tmp_path / "film" / take.path for take in (longer, first))
    assert longer.seconds == 3.0
    assert [(one.role, one.file.sha256) for one in longer.inputs] == [("before", first.sha256)]
    assert np.abs(frame_at(file, 0.5).astype(int) - frame_at(before, 0.5)).mean() < 6


async def test_a_model_that_does_not_take_it_says_which_one_on_this_machine_does(tmp_path: Path) -> None:
    async with await opened(tmp_path, "tiny-words") as studio:
        await turn(studio, "a boat on a lake, 1 second", render=False)
        (error,) = of_type(await collect(studio.say("start from photo.jpg")), "error")
        await turn(studio, "this is Anna: anna.png", render=False)
        soft = one_take(await turn(studio, "Anna waves, 1 second"))
    assert "takes no picture to start from; tiny-vace or tiny-picture would" in error.message
    assert any("takes no pictures of who is seen" in warning for warning in soft.warnings)
    assert soft.inputs == []


async def test_previz_keeps_the_picture_for_later_and_says_so(tmp_path: Path) -> None:
    async with await opened(tmp_path, "previz") as studio:
        take = one_take(await turn(studio, "a boat on a lake, 1 second, start from photo.jpg"))
        assert studio.shots()[0].given[0].name == "photo.jpg"
    assert any("leaves out the picture to start from; tiny-vace" in warning for warning in take.warnings)
    assert take.inputs == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("start from gone.jpg", "There is no file gone.jpg"),
        ("start from broken.png", "broken.png is no picture"),
        ("follow the motion of empty.mp4", "empty.mp4"),
        ("use anna.png for the zebra", "Nobody and nothing is called"),
    ],
)
async def test_a_file_that_cannot_be_used_changes_nothing(words: str, reason: str, tmp_path: Path) -> None:
    async with await opened(tmp_path) as studio:
        await turn(studio, "a boat on a lake, 1 second", render=False)
        before = studio.history()
        (error,) = of_type(await collect(studio.say(words)), "error")
        assert reason in error.message
        assert studio.history() == before
        assert studio.takes() == []
    assert not list((tmp_path / "film" / "takes").iterdir())
