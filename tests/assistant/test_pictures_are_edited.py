"""Portraits, key frames and picture files are changed by a sentence: whole, or where a box or the previz says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import FrameRule, Model, Role, Sampling, user_file
from tests.assistant.conftest import collect, of_type, said
from tests.generators.tiny_models import tiny_z_image
from tests.generators.tiny_pictures import tiny_flux2_klein, tiny_qwen_edit
from tests.generators.tiny_rendering import row_of
from tests.generators.tiny_rows import row_text

SMALL = RenderSettings(width=112, height=64, fps=8.0)
ANNA = "this is Anna: a tall woman with red hair and a green coat"
Z_IMAGE = {
    Role.PICTURE: "ZImagePipeline",
    Role.PICTURE_EDIT: "ZImageImg2ImgPipeline",
    Role.PICTURE_INPAINT: "ZImageInpaintPipeline",
}
FLUX = {
    Role.PICTURE: "Flux2KleinPipeline",
    Role.PICTURE_EDIT: "Flux2KleinPipeline",
    Role.PICTURE_INPAINT: "Flux2KleinInpaintPipeline",
}
QWEN = {Role.PICTURE_EDIT: "QwenImageEditPlusPipeline"}
EDITORS: dict[str, tuple[Callable[[Path], Path], dict[Role, str], dict[str, Any]]] = {
    "z-image": (tiny_z_image, Z_IMAGE, {}),
    "flux2-klein": (tiny_flux2_klein, FLUX, {"instructed": True, "references": 4}),
    "qwen-edit": (tiny_qwen_edit, QWEN, {"instructed": True, "references": 3}),
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three real pipelines of pictures with tiny random weights."""
    place = tmp_path_factory.mktemp("models")
    return {family: build(place / family) for family, (build, _, _) in EDITORS.items()}


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with settings of their own and some pictures in the working folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    Image.new("RGB", (112, 64), (200, 80, 20)).save("photo.png")
    half = Image.new("L", (112, 64), 0)
    half.paste(255, (0, 0, 56, 64))
    half.save("half.png")


def _row(family: str, folder: Path) -> Model:
    _, pipelines, more = EDITORS[family]
    one_picture = FrameRule(least=1, most=1)
    return row_of(folder, family, pipelines, frames=one_picture, sampling=Sampling(steps=2, height=64), **more)


def _have(folders: dict[str, Path], *families: str) -> None:
    user_file().write_text("".join(row_text(_row(family, folders[family])) for family in families))


async def turn(studio: Studio, words: str, **options: Any) -> list[Any]:
    events = await collect(studio.say(words, **options))
    assert not of_type(events, "error"), of_type(events, "error")
    return events


async def opened(tmp_path: Path) -> Studio:
    return await Studio.open(tmp_path / "film", generator="previz", settings=SMALL, budget_seconds=1e9)


def pixels(film: Path, path: str) -> NDArray[np.int16]:
    return np.asarray(Image.open(film / path).convert("RGB")).astype(np.int16)


def changed(before: NDArray[np.int16], after: NDArray[np.int16]) -> NDArray[np.bool_]:
    return (before != after).any(axis=2)


@pytest.mark.parametrize("family", EDITORS)
async def test_a_portrait_is_changed_and_remembered(family: str, folders: dict[str, Path], tmp_path: Path) -> None:
    _have(folders, family)
    film = tmp_path / "film"
    async with await opened(tmp_path) as studio:
        await turn(studio, ANNA, render=False)
        await turn(studio, "use photo.png for Anna", render=False)
        (was,) = studio.cast()
        events = await turn(studio, "make her coat red in the portrait")
        (is_now,) = studio.cast()
        (picture,) = of_type(events, "picture")
        await turn(studio, "undo", render=False)
        (back,) = studio.cast()
    (new,) = is_now.references
    assert picture.title == "portrait of Anna"
    assert picture.path == new.path
    assert new.made_by.startswith(f"tiny-{family}")
    assert changed(pixels(film, was.references[0].path), pixels(film, new.path)).mean() > 0.5
    assert "red coat" in is_now.description
    assert "green" not in is_now.description
    assert f"Tiny {family} changed the portrait of Anna" in said(events)
    assert back == was


@pytest.mark.parametrize("family", ["z-image", "flux2-klein"])
async def test_only_a_box_of_a_key_frame_is_drawn_anew(family: str, folders: dict[str, Path], tmp_path: Path) -> None:
    _have(folders, family)
    film = tmp_path / "film"
    async with await opened(tmp_path) as studio:
        await turn(studio, "a boat on a lake, 1 second", render=False)
        await turn(studio, "draw a key frame", render=True)
        (first,) = studio.shots()[0].given
        events = await turn(studio, "in the key frame, only the left half: a lighthouse")
        (second,) = studio.shots()[0].given
    differs = changed(pixels(film, first.path), pixels(film, second.path))
    assert first.role == second.role == "first"
    assert differs[:, :56].mean() > 0.5
    assert not differs[:, 56:].any()
    assert of_type(events, "picture")[0].path == second.path


async def test_the_sky_of_a_key_frame_that_was_drawn_over_the_previz_is_repainted(
    folders: dict[str, Path], tmp_path: Path
) -> None:
    _have(folders, "z-image")
    film = tmp_path / "film"
    async with await opened(tmp_path) as studio:
        await turn(studio, "a lighthouse on a cliff, wide shot, 1 second")
        await turn(studio, "draw a key frame over the previz")
        (first,) = studio.shots()[0].given
        repainted = await turn(studio, "repaint the sky in this key frame")
        (second,) = studio.shots()[0].given
        await turn(studio, "in the key frame, repaint only the lighthouse: a red lighthouse")
        (third,) = studio.shots()[0].given
    sky = changed(pixels(film, first.path), pixels(film, second.path))
    tower = changed(pixels(film, second.path), pixels(film, third.path))
    assert "Only the sky was drawn anew, and all else is as it was." in said(repainted)
    assert sky[:8].mean() > 0.9
    assert not sky[-8:].any()
    assert tower.any()
    assert 0.0 < tower.mean() < 0.5
    assert not tower[0].all()


async def test_a_picture_file_is_changed_under_a_mask_of_ones_own(folders: dict[str, Path], tmp_path: Path) -> None:
    _have(folders, "z-image", "flux2-klein")
    film = tmp_path / "film"
    async with await opened(tmp_path) as studio:
        masked = await turn(studio, "edit photo.png with the mask half.png: a red balloon")
        whole = await turn(studio, "make the wall blue in photo.png")
        (error,) = of_type(await collect(studio.say("edit photo.png")), "question")
    (one,), (other,) = of_type(masked, "picture"), of_type(whole, "picture")
    was = np.asarray(Image.open("photo.png")).astype(np.int16)
    assert not changed(was, pixels(film, one.path))[:, 56:].any()
    assert changed(was, pixels(film, one.path))[:, :56].mean() > 0.5
    assert changed(was, pixels(film, other.path)).mean() > 0.5
    assert "Tiny flux2-klein changed photo.png: references/" in said(whole)
    assert "What should be different in that picture?" in error.text


async def test_a_key_frame_and_its_shot_change_together(folders: dict[str, Path], tmp_path: Path) -> None:
    _have(folders, "flux2-klein")
    async with await opened(tmp_path) as studio:
        await turn(studio, "a red car in a street at noon, 1 second", render=False)
        await turn(studio, "draw a key frame")
        events = await turn(studio, "make the car blue in the key frame")
        shot = studio.shots()[0].shot
        words = await turn(studio, "put a small brass plate on its door in the key frame")
        assert studio.shots()[0].shot.subjects[0] == shot.subjects[0]
    assert "blue" in str(shot.subjects[0].looks)
    assert "Shot 1 was changed to match." in said(events)
    assert "changed the key frame of shot 1" in said(words)


async def test_what_is_missing_is_said(folders: dict[str, Path], tmp_path: Path) -> None:
    async def error(studio: Studio, words: str) -> str:
        (event,) = of_type(await collect(studio.say(words)), "error")
        return str(event.message)

    async with await opened(tmp_path) as studio:
        await turn(studio, ANNA, render=False)
        assert "There is no portrait of Anna yet" in await error(studio, "make her coat red in the portrait")
        await turn(studio, "use photo.png for Anna", render=False)
        assert "rushes models pull z-image-turbo" in await error(studio, "make her coat red in the portrait")
        _have(folders, "qwen-edit", "z-image")
        assert "Name a box in percent" in await error(studio, "repaint only the coat in the portrait: red wool")
        named = "make her coat red in the portrait with wan2.2-ti2v-5b"
        assert "wan2.2-ti2v-5b is no model that changes pictures" in await error(studio, named)
        await turn(studio, "a boat on a lake, 1 second", render=False)
        assert "no key frame yet" in await error(studio, "make the boat red in the key frame")
        assert "no previz" in await error(studio, "draw a key frame over the previz")
    assert not list((tmp_path / "film" / "references").glob(".rushes*"))


async def test_a_portrait_is_drawn_when_it_is_asked_for(folders: dict[str, Path], tmp_path: Path) -> None:
    _have(folders, "z-image")
    async with await opened(tmp_path) as studio:
        await turn(studio, ANNA, render=False)
        events = await turn(studio, "draw a portrait of Anna")
        (first,) = studio.cast()
        await turn(studio, "draw a new portrait of Anna")
        (second,) = studio.cast()
    assert [one.path for one in first.references] == [of_type(events, "picture")[0].path]
    assert len(second.references) == 1
    assert second.references[0].sha256 != first.references[0].sha256
