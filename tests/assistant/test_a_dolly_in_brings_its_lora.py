"""A sentence that moves the camera has the LoRA for that move at work in the take, and the next one its own or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.events import TakeView
from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import CameraAdapter, FrameRule, Role, Sampling, user_file
from tests.assistant.conftest import collect, of_type
from tests.generators.tiny_ltx2 import tiny_ltx2
from tests.generators.tiny_models import tiny_lora
from tests.generators.tiny_rendering import row_of
from tests.generators.tiny_rows import row_text

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
SMALL = RenderSettings(width=64, height=64, fps=8.0, seed=3)
LIGHTHOUSE = "a lighthouse on a cliff, {move}, 1 second"


async def _take(studio: Studio, words: str) -> TakeView:
    events = await collect(studio.say(words))
    assert not of_type(events, "error"), of_type(events, "error")
    (event,) = of_type(events, "take")
    return event.take


def _loras_of(take: TakeView) -> list[str]:
    return [line for line in take.warnings if "is made with the LoRA" in line]


async def test_the_move_that_is_said_chooses_the_lora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    for seed, name in enumerate(("in", "left")):
        tiny_lora(tmp_path / name, seed, blocks="transformer_blocks", width=16)
    adapters = tuple(
        CameraAdapter(moves=(move,), folder=tmp_path / name, file="lora.safetensors")
        for move, name in (("dolly_in", "in"), ("truck_left", "left"))
    )
    usual: dict[str, Any] = {
        "sampling": Sampling(steps=2, sigmas=(1.0, 0.5), height=64),
        "frames": FrameRule(step=8, offset=1, least=9, most=25),
        "sizes": {64: 64},
        "size_multiple": 32,
        "audio": True,
    }
    with_them = row_of(tiny_ltx2(tmp_path / "ltx2"), "ltx2", {Role.TEXT_TO_VIDEO: "LTX2Pipeline"}, **usual)
    bare = with_them.model_copy(update={"name": "tiny-bare"})
    moving = with_them.model_copy(update={"camera_adapters": adapters})
    user_file().write_text(row_text(moving) + row_text(bare))
    said = {"in": "slow dolly in", "left": "the camera trucks left", "": "the camera pans left"}
    made: dict[str, dict[str, TakeView]] = {}
    for model in (moving.name, bare.name):
        async with await Studio.open(tmp_path / model, generator=model, settings=SMALL, budget_seconds=1e9) as studio:
            made[model] = {name: await _take(studio, LIGHTHOUSE.format(move=move)) for name, move in said.items()}
    for name, take in made[moving.name].items():
        expected = [f"the camera move is made with the LoRA {tmp_path / name} at strength 1"] if name else []
        assert _loras_of(take) == expected
        assert (take.sha256 != made[bare.name][name].sha256) == bool(name)
        assert not _loras_of(made[bare.name][name])
