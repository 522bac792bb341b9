"""LTX-2 makes pictures and sound in one call; a real pipeline with tiny random weights."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from generators.base import RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import FrameRule, Licence, Model, Role, Sampling
from generators.diffusion import DiffusionGenerator
from generators.diffusion.families import Made
from generators.diffusion.planning import plan_of
from generators.diffusion.rendering import _sound as _sound_of
from generators.diffusion.sound import Heard, joined_sound
from prompts.shot import Shot
from tests.generators.clips import make_clip, square
from tests.generators.tiny_ltx2 import tiny_ltx2

pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # diffusers and numpy


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """A row like LTX-2.5's, distilled: sigmas and no guidance."""
    return Model(
        name="tiny-ltx2",
        title="Tiny LTX-2",
        family="ltx2",
        folder=tiny_ltx2(tmp_path_factory.mktemp("ltx2") / "model"),
        pipelines={
            Role.TEXT_TO_VIDEO: "LTX2Pipeline",
            Role.IMAGE_TO_VIDEO: "LTX2ImageToVideoPipeline",
            Role.FIRST_LAST: "LTX2ConditionPipeline",
        },
        licence=Licence(name="none"),
        dialect="ltx-2",
        rate=24,
        size_multiple=32,
        sizes={64: 96},
        frames=FrameRule(step=8, offset=1, least=9, most=25),
        audio=True,
        sampling={"standard": Sampling(steps=2, sigmas=(1.0, 0.5), height=64)},
    )


def _sound(path: Path) -> np.ndarray:
    with av.open(str(path)) as clip:
        return np.concatenate([frame.to_ndarray() for frame in clip.decode(audio=0)], axis=1)


def _render(model: Model, output: Path, inputs: RenderInputs | None = None) -> Path:
    request = RenderRequest(
        shot=Shot(duration_s=0.9),
        settings=RenderSettings(width=96, height=64, fps=24.0, seed=2),
        inputs=inputs or RenderInputs(),
        prompt="rain on a tin roof",
        output=output,
    )
    return DiffusionGenerator(model).render(request, lambda _: None).path


def test_the_clip_carries_the_sound_for_its_whole_length(model: Model, tmp_path: Path) -> None:
    heard = _sound(_render(model, tmp_path / "a.mp4"))
    assert heard.shape[0] == 2
    assert abs(heard.shape[1] / 16_000 - 22 / 24) < 0.15


@pytest.mark.parametrize("ends", [1, 2])
def test_pictures_at_the_ends_lead_it(ends: int, model: Model, tmp_path: Path) -> None:
    paths = [tmp_path / f"{index}.png" for index in range(2)]
    for path, colour in zip(paths, ((200, 80, 20), (20, 80, 200)), strict=True):
        Image.new("RGB", (96, 64), colour).save(path)
    inputs = RenderInputs(first_frame=paths[0], last_frame=paths[1] if ends == 2 else None)
    led = _render(model, tmp_path / "led.mp4", inputs)
    free = _render(model, tmp_path / "free.mp4")
    assert led.read_bytes() != free.read_bytes()


def test_the_sound_of_pieces_joins_where_their_pictures_do(model: Model, tmp_path: Path) -> None:
    onwards = model.model_copy(update={"before": 9, "before_as": Role.FIRST_LAST})
    request = RenderRequest(shot=Shot(duration_s=2.0), settings=RenderSettings(), output=tmp_path / "a.mp4")
    plan = plan_of(onwards, request)
    rate, pieces, start = 2400, [], 0
    for segment in plan.segments:
        ramp = np.arange(segment.frames * rate // 24) + (start - segment.skip) * rate // 24
        pieces.append(Made(frames=None, audio=ramp[None] / 1e4, audio_rate=rate))
        start += segment.keep
    assert len(pieces) == 3
    joined = _sound_of(plan, pieces, 2.0)
    assert joined is not None
    assert np.allclose(joined._samples[0] * 1e4, np.arange(2 * rate), atol=0.5)


def test_the_sound_of_an_extended_clip_leaves_out_what_was_heard_already(tmp_path: Path) -> None:
    pictures = [square(n) for n in range(48)]
    clips = [make_clip(tmp_path / f"{n}.mp4", pictures, sound="aac") for n in range(2)]  # silent, then a tone
    joined = joined_sound([Heard(clips[0], 0.0, 2.0), Heard(clips[1], 0.5, 2.0)])
    assert joined is not None
    loud = np.abs(joined._samples[0]) > 0.2
    assert abs(joined._samples.shape[1] / 48_000 - 3.5) < 0.01
    begins = [second for second in np.arange(0.05, 3.5, 0.05) if loud[int((second - 0.02) * 48_000) :][:960].any()]
    assert min(second for second in begins if second > 2.1) == pytest.approx(2.5, abs=0.1)
