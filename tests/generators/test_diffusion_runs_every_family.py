"""Every family of the catalogue makes a clip from a plan, by the real pipeline with tiny random weights.

What each brings in is seen in what comes out: another picture, another path, another clip. Steps are told one by one
to the number that was foreseen, also by pipelines that call nobody back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

import torch
from PIL import Image

from generators.base import ControlVideo, Progress, Reference, RenderInputs
from generators.catalogue import FrameRule, Role, Sampling, SecondStage, catalogue
from generators.diffusion import stepping
from generators.diffusion.families import family_names
from generators.diffusion.loading import forget
from generators.errors import Cancelled, CannotRender
from prompts.complete import complete
from prompts.read import read
from tests.generators import (
    tiny_cosmos,
    tiny_hunyuan,
    tiny_kandinsky,
    tiny_ltx2,
    tiny_models,
    tiny_modular,
    tiny_others,
    tiny_pictures,
)
from tests.generators.tiny_rendering import HEIGHT, WIDTH, picture, render, row_of, tone, video

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore:flex_attention called without:UserWarning"),
]

ONE_PICTURE = FrameRule(most=1)
LTX_FRAMES = FrameRule(step=8, offset=1, least=9, most=25)
TWO_STAGES = Sampling(steps=2, sigmas=(1.0, 0.5), height=64, second=SecondStage(sigmas=(0.9, 0.5)))
H3 = {
    Role.TEXT_TO_VIDEO: "MiniMaxH3ModularPipeline:t2va",
    Role.FIRST_LAST: "MiniMaxH3ModularPipeline:fl2va",
    Role.REFERENCES: "MiniMaxH3ModularPipeline:ref2va",
}


@dataclass(frozen=True)
class Case:
    """A tiny pipeline, and how its row differs from the usual one.

    Attributes:
        build: writes it.
        family: of the catalogue.
        pipelines: as in the catalogue.
        brings: what the requests bring, each of which gives another clip.
        steps: that are told for the first of them.
        row: what is unusual about its row.
        asked: what is unusual about the request.
    """

    build: Callable[[Path], Path]
    family: str
    pipelines: dict[Role, str]
    brings: tuple[str, ...] = ("nothing",)
    steps: int = 2
    row: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, Any] = field(default_factory=dict)


CASES = {
    "hunyuan": Case(tiny_hunyuan.tiny_hunyuan, "hunyuan", {Role.TEXT_TO_VIDEO: "HunyuanVideo15Pipeline"}),
    "hunyuan-picture": Case(
        tiny_hunyuan.tiny_hunyuan_picture,
        "hunyuan",
        {Role.IMAGE_TO_VIDEO: "HunyuanVideo15ImageToVideoPipeline"},
        ("first", "other"),
    ),
    "helios": Case(
        tiny_others.tiny_helios,
        "helios",
        {Role.TEXT_TO_VIDEO: "HeliosPyramidPipeline", Role.IMAGE_TO_VIDEO: "HeliosPyramidPipeline"},
        ("nothing", "first"),
        steps=12,  # two steps in three sizes, and all twice for a first chunk
        row={
            "frames": FrameRule(step=33, least=33, most=132),
            "sizes": {64: 128},
            "size_multiple": 64,
            "sampling": Sampling(steps=6, height=64),
        },
        asked={"seconds": 0.5},
    ),
    "kandinsky5": Case(tiny_kandinsky.tiny_kandinsky5, "kandinsky5", {Role.TEXT_TO_VIDEO: "Kandinsky5T2VPipeline"}),
    "kandinsky6": Case(
        tiny_kandinsky.tiny_kandinsky6,
        "kandinsky6",
        {Role.TEXT_TO_VIDEO: "Kandinsky6TI2VAPipeline", Role.IMAGE_TO_VIDEO: "Kandinsky6TI2VAPipeline"},
        ("nothing", "first"),
        row={"audio": True},
    ),
    "sana-wm": Case(
        tiny_others.tiny_sana_wm,
        "sana-wm",
        {Role.CAMERA_PATH: "SanaWMPipeline"},
        ("still camera", "moving camera"),
        row={"frames": LTX_FRAMES, "sizes": {64: 64}, "size_multiple": 32, "controls": ("camera",)},
        asked={"seconds": 0.5, "width": 64},
    ),
    "cosmos3": Case(
        tiny_cosmos.tiny_cosmos3,
        "cosmos3",
        {Role.TEXT_TO_VIDEO: "Cosmos3OmniPipeline", Role.IMAGE_TO_VIDEO: "Cosmos3OmniPipeline"},
        ("nothing", "first"),
        row={"audio": True},
    ),
    "ltx2-two-stages": Case(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        {
            Role.TEXT_TO_VIDEO: "LTX2Pipeline",
            Role.IMAGE_TO_VIDEO: "LTX2ImageToVideoPipeline",
            Role.FIRST_LAST: "LTX2ConditionPipeline",
        },
        ("nothing", "ends"),
        steps=4,
        row={
            "frames": LTX_FRAMES,
            "sizes": {64: 64},
            "size_multiple": 32,
            "sampling": TWO_STAGES,
            "audio": True,
        },
        asked={"seconds": 0.5, "width": 64},
    ),
    "ltx2-references": Case(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        {Role.REFERENCES: "LTX2InContextPipeline", Role.TEXT_TO_VIDEO: "LTX2Pipeline"},
        ("who", "a movement", "a sound", "another sound", "all of it"),
        row={
            "frames": LTX_FRAMES,
            "sizes": {64: 64},
            "size_multiple": 32,
            "sampling": Sampling(steps=2, sigmas=(1.0, 0.5), height=64),
            "audio": True,
            "references": 1,
            "reference_clips": 1,
            "reference_sounds": 1,
        },
        asked={"seconds": 0.5, "width": 64},
    ),
    "animate-2": Case(
        tiny_modular.tiny_animate_2,
        "animate-2",
        {Role.AVATAR: "WanAnimate2DistilledModularPipeline"},
        ("who moves", "other moves"),
        steps=3,  # a look at the driving video, and two steps
        row={"modular": True, "guidance": 1.0, "references": 1},
        asked={"seconds": 0.5},
    ),
    "h3": Case(
        tiny_modular.tiny_h3,
        "h3",
        H3,
        ("nothing", "ends", "who", "who is heard"),
        steps=1,  # between two noise levels
        row={
            "modular": True,
            "guidance": 1.0,
            "references": 1,
            "reference_clips": 1,
            "reference_sounds": 1,
            "sounds_in": (Role.REFERENCES,),
            "audio": True,
            "rate": 24,
            "sizes": {32: 32},
            "size_multiple": 32,
            "frames": FrameRule(step=17, offset=5, least=124, most=345),
        },
        asked={"seconds": 5.0, "width": 64},
    ),
    "z-image": Case(
        tiny_models.tiny_z_image,
        "z-image",
        {
            Role.PICTURE: "ZImagePipeline",
            Role.PICTURE_EDIT: "ZImageImg2ImgPipeline",
            Role.PICTURE_INPAINT: "ZImageInpaintPipeline",
        },
        ("first", "other", "masked", "nothing"),
        row={"frames": ONE_PICTURE, "sampling": Sampling(steps=4, guidance=2.0, height=HEIGHT)},
        asked={"strength": 0.5},
    ),
    "flux2-klein": Case(
        tiny_pictures.tiny_flux2_klein,
        "flux2-klein",
        {
            Role.PICTURE: "Flux2KleinPipeline",
            Role.PICTURE_EDIT: "Flux2KleinPipeline",
            Role.PICTURE_INPAINT: "Flux2KleinInpaintPipeline",
        },
        ("nothing", "first", "other", "who", "masked"),
        row={"frames": ONE_PICTURE, "references": 1, "sampling": Sampling(steps=4, height=HEIGHT)},
        asked={"strength": 0.5},
        steps=4,
    ),
    "qwen-edit": Case(
        tiny_pictures.tiny_qwen_edit,
        "qwen-edit",
        {Role.PICTURE_EDIT: "QwenImageEditPlusPipeline"},
        ("first", "other"),
        row={"frames": ONE_PICTURE, "references": 1},
    ),
}


@pytest.fixture(autouse=True)
def _nothing_stays_loaded() -> Iterator[None]:
    # Wan-Animate-2 compiles its attention, which takes minutes on a processor and a second without.
    torch.compiler.set_stance("force_eager")
    yield
    torch.compiler.set_stance("default")
    forget()


def _camera(path: Path, metres: float) -> ControlVideo:
    matrices = np.tile(np.eye(4, dtype=np.float32), (40, 1, 1))
    matrices[:, 2, 3] = np.linspace(0.0, metres, 40)
    lens = np.tile(np.array([60.0, 60.0, 32.0, 32.0], np.float32), (40, 1))
    np.savez(path, camera_to_world=matrices, intrinsics=lens)
    return ControlVideo(kind="camera", path=path)


def _inputs(what: str, place: Path) -> RenderInputs:
    """What a request of a case brings."""
    warm, cold = picture(place / "warm.png"), picture(place / "cold.png", (20, 60, 200))
    half = Image.new("L", (WIDTH, HEIGHT), 0)
    half.paste(255, (0, 0, WIDTH // 2, HEIGHT))
    half.save(place / "half.png")
    footage = video(place / "footage.mp4")
    who = Reference(path=picture(place / "green.png", (20, 200, 60)))
    moves = Reference(path=footage, medium="footage", shows="motion")
    low, high = (Reference(path=tone(place / f"{hertz}.wav", hertz), medium="sound") for hertz in (150, 2500))
    return {
        "nothing": lambda: RenderInputs(),
        "first": lambda: RenderInputs(first_frame=warm),
        "other": lambda: RenderInputs(first_frame=cold),
        "ends": lambda: RenderInputs(first_frame=warm, last_frame=cold),
        "who": lambda: RenderInputs(references=(who,)),
        "a movement": lambda: RenderInputs(references=(moves,)),
        "a sound": lambda: RenderInputs(references=(low,)),
        "another sound": lambda: RenderInputs(references=(high,)),
        "who is heard": lambda: RenderInputs(references=(who, low)),
        "all of it": lambda: RenderInputs(references=(who, moves, high)),
        "masked": lambda: RenderInputs(source=warm, mask=place / "half.png"),
        "who moves": lambda: RenderInputs(source=footage, references=(Reference(path=warm),)),
        "other moves": lambda: RenderInputs(source=footage, references=(Reference(path=cold),)),
        "still camera": lambda: RenderInputs(first_frame=warm, controls=(_camera(place / "still.npz", 0.0),)),
        "moving camera": lambda: RenderInputs(first_frame=warm, controls=(_camera(place / "moving.npz", 3.0),)),
    }[what]()


@pytest.mark.parametrize("name", CASES)
def test_a_family_makes_a_clip_and_what_it_is_shown_is_seen(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    row = row_of(case.build(tmp_path / name), case.family, case.pipelines, **case.row)
    asked = {"seconds": 0.6} | case.asked
    strength = asked.pop("strength", 0.8)
    made, counts = set(), []
    for what in case.brings:
        told: list[Progress] = []
        inputs = _inputs(what, tmp_path).model_copy(update={"strength": strength})
        clip = render(row, tmp_path / f"{what}.mp4", inputs=inputs, progress=told.append, **asked)
        made.add(clip.sha256)
        assert clip.frames == round(asked["seconds"] * 24)
        last = [one for one in told if one.stage == "denoising"][-1]
        assert last.done == last.total
        counts.append(last.done)
        if row.audio:
            with av.open(str(clip.path)) as heard:
                assert heard.streams.audio
    assert len(made) == len(case.brings)
    assert counts[0] == case.steps


def test_latents_that_are_packed_give_a_look_in_both_stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PREVIEW_AFTER_S", "PREVIEW_BEFORE_S", "PREVIEW_EVERY_S", "PREVIEW_SHARE"):
        monkeypatch.setattr(stepping, name, 1e9 if name == "PREVIEW_SHARE" else 0.0)
    case, told = CASES["ltx2-two-stages"], list[Progress]()
    row = row_of(case.build(tmp_path / "ltx2"), case.family, case.pipelines, **case.row)
    render(row, tmp_path / "a.mp4", progress=told.append, seconds=0.6)
    looks = [one.preview for one in told if one.stage == "denoising" and one.preview]
    sizes = {Image.open(BytesIO(look)).size for look in looks}
    assert len(looks) >= 2
    assert len(sizes) == 2


@pytest.mark.skipif(find_spec("torchvision") is None, reason="torchvision is not installed")
def test_minimax_h3_takes_after_a_movement(tmp_path: Path) -> None:
    case = CASES["h3"]
    row = row_of(case.build(tmp_path / "h3"), case.family, case.pipelines, **case.row)
    clips = [render(row, tmp_path / f"{number}.mp4", inputs=_inputs(what, tmp_path), seconds=5.0, width=64)
             for number, what in enumerate(("who", "a movement", "all of it"))]  # fmt: skip
    assert len({clip.sha256 for clip in clips}) == 3


def test_a_clip_that_is_drawn_to_a_sound_has_that_sound(tmp_path: Path) -> None:
    case = CASES["ltx2-references"]
    row = row_of(case.build(tmp_path / "ltx2"), case.family, case.pipelines, **case.row)
    clip = render(row, tmp_path / "a.mp4", inputs=_inputs("a sound", tmp_path), **case.asked)
    with av.open(str(clip.path)) as opened:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in opened.decode(audio=0)])
        rate = opened.streams.audio[0].rate
    middle = heard[len(heard) // 4 : len(heard) * 3 // 4]
    loudest = np.abs(np.fft.rfft(middle)).argmax() * rate / len(middle)
    assert loudest == pytest.approx(150, abs=8)


def test_every_row_of_the_catalogue_has_a_family_that_is_tried() -> None:
    tried = {case.family for case in CASES.values()} | {
        "wan",
        "lucy",
        "vace",
        "animate",
        "ltx",
        "ltx2",
        "kandinsky6-sr",
    }
    assert {model.family for model in catalogue().values() if not model.looks} <= family_names() == tried


def test_somebody_of_a_picture_moves_as_in_the_previz(tmp_path: Path) -> None:
    case = CASES["animate-2"]
    row = row_of(case.build(tmp_path / "model"), case.family, case.pipelines, **case.row)
    who = RenderInputs(references=(Reference(path=picture(tmp_path / "who.png")),))
    clips = [
        render(
            row, tmp_path / f"{number}.mp4", inputs=who, steer="pose", width=64,
            shot=complete(read(words).shots[0]).model_copy(update={"duration_s": 0.5}),
        )
        for number, words in enumerate(("a woman walks along a beach", "a woman waves on a beach"))
    ]  # fmt: skip
    assert clips[0].sha256 != clips[1].sha256


@pytest.mark.parametrize("name", ["hunyuan", "animate-2"])
def test_a_pipeline_that_calls_nobody_back_is_cancelled_between_passes(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    row = row_of(case.build(tmp_path / name), case.family, case.pipelines, **case.row)

    def stop(progress: Progress) -> None:
        if progress.stage == "denoising" and progress.done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        render(row, tmp_path / "a.mp4", seconds=0.5, inputs=_inputs(case.brings[0], tmp_path), progress=stop)
    assert not (tmp_path / "a.mp4").exists()


def test_a_modular_folder_that_points_elsewhere_is_refused(tmp_path: Path) -> None:
    case = CASES["animate-2"]
    folder = case.build(tmp_path / "model")
    for file in (folder / "vae").iterdir():
        file.unlink()
    row = row_of(folder, case.family, case.pipelines, **case.row)
    with pytest.raises(CannotRender, match="vae"):
        render(row, tmp_path / "a.mp4", seconds=0.5, inputs=_inputs("who moves", tmp_path))


def test_guidance_of_a_guider_is_the_profiles(tmp_path: Path) -> None:
    case = CASES["hunyuan"]
    folder = case.build(tmp_path / "model")
    clips = [
        render(
            row_of(folder, case.family, case.pipelines, guidance=guidance), tmp_path / f"{guidance}.mp4", seconds=0.5
        )
        for guidance in (1.0, 9.0)
    ]
    assert len({clip.sha256 for clip in clips}) == 2
