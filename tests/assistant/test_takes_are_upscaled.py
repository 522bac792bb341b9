"""“Upscale shot 2 to 4K”, “make it 60 fps”: a new take from the newest one, said as what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import pytest

from assistant.events import ErrorEvent, Receipt, TakeEvent
from assistant.offline.intents import Deed, Film, intend
from assistant.offline.replies import _upscaled
from generators.catalogue import FrameRule, Role, Sampling, SecondStage, user_file
from tests.assistant.conftest import OpenStudio, collect, of_type, said
from tests.generators.tiny_rendering import row_of
from tests.generators.tiny_rows import own_row, row_text

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
SAYINGS: list[tuple[str, dict[str, Any]]] = [
    ("upscale shot 2 to 4K", {"shots": [2], "lines": 2160}),
    ("upscale it", {}),
    ("Can you make the second shot 4K please?", {"shots": [2], "lines": 2160}),
    ("upscale everything to 1080p", {"shots": [1, 2, 3], "lines": 1080}),
    ("upscale take 2", {"takes": [2]}),
    ("make it 60 fps", {"fps": 60.0}),
    ("convert shot 1 to 25 frames per second", {"shots": [1], "fps": 25.0}),
    ("upscale the last shot to 4k at 60 fps", {"shots": [3], "lines": 2160, "fps": 60.0}),
    ("make it play smoother", {"fps": 60.0}),
]


@pytest.mark.parametrize(("message", "asked"), SAYINGS)
def test_what_is_asked_of_a_take_is_understood(message: str, asked: dict[str, Any]) -> None:
    assert intend(message, Film(shots=3)) == Deed("upscale_shots", asked)


@pytest.mark.parametrize("message", ["make it smoother", "enlarge the dog", "make the dog bigger", "at 120 fps"])
def test_what_is_asked_of_the_shot_is_left_to_the_shot(message: str) -> None:
    answer = intend(message, Film(shots=3))
    assert isinstance(answer, Deed)
    assert answer.tool == "revise_shot"


async def test_a_sentence_makes_a_larger_take_and_the_old_one_stays(open_studio: OpenStudio) -> None:
    studio = await open_studio(generator="quick")
    await collect(studio.say("a dog running on a beach", seconds=0.5))
    before = studio.takes()
    events = await collect(studio.say("make it 24 fps"))
    made = next(event.take for event in events if isinstance(event, TakeEvent))
    assert (made.width, made.height, made.fps) == (64, 64, 24)
    assert made.model.startswith("lanczos")
    assert made.shot_hash == before[0].shot_hash
    assert made.current
    larger = await collect(studio.say("upscale it to 1080p"))
    made = next(event.take for event in larger if isinstance(event, TakeEvent))
    assert (made.width, made.height, made.fps) == (1080, 1080, 24)
    assert made.warnings[0].startswith("Upscaled with Lanczos from 64x64; interpolated")
    assert any("no detail is new" in event.delta for event in larger if event.type == "text")
    takes = studio.takes()
    assert [take.id for take in takes] == ["t1", "t2", "t3"]
    assert takes[0] == before[0]
    assert all((studio.project.path / take.path).is_file() for take in takes)
    assert [event.action for event in larger if isinstance(event, Receipt)] == ["upscale_shots"]


async def test_a_shot_without_a_take_is_told_so(open_studio: OpenStudio) -> None:
    studio = await open_studio(generator="quick")
    await collect(studio.say("a dog running on a beach", render=False))
    events = await collect(studio.say("upscale it to 4k"))
    error = next(event for event in events if isinstance(event, ErrorEvent))
    assert error.message == "Shot 1 has no take yet. Render it first."
    assert studio.takes() == []


async def test_a_model_that_is_named_asks_first_where_it_takes_long(
    open_studio: OpenStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("diffusers", reason="the diffusion extra is not installed")
    from tests.generators.tiny_kandinsky import tiny_kandinsky6_sr

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    user_file().parent.mkdir(parents=True, exist_ok=True)
    folder, role = tiny_kandinsky6_sr(tmp_path / "vsr"), 'upscale = "Kandinsky6SRPipeline"'
    user_file().write_text(own_row("tiny-vsr", "kandinsky6-sr", folder, role))
    studio = await open_studio(generator="quick", budget_seconds=1.0)
    await collect(studio.say("a dog running on a beach", seconds=0.5))
    events = await collect(studio.say("upscale it to 128p with tiny-vsr"))
    (question,) = of_type(events, "question")
    assert "Rendering this with tiny-vsr takes" in question.text
    assert "by estimate" in question.text
    await collect(studio.answer(question.id, question.choices[1]))
    assert len(studio.takes()) == 1


TALL = FrameRule(step=8, offset=1, least=9, most=25)
LATENT = Sampling(steps=2, height=64, second=SecondStage(sigmas=(0.9, 0.5)))


@pytest.mark.parametrize("family", ["kandinsky6-sr", "ltx2"])
async def test_a_model_that_is_named_enlarges_the_take(
    family: str, open_studio: OpenStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("diffusers", reason="the diffusion extra is not installed")
    from tests.generators.tiny_kandinsky import tiny_kandinsky6_sr
    from tests.generators.tiny_ltx2 import tiny_ltx2

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TORCHDYNAMO_DISABLE", "1")
    if family == "ltx2":
        row = row_of(tiny_ltx2(tmp_path / "over"), family, {Role.UPSCALE: "LTX2Pipeline"}, frames=TALL, before=9,
                     sampling=LATENT, size_multiple=32)  # fmt: skip
    else:
        pipelines = {Role.UPSCALE: "Kandinsky6SRPipeline"}
        row = row_of(tiny_kandinsky6_sr(tmp_path / "vsr"), family, pipelines, guidance=1.0, smallest=96)
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text(row_text(row))
    studio = await open_studio(generator="quick", budget_seconds=1e9)
    await collect(studio.say("a dog running on a beach", seconds=0.5))
    (before,) = studio.takes()
    events = await collect(studio.say(f"upscale it to 128p with {row.name}"))
    assert not of_type(events, "error"), of_type(events, "error")
    (event,) = of_type(events, "take")
    assert (event.take.width, event.take.height, event.take.frames) == (128, 128, before.frames)
    assert event.take.model.startswith(row.name)
    assert event.take.warnings[0] == f"Enlarged 2 times by {row.title} from 64x64: its detail is invented"
    assert f"What {row.name} drew finer than it was is invented." in said(events)
    with av.open(str(studio.project.path / event.take.path)) as clip:
        assert not clip.streams.audio  # the quick clip is silent, and stays so


def test_what_a_model_invents_is_said_and_what_lanczos_does_not() -> None:
    take = {"id": "t2", "shot": 1, "size": "1920x1080", "fps": 24.0}
    receipt = {"takes": [take], "model": "tiny-vsr"}
    assert "What tiny-vsr drew finer than it was is invented" in _upscaled(receipt)
    assert "no detail is new" in _upscaled(receipt | {"model": ""})
