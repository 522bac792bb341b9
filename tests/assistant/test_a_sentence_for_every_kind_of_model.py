"""For every row of what local models do, a sentence of the chat ends in a take that the model made.

Real pipelines with tiny random weights, in the worker process; what a sentence brings is seen in the take's record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

pytest.importorskip("diffusers", reason="the diffusion extra is not installed")

from assistant.session import Studio
from generators.base import RenderSettings
from generators.catalogue import FrameRule, Role, Sampling, SecondStage, user_file
from tests.assistant.conftest import collect, of_type
from tests.generators import (
    tiny_cosmos,
    tiny_hunyuan,
    tiny_kandinsky,
    tiny_ltx2,
    tiny_models,
    tiny_modular,
    tiny_others,
)
from tests.generators.clips import make_clip, square
from tests.generators.tiny_rendering import row_of, tone
from tests.generators.tiny_rows import row_text

pytestmark = [  # the libraries' own, about one another
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
LTX_FRAMES = FrameRule(step=8, offset=1, least=9, most=25)
SQUARE: dict[str, Any] = {"sizes": {64: 64}, "size_multiple": 32}
DOG = "a dog runs across a meadow, 1 second"
ANNA = "this is Anna: a tall woman with red hair"


@dataclass(frozen=True)
class Kind:
    """A kind of model, and what is said to it.

    Attributes:
        build, family, pipelines, row: the model, as its row of the catalogue has it.
        says: the sentences; the last of them is the one that it makes a take of.
        starts_from: roles of the files that the take says it started from.
        steer: what of the previz the take follows.
        heard: whether the take has sound.
    """

    build: Callable[[Path], Path]
    family: str
    pipelines: dict[Role, str]
    says: tuple[str, ...] = (DOG,)
    row: dict[str, Any] = field(default_factory=dict)
    starts_from: tuple[str, ...] = ()
    steer: str = "none"
    heard: bool = False


LTX2 = {
    Role.TEXT_TO_VIDEO: "LTX2Pipeline",
    Role.IMAGE_TO_VIDEO: "LTX2ImageToVideoPipeline",
    Role.FIRST_LAST: "LTX2ConditionPipeline",
}
LTX2_ROW: dict[str, Any] = {
    **SQUARE,
    "frames": LTX_FRAMES,
    "sampling": Sampling(steps=2, sigmas=(1.0, 0.5), height=64),
    "audio": True,
    "references": 1,
    "reference_clips": 1,
    "reference_sounds": 1,
}
IN_CONTEXT = {
    Role.REFERENCES: "LTX2InContextPipeline",
    Role.EDIT: "LTX2InContextPipeline",
    Role.TEXT_TO_VIDEO: "LTX2Pipeline",
}
VACE = dict.fromkeys((Role.TEXT_TO_VIDEO, Role.CONTROL, Role.REFERENCES, Role.EDIT), "WanVACEPipeline")
VACE_ROW: dict[str, Any] = {"controls": ("flow", "depth"), "references": 2}
TWO_STAGES = Sampling(steps=2, sigmas=(1.0, 0.5), height=64, second=SecondStage(sigmas=(0.9, 0.5)))
KINDS = {
    "general": Kind(
        tiny_models.tiny_wan_both,
        "wan",
        {Role.TEXT_TO_VIDEO: "WanPipeline", Role.IMAGE_TO_VIDEO: "WanImageToVideoPipeline"},
    ),
    "general, in pieces": Kind(
        tiny_models.tiny_wan_both,
        "wan",
        {Role.TEXT_TO_VIDEO: "WanPipeline", Role.IMAGE_TO_VIDEO: "WanImageToVideoPipeline"},
        ("a dog runs across a meadow, 2 seconds",),
    ),
    "two experts": Kind(tiny_models.tiny_wan_two_experts, "wan", {Role.TEXT_TO_VIDEO: "WanPipeline"}),
    "from a picture": Kind(
        tiny_models.tiny_wan_picture,
        "wan",
        {Role.IMAGE_TO_VIDEO: "WanImageToVideoPipeline", Role.FIRST_LAST: "WanImageToVideoPipeline"},
        ("start from photo.png and end on end.png: a dog runs, 1 second",),
        starts_from=("first", "last"),
    ),
    "cinematic, two stages, with sound": Kind(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        LTX2,
        row={**SQUARE, "frames": LTX_FRAMES, "sampling": TWO_STAGES, "audio": True},
        heard=True,
    ),
    "cinematic, with sound": Kind(
        tiny_kandinsky.tiny_kandinsky6,
        "kandinsky6",
        {Role.TEXT_TO_VIDEO: "Kandinsky6TI2VAPipeline"},
        row={"audio": True},
        heard=True,
    ),
    "omni": Kind(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        IN_CONTEXT,
        (f"{ANNA}", "use photo.png for Anna", "Anna waves, 1 second"),
        row=LTX2_ROW,
        starts_from=("reference",),
        heard=True,
    ),
    "omni, after a movement": Kind(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        IN_CONTEXT,
        ("a robot dances, 1 second, use the clip clip.mp4 as reference for the motion",),
        row=LTX2_ROW,
        starts_from=("reference",),
        heard=True,
    ),
    "omni, to a sound": Kind(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        IN_CONTEXT,
        ("a singer on a stage, 1 second, with this song song.wav as the sound reference",),
        row=LTX2_ROW,
        starts_from=("reference",),
        heard=True,
    ),
    "omni, all at once": Kind(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        IN_CONTEXT,
        (
            f"{ANNA}",
            "use photo.png for Anna",
            "Anna dances on a roof, 1 second, clip.mp4 as the motion reference and song.wav as the sound reference",
        ),
        row=LTX2_ROW,
        starts_from=("reference", "reference", "reference"),
        heard=True,
    ),
    "omni, somebody with a voice": Kind(
        tiny_modular.tiny_h3,
        "h3",
        {
            Role.TEXT_TO_VIDEO: "MiniMaxH3ModularPipeline:t2va",
            Role.REFERENCES: "MiniMaxH3ModularPipeline:ref2va",
        },
        (f"{ANNA}", "use photo.png for Anna", "Anna sings, 5 seconds, song.wav as the voice reference"),
        row={
            "modular": True,
            "guidance": 1.0,
            "references": 9,
            "reference_clips": 3,
            "reference_sounds": 3,
            "sounds_in": (Role.REFERENCES,),
            "audio": True,
            "rate": 24,
            "sizes": {64: 64},
            "size_multiple": 32,
            "frames": FrameRule(step=17, offset=5, least=124, most=345),
        },
        starts_from=("reference", "reference"),
        heard=True,
    ),
    "omni, a movement that is followed": Kind(
        tiny_models.tiny_vace,
        "vace",
        VACE,
        ("a robot dances, use the clip clip.mp4 as reference for the motion",),
        row=VACE_ROW,
        starts_from=("reference",),
    ),
    "omni, the looks of a clip": Kind(
        tiny_models.tiny_vace,
        "vace",
        VACE,
        ("a street at night, 1 second, in the style of clip.mp4",),
        row=VACE_ROW,
        starts_from=("reference",),
    ),
    "world model, with sound": Kind(
        tiny_cosmos.tiny_cosmos3,
        "cosmos3",
        {Role.TEXT_TO_VIDEO: "Cosmos3OmniPipeline", Role.IMAGE_TO_VIDEO: "Cosmos3OmniPipeline"},
        ("start from photo.png: a robot arm lifts a box, 1 second",),
        row={"audio": True},
        starts_from=("first",),
        heard=True,
    ),
    "general: LTX-Video": Kind(
        tiny_models.tiny_ltx,
        "ltx",
        {Role.TEXT_TO_VIDEO: "LTXConditionPipeline", Role.FIRST_LAST: "LTXConditionPipeline"},
        ("start from photo.png and end on end.png: a dog runs, 1 second",),
        row={**SQUARE, "frames": LTX_FRAMES, "guidance": 1.0},
        starts_from=("first", "last"),
    ),
    "general: HunyuanVideo 1.5": Kind(
        tiny_hunyuan.tiny_hunyuan, "hunyuan", {Role.TEXT_TO_VIDEO: "HunyuanVideo15Pipeline"}
    ),
    "general: HunyuanVideo 1.5, from a picture": Kind(
        tiny_hunyuan.tiny_hunyuan_picture,
        "hunyuan",
        {Role.IMAGE_TO_VIDEO: "HunyuanVideo15ImageToVideoPipeline"},
        ("start from photo.png: a dog runs, 1 second",),
        starts_from=("first",),
    ),
    "general: Kandinsky 5": Kind(
        tiny_kandinsky.tiny_kandinsky5, "kandinsky5", {Role.TEXT_TO_VIDEO: "Kandinsky5T2VPipeline"}
    ),
    "general: Helios": Kind(
        tiny_others.tiny_helios,
        "helios",
        {Role.TEXT_TO_VIDEO: "HeliosPyramidPipeline"},
        row={
            "frames": FrameRule(step=33, least=33, most=132),
            "sizes": {64: 128},
            "size_multiple": 64,
            "sampling": Sampling(steps=3, height=64),
        },
    ),
    "character animation, with no footage": Kind(
        tiny_models.tiny_animate,
        "animate",
        {Role.AVATAR: "WanAnimatePipeline"},
        (f"{ANNA}", "use photo.png for Anna", "Anna walks through a park, 1 second"),
        row={"controls": ("pose", "face"), "references": 1, "guidance": 1.0},
        starts_from=("reference",),
        steer="auto",
    ),
    "character animation, as in a video": Kind(
        tiny_modular.tiny_animate_2,
        "animate-2",
        {Role.AVATAR: "WanAnimate2DistilledModularPipeline"},
        (f"{ANNA}", "use photo.png for Anna", "Anna dances, 1 second, clip.mp4 as the motion reference"),
        row={"modular": True, "guidance": 1.0, "references": 1},
        starts_from=("reference", "reference"),
    ),
    "motion control": Kind(
        tiny_models.tiny_vace,
        "vace",
        VACE,
        ("a robot dances, follow the motion of clip.mp4",),
        row=VACE_ROW,
        starts_from=("control",),
    ),
    "the camera's path": Kind(
        tiny_others.tiny_sana_wm,
        "sana-wm",
        {Role.CAMERA_PATH: "SanaWMPipeline"},
        ("a lighthouse on a cliff, slow dolly in, 1 second",),
        row={**SQUARE, "frames": LTX_FRAMES, "controls": ("camera",)},
        steer="auto",
    ),
    "editing": Kind(
        tiny_models.tiny_lucy,
        "lucy",
        {Role.EDIT: "LucyEditPipeline"},
        ("turn clip.mp4 into a watercolour",),
        starts_from=("source",),
    ),
    "editing, in context": Kind(
        tiny_ltx2.tiny_ltx2,
        "ltx2",
        IN_CONTEXT,
        ("turn clip.mp4 into a watercolour",),
        row=LTX2_ROW,
        starts_from=("source",),
        heard=True,
    ),
    "refinement": Kind(
        tiny_models.tiny_wan,
        "wan",
        {Role.TEXT_TO_VIDEO: "WanPipeline", Role.REFINE: "WanVideoToVideoPipeline"},
        ("change clip.mp4 so that it snows",),
        starts_from=("source",),
    ),
}


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with settings of their own and some files in the working folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("TORCHDYNAMO_DISABLE", "1")  # Wan-Animate-2 compiles its attention, which takes minutes here
    user_file().parent.mkdir(parents=True)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    Image.new("RGB", (112, 64), (200, 80, 20)).save("photo.png")
    Image.fromarray(np.full((64, 112, 3), 90, np.uint8)).save("end.png")
    tone(Path("song.wav"))
    make_clip(Path("clip.mp4"), [square(n, 112, 64) for n in range(12)], fps=12)


@pytest.mark.parametrize("name", KINDS)
async def test_a_sentence_ends_in_a_take_of_the_model(name: str, tmp_path: Path) -> None:
    kind = KINDS[name]
    row = row_of(kind.build(tmp_path / "model"), kind.family, kind.pipelines, **kind.row)
    user_file().write_text(row_text(row))
    small = RenderSettings(width=row.sizes[64], height=64, fps=8.0)
    async with await Studio.open(tmp_path / "film", generator=row.name, settings=small, budget_seconds=1e9) as studio:
        for words in kind.says[:-1]:
            assert not of_type(await collect(studio.say(words, render=False)), "error")
        events = await collect(studio.say(kind.says[-1]))
        assert not of_type(events, "error"), of_type(events, "error")
        (take,) = (event.take for event in of_type(events, "take"))
        kept = studio.project.takes.all()[-1]
    assert take.model.startswith(row.name)
    assert tuple(one.role for one in take.inputs) == kind.starts_from
    assert kept.settings["steer"] == kind.steer
    with av.open(str(tmp_path / "film" / take.path)) as clip:
        assert bool(clip.streams.audio) == kind.heard
        assert clip.streams.video[0].frames == take.frames == round(take.seconds * 8)
