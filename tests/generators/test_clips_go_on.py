"""Long shots and clips that are extended go on as they moved, from as many last pictures as the model takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from numpy.typing import NDArray

from generators.base import Clip, Progress, RenderInputs
from generators.catalogue import FrameRule, Role, Sampling
from generators.diffusion.loading import forget
from generators.video import frame_at
from tests.generators import tiny_cosmos, tiny_ltx2, tiny_models, tiny_others
from tests.generators.clips import make_clip, square
from tests.generators.tiny_rendering import RATE, render, row_of

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
LTX_FRAMES = FrameRule(step=8, offset=1, least=9, most=25)
WAN = {Role.TEXT_TO_VIDEO: "WanPipeline", Role.IMAGE_TO_VIDEO: "WanImageToVideoPipeline"}
VACE = dict.fromkeys((Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO), "WanVACEPipeline")
LTX = dict.fromkeys((Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO, Role.FIRST_LAST), "LTXConditionPipeline")
LTX2 = {
    Role.TEXT_TO_VIDEO: "LTX2Pipeline",
    Role.IMAGE_TO_VIDEO: "LTX2ImageToVideoPipeline",
    Role.FIRST_LAST: "LTX2ConditionPipeline",
}
HELIOS = dict.fromkeys((Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO), "HeliosPyramidPipeline")
SQUARE: dict[str, Any] = {"sizes": {64: 64}, "size_multiple": 32}
ROWS: dict[str, tuple[Callable[[Path], Path], str, dict[Role, str], dict[str, Any]]] = {
    "vace": (tiny_models.tiny_vace, "vace", VACE, {"before": 5}),
    "ltx": (tiny_models.tiny_ltx, "ltx", LTX, {**SQUARE, "before": 9, "frames": LTX_FRAMES, "guidance": 1.0}),
    "ltx2": (
        tiny_ltx2.tiny_ltx2, "ltx2", LTX2,
        {**SQUARE, "before": 9, "before_as": Role.FIRST_LAST, "frames": LTX_FRAMES, "audio": True},
    ),
    "cosmos3": (
        tiny_cosmos.tiny_cosmos3, "cosmos3",
        dict.fromkeys((Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO), "Cosmos3OmniPipeline"), {"before": 5, "audio": True},
    ),
    "helios": (
        tiny_others.tiny_helios, "helios", HELIOS,
        {
            "before": 33, "sizes": {64: 128}, "size_multiple": 64, "sampling": Sampling(steps=3, height=64),
            "frames": FrameRule(step=33, least=33, most=132),
        },
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _nothing_stays_loaded() -> Iterator[None]:
    yield
    forget()


def _moving(path: Path, step: int, seconds: float) -> Path:
    """A square that comes to rest in the same place, from the left or from the right."""
    count = round(seconds * RATE)
    pictures: list[NDArray[np.uint8]] = [square((step * (count - 1 - n)) % 12, 112, 64) for n in range(count)]
    return make_clip(path, pictures, fps=RATE)


def _extended(row: Any, before: Path, output: Path, seconds: float, told: Any = lambda _: None) -> Clip:
    return render(
        row, output, seconds=seconds, inputs=RenderInputs(before=before), fps=RATE, width=row.sizes[64], progress=told
    )


@pytest.mark.parametrize("name", ROWS)
def test_a_clip_goes_on_as_it_moved(name: str, tmp_path: Path) -> None:
    build, family, pipelines, more = ROWS[name]
    row = row_of(build(tmp_path / name), family, pipelines, **more)
    seconds = row.before / RATE + 0.25
    made = []
    for step in (0, 1):
        told: list[Progress] = []
        before = _moving(tmp_path / f"{step}.mp4", step, seconds)
        clip = _extended(row, before, tmp_path / f"{step}-on.mp4", seconds + 0.75, told.append)
        assert clip.seconds == pytest.approx(seconds + 0.75, abs=1 / RATE)
        assert clip.warnings[0] == f"It goes on from the last {row.before} pictures of the clip, as they moved"
        last = [one for one in told if one.stage == "denoising"][-1]
        assert last.done == last.total
        made.append(frame_at(clip.path, seconds + 0.5).astype(int))
    assert (made[0] != made[1]).any()  # the last pictures are alike, those before them are not


def test_a_model_that_takes_one_picture_goes_on_from_the_last(tmp_path: Path) -> None:
    row = row_of(tiny_models.tiny_wan_both(tmp_path / "wan"), "wan", WAN)
    clip = _extended(row, _moving(tmp_path / "a.mp4", 1, 0.5), tmp_path / "b.mp4", 1.25)
    assert clip.warnings[0].startswith("It goes on from the last picture of the clip; Tiny wan takes no more")
    assert clip.frames == 20


def test_a_clip_that_is_shorter_than_the_model_looks_back_goes_on_from_its_last_picture(tmp_path: Path) -> None:
    row = row_of(tiny_models.tiny_vace(tmp_path / "vace"), "vace", VACE, before=9)
    clip = _extended(row, _moving(tmp_path / "a.mp4", 1, 0.25), tmp_path / "b.mp4", 1.0)
    assert "the clip is too short for more" in clip.warnings[0]


@pytest.mark.parametrize("name", ["ltx2", "vace"])
def test_a_long_shot_is_made_in_pieces_that_share_their_last_pictures(name: str, tmp_path: Path) -> None:
    build, family, pipelines, more = ROWS[name]
    row = row_of(build(tmp_path / name), family, pipelines, **more)
    clip = render(row, tmp_path / "a.mp4", seconds=2.0, fps=RATE, width=row.sizes[64])
    assert clip.frames == 32
    assert any("pieces" in warning for warning in clip.warnings)


def test_a_model_with_a_pipeline_for_each_role_goes_on_in_a_long_shot(tmp_path: Path) -> None:
    row = row_of(tiny_models.tiny_wan_both(tmp_path / "wan"), "wan", WAN)
    clip = render(row, tmp_path / "a.mp4", seconds=2.0, fps=RATE)
    again = render(row, tmp_path / "b.mp4", seconds=2.0, fps=RATE)
    assert clip.frames == 32
    assert clip.sha256 == again.sha256
    joint = [frame_at(clip.path, number / RATE).astype(int) for number in (15, 16, 17)]
    assert np.abs(joint[1] - joint[0]).mean() < 60
