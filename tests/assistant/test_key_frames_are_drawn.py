"""A storyboard: a picture model draws a key frame of each shot, which is shown, and from which the shot then starts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import user_file
from tests.assistant.conftest import collect, of_type, said
from tests.generators.tiny_models import tiny_wan_picture, tiny_z_image
from tests.generators.tiny_pictures import tiny_flux2_klein
from tests.generators.tiny_rows import own_row

SMALL = RenderSettings(width=112, height=64, fps=8.0)
FILMS = 'image-to-video = "WanImageToVideoPipeline"'


@pytest.fixture(autouse=True)
def _own_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)


async def turn(studio: Studio, words: str, **options: Any) -> list[Any]:
    events = await collect(studio.say(words, **options))
    assert not of_type(events, "error"), of_type(events, "error")
    return events


@pytest.mark.parametrize(
    ("build", "family", "pipeline"),
    [(tiny_z_image, "z-image", "ZImagePipeline"), (tiny_flux2_klein, "flux2-klein", "Flux2KleinPipeline")],
)
async def test_a_storyboard_is_drawn_and_filmed(
    build: Callable[[Path], Path], family: str, pipeline: str, tmp_path: Path
) -> None:
    user_file().write_text(
        own_row("tiny-films", "wan", tiny_wan_picture(tmp_path / "films"), FILMS)
        + own_row("tiny-draws", family, build(tmp_path / "draws"), f'picture = "{pipeline}"', least=1, most=1)
    )
    async with await Studio.open(
        tmp_path / "film", generator="tiny-films", settings=SMALL, budget_seconds=1e9
    ) as studio:
        await turn(studio, "a boat on a lake, 1 second", render=False)
        await turn(studio, "a dog in a meadow, 1 second", render=False)
        events = await turn(studio, "draw me a storyboard of the film")
        assert [picture.title for picture in of_type(events, "picture")] == [f"key frame of shot {n}" for n in (1, 2)]
        assert "Shot 2 starts from a picture that Tiny tiny-draws drew." in said(events)
        given = [view.given[0] for view in studio.shots()]
        (event,) = of_type(await turn(studio, "render it"), "take")
    assert [one.name for one in given] == ["key frame of shot 1", "key frame of shot 2"]
    assert [(one.role, one.file.name) for one in event.take.inputs] == [("first", "key frame of shot 2")]
    with Image.open(tmp_path / "film" / event.take.inputs[0].file.path) as picture:
        assert picture.size == (112, 64)


async def test_without_a_model_that_draws_it_says_which_to_pull(tmp_path: Path) -> None:
    async with await Studio.open(tmp_path / "film", settings=SMALL) as studio:
        await turn(studio, "a boat on a lake, 1 second", render=False)
        (error,) = of_type(await collect(studio.say("draw a key frame for shot 1")), "error")
        assert "rushes models pull z-image-turbo" in error.message
        assert studio.shots()[0].given == []
