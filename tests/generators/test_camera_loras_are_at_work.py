"""A LoRA for a camera move is at work in the shots whose camera mostly moves so, and in no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from generators.base import Clip, Progress, RenderRequest, RenderSettings
from generators.catalogue import CameraAdapter, FrameRule, Model, Role, Sampling, SecondStage
from generators.diffusion import DiffusionGenerator, loading
from generators.diffusion.camerawork import with_camera
from generators.diffusion.planning import Plan, plan_of
from prompts.shot import Camera, Move, Shot
from tests.generators.tiny_ltx2 import tiny_ltx2
from tests.generators.tiny_models import tiny_lora
from tests.generators.tiny_rendering import render, row_of

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
ONCE = Sampling(steps=2, sigmas=(1.0, 0.5), height=64)
TWICE = ONCE.model_copy(update={"second": SecondStage(sigmas=(0.9, 0.5))})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny LTX-2, and beside it the LoRAs `in` and `left`."""
    place = tmp_path_factory.mktemp("models")
    for seed, name in enumerate(("in", "left")):
        tiny_lora(place / name, seed, blocks="transformer_blocks", width=16)
    return tiny_ltx2(place / "ltx2")


@pytest.fixture(autouse=True)
def _nothing_stays_loaded() -> Iterator[None]:
    yield
    loading.forget()


def _row(folder: Path, *adapters: CameraAdapter, sampling: Sampling = ONCE) -> Model:
    return row_of(
        folder, "ltx2", {Role.TEXT_TO_VIDEO: "LTX2Pipeline"}, sampling=sampling, frames=FrameRule(step=8, offset=1,
        least=9, most=25), sizes={64: 64}, size_multiple=32, audio=True, camera_adapters=adapters,
    )  # fmt: skip


def _adapter(folder: Path, name: str, *moves: str) -> CameraAdapter:
    return CameraAdapter(moves=moves, folder=folder.parent / name, file="lora.safetensors")


def _shot(*moves: Move | str, seconds: float = 0.5) -> Shot:
    told = [Move(kind=move) if isinstance(move, str) else move for move in moves]
    return Shot(duration_s=seconds, camera=Camera(moves=told))


def _made(row: Model, output: Path, *moves: str, told: list[Progress] | None = None) -> Clip:
    def hear(progress: Progress) -> None:
        if told is not None:
            told.append(progress)

    return render(row, output, shot=_shot(*moves), width=64, progress=hear)


def _at_work(row: Model, *moves: str) -> tuple[object, set[str]]:
    """The loaded pipeline, and of the LoRAs whose weights its attention adds, the folders' names."""
    request = RenderRequest(shot=_shot(*moves), settings=RenderSettings(width=64, height=64), output=Path("-"))
    with loading.loaded(with_camera(plan_of(row, request), request.shot)) as ready:
        attention = ready.pipeline.transformer.transformer_blocks[0].attn1.to_q
        active = set() if attention.disable_adapters else set(attention.active_adapters)
        return ready.pipeline, {name.split("-lora_")[0].rsplit("_", 1)[-1] for name in active}


def test_the_lora_of_the_shots_move_changes_the_clip_and_is_named(folder: Path, tmp_path: Path) -> None:
    row = _row(folder, _adapter(folder, "in", "dolly_in"))
    with_it, without = _made(row, tmp_path / "a.mp4", "dolly_in"), _made(_row(folder), tmp_path / "b.mp4", "dolly_in")
    assert with_it.sha256 != without.sha256
    assert any(f"LoRA {folder.parent / 'in'} at strength 1" in said for said in with_it.warnings)
    assert not any("LoRA" in said for said in without.warnings)


def test_a_shot_without_the_move_is_made_as_if_there_were_no_lora(folder: Path, tmp_path: Path) -> None:
    row = _row(folder, _adapter(folder, "in", "dolly_in"))
    other = _made(row, tmp_path / "a.mp4", "truck_left")
    assert other.sha256 == _made(_row(folder), tmp_path / "b.mp4", "truck_left").sha256
    assert not any("LoRA" in said for said in other.warnings)


def test_each_shot_has_the_lora_of_its_own_move_and_nothing_is_loaded_anew(folder: Path) -> None:
    row = _row(folder, _adapter(folder, "in", "dolly_in"), _adapter(folder, "left", "truck_left"))
    pipeline, first = _at_work(row, "dolly_in")
    for moves, expected in ((("truck_left",), {"left"}), (("pan_left",), set()), (("dolly_in", "handheld"), {"in"})):
        again, active = _at_work(row, *moves)
        assert again is pipeline
        assert active == expected
    assert first == {"in"}


def test_the_second_stage_moves_the_camera_like_the_first(folder: Path, tmp_path: Path) -> None:
    row = _row(folder, _adapter(folder, "in", "dolly_in"), sampling=TWICE)
    seen: list[bool] = []

    def look(progress: Progress) -> None:
        if progress.stage == "denoising":
            attention = loading._last[0][1].transformer.transformer_blocks[0].attn1.to_q
            seen.append(not attention.disable_adapters and bool(attention.active_adapters))

    render(row, tmp_path / "a.mp4", shot=_shot("dolly_in"), width=64, progress=look)
    assert seen == [True] * 4


def test_without_the_lora_the_clip_is_made_and_says_which_pull_would_help(folder: Path, tmp_path: Path) -> None:
    row = _row(folder, CameraAdapter(moves=("dolly_in",), repository="nobody/here", file="lora.safetensors"))
    helps = f"rushes models pull {row.name} --camera"
    ability = DiffusionGenerator(row).can(_shot("dolly_in"), RenderSettings(width=64, height=64))
    clip = _made(row, tmp_path / "a.mp4", "dolly_in")
    for said in (ability.warnings, clip.warnings):
        assert [line for line in said if "dolly in" in line and helps in line]
    assert clip.sha256 == _made(_row(folder), tmp_path / "b.mp4", "dolly_in").sha256


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        (("pan_left", "dolly_in"), ""),
        (("handheld", "dolly_in"), "in"),
        (("rack_focus",), ""),
        ((Move(kind="dolly_in", start_s=0, end_s=1), Move(kind="truck_left", start_s=1, end_s=4)), "left"),
        ((Move(kind="dolly_in", start_s=0, end_s=2), Move(kind="truck_left", start_s=2, end_s=4)), ""),
        ((), ""),
    ],
)
def test_what_the_camera_does_most_chooses_the_lora(folder: Path, moves: tuple[Move | str, ...], expected: str) -> None:
    row = _row(folder, _adapter(folder, "in", "dolly_in"), _adapter(folder, "left", "truck_left"))
    shot = _shot(*moves, seconds=4.0)
    plan = Plan(row, Role.TEXT_TO_VIDEO, "", ONCE, 64, 64, 24.0, ())
    chosen = with_camera(plan, shot).camera
    assert (chosen.folder.name if chosen and chosen.folder else "") == expected


def test_footage_that_says_how_the_camera_moves_is_left_to_say_it(folder: Path) -> None:
    row = _row(folder, _adapter(folder, "in", "dolly_in"))
    plan = Plan(row, Role.CONTROL, "", ONCE, 64, 64, 24.0, ())
    assert with_camera(plan, _shot("dolly_in")).camera is None
