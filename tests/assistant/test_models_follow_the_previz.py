"""In one word a previz becomes a model's render that follows it: the same stage, camera and seed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.events import TakeEvent, TakeView
from assistant.session import Studio
from generators.base import Progress, RenderRequest, RenderSettings
from generators.catalogue import model_named, user_file
from generators.diffusion.footage import frames_of
from generators.errors import Cancelled
from generators.previz.passes.writing import write_passes
from generators.steering import steer_of, steers
from generators.steering.staging import steered
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from tests.generators.tiny_models import tiny_vace
from tests.generators.tiny_rows import own_row


@pytest.fixture(autouse=True)
def _a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with a tiny VACE."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    roles = 'text-to-video = "WanVACEPipeline", control = "WanVACEPipeline"'
    folder = tiny_vace(tmp_path / "vace")
    user_file().write_text(own_row("tiny-vace", "vace", folder, roles, controls=("depth", "pose", "edges")))


def _shot(words: str = "a dog runs across a meadow", seconds: float = 1.0) -> Shot:
    shot = complete(read(words).shots[0])
    return shot.model_copy(update={"duration_s": seconds})


async def _takes(studio: Studio, words: str) -> list[TakeView]:
    return [event.take async for event in studio.say(words) if isinstance(event, TakeEvent)]


async def test_a_chat_sentence_makes_a_take_that_follows_the_previz_of_the_same_seed(tmp_path: Path) -> None:
    small = RenderSettings(width=112, height=64, fps=8.0)
    async with await Studio.open(tmp_path / "film", generator="previz", settings=small, budget_seconds=1e9) as studio:
        seen = (await _takes(studio, "a dog runs across a meadow, 1 second"))[0]
        made = (await _takes(studio, "render it with tiny-vace, follow the depth at 0.8"))[0]
        loose = (await _takes(studio, "render it with tiny-vace"))[0]
        kept = {take.id: take for take in studio.project.takes.all()}
    assert made.model.startswith("tiny-vace")
    assert made.seed == seen.seed
    assert kept[made.id].settings["steer"] == "depth"
    assert kept[made.id].settings["steer_strength"] == 0.8
    assert kept[loose.id].settings["steer"] == "none"
    assert not [path for path in (tmp_path / "film" / "takes").iterdir() if path.is_dir()]


async def test_a_final_without_a_model_that_is_ready_stays_previz_and_says_so(tmp_path: Path) -> None:
    small = RenderSettings(width=112, height=64, fps=8.0)
    async with await Studio.open(tmp_path / "film", generator="previz", settings=small) as studio:
        await _takes(studio, "a dog runs across a meadow, 1 second")
        final = (await _takes(studio, "make it final"))[0]
    assert final.model.startswith("previz")
    assert any("no model that can follow the previz" in warning for warning in final.warnings)


def test_what_is_handed_over_is_the_previz_of_that_seed(tmp_path: Path) -> None:
    model = model_named("tiny-vace")
    assert model is not None
    settings = RenderSettings(width=112, height=64, fps=24.0, seed=5, steer="depth", steer_strength=0.5)
    request = RenderRequest(shot=_shot(), settings=settings, output=tmp_path / "out.mp4")
    inputs = steered(model, request, tmp_path / "passes", lambda _: None)
    control = inputs.controls[0]
    assert (control.kind, control.strength) == ("depth", 0.5)
    own = RenderSettings(width=112, height=64, fps=8.0, seed=5)
    again = write_passes(_shot(), own, tmp_path / "again", passes=("depth",), frames=9)
    given = [np.asarray(frame) for frame in frames_of(control.path, 9, 8.0, 112, 64)]
    seen = [np.asarray(frame) for frame in frames_of(again.folder / "depth.mkv", 9, 8.0, 112, 64)]
    assert np.array_equal(given, seen)
    assert np.ptp(given[0]) > 100


def test_a_cancel_while_staging_leaves_nothing(tmp_path: Path) -> None:
    model = model_named("tiny-vace")
    assert model is not None
    settings = RenderSettings(width=112, height=64, steer="depth")
    request = RenderRequest(shot=_shot(), settings=settings, output=tmp_path / "out.mp4")

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        steered(model, request, tmp_path / "passes", stop)
    assert not list(tmp_path.glob("*passes*"))


def test_people_are_steered_by_their_pose_and_animals_by_depth() -> None:
    model = model_named("wan2.1-vace-14b")
    assert model is not None
    assert steer_of(model, _shot("a dancer bows, static camera"), "auto") == "pose"
    assert steer_of(model, _shot("a horse gallops on a beach"), "auto") == "depth"


def test_the_ways_follow_from_what_a_model_takes() -> None:
    ways = {
        name: steers(model)
        for name in ("sana-wm", "wan2.2-i2v-a14b", "wan2.2-t2v-a14b")
        if (model := model_named(name))
    }
    assert ways == {"sana-wm": ("camera",), "wan2.2-i2v-a14b": ("frames",), "wan2.2-t2v-a14b": ()}
