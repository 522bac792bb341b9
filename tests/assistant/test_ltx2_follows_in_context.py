"""LTX-2 follows previz, footage and what is to become of a clip with in-context LoRAs: published ones and one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.events import TakeView
from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import ContextAdapter, FrameRule, Model, Role, Sampling, model_named, user_file
from generators.catalogue.catalogue import rows_of_ours
from generators.steering import steers
from tests.assistant.conftest import collect, of_type
from tests.generators.clips import make_clip, square
from tests.generators.tiny_ltx2 import tiny_ltx2
from tests.generators.tiny_models import tiny_lora
from tests.generators.tiny_rendering import row_of
from tests.generators.tiny_rows import row_text

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
SMALL = RenderSettings(width=64, height=64, fps=8.0, seed=3)
ROLES = {Role.TEXT_TO_VIDEO: "LTX2Pipeline", Role.FIRST_LAST: "LTX2ConditionPipeline"} | dict.fromkeys(
    (Role.REFERENCES, Role.EDIT, Role.CONTROL), "LTX2InContextPipeline"
)
ROW: dict[str, Any] = {
    "sampling": Sampling(steps=2, sigmas=(1.0, 0.5), height=64),
    "frames": FrameRule(step=8, offset=1, least=9, most=25),
    "sizes": {64: 64},
    "size_multiple": 32,
    "audio": True,
    "controls": ("depth", "edges"),
    "references": 1,
    "reference_clips": 1,
}


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with settings of their own, two LoRAs, and a clip in the working folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    user_file().parent.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    make_clip(Path("clip.mp4"), [square(n, 64, 64) for n in range(12)], fps=12)
    for seed, name in enumerate(("follows", "edits")):
        tiny_lora(tmp_path / name, seed, blocks="transformer_blocks", width=16)


def _row(tmp_path: Path, *adapters: ContextAdapter) -> Model:
    row = row_of(tiny_ltx2(tmp_path / "ltx2"), "ltx2", ROLES, context_adapters=adapters, **ROW)
    user_file().write_text(row_text(row))
    return row


def _lora(tmp_path: Path, name: str, **what: Any) -> ContextAdapter:
    return ContextAdapter(folder=tmp_path / name, file="lora.safetensors", **what)


async def _said(tmp_path: Path, row: Model, *sentences: str, film: str = "film") -> list[Any]:
    async with await Studio.open(tmp_path / film, generator=row.name, settings=SMALL, budget_seconds=1e9) as studio:
        events: list[Any] = []
        for words in sentences:
            events = await collect(studio.say(words))
        return events


def _take(events: list[Any]) -> TakeView:
    assert not of_type(events, "error"), of_type(events, "error")
    (event,) = of_type(events, "take")
    take: TakeView = event.take
    return take


async def test_the_lines_of_footage_are_followed_with_the_lora_for_lines(tmp_path: Path) -> None:
    row = _row(tmp_path, _lora(tmp_path, "follows", controls=("edges",)))
    with_it = _take(await _said(tmp_path, row, "a robot dances, follow the edges of clip.mp4"))
    other = row.model_copy(update={"context_adapters": (_lora(tmp_path, "edits", controls=("edges",)),)})
    user_file().write_text(row_text(other))
    another = _take(await _said(tmp_path, row, "a robot dances, follow the edges of clip.mp4", film="other"))
    assert [(one.role, one.kind) for one in with_it.inputs] == [("control", "edges")]
    assert any(f"followed with the LoRA {tmp_path / 'follows'}/lora.safetensors" in line for line in with_it.warnings)
    assert with_it.sha256 != another.sha256


async def test_the_previz_is_followed_in_one_word_where_the_lora_is_here(tmp_path: Path) -> None:
    row = _row(tmp_path, _lora(tmp_path, "follows", controls=("depth",)))
    async with await Studio.open(tmp_path / "film", generator="previz", settings=SMALL, budget_seconds=1e9) as studio:
        await collect(studio.say("a dog runs across a meadow, 1 second"))
        take = _take(await collect(studio.say(f"make it final with {row.name}")))
        kept = studio.project.takes.all()[-1]
    assert kept.settings["steer"] == "auto"
    assert any("is followed with the LoRA" in line for line in take.warnings)


async def test_a_clip_is_edited_with_a_lora_of_the_users_own(tmp_path: Path) -> None:
    words = "turn clip.mp4 into a watercolour"
    row = _row(tmp_path, _lora(tmp_path, "edits", roles=("edit",), downscale=2))
    edited = _take(await _said(tmp_path, row, words))
    gone = row.model_copy(update={"context_adapters": (_lora(tmp_path, "nowhere", roles=("edit",)),)})
    user_file().write_text(row_text(gone))
    bare = _take(await _said(tmp_path, row, words, film="other"))
    assert any("is followed with the LoRA" in line for line in edited.warnings)
    assert any(f"there is no file {tmp_path / 'nowhere'}/lora.safetensors" in line for line in bare.warnings)
    assert edited.sha256 != bare.sha256


async def test_without_the_lora_it_says_which_pull_would_help_and_steers_by_pictures(tmp_path: Path) -> None:
    published = ContextAdapter(controls=("edges",), repository="nobody/here", file="lora.safetensors")
    row = _row(tmp_path, published)
    (error,) = of_type(await _said(tmp_path, row, "a robot dances, follow the edges of clip.mp4"), "error")
    assert f"rushes models pull {row.name} --control" in error.message
    assert "nobody/here" in error.message
    known = model_named(row.name)
    assert known is not None
    assert steers(known) == ("frames",)


def test_the_catalogue_names_the_publishers_own_for_what_the_previz_shows() -> None:
    ours = rows_of_ours()["ltx-2"]
    assert {kind for one in ours.context_adapters for kind in one.controls} == {"depth", "pose", "edges"}
    assert all(one.repository.startswith("Lightricks/LTX-2-19b-IC-LoRA-") for one in ours.context_adapters)
    assert Role.EDIT in ours.pipelines
    assert Role.EDIT in rows_of_ours()["ltx-2.5"].pipelines
