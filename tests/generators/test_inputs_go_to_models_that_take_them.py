"""Of what a render brings, a model takes all, all but somebody's looks, or says which model would take it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generators.base import ControlVideo, Reference, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, Role, model_named
from generators.diffusion.families import Call, call_of
from generators.diffusion.planning import plan_of
from generators.diffusion.taking import left_out, taken
from generators.errors import CannotRender
from generators.previz import PrevizGenerator
from prompts.shot import Shot

HERE = Path("picture.png")
LOOKS = (Reference(path=HERE, subject="anna"),)
POSE = (ControlVideo(kind="pose", path=HERE),)


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
