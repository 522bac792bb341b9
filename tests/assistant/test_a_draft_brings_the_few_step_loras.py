"""A draft of a model with two experts is made in few steps, each expert with its own LoRA; its standard has none."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.events import TakeView
from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import Adapter, Model, Role, Sampling, user_file
from tests.assistant.conftest import collect, of_type
from tests.generators.tiny_models import tiny_lora, tiny_wan_two_experts
from tests.generators.tiny_rendering import row_of
from tests.generators.tiny_rows import row_text

DOG = "a dog runs across a meadow, 1 second"


async def _take(folder: Path, row: Model, profile: str) -> TakeView:
    user_file().write_text(row_text(row))
    small = RenderSettings(width=112, height=64, fps=8.0, seed=3, profile=profile)
    async with await Studio.open(folder, generator=row.name, settings=small, budget_seconds=1e9) as studio:
        events = await collect(studio.say(DOG))
    assert not of_type(events, "error"), of_type(events, "error")
    (event,) = of_type(events, "take")
    take: TakeView = event.take
    return take


async def test_each_expert_has_its_lora_in_the_draft_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    for seed, name in enumerate(("high", "low", "other")):
        tiny_lora(tmp_path / name, seed)
    usual = {"guidance": 1.0, "height": 64}
    standard = Sampling(steps=4, **usual)
    made = row_of(tiny_wan_two_experts(tmp_path / "a14b"), "wan", {Role.TEXT_TO_VIDEO: "WanPipeline"})

    def row(high: str, low: str) -> Model:
        named = ((high, 1), (low, 2))
        loras = tuple(Adapter(folder=tmp_path / name, file="lora.safetensors", expert=expert) for name, expert in named)
        return made.model_copy(
            update={"sampling": {"draft": Sampling(steps=2, adapters=loras, **usual), "standard": standard}}
        )

    both = await _take(tmp_path / "both", row("high", "low"), "draft")
    first = await _take(tmp_path / "first", row("other", "low"), "draft")
    second = await _take(tmp_path / "second", row("high", "other"), "draft")
    plain = await _take(tmp_path / "plain", row("high", "low"), "standard")
    again = await _take(tmp_path / "again", row("other", "other"), "standard")
    assert len({both.sha256, first.sha256, second.sha256, plain.sha256}) == 4
    assert again.sha256 == plain.sha256
