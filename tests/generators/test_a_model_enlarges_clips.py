"""A model that enlarges does so to any clip, at the clip's own rate, and says that its detail is invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from generators.base import Clip, Progress, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, Role, model_named
from generators.diffusion import DiffusionGenerator
from generators.diffusion.enlarging import plan_for
from generators.diffusion.loading import forget
from generators.errors import CannotRender
from generators.upscale.asking import upscaler_named
from generators.upscale.source import open_source
from prompts.shot import Shot
from tests.generators.clips import make_clip, square
from tests.generators.tiny_kandinsky import tiny_kandinsky6_sr
from tests.generators.tiny_rendering import row_of

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore:flex_attention called without:UserWarning"),
]


@pytest.fixture(scope="module")
def row(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """A real upscaler with tiny random weights, whose tiles are 64 pixels."""
    folder = tiny_kandinsky6_sr(tmp_path_factory.mktemp("models") / "vsr")
    yield row_of(
        folder, "kandinsky6-sr", {Role.UPSCALE: "Kandinsky6SRPipeline"}, guidance=1.0, scales=(2, 4), smallest=96
    )
    forget()


def enlarge(row: Model, source: Path, output: Path, told: Any = lambda _: None, **settings: float) -> Clip:
    request = RenderRequest(
        shot=Shot(), settings=RenderSettings(**settings), inputs=RenderInputs(source=source), output=output
    )
    return DiffusionGenerator(row).render(request, told)


def test_a_clip_becomes_twice_as_large_with_its_sound(row: Model, tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mp4", [square(n, 112, 64) for n in range(9)], sound="aac")
    told: list[Progress] = []
    clip = enlarge(row, source, tmp_path / "b.mp4", told.append, width=224, height=128, fps=24)
    last = [one for one in told if one.stage == "denoising"][-1]
    assert last.done == last.total == 2 * 9  # steps of each tile
    assert (clip.width, clip.height, clip.frames, clip.generator) == (224, 128, 9, "tiny-vsr")
    assert clip.warnings[0] == "Enlarged 2 times by Tiny vsr from 112x64: its detail is invented"
    with av.open(str(clip.path)) as made:
        assert made.streams.audio


def test_another_rate_is_made_from_what_the_model_drew(row: Model, tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mp4", [square(n, 112, 64) for n in range(6)], fps=12)
    clip = enlarge(row, source, tmp_path / "b.mp4", width=224, height=128, fps=24)
    assert (clip.frames, clip.fps) == (12, 24)
    assert any("interpolated with motion compensation from 12 fps" in line.casefold() for line in clip.warnings)


def test_it_is_made_as_many_times_larger_as_is_needed_and_then_fitted(row: Model, tmp_path: Path) -> None:
    source = open_source(make_clip(tmp_path / "a.mp4", [square(n, 112, 64) for n in range(6)]))

    def plan(width: int, height: int) -> tuple[float, int, int]:
        settings = RenderSettings(width=width, height=height)
        request = RenderRequest(shot=Shot(), settings=settings, output=tmp_path / "b.mp4")
        made = plan_for(row, source, request)
        return made.scale, made.width, made.height

    assert plan(224, 128) == (2, 224, 128)
    assert plan(336, 192) == (4, 448, 256)
    assert plan(1120, 640) == (4, 448, 256)
    with pytest.raises(CannotRender, match="only enlarges"):
        plan(112, 64)


def test_a_clip_that_is_smaller_than_the_model_takes_is_handed_over_larger(row: Model, tmp_path: Path) -> None:
    source = open_source(make_clip(tmp_path / "a.mp4", [square(n, 96, 48) for n in range(5)]))
    large = row.model_copy(update={"smallest": 192})
    request = RenderRequest(shot=Shot(), settings=RenderSettings(width=192, height=96), output=tmp_path / "b.mp4")
    assert plan_for(large, source, request).source_size == (192, 96)


def test_a_long_clip_in_4k_is_made_in_pieces_that_fit(tmp_path: Path) -> None:
    vsr = model_named("kandinsky-6-vsr")
    assert vsr is not None
    source = open_source(make_clip(tmp_path / "a.mp4", [square(0, 960, 540)] * 60))
    request = RenderRequest(shot=Shot(), settings=RenderSettings(width=3840, height=2160), output=tmp_path / "b.mp4")
    plan = plan_for(vsr, source, request)
    assert (plan.scale, plan.frames) == (4, 60)
    assert [piece.frames for piece in plan.segments] == [29, 29, 5]


def test_what_enlarges_nothing_or_is_not_here_is_refused_with_what_does() -> None:
    assert upscaler_named(None) == "lanczos"
    with pytest.raises(CannotRender, match="these do: lanczos, kandinsky-6-vsr"):
        upscaler_named("wan2.2-ti2v-5b")
    with pytest.raises(CannotRender, match="rushes models pull kandinsky-6-vsr"):
        upscaler_named("kandinsky-6-vsr")
