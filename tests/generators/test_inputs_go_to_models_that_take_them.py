"""Of what a render brings, a model takes all, all but somebody's looks, or says which model would take it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from generators.base import ControlVideo, Reference, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, Role, model_named
from generators.diffusion.families import Call, call_of
from generators.diffusion.planning import plan_of
from generators.diffusion.referring import as_referred
from generators.diffusion.taking import left_out, taken
from generators.errors import CannotRender
from generators.previz import PrevizGenerator
from prompts.shot import Shot

HERE = Path("picture.png")
LOOKS = (Reference(path=HERE, subject="anna"),)
POSE = (ControlVideo(kind="pose", path=HERE),)
MOVES = Reference(path=Path("dance.mp4"), medium="footage", shows="motion")
STYLE = Reference(path=Path("style.mp4"), medium="footage")
SONG = Reference(path=Path("song.wav"), medium="sound")


def known(name: str) -> Model:
    model = model_named(name)
    assert model is not None
    return model


def test_one_pipeline_that_does_it_all_takes_it_all() -> None:
    given = RenderInputs(first_frame=HERE, references=LOOKS, controls=POSE)
    found = taken(known("wan2.1-vace-14b"), given)
    assert found.inputs == given
    assert not found.warnings


def test_looks_are_left_out_where_a_picture_leads_and_that_is_said() -> None:
    found = taken(known("wan2.2-ti2v-5b"), RenderInputs(first_frame=HERE, references=LOOKS))
    assert found.role is Role.IMAGE_TO_VIDEO
    assert found.inputs == RenderInputs(first_frame=HERE)
    assert "they look as described; wan2.1-vace-1.3b would" in found.warnings[0]


def test_a_picture_to_start_from_is_of_whom_an_avatar_model_moves() -> None:
    found = taken(known("wan2.2-animate-14b"), RenderInputs(first_frame=HERE, controls=POSE))
    assert found.role is Role.AVATAR
    assert found.inputs.references[0].path == HERE


@pytest.mark.parametrize(
    ("model", "given", "words"),
    [
        ("wan2.2-t2v-a14b", RenderInputs(first_frame=HERE), "no picture to start from; wan2.2-ti2v-5b would"),
        ("wan2.2-ti2v-5b", RenderInputs(last_frame=HERE), "no picture to end on; "),
        ("wan2.2-ti2v-5b", RenderInputs(controls=POSE), "no footage to follow; wan2.1-vace-1.3b would"),
        ("wan2.2-ti2v-5b", RenderInputs(source=HERE, mask=HERE), "no footage to change; wan2.1-vace-1.3b would"),
        ("wan2.1-t2v-1.3b", RenderInputs(source=HERE, mask=HERE), "no footage to change; wan2.1-vace-1.3b would"),
        ("wan2.2-animate-14b", RenderInputs(controls=POSE), "needs a picture of who moves"),
    ],
)
def test_what_a_model_cannot_take_is_refused_with_which_would(model: str, given: RenderInputs, words: str) -> None:
    with pytest.raises(CannotRender, match=words):
        taken(known(model), given)


@pytest.mark.parametrize(
    ("model", "references", "words"),
    [
        ("wan2.2-ti2v-5b", (MOVES,), "takes no footage as a reference; wan2.1-vace-1.3b would take it"),
        ("wan2.2-ti2v-5b", (STYLE,), "takes no footage as a reference; .* would take it"),
        ("wan2.1-vace-14b", (SONG,), "takes no sound as a reference; .*ltx-2.* would.* say: with the music song.wav"),
        ("wan2.1-vace-14b", (MOVES, MOVES), "one video at a time"),
        ("minimax-h3", (SONG,), "beside a picture or a clip"),
    ],
)
def test_a_clip_or_a_sound_that_a_model_has_no_use_for_is_refused(
    model: str, references: tuple[Reference, ...], words: str
) -> None:
    with pytest.raises(CannotRender, match=words):
        taken(known(model), as_referred(known(model), RenderInputs(references=references)).inputs)


def test_a_movement_is_followed_by_a_model_that_takes_no_clips_as_references() -> None:
    found = as_referred(known("wan2.1-vace-14b"), RenderInputs(references=(*LOOKS, MOVES)))
    assert found.inputs.references == LOOKS
    assert [(one.kind, one.taken) for one in found.inputs.controls] == [("motion", True)]
    assert found.turned == (MOVES,)
    driven = as_referred(known("wan2.2-animate-2-14b"), RenderInputs(references=(*LOOKS, MOVES)))
    assert driven.inputs.source == MOVES.path


def test_how_somebody_looks_may_be_left_out_as_a_clip_as_well() -> None:
    anna = RenderInputs(references=(Reference(path=Path("anna.mp4"), subject="anna", medium="footage"),))
    found = taken(known("wan2.2-ti2v-5b"), as_referred(known("wan2.2-ti2v-5b"), anna).inputs)
    assert found.inputs.references == ()
    assert "they look as described" in found.warnings[0]


@pytest.mark.skipif(find_spec("torchvision") is not None, reason="torchvision is installed")
def test_what_clips_need_is_said_before_anything_is_loaded() -> None:
    with pytest.raises(CannotRender, match="pip install torchvision"):
        as_referred(known("minimax-h3"), RenderInputs(references=(MOVES,)))


def test_a_tone_is_loudest_in_its_own_band() -> None:
    pytest.importorskip("transformers")
    import torch

    from generators.diffusion.hearing import log_mel

    moments = torch.arange(16_000) / 16_000
    bands = [int(log_mel(torch.sin(6.2832 * hertz * moments)[None], 16_000, 160, 64)[0].mean(0).argmax())
             for hertz in (150.0, 1000.0, 4000.0)]  # fmt: skip
    assert bands == sorted(bands)
    assert len(set(bands)) == 3


def test_previz_stages_from_the_words_and_says_what_it_leaves_out() -> None:
    given = RenderInputs(first_frame=HERE, references=LOOKS, sound=HERE)
    ability = PrevizGenerator().can(Shot(duration_s=1.0), RenderSettings(), given)
    assert ability.able
    assert ability.uses == RenderInputs(sound=HERE)
    assert len(ability.warnings) == 2
    assert left_out("previz", RenderInputs(sound=HERE)) == []


def test_what_is_to_be_redrawn_is_not_seen_where_it_was() -> None:
    request = RenderRequest(
        shot=Shot(duration_s=0.5), settings=RenderSettings(width=64, height=64), output=Path("out.mp4")
    )
    plan = plan_of(known("wan2.1-vace-1.3b"), request, role=Role.EDIT)
    size = (plan.width, plan.height)
    half = Image.new("L", size, 0)
    half.paste(255, (0, 0, size[0] // 2, size[1]))
    count = plan.segments[0].frames
    call = Call(
        plan=plan,
        segment=plan.segments[0],
        role=Role.EDIT,
        prompt="",
        negative="",
        generator=None,
        callback=lambda *_: {},
        source=[Image.new("RGB", size, (250, 10, 10))] * count,
        mask=[half] * count,
    )
    shown = call_of(call)["video"][0]
    assert shown.getpixel((2, 2)) == (128, 128, 128)
    assert shown.getpixel((size[0] - 2, 2)) == (250, 10, 10)
