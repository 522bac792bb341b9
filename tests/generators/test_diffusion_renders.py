"""Every role is rendered by a real pipeline with tiny random weights, loaded from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from generators.base import ControlVideo, Progress, Reference, RenderInputs
from generators.catalogue import Adapter, FrameRule, Role, Sampling, Weights
from generators.diffusion import stepping
from generators.diffusion.loading import forget
from generators.errors import Cancelled, CannotRender
from generators.video import ClipWriter, frame_at, probe
from prompts.shot import OnScreenText, Shot
from tests.generators.tiny_models import TINY, tiny_lora
from tests.generators.tiny_rendering import HEIGHT, WIDTH, picture, render, row_of, video


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every tiny pipeline, saved."""
    place = tmp_path_factory.mktemp("models")
    return {name: build(place / name) for name, build in TINY.items()}


@pytest.fixture(autouse=True)
def _nothing_stays_loaded() -> Iterator[None]:
    yield
    forget()


WAN = {Role.TEXT_TO_VIDEO: "WanPipeline"}


def test_words_become_a_clip_of_the_asked_length_rate_and_size(folders: dict[str, Path], tmp_path: Path) -> None:
    clip = render(row_of(folders["wan"], "wan", WAN), tmp_path / "a.mp4", width=128, height=72, fps=25.0)
    facts = probe(clip.path)
    assert (facts.width, facts.height, facts.fps, facts.frames) == (128, 72, 25.0, 25)
    assert clip.generator == "tiny-wan"


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_clip(
    folders: dict[str, Path], tmp_path: Path
) -> None:
    row = row_of(folders["wan"], "wan", WAN)
    first, again, other = (
        render(row, tmp_path / f"{name}.mp4", seed=seed).sha256 for name, seed in (("a", 3), ("b", 3), ("c", 4))
    )
    assert first == again != other


def test_both_experts_denoise(folders: dict[str, Path], tmp_path: Path) -> None:
    weights = Weights(transformer=0.001, experts=2, text_encoder=0.001)
    sampling = Sampling(steps=4, guidance=3.0, guidance_2=2.0, height=HEIGHT)
    told: list[Progress] = []
    row = row_of(folders["wan-two-experts"], "wan", WAN, weights=weights, sampling=sampling)
    render(row, tmp_path / "a.mp4", progress=told.append)
    assert [one.done for one in told if one.stage == "denoising"] == [1, 2, 3, 4]


def test_a_first_picture_leads_the_clip(folders: dict[str, Path], tmp_path: Path) -> None:
    roles = {Role.IMAGE_TO_VIDEO: "WanImageToVideoPipeline", Role.FIRST_LAST: "WanImageToVideoPipeline"}
    row = row_of(folders["wan-picture"], "wan", roles)
    warm = RenderInputs(first_frame=picture(tmp_path / "warm.png"))
    cold = RenderInputs(first_frame=picture(tmp_path / "cold.png", (20, 60, 200)))
    assert render(row, tmp_path / "a.mp4", inputs=warm).sha256 != render(row, tmp_path / "b.mp4", inputs=cold).sha256


def test_first_and_last_picture(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["wan-picture"], "wan", {Role.FIRST_LAST: "WanImageToVideoPipeline"})
    ends = [picture(tmp_path / f"{index}.png", (index * 200, 90, 30)) for index in range(2)]
    one_way = RenderInputs(first_frame=ends[0], last_frame=ends[1])
    other_way = RenderInputs(first_frame=ends[0], last_frame=ends[0])
    clips = [render(row, tmp_path / f"{n}.mp4", inputs=given).sha256 for n, given in enumerate((one_way, other_way))]
    assert clips[0] != clips[1]


def test_footage_is_refined(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["wan"], "wan", {Role.REFINE: "WanVideoToVideoPipeline"})
    source = video(tmp_path / "source.mp4")
    slight = render(row, tmp_path / "a.mp4", inputs=RenderInputs(source=source, strength=0.5))
    strong = render(row, tmp_path / "b.mp4", inputs=RenderInputs(source=source, strength=1.0))
    assert slight.sha256 != strong.sha256


def test_somebody_is_moved_by_a_pose_video(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["animate"], "animate", {Role.AVATAR: "WanAnimatePipeline"}, controls=("pose",), references=1)
    pose = ControlVideo(kind="pose", path=video(tmp_path / "pose.mp4"))
    who = (Reference(path=picture(tmp_path / "who.png")),)
    clip = render(row, tmp_path / "a.mp4", inputs=RenderInputs(controls=(pose,), references=who))
    other = (Reference(path=picture(tmp_path / "other.png", (10, 200, 30))),)
    same_pose = render(row, tmp_path / "b.mp4", inputs=RenderInputs(controls=(pose,), references=other))
    assert clip.frames == 24
    assert clip.sha256 != same_pose.sha256


def test_lucy_edits_footage(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["lucy"], "lucy", {Role.EDIT: "LucyEditPipeline"})
    clip = render(row, tmp_path / "a.mp4", inputs=RenderInputs(source=video(tmp_path / "source.mp4")))
    assert clip.frames == 24


VACE = dict.fromkeys(
    (Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO, Role.REFERENCES, Role.CONTROL, Role.EDIT), "WanVACEPipeline"
)


def test_a_control_video_steers_the_clip(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["vace"], "vace", VACE, controls=("depth",))
    control = ControlVideo(kind="depth", path=video(tmp_path / "depth.mp4"), strength=1.0)
    steered = render(row, tmp_path / "a.mp4", inputs=RenderInputs(controls=(control,)))
    loose = control.model_copy(update={"strength": 0.0})
    free = render(row, tmp_path / "b.mp4", inputs=RenderInputs(controls=(loose,)))
    assert steered.sha256 != free.sha256


def test_references_and_masked_edits(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["vace"], "vace", VACE, references=1)
    who = RenderInputs(references=(Reference(path=picture(tmp_path / "who.png"), subject="dog"),))
    mask = tmp_path / "mask.png"
    half = Image.new("L", (WIDTH, HEIGHT), 0)
    half.paste(255, (0, 0, WIDTH // 2, HEIGHT))
    half.save(mask)
    edit = RenderInputs(source=video(tmp_path / "source.mp4"), mask=mask)
    whole = RenderInputs(source=edit.source)
    shas = [render(row, tmp_path / f"{n}.mp4", inputs=given).sha256 for n, given in enumerate((who, edit, whole))]
    assert len(set(shas)) == 3


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # diffusers' scheduler and numpy
def test_ltx_takes_conditions(folders: dict[str, Path], tmp_path: Path) -> None:
    roles = dict.fromkeys((Role.TEXT_TO_VIDEO, Role.IMAGE_TO_VIDEO, Role.FIRST_LAST), "LTXConditionPipeline")
    rule = FrameRule(step=8, offset=1, least=9, most=25)
    row = row_of(folders["ltx"], "ltx", roles, frames=rule, sizes={64: 96}, size_multiple=32)
    plain = render(row, tmp_path / "a.mp4", width=96)
    led = render(row, tmp_path / "b.mp4", width=96, inputs=RenderInputs(first_frame=picture(tmp_path / "first.png")))
    assert plain.sha256 != led.sha256
    assert plain.frames == led.frames == 24


def test_a_picture_model_makes_a_still(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(
        folders["z-image"], "z-image", {Role.PICTURE: "ZImagePipeline"}, frames=FrameRule(most=1), guidance=0.0
    )
    clip = render(row, tmp_path / "a.mp4")
    assert clip.frames == 24
    assert "nothing moves in the clip" in clip.warnings


def test_a_long_shot_is_made_in_pieces_that_go_on_from_one_another(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["vace"], "vace", VACE)
    told: list[Progress] = []
    clip = render(row, tmp_path / "a.mp4", seconds=2.5, progress=told.append)
    assert clip.frames == 60
    assert told[0].total == 2 * 3
    assert any("pieces" in warning for warning in clip.warnings)


def test_a_model_that_cannot_go_on_says_how_long_it_can(folders: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match=r"at most 1\.0625 s"):
        render(row_of(folders["wan"], "wan", WAN), tmp_path / "a.mp4", seconds=5.0)


def test_a_lora_changes_the_clip_by_its_strength(folders: dict[str, Path], tmp_path: Path) -> None:
    file = tiny_lora(tmp_path / "lora")

    def sampling(strength: float) -> Sampling:
        adapter = Adapter(folder=file.parent, file=file.name, strength=strength)
        return Sampling(steps=2, guidance=3.0, height=HEIGHT, adapters=(adapter,))

    plain = render(row_of(folders["wan"], "wan", WAN), tmp_path / "a.mp4").sha256
    full = render(row_of(folders["wan"], "wan", WAN, sampling=sampling(1.0)), tmp_path / "b.mp4").sha256
    half = render(row_of(folders["wan"], "wan", WAN, sampling=sampling(0.5)), tmp_path / "c.mp4").sha256
    assert len({plain, full, half}) == 3


def test_a_cancel_at_a_step_leaves_no_file_and_a_pipeline_that_still_works(
    folders: dict[str, Path], tmp_path: Path
) -> None:
    row = row_of(folders["wan"], "wan", WAN)

    def stop(progress: Progress) -> None:
        if progress.stage == "denoising":
            raise Cancelled

    whole = render(row, tmp_path / "a.mp4").sha256
    with pytest.raises(Cancelled):
        render(row, tmp_path / "b.mp4", progress=stop)
    assert not list(tmp_path.glob("b*"))
    assert render(row, tmp_path / "c.mp4").sha256 == whole


def test_progress_tells_steps_time_left_and_shows_a_picture(
    folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stepping, "PREVIEW_AFTER_S", 0.0)
    monkeypatch.setattr(stepping, "PREVIEW_BEFORE_S", 0.0)
    told: list[Progress] = []
    render(row_of(folders["wan"], "wan", WAN), tmp_path / "a.mp4", progress=told.append)
    steps = [one for one in told if one.stage == "denoising"]
    assert [one.done for one in steps] == [1, 2]
    assert steps[-1].seconds_left == 0.0
    assert any(one.preview and one.preview.startswith(b"\xff\xd8") for one in steps)
    assert [one.stage for one in told if one.stage != "denoising"][:2] == ["loading", "decoding"]


@pytest.mark.parametrize(("steps", "looks"), [(8, 0), (20, 1)])
def test_what_is_soon_there_is_not_looked_at_before(steps: int, looks: int) -> None:
    told: list[Progress] = []
    now = iter(range(1000))  # a look takes a second, as a step does
    counted = stepping.Steps(told.append, steps, clock=lambda: float(next(now)))
    counted.preview_with(lambda _: b"a picture")
    for _ in range(steps):
        counted.one_more(latents="some")
    assert sum(one.preview is not None for one in told) == looks


def test_lettering_is_drawn_exactly_over_the_clip(folders: dict[str, Path], tmp_path: Path) -> None:
    row = row_of(folders["wan"], "wan", WAN)
    bare = render(row, tmp_path / "a.mp4", width=448, height=256)
    titled = Shot(duration_s=1.0, text=[OnScreenText(text="SPRING")])
    lettered = render(row, tmp_path / "b.mp4", width=448, height=256, shot=titled)
    difference = np.abs(frame_at(bare.path, 0.5).astype(int) - frame_at(lettered.path, 0.5)).max()
    assert difference > 60


def test_sound_that_a_model_makes_is_as_long_as_the_pictures(tmp_path: Path) -> None:
    import av

    from generators.diffusion.sound import MadeSound

    wave = np.sin(np.arange(24_000) * 0.05, dtype=np.float32)[None]
    with ClipWriter(tmp_path / "a.mp4", 64, 64, 24.0, beside=MadeSound(wave, 24_000, 1.5)) as clip:
        for _ in range(36):
            clip.write(np.full((64, 64, 3), 90, np.uint8))
    with av.open(str(tmp_path / "a.mp4")) as heard:
        samples = np.concatenate([frame.to_ndarray() for frame in heard.decode(audio=0)], axis=1)
    assert abs(samples.shape[1] / 24_000 - 1.5) < 0.05
    assert np.abs(samples[0, 2000:20_000]).max() > 0.5
    assert np.abs(samples[0, 26_000:]).max() < 0.05
