"""LTX-2's second stage enlarges a clip that is there; its guidance leaves out the block that its publisher names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import pytest
import torch

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from generators.base import Clip, Progress, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import FrameRule, Model, Role, Sampling, SecondStage
from generators.catalogue.catalogue import rows_of_ours
from generators.diffusion import DiffusionGenerator
from generators.diffusion.families import Call, call_of
from generators.diffusion.loading import forget
from generators.diffusion.planning import Plan
from prompts.shot import Shot
from tests.generators.clips import make_clip, square
from tests.generators.tiny_ltx2 import tiny_ltx2
from tests.generators.tiny_rendering import row_of

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
LATENT = Sampling(steps=2, height=64, second=SecondStage(sigmas=(0.9, 0.5)))


@pytest.fixture(scope="module")
def row(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """A real LTX-2 with tiny random weights, as an upscaler."""
    folder = tiny_ltx2(tmp_path_factory.mktemp("models") / "over")
    frames = FrameRule(step=8, offset=1, least=9, most=25)
    yield row_of(
        folder, "ltx2", {Role.UPSCALE: "LTX2Pipeline"}, frames=frames, before=9, sampling=LATENT, size_multiple=32
    )
    forget()


def _enlarged(row: Model, source: Path, output: Path, told: list[Progress]) -> Clip:
    request = RenderRequest(
        shot=Shot(), settings=RenderSettings(width=128, height=128, fps=12), inputs=RenderInputs(source=source),
        prompt="a white square travels over a dark ground", output=output,
    )  # fmt: skip
    return DiffusionGenerator(row).render(request, told.append)


def test_a_clip_is_gone_over_at_twice_its_size_and_keeps_its_own_sound(row: Model, tmp_path: Path) -> None:
    made = []
    for step in (0, 3):
        source = make_clip(tmp_path / f"{step}.mp4", [square(step * n, 64, 64) for n in range(40)], fps=12, sound="aac")
        told: list[Progress] = []
        clip = _enlarged(row, source, tmp_path / f"{step}-large.mp4", told)
        last = [one for one in told if one.stage == "denoising"][-1]
        assert last.done == last.total == 2 * 2  # two pieces, of which the second stage alone is made
        assert (clip.width, clip.height, clip.frames) == (128, 128, 40)
        made.append(clip.sha256)
        with av.open(str(clip.path)) as whole:
            (sound,) = whole.streams.audio
            assert float(sound.duration * sound.time_base) == pytest.approx(40 / 12, abs=0.1)
    assert made[0] != made[1]


def test_the_block_that_guidance_leaves_out_is_the_one_of_the_row() -> None:
    ours = rows_of_ours()["ltx-2"]
    plan = Plan(ours, Role.TEXT_TO_VIDEO, "LTX2Pipeline", ours.sampled("standard"), 64, 64, 24.0, ())
    segment = type("Piece", (), {"frames": 9})()
    call = Call(plan, segment, plan.role, "a dog", "", torch.Generator(), lambda *_: {})
    assert call_of(call)["spatio_temporal_guidance_blocks"] == [29]
